"""Sentences as plain text go in, a row of plain values for each of their tokens comes out of spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from briefgen.parser.model import pipeline

# Where the token begins, its length, its text, lemma, universal tag, Penn tag, label, the index of its
# governor, its entity's label or nothing, whether the entity begins here.
Row = tuple[int, int, str, str, str, str, str, int, str, bool]

# spaCy pads nothing on the CPU; 64 a batch keeps the peak under 20 MB and loses no speed.
_BATCH = 64


def parsed_rows(texts: Sequence[str]) -> Iterator[list[Row]]:
    """Yield the rows of each text, which is taken for one sentence.

    Raises ``BriefgenError`` when the English model is missing or is not the one we know.
    """
    nlp = pipeline()

    def documents() -> Iterator[Any]:
        for text in texts:
            document = nlp.make_doc(text)
            for token in islice(document, 1, None):
                token.is_sent_start = False
            yield document

    for document in nlp.pipe(documents(), batch_size=_BATCH):
        yield [_row(token) for token in document]


def _row(token: Any) -> Row:  # noqa: ANN401 - spaCy has no types
    return (
        token.idx,
        len(token),
        token.text,
        token.lemma_,
        token.pos_,
        token.tag_,
        token.dep_,
        token.head.i,
        token.ent_type_,
        token.ent_iob_ == "B",
    )
