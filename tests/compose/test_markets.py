"""A share of a market, and whether its sentence says of which."""

from __future__ import annotations

import pytest

from briefgen.merge.half import half_told
from tests.support.values import statement


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("One operator, Volk, holds 81 per cent of the market.", "the market"),
        ("Volk holds 81 per cent of the market for ferry tickets.", ""),
        ("Two tyre makers hold 80 per cent of the market.", ""),
    ],
)
def test_a_share_of_a_market_is_half_told_where_nothing_says_of_which(text: str, half: str) -> None:
    assert half_told(statement(text)) == half
