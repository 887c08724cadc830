"""Two plans: one and the same with another day for it, or two."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.changes.facts import words
from briefgen.changes.judge import judge
from briefgen.merge import merge
from briefgen.model import Corpus
from briefgen.salience import Index, similarity
from tests.support.values import source, statements

OLD, NEW = date(2026, 9, 3), date(2026, 9, 20)

SAME = [
    (
        "A second round is planned for January 2027.",
        "The second round of vaccinations in Holm will be brought forward to 19 December 2026.",
    ),
    (
        "Construction is due to begin on 5 October 2026, the transport office said.",
        "Construction is now expected to begin on 9 November 2026, the transport office said.",
    ),
    (
        "Construction is due to begin on 5 October 2026, the transport office said.",
        "Construction will begin on 9 November 2026, the transport office said.",
    ),
    (
        "Work on the new bridge will start in March 2027.",
        "Work on the new bridge is now set to start in June 2027, the ministry said.",
    ),
    (
        "Work on the new bridge will start in March 2027.",
        "The ministry expects work on the new bridge to start in June 2027.",
    ),
    (
        "The first trams are expected to carry passengers in May 2030.",
        "The first trams will now carry passengers in December 2030.",
    ),
    (
        "The museum will open on 4 November 2026.",
        "The museum is scheduled to open on 18 November 2026.",
    ),
    (
        "The opening of the museum is planned for 4 November 2026.",
        "The museum will now open on 18 November 2026.",
    ),
    (
        "The road will reopen to buses on 28 November 2026, the transport ministry said.",
        "The road will reopen to buses on 5 December 2026, the transport ministry said.",
    ),
    (
        "The law is to take effect on 1 January 2027.",
        "The law will now take effect on 1 April 2027.",
    ),
    (
        "The law will enter into force on 1 January 2027.",
        "The law is expected to enter into force on 1 April 2027, the justice minister said.",
    ),
    (
        "The institute will publish its final report on 20 October 2026.",
        "The institute's final report will be published on 3 November 2026.",
    ),
    (
        "Its final report will be published on 20 October 2026.",
        "The final report is now due on 3 November 2026.",
    ),
    (
        "The depot at Sundmoor will be completed by June 2028.",
        "Completion of the depot at Sundmoor is now expected in December 2028.",
    ),
    (
        "The council will meet on 25 March 2027.",
        "The council will now meet on 12 April 2027.",
    ),
    (
        "The vote on the fares is due on 18 December 2026.",
        "The vote on the fares is now due on 22 January 2027.",
    ),
]
TWO = [
    (
        "The old power station will close on 31 March 2027.",
        "The old power station will close on 30 June 2027, its owner said.",
    ),
    (
        "The first ferry will enter service in May 2027.",
        "The second ferry will enter service in October 2027.",
    ),
    (
        "The council will meet on 25 March 2027.",
        "The council will meet on 12 April 2027.",
    ),
    (
        "The council will vote on the budget on 25 November 2026.",
        "The council will vote on the fares on 12 December 2026.",
    ),
    (
        "Construction of the depot will begin on 5 October 2026.",
        "Construction of the track will begin on 9 November 2026.",
    ),
    (
        "Construction will begin on 5 October 2026.",
        "Construction of the second line will begin in March 2029.",
    ),
    (
        "Construction of the tram is due to begin on 5 October 2026.",
        "Construction of the tram is expected to be completed in May 2030.",
    ),
    (
        "A new school will open in Marrow Bay in September 2027.",
        "A new school will open in Telling in September 2028.",
    ),
    (
        "The library will open on 4 November 2026.",
        "The museum will open on 18 November 2026.",
    ),
    (
        "The road will close to cars on 12 October 2026.",
        "The road will reopen to cars on 12 March 2027.",
    ),
    (
        "Harbour Street will be closed to cars from 12 October 2026.",
        "Mill Lane will be closed to cars from 12 November 2026.",
    ),
    (
        "The ministry will publish its forecast on 20 October 2026.",
        "The ministry will publish its budget on 3 November 2026.",
    ),
    (
        "The bank will publish its quarterly report on 20 October 2026.",
        "The bank will publish its quarterly report on 20 January 2027.",
    ),
    (
        "Sales of tickets will begin on 1 December 2026.",
        "Sales of monthly passes will begin on 1 February 2027.",
    ),
    (
        "Talks will begin on 5 October 2026.",
        "Talks will begin on 9 November 2026 between the two unions.",
    ),
    (
        "The second round of talks will start on 5 October 2026.",
        "The third round of talks will start on 9 November 2026.",
    ),
    (
        "The exhibition will open in Oslo on 5 October 2026.",
        "The exhibition will open in Bergen on 9 November 2026.",
    ),
    (
        "Phase one will start in March 2027.",
        "Phase two will start in June 2027.",
    ),
    (
        "The festival will open on 5 October 2026.",
        "The festival will open on 5 October 2027.",
    ),
    (
        "The line to the harbour will open in May 2030.",
        "The line to the airport will open in May 2033.",
    ),
    (
        "The tender will close on 5 October 2026.",
        "The tender for the trams will close on 9 November 2026.",
    ),
    (
        "Trials will begin in June 2027 with three trams.",
        "Trials will begin in September 2027 with twelve trams.",
    ),
    (
        "The school year will begin on 5 September 2026.",
        "The school year will begin on 4 September 2027.",
    ),
    (
        "The minister will speak in Oslo on 3 November 2026.",
        "The minister will now travel to Oslo on 5 November 2026.",
    ),
    (
        "The council will decide on the fares on 18 December 2026.",
        "The council will now decide on the budget on 22 January 2027.",
    ),
    (
        "Harbour Street will be closed on 12 October 2026.",
        "Harbour Street will be closed on 19 October 2026.",
    ),
    (
        "Construction of the depot will begin on 5 October 2026.",
        "Construction of the track is now expected to begin on 9 November 2026.",
    ),
    (
        "The first phase will begin in March 2027.",
        "The second phase will now begin in June 2027.",
    ),
]


def superseded(old: str, new: str, *, earlier: date = OLD, later: date = NEW) -> list[str]:
    """Return the sentences that another one has overtaken, where both stand among the sources."""
    before, after = source(old, "a", published=earlier), source(new, "b", published=later)
    points = merge(statements(before, after), Corpus((before, after)))
    return [point.lead.sentence.text for point in points if point.superseded_by]


def judged(old: str, new: str) -> list[str]:
    """Return the days that are told as the former ones, where the newer follows in a later edition."""
    before, after = statements(source(old, "a", published=OLD), source(new, "b", published=NEW))
    index = Index.of([words(before), words(after)])
    like = similarity(index.terms(words(before)), index.terms(words(after)))
    return [change.before for change in judge(before, after, like, same_page=False) or ()]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_a_later_source_gives_a_plan_another_day(old: str, new: str) -> None:
    assert superseded(old, new) == [old]
    (was,) = judged(old, new)
    assert was in old


@pytest.mark.parametrize(("old", "new"), TWO)
def test_two_plans_both_stand(old: str, new: str) -> None:
    assert superseded(old, new) == []
    assert judged(old, new) == []


@pytest.mark.parametrize(("old", "new"), SAME[:4])
def test_of_two_sources_of_one_day_neither_is_the_newer(old: str, new: str) -> None:
    assert superseded(old, new, later=OLD) == []


def test_the_day_on_which_it_was_said_is_no_day_of_the_plan() -> None:
    old = "Construction is due to begin on 5 October 2026, the office said on 2 September 2026."
    new = "Construction is now expected to begin on 9 November 2026, the office said on 19 September 2026."
    assert judged(old, new) == ["5 October 2026"]


def test_a_plan_that_is_denied_now_is_no_other_day_for_it() -> None:
    new = "Construction will not begin on 9 November 2026."
    assert superseded("Construction will begin on 5 October 2026.", new) == []
