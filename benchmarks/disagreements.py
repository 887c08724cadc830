"""Invented pairs of sentences in; how well one thing with two values is told from two things out.

usage: python benchmarks/disagreements.py [--errors] [--pin [--lower REASON]]
data:  disagreements_pairs.json

76 pairs of two sources of one week were invented and labelled, most before the rules: "differ" for one
thing with two values, told in other words; "revised" for a value that the later sentence corrects; "no" for
what only looks like it (another period, definition or place, a forecast and its outturn, a plan and a report,
a part and the whole, a rounded number). Those "read" served to write the rules, and ten of them were added
later; of those "unread" two kinds ("of the cases", "over ten years") prompted a rule.
Ends with 1 when a figure is under its floor in disagreements_floors.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.duplicates import Tally
from benchmarks.floors import Floors, add_options
from briefgen.merge import merge
from briefgen.model import Block, Corpus, Source
from briefgen.segment import segment
from briefgen.understand import understand

HERE = Path(__file__).parent
PAIRS = HERE / "disagreements_pairs.json"
FLOORS = Floors(HERE / "disagreements_floors.json")
DAYS = (date(2026, 3, 2), date(2026, 3, 5))


def found(one: str, two: str) -> str:
    """Return what merging makes of two sentences of two sources: "differ", "revised" or "no"."""
    corpus = Corpus(
        tuple(
            _source(f"s{at}", text, day) for at, (text, day) in enumerate(zip((one, two), DAYS, strict=True))
        )
    )
    sentences = tuple(sentence for source in corpus.sources for sentence in segment(source))
    points = merge(understand(sentences, corpus, sentences), corpus)
    if any(point.disputed for point in points):
        return "differ"
    return "revised" if any(point.superseded_by for point in points) else "no"


def _source(name: str, text: str, day: date) -> Source:
    block = Block(0, len(text), "paragraph")
    return Source(id=name, name=name, text=text, sha256="", title=name, blocks=(block,), published=day)


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure, print the figures, return 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print the errors of the part that may be read")
    add_options(parser)
    options = parser.parse_args(arguments)
    tallies: dict[str, Tally] = {}
    for pair in json.loads(PAIRS.read_text("utf-8")):
        label = found(pair["one"], pair["two"])
        for part in (pair["part"], "all"):
            tally = tallies.setdefault(part, Tally())
            tally.count(found=label == "differ", wanted=pair["label"] == "differ")
        if options.errors and label != pair["label"] and pair["part"] == "read":
            show(f"{pair['label']}, found {label}: {pair['one']} / {pair['two']}")
    measured = {name: tally.figures() for name, tally in tallies.items()}
    for name, tally in tallies.items():
        figures = "  ".join(f"{kind} {value:.3f}" for kind, value in measured[name].items())
        show(f"{name:8} {tally.pairs:3} pairs, {tally.hits + tally.missed:3} at odds   {figures}")
    if options.pin:
        FLOORS.pin(measured, options.lower)
    failed = FLOORS.below(measured)
    for line in failed:
        show(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
