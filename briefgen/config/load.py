"""The path of a briefgen.toml in; the settings of every brief in it out, or one error with all its faults."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefgen.config.keys import (
    BRIEF_KEYS,
    FEED_KEYS,
    FILE_KEYS,
    SOURCE_KEYS,
    Key,
    address,
)
from briefgen.config.lines import Place, key_lines
from briefgen.config.problems import Problems
from briefgen.config.sources import matching
from briefgen.config.values import BriefSettings, Settings
from briefgen.errors import SettingsError, nearest
from briefgen.fetch import Feed, Link
from briefgen.model import Problem
from briefgen.model.item import Item, Metadata
from briefgen.written import UnfitError, shown

_DEFAULT_OUTPUT = "out/{name}.docx"
_LISTS = ("source", "feed")  # keys of a brief that hold tables of their own
_RENAMED = {"fields": "custom"}  # keys whose settings go by another name in the code


_NO_TOML = "Text stands in quotes, lists in [brackets], and a brief opens with [briefs.its-name]."
_NO_DAY = "A date is a day of the calendar, written like 2026-11-30; a clock time like 07:30:00."


def load_settings(path: Path, templates: Collection[str] = ()) -> Settings:
    """Read a settings file; ``templates`` are the names of the shipped ones, where they are known.

    Raises SettingsError with every problem in it, each with its line and the nearest right word.
    A source that is not there is no problem of the settings: it is kept in ``unmatched``.
    """
    text = _text_of(path)
    table, lines = _parsed(path, text)
    problems = Problems(path, lines, templates)
    briefs = _briefs(table, path.resolve().parent, problems)
    problems.refuse()
    return Settings(path, tuple(replace(brief, declared=path) for brief in briefs))


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"{path.name} is not UTF-8: byte {error.start} can not be read"
        raise SettingsError(message, 'Save it as "UTF-8" in your editor.') from None
    except OSError as error:
        message = f"{path} can not be read: {error.strerror}"
        raise SettingsError(message, "Name the settings file with --config, or a folder to build.") from error


def _parsed(path: Path, text: str) -> tuple[dict[str, Any], dict[Place, int]]:
    try:
        return tomllib.loads(text), key_lines(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{path.name} is not TOML: {error}"
        raise SettingsError(message, _NO_DAY if "Invalid date" in str(error) else _NO_TOML) from None
    except RecursionError:
        raise SettingsError(
            f"{path.name} is nested too deep to be read", "Settings need no nesting."
        ) from None


def _briefs(table: Mapping[str, Any], root: Path, problems: Problems) -> tuple[BriefSettings, ...]:
    own = {key: value for key, value in table.items() if key != "briefs"}
    shared = _table(own, FILE_KEYS, (), problems, also=("briefs",))
    hosts, marks = shared.get("allow_hosts", frozenset()), shared.get("handling_marks", ())
    named = table.get("briefs", {})
    if not isinstance(named, Mapping) or not named:
        problems.add(("briefs",), "there is no brief; open one with [briefs.its-name]")
        return ()
    found = [_brief(name, value, root, problems) for name, value in named.items()]
    briefs = tuple(
        replace(brief, allow_hosts=brief.allow_hosts | hosts, handling_marks=marks)
        for brief in found
        if brief
    )
    _refuse_same_output(briefs, problems)
    return briefs


def _brief(name: str, value: object, root: Path, problems: Problems) -> BriefSettings | None:
    place: Place = ("briefs", name)
    if not isinstance(value, Mapping):
        problems.add(place, f"{name} must be a table such as [briefs.{name}], not {shown(value)}")
        return None
    if not name.strip():
        problems.add(place, "a brief needs a name")
    own = {key: one for key, one in value.items() if key not in _LISTS}
    read = _table(own, BRIEF_KEYS, place, problems, also=_LISTS)
    described = _sources(value.get("source", []), (*place, "source"), problems)
    feeds = _feeds(value.get("feed", []), (*place, "feed"), problems)
    if "sources" not in value and not any(value.get(key) for key in _LISTS):
        problems.add(place, f'{name} names no sources; write sources = ["folder/*.txt"]')
    _check_template(read, root, place, problems)
    _check_times(read, place, problems)
    files = [one for one in described if "path" in one]
    patterns = read.pop("sources", ())
    items, unmatched = _items(patterns, files, root)
    read["links"] = _links(one for one in described if "path" not in one)
    output, *also = (root / Path(path).expanduser() for path in read.pop("output", [_DEFAULT_OUTPUT]))
    rest = {_RENAMED.get(key, key): one for key, one in read.items()}
    return BriefSettings(
        name=name,
        items=items,
        patterns=(*patterns, *(one["path"] for one in files)),
        unmatched=unmatched,
        root=root,
        output=output,
        also=tuple(also),
        feeds=feeds,
        standing=True,
        **rest,
    )


def _table(
    table: Mapping[str, Any],
    keys: Mapping[str, Key],
    place: Place,
    problems: Problems,
    also: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Read the values of one table and note each wrong key or value."""
    read: dict[str, Any] = {}
    for key, value in table.items():
        if key not in keys:
            known = (*keys, *also)
            where = "here" if place else "of this file"
            problems.add((*place, key), f'"{key}" is not a key {where}{nearest(key, known) or _all(known)}')
            continue
        try:
            read[key] = keys[key].read(value)
        except UnfitError as error:
            problems.add((*place, key, *error.inside), f"{key} {error}")
    return read


def _all(known: tuple[str, ...]) -> str:
    return f"; the keys are {', '.join(known)}"


def _check_template(read: dict[str, Any], root: Path, place: Place, problems: Problems) -> None:
    """Make the path of a house template absolute, so that it is found from everywhere."""
    template = str(read.get("template", ""))
    known = problems.templates
    if Path(template).suffix or "/" in template:
        path = root / Path(template).expanduser()
        read["template"] = str(path)
        if not path.is_file():
            problems.add((*place, "template"), f'there is no template file "{template}"')
    elif template and known and template not in known:
        near = nearest(template, known) or f"; shipped are {', '.join(known)}"
        problems.add((*place, "template"), f'there is no template "{template}"{near}')


def _check_times(read: Mapping[str, Any], place: Place, problems: Problems) -> None:
    """Note times that do not go together."""
    if "schedule" in read and "every" in read:
        problems.add((*place, "every"), "schedule and every say when in two ways; keep one of them")
    elif read.get("jitter", 0) >= read.get("every", math.inf):
        problems.add((*place, "jitter"), "jitter must be shorter than every")


def _refuse_same_output(briefs: tuple[BriefSettings, ...], problems: Problems) -> None:
    seen: dict[str, str] = {}
    for brief in briefs:
        for output in (brief.output, *brief.also):
            path = str(output).replace("{name}", brief.name).casefold()
            if path in seen:
                message = f"{brief.name} goes to the same file as {seen[path]}: {output.name}"
                problems.add(("briefs", brief.name, "output"), f"{message}; put {{name}} in it")
            seen.setdefault(path, brief.name)


def _sources(value: object, place: Place, problems: Problems) -> list[dict[str, Any]]:
    """Read what is said of files, each with its path, and of links, which have a url in its place."""
    read = []
    for here, table in _tables(value, place, "a path or a url", problems):
        found = _table(table, SOURCE_KEYS, here, problems)
        if "path" not in table:
            _check_link(table, here, problems)
        if {"path", "url"} & set(found):
            read.append(found)
    return read


def _tables(
    value: object, place: Place, needs: str, problems: Problems
) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Yield each table of a list of them, or the one that there is, with its place."""
    for index, table in enumerate(value if isinstance(value, list) else [value]):
        here = (*place, index) if isinstance(value, list) else place
        if isinstance(table, Mapping):
            yield here, table
        else:
            problems.add(here, f"{place[-1]} must be a table with {needs}, not {shown(table)}")


def _check_link(table: Mapping[str, Any], place: Place, problems: Problems) -> None:
    """Note what keeps a source without a path from being fetched."""
    if "url" not in table:
        problems.add(place, "this source has neither a path nor a url")
        return
    if "password" in table:
        problems.add((*place, "password"), "password goes with a path, not with a link: save the PDF first")
    try:
        address(table["url"])
    except UnfitError as error:
        problems.add((*place, "url"), f"url {error}")


def _feeds(value: object, place: Place, problems: Problems) -> tuple[Feed, ...]:
    feeds = []
    for here, table in _tables(value, place, "a url", problems):
        found = _table(table, FEED_KEYS, here, problems)
        if "url" not in table:
            problems.add(here, "this feed has no url")
        elif "url" in found:
            feeds.append(Feed(**found))
    return tuple(feeds)


def _links(described: Iterable[Mapping[str, Any]]) -> tuple[Link, ...]:
    """Put the links in order, each with all that the settings say of it."""
    links: dict[str, Link] = {}
    for one in described:
        said = Metadata(**{key: value for key, value in one.items() if key not in ("url", "password")})
        before = links.get(one["url"], Link(one["url"]))
        links[before.url] = replace(before, metadata=said.over(before.metadata))
    return tuple(links.values())


def _items(
    patterns: tuple[str, ...], described: list[dict[str, Any]], root: Path
) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """Put the files in order, each with all that the settings say of it, and note what is not there."""
    items: dict[Path, Item] = {}
    unmatched = []
    for one in [*({"path": pattern} for pattern in patterns), *described]:
        paths = _found(one["path"], root)
        if not paths:
            unmatched.append(Problem(one["path"], "no such source", f"It was looked for in {root}."))
        said = {key: value for key, value in one.items() if key not in ("path", "password")}
        for path in paths:
            before = items.get(path, Item(path))
            metadata = Metadata(**said).over(before.metadata)
            password = one.get("password", before.password)
            items[path] = replace(before, metadata=metadata, password=password)
    return tuple(items.values()), tuple(unmatched)


def _found(pattern: str, root: Path) -> tuple[Path, ...]:
    try:
        return matching(pattern, root)
    except OSError:  # a folder that may not be listed holds nothing for us
        return ()
