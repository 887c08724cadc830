"""Folders of articles in; how often two sentences are wrongly taken for one fact with two values out.

usage: python benchmarks/changes.py [FIRST LAST]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/summary/clusters.jsonl

The articles of a folder are of one time and tell one story, so that a sentence of the one has hardly ever
replaced a sentence of the other: what the judge of editions takes for a new value there is printed, to be
read. Ends with 1 when there is any.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.changes.facts import words
from briefgen.changes.judge import judge
from briefgen.model import Block, Corpus, Source, Statement
from briefgen.salience import Index, similarity
from briefgen.segment import segment
from briefgen.understand import understand

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 120  # sentences of a folder
LEAST = 0.5  # likeness; the judge asks for more


def main() -> int:
    """Go through the folders and count."""
    first, last = (int(word) for word in (sys.argv[1:] or ["0", "150"]))
    path = Path(os.environ["BRIEFGEN_EVAL_DATA"]) / "eval" / "summary" / "clusters.jsonl"
    pairs = wrong = 0
    for row in path.read_text("utf-8").splitlines()[first:last]:
        data = json.loads(row)
        for one, two in of_folder(data["documents"]):
            pairs += 1
            wrong += tell(data["id"], one, two)
    print(f"{wrong} of {pairs} pairs of sentences from different documents are taken for one fact")
    return int(wrong > 0)


def of_folder(texts: list[str]) -> Iterator[tuple[Statement, Statement]]:
    """Yield each pair of sentences with a figure or date from two documents of a folder."""
    corpus = Corpus(tuple(source(f"s{at}", text) for at, text in enumerate(texts)))
    sentences = [one for each in corpus.sources for one in segment(each)][:MOST]
    said = [one for one in understand(sentences, corpus, sentences) if one.figures or one.dates]
    for one, two in combinations(said, 2):
        if one.sentence.span.source != two.sentence.span.source:
            yield one, two


def tell(name: str, one: Statement, two: Statement) -> bool:
    """Print a pair that is taken for one fact with two values."""
    index = Index.of((words(one), words(two)))
    like = similarity(index.terms(words(one)), index.terms(words(two)))
    found = judge(one, two, like, same_page=False) if like >= LEAST else None
    if found:
        print(f"{name}  {like:.2f}  {[(change.before, change.after) for change in found]}")
        print(f"    {one.sentence.text}\n    {two.sentence.text}")
    return bool(found)


def source(name: str, text: str) -> Source:
    """Return a document of plain paragraphs."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "paragraph"))
        at += len(line) + 1
    digest = sha256(text.encode()).hexdigest()
    return Source(id=name, name=name, text=text, sha256=digest, title="", blocks=tuple(blocks))


if __name__ == "__main__":
    raise SystemExit(main())
