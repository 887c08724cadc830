"""Whole sentences that the parser reads oddly are printed, and those that only look whole are not."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose.naming import Voice
from briefgen.compose.printable import printable
from briefgen.compose.wording import word
from tests.support.values import source, statements


def fault(text: str) -> str:
    return printable(statements(source(text))[0])


@pytest.mark.parametrize(
    "text",
    [
        "The opposition Civic List wants the clinics of Holm postponed until 2027.",
        "A poll published on 3 May 2026 by the institute Holm gives Lund 50 per cent and Berg 46.",
        "In reaching its decision the Inspectorate of Holm considered 214 letters from Vick.",
        "The first of the navy's new frigates will be two years late, the court of Holm said in 2026.",
        "It is hoped that the line from Holm to Vick opens in 2027.",
        "The proposal of Holm extends the period from 18 to 24 months.",
        "In its report of 2026, the bank of Holm named nine firms.",
        "The United States and its allies cut aid to Holm on 3 May 2026.",
        "In the first four months of 2026, 3,870 persons applied for asylum, 12 per cent fewer than in 2025.",
        "Ms Sundin (Centre) considered that the council of Holm had not been asked.",
        "The union puts the losses of the farms of Holm at 127 million crowns up to 3 May 2026.",
        "There was rain in Holm on 3 May 2026.",
        # The parser takes the verb for what belongs to a noun.
        "Norland fear over the letter and worry of riling voters are undermining the leaders' push in Holm.",
        "Meanwhile, Rose underwent surgery at the Lund Receiving Hospital of Holm.",
        "Listed with the Bank of Holm, the first ferries of the line were on show this week.",
        "The new rules of the port cut by nearly half the number of hours spent on repairs in Holm.",
        "Norland website The Courier has named the mayor of Holm as the “Best Speaker of 2026”.",
        "The 17-mile journey ended in Holm, Norland.",
    ],
)
def test_a_whole_sentence_is_printed(text: str) -> None:
    assert fault(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It expects prices in Holm to fall by 3 per cent in 2026.", "It"),
        ("It hopes to open the line from Holm to Vick in 2027.", "It"),
        ("Turnout there was 64 per cent, down from 97 per cent in May 2026.", "there"),
        ("Since the duties took effect its prices in Holm have risen by 9 per cent.", "its"),
        (
            "At the peak of the cholera, in the middle of May 2026, its largest centre admitted 130 people.",
            "its",
        ),
        ("The saving in 2050 is 0.7 per cent and not 0.9, it said in a note of 3 May 2026.", "it"),
        ("The opposition Citizens' Bloc called for his resignation and will table a motion in 2027.", "his"),
        ("The first six will open in Holm by December 2026.", "The first six"),
        ("The first of these ships will be two years late, the court of Holm said in 2026.", "The first of"),
    ],
)
def test_what_only_the_text_before_says_is_found(text: str, word: str) -> None:
    assert word in fault(text)


@pytest.mark.parametrize(
    "text",
    [
        "The delay until 2027 that the council of Holm wants for all of its clinics.",
        "An end to relief for Holm and Vick, which costs 40 million euros in 2026.",
        "Figures based on boatmen who let a ferry of the port for the season of 2026.",
        "The rules drafted by the ministry of Norland last week, a list of 40 demands.",
        "A port built by the council of Holm the year before.",
        "A speech that ought to hang above the desk of every councillor of Holm.",
        "Charged with eight counts of selling the ferries of Holm to a firm.",
    ],
)
def test_a_noun_with_its_relative_clause_is_no_sentence(text: str) -> None:
    assert fault(text) == "not a whole sentence"


def test_a_label_before_a_paragraph_is_taken_off() -> None:
    (said,) = statements(source("Background: In 2025, 112,000 people left Holm for Vick."))
    assert word(said, date(2026, 6, 20)).text.startswith("In 2025, 112,000 people")


@pytest.mark.parametrize("label", ["LIVE BLOG", "Image", "Podcast"])
def test_what_a_page_sets_beside_its_text_is_taken_off(label: str) -> None:
    (said,) = statements(source(f"{label} The council of Holm said on Monday that it would close a pool."))
    assert word(said, date(2026, 6, 20)).text.startswith("The council of Holm said")


def test_a_name_that_opens_a_sentence_stays() -> None:
    (said,) = statements(source("Image of the Year was won by Ana Lund of Holm on Monday."))
    assert word(said, date(2026, 6, 20)).text.startswith("Image of the Year")


@pytest.mark.parametrize("words", ["last year", "12 years ago", "a decade ago"])
def test_a_year_that_nothing_places_is_marked(words: str) -> None:
    (said,) = statements(source(f"The council of Holm cut taxes by 2 million euros {words}."))
    assert f"{words} [date not given]" in word(said, date(2026, 6, 20)).text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("In one, according to the paper, Ana Lund of Holm read a speech of 1998.", "“one” points"),
        ("There is no link to Holm Bank before 2031, they wrote in a note of 3 May 2026.", "“they” points"),
        ("The ministry of Holm agrees with conclusions 1 and 3.", "“conclusions 1 and 3” points"),
        ("Mr Sedge said that his members would regard that as a breach of promise in 2026.", "“that” points"),
        ("Do not order more than two weeks' need of the vaccine in Holm.", "not a whole sentence"),
        ("Require holders to keep three months' stock; six states do so already.", "not a whole sentence"),
        ("Second, require holders to keep stock; six states do so already in 2026.", "not a whole sentence"),
        ("Three operators of Holm received 71% of the total.", "does not say what “the total” is about"),
        ("Ana Berg’s Rovo Mail address, they said, had been used for an account in 2013.", "“they” points"),
    ],
)
def test_what_stood_before_is_not_guessed(text: str, why: str) -> None:
    assert fault(text).startswith(why)


@pytest.mark.parametrize(
    "text",
    [
        "In one of five cases the council of Holm had sent no letter by 3 May 2026.",
        "The address, the officials of Holm said, had been used since 2013, and they said so in 2014.",
        "The fee, Ana Lund and Bo Berg of Holm warned, was too low, they said in 2013.",
    ],
)
def test_one_and_they_stand_where_the_sentence_tells_of_whom(text: str) -> None:
    assert fault(text) == ""


def test_a_credit_behind_a_sentence_tells_that_it_describes_a_picture() -> None:
    shown = "The yacht is lifted back aboard the tender Holm Shield after trials in the Baltic Sea."
    for credit in ("(Norland Navy / Getty Images / )", "(AP Photo/Ana Lund)", "(Photo by Bo Berg)"):
        text = source(f"{shown} {credit}\nThe council of Holm met in 2026.")
        assert printable(statements(text)[0], Voice("", text.text)) == "describes a picture"
    text = source(f"{shown} (Reuters)")
    assert printable(statements(text)[0], Voice("", text.text)) == ""


def test_the_present_before_a_place_and_a_full_date_describes_a_picture() -> None:
    shown = "Members of the press work as Ana Lund, head of the police, attends a hearing in Holm, {day}."
    assert fault(shown.format(day="April 22, 2015")) == "describes a picture"
    assert fault("The police of Holm said that Ana Lund attends hearings in Vick, April 22, 2015.") == ""
    assert fault("The office of Holm lists 40 sites as of Friday, April 22, 2015.") == ""
