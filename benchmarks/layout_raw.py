"""A seed in, a letter or brief written straight in WordprocessingML out, ended near a page's end.

Unlike ``layout_office`` no library has a hand in it: documents without defaults or with few of them, paragraphs
that state everything themselves, letterheads, boxes, tables with heights and margins of single cells, tables
in tables, lists with their own indents, columns, frames of the page, content controls, tracked insertions,
comments, fields, tabs with leaders, hidden text, automatic space, faces that nobody has. Most are of one page
or two.
"""

# ruff: noqa: E501, S311 - XML reads better unbroken; the pages are to be random, not secret
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from benchmarks.layout_parts import columned, inline_picture, package
from benchmarks.layout_runs import prose, run, runs

_FACES: Final = ("Calibri",) * 4 + (
    "Carlito", "Arial", "Arial", "Times New Roman", "Times New Roman", "Liberation Serif", "Liberation Sans", "Courier New",
    "Georgia", "Verdana", "Aptos",
)  # fmt: skip
_KINDS: Final = "single single single double dashed dotted thick triple thinThickSmallGap thickThinMediumGap inset wave dashSmallGap".split()
_ADDRESS, _LINK = "https://www.example.org/a/b/c.html", '<w:rStyle w:val="Link"/>'
_ALIGN: Final = ("left", "left", "left", "both", "center", "right", "start", "end")


def _border(rng: random.Random, sides: str) -> str:
    kind, size, space = rng.choice(_KINDS), rng.choice([4, 6, 8, 12, 18, 24]), rng.choice([0, 1, 1, 4, 10])
    return "".join(
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="auto"/>' for side in sides.split()
    )


def _spacing(rng: random.Random) -> str:
    line, rule = rng.choice(
        [(240, "auto"), (240, "auto"), (259, "auto"), (276, "auto"), (264, "auto"), (283, "auto"), (360, "auto"), (228, "auto"),
         (254, "auto"), (rng.randint(200, 420), "auto"), (260, "exact"), (rng.randint(230, 330), "exact"), (300, "atLeast"), (200, "atLeast")]
    )  # fmt: skip
    before, after = rng.choice([0, 0, 0, 60, 120, 240]), rng.choice([0, 0, 80, 120, 160, 200])
    auto = 'w:beforeAutospacing="1" w:afterAutospacing="1" ' if rng.random() < 0.06 else ""
    return f'<w:spacing {auto}w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


@dataclass(slots=True)
class Raw:
    """A document in the making."""

    seed: int
    rng: random.Random = field(init=False)
    blocks: list[str] = field(default_factory=list)
    numbering: str = ""
    lists: int = 0
    width: int = 0
    page: str = ""
    header: str = ""
    footer: str = ""
    sections: int = 0
    styles: str = ""
    settings: str = ""

    def __post_init__(self) -> None:
        """Choose the page and the defaults, and write the document."""
        self.rng = rng = random.Random(self.seed)
        self._page()
        self._styles()
        self._sides()
        kinds: tuple[Callable[[], None], ...] = (
            self.text, self.text, self.text, self.head, self.items, self.table, self.nested, self.box, self.tabbed,
            self.indented, self.control, self.tracked, self.picture, self.small, self.columns, self.broken, self.empty,
        )  # fmt: skip
        mine = rng.sample(kinds, rng.randint(3, 7))
        self.text()
        for _ in range(rng.randint(4, 11)):
            rng.choice(mine)()
        self.text()

    # ------------------------------------------------------------ what holds for all

    def _page(self) -> None:
        rng = self.rng
        width, height = rng.choice([(11906, 16838), (12240, 15840), (11906, 16838), (8391, 11906)])
        side, gutter = rng.choice([720, 1000, 1134, 1417, 1440]), rng.choice([0, 0, 0, 284, 567])
        self.width = width - 2 * side - gutter
        top, head = rng.choice([720, 1134, 1440]), rng.choice([300, 450, 708, 720])
        if rng.random() < 0.1:
            self.settings += "<w:gutterAtTop/>"
            self.width += gutter
        self.settings += "<w:mirrorMargins/>" if rng.random() < 0.15 else ""
        self.page = (
            f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="BOTTOM" w:left="{side}" '
            f'w:header="{head}" w:footer="{head}" w:gutter="{gutter}"/>'
        )
        if rng.random() < 0.12:
            lines = _border(rng, "top left bottom right").replace('w:space="0"', 'w:space="24"')
            self.page += f'<w:pgBorders w:offsetFrom="{rng.choice(["page", "text"])}">{lines}</w:pgBorders>'
        if rng.random() < 0.2:
            self.page += '<w:docGrid w:linePitch="360"/>'
        if rng.random() < 0.3:
            self.settings += f'<w:defaultTabStop w:val="{rng.choice([0, 283, 567, 708, 1134])}"/>'

    def _styles(self) -> None:
        rng = self.rng
        face, size = rng.choice(_FACES), rng.choice([18, 19, 20, 21, 22, 22, 24])
        look = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/><w:sz w:val="{size}"/>'
        kind = rng.randrange(5)
        normal = f"<w:pPr>{_spacing(rng)}</w:pPr><w:rPr>{look}</w:rPr>"
        if kind < 3:
            given = (
                f"<w:docDefaults><w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault>"
                f"<w:pPrDefault>{f'<w:pPr>{_spacing(rng)}</w:pPr>' if kind else ''}</w:pPrDefault></w:docDefaults>"
            )
            self.styles = given
            normal = "" if kind else f"<w:pPr>{_spacing(rng)}</w:pPr>"
        widows = rng.choice(["", "", '<w:pPr><w:widowControl w:val="0"/></w:pPr>'])
        self.styles += f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>{normal or widows}</w:style>'
        head = f'<w:keepNext/><w:keepLines/><w:spacing w:before="{rng.choice([120, 240, 360])}" w:after="{rng.choice([0, 60, 120])}"/>'
        self.styles += f'<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr>{head}<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size + rng.choice([2, 4, 8])}"/></w:rPr></w:style>'
        self.styles += '<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/><w:basedOn w:val="Normal"/><w:pPr><w:contextualSpacing/></w:pPr></w:style>'
        self.styles += '<w:style w:type="character" w:styleId="Link"><w:name w:val="Link"/><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr></w:style>'

    def _sides(self) -> None:
        rng = self.rng
        if rng.random() < 0.6:
            kind = rng.randrange(4)
            if kind == 0:
                self.header = self._table(1, 2) + self.par(run(prose(rng, 3)))
            elif kind == 1:
                self.header = self.par(
                    inline_picture(rng.randint(20, 90), rng.randint(10, 70))
                    + run("\tOffice of the President")
                )
            else:
                line = f"<w:pBdr>{_border(rng, 'bottom')}</w:pBdr>" if kind == 2 else ""
                self.header = self.par(run(prose(rng, rng.randint(2, 25))), line) * rng.randint(1, 2)
        if rng.random() < 0.5:
            self.footer = self.par(
                run("Page ") + f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>',
                '<w:jc w:val="center"/>',
            )

    # ------------------------------------------------------------ blocks

    def par(self, content: str = "", properties: str = "", mark: str = "") -> str:
        """Return a paragraph of runs."""
        return f"<w:p><w:pPr>{properties}{f'<w:rPr>{mark}</w:rPr>' if mark else ''}</w:pPr>{content}</w:p>"

    def words(self, least: int, most: int) -> str:
        """Return runs of so many words."""
        return runs(self.rng, self.rng.randint(least, most), 0.75)

    def add(self, block: str) -> None:
        """Append a block."""
        self.blocks.append(block)

    def text(self) -> None:
        """Add a paragraph, which may state all by itself."""
        rng = self.rng
        own = _spacing(rng) if rng.random() < 0.3 else ""
        keep = rng.choice(["", "", "", "<w:keepNext/>", "<w:keepLines/>", '<w:widowControl w:val="0"/>'])
        align = f'<w:jc w:val="{rng.choice(_ALIGN)}"/>' if rng.random() < 0.3 else ""
        self.add(self.par(self.words(4, 80), keep + own + align))

    def head(self) -> None:
        """Add a heading."""
        self.add(self.par(run(prose(self.rng, self.rng.randint(1, 12))), '<w:pStyle w:val="Heading1"/>'))

    def items(self) -> None:
        """Add a list."""
        rng = self.rng
        self.lists += 1
        number, levels = self.lists, ""
        for level in range(3):
            left, hanging = rng.choice([(360, 360), (720, 360), (1134, 567), (284, 284), (500, 0)])
            form, label = rng.choice(
                [("bullet", "•"), ("bullet", "–"), ("decimal", f"%{level + 1}."), ("lowerLetter", f"({'%' + str(level + 1)})"), ("upperRoman", f"%{level + 1}.")]
            )  # fmt: skip
            suffix = rng.choice(["", "", "", '<w:suff w:val="space"/>', '<w:suff w:val="nothing"/>'])
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="{rng.choice([1, 1, 9])}"/><w:numFmt w:val="{form}"/>{suffix}<w:lvlText w:val="{label}"/>'
                f'<w:lvlJc w:val="{rng.choice(["left", "left", "right"])}"/><w:pPr><w:ind w:left="{left + 360 * level}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
            )
        self.numbering += f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        style = rng.choice(["", '<w:pStyle w:val="Point"/>'])
        for _ in range(rng.randint(2, 6)):
            own = rng.choice(["", "", "", '<w:ind w:left="1000" w:hanging="500"/>', '<w:ind w:left="900"/>'])
            which = (
                f'<w:numPr><w:ilvl w:val="{rng.choice([0, 0, 1, 2])}"/><w:numId w:val="{number}"/></w:numPr>'
            )
            self.add(self.par(self.words(2, 30), style + which + own))

    def _table(self, rows: int, columns: int, width: int = 0, inner: str = "") -> str:
        rng = self.rng
        full = width or self.width
        sizes = [full // columns] * columns
        if rng.random() < 0.5 and columns > 1:
            sizes[0] += 400
            sizes[-1] -= 400
        sides = "top left bottom right insideH insideV"
        lines = f"<w:tblBorders>{_border(rng, sides)}</w:tblBorders>" if rng.random() < 0.8 else ""
        body = "".join(self._row(sizes, inner if index == 0 else "") for index in range(rows))
        layout = rng.choice(['<w:tblLayout w:type="fixed"/>'] * 3 + [""])
        grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
        return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>{lines}{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'

    def _row(self, sizes: list[int], inner: str) -> str:
        rng = self.rng
        tall = rng.choice(
            ["", "", "", '<w:trHeight w:val="600"/>', '<w:trHeight w:val="420" w:hRule="exact"/>']
        )
        more = tall + rng.choice(["", "", "<w:cantSplit/>"])
        cells = ""
        for size in sizes:
            margin = ""
            if rng.random() < 0.25:
                margin = f'<w:tcMar><w:top w:w="{rng.choice([0, 60, 200])}" w:type="dxa"/><w:bottom w:w="{rng.choice([0, 60, 150])}" w:type="dxa"/></w:tcMar>'
            content = "".join(
                self.par(self.words(1, 14), rng.choice(["", _spacing(rng)]))
                for _ in range(rng.choice([1, 1, 1, 2]))
            )
            cells += (
                f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{margin}</w:tcPr>{content}{inner}</w:tc>'
            )
            inner = ""
        return f"<w:tr><w:trPr>{more}</w:trPr>{cells}</w:tr>"

    def table(self) -> None:
        """Add a table."""
        self.add(self._table(self.rng.randint(1, 5), self.rng.randint(1, 4)))
        self.add(self.par(self.words(1, 30)))

    def nested(self) -> None:
        """Add a table with a table in it."""
        inner = self._table(self.rng.randint(1, 2), 2, self.width // 2 - 400)
        inner += self.par(self.rng.choice(["", run("Source: ministry")]))
        self.add(self._table(1, 2, inner=inner))
        self.add(self.par(self.words(1, 30)))

    def box(self) -> None:
        """Add paragraphs in a frame."""
        rng = self.rng
        sides = rng.choice(
            ["top left bottom right", "top bottom", "left", "bottom", "top left bottom right between"]
        )
        look = f'<w:pBdr>{_border(rng, sides)}</w:pBdr><w:shd w:val="clear" w:fill="EEEEEE"/>'
        for _ in range(rng.randint(1, 3)):
            self.add(self.par(self.words(3, 40), look))

    def tabbed(self) -> None:
        """Add lines with tab stops, at the margin and beyond it too."""
        rng = self.rng
        edge = self.width + rng.choice([-50, 0, 0, 500])
        places = [*sorted(rng.sample(range(500, self.width, 200), 2)), edge]
        stops = "".join(
            f'<w:tab w:val="{rng.choice(["left", "right", "center", "decimal"])}" w:leader="{rng.choice(["none", "dot", "hyphen"])}" w:pos="{place}"/>'
            for place in places[rng.randrange(3) :]
        )
        for _ in range(rng.randint(1, 3)):
            text = "\t".join(prose(rng, rng.randint(1, 3)) for _ in range(rng.randint(2, 4)))
            self.add(self.par(run(text), f"<w:tabs>{stops}</w:tabs>"))

    def indented(self) -> None:
        """Add a paragraph with indents."""
        kinds = [
            'w:left="720"',
            'w:left="600" w:hanging="600"',
            'w:firstLine="425"',
            'w:left="-300" w:right="-300"',
            'w:start="400" w:end="900"',
        ]
        self.add(self.par(self.words(10, 60), f"<w:ind {self.rng.choice(kinds)}/>"))  # fmt: skip

    def control(self) -> None:
        """Add content controls, around a paragraph or in it."""
        inside = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{self.words(1, 8)}</w:sdtContent></w:sdt>"
        block = self.par(self.words(2, 20) + inside + self.words(2, 20))
        self.add(f'<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>{block}</w:sdtContent></w:sdt>')

    def tracked(self) -> None:
        """Add a paragraph with insertions, bookmarks, a comment's range and a field."""
        parts = [
            f'<w:ins w:id="7" w:author="a">{self.words(2, 12)}</w:ins>',
            f'<w:commentRangeStart w:id="0"/>{self.words(2, 12)}<w:commentRangeEnd w:id="0"/>',
            f'<w:hyperlink w:anchor="m">{run(_ADDRESS, _LINK)}</w:hyperlink>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE "above" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run(" see above ") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t><w:noBreakHyphen/><w:t>based&#160;on</w:t></w:r>",
        ]  # fmt: skip
        self.rng.shuffle(parts)
        self.add(self.par(run(" ").join(parts) + self.words(3, 20)))

    def picture(self) -> None:
        """Add a picture in a line, whatever the spacing of the line."""
        rng = self.rng
        drawn = inline_picture(rng.randint(20, 260), rng.randint(8, 120), told=rng.random() < 0.5)
        around = rng.choice(["", self.words(1, 15)])
        self.add(self.par(around + drawn + around, rng.choice(["", _spacing(rng)])))

    def small(self) -> None:
        """Add lines of other sizes, with breaks between them."""
        rng = self.rng
        size = rng.choice([14, 15, 17, 28, 36])
        look = f'<w:sz w:val="{size}"/>'
        lines = "<w:r><w:br/></w:r>".join(
            run(prose(rng, rng.randint(1, 12)), look) for _ in range(rng.randint(1, 4))
        )
        self.add(self.par(lines, mark=rng.choice(["", look])))

    def empty(self) -> None:
        """Add empty paragraphs, some of them hidden."""
        for _ in range(self.rng.randint(1, 3)):
            self.add(
                self.par(
                    mark=self.rng.choice(["", "<w:sz w:val='12'/>", "<w:vanish/>", "<w:sz w:val='40'/>"])
                )
            )

    def columns(self) -> None:
        """Add a section in columns between two others, or end a section without a new page."""
        if self.sections:
            self.text()
            return
        self.sections += 1
        self.add(self.par(self.words(5, 30), self.section(continuous=False)))
        if self.rng.random() < 0.5:
            for _ in range(self.rng.randint(1, 3)):
                self.add(self.par(self.words(10, 60)))
            self.add(
                self.par(self.rng.choice(["", self.words(5, 40)]), columned(self.section(continuous=True)))
            )

    def broken(self) -> None:
        """Begin a page, once in a while."""
        if self.rng.random() < 0.4:
            self.add(self.par(self.words(5, 40), "<w:pageBreakBefore/>"))
        else:
            self.text()

    # ------------------------------------------------------------ the file

    def section(self, *, continuous: bool) -> str:
        """Return the properties of a section."""
        kind = '<w:type w:val="continuous"/>' if continuous else ""
        links = '<w:headerReference w:type="default" r:id="header"/>' if self.header else ""
        links += '<w:footerReference w:type="default" r:id="footer"/>' if self.footer else ""
        return f"<w:sectPr>{links}{kind}{self.page}</w:sectPr>"

    def docx(self, bottom: int) -> bytes:
        """Return the document with this bottom margin, in twips."""
        numbers = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            for number in range(1, self.lists + 1)
        )
        body = "".join(self.blocks) + self.section(continuous=bool(self.sections))
        return package(
            body.replace("BOTTOM", str(bottom)),
            styles=self.styles,
            settings=self.settings,
            numbering=self.numbering + numbers,
            header=self.header,
            footer=self.footer,
        )
