"""A part of a Word template in, the same part with its tags taken out of the text and numbered.

Word splits what is typed into runs as it likes, turns quotes and dashes into typographic ones, and puts
proofing marks between. Here every tag is found in the paragraph's text, put back together, and replaced
by an element of ours: ``b:v`` (a value) inside its ``w:t``, ``b:c`` (for, if, set …) beside the runs.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from briefgen.render.names import (
    BR,
    CONTROL,
    HYPHEN,
    RPR,
    SOFT_HYPHEN,
    SPACE,
    TAB,
    TAGGED,
    VALUE,
    Element,
    P,
    R,
    T,
    own,
    owner,
    w,
)  # fmt: skip

TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<control>.*?)%\}|\{#.*?#\}", re.DOTALL)
_NOISE = tuple(w(name) for name in ("proofErr", "lastRenderedPageBreak"))
_SHOWN = {TAB: " ", BR: " ", HYPHEN: "-", SOFT_HYPHEN: ""}

# What Word's AutoCorrect makes of what was typed.
_TYPED = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'",
    "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "…": "...",
    "≠": "!=", "≤": "<=", "≥": ">=",
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ",
    "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None, "\u00ad": None,
    "\t": " ", "\n": " ", "\r": " ",
})  # fmt: skip


@dataclass(slots=True)
class Tag:
    """One tag of a part: what it says, as typed and mended, and the element that stands for it."""

    number: int
    typed: str
    said: str
    control: bool
    mark: Element
    paragraph: Element
    place: str = ""

    @property
    def word(self) -> str:
        """The first word of a control tag: "for", "endif"."""
        return self.said.split(None, 1)[0] if self.control and self.said else ""


@dataclass(slots=True)
class Part:
    """A part that is being read: its tree and its tags, in document order."""

    name: str
    root: Element
    tags: list[Tag] = field(default_factory=list)
    places: dict[Element, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    """A tag in a paragraph's text: from ``start`` to ``end``, ``key`` where its expression begins."""

    start: int
    end: int
    key: int
    typed: str
    said: str | None
    control: bool


@dataclass(slots=True)
class _Atom:
    """A piece of a paragraph's text that one element holds; it begins at ``at`` of the whole."""

    element: Element
    text: str
    at: int

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.at + len(self.text)

    def between(self, start: int, end: int) -> str:
        """Return what the piece has from ``start`` to ``end`` of the whole."""
        return self.text[max(start - self.at, 0) : max(end - self.at, 0)]


def mend(inside: str) -> str:
    """Return what stands between a tag's brackets as it was typed, before Word corrected it."""
    return inside.translate(_TYPED).strip().strip("+-").strip() if inside.strip() else ""


def mark(name: str, root: Element) -> Part:
    """Take the tags out of every paragraph of ``root`` (which is changed) and return them with it."""
    for noise in list(root.iter(*_NOISE)):
        parent = noise.getparent()
        if parent is not None:
            parent.remove(noise)
    part = Part(name, root)
    for paragraph in list(root.iter(P)):
        _mark_paragraph(part, paragraph)
    return part


def _atoms(paragraph: Element) -> list[_Atom]:
    """Return the paragraph's pieces of text, and where each begins in the whole."""
    atoms: list[_Atom] = []
    at = 0
    for element in own(paragraph, T, *_SHOWN):
        if owner(element, R) is not None:
            text = element.text or "" if element.tag == T else _SHOWN[str(element.tag)]
            atoms.append(_Atom(element, text, at))
            at += len(text)
    return atoms


def _find(text: str) -> list[_Found]:
    found = []
    for match in TAG.finditer(text):
        group = match.lastgroup
        inside = match[group] if group else ""
        key = (
            match.start(group) + len(inside) - len(inside.lstrip(" \t\n\u00a0-+–—"))
            if group
            else match.start()
        )
        said = mend(inside) if group else None
        if group == "control" and said:
            said = _plain_word(said)
        found.append(_Found(match.start(), match.end(), key, _short(match[0]), said, group == "control"))
    return found


def _short(typed: str) -> str:
    """Return a tag as messages show it: on one line, and not all of it when it is long."""
    typed = " ".join(typed.split())
    return typed if len(typed) <= 80 else f"{typed[:60]} … {typed[-10:]}"


def _plain_word(said: str) -> str:
    """Undo the capital that Word gives to the first word, and the paragraph hints of docxtpl."""
    said = re.sub(r"^(?:p|tr|tc|r)\s+(?=\w)", "", said)
    word, *rest = said.split(None, 1)
    return " ".join([word.lower().replace("end_", "end"), *rest])


def _mark_paragraph(part: Part, paragraph: Element) -> None:
    atoms = _atoms(paragraph)
    found = _find("".join(atom.text for atom in atoms))
    if not found:
        return
    paragraph.set(TAGGED, "1")
    for atom in atoms:
        inside = [tag for tag in found if tag.start < atom.end and tag.end > atom.at]
        if inside:
            _rewrite(part, paragraph, atom, inside)


def _rewrite(part: Part, paragraph: Element, atom: _Atom, found: list[_Found]) -> None:
    """Leave in the atom the text outside tags, and the marks of the tags whose expression begins in it."""
    pieces: list[str | Element] = []
    cursor = atom.at
    for tag in found:
        pieces.append(atom.between(cursor, tag.start))
        if atom.at <= tag.key < atom.end and tag.said is not None:
            pieces.append(_new_mark(part, paragraph, tag))
        cursor = max(cursor, tag.end)
    pieces.append(atom.between(cursor, atom.end))
    _replace(atom.element, [piece for piece in pieces if not isinstance(piece, str) or piece])


def new_tag(part: Part, said: str, like: Tag) -> Tag:
    """Add a control tag that nobody typed, on behalf of the tag ``like``."""
    element = etree.Element(CONTROL, {"i": str(len(part.tags))})
    tag = Tag(len(part.tags), like.typed, said, True, element, like.paragraph, like.place)
    part.tags.append(tag)
    return tag


def _new_mark(part: Part, paragraph: Element, found: _Found) -> Element:
    number = len(part.tags)
    element = etree.Element(CONTROL if found.control else VALUE, {"i": str(number)})
    part.tags.append(Tag(number, found.typed, found.said or "", found.control, element, paragraph))
    return element


def _replace(element: Element, pieces: list[str | Element]) -> None:
    """Put ``pieces`` where the text element is; a control mark ends the run and begins another like it."""
    run = element.getparent()
    if run is None:
        return
    new: list[Element] = []
    for piece in pieces:
        if isinstance(piece, str) or piece.tag == VALUE:
            _append(new, piece)
        else:
            new.append(piece)
    place = run.index(element)
    run[place : place + 1] = new
    _split(run)


def _append(new: list[Element], piece: str | Element) -> None:
    if not new or new[-1].tag != T:
        new.append(etree.Element(T, {SPACE: "preserve"}))
    text = new[-1]
    if not isinstance(piece, str):
        text.append(piece)
    elif len(text):
        text[-1].tail = (text[-1].tail or "") + piece
    else:
        text.text = (text.text or "") + piece


def _split(run: Element) -> None:
    """Take the control marks out of ``run``: what stands after each one moves to a run of its own."""
    marks = [child for child in run if child.tag == CONTROL]
    for control in reversed(marks):
        place = run.index(control)
        tail = etree.Element(R)
        properties = run.find(RPR)
        if properties is not None:
            tail.append(deepcopy(properties))
        after = list(run)[place + 1 :]
        tail.extend(after)
        run.remove(control)
        run.addnext(control)
        if after:
            control.addnext(tail)
    if marks and all(child.tag == RPR for child in run):
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
