"""Saved pages and reports in; how much of their text, titles and dates is read rightly out.

usage: python benchmarks/reading.py [--errors] [--speed] [--half 0|1] [--pin [--lower REASON]]
data:  BRIEFGEN_EVAL_DATA names the folder that holds eval/pages and eval/reports

    text       4-gram F1 against the gold text of the pages, precision and recall averaged over pages;
               trafilatura alone (default and precision mode) is measured in the same run
    title      share of thirty pages whose title is the headline, as labelled by hand (page_labels.json
    date       holds the hash of its words, and the day that the page shows as that of publication)
    language   share of the pages that are taken for English or not as they should be
    words      share of pdftotext's words of the reports that are in ours; order: of its 4-grams; a scan
               has to be refused
    speed      documents a second for each format, without the first, which pays for the imports

Ends with 1 when a figure lies under its floor in reading_floors.json, or ours is not above trafilatura's;
--pin raises the floors to what was measured, and lowers one only with a reason. Speeds have no floor.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.floors import Floors, add_options, data_folder
from briefgen.errors import SourceError
from briefgen.model.item import Item, Metadata
from briefgen.read.docx import read_docx
from briefgen.read.html import read_html
from briefgen.read.language import detect
from briefgen.read.make import make
from briefgen.read.pdf import read_pdf
from briefgen.read.plain import read_plain

if TYPE_CHECKING:
    from briefgen.model import Source
    from briefgen.read.parts import Draft

LABELS = Path(__file__).with_name("page_labels.json")
# What the figures must reach at the least, whatever was pinned: trafilatura alone on such pages.
LEAST = {"all": {"text_f1": 0.954}}
FLOORS = Floors(Path(__file__).with_name("reading_floors.json"), least=LEAST, slack=0.0005)
AS_OF = date(2026, 11, 21)
_WORD = re.compile(r"\w+")
# Pages of the set that are not in English, by the first letters of their hashes.
_OTHER = ("11ea381a", "21486419", "23aaecd1", "57b4dafd", "7837c9d6", "ba07d1e6", "c4a3637c", "f105de6e")


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page with its gold text."""

    id: str
    html: bytes
    gold: str


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return _WORD.findall(text.lower())


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; a shorter text is one run."""
    found = words(text)
    return Counter(tuple(found[i : i + 4]) for i in range(max(1, len(found) - 3))) if found else Counter()


def overlap(gold: str, text: str) -> tuple[float, float]:
    """Return precision and recall of the text's 4-grams."""
    expected, found = grams(gold), grams(text)
    common = (expected & found).total()
    return common / max(1, found.total()), common / max(1, expected.total())


def load_pages(folder: Path, half: int | None) -> list[Page]:
    """Read the pages; ``half`` takes those whose hash begins with an even (0) or odd (1) digit."""
    pages = []
    for line in (folder / "eval/pages/gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if half is None or int(record["id"][0], 16) % 2 == half:
            html = gzip.decompress((folder / "eval/pages" / record["file"]).read_bytes())
            pages.append(Page(record["id"], html, record["text"]))
    return pages


def source_of(html: bytes) -> Source | None:
    """Return what briefgen reads of a page, whatever its language; None when it refuses it."""
    item = Item(Path("page.html"), Metadata(language="en"))
    try:
        return make(read_html(html), item, html, "s1", AS_OF)
    except SourceError:
        return None


def ours(html: bytes) -> str:
    """Return the text of a page's source, an empty string when it is refused."""
    source = source_of(html)
    return source.text if source else ""


def theirs(*, precision: bool) -> Callable[[bytes], str]:
    """Return trafilatura alone as a reader."""
    import trafilatura

    def read(html: bytes) -> str:
        return trafilatura.extract(html, include_comments=False, favor_precision=precision) or ""

    return read


def text_figures(pages: list[Page], read: Callable[[bytes], str]) -> dict[str, float]:
    """Return F1, precision and recall of a reader over the pages."""
    pairs = [overlap(page.gold, read(page.html)) for page in pages]
    precision, recall = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    return {"f1": 2 * precision * recall / (precision + recall), "precision": precision, "recall": recall}


def label_figures(pages: list[Page], *, errors: bool) -> dict[str, float]:
    """Return the shares of labelled pages whose title and date are right."""
    labels = json.loads(LABELS.read_text("utf-8"))
    titles, dates = [], []
    for page in (page for page in pages if page.id in labels):
        found = source_of(page.html)
        if found is None:
            titles.append(False)
            dates.append(False)
            continue
        key = hashlib.sha256(" ".join(words(found.title)).encode()).hexdigest()[:16]
        titles.append(key == labels[page.id]["title"])
        dates.append(str(found.published) == labels[page.id]["published"])
        if errors and not (titles[-1] and dates[-1]):
            print(f"  {page.id[:8]} title {found.title!r}, published {found.published}")
    return {"title": sum(titles) / len(titles), "date": sum(dates) / len(dates)}


def language_figure(pages: list[Page]) -> float:
    """Return the share of pages whose gold text is taken for English or not as it should be."""
    right = [(detect(page.gold) in ("en", "")) != page.id.startswith(_OTHER) for page in pages]
    return sum(right) / len(right)


def report_figures(folder: Path) -> dict[str, float]:
    """Return how much of pdftotext's words and 4-grams ours has, over the reports with text."""
    shares = []
    for path in sorted((folder / "eval/reports").glob("*.pdf")):
        reference = subprocess.run(
            ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
        if len(words(reference)) < 20:
            continue
        text = " ".join(part.text for part in read_pdf(path.read_bytes()).parts)
        common = Counter(words(reference)) & Counter(words(text))
        shares.append((common.total() / len(words(reference)), overlap(reference, text)[1]))
    kept, order = (sum(values) / len(values) for values in zip(*shares, strict=True))
    return {"words": kept, "order": order, "scan refused": float(_scan_refused(folder))}


def _scan_refused(folder: Path) -> bool:
    try:
        read_pdf(next((folder / "eval/reports").glob("*scan*.pdf")).read_bytes())
    except SourceError as error:
        return "scan" in error.message
    return False


def speeds(folder: Path, pages: list[Page]) -> dict[str, float]:
    """Return documents a second for each format."""
    reports = sorted((folder / "eval/reports").iterdir())
    jobs: dict[str, tuple[Callable[[bytes], Draft], list[bytes]]] = {
        "html": (read_html, [page.html for page in pages]),
        "pdf (17 pages)": (
            read_pdf,
            [p.read_bytes() for p in reports if p.suffix == ".pdf" and "scan" not in p.name],
        ),
        "docx": (read_docx, [p.read_bytes() for p in reports if p.suffix == ".docx"] * 5),
        "txt": (read_plain, [page.gold.encode() for page in pages]),
    }
    return {name: _speed(read, documents) for name, (read, documents) in jobs.items()}


def _speed(read: Callable[[bytes], Draft], documents: list[bytes]) -> float:
    read(documents[0])
    begun = time.perf_counter()
    for document in documents:
        try:
            read(document)
        except SourceError:
            continue
    return len(documents) / (time.perf_counter() - begun)


# ---------------------------------------------------------------- report, floors


def measure(folder: Path, half: int | None, *, errors: bool) -> dict[str, float]:
    """Measure everything and print it; return the figures that have floors."""
    pages = load_pages(folder, half)
    rows = {
        "briefgen": text_figures(pages, ours),
        "trafilatura": text_figures(pages, theirs(precision=False)),
        "trafilatura, precision mode": text_figures(pages, theirs(precision=True)),
    }
    for name, row in rows.items():
        print(f"{name:28}", *(f"{key} {value:.4f}" for key, value in row.items()))
    if errors:
        _print_worst(pages)
    figures = {"text_f1": rows["briefgen"]["f1"], "text_recall": rows["briefgen"]["recall"]}
    figures |= label_figures(pages, errors=errors)
    figures["language"] = language_figure(pages)
    figures |= report_figures(folder)
    print(*(f"{key} {value:.3f}" for key, value in figures.items()), sep="\n")
    figures["above trafilatura"] = float(
        rows["briefgen"]["f1"] > max(row["f1"] for row in list(rows.values())[1:])
    )
    return {key: round(value, 4) for key, value in figures.items()}


def _print_worst(pages: Iterable[Page]) -> None:
    scored = sorted((sum(overlap(page.gold, ours(page.html))), page.id) for page in pages)
    for score, page_id in scored[:15]:
        print(f"  {page_id[:8]} precision + recall {score:.2f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, return 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print the worst pages and the wrong labels")
    parser.add_argument("--half", type=int, choices=(0, 1), help="every other page only")
    add_options(parser)
    parser.add_argument("--speed", action="store_true", help="measure the speed too")
    options = parser.parse_args(arguments)
    folder = data_folder()
    if folder is None:
        sys.exit("set BRIEFGEN_EVAL_DATA to the folder that holds eval/pages and eval/reports")
    figures = {"all": measure(folder, options.half, errors=options.errors)}
    if options.speed:
        for name, speed in speeds(folder, load_pages(folder, None)).items():
            print(f"{name:16} {speed:.0f} documents a second")
    if options.pin:
        FLOORS.pin(figures, options.lower)
    failed = FLOORS.below(figures) if options.half is None else []
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
