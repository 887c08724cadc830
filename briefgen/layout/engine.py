"""The bytes of a .docx in, its ``Measurement`` out: read the document, set it by both rules, judge it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.errors import FitError
from briefgen.layout.flow import Flowed, flow
from briefgen.layout.measurement import Certainty, Measurement, Model, ParagraphBox
from briefgen.layout.package import open_package
from briefgen.layout.rules import libreoffice, word
from briefgen.layout.sections import read_document
from briefgen.layout.stack import Item, Set
from briefgen.layout.strict import departures

if TYPE_CHECKING:
    from briefgen.layout.boxes import Document
    from briefgen.layout.package import Package

_POINT = 20.0


def measure(docx: bytes) -> Measurement:
    """Measure a document; FitError when it can not be read or is too large."""
    try:
        return _measure(docx)
    except RecursionError as error:
        raise FitError(
            "the document is nested too deeply to be measured", "take tables out of tables"
        ) from error


def _measure(docx: bytes) -> Measurement:
    package = open_package(docx)
    document = read_document(package)
    flows = flow(document, libreoffice()), flow(document, word())
    models = _model(flows[0]), _model(flows[1])
    departures(document)
    if document.lacks:
        _without_caladea(document, package, models[0])
    if models[0].pages != models[1].pages:
        document.reasons["models"] = (
            f"the two models differ: {_pages(models[0])} in LibreOffice, {_pages(models[1])} in Word"
        )
    tall = min(zip(models, flows, strict=True), key=lambda pair: pair[0].slack)
    full = max((found for found in flows if found.pages == models[0].pages), key=_fullness)
    return Measurement(
        pages=models[0].pages,
        fullness=_fullness(full),
        slack=tall[0].slack,
        libreoffice=models[0],
        word=models[1],
        certainty=_certainty(document),
        reasons=(*document.unknown.values(), *document.reasons.values()),
        paragraphs=tuple(_boxes(tall[1].items)),
    )


def _without_caladea(document: Document, package: Package, model: Model) -> None:
    """Tell of another page count on machines that have neither Cambria nor the face with its widths."""
    bare = _model(flow(read_document(package, bare=True), libreoffice()))
    if bare.pages != model.pages:
        document.unknown["Caladea"] = (
            f"Cambria: {_pages(bare)} where its stand-in Caladea is missing, {_pages(model)} with it; "
            "use Calibri, Arial or Times New Roman"
        )


def _pages(model: Model) -> str:
    return "1 page" if model.pages == 1 else f"{model.pages} pages"


def _certainty(document: Document) -> Certainty:
    if document.unknown:
        return "unknown"
    return "measured" if document.reasons else "guaranteed"


def _fullness(flowed: Flowed) -> float:
    return round(min(max(flowed.used / max(flowed.capacity, 1.0), 0.0), 1.0), 4)


def _model(flowed: Flowed) -> Model:
    slack = flowed.capacity - flowed.used
    if flowed.pages > 1:
        over = flowed.first_capacity - flowed.height
        slack = over if over < 0 else -flowed.used  # a forced break: all that stands behind it is too much
    return Model(flowed.pages, round(slack / _POINT, 3), round(flowed.height / _POINT, 3))


def _boxes(items: Sequence[Item], cell: str = "") -> Iterator[ParagraphBox]:
    """Yield the paragraphs in reading order, those of a table inside a cell as that cell's."""
    tables = 0
    for item in items:
        if isinstance(item, Set):
            yield _box(item, cell)
            continue
        for number, row in enumerate(item.rows):
            for place, inner in enumerate(row.cells):
                yield from _boxes(inner, cell or f"{tables}.{number}.{place}")
        tables += 1


def _box(item: Set, cell: str) -> ParagraphBox:
    last, paragraph = item.lines[-1], item.paragraph
    room = max(item.width - paragraph.left - paragraph.right, 1.0)
    return ParagraphBox(
        text=paragraph.text,
        style=paragraph.style,
        lines=len(item.lines),
        height=round((item.gap + item.height) / _POINT, 3),
        last_line=round(min(max((last.reach - paragraph.left) / room, 0.0), 1.0), 4),
        last_words=last.words,
        cell=cell,
    )
