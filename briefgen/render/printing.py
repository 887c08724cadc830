"""A value that a template prints in, its XML inside a ``w:t`` out: escaped, with marks of ours for links."""

from __future__ import annotations

from html import escape
from itertools import zip_longest

from markupsafe import Markup

from briefgen.render.names import B_NS
from briefgen.render.rich import (
    NO_BREAK,
    Anchor,
    Bit,
    HandlingMark,
    Link,
    Marks,
    NewsMark,
    Plain,
    Rich,
    clean,
)
from briefgen.render.sandbox import Sandbox, TooMuchError

# Letters that stand together at the end of a line, its mark counted, on a row of their own if need be: what
# is shorter looks lost. The rows of the default page have 88. No line takes more rows for it: words go to the
# last one.
_LAST_LETTERS, _LAST_WORDS = 12, 4


def printed(value: object) -> Markup:
    """Return the XML of ``value`` inside a ``w:t``; TemplateError for what can not be printed."""
    whole = getattr(value, "whole", value)
    if isinstance(whole, Rich):
        bits = zip_longest(whole.bits, whole.bits[1:])
        return Markup("".join(_bit(*two) for two in bits))  # noqa: S704 # every bit is escaped
    if isinstance(whole, str):
        return Markup(_text(whole))  # noqa: S704 # it is escaped
    if isinstance(whole, int | float) and not isinstance(whole, bool):
        return Markup(_text(str(whole)))  # noqa: S704 # it is escaped
    raise TooMuchError("it is no text: a list is printed with {% for %}, and yes or no with {% if %}")


def _text(text: str) -> str:
    xml = escape(clean(text), quote=True)
    return xml.replace("\n", f'<b:br xmlns:b="{B_NS}"/>').replace("\t", f'<b:tab xmlns:b="{B_NS}"/>')


def bound(text: str, mark: str) -> str:
    """Return the words of a line with spaces before the last of them that do not break.

    The ``mark`` that is printed behind them stands in the same row: "[1]", "[according to Holm Times; 2]".
    """
    words = text.split(" ")
    last, at = len(words[-1].rstrip()) + 1 + len(mark), 1
    while last < _LAST_LETTERS and at < min(_LAST_WORDS, len(words) - 1):
        at += 1
        last += 1 + len(words[-at])
    return " ".join([*words[:-at], NO_BREAK.join(words[-at:])])


def _bit(bit: Bit, after: Bit | None) -> str:
    if isinstance(bit, Plain):
        return _text(bound(bit.text, after.text) if isinstance(after, Marks) else bit.text)
    if isinstance(bit, Anchor):
        return f'<b:anchor xmlns:b="{B_NS}" n="{bit.number}"/>'
    if isinstance(bit, Link):
        return f'<b:link xmlns:b="{B_NS}" url="{escape(clean(bit.url))}" text="{escape(clean(bit.text))}"/>'
    if isinstance(bit, NewsMark):
        return f'<b:news xmlns:b="{B_NS}" text="{escape(clean(bit.text))}"/>'
    if isinstance(bit, HandlingMark):
        text, style = escape(clean(bit.text)), escape(clean(bit.style))
        return f'<b:handling xmlns:b="{B_NS}" text="{text}" style="{style}"/>'
    numbers = " ".join(str(number) for number in bit.numbers)
    return f'<b:marks xmlns:b="{B_NS}" n="{numbers}" speaker="{escape(clean(bit.speaker))}"/>'


def _finalize(value: object) -> object:
    return value if isinstance(value, Markup) else printed(value)


SANDBOX = Sandbox(_finalize)
