"""Briefs made by hand, for tests of the page: no reading, no ranking, only what a template shows."""

from __future__ import annotations

from datetime import date

from briefgen.model import (
    Brief,
    KeyPoint,
    Line,
    Piece,
    Ranked,
    Reference,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
)  # fmt: skip


def line(section: Section, text: str, *sources: str, speaker: str = "", when: date | None = None) -> Line:
    """Return a line that says ``text`` and cites ``sources`` (ids)."""
    sentence = Sentence(Span(sources[0], 0, max(len(text), 1)), text)
    ranked = Ranked(KeyPoint("p", (Statement(sentence, ()),), origins=len(sources)), 1.0, 1)
    return Line(section, text, (Piece(text, 0),), ranked, sources, speaker=speaker, when=when)


def source(source_id: str, title: str, **more: object) -> Source:
    """Return a source without a text."""
    return Source(id=source_id, name=f"{source_id}.txt", text="", sha256="0" * 64, title=title, **more)  # type: ignore[arg-type]


def brief(**changes: object) -> Brief:
    """Return a full page on the ports of an invented sea, with ``changes``."""
    sources = (
        source(
            "a",
            "Three states sign the Lenna ports accord",
            publisher="Harbour Gazette",
            published=date(2024, 5, 3),
            accessed=date(2024, 6, 1),
            url="https://example.org/ports?a=1&b=2",
        ),
        source(
            "b",
            "What the accord means for grain shippers",
            publisher="Institute for Inland Seas",
            published=date(2024, 5, 9),
            accessed=date(2024, 6, 1),
            url="https://example.org/grain",
        ),
        source(
            "c",
            "Budget statement of the Ministry of Transport, second quarter",
            published=None,
            accessed=date(2024, 6, 1),
        ),
    )
    default: dict[str, object] = {
        "title": "The Lenna ports accord: what it changes and what it costs",
        "as_of": date(2024, 6, 1),
        "language": "en",
        "summary": (
            line(
                "summary",
                "Three states signed the Lenna ports accord on 2 May [2024], opening eleven harbours "
                "to shared customs clearance.",
                "a",
                "b",
            ),
            line(
                "summary",
                "Shippers expect the time at the quay to fall from 31 to 12 hours, which lowers the "
                "price of grain in the two inland capitals.",
                "b",
            ),
            line(
                "summary",
                "The money is not yet voted: the parliaments decide on the first 240 million in September.",
                "c",
            ),
        ),
        "key_facts": (
            line(
                "key_facts",
                "The accord covers eleven harbours in three states, together 84 % of the sea's cargo "
                "in 2023.",
                "a",
            ),
            line(
                "key_facts",
                "Customs papers filed in one port are valid in the other ten for 90 days.",
                "a",
                "b",
            ),
            line(
                "key_facts",
                "Grain made up 41 % of all tonnage last year [2023], timber 22 %, containers 19 %.",
                "b",
            ),
            line(
                "key_facts",
                "Dredging of the western channel to 9.5 metres costs 1.2 billion over six years.",
                "c",
                speaker="the Ministry of Transport",
            ),
            line(
                "key_facts",
                "The quay fee falls by a quarter for ships under 3,000 tonnes and stays the same for "
                "all others.",
                "a",
            ),
            line(
                "key_facts",
                "Two of the eleven harbours have no rail link; 38 kilometres of track are to be laid.",
                "b",
                "c",
            ),
        ),
        "outlook": (
            line(
                "outlook",
                "The joint customs office is to open on 1 July 2024 with a staff of 60, the "
                "secretariat said.",
                "a",
                when=date(2024, 7, 1),
            ),
            line(
                "outlook",
                "The three parliaments are expected to vote on the first tranche in September 2024.",
                "c",
                when=date(2024, 9, 1),
            ),
            line(
                "outlook",
                "Traffic is likely to reach 30 million tonnes by 2030, according to the institute.",
                "b",
                when=date(2030, 1, 1),
            ),
        ),
        "sources": tuple(Reference(number, item) for number, item in enumerate(sources, start=1)),
    }
    return Brief(**{**default, **changes})  # type: ignore[arg-type]
