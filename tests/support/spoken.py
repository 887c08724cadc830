"""A text in, who says so out: the attributions that are found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.parse import parse
from briefgen.understand.speech import find_attributions

if TYPE_CHECKING:
    from briefgen.model import Attribution


def all_of(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, parse([text])[0])


def only(text: str) -> Attribution:
    attributions = all_of(text)
    assert len(attributions) == 1, attributions
    return attributions[0]
