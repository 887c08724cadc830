"""A seed in, a document of several pages with tables over their ends out, or one with columns above other text.

Plain words in usual faces, so that nothing but the ends of pages can be told wrong: long tables with heads, rows
that may not be broken, are kept with the next or have heights, cells merged over columns, tables in tables,
captions above and below, columns of equal length with tables in them, pages of other paper in between.
"""

# ruff: noqa: E501, S311 - XML reads better unbroken; the pages are to be random, not secret
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from benchmarks.layout_parts import columned, package
from benchmarks.layout_runs import run

_WORDS: Final = (
    "the committee budget of a regional transport plan was approved in March after long talks with local partners "
    "who asked for safer roads better lighting and fewer lorries near schools while costs rise by seven percent each "
    "year because steel cement timber are scarce training procurement monitoring evaluation infrastructure"
).split()
_FACES: Final = ("Calibri", "Carlito", "Arial", "Liberation Sans", "Times New Roman", "Liberation Serif")
_SPACING: Final = (
    'w:after="0"', 'w:after="140" w:line="300" w:lineRule="auto"', 'w:after="160" w:line="259" w:lineRule="auto"',
    'w:before="120" w:after="120"', 'w:after="60" w:line="290" w:lineRule="exact"', 'w:after="100" w:line="280" w:lineRule="atLeast"',
)  # fmt: skip
_SIDES: Final = "top left bottom right insideH insideV".split()


@dataclass(slots=True)
class Tabled:
    """A document in the making."""

    seed: int
    rng: random.Random = field(init=False)
    blocks: list[str] = field(default_factory=list)
    styles: str = ""
    page: str = ""
    width: int = 0
    last: str = ""

    def __post_init__(self) -> None:
        """Choose the page and the styles, and write the document."""
        self.rng = rng = random.Random(self.seed)
        self._page()
        self._styles()
        kinds: tuple[Callable[[], None], ...] = (
            self.long, self.kept, self.nested, self.mixed, self.captions, self.columns, self.across,
        )  # fmt: skip
        kinds[self.seed % len(kinds)]()
        self.text(1, 3)
        if rng.random() < 0.3:
            self.blocks.append(self.paragraph(2, 5, "<w:keepNext/>"))
            self.text(1, 1)

    def _page(self) -> None:
        rng = self.rng
        width, height = rng.choice([(11906, 16838), (11906, 16838), (12240, 15840), (8391, 11906)])
        side = rng.choice([850, 1134, 1417])
        self.width = width - 2 * side
        self.page = (
            f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{rng.choice([850, 1134, 1440])}" w:right="{side}" w:bottom="BOTTOM" '
            f'w:left="{side}" w:header="567" w:footer="567" w:gutter="0"/>'
        )

    def _styles(self) -> None:
        rng = self.rng
        face, size = rng.choice(_FACES), rng.choice([17, 18, 20, 21, 22, 24])
        cell = rng.choice(
            [
                "",
                '<w:spacing w:before="40" w:after="40"/>',
                '<w:spacing w:after="0"/>',
                "<w:contextualSpacing/>",
            ]
        )
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="{rng.choice([4, 4, 8, 12])}" w:space="0"/>' for side in _SIDES
        )
        head = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="double" w:sz="6"/></w:tcBorders></w:tcPr></w:tblStylePr>'
        self.styles = (
            f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}"/><w:sz w:val="{size}"/></w:rPr></w:rPrDefault>'
            f"<w:pPrDefault><w:pPr><w:spacing {rng.choice(_SPACING)}/></w:pPr></w:pPrDefault></w:docDefaults>"
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
            f'<w:keepLines/><w:spacing w:before="{rng.choice([120, 240, 480])}" w:after="{rng.choice([0, 60])}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
            f'<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr>{cell}</w:pPr></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/></w:style>'
            f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>{rng.choice(["", head])}</w:style>'
        )

    # ------------------------------------------------------------ pieces

    def paragraph(self, least: int, most: int, properties: str = "") -> str:
        """Return a paragraph of so many words."""
        words = " ".join(self.rng.choices(_WORDS, k=self.rng.randint(least, most)))
        return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"

    def text(self, least: int, most: int) -> None:
        """Add paragraphs of text."""
        self.blocks.extend(self.paragraph(8, 60) for _ in range(self.rng.randint(least, most)))

    def heading(self) -> None:
        """Add a heading."""
        self.blocks.append(self.paragraph(2, 8, '<w:pStyle w:val="Heading1"/>'))

    def widths(self, count: int, total: int = 0) -> list[int]:
        """Return the widths of so many columns."""
        shares = [self.rng.randint(2, 6) for _ in range(count)]
        return [(total or self.width) * share // sum(shares) for share in shares]

    def cell(self, width: int, most: int, properties: str = "", more: str = "", span: int = 1) -> str:
        """Return a cell with one paragraph or two; ``more`` stands below them."""
        look = '<w:pStyle w:val="Cell"/>' + properties
        content = "".join(self.paragraph(1, most, look) for _ in range(self.rng.choice([1, 1, 2])))
        spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}</w:tcPr>{content}{more}</w:tc>'

    def table(self, rows: list[str], widths: list[int]) -> str:
        """Return a table of these rows."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        margins = self.rng.choice(
            [
                "",
                '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/></w:tblCellMar>',
            ]
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.rng.choice(["Grid", "Grid", "Plain"])}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        )

    def rows(  # noqa: PLR0913 - all but the first three are left out by most
        self, count: int, widths: list[int], most: int, *, heads: int = 0, kept: bool = False, least: int = 0
    ) -> list[str]:
        """Return rows; ``kept`` ones are kept with the next, but for the last, and from ``least`` on they have heights."""
        rng, found = self.rng, []
        whole = rng.choice([0.0, 0.0, 0.4, 1.0])
        for number in range(count):
            look = "<w:cantSplit/>" if rng.random() < whole else ""
            if least and rng.random() < 0.5:
                rule = rng.choice(["", ' w:hRule="exact"'])
                look += f'<w:trHeight w:val="{rng.randint(least, 1000)}"{rule}/>'
            look += "<w:tblHeader/>" if number < heads else ""
            keep = "<w:keepNext/>" if kept and number < count - 1 else ""
            found.append(
                f"<w:tr><w:trPr>{look}</w:trPr>{''.join(self.cell(width, most, keep) for width in widths)}</w:tr>"
            )
        return found

    # ------------------------------------------------------------ kinds

    def long(self) -> None:
        """Write long tables with heads."""
        rng = self.rng
        for _ in range(rng.randint(1, 3)):
            self.heading()
            self.text(0, 4)
            widths = self.widths(rng.randint(2, 4))
            rows = self.rows(
                rng.randint(5, 30),
                widths,
                rng.choice([5, 15, 35]),
                heads=rng.randint(0, 2),
                least=rng.choice([0, 0, 300]),
            )
            self.blocks += [self.table(rows, widths), self.paragraph(3, 30)]

    def kept(self) -> None:
        """Write tables whose rows are kept together."""
        rng = self.rng
        for _ in range(rng.randint(2, 4)):
            self.text(1, 6)
            self.heading()
            widths = self.widths(3)
            rows = self.rows(
                rng.choice([3, 6, 10, 30]), widths, 12, heads=rng.randint(0, 1), kept=rng.random() < 0.7
            )
            self.blocks += [self.table(rows, widths), self.paragraph(3, 30)]

    def nested(self) -> None:
        """Write tables with tables in them."""
        rng = self.rng
        self.text(1, 5)
        for _ in range(rng.randint(1, 2)):
            widths = self.widths(2)
            rows = []
            for _ in range(rng.randint(2, 7)):
                inner_widths = self.widths(2, min(widths) - 300)
                inner = self.table(self.rows(rng.randint(1, 5), inner_widths, 6), inner_widths) + "<w:p/>"
                cells = self.cell(widths[0], 30) + self.cell(
                    widths[1], 30, more=inner if rng.random() < 0.5 else ""
                )
                rows.append(f"<w:tr>{cells}</w:tr>")
            self.blocks += [self.table(rows, widths), self.paragraph(3, 30)]

    def mixed(self) -> None:
        """Write tables with cells merged over columns."""
        rng = self.rng
        self.text(1, 5)
        for _ in range(rng.randint(1, 3)):
            widths = self.widths(rng.randint(2, 5))
            rows = self.rows(rng.randint(4, 14), widths, 14)
            for place in range(0, len(rows), 3):
                rows[place] = f"<w:tr>{self.cell(sum(widths), 40, span=len(widths))}</w:tr>"
            self.blocks += [self.table(rows, widths), self.paragraph(3, 30)]

    def captions(self) -> None:
        """Write tables between a caption and a source."""
        rng = self.rng
        for _ in range(rng.randint(2, 4)):
            self.text(1, 5)
            widths = self.widths(3)
            caption = self.paragraph(3, 9, '<w:keepNext/><w:spacing w:before="60" w:after="60"/>')
            rows = self.rows(rng.randint(3, 9), widths, 12, heads=1)
            self.blocks += [
                caption,
                self.table(rows, widths),
                self.paragraph(3, 12, '<w:spacing w:after="240"/>'),
            ]

    def columns(self) -> None:
        """Write columns above other text, some with a table."""
        rng = self.rng
        self.heading()
        self.text(1, 2)
        for _ in range(rng.randint(1, 2)):
            self._end_section()
            for _ in range(rng.randint(1, 4)):
                self.heading()
                self.text(1, 3)
            if rng.random() < 0.3:
                widths = self.widths(2, self.width // 2 - 400)
                self.blocks += [
                    self.table(self.rows(rng.randint(2, 5), widths, 6), widths),
                    self.paragraph(5, 30),
                ]
            self._end_section(columned)
            self.text(1, 4)
        self.last = '<w:type w:val="continuous"/>'

    def across(self) -> None:
        """Write a table on paper turned by a quarter."""
        upright = self.page
        self.text(1, 8)
        self._end_section(kind="nextPage")
        size = upright.partition("/>")[0]
        width, height = size.split('"')[1], size.split('"')[3]
        self.page = upright.replace(size, f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"')
        widths = self.widths(5, self.width + int(height) - int(width))
        self.blocks += [self.table(self.rows(self.rng.randint(5, 30), widths, 6, heads=1), widths)]
        self._end_section(kind="nextPage")
        self.page = upright

    def _end_section(self, change: Callable[[str], str] = str, kind: str = "continuous") -> None:
        """Add a paragraph that ends a section."""
        section = change(f'<w:sectPr><w:type w:val="{kind}"/>{self.page}</w:sectPr>')
        self.blocks.append(self.paragraph(5, 30, section))

    def docx(self, bottom: int) -> bytes:
        """Return the document with this bottom margin, in twips."""
        body = "".join(self.blocks) + f"<w:sectPr>{self.last}{self.page}</w:sectPr>"
        return package(body.replace("BOTTOM", str(bottom)), styles=self.styles, settings="<w:compat/>")
