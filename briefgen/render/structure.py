"""A part with numbered tags in, the same part with every for, if and set where it can do its work out.

A control tag that stands alone in a paragraph or in a table row takes the paragraph or row with it. A
pair that begins and ends in different paragraphs, cells or rows moves out to where both ends are
brothers, as long as nothing visible is passed on the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.render.names import BEGIN, CONTROL, END, TC, TR, VALUE, Element, P, T, owner, w
from briefgen.render.tags import new_tag

if TYPE_CHECKING:
    from briefgen.render.tags import Part, Tag

_ENDS = {"endfor": "for", "endif": "if"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_OWN_LINE = "put each of them on a line of its own"
# Values that are lists: alone in a paragraph, each repeats it. (A summary is one paragraph.)
LISTS = ("key_facts", "figures", "other_facts", "outlook", "sources", "conflicts", "new")
_SHOWS = tuple(w(name) for name in ("drawing", "pict", "object", "sym", "sectPr", "fldChar", "fldSimple"))


@dataclass(slots=True)
class Fault:
    """What is wrong with a tag, in words; ``fix`` says what to type or do."""

    tag: Tag
    message: str
    fix: str = ""


@dataclass(slots=True)
class Group:
    """A for or if with its else and its end."""

    tags: list[Tag] = field(default_factory=list)


def arrange(part: Part) -> list[Fault]:
    """Move the control tags of ``part`` to their places; return what can not be mended."""
    groups, faults = pair(part.tags)
    if faults:
        return faults
    groups += [_repeat(part, tag) for tag in [*part.tags] if _is_list_alone(tag)]
    _clear_paragraphs(part)
    _clear_rows(part)
    faults = [fault for group in groups for fault in _level(group)] or _crossed(part)
    for group in groups:
        _mark_list(group)
    return faults


def _mark_list(group: Group) -> None:
    """Mark where a loop over paragraphs begins and ends, for the numbering of its lists."""
    first, last = group.tags[0].mark, group.tags[-1].mark
    if group.tags[0].word == "for" and owner(first, P) is None:
        first.addprevious(first.makeelement(BEGIN))
        last.addnext(last.makeelement(END))


def _is_list_alone(tag: Tag) -> bool:
    """Say whether the tag prints a list and is all that its paragraph shows."""
    if tag.control or tag.said not in LISTS:
        return False
    shown = [element for element in tag.paragraph.iter() if shows(element)]
    text = tag.mark.getparent()
    alone = (
        text is not None
        and len(text) == 1
        and not (text.text or "").strip()
        and not (tag.mark.tail or "").strip()
    )
    return shown == [text] and alone


def _repeat(part: Part, tag: Tag) -> Group:
    """Repeat the paragraph of ``tag``, which prints a list, for each of the list's items."""
    begin, end = (new_tag(part, said, tag) for said in (f"for one_of_these in {tag.said}", "endfor"))
    tag.said = "one_of_these"
    tag.paragraph.addprevious(begin.mark)
    tag.paragraph.addnext(end.mark)
    return Group([begin, end])


def pair(tags: list[Tag]) -> tuple[list[Group], list[Fault]]:
    """Find which end belongs to which beginning; groups come in the order they begin."""
    groups: list[Group] = []
    open_groups: list[Group] = []
    faults: list[Fault] = []
    for tag in tags:
        if not tag.control:
            continue
        if tag.word in ("for", "if"):
            group = Group([tag])
            groups.append(group)
            open_groups.append(group)
        elif tag.word in _ENDS or tag.word in _MIDDLES:
            faults += _close(tag, open_groups)
    faults += [_unclosed(group.tags[0]) for group in open_groups]
    return groups, faults


def _unclosed(tag: Tag) -> Fault:
    end = f"end{tag.word}"
    return Fault(
        tag, f"{tag.typed} is never closed", f"type {{% {end} %}} where it ends, on a line of its own"
    )


def _close(tag: Tag, open_groups: list[Group]) -> list[Fault]:
    wanted = (_ENDS[tag.word],) if tag.word in _ENDS else _MIDDLES[tag.word]
    if not open_groups:
        return [
            Fault(tag, f"{tag.typed} closes nothing", f"take it out, or type {{% {wanted[0]} … %}} before it")
        ]
    group = open_groups[-1]
    if group.tags[0].word not in wanted:
        begin = group.tags[0]
        return [
            Fault(
                tag,
                f"{tag.typed} stands inside {begin.typed}",
                f"close it first with {{% end{begin.word} %}}",
            )
        ]
    group.tags.append(tag)
    if tag.word in _ENDS:
        open_groups.pop()
    return []


def shows(element: Element) -> bool:
    """Say whether the element itself is something a reader sees (or that Word needs)."""
    if element.tag == T:
        return bool((element.text or "").strip()) or any(
            child.tag == VALUE or (child.tail or "").strip() for child in element
        )
    return element.tag in _SHOWS


def _bare(element: Element) -> bool:
    """Say whether ``element`` holds control marks and nothing that shows."""
    has_mark = next(element.iter(CONTROL), None) is not None
    return has_mark and not any(shows(child) for child in element.iter())


def _clear_paragraphs(part: Part) -> None:
    for paragraph in [*part.root.iter(P)]:
        if _bare(paragraph):
            _dissolve(paragraph)


def _clear_rows(part: Part) -> None:
    for row in [*part.root.iter(TR)]:
        if _bare(row):
            _dissolve(row)


def _dissolve(element: Element) -> None:
    """Put the control marks of ``element`` where it stands."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent[place : place + 1] = [*element.iter(CONTROL)]


def _crossed(part: Part) -> list[Fault]:
    """Return a fault for each group whose marks, where they stand now, do not belong together any more."""
    by_mark = {tag.mark: tag for tag in part.tags}
    groups, faults = pair([by_mark[mark] for mark in part.root.iter(CONTROL)])
    apart = [group for group in groups if len({tag.mark.getparent() for tag in group.tags}) > 1]
    return faults + [Fault(group.tags[0], _crossing(group), _OWN_LINE) for group in apart]


def _line(element: Element) -> list[Element]:
    """Return the element and its ancestors, the root first."""
    return [*[*element.iterancestors()][::-1], element]


def _level(group: Group) -> list[Fault]:
    """Make the marks of ``group`` brothers."""
    first, last = group.tags[0].mark, group.tags[-1].mark
    if all(tag.mark.getparent() is first.getparent() for tag in group.tags):
        return []
    lines = [_line(tag.mark) for tag in group.tags]
    depth = _common(lines)
    for tag, line in zip(group.tags, lines, strict=True):
        if len(line) <= depth + 1:
            continue
        if not _hoist(tag.mark, line[depth], begins=tag.mark is not last):
            return [Fault(tag, _crossing(group), _OWN_LINE)]
    return []


def _common(lines: list[list[Element]]) -> int:
    """Return the depth at which the lines part; inside a row, that of the row itself."""
    depth = 0
    while all(depth < len(line) for line in lines) and len({line[depth] for line in lines}) == 1:
        depth += 1
    if lines[0][depth - 1].tag == TR:  # a loop from cell to cell repeats the row, not the cells
        depth -= 1
    return depth


def _crossing(group: Group) -> str:
    begin, end = group.tags[0], group.tags[-1]
    return f"{begin.typed} and its {end.typed} stand in the middle of different paragraphs"


def _hoist(mark: Element, top: Element, *, begins: bool) -> bool:
    """Move ``mark`` out of ``top``, before or after it, when nothing visible is passed; else say False."""
    before, after = _sides(mark, top)
    if before and after:
        return False
    if after or (begins and not before):
        _before(top, mark)
    else:
        _after(top, mark)
    return True


def _after(top: Element, mark: Element) -> None:
    """Put ``mark`` behind ``top``, and behind the marks there that were typed before it."""
    while (following := top.getnext()) is not None and _typed_before(following, mark):
        top = following
    top.addnext(mark)


def _before(top: Element, mark: Element) -> None:
    """Put ``mark`` before ``top``, and before the marks there that were typed after it."""
    while (previous := top.getprevious()) is not None and _typed_before(mark, previous):
        top = previous
    top.addprevious(mark)


def _typed_before(one: Element, other: Element) -> bool:
    marks = one.tag == other.tag == CONTROL
    return marks and int(one.get("i") or 0) < int(other.get("i") or 0)


def _sides(mark: Element, top: Element) -> tuple[bool, bool]:
    """Say whether something shows in ``top`` before and after ``mark``."""
    before = after = seen = False
    for element in top.iter():
        if element is mark:
            seen = True
        elif shows(element):
            before, after = before or not seen, after or seen
    return before, after


def fill_cells(root: Element) -> None:
    """Give every table cell, header, footer and text box the paragraph that Word wants at its end."""
    for story in root.iter(TC, w("hdr"), w("ftr"), w("txbxContent"), w("footnote"), w("endnote")):
        if len(story) == 0 or story[-1].tag not in (P, w("sdt"), CONTROL, END):
            story.append(story.makeelement(P))
