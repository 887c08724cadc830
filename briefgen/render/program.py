"""A part of a template and the values in, the filled part out.

The part's XML, with its tags put back as Jinja2 tags, is one Jinja2 template. Each tag opens a new line of
it (the line feed stands inside the tag, so that nothing of it is printed): the line of an error is the tag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, nodes
from lxml import etree
from markupsafe import Markup

from briefgen.errors import TemplateError
from briefgen.render import package
from briefgen.render.names import B_NS, Element
from briefgen.render.places import places
from briefgen.render.rich import Anchor, Bit, Link, Plain, Rich, clean
from briefgen.render.sandbox import Clock, Sandbox, TooMuchError, did_you_mean
from briefgen.render.structure import Fault, arrange, fill_cells
from briefgen.render.tags import Part, Tag, mark
from briefgen.render.values import NAMES

_MARK = re.compile(r'<\w+:(?:briefvalue|briefcontrol)(?: xmlns:\w+="[^"]*")* i="(?P<number>\d{1,6})"/>')
# Python's own compiler, beneath Jinja2's, gives up on nesting in these ways.
_TOO_DEEP = (RecursionError, MemoryError, SyntaxError, OverflowError)


@dataclass(frozen=True, slots=True)
class Program:
    """A part that is ready to be filled any number of times."""

    name: str
    tags: tuple[Tag, ...]
    jinja: JinjaTemplate


def printed(value: object) -> Markup:
    """Return the XML of ``value`` inside a ``w:t``; TemplateError for what can not be printed."""
    whole = getattr(value, "whole", value)
    if isinstance(whole, Rich):
        return Markup("".join(_bit(bit) for bit in whole.bits))  # noqa: S704 # every bit is escaped
    if isinstance(whole, str):
        return Markup(_text(whole))  # noqa: S704 # it is escaped
    if isinstance(whole, int | float) and not isinstance(whole, bool):
        return Markup(_text(str(whole)))  # noqa: S704 # it is escaped
    raise TooMuchError("it is no text: a list is printed with {% for %}, and yes or no with {% if %}")


def _text(text: str) -> str:
    xml = escape(clean(text), quote=True)
    return xml.replace("\n", f'<b:br xmlns:b="{B_NS}"/>').replace("\t", f'<b:tab xmlns:b="{B_NS}"/>')


def _bit(bit: Bit) -> str:
    if isinstance(bit, Plain):
        return _text(bit.text)
    if isinstance(bit, Anchor):
        return f'<b:anchor xmlns:b="{B_NS}" n="{bit.number}"/>'
    if isinstance(bit, Link):
        return f'<b:link xmlns:b="{B_NS}" url="{escape(clean(bit.url))}" text="{escape(clean(bit.text))}"/>'
    numbers = " ".join(str(number) for number in bit.numbers)
    return f'<b:marks xmlns:b="{B_NS}" n="{numbers}" speaker="{escape(clean(bit.speaker))}"/>'


def _finalize(value: object) -> object:
    return value if isinstance(value, Markup) else printed(value)


SANDBOX = Sandbox(_finalize)


def located(fault: Fault, template: str) -> str:
    """Return a fault in Word's terms, in one line."""
    place = fault.tag.place or "Somewhere"
    fix = f" — {fault.fix}" if fault.fix else ""
    return f"{template}: {place[0].lower()}{place[1:]}: {fault.message}{fix}"


def compile_part(name: str, data: bytes, headings: frozenset[str], template: str) -> Program | None:
    """Return the program of a part, or None when it holds no tag.

    ``template`` is what errors call the file. Raises TemplateError with the first fault found.
    """
    if B_NS.encode() in data:
        raise TemplateError(
            f"{template}: {name} holds marks that only briefgen itself may make", "save it from Word"
        )
    root = package.parse(data, name)
    part, faults = read_part(name, root, headings)
    if not part.tags:
        return None
    faults = faults or [fault for fault in [check_tag(tag) for tag in part.tags] if fault]
    if faults:
        raise TemplateError(located(faults[0], template), _more(faults))
    try:
        jinja = SANDBOX.from_string(_uncapitalised(SANDBOX.program(_source(part))))
    except TemplateSyntaxError as error:
        fault = _syntax_fault(part.tags, error)
        raise TemplateError(located(fault, template), _more([fault])) from error
    except _TOO_DEEP as error:
        raise TemplateError(
            f"{template}: its tags are nested too deeply to be read", "simplify them"
        ) from error
    return Program(name, tuple(part.tags), jinja)


def _uncapitalised(tree: nodes.Template) -> nodes.Template:
    """Undo the capital that Word gives to a word at the beginning of a paragraph: {{ Title }}."""
    names = [*tree.find_all(nodes.Name)]
    known = NAMES | {name.name for name in names if name.ctx == "store"}
    for name in names:
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
    faults = arrange(part)
    fill_cells(root)
    return part, faults


def _more(faults: list[Fault]) -> str:
    more = f"{len(faults) - 1} more; " if len(faults) > 1 else ""
    return f"{more}“briefgen template check FILE” lists everything there is to mend"


def check_tag(tag: Tag) -> Fault | None:
    """Return what is wrong with the tag by itself: nothing in it, or an expression that does not parse."""
    if not tag.said:
        return Fault(tag, f"{tag.typed} is empty", "type a value's name in it, such as {{ title }}")
    trial = f"{{{{ {tag.said} }}}}" if not tag.control else _closed(tag)
    try:
        SANDBOX.program(trial)
    except TemplateSyntaxError as error:
        return Fault(tag, f"{tag.typed}: {_plainly(error)}")
    except _TOO_DEEP:
        return Fault(tag, f"{tag.typed[:60]}… is nested too deeply")
    return None


def _closed(tag: Tag) -> str:
    """Return the control tag with what it needs around it to be read alone."""
    said = f"{{% {tag.said} %}}"
    around = {
        "for": (said, "{% endfor %}"), "if": (said, "{% endif %}"),
        "elif": ("{% if 1 %}" + said, "{% endif %}"), "else": ("{% if 1 %}" + said, "{% endif %}"),
        "endif": ("{% if 1 %}", said), "endfor": ("{% for x in (1,) %}", said),
    }.get(tag.word, (said, ""))  # fmt: skip
    return "".join(around)


def _plainly(error: TemplateSyntaxError) -> str:
    """Return Jinja2's complaint without the words that mean nothing in Word."""
    text = (error.message or "it can not be read").rstrip(".")
    if match := re.match(r"Encountered unknown tag '(\w+)'", text):
        return f"a template can say for, if and set, not “{match[1]}”{did_you_mean(match[1], _WORDS)}"
    text = text.replace("end of print statement", "the end of the tag").replace(
        "end of statement block", "the end of the tag"
    )
    return text[0].lower() + text[1:] if text else text


_WORDS = ("for", "endfor", "if", "elif", "else", "endif", "set")


def _syntax_fault(tags: list[Tag], error: TemplateSyntaxError) -> Fault:
    return Fault(tags[_number(error.lineno, len(tags))], _plainly(error))


def _number(line: int | None, count: int) -> int:
    return min(max((line or 2) - 2, 0), count - 1)


def _source(part: Part) -> str:
    """Return the Jinja2 template of a part: one tag a line, each in the order of the document.

    The order in the document is not always that of the numbers (a text box is read with its anchor), so
    the tags are renumbered by where they stand.
    """
    xml = (
        etree.tostring(part.root, encoding="unicode")
        .replace("{", "&#123;")
        .replace("\n", "&#10;")
        .replace("\r", "&#13;")
    )
    order: list[Tag] = []
    left = dict(enumerate(part.tags))

    def put_back(match: re.Match[str]) -> str:
        tag = left.pop(int(match["number"]))
        order.append(tag)
        return f"{{%\n{tag.said} %}}" if tag.control else f"{{{{\n{tag.said} }}}}"

    source = _MARK.sub(put_back, xml)
    if left:
        raise AssertionError(f"tags were lost on the way: {left}")
    part.tags[:] = order
    return source


def fill(program: Program, values: Mapping[str, object], template: str) -> str:
    """Return the XML of the part with ``values`` in it. Raises TemplateError, located in Word's terms."""
    clock = Clock()
    try:
        return "".join(clock.count(piece) for piece in program.jinja.generate({**values, "_step": clock}))
    except Exception as error:  # filters fail on odd values in any way they like
        fault = _run_fault(program, error, values)
        raise TemplateError(located(fault, template), _more([fault])) from error


def _run_fault(program: Program, error: Exception, values: Mapping[str, object]) -> Fault:
    tag = program.tags[_number(_line_of(error), len(program.tags))]
    message = str(error) or type(error).__name__
    if isinstance(error, UndefinedError) and (match := re.fullmatch(r"“(\w+)” is not a value", message)):
        message += did_you_mean(match[1], values)
    return Fault(tag, f"{tag.typed}: {message}")


def _line_of(error: BaseException) -> int | None:
    """Return the template's line at which the error arose: the deepest frame that is the template's."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
