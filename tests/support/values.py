"""Builders of the values between stages, for tests: the shortest way to a real one."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from briefgen.model import Block, Corpus, Source, Statement
from briefgen.segment import segment

if TYPE_CHECKING:
    from briefgen.model import BlockKind, Sentence


def source(text: str, id: str = "s1", kinds: dict[int, BlockKind] | None = None, **given: Any) -> Source:  # noqa: A002, ANN401 - the fields of Source
    """Make a source of text, a paragraph a line; ``kinds`` says which lines are something else."""
    blocks = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            blocks.append(Block(at, at + len(line), (kinds or {}).get(number, "paragraph")))
        at += len(line) + 1
    fields: dict[str, Any] = {"name": f"{id}.txt", "title": f"Title of {id}", **given}
    return Source(id=id, text=text, sha256=sha256(text.encode()).hexdigest(), blocks=tuple(blocks), **fields)


def sentences(corpus: Corpus) -> tuple[Sentence, ...]:
    """Cut all sources of the corpus."""
    return tuple(sentence for one in corpus.sources for sentence in segment(one))


def statements(*sources: Source) -> tuple[Statement, ...]:
    """Understand all sentences of the sources."""
    from briefgen.understand import understand  # not every test that builds a value needs the parser

    corpus = Corpus(sources)
    found = sentences(corpus)
    return understand(found, corpus, found)


def statement(text: str, **given: Any) -> Statement:  # noqa: ANN401 - the fields of Source
    """Understand one sentence."""
    return statements(source(text, **given))[0]
