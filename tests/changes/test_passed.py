"""Plans in printed lines: each comes due by itself, whatever stands beside it."""

from __future__ import annotations

from datetime import date

from briefgen.changes.passed import passed
from briefgen.model import PrintedLine, Quote
from briefgen.understand.units import join_two
from tests.support.values import source, statements

SAID = date(2026, 11, 18)
HOLES = "The institute drilled 38 holes between March and July 2026. Its report will be published on {}."
STREET = "Harbour Street will be closed to cars from 24 November 2026 until 26 November 2026."


def line(text: str, when: date | None = None) -> PrintedLine:
    """Return the line that prints the whole text, one sentence or two."""
    origin = source(text, "a", published=SAID)
    first, *rest = statements(origin)
    said = join_two(first, rest[0], origin.text) if rest else first
    quote = Quote(text=said.sentence.text, file="a", sha256="", start=0, end=len(text), published=SAID)
    return PrintedLine(
        section="key_facts", text=text, quotes=(quote,), figures=said.figures, dates=said.dates, when=when
    )


def days(one: PrintedLine, since: int, until: int) -> list[int]:
    found = passed([one], date(2026, 11, since), date(2026, 11, until))
    return [day.day for late in found for day in late.days]


def test_a_plan_behind_a_report_comes_due() -> None:
    told = line(HOLES.format("26 November 2026"))
    assert days(told, 20, 26) == []
    assert days(told, 20, 27) == [26]
    assert days(told, 27, 30) == []
    (late,) = passed([told], date(2026, 11, 20), date(2026, 11, 27))
    assert late.sentences == {"its report will be published on 26 november 2026"}


def test_a_plan_with_two_days_comes_due_twice_and_is_told_of_both_at_once() -> None:
    told = line(STREET, when=date(2026, 11, 24))
    assert days(told, 20, 25) == [24]
    assert days(told, 25, 27) == [26]
    assert days(told, 20, 27) == [24, 26]


def test_a_day_of_a_report_is_no_plan() -> None:
    assert days(line("The council approved the tram on 17 November 2026 by 31 votes to 14."), 1, 30) == []


def test_the_year_that_a_report_is_about_does_not_come_due() -> None:
    told = line("The council has a budget of 900 million crowns for 2027.")
    assert passed([told], date(2026, 11, 20), date(2028, 1, 2)) == ()


def test_a_line_that_people_wrote_without_a_source_is_no_plan() -> None:
    told = PrintedLine(section="outlook", text="Wait and see.", quotes=())
    assert passed([told], SAID, date(2030, 1, 1)) == ()
