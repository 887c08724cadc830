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
"""

from briefgen.model.decision import Ban, Decisions, Pin, Prefer, Reword
from briefgen.model.edition import Edition, PrintedLine, PrintedSource, Quote
from briefgen.model.item import Item, Metadata
from briefgen.model.page import Brief, Cut, Fitted, Line, News, Piece, Published, Reference, Section
from briefgen.model.point import KeyPoint, Ranked, Reason
from briefgen.model.source import Block, BlockKind, Corpus, Dropped, Problem, Sentence, Source, Span
from briefgen.model.statement import Attribution, Figure, FigureKind, Grain, Outlook, Statement, Token, When

__all__ = [
    "Attribution",
    "Ban",
    "Block",
    "BlockKind",
    "Brief",
    "Corpus",
    "Cut",
    "Decisions",
    "Dropped",
    "Edition",
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
    "Source",
    "Span",
    "Statement",
    "Token",
    "When",
]
