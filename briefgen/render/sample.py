"""Nothing in, a brief with every kind of value out: what ``template preview`` and ``template check`` fill in.

The sea, its states and its figures are invented.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefgen.model import (
    Brief,
    Figure,
    KeyPoint,
    Line,
    News,
    Piece,
    Ranked,
    Reference,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIGURE = re.compile(r"\d[\d.,]*(?: %| (?:billion|million|days|kilometres|tonnes|officers))")
_Row = tuple[str, tuple[str, ...], date | None]
# The months and years that the outlook names: no day of them is known.
_DATED = {date(2024, 9, 1): "September 2024", date(2025, 3, 1): "spring 2025", date(2030, 1, 1): "2030"}

_NEWS: dict[tuple[Section, int], News] = {
    ("key_facts", 0): "new",
    ("key_facts", 3): "revised",
    ("outlook", 0): "corrected",
}

_SUMMARY: tuple[_Row, ...] = (
    (
        "Three states signed the Lenna accord on 2 May [2024]: eleven ports share one clearance.",
        ("a", "b"),
        None,
    ),
    (
        "Shippers expect the time at the quay to fall from 31 to 12 hours, and grain to cost less.",
        ("b",),
        None,
    ),
    (
        "The money is not voted yet: the parliaments decide on the first 240 million in September.",
        ("c",),
        None,
    ),
)
_FACTS: tuple[_Row, ...] = (
    ("The accord covers eleven harbours, which handled 84 % of the sea's cargo in 2023.", ("a",), None),
    ("Customs papers that are filed in one port hold in the other ten for 90 days.", ("a", "b"), None),
    ("Grain made up 41 % of the tonnage last year [2023], timber 22 %, containers 19 %.", ("b",), None),
    (
        "Dredging the western channel to 9.5 metres costs 1.2 billion over six years, the ministry says.",
        ("c",),
        None,
    ),
    (
        "The quay fee falls by a quarter for ships under 3,000 tonnes and stays as it is for others.",
        ("a",),
        None,
    ),
    ("Two of the eleven harbours have no railway; 38 kilometres of track are to be laid.", ("b", "c"), None),
    ("A joint office of 60 officers replaces the three inspections of each ship by one.", ("a",), None),
)
_OUTLOOK: tuple[_Row, ...] = (
    ("The joint customs office is to open on 1 July 2024, the secretariat said.", ("a",), date(2024, 7, 1)),
    (
        "The three parliaments are expected to vote on the first tranche in September 2024.",
        ("c",),
        date(2024, 9, 1),
    ),
    ("Work on the railway is planned to begin in spring 2025.", ("b",), date(2025, 3, 1)),
    (
        "Traffic is likely to reach 30 million tonnes by 2030, according to the Institute for Inland Seas.",
        ("b",),
        date(2030, 1, 1),
    ),
)
_SOURCES = (
    Source(
        id="a",
        name="accord.html",
        text="",
        sha256="",
        title="Three states sign the Lenna ports accord",
        publisher="Harbour Gazette",
        author="A. Reporter",
        published=date(2024, 5, 3),
        accessed=date(2024, 6, 1),
        url="https://example.org/accord",
    ),
    Source(
        id="b",
        name="grain.html",
        text="",
        sha256="",
        title="What the accord means for those who ship grain",
        publisher="Institute for Inland Seas",
        author="B. Researcher",
        published=date(2024, 5, 9),
        accessed=date(2024, 6, 1),
        url="https://example.org/grain",
    ),
    Source(
        id="c",
        name="budget.pdf",
        text="",
        sha256="",
        title="Budget statement, second quarter",
        publisher="Ministry of Transport",
        accessed=date(2024, 6, 1),
    ),
)


def sample_brief(limits: Mapping[Section, tuple[int, int]] | None = None) -> Brief:
    """Return the sample, with as many lines in each section as ``limits`` allows (all without limits)."""
    rows: tuple[tuple[Section, tuple[_Row, ...]], ...] = (
        ("summary", _SUMMARY),
        ("key_facts", _FACTS),
        ("outlook", _OUTLOOK),
    )
    lines = {name: _lines(name, bank[: limits[name][1]] if limits else bank) for name, bank in rows}
    cited = {source for section in lines.values() for line in section for source in line.sources}
    return Brief(
        title="The Lenna ports accord: what it changes",
        as_of=date(2024, 6, 1),
        language="en",
        summary=lines["summary"],
        key_facts=lines["key_facts"],
        outlook=lines["outlook"],
        sources=tuple(
            Reference(number, source)
            for number, source in enumerate((source for source in _SOURCES if source.id in cited), start=1)
        ),
        handling="Sample",
        edition=2,
        since=date(2024, 5, 18),
    )


def _lines(section: Section, rows: tuple[_Row, ...]) -> tuple[Line, ...]:
    return tuple(_line(section, place, *row) for place, row in enumerate(rows))


def _line(section: Section, place: int, text: str, sources: tuple[str, ...], when: date | None) -> Line:
    figures = tuple(
        Figure(found.start(), found.end(), found[0], "count", 1.0, 1.0) for found in _FIGURE.finditer(text)
    )
    statement = Statement(Sentence(Span(sources[0], 0, len(text)), text), (), figures=figures)
    # One fact is disputed and some lines are news, so that templates show how they say so.
    disputed = (statement,) if (section, place) == ("key_facts", 2) else ()
    point = KeyPoint(f"{section}-{place}", (statement,), disputed, origins=len(sources))
    ranked = Ranked(point, 1.0, place + 1)
    dated = _DATED.get(when, "") if when else ""
    news = _NEWS.get((section, place), "")
    return Line(section, text, (Piece(text, 0),), ranked, sources, when=when, dated=dated, news=news)
