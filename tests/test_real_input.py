"""The two real articles: no metadata, much overlap. What a reader would look for stands on the page."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from briefgen.config import adhoc
from briefgen.pipeline import Run, run

pytestmark = pytest.mark.eval
DATA = os.environ.get("BRIEFGEN_EVAL_DATA")
if not DATA:
    pytest.skip("BRIEFGEN_EVAL_DATA is not set: the two real articles are not there", allow_module_level=True)

THEN, NOW = date(2024, 6, 1), date(2026, 11, 21)
LOOKED_FOR = {
    "a counterweight to China": r"counterweight to China|response to China’s growing influence",
    "the first summit, August 2024, Astana": r"first Central Asia-Japan Summit.*August 2024.*Astana",
    "the dialogue founded in 2004": r"2004",
    "the five countries by name": r"Kazakhstan, Kyrgyzstan, Tajikistan, Uzbekistan, and Turkmenistan",
    "the 16th meeting on 14 May": r"16th meeting on May 14 \[2024\]",
    "fifteen meetings from 2005 to 2022": r"15 meetings of .* from 2005 to 2022",
    "Kazakhstan in the chair in 2024": r"Kazakhstan .* chair the Dialogue in 2024",
    "the charter, the first revision since 2015": r"Development Cooperation Charter.*since 2015",
    "aid of $4.09 billion": r"\$4\.09 billion",
    "the peak of 1.16 trillion yen in fiscal 1997": r"1\.16 trillion-yen peak in fiscal 1997",
    "China's billions, by the AEI's estimate": r"\$60 billion to \$70 billion annually.*American Enterprise",
}


@cache
def page(day: date) -> Run:
    return run(adhoc([Path(DATA or "") / "seeds"]), day)


def lines(day: date) -> list[str]:
    fitted = page(day).fitted
    assert fitted
    return [line.text for line in fitted.brief.lines]


@pytest.mark.parametrize("what", LOOKED_FOR)
def test_what_a_reader_looks_for_is_there(what: str) -> None:
    assert any(re.search(LOOKED_FOR[what], text) for text in lines(THEN))


def test_the_title_is_what_the_articles_are_about() -> None:
    fitted = page(THEN).fitted
    assert fitted
    assert fitted.brief.title == "Japan and Central Asia"


def test_before_august_2024_the_summit_ends_the_summary_and_begins_the_outlook() -> None:
    fitted = page(THEN).fitted
    assert fitted
    assert re.search(LOOKED_FOR["the first summit, August 2024, Astana"], fitted.brief.summary[-1].text)
    assert re.search(r"summit in August 2024", fitted.brief.outlook[0].text)


def test_today_the_summit_is_not_announced_as_coming() -> None:
    for text in lines(NOW):
        if re.search(r"ummit.*\b(?:will|set to|timed to|upcoming)\b|\b(?:upcoming|inaugural)\b.*ummit", text):
            assert re.search(r"^\[(?:Was due|Stated)|upcoming \[in 2024\]", text), text


@pytest.mark.parametrize("day", [THEN, NOW])
def test_a_fact_that_both_articles_state_stands_once_with_both_marks(day: date) -> None:
    fitted = page(day).fitted
    assert fitted
    said = [line for line in fitted.brief.lines if "15 meetings of" in line.text]
    assert len(said) == 1
    assert set(said[0].sources) == {"s1", "s2"}


@pytest.mark.parametrize("day", [THEN, NOW])
def test_furniture_headings_and_the_headline_are_not_sentences(day: date) -> None:
    everything = " ".join(sentence.text for sentence in page(day).sentences)
    for text in ("RELATED", "CCP leaders scramble", "The Forum", "Benevolent"):
        assert text not in everything


@pytest.mark.parametrize("day", [THEN, NOW])
def test_nothing_opens_on_what_came_before(day: date) -> None:
    assert not [
        text for text in lines(day) if re.match(r"(?:This|These|However|He|They|It|In contrast)\b", text)
    ]
