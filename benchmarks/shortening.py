"""News clusters in; long sentences before and after shortening, for a person to read, and the counts out.

usage: python benchmarks/shortening.py [--part read|unread] [--most 25] [--over 28] [--show N] [--skip N]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/summary/clusters.jsonl

Clusters are split in two by a hash of their id: while the rules were written, outputs of the part "read"
were read, those of "unread" only to judge a finished state. Of each cluster up to --each sentences of more
than --over words (and no more than twice --most) that could stand on a page are taken, in the order of a hash
of their text. --show prints N of those that were shortened; --skip passes over those judged before.

The counts say how many came down to --most words, and how often a guard broke: figures, dates, negations,
doubts, quotations and speakers that are gone, outputs that are no sentence. Ends with 1 if any did, or
if clearly fewer sentences were shortened than when this was written.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from briefgen.compose.printable import printable
from briefgen.compose.shorten import Shortened, shorten, without
from briefgen.read import Item, read
from briefgen.segment import segment
from briefgen.understand import understand

if TYPE_CHECKING:
    from briefgen.model import Attribution, Statement

# The share of long sentences that at least is shortened: 0.039 and 0.042 was measured on the two parts at 8
# sentences a cluster, 0.041 and 0.045 while an occasion went that tells to whom or when. It was 0.043 and
# 0.049 with comments, examples, appositions and participles, of which a strict reader missed 6 in 47 (they
# stay since), and 0.090 and 0.102 while asides went wherever nothing forbade it (docs/shortening.md).
LEAST = 0.038
_LOST = {
    "negation": re.compile(r"\b(?:not|no|never|none|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE),
    "doubt": re.compile(
        r"\b(?:may|might|could|would|should|if|unless|until|whether|likely|reportedly|allegedly|expected|"
        r"alleged|suspected|apparently|perhaps|possibly|probably)\b",
        re.IGNORECASE,
    ),
    "number": re.compile(r"\d+(?:[.,]\d+)*"),
    "quotation mark": re.compile(r"[“”\"]"),
}


def data_folder() -> Path | None:
    """Return the folder with the clusters, or None when the environment names none."""
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    return Path(root) / "eval" / "summary" if root else None


def clusters(folder: Path, part: str) -> list[dict[str, Any]]:
    """Return the clusters of one part."""
    rows = [json.loads(line) for line in (folder / "clusters.jsonl").read_text("utf-8").splitlines()]
    return [row for row in rows if part == ("read" if _hash(row["id"])[0] in "01234567" else "unread")]


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def statements(cluster: dict[str, Any], each: int, over: int = 28, under: int = 50) -> list[Statement]:
    """Read a cluster as the product does and understand its first long sentences, by hash of their text."""
    with TemporaryDirectory() as folder:
        items = []
        for number, text in enumerate(cluster["documents"]):
            path = Path(folder) / f"{number:03}.txt"
            path.write_text(text, "utf-8")
            items.append(Item(path))
        corpus = read(items, as_of=date(2020, 1, 1))
    found = [sentence for source in corpus.sources for sentence in segment(source)]
    long = {one.text: one for one in found if over < len(one.text.split()) < under and one.whole}
    chosen = sorted(long.values(), key=lambda one: _hash(one.text))[:each]
    return [said for said in understand(chosen, corpus, found) if not printable(said)]


def broken(said: Statement, short: Shortened) -> list[str]:
    """Name each promise that the shortening of a statement does not keep."""
    text = said.sentence.text
    before, after = without(text, ()), without(text, short.spans)
    lost = [
        name
        for name, pattern in _LOST.items()
        if Counter(found.lower() for found in pattern.findall(before))
        != Counter(found.lower() for found in pattern.findall(after))
    ]
    places = [(one.start, one.end) for one in said.dates] + [(one.start, one.end) for one in said.figures]
    lost += ["figure or date" for start, end in places if _gone(short, start, end)]
    edges = [one for one in said.attributions if one.form != "inner" and _gone(short, one.start, one.end)]
    lost += ["speaker" for one in edges if not _shown(one, short, text)]
    if Counter(re.findall(r"\w+", after)) - Counter(re.findall(r"\w+", before)):
        lost.append("blank between words")
    if re.search(r" [,.;:!?]|,\s*,|\s\s|^\W*$|[,–—]\s*\.$", after) and not re.search(
        r" [,.;:!?]|,\s*,", before
    ):
        lost.append("marks")
    return lost


def _gone(short: Shortened, start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in short.spans)


def _shown(said: Attribution, short: Shortened, text: str) -> bool:
    """Whether the line still tells who says it: in its marks, or in its words."""
    name = (said.speaker or said.channel).lower()
    return name in short.speaker.lower() or name in without(text, short.spans).lower()


def measure(
    folder: Path, part: str, most: int = 25, each: int = 8, over: int = 28
) -> Iterator[tuple[Statement, Shortened]]:
    """Yield the long statements of a part with what may be deleted from each, in the order of a hash."""
    rows = clusters(folder, part)
    found = [said for row in rows for said in statements(row, each, over, 2 * most)]
    for said in sorted(found, key=lambda one: _hash(one.sentence.text)):
        yield said, shorten(said, most)


def counts(results: Sequence[tuple[Statement, Shortened]], most: int) -> dict[str, float]:
    """Return the figures of a run: shares from 0 to 1, words, and the promises broken."""
    words = [len(without(said.sentence.text, ()).split()) for said, _ in results]
    shortened = [n for n, (_, short) in enumerate(results) if short.spans]
    saved = [words[n] - results[n][1].words for n in shortened]
    return {
        "sentences": len(results),
        "words before": round(sum(words) / max(1, len(words)), 1),
        "words after": round(sum(short.words for _, short in results) / max(1, len(results)), 1),
        "share shortened": round(len(shortened) / max(1, len(results)), 3),
        "share down to length": round(
            sum(1 for _, short in results if short.words <= most) / max(1, len(results)), 3
        ),
        "words saved each": round(sum(saved) / max(1, len(saved)), 1),
        "promises broken": sum(len(broken(said, short)) for said, short in results),
    }


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Shorten the sample, print what was asked for, return 1 when a guard broke."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--part", choices=["read", "unread"], default="read", help="which half of the clusters"
    )
    parser.add_argument("--most", type=int, default=25, help="words to come down to")
    parser.add_argument("--over", type=int, default=28, help="only sentences with more words than this")
    parser.add_argument("--each", type=int, default=8, help="sentences of each cluster")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N that were shortened")
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="but not the first N")
    options = parser.parse_args(arguments)
    folder = data_folder()
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/summary")
    results = list(measure(folder, options.part, options.most, options.each, options.over))
    shown = [(said, short) for said, short in results if short.spans]
    for number, (said, short) in enumerate(shown[options.skip :][: options.show], start=options.skip + 1):
        speaker = f" [according to {short.speaker}]" if short.speaker else ""
        show(f"{number}. {', '.join(short.kinds)}\n  - {marked(said.sentence.text, short.spans)}{speaker}")
    kinds = Counter(kind for _, short in results for kind in short.kinds)
    for name, value in counts(results, options.most).items():
        show(f"{name:22} {value}")
    for kind, number in kinds.most_common():
        show(f"  {kind:20} {number}")
    failed = [(lost, said) for said, short in results for lost in broken(said, short)]
    for lost, said in failed:
        show(f"broken: {lost}: {said.sentence.text}")
    share = counts(results, options.most)["share shortened"]
    if options.each > 4 and share < LEAST:
        show(f"only {share:.3f} were shortened, the floor is {LEAST:.3f}")
        return 1
    return 1 if failed else 0


def marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with what is deleted between ⟦ and ⟧."""
    for start, end in reversed(spans):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
