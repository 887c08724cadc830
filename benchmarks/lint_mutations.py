"""A good line in; the same with one fault of a known kind, for the lint to find, out."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.lint import lint_line
from briefgen.model import Corpus, Line, Piece


@dataclass(frozen=True, slots=True)
class Good:
    """A line of a finished brief, with what it was made from."""

    line: Line
    corpus: Corpus
    as_of: date

    def faults(self, line: Line | None = None) -> list[str]:
        """Return the kinds of the findings on the line, or on another form of it."""
        return [found.kind for found in lint_line(line or self.line, self.corpus, self.as_of)]


Mutation = Callable[[Good, Sequence[Good], random.Random], Line | None]
_NOT = re.compile(r"\s?\b(?:not|never|cannot|no)\b|n['’]t\b")
_MAYBE = re.compile(
    r"\s?\b(?:may|might|could|likely|probably|possibly|reportedly|allegedly|expected|about|nearly|"
    r"approximately|apparently|suspected|alleged)\b"
)
_IF = re.compile(
    r",? \b(?:if|unless|provided that|as long as|until|once|depending on|subject to)\b[^,.;:]*", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b(?:19|20)\d\d\b"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def _as_line(line: Line, pieces: Sequence[Piece]) -> Line:
    kept = tuple(piece for piece in pieces if piece.text)
    return replace(line, pieces=kept, text="".join(piece.text for piece in kept), longer=None)


def _left_out(line: Line, start: int, end: int) -> Line:
    """Leave out characters of the sentence, as a deletion that went wrong would."""
    pieces: list[Piece] = []
    for piece in line.pieces:
        if piece.start is None:
            pieces.append(piece)
            continue
        a, b = max(start - piece.start, 0), max(end - piece.start, 0)
        pieces.append(Piece(piece.text[:a], piece.start))
        pieces.append(Piece(piece.text[b:], piece.start + min(b, len(piece.text))))
    return _as_line(line, pieces)


def _out(pattern: re.Pattern[str], good: Good, chance: random.Random) -> Line | None:
    places = [
        (piece.start + found.start(), piece.start + found.end())
        for piece in good.line.pieces
        if piece.start is not None
        for found in pattern.finditer(piece.text)
    ]
    return _left_out(good.line, *chance.choice(places)) if places else None


def drop_not(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Leave out a negation."""
    return _out(_NOT, good, chance)


def drop_hedge(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Leave out a word of doubt."""
    return _out(_MAYBE, good, chance)


def cut_condition(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Leave out a condition."""
    return _out(_IF, good, chance)


def cut_speaker(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Leave out who says so, and tell it nowhere."""
    said = good.line.statement
    edges = [(found.start, found.end) for found in said.attributions if found.form != "inner"]
    if not edges or good.line.speaker:
        return None
    line = _left_out(good.line, *chance.choice(edges))
    publisher = good.corpus.source(said.sentence.span.source).publisher
    return line if line.text != good.line.text and publisher not in good.line.text else None


def _changed(
    line: Line, pattern: re.Pattern[str], other: Callable[[str], str], chance: random.Random
) -> Line | None:
    places = [
        (at, found)
        for at, piece in enumerate(line.pieces)
        if not piece.ours
        for found in pattern.finditer(piece.text)
    ]
    if not places:
        return None
    at, found = chance.choice(places)
    piece = line.pieces[at]
    text = piece.text[: found.start()] + other(found.group()) + piece.text[found.end() :]
    return _as_line(line, [*line.pieces[:at], Piece(text, piece.start), *line.pieces[at + 1 :]])


def change_figure(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Change a digit of a number."""

    def other(number: str) -> str:
        at = chance.randrange(len(number))
        at = at if number[at].isdigit() else 0
        return number[:at] + str((int(number[at]) + chance.randint(1, 8)) % 10) + number[at + 1 :]

    return _changed(good.line, _NUMBER, other, chance)


def change_date(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Put another month, weekday or year."""

    def other(old: str) -> str:
        row = next((names for names in (_DAYS, _MONTHS) if old in names), None)
        return (
            chance.choice([name for name in row if name != old])
            if row
            else str(int(old) + chance.randint(1, 3))
        )

    return _changed(good.line, _DATE, other, chance)


def _names(good: Good, *labels: str) -> list[str]:
    said = good.line.statement
    return [token.text for token in said.tokens if token.entity in labels and token.pos == "PROPN"]


def change_name(good: Good, others: Sequence[Good], chance: random.Random) -> Line | None:
    """Put a name of another line in the place of one."""
    return _swap(good, others, chance, _names(good, "PERSON", "ORG", "GPE"))


def change_speaker(good: Good, others: Sequence[Good], chance: random.Random) -> Line | None:
    """Put a name of another line in the place of the speaker's."""
    said = good.line.statement
    words = {part for found in said.attributions for part in found.speaker.split()}
    return _swap(
        good, others, chance, [name for name in _names(good, "PERSON", "ORG", "GPE") if name in words]
    )


def _swap(good: Good, others: Sequence[Good], chance: random.Random, names: Sequence[str]) -> Line | None:
    strange = [
        name for name in _names(chance.choice(others), "PERSON", "ORG", "GPE") if name not in good.line.text
    ]
    if not names or not strange:
        return None
    pattern = re.compile(rf"\b{re.escape(chance.choice(names))}\b")
    return _changed(good.line, pattern, lambda _: chance.choice(strange), chance)


def change_bracket(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Change a digit in a bracket of ours."""
    places = [at for at, piece in enumerate(good.line.pieces) if piece.ours and _NUMBER.search(piece.text)]
    if not places:
        return None
    at = chance.choice(places)
    text = re.sub(r"\d(?=\D*$)", lambda found: str((int(found.group()) + 1) % 10), good.line.pieces[at].text)
    return _as_line(good.line, [*good.line.pieces[:at], Piece(text), *good.line.pieces[at + 1 :]])


def splice(good: Good, others: Sequence[Good], chance: random.Random) -> Line | None:
    """Join the first half of the line to the second half of one of another source."""
    other = chance.choice(others).line
    if {*other.sources} & {*good.line.sources} and other.ranked.point.id == good.line.ranked.point.id:
        return None
    mine, yours = good.line.pieces[0], other.pieces[-1]
    if mine.ours or yours.ours or len(mine.text) < 40 or len(yours.text) < 40:
        return None
    half = mine.text.rfind(" ", 0, len(mine.text) // 2)
    rest = yours.text[yours.text.find(" ", len(yours.text) // 2) :]
    return _as_line(good.line, [Piece(mine.text[:half], mine.start), Piece(rest, (mine.start or 0) + half)])


def splice_own(good: Good, others: Sequence[Good], chance: random.Random) -> Line | None:
    """Put the end of another line behind the whole line."""
    line = splice(good, others, chance)
    if line is None:
        return None
    end = line.pieces[-1].text
    return _as_line(good.line, [*good.line.pieces, Piece(f" And{end}", good.line.pieces[-1].start)])


def open_on_pronoun(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Put a pronoun in the place of the first words."""
    first = good.line.pieces[0]
    if first.ours or first.text.count(" ") < 4 or first.text.split()[0] in {"It", "He", "She", "This"}:
        return None
    rest = first.text.split(" ", 2)[2]
    return _as_line(
        good.line,
        [Piece(f"{chance.choice(['He', 'It', 'This'])} {rest}", first.start), *good.line.pieces[1:]],
    )


def open_on_connective(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Open on a connective."""
    first = good.line.pieces[0]
    if first.ours:
        return None
    text = f"{chance.choice(['However', 'But', 'Also'])}, {first.text[:1].lower()}{first.text[1:]}"
    return _as_line(good.line, [Piece(text, first.start), *good.line.pieces[1:]])


def cut_quotation(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Leave out the end of a quotation, mark included."""
    return _out(re.compile(r"[^“\"]{12}[”\"]"), good, chance)


MUTATIONS: Mapping[str, Mutation] = {
    "drop a negation": drop_not,
    "cut a condition": cut_condition,
    "drop a hedge": drop_hedge,
    "cut who says so": cut_speaker,
    "change a bracket": change_bracket,
    "change the speaker": change_speaker,
    "cut a quotation": cut_quotation,
    "change a date": change_date,
    "change a figure": change_figure,
    "change a name": change_name,
    "splice two sources": splice,
    "append another source": splice_own,
    "open on a pronoun": open_on_pronoun,
    "open on a connective": open_on_connective,
}


def mutate(goods: Sequence[Good]) -> Iterator[tuple[str, Good, Line]]:
    """Yield one mutation of each line: of those it allows, the one that was made least often so far."""
    chance = random.Random(7)  # noqa: S311 - no secret is made
    made: Counter[str] = Counter()
    for good in goods:
        for name in sorted(MUTATIONS, key=lambda one: made[one]):
            line = MUTATIONS[name](good, goods, chance)
            if line is not None and line.text != good.line.text:
                made[name] += 1
                yield name, good, line
                break
