"""A statement of two sentences in, the first of them alone out, for where only the second has a fault.

"The clerk pleaded not guilty in Holm on Tuesday. Her lawyer did not comment." were joined because the second
leans on the first. The first leans on nothing, and may stand where the two together may not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.merge.told import first_sentence

if TYPE_CHECKING:
    from briefgen.model import Outlook, Statement, When

_ENDS = re.compile(r"[.!][\"'”’)\]]*$")


def first_half(said: Statement) -> Statement | None:
    """Return the first of the two sentences of a statement; None where it is one sentence, or in pieces."""
    tokens = first_sentence(said.tokens)
    sentence = said.sentence
    if len(tokens) == len(said.tokens) or sentence.parts or sentence.corrections:
        return None
    end = tokens[-1].end
    if not _ENDS.search(sentence.text[:end]):
        return None
    span = replace(sentence.span, end=sentence.span.start + end)
    dates = tuple(when for when in said.dates if when.end <= end)
    return replace(
        said,
        sentence=replace(sentence, span=span, text=sentence.text[:end]),
        tokens=tokens,
        dates=dates,
        figures=tuple(figure for figure in said.figures if figure.end <= end),
        attributions=tuple(one for one in said.attributions if one.end <= end),
        outlook=_until(said.outlook, dates),
    )


def _until(outlook: Outlook | None, dates: tuple[When, ...]) -> Outlook | None:
    """Return what lies ahead without the days that only the second sentence gives."""
    if outlook is None:
        return None
    first = outlook.first if any(when.first == outlook.first for when in dates) else None
    last = outlook.last if any(when.last == outlook.last for when in dates) else None
    return replace(outlook, first=first, last=last)
