"""A random source in, the words of letters and briefs out: plain prose with what makes lines hard to set."""

# ruff: noqa: E501 - words read better unbroken
from __future__ import annotations

import random
from typing import Final

_WORDS: Final = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which "
    "one you were her all she there would their we him been has when who will more no if out so said what up its about "
    "into than them can only other new some could time these two may then do first any my now such like our over man me "
    "even most made after also did many before must through back years where much your way well down should because "
    "each just those people Mr. how too little state good very make world still own see men work long get here between "
    "committee government ministry district regulation implementation households infrastructure vaccination programme "
    "quarterly expenditure procurement agricultural environmental recommendation assessment evaluation responsibility "
    "approximately notwithstanding municipality transport coverage subsidies efficient official affairs fluctuation "
    "traffic office staff flight field finance first figures profile reflect attitude settlement commitment difficult"
).split()
_ODD: Final = (
    "3.5% US$4.2_million €12,500 2024\N{EN DASH}25 pre-2020 COVID-19 10\N{MINUS SIGN}15 §_12(b) ±2_°C ½ x² CO₂ No._7 "
    "e.g. \N{LEFT DOUBLE QUOTATION MARK}quoted\N{RIGHT DOUBLE QUOTATION MARK} and/or km/h A\N{EM DASH}B wait… "
    "(see_Annex_2) 1\N{NO-BREAK SPACE}000_km state-of-the-art cost\N{NON-BREAKING HYPHEN}effective "
    "20\N{NO-BREAK SPACE}% #1 Q&A [sic] C:\\Temp\\x ≥_5 →_next don't non\N{SOFT HYPHEN}govern\N{SOFT HYPHEN}mental "
    "10:30 12/03/2026"
).split()
_NAMES: Final = (
    "Łódź São_Tomé Åsa_Öberg François_Lefèvre Ђорђе_Петровић Министерство_здравоохранения Αθήνα Υπουργείο_Υγείας "
    "国家统计局 naïve Dvořák Nguyễn_Văn_An München Zoë"
).split()
LINKS: Final = (
    "https://www.example.org/reports/2026/annual-review/chapter-3?lang=en&view=full#section-4.2",
    "http://data.example.int/datasets/household_survey_wave7.csv",
    "www.health.example.gov/immunisation/coverage",
    "https://doi.org/10.1016/j.worlddev.2025.106123",
    "office@ministry.example.org",
)


def prose(rng: random.Random, count: int, hard: float = 0.5) -> str:
    """Return ``count`` words in sentences; ``hard`` is the share of odd ones, of names and of addresses."""
    words: list[str] = []
    begins = True
    for index in range(count):
        word = _word(rng, hard)
        word = word[:1].upper() + word[1:] if begins else word
        begins = index == count - 1 or rng.random() < 0.1
        mark = "." if begins else rng.choices(["", ",", ";", ":"], [92, 6, 1, 1])[0]
        words.append(word + mark)
    return " ".join(words)


def _word(rng: random.Random, hard: float) -> str:
    roll = rng.random() / hard if hard else 1.0
    if roll < 0.1:
        return rng.choice(_ODD).replace("_", " ")
    if roll < 0.125:
        return rng.choice(_NAMES).replace("_", " ")
    return rng.choice(LINKS) if roll < 0.135 else rng.choice(_WORDS)


def torn(rng: random.Random, text: str) -> list[str]:
    """Return a text in the pieces that a template engine leaves behind, some of them empty."""
    pieces = []
    while text:
        size = rng.randrange(0, 12)
        pieces.append(text[:size])
        text = text[size:]
    return pieces
