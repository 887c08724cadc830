"""The bytes of a .docx in, its ``Measurement`` out: read the document, set it by both rules, judge it."""

from __future__ import annotations

from briefgen.errors import FitError
from briefgen.layout.boxes import Document, Paragraph
from briefgen.layout.flow import Flowed, flow
from briefgen.layout.measurement import Certainty, Measurement, Model, ParagraphBox
from briefgen.layout.package import open_package
from briefgen.layout.reading import read_document
from briefgen.layout.rules import libreoffice, word
from briefgen.layout.stack import Set
from briefgen.layout.strict import departures

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
    document = read_document(open_package(docx))
    office, theirs = flow(document, libreoffice()), flow(document, word())
    models = _model(office), _model(theirs)
    tall = min(zip(models, (office, theirs), strict=True), key=lambda pair: pair[0].slack)
    departures(document)
    certainty: Certainty = "guaranteed"
    if document.unknown:
        certainty = "unknown"
    elif document.reasons or models[0].pages != models[1].pages:
        certainty = "measured"
    return Measurement(
        pages=models[0].pages,
        fullness=min(max(tall[1].used / max(tall[1].capacity, 1.0), 0.0), 1.0),
        slack=tall[0].slack,
        libreoffice=models[0],
        word=models[1],
        certainty=certainty,
        reasons=(*document.unknown.values(), *document.reasons.values()),
        paragraphs=_boxes(document, tall[1]),
    )


def _model(flowed: Flowed) -> Model:
    slack = flowed.capacity - flowed.used
    if flowed.pages > 1:
        over = flowed.first_capacity - flowed.height
        slack = over if over < 0 else -flowed.used  # a forced break: all that stands behind it is too much
    return Model(flowed.pages, round(slack / _POINT, 3), round(flowed.height / _POINT, 3))


def _boxes(document: Document, flowed: Flowed) -> tuple[ParagraphBox, ...]:
    """Return the paragraphs of the body, those in tables left out: their height is that of the row."""
    del document
    return tuple(_box(item, item.paragraph) for item in flowed.items if isinstance(item, Set))


def _box(item: Set, paragraph: Paragraph) -> ParagraphBox:
    last = item.lines[-1]
    return ParagraphBox(
        text=paragraph.text,
        style=paragraph.style,
        lines=len(item.lines),
        height=round((item.gap + item.height) / _POINT, 3),
        last_line=0.0,
        last_words=last.words,
    )
