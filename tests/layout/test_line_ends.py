"""How a text ends and what tabs and soft hyphens do to its lines: widths bisected with LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.layout import measure
from briefgen.layout.lines import set_lines
from briefgen.layout.package import open_package
from briefgen.layout.rules import libreoffice, word
from briefgen.layout.sections import read_document
from tests.layout.make import docx, par, text

if TYPE_CHECKING:
    from briefgen.layout.boxes import Paragraph
    from briefgen.layout.rules import Rules

TAB = "<w:r><w:tab/></w:r>"


def paragraph(runs: str, properties: str = "") -> Paragraph:
    return read_document(open_package(docx(par(runs, properties), font="Liberation Sans"))).paragraphs[0]


def count(runs: str, width: float, properties: str = "", rules: Rules | None = None) -> int:
    return len(set_lines(paragraph(runs, properties), width, rules or libreoffice()))


def shown(runs: str, width: float) -> list[str]:
    found = paragraph(runs)
    ends = [line.upto for line in set_lines(found, width, libreoffice())]
    return [found.text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def width_of(words: str) -> float:
    return set_lines(paragraph(text(words)), 20_000, libreoffice())[0].reach


@pytest.mark.parametrize("spaces", [" ", "   ", "\u2003"])
def test_spaces_that_overflow_at_the_end_of_a_text_take_a_line_in_libreoffice(spaces: str) -> None:
    reach = width_of("Plain words")
    room = width_of("Plain words" + spaces + "i") - width_of("i")
    assert count(text("Plain words" + spaces), reach + 1) == 2
    assert count(text("Plain words" + spaces), room + 1) == 1
    assert count(text("Plain words" + spaces), reach + 1, rules=word()) == 1


def test_the_same_holds_before_a_line_break_and_not_for_centred_text() -> None:
    reach = width_of("Plain words")
    broken = text("Plain words ") + "<w:r><w:br/></w:r>" + text("more")
    assert count(broken, reach + 1) == 3
    assert count(broken, reach + 100) == 2
    assert count(text("Plain words "), reach + 1, '<w:jc w:val="center"/>') == 1
    assert count(text("Plain words "), reach + 1, '<w:jc w:val="right"/>') == 1


def test_a_word_that_overflows_behind_a_tab_takes_the_tab_along() -> None:
    line = text("Quarterly by, him.") + TAB + text("Procurement letter.")
    assert shown(line, 2300) == ["Quarterly by, him.", "\tProcurement ", "letter."]
    assert shown(line, 2440) == ["Quarterly by, him.", "\tProcurement letter."]
    assert count(line, 2300, rules=word()) == 2


def test_of_two_tabs_the_last_one_goes_along_with_the_word() -> None:
    line = text("Words") + TAB + TAB + text("Environmental matters")
    assert shown(line, 2020) == ["Words\t", "\tEnvironmental ", "matters"]


def test_a_tab_that_leaves_no_room_for_the_word_takes_a_line_of_its_own() -> None:
    assert shown(text("Words") + TAB + text("Environmental"), 1500) == ["Words", "\t", "Environmental"]


def test_a_soft_hyphen_at_the_end_of_a_line_needs_the_room_of_a_hyphen() -> None:
    reach, hyphen = width_of("govern"), width_of("-")
    words = text("govern\u00admental")
    assert shown(words, reach + hyphen + 1) == ["govern\u00ad", "mental"]
    assert shown(words, reach + hyphen - 5) != ["govern\u00ad", "mental"]


def test_a_character_of_another_face_is_as_wide_as_in_the_widest_that_may_supply_it() -> None:
    found = measure(docx(par(text("\u0416" * 40)), font="Cambria"))
    assert found.certainty == "measured"
    (line,) = set_lines(
        read_document(open_package(docx(par(text("\u0416" * 20)), font="Cambria"))).paragraphs[0],
        20_000,
        libreoffice(),
    )
    assert line.reach == pytest.approx(20 * 200 * 1.1235, rel=0.002)
