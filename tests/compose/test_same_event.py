"""One event that two papers tell of is told once, whoever they make the subject."""

from __future__ import annotations

import pytest

from briefgen.compose.choose import Chosen, contents
from briefgen.merge import merge
from briefgen.model import Corpus, Ranked
from briefgen.rank import rank
from tests.support.values import source, statements


def ranked(*texts: str) -> tuple[Ranked, ...]:
    sources = [source(text, id=f"s{number}") for number, text in enumerate(texts)]
    return rank(merge(statements(*sources), Corpus(tuple(sources))), {})


@pytest.mark.parametrize(
    "second",
    [
        "Fishermen from Vik accused Anna Lund on Wednesday of breaking many rules of trade.",
        "The committee on Wednesday accused her brother Olav of favours and asked judges to act.",
    ],
)
def test_one_deed_on_a_weekday_without_a_date_is_one_event(second: str) -> None:
    first = (
        "The harbour committee of Holm on Wednesday accused former harbour master Anna Lund of selling ice."
    )
    one, two = sorted(ranked(first, second), key=lambda entry: entry.point.lead.sentence.text != first)
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert chosen.tells_of(two)


def test_deeds_on_two_weekdays_are_two_events() -> None:
    one, two = ranked(
        "The harbour committee of Holm accused Anna Lund of selling ice on Wednesday.",
        "The harbour committee of Holm accused Anna Lund of hiding letters on Friday.",
    )
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert not chosen.tells_of(two)


def test_two_ministers_who_resign_are_two_events() -> None:
    one, two = ranked(
        "Minister Anna Lund of Holm resigned on Monday after the vote on the ferries.",
        "Minister Olav Berg of Holm resigned on Friday after the vote on the bridge.",
    )
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert not chosen.tells_of(two)


@pytest.mark.parametrize(
    ("count", "again"),
    [("9,610", True), ("9,600", False)],
)
def test_a_number_counted_to_the_last_few_tells_of_one_thing(count: str, again: bool) -> None:  # noqa: FBT001 - a case
    one, two = ranked(
        f"Anna Lund took a lead of {count} votes over Olav Berg in the north of Holm.",
        f"Suspense hangs over the race, which has both candidates separated by {count} votes.",
    )
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert chosen.tells_of(two) is again


def test_one_body_counted_twice_to_the_last_one_is_told_once() -> None:
    one, two = ranked(
        "Holm House, a navy base on the coast, held 1,164 people on 3 May, more than it was built for.",
        "Holm House, once a barracks, was opened in 2015 with 900 places and now houses 1,164 persons.",
    )
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert chosen.repetition(two) == 1.0


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        (
            "Voltar Group has decided to wind down production at its battery plant in Skog by June 2027.",
            "Voltar will close its battery factory in Skog and 1,150 people will lose their jobs.",
            True,
        ),
        (
            "The coast road between Marrow Bay and Telling was cut in three places by the storm.",
            "The water works of Marrow Bay are running again, the council said on Friday.",
            False,
        ),
        (
            "On 12 May 2026 the Norrey Commission decided to refer Holm to the Court of Justice.",
            "The Norrey Commission said on 12 May 2026 it was taking the town to the top court.",
            True,
        ),
        (
            "On 12 May 2026 the Norrey Commission decided to refer Holm to the Court of Justice.",
            "The Norrey Commission said on 11 May 2026 it was taking the town to the top court.",
            False,
        ),
    ],
    ids=["one closure", "one town", "one day", "another day"],
)
def test_two_sources_open_with_one_event_by_more_than_the_name_of_a_town(
    first: str,
    second: str,
    again: bool,  # noqa: FBT001 - a case
) -> None:
    one, two = sorted(ranked(first, second), key=lambda entry: entry.point.lead.sentence.text != first)
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert chosen.opens_again(two) == again


def test_all_of_those_of_whom_another_line_tells_a_part_are_no_repetition() -> None:
    part = (
        "The drivers' union 3F says 40 of the 185 drivers have already found other jobs and that services "
        "will be cancelled this winter."
    )
    whole = "All 185 drivers will be offered transfer to the new operator in accordance with the rules."
    one, two = sorted(ranked(part, whole), key=lambda entry: entry.point.lead.sentence.text != part)
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert chosen.repetition(two) < 1.0
