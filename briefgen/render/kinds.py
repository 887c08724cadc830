"""A filled-in sample and the tags of a part in; every name that is no value out, with the nearest that is.

A name is looked up in a sample brief, so that ``fact.txt`` is found even when no brief has a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import nodes

from briefgen.render.sample import sample_brief
from briefgen.render.sandbox import did_you_mean, names_of
from briefgen.render.values import Fields, Many, values

# Stands for a value that is not followed any further, such as what a filter makes.
_UNKNOWN = object()
# What a loop tells of itself.
_LOOP = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "depth"}
)
_SAME = frozenset(
    {"list", "sort", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d"}
)
# What the examples call one of a list: many take it for a value.
_ONE_OF = {"fact": "key_facts", "item": "outlook", "line": "summary", "source": "sources"}
_NO_FIELD = 'the settings give no field “{0}”; write {0} = "…" under [briefs.NAME.fields] in briefgen.toml'
_Names = dict[str, object]


@cache
def sample_values() -> dict[str, object]:
    """Return the values of the sample brief."""
    return values(sample_brief())


class Sight:
    """What the names of a part stand for, as far as it has been read: tags come in the order of the page."""

    def __init__(self, custom: frozenset[str] | None) -> None:
        """Begin with the sample; ``custom`` are the fields that the settings add, None if not known."""
        self._strict = custom is not None
        self._tested: set[str] = set()
        self._known: _Names = {**dict.fromkeys(custom or (), ""), **sample_values()}
        self._known["one_of_these"] = _UNKNOWN  # an item of a list that stands alone in its paragraph
        self._known["custom"] = Fields(dict.fromkeys(custom, "")) if custom else _UNKNOWN

    def complaint(self, tree: nodes.Template) -> str:
        """Return what is wrong with the names of one tag, or nothing; remember the names it makes."""
        for loop in tree.find_all(nodes.For):
            self._known |= {"loop": _LOOP, **_items(loop, self._known)}
        for test in tree.find_all(nodes.Test):
            if test.name in {"defined", "undefined"}:
                self._tested.add(_spelt(test.node))
        for assignment in tree.find_all(nodes.Assign):
            if isinstance(assignment.target, nodes.Name):
                self._known[assignment.target.name] = _value(assignment.node, self._known)
        return next((text for node in tree.body for text in self._complaints(node)), "")

    def _complaints(self, node: nodes.Node) -> Iterator[str]:
        """Yield what is wrong with the names in an expression, the innermost first."""
        if isinstance(node, nodes.Name | nodes.Getattr) and _spelt(node) in self._tested:
            return  # the template asks whether there is such a value
        for child in node.iter_child_nodes():
            yield from self._complaints(child)
        if (
            isinstance(node, nodes.Name)
            and self._strict
            and node.name not in {*self._known, "range", "_step"}
        ):
            yield no_value(node.name, self._known)
        elif isinstance(node, nodes.Getattr) and (text := _complaint(node, self._known)):
            yield text


def no_value(name: str, known: Iterable[str], said: str = "") -> str:
    """Return what to say of a name that stands for nothing; ``said`` is the whole tag."""
    if re.search(rf"\bcustom\.{name}\b", said):
        return _NO_FIELD.format(name)
    if many := _ONE_OF.get(name):
        return f"“{name}” is a value only between {{% for {name} in {many} %}} and {{% endfor %}}"
    return f"“{name}” is not a value{did_you_mean(name, known)}"


def _items(loop: nodes.For, known: _Names) -> _Names:
    """Return what the name of a loop stands for."""
    if not isinstance(loop.target, nodes.Name):
        return {}
    many = _value(loop.iter, known)
    return {loop.target.name: many[0] if isinstance(many, Many) and many else _UNKNOWN}


def _complaint(node: nodes.Getattr, known: _Names) -> str:
    owner = _value(node.node, known)
    whole = _spelt(node)
    if owner is _UNKNOWN or node.attr in _parts(owner):
        return ""
    if isinstance(owner, Many):
        one = _spelt(node.node)
        return f"“{one}” is a list: write {{% for item in {one} %}}, and {{{{ item.{node.attr} }}}} inside"
    if not (parts := _parts(owner)):
        return f"“{whole}” is not a value; “{_spelt(node.node)}” is a plain text"
    near = did_you_mean(node.attr, parts)
    if isinstance(node.node, nodes.Name) and node.node.name == "custom" and not near:
        return _NO_FIELD.format(node.attr)
    if near:
        return f"“{whole}” is not a value{near.replace('“', f'“{_spelt(node.node)}.')}"
    return f"“{whole}” is not a value; there are {', '.join(f'{_spelt(node.node)}.{part}' for part in parts)}"


def _parts(value: object) -> list[str]:
    return sorted(_LOOP) if value is _LOOP else names_of(value)


def _spelt(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _value(node: nodes.Node, known: _Names) -> object:
    """Return the sample value that an expression stands for, as far as it is followed."""
    if isinstance(node, nodes.Name):
        return known.get(node.name, _UNKNOWN)
    if isinstance(node, nodes.Getattr):
        owner = _value(node.node, known)
        if isinstance(owner, Fields):
            return "" if node.attr in names_of(owner) else _UNKNOWN
        return getattr(owner, node.attr, _UNKNOWN) if node.attr in names_of(owner) else _UNKNOWN
    if isinstance(node, nodes.Getitem):
        many = _value(node.node, known)
        return (
            (many if isinstance(node.arg, nodes.Slice) else many[0])
            if isinstance(many, Many) and many
            else _UNKNOWN
        )
    if isinstance(node, nodes.Filter) and node.node is not None:
        many = _value(node.node, known)
        if node.name in {"first", "last"}:
            return many[0] if isinstance(many, Many) and many else _UNKNOWN
        return many if node.name in _SAME else _UNKNOWN
    return _UNKNOWN
