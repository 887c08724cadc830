"""A design of a template in, the bytes of its .docx out.

Lengths are in twips (1/20 pt), type in half-points.
"""

from __future__ import annotations

from dataclasses import dataclass
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
