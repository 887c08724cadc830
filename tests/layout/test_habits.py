"""What LibreOffice does with settings that few documents use: each figure was read from its own pages."""

# ruff: noqa: E501 - XML reads better unbroken
from __future__ import annotations

import pytest

from briefgen.layout import Measurement, measure
from briefgen.layout.package import open_package
from briefgen.layout.rules import libreoffice
from briefgen.layout.sections import read_document
from tests.layout.make import A4, BODY_HEIGHT, NAMES, OFFICE, docx, pack, par, replaced, spacing, text

LONG = "The committee agreed that regional trade would double in ten years if borders were simpler to cross. "
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CONTINUOUS = A4.replace("<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>')


def height(blocks: str, **options: str) -> float:
    return measure(docx(blocks, **options)).libreoffice.height


def cell(blocks: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{properties}</w:tcPr>{blocks}</w:tc>'


def row_of(*cells: str, more: str = "") -> str:
    grid = '<w:gridCol w:w="3000"/>' * len(cells)
    layout = '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr></w:tbl>"


def margins(**sides: int) -> str:
    return (
        "<w:tcMar>"
        + "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides.items())
        + "</w:tcMar>"
    )


def with_header(blocks: str, header: str) -> Measurement:
    """Measure a page that has this header, 25 pt below the edge of the page."""
    link = f'<Relationship Id="h" Type="{OFFICE}/header" Target="header1.xml"/>'
    document = docx(
        blocks,
        section=A4.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="h"/>'),
    )
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>{link}</Relationships>'
    document = replaced(document, "word/_rels/document.xml.rels", rels)
    return measure(replaced(document, "word/header1.xml", f"<w:hdr {NAMES}>{header}</w:hdr>"))


# ------------------------------------------------------------ what is reported


@pytest.mark.parametrize(
    ("direction", "certainty"), [("lrTb", "guaranteed"), ("tbRl", "unknown")], ids=["as usual", "downwards"]
)
def test_only_text_that_does_not_run_as_usual_is_unknown(direction: str, certainty: str) -> None:
    section = A4.replace("</w:sectPr>", f'<w:textDirection w:val="{direction}"/></w:sectPr>')
    assert measure(docx(par("plain"), section=section)).certainty == certainty


def test_words_that_a_program_may_hyphenate_are_measured_whole() -> None:
    plain = docx(par(LONG * 9))
    found = measure(
        replaced(
            plain,
            "word/settings.xml",
            f'<w:settings {NAMES}><w:autoHyphenation w:val="true"/></w:settings>',
        )
    )
    assert found.certainty == "measured"
    assert any("hyphenated" in reason for reason in found.reasons)
    assert found.libreoffice.height == measure(plain).libreoffice.height


@pytest.mark.parametrize("look", ['<w:em w:val="dot"/>', '<w:bdr w:val="single" w:sz="4"/>', "<w:rtl/>"])
def test_a_property_is_named_though_its_font_was_met_before(look: str) -> None:
    found = measure(docx(par("plain") + par(text("plain ") + text("more", look))))
    assert found.certainty == "unknown"


@pytest.mark.parametrize("style", ["Title", "BodyText", "heading 2"])
def test_a_style_that_is_left_to_the_program_is_named(style: str) -> None:
    found = measure(docx(par("a", f'<w:pStyle w:val="{style}"/>')))
    assert (found.certainty, f"'{style}'" in found.reasons[0]) == ("unknown", True)
    assert measure(docx(par("a", '<w:pStyle w:val="Heading1"/>'))).certainty == "guaranteed"


def test_a_field_that_is_computed_anew_is_named() -> None:
    field = f'<w:fldSimple w:instr=" DATE ">{text("1 May")}</w:fldSimple>'
    assert any("DATE" in reason for reason in measure(docx(par(field))).reasons)
    page = f'<w:fldSimple w:instr=" PAGE ">{text("1")}</w:fldSimple>'
    assert measure(docx(par(page))).reasons == ()


def test_a_theme_font_without_a_theme_is_an_unknown_font() -> None:
    theme = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    assert measure(docx(par(text("a", theme)))).certainty == "unknown"


def test_another_serif_font_stands_in_for_a_serif_font() -> None:
    auto = spacing(line=240, rule="auto")
    georgia, verdana = (measure(docx(par(LONG * 9, auto), font=name)) for name in ("Georgia", "Verdana"))
    assert (georgia.certainty, verdana.certainty) == ("unknown", "unknown")
    assert georgia.paragraphs[0].last_line != verdana.paragraphs[0].last_line


# ------------------------------------------------------------ lines


@pytest.mark.parametrize(
    ("line", "office"), [(200, 224), (259, 290), (270, 301), (283, 314), (276, 309), (480, 538), (100, 135)]
)
def test_multiple_spacing_is_cut_to_whole_per_cent(line: float, office: float) -> None:
    assert libreoffice().multiple(269.0, 269.0, line) == office  # 11 pt Calibri


def test_an_empty_line_is_not_raised_with_its_mark() -> None:
    raised = '<w:rPr><w:position w:val="12"/></w:rPr>'
    auto = spacing(line=240, rule="auto")
    assert height(par("", auto + raised)) == height(par("", auto))


@pytest.mark.parametrize("kind", ["left", "bar", "num"])
def test_a_tab_stop_at_the_end_of_the_line_or_beyond_takes_a_line_of_its_own(kind: str) -> None:
    stop = f'<w:tabs><w:tab w:val="{kind}" w:pos="9906"/></w:tabs>'
    assert height(par("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", stop)) == 3 * 12


def test_a_picture_that_states_no_distance_keeps_some_beside_it_and_none_above() -> None:
    def objects(distances: str) -> dict[int, tuple[float, float]]:
        extent = '<wp:extent cx="635000" cy="317500"/>'
        drawing = (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" {distances}>{extent}</wp:inline></w:drawing></w:r>'
        )
        return read_document(open_package(docx(par(drawing)))).paragraphs[0].objects

    zero = " ".join(f'dist{side}="0"' for side in "LR")
    assert objects(zero + ' distT="635000"') == {0: (1000.0, 500.0)}
    assert objects("")[0][0] == pytest.approx(1000 + 2 * 180.85, abs=0.1)


@pytest.mark.parametrize(
    ("kind", "width"),
    [
        ("single", 1.5),
        ("thick", 3),
        ("double", 4.5),
        ("triple", 4.5),
        ("thinThickSmallGap", 3),
        ("thickThinMediumGap", 3),
        ("thinThickLargeGap", 3.8),
        ("dashed", 1.5),
        ("dashDotStroked", 4.5),
        ("inset", 3.1),
    ],
)
def test_borders_are_as_wide_as_their_kind_is_drawn(kind: str, width: float) -> None:
    line = f'<w:pBdr><w:top w:val="{kind}" w:sz="12" w:space="0"/></w:pBdr>'
    assert height(par("a", line)) == pytest.approx(12 + width)


# ------------------------------------------------------------ spaces and styles


def test_automatic_space_is_kept_between_paragraphs_only() -> None:
    auto = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1" w:line="240" w:lineRule="exact"/>'
    assert height(par("a", auto) + par("b", auto) + par("c")) == 36 + 2 * 14
    inside = row_of(cell(par("a", auto) + par("b", auto)))
    assert height(inside + par("c")) == 24 + 14 + 12
    item = auto + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert height(par("a", item) * 3 + par("c")) == 48 + 14


def test_without_document_defaults_text_is_calibri_of_11_points() -> None:
    bare = f"<w:styles {NAMES}/>"
    found = measure(replaced(docx(par("a", spacing(rule="auto"))), "word/styles.xml", bare))
    assert found.libreoffice.height == 13.45


def test_an_empty_paragraph_whose_mark_is_hidden_takes_no_room() -> None:
    empty = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
    assert height(par("a") + empty * 3 + par("b")) == 24


# ------------------------------------------------------------ tables


def test_the_largest_margins_of_a_row_hold_for_all_its_cells() -> None:
    small = cell(par("a"), margins(top=300, bottom=200))
    assert height(row_of(small, cell(par("b") * 3)) + par("c")) == 36 + 25 + 12


def test_the_space_above_a_table_in_a_cell_counts_and_the_paragraph_below_it_is_not_shown() -> None:
    inner = row_of(cell(par("x")))
    above = cell(par("a", spacing(after=160)) + inner + par("b"))
    assert height(row_of(above) + par("c")) == 12 + 8 + 12 + 12 + 12
    last = measure(docx(row_of(cell(inner + par())) + par("c")))
    assert (last.libreoffice.height, last.word.height) == (24, 36)


def test_the_space_below_a_cell_counts_twice_in_a_header() -> None:
    header = row_of(cell(par("a", spacing(after=400)))) + par("b")
    found = with_header(par("body"), header)
    top = 25 + 12 + 2 * 20 + 12
    assert found.libreoffice.slack == pytest.approx(841.9 - 50 - top - 12)


def test_a_cell_that_goes_on_begins_with_the_space_of_its_paragraph_again() -> None:
    lines = int(BODY_HEIGHT // 12)
    words = text("a") + "<w:r><w:br/></w:r>" * 11
    broken = row_of(cell(par(words, spacing(before=200))))
    found = measure(docx(par("x") * (lines - 7) + broken + par("end")))
    assert found.fullness == pytest.approx((10 + 6 * 12 + 12) / BODY_HEIGHT, abs=1e-3)


# ------------------------------------------------------------ sections


def columns(count: int) -> str:
    return CONTINUOUS.replace("</w:sectPr>", f'<w:cols w:num="{count}" w:space="400"/></w:sectPr>')


def test_columns_begin_below_what_stands_above_them_on_the_page() -> None:
    lines = int(BODY_HEIGHT // 12)
    blocks = par("x") * 20 + par("x", A4) + par("y") * 2 * (lines - 21)
    assert measure(docx(blocks, section=columns(2))).pages == 1
    assert measure(docx(blocks + par("y"), section=columns(2))).pages == 2


def test_columns_above_another_section_are_about_equal() -> None:
    blocks = par("x", A4) + par("y") * 19 + par("y", columns(2)) + par("z")
    found = measure(docx(blocks, section=CONTINUOUS))
    assert 12 * 12 <= found.libreoffice.slack * -1 + BODY_HEIGHT <= 14 * 12 + 12


def test_a_paragraph_that_only_ends_a_section_takes_no_room_in_libreoffice() -> None:
    bearer = f"<w:p><w:pPr>{A4}</w:pPr></w:p>"
    found = measure(docx(par("a") + bearer + par("b"), section=CONTINUOUS))
    assert (found.libreoffice.height, found.word.height) == (24, 36)


def test_a_gutter_at_the_top_takes_its_room_there() -> None:
    section = A4.replace('w:gutter="0"', 'w:gutter="700"')
    settings = f"<w:settings {NAMES}><w:gutterAtTop/></w:settings>"
    found = measure(replaced(docx(par("a"), section=section), "word/settings.xml", settings))
    assert found.slack == pytest.approx(BODY_HEIGHT - 12 - 35)


def test_a_document_of_bare_parts_is_read() -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{par('a')}</w:body></w:document>",
    }
    assert measure(pack(parts)).libreoffice.height == 13.45


def test_without_settings_the_spaces_between_paragraphs_add_up() -> None:
    document = docx(par("a", spacing(after=200)) + par("b", spacing(before=120)))
    assert measure(replaced(document, "word/settings.xml", None)).libreoffice.height == 24 + 10 + 6
    assert measure(document).libreoffice.height == 24 + 10


def test_a_tab_behind_which_no_letter_has_room_takes_a_line_of_its_own() -> None:
    stop = '<w:tabs><w:tab w:val="left" w:pos="9890"/></w:tabs>'
    assert height(par("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", stop)) == 3 * 12


def test_spacing_below_one_line_does_not_narrow_an_empty_line() -> None:
    tight = spacing(line=200, rule="auto")
    assert height(par("", tight)) == height(par("", spacing(rule="auto")))
    assert height(par("a", tight)) < height(par("", tight))


def test_a_table_right_below_another_is_named() -> None:
    row = row_of(cell(par("one")))
    assert measure(docx(row + par("between") + row + par())).certainty != "unknown"
    found = measure(docx(row + row + par()))
    assert found.certainty == "unknown"
    assert any("right below another" in reason for reason in found.reasons)


def test_east_asian_text_without_a_face_of_the_theme_has_the_line_of_the_face_that_steps_in() -> None:
    fonts = '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans" w:eastAsiaTheme="minorEastAsia"/>'
    document = docx(par(text("\u56fd\u5bb6", fonts), spacing(rule="auto")))
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:ea typeface=""/></a:minorFont></a:theme>'
    document = replaced(document, "word/theme1.xml", theme)
    links = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{part}.xml"/>'
        for kind, part in (("styles", "styles"), ("settings", "settings"), ("theme", "theme1"))
    )
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    document = replaced(document, "word/_rels/document.xml.rels", rels)
    assert measure(document).libreoffice.height == pytest.approx(11.65, abs=0.1)
