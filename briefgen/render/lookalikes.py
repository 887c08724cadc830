"""A part of a template in, what looks like a tag and is printed as it is out, each with its place.

People type one brace for two, a space between brace and percent sign, or choose a merge field from Word's
ribbon. None of this is an error, for a page may well say such a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.render.names import Element, own, w, words
from briefgen.render.values import NAMES

_SINGLE_BRACE = re.compile(r"(?<!\{)\{\s*([a-z_]+(?:\.[a-z_]+)?)\s*\}(?!\})", re.IGNORECASE)
_SPACED = re.compile(r"\{\s+%\s*((?:for|if|elif|else|endif|endfor|set)\b[^{}%]{0,80})%\s*\}", re.IGNORECASE)
_MERGE_FIELD = re.compile(r"\s*MERGEFIELD\s+\"?([a-z_]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lookalike:
    """One of them: where it stands in Word's terms, what it is, and what to type."""

    place: str
    message: str
    fix: str


def lookalikes(where: dict[Element, str]) -> Iterator[Lookalike]:
    """Yield everything found in the paragraphs of ``where``, which maps each to its place."""
    for paragraph, place in where.items():
        text = words(paragraph)
        for match in _SINGLE_BRACE.finditer(text):
            if match[1].split(".")[0].lower() in NAMES:
                message = f"{match[0]} has one brace on each side: it is printed as it is"
                yield Lookalike(place, message, f"type {{{{ {match[1]} }}}}")
        for match in _SPACED.finditer(text):
            message = f"{match[0]} has a space between brace and percent sign: it is printed as it is"
            yield Lookalike(place, message, f"type {{% {match[1].strip()} %}}")
        for name in _merged(paragraph):
            yield Lookalike(
                place, f"«{name}» is a merge field, which stays as it is", f"type {{{{ {name} }}}}"
            )


def _merged(paragraph: Element) -> Iterator[str]:
    """Yield the names in the paragraph's merge fields that are values."""
    said = [element.text or "" for element in own(paragraph, w("instrText"))]
    said += [element.get(w("instr")) or "" for element in own(paragraph, w("fldSimple"))]
    for text in said:
        if (match := _MERGE_FIELD.match(text)) and match[1].lower() in NAMES:
            yield match[1].lower()
