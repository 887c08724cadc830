"""Who says so, by what name, and through whom it came."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks import speakers
from tests.support.spoken import all_of, only

CHAINS = {
    "The pact was signed, according to the ministry, cited by Kabar.": ("the ministry", "Kabar"),
    "The trade ministry, quoted by Xinhua, said exports fell by a third.": ("The trade ministry", "Xinhua"),
    "The minister was quoted by Kabar as saying that the pact was signed.": ("The minister", "Kabar"),
    "Interfax quoted the governor as saying that the dam is safe.": ("the governor", "Interfax"),
    "Kabar, citing the trade ministry, reported a loss.": ("the trade ministry", "Kabar"),
    "The minister said in remarks carried by state television that the pact was signed.": (
        "The minister",
        "state television",
    ),
    "Economists surveyed by Bloomberg had forecast a rise.": ("Economists", "Bloomberg"),
    "The pact was signed, they told AFP on condition of anonymity.": ("they", "AFP"),
    "Ana Silva told NewsChannel 15 that the road is safe.": ("Ana Silva", "NewsChannel 15"),
}


@pytest.mark.parametrize("text", CHAINS)
def test_a_chain_names_who_says_it_and_who_passes_it_on(text: str) -> None:
    found = only(text)
    assert (found.speaker, found.channel) == CHAINS[text]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The envoy told Reuters last month Kyiv hoped to reopen the crossing by June.", "The envoy"),
        ("The fund, say critics, has failed.", "critics"),
        ("“We will rebuild,” write the authors.", "the authors"),
        ("And, said Malkan, “we are all here.”", "Malkan"),
        ("The deaths were confirmed by the health ministry on Monday.", "the health ministry"),
        ("The ministry issued a statement on Monday saying the road was safe.", "The ministry"),
        ("In the ministry’s view, the plan is sound.", "the ministry"),
        ("In the words of the president, the war is over.", "the president"),
        ("As the president put it, the war is over.", "the president"),
        ("“She’s in the hospital,” Ali told reporters.", "Ali"),
    ],
)
def test_the_speaker_is_found_wherever_he_stands(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


def test_a_date_after_the_outlet_is_no_part_of_its_name() -> None:
    found = only("The envoy told Reuters last month Kyiv hoped to reopen the crossing by June.")
    assert found.channel == "Reuters"
    assert (
        only("Wages fell, according to the May survey of the bank.").speaker == "the May survey of the bank"
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Exports fell, the finance minister said.", True),
        ("Exports fell, said Ana Silva.", True),
        ("Exports fell, according to the World Bank.", True),
        ("Exports fell, the ministry’s spokesman said.", False),
        ("Exports fell, said a spokesman for Airbus.", True),
        ("Exports fell, officials said.", False),
        ("Exports fell, US officials said.", False),
        ("Exports fell, two people familiar with the matter said.", False),
        ("Exports fell, analysts said.", False),
        ("Exports fell, he said.", False),
        ("Exports fell, according to sources.", False),
        ("Exports fell, according to a study.", False),
        ("Exports fell, according to data from Eurostat.", True),
        ("exports fell, according to the bank of russia.", True),
        ("Ueli Brandt and his colleagues found that exports fell.", True),
        ("Most of them said that exports fell.", False),
    ],
)
def test_a_crowd_without_a_name_is_not_named(text: str, named: bool) -> None:  # noqa: FBT001 - a table's column
    assert only(text).named is named


@pytest.mark.parametrize(
    ("text", "speaker", "channel"),
    [
        ("The envoy told Reuters that the talks failed.", "The envoy", "Reuters"),
        ("In a PBS News Hour interview with Ed Roe, Kishida expressed concern.", "Kishida", "PBS News Hour"),
        ("The envoy said in an interview with Le Monde that talks failed.", "The envoy", "Le Monde"),
        ("The envoy told lawmakers that the talks failed.", "The envoy", ""),
    ],
)
def test_the_outlet_that_was_told_is_the_channel(text: str, speaker: str, channel: str) -> None:
    attribution = all_of(text)[0]
    assert (attribution.speaker, attribution.channel) == (speaker, channel)


def test_a_dateline_is_no_speaker() -> None:
    assert only("NEW DELHI (Reuters) - The railway ministry said it was buying trains.").speaker == (
        "The railway ministry"
    )


def test_several_speakers_are_all_named() -> None:
    attribution = only("Russia, China and Iran said the talks failed.")
    assert attribution.speaker == "Russia, China and Iran"


def test_one_speaker_with_two_verbs_is_named_for_both() -> None:
    text = "The minister praised the plan and warned of delays."
    first, second = all_of(text)
    assert (first.speaker, second.speaker) == ("The minister", "The minister")
    assert text[second.start : second.end] == "warned"


def test_the_speaker_of_a_relative_clause_is_the_one_it_hangs_on() -> None:
    text = "The road was built by Ana Silva, who said that it is safe."
    assert only(text).speaker == "Ana Silva"


@pytest.mark.eval
def test_the_labelled_speakers_are_found_as_well_as_the_pinned_floors_say() -> None:
    if not os.environ.get("BRIEFGEN_EVAL_DATA"):
        pytest.skip("BRIEFGEN_EVAL_DATA is not set: the speakers were NOT measured")
    tallies = speakers.measure(Path(os.environ["BRIEFGEN_EVAL_DATA"], "eval"))
    if not tallies:
        pytest.skip(
            "none of the labelled sentences stands in the texts there: the speakers were NOT measured"
        )
    assert speakers.FLOORS.below({name: tally.figures() for name, tally in tallies.items()}) == []
