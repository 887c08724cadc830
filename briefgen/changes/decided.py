"""Two editions in, what people decided between them that the later page shows, in words, out.

An edition keeps a decision as one line of words: "ban: …", "pin in outlook: …", "reword: … -> …",
"prefer: …".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.changes.facts import plain, without_was

if TYPE_CHECKING:
    from briefgen.model import Edition, PrintedLine

_BRACKET = re.compile(r"\s*\[[^\[\]]*\]")
_LONGEST = 70  # characters of a line in a reason
_DONE = {"pin": "pinned", "ban": "banned", "reword": "reworded", "prefer": "preferred"}
_TO = " -> "


def decided(before: Edition, after: Edition) -> tuple[str, ...]:
    """Return a reason for each decision that was made or taken back between the two and shows on the page.

    Where none of them can be seen to and the pages differ all the same, all of them are told; none where
    both pages read the same.
    """
    made = [one for one in after.decisions if one not in before.decisions]
    undone = [one for one in before.decisions if one not in after.decisions]
    if not (made or undone) or _page(before) == _page(after):
        return ()
    shown = [_in_words(one) for one in made if _shows(one, before, after)]
    shown += [_taken_back(one) for one in undone if _shows(one, after, before)]
    return tuple(shown or [*map(_in_words, made), *map(_taken_back, undone)])


def quoted(text: str) -> str:
    """Return the text in quotes, ended after a word where it is long; "empty" for none."""
    text = without_was(text)
    if not text:
        return "empty"
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST].rsplit(' ', 1)[0]} …”"


def _page(edition: Edition) -> list[tuple[str, str]]:
    return [(line.section, without_was(line.text)) for line in edition.lines]


def _shows(decision: str, without: Edition, having: Edition) -> bool:
    """Whether the page of the edition that has the decision does what it asks for, and the other does not."""
    kind, words = _parts(decision)
    if kind == "ban":
        return _has(without, words) and not _has(having, words)
    if kind == "pin":
        return _places(having, words) != _places(without, words)
    if kind == "reword":
        to = words.rpartition(_TO)[2]
        return _has(having, to) and not _has(without, to)
    return False


def _parts(decision: str) -> tuple[str, str]:
    """Return the kind of a decision, and its words."""
    head, _, words = decision.partition(": ")
    return head.split(" ", maxsplit=1)[0], words


def _has(edition: Edition, words: str) -> bool:
    return any(_is_of(line, words) for line in edition.lines)


def _places(edition: Edition, words: str) -> set[tuple[str, bool]]:
    return {(line.section, line.pinned) for line in edition.lines if _is_of(line, words)}


def _is_of(line: PrintedLine, words: str) -> bool:
    """Whether the line reads so, or was made of a sentence that does."""
    told = (line.text, line.original, *(quote.text for quote in line.quotes))
    return _bare(words) in {_bare(text) for text in told if text}


def _bare(text: str) -> str:
    return plain(_BRACKET.sub("", text))


def _in_words(decision: str) -> str:
    kind, words = _parts(decision)
    if kind == "prefer":
        return f"people preferred {words}"
    if kind == "reword":
        line, _, to = words.rpartition(_TO)
        return f"people reworded {quoted(line)}: it reads {quoted(to)}"
    where = decision.partition(": ")[0].removeprefix(kind).replace("_", " ")
    return f"people {_DONE.get(kind, kind)}{where}: {quoted(words)}"


def _taken_back(decision: str) -> str:
    kind, words = _parts(decision)
    line = words.rpartition(_TO)[0] if kind == "reword" else words
    return f"no longer {_DONE.get(kind, kind)} by people: {quoted(line) if kind != 'prefer' else line}"


__all__ = ["decided", "quoted"]
