"""Good lines in; how many of their mutations the lint catches, and how often it cries over the lines, out.

usage: python benchmarks/lint.py [--errors] [--lines N] [--pin [--lower REASON]]
data:  our own seeds, and folders of eval/summary/clusters.jsonl under BRIEFGEN_EVAL_DATA

A good line is one that the pipeline composes, as it stands and shortened by deletion. Each is mutated in one
way that it allows, the ways taken in turn: a "not", a hedge, a condition, a date, the words that say who says
so are left out; a figure, a date, a name, a speaker, a bracket is changed; the ends of two lines of different
sources are joined; the opening is replaced by a pronoun or a connective; a quotation is left open. What the
reader would not notice must not be noticed by luck: the mutated line keeps all its claims of where its words
stand. Ends with 1 when fewer are caught, or more good lines blamed, than lint_floors.json allows.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.compose.shorten import shorten
from briefgen.compose.wording import word
from briefgen.config import adhoc
from briefgen.config.load import load_settings
from briefgen.lint import lint_line
from briefgen.model import Corpus, Line, Piece
from briefgen.pipeline import run

HERE = Path(__file__).parent
FLOORS = HERE / "lint_floors.json"
LEAST_CAUGHT, MOST_FALSE = 0.98, 0.02  # whatever was pinned
SLACK = 0.007  # two lines of 300: the lines differ whenever a stage before this one does
AS_OF = date(2020, 1, 1)  # for folders without a date
SHORTER = 0.7  # of the words of a line: what its shortened form may have


@dataclass(frozen=True, slots=True)
class Good:
    """A line of a finished brief, with what it was made from."""

    line: Line
    corpus: Corpus
    as_of: date

    def faults(self, line: Line | None = None) -> list[str]:
        """Return the kinds of the findings on the line, or on another form of it."""
        return [found.kind for found in lint_line(line or self.line, self.corpus, self.as_of)]


def data_folder() -> Path | None:
    """Return the folder with the clusters, or None when the environment names none."""
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    return Path(root) / "eval" / "summary" if root else None


# ---------------------------------------------------------------- good lines


def good_lines(folder: Path | None, count: int) -> list[Good]:
    """Return ``count`` lines: those of the seeds, then of clusters spread over the file."""
    found = list(_of_seeds())
    if folder:
        rows = (folder / "clusters.jsonl").read_text("utf-8").splitlines()
        step = 9  # every ninth of 230 clusters gives enough lines
        for row in rows[::step]:
            if len(found) >= count:
                break
            found += _of_cluster(json.loads(row)["documents"])
    return found[:count]


def _of_seeds() -> Iterator[Good]:
    for settings in load_settings(HERE.parent / "briefgen.toml").briefs:
        if settings.as_of:
            state = run(settings, settings.as_of, until="compose")
            if state.brief and state.corpus:
                yield from _forms(state.brief.lines, state.corpus, settings.as_of)


def _of_cluster(documents: Sequence[str]) -> list[Good]:
    with TemporaryDirectory() as folder:
        for number, text in enumerate(documents):
            (Path(folder) / f"{number:03}.txt").write_text(text, "utf-8")
        state = run(adhoc([Path(folder)]), AS_OF, until="compose")
    return list(_forms(state.brief.lines, state.corpus, AS_OF)) if state.brief and state.corpus else []


def _forms(lines: Sequence[Line], corpus: Corpus, as_of: date) -> Iterator[Good]:
    """Yield each line as it stands, with its neighbour, and shortened."""
    for line in lines:
        for form in (line, line.longer, line.shorter or _shortened(line, as_of)):
            if form:
                yield Good(form, corpus, as_of)


def _shortened(line: Line, as_of: date) -> Line | None:
    said = line.statement
    if any(piece.ours and not piece.text.startswith(" [") for piece in line.pieces):
        return None
    short = shorten(said, int(len(said.sentence.text.split()) * SHORTER))
    if not short.spans:
        return None
    wording = word(said, as_of, deleted=short.spans)
    return replace(line, text=wording.text, pieces=wording.pieces, speaker=short.speaker, longer=None)


# ---------------------------------------------------------------- mutations

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


# ---------------------------------------------------------------- the run


def measure(goods: Sequence[Good]) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Return (caught, made) for each mutation and (blamed, lines) under "good lines", and the errors."""
    counts: dict[str, tuple[int, int]] = {}
    errors: list[str] = []
    sound: list[Good] = []
    for good in goods:
        faults = good.faults()
        caught, made = counts.get("good lines", (0, 0))
        counts["good lines"] = (caught + bool(faults), made + 1)
        if faults:
            errors.append(f"blamed {faults}: {good.line.text}")
        else:
            sound.append(good)
    for name, good, line in mutate(sound):
        faults = good.faults(line)
        caught, made = counts.get(name, (0, 0))
        counts[name] = (caught + bool(faults), made + 1)
        if not faults:
            errors.append(f"missed {name}: {line.text}")
    return counts, errors


def figures(counts: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """Return the share of mutations that was caught and of good lines that was blamed."""
    blamed, lines = counts["good lines"]
    caught = sum(one for name, (one, _) in counts.items() if name != "good lines")
    made = sum(all_ for name, (_, all_) in counts.items() if name != "good lines")
    return {"caught": round(caught / max(1, made), 3), "blamed": round(blamed / max(1, lines), 3)}


def below(measured: Mapping[str, float]) -> list[str]:
    """Return what is worse than its floor, a line each."""
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    least = max(LEAST_CAUGHT, known.get("caught", 0.0) - SLACK)
    most = min(MOST_FALSE, known.get("blamed", 1.0) + SLACK)
    worse = [f"caught: {measured['caught']:.3f} is under {least:.3f}"] if measured["caught"] < least else []
    return worse + (
        [f"blamed: {measured['blamed']:.3f} is over {most:.3f}"] if measured["blamed"] > most else []
    )


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure, print the figures, return 1 when one is worse than its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was blamed")
    parser.add_argument("--lines", type=int, default=300, metavar="N", help="how many good lines")
    parser.add_argument("--pin", action="store_true", help="keep these figures as the floors")
    parser.add_argument("--lower", default="", metavar="REASON", help="why a floor may fall")
    options = parser.parse_args(arguments)
    goods = good_lines(data_folder(), options.lines)
    begun = time.perf_counter()
    counts, errors = measure(goods)
    each = (time.perf_counter() - begun) / (2 * len(goods))
    for name, (caught, made) in counts.items():
        show(f"{name:22} {caught:4} of {made}")
    for error in errors if options.errors else ():
        show(error)
    measured = figures(counts)
    show(f"caught {measured['caught']:.3f}, blamed {measured['blamed']:.3f}, {each * 1000:.2f} ms a line")
    failed = below(measured)
    if options.pin:
        if failed and not options.lower:
            sys.exit("\n".join([*failed, "a floor is lowered only with --lower REASON"]))
        FLOORS.write_text(json.dumps(measured, indent=2) + "\n", "utf-8")
    for line in failed:
        show(line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
