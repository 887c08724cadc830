"""A statement in, the line that is left of it once it is shortened out."""

from __future__ import annotations

from datetime import date

from briefgen.compose.shorten import shorten
from briefgen.compose.wording import word
from tests.support.values import statement

AS_OF = date(2024, 6, 1)


def short(text: str, most: int = 3) -> str:
    """Shorten as far as it goes, and word the line."""
    said = statement(text)
    return word(said, AS_OF, deleted=shorten(said, most).spans).text
