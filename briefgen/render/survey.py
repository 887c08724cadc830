"""A part of a template in; its tags, each with its place in Word's terms, and what is wrong with them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from briefgen.errors import TemplateError
from briefgen.render import package
from briefgen.render.kinds import Sight
from briefgen.render.names import B_NS, Element, words
from briefgen.render.places import places
from briefgen.render.printing import SANDBOX
from briefgen.render.sandbox import TOO_DEEP, did_you_mean
from briefgen.render.structure import Fault, arrange, fill_cells
from briefgen.render.tags import Part, Tag, mark
from briefgen.render.values import NAMES

# What the words of a control tag look like when they are right.
_EXAMPLES = {"for": "write it like {% for fact in key_facts %}", "if": "write it like {% if handling %}"}
_OPEN = re.compile(r"\{[{%][^{}]{0,40}")
_WORDS = ("for", "endfor", "if", "elif", "else", "endif", "set")


class LocatedError(TemplateError):
    """A template that can not be filled, with the fault that stops it."""

    def __init__(self, fault: Fault, template: str, hint: str) -> None:
        """Say the fault in one line; ``template`` is what to call the file."""
        super().__init__(located(fault, template), hint)
        self.fault = fault


def located(fault: Fault, template: str) -> str:
    """Return a fault in Word's terms, in one line."""
    place = fault.tag.place or "Somewhere"
    fix = f" — {fault.fix}" if fault.fix else ""
    return f"{template}: {place[0].lower()}{place[1:]}: {fault.message}{fix}"


def survey(
    name: str, data: bytes, headings: frozenset[str], custom: frozenset[str] | None
) -> tuple[Part, list[Fault]]:
    """Return a part with its tags where they can work, and every fault of them.

    ``custom`` are the names that the settings add; None when they are not known yet, and then a name that
    is no value is not held to be a fault.
    """
    if B_NS.encode() in data:
        raise TemplateError(f"{name} holds marks that only briefgen itself may make", "save it from Word")
    part, faults = read_part(name, package.parse(data, name), headings)
    faults += _unfinished(part)
    known = {fault.tag.number for fault in faults}
    faults += [fault for fault in _tag_faults(part.tags, custom) if fault.tag.number not in known]
    return part, sorted(faults, key=lambda fault: fault.tag.number)


def tags_of(docx: bytes, name: str) -> list[str]:
    """Return what every tag of a template says, as typed and mended. TemplateError when it is damaged."""
    parts = package.read_package(docx, name)
    stories = [package.parse(parts[part], part) for part in package.story_parts(parts)]
    return [tag.said for root in stories for tag in mark("", root).tags]


def _unfinished(part: Part) -> Iterator[Fault]:
    """Yield a fault for each tag that is opened and does not end in its paragraph."""
    for paragraph, place in part.places.items():
        for match in _OPEN.finditer(words(paragraph)):
            typed = " ".join(match[0].split())
            end = "}}" if typed.startswith("{{") else "%}"
            tag = Tag(-1, typed, "", False, paragraph, paragraph, place)
            yield Fault(tag, f"{typed} does not end in its paragraph", f"type {end} where the tag ends")


def _tag_faults(tags: list[Tag], custom: frozenset[str] | None) -> Iterator[Fault]:
    """Yield what is wrong with each tag by itself, its names included."""
    sight = Sight(custom)
    assigned: set[str] = set()
    for tag in tags:
        if not tag.said:
            yield Fault(tag, f"{tag.typed} is empty", "type a value's name in it, such as {{ title }}")
            continue
        if slip := _slip(tag):
            yield slip
            continue
        try:
            tree = SANDBOX.program(_closed(tag) if tag.control else f"{{{{ {tag.said} }}}}")
        except TemplateSyntaxError as error:
            yield Fault(tag, f"{tag.typed}: {plainly(error)}", _EXAMPLES.get(tag.word, ""))
        except TOO_DEEP:
            yield Fault(tag, f"{tag.typed} is nested too deeply")
        else:
            assigned |= {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
            complaint = sight.complaint(uncapitalised(tree, assigned))
            if complaint:
                yield Fault(tag, f"{tag.typed}: {complaint}")


def _slip(tag: Tag) -> Fault | None:
    """Return what Jinja2 would say in words that help nobody: a third brace, a space inside a name."""
    if not tag.control and tag.said.startswith("{"):
        return Fault(tag, f"{tag.typed} has a brace too many", f"type {{{{ {tag.said.strip('{} ')} }}}}")
    joined = re.sub(r"[\s-]+", "_", tag.said)
    if not tag.control and joined != tag.said and joined.lower() in NAMES:
        return Fault(tag, f"{tag.typed}: “{tag.said}” is not a value; did you mean “{joined.lower()}”?")
    return None


def uncapitalised(tree: nodes.Template, assigned: set[str]) -> nodes.Template:
    """Undo the capital that Word gives to a word at the beginning of a paragraph: {{ Title }}."""
    known = NAMES | assigned
    for name in tree.find_all(nodes.Name):
        small = name.name[:1].lower() + name.name[1:]
        if name.name not in known and small in known:
            name.name = small
    return tree


def read_part(name: str, root: Element, headings: frozenset[str]) -> tuple[Part, list[Fault]]:
    """Find the tags of a part, say where they stand, and put them where they can work."""
    where = places(name, root, headings)
    part = mark(name, root)
    for tag in part.tags:
        tag.place = where.get(tag.paragraph, "")
    part.places = where
    faults = arrange(part)
    fill_cells(root)
    return part, faults


def _closed(tag: Tag) -> str:
    """Return the control tag with what it needs around it to be read alone."""
    said = f"{{% {tag.said} %}}"
    around = {
        "for": (said, "{% endfor %}"), "if": (said, "{% endif %}"),
        "elif": ("{% if 1 %}" + said, "{% endif %}"), "else": ("{% if 1 %}" + said, "{% endif %}"),
        "endif": ("{% if 1 %}", said), "endfor": ("{% for x in (1,) %}", said),
    }.get(tag.word, (said, ""))  # fmt: skip
    return "".join(around)


def plainly(error: TemplateSyntaxError) -> str:
    """Return Jinja2's complaint without the words that mean nothing in Word."""
    text = (error.message or "it can not be read").rstrip(".")
    if match := re.match(r"Encountered unknown tag '(\w+)'", text):
        return f"a template can say for, if and set, not “{match[1]}”{did_you_mean(match[1], _WORDS)}"
    text = text.replace("end of print statement", "the end of the tag").replace(
        "end of statement block", "the end of the tag"
    )
    return text[0].lower() + text[1:] if text else text
