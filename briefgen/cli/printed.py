"""A brief and the words of a command line in; the last edition's lines, and which of them are meant, out."""

from __future__ import annotations

import glob
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.console import day_of
from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from briefgen.config import BriefSettings

# Share of the words that somebody must have typed of a line, and by how much another must be less like them.
_LIKE, _CLEARER = 0.6, 0.1
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as list shows it: its ``number``, and the sentences that it rests on."""

    number: int
    section: str
    text: str
    evidence: tuple[str, ...]
    marks: tuple[int, ...] = ()
    state: tuple[str, ...] = ()
    original: str = ""
    cut: str = ""  # why it is not on the page


@dataclass(frozen=True, slots=True)
class Page:
    """The last edition: its lines, then what was not printed, numbered through; its sources.

    ``sources`` are those that the page cites, ``known`` all that were read.
    """

    head: str
    lines: tuple[Shown, ...] = ()
    sources: tuple[Mapping[str, Any], ...] = ()
    known: tuple[Mapping[str, Any], ...] = ()


def last_page(brief: BriefSettings) -> Page | None:
    """Return what the last edition said, from the store or else the evidence beside the page."""
    from briefgen.editions import Editions
    from briefgen.editions.shared import refuse_shared

    store = Editions(brief.state)
    if brief.declared:
        refuse_shared(store, brief.name, brief.declared)
    stored = store.latest(brief.name)
    if stored and stored.evidence:
        return _page(stored.evidence, f"{brief.name}, edition {stored.number}, as of {day_of(stored.as_of)}")
    path = _evidence_path(brief)
    try:
        document = json.loads(path.read_bytes()) if path else None
        said = day_of(date.fromisoformat(document["as_of"])) if document else ""
        return _page(document, f"{brief.name}, as of {said}") if document else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _evidence_path(brief: BriefSettings) -> Path | None:
    """Return the newest evidence file beside a page of the brief."""
    path = brief.output_on(date.min)  # the day stands in the name or in none of it
    name = path.with_suffix(".evidence.json").name
    pattern = glob.escape(name).replace(date.min.isoformat(), "*")
    found = path.parent.glob(pattern) if path.parent.is_dir() else ()
    return max(found, key=lambda one: one.stat().st_mtime, default=None)


def _page(document: Mapping[str, Any], head: str) -> Page:
    shown = [_shown(number, line) for number, line in enumerate(document["lines"], start=1)]
    after = len(shown) + 1
    shown += [_shown(number, cut) for number, cut in enumerate(document["cut"], start=after)]
    cited = [source for source in document["sources"] if source["number"]]
    cited.sort(key=lambda source: source["number"])
    return Page(head, tuple(shown), tuple(cited), tuple(document["sources"]))


def _shown(number: int, line: Mapping[str, Any]) -> Shown:
    quotes = [quote["quote"] for quote in (*line["evidence"], *line["disputed"])]
    state = tuple(word for word in ("pinned", "edited") if line.get(word))
    return Shown(
        number=number,
        section=line.get("section") or "",
        text=line["text"],
        evidence=tuple(dict.fromkeys(" ".join(quote.split()) for quote in quotes)),
        marks=tuple(line.get("marks", ())),
        state=state,
        original=line.get("original", ""),
        cut=line.get("reason", ""),
    )


# ---------------------------------------------------------------- which line is meant


def asked_lines(words: Sequence[str]) -> Iterator[str]:
    """Yield each line that the words name: quoted lines and numbers one by one, bare words as one line."""
    typed = any(not word.isdigit() and " " not in word.strip() for word in words)
    bare: list[str] = []
    for word in words:
        if " " in word.strip() or not typed:
            if bare:
                yield " ".join(bare)
                bare = []
            yield word.strip()
        else:
            bare.append(word)
    if bare:
        yield " ".join(bare)


def line_meant(asked: str, page: Page | None) -> Shown:
    """Return the line that a number or some words mean; SettingsError with the nearest ones when none is."""
    if page is None:
        if asked.isdigit():
            message = "there is no edition yet whose lines have numbers"
            raise SettingsError(message, "Build the brief first, or give the words of the line.")
        return Shown(0, "", asked, ())
    if asked.isdigit():
        if not 1 <= int(asked) <= len(page.lines):
            message = f"there is no line {asked}: they go from 1 to {len(page.lines)}"
            raise SettingsError(message, "briefgen decide NAME list shows them.")
        return page.lines[int(asked) - 1]
    return _by_words(asked, page)


def _by_words(asked: str, page: Page) -> Shown:
    from briefgen.decisions.words import key, words

    wanted = key(asked)
    texts = {
        line.number: [key(one) for one in (line.text, line.original, *line.evidence)] for line in page.lines
    }
    same = [line for line in page.lines if wanted and wanted in texts[line.number]]
    inside = [line for line in page.lines if wanted and any(wanted in text for text in texts[line.number])]
    if same or len(inside) == 1:
        return (same or inside)[0]
    mine = words(asked)

    def like(line: Shown) -> float:
        texts = (line.text, *line.evidence[:1])
        return max(SequenceMatcher(None, mine, words(text), autojunk=False).ratio() for text in texts)

    order = sorted(page.lines, key=lambda line: (-like(line), line.number))
    clear = (
        order and like(order[0]) >= _LIKE and (len(order) < 2 or like(order[0]) - like(order[1]) >= _CLEARER)
    )
    if clear and not inside:
        return order[0]
    near = "; ".join(f"{line.number} “{line.text}”" for line in (inside or order)[:_NEAREST])
    message = (
        f"“{asked}” could be several lines" if inside else f"no line of the last edition reads “{asked}”"
    )
    raise SettingsError(
        f"{message}; the nearest: {near}", "Give a number, as briefgen decide NAME list shows it."
    )
