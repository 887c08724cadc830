"""Write the shipped Word templates: ``python tools/make_templates.py`` puts them into ``templates/``.

The files are made here and not in Word so that every measure has its reason beside it, and so that a test
can hold the committed files and this script equal. Lengths are in twips (1/20 pt), type in half-points.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from briefgen.render.package import write_package

FACE = "Source Sans Pro"
INK, NAVY, GREY, PALE, RULE, LINK = "1B1F24", "16324F", "55606E", "EEF2F7", "C5CFDA", "1F4E8C"
BEAD = "A9BDD3"
# What is new: 6.4 to 1 on white, 5.7 to 1 on the pale panel.
NEWS = "0B6655"
# The colours that FIRST gives the marks of its Traffic Light Protocol (TLP 2.0), always on black.
TLP = (("Red", "FF2B2B"), ("Amber", "FFC000"), ("Green", "33FF00"), ("Clear", "FFFFFF"))
# The bottom margin is written one line smaller than the one the page is measured against: the reserve
# for what Word and LibreOffice do differently.
GUARD = 240

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of a template. ``size`` in half-points, the rest in twips; ``line`` is exact."""

    name: str
    id: str = ""
    size: int
    line: int
    before: int = 0
    after: int = 0
    bold: bool = False
    colour: str = INK
    outline: int | None = None
    left: int = 0
    right: int = 0
    hanging: int = 0
    list: int = 0
    box: str = ""
    align: str = "left"

    @property
    def key(self) -> str:
        """The style's id: its name without spaces, unless another is given."""
        return self.id or self.name.replace(" ", "")

    def xml(self) -> str:
        """Return the ``w:style`` element."""
        known = self.name in ("Normal", "Title") or self.name.startswith("Heading")
        default = ' w:default="1"' if self.name == "Normal" else ("" if known else ' w:customStyle="1"')
        based = "" if self.name == "Normal" else '<w:basedOn w:val="Normal"/>'
        name = self.name.lower() if self.name.startswith("Heading") else self.name
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.key}"><w:name w:val="{name}"/>{based}'
            f"<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        numbered = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.list}"/></w:numPr>' if self.list else ""
        )
        air = f'w:before="{self.before}" w:after="{self.after}"'
        spacing = f'<w:spacing {air} w:line="{self.line}" w:lineRule="exact"/>'
        hanging = f' w:hanging="{self.hanging}"' if self.hanging else ""
        indent = f'<w:ind w:left="{self.left}" w:right="{self.right}"{hanging}/>'
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        return f'{numbered}{self.box}{spacing}{indent}<w:jc w:val="{self.align}"/>{outline}'

    def _run(self) -> str:
        bold = "<w:b/><w:bCs/>" if self.bold else ""
        return (
            f'{bold}<w:color w:val="{self.colour}"/><w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A template: its styles, its margins (top, right, bottom, left) and its text."""

    name: str
    styles: tuple[Style, ...]
    margins: tuple[int, int, int, int]
    bullet: tuple[int, int]
    number: tuple[int, int]
    body: str
    mark: int = 17
    plain: bool = False


def p(style: str, text: str) -> str:
    """Return a paragraph in the style with this id; a line feed in the text becomes a line break."""
    runs = (f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in text.split("\n"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"<w:r><w:br/></w:r>".join(runs)}</w:p>'


def box(fill: str, bar: str) -> str:
    """Return the borders and shading of a quiet box: tinted, with a bar at the left and air all round."""
    side = '<w:{0} w:val="single" w:sz="{1}" w:space="{2}" w:color="{3}"/>'
    borders = (
        side.format("top", 4, 6, fill) + side.format("left", 24, 8, bar)
        + side.format("bottom", 4, 6, fill) + side.format("right", 4, 8, fill)
    )  # fmt: skip
    return f'<w:pBdr>{borders}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def thread() -> str:
    """Return the line at the left on which the dates of what comes next hang like beads."""
    return f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{BEAD}"/></w:pBdr>'


def rule() -> str:
    """Return a thin line below a paragraph."""
    line = f'<w:bottom w:val="single" w:sz="6" w:space="6" w:color="{RULE}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def styles_xml(design: Design) -> str:
    """Return ``word/styles.xml``."""
    normal = next(style for style in design.styles if style.name == "Normal")
    fonts = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
    quiet = "000000" if design.plain else GREY
    return (
        f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/>'
        f'<w:sz w:val="{normal.size}"/><w:szCs w:val="{normal.size}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr>"
        f'<w:spacing w:before="0" w:after="0" w:line="{normal.line}" w:lineRule="exact"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        + "".join(style.xml() for style in design.styles)
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        f'<w:style w:type="character" w:customStyle="1" w:styleId="SourceMark"><w:name w:val="Source Mark"/>'
        f'<w:qFormat/><w:rPr><w:color w:val="{quiet}"/><w:sz w:val="{design.mark}"/>'
        f'<w:szCs w:val="{design.mark}"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:customStyle="1" w:styleId="NewsMark"><w:name w:val="News Mark"/>'
        f"<w:qFormat/><w:rPr><w:b/><w:bCs/>{_news(design)}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + ("" if design.plain else "".join(_tlp(*look) for look in TLP))
        + "</w:styles>"
    )


def _tlp(name: str, colour: str) -> str:
    """Return the character style of a mark of the Traffic Light Protocol: its colour on black."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="TLP{name}"><w:name w:val="TLP {name}"/>'
        f'<w:rPr><w:color w:val="{colour}"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/></w:rPr>'
        "</w:style>"
    )


def _news(design: Design) -> str:
    """Return the colour and size of the words NEW, REVISED and CORRECTED, which are bold everywhere."""
    if design.plain:
        return ""
    size = design.mark
    return f'<w:color w:val="{NEWS}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def numbering_xml(design: Design) -> str:
    """Return ``word/numbering.xml``: lists 1 and 2 have bullets in the text's own face, 3 and 4 numbers.

    Each style has a list of its own: LibreOffice forgets the bullets of a second style on the same list.
    """
    fonts = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:cs="{FACE}"/>'
    colour = "" if design.plain else f'<w:color w:val="{NAVY}"/>'
    bullet = _level("bullet", "•", design.bullet, fonts + colour)
    number = _level("decimal", "%1.", design.number, colour)
    lists = tuple(enumerate((bullet, bullet, number, number), start=1))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
        for n, level in lists
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _ in lists)
    return f"{HEAD}<w:numbering {W}>{abstract}{nums}</w:numbering>"


def _level(form: str, text: str, indent: tuple[int, int], look: str) -> str:
    left, hanging = indent
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"<w:rPr>{look}</w:rPr></w:lvl>"
    )


def document_xml(design: Design) -> str:
    """Return ``word/document.xml``, on A4; the paper is chosen when a brief is made."""
    top, right, bottom, left = design.margins
    return (
        f"{HEAD}<w:document {W} {R}><w:body>{design.body}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom - GUARD}" w:left="{left}" '
        'w:header="567" w:footer="454" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def story_xml(tag: str) -> str:
    """Return the header ("hdr") or footer ("ftr"): the handling mark, which TLP 2.0 wants in both."""
    return f"{HEAD}<w:{tag} {W}>{p('HandlingMark', '{% if handling %}{{ handling }}{% endif %}')}</w:{tag}>"


SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)
# The panose numbers and the pitch are those of the face; the other names are what Word falls back to.
FONTS = (
    f'{HEAD}<w:fonts {W} {R}><w:font w:name="{FACE}"><w:altName w:val="Calibri,Arial"/>'
    '<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
CORE = (
    f"{HEAD}<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>briefgen</dc:creator>'
    "<dc:language>en-GB</dc:language></cp:coreProperties>"
)


def _relationships(rows: list[tuple[str, str, str]]) -> str:
    entries = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'{HEAD}<Relationships xmlns="{RELS}">{entries}</Relationships>'


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"),
            ("settings", "settings"), ("fontTable", "fontTable"),
            ("header1", "header"), ("footer1", "footer"),
        )
    )  # fmt: skip
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def make(design: Design) -> bytes:
    """Return the .docx of ``design``."""
    kinds = ("styles", "numbering", "settings", "fontTable", "header1", "footer1")
    word = [
        (f"rId{n}", f"{OFFICE}/{kind.rstrip('1')}", f"{kind}.xml") for n, kind in enumerate(kinds, start=1)
    ]
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships(
            [("rId1", f"{OFFICE}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
        ),
        "word/_rels/document.xml.rels": _relationships(word),
        "word/document.xml": document_xml(design),
        "word/header1.xml": story_xml("hdr"),
        "word/footer1.xml": story_xml("ftr"),
        "word/styles.xml": styles_xml(design),
        "word/numbering.xml": numbering_xml(design),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONTS,
        "docProps/core.xml": CORE.format(title=escape(design.name)),
    }
    return write_package({name: text.encode("utf-8") for name, text in parts.items()})


def section(heading: str, name: str, one: str, style: str, note: str = "Note") -> str:
    """Return a heading and a list of what ``name`` holds, or the sentence that says why it is missing."""
    lines = (
        ("Heading1", heading),
        (style, f"{{% for {one} in {name} %}}"),
        (style, f"{{{{ {one} }}}}"),
        (style, "{% endfor %}"),
        (note, f"{{% if missing.{name} %}}{{{{ missing.{name} }}}}{{% endif %}}"),
    )
    return "".join(p(*line) for line in lines)


DATELINE = p(
    "Dateline",
    "{{ dateline }}{% if edition > 1 %}\nEdition {{ edition }}"
    "{% if since and new %} · changes since {{ since }} are marked"
    "{% elif since %} · no new line since {{ since }}{% endif %}{% endif %}",
)

# 12 points at least, in capitals, at the right: so TLP 2.0 wants its marks.
MARK = Style(name="Handling Mark", size=24, line=300, bold=True, colour="8A1C1C", align="right")

POLICY_BRIEF = Design(
    name="policy-brief",
    # 2.1 and 2.4 cm, 11 points: 157 mm of text, some 88 letters a line, and a page that three sentences,
    # seven facts and four items of outlook of the usual length fill.
    margins=(1191, 1361, 1191, 1361),
    bullet=(255, 255),
    number=(312, 312),
    styles=(
        Style(name="Normal", size=22, line=300),
        Style(name="Title", size=38, line=460, after=40, bold=True, colour=NAVY, outline=0),
        Style(name="Heading 1", size=25, line=330, before=220, after=80, bold=True, colour=NAVY, outline=0),
        MARK,
        Style(name="Dateline", size=18, line=240, after=0, colour=GREY),
        Style(
            name="Summary", size=23, line=320, before=140, after=120, left=220, right=170, box=box(PALE, NAVY)
        ),
        Style(name="Key Fact", size=22, line=300, after=80, left=255, hanging=255, list=1),
        Style(name="Outlook Item", size=22, line=300, after=80, left=255, hanging=255, list=2),
        Style(name="Source", size=18, line=230, after=30, left=312, hanging=312, list=3),
        Style(name="Note", size=22, line=300, after=80, colour=GREY),
    ),
    body=(
        p("Title", "{{ title }}")
        + DATELINE
        + p("Heading1", "Summary")
        + p("Summary", "{{ summary }}")
        + p("Note", "{% if missing.summary %}{{ missing.summary }}{% endif %}")
        + section("Key facts", "key_facts", "fact", "KeyFact")
        + section("Outlook", "outlook", "item", "OutlookItem")
        + p("Heading1", "Sources")
        + p("Source", "{% for source in sources %}")
        + p("Source", "{{ source }}")
        + p("Source", "{% endfor %}")
    ),
)


def first(style: str, text: str) -> str:
    """Return a paragraph at the top of a cell, without the space above it that its style has."""
    return p(style, text).replace("</w:pPr>", '<w:spacing w:before="0"/></w:pPr>')


def cell(width: int, content: str, fill: str = "") -> str:
    """Return a table cell; one with a ``fill`` is a panel, with air all round."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    left, right = (190, 150) if fill else (0, 300)
    margins = {"top": 140, "left": left, "bottom": 20, "right": right}
    sides = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side, twips in margins.items())
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}<w:tcMar>{sides}</w:tcMar></w:tcPr>'
        f"{content}</w:tc>"
    )


def columns(*cells: tuple[int, str, str]) -> str:
    """Return a table of one row, of columns with their width, content and fill."""
    total = sum(width for width, _, _ in cells)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _, _ in cells)
    row = "".join(cell(*one) for one in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"
    )


SOURCES = (
    p("Heading1", "Sources")
    + p("Source", "{% for source in sources %}")
    + p("Source", "{{ source }}")
    + p("Source", "{% endfor %}")
)
MISSING_SUMMARY = p("Note", "{% if missing.summary %}{{ missing.summary }}{% endif %}")
HANDLING = p("Handling", "{% if handling %}Handling: {{ handling }}{% endif %}")

# The text in the wide column, figures in large type and dates in the panel beside it.
AT_A_GLANCE = Design(
    name="at-a-glance",
    margins=(1077, 1134, 1077, 1134),  # 1.9 and 2.0 cm: two columns want the width
    bullet=(227, 227),
    number=(284, 284),
    styles=(
        Style(name="Normal", size=22, line=290),
        Style(name="Title", size=40, line=480, after=40, bold=True, colour=NAVY, outline=0),
        Style(name="Heading 1", size=24, line=320, before=200, after=60, bold=True, colour=NAVY, outline=0),
        Style(name="Heading 2", size=22, line=280, after=80, bold=True, colour=NAVY, outline=1),
        MARK,
        Style(name="Dateline", size=18, line=240, after=200, colour=GREY),
        Style(name="Summary", size=23, line=310, after=60),
        Style(name="Key Fact", size=22, line=290, after=90, left=227, hanging=227, list=1),
        Style(name="Figure", size=36, line=400, bold=True, colour=LINK),
        Style(name="Panel Text", size=19, line=245, after=140),
        Style(
            name="Timeline Date", size=20, line=255, before=40, bold=True, colour=LINK, left=200, box=thread()
        ),
        Style(name="Timeline Text", size=19, line=245, after=80, left=200, box=thread()),
        Style(name="Source", size=18, line=230, after=30, left=284, hanging=284, list=3),
        # What Word sets behind a table that ends the text, a whole row high unless it is told otherwise.
        Style(name="End", size=2, line=20),
        Style(name="Panel Source", size=18, line=230, after=60, left=284, hanging=284, list=4),
        Style(name="Note", size=22, line=290, after=60, colour=GREY),
    ),
    body=(
        p("Title", "{{ title }}")
        + DATELINE
        + columns(
            (
                5978,
                first("Heading1", "Summary")
                + p("Summary", "{{ summary }}")
                + MISSING_SUMMARY
                + p("Note", "{% if other_facts or missing.key_facts %}")
                + p("Heading1", "Key facts")
                + p("KeyFact", "{{ other_facts }}")
                + p("Note", "{% if missing.key_facts %}{{ missing.key_facts }}{% endif %}")
                + p("Note", "{% endif %}"),
                "",
            ),
            (
                3660,
                p("Note", "{% if figures %}")
                + p("Heading2", "In figures")
                + p("Figure", "{% for fact in figures %}")
                + p("Figure", "{{ fact.figure }}")
                + p("PanelText", "{{ fact }}")
                + p("Figure", "{% endfor %}")
                + p("Note", "{% endif %}")
                + p("Heading2", "What comes next")
                + p("TimelineDate", "{% for item in outlook %}")
                + p("TimelineDate", "{{ item.date }}")
                + p("TimelineText", "{{ item }}")
                + p("TimelineDate", "{% endfor %}")
                + p("PanelText", "{% if missing.outlook %}{{ missing.outlook }}{% endif %}")
                # With nothing ahead the panel has room for the sources, and the text for more facts.
                + p("Note", "{% if not outlook %}")
                + p("Heading2", "Sources")
                + p("PanelSource", "{% for source in sources %}")
                + p("PanelSource", "{{ source }}")
                + p("PanelSource", "{% endfor %}")
                + p("Note", "{% endif %}"),
                PALE,
            ),
        )
        + p("Note", "{% if outlook %}")
        + SOURCES
        + p("Note", "{% else %}")
        + p("End", "\u00a0")
        + p("Note", "{% endif %}")
    ),
)

# The first sentence is the bottom line, and stands out.
BOTTOM_LINE = (
    p("Summary", "{% for line in summary[:1] %}{{ line }}{% endfor %}")
    .replace("<w:r>", '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>')
    .replace("</w:p>", p("", "{% for line in summary[1:] %} {{ line }}{% endfor %}").partition("</w:pPr>")[2])
)

# A note to a minister: what it is about, the bottom line, numbered facts to speak to, how to handle it.
MINISTERIAL_NOTE = Design(
    name="ministerial-note",
    margins=(1247, 1474, 1247, 1474),  # 2.2 and 2.6 cm: room for a minister's pen
    bullet=(284, 284),
    number=(340, 340),
    styles=(
        Style(name="Normal", size=22, line=300),
        Style(name="Kind", size=18, line=240, after=60, bold=True, colour=GREY),
        Style(name="Title", size=34, line=420, after=60, bold=True, outline=0),
        Style(name="Address", size=20, line=260),
        Style(name="Dateline", size=18, line=240, colour=GREY, box=rule()),
        Style(name="Heading 1", size=23, line=310, before=220, after=60, bold=True, outline=0),
        Style(name="Summary", size=22, line=300, after=60),
        Style(name="Key Fact", size=22, line=300, after=80, left=340, hanging=340, list=4),
        Style(name="Outlook Item", size=22, line=300, after=80, left=340, hanging=340, list=2),
        Style(name="Handling", size=22, line=300, before=200, after=60, bold=True),
        MARK,
        Style(name="Source", size=18, line=230, after=30, left=340, hanging=340, list=3),
        Style(name="Note", size=22, line=300, after=60, colour=GREY),
    ),
    body=(
        p("Kind", "Note for the Minister")
        + p("Title", "{{ title }}")
        + p("Address", "{% if custom.to is defined %}To: {{ custom.to }}{% endif %}")
        + p("Address", "{% if custom.from is defined %}From: {{ custom.from }}{% endif %}")
        + DATELINE
        + p("Heading1", "Summary")
        + BOTTOM_LINE
        + MISSING_SUMMARY
        + section("Facts", "key_facts", "fact", "KeyFact")
        + section("Outlook", "outlook", "item", "OutlookItem")
        + HANDLING
        + SOURCES
    ),
)

# 12 points throughout, black on white, nothing said by colour or by shading.
ACCESSIBLE = Design(
    name="accessible",
    margins=(1191, 1361, 1191, 1361),
    bullet=(312, 312),
    number=(425, 425),
    mark=24,
    plain=True,
    styles=(
        Style(name="Normal", size=24, line=330, colour="000000"),
        Style(name="Title", size=40, line=480, after=60, bold=True, colour="000000", outline=0),
        Style(
            name="Heading 1", size=28, line=360, before=240, after=80, bold=True, colour="000000", outline=0
        ),
        Style(name="Handling", size=24, line=330, after=60, bold=True, colour="000000"),
        replace(MARK, colour="000000"),
        Style(name="Dateline", size=24, line=330, colour="000000"),
        Style(name="Summary", size=24, line=330, after=60, colour="000000"),
        Style(name="Key Fact", size=24, line=330, after=100, colour="000000", left=312, hanging=312, list=1),
        Style(
            name="Outlook Item", size=24, line=330, after=100, colour="000000", left=312, hanging=312, list=2
        ),
        Style(name="Source", size=24, line=330, after=60, colour="000000", left=425, hanging=425, list=3),
        Style(name="Note", size=24, line=330, after=60, colour="000000"),
    ),
    body=(
        HANDLING
        + p("Title", "{{ title }}")
        + DATELINE
        + p("Heading1", "Summary")
        + p("Summary", "{{ summary }}")
        + MISSING_SUMMARY
        + section("Key facts", "key_facts", "fact", "KeyFact")
        + section("What comes next", "outlook", "item", "OutlookItem")
        + SOURCES
    ),
)
DESIGNS = (POLICY_BRIEF, AT_A_GLANCE, MINISTERIAL_NOTE, ACCESSIBLE)


def main() -> None:
    """Write every template into the folder given, ``templates/`` of this checkout unless told otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=Path(__file__).resolve().parent.parent / "templates")
    folder = parser.parse_args().into
    for design in DESIGNS:
        path = folder / f"{design.name}.docx"
        path.write_bytes(make(design))
        print(path)


if __name__ == "__main__":
    main()
