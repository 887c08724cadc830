"""What is parsed and what is not: the weightiest sentences, and none of them twice."""

from __future__ import annotations

from briefgen.model import Corpus
from briefgen.shortlist import MOST, shortlist
from tests.support.values import sentences, source

PLACES = "Holm Lund Vik Nes Berg Dal Strand Sund Haug Moen".split()


def ships(most: int) -> list[str]:
    return [
        f"The port of {place} took {number} ships in May." for place in PLACES for number in range(2, most)
    ]


def test_a_short_folder_is_parsed_whole() -> None:
    found = sentences(Corpus((source("The port of Holm is closed today. It opens again on Monday next."),)))
    assert shortlist(found)[0] == found


def test_what_a_source_repeats_word_for_word_takes_one_place() -> None:
    repeated = "The council will build forty new schools in the valley by 2030."
    others = [
        f"The port of {place} took {number} ships in May." for place in PLACES for number in range(2, 40)
    ]
    text = "\n".join([repeated] * 300 + others)
    found = sentences(Corpus((source(text),)))
    short, weights = shortlist(found)
    assert len(found) > MOST
    assert [one.text for one in short].count(repeated) == 1
    assert short[0].position == 0  # the first of them
    assert len(weights) == len(found)


def test_two_sources_may_say_the_same() -> None:
    repeated = "The council will build forty new schools in the valley by 2030."
    others = [
        f"The port of {place} took {number} ships in May." for place in PLACES for number in range(2, 20)
    ]
    corpus = Corpus(tuple(source("\n".join([repeated, *others]), id=name) for name in ("s1", "s2")))
    short, _ = shortlist(sentences(corpus))
    assert [one.text for one in short].count(repeated) == 2


def test_what_follows_the_weightiest_sentence_is_parsed_too() -> None:
    text = "\n".join(f"{one} Its cranes are old now." for one in ships(30))
    found = sentences(Corpus((source(text),)))
    short, weights = shortlist(found)
    ports = [one for one in short if one.text.startswith("The port")]
    weightiest = max(ports, key=lambda one: weights[one.span])
    assert len(found) > MOST
    assert found[found.index(weightiest) + 1] in short


def test_what_was_decided_is_parsed_however_light_it_is() -> None:
    decided = "It was resolved to close."
    text = "\n".join([*ships(60), decided])
    found = sentences(Corpus((source(text),)))
    assert len(found) > MOST
    assert decided in [one.text for one in shortlist(found)[0]]
