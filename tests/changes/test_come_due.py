"""Plans of the last edition whose day has passed: what the next one says became of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.editions import COAST, DELAYED, FIRM, Made, follow, make

SILENT = """\
Telling after the storm

Publisher: Telling Observer
Published: 29 November 2026

The library of Telling lent 900 books to the shelter in November. Jon Aske opened a fund for \
the bakery on Sunday.
"""
OPENED = SILENT.replace(
    "The library", "The road has reopened to buses, the transport ministry said on Sunday. The library"
)


def test_a_plan_that_came_due_stands_there_once_more(tmp_path: Path, before: Made) -> None:
    after, _, why = follow(tmp_path, before, COAST, date(2026, 11, 30))
    line = after.line("reopen to buses")
    assert line.text.startswith("[Was due 28 November 2026; the sources do not report the outcome:]")
    assert len(why) == 1
    assert why[0].startswith("what was due by 28 November 2026 has come due: “The road will reopen to buses")


def test_no_more_is_said_of_an_outcome_than_is_known(tmp_path: Path, before: Made) -> None:
    after, _, why = follow(tmp_path, before, {**COAST, "e-observer.txt": SILENT}, date(2026, 11, 30))
    line = after.line("reopen to buses")
    assert line.owed
    assert line.text.startswith("[Was due 28 November 2026; no outcome found in the sources:]")
    assert line.ranked.point.id not in {cut["point"] for cut in after.document["cut"]}
    assert any(reason.startswith("what was due by 28 November 2026") for reason in why)


def test_the_outcome_of_a_plan_gets_a_place(tmp_path: Path, before: Made) -> None:
    after, _, why = follow(tmp_path, before, {**COAST, "e-observer.txt": OPENED}, date(2026, 11, 30))
    line = after.line("has reopened to buses")
    assert line.owed
    assert line.news == "new"
    assert not [text for text in after.texts if "will reopen to buses" in text]
    assert any(reason.startswith("what was due by 28 November 2026") for reason in why)


def test_an_outcome_in_words_that_can_not_stand_alone_is_pointed_to(tmp_path: Path, before: Made) -> None:
    text = OPENED.replace("The road has reopened to buses", "They have reopened the road to buses")
    after, _, _ = follow(tmp_path, before, {**COAST, "e-observer.txt": text}, date(2026, 11, 30))
    line = after.line("will reopen to buses")
    assert line.text.startswith("[Was due 28 November 2026; see the sources for the outcome:]")


def test_what_came_due_is_told_once(tmp_path: Path, before: Made) -> None:
    second, _, _ = follow(tmp_path, before, {**COAST, "e-observer.txt": SILENT}, date(2026, 11, 30))
    third, _, why = follow(tmp_path, second, {**COAST, "e-observer.txt": SILENT}, date(2026, 12, 1))
    assert not any(reason.startswith("what was due") for reason in why)
    assert not [line for line in third.brief.lines if line.owed]


def test_a_plan_that_was_put_off_is_not_called_due(tmp_path: Path, before: Made) -> None:
    after, _, _ = follow(tmp_path, before, {**COAST, "d-ministry.txt": DELAYED}, date(2026, 11, 30))
    assert not [text for text in after.texts if "Was due 28 November" in text]


PLANS = """\
Plans for the tram

Publisher: Transport Office
Published: 18 November 2026

Construction of the tram is due to begin on 24 November 2026, the transport office said. The first trams are \
expected to carry passengers on the line in May 2030.
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("plans"), {**FIRM, "plans.txt": PLANS})


def test_the_first_plan_of_a_line_of_two_is_followed_up(tmp_path: Path, plans: Made) -> None:
    after, _, why = follow(tmp_path, plans, {**FIRM, "plans.txt": PLANS}, date(2026, 11, 25))
    assert any(reason.startswith("what was due by 24 November 2026 has come due") for reason in why)
    line = after.line("Construction of the tram")
    assert line.owed
    assert line.text.startswith("[Was due 24 November 2026; the sources do not report the outcome:]")


def test_where_the_outcome_is_told_the_plan_is_gone(tmp_path: Path) -> None:
    text = PLANS.split("Construction", maxsplit=1)[0]
    plan = "The council will answer the request of the traders by 24 November 2026."
    first = make(tmp_path, {**FIRM, "plans.txt": f"{text}{plan}\n"})
    answer = (
        "The council's answer\n\nPublisher: The council\nPublished: 26 November 2026\n\n"
        "The council has answered the request of the traders and granted a fund of 15 million crowns.\n"
    )
    sources = {**FIRM, "plans.txt": f"{text}{plan}\n", "z-answer.txt": answer}
    after, _, _ = follow(tmp_path, first, sources, date(2026, 11, 27))
    assert any("has answered the request" in line for line in after.texts)
    assert not any("will answer" in line for line in after.texts)
    (tmp_path / "unasked").mkdir()
    unasked = make(tmp_path / "unasked", sources, date(2026, 11, 27))
    assert not any("will answer" in line for line in unasked.texts)


def test_the_outlook_looks_ahead_however_much_has_come_due(tmp_path: Path) -> None:
    things = ("bridge", "harbour", "library", "stadium")
    text = PLANS.split("Construction", maxsplit=1)[0] + "\n\n".join(
        f"The {thing} of Telling will reopen on {23 + at} November 2026, the office said."
        for at, thing in enumerate(things)
    )
    ahead = "\n\nParliament will vote on the sea wall of Telling on 18 December 2026.\n"
    sources = {**FIRM, "plans.txt": text + ahead}
    first = make(tmp_path, sources)
    due = [line for line in first.texts if "will reopen" in line]
    assert len(due) > 2
    after, _, _ = follow(tmp_path, first, sources, date(2026, 12, 1))
    assert sum("Was due" in line.text for line in after.brief.outlook) == 2
    assert any("18 December" in line.text for line in (*after.brief.outlook, *after.brief.summary))
    assert sum("Was due" in line for line in after.texts) >= len(due)
