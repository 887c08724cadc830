"""A web site on this computer for tests: answers in, what was asked for out; no outside network."""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class _Server(ThreadingHTTPServer):
    """A server that does not tell the test's error output of a reader that has gone away."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as its base
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Site:
    """A server whose answers a test sets: path -> (status, headers, body), or a function that answers."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.open = 0
        self.most_open = 0
        self.lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with site.lock:
                    site.asked.append((self.path, dict(self.headers)))
                    site.open += 1
                    site.most_open = max(site.most_open, site.open)
                try:
                    site.answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    with site.lock:
                        site.open -= 1

            def log_message(self, *_: object) -> None:
                pass

        self.server = _Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """Answer no more: who asks now is refused a connection."""
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        found = self.answers.get(handler.path, (404, {}, b"not here"))
        if callable(found):
            found(handler)
            return
        status, headers, body = found
        body = body.encode() if isinstance(body, str) else body
        send(handler, status, headers, body)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def send(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes = b"") -> None:
    handler.send_response(status)
    for name, value in {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        **headers,
    }.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)
