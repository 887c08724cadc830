"""Labelled sentences with speech in; how many speakers, channels and rumours are found out.

usage: python benchmarks/speakers.py [--errors] [--pin [--lower REASON]]
data:  speakers_labels.json; BRIEFGEN_EVAL_DATA names the folder that holds eval/summary and eval/pages

310 sentences that hold a word of speech or a quotation, drawn by lot from 230 folders of news and 91 saved
pages, were labelled by one reader who had not seen what is found in them: who speaks, who passes it on,
and what is only hearsay. A sentence is kept as its text's name and its hash. The three parts were labelled
one after the other, and the errors of each were read before the next was drawn: the figures of a part are
those of unread sentences only in the table of docs/speakers.md, where they stand as first measured.

A speaker counts as found when half of the words of his label stand in the name that is found. Ends with 1
when a figure is under its floor in speakers_floors.json.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floors import Floors, add_options, data_folder
from briefgen.segment import split
from briefgen.understand.parse import parse
from briefgen.understand.speech import find_attributions

if TYPE_CHECKING:
    from briefgen.model import Attribution

LABELS = Path(__file__).with_name("speakers_labels.json")
FLOORS = Floors(Path(__file__).with_name("speakers_floors.json"))
_SMALL = {"the", "a", "an", "of"}


@dataclass(slots=True)
class Tally:
    """Counts of one part, and its errors."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    channels: int = 0
    channels_missed: int = 0
    hearsay: int = 0
    hearsay_missed: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return precision and recall of speakers, recall of channels and of hearsay, 0 to 1."""
        return {
            "precision": _share(self.hits, self.false),
            "recall": _share(self.hits, self.missed),
            "channels": _share(self.channels, self.channels_missed),
            "hearsay": _share(self.hearsay, self.hearsay_missed),
        }


def _share(right: int, wrong: int) -> float:
    return round(right / max(1, right + wrong), 3)


def measure(folder: Path) -> dict[str, Tally]:
    """Return the counts of each part and of all."""
    labels = json.loads(LABELS.read_text("utf-8"))
    found = dict(_sentences(folder, labels))
    rows = [(row, found[row["sha256"]]) for row in labels if row["sha256"] in found]
    tallies: dict[str, Tally] = {}
    for (row, text), tokens in zip(rows, parse([text for _, text in rows]), strict=True):
        attributions = find_attributions(text, tokens)
        for name in ("all", row["part"]):
            _count(tallies.setdefault(name, Tally()), row, text, list(attributions))
    return tallies


def _sentences(folder: Path, labels: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the hash and the words of each labelled sentence."""
    wanted = {row["sha256"] for row in labels}
    for text in _texts(folder, {row["text"] for row in labels}):
        for line in text.split("\n"):
            for start, end in split(line):
                words = " ".join(line[start:end].split())
                digest = sha256(words.encode()).hexdigest()[:16]
                if digest in wanted:
                    yield digest, words


def _texts(folder: Path, names: set[str]) -> Iterator[str]:
    for line in (folder / "summary" / "clusters.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in names:
            yield from row["documents"]
    for line in (folder / "pages" / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["id"][:16] in names:
            yield row["text"]


# ---------------------------------------------------------------- counting


def _count(tally: Tally, row: Mapping[str, Any], text: str, left: list[Attribution]) -> None:
    rumours = [one for one in left if one.hearsay]
    for need in row.get("hearsay", ()):
        if rumours:
            left.remove(rumours.pop())
            tally.hearsay += need == "must"
        elif need == "must":
            tally.hearsay_missed += 1
            tally.errors.append(f"missed hearsay: {text}")
    for label in row.get("speakers", ()):
        _count_speaker(tally, label, text, left)
    tally.false += len(left)
    tally.errors += [f"false [{one.speaker or one.channel}]: {text}" for one in left]


def _count_speaker(tally: Tally, label: Mapping[str, Any], text: str, left: list[Attribution]) -> None:
    words = _words(label["speaker"])
    same = [one for one in left if 2 * len(words & _words(one.speaker or one.channel)) >= len(words)]
    left[:] = [one for one in left if one not in same]
    if label.get("may"):
        return
    tally.hits += bool(same)
    tally.missed += not same
    if not same:
        tally.errors.append(f"missed [{label['speaker']}]: {text}")
    if "channel" in label:
        heard = any(_words(label["channel"]) & _words(one.channel) for one in same)
        tally.channels += heard
        tally.channels_missed += not heard


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", name.lower().replace("’", "'"))) - _SMALL


# ---------------------------------------------------------------- the run


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure, print the figures, return 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print the errors")
    add_options(parser)
    options = parser.parse_args(arguments)
    folder = data_folder("eval")
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/summary and eval/pages")
    tallies = measure(folder)
    if not tallies:
        sys.exit("none of the labelled sentences stands in the texts there")
    figures = {name: tally.figures() for name, tally in tallies.items()}
    for name, of_part in figures.items():
        show(f"{name:8}" + "  ".join(f"{figure} {value:.3f}" for figure, value in of_part.items()))
    for error in tallies["all"].errors if options.errors else ():
        show(error)
    if options.pin:
        FLOORS.pin({"all": figures["all"]}, options.lower)
    failed = FLOORS.below(figures)
    for line in failed:
        show(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
