"""Labelled pairs of sentences in; how well merging tells one fact in two wordings from two facts out.

usage: python benchmarks/duplicates.py [--errors] [--pin [--lower REASON]]
data:  duplicates_pairs.json; BRIEFGEN_EVAL_DATA names the folder that holds eval/summary/clusters.jsonl

200 pairs from different documents of one folder were labelled by one reader: "same" when a page with both
would say a thing twice. A further nine, on which the reader could not decide, were set aside. 123 are hard:
likeness from .3 to .7. A pair of the clusters is kept as document numbers and characters, a pair of our own
seeds in its words.

Beside merging (likeness over the threshold of its folder, and the guard silent) stands likeness alone, at the
same threshold. The clusters are split in two by their id: the errors of one part may be read (--errors),
those of the other never were. Ends with 1 when a figure is under its floor in duplicates_floors.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floors import Floors, add_options, data_folder
from briefgen.config.load import load_settings
from briefgen.embed import likeness as meaning_of
from briefgen.merge import MEANING, RELATED, core_text, threshold
from briefgen.merge.guard import conflict
from briefgen.model import Block, Corpus, Sentence, Source, Span, Statement
from briefgen.read import read
from briefgen.salience import Index, similarity
from briefgen.segment import segment
from briefgen.understand import understand

HERE = Path(__file__).parent
PAIRS = HERE / "duplicates_pairs.json"
# What must be reached at the least on all pairs, whatever was pinned.
LEAST = {"precision": 0.95, "recall": 0.60}
FLOORS = Floors(HERE / "duplicates_floors.json", least={"all": LEAST})
HARD = (0.3, 0.7)  # likeness


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what the reader said of it, and what we say: ``reason`` is the guard's, empty when silent.

    ``meant`` tells whether merging takes it with the extra ``embed``, where that is installed.
    """

    one: str
    two: str
    same: bool
    likeness: float
    least: float
    reason: str
    unread: bool
    meant: bool | None = None

    @property
    def hard(self) -> bool:
        """Whether likeness alone tells little."""
        return HARD[0] <= self.likeness < HARD[1]

    @property
    def alike(self) -> bool:
        """Whether likeness alone would merge the two."""
        return self.likeness >= self.least

    @property
    def merged(self) -> bool:
        """Whether merging would."""
        return self.alike and not self.reason


@dataclass(slots=True)
class Tally:
    """Counts of one way to decide on one set of pairs."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    pairs: int = field(default=0)

    def count(self, *, found: bool, wanted: bool) -> None:
        """Count one pair."""
        self.pairs += 1
        self.hits += found and wanted
        self.false += found and not wanted
        self.missed += wanted and not found

    def figures(self) -> dict[str, float]:
        """Return precision and recall, 0 to 1."""
        return {
            "precision": round(self.hits / max(1, self.hits + self.false), 3),
            "recall": round(self.hits / max(1, self.hits + self.missed), 3),
        }


def judge_all(folder: Path) -> list[Judged]:
    """Return every labelled pair with our judgement of it."""
    pairs = json.loads(PAIRS.read_text("utf-8"))
    lines = (folder / "clusters.jsonl").read_text("utf-8").splitlines()
    clusters = {row["id"]: row["documents"] for row in map(json.loads, lines)}
    return [*_of_clusters(pairs, clusters), *_of_seeds(pairs)]


def _of_clusters(
    pairs: Sequence[Mapping[str, Any]], clusters: Mapping[str, Sequence[str]]
) -> Iterator[Judged]:
    for name in dict.fromkeys(pair["cluster"] for pair in pairs if "cluster" in pair):
        corpus = Corpus(tuple(_plain(f"s{at}", text) for at, text in enumerate(clusters[name])))
        index = Index.of(sentence.text for source in corpus.sources for sentence in segment(source))
        unread = sha256(name.encode()).digest()[0] % 2 == 1
        for pair in pairs:
            if pair.get("cluster") == name:
                found = [_at(corpus, *pair[side]) for side in ("one", "two")]
                yield _judge(found, corpus, index, same=pair["same"], unread=unread)


def _of_seeds(pairs: Sequence[Mapping[str, Any]]) -> Iterator[Judged]:
    settings = load_settings(HERE.parent / "briefgen.toml")
    for brief in settings.briefs:
        corpus = read(brief.items, as_of=brief.as_of) if brief.as_of else Corpus(())
        known = [sentence for source in corpus.sources for sentence in segment(source)]
        names = {source.id: source.name for source in corpus.sources}
        index = Index.of(sentence.text for sentence in known)
        for pair in pairs:
            if pair.get("seeds") == brief.name:
                found = [
                    next(one for one in known if [names[one.span.source], one.text] == pair[side])
                    for side in ("one", "two")
                ]
                yield _judge(found, corpus, index, same=pair["same"], unread=False)


def _plain(source_id: str, text: str) -> Source:
    """Make a source of a document as it stands, a paragraph a line: its spans are the document's."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "paragraph"))
        at += len(line) + 1
    return Source(id=source_id, name=source_id, text=text, sha256="", title=source_id, blocks=tuple(blocks))


def _at(corpus: Corpus, document: int, start: int, end: int) -> Sentence:
    source = corpus.sources[document]
    return Sentence(Span(source.id, start, end), source.text[start:end])


def _judge(found: Sequence[Sentence], corpus: Corpus, index: Index, *, same: bool, unread: bool) -> Judged:
    one, two = (_understood(sentence, corpus) for sentence in found)
    meaning = meaning_of([core_text(one), core_text(two)])
    likeness = similarity(index.terms(core_text(one)), index.terms(core_text(two)))
    return Judged(
        one=" ".join(one.sentence.text.split()),
        two=" ".join(two.sentence.text.split()),
        same=same,
        likeness=likeness,
        least=threshold(len(corpus.sources)),
        reason=conflict(one, two, likeness),
        unread=unread,
        meant=None
        if meaning is None
        else _meant(one, two, likeness, meaning(0, 1), threshold(len(corpus.sources))),
    )


def _meant(one: Statement, two: Statement, likeness: float, meaning: float, least: float) -> bool:
    """Whether merging takes the pair with the extra: as in briefgen/merge, whose bounds these are."""
    mean = (likeness + meaning) / 2
    near = likeness >= least or (likeness >= RELATED and mean >= least + MEANING)
    return near and not conflict(one, two, max(likeness, mean))


def _understood(sentence: Sentence, corpus: Corpus) -> Statement:
    return understand([sentence], corpus, segment(corpus.source(sentence.span.source)))[0]


def measure(judged: Sequence[Judged]) -> dict[str, Tally]:
    """Return the counts of each part, ours and those of likeness alone ("… likeness alone")."""
    tallies: dict[str, Tally] = {}
    for pair in judged:
        parts = ["all", "unread" if pair.unread else "read", *(["hard"] if pair.hard else [])]
        for part in parts:
            ways = [(part, pair.merged), (f"{part} likeness alone", pair.alike)]
            ways += [] if pair.meant is None else [(f"{part} with embed", pair.meant)]
            for name, found in ways:
                tallies.setdefault(name, Tally()).count(found=found, wanted=pair.same)
    return tallies


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure, print the figures, return 1 when one is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print the errors of the half that may be read")
    add_options(parser)
    options = parser.parse_args(arguments)
    folder = data_folder("eval", "summary")
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/summary")
    judged = judge_all(folder)
    tallies = measure(judged)
    for name, tally in tallies.items():
        figures = "  ".join(f"{kind} {value:.3f}" for kind, value in tally.figures().items())
        show(f"{name:24} {tally.pairs:4} pairs, {tally.hits + tally.missed:4} the same   {figures}")
    for pair in sorted(judged, key=lambda one: -one.likeness) if options.errors else ():
        if pair.merged != pair.same and not pair.unread:
            show(f"\n{pair.likeness:.2f} of {pair.least:.2f}, same={pair.same} [{pair.reason}]")
            show(f"  {pair.one}\n  {pair.two}")
    measured = {name: tally.figures() for name, tally in tallies.items()}
    if options.pin:
        FLOORS.pin({name: measured[name] for name in ("all", "hard", "read", "unread")}, options.lower)
    failed = FLOORS.below(measured)
    for line in failed:
        show(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
