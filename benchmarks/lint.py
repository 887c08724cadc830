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
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floors import add_options, data_folder
from benchmarks.lint_mutations import Good, mutate
from briefgen.compose.shorten import shorten
from briefgen.compose.wording import word
from briefgen.config import adhoc
from briefgen.config.load import load_settings
from briefgen.pipeline import run

if TYPE_CHECKING:
    from briefgen.model import Corpus, Line

HERE = Path(__file__).parent
FLOORS = HERE / "lint_floors.json"
LEAST_CAUGHT, MOST_FALSE = 0.98, 0.02  # whatever was pinned
SLACK = 0.007  # two lines of 300: the lines differ whenever a stage before this one does
AS_OF = date(2020, 1, 1)  # for folders without a date
SHORTER = 0.7  # of the words of a line: what its shortened form may have


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
    add_options(parser)
    options = parser.parse_args(arguments)
    goods = good_lines(data_folder("eval", "summary"), options.lines)
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
