"""A part of a template in, what no measure can be taken of out, each with its place and what to do in Word.

Text that flows around something breaks at other places in Word than in LibreOffice. Nothing of it is mended:
it would move what the owner of the template has put there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.render.names import PPR, RPR, TBL, Element, P, R, own, w

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_AROUND = tuple(f"{_WP}wrap{kind}" for kind in ("Square", "Tight", "Through", "TopAndBottom"))
_FLOWS = "text flows around {}, in Word not as in LibreOffice: one page can not be promised"
_FREE = "click it, choose Layout Options > In Front of Text and leave room for it; or use a table"


@dataclass(frozen=True, slots=True)
class Float:
    """One of them: where it stands in Word's terms, what it is, and what takes it away."""

    place: str
    message: str
    fix: str


def floats(where: dict[Element, str]) -> Iterator[Float]:
    """Yield everything found in the paragraphs of ``where``, which maps each to its place."""
    for paragraph, place in where.items():
        yield from _shapes(paragraph, place)
        if paragraph.find(f"{PPR}/{w('framePr')}") is not None:
            yield Float(
                place, _FLOWS.format("a frame"), "right-click its border, choose Format Frame > Remove"
            )
        if any(run.find(f"{RPR}/{w('position')}") is not None for run in own(paragraph, R)):
            message = "letters are raised or lowered, which makes lines higher in one program only"
            yield Float(place, message, "choose Font > Advanced > Position: Normal; or Superscript")
        table = _table_begun(paragraph)
        if table is not None and table.find(f"{w('tblPr')}/{w('tblpPr')}") is not None:
            yield Float(place, _FLOWS.format("the table"), "choose Table Properties > Text Wrapping: None")


def _shapes(paragraph: Element, place: str) -> Iterator[Float]:
    """Yield the text boxes and pictures of a paragraph that text flows around."""
    for drawing in own(paragraph, w("drawing")):
        if next(drawing.iterdescendants(*_AROUND), None) is not None:
            yield Float(place, _FLOWS.format(_named(drawing)), _FREE)
    for shape in own(paragraph, w("pict")):
        if not any(str(one.tag).endswith("}Fallback") for one in shape.iterancestors()):
            yield Float(
                place,
                f"{_named(shape)} is of an older version of Word, and its place can not be measured",
                f"insert it anew; then {_FREE}",
            )


def _named(shape: Element) -> str:
    return "a picture" if next(shape.iter(w("txbxContent")), None) is None else "a text box"


def _table_begun(paragraph: Element) -> Element | None:
    """Return the table whose first paragraph this is."""
    table = next(paragraph.iterancestors(TBL), None)
    return table if table is not None and next(table.iter(P)) is paragraph else None
