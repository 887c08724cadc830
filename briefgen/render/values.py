"""A brief in, the values a template can use out: every name stands in ``docs/templates.md``."""

from __future__ import annotations

import re
import textwrap
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import VerificationError
from briefgen.model.names import MONTHS, SECTIONS
from briefgen.render.rich import (
    NO_BREAK,
    Anchor,
    Day,
    HandlingMark,
    Link,
    Marks,
    NewsMark,
    Plain,
    Rich,
    clean,
    days,
    safe_url,
)

if TYPE_CHECKING:
    from briefgen.model import Brief, Figure, Line, Reference, Source

# Every name a template can use, besides the custom fields of the settings.
NAMES = frozenset({
    "title", "as_of", "dateline", "summary", "key_facts", "figures", "other_facts", "outlook", "sources",
    "conflicts", "new", "missing",
    "handling", "edition", "since", "language", "custom",
})  # fmt: skip
_FIGURES = ("money", "share", "measure", "count")
# Where no source is dated: what a reader must know of every plan, day, month and "this year" on the page.
_NOT_KNOWN = "undated: plans may be past, and a “Friday” or “May” without its year can not be placed"
# How many facts stand beside the text with their figures in large type: more would be no glance. They are of
# those that are the first to be taken and the last to be given up.
_GLANCE, _FOREMOST = 3, 5
# Where less than two things lie ahead, a panel holds a figure more for each that is wanting.
_AHEAD = 2


class Printed:
    """A value with parts, and ``whole``: how it is printed where none of them is asked for."""

    __slots__ = ()
    whole: str

    def __str__(self) -> str:
        """Give it as it is printed, for filters."""
        return str(self.whole)


@dataclass(frozen=True, slots=True)
class LineValue(Printed):
    """One line of the page. Printed whole it is its text and its citation, and before them what is new."""

    whole: Rich
    line: Rich
    text: str
    marks: Rich
    speaker: str
    figure: str
    date: Day
    origins: int
    disputed: bool
    news: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class SourceValue(Printed):
    """One entry of the sources list. Printed whole it is the entry as the shipped templates show it."""

    whole: Rich
    number: Rich
    publisher: Rich
    title: Rich
    author: Rich
    published: Day
    accessed: Day
    url: Rich
    name: Rich


@dataclass(frozen=True, slots=True)
class Dateline(Printed):
    """The facts of the dateline. Printed whole it is the line as the shipped templates show it."""

    whole: str
    as_of: Day
    sources: int
    origins: int
    oldest: Day
    newest: Day
    undated: int


class Many(tuple[object, ...]):
    """The lines of a section or the sources, best first. Printed, they follow each other on one line."""

    __slots__ = ()

    @property
    def whole(self) -> Rich:
        """All of them, one after the other."""
        bits: list[object] = []
        for item in self:
            bits += [Plain(" ")] if bits else []
            bits += getattr(item, "whole", Rich(Plain(str(item)))).bits
        return Rich(*bits)  # type: ignore[arg-type]  # bits of Rich values are bits


class Fields:
    """Named texts, reached as ``custom.name``; they have no methods that a name could hide."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, object]) -> None:
        """Keep a copy."""
        self._fields = dict(fields)

    def __getitem__(self, name: str) -> object:
        """Return the field; KeyError when there is none."""
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(self._fields)


def values(brief: Brief) -> dict[str, object]:
    """Return the values of ``brief`` by name.

    Raises VerificationError when a mark has no entry in the sources, or an entry no mark.
    """
    numbers = _numbers(brief)
    lines: dict[str, Many] = {
        name: Many(_line(line, numbers) for line in getattr(brief, name)) for name in SECTIONS
    }
    missing = {str(name): "" for name in SECTIONS} | {name: clean(text) for name, text in brief.missing}
    custom = {name: clean(text) for name, text in brief.custom}
    dateline = _dateline(brief)
    facts = lines["key_facts"]
    figures = Many(_at_a_glance(brief, facts))
    known = {
        "title": clean(brief.title),
        "as_of": dateline.as_of,
        "dateline": dateline,
        **lines,
        "figures": figures,
        "other_facts": Many(fact for fact in facts if fact not in figures),
        "sources": Many(_source(reference) for reference in brief.sources),
        "conflicts": Many(
            line for name in SECTIONS for line in lines[name] if getattr(line, "disputed", False)
        ),
        "new": Many(line for name in SECTIONS for line in lines[name] if getattr(line, "news", "")),
        "missing": Fields(missing),
        "handling": Rich(HandlingMark(clean(brief.handling))) if brief.handling else "",
        "edition": brief.edition,
        "since": Day(brief.since),
        "language": brief.language,
        "custom": Fields(custom),
    }
    return {**{name: text for name, text in custom.items() if name.isidentifier()}, **known}


def _at_a_glance(brief: Brief, facts: Iterable[object]) -> Iterator[object]:
    """Yield those of the facts that matter most that have a figure, each in all forms that are on the page.

    A fact does not move up because another one is left out: a page is fitted by the heights that lines
    have in their columns, and these would change with every choice.
    """
    lacking = max(0, _AHEAD - len({line.ranked.point.id for line in brief.outlook}))
    points: set[str] = set()
    for line, fact in zip(brief.key_facts, facts, strict=True):
        point, matters = line.ranked.point.id, line.preference < _FOREMOST + 2 * lacking
        if (
            _speaks(getattr(fact, "figure", ""))
            and matters
            and (point in points or len(points) < _GLANCE + lacking)
        ):
            points.add(point)
            yield fact


def _speaks(figure: str) -> bool:
    """Whether a figure says by itself what it counts: "37" in large type says nothing."""
    return any(letter.isalpha() or letter in "%‰$€£¥" for letter in figure)


def _numbers(brief: Brief) -> dict[str, int]:
    """Return the number of each source id, checked both ways: no mark without an entry, nor the reverse."""
    numbers = {reference.source.id: reference.number for reference in brief.sources}
    if [*numbers.values()] != [*range(1, len(brief.sources) + 1)]:
        # The list numbers itself in Word: any other number would lead the reader to the wrong entry.
        told = ", ".join(str(reference.number) for reference in brief.sources)
        raise VerificationError(f"the sources list is numbered {told}, and not from 1 without a gap")
    used = {source for line in brief.lines for source in line.sources}
    if missing := sorted(used - numbers.keys()):
        raise VerificationError(f"the page cites {', '.join(missing)}, which the sources list does not hold")
    if idle := sorted(numbers.keys() - used):
        raise VerificationError(f"the sources list holds {', '.join(idle)}, which no line cites")
    return numbers


def _line(line: Line, numbers: Mapping[str, int]) -> LineValue:
    cited = tuple(sorted({numbers[source] for source in line.sources}))
    text, speaker = clean(line.text), clean(line.speaker)
    # No break before the marks: they would stand alone at the start of a line.
    bits = (Plain(text + NO_BREAK), Marks(cited, speaker))
    return LineValue(
        whole=Rich(NewsMark(line.news), *bits) if line.news else Rich(*bits),
        line=Rich(*bits),
        text=text,
        marks=Rich(Marks(cited)),
        speaker=speaker,
        figure=_figure(line),
        date=Day(line.when, shown=clean(line.dated)),
        origins=line.ranked.point.origins,
        disputed=bool(line.ranked.point.disputed),
        news=line.news,
        is_new=line.news == "new",
    )


def _figure(line: Line) -> str:
    """Return the figure that stands for the line: money first, then shares and measures, then counts."""
    figures = [
        figure
        for figure in line.ranked.point.lead.figures
        if figure.kind in _FIGURES and any(map(str.isdigit, figure.text)) and figure.text in line.text
    ]
    best = min(figures, key=lambda figure: (_FIGURES.index(figure.kind), figure.start), default=None)
    # A figure in large type breaks between its parts ("$60 billion to / $70 billion"), not within one.
    return (
        re.sub(r"(?<=\d) (?=[^\W\d]|%)(?!to\b|and\b)", "\u00a0", clean(_with_counted(best, line)))
        if best
        else ""
    )


def _with_counted(figure: Figure, line: Line) -> str:
    """Return a plain count with what it counts, where that follows it: "15 meetings"."""
    sentence = line.ranked.point.lead.sentence.text
    following = re.match(r" (\w+)", sentence[figure.end :])
    counted = figure.kind == "count" and figure.of and following and following[1].startswith(figure.of[:4])
    whole = f"{figure.text} {following[1]}" if counted and following else figure.text
    return whole if whole in line.text else figure.text


def _source(reference: Reference) -> SourceValue:
    source, number = reference.source, reference.number
    url, title = safe_url(clean(source.url)), clean(source.title)
    here = Anchor(number)
    heading = Link(title, url) if url else Plain(title)
    published, accessed = _published(source), Day(source.accessed)
    publisher = clean(source.publisher)
    before = [Plain(f"{publisher}, ")] if publisher else []
    when = published.replace(" ", NO_BREAK)
    # A day of access tells which state of a web page was read; a file at hand does not change.
    after = f", {when}" + (f" (accessed {accessed.replace(' ', NO_BREAK)})" if accessed and url else "")
    return SourceValue(
        whole=Rich(here, *before, heading, Plain(f"{after}.")),
        number=Rich(here, Plain(str(number))),
        publisher=Rich(here, Plain(publisher)),
        title=Rich(here, heading),
        author=Rich(here, Plain(clean(source.author))),
        published=published,
        accessed=accessed,
        url=Rich(here, Link(url, url) if url else Plain("")),
        name=Rich(here, Plain(clean(source.name))),
    )


def source_titles(brief: Brief) -> dict[int, str]:
    """Return publisher and title of each source by its number, short enough for a tooltip of Word."""
    named = {
        reference.number: ", ".join(filter(None, (reference.source.publisher, reference.source.title)))
        for reference in brief.sources
    }
    return {number: textwrap.shorten(clean(name), 200, placeholder="…") for number, name in named.items()}


def _dateline(brief: Brief) -> Dateline:
    sources = [reference.source for reference in brief.sources]
    dated = sorted(source.published for source in sources if source.published)
    origins = len({source.same_as or source.id for source in sources})
    as_of = Day(brief.as_of)
    parts = [f"As of {as_of}", _count(len(sources), "source")]
    if dated:
        parts.append(f"published {days(dated[0], dated[-1])}")
    by_month = [str(_published(source)) for source in sources if source.month and not source.published]
    if by_month:
        parts.append(_dated_by_month(by_month, alone=not dated))
    if undated := len(sources) - len(dated) - len(by_month):
        parts.append(_undated(brief) if undated == len(sources) else f"{undated} undated")
    if origins < len(sources):
        parts.append(_count(origins, "independent origin"))
    return Dateline(
        whole=" · ".join(parts),
        as_of=as_of,
        sources=len(sources),
        origins=origins,
        oldest=Day(dated[0] if dated else None, "undated"),
        newest=Day(dated[-1] if dated else None, "undated"),
        undated=len(sources) - len(dated) - len(by_month),
    )


def _published(source: Source) -> Day:
    """Return the day of publication; of a month that alone is known its last day, shown as that month."""
    if source.published or not source.month:
        return Day(source.published, "undated")
    month = source.month
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return Day(last, shown=f"{MONTHS[month.month - 1]} {month.year}")


def _dated_by_month(months: list[str], *, alone: bool) -> str:
    if len(months) > 1:
        return f"{len(months)} dated by month"
    return f"published {months[0]}" if alone else f"1 of {months[0]}"


def _undated(brief: Brief) -> str:
    return _NOT_KNOWN if brief.undated else "undated"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
