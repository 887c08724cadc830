"""Good lines in; how many of their mutations the lint catches, and how often it cries over the lines, out.

usage: python benchmarks/lint.py [--errors] [--lines N] [--pin [--lower REASON]]
data:  our own seeds, and folders of eval/summary/clusters.jsonl under BRIEFGEN_EVAL_DATA

A good line is one that the pipeline composes, as it stands and shortened by deletion. Each is mutated in one
way that it allows, the ways taken in turn: a "not", a hedge, a condition, a date, the words that say who says
so are left out; a figure, a date, a name, a speaker, a bracket is changed; the ends of two lines of different
sources are joined; the opening is replaced by a pronoun or a connective; a quotation is left open. What the
reader would not notice must not be noticed by luck: the mutated line keeps all its claims of where its words
stand.

Then the same with other lines, from other folders and shortened to three lengths, and with other mutations
that were written by themselves, from the printed words alone (``lint_others``): words of denial, doubt,
intention, condition, part and office are left out, figures, units, days, names and verbs are changed or
turned round, marks, brackets and the day beside an outlook name something else.

Ends with 1 when fewer are caught, or more good lines blamed, than lint_floors.json allows.
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

from benchmarks import lint_mutations, lint_others
from benchmarks.floors import add_options, data_folder
from benchmarks.lint_mutations import Good
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
LENGTHS = (0.85, 0.6, 0.4)  # the same, of the other lines
OTHERS = 420  # lines beside the first

Mutator = Callable[[Sequence[Good]], Iterator[tuple[str, Good, "Line"]]]


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


def other_lines(folder: Path | None, count: int = OTHERS) -> list[Good]:
    """Return ``count`` lines of other clusters, each in all its forms."""
    found: list[Good] = []
    rows = (folder / "clusters.jsonl").read_text("utf-8").splitlines() if folder else []
    for row in rows[4::9]:
        if len(found) >= count:
            break
        found += _of_cluster(json.loads(row)["documents"], LENGTHS)
    return found[:count]


def _of_seeds() -> Iterator[Good]:
    for settings in load_settings(HERE.parent / "briefgen.toml").briefs:
        if settings.as_of:
            state = run(settings, settings.as_of, until="compose")
            if state.brief and state.corpus:
                yield from _forms(state.brief.lines, state.corpus, settings.as_of)


def _of_cluster(documents: Sequence[str], lengths: Sequence[float] = (SHORTER,)) -> list[Good]:
    with TemporaryDirectory() as folder:
        for number, text in enumerate(documents):
            (Path(folder) / f"{number:03}.txt").write_text(text, "utf-8")
        state = run(adhoc([Path(folder)]), AS_OF, until="compose")
    if not (state.brief and state.corpus):
        return []
    return list(_forms(state.brief.lines, state.corpus, AS_OF, lengths))


def _forms(
    lines: Sequence[Line], corpus: Corpus, as_of: date, lengths: Sequence[float] = (SHORTER,)
) -> Iterator[Good]:
    """Yield each line as it stands, with its neighbour, and shortened."""
    for line in lines:
        short = [_shortened(line, as_of, length) for length in lengths]
        forms = {form.text: form for form in (line, line.longer, line.shorter, *short) if form}
        for form in forms.values():
            yield Good(form, corpus, as_of)


def _shortened(line: Line, as_of: date, length: float) -> Line | None:
    said = line.statement
    if any(piece.ours and not piece.text.startswith(" [") for piece in line.pieces):
        return None
    short = shorten(said, int(len(said.sentence.text.split()) * length))
    if not short.spans:
        return None
    wording = word(said, as_of, deleted=short.spans)
    return replace(line, text=wording.text, pieces=wording.pieces, speaker=short.speaker, longer=None)


# ---------------------------------------------------------------- the run


def measure(goods: Sequence[Good], mutate: Mutator) -> tuple[dict[str, tuple[int, int]], list[str]]:
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


def figures(counts: Mapping[str, tuple[int, int]], which: str = "") -> dict[str, float]:
    """Return the share of mutations that was caught and of good lines that was blamed."""
    blamed, lines = counts["good lines"]
    caught = sum(one for name, (one, _) in counts.items() if name != "good lines")
    made = sum(all_ for name, (_, all_) in counts.items() if name != "good lines")
    shares = {"caught": caught / max(1, made), "blamed": blamed / max(1, lines)}
    return {f"{name}{which}": round(share, 3) for name, share in shares.items()}


def below(measured: Mapping[str, float]) -> list[str]:
    """Return what is worse than its floor, a line each."""
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    worse = []
    for name, share in measured.items():
        if name.startswith("caught"):
            least = max(LEAST_CAUGHT, known.get(name, 0.0) - SLACK)
            worse += [f"{name}: {share:.3f} is under {least:.3f}"] if share < least else []
        else:
            most = min(MOST_FALSE, known.get(name, 1.0) + SLACK)
            worse += [f"{name}: {share:.3f} is over {most:.3f}"] if share > most else []
    return worse


def _measured(
    goods: Sequence[Good], mutate: Mutator, which: str, show: Callable[[str], None], *, errors: bool
) -> dict[str, float]:
    """Measure one set of lines, print its figures and return them."""
    begun = time.perf_counter()
    counts, found = measure(goods, mutate)
    each = (time.perf_counter() - begun) / max(1, sum(made for _, made in counts.values()))
    for name, (caught, made) in counts.items():
        show(f"{name:22} {caught:4} of {made}")
    for error in found if errors else ():
        show(error)
    shares = figures(counts, which)
    told = ", ".join(f"{name} {share:.3f}" for name, share in shares.items())
    show(f"{told}, {each * 1000:.2f} ms a line")
    return shares


def main(arguments: Sequence[str] | None = None, show: Callable[[str], None] = print) -> int:
    """Measure, print the figures, return 1 when one is worse than its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was blamed")
    parser.add_argument("--lines", type=int, default=300, metavar="N", help="how many good lines")
    add_options(parser)
    options = parser.parse_args(arguments)
    folder = data_folder("eval", "summary")
    goods = good_lines(folder, options.lines)
    measured = _measured(goods, lint_mutations.mutate, "", show, errors=options.errors)
    others = other_lines(folder)
    if others:
        measured |= _measured(others, lint_others.mutate, ", others", show, errors=options.errors)
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
