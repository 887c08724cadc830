"""Links and feeds in; files in the store out, ready to be read, and what went wrong.

Nothing is fetched that a brief does not name, except a site's robots.txt and the articles of a named feed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefgen.fetch.named import Feed, Fetched, Limits, Link

__all__ = ["Feed", "Fetched", "Limits", "Link", "fetch"]


def fetch(  # noqa: PLR0913 - each is named by its caller
    links: Sequence[Link],
    feeds: Sequence[Feed] = (),
    *,
    store: Path,
    as_of: date,
    offline: bool = False,
    limits: Limits | None = None,
) -> Fetched:
    """Return the links' pages and the feeds' articles as files in the store.

    A page that can not be fetched is taken from the store, with a problem that says from when it is; one
    that was never fetched is a problem only. Offline, nothing is sent. Raises SourceError only when the
    store can not be written.
    """
    from briefgen.fetch.client import Client  # loads httpx, which a brief of files alone has no use for
    from briefgen.fetch.run import Run
    from briefgen.fetch.store import Store

    with Client(limits or Limits()) as client:
        return Run(client, Store(store), as_of, offline=offline).run(links, feeds)
