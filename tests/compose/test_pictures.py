"""The words under a picture are no line: the picture is not on the page."""

from __future__ import annotations

import pytest

from briefgen.compose.printable import printable
from tests.support.values import statement


@pytest.mark.parametrize(
    "text",
    [
        "Caption The mayor of Holm announced on Monday that he will leave the race of 2026.",
        "Image copyright Norland Post Image caption Police are questioning a man from Holm about the fire.",
        "A 2019 photo of Anna Lund when she was the president of the students of Holm.",
        "Image taken by Anna Lund showing what the team of Holm believes is a wheel of the ferry.",
        "Anna Lund of Holm holds a sign by a hall hosting a rally Monday, Sept. 9, 2019, in Orla, Norland.",
        "President Anna Lund takes part in a friendly match at the Ice Dome in Holm, Norland, on Saturday.",
    ],
)
def test_the_words_under_a_picture_are_no_line(text: str) -> None:
    assert printable(statement(text)) == "describes a picture"


@pytest.mark.parametrize(
    "text",
    [
        "The rule on fishing takes effect in Holm on Saturday and ends the dispute with Orla.",
        "The council of Holm sold two ferries Monday, Sept. 9, 2019, in Orla, Norland.",
    ],
)
def test_what_no_picture_shows_is_printed(text: str) -> None:
    assert printable(statement(text)) == ""
