"""Two paragraphs in, the newer one with its words marked out: kept, inserted, or deleted from the older one.

A paragraph is taken apart into atoms (a word, a blank, a mark, a line break), each with the run and the link
that it stands in, and put together again in the order of the newer one.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lxml import etree

from briefgen.render.names import BR, HYPHEN, PPR, RPR, SPACE, TAB, Element, R, T, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.changes.track.borrow import Borrower
    from briefgen.changes.track.marks import Kind, Pen

LINK = w("hyperlink")
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*|\s+|[^\w\s]")
# What only surrounds runs: a content control, a tag that Word sets. Its runs stand for it.
_AROUND = {w("sdt"), w("sdtContent"), w("smartTag"), w("customXml")}
_ABOUT = {w("sdtPr"), w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")}
_WOVEN = 0.4  # the share of letters that must stay for two paragraphs to be woven into one
_AS_TEXT = {TAB: "\t", BR: "\n", HYPHEN: "-"}


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """A piece of a paragraph: ``text`` and the ``run`` it comes from, or an ``element`` that stays as it is.

    ``link`` is the hyperlink around it.
    """

    text: str
    run: Element | None = None
    link: Element | None = None
    element: Element | None = None


def atoms(paragraph: Element) -> list[Atom]:
    """Return what the paragraph is made of, in order, its properties left out."""
    return [atom for child in paragraph if child.tag != PPR for atom in _of(child, None)]


def _of(element: Element, link: Element | None) -> Iterator[Atom]:
    if element.tag == LINK and link is None:
        for child in element:
            yield from _of(child, element)
    elif element.tag in _AROUND:
        for child in element:
            yield from _of(child, link)
    elif element.tag == R:
        yield from _of_run(element, link)
    elif element.tag not in _ABOUT:
        yield Atom("", link=link, element=element)


def _of_run(run: Element, link: Element | None) -> Iterator[Atom]:
    """Yield the words of a run; one that holds more than text (a field, a picture) stays whole."""
    inside = [child for child in run if child.tag != RPR]
    if any(child.tag not in {T, *_AS_TEXT} for child in inside):
        yield Atom("", link=link, element=run)
        return
    for child in inside:
        if child.tag == T:
            yield from (Atom(word, run, link) for word in _WORD.findall(child.text or ""))
        else:
            yield Atom(_AS_TEXT[str(child.tag)], run, link, child)


def text_of(paragraph: Element) -> str:
    """Return the words of a paragraph."""
    return "".join(atom.text for atom in atoms(paragraph))


def track_words(old: Element | None, new: Element, pen: Pen, borrower: Borrower) -> None:
    """Mark in ``new`` what its words are against those of ``old``; without it, all of them are inserted."""
    before = [atom for atom in atoms(old) if atom.text] if old is not None else []
    after = atoms(new)
    pieces = [*_pieces(before, after)]
    for child in [child for child in new if child.tag != PPR]:
        new.remove(child)
    _write(new, pieces, pen, borrower)


def delete_words(paragraph: Element, pen: Pen, borrower: Borrower) -> None:
    """Mark all words of a paragraph of the older document as deleted."""
    gone = [atom for atom in atoms(paragraph) if atom.text]
    for child in [child for child in paragraph if child.tag != PPR]:
        paragraph.remove(child)
    _write(paragraph, [("del", atom) for atom in gone], pen, borrower)


_Piece = tuple["Kind | None", Atom]


def _pieces(before: Sequence[Atom], after: Sequence[Atom]) -> Iterator[_Piece]:
    """Yield the atoms of both in the order of the newer one; what has no text stays before its next word."""
    words = [at for at, atom in enumerate(after) if atom.text]
    done = 0
    for tag, one, two, three, four in _compared(before, [after[at] for at in words]):
        if tag != "equal":
            yield from (("del", atom) for atom in before[one:two])
        for place in words[three:four]:
            yield from ((None, atom) for atom in after[done:place])
            yield (None if tag == "equal" else "ins"), after[place]
            done = place + 1
    yield from ((None, atom) for atom in after[done:])


_Opcode = tuple[str, int, int, int, int]


def _compared(before: Sequence[Atom], after: Sequence[Atom]) -> list[_Opcode]:
    """Return what to do with which words; where few are the same, all are replaced."""
    texts = [atom.text for atom in before], [atom.text for atom in after]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    lengths = [len(text) for text in texts[0]], [len(text) for text in texts[1]]
    codes = _whole_phrases(matcher.get_opcodes(), lengths)
    same = sum(len("".join(texts[0][one:two])) for tag, one, two, _, _ in codes if tag == "equal")
    if 2 * same < _WOVEN * sum(len("".join(row)) for row in texts):
        return [("replace", 0, len(before), 0, len(after))]
    return codes


def _whole_phrases(opcodes: Iterable[_Opcode], lengths: tuple[Sequence[int], Sequence[int]]) -> list[_Opcode]:
    """Join changes with less between them than each of them holds: a phrase is replaced whole."""
    codes = [*opcodes]
    at = 1
    while 0 < at < len(codes) - 1:
        if codes[at][0] == "equal" and all(
            _size(codes[at], lengths) <= _size(codes[side], lengths) for side in (at - 1, at + 1)
        ):
            first, last = codes[at - 1], codes[at + 1]
            codes[at - 1 : at + 2] = [("replace", first[1], last[2], first[3], last[4])]
            at = max(1, at - 2)
        else:
            at += 1
    return codes


def _size(code: _Opcode, lengths: tuple[Sequence[int], Sequence[int]]) -> int:
    """Return how many letters a change takes away or brings, whichever is more."""
    return max(sum(lengths[0][code[1] : code[2]]), sum(lengths[1][code[3] : code[4]]))


def _write(paragraph: Element, pieces: Sequence[_Piece], pen: Pen, borrower: Borrower) -> None:
    """Put the pieces into the paragraph: neighbours of one kind, run and link stand in one run."""
    at = 0
    link: Element | None = None
    made: Element = paragraph
    while at < len(pieces):
        kind, atom = pieces[at]
        end = at + 1
        while atom.run is not None and end < len(pieces) and _together(pieces[at], pieces[end]):
            end += 1
        if atom.link is not link or atom.link is None:
            link, made = atom.link, _holder(paragraph, atom.link, borrower, old=kind == "del")
        made.append(_made(kind, [piece for _, piece in pieces[at:end]], pen, borrower))
        at = end


def _together(one: _Piece, two: _Piece) -> bool:
    return one[0] == two[0] and two[1].run is one[1].run and two[1].link is one[1].link


def _holder(paragraph: Element, link: Element | None, borrower: Borrower, *, old: bool) -> Element:
    """Return what runs are put into: the paragraph, or a link in it."""
    if link is None:
        return paragraph
    attributes = (
        borrower.link(link) if old else {str(name): str(value) for name, value in link.attrib.items()}
    )
    if not attributes:
        return paragraph
    return etree.SubElement(paragraph, LINK, attributes)


def _made(kind: Kind | None, pieces: Sequence[Atom], pen: Pen, borrower: Borrower) -> Element:
    first = pieces[0]
    if first.run is None:
        if first.element is None:
            raise AssertionError("an atom is words of a run, or an element")
        return first.element
    run = etree.Element(R)
    properties = first.run.find(RPR)
    if properties is not None:
        run.append(borrower.properties(properties) if kind == "del" else deepcopy(properties))
    _fill(run, pieces)
    return pen.around(kind, run) if kind else run


def _fill(run: Element, pieces: Sequence[Atom]) -> None:
    """Put the words into the run, those that follow each other in one text."""
    for atom in pieces:
        if atom.element is not None:
            run.append(deepcopy(atom.element))
        elif len(run) and run[-1].tag == T:
            run[-1].text = f"{run[-1].text}{atom.text}"
        else:
            text = etree.SubElement(run, T)
            text.text = atom.text
            text.set(SPACE, "preserve")
