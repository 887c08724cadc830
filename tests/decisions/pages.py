"""Published pages for the tests of decisions, and hands that edit them as Word does: bytes in, bytes out."""

from __future__ import annotations

import copy
import io
import json
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from briefgen import pipeline
from briefgen.changes import edition_of
from briefgen.config import load_settings
from briefgen.evidence import evidence
from tests.support.office import soffice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.model import Edition
    from briefgen.render.page import Paper

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = ("policy-brief", "at-a-glance", "ministerial-note", "accessible")
PAPERS: tuple[Paper, ...] = ("a4", "letter")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "word/document.xml"

Element = etree._Element  # noqa: SLF001 - lxml gives its element type no public name


@dataclass(frozen=True)
class Page:
    """A page as it was published, what it says, and its evidence."""

    docx: bytes
    edition: Edition
    document: dict[str, Any]


@lru_cache(maxsize=32)
def page(template: str = "policy-brief", paper: Paper = "a4", name: str = "coastal-flood-defence") -> Page:
    """Build a sample brief."""
    return _built(template, paper, name, None)


@lru_cache(maxsize=8)
def news(template: str = "policy-brief") -> Page:
    """Build a sample brief of which the edition before had every second line."""
    first = page(template).edition
    before = replace(first, number=2, lines=first.lines[::2], sources=(), known=())
    return _built(template, "a4", "coastal-flood-defence", before)


def _built(template: str, paper: Paper, name: str, before: Edition | None) -> Page:
    settings = load_settings(ROOT / "briefgen.toml").brief(name)
    assert settings.as_of
    wanted = replace(settings, template=template, paper=paper, handling="TLP:AMBER")
    run = pipeline.run(wanted, settings.as_of, edition=3, before=before)
    assert run.fitted
    document = json.loads(evidence(run))
    return Page(run.fitted.docx, edition_of(document, 3), document)


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def changed(docx: bytes, change: Callable[[Element], object]) -> bytes:
    """Return the .docx after ``change`` was let loose on the root of its document."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[DOCUMENT])
    change(root)
    parts[DOCUMENT] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def spaced(text: str | None) -> str:
    """Return the text as people see it: spaces that do not break look like others."""
    return (text or "").replace("\u00a0", " ")


def text_of(element: Element) -> str:
    return "".join(spaced(one.text) for one in element.iter(w("t")))


def paragraph(root: Element, words: str) -> Element:
    """Return the paragraph that holds the words."""
    found = [one for one in root.iter(w("p")) if words in text_of(one)]
    assert found, f"no paragraph holds {words!r}"
    return found[0]


def texts(root: Element, words: str) -> Iterator[Element]:
    """Yield the ``w:t`` that hold the words."""
    return (one for one in root.iter(w("t")) if words in spaced(one.text))


def typed(old: str, new: str) -> Callable[[Element], None]:
    """Type ``new`` over ``old``, which stands in one run."""

    def change(root: Element) -> None:
        found = next(texts(root, old), None)
        assert found is not None, f"no run holds {old!r}"
        before, _, _ = spaced(found.text).partition(old)
        found.text = f"{before}{new}{(found.text or '')[len(before) + len(old) :]}"
        found.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return change


def without(words: str) -> Callable[[Element], None]:
    """Take out the paragraph that holds the words."""

    def change(root: Element) -> None:
        found = paragraph(root, words)
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return change


def run_of(text: str, style: Element | None = None) -> Element:
    """Return a run of words."""
    run = etree.Element(w("r"))
    if style is not None:
        run.append(copy.deepcopy(style))
    words = etree.SubElement(run, w("t"))
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def below(words: str, text: str) -> Callable[[Element], None]:
    """Press Enter behind the paragraph that holds the words, and type a new one of the same style."""

    def change(root: Element) -> None:
        found = paragraph(root, words)
        new = etree.Element(w("p"))
        settings = found.find(w("pPr"))
        if settings is not None:
            new.append(copy.deepcopy(settings))
        new.append(run_of(text))
        found.addnext(new)

    return change


def through_office(*pages: bytes) -> list[bytes]:
    """Open each .docx in LibreOffice and save it as .docx again."""
    command = soffice()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = [f"page-{number}.docx" for number in range(len(pages))]
        for one, data in zip(names, pages, strict=True):
            (folder / one).write_bytes(data)
        subprocess.run(
            [
                command,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                str(folder / "out"),
                *(str(folder / one) for one in names),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return [(folder / "out" / one).read_bytes() for one in names]


def taken_out(words: str) -> Callable[[Element], None]:
    """Take out a line and its marks; the paragraph goes when nothing else stands in it."""

    def change(root: Element) -> None:
        found = next(texts(root, words))
        assert found.text
        run = found.getparent()
        assert run is not None
        shared = run.getparent()
        assert shared is not None
        found.text = spaced(found.text).replace(words, "", 1)
        for element in list(run.itersiblings()):
            ends = text_of(element).endswith("]")
            shared.remove(element)
            if ends:
                break
        if not text_of(shared).strip():
            parent = shared.getparent()
            assert parent is not None
            parent.remove(shared)

    return change


def torn(root: Element) -> None:
    """Cut every run into runs of three letters with marks of the spelling checker between, as Word does."""
    for number, run in enumerate(list(root.iter(w("r")))):
        words = [one for one in run if one.tag == w("t")]
        if len(words) != 1 or {one.tag for one in run} - {w("t"), w("rPr")}:
            continue
        text, parent = words[0].text or "", run.getparent()
        assert parent is not None
        place = parent.index(run)
        parts: list[Element] = []
        for start in range(0, len(text), 3):
            part = run_of(text[start : start + 3], run.find(w("rPr")))
            part.set(w("rsidR"), f"00{number:06X}")
            parts += [part, etree.Element(w("proofErr"), {w("type"): "spellStart"})]
        parent[place : place + 1] = parts


def tracked(kind: str, *runs: Element) -> Element:
    """Return runs as a tracked change; those of a deletion hold their words as Word keeps them then."""
    change = etree.Element(
        w(kind), {w("id"): "900", w("author"): "A. Berg", w("date"): "2025-03-21T08:00:00Z"}
    )
    for run in runs:
        change.append(run)
        for words in run.iter(w("t")):
            if kind in {"del", "moveFrom"}:
                words.tag = w("delText")
    return change
