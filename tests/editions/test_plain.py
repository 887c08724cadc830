"""Settings as JSON: what goes in comes out."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from briefgen.config import BriefSettings
from briefgen.editions.plain import plain, restored
from briefgen.editions.record import settings_of
from briefgen.model import Ban, Decisions, Pin, Prefer, Problem, Reword

NAMES = {"Problem": Problem, "Item": object, "Link": object, "Feed": object}
_TEXT = st.text(max_size=20)
_DAY = st.none() | st.dates()
_DECISIONS = st.builds(
    Decisions,
    pins=st.lists(st.builds(Pin, line=_TEXT, by=_TEXT, on=_DAY), max_size=2).map(tuple),
    bans=st.lists(st.builds(Ban, line=_TEXT, why=_TEXT), max_size=2).map(tuple),
    rewords=st.lists(st.builds(Reword, line=_TEXT, to=_TEXT), max_size=2).map(tuple),
    preferred=st.lists(st.builds(Prefer, source=_TEXT), max_size=2).map(tuple),
)


@dataclass(frozen=True)
class Inner:
    """A value in a value."""

    days: tuple[date, ...]
    pair: tuple[str, int] = ("", 0)


@dataclass(frozen=True)
class Outer:
    """A value with every kind of field that the settings have."""

    size: Literal["a4", "letter"]
    path: Path
    inner: Inner | None = None
    words: frozenset[str] = frozenset()
    many: tuple[Inner, ...] = ()


@given(
    size=st.sampled_from(["a4", "letter"]),
    days=st.lists(st.dates(), max_size=3).map(tuple),
    words=st.frozensets(_TEXT, max_size=3),
    pair=st.tuples(_TEXT, st.integers()),
)
def test_a_value_of_every_kind_comes_back(
    size: Literal["a4", "letter"], days: tuple[date, ...], words: frozenset[str], pair: tuple[str, int]
) -> None:
    inner = Inner(days, pair)
    for value in (Outer(size, Path("a") / "b", inner, words, (inner, inner)), Outer(size, Path("c"))):
        assert restored(json.loads(json.dumps(plain(value))), Outer, {}) == value


@given(title=_TEXT, decisions=_DECISIONS, day=_DAY, custom=st.lists(st.tuples(_TEXT, _TEXT), max_size=2))
def test_the_settings_of_a_brief_come_back(
    title: str, decisions: Decisions, day: date | None, custom: list[tuple[str, str]]
) -> None:
    brief = BriefSettings(
        name="holm", items=(), output=Path("page.docx"), root=Path("r"), title=title, as_of=day,
        decisions=decisions, custom=tuple(custom), unmatched=(Problem("a", "b"),), focus=("x",),
    )  # fmt: skip
    kept = json.loads(json.dumps(settings_of(brief)))
    elsewhere = {"items": [], "output": "page.docx", "root": "r"}
    assert restored({**kept, **elsewhere}, BriefSettings, NAMES) == brief


def test_a_field_that_another_version_knows_is_left_out() -> None:
    assert restored({"days": [], "shade": "blue"}, Inner, {}) == Inner(())


def test_where_a_page_goes_and_when_it_is_made_is_no_part_of_it() -> None:
    brief = BriefSettings(name="holm", items=(), output=Path("page.docx"), root=Path("r"))
    kept = set(settings_of(brief))
    assert {"name", "title", "paper", "decisions", "handling", "embed"} <= kept
    assert not kept & {"items", "output", "root", "keep", "on_publish", "schedule"}
    assert kept <= {field.name for field in fields(BriefSettings)}
