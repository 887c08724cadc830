"""A Source in, its sentences out, each with its span in the source's text and the heading above it.

The rules are our own: on difficult news sentences they were measured against four libraries and left
fewer wrong cuts (see docs/decisions.md). Every block is a hard break. Within a block each mark that may
end a sentence is looked at in turn; when in doubt the two sides stay together, because half a sentence
on the page is worse than a long one that is passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.model import Sentence, Span
from briefgen.model.names import TRADE_TITLES
from briefgen.segment.corrected import corrected
from briefgen.segment.entries import entries
from briefgen.segment.lists import Lists

if TYPE_CHECKING:
    from briefgen.model import Block, Source

# A mark that may end a sentence, the closing quotes, brackets and note numbers that belong to it.
_END = re.compile(
    r"(?P<mark>[.!?…]+|[。！？])(?P<close>(?:[\"'”’»)\]]|\[\d{1,3}\])*)(?P<gap>\s+|$|(?=[“\"(]?[A-Z][a-z]+\s)|(?<=[。！？]))"
)
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt capt adm st ste rev hon pres amb maj cmdr cpl pvt "
    "brig supt insp det ofc pfc asst atty messrs mme mlle mgr fr sr jr ph esp dept min sec del sheikh".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos art arts para paras p pp fig figs sec sect vol vols ch chap approx ca c eq ex ver reg dir "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_NEVER = frozenset("e.g i.e cf vs viz al resp incl e.g. i.e. a.k.a".split())
_WORD = re.compile(r"[^\s(\[“\"'‘—–/]+$")
_INITIALS = re.compile(r"^(?:[A-Za-z]\.)+[A-Za-z]$")
_SPEECH = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|asked|asks|added|replied|told|wrote|shouted|wondered|warned)\b"
)
# Words that open a sentence far oftener than they follow an abbreviation in the middle of one.
_STARTERS = frozenset(
    "the a an in on at it its he she they we i you this that these those but and or so however while when "
    "after before since although though as if for from with by to there here both some many most all no "
    "one two three meanwhile moreover according such other another last next more under over during "
    "between his her their our what who why how where despite because once until still also yet then "
    "now not only each every several under earlier later".split()
)
_QUOTE_REACH = 500  # characters; a longer quotation is cut at its sentences
_OPENERS = {"“": "”", "«": "»", "(": ")", "[": "]"}


def segment(source: Source) -> tuple[Sentence, ...]:
    """Return the sentences of the source's body, in order; headings and titles become context.

    A line of a list or a row of a table that is a label and values tells which is which (see ``entries``).
    An item of a list that goes on with the words before the list has these in front (see ``lists``); what a
    notice of the source corrects is put right (see ``corrected``).
    """
    found: list[Sentence] = []
    lists, listed = Lists(source), entries(source)
    heading = ""
    paragraph = 0
    for block in source.blocks:
        if block.kind in ("title", "correction"):
            continue
        if block.kind == "heading":
            heading = " ".join(source.text[block.start : block.end].split())
            lists.end()
            continue
        spans = [(block.start + one, block.start + two) for one, two in _sentences(source, block)]
        above = (_run_in(source, block) if len(spans) > 1 else "") or heading
        for span in (Span(source.id, start, end) for start, end in spans):
            text = source.text[span.start : span.end]
            whole = _is_whole(text, block)
            entry = listed.get(block.start) if len(spans) == 1 else None
            found.append(Sentence(span, text, above, paragraph, len(found), whole, listed=entry))
        lists.take(block, found, len(spans))
        paragraph += 1
    return corrected(found, source)


# "3. Retention payment. Dr Valk presented a paper.": the item of the agenda, in the line of its text.
_NUMBERED = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.)]?\s+$")
_RUN_IN = re.compile(r"([A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,5})\.\s+(?=[A-ZÀ-Þ])")


def _run_in(source: Source, block: Block) -> str:
    """Return the heading that stands in the line of its text behind a number, or an empty string."""
    line = source.text.rfind("\n", 0, block.start) + 1
    found = _RUN_IN.match(source.text[block.start : block.end])
    return found[1] if found and _NUMBERED.match(source.text[line : block.start]) else ""


def _sentences(source: Source, block: Block) -> list[tuple[int, int]]:
    return split(source.text[block.start : block.end])


def split(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of one paragraph; between them stands only white space."""
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for found in _END.finditer(text):
        if found.start() >= start and _ends_here(text, start, found):
            spans.append((start, found.end("close")))
            start = _skip_space(text, found.end())
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _is_whole(text: str, block: Block) -> bool:
    """Tell a sentence from a caption, a table row or a bare list item: by its end, or its length."""
    words = len(text.split())
    closed = text.rstrip("\"'”’»)]")[-1:] in set(".!?…。！？")  # a set of marks is meant
    if block.kind == "row":
        return False
    if closed:
        return words >= 4 or not text.isascii()
    return block.kind == "paragraph" and words >= 8


def _ends_here(text: str, start: int, found: re.Match[str]) -> bool:
    after = text[found.end() :]
    if not after.strip():
        return True
    if found["mark"] in {"。", "！", "？"}:  # the full-width marks of Chinese and Japanese
        return True
    if not found["gap"] and not _is_glued(text, found):
        return False
    if not _can_open(after) or _inside_quotation(text, start, found.end("close")):
        return False
    if found["mark"] == ".":
        return _full_stop_ends(text, start, found, after)
    if found["mark"][0] in "!?":
        return not (found["close"] and _SPEECH.match(after))
    return _first_word(after) in _STARTERS or bool(found["close"])


def _is_glued(text: str, found: re.Match[str]) -> bool:
    """Whether a space was lost between two sentences ("the region.The talks"), not a name or address."""
    before = text[max(0, found.start() - 3) : found.start()]
    return found["mark"] in {".", "!", "?"} and len(before) == 3 and before.isalpha() and before.islower()


def _can_open(after: str) -> bool:
    first = after.lstrip("“\"'‘([«—–- ")[:1]  # a set of marks is meant
    return bool(first) and not first.islower()


def _full_stop_ends(text: str, start: int, found: re.Match[str], after: str) -> bool:
    seen = _WORD.search(text, start, found.start())
    word = seen.group() if seen else ""
    plain = word.lower()
    if plain.isdigit() and seen and seen.start() == start and len(plain) <= 3:
        return False  # "1. First item"
    if plain in _TITLES or plain in _NEVER or word in TRADE_TITLES:
        return False
    if plain in _BEFORE_NUMBER and after[:1].isdigit():
        return False
    if found["close"] and plain not in _ABBREVIATIONS:
        return True
    if _INITIALS.match(word) or plain in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return _first_word(after) in _STARTERS
    return True


_ABBREVIATIONS = _BEFORE_NUMBER | frozenset(
    "inc ltd co corp bros llc plc cie est etc mt ft dist univ assn intl govt natl gmbh s.a ave blvd".split()
) - {"may", "c", "p", "ch", "dir", "reg", "no"}


def _first_word(after: str) -> str:
    found = re.match(r"[\"'“‘(\[«]*([A-Za-z]+)", after)
    return found[1].lower() if found else ""


def _inside_quotation(text: str, start: int, end: int) -> bool:
    """Whether a quotation or bracket that opened in this sentence is still open and closes soon."""
    closer = _open_mark(text[start:end])
    if not closer:
        return False
    rest = text[end : end + _QUOTE_REACH]
    return closer in rest


@lru_cache(maxsize=256)
def _open_mark(text: str) -> str:
    """Return the mark that would close the outermost open quotation or bracket, or an empty string."""
    waiting: list[str] = []
    for at, mark in enumerate(text):
        if waiting and mark == waiting[-1]:
            waiting.pop()
        elif mark in _OPENERS:
            waiting.append(_OPENERS[mark])
        elif mark == '"' and (at == 0 or text[at - 1] in " (\n\t—–-["):
            waiting.append('"')
    return waiting[0] if waiting else ""
