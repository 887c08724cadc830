"""A measure that applies by now is a fact, told as what was stated; a plan whose time is past is none."""

from __future__ import annotations

from datetime import date

from briefgen.compose import compose
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Section, Source
from briefgen.rank import rank
from tests.support.values import source, statements

DAY = date(2026, 6, 20)
LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (2, 4)}


def composed(*sources: Source) -> Brief:
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    return compose(rank(points, {}), corpus, as_of=DAY, title="Steel", limits=LIMITS)[0]


LATER = source(
    "Karsa asked the court of Vick on 10 June 2026 to look at steel.", id="s2", published=date(2026, 6, 11)
)


def test_a_measure_in_force_by_now_is_told_as_what_was_stated_and_is_no_outlook() -> None:
    notice = source(
        "Duties of 18 per cent on coil from Karsa will be imposed for five years from 8 May 2026.\n"
        "The inquiry into coil from Karsa was opened on 14 October 2025.",
        published=date(2026, 5, 2),
        publisher="Trade Board of Holm",
    )
    brief = composed(notice, LATER)
    (line,) = [line for line in brief.lines if "Duties of 18" in line.text]
    assert line.section != "outlook"
    assert line.text.startswith("[Stated 2 May 2026:] Duties of 18 per cent")


def test_what_holds_until_further_notice_still_holds() -> None:
    notice = source(
        "Export of coil from Karsa by traders is prohibited from 8 May 2026 until further notice.\n"
        "The inquiry into coil from Karsa was opened on 14 October 2025.",
        published=date(2026, 5, 2),
        publisher="Trade Board of Holm",
    )
    assert any("until further notice" in line.text for line in composed(notice, LATER).lines)


def test_a_plan_that_a_later_source_may_tell_of_is_still_left_out() -> None:
    plan = source(
        "The port of Holm will hold a fair for steel from Karsa on 8 May 2026.\n"
        "The inquiry into coil from Karsa was opened on 14 October 2025.",
        published=date(2026, 5, 2),
    )
    assert not [line for line in composed(plan, LATER).lines if "fair for steel" in line.text]
