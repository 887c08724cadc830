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
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.understand.anchor import Anchor
from briefgen.understand.dates import find_dates
from briefgen.understand.outlook import find_outlook
from briefgen.understand.parse import parse

if TYPE_CHECKING:
    from briefgen.model import Outlook

FLOORS = Path(__file__).with_name("outlook_floors.json")
# What the F1 on all central banks must reach at the least, whatever was pinned.
LEAST = 0.80
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


def data_folder() -> Path | None:
    """Return the folder with the two sets, or None when the environment names none."""
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    return Path(root) / "eval" / "outlook" if root else None


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


def below(figures: dict[str, dict[str, float]], key: str) -> list[str]:
    """Return what lies under its floor, a line each; ``key`` names the form of the run."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")).get(key, {})
    return [
        f"{name} {figure}: {figures[name][figure]:.3f} is under its floor of {floor:.3f}"
        for name, of_set in floors.items()
        for figure, floor in of_set.items()
        if figures[name][figure] < floor
    ]


def _pin(figures: dict[str, dict[str, float]], key: str, reason: str) -> None:
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    lower = below(figures, key) if key in known else []
    if lower and not reason:
        sys.exit("\n".join([*lower, "a floor is lowered only with --lower REASON"]))
    if lower:
        known.setdefault("lowered", []).append(f"{key}: {'; '.join(lower)}. {reason}")
    known[key] = {name: {"f1": of_set["f1"]} for name, of_set in figures.items() if "word list" not in name}
    FLOORS.write_text(json.dumps(known, indent=2) + "\n", "utf-8")


def run_key(folder: Path, every: int) -> str:
    """Name the form of a run and its data: the floors of one set say nothing of another."""
    digest = sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl")))).hexdigest()
    return f"{'all sentences' if every == 1 else f'each {every}th sentence'}, sha256 {digest[:16]}"


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure both sets, print the figures, return 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth sentence only")
    parser.add_argument("--errors", action="store_true", help="print the errors of the sets that may be read")
    parser.add_argument("--pin", action="store_true", help="keep these figures as the floors")
    parser.add_argument("--lower", default="", metavar="REASON", help="why a floor may fall")
    options = parser.parse_args(arguments)
    folder = data_folder()
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/outlook")
    tallies = measure(folder, options.every)
    for name, tally in tallies.items():
        figures = "  ".join(f"{figure} {value:.3f}" for figure, value in tally.figures().items())
        show(f"{name:32} {tally.hits + tally.missed:5} look ahead   {figures}")
    for name in ("central_banks read", "wikinews") if options.errors else ():
        for error in sorted(tallies[name].errors):
            show(f"{name} {error}")
    figures_ = {name: tally.figures() for name, tally in tallies.items()}
    key = run_key(folder, options.every)
    if options.pin:
        _pin(figures_, key, options.lower)
    failed = below(figures_, key) if FLOORS.exists() else []
    if options.every == 1 and figures_["central_banks"]["f1"] < LEAST:
        failed.append(f"central_banks f1 is under {LEAST:.2f}")
    for line in failed:
        show(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
