"""A heading and the text below it in, the heading as a label out: one in capitals in the letters of the text.

"[UNIVERSAL SERVICE FUND:]" shouts from a page on which nothing else does.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("a an and at by for from in into of on or per the to under with".split())


def in_plain_case(label: str, text: str) -> str:
    """Return a label that is all in capitals in the letters that its words have in ``text``.

    A word that stands there in small letters has these, and else what it has there: "Eastgate", "NHS". One
    that stands nowhere is taken for part of a name.
    """
    if not label.isupper() or len(label.split()) == 1:  # one word may be short for a name
        return label
    lines = "\n".join(line for line in text.splitlines() if not line.isupper())
    plain = _WORD.sub(lambda found: _as_written(found[0], lines), label)
    return plain[:1].upper() + plain[1:]


def _as_written(word: str, text: str) -> str:
    small = word.lower()
    if small in _SMALL:
        return small
    forms = (small, word.capitalize(), word)
    return next((form for form in forms if re.search(rf"\b{form}\b", text)), word.capitalize())
