"""Handling marks: a page is never laxer than what it was made from."""

from __future__ import annotations

import pytest

from briefgen.errors import SettingsError
from briefgen.handling import as_in_scheme, inherited, mark_of
from briefgen.model import Dropped, Source

HOUSE = ("Public", "Internal", "Confidential")


def source(text: str = "The dike is done.", *, handling: str = "", dropped: str = "") -> Source:
    left_out = (Dropped(dropped, "header"),) if dropped else ()
    return Source(id="s", name="s.txt", text=text, sha256="", title="S", handling=handling, dropped=left_out)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("TLP:AMBER", "TLP:AMBER"),
        ("tlp: amber", "TLP:AMBER"),
        ("TLP:AMBER + STRICT", "TLP:AMBER+STRICT"),
        ("TLP:WHITE", "TLP:CLEAR"),
        ("AMBER", ""),
        ("Internal", ""),
    ],
)
def test_a_mark_is_known_however_it_is_written(written: str, meant: str) -> None:
    assert as_in_scheme(written) == meant


def test_a_house_scheme_stands_in_place_of_the_tlp() -> None:
    assert as_in_scheme("INTERNAL", HOUSE) == "Internal"
    assert as_in_scheme("TLP:RED", HOUSE) == ""


@pytest.mark.parametrize(
    "shown",
    [
        source("TLP:AMBER\nThe dike is done."),
        source("The dike is done.\n\nTLP:AMBER\n"),
        source(dropped="TLP:AMBER"),
        source(handling="TLP:AMBER"),
    ],
)
def test_a_source_shows_its_mark_at_its_head_its_foot_or_in_its_header(shown: Source) -> None:
    assert mark_of(shown) == "TLP:AMBER"


def test_a_sentence_about_marks_is_no_mark() -> None:
    assert mark_of(source("The note was marked TLP:RED before it was released.")) == ""


def test_the_page_carries_the_strictest_mark() -> None:
    sources = [source(handling="TLP:GREEN"), source(handling="TLP:AMBER+STRICT"), source()]
    assert inherited("", sources) == "TLP:AMBER+STRICT"


def test_a_stricter_mark_of_the_settings_stands() -> None:
    assert inherited("tlp:red", [source(handling="TLP:GREEN")]) == "TLP:RED"


def test_a_laxer_mark_of_the_settings_is_refused_with_the_source_that_is_stricter() -> None:
    with pytest.raises(SettingsError, match=r"handling is TLP:GREEN, but s\.txt is TLP:AMBER"):
        inherited("TLP:GREEN", [source(handling="TLP:AMBER")])


def test_marks_without_an_order_are_refused() -> None:
    with pytest.raises(SettingsError, match='the brief is marked "Restricted"'):
        inherited("Restricted", [source(handling="TLP:AMBER")])
    with pytest.raises(SettingsError, match=r'the source s\.txt is marked "Geheim"'):
        inherited("", [source(handling="Geheim")], HOUSE)


def test_without_marked_sources_any_words_will_do() -> None:
    assert inherited("OFFICIAL", [source()]) == "OFFICIAL"
    assert inherited("", [source()]) == ""
