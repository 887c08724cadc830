"""The times that a page tells of its plans: in order, and no finer than the source tells them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.compose.printable import printable
from briefgen.compose.wording import word
from briefgen.config import adhoc
from briefgen.pipeline import run
from tests.support.values import statement
from tests.test_goldens import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

BRIEFS = {brief.name: brief for brief in SAMPLES}


@pytest.mark.parametrize("name", ["school-meals-reform", "coastal-flood-defence"])
def test_the_times_shown_are_in_order_and_hold_the_day_of_their_line(name: str) -> None:
    settings = BRIEFS[name]
    assert settings.as_of
    page = run(settings, settings.as_of, until="compose").brief
    assert page
    lines = [line for line in page.outlook if line.when]
    assert len(lines) > 3
    for line in lines:
        assert line.when
        year = str(line.when.year)
        assert year in line.dated or line.dated.endswith(f"/{year[2:]}"), line.text  # "2028/29"


def test_a_plan_for_the_middle_of_a_month_was_due_then_and_not_on_its_last_day(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(
        "Harbour bridge\n\nPublished: 3 September 2026\n\n"
        "The new harbour bridge at Holm will open to traffic in mid-October, the transport office said. "
        "It cost 40 million crowns. The old bridge carries 12,000 cars a day.\n",
        encoding="utf-8",
    )
    page = run(adhoc([tmp_path]), date(2026, 11, 20), until="compose").brief
    assert page
    texts = [line.text for line in page.lines]
    assert any(text.startswith("[Was due mid-October 2026;") for text in texts), texts


def _page(folder: Path, text: str) -> list[str]:
    (folder / "harbour.txt").write_text(text, encoding="utf-8")
    page = run(adhoc([folder]), date(2026, 11, 20), until="compose").brief
    assert page
    return [line.text for line in page.lines]


PLAN = "The transport office plans to replace the harbour bridge at Holm with a tunnel."
FACTS = "The old bridge carries 12,000 cars a day and is of {built}. Repairs cost 3 million crowns in {year}."


DATED = (
    "Vick bridge\n\nPublished: 3 September 2026\n\nThe bridge of Vick was closed for repairs in June 2026."
)


def test_a_plan_of_a_text_of_long_ago_is_left_out_beside_a_source_with_a_date(tmp_path: Path) -> None:
    (tmp_path / "vick.txt").write_text(DATED, encoding="utf-8")
    texts = _page(tmp_path, f"Harbour bridge\n\n{PLAN} {FACTS.format(built='steel in 1961', year=2015)}")
    assert any("12,000" in text for text in texts)
    assert not any("tunnel" in text for text in texts)


def test_a_plan_of_a_text_of_long_ago_is_no_outlook_where_nothing_has_a_date(tmp_path: Path) -> None:
    old = f"Harbour bridge\n\n{PLAN} {FACTS.format(built='steel in 1961', year=2015)}"
    (tmp_path / "harbour.txt").write_text(old, encoding="utf-8")
    page = run(adhoc([tmp_path]), date(2026, 11, 20), until="compose").brief
    assert page
    assert any("tunnel" in line.text for line in page.key_facts)
    assert not page.outlook


def test_a_plan_of_a_text_without_a_date_that_names_this_year_or_none_stays(tmp_path: Path) -> None:
    for name, facts in (("now", FACTS.format(built="steel in 1961", year=2026)), ("none", "It cost much.")):
        (tmp_path / name).mkdir()
        texts = _page(tmp_path / name, f"Harbour bridge\n\n{PLAN} {facts}")
        assert any("tunnel" in text for text in texts), texts


def _printed(text: str) -> str:
    return word(statement(text, published=date(2026, 5, 13)), date(2026, 5, 20)).text


@pytest.mark.parametrize(
    "text",
    [
        "The claim was filed on 03/04/2026 by the owner of the mill.",
        "Sales fell in the first quarter of fiscal 2027 at the mill.",
        "Sales fell in Q3 FY2025/26 at the mill.",
    ],
)
def test_a_date_of_which_nobody_can_tell_more_gets_no_bracket(text: str) -> None:
    assert _printed(text) == text


def test_a_day_told_by_who_speaks_is_shown_as_it_was_meant() -> None:
    assert _printed("“We will decide tomorrow,” the minister told reporters on Monday.") == (
        "“We will decide tomorrow [12 May 2026],” the minister told reporters on Monday [11 May 2026]."
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Workers load grain at the harbour of Holm on Monday.", "describes a picture"),
        ("A man walks past a bank in Holm on 3 May 2026.", "describes a picture"),
        ("The council meets on Friday to decide on the bridge.", ""),
        ("The council met on Monday to decide on the bridge.", ""),
    ],
)
def test_a_past_day_told_in_the_present_is_that_of_a_caption(text: str, reason: str) -> None:
    assert printable(statement(text, published=date(2026, 5, 13))) == reason


def test_a_month_that_goes_on_from_one_with_its_year_is_not_said_to_lack_it() -> None:
    text = "Waits rose from 3 minutes to 41 minutes in May 2024 and fell to 8 minutes by September."
    assert word(statement(text), date(2026, 3, 4)).text == text


def test_todays_prices_are_no_day_that_a_source_owes() -> None:
    text = "At today's prices, the toll would leave the town 4 million crowns short."
    wording = word(statement(text), date(2026, 3, 4))
    assert wording.text == text
    assert wording.flags == ()
