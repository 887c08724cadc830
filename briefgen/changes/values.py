"""The values of this room: two editions laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefgen.model import Edition, News, PrintedLine, PrintedSource


LOST = "in a source that is gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure or date of one fact that has another value now, both in the words of their sentences.

    Of kind "dispute", ``after`` is a sentence that gives another value beside it, and ``before`` is empty.
    With ``lost``, the source of the earlier value is gone and an older one has come back; of kind "plan" it
    had called the plan off, and ``after`` is empty.

    ``start`` and ``end`` say where the new one stands, in characters of the later leading sentence.
    """

    kind: Literal["figure", "date", "dispute", "plan"]
    before: str
    after: str
    start: int
    end: int
    lost: bool = False


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of both editions that tells the same fact, with another value, in other words, or elsewhere.

    ``changes`` is empty when only the words differ; ``news`` says whether a value was revised or corrected.
    """

    before: PrintedLine
    after: PrintedLine
    changes: tuple[Change, ...] = ()
    news: News = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between two editions, in the order of the later page, or the earlier one for what is gone.

    ``same`` lines read the same in both, ``reworded`` ones tell the same in other words or elsewhere,
    ``changed`` ones give another figure or date. ``sources_replaced`` have the same name or address and other
    text. ``settings`` are what people changed, as (what, before, after): title, handling, template, paper,
    decisions.
    """

    before: Edition
    after: Edition
    added: tuple[PrintedLine, ...] = ()
    gone: tuple[PrintedLine, ...] = ()
    same: tuple[LineChange, ...] = ()
    reworded: tuple[LineChange, ...] = ()
    changed: tuple[LineChange, ...] = ()
    sources_added: tuple[PrintedSource, ...] = ()
    sources_gone: tuple[PrintedSource, ...] = ()
    sources_replaced: tuple[tuple[PrintedSource, PrintedSource], ...] = ()
    settings: tuple[tuple[str, str, str], ...] = ()
