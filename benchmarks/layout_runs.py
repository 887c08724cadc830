"""A random source in, words, runs and pictures as they stand in the reports of offices out."""

# ruff: noqa: E501 - XML reads better unbroken; the pages are to be random, not secret
from __future__ import annotations

import html
import random
import struct
import zlib
from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_WORDS: Final = (
    "The Ministry of Finance said on Tuesday that growth would slow to 2.1 per cent next year , down from 3.4 , as exports "
    "weakened and households saved more . Analysts expect inflation (measured year-on-year) at 4½ % by mid-2027; others see "
    "less . «Nous avons besoin de réformes» , declared the président ; “it is a well-known problem” — he added – and / or a "
    "long-term opportunity ? See https://www.example.org/en/documents/2026/11/annual_report.pdf?download=true&lang=en or "
    "contact press.office@example.int , tel. +44 20 7946 0123 . Section 4(2)(a) applies to EU-wide / non-EU imports of "
    "€1,250.50–€3,000.75 [see Annex III][4] . The so-called ‘North–South’ corridor (B9/0123/2026) cost US$ 12bn + VAT ; "
    "Rückversicherungsgesellschaft , Straßenverkehrsordnung , sustainability , interoperability , counter-terrorism , "
    "decision-making , state-owned , p. 12 , e.g. , i.e. , vs. , No. 5 , 50 % , 7 °C , 100 km/h , R&D , 24/7 , ½ , x² , H₂O"
).split()
# The spaces before marks are as French is typed; most are taken out again, as English is.
_MARKS: Final = frozenset(",.;")


def prose(rng: random.Random, count: int) -> str:
    """Return words of an invented report, in runs as they stand in it, from anywhere in it."""
    words: list[str] = []
    while len(words) < count:
        start = rng.randrange(len(_WORDS))
        words += _WORDS[start : start + rng.randint(3, 15)]
    text = ""
    for word in words[:count]:
        glued = word in _MARKS and rng.random() < 0.9
        text += word if glued or not text else " " + word
    return text


def run(text: str, properties: str = "") -> str:
    """Return a ``w:r``; a tab in the text becomes one in Word."""
    parts = '</w:t><w:tab/><w:t xml:space="preserve">'.join(
        html.escape(part, quote=False) for part in text.split("\t")
    )
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{parts}</w:t></w:r>'


_LOOKS: Final = (
    "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:u w:val="single"/>', "<w:smallCaps/>", "<w:caps/>", "<w:strike/>",
    '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>', '<w:color w:val="1F4E79"/>',
    '<w:sz w:val="18"/>', '<w:sz w:val="26"/>', '<w:highlight w:val="yellow"/>', "<w:vanish/>",
    '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>',
    '<w:spacing w:val="10"/>', '<w:position w:val="4"/>', '<w:w w:val="90"/>', '<w:lang w:val="fr-FR"/>',
)  # fmt: skip


def runs(rng: random.Random, count: int, plain: float = 0.6) -> str:
    """Return ``count`` words in runs of different looks, with links, fields, breaks and bookmarks."""
    parts: list[str] = []
    while count > 0:
        size = min(count, rng.randint(1, 18))
        count -= size
        text = prose(rng, size) + (" " if count else "")
        chance = rng.random()
        if chance < plain:
            parts.append(run(text))
        elif chance < 0.92:
            parts.append(run(text, rng.choice(_LOOKS)))
        else:
            parts.append(_special(rng, text))
    return "".join(parts)


def _special(rng: random.Random, text: str) -> str:
    kind = rng.randrange(6)
    if kind == 0:
        look = '<w:color w:val="0000FF"/><w:u w:val="single"/>'
        return f'<w:hyperlink w:anchor="here">{run(text, look)}</w:hyperlink>'
    if kind == 1:
        return run(text) + "<w:r><w:br/></w:r>"
    if kind == 2:
        return f'<w:bookmarkStart w:id="{rng.randrange(10**6)}" w:name="m{rng.randrange(10**6)}"/>{run(text)}'
    if kind == 3:
        return f'<w:fldSimple w:instr=" QUOTE &quot;{rng.randrange(100)}&quot; ">{run("17")}</w:fldSimple>{run(" " + text)}'
    if kind == 4:
        return f"<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>dumping</w:t></w:r>{run(' ' + text)}"
    return f"<w:r><w:t>inter</w:t><w:softHyphen/><w:t>national</w:t></w:r>{run(' ' + text)}"


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x99" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def table(rng: random.Random, full: int) -> str:
    """Return a table of this width, in twips, with merged cells, borders, margins, given heights."""
    columns = rng.randint(2, 5)
    parts = [rng.uniform(1, 2.5) for _ in range(columns)]
    widths = [int(full * part / sum(parts)) for part in parts]
    border, margin = rng.choice([0, 4, 6, 12]), rng.choice([0, 0, 30, 57, 113])
    kind = "single" if border else "nil"
    sides = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{border}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    inner = f'<w:tblCellMar><w:top w:w="{margin}" w:type="dxa"/><w:left w:w="{rng.choice([0, 70, 108])}" w:type="dxa"/><w:bottom w:w="{margin}" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    rows = ""
    merged = rng.randrange(columns) if rng.random() < 0.4 else -1
    count = rng.randint(2, 6)
    for index in range(count):
        rows += _row(rng, widths, index, merged)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>{inner}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _row(rng: random.Random, widths: list[int], index: int, merged: int) -> str:
    height = rng.choice(
        ["", "", "", '<w:trHeight w:val="480"/>', '<w:trHeight w:val="400" w:hRule="exact"/>']
    )
    more = (
        ("<w:cantSplit/>" if rng.random() < 0.3 else "")
        + height
        + ("<w:tblHeader/>" if index == 0 and rng.random() < 0.3 else "")
    )
    cells, column = "", 0
    while column < len(widths):
        span = 2 if column + 1 < len(widths) and merged < 0 and rng.random() < 0.15 else 1
        merge = ""
        if column == merged:
            merge = f'<w:vMerge w:val="{"restart" if index % 3 == 0 else "continue"}"/>'
        look = rng.choice(["", "", '<w:vAlign w:val="center"/>', '<w:shd w:val="clear" w:fill="EEEEEE"/>'])
        over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        width = sum(widths[column : column + span])
        tight = rng.choice(
            [
                "",
                '<w:spacing w:before="40" w:after="40"/>',
                '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            ]
        )
        content = "" if "continue" in merge else runs(rng, rng.randint(1, 14))
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}{merge}{look}</w:tcPr><w:p><w:pPr>{tight}</w:pPr>{content}</w:p></w:tc>'
        column += span
    return f"<w:tr><w:trPr>{more}</w:trPr>{cells}</w:tr>"


def tag(name: str) -> str:
    """Return a WordprocessingML name as lxml writes it."""
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def element(text: str) -> Any:  # noqa: ANN401 - an lxml element of python-docx
    """Return the element that this XML is."""
    end = min(place for place in (text.find(" "), text.find(">"), text.find("/>")) if place > 0)
    return parse_xml(f"{text[:end]} {nsdecls('w', 'r')}{text[end:]}")


def geometry(of: Any) -> str:  # noqa: ANN401 - as above
    """Return an empty element with the same attributes as XML."""
    sizes = " ".join(f'w:{name.rpartition("}")[2]}="{value}"' for name, value in of.attrib.items())
    return f"<w:{of.tag.rpartition('}')[2]} {sizes}/>"
