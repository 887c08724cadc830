"""A page that people changed in; what was read back from it, in short forms for tests, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.decisions import Edit, read_back
from tests.decisions.pages import (
    PAPERS,
    TEMPLATES,
    Page,
)

if TYPE_CHECKING:
    from briefgen.model import PrintedLine, Section

NEW = "The mayor of Holm resigned yesterday after a vote of the council."
SECTIONS: tuple[Section, ...] = ("summary", "key_facts", "outlook")
PAGES = [(template, paper) for template in TEMPLATES for paper in PAPERS]
every_page = pytest.mark.parametrize(("template", "paper"), PAGES, ids=["-".join(one) for one in PAGES])
every_template = pytest.mark.parametrize("template", TEMPLATES)


def line(of: Page, section: Section, number: int = 0) -> PrintedLine:
    return [one for one in of.edition.lines if one.section == section][number]


def kinds(edits: tuple[Edit, ...]) -> list[str]:
    return [edit.kind for edit in edits]


def both(of: Page, edited: bytes) -> tuple[Edit, ...]:
    """Read a page back with and without the one that was published; what happened to lines must agree."""
    known, alone = read_back(edited, of.edition, of.docx), read_back(edited, of.edition)
    told = {(edit.kind, edit.before, edit.text) for edit in known if edit.kind in {"reworded", "gone"}}
    assert {
        (edit.kind, edit.before, edit.text) for edit in alone if edit.kind in {"reworded", "gone"}
    } == told
    return known
