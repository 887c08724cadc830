"""Sentences as plain text go in, their tokens with lemma, grammar and entities come out.

Each text is taken for one sentence: where sentences end was settled before, so the parser may not
split it. Runs of blanks count as one blank for the parser (a double blank would become a token and
derail the tree), and every offset still points into the text as it was given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Token
from briefgen.parser import rows
from briefgen.understand.parse.mend import mended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.parser.grammar import Row

# Attention is local to the parser (a window of nine tokens), its cost grows with length, and nobody
# reads a sentence of 2,000 characters: longer texts are parsed in stretches that hang together.
LONGEST = 2_000
_WORD = re.compile(r"\S+")


def parse(texts: Sequence[str]) -> list[tuple[Token, ...]]:
    """Return the tokens of each text, in order; a text without a word gives an empty tuple.

    Raises ``BriefgenError`` when the English model is missing or is not the one we know.
    """
    stretches = [(index, stretch) for index, text in enumerate(texts) for stretch in _stretches(text)]
    parsed: list[list[tuple[Token, ...]]] = [[] for _ in texts]
    if stretches:
        found = rows([" ".join(word.group() for word in words) for _, words in stretches])
        for (index, words), tokens in zip(stretches, found, strict=True):
            parsed[index].append(_tokens(tokens, words))
    return [mended(_joined(pieces)) for pieces in parsed]


def _stretches(text: str) -> list[list[re.Match[str]]]:
    """Cut a text into lists of its words, each list short enough to be parsed at once."""
    lists: list[list[re.Match[str]]] = []
    for word in _words(text):
        if not lists or word.end() - lists[-1][0].start() > LONGEST:
            lists.append([])
        lists[-1].append(word)
    return lists


def _words(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of characters that are not blank; a monstrous one in pieces."""
    piece = re.compile(rf"\S{{1,{LONGEST}}}")
    for word in _WORD.finditer(text):
        if word.end() - word.start() <= LONGEST:
            yield word
        else:
            yield from piece.finditer(text, word.start(), word.end())


def _tokens(rows: Iterable[Row], words: list[re.Match[str]]) -> tuple[Token, ...]:
    """Translate the parser's rows into tokens, with offsets in the text as it was given."""
    places = _places(words)
    return tuple(Token(places[row[0]], places[row[0] + row[1] - 1] + 1, *row[2:]) for row in rows)


def _places(words: list[re.Match[str]]) -> list[int]:
    """Say for each character of the words joined by single blanks where it stands in the text."""
    places: list[int] = []
    for word in words:
        places.extend(range(word.start(), word.end() + 1))
    return places


def _joined(pieces: list[tuple[Token, ...]]) -> tuple[Token, ...]:
    """Put the stretches of one text together: later roots hang on the first one."""
    if len(pieces) < 2:
        return pieces[0] if pieces else ()
    root = next(index for index, token in enumerate(pieces[0]) if token.head == index)
    joined = list(pieces[0])
    for piece in pieces[1:]:
        shift = len(joined)
        joined.extend(_moved(token, index, shift, root) for index, token in enumerate(piece))
    return tuple(joined)


def _moved(token: Token, index: int, shift: int, root: int) -> Token:
    is_root = token.head == index
    return Token(
        start=token.start,
        end=token.end,
        text=token.text,
        lemma=token.lemma,
        pos=token.pos,
        tag=token.tag,
        dep="parataxis" if is_root else token.dep,
        head=root if is_root else token.head + shift,
        entity=token.entity,
        begins=token.begins,
    )
