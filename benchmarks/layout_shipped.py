"""A seed in, a brief of random lines in a shipped template out, ended within a line of the page's end.

The lines are hard to set: long addresses and words, dashes, accents, East Asian names, superscripts,
quotation marks, spaces that do not break. Half of the pages keep to characters of the embedded face, so that they are
inside the strict profile; the others do not. Half are as ``render`` makes them, their text lengthened and cut
until it ends near the page's end; in the other half the bottom margin is moved too, so that many end within
fractions of a point of it.
"""

# ruff: noqa: E501, S311 - words read better unbroken; the pages are to be random, not secret
from __future__ import annotations

import io
import os
import random
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

from fontTools.ttLib import TTFont

from benchmarks.layout_pages import HARD, PLAIN
from briefgen.layout import Measurement, measure
from briefgen.model import (
    Brief,
    Figure,
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
from briefgen.render import render
from briefgen.render.fonts import cut_down
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template

if TYPE_CHECKING:
    from briefgen.render.page import Paper
    from briefgen.render.template import Template

NEAR: Final = 14.0  # points: about a line of the shipped templates
_TRIES: Final = 60  # changes of the text; then the bottom margin is moved whatever the seed says
_TWIP: Final = 20
_DAY: Final = date(2024, 6, 1)
_SPEAKERS: Final = ("", "", "", "the Ministry of Transport", "Cité d’études “Ångström”", "外務省")
_NUMBER: Final = re.compile(r"\d[\d.,]*(?: %)?")
# What layout_pages' hard words lack. The last are one word each, longer than a line or nearly so.
_HARDER: Final = (
    "m³ CO₂ 10⁻⁶ ½ §\u00a012 Art.\u00a05 12\u00a0% 1\u202f234\u202f567 non\u2011stop ‘so-called’ ‚low‘ „tief“ «haut» "
    "‹bas› ‐ ― … 5′ 3″ ±2 ≤10 ≥5 ≈ × → № ™ € £ ¥ ₽ ﬁnal o\u0301 co\u00adordination Nguyễn Đặng Ħal Şişli Çelik Œuvre "
    "ĳsland ǅ Ἀθῆναι Київ 東京都千代田区 ソウル特別市 北京大学 王毅 윤석열 ภาษาไทย 👍 C++/CLI a/b/c ?! (see [4]) “‘both’”"
).split(" ")
_LONG: Final = (
    "https://www.example.org/a-very-long-path/that-goes/on_and_on/2024/05/17/communiqué-of-the-summit.html?query=one&other=two%20three#fragment-of-it",
    "www.example.int/data/series/GDP.MKTP.KD.ZG/observations.csv",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "pneumonoultramicroscopicsilicovolcanoconiosis—antidisestablishmentarianism",
    "Aa" * 70,
    "non\u00a0breaking\u00a0spaces\u00a0all\u00a0the\u00a0way\u00a0from\u00a0here\u00a0to\u00a0there",
    "東京都千代田区霞が関二丁目二番一号外務省大臣官房総務課",
)


@dataclass(slots=True)
class Row:
    """A line in the making."""

    section: Section
    words: list[str]
    sources: tuple[str, ...]
    speaker: str = ""
    when: date | None = None
    news: str = ""


@dataclass(slots=True)
class Draft:
    """A brief in the making: its template, its paper, its rows."""

    seed: int
    rng: random.Random = field(init=False)
    template: Template = field(init=False)
    paper: Paper = field(init=False)
    rows: list[Row] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    title: str = ""
    edition: int = 0
    handling: str = ""
    covered: bool = False  # only characters of the embedded face

    def __post_init__(self) -> None:
        """Choose template and paper, and write a first page."""
        names = sorted(shipped())
        self.template = _template(names[self.seed % len(names)])
        self.paper = ("a4", "letter")[self.seed // len(names) % 2]
        self.rng = rng = random.Random(self.seed)
        self.covered = rng.random() < 0.5
        self.title = self.text(3, 14)
        self.edition = rng.choice([0, 1, 2])
        self.handling = rng.choice(["", "", "TLP:AMBER", "Internal – ministry & agencies only"])
        for number in range(rng.randint(2, 7)):
            self.sources.append(self.source(f"s{number}"))
        for section, least, most in (("summary", 1, 3), ("key_facts", 3, 6), ("outlook", 1, 4)):
            for _ in range(rng.randint(least, most)):
                self.add(section)  # type: ignore[arg-type]  # a section

    def add(self, section: Section) -> None:
        """Append a row of random words."""
        rng = self.rng
        cited = rng.sample([source.id for source in self.sources], rng.randint(1, min(3, len(self.sources))))
        when = _DAY + timedelta(rng.randint(1, 900)) if section == "outlook" and rng.random() < 0.8 else None
        news = rng.choice(["new", "revised", "corrected"]) if self.edition and rng.random() < 0.3 else ""
        speaker = rng.choice(_SPEAKERS[: -1 if self.covered else None])
        self.rows.append(Row(section, self.words(6, 28), tuple(cited), speaker, when, news))

    def words(self, least: int, most: int) -> list[str]:
        """Return words, a fifth of them hard, a hundredth nearly as long as a line or longer."""
        banks = _banks(covered=self.covered)
        return self.rng.choices(
            [word for bank in banks for word in bank], _weights(banks), k=self.rng.randint(least, most)
        )

    def text(self, least: int, most: int) -> str:
        """Return such words as one text."""
        return " ".join(self.words(least, most))

    def source(self, name: str) -> Source:
        """Return a source with a random entry."""
        rng = self.rng
        return Source(
            id=name,
            name=f"{name}.html",
            text="",
            sha256="0" * 64,
            title=self.text(2, 14),
            publisher=self.text(1, 4) if rng.random() < 0.8 else "",
            published=_DAY - timedelta(rng.randint(0, 400)) if rng.random() < 0.8 else None,
            accessed=_DAY,
            url=f"https://example.org/{name}" if rng.random() < 0.8 else "",
        )

    def move(self, slack: float) -> None:
        """Lengthen the text where ``slack`` points are left, or cut it where they are lacking."""
        rng = self.rng
        row = rng.choice(self.rows)
        if slack > 5 * NEAR:
            self.add(rng.choice(["key_facts", "outlook"]))
        elif slack > 0:
            row.words[0:0] = self.words(2, 7)
        elif slack < -5 * NEAR and len(self.rows) > 4 and row.section != "summary":
            self.rows.remove(row)
        elif len(row.words) > 8:
            del row.words[: rng.randint(2, 7)]

    def brief(self) -> Brief:
        """Return the brief as it stands: only what is cited is listed."""
        lines = [_line(row) for row in self.rows]
        cited = {source for row in self.rows for source in row.sources}
        listed = [source for source in self.sources if source.id in cited]
        by_section = {
            section: tuple(line for line in lines if line.section == section)
            for section in ("summary", "key_facts", "outlook")
        }
        return Brief(
            title=self.title,
            as_of=_DAY,
            language="en",
            summary=by_section["summary"],
            key_facts=by_section["key_facts"],
            outlook=by_section["outlook"],
            sources=tuple(Reference(number, source) for number, source in enumerate(listed, start=1)),
            handling=self.handling,
            edition=self.edition,
            since=_DAY - timedelta(14) if self.edition > 1 else None,
        )

    def docx(self) -> bytes:
        """Return the page as the product makes it."""
        return render(self.brief(), self.template, paper=self.paper)


@cache
def _template(name: str) -> Template:
    return load_template(name)


@cache
def _banks(*, covered: bool) -> tuple[tuple[str, ...], ...]:
    """Return plain, hard and long words, where wanted only those that the embedded face has all characters of."""
    banks = (PLAIN, (*HARD, *_HARDER), _LONG)
    if not covered:
        return tuple(map(tuple, banks))
    known = set(TTFont(io.BytesIO(cut_down("Regular"))).getBestCmap())
    return tuple(tuple(word for word in bank if known.issuperset(map(ord, word))) for bank in banks)


def _weights(banks: tuple[tuple[str, ...], ...]) -> list[float]:
    """Return the chance of each word: a fifth are hard, a hundredth long."""
    chances = (0.79, 0.20, 0.01)
    return [chance / len(bank) for chance, bank in zip(chances, banks, strict=True) for _ in bank]


def _line(row: Row) -> Line:
    words_of_it = " ".join(row.words) + "."
    figures = tuple(
        Figure(found.start(), found.end(), found[0], "count", 1.0, 1.0)
        for found in _NUMBER.finditer(words_of_it)
    )
    sentence = Sentence(Span(row.sources[0], 0, len(words_of_it)), words_of_it)
    statement = Statement(sentence, (), figures=figures)
    ranked = Ranked(KeyPoint("p", (statement,), origins=len(row.sources)), 1.0, 1)
    dated = f"{row.when:%B %Y}" if row.when and row.when.day % 2 else ""
    return Line(
        row.section,
        words_of_it,
        (Piece(words_of_it, 0),),
        ranked,
        row.sources,
        speaker=row.speaker,
        when=row.when,
        dated=dated,
        news=row.news,  # type: ignore[arg-type]  # one of News
    )


def near_the_end(seed: int) -> tuple[bytes, Measurement]:
    """Return a page that ends within a line of the page's end, on either side, and what was measured."""
    draft = Draft(seed)
    rng = random.Random(seed)
    for _ in range(_TRIES):
        docx = draft.docx()
        found = measure(docx)
        slack = found.libreoffice.slack
        if abs(slack) <= NEAR:
            break
        draft.move(slack)
    if abs(slack) > NEAR or rng.random() < 0.5:
        left = rng.choice([rng.randint(-280, 280), rng.randint(-3, 3), 0, -1, 1])
        docx = lower(docx, round(slack * _TWIP) - left)
        found = measure(docx)
    return docx, found


def lower(docx: bytes, twips: int) -> bytes:
    """Return the document with a bottom margin that is larger by ``twips``."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as before,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for item in before.infolist():
            data = before.read(item)
            if item.filename == "word/document.xml":
                data = re.sub(
                    rb'(<w:pgMar\b[^>]*\bw:bottom=")(\d+)"',
                    lambda match: match[1] + str(max(int(match[2]) + twips, 0)).encode() + b'"',
                    data,
                )
            out.writestr(item.filename, data)
    return result.getvalue()


@contextmanager
def no_fonts() -> Iterator[None]:
    """Take away every font of the machine but LibreOffice's symbols, which hold no text: it starts without none."""
    symbols = next(Path("/usr").rglob("opens___.ttf"), None)
    if symbols is None:
        raise FileNotFoundError("opens___.ttf, which comes with LibreOffice, is not below /usr")
    with tempfile.TemporaryDirectory(prefix="briefgen-fonts-") as name:
        fonts = Path(name) / "fonts"
        fonts.mkdir()
        (fonts / symbols.name).write_bytes(symbols.read_bytes())
        settings = Path(name) / "fonts.conf"
        settings.write_text(
            f"<fontconfig><dir>{fonts}</dir><cachedir>{name}/cache</cachedir></fontconfig>", "utf-8"
        )
        with mock.patch.dict(os.environ, {"FONTCONFIG_FILE": str(settings)}):
            yield
