"""The bytes of a page in, its paragraphs as read out: tracked changes accepted, comments left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.decisions.words import plain, shown
from briefgen.errors import FitError, PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from briefgen.layout.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _T, _TR = f"{_W}p", f"{_W}t", f"{_W}tr"
_TYPED = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_TAKEN = {f"{_W}del", f"{_W}moveFrom"}
_SAVED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_US = "briefgen"
_BOXES = {f"{_W}body", f"{_W}tc", f"{_W}txbxContent", f"{_W}hdr", f"{_W}ftr"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text with one kind of space; ``plain`` is that with one kind of quote and dash too.

    ``box`` tells the cells, text boxes and the body apart, ``style`` is the id of its style, ``margin`` says
    that it stands in a header or footer.
    """

    text: str
    style: str = ""
    box: int = 0
    margin: bool = False

    @property
    def plain(self) -> str:
        """The text in the form in which it is compared."""
        return plain(self.text)


def paragraphs(docx: bytes, name: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs that hold text, in the order of the file; ``name`` is what errors call it.

    Raises PublishError when it is no Word document that can be read.
    """
    from briefgen.layout.package import open_package

    try:
        package = open_package(docx)
        found = [*_body(package)]
        for kind in ("header", "footer"):
            found += dict.fromkeys(_margins(package, kind))
    except FitError as error:
        message = f"{name} was changed and can not be read back: {error.message}"
        raise PublishError(
            message, "Open it in Word, save it as .docx without a password, or move it away."
        ) from None
    return tuple(found)


def saved_by(docx: bytes) -> str:
    """Return who saved the document last, as its properties say; empty when they do not, or it was us."""
    from briefgen.layout.package import open_package

    try:
        package = open_package(docx)
        core = package.xml(package.related("", "core-properties") or "docProps/core.xml")
    except FitError:
        return ""
    name = core.findtext(_SAVED_BY) if core is not None else ""
    return "" if name == _US else shown(name or "")


def _body(package: Package) -> Iterator[Paragraph]:
    root = package.xml(package.document)
    if root is None:
        raise FitError("it holds no document")
    return _of(root, margin=False)


def _margins(package: Package, kind: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of headers or footers; the same text on several pages is said once."""
    for found, part in package.rels(package.document).values():
        root = package.xml(part) if found == kind else None
        if root is not None:
            yield from _of(root, margin=True)


def _of(root: etree._Element, *, margin: bool) -> Iterator[Paragraph]:
    boxes: dict[etree._Element, int] = {}
    begun = ""
    for element in root.iter(_P):
        if _is_gone(element):
            continue
        text = begun + "".join(_texts(element))
        begun = text if _goes_on(element) else ""
        if shown(text) and not begun:
            box = next((one for one in element.iterancestors() if one.tag in _BOXES), root)
            style = element.find(f"{_W}pPr/{_W}pStyle")
            name = style.get(f"{_W}val", "") if style is not None else ""
            yield Paragraph(shown(text), name, 0 if margin else boxes.setdefault(box, len(boxes)), margin)


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """Yield what is typed in the paragraph itself, not in the text boxes that hang on it."""
    for element in paragraph.iter(_T, *_TYPED):
        above = [*element.iterancestors()]
        below = above[: above.index(paragraph)]
        if any(one.tag == _P or one.tag in _TAKEN for one in below):
            continue
        if element.tag == _T:
            yield element.text or ""
        elif any(one.tag == f"{_W}r" for one in below):  # a tab of the paragraph's settings is no text
            yield _TYPED[str(element.tag)]


def _is_gone(paragraph: etree._Element) -> bool:
    """Whether no reader sees the paragraph: a second form of a text box, a row that was taken out."""
    for one in paragraph.iterancestors():
        if one.tag == f"{_MC}Fallback" and _has_choice(one):
            return True
        if one.tag == _TR and one.find(f"{_W}trPr/{_W}del") is not None:
            return True
        if one.tag in _TAKEN:
            return True
    return False


def _has_choice(fallback: etree._Element) -> bool:
    both = fallback.getparent()
    return both is not None and next(both.iter(f"{_MC}Choice"), None) is not None


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether the end of the paragraph was taken out, so that the next one follows on the same line."""
    mark = paragraph.find(f"{_W}pPr/{_W}rPr")
    return mark is not None and any(mark.find(name) is not None for name in _TAKEN)
