"""Measure how surely a page that people edited is read back, on the sample briefs.

    python benchmarks/edits.py [--limits]

Three questions: how alike lines of one brief are that are not the same (an added line must not be taken for
the rewording of one that is gone); how much of a line may be typed over until it is no longer known as that
line; and how long reading a page back takes. With ``--limits`` it ends with 1 when a figure is worse than the
limit beside it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from briefgen.decisions import read_back
from briefgen.decisions.texts import LIKE, alike
from tests.decisions.pages import Page, changed, page, typed

NAMES = (
    "coastal-flood-defence",
    "heat-action-plan",
    "japan-central-asia",
    "norrey-interconnector",
    "school-meals-reform",
)
TAKEN = 0.002  # of the pairs of different lines, those that would be taken for one
KNOWN = 0.93  # of the lines of which half was typed over, those that are known
SECONDS = 0.2  # to read a page back


def pairs(it: Page) -> list[float]:
    """Return how alike each printed line is to every other line of its brief, printed or not."""
    lines = [line.text for line in it.edition.lines]
    others = [*lines, *(cut["text"] for cut in it.document["cut"])]
    return [alike(one, two) for one in lines for two in others if one not in two and two not in one]


def known(it: Page, share: float, words: list[str], chance: random.Random) -> list[bool]:
    """Type other words over a share of each line, and return whether it is known as that line."""
    found = []
    for line in it.edition.lines:
        parts = line.text.split()
        for place in chance.sample(range(len(parts)), int(len(parts) * share)):
            parts[place] = chance.choice(words)
        new = " ".join(parts)
        edits = read_back(changed(it.docx, typed(line.text, new)), it.edition, it.docx)
        found.append([(edit.kind, edit.text) for edit in edits] == [("reworded", new)])
    return found


def seconds(it: Page) -> float:
    """Return the time that reading an edited page back takes, the best of five."""
    line = it.edition.lines[3].text
    edited = changed(it.docx, typed(line, f"Note well: {line}"))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        read_back(edited, it.edition, it.docx)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    """Print the figures; return 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--limits", action="store_true")
    limits = parser.parse_args().limits
    pages = [page(name=name) for name in NAMES]
    likes = [like for it in pages for like in pairs(it)]
    taken = sum(like >= LIKE for like in likes) / len(likes)
    print(f"pairs of different lines: {len(likes)}")
    print(f"  median likeness {statistics.median(likes):.2f}, 99 of 100 below {_centile(likes, 99):.2f}")
    print(f"  taken for one at {LIKE}: {taken:.2%} (limit {TAKEN:.2%})")
    chance = random.Random(1)  # noqa: S311 - a sample, not a secret
    words = [word for it in pages for cut in it.document["cut"] for word in cut["text"].split()]
    half = 0.0
    for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        found = [one for it in pages for one in known(it, share, words, chance)]
        rate = sum(found) / len(found)
        half = rate if share == 0.5 else half
        print(f"  {share:.0%} of the words typed over: known {sum(found)} of {len(found)}")
    print(f"  limit at 50%: {KNOWN:.0%}")
    took = max(seconds(it) for it in pages)
    print(f"reading a page back: {took:.3f} s (limit {SECONDS} s)")
    return int(limits and (taken > TAKEN or half < KNOWN or took > SECONDS))


def _centile(values: list[float], centile: int) -> float:
    return statistics.quantiles(values, n=100)[centile - 1]


if __name__ == "__main__":
    sys.exit(main())
