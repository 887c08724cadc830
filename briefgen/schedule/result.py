"""What a build printed and its exit code in; what became of the run, in words, out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, Self

NOTHING_NEW = 10  # the exit code of a build that leaves the page as it is
# Codes of errors that may mend themselves: a source out of reach, a page open in Word, no memory left.
MAY_PASS = frozenset({1, 3, 7})
_WORDS = 500  # letters of a message that is kept

Outcome = Literal["published", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Result:
    """The end of a run: a new edition, none because nothing is new, or an error.

    ``why`` are the reasons for a new edition, or for none; ``message`` and ``hint`` are the error's.
    ``seconds`` is how long it took, ``made_good`` what it has done that an earlier run had left undone.
    """

    outcome: Outcome
    exit_code: int = 0
    edition: int | None = None
    path: str = ""
    why: tuple[str, ...] = ()
    warnings: int = 0
    message: str = ""
    hint: str = ""
    seconds: float = 0.0
    made_good: tuple[str, ...] = ()

    @property
    def may_pass(self) -> bool:
        """Whether another try may succeed though nobody mends anything."""
        return self.outcome == "failed" and (self.exit_code in MAY_PASS or self.exit_code < 0)

    def words(self) -> str:
        """Return the result in a line."""
        if self.outcome == "failed":
            return self.message
        why = "; ".join(self.why)
        if self.outcome == "unchanged":
            return why or "nothing new"
        number = "" if self.edition is None else f" {self.edition}"
        return f"edition{number}: {self.path}{why and f' ({why})'}"

    def lines(self) -> tuple[str, ...]:
        """Return the result in a line, and below it the reasons where there are several, and more."""
        several = self.outcome == "published" and len(self.why) > 1
        first = replace(self, why=()).words() if several else self.words()
        return (first, *(self.why if several else ()), *self.made_good)

    def as_data(self) -> dict[str, Any]:
        """Return the result as JSON carries it."""
        data = {one.name: getattr(self, one.name) for one in fields(self)}
        return data | {"why": list(self.why), "made_good": list(self.made_good)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the result that ``as_data`` gave."""
        lists = {name: tuple(data.get(name, ())) for name in ("why", "made_good")}
        return cls(**{**data, **lists})


def result_of(exit_code: int, printed: str, told: str, seconds: float = 0.0) -> Result:
    """Read what ``briefgen build NAME --json --exit-code`` left behind.

    ``printed`` is its stdout, ``told`` its stderr. A program that printed nothing that makes sense has
    failed, whatever its exit code.
    """
    brief = _brief_in(printed)
    if brief is None:
        return Result("failed", exit_code or 1, message=_last_words(exit_code, told), seconds=seconds)
    error = brief.get("error")
    if isinstance(error, Mapping):
        message, hint = (_short(error.get(key)) for key in ("message", "hint"))
        return Result("failed", exit_code or 1, message=message, hint=hint, seconds=seconds)
    return replace(_told_in(brief, exit_code), exit_code=exit_code, seconds=seconds)


def _told_in(brief: Mapping[str, Any], exit_code: int) -> Result:
    new = exit_code != NOTHING_NEW and bool(brief.get("published", True))
    warnings, edition = brief.get("warnings"), brief.get("edition")
    return Result(
        "published" if new else "unchanged",
        edition=edition if isinstance(edition, int) else None,
        path=_short(brief.get("path")),
        why=_all_short(brief.get("why")),
        warnings=len(warnings) if isinstance(warnings, list) else 0,
        made_good=_all_short(brief.get("made_good")),
    )


def _all_short(value: object) -> tuple[str, ...]:
    return tuple(_short(one) for one in value) if isinstance(value, list) else ()


def _brief_in(printed: str) -> Mapping[str, Any] | None:
    try:
        data = json.loads(printed)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, Mapping):
        return None
    briefs = data.get("briefs")
    if isinstance(briefs, list) and briefs and isinstance(briefs[0], Mapping):
        return briefs[0]
    return data if "error" in data else None


def _last_words(exit_code: int, told: str) -> str:
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    errors = [line.removeprefix("error: ") for line in lines if line.startswith("error: ")]
    if errors or lines:
        return _short((errors or lines)[-1])
    if exit_code < 0:
        return f"the run was ended by signal {-exit_code}"
    return f"the run ended with code {exit_code} and said nothing"


def _short(value: object) -> str:
    return "" if value is None else str(value)[:_WORDS]
