"""Items of lists: joined to the words before the list, printed with what is left out marked, and provable."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.naming import Voice
from briefgen.compose.printable import printable
from briefgen.compose.voices import voice_of
from briefgen.compose.wording import word
from briefgen.lint import lint_line
from briefgen.merge import merge
from briefgen.model import BlockKind, Brief, Corpus, Line, Piece, Section, Source, Statement
from briefgen.rank import rank
from briefgen.rank.soundness import HARD_TO_SIGN
from briefgen.segment import segment
from tests.support.values import source, statements

DAY = date(2026, 3, 5)
LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (2, 4)}
DECIDED = "On 3 March 2026 the council of Holm decided:"
ENTRY = "to limit entry to the port to 2,000 persons a day;"
FEE = "to raise the fee to 5 euros from 1 May 2026; and"
PIER = "to close the north pier."


def listed(lead: str, *items: str, publisher: str = "") -> Source:
    kinds: dict[int, BlockKind] = dict.fromkeys(range(1, len(items) + 1), "item")
    return source("\n".join((lead, *items)), kinds=kinds, published=DAY, publisher=publisher)


def joined(one: Source) -> list[Statement]:
    return [said for said in statements(one) if said.sentence.parts]


def worded(one: Source) -> list[str]:
    voice = Voice(one.publisher, one.text)
    return [word(said, DAY, voice=voice).text for said in joined(one) if not printable(said, voice)]


def composed(*sources: Source) -> tuple[Brief, Corpus]:
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    brief, _ = compose(rank(points, {}, corpus=corpus), corpus, as_of=DAY, title="Holm port", limits=LIMITS)
    return brief, corpus


def test_each_item_of_a_decision_is_a_line_of_its_own() -> None:
    assert worded(listed(DECIDED, ENTRY, FEE, PIER)) == [
        "On 3 March 2026 the council of Holm decided to limit entry to the port to 2,000 persons a day.",
        "On 3 March 2026 the council of Holm decided […] to raise the fee to 5 euros from 1 May 2026.",
        "On 3 March 2026 the council of Holm decided […] to close the north pier.",
    ]


@pytest.mark.parametrize(
    ("lead", "item", "expected"),
    [
        (
            "The council of Holm also agreed that:",
            "the number of moorings stays at 340;",
            "The council of Holm agreed that the number of moorings stays at 340",
        ),
        (
            "Under the agreement, Norrey will",
            "Pay 40 million crowns a year until 2030",
            "Under the agreement, Norrey will pay 40 million crowns a year until 2030",
        ),
        (
            "The package of the ministry includes:",
            "A ban on cars in the old town from 2027",
            "The package of the ministry includes a ban on cars in the old town from 2027",
        ),
        (
            "The council of Holm adopted the following measures:",
            "an entry limit of 2,000 persons a day",
            "The council of Holm adopted the following measures: an entry limit of 2,000 persons a day",
        ),
        (
            "The plan has three goals:",
            "cut traffic in the old town by 30 per cent by 2030.",
            "The plan has three goals: cut traffic in the old town by 30 per cent by 2030.",
        ),
        (
            "The chamber recommends that the ministry:",
            "check all invoices above 10,000 crowns.",
            "The chamber recommends that the ministry check all invoices above 10,000 crowns.",
        ),
        (
            "The council of Holm, at its meeting of 3 March 2026:",
            "APPROVED the budget of 40 million euros;",
            "The council of Holm, at its meeting of 3 March 2026 […] approved the budget of 40 million euros",
        ),
        (
            "The provisional treaty:",
            "caps the toll at 5 euros a car;",
            "The provisional treaty caps the toll at 5 euros a car",
        ),
        (
            "The Assembly of Norrey AGREED:",
            "to buy 12 buses for 3.4 million euros.",
            "The Assembly of Norrey AGREED to buy 12 buses for 3.4 million euros.",
        ),
    ],
)
def test_an_item_goes_on_with_the_words_before_its_list(lead: str, item: str, expected: str) -> None:
    assert worded(listed(lead, item)) == [expected]


@pytest.mark.parametrize(
    ("lead", "item", "expected"),
    [
        (
            "The ministry of Holm has decided",
            "not to build a new wing at Garth,",
            "The ministry of Holm has decided not to build a new wing at Garth",
        ),
        (
            "We ask the Government to",
            "pay for one hour of supervision a day, and",
            "[Union of Holm:] We ask the Government to pay for one hour of supervision a day",
        ),
        (
            "Those affected include:",
            "4,100 pensioners in the county of Vell.",
            "Those affected include 4,100 pensioners in the county of Vell.",
        ),
        (
            "The board of the Norrland Grid Company resolved:",
            "to sell its 30 per cent in the Vale works;",
            "The board of the Norrland Grid Company resolved to sell its 30 per cent in the Vale works",
        ),
    ],
)
def test_the_words_before_a_list_may_lack_their_colon(lead: str, item: str, expected: str) -> None:
    assert worded(listed(lead, item, publisher="Union of Holm")) == [expected]


def test_parliament_alone_on_a_line_is_the_author_of_a_resolution() -> None:
    one = source(
        "Parliament,\nhaving regard to the report,\ngrants 4.2 million marks for lockers in 2026;",
        kinds={2: "item"},
        published=DAY,
    )
    assert worded(one) == ["Parliament […] grants 4.2 million marks for lockers in 2026"]


def test_what_minutes_resolve_is_given_to_the_body_that_writes_them() -> None:
    one = listed(
        "RESOLVED:", "That the fee be raised to 5 euros from 1 May 2026.", publisher="Holm Town Council"
    )
    assert worded(one) == ["[Holm Town Council] RESOLVED that the fee be raised to 5 euros from 1 May 2026."]


def test_what_was_resolved_by_nobody_knows_whom_is_not_printed() -> None:
    one = listed("RESOLVED:", "That the fee be raised to 5 euros from 1 May 2026.")
    assert worded(one) == []


def test_a_pronoun_before_a_list_takes_the_sentence_before_it_along() -> None:
    one = source(
        "The council of Holm met on 3 March 2026. It decided:\nto buy 12 buses for 3.4 million euros.",
        kinds={1: "item"},
        published=DAY,
    )
    assert worded(one) == [
        "The council of Holm met on 3 March 2026. It decided to buy 12 buses for 3.4 million euros."
    ]


def test_words_before_a_list_that_name_nobody_are_refused_with_every_item() -> None:
    assert worded(listed("They decided:", ENTRY)) == []


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("The council of Holm took two decisions:", "The fee rises to 5 euros from 1 May 2026."),
        ("The main measures of the plan are:", "The mayor opens the first bridge on 3 May 2026."),
        ("What we know:", "The council of Holm voted on 3 March 2026 to raise the fee."),
    ],
)
def test_an_item_that_is_a_sentence_stands_alone(lead: str, item: str) -> None:
    one = listed(lead, item)
    assert joined(one) == []
    assert item in [said.sentence.text for said in statements(one)]


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("The following persons were present:", "Ana Holt, chair, from the ministry of trade"),
        ("Contact:", "The press office of the ministry in Holm"),
        ("Related topics:", "to limit entry to the port of Holm"),
        ("Key points:", "a limit of 2,000 persons a day in the port"),
    ],
)
def test_labels_and_lists_of_those_present_begin_no_sentence(lead: str, item: str) -> None:
    assert joined(listed(lead, item)) == []


def test_a_list_that_has_ended_takes_no_further_item() -> None:
    one = listed(
        "The committee of Holm RESOLVED:", "that the tram be built;", "that it open in 2029.", "Bus lanes"
    )
    assert [sentence.text for sentence in segment(one) if not sentence.parts][-1] == "Bus lanes"


def test_a_pronoun_before_a_list_takes_no_sentence_of_another_paragraph_along() -> None:
    one = source(
        "Tamsin Water serves 1.4 million customers.\nIt must:\nbuy 12 pumps by 2030.", kinds={2: "item"}
    )
    assert worded(one) == []


def test_the_reasons_of_a_court_are_no_part_of_what_it_orders() -> None:
    one = listed(
        "For these reasons the High Court of Orland:",
        "quashes the decision of the Agency of 9 September 2024;",
    )
    assert worded(one) == ["The High Court of Orland quashes the decision of the Agency of 9 September 2024"]


def test_a_month_in_what_is_decided_is_not_the_one_that_is_past() -> None:
    one = listed("The committee of Holm resolved:", "that the director report in October on it.")
    assert worded(one) == [
        "The committee of Holm resolved that the director report in October [year not given] on it."
    ]


def test_a_heading_ends_a_list() -> None:
    one = source(f"{DECIDED}\nFees\n{ENTRY}", kinds={1: "heading", 2: "item"})
    assert not any(sentence.parts for sentence in segment(one))


def test_items_of_a_list_within_a_list_are_left_alone() -> None:
    one = listed(DECIDED, "to ask the ministry for:", "twelve million euros for moorings")
    assert len([sentence for sentence in segment(one) if sentence.parts]) == 1


def test_dates_and_figures_of_both_parts_are_known() -> None:
    _, fee, _ = joined(listed(DECIDED, ENTRY, FEE, PIER))
    assert [when.text for when in fee.dates] == ["3 March 2026", "1 May 2026"]
    assert [figure.text for figure in fee.figures] == ["5 euros"]


def test_every_character_of_an_item_has_its_place_in_the_source() -> None:
    one = listed(DECIDED, ENTRY, "To raise the fee to 5 euros; and", PIER)
    for sentence in segment(one):
        for at, mark in enumerate(sentence.text):
            place = sentence.place(at)
            seam = any(part.at - 1 == at for part in sentence.parts[1:])
            assert seam or one.text[place].lower() == mark.lower()


def test_two_items_of_one_list_are_never_one_fact() -> None:
    one = listed("The council of Holm decided:", "to close the pool in Vick;", "to close the pool in Sund.")
    assert all(len(point.evidence) == 1 for point in merge(statements(one), Corpus((one,))))


def test_both_decisions_of_a_list_stand_on_the_page() -> None:
    brief, _ = composed(listed(DECIDED, ENTRY, FEE, PIER))
    told = " ".join(line.text for line in brief.lines)
    assert "to limit entry" in told
    assert "to raise the fee" in told


def test_a_bracket_before_the_mark_of_what_is_passed_over_stands_for_its_words() -> None:
    one = listed(
        "For these reasons the court:", "quashes the decision of 9 September 2024;", publisher="High Court"
    )
    brief, corpus = composed(
        one, source("The High Court ruled in Holm on 3 March 2026.", "s2", published=DAY)
    )
    line = next(line for line in brief.lines if "quashes" in line.text)
    assert line.text == "[The High Court] quashes the decision of 9 September 2024"
    assert lint_line(line, corpus, DAY) == ()


def _line() -> tuple[Line, Corpus]:
    brief, corpus = composed(listed(DECIDED, ENTRY, FEE, PIER))
    return next(line for line in brief.lines if "to raise the fee" in line.text), corpus


def test_the_last_look_accepts_an_item_with_its_words_before() -> None:
    line, corpus = _line()
    assert lint_line(line, corpus, DAY) == ()


def test_the_printed_words_of_an_item_stand_in_the_source_in_this_order() -> None:
    line, corpus = _line()
    own = " ".join(piece.text for piece in line.pieces if not piece.ours)
    rest = iter(re.findall(r"\w+|[^\w\s]", corpus.sources[0].text))
    assert all(token in rest for token in re.findall(r"\w+|[^\w\s]", own))


@pytest.mark.parametrize(
    ("was", "instead", "kind"),
    [
        ("5 euros", "6 euros", "foreign figure"),
        ("1 May 2026", "1 June 2026", "foreign date"),
        ("council of Holm", "council of Vick", "foreign name"),
        ("to raise the fee to 5 euros", "to limit entry to the port", "foreign words"),
        (" from 1 May 2026", "", "lost date"),
    ],
)
def test_the_last_look_catches_a_changed_item(was: str, instead: str, kind: str) -> None:
    line, corpus = _line()
    pieces = tuple(replace(piece, text=piece.text.replace(was, instead)) for piece in line.pieces)
    changed = replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))
    assert changed.text != line.text
    assert kind in {finding.kind for finding in lint_line(changed, corpus, DAY)}


def test_the_last_look_catches_the_words_of_another_item() -> None:
    line, corpus = _line()
    pieces = (*line.pieces[:-1], Piece(" and to close the north pier.", 0))
    spliced = replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))
    assert lint_line(spliced, corpus, DAY)


@pytest.mark.parametrize(
    "lead",
    ["RESOLVED unanimously:", "RESOLVED by 8 votes to 4 with one abstention:", "AGREED, by 9 to 2:"],
)
def test_minutes_decide_by_a_vote_that_stands_before_the_list(lead: str) -> None:
    one = listed(lead, "That the north pier of Holm be closed on 1 May 2027.", publisher="Holm Town Council")
    (line,) = worded(one)
    words = lead if "," in lead else lead.rstrip(":")  # the colon closes what the comma opens
    assert line.startswith(f"[Holm Town Council] {words} that the north pier")


@pytest.mark.parametrize(
    "item",
    ["that the fee be raised to 5 euros from 1 May 2027;", "to raise the fee to 5 euros from 1 May 2027;"],
)
def test_who_resolves_by_a_vote_is_the_subject_of_each_item(item: str) -> None:
    one = listed("The Council of Holm RESOLVED by 6 votes to 3:", item)
    assert worded(one) == [f"The Council of Holm RESOLVED by 6 votes to 3 {item[:-1]}"]
    tokens = joined(one)[0].tokens
    verb = next(token for token in tokens if token.dep == "ROOT")
    assert (verb.text, verb.lemma) == ("resolved", "resolve")


def test_minutes_are_of_the_body_in_their_title() -> None:
    for title in (
        "Holm Town Council – Minutes of 3 March 2026",
        "Minutes of the meeting of the Holm Town Council",
    ):
        assert voice_of(replace(listed(DECIDED), title=title)).name == "Holm Town Council"
    assert voice_of(replace(listed(DECIDED), title="Holm Town Council raises the fee")).name == ""


def test_what_is_decided_for_a_day_to_come_may_be_a_key_fact() -> None:
    items = [
        f"That the {pier} pier of Holm be closed on {day} May 2027." for day, pier in enumerate(PIERS, 1)
    ]
    brief, _ = composed(listed("RESOLVED unanimously:", *items, publisher="Holm Town Council"))
    lines = [*brief.outlook, *brief.summary, *brief.key_facts]
    assert sum(1 + len(line.also) for line in lines) == len(items)
    assert brief.key_facts


PIERS = ("north", "south", "east", "west", "old", "coal", "fish", "salt")


def test_the_subject_of_an_item_stands_before_the_list_unless_that_only_announces_it() -> None:
    def doubted(lead: str) -> bool:
        one = listed(lead, "244 billion yen for the pay and the housing of soldiers;")
        points = rank(merge(joined(one), Corpus((one,))), {}, topic="Norrey port", corpus=Corpus((one,)))
        return any(reason.name.startswith(HARD_TO_SIGN) for reason in points[0].reasons)

    assert doubted("The items are as follows:")
    assert not doubted("The law provides for:")


def test_whole_sentences_below_a_bare_are_stay_whole() -> None:
    one = listed("Our main conclusions are:", "Eleven months of the average were spent on papers in Holm.")
    assert all(not said.sentence.parts for said in joined(one))
