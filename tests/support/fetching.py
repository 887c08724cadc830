"""Paths on a site of ours in; what is fetched from it out."""

# ruff: noqa: E501 - answers of servers are written here as they are sent
from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.fetch import Feed, Fetched, Limits, Link, fetch

if TYPE_CHECKING:
    from tests.support.site import Site

AS_OF = date(2026, 11, 21)
STORY = "".join(
    f"<p>The ministers of five countries met for the {number}th time and spoke about the price of grain in the north.</p>"
    for number in range(4, 12)
)
PAGE = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Grain store</title></head><body><article><h1>Grain store to grow</h1>{STORY}</article></body></html>"
FAST = Limits(
    allow_hosts=frozenset({"127.0.0.1"}),
    connect=2,
    read=0.5,
    total=2,
    wait=0.01,
    longest_wait=0.05,
    most_bytes=1_000_000,
    obey_robots=False,
)


def run(
    site: Site,
    folder: Path,
    *paths: str,
    feeds: tuple[Feed, ...] = (),
    limits: Limits = FAST,
    offline: bool = False,
) -> Fetched:
    links = [Link(path if "://" in path else site.url + path) for path in paths]
    return fetch(links, feeds, store=folder / "store", as_of=AS_OF, limits=limits, offline=offline)


def said(fetched: Fetched) -> str:
    return "; ".join(problem.message for problem in fetched.problems)
