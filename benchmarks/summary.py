"""The clusters in, ROUGE of our extractive summaries against the editors' and the peers' distance out.

usage: python benchmarks/summary.py [--sample N] [--write DIR] [--pin [--lower REASON]]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/summary/clusters.jsonl and baselines.json

Each document is saved as a text file and goes through the product's own reader, segmenter and choice; the
summary is cut after 100 or 250 words, as the peers' were, and scored by rouge-score as they were. --sample
takes N clusters spread over the file. Ends with 1 when a figure lies under its floor in
summary_floors.json, or when a peer is not clearly behind; --pin makes what was measured the floors of this
set of clusters, and lowers one only with a reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floors import Floors, add_options, data_folder
from briefgen.read import Item, read
from briefgen.salience import pick
from briefgen.segment import segment

FLOORS = Path(__file__).with_name("summary_floors.json")
LIMITS = (100, 250)  # words
MEASURES = ("R-1", "R-2", "R-L")
# A pinned figure may fall by this much without a failure: a changed line of the reader moves a few
# clusters by some points, and their mean by less than this.
SLACK = 0.25

Scores = dict[str, tuple[float, ...]]  # of a cluster: ROUGE-1, -2 and -L F1, times 100


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured at one length: each cluster's scores, and the text that got them."""

    limit: int
    scores: Scores
    texts: Mapping[str, str]

    def mean(self) -> dict[str, float]:
        """Return the mean of each measure over the clusters."""
        means = np.array(list(self.scores.values())).mean(0)
        return {name: round(float(value), 2) for name, value in zip(MEASURES, means, strict=True)}


def clusters(folder: Path, sample: int = 0) -> list[dict[str, Any]]:
    """Return all clusters, or ``sample`` of them spread evenly over the file."""
    lines = (folder / "clusters.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    if not 0 < sample < len(rows):
        return rows
    return [rows[n * len(rows) // sample] for n in range(sample)]


def sentences(documents: Sequence[str]) -> list[list[str]]:
    """Read documents as the product does; one that it refuses has no sentences."""
    with TemporaryDirectory() as folder:
        items = []
        for number, text in enumerate(documents):
            path = Path(folder) / f"{number:03}.txt"
            path.write_text(text, "utf-8")
            items.append(Item(path))
        corpus = read(items, as_of=date(2020, 1, 1))
    return [[sentence.text for sentence in segment(source)] for source in corpus.sources]


def summarise(cluster: Mapping[str, Any]) -> list[str]:
    """Return a summary for each limit, one sentence a line, cut after that many words."""
    found = sentences(cluster["documents"])
    texts = []
    for limit in LIMITS:
        lines = [" ".join(found[d][i].split()) for d, i in pick(found, limit, over=True)]
        texts.append(cut(lines, limit))
    return texts


def cut(lines: Iterable[str], words: int) -> str:
    """Keep the first ``words`` words, and the line ends between them."""
    kept = []
    for line in lines:
        kept.append(" ".join(line.split()[:words]))
        words -= len(line.split())
        if words <= 0:
            break
    return "\n".join(kept)


def judge(cluster: Mapping[str, Any]) -> tuple[str, list[str], list[tuple[float, ...]]]:
    """Summarise one cluster and score the summaries; this is what runs on each core."""
    scorer = RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)
    texts = summarise(cluster)
    results = [scorer.score(cluster["reference"], text) for text in texts]
    return cluster["id"], texts, [tuple(100 * s.fmeasure for s in found.values()) for found in results]


def measure(rows: Sequence[Mapping[str, Any]]) -> list[Result]:
    """Score the summaries of all clusters on two cores, one result a limit."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        judged = sorted(pool.map(judge, rows, chunksize=4))
    return [
        Result(limit, {i: scores[n] for i, _, scores in judged}, {i: texts[n] for i, texts, _ in judged})
        for n, limit in enumerate(LIMITS)
    ]


def against(result: Result, peer: Mapping[str, Sequence[float]]) -> list[tuple[float, float, float]]:
    """Return for each measure the mean difference to a peer and its 95 % paired bootstrap interval."""
    differences = np.array([np.subtract(scores, peer[i]) for i, scores in result.scores.items()])
    draws = np.random.default_rng(0).integers(0, len(differences), (2000, len(differences)))
    low, high = np.percentile(differences[draws].mean(1), [2.5, 97.5], axis=0)
    return list(zip(differences.mean(0).tolist(), low.tolist(), high.tolist(), strict=True))


def peers(folder: Path, limit: int) -> dict[str, Mapping[str, Sequence[float]]]:
    """Return the scores of each peer at this limit, cluster by cluster."""
    stored = json.loads((folder / "baselines.json").read_text("utf-8"))
    named = ((name.split("/", 1), entry["per"]) for name, entry in stored.items())
    return {system: per for (words, system), per in named if int(words) == limit}


def report(result: Result, folder: Path) -> None:
    """Print the means of one length, and the distance to every peer."""
    means = "  ".join(f"{name} {value:.2f}" for name, value in result.mean().items())
    print(f"{result.limit} words, {len(result.scores)} clusters: {means}")
    for system, per in peers(folder, result.limit).items():
        gaps = zip(MEASURES, against(result, per), strict=True)
        shown = "  ".join(f"{name} {mean:+.2f} [{low:+.2f}, {high:+.2f}]" for name, (mean, low, high) in gaps)
        print(f"    against {system:<18} {shown}")


def not_behind(result: Result, folder: Path) -> list[str]:
    """Return a line for each peer, save the oracle, that we do not beat in ROUGE-1 and -2.

    Few clusters can not tell beyond chance, so a sample only asks for a better mean.
    """
    lines = []
    for system, per in peers(folder, result.limit).items():
        gaps = list(zip(MEASURES, against(result, per), strict=True))[:2]
        for name, (mean, low, _) in gaps:
            if system != "oracle" and (low if len(result.scores) >= 200 else mean) <= 0:
                lines.append(f"{name} at {result.limit} words is not clearly above {system}: {mean:+.2f}")
    return lines


def floors(rows: Sequence[Mapping[str, Any]]) -> Floors:
    """Return the floors of this set of clusters: other clusters have other floors."""
    digest = sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
    return Floors(FLOORS, f"{len(rows)} clusters, sha256 {digest[:16]}", slack=SLACK)


def write(results: Iterable[Result], folder: Path) -> None:
    """Save the summaries as rows of id and text, a file for each length."""
    folder.mkdir(parents=True, exist_ok=True)
    for result in results:
        rows = (json.dumps({"id": i, "text": text}) for i, text in result.texts.items())
        (folder / f"summaries-{result.limit}.jsonl").write_text("\n".join(rows) + "\n", "utf-8")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="measure N clusters only")
    parser.add_argument("--write", type=Path, metavar="DIR", help="save the summaries there")
    add_options(parser)
    return parser.parse_args()


def main() -> int:
    """Measure, print, compare with the floors."""
    options = arguments()
    folder = data_folder("eval", "summary")
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/summary")
    rows = clusters(folder, options.sample)
    results = measure(rows)
    for result in results:
        report(result, folder)
    if options.write:
        write(results, options.write)
    kept, means = floors(rows), {str(result.limit): result.mean() for result in results}
    if options.pin:
        kept.pin(means, options.lower)
    failures = kept.below(means)
    failures += [line for result in results for line in not_behind(result, folder)]
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
