"""What a reader of one page would call said twice, and what tells something else."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.again import said_again, tales, tells_more
from briefgen.compose.choose import REPEATED, Chosen, contents
from briefgen.merge import merge
from briefgen.model import Corpus, Ranked
from briefgen.rank import rank
from tests.support.values import source, statements

DAY = date(2026, 3, 12)
# Beside the pair, a folder holds sentences that say who is who and what is common.
OTHERS = "Finance minister Ana Silva took office in May.\nThe port of Arn has three cranes and two docks."


def ranked(*texts: str) -> list[Ranked]:
    sources = [source(text, id=f"s{number}", published=DAY) for number, text in enumerate((*texts, OTHERS))]
    found = rank(merge(statements(*sources), Corpus(tuple(sources))), {})
    return sorted(found, key=lambda entry: entry.point.id)


def twice(one: str, two: str) -> bool:
    entries = ranked(one, two)
    told = tales(entries)
    first, second = (told[entry.point.id] for entry in entries[:2])
    assert first.said.sentence.text == one
    return said_again(first, second)


SAME = [
    (
        "At its meeting on Thursday, the board of the Bank of Norrey lowered the two-week rate to 3.25%.",
        "Norrey's central bank cut its main rate to 3.25 per cent as weak industry outweighed worries.",
    ),
    (
        "The court annulled the permit of the copper mine at Skarn on Tuesday.",
        "Judges have struck down the permit of the Skarn copper mine, a blow to its owner.",
    ),
    (
        "The government will close the Olm railway line on 31 May 2026.",
        "The cabinet said that it would shut the Olm railway line at the end of May 2026.",
    ),
    (
        "Keeping the track of the line safe would have required 84 million crowns.",
        "The minister said that renewing the track of the line would cost 84 million crowns.",
    ),
    (
        "Brun came to the counter of the bureau with a cheque for $84,310.52, the spokesman said.",
        "The labour agency was paid $84,310.52 by Nils Brun.",
    ),
    (
        "Bello, a stray trained to search, first helped in the flooded Yarn district of Holm on Aug. 20.",
        "His debut as a search dog took place in the Yarn district of Holm on August 20.",
    ),
    (
        "The regulator approved the Norrey link on Tuesday.",
        "The regulator cleared the way for the Norrey link, a cable of 212 kilometres.",
    ),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_the_same_deed_or_sum_in_other_words_is_said_twice(one: str, two: str) -> None:
    assert twice(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The court annulled the permit of the copper mine at Skarn.",
            "The court did not annul the permit of the copper mine at Skarn.",
        ),
        (
            "The government will close the Olm railway line on 31 May 2026.",
            "The government closed the Olm railway line in 2019.",
        ),
        (
            "The line carries 1.1 million passengers a year.",
            "The line carries 1.6 million travellers a year.",
        ),
        (
            "The council adopted a budget for 2027 that closes the Eastgate pool.",
            "The Eastgate pool closes on 31 March 2027.",
        ),
        (
            "The central bank cut its key rate to 3.75 per cent.",
            "Most banks will lower their rates for loans by the end of June 2026.",
        ),
        (
            "The judge gave the student six months in prison.",
            "A member of parliament asked for the removal of the judge who gave the student six months.",
        ),
        (
            "The council of Holm adopted the budget for the new harbour on 3 May.",
            "The council of Holm adopted the levy for the new harbour on 3 May.",
        ),
    ],
    ids=[
        "denied",
        "another year",
        "another value",
        "its day",
        "others follow",
        "another deed",
        "another thing on one day",
    ],
)
def test_another_fact_about_the_same_thing_is_not_said_twice(one: str, two: str) -> None:
    assert not twice(one, two)


def test_a_line_that_adds_much_is_worth_its_place() -> None:
    assert not twice(
        "The council adopted the budget.",
        "The council adopted the budget of 418 million dollars by 23 votes to 18 in Harrow.",
    )


def test_what_is_said_twice_is_no_second_line_of_a_page() -> None:
    one, two = ranked(*SAME[0])[:2]
    chosen = Chosen(contents([one, two]))
    chosen.add(one)
    assert chosen.repetition(two) >= REPEATED


def repeated(*texts: str) -> float:
    """Return which share of the last text's point the others say already."""
    entries = {entry.point.lead.sentence.text: entry for entry in ranked(*texts)}
    chosen = Chosen(contents(list(entries.values())))
    for text in texts[:-1]:
        chosen.add(entries[text])
    return chosen.repetition(entries[texts[-1]])


PIER = "Rebuilding the north pier of Holm will cost 46 million crowns, the harbour office of Arn said."


@pytest.mark.parametrize(
    "other",
    [
        "The harbour office of Holm assessed the risks of the pier as modest.",
        "Arn and Holm share one pilot, whom the office has sent to the north.",
    ],
)
def test_what_names_only_who_is_on_the_page_already_is_no_repetition(other: str) -> None:
    assert repeated(PIER, other) < REPEATED


def test_a_sum_that_stands_in_another_line_on_the_same_thing_is_not_told_again() -> None:
    closed = "The pool in Holm was closed because of a bill of 46 million crowns for its roof."
    assert repeated(closed, "The survey found that the roof was a bill of 46 million crowns.") >= REPEATED


def test_a_day_that_another_thing_has_too_is_no_repetition() -> None:
    plan = "The ministry of Arn will send 40 tents and three doctors from Holm in November 2026."
    assert (
        repeated(plan, "The rainy season is to begin in November 2026, weather experts believe.") < REPEATED
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Rivals accuse Vale of using the budget to make himself known before his run of 2016.",
            "To pass the budget before the run of 2016, the party took the stadium out of it.",
        ),
        (
            "The council approved 40 wardens for two districts in which robberies have risen.",
            "Its members gave up two seats on the council of the port.",
        ),
    ],
    ids=["a year", "two of something"],
)
def test_a_year_or_a_pair_in_common_makes_no_repetition(first: str, second: str) -> None:
    assert repeated(first, second) < REPEATED


def test_words_of_many_lines_make_no_line_that_says_it() -> None:
    lines = (
        "Vale and three friends left Holm on the last ferry.",
        "The silver of the museum was stolen on a winter night.",
        "A guard of the museum slept in the tower.",
        "Cranes of the harbour were painted by pupils, whom the mayor had sent.",
    )
    assert repeated(*lines, "The guard of the harbour met the mayor in Holm on a winter night.") < REPEATED


def test_what_one_writer_words_alike_is_two_things() -> None:
    first = "In 2010, seasonal workers made up roughly 6 percent of the region's people."
    second = (
        "The region has the eighth-highest number of seasonal workers, according to an institute of the "
        "university."
    )
    text = source(f"{first}\n{second}\n{OTHERS}", published=DAY)
    entries = {e.point.lead.sentence.text: e for e in rank(merge(statements(text), Corpus((text,))), {})}
    told = tales(list(entries.values()))
    assert not said_again(*(told[entries[one].point.id] for one in (first, second)))


def test_that_something_occurred_is_no_deed_in_common() -> None:
    first = "Four sailors were in the engine room when the fire occurred, but no one was hurt."
    second = "Lund said the last fire he could remember on the quay occurred in the 1980s."
    assert not twice(first, second)


def test_two_counts_for_one_day_tell_of_two_things() -> None:
    first = "By the end of June 2026, 36,120 affordable homes had been finished in Holm."
    second = "In June 2026 social homes numbered 4,775 in Holm, the fewest homes since 2015."
    assert repeated(first, second) < REPEATED
    opened = "Since July 2024, 5,100 prison places have been opened in Holm."
    assert not twice(opened, "Three of the 16 prisons in Holm have been opened.")


def test_a_quotation_behind_the_report_of_it_says_it_twice() -> None:
    report = (
        "The minister's spokesman Nils Brun said that the chamber ought to pass a short budget for March."
    )
    quotation = "“Given the size of the bill, the chamber should adopt a stopgap for March,” Brun said."
    other = "“The ferry to Holm needs a new engine and a crew of twelve,” Brun said."
    text = source(f"{report}\n{quotation}\n{other}\n{OTHERS}", published=DAY)
    entries = {e.point.lead.sentence.text: e for e in rank(merge(statements(text), Corpus((text,))), {})}
    told = tales(list(entries.values()))
    first, second, third = (told[entries[one].point.id] for one in (report, quotation, other))
    assert said_again(first, second)
    assert not said_again(first, third)


POOR = "A disturbed patient opened fire inside a clinic in Arn on Thursday, according to police."
FULL = (
    "A troubled patient opened fire on a nurse and a doctor at the Holm Hospital on Thursday, police said, "
    "leading the doctor to draw a weapon of his own and shoot the attacker in the arm."
)


def test_two_sources_that_open_with_one_event_say_it_twice() -> None:
    assert twice(FULL, POOR)
    assert twice(POOR, FULL)


@pytest.mark.parametrize(
    "second",
    [
        "A patient who opened fire on Thursday had waited 140 days for a bed in a clinic.",
        "Nils Brun, a patient, opened fire inside the clinic.",
        "A union of nurses called for guards after a patient opened fire inside a clinic on Thursday.",
    ],
    ids=["a new size", "a new name", "what others want"],
)
def test_an_opening_that_adds_a_size_a_name_or_a_demand_says_something_else(second: str) -> None:
    assert not twice(POOR, second)


def test_several_are_not_the_one_of_another_source() -> None:
    first = (
        "A woman of 33 faces charges of sexual assault on a child after allegedly having two children with "
        "a boy whom she met in a park."
    )
    second = "In unrelated cases, prosecutors charged two women in March with sexually assaulting children."
    assert not twice(first, second)


def test_a_lady_is_nobody_else() -> None:
    first = "Now the actress Ana Lund has been signed up to play the leading role in a film on Vale."
    second = "Producers are said to be in talks with Lund, seen as one who can play the role of Lady Vale."
    assert twice(first, second)


def test_the_fuller_of_two_reports_of_one_event_opens_the_page() -> None:
    entries = ranked(POOR, FULL)
    told = tales(entries)
    poor, full = (told[entry.point.id] for entry in entries[:2])
    assert tells_more(full, poor)
    assert not tells_more(poor, full)


def test_another_source_says_again_what_shares_its_verb_and_many_words() -> None:
    first = (
        "The ferry to Arn was taken out of service on Monday; there were no signs of a leak in its hull, and "
        "the failure of its engine is not being investigated as a crime, an officer of the harbour said."
    )
    second = "“No signs of a leak were found. It is not investigated as a crime,” an officer said."
    assert twice(first, second)


def test_what_befell_a_namesake_is_another_event() -> None:
    first = "In 2015, a former innkeeper, Anthony Vale, was arrested in Holm for selling cocaine to guests."
    second = (
        "Vale was arrested on Tuesday in the courthouse of Arn, as the trial of his client Ana Lund began."
    )
    assert repeated(first, second) < REPEATED


def test_a_denial_is_not_said_by_lines_that_do_not_deny() -> None:
    lines = (
        "In 2015 Anthony Vale pleaded guilty in Holm after he had sold cocaine to guests of the inn.",
        "Nils Vale faces a list of charges, among them bribing a witness.",
    )
    assert repeated(*lines, "Vale pleaded not guilty to the charges.") < REPEATED
