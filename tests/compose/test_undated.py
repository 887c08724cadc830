"""Where no source gives its date, the page says so once; where some do, each day that is open says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.config import adhoc
from briefgen.pipeline import Run, run
from briefgen.render.values import values
from tests.render.house import SOURCES, house, p

DAY = date(2026, 3, 1)
FERRY = (
    "The council of Holm approved two ferries for 40 million euros on Friday. "
    "The mayor of Holm, Ruth Keller, opened the dock of Vick in May.\n"
)
BRIDGE = (
    "The state of Norland closed the Sarn bridge in June after engineers had found 14 cracks in its piers.\n"
)
DATED = "Published: 3 February 2026\n\nThe port of Holm sold four cranes to Vick for 9 million euros.\n"
ONCE = "plans may be past, and a “Friday” or “May” without its year can not be placed"


def made(folder: Path, *texts: str, template: str = "policy-brief") -> Run:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return run(replace(adhoc([folder]), template=template), DAY)


def page(done: Run) -> str:
    assert done.fitted
    return " ".join(line.text for line in done.fitted.brief.lines)


def dateline(done: Run) -> str:
    assert done.fitted
    return str(values(done.fitted.brief)["dateline"])


def test_a_page_of_undated_sources_says_once_that_their_days_are_not_known(tmp_path: Path) -> None:
    done = made(tmp_path, FERRY, BRIDGE)
    assert "on Friday." in page(done)
    assert "not given" not in page(done)
    assert dateline(done) == f"As of 1 March 2026 · 2 sources · undated: {ONCE}"


def test_each_such_line_keeps_its_flag_in_the_evidence(tmp_path: Path) -> None:
    done = made(tmp_path, FERRY, BRIDGE)
    assert done.fitted
    flags = [flag for line in done.fitted.brief.lines for flag in line.flags]
    assert sum("can not be placed" in flag for flag in flags) == 3


def test_beside_a_source_with_a_date_each_open_day_is_marked_where_it_stands(tmp_path: Path) -> None:
    done = made(tmp_path, FERRY, BRIDGE, DATED)
    assert "on Friday [date not given]." in page(done)
    assert "in June [year not given]" in page(done)
    assert ONCE not in dateline(done)


def test_undated_sources_that_leave_no_day_open_are_called_undated_and_no_more(tmp_path: Path) -> None:
    done = made(tmp_path, "The council of Holm approved two ferries for 40 million euros on 3 May 2025.\n")
    assert dateline(done) == "As of 1 March 2026 · 1 source · undated"


@pytest.mark.parametrize(
    ("tags", "marked"),
    [
        (["{{ dateline }}"], False),
        (["{{ dateline.as_of }}"], True),
        ([], True),
    ],
)
def test_a_template_that_does_not_print_the_dateline_marks_each_line(
    tmp_path: Path, tags: list[str], *, marked: bool
) -> None:
    template = tmp_path / "house.docx"
    template.write_bytes(house(*map(p, (*tags, "{{ summary }}", "{{ key_facts }}")), SOURCES).docx)
    folder = tmp_path / "texts"
    folder.mkdir()
    done = made(folder, FERRY, BRIDGE, template=str(template))
    assert ("not given" in page(done)) is marked


BALLOON = (
    "Two pilots of Norland have launched a balloon from the port of Holm in a bid to reach Vick. "
    "The balloon will carry 400 litres of water for the nine days of the flight. "
    "The record for such a flight was set in 1978 by three pilots of Norland.\n"
)
TEAM = (
    "The pilots of Norland will land near the town of Vick, their engineer Ana Lund said. "
    "A team of 40 people at Holm follows the balloon by radio.\n"
)


def test_what_is_planned_in_a_folder_without_any_day_is_told_but_not_as_an_outlook(tmp_path: Path) -> None:
    done = made(tmp_path, BALLOON, f"{TEAM}No such flight has been tried since 1998, said Ana Lund.\n")
    assert done.fitted
    assert "have launched a balloon" in page(done)
    assert "will carry 400 litres" in page(done)
    assert not done.fitted.brief.outlook


def test_beside_a_source_with_a_day_a_plan_of_a_text_of_long_ago_is_history(tmp_path: Path) -> None:
    done = made(tmp_path, BALLOON, DATED)
    assert "will carry 400 litres" not in page(done)
    assert any("that plan is history" in one.reason for one in done.cut)
