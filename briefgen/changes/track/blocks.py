"""Two containers of paragraphs and tables in, the newer one with its blocks marked out.

Blocks are matched in order, the most alike ones; what has no match is inserted or deleted whole. The last
paragraph of a container has an end that can not go: what is gone there stands in one with what has come.
"""

from __future__ import annotations

from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefgen.changes.track.atoms import delete_words, text_of, track_words
from briefgen.changes.track.marks import rows_of, set_end
from briefgen.render.names import PPR, RPR, TBL, TC, Element, P, drop, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.changes.track.borrow import Borrower
    from briefgen.changes.track.marks import Kind, Pen

_SDT = w("sdt")
_BLOCKS = {P, TBL, _SDT}
# Below this two paragraphs share little but their small words: the one is read more easily as gone, the other
# as new, than the two woven into each other.
_ALIKE = 0.5
_EMPTY = 0.1  # two empty paragraphs are a match where nothing better is
_STYLE = 0.05  # of two paragraphs that are alike, the one of the same style

_Pair = tuple[Element | None, Element | None]


def track_container(old: Element, new: Element, pen: Pen, borrower: Borrower) -> None:
    """Mark the changes of a body, cell, header or text box in place."""
    before, after = ([child for child in parent if child.tag in _BLOCKS] for parent in (old, new))
    single = _single_styles(before) & _single_styles(after)

    def likeness(was: Element, block: Element) -> float:
        # The title is the title, and the dateline the dateline, whatever they say.
        same = was.tag == P == block.tag and _style(was) == _style(block) in single
        return max(_block_likeness(was, block), _ALIKE * same)

    pairs = _tail_joined(_aligned(before, after, likeness))
    place: Element | None = None
    for was, block in pairs:
        if block is None and was is not None:
            gone = borrower.copy(was)
            _mark_whole("del", gone, pen, borrower)
            _put(new, gone, place)
            place = gone
        elif block is not None:
            if was is None:
                _mark_whole("ins", block, pen, borrower)
            else:
                _track_pair(was, block, pen, borrower)
            place = block
    _free_the_last(new)


def _put(parent: Element, block: Element, after: Element | None) -> None:
    if after is not None:
        after.addnext(block)
    else:
        at = next((number for number, child in enumerate(parent) if child.tag in _BLOCKS), len(parent))
        parent.insert(at, block)


def _track_pair(old: Element, new: Element, pen: Pen, borrower: Borrower) -> None:
    if new.tag == P:
        track_words(old, new, pen, borrower)
    elif new.tag == TBL:
        _track_table(old, new, pen, borrower)
    else:
        here, there = new.find(w("sdtContent")), old.find(w("sdtContent"))
        if here is not None and there is not None:
            track_container(there, here, pen, borrower)


def _track_table(old: Element, new: Element, pen: Pen, borrower: Borrower) -> None:
    place: Element | None = None
    before, after = rows_of(old), rows_of(new)
    first = after[0] if after else None
    # A table of as many rows is laid out alike: each row is the one of the same place, however it reads.
    least = _EMPTY if len(before) == len(after) else 0.0

    def likeness(one: Element, two: Element) -> float:
        same = len(one.findall(TC)) == len(two.findall(TC))
        return max(least, _row_likeness(one, two)) if same else 0.0

    for was, row in _aligned(before, after, likeness):
        if row is None and was is not None:
            gone = borrower.copy(was)
            _mark_row("del", gone, pen, borrower)
            if place is not None:
                place.addnext(gone)
            elif first is not None:
                first.addprevious(gone)
            place = gone
        elif row is not None:
            if was is None:
                _mark_row("ins", row, pen, borrower)
            else:
                for there, here in zip(was.findall(TC), row.findall(TC), strict=True):
                    track_container(there, here, pen, borrower)
            place = row


def _mark_whole(kind: Kind, block: Element, pen: Pen, borrower: Borrower) -> None:
    """Mark a block and all in it."""
    if block.tag == P:
        _mark_paragraph(kind, block, pen, borrower)
        pen.end_of(kind, block)
    elif block.tag == TBL:
        for row in rows_of(block):
            _mark_row(kind, row, pen, borrower)
    else:
        for paragraph in block.iter(P):
            _mark_paragraph(kind, paragraph, pen, borrower)


def _mark_row(kind: Kind, row: Element, pen: Pen, borrower: Borrower) -> None:
    pen.row(kind, row)
    for paragraph in row.iter(P):
        _mark_paragraph(kind, paragraph, pen, borrower)


def _mark_paragraph(kind: Kind, paragraph: Element, pen: Pen, borrower: Borrower) -> None:
    if kind == "ins":
        track_words(None, paragraph, pen, borrower)
    else:
        delete_words(paragraph, pen, borrower)


# ------------------------------------------------------------ the last paragraph


def _tail_joined(pairs: list[_Pair]) -> list[_Pair]:
    """Make one paragraph of the last that is gone and the last that is new, when both end the container."""
    gone = [at for at, (_, new) in enumerate(pairs) if new is None]
    come = [at for at, (old, _) in enumerate(pairs) if old is None]
    matched = max((at for at, pair in enumerate(pairs) if None not in pair), default=-1)
    if not gone or not come or min(gone[-1], come[-1]) < matched:
        return pairs
    old, new = pairs[gone[-1]][0], pairs[come[-1]][1]
    if old is None or new is None or {old.tag, new.tag} != {P}:
        return pairs
    rest = [pair for at, pair in enumerate(pairs) if at not in {gone[-1], come[-1]}]
    return [*rest, (old, new)]


def _free_the_last(parent: Element) -> None:
    """Move the marked ends one paragraph up where the container ends with them: its last end can not go.

    Of "A" and then a new last "B", the end of A is new, and the end of B is that which A had.
    """
    blocks = [child for child in parent if child.tag in _BLOCKS]
    first = len(blocks)
    while first and blocks[first - 1].tag == P and _end_mark(blocks[first - 1]) is not None:
        first -= 1
    tail = blocks[first:]
    marks = [mark for block in tail if (mark := _end_mark(block)) is not None]
    for mark in marks:
        drop(mark)
    above = blocks[first - 1] if first and blocks[first - 1].tag == P else None
    if marks and above is not None and marks[-1].tag == w("del"):
        _take_properties(tail[-1], above)
    for block, mark in zip([*([above] if above is not None else []), *tail[:-1]], marks, strict=False):
        set_end(block, mark)


def _end_mark(paragraph: Element) -> Element | None:
    found = paragraph.find(f"{PPR}/{RPR}")
    marks = [child for child in found if child.tag in {w("ins"), w("del")}] if found is not None else []
    return marks[0] if marks else None


def _take_properties(paragraph: Element, other: Element) -> None:
    """Give a paragraph the properties of another: of two that become one, the later one's stay."""
    for own in paragraph.findall(PPR):
        paragraph.remove(own)
    theirs = other.find(PPR)
    if theirs is not None:
        paragraph.insert(0, deepcopy(theirs))


# ------------------------------------------------------------ which blocks are the same


def _aligned(
    old: Sequence[Element], new: Sequence[Element], likeness: Callable[[Element, Element], float]
) -> list[_Pair]:
    """Return the blocks of both in order, matched so that the sum of their likeness is greatest.

    Between two matches, what is gone stands before what is new.
    """
    likes = [[likeness(was, block) for block in new] for was in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in reversed(range(len(old))):
        for two in reversed(range(len(new))):
            skipped = max(best[one + 1][two], best[one][two + 1])
            like = likes[one][two]
            best[one][two] = max(skipped, like + best[one + 1][two + 1]) if like else skipped
    return list(_walked(old, new, likes, best))


def _walked(
    old: Sequence[Element], new: Sequence[Element], likes: list[list[float]], best: list[list[float]]
) -> Iterator[_Pair]:
    one = two = 0
    come: list[Element] = []
    while one < len(old) and two < len(new):
        like = likes[one][two]
        if like and best[one][two] == like + best[one + 1][two + 1]:
            yield from ((None, block) for block in come)
            come = []
            yield old[one], new[two]
            one, two = one + 1, two + 1
        elif best[one][two] == best[one + 1][two]:
            yield old[one], None
            one += 1
        else:
            come.append(new[two])
            two += 1
    yield from ((was, None) for was in old[one:])
    yield from ((None, block) for block in (*come, *new[two:]))


def _single_styles(blocks: Sequence[Element]) -> set[str]:
    """Return the styles that one paragraph has and no other."""
    styles = [_style(block) for block in blocks if block.tag == P]
    return {style for style in styles if style and styles.count(style) == 1}


def _block_likeness(old: Element, new: Element) -> float:
    if old.tag != new.tag:
        return 0.0
    texts = _text(old), _text(new)
    if new.tag != P:
        return max(_EMPTY, _ratio(*texts))  # a table stays one, whatever its cells say
    like = _ratio(*texts) if all(texts) else 0.0 if any(texts) else _EMPTY
    return like + _STYLE * (_style(old) == _style(new)) if like >= _ALIKE or like == _EMPTY else 0.0


def _row_likeness(old: Element, new: Element) -> float:
    texts = _text(old), _text(new)
    like = _ratio(*texts) if any(texts) else 1.0
    return max(like, _EMPTY) if like >= _ALIKE or min(map(len, texts)) == 0 else 0.0


def _text(block: Element) -> str:
    return " ".join(text_of(paragraph) for paragraph in block.iter(P))


def _ratio(old: str, new: str) -> float:
    """Return how alike two texts are, word by word."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{PPR}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val")))
