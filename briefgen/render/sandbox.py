"""The text of a template in, a program that can only fill it out: no code, no files, no endless loops.

The language is Jinja2 less what a page does not need. What is allowed is listed, what is not listed is
refused when the template is read: statements (for, if, set), operators, filters and tests by name.
No call is allowed but ``range(n)``, so a value's methods are out of reach altogether.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.model.names import MONTHS
from briefgen.render.rich import Day
from briefgen.render.values import Fields

# A brief is some 10 KB of XML; what passes these is no page.
MAX_TEXT = 200_000
MAX_OUTPUT = 8_000_000
MAX_STEPS = 100_000
MAX_SECONDS = 10.0
MAX_RANGE = 1000
MAX_NUMBER = 10**12
# Python's own compiler, beneath Jinja2's, gives up on nesting in these ways.
TOO_DEEP = (RecursionError, MemoryError, SyntaxError, OverflowError)

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.Name,
    nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div,
    nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos, nodes.List, nodes.Tuple, nodes.Call, nodes.Slice,
)  # fmt: skip
_FILTERS = (
    "abs", "capitalize", "count", "default", "d", "first", "int", "last", "length", "list", "lower", "max",
    "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "sum", "title",
    "trim", "truncate", "unique", "upper", "wordcount", "map",
)  # fmt: skip
_TESTS = (
    "defined", "undefined", "none", "odd", "even", "divisibleby", "equalto", "eq", "ne", "lt", "le", "gt",
    "ge", "greaterthan", "lessthan", "in", "string", "number", "sameas", "true", "false",
)  # fmt: skip


class TooMuchError(SecurityError):
    """The template asks for more time, steps or text than a page can need."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return '; did you mean “x”?' for the nearest of ``known``, or nothing."""
    near = difflib.get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else ""


def names_of(value: object) -> list[str]:
    """Return the names that a template can write after ``value.``."""
    if isinstance(value, Fields):
        return sorted(value)
    if isinstance(value, Day):
        return ["day", "exact", "iso", "month", "short", "year"]
    if is_dataclass(value):
        return sorted(field.name for field in fields(value) if field.name != "whole")
    return []


class _Missing(StrictUndefined):
    """A name that stands for nothing: said with the nearest name that stands for something."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        known = names_of(owner) if self._undefined_hint is None else []
        return f"“{name}” is not a value{did_you_mean(name, known)}"


class Clock:
    """Counts the steps of one filling, and its seconds; raises TooMuchError beyond the bounds."""

    def __init__(self) -> None:
        """Start now."""
        self.steps = 0
        self.size = 0
        self.end = time.monotonic() + MAX_SECONDS

    def count(self, piece: str) -> str:
        """Count the characters of what was printed, and return it."""
        self.size += len(piece)
        if self.size > MAX_OUTPUT:
            raise TooMuchError(f"the page grows beyond {MAX_OUTPUT:,} characters")
        return piece

    def __call__(self) -> str:
        """Count one turn of a loop."""
        self.steps += 1
        if self.steps > MAX_STEPS or time.monotonic() > self.end:
            raise TooMuchError(
                f"the template goes round its loops more than {MAX_STEPS:,} times, or too slowly"
            )
        return ""


def _range(*bounds: object) -> range:
    if not all(isinstance(bound, int) and abs(bound) <= MAX_NUMBER for bound in bounds):
        raise TooMuchError("range() takes whole numbers")
    numbers: range = range(*bounds)  # type: ignore[call-overload]  # not one to three: TypeError, reported
    if len(numbers) > MAX_RANGE:
        raise TooMuchError(f"range() gives {len(numbers):,} numbers; {MAX_RANGE} is the most")
    return numbers


def _bounded(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise TooMuchError(f"a text grows beyond {MAX_TEXT:,} characters")
    return text


def _join(items: Iterable[object], between: str = "") -> str:
    parts = [str(item) for item in items]
    if sum(map(len, parts)) + len(parts) * len(between) > MAX_TEXT:
        raise TooMuchError(f"a text grows beyond {MAX_TEXT:,} characters")
    return str(between).join(parts)


def _replace(text: object, old: str, new: str) -> str:
    text, old, new = str(text), str(old), str(new)
    if text.count(old) * len(new) > MAX_TEXT:
        raise TooMuchError(f"a text grows beyond {MAX_TEXT:,} characters")
    return _bounded(text.replace(old, new))


def _date(day: Day, pattern: str = "j F Y") -> str:
    """Write a day by a pattern: j or d day, n or m month, M or F its name, y or Y year."""
    if not isinstance(day, Day):
        raise TooMuchError("the filter “date” takes a date, such as as_of or source.published")
    if not day.exact:
        return str(day)
    name = MONTHS[day.month - 1]
    letters = {
        "j": str(day.day), "d": f"{day.day:02}", "n": str(day.month), "m": f"{day.month:02}",
        "M": name[:3], "F": name, "y": f"{day.year % 100:02}", "Y": str(day.year),
    }  # fmt: skip
    return "".join(letters.get(letter, letter) for letter in str(pattern)[:40])


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2 less everything a page does not need."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%"})

    def __init__(
        self, finalize: Callable[[object], object], *, autoescape: bool = True, lines: bool = False
    ) -> None:
        """``finalize`` turns what is printed into safe text for the format at hand.

        ``lines`` says that a control tag alone on a line takes the line with it.
        """
        super().__init__(
            autoescape=autoescape, undefined=_Missing, finalize=finalize, cache_size=0,
            trim_blocks=lines, lstrip_blocks=lines, keep_trailing_newline=lines,
        )  # fmt: skip
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters |= {"join": _join, "replace": _replace, "date": _date}
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.globals = {"range": _range}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 # Jinja2's signature
        """Compute within bounds: numbers with numbers, and text only by "+"."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return _bounded(str(left) + str(right))
        if not all(isinstance(side, int | float) and abs(side) <= MAX_NUMBER for side in (left, right)):
            raise SecurityError(f"“{operator}” takes two numbers")
        return super().call_binop(context, operator, left, right)

    def program(self, source: str) -> nodes.Template:
        """Return the tree of ``source``, checked and counting its steps.

        Raises TemplateSyntaxError with the line where the template says what it may not say.
        """
        try:
            tree = self.parse(source)
            for node in tree.find_all(nodes.Node):
                _check(self, node)
        except RecursionError:
            raise TemplateSyntaxError("it is nested too deeply", 1) from None
        for loop in tree.find_all(nodes.For):
            loop.body.insert(0, nodes.Output([nodes.Call(nodes.Name("_step", "load"), [], [], None, None)]))
        tree.set_environment(self)
        return tree


def _check(env: Sandbox, node: nodes.Node) -> None:
    """Refuse what is not on the lists."""
    if isinstance(node, (nodes.Helper, nodes.Keyword, nodes.Pair)) or type(node) in _NODES:
        _check_parts(env, node)
        return
    if isinstance(node, nodes.Expr):
        hint = "; write the two values one after the other" if isinstance(node, nodes.Concat) else ""
        raise TemplateSyntaxError(f"this kind of expression is not for templates{hint}", node.lineno)
    word = type(node).__name__.lower()
    raise TemplateSyntaxError(f"a template can say for, if and set, not “{word}”", node.lineno)


def _check_parts(env: Sandbox, node: nodes.Node) -> None:
    if isinstance(node, nodes.Filter):
        _check_name(node.name, env.filters, "a filter", node.lineno)
    elif isinstance(node, nodes.Test):
        _check_name(node.name, env.tests, "a test", node.lineno)
    elif complaint := _complaint(node):
        raise TemplateSyntaxError(complaint, node.lineno)


def _complaint(node: nodes.Node) -> str:
    """Return what is wrong with a node of a kind that is allowed, or nothing."""
    if isinstance(node, nodes.Name) and node.name.startswith("_"):
        return f"“{node.name}” is not a value"
    if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name == "range"):
        return "a template calls nothing but range(); use a filter: {{ title|upper }}"
    if isinstance(node, nodes.List | nodes.Tuple) and not all(
        isinstance(item, nodes.Const) or getattr(item, "ctx", "") == "store" for item in node.items
    ):
        return "a list in a template holds plain texts and numbers"
    if isinstance(node, nodes.For) and node.recursive:
        return "a loop can not be recursive"
    if isinstance(node, nodes.Assign) and not isinstance(node.target, nodes.Name):
        return "set takes one name: {% set x = … %}"
    return ""


def _check_name(name: str, known: Mapping[str, object], what: str, lineno: int) -> None:
    if name not in known:
        raise TemplateSyntaxError(f"“{name}” is not {what}{did_you_mean(name, known)}", lineno)
