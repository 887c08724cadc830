"""A URL in; the answer of its server out: status, headers that matter, a body within limits."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from briefgen.errors import SourceError
from briefgen.fetch.guard import GuardedTransport
from briefgen.fetch.named import Limits, check_url

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_AGAIN = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. ``url`` is where the redirects ended; ``body`` is empty unless status is 200."""

    status: int
    url: str
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


class _TryAgainError(Exception):
    """The server is busy or out of order for now."""

    def __init__(self, answer: Answer | None, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.answer = answer
        self.wait = wait


class Client:
    """Fetches URLs under one set of limits. Use it in a with statement."""

    def __init__(self, limits: Limits) -> None:
        """Prepare; nothing is sent yet."""
        self.limits = limits
        times = httpx.Timeout(limits.read, connect=limits.connect)
        self._http = httpx.Client(
            transport=GuardedTransport(frozenset(host.lower() for host in limits.allow_hosts)),
            timeout=times,
            trust_env=False,
            headers={"User-Agent": limits.user_agent, "Accept-Encoding": "gzip, deflate"},
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """Return the server's answer, tried again while it is busy.

        Raises SourceError when the URL may not be fetched, the server can not be reached, or its answer
        is larger or slower than the limits allow.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in headers.items() if value}
        tries = Retrying(
            stop=stop_after_attempt(self.limits.tries),
            wait=self._wait,
            retry=retry_if_exception_type(_TryAgainError),
            reraise=True,
        )
        try:
            return tries(self._follow, url, headers)
        except _TryAgainError as error:
            if error.answer:
                return error.answer
            raise SourceError(f"it can not be reached: {error}", "Try again later.") from None

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait if isinstance(error, _TryAgainError) else 0.0
        doubled = self.limits.wait * 2.0 ** (state.attempt_number - 1)
        return min(max(asked, doubled), self.limits.longest_wait)

    def _follow(self, url: str, headers: dict[str, str]) -> Answer:
        """Send the request, and again to wherever the server points."""
        for _ in range(_MOST_REDIRECTS + 1):
            check_url(url)
            answer, onward = self._send(url, headers)
            if not onward:
                return answer
            url = urljoin(url, onward)
        raise SourceError(f"it was redirected more than {_MOST_REDIRECTS} times", "Open it in a browser.")

    def _send(self, url: str, headers: dict[str, str]) -> tuple[Answer, str]:
        """Return the answer and, for a redirect, where to."""
        until = time.monotonic() + self.limits.total
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    return Answer(response.status_code, url), response.headers["location"]
                body = self._body(response, until) if response.status_code == 200 else b""
                return self._answer(response, url, body), ""
        except httpx.TimeoutException:
            raise _TryAgainError(None, f"no answer within {self.limits.read:g} seconds") from None
        except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
            raise _TryAgainError(None, str(error) or type(error).__name__) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            raise SourceError(
                f"{url!r} is no web address ({error})", "Copy it again from the browser."
            ) from None

    def _answer(self, response: httpx.Response, url: str, body: bytes) -> Answer:
        answer = Answer(
            response.status_code,
            url,
            body,
            response.headers.get("content-type", ""),
            response.headers.get("etag", ""),
            response.headers.get("last-modified", ""),
        )
        if response.status_code in _AGAIN:
            wait = response.headers.get("retry-after", "")
            raise _TryAgainError(
                answer, f"status {response.status_code}", float(wait) if wait.isdecimal() else 0.0
            )
        return answer

    def _body(self, response: httpx.Response, until: float) -> bytes:
        """Return the unpacked body, piece by piece, so that a bomb is noticed before it goes off."""
        most = self.limits.most_bytes
        if int(response.headers.get("content-length", "0") or 0) > most:
            raise self._too_large()
        pieces: list[bytes] = []
        size = 0
        for piece in _unpacked(response, most):
            size += len(piece)
            if size > most:
                raise self._too_large()
            if time.monotonic() > until:
                message = f"it took more than {self.limits.total:g} seconds"
                raise SourceError(message, "Save the page from a browser and use the file.")
            pieces.append(piece)
        return b"".join(pieces)

    def _too_large(self) -> SourceError:
        size = self.limits.most_bytes / 1024 / 1024
        return SourceError(f"it is larger than {size:g} MB", "Save the part that matters and use the file.")


def _unpacked(response: httpx.Response, most: int) -> Iterator[bytes]:
    """Yield the body's pieces, unpacked to no more than one byte above ``most`` each."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        yield from response.iter_raw()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(
            f"it is packed with {encoding!r}, which was not asked for", "Save the page from a browser."
        )
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, whichever it is
    try:
        for piece in response.iter_raw():
            yield unpacker.decompress(piece, most + 1)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, most + 1)
    except zlib.error as error:
        raise SourceError(f"its {encoding} is damaged ({error})", "Try again later.") from None
