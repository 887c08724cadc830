"""Borders of paragraphs that stand together, and where a page's end parts them: as LibreOffice sets them."""

from __future__ import annotations

import pytest

from briefgen.layout import measure
from tests.layout.make import BODY_HEIGHT, docx, par, spacing

BOX = ("top", "left", "bottom", "right")


def framed(words: str, sides: tuple[str, ...], kind: str = "single") -> str:
    lines = "".join(f'<w:{side} w:val="{kind}" w:sz="8" w:space="4"/>' for side in sides)
    return par(words, f"<w:pBdr>{lines}</w:pBdr>")


@pytest.mark.parametrize(("kind", "width"), [("single", 1), ("double", 3), ("thick", 2)])
def test_the_line_between_two_frames_is_drawn_once(kind: str, width: int) -> None:
    blocks = framed("one", (*BOX, "between"), kind) * 3
    height = measure(docx(blocks)).libreoffice.height
    assert height == pytest.approx(3 * 12 + 6 * 4 + 4 * width)


def test_paragraphs_in_one_frame_have_nothing_between() -> None:
    assert measure(docx(framed("one", BOX) * 3)).libreoffice.height == pytest.approx(3 * 12 + 2 * 5)


def test_a_frame_that_goes_over_a_page_is_closed_below_and_opened_again_above() -> None:
    lines = int((BODY_HEIGHT - 2 * 5) // 12)
    assert measure(docx(framed("one", BOX) * lines)).libreoffice.pages == 1
    filler = par("", spacing(line=int(BODY_HEIGHT * 20) - 2 * 240 - 150))
    found = measure(docx(filler + framed("one", BOX) * 2))
    assert found.libreoffice.pages == 2
    assert found.fullness == pytest.approx((12 + 5 + 5) / BODY_HEIGHT, abs=0.001)


def test_a_heading_is_kept_with_a_paragraph_whose_frame_the_page_can_still_close() -> None:
    def below(room: float) -> int:
        filler = par("", spacing(line=int((BODY_HEIGHT - 12 - room) * 20)))
        heading = par("heading", "<w:keepNext/>" + spacing())
        return round(measure(docx(filler + heading + framed("one", BOX) * 2)).fullness * BODY_HEIGHT)

    assert below(12 + 5 + 5 + 1) == 12 + 5 + 5
    assert below(12 + 5 + 1) == 12 + 12 + 12 + 5 + 5
