"""A part of a template and the values in, the filled part out.

The part's XML, with its tags put back as Jinja2 tags, is one Jinja2 template. Each tag opens a new line of
it (the line feed stands inside the tag, so that nothing of it is printed): the line of an error is the tag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, UndefinedError, nodes
from lxml import etree

from briefgen.errors import TemplateError
from briefgen.render.kinds import no_value
from briefgen.render.printing import SANDBOX
from briefgen.render.sandbox import TOO_DEEP, Clock
from briefgen.render.structure import Fault
from briefgen.render.survey import LocatedError, plainly, survey, uncapitalised

if TYPE_CHECKING:
    from briefgen.render.tags import Part, Tag

_MARK = re.compile(r'<\w+:(?:briefvalue|briefcontrol)(?: xmlns:\w+="[^"]*")* i="(?P<number>\d{1,6})"/>')


@dataclass(frozen=True, slots=True)
class Program:
    """A part that is ready to be filled any number of times."""

    name: str
    tags: tuple[Tag, ...]
    jinja: JinjaTemplate


def compile_part(name: str, data: bytes, headings: frozenset[str], template: str) -> Program | None:
    """Return the program of a part, or None when it holds no tag.

    ``template`` is what errors call the file. Raises TemplateError with the first fault found.
    """
    part, faults = survey(name, data, headings, None)
    if faults:
        raise LocatedError(faults[0], template, _more(len(faults) - 1))
    if not part.tags:
        return None
    try:
        tree = SANDBOX.program(_source(part))
        assigned = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
        return Program(name, tuple(part.tags), SANDBOX.from_string(uncapitalised(tree, assigned)))
    except TemplateSyntaxError as error:
        fault = Fault(part.tags[_number(error.lineno, len(part.tags))], plainly(error))
        raise LocatedError(fault, template, _more(0)) from error
    except TOO_DEEP as error:
        raise TemplateError(f"{template}: its tags are nested too deeply", "simplify them") from error


def _more(others: int) -> str:
    more = f"{others} more; " if others else ""
    return f"{more}“briefgen template check FILE” lists everything there is to mend"


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
        raise LocatedError(fault, template, _more(0)) from error


def _run_fault(program: Program, error: Exception, values: Mapping[str, object]) -> Fault:
    tag = program.tags[_number(line_of(error), len(program.tags))]
    message = str(error) or type(error).__name__
    if isinstance(error, UndefinedError) and (match := re.fullmatch(r"“(\w+)” is not a value", message)):
        message = no_value(match[1], values, tag.said)
    return Fault(tag, f"{tag.typed}: {message}")


def line_of(error: BaseException) -> int | None:
    """Return the template's line at which the error arose: the deepest frame that is the template's."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
