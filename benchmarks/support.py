"""Claims about cited pages in; how well support() tells what a page says from what it does not, out.

usage: python benchmarks/support.py [--errors] [--held-out] [--evidence] [--pin [--lower REASON]]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/support/wikipedia_claims.jsonl

The measure is AUC: how often a claim that is supported gets the higher figure of two. Claims that are
"partially supported" can be counted in three ways, and all three are shown: set aside, as not supported, as
supported. The first asks what the check is for: does this source say this, or not. Beside ours stands the
share of the claim's words that the page holds, times that of its numbers. The claims are split in two by
their id; the errors of one half may be read (--errors).

--held-out chooses the constants anew, by a rule, on nine tenths of the pages and measures on the tenth that
is left, for each tenth, five times; with intervals from 1,000 draws of pages.

--evidence gives support() only the sentences that the people who labelled the claims marked as evidence: what
a claim would be told by if the right sentences were always found.

support_pairs.json beside this holds sixty claims of our own about twenty invented reports. They are hard on
purpose: what is not supported says the report's words and turns them round.

Ends with 1 when a figure lies under its floor in support_floors.json, or the first one under 0.85.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefgen.lint.support import Constants, support
from briefgen.salience.words import STOP, tokens

FLOORS = Path(__file__).with_name("support_floors.json")
PAIRS = Path(__file__).with_name("support_pairs.json")
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


def show_by_evidence(rows: Sequence[Mapping[str, Any]], show: Callable[[str], None]) -> None:
    """Show the AUC of each way to count when only the sentences marked as evidence are looked at."""
    scored = []
    for row in rows:
        places = sorted({place for found in row["supporting_sentences"] for place in found})
        scored.append((row, support(row["claim"], [row["source"][place] for place in places])))
    for way, labels in WAYS.items():
        show(f"the marked sentences only, {way:24} {_auc_of(scored, *labels):.3f}")


def own_pairs() -> list[dict[str, Any]]:
    """Return our own claims in the form of the others."""
    labels = {"supported": YES, "partly": PART, "not_supported": NO}
    return [
        {"id": f"{page['topic']} {name}", "claim": page[name], "source": page["source"], "label": label}
        for page in json.loads(PAIRS.read_text("utf-8"))
        for name, label in labels.items()
    ]


def show_own(show: Callable[[str], None]) -> None:
    """Show the AUC of each way to count on our own claims."""
    own = [(row, support(row["claim"], row["source"])) for row in own_pairs()]
    for way, labels in WAYS.items():
        show(f"support, our own pairs, {way:21} {_auc_of(own, *labels):.3f}")


GRID = [
    Constants(windows, figures)
    for windows in ((5,), (10,), (5, 10), (1, 5, 10), (1, 2, 5, 10), (2, 5, 10, 20))
    for figures in (0.2, 0.4, 0.6)
]


def held_out(rows: Sequence[Mapping[str, Any]], times: int = 5, tenths: int = 10) -> list[list[float]]:
    """Return each row's figures, one for each time, by constants that were chosen without its page."""
    scores = [[support(row["claim"], row["source"], constants) for row in rows] for constants in GRID]
    pages = sorted({_page(row) for row in rows})
    found: list[list[float]] = [[] for _ in rows]
    for seed in range(times):
        shuffled = random.Random(seed).sample(pages, len(pages))  # noqa: S311 - draws, no secrets
        part = {page: place % tenths for place, page in enumerate(shuffled)}
        for tenth in range(tenths):
            seen = [n for n, row in enumerate(rows) if part[_page(row)] != tenth]
            best = max(scores, key=lambda some: _mean_auc([(rows[n], some[n]) for n in seen]))
            for n, row in enumerate(rows):
                if part[_page(row)] == tenth:
                    found[n].append(best[n])
    return found


def _page(row: Mapping[str, Any]) -> str:
    return " ".join(row["source"])


def _mean_auc(scored: Scored) -> float:
    return statistics.mean(_auc_of(scored, *labels) for labels in WAYS.values())


def show_held_out(rows: Sequence[Mapping[str, Any]], show: Callable[[str], None]) -> None:
    """Show the held-out AUC of each way to count, the mean of the times, with its interval."""
    found = held_out(rows)
    for way, labels in WAYS.items():
        tries = [
            _auc_of([(row, some[time]) for row, some in zip(rows, found, strict=True)], *labels)
            for time in range(len(found[0]))
        ]
        low, high = _interval(rows, [statistics.mean(some) for some in found], labels)
        show(f"held out, {way:24} {statistics.mean(tries):.3f} ({low:.3f} to {high:.3f})")


def _interval(
    rows: Sequence[Mapping[str, Any]], scores: Sequence[float], labels: tuple[Sequence[str], Sequence[str]]
) -> tuple[float, float]:
    """Return the 95 % interval of an AUC when pages are drawn anew."""
    pages: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        pages.setdefault(_page(row), []).append(n)
    draw = random.Random(0)  # noqa: S311 - draws, no secrets
    drawn = []
    for _ in range(1_000):
        places = [n for some in draw.choices(list(pages.values()), k=len(pages)) for n in some]
        drawn.append(_auc_of([(rows[n], scores[n]) for n in places], *labels))
    drawn.sort()
    return drawn[24], drawn[974]


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
    parser.add_argument("--held-out", action="store_true", help="choose the constants on other pages")
    parser.add_argument("--evidence", action="store_true", help="look at the marked sentences only")
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
    show_own(show)
    if options.held_out:
        show_held_out(rows, show)
    if options.evidence:
        show_by_evidence(rows, show)
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
