"""A brief and a kind of text (md, html, txt) in, the page in that kind out: UTF-8, always the same bytes.

The templates are plain files with the same tags and values as the Word templates: ``NAME.md`` or
``NAME.md.j2`` beside ``NAME.docx``, or else those of the default template, which serve all shipped ones. A
control tag alone on a line takes the line with it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal, get_args

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, nodes
from markupsafe import Markup

from briefgen.errors import TemplateError
from briefgen.render.kinds import no_value
from briefgen.render.program import line_of
from briefgen.render.rich import Anchor, Bit, Link, Marks, NewsMark, Plain, Rich, clean
from briefgen.render.sandbox import TOO_DEEP, Clock, Sandbox, TooMuchError
from briefgen.render.shipped import DEFAULT, shipped
from briefgen.render.survey import plainly
from briefgen.render.values import values

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Brief
    from briefgen.render.template import Template

Kind = Literal["md", "html", "txt"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# A text template is some 5 KB; what passes this is none.
_MAX_TEMPLATE = 1_000_000


def render_text(brief: Brief, kind: Kind, template: Template | None = None) -> bytes:
    """Return the page as ``kind``, by the text template beside ``template`` or else the default one.

    Raises TemplateError with the line of the template that can not be filled.
    """
    path = path_of(kind, template)
    program, names = _compiled(path, path.stat().st_mtime_ns, kind)
    if brief.handling and "handling" not in names:
        hint = "type {{ handling }} at its beginning and its end"
        raise TemplateError(f"{path.name}: it does not print the handling mark, {brief.handling}", hint)
    clock = Clock()
    known = values(brief)
    try:
        pieces = program.generate({**known, "_step": clock})
        text = "".join(clock.count(piece) for piece in pieces)
    except Exception as error:  # filters fail on odd values in any way they like
        message = str(error) or type(error).__name__
        if unknown := re.fullmatch(r"“(\w+)” is not a value", message):
            message = no_value(unknown[1], known)
        raise _located(path, line_of(error), message) from error
    if kind != "html":
        text = re.sub(r"\n{3,}", "\n\n", text)  # what a section without lines leaves behind
    return (text.strip("\n") + "\n").encode("utf-8", "replace")


def beside(path: Path, kind: Kind) -> Path | None:
    """Return the text template for ``kind`` beside the Word template at ``path``, if there is one."""
    names = (path.with_suffix(f".{kind}.j2"), path.with_suffix(f".{kind}"))
    return next((name for name in names if name.is_file()), None)


def path_of(kind: Kind, template: Template | None = None) -> Path:
    """Return the text template for ``kind`` that serves ``template``: its own, or the shipped one."""
    if template is not None and (own := beside(template.path, kind)):
        return own
    default = shipped().get(DEFAULT)
    if default is None or not default.with_suffix(f".{kind}").is_file():
        raise TemplateError(f"the shipped template for .{kind} is missing", "install briefgen again")
    return default.with_suffix(f".{kind}")


@cache
def _compiled(path: Path, _changed: int, kind: Kind) -> tuple[JinjaTemplate, frozenset[str]]:
    """Return the template at ``path`` ready to be filled, and every name that it uses."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise TemplateError(f"{path} can not be read: {error}", "save it as UTF-8") from error
    if len(source) > _MAX_TEMPLATE:
        raise TemplateError(f"{path.name} is too large for a template", "it may have 1,000,000 characters")
    sandbox = _SANDBOXES[kind]
    try:
        tree = sandbox.program(source)
        names = frozenset(name.name for name in tree.find_all(nodes.Name))
        return sandbox.from_string(tree), names
    except TemplateSyntaxError as error:
        raise _located(path, error.lineno, plainly(error)) from error
    except TOO_DEEP as error:
        raise TemplateError(f"{path.name}: its tags are nested too deeply", "simplify them") from error


def _located(path: Path, line: int | None, message: str) -> TemplateError:
    place = f", line {line}" if line else ""
    return TemplateError(f"{path.name}{place}: {message}", "docs/templates.md lists what a template can say")


def _whole(value: object) -> Rich:
    """Return what is to be printed as bits; TooMuchError for what can not be printed."""
    whole = getattr(value, "whole", value)
    if isinstance(whole, Rich):
        return whole
    if isinstance(whole, str | int | float) and not isinstance(whole, bool):
        return Rich(Plain(clean(str(whole))))
    raise TooMuchError("it is no text: a list is printed with {% for %}, and yes or no with {% if %}")


def _html(value: object) -> Markup:
    if isinstance(value, Markup):
        return value
    return Markup("".join(_html_bit(bit) for bit in _whole(value).bits))  # noqa: S704 # every bit is escaped


def _html_bit(bit: Bit) -> str:
    if isinstance(bit, Link):
        return f'<a href="{escape(bit.url)}" rel="noreferrer">{escape(bit.text)}</a>'
    if isinstance(bit, Marks):
        links = ",\u00a0".join(f'<a href="#source-{n}" aria-label="Source {n}">{n}</a>' for n in bit.numbers)
        speaker = f"according to {escape(bit.speaker)}; " if bit.speaker else ""
        return f'<span class="marks">[{speaker}{links}]</span>'
    if isinstance(bit, NewsMark):
        return f'<strong class="news">{escape(bit.word.capitalize())}</strong> '
    return "" if isinstance(bit, Anchor) else escape(bit.text).replace("\n", "<br>")


# What Markdown would take for a mark of its own, in running text and at the start of a line.
_MD_MARKS = re.compile(r"([\\`*<])|(?<![^\W_])(_)|(_)(?![^\W_])|(\])(?=[(\[:])|(&)(?=[#\w])|(~)(?=~)|(\|)")
_MD_START = re.compile(r"^(\s*)([#>+=-]|\d{1,9}(?=[.)]))")


def _md(value: object) -> str:
    text = "".join(_md_bit(bit) for bit in _whole(value).bits)
    return _MD_START.sub(
        lambda match: f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}", text
    )


def _md_text(text: str) -> str:
    return _MD_MARKS.sub(lambda match: f"\\{match[0]}", re.sub(r"\s*\n\s*", " ", text))


def _md_bit(bit: Bit) -> str:
    if isinstance(bit, Link):
        words = re.sub(r"(?<!\\)([\[\]])", r"\\\1", _md_text(bit.text))
        return f"[{words}](<{bit.url}>)"
    if isinstance(bit, Marks):
        links = ",\u00a0".join(f"[{n}](#source-{n})" for n in bit.numbers)
        speaker = f"according to {_md_text(bit.speaker)}; " if bit.speaker else ""
        return f"\\[{speaker}{links}\\]"
    if isinstance(bit, NewsMark):
        return f"**{_md_text(bit.word.upper())}:** "
    return "" if isinstance(bit, Anchor) else _md_text(bit.text)


def _txt(value: object) -> str:
    return "".join(_txt_bit(bit) for bit in _whole(value).bits).replace("\u00a0", " ")


def _txt_bit(bit: Bit) -> str:
    if isinstance(bit, NewsMark):
        return f"{bit.word.upper()}: "
    return f"{bit.text} <{bit.url}>" if isinstance(bit, Link) else bit.text


def _wrap(value: object, width: int = 78, indent: int = 0) -> str:
    """Break a text into lines; all but the first begin with ``indent`` spaces."""
    width, indent = min(max(int(width), 20), 200), min(max(int(indent), 0), 40)
    options = {"break_long_words": False, "break_on_hyphens": False, "subsequent_indent": " " * indent}
    return textwrap.fill(_txt(value), width, **options)  # type: ignore[arg-type]  # the options are of their types


def _sandbox(finalize: Callable[[object], object], *, autoescape: bool) -> Sandbox:
    sandbox = Sandbox(finalize, autoescape=autoescape, lines=True)
    sandbox.filters["wrap"] = _wrap
    return sandbox


_SANDBOXES: Mapping[Kind, Sandbox] = {
    "html": _sandbox(_html, autoescape=True),
    "md": _sandbox(_md, autoescape=False),
    "txt": _sandbox(_txt, autoescape=False),
}
