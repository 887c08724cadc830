"""The annotated news of two sets in; how many of its dates we find and place, beside dateparser, out.

usage: python benchmarks/dates.py [--errors] [--no-grammar] [--pin [--lower REASON]]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/dates/wikinews.jsonl and newswire.jsonl

Counted are the DATE expressions with a place on the calendar; references to the present, durations, sets,
clock times and dates without a value are set aside, and so is what we find on top of them. Where only the
first lines of a text are annotated, only they are read. A range counts as its two ends, as the annotators
had it.

    span F1    found and expected expressions that overlap, one to one ("exact": the same characters)
    values     of the expressions found, those whose days are the expected ones at the expected grain
    dateparser is given the expected spans, the publication date and the benefit of the doubt on the grain

Ends with 1 when a figure lies under its floor in dates_floors.json; --pin raises the floors to what was
measured, and lowers one only with a reason.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floors import Floors, add_options, data_folder
from briefgen.segment import split
from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.parse import parse

if TYPE_CHECKING:
    from briefgen.model import When

SETS = ("wikinews", "newswire")
# What the figures must reach at the least, whatever was pinned.
LEAST = dict.fromkeys(("span_f1", "exact_span_f1", "value_accuracy"), 0.85)
FLOORS = Floors(Path(__file__).with_name("dates_floors.json"), least=dict.fromkeys(SETS, LEAST))
# Lines of a Wikinews text that were annotated: the headline, the dateline, four sentences.
_ANNOTATED_LINES = 6
_CALENDAR = re.compile(r"\d{2,4}(?!\d)(?:-(?:\d\d|Q\d|H\d|S[PU]|FA|AU|WI|W\d\d?(?:-WE)?)(?:-\d\d)?)?$")
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True)
class Expected:
    """A date as the annotators had it; ``value`` is None when it is set aside."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(slots=True)
class Tally:
    """The counts of one set, and its errors by kind."""

    expected: int = 0
    found: int = 0
    overlapping: int = 0
    exact: int = 0
    placed: int = 0
    dateparser: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the figures that are pinned, each between 0 and 1."""
        return {
            "span_f1": round(2 * self.overlapping / (self.expected + self.found), 3),
            "exact_span_f1": round(2 * self.exact / (self.expected + self.found), 3),
            "value_accuracy": round(self.placed / self.overlapping, 3),
        }


# ---------------------------------------------------------------- the data


def _value(timex: dict[str, Any]) -> str | None:
    plain = re.sub(r"(?:T.*|(?:-XX)+)$", "", timex["value"])
    plain = re.sub(r"-W(\d)$", r"-W0\1", plain)
    return plain if timex["type"] == "DATE" and _CALENDAR.match(plain) else None


def _expected(document: dict[str, Any]) -> list[Expected]:
    return [Expected(t["start"], t["end"], t["text"], _value(t)) for t in document["timexes"]]


def _published(document: dict[str, Any]) -> date:
    """Return the stated day; where none is, that of the dateline, which is the first day in the text."""
    dateline = (value for e in _expected(document) if (value := e.value) and len(value) == len("2024-05-14"))
    return date.fromisoformat((document["doc_creation_date"] or next(dateline))[:10])


def _readable(document: dict[str, Any]) -> str:
    lines = document["doc"].split("\n")
    whole = not any("sentence" in timex for timex in document["timexes"])
    return "\n".join(lines if whole else lines[:_ANNOTATED_LINES])


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for line in re.finditer(r"[^\n]+", text):
        for start, end in split(line[0]):
            yield line.start() + start, line[0][start:end]


# ---------------------------------------------------------------- ours


def _ours(text: str, published: date, *, grammar: bool) -> list[tuple[int, int, When]]:
    placed = list(_sentences(text))
    parsed = parse([sentence for _, sentence in placed]) if grammar else [()] * len(placed)
    anchor = Anchor(published=published)
    texts = [sentence for _, sentence in placed]
    return [
        (offset + when.start, offset + when.end, when)
        for at, ((offset, sentence), tokens) in enumerate(zip(placed, parsed, strict=True))
        for when in find_dates(sentence, anchor, tokens, ranges=False, before=texts[:at])
    ]


def timex_value(when: When) -> str | None:
    """Return the TIMEX3 value of a date: "2024-08", "2024-Q2", "199"; None when it is not placed."""
    first, last = when.first, when.last
    if first is None or last is None:
        return None
    middle = first + (last - first) / 2
    year = f"{first.year:04}"
    week = first.isocalendar()
    values = {
        "day": first.isoformat() if first == last else f"{week.year}-W{week.week:02}-WE",
        "week": f"{week.year}-W{week.week:02}",
        "month": f"{year}-{first.month:02}",
        "quarter": f"{year}-Q{(first.month + 2) // 3}",
        "season": f"{middle.year if (last - first).days > 100 else year}-{_SEASONS.get(first.month, '')}",
        "half": f"{year}-H{1 if first.month < 7 else 2}",
        "year": year,
        "decade": year[:3],
        "century": year[:2],
    }
    return values.get(when.grain)


def _compare(document: dict[str, Any], tally: Tally, *, grammar: bool, peer: bool) -> None:
    text, published = _readable(document), _published(document)
    expected = _expected(document)
    counted = [e for e in expected if e.value is not None]
    free = _ours(text, published, grammar=grammar)
    tally.expected += len(counted)
    for date_ in counted:
        hits = [found for found in free if found[0] < date_.end and date_.start < found[1]]
        tally.dateparser += peer and _by_dateparser(date_, published)
        if not hits:
            tally.errors.append(f"missed   {_seen(text, date_.start, date_.end)} {date_.value}")
            continue
        hit = min(hits, key=lambda found: abs(found[0] - date_.start) + abs(found[1] - date_.end))
        free.remove(hit)
        _count_hit(hit, date_, text, tally, published)
    for start, end, _ in free:
        if not any(start < e.end and e.start < end for e in expected if e.value is None):
            tally.found += 1
            tally.errors.append(f"spurious {_seen(text, start, end)}")


def _count_hit(
    hit: tuple[int, int, When], wanted: Expected, text: str, tally: Tally, published: date
) -> None:
    start, end, when = hit
    tally.found += 1
    tally.overlapping += 1
    tally.exact += (start, end) == (wanted.start, wanted.end)
    if (start, end) != (wanted.start, wanted.end):
        tally.errors.append(f"span     {_seen(text, start, end)} for {wanted.text!r}")
    value = timex_value(when)
    tally.placed += value == wanted.value
    if value != wanted.value:
        tally.errors.append(f"value    {_seen(text, start, end)} {value}, not {wanted.value} ({published})")


def _seen(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 50) : start], text[end : end + 30]
    return f"{before}[[{text[start:end]}]]{after}".replace("\n", " / ")


# ---------------------------------------------------------------- dateparser


def _by_dateparser(wanted: Expected, published: date) -> bool:
    """Whether dateparser, given the very span, agrees at the expected grain."""
    base = datetime(published.year, published.month, published.day)  # noqa: DTZ001 - a day has no zone
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found: datetime | None = import_module("dateparser").parse(
        wanted.text, languages=["en"], settings=settings
    )
    value = wanted.value or ""
    if found is None:
        return False
    if "W" in value and "WI" not in value:
        return f"{found.isocalendar().year}-W{found.isocalendar().week:02}" == value
    if "Q" in value:
        return f"{found.year}-Q{(found.month + 2) // 3}" == value
    return found.date().isoformat()[: len(value)] == value


# ---------------------------------------------------------------- the run


def measure(
    name: str, folder: Path, *, grammar: bool = True, half: int | None = None, peer: bool = True
) -> Tally:
    """Return the counts of one set; ``half`` takes every other document, ``peer`` asks dateparser too."""
    tally = Tally()
    for number, line in enumerate((folder / f"{name}.jsonl").read_text("utf-8").splitlines()):
        if half is None or number % 2 == half:
            _compare(json.loads(line), tally, grammar=grammar, peer=peer)
    return tally


def _report(name: str, tally: Tally, *, errors: bool) -> None:
    found = f"{tally.found} found, {tally.overlapping} overlap, {tally.placed} placed"
    print(f"{name}: {tally.expected} expected, {found}")
    for figure, value in tally.figures().items():
        print(f"  {figure:15} {value:.3f}")
    print(f"  values of all   {tally.placed / tally.expected:.3f}")
    print(f"  dateparser on the expected spans {tally.dateparser / tally.expected:.3f}")
    for error in sorted(tally.errors) if errors else ():
        print("   ", error)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both sets, print the figures, return 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print every error, by kind")
    parser.add_argument("--no-grammar", action="store_true", help="go by cue words alone")
    parser.add_argument("--half", type=int, choices=(0, 1), help="every other document only")
    add_options(parser)
    options = parser.parse_args(arguments)
    folder = data_folder("eval", "dates")
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/dates")
    tallies = {
        name: measure(name, folder, grammar=not options.no_grammar, half=options.half) for name in SETS
    }
    for name, tally in tallies.items():
        _report(name, tally, errors=options.errors)
    figures = {name: tally.figures() for name, tally in tallies.items()}
    if options.pin:
        FLOORS.pin(figures, options.lower)
    failed = FLOORS.below(figures) if options.half is None else []
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
