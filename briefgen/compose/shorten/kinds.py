"""Nothing in, the classes of what may be deleted out, in the order in which they are spent."""

from __future__ import annotations

from dataclasses import dataclass

# What costs the reader least goes first: words that say nothing, then who said it, then asides.
KINDS = (
    "spare words",
    "relative words",
    "short form",
    "connective",
    "trailing attribution",
    "leading attribution",
    "occasion",
    "parenthesis",
    "second sentence",
)
# What stands in brackets.
BRACKETED = frozenset({"parenthesis", "short form"})
# Of these the words alone go, and no mark beside them.
BARE = frozenset({"spare words", "relative words"})


@dataclass(frozen=True, slots=True)
class Cut:
    """Tokens ``first`` to ``last`` (included) that may go; ``head`` is the token they tell more about."""

    first: int
    last: int
    kind: str
    head: int
    speaker: str = ""

    @property
    def price(self) -> int:
        """The place of its class in the order in which classes are spent."""
        return KINDS.index(self.kind)
