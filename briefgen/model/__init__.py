"""The frozen values that pass between stages; every stage takes one of these and returns the next.

    Item       -> settings    a document to read: the file, and what is said of it
    Source     -> read        a document: clean text, blocks, metadata
    Sentence   -> segment     one sentence, with its span in the source's text
    Statement  -> understand  the sentence with its dates, figures, speakers and outlook
    KeyPoint   -> merge       one fact, with every sentence that states it
    Ranked     -> rank        the point with its score and the reasons for it
    Brief      -> compose     the lines that may stand in each section, best first
    Fitted     -> fit         the lines that do stand on the page, and what was cut

Besides them there is what people decided (``Decisions``) and what an earlier page said (``Edition``).

All offsets count characters (code points), start included, end not. Offsets in a ``Sentence`` and
above it are relative to the sentence's own text; a ``Span`` is relative to the source's text.

Each name is imported when it is first asked for: to say that nothing has changed takes a few of these
classes, and Python spends a millisecond on making each of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.decision import Ban, Decisions, Pin, Prefer, Reword
    from briefgen.model.edition import Edition, PrintedLine, PrintedSource, Quote
    from briefgen.model.item import Item, Metadata, Problem
    from briefgen.model.names import News, Section
    from briefgen.model.page import Brief, Cut, Fitted, Line, Piece, Reference
    from briefgen.model.point import KeyPoint, Ranked, Reason
    from briefgen.model.published import Published
    from briefgen.model.source import (
        Block,
        BlockKind,
        Corpus,
        Corrected,
        Dropped,
        Entry,
        Sentence,
        SentencePart,
        Source,
        Span,
    )
    from briefgen.model.statement import (
        Attribution,
        Figure,
        FigureKind,
        Grain,
        Outlook,
        Statement,
        Token,
        When,
    )

__all__ = [
    "Attribution",
    "Ban",
    "Block",
    "BlockKind",
    "Brief",
    "Corpus",
    "Corrected",
    "Cut",
    "Decisions",
    "Dropped",
    "Edition",
    "Entry",
    "Figure",
    "FigureKind",
    "Fitted",
    "Grain",
    "Item",
    "KeyPoint",
    "Line",
    "Metadata",
    "News",
    "Outlook",
    "Piece",
    "Pin",
    "Prefer",
    "PrintedLine",
    "PrintedSource",
    "Problem",
    "Published",
    "Quote",
    "Ranked",
    "Reason",
    "Reference",
    "Reword",
    "Section",
    "Sentence",
    "SentencePart",
    "Source",
    "Span",
    "Statement",
    "Token",
    "When",
]

# Each imports from those before it alone: to look for a name in this order loads no more than it needs.
_MODULES = ("names", "item", "published", "decision", "source", "statement", "point", "page", "edition")


def __getattr__(name: str) -> object:
    """Return one of the names above, and keep it here."""
    if name in __all__:
        for module in _MODULES:
            found = vars(import_module(f"briefgen.model.{module}"))
            if name in found:
                globals()[name] = found[name]
                return found[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
