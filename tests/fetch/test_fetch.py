"""Links, against a real server on this computer: what is kept, what is refused, what survives."""

# ruff: noqa: S104 - answers of servers are written here as they are sent
from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.fetch.guard import is_public
from briefgen.fetch.named import check_url
from briefgen.read import read
from tests.support.fetching import AS_OF, FAST, PAGE, run, said
from tests.support.site import Site, send


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.close()


def test_a_page_is_kept_and_can_be_read(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    fetched = run(site, tmp_path, "/a")
    assert fetched.problems == ()
    source = read(fetched.items, as_of=AS_OF).sources[0]
    assert (source.title, source.name, source.url) == (
        "Grain store to grow",
        f"{site.url}/a",
        f"{site.url}/a",
    )
    assert fetched.items[0].path.read_bytes() == PAGE.encode()
    assert fetched.items[0].path.stem == source.sha256


def test_the_user_agent_says_who_asks(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    run(site, tmp_path, "/a")
    assert site.asked[0][1]["User-Agent"].startswith("briefgen/")


def test_the_second_time_the_server_is_only_asked_whether_the_page_changed(
    site: Site, tmp_path: Path
) -> None:
    site.answers["/a"] = (200, {"ETag": '"1"', "Last-Modified": "Sat, 11 May 2024 08:00:00 GMT"}, PAGE)
    first = run(site, tmp_path, "/a")
    site.answers["/a"] = (304, {}, b"")
    second = run(site, tmp_path, "/a")
    headers = site.asked[-1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == (
        '"1"',
        "Sat, 11 May 2024 08:00:00 GMT",
    )
    assert [item.path for item in second.items] == [item.path for item in first.items]
    assert second.problems == ()


def test_a_page_that_changed_is_kept_beside_its_old_content(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    old = run(site, tmp_path, "/a").items[0].path
    site.answers["/a"] = (200, {}, PAGE.replace("five", "six"))
    new = run(site, tmp_path, "/a").items[0].path
    assert old.exists()
    assert new != old
    record = json.loads(next((tmp_path / "store/urls").rglob("*.json")).read_text())
    assert [sha for _, sha in record["history"]] == [old.stem, new.stem]


@pytest.mark.parametrize("status", [404, 410, 403, 500])
def test_a_page_that_vanished_is_still_there(site: Site, tmp_path: Path, status: int) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    kept = run(site, tmp_path, "/a").items
    site.answers["/a"] = (status, {}, b"")
    fetched = run(site, tmp_path, "/a")
    assert fetched.items == kept
    assert str(status) in said(fetched)
    assert "the copy of" in said(fetched)


def test_offline_nothing_is_sent(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    kept = run(site, tmp_path, "/a").items
    asked = len(site.asked)
    fetched = run(site, tmp_path, "/a", "/b", offline=True)
    assert fetched.items == kept
    assert said(fetched) == "it is not in the store, and nothing is fetched offline"
    assert len(site.asked) == asked


def test_content_that_was_changed_in_the_store_is_not_used(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    path = run(site, tmp_path, "/a").items[0].path
    path.write_text("<p>Forged.</p>")
    assert run(site, tmp_path, "/a", offline=True).items == ()


def test_a_redirect_is_followed_and_a_circle_of_them_is_not(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (301, {"Location": "/b"}, b"")
    site.answers["/b"] = (200, {}, PAGE)
    site.answers["/c"] = (302, {"Location": "/c"}, b"")
    fetched = run(site, tmp_path, "/a", "/c")
    assert len(fetched.items) == 1
    assert said(fetched) == "it was redirected more than 5 times"


def test_a_busy_server_is_asked_again(site: Site, tmp_path: Path) -> None:
    answers = iter([(503, {"Retry-After": "1"}, b""), (429, {}, b""), (200, {}, PAGE.encode())])

    def busy(handler: BaseHTTPRequestHandler) -> None:
        status, headers, body = next(answers)
        send(handler, status, headers, body)

    site.answers["/a"] = busy
    assert len(run(site, tmp_path, "/a").items) == 1
    assert site.paths() == ["/a"] * 3


def test_a_server_that_stays_out_of_order_is_a_problem_after_three_tries(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (500, {}, b"")
    assert said(run(site, tmp_path, "/a")) == "its server answers 500 (out of order)"
    assert site.paths() == ["/a"] * 3


def test_a_server_that_does_not_answer_is_left(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = lambda _: time.sleep(1.5)
    begun = time.monotonic()
    assert (
        said(run(site, tmp_path, "/a", limits=replace(FAST, tries=2)))
        == "it can not be reached: no answer within 0.5 seconds"
    )
    assert time.monotonic() - begun < 3


def test_a_page_that_never_ends_is_left(site: Site, tmp_path: Path) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"<p>More. ")
            time.sleep(0.1)
        handler.close_connection = True

    site.answers["/a"] = drip
    begun = time.monotonic()
    assert said(run(site, tmp_path, "/a")) == "it took more than 2 seconds"
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "5000000"}])
def test_a_page_beyond_the_limit_is_left(site: Site, tmp_path: Path, headers: dict[str, str]) -> None:
    site.answers["/a"] = (200, headers, b"x" * 5_000_000)
    assert said(run(site, tmp_path, "/a")) == "it is larger than 0.953674 MB"


def test_a_gzip_bomb_is_left_before_it_goes_off(site: Site, tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    site.answers["/a"] = (200, {"Content-Encoding": "gzip"}, bomb)
    begun = time.monotonic()
    assert "it is larger than" in said(run(site, tmp_path, "/a"))
    assert time.monotonic() - begun < 2


def test_packed_pages_are_unpacked_and_damaged_ones_refused(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode()))
    site.answers["/b"] = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    site.answers["/c"] = (200, {"Content-Encoding": "br"}, b"what is this")
    fetched = run(site, tmp_path, "/a", "/b", "/c")
    assert [item.path.read_bytes() for item in fetched.items] == [PAGE.encode()]
    assert "its gzip is damaged" in said(fetched)
    assert "packed with 'br'" in said(fetched)


def test_a_page_whose_charset_is_wrong_is_read_all_the_same(site: Site, tmp_path: Path) -> None:
    page = PAGE.replace("<meta charset='utf-8'>", "").replace("five countries", "the Zürich café group")
    site.answers["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page.encode("windows-1252"))
    assert "Zürich café" in read(run(site, tmp_path, "/a").items, as_of=AS_OF).sources[0].text


def test_what_the_server_calls_it_decides_how_it_is_read(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (
        200,
        {"Content-Type": "text/plain"},
        "The ministers met. They agreed on the price of grain.",
    )
    site.answers["/b"] = (200, {"Content-Type": "application/octet-stream"}, b"%PDF-1.4 and so on")
    assert [item.path.suffix for item in run(site, tmp_path, "/a", "/b").items] == [".txt", ".pdf"]


# ---------------------------------------------------------------- what is not fetched


def test_a_loopback_address_is_refused_unless_it_is_allowed(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = (200, {}, PAGE)
    fetched = run(site, tmp_path, "/a", limits=replace(FAST, allow_hosts=frozenset()))
    assert "is on a private network" in said(fetched)
    assert "allow_hosts" in fetched.problems[0].hint
    assert site.asked == []


def test_a_redirect_to_a_private_name_is_refused(site: Site, tmp_path: Path) -> None:
    port = site.url.rpartition(":")[2]
    site.answers["/a"] = (302, {"Location": f"http://localhost:{port}/secret"}, b"")
    site.answers["/secret"] = (200, {}, PAGE)
    assert "localhost is on a private network" in said(run(site, tmp_path, "/a"))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)", "http://u:p@127.0.0.1/"]
)
def test_a_redirect_to_anything_but_a_web_page_is_refused(site: Site, tmp_path: Path, target: str) -> None:
    site.answers["/a"] = (302, {"Location": target}, b"")
    assert run(site, tmp_path, "/a").items == ()
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://x.example/",
        "http://",
        "http://[::1",
        "x",
        "http://a:99999/",
        "http://u@x.example/",
    ],
)
def test_such_addresses_are_refused(url: str) -> None:
    with pytest.raises(SourceError):
        check_url(url)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *(
            "::1",
            "::",
            "fe80::1%eth0",
            "fc00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "no address",
        ),
    ],
)
def test_private_addresses_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)


# ---------------------------------------------------------------- robots.txt, many at once


def test_robots_txt_is_honoured_and_fetched_once(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (
        200,
        {"Content-Type": "text/plain"},
        "User-agent: *\nDisallow: /private/*.html\n",
    )
    site.answers["/a"] = site.answers["/private/b.html"] = (200, {}, PAGE)
    fetched = run(site, tmp_path, "/a", "/private/b.html", limits=replace(FAST, obey_robots=True))
    assert len(fetched.items) == 1
    assert said(fetched) == "its site's robots.txt does not want it read by programs"
    assert sorted(site.paths()) == ["/a", "/robots.txt"]


@pytest.mark.parametrize(("status", "count"), [(404, 1), (500, 0)])
def test_a_site_without_robots_txt_is_read_and_one_that_fails_is_not(
    site: Site, tmp_path: Path, status: int, count: int
) -> None:
    site.answers["/robots.txt"] = (status, {}, b"")
    site.answers["/a"] = (200, {}, PAGE)
    assert len(run(site, tmp_path, "/a", limits=replace(FAST, obey_robots=True)).items) == count


def test_no_more_than_so_many_are_fetched_at_once_and_the_order_is_kept(site: Site, tmp_path: Path) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.05)
        send(handler, 200, {}, PAGE.replace("five", handler.path).encode())

    paths = [f"/{number}" for number in range(8)]
    site.answers.update(dict.fromkeys(paths, slow))
    fetched = run(site, tmp_path, *paths, limits=replace(FAST, at_once=3))
    assert [item.name.rpartition("/")[2] for item in fetched.items] == [path[1:] for path in paths]
    assert 2 <= site.most_open <= 3
