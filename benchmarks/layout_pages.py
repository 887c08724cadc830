"""A seed in, a random Word document out, to hold the page measurer against LibreOffice.

``strict_page`` stays inside the strict profile (exact line spacing, a known or embedded face, fixed tables);
``wide_page`` uses whatever the measurer models. Both end within a line of the page's end: the bottom margin is
chosen by the measurer itself, so that every twip it is wrong shows.
"""

# ruff: noqa: E501, S311 - XML reads better unbroken; the pages are to be random, not secret
from __future__ import annotations

import html
import io
import random
import re
import zipfile
from pathlib import Path
from typing import Final

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KEY: Final = "{0C4A5F8E-1B2D-4E6F-8A90-B1C2D3E4F506}"
_FACES: Final = (
    ("embedRegular", "Regular"),
    ("embedBold", "Bold"),
    ("embedItalic", "It"),
    ("embedBoldItalic", "BoldIt"),
)

PLAIN: Final = (
    "the of and to in a for on that by with from at is was will are as be its their this policy minister region energy "
    "government trade summit officials agreed according development assistance programme investment infrastructure "
    "efficient affairs offering fifty staff final first office traffic different water transport border talks fiscal "
    "committee report annual budget estimate increase decline households support reform public private sector "
    "counterweight co-operation international parliament commission strategy implementation evaluation"
).split()
HARD: Final = (
    "https://www.example.org/policy/briefs/2024/05/central-asia-summit.html https://data.example.int/api/v2/series?id=44&"
    "year=2024 www.example.gov/dac COVID-19 mid-2030 2019–2024 $60–70 £4.09 1.16 trillion-yen (ODA) “without coercion” "
    "Côte d’Ivoire naïve Zürich Łódź İstanbul — – and/or km² e.g. i.e. U.S.-led state-of-the-art A/RES/72/283 EUR/MWh 5% "
    "12.5% 1,234,567 [1] [2, 3] “quoted”—he end—start why? yes… re-elected −5 +7 ~10 info@example.org 10:30 AT&T R&D 24/7 "
    "30°C Владимир Αθήνα Škoda Ångström long-standing 習近平 岸田文雄 김정은"
).split()


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


def run(text: str, properties: str = "") -> str:
    """Return a ``w:r``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{_escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """Return a ``w:p`` around runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def words(rng: random.Random, count: int, hard: float = 0.12) -> list[str]:
    """Return words of an invented text, some of them hard to set."""
    return [rng.choice(HARD) if rng.random() < hard else rng.choice(PLAIN) for _ in range(count)]


def sentence_runs(rng: random.Random, count: int) -> str:
    """Return runs: plain, bold, italic, superscript marks, a hyperlink."""
    parts = []
    left = count
    while left > 0:
        size = min(left, rng.randint(1, 14))
        left -= size
        text = " ".join(words(rng, size)) + (" " if left else ".")
        kind = rng.random()
        if kind < 0.1:
            parts.append(run(text, "<w:b/>"))
        elif kind < 0.17:
            parts.append(run(text, "<w:i/>"))
        elif kind < 0.22:
            link = run(text, '<w:u w:val="single"/>')
            parts.append(f'<w:hyperlink w:anchor="s1">{link}</w:hyperlink>')
        else:
            parts.append(run(text))
        if rng.random() < 0.25:
            parts.append(run(str(rng.randint(1, 12)), '<w:vertAlign w:val="superscript"/>'))
    return "".join(parts)


class Page:
    """One random document in the making: its styles, its blocks, its paper."""

    def __init__(self, seed: int, *, strict: bool) -> None:
        """Choose paper, face and sizes."""
        self.rng = rng = random.Random(seed)
        self.strict = strict
        self.paper = rng.choice([(11906, 16838), (12240, 15840)])
        self.embed = rng.random() < 0.6
        others = ["Carlito", "Calibri"] if strict else ["Carlito", "Calibri", "Arial", "Times New Roman"]
        self.font = "Source Sans Pro" if self.embed else rng.choice(others)
        self.size = rng.choice([19, 20, 21, 22, 24])
        self.margins = {
            side: rng.choice([720, 851, 1000, 1134, 1247, 1440]) for side in ("left", "right", "top")
        }
        self.bottom = 1134
        self.width = self.paper[0] - self.margins["left"] - self.margins["right"]
        self.header = rng.random() < 0.4
        self.footer = rng.random() < 0.4
        self.rule, self.factor = "exact", 1.0
        if not strict:
            self.rule = rng.choice(["exact", "auto", "auto", "atLeast"])
            self.factor = rng.choice([1.0, 1.05, 1.08, 1.15, 1.3])
        self.widow = rng.random() < 0.8
        self.justify = not strict and rng.random() < 0.2
        self.contextual = rng.random() < 0.4
        self.blocks: list[str] = []
        self.styles = self._styles()

    # ------------------------------------------------------------ styles

    def _line(self, size: int) -> str:
        if self.rule == "auto":
            return f'w:line="{round(240 * self.factor)}" w:lineRule="auto"'
        return (
            f'w:line="{round(size * 10 * self.rng.choice([1.2, 1.25, 1.3, 1.35]))}" w:lineRule="{self.rule}"'
        )

    def _style(  # noqa: PLR0913 - what a style has
        self, name: str, size: int, more: str = "", run_more: str = "", *, before: int = 0, after: int = 0
    ) -> str:
        line = self._line(size)
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f'<w:pPr><w:spacing w:before="{before}" w:after="{after}" {line}/>{more}</w:pPr>'
            f'<w:rPr><w:sz w:val="{size}"/>{run_more}</w:rPr></w:style>'
        )

    def _styles(self) -> str:
        rng, size = self.rng, self.size
        gap = rng.choice([0, 40, 60, 80, 120])
        indent = rng.choice([227, 255, 284, 360])
        box = ""
        if rng.random() < 0.5:
            width, space = rng.choice([4, 8, 12]), rng.choice([0, 4, 6])
            box = (
                "<w:pBdr>"
                + "".join(
                    f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="888888"/>'
                    for side in ("top", "left", "bottom", "right")
                )
                + "</w:pBdr>"
            )
        context = "<w:contextualSpacing/>" if self.contextual else ""
        justify = '<w:jc w:val="both"/>' if self.justify else ""
        keep = "<w:keepNext/>" if rng.random() < 0.7 else ""
        font = self.font
        widow = "" if self.widow else '<w:widowControl w:val="0"/>'
        return (
            f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="{size}"/>'
            '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
            f'<w:spacing w:before="0" w:after="0" {self._line(size)}/>{widow}</w:pPr></w:pPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
            '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
            + self._style("Title", rng.choice([32, 36, 42]), "", "<w:b/>", before=0, after=rng.choice([40, 80, 120]))
            + self._style("Heading", rng.choice([22, 24, 26]), keep, "<w:b/>", before=rng.choice([120, 200, 240]), after=60)
            + self._style("Body", size, context + justify, after=gap)
            + self._style("Box", size, f'{box}<w:ind w:left="200" w:right="170"/>', before=120, after=120)
            + self._style(
                "Bullet", size,
                f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="{indent}" '
                f'w:hanging="{indent}"/>{context}', after=gap,
            )
            + self._style(
                "Source", max(size - 4, 15),
                '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:ind w:left="340" w:hanging="340"/>', after=20,
            )
            + self._style("Small", max(size - 4, 15))
            + "</w:styles>"
        )  # fmt: skip

    # ------------------------------------------------------------ blocks

    def add(self, style: str, count: int, direct: str = "") -> None:
        """Append a paragraph of about ``count`` words."""
        self.blocks.append(paragraph(sentence_runs(self.rng, count), f'<w:pStyle w:val="{style}"/>{direct}'))

    def dateline(self) -> None:
        """Append a line with a right tab."""
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
        text = run("Policy Brief 17") + "<w:r><w:tab/></w:r>" + run("As of 21 November 2026")
        self.blocks.append(paragraph(text, f'<w:pStyle w:val="Small"/>{tab}'))

    def table(self) -> None:
        """Append a table with fixed widths, and the paragraph that must follow."""
        rng = self.rng
        columns = rng.randint(2, 4)
        widths = [self.width // columns] * columns
        line = rng.choice([0, 4, 8])
        borders = "".join(
            f'<w:{side} w:val="{"single" if line else "nil"}" w:sz="{line}" w:space="0" w:color="888888"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        margin = rng.choice([0, 0, 40, 80])
        inner = f'<w:tblCellMar><w:top w:w="{margin}" w:type="dxa"/><w:bottom w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        rows = []
        for index in range(rng.randint(1, 5)):
            cells = []
            span = 2 if columns > 2 and rng.random() < 0.2 else 1
            sizes = [sum(widths[:span]), *widths[span:]]
            for place, size in enumerate(sizes):
                grid = f'<w:gridSpan w:val="{span}"/>' if place == 0 and span > 1 else ""
                text = sentence_runs(rng, rng.randint(1, 12))
                extra = '<w:spacing w:before="40" w:after="40"/>' if rng.random() < 0.3 else ""
                cells.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{grid}</w:tcPr>'
                    + paragraph(text, f'<w:pStyle w:val="Small"/>{extra}') + "</w:tc>"
                )  # fmt: skip
            height = '<w:trPr><w:trHeight w:val="500"/></w:trPr>' if index == 0 and rng.random() < 0.3 else ""
            rows.append(f"<w:tr>{height}{''.join(cells)}</w:tr>")
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self.blocks.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/>{inner}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        )

    def section(self) -> None:
        """Append a heading and what stands below it."""
        rng = self.rng
        self.add("Heading", rng.randint(1, 5))
        kind = rng.random()
        if kind < 0.45:
            for _ in range(rng.randint(2, 5)):
                self.add("Bullet", rng.randint(8, 34))
        elif kind < 0.6:
            self.add("Box", rng.randint(20, 70))
            if rng.random() < 0.3:
                self.add("Box", rng.randint(10, 30))
        elif kind < 0.75:
            self.table()
            self.add("Body", rng.randint(10, 30))
        else:
            for _ in range(rng.randint(1, 3)):
                self.add("Body", rng.randint(20, 80))

    # ------------------------------------------------------------ the file

    def docx(self) -> bytes:
        """Return the document as it stands."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._parts().items():
                archive.writestr(name, data)
        return buffer.getvalue()

    def _side(self, tag: str) -> str:
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
        lines = paragraph(
            run("Centre for Policy") + "<w:r><w:tab/></w:r>" + run("No. 17"),
            f'<w:pStyle w:val="Small"/>{tab}',
        )
        if self.paper[0] == 11906:
            lines += paragraph(run("Evidence for decisions – second line"), '<w:pStyle w:val="Small"/>')
        return f"<w:{tag} {NAMESPACES}>{lines}</w:{tag}>"

    def _parts(self) -> dict[str, str | bytes]:
        sides = [side for side, wanted in (("header", self.header), ("footer", self.footer)) if wanted]
        rels = [("styles", "styles.xml"), ("settings", "settings.xml"), ("numbering", "numbering.xml")]
        rels += [(side, f"{side}1.xml") for side in sides]
        rels += [("fontTable", "fontTable.xml")] if self.embed else []
        references = "".join(f'<w:{side}Reference w:type="default" r:id="{side}"/>' for side in sides)
        margins = " ".join(f'w:{side}="{value}"' for side, value in self.margins.items())
        ending = (
            f'<w:sectPr>{references}<w:pgSz w:w="{self.paper[0]}" w:h="{self.paper[1]}"/>'
            f'<w:pgMar {margins} w:bottom="{self.bottom}" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
        )
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": _content_types([target for _, target in rels]),
            "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": _relations(rels),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(self.blocks)}{ending}</w:body></w:document>",
            "word/styles.xml": self.styles,
            "word/settings.xml": _settings(),
            "word/numbering.xml": _numbering(self.font),
        }
        parts.update(
            {f"word/{side}1.xml": self._side("hdr" if side == "header" else "ftr") for side in sides}
        )
        if self.embed:
            parts.update(_embedded())
        return parts


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _numbering(font: str) -> str:
    levels = {1: ("bullet", "•"), 2: ("decimal", "%1.")}
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
        for key, (form, text) in levels.items()
    )
    nums = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in levels)
    return f"<w:numbering {NAMESPACES}>{lists}{nums}</w:numbering>"


def _relations(rels: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for kind, target in rels
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def _content_types(targets: list[str]) -> str:
    kinds = {"document": "document.main"}
    stems = {name: re.sub("[0-9]*[.]xml", "", name) for name in ["document.xml", *targets]}
    items = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WORD}.{kinds.get(stem, stem)}+xml"/>'
        for name, stem in stems.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="odttf" '
        f'ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>{items}</Types>'
    )


def _embedded() -> dict[str, str | bytes]:
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.__file__).parent / "files"
    mask = bytes.fromhex(_KEY.strip("{}").replace("-", ""))[::-1]
    parts: dict[str, str | bytes] = {}
    links, entries = [], ""
    for index, (tag, face) in enumerate(_FACES):
        data = (folder / f"SourceSansPro-{face}.ttf").read_bytes()
        head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(data[:32]))
        parts[f"word/fonts/font{index}.odttf"] = head + data[32:]
        links.append(f'<Relationship Id="f{index}" Type="{_OFFICE}/font" Target="fonts/font{index}.odttf"/>')
        entries += f'<w:{tag} r:id="f{index}" w:fontKey="{_KEY}"/>'
    parts["word/fontTable.xml"] = (
        f'<w:fonts {NAMESPACES}><w:font w:name="Source Sans Pro"><w:altName w:val="Calibri"/><w:family w:val="swiss"/>'
        f'<w:pitch w:val="variable"/>{entries}</w:font></w:fonts>'
    )
    parts["word/_rels/fontTable.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(links)}</Relationships>"
    )
    return parts


def compose(seed: int, *, strict: bool) -> Page:
    """Return a random page of roughly full height."""
    page = Page(seed, strict=strict)
    rng = page.rng
    page.add("Title", rng.randint(4, 14))
    page.dateline()
    for _ in range(rng.randint(3, 5)):
        page.section()
    page.add("Heading", 1)
    for _ in range(rng.randint(1, 6)):
        page.add("Source", rng.randint(6, 20))
    return page
