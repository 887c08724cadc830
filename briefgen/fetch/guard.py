"""A host name in; a connection to one of its public addresses out, or a refusal.

The address that was checked is the one that is connected to, so that a name which answers differently the
second time (DNS rebinding) gains nothing. Redirects come through here like any other request.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from briefgen.errors import SourceError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 networks that carry an IPv4 address in their last 32 bits: NAT64 and its local form.
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_ALLOW = "If this host is meant, name it in allow_hosts."


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    try:
        ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        ip = _inner(ip)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inner(ip: ipaddress.IPv6Address) -> _Address:
    """Return the IPv4 address that an IPv6 address stands for, or itself."""
    if inner := ip.ipv4_mapped or ip.sixtofour:
        return inner
    if any(ip in network for network in _NAT64):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def addresses(host: str, port: int, allowed: frozenset[str]) -> list[str]:
    """Return the addresses of a host that may be connected to.

    Raises SourceError when one of them is private, loopback or link-local and the host is not allowed:
    a public name with a private address is a trap or a mistake.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name {host} has no address ({error})") from None
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if host.lower() not in allowed and not all(is_public(address) for address in found):
        raise SourceError(f"{host} is on a private network ({', '.join(found)}) and is not fetched", _ALLOW)
    return found


class _Backend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._plain = httpcore.SyncBackend()
        self._allowed = allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers."""
        error: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses(host, port, self._allowed):
            try:
                return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error

    def sleep(self, seconds: float) -> None:
        """Wait, as the pool asks for between its own tries."""
        self._plain.sleep(seconds)


class GuardedTransport(httpx.BaseTransport):
    """httpx's way to the network, through the checks above."""

    def __init__(self, allowed: frozenset[str]) -> None:
        """Allow public hosts, and those named in ``allowed`` (lower-case names or addresses)."""
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=_Backend(allowed), max_connections=16
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; httpcore's errors become httpx's."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        core = httpcore.Request(
            request.method,
            url,
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _Translated():
            response = self._pool.handle_request(core)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response.stream),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:  # noqa: ANN401 - httpcore's own union of streams
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _Translated():
            yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Translated:
    """Turns httpcore's errors into httpx's, which the rest of the code knows."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, httpcore.TimeoutException):
            raise httpx.ReadTimeout(str(error) or "no answer in time") from error
        if isinstance(error, httpcore.NetworkError):
            raise httpx.NetworkError(str(error) or "the connection broke") from error
        if isinstance(error, (httpcore.ProtocolError, httpcore.UnsupportedProtocol)):
            raise httpx.RemoteProtocolError(str(error) or "no answer in HTTP") from error
