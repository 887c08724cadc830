"""What a brief names on the web, within which limits, and what comes of it; nothing here loads a library."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen import __version__
from briefgen.errors import SourceError
from briefgen.model import Item, Metadata

if TYPE_CHECKING:
    from briefgen.model import Problem

USER_AGENT = f"briefgen/{__version__} (reads the pages that a policy brief names, once a build)"


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a brief names; what the settings say of it wins over what the page says."""

    url: str
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that a brief names.

    ``words``: an entry is taken when one of them stands in its title or summary (all entries when empty).
    ``days``: how old an entry may be, counted back from the as-of date; 0 is any age. ``most`` entries are
    taken, the newest first.
    """

    url: str
    words: tuple[str, ...] = ()
    days: int = 0
    most: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a fetch may take. Sizes in bytes after unpacking, times in seconds.

    ``tries`` counts the first one; the wait between them doubles from ``wait`` up to ``longest_wait``,
    which also bounds what a server may ask for with Retry-After.
    """

    most_bytes: int = 20 * 1024 * 1024
    connect: float = 10.0
    read: float = 15.0
    total: float = 60.0
    tries: int = 3
    wait: float = 0.5
    longest_wait: float = 20.0
    at_once: int = 4
    allow_hosts: frozenset[str] = frozenset()
    user_agent: str = USER_AGENT
    obey_robots: bool = True


@dataclass(frozen=True, slots=True)
class Fetched:
    """What there is to read, in the order of the links and then of the feeds, and what went wrong.

    ``notes`` are remarks that call for nothing to be done: a feed that brought nothing new.
    """

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def check_url(url: str) -> None:
    """Raise SourceError unless the URL is one that may be fetched: http or https, a host, no password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise SourceError(f"{url!r} is no web address", "Copy it again from the browser.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise SourceError(f"{url!r} is not fetched: only http and https addresses are", "Name a web page.")
    if parts.username or parts.password:
        raise SourceError(f"the address of {host} holds a user name or password", "Leave them out.")
