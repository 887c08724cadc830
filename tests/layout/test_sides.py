"""Headers of first, odd and even pages: where LibreOffice puts the text below them, read from its pages."""

# ruff: noqa: E501 - XML reads better unbroken
from __future__ import annotations

import pytest

from briefgen.layout import measure
from tests.layout.make import A4, NAMES, OFFICE, docx, par, replaced

_LINES = {"default": 2, "first": 3, "even": 4}
_HEADER = '<w:style w:type="paragraph" w:styleId="Top"><w:name w:val="header"/><w:pPr><w:spacing w:line="300" w:lineRule="exact"/></w:pPr></w:style>'
_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def sided(kinds: tuple[str, ...], *, even: bool, title: bool, pages: int) -> bytes:
    """Return a document whose headers begin where its text would, and have so many lines by kind."""
    links = "".join(f'<w:headerReference w:type="{kind}" r:id="{kind}"/>' for kind in kinds)
    section = A4.replace("<w:sectPr>", "<w:sectPr>" + links).replace('w:header="500"', 'w:header="1000"')
    if title:
        section = section.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    blocks = "".join(par(_BREAK) for _ in range(pages - 1)) + par("last")
    document = docx(blocks, styles=_HEADER, section=section)
    rels = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/header" Target="{kind}.xml"/>' for kind in kinds
    ) + "".join(
        f'<Relationship Id="{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>'
        for part in ("styles", "settings")
    )
    document = replaced(
        document,
        "word/_rels/document.xml.rels",
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
    )
    setting = "<w:evenAndOddHeaders/>" if even else ""
    document = replaced(
        document, "word/settings.xml", f"<w:settings {NAMES}>{setting}<w:compat/></w:settings>"
    )
    for kind in kinds:
        lines = par("line") * _LINES[kind]
        document = replaced(document, f"word/{kind}.xml", f"<w:hdr {NAMES}>{lines}</w:hdr>")
    return document


def top(kinds: tuple[str, ...], *, even: bool, title: bool, page: int) -> float:
    """Return how many points the header of a page takes from its body."""
    found = measure(sided(kinds, even=even, title=title, pages=page))
    body = 12 / (found.fullness or 1)
    return round((16838 - 2000) / 20 - body)


@pytest.mark.parametrize(
    ("kinds", "even", "title", "heights"),
    [
        (("default",), False, False, (24, 24)),
        (("default",), False, True, (0, 24)),
        (("default",), True, False, (24, 15)),
        (("default",), True, True, (0, 15)),
        (("even",), False, False, (15, 15)),
        (("even",), True, False, (15, 48)),
        (("even",), True, True, (0, 48)),
        (("default", "even"), True, False, (24, 48)),
        (("default", "even"), False, False, (24, 24)),
        (("first",), False, True, (36, 0)),
        (("first", "even"), True, True, (36, 48)),
        (("default", "first", "even"), True, True, (36, 48)),
    ],
)
def test_each_page_has_the_room_that_its_own_header_leaves(
    kinds: tuple[str, ...], *, even: bool, title: bool, heights: tuple[int, int]
) -> None:
    found = tuple(top(kinds, even=even, title=title, page=page) for page in (1, 2))
    assert found == pytest.approx(heights, abs=2)
