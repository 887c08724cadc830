"""What the measurer answers: values for those who call it, all lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["guaranteed", "measured", "unknown"]


@dataclass(frozen=True, slots=True)
class Model:
    """One program's view: pages, points left on a single page (negative: points too many), height of all."""

    pages: int
    slack: float
    height: float


@dataclass(frozen=True, slots=True)
class ParagraphBox:
    """One paragraph as it is set.

    ``height`` is in points and includes the space above it; ``last_line`` is the share of the line's width
    that its last line takes, ``last_words`` the number of words there. ``cell`` is empty in the body and
    names the cell in a table ("0.2.1": the second cell of the third row of the first table).
    """

    text: str
    style: str
    lines: int
    height: float
    last_line: float
    last_words: int
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """How long a document is.

    ``pages`` is the count by LibreOffice's rules, and ``at_most`` the larger of both models: where Word's
    differ, a reason says so and the document is never "guaranteed". ``fullness`` is the
    share of the last page's body that is in use, by the taller model. ``slack`` is the smaller of the two:
    points left on the page of a document of one page; for a longer one negative, the distance to one page.
    ``certainty`` is "guaranteed" inside the strict profile, "measured" outside it, "unknown" when something
    is not modelled; ``reasons`` says why.
    """

    pages: int
    fullness: float
    slack: float
    libreoffice: Model
    word: Model
    certainty: Certainty
    reasons: tuple[str, ...]
    paragraphs: tuple[ParagraphBox, ...]

    @property
    def at_most(self) -> int:
        """The larger page count of the two models."""
        return max(self.libreoffice.pages, self.word.pages)
