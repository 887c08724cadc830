"""Printed or typed words in, the form in which two of them are compared out: typography does not count.

Word turns straight quotes into curly ones and hyphens into dashes while somebody types; LibreOffice writes
other spaces. Neither is a change that anybody decided.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"-{2,}")
_BRACKET = re.compile(r"\s*\[[^\[\]]*\]")
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?)'’])")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’.-][^\W\d_]+)*|[$€£¥%]")
# What Unicode calls control, format, surrogate, private and unassigned: no reader sees it.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def shown(text: str) -> str:
    """Return the text as a reader sees it: one kind of space, nothing invisible."""
    spaced = _SPACE.sub(" ", text)
    seen = "".join(mark for mark in spaced if mark == " " or unicodedata.category(mark) not in _UNSEEN)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", seen)).strip()


def folded(text: str) -> str:
    """Return the text with one kind of quote and dash, character for character."""
    return text.translate(_SAME)


def plain(text: str) -> str:
    """Return the text with one kind of quote, dash and space; words, letters and case stay."""
    return _DASHES.sub("-", folded(shown(text)).replace(_ELLIPSIS, "..."))


def key(text: str) -> str:
    """Return what tells a line from another: its words in small letters, without brackets of ours."""
    bare = _BRACKET.sub("", plain(text))
    return _BEFORE_MARK.sub("", _SPACE.sub(" ", bare)).strip().casefold()


def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of the text in small letters."""
    return tuple(_WORD.findall(plain(text).casefold()))


def stand_in_order(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether all of the words stand among the others, in this order; others may stand between them."""
    rest = iter(theirs)
    return all(word in rest for word in mine)
