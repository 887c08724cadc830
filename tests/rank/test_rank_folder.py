"""What the folder says for a point or against it: headlines, other sources, opinions, another topic."""

# ruff: noqa: E501 - a line a paragraph

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from briefgen.merge import merge
from briefgen.model import Corpus, Dropped, Ranked, Source
from briefgen.rank import off_topic, rank
from briefgen.rank.folder import OFF_TOPIC
from briefgen.rank.opinions import opinions
from tests.support.values import source, statements

COURT = (
    "The court of Holm ruled on Wednesday that the plan for the river Tarn is unlawful, because it names no measures.\n"
    "The ministry must publish a new plan for the river by October, with measures for each of its waters.\n"
    "The charity Clear Rivers had challenged the plan before the court, which heard the case for two days.\n"
    "The river Tarn supplies water to two million people, and farms are the largest polluters of its waters.\n"
)
MINISTRY = (
    "The ministry of the environment will publish a new plan for the river Tarn, as the court of Holm has ordered.\n"
    "It puts the cost of measures for all waters of the river at 640 million crowns over the next ten years.\n"
    "Pollution of the river by farms has fallen since 2019, the ministry said, and water companies pay for more.\n"
    "Charity groups that had challenged the plan welcomed the ruling of the court and asked for measures soon.\n"
)
PAPER = (
    "Farmers on the river Tarn fear that they will pay for the plan which the court of Holm asked for last week.\n"
    "The court ruled that the ministry broke the law when its plan named no measures for most of the waters.\n"
    "Clear Rivers, the charity that challenged the plan, said that nine other rivers are polluted in the same way.\n"
    "The ministry of the environment puts the cost at 640 million crowns; the farmers say that it is far more.\n"
)
PRIZE = (
    "The bakery of Vick was named employer of the year at a gala in the grand pavilion, before six hundred guests.\n"
    "The jury praised its apprentices, of whom forty have learned to bake bread and cakes there since 2018.\n"
    "A television presenter handed the trophy over, and the head baker thanked colleagues, friends and family.\n"
    "The winner of the category for young firms was a maker of computer games, with a staff of twelve people.\n"
)


def ranked(*sources: Source) -> dict[str, Ranked]:
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    return {entry.point.lead.sentence.text: entry for entry in rank(points, {}, corpus=corpus)}


def points_for(entry: Ranked, name: str) -> float:
    return sum(reason.points for reason in entry.reasons if reason.name == name)


def test_a_source_on_another_topic_is_told_by_its_words() -> None:
    texts = {"s1": COURT, "s2": MINISTRY, "s3": PAPER, "s4": PRIZE}
    sources = tuple(source(text, id=name) for name, text in texts.items())
    assert off_topic(Corpus(sources)) == {"s4"}
    assert not off_topic(Corpus(sources[:3]))


def test_whom_another_source_names_is_not_off_the_topic() -> None:
    texts = {"s1": f"{COURT}\nThe Prize Board of Holm will pay for it.", "s2": MINISTRY, "s3": PAPER}
    sources = [source(text, id=name) for name, text in texts.items()]
    prize = source(PRIZE, id="s4", publisher="Prize Board of Holm")
    assert not off_topic(Corpus((*sources, prize)))
    assert off_topic(Corpus((*sources, source(PRIZE, id="s4", publisher="Board")))) == {"s4"}


def test_of_two_sources_neither_is_off_the_topic() -> None:
    assert not off_topic(Corpus((source(COURT, id="s1"), source(PRIZE, id="s2"))))


def test_what_a_source_on_another_topic_alone_says_ranks_behind_all_else() -> None:
    sources = (source(COURT), source(MINISTRY, id="s2"), source(PAPER, id="s3"), source(PRIZE, id="s4"))
    found = sorted(ranked(*sources).values(), key=lambda entry: entry.rank)
    strange = [entry.point.lead.sentence.span.source == "s4" for entry in found]
    assert not any(strange[: len(strange) // 2])
    assert all(points_for(entry, OFF_TOPIC) < 0 for entry in found if entry.point.id.startswith("s4"))


@pytest.mark.parametrize(
    "given",
    [
        {"dropped": (Dropped("Opinion", "label of an opinion"),)},
        {"url": "https://courier.example/opinion/let-the-river-run"},
        {"text": f"{COURT}Karin Berg is a columnist of this newspaper.\n"},
        {"text": f"{COURT}Mr Lund is a former economic adviser to the Progressive Party.\n"},
        {"text": f"I doubt it. My clinic is full, and I said so.\n{COURT}"},
    ],
)
def test_an_opinion_is_told_by_its_label_its_address_its_writer_or_its_i(given: dict[str, Any]) -> None:
    text = str(given.pop("text", COURT))
    assert opinions(Corpus((source(text, **given),))) == {"s1"}


@pytest.mark.parametrize(
    "text",
    [
        COURT,
        f"“I will go, I said so, and I mean it,” said the minister.\n{COURT}",
        f"{COURT}The minister is a former adviser to the president.\n",
        f'"I will go, I said so, and I mean it.\n\n"I am tired," said the minister.\n\n{COURT}',
        f"Q: What do I do with my vote, and when do I cast it?\n\n{COURT}",
    ],
)
def test_a_report_is_no_opinion(text: str) -> None:
    assert not opinions(Corpus((source(text),)))


def test_what_only_an_opinion_says_counts_for_less() -> None:
    opinion = source(COURT, dropped=(Dropped("Opinion", "label of an opinion"),))
    entry = ranked(opinion)[COURT.split("\n")[2]]
    assert points_for(entry, "only an opinion says so") < 0
    assert points_for(ranked(source(COURT))[COURT.split("\n")[2]], "only an opinion says so") == 0


def test_what_headlines_hold_and_others_tell_counts_for_more() -> None:
    found = ranked(
        source(COURT, title="Court of Holm: plan for river Tarn unlawful"),
        source(MINISTRY, id="s2", title="New plan for the river Tarn"),
        source(PAPER, id="s3", title="Farmers fear to pay for river plan"),
    )
    ruling, supply = found[COURT.split("\n")[1]], found[COURT.split("\n")[3]]
    for name in ("in the headlines", "told by other sources too"):
        assert points_for(ruling, name) > points_for(supply, name)


def test_a_newer_source_is_fresher_and_one_without_a_date_between() -> None:
    found = ranked(
        source(COURT, published=date(2026, 1, 1)),
        source(MINISTRY, id="s2", published=date(2026, 1, 20)),
        source(PAPER, id="s3"),
    )
    old, new, undated = (points_for(found[text.split("\n")[2]], "fresh") for text in (COURT, MINISTRY, PAPER))
    assert new > undated > old


def test_a_point_under_the_heading_decision_stands_as_high_as_one_near_the_top() -> None:
    minutes = "The board of the bank met in Holm on Monday.\n" * 9 + (
        "Decision\nThe board voted to cut the rate to 4 per cent.\n"
    )
    found = ranked(source(minutes, kinds={9: "heading"}))
    entry = found["The board voted to cut the rate to 4 per cent."]
    assert points_for(entry, "near the top of its source") == pytest.approx(0.42)


def test_a_sentence_that_is_mostly_a_quotation_counts_for_less() -> None:
    found = ranked(
        source("“We have lost all of December, and nobody in the ministry cared,” said Anders Lie.\n")
    )
    (entry,) = found.values()
    assert points_for(entry, "mostly a quotation") < 0


@pytest.mark.parametrize(
    ("text", "name", "counts"),
    [
        (
            "The bill raises the retirement age from 65 to 67 between 2028 and 2039.",
            "what the measure does",
            1,
        ),
        ("The minister raises the matter with the bank of Holm on Monday.", "what the measure does", 0),
        ("The bill was adopted by 88 votes to 79 on Wednesday.", "what the measure does", 0),
        ("“My house was four years old, I have seen it,” said Ilir Prend.", "speaks of himself", -1.5),
        ("“The house was four years old and had no permit,” said Ilir Prend.", "speaks of himself", 0),
    ],
)
def test_what_a_measure_does_counts_and_what_somebody_tells_of_himself_does_not(
    text: str, name: str, counts: float
) -> None:
    (entry,) = ranked(source(text)).values()
    assert points_for(entry, name) == counts


def test_what_stands_among_the_key_messages_counts() -> None:
    text = "The authority of Holm has ended its review.\nKey messages\nA high risk to bees was found in the field.\n"
    found = ranked(source(text, kinds={1: "heading"}))
    assert points_for(found["A high risk to bees was found in the field."], "among the key messages") > 0


def test_an_opinion_that_goes_by_other_words_is_not_off_the_topic() -> None:
    texts = {"s1": COURT, "s2": MINISTRY, "s3": PAPER}
    label = (Dropped("Comment", "label of an opinion"),)
    sources = (
        *(source(text, id=name) for name, text in texts.items()),
        source(PRIZE, id="s4", dropped=label),
    )
    assert not off_topic(Corpus(sources))


def test_a_point_on_which_sources_differ_counts_for_more() -> None:
    found = ranked(
        source("The sea wall at Holm will cost 40 million euros in all, the council said.\n"),
        source("The sea wall at Holm will cost 55 million euros in all, the council said.\n", id="s2"),
        source("The harbour at Vick will open in May, the council said.\n", id="s3"),
    )
    assert [points_for(entry, "sources differ") > 0 for entry in found.values()].count(True) == 2
