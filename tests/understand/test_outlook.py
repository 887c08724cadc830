"""What looks ahead of its publication and what does not, by whom, until when, in whose odds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import outlook as benchmark
from benchmarks.floors import data_folder
from briefgen.model import Outlook, When
from briefgen.understand.outlook import find_outlook
from briefgen.understand.parse import parse

PUBLISHED = date(2024, 5, 20)


def outlook(text: str, *dates: When, published: date | None = None) -> Outlook | None:
    return find_outlook(text, parse([text])[0], dates, published)


def found(text: str, *dates: When, published: date | None = None) -> Outlook:
    result = outlook(text, *dates, published=published)
    assert result is not None, f"nothing ahead was found in {text!r}"
    return result


def when(text: str, words: str, first: date, last: date | None = None, grain: str = "day") -> When:
    start = text.index(words)
    return When(start, start + len(words), words, first, last or first, grain, "test")  # type: ignore[arg-type]


AHEAD = {
    "will": "The council will vote on the budget.",
    "will not": "The company will not renew the contract.",
    "a contracted will": "They'll open two more clinics.",
    "a refusal": "The ministry won't extend the deadline.",
    "shall of the speaker": "We shall rebuild the bridge.",
    "going to": "The city is going to close the plant.",
    "set to": "Norway is set to join the programme.",
    "due to with an infinitive": "The minister is due to meet unions.",
    "due with a time": "The report is due in October.",
    "scheduled for": "The hearing is scheduled for next Tuesday.",
    "slated to": "The tunnel is slated to open after the holidays.",
    "expected to": "Turnout is expected to fall.",
    "expected alone": "Further job losses are expected.",
    "widely expected": "The bank is widely expected to hold rates.",
    "forecast to": "Output is forecast to shrink by a tenth.",
    "likely to": "The dispute is likely to drag on.",
    "unlikely to": "The bill is unlikely to pass.",
    "poised to": "Ghana is poised to become the largest exporter.",
    "on track to": "The reactor is on track to start by winter.",
    "about to": "The two sides are about to sign a truce.",
    "ready to": "The fund is ready to lend more.",
    "plans to": "The government plans to sell its stake.",
    "a plural plan": "Officials plan to inspect every school.",
    "aims to": "The alliance aims to halve emissions.",
    "intends to": "She intends to appeal the ruling.",
    "hopes to": "The start-up hopes to raise capital.",
    "expects a thing": "The institute expects a mild recession.",
    "expects somebody to": "The bank expects prices to rise.",
    "forecasts that": "The agency forecasts that demand will double.",
    "has promised": "The president has promised to cut taxes.",
    "pledged": "Donors pledged to rebuild the port.",
    "agreed to": "Both countries agreed to reopen the border.",
    "announced plans": "The airline announced plans to hire 300 pilots.",
    "has plans": "The museum has plans to lend the statue.",
    "is to": "The prime minister is to visit Ottawa.",
    "are to be": "Two stations are to be closed.",
    "to be held": "Ministers prepare for a summit to be held in Nairobi.",
    "a headline": "Ministers to meet in Geneva",
    "a passive headline": "Passengers to be refunded",
    "may": "The strike may spread to other ports.",
    "might": "The court might overturn the law.",
    "could": "A ban could cost exporters dearly.",
    "should as a forecast": "Inflation should ease gradually.",
    "would of a proposal": "The bill would raise the retirement age.",
    "must": "The cabinet must present a plan.",
    "a need": "There is a need to modernise the grid.",
    "a condition": "If the talks fail, sanctions will return.",
    "a condition with could": "Should the drought persist, harvests could halve.",
    "next year": "Construction begins next year.",
    "tomorrow": "The new rules take effect tomorrow.",
    "the coming months": "The focus in the coming months is on jobs.",
    "going forward": "Going forward, the team focuses on exports.",
    "the outlook": "The outlook for tourism remains bleak.",
    "a revised forecast": "The ministry cut its growth forecast to 2 percent.",
    "expectations of": "Surveys indicate expectations of slower growth.",
    "would under said": "The minister said the bridge would reopen soon.",
    "was expected under said": "The governor said inflation was expected to fall.",
}


@pytest.mark.parametrize("text", AHEAD.values(), ids=AHEAD.keys())
def test_it_looks_ahead(text: str) -> None:
    found(text)


@pytest.mark.parametrize("text", AHEAD.values(), ids=AHEAD.keys())
def test_small_letters_hide_nothing(text: str) -> None:
    found(text.lower())


NOT_AHEAD = {
    "a plain past": "The council approved the budget on Monday.",
    "a plain present": "The plant employs 400 people.",
    "a perfect": "Exports have grown since 2015.",
    "a plan carried out": "The firm built the road that it planned.",
    "the noun will": "The will of the people prevailed.",
    "political will": "There is no political will in the capital.",
    "willing": "Voters were willing to listen.",
    "a man called Will": "Will Turner won the race.",
    "the month of May": "Sales fell in May.",
    "shall of the law": "No person shall be deprived of liberty.",
    "due to as a cause": "The match was lost due to injuries.",
    "as expected": "The bank left its rate unchanged, as expected.",
    "than expected": "Profits were higher than expected.",
    "than was forecast": "Growth was faster than was forecast in spring.",
    "had expected": "Analysts had expected a loss.",
    "an expectation overtaken": "The port was expected to open in 2019 but never did.",
    "originally scheduled": "The launch was originally scheduled for June.",
    "would have": "The deal would have saved the factory.",
    "could have": "The fire could have been prevented.",
    "may have": "The virus may have escaped from a farm.",
    "an ability then": "The crew could not reach the island.",
    "a sense then": "Residents could hear the explosions.",
    "a purpose then": "She left early so that she could catch the train.",
    "a guess about now": "Higher costs may be hurting retailers.",
    "a cause in the present": "The rise may reflect better data.",
    "politeness": "The board would like to thank its staff.",
    "a wish": "May he rest in peace.",
    "a question": "Will the government fall?",
    "a quoted question": "“Will the government fall?”",
    "the fixed aim": "The aim of the law is to protect children.",
    "a yardstick": "Sales beat forecasts.",
    "a reason": "Shares rose on improving prospects.",
    "a past meeting on prospects": "The parties reviewed the prospects for trade.",
    "a past look at next year": "Ministers met to discuss next year's budget.",
    "nobody looked": "The authority did not test whether the traffic that it expects will come.",
    "no plans": "The ministry has no plans for a museum.",
    "a heading": "Outlook and prospects",
    "an address to the reader": "You will find more articles below.",
    "an empty text": "",
}


@pytest.mark.parametrize("text", NOT_AHEAD.values(), ids=NOT_AHEAD.keys())
def test_it_does_not_look_ahead(text: str) -> None:
    assert outlook(text) is None


# ---------------------------------------------------------------- dates and the day of publication


def test_a_date_after_publication_makes_an_outlook_of_a_present() -> None:
    text = "The committee meets on 14 June."
    assert outlook(text, published=PUBLISHED) is None
    result = found(text, when(text, "14 June", date(2024, 6, 14)), published=PUBLISHED)
    assert (result.cue, result.first, result.last) == ("14 June", date(2024, 6, 14), date(2024, 6, 14))


def test_the_day_of_a_decision_is_the_outlook_and_not_what_may_be_decided() -> None:
    text = "The committee meets on 14 June to decide whether the port should buy a ferry."
    result = found(text, when(text, "14 June", date(2024, 6, 14)), published=PUBLISHED)
    assert result.cue == "14 June"


def test_a_date_before_publication_makes_none() -> None:
    text = "The committee meets on 14 May."
    assert outlook(text, when(text, "14 May", date(2024, 5, 14)), published=PUBLISHED) is None


def test_the_day_of_publication_itself_is_not_ahead() -> None:
    text = "The committee meets on 20 May."
    assert outlook(text, when(text, "20 May", PUBLISHED), published=PUBLISHED) is None


def test_a_contract_that_runs_into_the_future_looks_ahead() -> None:
    text = "The ministry signed a contract to deliver 14 ferries by 2027."
    dates = when(text, "2027", date(2027, 1, 1), date(2027, 12, 31), "year")
    assert found(text, dates, published=PUBLISHED).last == date(2027, 12, 31)


def test_a_year_in_a_name_is_no_outlook() -> None:
    text = "Delegates praised the 2030 Agenda."
    dates = when(text, "2030", date(2030, 1, 1), date(2030, 12, 31), "year")
    assert outlook(text, dates, published=PUBLISHED) is None


def test_a_future_date_under_a_past_verb_was_read_wrongly() -> None:
    text = "The bridge collapsed on Saturday."
    assert outlook(text, when(text, "Saturday", date(2024, 5, 25)), published=PUBLISHED) is None


def test_what_was_due_before_publication_is_no_longer_ahead() -> None:
    text = "The report was due in March."
    dates = when(text, "March", date(2024, 3, 1), date(2024, 3, 31), "month")
    assert outlook(text, dates, published=PUBLISHED) is None


def test_what_was_due_after_publication_is_still_ahead() -> None:
    text = "The report was due in July, though many doubt it."
    dates = when(text, "July", date(2024, 7, 1), date(2024, 7, 31), "month")
    assert found(text, dates, published=PUBLISHED).first == date(2024, 7, 1)


def test_a_promise_whose_date_has_passed_and_that_was_broken_is_not_ahead() -> None:
    text = "In January the contractor said it will finish by April, but the site is empty."
    dates = when(text, "April", date(2024, 4, 1), date(2024, 4, 30), "month")
    assert outlook(text, dates, published=PUBLISHED) is None


def test_without_a_day_of_publication_the_tenses_decide() -> None:
    text = "The fair was held in 2031."
    dates = when(text, "2031", date(2031, 1, 1), date(2031, 12, 31), "year")
    assert outlook(text, dates) is None
    assert found("The fair will be held in 2019.")


def test_the_horizon_is_that_of_the_date_ahead_and_not_of_others() -> None:
    text = "After talks on 3 May, the summit will open in August 2024."
    third = when(text, "3 May", date(2024, 5, 3))
    august = when(text, "August 2024", date(2024, 8, 1), date(2024, 8, 31), "month")
    result = found(text, third, august, published=PUBLISHED)
    assert (result.first, result.last) == (date(2024, 8, 1), date(2024, 8, 31))


def test_a_running_year_is_the_horizon_when_nothing_closer_is_given() -> None:
    text = "Chile is set to chair the forum in 2024."
    year = when(text, "2024", date(2024, 1, 1), date(2024, 12, 31), "year")
    assert found(text, year, published=PUBLISHED).last == date(2024, 12, 31)


def test_without_publication_the_horizon_is_the_date_after_the_cue() -> None:
    text = "In 2019 leaders agreed that the port will open in August 2024, said Le Monde on 2 March 2024."
    dates = (
        when(text, "2019", date(2019, 1, 1), date(2019, 12, 31), "year"),
        when(text, "August 2024", date(2024, 8, 1), date(2024, 8, 31), "month"),
        when(text, "2 March 2024", date(2024, 3, 2)),
    )
    result = found(text, *dates)
    assert (result.first, result.last) == (date(2024, 8, 1), date(2024, 8, 31))


def test_there_is_no_horizon_without_a_date() -> None:
    result = found("The council will vote.", published=PUBLISHED)
    assert (result.first, result.last) == (None, None)


def test_a_date_that_nobody_can_place_bounds_nothing() -> None:
    text = "The council will vote on 11 September."
    start = text.index("11")
    unplaced = When(start, start + 12, "11 September", None, None, "day", "no year")
    assert found(text, unplaced, published=PUBLISHED).first is None


# ---------------------------------------------------------------- who, and how likely


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Danish parliament will vote on the ban.", "The Danish parliament"),
        ("According to the ministry, the new airport will open in autumn.", "the new airport"),
        ("Kenya plans to plant a billion trees.", "Kenya"),
        ("Unions fear that the mill will close.", "the mill"),
        ("Peru joined the pact, which will end tariffs.", "the pact"),
        ("The bank expects inflation to fall.", "The bank"),
        ("The high-level meeting, scheduled for August, marks a change.", "The high-level meeting"),
        ("Tokyo’s revised aid charter will change the process.", "Tokyo’s revised aid charter"),
        ("The head of the agency is due to resign.", "The head of the agency"),
        ("Airlines to cut flights", "Airlines"),
    ],
)
def test_the_one_who_acts_is_named(text: str, actor: str) -> None:
    assert found(text).actor == actor


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The dam will be finished in spring.", ""),
        ("The dam will probably be finished in spring.", "probably"),
        ("The dam is likely to be finished in spring.", "likely"),
        ("The dam is unlikely to be finished in spring.", "unlikely"),
        ("The dam is expected to be finished in spring.", "expected"),
        ("The dam could be finished in spring.", "could"),
        ("The dam may be finished in spring.", "may"),
        ("The dam is scheduled to open in spring.", "scheduled"),
        ("Perhaps the dam will open in spring.", "Perhaps"),
        ("Engineers hope that the dam will open in spring.", "hope"),
        ("The dam should be finished in spring.", "should"),
        ("The ministry aims to finish the dam.", "aims"),
        ("It is possible that the dam will open in spring.", "possible"),
        ("The dam will open, and critics could be silenced.", ""),
    ],
)
def test_the_likelihood_is_the_word_of_the_source(text: str, word: str) -> None:
    assert found(text).likelihood == word


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Norway is set to join the programme.", "set to"),
        ("The ministry won't extend the deadline.", "won't"),
        ("She has pledged to resign.", "pledged to"),
        ("The report is due in October.", "due"),
        ("Work starts next year.", "next year"),
    ],
)
def test_the_cue_is_the_words_that_look_ahead(text: str, cue: str) -> None:
    assert found(text).cue == cue


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from("will may be to expected the a next year said is , . due for plans we".split()))
)
def test_any_heap_of_words_gives_an_answer(words: list[str]) -> None:
    text = " ".join(words)
    result = outlook(text, published=PUBLISHED)
    assert result is None or result.cue in text


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A rise in wages is unlikely.", "unlikely"),
        ("Some harm is possible in the building trade.", "possible"),
        ("The council wants to see lower prices first.", "wants to"),
    ],
)
def test_chances_and_wishes_look_ahead(text: str, cue: str) -> None:
    found = find_outlook(text, parse([text])[0], (), None)
    assert found is not None
    assert found.cue == cue


def test_what_something_is_measured_by_does_not_look_ahead() -> None:
    text = "Prices fell more slowly than the bank of the country expected in June."
    assert find_outlook(text, parse([text])[0], (), None) is None


# ---------------------------------------------------------------- the evaluation sets


@pytest.mark.eval
def test_labelled_sentences_are_told_apart_at_least_as_well_as_before() -> None:
    folder = data_folder("eval", "outlook")
    if folder is None:
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the outlook was NOT measured")
    figures = benchmark.f1_of(benchmark.measure(folder, every=5))
    assert benchmark.floors(folder, 5).below(figures) == []
    assert figures["central_banks"]["f1"] > figures["central_banks word list"]["f1"]
