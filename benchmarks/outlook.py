"""Labelled sentences in; how well we tell which of them look ahead, beside a plain word list, out.

usage: python benchmarks/outlook.py [--every N] [--errors] [--pin [--lower REASON]]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/outlook/central_banks.jsonl and wikinews.jsonl

The central banks' sentences come without a date, so tenses decide alone. Their banks are split in two: while
the rules were written, errors of seven were read, those of the three in UNREAD never were. In the news set
"future" means that some event of the sentence lies ahead, which is wider than an outlook; its dates are
found with our own rules. The word list is one that anybody would write down in a minute.

--every N takes each Nth sentence. Ends with 1 when an F1 lies under its floor in outlook_floors.json; --pin
makes what was measured the floors of this data, and lowers one only with a reason.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floors import Floors, add_options, data_folder
from briefgen.understand.dates import find_dates
from briefgen.understand.dates.anchor import Anchor
from briefgen.understand.outlook import find_outlook
from briefgen.understand.parse import parse

if TYPE_CHECKING:
    from briefgen.model import Outlook

FLOORS = Path(__file__).with_name("outlook_floors.json")
# What the F1 on all central banks must reach at the least, whatever was pinned.
LEAST = {"central_banks": {"f1": 0.80}}
UNREAD = (
    "bank_of_the_republic_colombia",
    "central_bank_of_the_philippines",
    "peoples_bank_of_china",
)
WORD_LIST = re.compile(
    r"\b(?:will|shall|would|could|may|might|should|going to|expect\w*|anticipat\w+|forecast\w*|"
    r"project(?:s|ed|ions?)|predict\w*|plan(?:s|ned)?|intend\w*|aim(?:s|ed)? to|hope\w*|likely|outlook|"
    r"prospects?|future|next|upcoming|coming|tomorrow|scheduled|due to|set to)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Tally:
    """The counts of one detector on one set, and its errors."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    def count(self, *, found: bool, wanted: bool, shown: str) -> None:
        """Count one sentence."""
        self.hits += found and wanted
        self.false += found and not wanted
        self.missed += wanted and not found
        if found != wanted:
            self.errors.append(f"{'false ' if found else 'missed'} {shown}")

    def figures(self) -> dict[str, float]:
        """Return precision, recall and their harmonic mean, each between 0 and 1."""
        precision = self.hits / max(1, self.hits + self.false)
        recall = self.hits / max(1, self.hits + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def _rows(folder: Path, name: str, every: int) -> list[dict[str, Any]]:
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines[::every]]


def _outlooks(rows: list[dict[str, Any]]) -> list[Outlook | None]:
    """Run our detector as the product does: parse, dates, outlook."""
    texts = [row["sentence"] for row in rows]
    found = []
    for row, tokens in zip(rows, parse(texts), strict=True):
        day = date.fromisoformat(row["published"]) if row.get("published") else None
        dates = find_dates(row["sentence"], Anchor(published=day), tokens)
        found.append(find_outlook(row["sentence"], tokens, dates, day))
    return found


def measure(folder: Path, every: int = 1) -> dict[str, Tally]:
    """Return the counts of each set and part, ours and the word list's ("… word list")."""
    tallies: dict[str, Tally] = {}
    for name, positive in (("central_banks", "forward looking"), ("wikinews", "future")):
        rows = _rows(folder, name, every)
        for row, outlook in zip(rows, _outlooks(rows), strict=True):
            listed = WORD_LIST.search(row["sentence"]) is not None
            cue = f"[{outlook.cue if outlook else ''}] {row['sentence']}"
            for part in _parts(name, row):
                for label, found in ((part, outlook is not None), (f"{part} word list", listed)):
                    tally = tallies.setdefault(label, Tally())
                    tally.count(found=found, wanted=row["label"] == positive, shown=cue)
    return tallies


def _parts(name: str, row: dict[str, Any]) -> tuple[str, ...]:
    if name != "central_banks":
        return (name,)
    return (name, f"{name} {'unread' if row['bank'] in UNREAD else 'read'}")


# ---------------------------------------------------------------- the run


def f1_of(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float]]:
    """Return the F1 of each set and part, ours and the word list's: what has floors."""
    return {name: {"f1": tally.figures()["f1"]} for name, tally in tallies.items()}


def floors(folder: Path, every: int) -> Floors:
    """Return the floors of this data and form of the run."""
    return Floors(FLOORS, _key(folder, every), least=LEAST if every == 1 else None)


def _key(folder: Path, every: int) -> str:
    """Name the form of a run and its data: the floors of one set say nothing of another."""
    digest = sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl")))).hexdigest()
    return f"{'all sentences' if every == 1 else f'each {every}th sentence'}, sha256 {digest[:16]}"


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure both sets, print the figures, return 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth sentence only")
    parser.add_argument("--errors", action="store_true", help="print the errors of the sets that may be read")
    add_options(parser)
    options = parser.parse_args(arguments)
    folder = data_folder("eval", "outlook")
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/outlook")
    tallies = measure(folder, options.every)
    for name, tally in tallies.items():
        figures = "  ".join(f"{figure} {value:.3f}" for figure, value in tally.figures().items())
        show(f"{name:32} {tally.hits + tally.missed:5} look ahead   {figures}")
    for name in ("central_banks read", "wikinews") if options.errors else ():
        for error in sorted(tallies[name].errors):
            show(f"{name} {error}")
    kept, f1 = floors(folder, options.every), f1_of(tallies)
    if options.pin:
        kept.pin({name: of_set for name, of_set in f1.items() if "word list" not in name}, options.lower)
    failed = kept.below(f1)
    for line in failed:
        show(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
