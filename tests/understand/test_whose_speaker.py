"""Whose "its president" is: the body that the sentence before names, in a bracket, or nobody."""

from __future__ import annotations

import pytest

from briefgen.compose.printable import printable
from tests.support.values import source, statements
from tests.support.wording import worded


@pytest.mark.parametrize(
    ("before", "sentence", "printed"),
    [
        (
            "The Pharmacists' Union said that companies had threatened to leave the market.",
            "“If you sell a box for nothing, you rent no shelf for it,” its president, Ana Berg, said.",
            "its [the Pharmacists' Union’s] president, Ana Berg, said",
        ),
        (
            "Consumer group Fair Letters said the rise was without a reason.",
            "“People will pay more and get less for it,” said its spokeswoman, Clara Lund.",
            "said its [consumer group Fair Letters’] spokeswoman",
        ),
    ],
)
def test_the_body_stands_behind_its(before: str, sentence: str, printed: str) -> None:
    text = f"{before} {sentence}"
    assert printed in worded(text, 1)
    assert printable(statements(source(text))[1]) == ""


@pytest.mark.parametrize(
    "before",
    [
        "The pipes had been laid in 1961.",
        "The Bank of Holm has sued the Pharmacists' Union.",
        "The agency said so.",
    ],
)
def test_where_no_body_or_two_stand_before_it_is_refused(before: str) -> None:
    text = (
        f"{before}\n“If you sell a box for nothing, you rent no shelf for it,” its president, Ana Berg, said."
    )
    assert "its" in printable(statements(source(text))[-1])
