"""The keys of briefgen.toml: a value as TOML gives it in, the value as the settings hold it out.

Each reader raises ``UnfitError`` with the end of a sentence that begins with the key's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from briefgen.config import times
from briefgen.config.values import Paper
from briefgen.errors import SourceError, nearest
from briefgen.fetch.named import check_url
from briefgen.written import UnfitError, day, shown, text

T = TypeVar("T")

_PLACEHOLDERS = ("{name}", "{date}")
_HOST = re.compile(r"[^\W_](?:[\w.-]*\w)?")
_EDITIONS = 10_000
KINDS = ("docx", "md", "html", "txt")
_OLDEST = 36_500  # days: the articles of a hundred years
_MOST = 100  # articles of one feed: what a page of some ten lines can not use is not fetched


@dataclass(frozen=True, slots=True)
class Key:
    """One key: how its value is read, and what it is for in the words of the reference."""

    read: Callable[[object], Any]
    about: str


def texts(value: object) -> tuple[str, ...]:
    """Read a list of texts; a single text is a list of one."""
    values = value if isinstance(value, list) else [value]
    if not values:
        raise UnfitError("is an empty list; write something or take the line out")
    for index, one in enumerate(values):
        if not isinstance(one, str) or not one.strip():
            raise UnfitError(f"must be a list of texts in quotes, but holds {shown(one)}", index)
    return tuple(values)


def patterns(value: object) -> tuple[str, ...]:
    """Read the paths or globs of sources."""
    found = texts(value)
    for index, pattern in enumerate(found):
        _refuse_link(pattern, index)
    return found


def pattern(value: object) -> str:
    """Read one path or glob."""
    found = text(value)
    _refuse_link(found)
    return found


def _refuse_link(found: str, *inside: int) -> None:
    if found.lower().startswith(("http:", "https:", "ftp:")):
        message = f"holds the link {shown(found)}; a link is a url without a path in [[briefs.NAME.source]]"
        raise UnfitError(message, *inside)


def address(value: object) -> str:
    """Read the address of a page or feed that is to be fetched."""
    found = text(value)
    try:
        check_url(found)
    except SourceError as error:
        raise UnfitError(f"is no link: {error.message}") from None
    return found


def hosts(value: object) -> frozenset[str]:
    """Read the names or addresses of hosts."""
    found = texts(value)
    for index, one in enumerate(found):
        if not _is_host(one):
            raise UnfitError(f'must hold hosts alone, such as "intranet.example", not {shown(one)}', index)
    return frozenset(one.lower() for one in found)


def _is_host(found: str) -> bool:
    import ipaddress

    try:
        return bool(ipaddress.ip_address(found))
    except ValueError:
        return _HOST.fullmatch(found) is not None


def words(value: object) -> tuple[str, ...]:
    """Read a list of words or phrases."""
    return tuple(" ".join(one.split()) for one in texts(value))


def number(most: int) -> Callable[[object], int]:
    """Return a reader of whole numbers from 1 to ``most``."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            raise UnfitError(f"must be a whole number from 1 to {most}, without quotes, not {shown(value)}")
        return value

    return read


def switch(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise UnfitError(f"must be true or false, without quotes, not {shown(value)}")
    return value


def timed(read: Callable[[str], T]) -> Callable[[object], T]:
    """Return a reader of a text that speaks of times."""

    def reader(value: object) -> T:
        try:
            return read(text(value))
        except ValueError as error:
            raise UnfitError(str(error)) from None

    return reader


def paper(value: object) -> str:
    """Read the size of the paper, in whatever case it is written."""
    sizes = get_args(Paper)
    found = value.lower() if isinstance(value, str) else value
    if found not in sizes:
        known = " or ".join(f'"{size}"' for size in sizes)
        raise UnfitError(f"must be {known}, not {shown(value)}{nearest(str(found), sizes)}")
    return str(found)


def output(value: object) -> str:
    """Read the pattern of the path of the .docx."""
    found = _placed(text(value))
    if not found.lower().endswith(".docx"):
        raise UnfitError(f"must end in .docx, not {shown(found)}")
    return found


def _placed(found: str) -> str:
    """Refuse a path with other words in braces than those that we know."""
    rest = found
    for known in _PLACEHOLDERS:
        rest = rest.replace(known, "")
    if "{" in rest or "}" in rest:
        raise UnfitError(f"knows only {' and '.join(_PLACEHOLDERS)} in braces, not {shown(found)}")
    return found


def outputs(value: object) -> tuple[str, ...]:
    """Read one path or several; the first is that of the .docx."""
    first, *others = texts(value)
    found = [output(first)]
    for index, one in enumerate(others, start=1):
        ending = one.lower().rpartition(".")[2]
        if ending not in KINDS:
            known = ", ".join(f".{kind}" for kind in KINDS)
            raise UnfitError(f"must hold paths that end in one of {known}, not {shown(one)}", index)
        found.append(_placed(" ".join(one.split())))
    return tuple(found)


def marks(value: object) -> tuple[str, ...]:
    """Read the handling marks of a house, the laxest first."""
    found = words(value)
    if len(found) < 2 or len({one.casefold() for one in found}) < len(found):
        raise UnfitError("must list two marks at least, the laxest first, each once")
    return found


def fields(value: object) -> tuple[tuple[str, str], ...]:
    """Read the table of a brief's own fields, in its order."""
    if not isinstance(value, Mapping):
        raise UnfitError(f"must be a table of names and values, not {shown(value)}")
    for name, one in value.items():
        if isinstance(one, (list, Mapping)):
            raise UnfitError(f"holds {name}, which must be a single value, not {shown(one)}", name)
    return tuple((name, _plain(one)) for name, one in value.items())


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


BRIEF_KEYS: Mapping[str, Key] = {
    "title": Key(text, "The title of the page. Without it, one is made from the sources."),
    "sources": Key(patterns, "Files, folders or globs, relative to briefgen.toml."),
    "template": Key(text, "A shipped template's name, or the path of a .docx."),
    "paper": Key(paper, '"a4" or "letter".'),
    "output": Key(
        outputs, "Where the page goes; may hold {name} and {date}. A list: .md, .html and .txt too."
    ),
    "as_of": Key(day, "The day the page speaks of. Without it, today."),
    "focus": Key(texts, "Words that matter most to this reader; lines with them rank higher."),
    "handling": Key(text, "The handling mark that stands on the page."),
    "embed": Key(switch, "Compare sentences by meaning too, where the extra embed is installed."),
    "schedule": Key(
        timed(times.cron), 'When it is rebuilt, as cron says it: "0 7 * * mon-fri" is 07:00 on weekdays.'
    ),
    "every": Key(timed(times.every), 'How often it is rebuilt, in place of schedule: "6h", "90m", "1d".'),
    "timezone": Key(timed(times.zone), 'Where the clock of schedule hangs: "Europe/Berlin".'),
    "jitter": Key(
        timed(times.jitter), "Over which time the starts of briefs are spread; a brief keeps its place."
    ),
    "keep": Key(number(_EDITIONS), "How many editions are kept; 30 unless you say otherwise."),
    "on_publish": Key(texts, "A command that is run after a new edition, with {path} and more in its words."),
    "fields": Key(fields, "Values of your own for your template."),
    "allow_hosts": Key(hosts, "Hosts of a private network from which links and feeds may be fetched."),
}
FILE_KEYS: Mapping[str, Key] = {  # for every brief of the file
    "allow_hosts": BRIEF_KEYS["allow_hosts"],
    "handling_marks": Key(marks, "The handling marks of your house, the laxest first, in place of the TLP."),
}

SOURCE_KEYS: Mapping[str, Key] = {
    "path": Key(pattern, "The file, or a glob, that the lines below speak of."),
    "title": Key(text, "The document's title."),
    "publisher": Key(text, "Who published it."),
    "author": Key(text, "Who wrote it."),
    "published": Key(day, "The day it was published."),
    "modified": Key(day, "The day it was last changed."),
    "accessed": Key(day, "The day it was fetched."),
    "url": Key(text, "Its address. Without a path, the page is fetched from there."),
    "handling": Key(text, "Its handling mark; the page carries the strictest of its sources."),
    "language": Key(text, 'Its language, as a code such as "en".'),
    "password": Key(text, "The password of an encrypted PDF."),
}

FEED_KEYS: Mapping[str, Key] = {
    "url": Key(address, "The address of the RSS or Atom feed."),
    "words": Key(words, "Only entries with one of these in their title or summary."),
    "days": Key(number(_OLDEST), "Only entries of so many days before the day the page speaks of."),
    "most": Key(number(_MOST), "So many entries at most, the newest ones."),
}
