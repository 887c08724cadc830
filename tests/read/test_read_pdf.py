"""What becomes of PDFs, written here: columns, hyphens, running heads, footnotes, scans, passwords."""

# ruff: noqa: E501 - documents are written here as they stand in files
from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.model.item import Item
from briefgen.read import read
from briefgen.read.pdf import read_pdf

if TYPE_CHECKING:
    from briefgen.read.parts import Draft

Placed = tuple[float, float, float, str]  # x, y, size, text


def pdf(*pages: list[Placed], info: str = "") -> bytes:
    """Write a PDF of lines of Helvetica at places, in the order given."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        stream = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        box = "/MediaBox [0 0 595 842]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {font} /Contents {content} 0 R >>")
        kids.append(len(objects))
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{refs}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    return _assemble(objects)


def _assemble(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return (
        out
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{start}\n%%EOF".encode()
    )


def column(x: float, top: float, lines: list[str], size: float = 10) -> list[Placed]:
    return [(x, top - 12 * number, size, line) for number, line in enumerate(lines)]


def texts(draft: Draft, kind: str = "paragraph") -> list[str]:
    return [part.text for part in draft.parts if part.kind == kind]


LEFT = [f"left line {number} of the left column text" for number in range(1, 13)]
RIGHT = [f"right line {number} of the right column text" for number in range(1, 13)]


def test_two_columns_that_the_file_interleaves_are_read_one_after_the_other() -> None:
    rows = zip(column(50, 700, LEFT), column(320, 700, RIGHT), strict=True)
    draft = read_pdf(pdf([line for row in rows for line in row]))
    assert " ".join(texts(draft)) == " ".join(LEFT + RIGHT)


def test_a_headline_over_two_columns_stays_before_them() -> None:
    rows = zip(column(50, 700, LEFT), column(320, 700, RIGHT), strict=True)
    title = (50, 760, 22, "A headline that goes over both of the columns")
    draft = read_pdf(pdf([line for row in rows for line in row] + [title]))
    assert texts(draft, "title") == ["A headline that goes over both of the columns"]
    assert draft.parts[0].kind == "title"


def test_a_word_divided_at_the_lines_end_is_made_whole_and_a_hyphened_word_is_not() -> None:
    lines = [
        "The ministers spoke about the long-term price of the grain and of co-",
        "operation between the five countries, and about a plan for the long-",
        "term storage of forty thousand tonnes in the capital and in the north-",
        "ern provinces, where the harvest was poor.",
    ]
    text = texts(read_pdf(pdf(column(50, 700, lines))))[0]
    assert "cooperation between" in text
    assert "the long-term storage" in text
    assert "northern provinces" in text


def test_running_heads_and_page_numbers_are_dropped_and_a_sentence_goes_over_the_page() -> None:
    pages = []
    for number in range(1, 4):
        body = column(
            50, 700, [f"This is line {line} of page {number} and it goes on and on to" for line in range(20)]
        )
        pages.append([(50, 810, 9, f"Grain Report 2024, part {number}"), *body, (290, 30, 9, str(number))])
    draft = read_pdf(pdf(*pages))
    assert len(texts(draft)) == 1
    assert {item.reason for item in draft.dropped} == {"running head", "page number"}
    assert "Grain Report" not in texts(draft)[0]


def test_a_paragraph_ends_where_its_last_line_is_short() -> None:
    lines = [
        "The ministers of the five countries met in the capital on Tuesday to speak about the",
        "price of grain.",
        "They agreed that the store should hold forty thousand tonnes by the end of the year,",
        "and that it should stand in the capital.",
    ]
    assert len(texts(read_pdf(pdf(column(50, 700, lines))))) == 2


def test_footnotes_come_last_and_their_marks_do_not_stay_in_the_figures() -> None:
    raised = ") Tj 4 Ts /F1 6 Tf (1) Tj 0 Ts /F1 10 Tf ("
    line = "The rate was raised to 5.25 percent{} in the spring, which is more than the"
    one = column(50, 700, [line.format(raised), *[line.format("")] * 8])
    note = (50, 60, 8, "1 The rate is that of the central bank on the first day of each month.")
    two = column(
        50, 700, ["ministers had asked for in the winter, and less than the banks had feared in"] * 9
    )
    draft = read_pdf(pdf([*one, note], two))
    assert [part.kind for part in draft.parts] == ["paragraph", "note"]
    assert draft.parts[0].place == "page 1"
    assert "5.25 percent in the spring" in draft.parts[0].text


def test_table_rows_keep_their_cells_apart() -> None:
    rows = [["Year", "Grain", "Price"], ["2022", "30.5", "210"], ["2023", "41.0", "190"]]
    placed = [
        (50 + 150 * x, 700 - 20 * y, 10, cell) for y, row in enumerate(rows) for x, cell in enumerate(row)
    ]
    prose = column(
        50, 600, ["The table shows how much grain the store held and at what price it was bought."]
    )
    assert texts(read_pdf(pdf(placed + prose)), "row") == [
        "Year | Grain | Price",
        "2022 | 30.5 | 210",
        "2023 | 41.0 | 190",
    ]


def test_the_day_the_file_was_made_is_not_the_day_of_publication() -> None:
    made = "/Title (The Grain Report of 2024) /CreationDate (D:20240319120000Z)"
    found = read_pdf(pdf(column(50, 700, LEFT), info=made)).metadata
    assert (found.title, found.published, found.modified) == (
        "The Grain Report of 2024",
        None,
        date(2024, 3, 19),
    )


def test_a_scan_says_that_it_has_no_text_and_what_to_do() -> None:
    with pytest.raises(SourceError) as caught:
        read_pdf(pdf([], [], []))
    assert caught.value.message == "it is a scan: its 3 pages are pictures without text"
    assert "OCR" in caught.value.hint


@pytest.mark.parametrize("cut", [20, 200, 600])
def test_a_damaged_file_is_said_to_be_damaged(cut: int) -> None:
    data = pdf(column(50, 700, LEFT))
    with pytest.raises(SourceError):
        read_pdf(data[:cut].replace(b"obj", b"xxx"))


def test_an_encrypted_file_asks_for_its_password() -> None:
    locked = Path(__file__).with_name("locked.pdf")
    with pytest.raises(SourceError, match="it is encrypted") as caught:
        read_pdf(locked.read_bytes())
    assert "password" in caught.value.hint
    with pytest.raises(SourceError, match="the password does not open it"):
        read_pdf(locked.read_bytes(), password="wrong")  # noqa: S106 - of a test file
    opened = read_pdf(locked.read_bytes(), password="grain")  # noqa: S106 - likewise
    assert "ministers" in " ".join(texts(opened))


def test_where_words_are_left_whole_a_hyphen_at_the_lines_end_stays() -> None:
    lines = [
        "The ministers of the five countries met in the capital to speak about the price of the grain"
    ] * 40
    lines[20] = "The rate was cut by twenty-five points in the spring, which was the first cut by a basis-"
    lines[21] = "point step since the year before, and the ministers had asked the bank for more than that"
    assert "basis-point step" in " ".join(texts(read_pdf(pdf(column(50, 800, lines)))))


def test_bullets_begin_an_item() -> None:
    draft = read_pdf(
        pdf(column(50, 700, ["* wheat of the north, forty tonnes", "* barley of the south, thirty tonnes"]))
    )
    assert [part.text[part.skip :] for part in draft.parts] == [
        "wheat of the north, forty tonnes",
        "barley of the south, thirty tonnes",
    ]


def test_what_a_browser_prints_around_a_page_tells_its_address_and_no_day(tmp_path: Path) -> None:
    around = [
        (30, 822, 8, "22/11/2026, 17:03"),
        (250, 822, 8, "Late trains | Rail Agency"),
        (30, 18, 8, "https://www.rail.example/news/late-trains"),
        (550, 18, 8, "1/1"),
    ]
    path = tmp_path / "late.pdf"
    path.write_bytes(pdf([*around, (50, 760, 20, "Late trains at the border"), *column(50, 700, LEFT)]))
    (source,) = read([Item(path)], as_of=date(2026, 11, 22)).sources
    assert (source.published, source.url, source.publisher) == (
        None,
        "https://www.rail.example/news/late-trains",
        "rail.example",
    )
    assert "17:03" not in source.text
