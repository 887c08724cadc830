"""A seed in, a Word document as people and programs make them out, ended near a page's end.

Unlike ``layout_pages`` and ``layout_shipped`` it starts from python-docx's own template and its styles, and
uses what offices use: single, multiple, exact and minimum line spacing in Calibri, Arial, Times New Roman and
Courier New, lists of several levels, tables with merged cells, margins and borders, footnotes, pictures in
the header, tab stops, paragraphs kept together, page breaks, sections, columns, links, fields, small capitals.
"""

# ruff: noqa: E501, S311 - XML reads better unbroken; the pages are to be random, not secret
from __future__ import annotations

import io
import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.shared import Twips

from benchmarks.layout_runs import element, geometry, png, prose, run, runs, table, tag

FACES: Final = ("Calibri", "Calibri", "Arial", "Times New Roman", "Liberation Sans", "Courier New", "Carlito")
_NOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass(slots=True)
class Maker:
    """A document in the making."""

    seed: int
    rng: random.Random = field(init=False)
    document: Any = field(init=False)
    notes: list[str] = field(default_factory=list)
    lists: int = 40
    features: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Choose the paper, the face and its spacing, and write the document."""
        self.rng = rng = random.Random(self.seed)
        self.document = Document()
        self._styles()
        self._paper()
        self._sides()
        wanted: tuple[Callable[[], None], ...] = (
            self.plain, self.plain, self.plain, self.heading, self.heading, self.bullets, self.numbers, self.table,
            self.tabs, self.framed, self.kept, self.picture, self.footnote, self.indented, self.breaks, self.columns,
            self.aligned,
        )  # fmt: skip
        mine = rng.sample(wanted, rng.randint(4, 8))
        self.heading()
        for _ in range(rng.randint(5, 11)):
            rng.choice(mine)()
        self.plain()
        self._finish()

    # ------------------------------------------------------------ what holds for all

    def _styles(self) -> None:
        rng, styles = self.rng, self.document.styles
        normal = styles["Normal"]
        face, size = rng.choice(FACES), rng.choice([9, 9.5, 10, 10.5, 11, 11, 12])
        normal.font.name = face
        fonts = normal.element.rPr.find(tag("rFonts"))
        for name in list(fonts.attrib):
            if "heme" in name:
                del fonts.attrib[name]
        normal.font.size = Twips(round(size * 20))
        spacing = rng.choice(
            [(0, 200, 276, "auto"), (0, 160, 259, "auto"), (0, 0, 240, "auto"), (0, 120, 240, "auto"), (60, 60, 264, "auto"),
             (0, 80, round(size * 24), "exact"), (40, 100, round(size * 26), "atLeast"), (120, 0, 360, "auto")]
        )  # fmt: skip
        before, after, line, rule = spacing
        properties = normal.element.get_or_add_pPr()
        for old in properties.findall(tag("spacing")):
            properties.remove(old)
        properties.append(
            element(f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>')
        )
        if rng.random() < 0.25:
            normal.paragraph_format.widow_control = rng.random() < 0.5
        for name in ("Heading 1", "Heading 2", "List Bullet", "List Number", "Title"):
            fonts = styles[name].element.find(f"{tag('rPr')}/{tag('rFonts')}")
            if fonts is not None:
                for key in list(fonts.attrib):
                    del fonts.attrib[key]
                fonts.set(tag("ascii"), face)
                fonts.set(tag("hAnsi"), face)

    def _paper(self) -> None:
        rng, section = self.rng, self.document.sections[0]
        width, height = rng.choice([(11906, 16838), (12240, 15840)])
        if rng.random() < 0.4:  # a low page: several of them in a document
            height = rng.randint(5200, 9000)
        section.page_width, section.page_height = Twips(width), Twips(height)
        side = rng.choice([1134, 1417, 1440, 1800, 850])
        section.left_margin = section.right_margin = Twips(side)
        section.top_margin = Twips(rng.choice([850, 1134, 1440]))
        section.bottom_margin = Twips(1134)
        section.header_distance = section.footer_distance = Twips(rng.choice([400, 567, 720]))

    def _sides(self) -> None:
        """Write headers and footers, some with a picture, some other on the first page."""
        rng, section = self.rng, self.document.sections[0]
        if rng.random() < 0.5:
            header = section.header.paragraphs[0]
            if rng.random() < 0.4:
                header.add_run().add_picture(
                    io.BytesIO(png(8, 4)), Twips(1600), Twips(rng.choice([400, 900, 1400]))
                )
            header.add_run("\tCentre for Policy\tNo. 17")
        if rng.random() < 0.5:
            footer = section.footer.paragraphs[0]
            footer._p.append(element(f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>'))  # noqa: SLF001 - python-docx has no fields
            if rng.random() < 0.5:
                section.footer.add_paragraph(prose(rng, rng.randint(3, 30)))
        if rng.random() < 0.2:
            section.different_first_page_header_footer = True
            section.first_page_header.paragraphs[0].text = prose(rng, rng.randint(2, 25))

    # ------------------------------------------------------------ blocks

    def add(self, content: str, properties: str = "", style: str = "") -> Any:  # noqa: ANN401 - an lxml element
        """Append a paragraph of runs."""
        named = f'<w:pStyle w:val="{self.document.styles[style].style_id}"/>' if style else ""
        added = element(f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>")
        self.document.element.body.insert(len(self.document.element.body) - 1, added)
        return added

    def plain(self) -> None:
        """Add a paragraph of text."""
        self.add(runs(self.rng, self.rng.randint(5, 90)))

    def heading(self) -> None:
        """Add a heading in a style of the template."""
        self.add(
            runs(self.rng, self.rng.randint(1, 9), 0.95),
            style=self.rng.choice(["Heading 1", "Heading 2", "Title"]),
        )

    def aligned(self) -> None:
        """Add a paragraph that is justified, centred or on the right."""
        self.features.append("aligned")
        self.add(
            runs(self.rng, self.rng.randint(10, 70)),
            f'<w:jc w:val="{self.rng.choice(["both", "center", "right"])}"/>',
        )

    def bullets(self) -> None:
        """Add a list in the template's style, its space between items dropped."""
        self.features.append("bullets")
        for _ in range(self.rng.randint(2, 5)):
            self.add(runs(self.rng, self.rng.randint(3, 30)), style="List Bullet")

    def numbers(self) -> None:
        """Add a numbered list of several levels, with a definition of its own."""
        self.features.append("numbers")
        rng = self.rng
        self.lists += 1
        forms = rng.choice(
            [
                ("decimal", "decimal", "decimal"),
                ("decimal", "lowerLetter", "lowerRoman"),
                ("upperRoman", "upperLetter", "decimal"),
                ("bullet", "bullet", "bullet"),
            ]
        )
        suffix = rng.choice(["tab", "tab", "tab", "space", "nothing"])
        align = rng.choice(["left", "left", "right"])
        hanging, step = rng.choice([(360, 360), (720, 720), (425, 284), (0, 400)])
        levels = ""
        for level, form in enumerate(forms):
            text = (
                "".join(f"%{place + 1}." for place in range(level + 1))
                if forms[0] == forms[1]
                else f"%{level + 1})"
            )
            sign, face = rng.choice(
                [("\uf0b7", "Symbol"), ("o", "Courier New"), ("•", "Calibri"), ("–", "Arial")]
            )
            look = (
                f'<w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:hint="default"/></w:rPr>'
                if form == "bullet"
                else ""
            )
            text = sign if form == "bullet" else text
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/>'
                f'<w:lvlJc w:val="{align}"/><w:pPr><w:ind w:left="{hanging + step * level}" w:hanging="{hanging}"/></w:pPr>{look}</w:lvl>'
            )
        numbering = self.document.part.numbering_part.element
        first = numbering.find(tag("num"))
        abstract = element(
            f'<w:abstractNum w:abstractNumId="{self.lists}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first.addprevious(abstract)
        numbering.append(
            element(f'<w:num w:numId="{self.lists}"><w:abstractNumId w:val="{self.lists}"/></w:num>')
        )
        level = 0
        for _ in range(rng.randint(3, 7)):
            context = "<w:contextualSpacing/>" if self.lists % 2 else ""
            number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.lists}"/></w:numPr>{context}'
            self.add(runs(rng, rng.randint(2, 25)), number)
            level = max(0, min(2, level + rng.choice([-1, 0, 0, 1])))

    def table(self) -> None:
        """Add a table with merged cells, borders, margins, given heights."""
        self.features.append("table")
        section = self.document.sections[0]
        width = int((section.page_width - section.left_margin - section.right_margin) / 635)
        body = self.document.element.body
        body.insert(len(body) - 1, element(table(self.rng, width)))
        self.plain()

    def tabs(self) -> None:
        """Add lines with tab stops of all kinds, some with leaders."""
        self.features.append("tabs")
        rng = self.rng
        places = sorted(rng.sample(range(800, 8500, 350), rng.randint(1, 4)))
        stops = "".join(
            f'<w:tab w:val="{rng.choice(["left", "right", "center", "decimal"])}" w:leader="{rng.choice(["none", "dot"])}" w:pos="{place}"/>'
            for place in places
        )
        for _ in range(rng.randint(1, 3)):
            text = "\t".join(prose(rng, rng.randint(1, 4)) for _ in range(rng.randint(2, 4)))
            self.add(run(text), f"<w:tabs>{stops}</w:tabs>")

    def framed(self) -> None:
        """Add paragraphs with borders and shading."""
        self.features.append("framed")
        rng = self.rng
        size, space = rng.choice([4, 6, 12, 24]), rng.choice([1, 1, 4, 8])
        sides = rng.choice(
            [("top",), ("bottom",), ("top", "bottom"), ("top", "left", "bottom", "right"), ("left",)]
        )
        lines = "".join(
            f'<w:{side} w:val="{rng.choice(["single", "single", "double"])}" w:sz="{size}" w:space="{space}" w:color="auto"/>'
            for side in sides
        )
        indent = rng.choice(["", '<w:ind w:left="284" w:right="284"/>'])
        for _ in range(rng.randint(1, 3)):
            self.add(
                runs(rng, rng.randint(5, 50)),
                f'<w:pBdr>{lines}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>{indent}',
            )

    def kept(self) -> None:
        """Add paragraphs that are kept together, with the next one, or let their lines go."""
        self.features.append("kept")
        rng = self.rng
        for _ in range(rng.randint(1, 3)):
            how = rng.choice(
                [
                    "<w:keepNext/>",
                    "<w:keepLines/>",
                    "<w:keepNext/><w:keepLines/>",
                    '<w:widowControl w:val="0"/>',
                    "<w:widowControl/>",
                ]
            )
            self.add(runs(rng, rng.randint(5, 60)), how)

    def indented(self) -> None:
        """Add paragraphs with a first line, a hanging or a negative indent, or spacing of their own."""
        self.features.append("indented")
        rng = self.rng
        indent = rng.choice(
            [
                'w:firstLine="284"',
                'w:left="567" w:hanging="567"',
                'w:left="851" w:right="851"',
                'w:left="-200"',
                'w:left="720" w:firstLine="360"',
            ]
        )
        spacing = rng.choice(
            [
                "",
                '<w:spacing w:before="240" w:after="0"/>',
                '<w:spacing w:line="300" w:lineRule="exact"/>',
                '<w:spacing w:line="480" w:lineRule="auto"/>',
                '<w:spacing w:line="200" w:lineRule="atLeast"/>',
            ]
        )
        for _ in range(rng.randint(1, 3)):
            self.add(runs(rng, rng.randint(5, 60)), f"{spacing}<w:ind {indent}/>")

    def picture(self) -> None:
        """Add a picture in a line, alone or among words."""
        self.features.append("picture")
        rng = self.rng
        paragraph = self.document.add_paragraph()
        if rng.random() < 0.5:
            paragraph.add_run(prose(rng, rng.randint(1, 20)) + " ")
        paragraph.add_run().add_picture(
            io.BytesIO(png(6, 6)), Twips(rng.randint(300, 4000)), Twips(rng.randint(200, 2400))
        )
        if rng.random() < 0.5:
            paragraph.add_run(" " + prose(rng, rng.randint(1, 20)))

    def footnote(self) -> None:
        """Add a paragraph with one or two footnotes."""
        self.features.append("footnote")
        rng = self.rng
        content = ""
        for _ in range(rng.randint(1, 2)):
            self.notes.append(runs(rng, rng.randint(4, 40), 0.9))
            mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
            content += runs(rng, rng.randint(3, 20)) + mark + run(" ")
        self.add(content + runs(rng, rng.randint(3, 20)))

    def breaks(self) -> None:
        """Begin a page, by a setting, a break or a section."""
        rng = self.rng
        if self.features.count("break") > 1:
            self.plain()
            return
        self.features.append("break")
        kind = rng.randrange(3)
        if kind == 0:
            self.add(runs(rng, rng.randint(5, 40)), "<w:pageBreakBefore/>")
        elif kind == 1:
            self.add(runs(rng, 5) + '<w:r><w:br w:type="page"/></w:r>' + runs(rng, rng.randint(5, 40)))
        else:
            self._section('<w:type w:val="nextPage"/>')
            self.plain()

    def columns(self) -> None:
        """End a section on the way without a new page."""
        if "section" in self.features:
            self.plain()
            return
        self.features.append("section")
        self._section('<w:type w:val="continuous"/>')
        self.document.element.body.sectPr.insert(0, element('<w:type w:val="continuous"/>'))
        self.plain()

    def _section(self, kind: str) -> None:
        last = self.document.element.body.sectPr
        kept = "".join(geometry(last.find(tag(name))) for name in ("pgSz", "pgMar"))
        added = self.add(runs(self.rng, self.rng.randint(5, 40)), f"<w:sectPr>{kind}{kept}</w:sectPr>")
        mine = added.find(f"{tag('pPr')}/{tag('sectPr')}")
        sides = [*last.findall(tag("headerReference")), *last.findall(tag("footerReference"))]
        for place, side in enumerate(sides):
            mine.insert(place, deepcopy(side))
        if self.document.sections[-1].different_first_page_header_footer:
            mine.append(element("<w:titlePg/>"))

    # ------------------------------------------------------------ the file

    def _finish(self) -> None:
        if not self.notes:
            return
        line = '<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p>'
        notes = f'<w:footnote w:type="separator" w:id="0">{line}</w:footnote>'
        notes += f'<w:footnote w:type="continuationSeparator" w:id="1">{line.replace("separator", "continuationSeparator")}</w:footnote>'
        small = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        for number, text in enumerate(self.notes, start=2):
            notes += f'<w:footnote w:id="{number}"><w:p><w:pPr>{small}</w:pPr>{mark}{run(" ")}{text}</w:p></w:footnote>'
        data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), _NOTES, data.encode(), self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def docx(self, bottom: int) -> bytes:
        """Return the document with this bottom margin, in twips."""
        for margins in self.document.element.body.iter(tag("pgMar")):
            margins.set(tag("bottom"), str(bottom))
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()
