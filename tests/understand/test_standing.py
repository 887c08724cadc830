"""How firm an outlook is: settled with a time, planned, forecast, or a courtesy that tells nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.values import statement

STANDING = {
    "The council will vote on the bill on 3 June.": "firm",
    "The talks open on Monday.": "firm",
    "The plant is scheduled to open in August 2024.": "firm",
    "The pact is to be signed next week.": "firm",
    "The ministry plans to build 40 schools.": "plan",
    "Japan will provide $60 million a year for cooperation.": "plan",
    "The parliament has agreed to send troops.": "plan",
    "The bank expects inflation to fall to 2 percent in 2025.": "forecast",
    "The company will probably close the plant in 2025.": "forecast",
    "The commission may raise tariffs to 38 percent in July.": "forecast",
    "Japan will strengthen cooperation with the five countries.": "vague",
    "Prices could rise.": "vague",
    "The government should act.": "vague",
    "The minister said he wants to visit.": "vague",
}


@pytest.mark.parametrize("text", STANDING)
def test_an_outlook_stands_as_firmly_as_its_words_and_its_time_allow(text: str) -> None:
    outlook = statement(text, published=date(2024, 5, 17)).outlook
    assert outlook is not None
    assert outlook.standing == STANDING[text]
