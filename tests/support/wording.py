"""A text in; one of its sentences as a page words it, out."""

from __future__ import annotations

from datetime import date

from briefgen.compose.naming import Voice
from briefgen.compose.wording import word
from tests.support.values import source, statements

DAY = date(2026, 6, 20)


def worded(text: str, number: int, publisher: str = "") -> str:
    """Return the sentence of this number as a page of ``DAY`` prints it; the text is of that day too."""
    one = source(text, published=DAY)
    return word(statements(one)[number], DAY, voice=Voice(publisher, text)).text
