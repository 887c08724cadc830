"""A seed in, a letter or brief as a stranger's program would write it out, ended near a page's end.

It was written without a look at the other makers: python-docx's default template with all its styles and
settings as they are, ordinary choices in odd mixtures, runs torn by template engines, endnotes, headers of
first and even pages, content controls, tracked insertions. Each feature has a random source of its own, so
that one can be left out (``without``) and the others stay the same.
"""

# ruff: noqa: S311 - the pages are to be random, not secret
from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from typing import Any, Final

from docx import Document
from docx.shared import Pt, Twips

from benchmarks.layout_letter_blocks import BLOCKS
from benchmarks.layout_letter_parts import side, spaced, with_notes
from benchmarks.layout_letter_text import prose
from benchmarks.layout_runs import element, tag

# Cambria, the face of the template's text, has no stand-in on many machines: another takes its place.
_FACES: Final = (
    "Calibri", "Calibri", "Arial", "Arial", "Times New Roman", "Times New Roman", "Liberation Sans",
    "Liberation Serif", "Carlito", "Courier New", "Liberation Sans Narrow",
)  # fmt: skip
_PAPERS: Final = (
    (12240, 15840),
    (12240, 15840),
    (11906, 16838),
    (11906, 16838),
    (12240, 20160),
    (8391, 11906),
)


@dataclass(slots=True)
class Letter:
    """A document in the making; ``without`` names the blocks and settings to be left out."""

    seed: int
    without: frozenset[str] = frozenset()
    rng: random.Random = field(init=False)
    document: Any = field(init=False)
    hard: float = field(init=False)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    count: int = 1000
    features: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Choose the paper, the face and its spacing, and write the document."""
        self.rng = rng = random.Random(self.seed)
        self.document = Document()
        self.hard = rng.choice([0.0, 0.3, 0.5, 1.0])
        self._paper()
        self._styles()
        self._sides()
        weights = [weight for _, weight in BLOCKS.values()]
        mine = sorted({"plain", *rng.choices(list(BLOCKS), weights, k=rng.randrange(4, 12))})
        many = rng.randrange(4, 14) if rng.random() < 0.6 else rng.randrange(14, 36)
        for _ in range(many):
            name = rng.choices(mine, [BLOCKS[each][1] for each in mine])[0]
            own = random.Random(rng.random())
            if name not in self.without:
                self.features.append(name)
                BLOCKS[name][0](self, own)
        self.document.add_paragraph(prose(rng, 8, self.hard))

    def number(self) -> int:
        """Return a number that nothing else in the document has."""
        self.count += 1
        return self.count

    def has(self, name: str, chance: float) -> bool:
        """Whether a setting that is not left out falls to this document."""
        return self.rng.random() < chance and name not in self.without

    def text(self, rng: random.Random, low: int, high: int) -> str:
        """Return from ``low`` to ``high`` words."""
        return prose(rng, rng.randrange(low, high), self.hard)

    # ------------------------------------------------------------ what holds for all

    def _paper(self) -> None:
        rng, section = self.rng, self.document.sections[0]
        width, height = rng.choice(_PAPERS)
        if self.has("landscape", 0.1):
            width, height = height, width
        section.page_width, section.page_height = Twips(width), Twips(height)
        section.left_margin = section.right_margin = Twips(rng.choice([720, 1000, 1134, 1440, 1800]))
        section.top_margin = Twips(rng.choice([720, 1134, 1440]))
        if self.has("margins", 0.3):
            section.left_margin, section.right_margin = (Twips(rng.randrange(600, 2200)) for _ in range(2))
        if self.has("gutter", 0.08):
            section.gutter = Twips(rng.choice([284, 567]))

    def _styles(self) -> None:
        rng, normal = self.rng, self.document.styles["Normal"]
        face = rng.choice(_FACES)
        normal.font.name = face
        for part in self.document.part.package.iter_parts():
            if part.partname.endswith("theme1.xml"):
                part._blob = part.blob.replace(b'"Cambria"', f'"{face}"'.encode())  # noqa: SLF001 - no other way
        size = rng.choice([None, 9, 9.5, 10, 10.5, 11, 11, 11.5, 12])
        if size:
            normal.font.size = Pt(size)
        spaced(normal.paragraph_format, rng, 0.6)
        if self.has("widows", 0.25):
            normal.paragraph_format.widow_control = False
        settings = self.document.settings.element
        if self.has("compat", 0.5):
            compat = settings.find(tag("compat"))
            compat.clear()
            uri = "http://schemas.microsoft.com/office/word"
            compat.append(element(f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'))
        if self.has("tabs", 0.2):
            old = settings.find(tag("defaultTabStop"))
            step = element(f'<w:defaultTabStop w:val="{rng.choice([360, 567, 709, 1440])}"/>')
            settings.replace(old, step) if old is not None else settings.find(tag("compat")).addprevious(step)

    def _sides(self) -> None:
        """Write headers and footers, for the first page and for even ones too."""
        section, settings = self.document.sections[0], self.document.settings
        section.different_first_page_header_footer = self.has("first page", 0.25)
        settings.odd_and_even_pages_header_footer = self.has("even pages", 0.25)
        parts = [(section.header, 0.5), (section.footer, 0.6)]
        if section.different_first_page_header_footer:
            parts += [(section.first_page_header, 0.8), (section.first_page_footer, 0.8)]
        if settings.odd_and_even_pages_header_footer:
            parts += [(section.even_page_header, 0.8), (section.even_page_footer, 0.8)]
        for part, chance in parts:
            if self.has("sides", chance):
                part.is_linked_to_previous = False
                side(part, self.rng)
        for name in ("header_distance", "footer_distance"):
            if self.rng.random() < 0.3:
                setattr(section, name, Twips(self.rng.choice([284, 567, 900])))

    def docx(self, bottom: int) -> bytes:
        """Return the document with this bottom margin on all of its pages, in twips."""
        for section in self.document.sections:
            section.bottom_margin = Twips(bottom)
        buffer = io.BytesIO()
        self.document.save(buffer)
        return with_notes(buffer.getvalue(), {"footnote": self.footnotes, "endnote": self.endnotes})
