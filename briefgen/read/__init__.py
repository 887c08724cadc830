"""Files in, a ``Corpus`` out: a reader for each format makes drafts, one place makes sources of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefgen.errors import SourceError
from briefgen.model import Corpus, Problem, Source
from briefgen.model.item import Item, Metadata
from briefgen.read.formats import read_drafts
from briefgen.read.make import known_on, make
from briefgen.read.same import repeats

__all__ = ["Item", "Metadata", "read"]


def read(
    items: Sequence[Item], *, as_of: date, problems: Sequence[Problem] = (), today: date | None = None
) -> Corpus:
    """Return the sources in the order of the items, as "s1", "s2", …, and what could not be read.

    A document that can not be read becomes a Problem and keeps its number; an export of a clipping
    service takes a number for each of its articles. ``problems`` are those of getting the items, and come
    first. What was published after ``as_of`` and not after ``today`` is left out, as a Problem: the page can
    not speak of it. Raises SourceError when there is no document that can be read.
    """
    sources: list[Source] = []
    found = list(problems)
    number = 0
    latest = max(as_of, today or as_of)  # a date after this one can not be true
    for item in items:
        try:
            drafts, data = read_drafts(item, latest)
        except Exception as error:  # noqa: BLE001 - a library fell over one document: the others are still read
            number += 1
            found.append(_problem(item.shown, error))
            continue
        for draft in drafts:
            number += 1
            try:
                source = make(draft, item, data, f"s{number}", latest)
                sources.append(known_on(source, as_of))
            except Exception as error:  # noqa: BLE001 - likewise
                found.append(_problem(", ".join(filter(None, (item.shown, draft.name))), error))
    if not sources:
        raise _nothing(found)
    return Corpus(_mark_repeats(sources), tuple(found))


def _problem(name: str, error: Exception) -> Problem:
    if isinstance(error, SourceError):
        return Problem(name, error.message, error.hint)
    detail = " ".join(str(error).split())[:120]
    message = f"it could not be read ({type(error).__name__}{': ' + detail if detail else ''})"
    return Problem(name, message, "Open it and save it again, or save it as text.")


def _nothing(problems: list[Problem]) -> SourceError:
    if not problems:
        return SourceError("There is no source to read", "Name at least one file.")
    if len(problems) == 1:
        return SourceError(f"{problems[0].name}: {problems[0].message}", problems[0].hint)
    listed = "; ".join(f"{problem.name}: {problem.message}" for problem in problems)
    return SourceError(f"None of the {len(problems)} sources can be used: {listed}", problems[0].hint)


def _mark_repeats(sources: list[Source]) -> tuple[Source, ...]:
    """Mark each copy with what it copies: the first of them, or the first whose day is known.

    A wire story whose dateline has no year can not place "on Monday"; a paper that prints it can.
    """
    firsts = repeats([source.text for source in sources])
    groups: dict[int, list[int]] = {}
    for number, first in enumerate(firsts):
        groups.setdefault(number if first is None else first, []).append(number)
    read_as = {
        number: next((one for one in group if sources[one].published), group[0])
        for group in groups.values()
        for number in group
    }
    return tuple(
        source if read_as[number] == number else replace(source, same_as=sources[read_as[number]].id)
        for number, source in enumerate(sources)
    )
