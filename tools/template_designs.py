"""The designs of the shipped Word templates: the styles, the measures and the text of each.

Every measure has its reason beside it. Lengths are in twips (1/20 pt), type in half-points.
"""

from __future__ import annotations

from dataclasses import replace

from tools.template_parts import BEAD, GREY, LINK, NAVY, PALE, RULE, Design, Style, p


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

SOURCES = (
    p("Heading1", "Sources")
    + p("Source", "{% for source in sources %}")
    + p("Source", "{{ source }}")
    + p("Source", "{% endfor %}")
)
MISSING_SUMMARY = p("Note", "{% if missing.summary %}{{ missing.summary }}{% endif %}")
HANDLING = p("Handling", "{% if handling %}Handling: {{ handling }}{% endif %}")

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
        + MISSING_SUMMARY
        + section("Key facts", "key_facts", "fact", "KeyFact")
        + section("Outlook", "outlook", "item", "OutlookItem")
        + SOURCES
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
