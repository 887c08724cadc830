"""A URL in; whether its site's robots.txt lets us read it out."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefgen.errors import SourceError

if TYPE_CHECKING:
    from briefgen.fetch.client import Client


class Robots:
    """Remembers the rules of each site for one run."""

    def __init__(self, client: Client) -> None:
        """Fetch the rules with this client, when they are first asked for."""
        self._client = client
        self._rules: dict[str, Any] = {}
        self._lock = Lock()

    def check(self, url: str) -> None:
        """Raise SourceError when the site does not want the page to be read by programs."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            if site not in self._rules:
                self._rules[site] = self._fetch(site)
            rules = self._rules[site]
        if isinstance(rules, SourceError):
            raise SourceError(rules.message, rules.hint)  # anew: many threads may raise it at once
        if not rules.can_fetch(url, self._client.limits.user_agent):
            raise SourceError(
                "its site's robots.txt does not want it read by programs", "Save it from a browser."
            )

    def _fetch(self, site: str) -> Any:  # noqa: ANN401 - protego has no types
        """Return the rules: none for a site without the file, an error when it fails (RFC 9309, 2.3.1)."""
        from protego import Protego

        try:
            answer = self._client.get(f"{site}/robots.txt")
        except SourceError as error:  # what keeps us from this file keeps us from the page as well
            return error
        if answer.status >= 500:
            return SourceError("its site's robots.txt can not be read, which forbids all", "Try again later.")
        text = answer.body[:500_000].decode("utf-8", "replace") if answer.status == 200 else ""
        return Protego.parse(text)
