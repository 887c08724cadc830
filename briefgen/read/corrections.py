"""The parts of a document in; its notices of corrections marked as such out.

"Correction: an earlier version …", "[This article was amended on 7 May 2026 …]", "(Corrects the year …)". What
they say is put right in the text (see segment/corrected.py); they are no sentences of a page themselves.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.read.parts import Part

_TEXT = (
    r"(?:article|story|report|statement|(?:press |news )?release|page|notice|document|letter|post|piece|text|"
    r"bulletin|paper|answer|item|column|brief)"
)
_WORD = r"(?:corrections?|clarifications?|corrected|clarified|amended|amendment|erratum|corrigendum)"
_NOTICE = re.compile(
    rf"[\[(*_ ]*(?:"
    rf"{_WORD}\b[^:.]{{0,60}}(?::|[–—]|\s-\s)|"
    rf"(?:editor['’]?s['’]? note|note|update)\b[^:.]{{0,60}}:(?=.*\b(?:corrected|amended|changed|clarif\w+|earlier version)\b)|"
    rf"(?:this|the) {_TEXT} (?:was|has been|is) (?:since )?(?:corrected|amended|changed|updated|revised|edited|clarified)\b|"
    rf"an? (?:earlier|previous|original) version of (?:this|the|our) {_TEXT}\b|"
    rf"(?:in )?(?:an? )?(?:this|our) {_TEXT} (?:\w+ )?(?:incorrectly|wrongly|mistakenly|originally|previously) (?:said|stated|gave|reported)\b|"
    rf"corrects\b|refiles? to correct\b"
    rf")",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_BARE = re.compile(rf"[\[(*_ ]*(?:{_WORD}|editor['’]?s['’]? note)[\])*_: ]*$", re.IGNORECASE)
_LONGEST = 700  # characters; longer is an article about a correction


def mark_corrections(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """Return the parts without the notices, and the notices; a heading "Correction" marks what stands under it."""
    kept: list[Part] = []
    found: list[Part] = []
    if all(part.kind in ("title", "heading") or _is_notice(part.text.strip()) for part in parts):
        return parts, []  # it is nothing else than a correction
    under = False
    for part in parts:
        words = part.text[part.skip :].strip()
        bare = _BARE.fullmatch(words) is not None
        if part.kind not in ("title", "row") and (under or bare or _is_notice(words)):
            found.append(replace(part, kind="correction"))
        else:
            kept.append(part)
        under = bare and part.kind != "title"
    return kept, found


def with_corrections(parts: list[Part], notices: list[Part]) -> list[Part]:
    """Return the parts with the notices where they stood; at the end where nothing tells where that was."""
    return sorted((*parts, *notices), key=lambda part: part.start)


def _is_notice(words: str) -> bool:
    return len(words) <= _LONGEST and _NOTICE.match(words) is not None
