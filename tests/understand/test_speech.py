"""Attributions before, after and inside a sentence, and what remains of it without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.spoken import all_of, only

if TYPE_CHECKING:
    from briefgen.model import Attribution


def without(text: str, attribution: Attribution) -> str:
    return (text[: attribution.start] + text[attribution.end :]).strip()


LEADING = {
    "According to the trade ministry, exports fell by a third.": (
        "the trade ministry",
        "",
        "exports fell by a third.",
    ),
    "According to Reuters, the talks collapsed.": ("", "Reuters", "the talks collapsed."),
    "According to Le Matin, a Swiss daily, the talks collapsed.": ("", "Le Matin", "the talks collapsed."),
    "According to Ana Silva, the mayor of Porto, the bridge is unsafe.": (
        "Ana Silva",
        "",
        "the bridge is unsafe.",
    ),
    "According to the IMF, Japan, a large donor, will cut its aid.": (
        "the IMF",
        "",
        "Japan, a large donor, will cut its aid.",
    ),
    "According to the IMF, in 2023 growth slowed.": ("the IMF", "", "in 2023 growth slowed."),
    "According to a report by the OECD, wages stagnated.": ("a report by the OECD", "", "wages stagnated."),
    "According to officials, two bridges collapsed.": ("officials", "", "two bridges collapsed."),
    "As reported by Xinhua, the rocket reached orbit.": ("", "Xinhua", "the rocket reached orbit."),
    "As the minister said, the deficit will shrink.": ("the minister", "", "the deficit will shrink."),
    "Citing the finance ministry, TASS reported a loss.": (
        "the finance ministry",
        "",
        "TASS reported a loss.",
    ),
    "The central bank said that inflation rose to 4 percent.": (
        "The central bank",
        "",
        "inflation rose to 4 percent.",
    ),
    "The central bank said inflation rose to 4 percent.": (
        "The central bank",
        "",
        "inflation rose to 4 percent.",
    ),
    "The mayor told reporters on Friday that the school is closed.": (
        "The mayor",
        "",
        "the school is closed.",
    ),
    "Kim Lee, a spokeswoman for the port, said that two cranes fell.": ("Kim Lee", "", "two cranes fell."),
}


@pytest.mark.parametrize("text", LEADING)
def test_a_leading_attribution_comes_off_and_leaves_a_sentence(text: str) -> None:
    speaker, channel, rest = LEADING[text]
    first = all_of(text)[0]
    assert first.form == "leading"
    assert (first.speaker, first.channel) == (speaker, channel)
    assert without(text, first) == rest


TRAILING = {
    "Exports fell by a third, according to the trade ministry.": (
        "the trade ministry",
        "",
        "Exports fell by a third.",
    ),
    "Exports fell by a third according to the trade ministry.": (
        "the trade ministry",
        "",
        "Exports fell by a third .",
    ),
    "Exports fell, according to data from the ministry.": ("data from the ministry", "", "Exports fell."),
    "The pact was signed, reported Kabar, the Kyrgyz daily of March 3, 2024, from Bishkek.": (
        "",
        "Kabar",
        "The pact was signed.",
    ),
    "The pact was signed, as told by Delo, a Slovene daily, on March 3, 2024.": (
        "",
        "Delo",
        "The pact was signed.",
    ),
    "The pact was signed, as reported by Nikkei Asia.": ("", "Nikkei Asia", "The pact was signed."),
    "The pact was signed, as Reuters reported on Monday.": ("", "Reuters", "The pact was signed."),
    "The pact was signed, the foreign ministry said on Tuesday.": (
        "the foreign ministry",
        "",
        "The pact was signed.",
    ),
    "The pact was signed, the foreign ministry said in a statement.": (
        "the foreign ministry",
        "",
        "The pact was signed.",
    ),
    "The pact was signed, said the foreign ministry.": ("the foreign ministry", "", "The pact was signed."),
    "The pact was signed, officials said.": ("officials", "", "The pact was signed."),
    "The pact was signed, Ana Silva, the minister, said.": ("Ana Silva", "", "The pact was signed."),
    "The pact was signed, Ana Silva has told reporters.": ("Ana Silva", "", "The pact was signed."),
    "The pact was signed, said Ana Silva, who heads the delegation.": (
        "Ana Silva",
        "",
        "The pact was signed.",
    ),
    "The pact was signed, reported the ministry’s press service.": (
        "the ministry’s press service",
        "",
        "The pact was signed.",
    ),
    "Exports fell in May, June and July, the trade ministry said.": (
        "the trade ministry",
        "",
        "Exports fell in May, June and July.",
    ),
    "The aid is worth $60 million a year, according to the American Enterprise Institute (AEI).": (
        "the American Enterprise Institute",
        "",
        "The aid is worth $60 million a year.",
    ),
    "The ship sank – the coast guard said.": ("the coast guard", "", "The ship sank ."),
}


@pytest.mark.parametrize("text", TRAILING)
def test_a_trailing_attribution_comes_off_with_its_comma(text: str) -> None:
    speaker, channel, rest = TRAILING[text]
    last = all_of(text)[-1]
    assert last.form == "trailing"
    assert (last.speaker, last.channel) == (speaker, channel)
    assert without(text, last) == rest


def test_a_chain_gives_one_attribution_for_each_link() -> None:
    text = "According to the health ministry, 40 clinics closed, reported Kabar, the Kyrgyz daily."
    first, last = all_of(text)
    assert (first.form, first.speaker) == ("leading", "the health ministry")
    assert (last.form, last.channel) == ("trailing", "Kabar")
    assert text[first.end : last.start].strip() == "40 clinics closed"


def test_two_links_may_close_a_sentence() -> None:
    text = "The mine was flooded, according to the ministry, reported Kabar."
    assert [(a.form, a.speaker, a.channel) for a in all_of(text)] == [
        ("trailing", "the ministry", ""),
        ("trailing", "", "Kabar"),
    ]


INNER = {
    "Prime Minister Kishida underlined the need for reform.": (
        "Prime Minister Kishida",
        "Prime Minister Kishida underlined",
    ),
    "The IMF warned of a recession in Europe.": ("The IMF", "The IMF warned"),
    "Kyiv has called for more air defence.": ("Kyiv", "Kyiv has called"),
    "The president pledged to lower taxes.": ("The president", "The president pledged"),
    "Nadia Osman, the finance minister, praised the plan.": (
        "Nadia Osman",
        "Nadia Osman, the finance minister, praised",
    ),
    "Deputy Minister of Trade, Nadia Osman, praised the plan.": ("Nadia Osman", None),
    "The charter states that it will work with recipients.": ("The charter", "The charter states"),
    "Some observers suggest that Japan seeks energy.": ("Some observers", "Some observers suggest"),
    "The minister denied the report.": ("The minister", "The minister denied"),
    "The goal, Lane said, is to cut waste.": ("Lane", "Lane said"),
    "“We will rebuild,” Lane said.": ("Lane", "Lane said"),
    "“We will rebuild,” said Lane, the mayor.": ("Lane", "said Lane"),
    "Lane said: “We will rebuild.”": ("Lane", "Lane said"),
    'We will rebuild the town," Lane said, before leaving.': ("Lane", "Lane said"),
    "She said that the plant was safe.": ("She", "She said"),
    "The bank said it would buy bonds.": ("The bank", "The bank said"),
    "The losses, according to the insurer, are small.": ("the insurer", "according to the insurer"),
}


@pytest.mark.parametrize("text", INNER)
def test_an_inner_attribution_names_its_speaker(text: str) -> None:
    speaker, words = INNER[text]
    found = all_of(text)[0]
    assert (found.form, found.speaker) == ("inner", speaker)
    if words is not None:
        assert text[found.start : found.end] == words


NOT_SPEECH = {
    "a claim to land": "China also claims sovereignty over the islands.",
    "a claim of lives": "The flood claimed 12 lives.",
    "according to a plan": "Work went according to plan.",
    "according to need": "Aid is handed out according to need.",
    "a report of losses": "The shops reported brisk sales of coats, hats and gloves.",
    "things that show": "The move highlights the rise of Asia.",
    "talks that stress": "Talks emphasised the importance of trade.",
    "a voice in the passive": "China has been criticised for its loans.",
    "a promise to come": "The minister will announce the winner in June.",
    "a possible statement": "The court could say more next week.",
    "a silence": "Officials did not say when the road will open.",
    "a list of subjects": "Russia, China and Iran met in Kazan.",
    "a heading": "According to plan",
    "no sentence at all": "",
    "citing a reason": "The club cancelled the match, citing the need for calm.",
}


@pytest.mark.parametrize("text", NOT_SPEECH.values(), ids=NOT_SPEECH.keys())
def test_it_is_not_speech(text: str) -> None:
    assert all_of(text) == ()


STAYS = {
    "a pronoun alone": "He said the plant was safe.",
    "the clause has a pronoun": "The bank said it would buy bonds.",
    "a question": "The minister said whether the road will open.",
    "a belief": "The minister believes the road will open.",
    "an allegation": "Prosecutors allege the mayor took bribes.",
    "more is said after it": "The plan, the ministry said, adding that costs will rise.",
    "only an adverbial remains": "When asked, the minister said no.",
    "its subject comes back as a pronoun": "The unions said the talks failed because they walked out.",
    "content after the verb": "Profits fell, the firm said, in a blow to its owners.",
    "content in a which-clause": "Both have a coach, according to several sources, which is not rare.",
    "a purpose after it": "He must act soon, Republicans say, to match his rivals.",
    "a direct quotation": "“The plant is safe,” the minister said.",
    "two things said": "The minister said the plant is safe and promised to visit.",
}


@pytest.mark.parametrize("text", STAYS.values(), ids=STAYS.keys())
def test_what_would_leave_a_torn_sentence_can_not_be_taken_off(text: str) -> None:
    attributions = all_of(text)
    assert attributions == () or {attribution.form for attribution in attributions} == {"inner"}


def test_a_speaker_who_is_only_a_pronoun_stays() -> None:
    assert only("The school is closed, he said.").form == "inner"


def test_a_quotation_is_not_searched_for_speakers() -> None:
    text = "“My father said that he was wrong,” the minister recalled."
    assert [a.speaker for a in all_of(text)] in ([], ["the minister"])


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            'according to the said ministry , " “ ” he reported by as that . who Kabar told'.split()
        )
    )
)
def test_any_heap_of_words_gives_attributions_that_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for attribution in all_of(text):
        assert last <= attribution.start < attribution.end <= len(text)
        last = attribution.end
