"""Claims about cited pages in; how well support() tells what a page says from what it does not, out.

usage: python benchmarks/support.py [--errors] [--pin [--lower REASON]]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/support/wikipedia_claims.jsonl

The measure is AUC: how often a claim that is supported gets the higher figure of two. Claims that are
"partially supported" can be counted in three ways, and all three are shown: set aside, as not supported, as
supported. The first asks what the check is for: does this source say this, or not. Beside ours stands the
share of the claim's words that the page holds, times that of its numbers. The claims are split in two by
their id; the errors of one half may be read (--errors).

Ends with 1 when a figure lies under its floor in support_floors.json, or the first one under 0.85.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefgen.lint.support import support
from briefgen.salience.words import STOP, tokens

FLOORS = Path(__file__).with_name("support_floors.json")
LEAST = 0.85  # AUC with partial support set aside, on all claims, whatever was pinned
SLACK = 0.003
YES, PART, NO = "supported", "partially_supported", "not_supported"
WAYS = {
    "partial set aside": ((YES,), (NO,)),
    "partial is not supported": ((YES,), (PART, NO)),
    "partial is supported": ((YES, PART), (NO,)),
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Scored = Sequence[tuple[Mapping[str, Any], float]]


def data_file() -> Path | None:
    """Return the file of claims, or None when the environment names none."""
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    return Path(root) / "eval" / "support" / "wikipedia_claims.jsonl" if root else None


def overlap(claim: str, sentences: Sequence[str]) -> float:
    """Return the share of the claim's words that the page holds, times the share of its numbers."""
    words = {word for word in tokens(claim) if word not in STOP}
    held = {word for sentence in sentences for word in tokens(sentence)}
    numbers = set(_NUMBER.findall(claim))
    known = set(_NUMBER.findall(" ".join(sentences)))
    share = len(words & held) / max(1, len(words))
    return share * (len(numbers & known) / len(numbers) if numbers else 1.0)


def auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """Return how often a value of the first is above one of the second; a tie counts half."""
    wins = sum((one > two) + 0.5 * (one == two) for one in higher for two in lower)
    return wins / max(1, len(higher) * len(lower))


def is_read(row: Mapping[str, Any]) -> bool:
    """Whether the claim belongs to the half that may be read."""
    return sha256(row["id"].encode()).digest()[0] % 2 == 0


def measure(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the AUC of each measure, on each part, counted in each way."""
    figures = {}
    for name, check in (("support", support), ("overlap", overlap)):
        scored = [(row, check(row["claim"], row["source"])) for row in rows]
        for part, wanted in (("all", None), ("read", True), ("unread", False)):
            some = [(row, score) for row, score in scored if wanted is None or is_read(row) == wanted]
            for way, labels in WAYS.items():
                figures[f"{name}, {part}, {way}"] = round(_auc_of(some, *labels), 3)
    return figures


def _auc_of(scored: Scored, yes: Sequence[str], no: Sequence[str]) -> float:
    higher = [score for row, score in scored if row["label"] in yes]
    return auc(higher, [score for row, score in scored if row["label"] in no])


def errors(rows: Sequence[Mapping[str, Any]], show: Callable[[str], None]) -> None:
    """Show the supported claims with the lowest figures and the unsupported ones with the highest."""
    scored = sorted(
        (support(row["claim"], row["source"]), row["label"], row["claim"]) for row in rows if is_read(row)
    )
    for wanted, some in ((YES, scored), (NO, scored[::-1])):
        for score, _, claim in [one for one in some if one[1] == wanted][:10]:
            show(f"{score:.2f} {wanted}: {claim}")


def below(figures: Mapping[str, float]) -> list[str]:
    """Return what lies under its floor, a line each."""
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    wanted = {name: floor - SLACK for name, floor in known.get("floors", {}).items()}
    first = "support, all, partial set aside"
    wanted[first] = max(LEAST, wanted.get(first, 0.0))
    return [
        f"{name}: {figures[name]:.3f} is under {floor:.3f}"
        for name, floor in wanted.items()
        if figures[name] < floor
    ]


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure, print the figures, return 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--errors", action="store_true", help="print the worst errors of the half that may be read"
    )
    parser.add_argument("--pin", action="store_true", help="keep these figures as the floors")
    parser.add_argument("--lower", default="", metavar="REASON", help="why a floor may fall")
    options = parser.parse_args(arguments)
    path = data_file()
    if path is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/support")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    figures = measure(rows)
    for name, figure in figures.items():
        show(f"{name:44} {figure:.3f}")
    if options.errors:
        errors(rows, show)
    failed = below(figures)
    if options.pin:
        if failed and not options.lower:
            sys.exit("\n".join([*failed, "a floor is lowered only with --lower REASON"]))
        known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
        lowered = [*known.get("lowered", []), *([f"{'; '.join(failed)}. {options.lower}"] if failed else [])]
        ours = {name: figure for name, figure in figures.items() if name.startswith("support")}
        FLOORS.write_text(json.dumps({"floors": ours, "lowered": lowered}, indent=2) + "\n", "utf-8")
    for line in failed:
        show(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
