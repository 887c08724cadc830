"""A letter in the making and a random source in; one more block of it written: what ``BLOCKS`` names."""

# ruff: noqa: S311, SLF001 - the blocks are to be random, not secret; python-docx hides its elements
from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt, Twips

from benchmarks.layout_letter_parts import framed, insert_field, look, put, spaced
from benchmarks.layout_letter_tables import table
from benchmarks.layout_letter_text import LINKS, prose, torn
from benchmarks.layout_runs import element, png, tag

if TYPE_CHECKING:
    from benchmarks.layout_letters import Letter

_LOOKS: Final = (
    "<w:b/>", "<w:i/>", "<w:smallCaps/>", "<w:caps/>", "<w:strike/>", "<w:vanish/>", '<w:u w:val="double"/>',
    '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>', '<w:spacing w:val="-6"/>',
    '<w:spacing w:val="20"/>', '<w:position w:val="6"/>', '<w:position w:val="-6"/>', '<w:w w:val="90"/>',
    '<w:kern w:val="16"/>', '<w:highlight w:val="yellow"/>', '<w:sz w:val="15"/>', '<w:sz w:val="32"/>',
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>',
)  # fmt: skip
_STYLES: Final = (
    "Subtitle", "Quote", "Intense Quote", "Caption", "No Spacing", "Body Text", "Body Text 2", "Body Text 3",
    "List Continue", "List Continue 2", "macro", "List", "List 2", "TOC Heading",
)  # fmt: skip
_FORMS: Final = (
    ("decimal", "lowerLetter", "lowerRoman", "%1.", "%2)", "%3."),
    ("decimal", "decimal", "decimal", "%1.", "%1.%2.", "%1.%2.%3."),
    ("upperLetter", "decimal", "upperRoman", "%1.", "(%2)", "%3."),
    ("bullet", "bullet", "bullet", "\uf0b7", "\uf0b7", "\uf0b7"),
    ("bullet", "bullet", "bullet", "\N{BULLET}", "\N{EN DASH}", "\N{BLACK SMALL SQUARE}"),
)


def _plain(letter: Letter, rng: random.Random) -> None:
    letter.document.add_paragraph(letter.text(rng, 8, 90))


def _spaced(letter: Letter, rng: random.Random) -> None:
    spaced(letter.document.add_paragraph(letter.text(rng, 8, 70)).paragraph_format, rng, 0.8)


def _aligned(letter: Letter, rng: random.Random) -> None:
    kinds = WD_ALIGN_PARAGRAPH
    paragraph = letter.document.add_paragraph(letter.text(rng, 20, 90))
    paragraph.alignment = rng.choice([kinds.JUSTIFY, kinds.JUSTIFY, kinds.CENTER, kinds.RIGHT])


def _indented(letter: Letter, rng: random.Random) -> None:
    form = letter.document.add_paragraph(letter.text(rng, 10, 70)).paragraph_format
    form.left_indent = Twips(rng.choice([0, 360, 567, 720, 1440]))
    form.first_line_indent = Twips(rng.choice([-360, -567, 360, 720, -720]))
    if rng.random() < 0.4:
        form.right_indent = Twips(rng.choice([360, 720, -200]))


def _heading(letter: Letter, rng: random.Random) -> None:
    letter.document.add_heading(prose(rng, rng.randrange(2, 14), 0), rng.choice([0, 1, 1, 2, 2, 3, 4, 5]))


def _styled(letter: Letter, rng: random.Random) -> None:
    letter.document.add_paragraph(letter.text(rng, 5, 45), rng.choice(_STYLES))


def _bullets(letter: Letter, rng: random.Random) -> None:
    kind = rng.choice(["List Bullet", "List Bullet", "List Number"])
    levels = ["", " 2", " 3"][: rng.randrange(1, 4)]
    for _ in range(rng.randrange(2, 7)):
        letter.document.add_paragraph(letter.text(rng, 4, 30), kind + rng.choice(levels))


def _list(letter: Letter, rng: random.Random) -> None:
    """Write a list of three levels with a definition of its own."""
    number, close = _define(letter, rng), rng.random() < 0.3
    for _ in range(rng.randrange(2, 8)):
        paragraph = letter.document.add_paragraph(
            letter.text(rng, 3, 28), rng.choice(["List Paragraph", None])
        )
        level = rng.choice([0, 0, 1, 2])
        put(paragraph, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        if close:
            put(paragraph, "<w:contextualSpacing/>")


def _define(letter: Letter, rng: random.Random) -> int:
    form = rng.choice(_FORMS)
    step, hanging = rng.choice([(720, 360), (360, 360), (567, 283), (720, 720)])
    suffix = rng.choice(["", "", "", '<w:suff w:val="space"/>'])
    levels = ""
    for level in range(3):
        symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>' if form[3] == "\uf0b7" else ""
        levels += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form[level]}"/>{suffix}'
            f'<w:lvlText w:val="{form[level + 3]}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{step * (level + 1)}" w:hanging="{hanging}"/></w:pPr>{symbol}</w:lvl>'
        )
    part = letter.document.part.numbering_part.element
    number = letter.number()
    part.find(tag("num")).addprevious(
        element(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>')
    )
    part.append(element(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def _picture(letter: Letter, rng: random.Random) -> None:
    paragraph = letter.document.add_paragraph()
    before, after = (letter.text(rng, 2, 20) if rng.random() < 0.4 else "" for _ in range(2))
    paragraph.add_run(before + " " if before else "")
    size = Cm(rng.choice([1.0, 2.5, 4.0, 6.0])), Cm(rng.choice([0.4, 1.0, 2.0, 3.3]))
    paragraph.add_run().add_picture(io.BytesIO(png(8, 8)), *size)
    paragraph.add_run(" " + after if after else "")


def _mixed(letter: Letter, rng: random.Random) -> None:
    paragraph = letter.document.add_paragraph()
    for _ in range(rng.randrange(3, 9)):
        run = paragraph.add_run(letter.text(rng, 1, 9) + " ")
        if rng.random() < 0.9:
            look(run, rng.choice(_LOOKS))


def _template(letter: Letter, rng: random.Random) -> None:
    """Write what a template engine leaves behind: torn runs, empty ones, empty paragraphs, line breaks."""
    paragraph = letter.document.add_paragraph()
    for piece in torn(rng, letter.text(rng, 10, 60)):
        run = paragraph.add_run(piece)
        if rng.random() < 0.3:
            run._r.get_or_add_rPr()
        if rng.random() < 0.1:
            paragraph._p.append(element('<w:proofErr w:type="spellStart"/>'))
    for _ in range(rng.choice([0, 0, 1, 2])):
        letter.document.add_paragraph()
    if rng.random() < 0.3:
        letter.document.add_paragraph(f"{prose(rng, 5, 0)}\n{prose(rng, 6, 0)} \n{prose(rng, 2, 0)}")


def _empty(letter: Letter, rng: random.Random) -> None:
    for _ in range(rng.randrange(1, 4)):
        paragraph = letter.document.add_paragraph()
        if rng.random() < 0.4:
            put(paragraph, f'<w:rPr><w:sz w:val="{rng.choice([4, 12, 28])}"/></w:rPr>')


def _tabs(letter: Letter, rng: random.Random) -> None:
    for _ in range(rng.randrange(1, 5)):
        paragraph = letter.document.add_paragraph()
        stops = paragraph.paragraph_format.tab_stops
        kind = rng.randrange(3)
        if kind == 0:
            stops.add_tab_stop(Cm(rng.choice([7, 8])), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            paragraph.add_run(f"{prose(rng, rng.randrange(2, 5), 0)}\t{rng.randrange(1, 99)}")
        elif kind == 1:
            stops.add_tab_stop(Cm(4))
            paragraph.add_run("\t".join(prose(rng, rng.randrange(1, 5), 0) for _ in range(3)))
        else:
            paragraph.add_run("To:\t" + prose(rng, rng.randrange(3, 30), 0))
            form = paragraph.paragraph_format
            form.left_indent, form.first_line_indent = Cm(2.5), Cm(-2.5)


def _kept(letter: Letter, rng: random.Random) -> None:
    form = letter.document.add_paragraph(letter.text(rng, 10, 60)).paragraph_format
    name = rng.choice(["keep_with_next", "keep_together", "widow_control"])
    setattr(form, name, name != "widow_control" or rng.random() < 0.5)


def _framed(letter: Letter, rng: random.Random) -> None:
    same, seed = rng.random() < 0.5, rng.random()
    for _ in range(rng.randrange(1, 4)):
        paragraph = letter.document.add_paragraph(letter.text(rng, 5, 35))
        framed(paragraph, random.Random(seed) if same else rng)


def _link(letter: Letter, rng: random.Random) -> None:
    paragraph = letter.document.add_paragraph(letter.text(rng, 3, 15) + " ")
    shown = rng.choice([*LINKS, prose(rng, 4, 0)]).replace("&", "&amp;")
    paint = '<w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr>'
    run = f"<w:r>{paint}<w:t>{shown}</w:t></w:r>"
    paragraph._p.append(element(f'<w:hyperlink w:anchor="top">{run}</w:hyperlink>'))
    paragraph.add_run(" " + letter.text(rng, 3, 30))


def _special(letter: Letter, rng: random.Random) -> None:
    paragraph = letter.document.add_paragraph(letter.text(rng, 3, 12) + " ")
    pieces = ("<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:tab/>", "<w:br/>")
    for _ in range(rng.randrange(2, 6)):
        paragraph.add_run()._r.append(element(rng.choice(pieces)))
        paragraph.add_run(letter.text(rng, 2, 12) + " ")


def _markup(letter: Letter, rng: random.Random) -> None:
    """Write a paragraph with one run inside a control, a smart tag or an insertion, or behind a bookmark."""
    paragraph = letter.document.add_paragraph()
    run = paragraph.add_run(letter.text(rng, 3, 14) + " ")._r
    paragraph.add_run(letter.text(rng, 3, 14))
    number = letter.number()
    around = rng.choice(
        [
            "<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent/></w:sdt>",
            "<w:smartTag w:uri='urn:x' w:element='place'></w:smartTag>",
            f"<w:ins w:id='{number}' w:author='A' w:date='2026-01-01T00:00:00Z'></w:ins>",
            f"<w:bookmarkStart w:id='{number}' w:name='b{number}'/>",
        ]
    )
    outer = element(around)
    run.addprevious(outer)
    inner = outer.find(tag("sdtContent"))
    if not outer.tag.endswith("bookmarkStart"):
        (outer if inner is None else inner).append(run)


def _note(letter: Letter, rng: random.Random) -> None:
    _refer(letter, rng, "footnote", letter.footnotes)


def _endnote(letter: Letter, rng: random.Random) -> None:
    _refer(letter, rng, "endnote", letter.endnotes)


def _refer(letter: Letter, rng: random.Random, kind: str, notes: list[str]) -> None:
    paragraph = letter.document.add_paragraph(letter.text(rng, 5, 25))
    notes.append(letter.text(rng, 4, 40))
    run = paragraph.add_run()
    look(run, '<w:vertAlign w:val="superscript"/>')
    run._r.append(element(f'<w:{kind}Reference w:id="{len(notes) + 1}"/>'))
    paragraph.add_run(" " + letter.text(rng, 3, 30))


def _field(letter: Letter, rng: random.Random) -> None:
    paragraph = letter.document.add_paragraph("Dated ")
    insert_field(paragraph, rng.choice(["AUTHOR", "SEQ Figure", "MERGEFIELD Name"]), "1", rng)
    paragraph.add_run(" " + letter.text(rng, 3, 20))


def _break(letter: Letter, rng: random.Random) -> None:
    kind = rng.randrange(3)
    if kind == 0:
        letter.document.add_page_break()
    elif kind == 1:
        letter.document.add_paragraph(letter.text(rng, 4, 20)).paragraph_format.page_break_before = True
    else:
        paragraph = letter.document.add_paragraph(letter.text(rng, 4, 20))
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph.add_run(letter.text(rng, 4, 20))


def _section(letter: Letter, rng: random.Random) -> None:
    kind = rng.choice([WD_SECTION.CONTINUOUS, WD_SECTION.CONTINUOUS, WD_SECTION.NEW_PAGE])
    section = letter.document.add_section(kind)
    if kind == WD_SECTION.NEW_PAGE and rng.random() < 0.3:
        section.page_width, section.page_height = section.page_height, section.page_width


def _columns(letter: Letter, rng: random.Random) -> None:
    columns = letter.document.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(tag("cols"))
    columns.set(tag("num"), rng.choice(["2", "2", "3"]))
    columns.set(tag("space"), rng.choice(["360", "720"]))
    for _ in range(rng.randrange(2, 5)):
        _plain(letter, rng)
    letter.document.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(tag("cols")).set(tag("num"), "1")


def _automatic(letter: Letter, rng: random.Random) -> None:
    paragraph: Any = letter.document.add_paragraph(letter.text(rng, 5, 30))
    put(paragraph, '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>')


def _large(letter: Letter, rng: random.Random) -> None:
    paragraph = letter.document.add_paragraph(letter.text(rng, 5, 40))
    paragraph.runs[0].font.size = Pt(rng.choice([7.5, 8, 9, 13, 16]))


BLOCKS: Final[dict[str, tuple[Callable[[Letter, random.Random], None], float]]] = {
    "plain": (_plain, 6), "spaced": (_spaced, 3), "aligned": (_aligned, 3), "indented": (_indented, 2),
    "heading": (_heading, 4), "styled": (_styled, 2), "bullets": (_bullets, 4), "list": (_list, 3),
    "table": (table, 3), "picture": (_picture, 1), "mixed": (_mixed, 4), "template": (_template, 2),
    "empty": (_empty, 1), "tabs": (_tabs, 2), "kept": (_kept, 2), "framed": (_framed, 1.5),
    "link": (_link, 1.5), "special": (_special, 1.5), "markup": (_markup, 2), "note": (_note, 0.7),
    "endnote": (_endnote, 0.3), "field": (_field, 1), "break": (_break, 0.15), "section": (_section, 0.25),
    "columns": (_columns, 0.2), "automatic": (_automatic, 0.5), "large": (_large, 1),
}  # fmt: skip
