"""The parts of a template in, the same parts with every tag in one run, as it was meant to be typed, out."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from briefgen.render import package
from briefgen.render.mend import STORY
from briefgen.render.names import RPR, SPACE, TAGGED, VALUE, Element, P, R, T, words
from briefgen.render.tags import TAG, mark

if TYPE_CHECKING:
    from briefgen.render.package import Parts


def join_tags(parts: Parts) -> int:
    """Put the tags that Word split or corrected together again; return how many there were.

    Parts with remarks ({# … #}) stay as they are: taking the tags out loses those.
    """
    joined = 0
    for name in sorted(part for part in parts if STORY.match(part)):
        before = package.parse(parts[name], name)
        if any("{#" in words(paragraph) for paragraph in before.iter(P)):
            continue
        whole = sum(len(TAG.findall(text.text or "")) for text in before.iter(T))
        part = mark(name, before)
        split = len(part.tags) - whole
        if split <= 0:
            continue
        for tag in part.tags:
            _type(tag.mark, f"{{% {tag.said} %}}" if tag.control else f"{{{{ {tag.said} }}}}")
        for paragraph in before.iter(P):
            paragraph.attrib.pop(TAGGED, "")
        etree.cleanup_namespaces(before, keep_ns_prefixes=[prefix for prefix in before.nsmap if prefix])
        parts[name] = package.serialise(before)
        joined += split
    return joined


def _type(place: Element, said: str) -> None:
    """Put the words of a tag where its mark stands."""
    parent = place.getparent()
    if parent is None:
        return
    if place.tag == VALUE:
        text = said + (place.tail or "")
        previous = place.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + text
        else:
            previous.tail = (previous.tail or "") + text
        place.tail = None
    else:
        place.addprevious(_run_like(place, said))
    parent.remove(place)


def _run_like(place: Element, said: str) -> Element:
    """Return a run that says ``said`` and looks like the run beside the mark."""
    run = etree.Element(R)
    beside = next(
        (node for node in (place.getprevious(), place.getnext()) if node is not None and node.tag == R), None
    )
    properties = None if beside is None else beside.find(RPR)
    if properties is not None:
        run.append(deepcopy(properties))
    etree.SubElement(run, T, {SPACE: "preserve"}).text = said
    return run
