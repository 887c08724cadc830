"""The sentence that may stand behind another: next in its source, one thought with it, told nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.goes_on import MOST_WORDS, goes_with
from briefgen.compose.lines import LineMaker
from briefgen.compose.longer import with_longer_forms
from briefgen.compose.seconds import Seconds
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, KeyPoint, Line, Ranked, Section, Source
from briefgen.rank import rank
from briefgen.understand.units import join_two
from tests.support.values import source, statements

LIMITS: dict[Section, tuple[int, int]] = {"summary": (1, 1), "key_facts": (1, 3), "outlook": (1, 2)}
FIRST = "The council of Holm approved 40 million euros for two electric ferries on 3 March 2025."
MAYOR = "Anna Berg, the mayor of Holm, opened the new quay on Monday before 300 guests."


def follows(first: str, second: str, between: str = " ") -> bool:
    """Whether the second may stand behind the first, told in one text with this between them."""
    text = source(f"{first}{between}{second}")
    one, two, *_ = [*statements(text), None]
    assert one
    assert two
    return goes_with(one, two, text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, "The ferries will replace two diesel ships that were built in 1987."),
        (FIRST, "It will pay for them without a loan."),
        (FIRST, "“The price is fair,” said Anna Berg, who leads the council."),
        (
            "The automation of terminal 3 would cost 340 jobs.",
            "The company speaks of 190, and says none would be lost before 2029.",
        ),
        (MAYOR, "She thanked the builders for their patience."),
        (MAYOR, "However, the old quay stays open until June."),
    ],
)
def test_what_goes_on_with_the_thought_may_follow_in_its_paragraph(first: str, second: str) -> None:
    assert follows(first, second)


@pytest.mark.parametrize(
    "second",
    [
        "The ferries will replace two diesel ships that were built in 1987.",
        "The council had asked three shipyards for offers in 2024.",
    ],
)
def test_a_new_paragraph_may_follow_when_it_speaks_of_the_same_thing(second: str) -> None:
    assert follows(FIRST, second, "\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, "Storms closed the airport of Norrey for two days in January."),
        (FIRST, "NORREY (Holm Courier) — The council met the ferry workers on Tuesday."),
        (FIRST, "(Photo: Anna Berg) The council of Holm meets on Mondays."),
    ],
)
def test_a_new_paragraph_on_something_else_does_not_follow(first: str, second: str) -> None:
    assert not follows(first, second, "\n")


@pytest.mark.parametrize(
    "second",
    [
        "The council declined to comment on the price of the ferries.",
        "Why should the council of Holm pay for two ferries at once?",
        "It was a remarkable evening for everybody who had come.",
        "The council of Holm approved two electric ferries for 40 million euros.",
        "Also, a bakery in the old town was sold to new owners in 2024.",
        "I think that the ferries will please everybody on the islands.",
        "“Nobody should have to pay for this with their own money,” said Anna Berg of the council.",
        "“The council buys a bridge, not a hammock,” said Anna Berg.",
        "The council's leader Anna Berg called the plan “an invitation”.",
    ],
)
def test_what_adds_nothing_or_can_not_stand_on_a_page_does_not_follow(second: str) -> None:
    assert not follows(FIRST, second)


def test_he_does_not_follow_a_sentence_without_a_person() -> None:
    assert not follows(
        "The storm closed the harbour of Norrey on 4 May 2024.", "He said that nobody was hurt."
    )


def test_its_does_not_follow_a_sentence_about_several_things() -> None:
    # neither as a longer form nor joined at once
    talks = "Talks with SoundGrid broke off in August and will resume on 20 October 2026."
    assert not follows(talks, "Its chairman, Olaf Strand, threatened to block the port of Holm in 2027.")


def test_it_does_not_follow_where_the_speaker_and_the_subject_may_both_be_meant() -> None:
    drivers = "It employs 74 drivers and has run the service since 1998."
    assert not follows("According to the bus firm Lind Lines, the railway will cost 9 million.", drivers)
    (joined,) = statements(
        source(f"The bus firm Lind Lines says that the railway will cost 9 million. {drivers}")
    )
    assert joined.sentence.text.endswith(drivers)


def test_two_sentences_together_have_no_more_than_five_rows() -> None:
    long = "The council heard the ferry firm, " + "and the harbour office, " * 9 + "on 3 March 2025."
    assert len(FIRST.split()) + len(long.split()) <= MOST_WORDS
    assert follows(FIRST, long)
    assert not follows(FIRST, long.replace("on 3", "and the harbour office, " * 5 + "on 3"))


QUOTED = "“The fleet of Holm is new,” said Anna Berg, who leads the council."


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_quotation_goes_on_where_it_tells_a_fact(between: str) -> None:
    assert follows(QUOTED, "“Norrey pays 12 million euros for the fleet.”", between)
    assert not follows(QUOTED, "“I love the fleet that Norrey pays for.”", between)
    assert not follows(QUOTED, "“The fleet is a great joy for everybody.”", between)
    assert not follows(FIRST, "“Norrey pays 12 million euros for the ferries.”", between)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, "The ferries will carry 900 passengers a day from May 2026."),
        (
            "In 2025, 30 towns reported 9,742 cases of measles.",
            "Norrey accounted for 4,118 cases, Arn for 1,204.",
        ),
        (FIRST, "Police said the council of Holm had asked for offers."),
        ("Visits to the library rose to 1.83 million in 2025.", "Loans fell by 3 per cent in the same year."),
    ],
)
def test_what_stands_by_itself_may_follow_where_it_speaks_of_one_thing(first: str, second: str) -> None:
    assert follows(first, second)


@pytest.mark.parametrize(
    "second",
    [
        "The arrests of the three men were made in May 2024.",
        "A road bridge in Vick opened on 4 March 2025.",
        "The hospital lost 1,960 euros to thieves, the mayor wrote.",
    ],
)
def test_another_fact_of_the_same_paragraph_is_a_line_of_its_own(second: str) -> None:
    assert not follows(FIRST, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The wall protects 2,140 homes and 310 businesses.",
            "A storm would cost 190 million euros.",
        ),
        (
            "Sales must end on 30 April 2026.",
            "Farmers may use up stocks until 31 August 2026.",
        ),
        ("Fares may rise by no more than 3.1 per cent from 3 January 2027.", "Operators had asked for 6.8%."),
        (
            "The nine private operators say that the decision costs them 146 million euros a year.",
            "The regulator put it at 71 million in a paper of 4 March 2025.",
        ),
    ],
)
def test_a_paragraph_goes_on_where_no_other_event_begins(first: str, second: str) -> None:
    assert follows(first, second)


def test_two_sentences_of_one_item_of_a_list_may_follow_each_other() -> None:
    text = source("The service is 1,940 officers short. The gap has doubled in 3 years.", kinds={0: "item"})
    one, two = statements(text)
    assert goes_with(one, two, text)


@pytest.mark.parametrize(
    "second",
    [
        "It is a cynical business for the people of Holm and Norrey.",
        "The ferries could have a damaging impact on the trade of Norrey.",
        "Ferry fuel is pumped into a tank of the council in Holm on 6 December 2007.",
        "The council will pay, said the 40-year-old climber from Norrey.",
        "Rest in peace, said the council of Holm to the ferry workers.",
    ],
)
def test_opinions_guesses_captions_and_unknown_speakers_do_not_follow(second: str) -> None:
    assert not follows(FIRST, second, "\n")


def test_what_does_not_stand_right_behind_does_not_follow() -> None:
    text = source(f"{FIRST} The old ones are sold. The ferries can carry 300 passengers each.")
    one, *_, last = statements(text)
    assert not goes_with(one, last, text)


def test_a_concession_follows_only_where_all_that_it_concedes_stands_before_it() -> None:
    still = "Even so, the ferries of Holm will not sail in winter."
    alone = source(f"{FIRST} {still}")
    one, two = statements(alone)
    assert goes_with(one, two, alone)
    behind = source(f"None of this helps the islands. {FIRST} {still}")
    _, one, two = statements(behind)
    assert not goes_with(one, two, behind)


def test_a_line_has_no_more_than_three_sentences() -> None:
    text = source(
        f"{FIRST} The two ferries of Holm were built in 1987. The ferries cost 19 million euros each. "
        "The ferries will replace two diesel ships of Holm."
    )
    pair, two, three = statements(text)
    assert pair.sentence.text.endswith("1987.")
    assert goes_with(pair, two, text)
    assert not goes_with(pair, join_two(two, three, text.text), text)


def test_items_of_a_list_do_not_follow_each_other() -> None:
    text = source(f"{FIRST}\nThe council bought two ferries in 2019.", kinds={0: "item", 1: "item"})
    one, two = statements(text)
    assert not goes_with(one, two, text)


def test_what_is_disputed_or_has_changed_is_no_second_sentence() -> None:
    text = source(f"{FIRST} The ferries can carry 300 passengers each.")
    one, two = statements(text)
    points = [KeyPoint("b", (two,)), KeyPoint("b", (two,), disputed=(one,))]
    points.append(KeyPoint("b", (two,), superseded_by=one))
    found = [Seconds([Ranked(point, 1.0, 1)], Corpus((text,))).after(one) for point in points]
    assert [bool(second) for second in found] == [True, False, False]


def composed(*sources: Source) -> Brief:
    corpus = Corpus(sources)
    ranked = rank(merge(statements(*sources), corpus), {})
    return compose(ranked, corpus, as_of=date(2025, 3, 14), title="Ferries", limits=LIMITS)[0]


LONG_TEXT = (
    f"{FIRST} The ferries can carry 300 passengers and 40 cars each.\n"
    "The shipyard in Norrey won the order against two rivals. The shipyard employs 1,200 people.\n"
    "The ministry of transport pays 12 million euros. The ministry paid half of the last ones in 2009.\n"
    "The island of Eck has 900 inhabitants. The island lost its only bank in 2023.\n"
)


def test_a_longer_form_names_the_points_that_it_tells_and_none_of_another_section() -> None:
    brief = composed(source(LONG_TEXT, published=date(2025, 3, 4)))
    ids = {name: {line.ranked.point.id for line in getattr(brief, name)} for name in LIMITS}
    longer = [form for line in brief.key_facts for form in line.forms if form.also]
    assert longer
    for form in longer:
        assert form.ranked.point.id not in form.also
        assert not set(form.also) & (ids["summary"] | ids["outlook"])


def longer_than_first(text: str, *barred: int) -> list[str]:
    """Return what the longer forms of the first sentence add, the points of some sentences being barred."""
    told = source(text)
    points = [Ranked(KeyPoint(f"p{n}", (said,)), 1.0, n + 1) for n, said in enumerate(statements(told))]
    corpus = Corpus((told,))
    maker = LineMaker(corpus, date(2025, 3, 14))
    lines: dict[Section, list[Line]] = {name: [] for name in LIMITS}
    lines["key_facts"].append(maker.line(points[0], "key_facts", 0))
    found = with_longer_forms(lines, Seconds(points, corpus), maker, [f"p{n}" for n in barred])
    line = found["key_facts"][0]
    assert [form.also for form in line.longer_forms] == [
        tuple(f"p{n}" for n in range(1, last + 2)) for last in range(len(line.longer_forms))
    ]
    return [form.text.removeprefix(line.text).strip() for form in line.longer_forms]


def test_a_longer_form_goes_on_with_a_third_sentence_where_the_source_does() -> None:
    two, three = "The ferries can carry 40 cars each.", "The ferries also hold 300 passengers."
    text = f"{FIRST} {two} {three}"
    assert longer_than_first(text) == [two, f"{two} {three}"]
    assert longer_than_first(text, 2) == [two]
    assert longer_than_first(text, 1) == []


def test_a_longer_form_says_how_early_its_sentences_would_be_taken() -> None:
    text = f"{FIRST} The ferries can carry 40 cars each. The ferries also hold 300 passengers."
    told = source(text)
    scores = (1.0, 3.0, 2.0)
    points = [
        Ranked(KeyPoint(f"p{n}", (said,)), score, n + 1)
        for n, (said, score) in enumerate(zip(statements(told), scores, strict=True))
    ]
    maker = LineMaker(Corpus((told,)), date(2025, 3, 14))
    offered = [maker.line(points[1], "key_facts", 0), maker.line(points[0], "key_facts", 1)]
    lines: dict[Section, list[Line]] = {"summary": [], "key_facts": offered, "outlook": []}
    first = with_longer_forms(lines, Seconds(points, Corpus((told,))), maker, ())["key_facts"][1]
    assert [form.places for form in first.longer_forms] == [(0,), (0, 1)]


def test_a_third_sentence_is_one_thought_with_those_before_it() -> None:
    two = "The ferries can carry 40 cars each."
    assert longer_than_first(f"{FIRST} {two}\nStorms closed the airport of Norrey in January.") == [two]


def test_no_second_sentence_says_again_what_another_line_says() -> None:
    told = "Bello, a stray trained to search, first helped in the flooded Yarn district of Holm on Aug. 20."
    first = "Bello learned to obey and spent two years in the mountains of Norland."
    again = "His debut as a search dog took place in the Yarn district of Holm on August 20."
    other = "His keeper, Nils Brandt, lives on the island of Eck."
    for second, longer in ((again, False), (other, True)):
        lines = composed(source(told, "a"), source(f"{first} {second}", "b")).lines
        told_of = [form.text for line in lines for form in (line, line.longer) if form]
        assert any(text.endswith(second) for text in told_of) is longer


def test_a_longer_form_is_the_words_of_its_source_from_the_first_to_the_last() -> None:
    text = source(LONG_TEXT, published=date(2025, 3, 4))
    for line in composed(text).lines:
        for form in line.forms[1:]:
            if form.also:
                assert form.text.startswith(line.text)
                assert form.text in text.text.replace("\n", " ")


def test_a_line_that_a_fuller_name_opens_may_be_made_longer() -> None:
    text = (
        "Anna Berg leads the council of Holm. Nobody else wanted the office in 2023.\n"
        "The ferries cost 40 million euros. They can carry 300 passengers.\n"
        "Berg opened the new quay of Holm on 3 March 2025. The quay cost 9 million euros."
    )
    lines = composed(source(text, published=date(2025, 3, 4))).lines
    named = [line for line in lines if line.text.startswith("[Anna] Berg")]
    assert named
    assert all(line.longer for line in named)


def test_a_line_with_a_remark_before_it_is_not_made_longer() -> None:
    passed = "The ferry is due to enter service in June 2019. The ferry can carry 300 passengers."
    brief = composed(source(f"{passed}\n{LONG_TEXT}", published=date(2018, 3, 4)))
    noted = [line for line in brief.lines if line.pieces[0].ours]
    assert noted
    assert all(line.longer is None for line in noted)


def test_a_judgement_of_it_in_a_new_paragraph_may_be_of_what_the_whole_text_is_about() -> None:
    second = "The leader of the opposition in the council of Holm called it a grave error."
    assert follows(FIRST, second)
    assert not follows(FIRST, second, "\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Analysts said the fee of 20 crowns could cost the industry of Holm 4 billion crowns.",
            "The industry group Holm Fish said the fee would lead to fewer jobs in Holm.",
        ),
        (
            "Norrey counted 323,000 wild salmon in its rivers in 2024.",
            "A tax of 25 per cent on farms for salmon has applied since January 2023.",
        ),
        (
            "Anna Lund, the adviser on gambling harms, said waiting times had fallen to five weeks.",
            "About 1.4 million adults play too much, according to the Gambling Commission’s survey.",
        ),
    ],
)
def test_what_somebody_else_says_in_a_paragraph_of_his_own_is_another_fact(first: str, second: str) -> None:
    assert not follows(first, second, "\n")


def test_a_sentence_that_leans_is_not_joined_where_it_is_a_saying() -> None:
    text = f"{FIRST} Its leader Anna Berg called the plan “an invitation” to Lund. Its mayor left in May."
    assert [said.sentence.text.count(".") for said in statements(source(text))] == [1, 1, 1]
    joined = source(f"{FIRST} Its mayor Anna Berg left in May 2025.")
    assert len(statements(joined)) == 1
