"""The page measurer against LibreOffice, and against the clock.

    python benchmarks/layout.py shared            # the boundary documents that BRIEFGEN_EVAL_DATA names
    python benchmarks/layout.py strict --pages 200 --seed 1
    python benchmarks/layout.py wide --pages 200 --seed 1
    python benchmarks/layout.py long --pages 100 --seed 1
    python benchmarks/layout.py shipped --pages 1000 --seed 1 [--no-fonts]
    python benchmarks/layout.py office --pages 300 --seed 1
    python benchmarks/layout.py raw --pages 300 --seed 1
    python benchmarks/layout.py letters --pages 300 --seed 1
    python benchmarks/layout.py tables --pages 100 --seed 1
    python benchmarks/layout.py speed FILE.docx…

``strict`` and ``wide`` compose pages at random, set their end within a line of the page's end, convert them
with LibreOffice (several in one call) and compare page counts; ``long`` does so with documents of several low
pages. ``shipped`` fills the shipped templates with random briefs that end within a line of the page's end;
with ``--no-fonts`` each is converted a second time, on a machine that has no font but the embedded face.
``office`` composes documents as people make them (see ``layout_office``), of any number of pages; ``raw``
writes them without a library (see ``layout_raw``), ``letters`` as a stranger would (see ``layout_letters``);
``tables`` sets tables over the ends of pages, and columns above other text (see ``layout_tables``).
Seeds of wrong pages are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.layout_ends import near_an_end
from benchmarks.layout_letters import Letter
from benchmarks.layout_office import Maker
from benchmarks.layout_pages import Page, compose
from benchmarks.layout_raw import Raw
from benchmarks.layout_shipped import near_the_end, no_fonts
from benchmarks.layout_tables import Tabled
from briefgen.layout import Measurement, measure
from briefgen.layout.office import convert_all

_BATCH = 25
_TWIP = 20
_MAKERS = {"office": Maker, "raw": Raw, "letters": Letter, "tables": Tabled}


def shared() -> None:
    """Count wrong pages over the boundary documents of the evaluation data."""
    folder = os.environ.get("BRIEFGEN_EVAL_DATA")
    if not folder:
        print("BRIEFGEN_EVAL_DATA is not set: the boundary documents are passed over")
        return
    root = Path(folder) / "layout"
    truth = json.loads((root / "truth.json").read_text("utf-8"))
    counts: Counter[str] = Counter()
    for name, values in sorted(truth.items()):
        if values["tall"]:
            continue
        found = measure((root / "docs" / f"{name}.docx").read_bytes()).pages
        verdict = (
            "right" if found == values["pages"] else "false fits" if found < values["pages"] else "too long"
        )
        counts[verdict] += 1
        if verdict != "right":
            print(f"{name}: {values['pages']} pages, measured {found}")
    total = sum(counts.values())
    print(f"{total} documents: {counts['right'] / total:.4f} right, {dict(counts)}")


def at_boundary(seed: int, *, strict: bool) -> tuple[Page, Measurement]:
    """Return a page whose end is within a line of the page's end, by choice of the bottom margin."""
    page = compose(seed, strict=strict)
    page.bottom = 600
    rng = random.Random(seed)  # noqa: S311 - reproducible pages, not secrets
    for _ in range(12):
        found = measure(page.docx())
        if found.libreoffice.slack >= 0:
            break
        del page.blocks[-3]
    offset = rng.choice([rng.randint(-280, 280), rng.randint(-3, 3), 0, -1, 1])
    page.bottom += round(found.libreoffice.slack * _TWIP) - offset
    return page, measure(page.docx())


def long_document(seed: int) -> tuple[Page, Measurement]:
    """Return a document of several low pages, so that much falls on page ends."""
    page = compose(seed, strict=False)
    for _ in range(5):
        page.section()
    page.paper = (page.paper[0], random.Random(seed).randint(6500, 9500))  # noqa: S311 - reproducible
    return page, measure(page.docx())


def against_office(pages: int, seed: int, kind: str) -> None:
    """Compare page counts with LibreOffice's over random pages."""
    counts: Counter[str] = Counter()
    for first in range(seed, seed + pages, _BATCH):
        seeds = range(first, min(first + _BATCH, seed + pages))
        if kind == "long":
            batch = [long_document(number) for number in seeds]
        else:
            batch = [at_boundary(number, strict=kind == "strict") for number in seeds]
        results = convert_all([page.docx() for page, _ in batch], 300)
        for number, (page, found), result in zip(seeds, batch, results, strict=True):
            verdict = _verdict(found, result.pages)
            counts.update([verdict, found.certainty])
            if verdict != "right":
                pages_are = f"LibreOffice {result.pages}, measured {found.pages}"
                slack = f"slack {found.libreoffice.slack:.2f} pt, {page.font}"
                print(f"seed {number}: {verdict}: {pages_are}, {slack}", found.reasons)
    print(f"{pages} {kind} documents: {dict(counts)}")


def of_makers(pages: int, seed: int, maker: type[Letter | Maker | Raw | Tabled]) -> None:
    """Compare page counts over documents made from a seed, those of one page and longer ones apart."""
    tally: Counter[str] = Counter()
    for first in range(seed, seed + pages, _BATCH):
        seeds = range(first, min(first + _BATCH, seed + pages))
        batch = [near_an_end(maker(number)) for number in seeds]
        results = convert_all([docx for docx, _ in batch], 300)
        for number, (_, found), result in zip(seeds, batch, results, strict=True):
            short = min(found.pages, result.pages) == 1
            verdict = _verdict(found, result.pages)
            tally[f"{'one page or two' if short else 'longer'}, {verdict}"] += 1
            tally[found.certainty] += 1
            if verdict != "right":
                print(
                    f"seed {number}: {verdict}: LibreOffice {result.pages}, measured {found.pages}",
                    found.certainty,
                    found.reasons,
                    flush=True,
                )
    print(f"{pages} documents: {dict(sorted(tally.items()))}")


def shipped_templates(pages: int, seed: int, *, bare: bool) -> None:
    """Compare page counts over random briefs in the shipped templates, with other fonts and without."""
    settings = {"this machine's fonts": nullcontext} | ({"no other font": no_fonts} if bare else {})
    tallies: dict[str, Counter[str]] = {name: Counter() for name in settings}
    done = 0
    for first in range(seed, seed + pages, _BATCH):
        seeds = range(first, min(first + _BATCH, seed + pages))
        batch = [near_the_end(number) for number in seeds]
        for name, fonts in settings.items():
            with fonts():
                results = convert_all([docx for docx, _ in batch], 300)
            for number, (_, found), result in zip(seeds, batch, results, strict=True):
                _count(tallies[name], f"seed {number}, {name}", found, result.pages)
        done += len(batch)
        print(f"{done} of {pages}", file=sys.stderr, flush=True)
    for name, tally in tallies.items():
        print(f"{pages} shipped pages, {name}: {dict(sorted(tally.items()))}")


def _count(tally: Counter[str], where: str, found: Measurement, pages: int) -> None:
    """Count a page by what was promised of it and what LibreOffice made of it; print where the two differ."""
    promised = "one" if found.pages == 1 else "longer"
    tally[f"{found.certainty}, measured {promised}, LibreOffice {'one' if pages == 1 else 'longer'}"] += 1
    verdict = _verdict(found, pages)
    tally[verdict] += 1
    if verdict != "right":
        slack = f"slack {found.libreoffice.slack:.2f} pt"
        print(
            f"{where}: {verdict}: LibreOffice {pages}, measured {found.pages}, {slack}",
            found.reasons,
            flush=True,
        )


def _verdict(found: Measurement, pages: int) -> str:
    """Tell right from wrong; longer is cautious where no face on this machine has a character."""
    if found.pages == pages:
        return "right"
    if found.pages < pages:
        return "FALSE FITS"
    lacking = any("another font steps in" in reason for reason in found.reasons)
    return "cautious" if lacking else "too long"


def speed(paths: list[str]) -> None:
    """Print the processor time of one measurement, warm and in a process of its own."""
    code = "import sys; from briefgen.layout import measure; measure(open(sys.argv[1], 'rb').read())"
    for path in paths:
        data = Path(path).read_bytes()
        measure(data)
        command = [sys.executable, "-c", code, path]
        warm = statistics.median(_spent(partial(measure, data)) for _ in range(20)) * 1000
        cold = statistics.median(_spent(partial(subprocess.check_call, command)) for _ in range(7)) * 1000
        print(f"{path}: warm {warm:.1f} ms, cold {cold:.0f} ms of processor time (medians)")


def _spent(work: Callable[[], object]) -> float:
    """Return the processor seconds that some work takes, child processes included."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "what",
        choices=["shared", "strict", "wide", "long", "shipped", *_MAKERS, "speed"],
    )
    parser.add_argument("files", nargs="*")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-fonts", action="store_true", help="shipped: convert without other fonts, too")
    options = parser.parse_args()
    if options.what == "shared":
        shared()
    elif options.what == "speed":
        speed(options.files)
    elif options.what in _MAKERS:
        of_makers(options.pages, options.seed, _MAKERS[options.what])
    elif options.what == "shipped":
        shipped_templates(options.pages, options.seed, bare=options.no_fonts)
    else:
        against_office(options.pages, options.seed, options.what)


if __name__ == "__main__":
    main()
