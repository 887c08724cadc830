"""The handling marks of sources and of a brief in, the mark that the page must carry out.

A brief carries the strictest mark of all that it was made from: whoever may not read a source may not read
its sentences on a page either. The scheme is a list of marks, the laxest first; without one it is the Traffic
Light Protocol (FIRST, TLP 2.0, August 2022), with WHITE as the old name of CLEAR.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from briefgen.model import Source

TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
_OLD = {"TLP:WHITE": "TLP:CLEAR"}
_SPACES = re.compile(r"\s+")
_LONGEST = 60  # characters of a mark
_NEAR_EDGE = 5  # lines: a mark stands at the head or at the foot of a document


def as_in_scheme(mark: str, scheme: Sequence[str] = ()) -> str:
    """Return the mark as the scheme writes it, or nothing when the scheme does not have it."""
    known = {_plain(one): one for one in scheme or TLP}
    plain = _plain(mark)
    return known.get(_plain(_OLD.get(plain, plain)), "")


def _plain(mark: str) -> str:
    words = _SPACES.sub(" ", mark).strip().upper()
    return words.replace(": ", ":").replace(" + ", "+") if words.startswith("TLP") else words


def mark_of(source: Source, scheme: Sequence[str] = ()) -> str:
    """Return the mark of a source: the one that the settings give, else the one that it shows itself.

    It shows one on a line of its own, among its first or last lines or in what was left out of it on
    reading (headers and footers). Of several the strictest counts.
    """
    if source.handling:
        return source.handling
    lines = [line for line in source.text.splitlines() if line.strip()]
    shown = [*lines[:_NEAR_EDGE], *lines[-_NEAR_EDGE:], *(one.text for one in source.dropped)]
    marks = [mark for line in shown if len(line) <= _LONGEST and (mark := as_in_scheme(line, scheme))]
    order = list(scheme or TLP)
    return max(marks, key=order.index, default="")


def inherited(own: str, sources: Sequence[Source], scheme: Sequence[str] = ()) -> str:
    """Return the mark of a page from these sources; ``own`` is the one that the settings give the brief.

    Raises SettingsError when ``own`` is laxer than a source's, or can not be compared with it.
    """
    marked = [(source, mark) for source in sources if (mark := mark_of(source, scheme))]
    if not marked:
        return as_in_scheme(own, scheme) or own
    order = list(scheme or TLP)
    for source, mark in marked:
        if not as_in_scheme(mark, scheme):
            _refuse_unknown(mark, f"the source {source.name}", order)
    source, strictest = max(marked, key=lambda one: order.index(as_in_scheme(one[1], scheme)))
    strictest = as_in_scheme(strictest, scheme)
    if not own:
        return strictest
    mine = as_in_scheme(own, scheme)
    if not mine:
        _refuse_unknown(own, "the brief", order)
    if order.index(mine) < order.index(strictest):
        raise SettingsError(
            f"handling is {own}, but {source.name} is {strictest}: a page may not be laxer than its sources",
            f'Write handling = "{strictest}", or take the line out: the page then inherits the mark.',
        )
    return mine


def _refuse_unknown(mark: str, whose: str, order: Sequence[str]) -> None:
    raise SettingsError(
        f'{whose} is marked "{mark}", which is none of {", ".join(order)}: their order is not known',
        'List the marks of your house in briefgen.toml, the laxest first: handling_marks = ["Public", …].',
    )
