"""The HTML page in a browser: on a phone, on a desk, in the dark and on paper."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.handling import TLP
from briefgen.render.sample import sample_brief
from briefgen.render.text import render_text
from tests.render.build import brief, line
from tests.support.browser import look, printed, screenshot
from tests.support.office import soffice

if TYPE_CHECKING:
    from briefgen.model import Brief

pytestmark = pytest.mark.browser


def full(mark: str = "TLP:AMBER+STRICT") -> Brief:
    """Return a page with everything on it that has a look of its own."""
    first, second, third, *rest = brief().key_facts
    changed = (replace(first, news="new"), replace(second, news="revised"), replace(third, news="corrected"))
    facts = (*changed, *rest)
    return brief(key_facts=facts, handling=mark, edition=4, since=date(2024, 5, 18))


@pytest.mark.parametrize("dark", [False, True], ids=["by day", "in the dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_can_be_read_in_every_window(width: int, dark: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    seen = look(render_text(full(), "html"), tmp_path, width=width, dark=dark)
    assert seen.overflow == 0
    assert seen.contrast >= 4.5
    assert seen.size >= 12
    assert (seen.lost, seen.links) == ((), 15)
    assert seen.fetched == ()


@pytest.mark.parametrize("dark", [False, True], ids=["by day", "in the dark"])
@pytest.mark.parametrize("mark", TLP)
def test_every_mark_stands_out(mark: str, dark: bool, tmp_path: Path) -> None:  # noqa: FBT001 - as above
    assert look(render_text(full(mark), "html"), tmp_path, width=390, dark=dark).contrast >= 4.5


def test_a_word_longer_than_the_screen_does_not_widen_the_page(tmp_path: Path) -> None:
    long = "Coastalfloodprotectionprogramme" * 6
    page = brief(title=long, handling=long, key_facts=(line("key_facts", long, "a", "b", "c", speaker=long),))
    assert look(render_text(page, "html"), tmp_path, width=320).overflow == 0


@pytest.mark.parametrize("dark", [False, True], ids=["by day", "in the dark"])
def test_a_picture_of_the_page_is_no_blank_sheet(dark: bool, tmp_path: Path) -> None:  # noqa: FBT001 - as above
    picture = screenshot(render_text(full(), "html"), tmp_path, width=500, dark=dark)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 50_000  # 110,000 and more when it was written; an empty page has 5,000


@pytest.mark.parametrize("page", [full(), sample_brief()], ids=["full", "sample"])
def test_the_page_prints_on_one_sheet(page: Brief, tmp_path: Path) -> None:
    soffice()  # pdfinfo comes with what the office tests need
    pdf = printed(render_text(page, "html"), tmp_path)
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Pages:\s+1$", told, re.MULTILINE), told
