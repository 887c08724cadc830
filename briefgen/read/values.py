"""A line of a list or a row of a table in, its label and its value out, as stretches of the line.

"Animals culled: 4,215", "Opening date – 3 March 2027", "Price: EUR 4.20 per MWh (2026: EUR 3.90)". What looks the
same and tells nothing of the matter is none: "Phone: 555 0142", "Published: 3 May", "Reading time: 4 min".
"""

# ruff: noqa: E501 - a table of words reads better unbroken
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
# A day or month is a value only with its year.
DATE = re.compile(
    rf"(?:\d{{1,2}} )?{_MONTH} (?:\d{{1,2}}, )?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d", re.IGNORECASE
)
_MONEY = r"(?:[A-Z]{3}|US\$|[A-Z]{0,2}[$€£¥])"
_NUMBER = r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_AMOUNT = rf"(?:{_MONEY}\s?)?[+\-−–]?(?:{_MONEY}\s?)?(?:{_NUMBER})(?:\s?(?:{_MONEY}|%|‰))?"
_ABOUT = r"(?:(?:about|around|approximately|approx\.|some|nearly|almost|over|more than|up to|at least|under|less than|fewer than|c\.|ca\.|~|>|<)\s?)?"
# What may stand behind the number: a unit and what is counted, no further number and no sentence.
_UNIT = (
    r"(?:\s(?!(?:by|with|from|for|at|on|until|since|before|after|who|which|that|to|and|or|but)\b)"
    r"(?:per ?cent|percent|[^\W\d_][\w/%²³°’'-]*|%)){0,4}"
)
_SPAN = rf"(?:\s?(?:–|-|to|and)\s?{_AMOUNT})?"
_BEHIND = r"(?:,?\s\((?=[^()]{1,70}\))[^()]+\))?"
_VALUE = re.compile(rf"{_ABOUT}{_AMOUNT}{_SPAN}{_UNIT}{_BEHIND}[.;]?", re.IGNORECASE)
_SEPARATOR = re.compile(r":\s+|\s[–—]\s|\s-\s|\s=\s")
_LABEL = re.compile(r"[A-Z][^:;|!?=\t]*[\w)%]")
_MOST_LABEL_WORDS, _MOST_LABEL, _MOST_LINE = 9, 70, 150
_SENTENCE = re.compile(
    r"\b(?:said|says|is|are|was|were|will|would|has|have|had|told|wrote|asked|asks|added|adds|can|may|must|should)\b",
    re.IGNORECASE,
)
# Phones, numbers of files, times of day: "555 0142", "+45 33 12 34 56", "0800 123 456", "2026/4412-7", "8.00 - 16.00", "9-17", "10:30"
_NOT_A_VALUE = re.compile(
    r"\+\d{1,3}[ \d()-]{6,}|0\d{2,}|\d{3}[ -]\d{4}\b|(?:\d{2,4}[ -]){3,}\d|\d+/\d|\d+-\d+-\d|\d{1,2}[.:]\d\d\s?(?:[-–]|to\b|h\b|[ap]\.?m\b|$)|\d{1,2}:\d\d"
    r"|\d{1,2}\s?[ap]\.?m\b|\d{1,2}\s?[-–]\s?\d{1,2}(?:\s?(?:h|hrs|hours|o['’]clock))?$|\d{5,6}$(?<!000)",
    re.IGNORECASE,
)
_DIGITS_APART = re.compile(r"\d{5,}")
_TIME = re.compile(
    r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?|(?:[QH][1-4]|FY)\s?[-/ ]?(?:19|20)?\d\d|.*\b(?:19|20)\d\d\b.*|\d\d\d\d-\d\d-\d\d"
)
_MARKED = re.compile(r"[*†‡¹²³⁴⁵]|\((?:[a-z]|\d|est|prov)\)|\[\w{1,3}\]")
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{2,}")
_BARS = re.compile(r"^\|\s*|\s*\|$")

# What a list tells of a document, its writers and its readers, and not of the matter.
FURNITURE = re.compile(
    r"""^(?:(?:for |the )?(?:
    (?:(?:press|media|general|further|more|your|our)\ )?(?:contacts?(?:\ (?:person|details|us|point|information|for\b.*|name|at\b.*))?|enquir(?:y|ies)|inquir(?:y|ies)|information|office|phone|helpdesk)
    |tel\b.*|telephone.*|phone.*|mobile(?:\ (?:phone|no|number).*)?|cell(?:phone)?|fax.*|call|call\ (?:us|centre|center|now).*|(?:\w+\ )?hot-?line.*|(?:\w+\ )?help-?line.*|switchboard|whatsapp.*|e-?mail.*
    |address(?:es)?|post(?:al)?\ ?(?:code|address|box)|p\.?o\.?\ box|zip.*|room|floor|web(?:site|page)?|url|links?|sources?|photos?.*|pictures?.*|images?.*|credits?.*
    |.*\b(?:hours|times?\ of\ opening|opening\ times?)|open|closed|doors.*|reading\ time|time\ to\ read|read(?:\ more)?|listen|watch|video.*|audio.*|running\ time|word\ count|words
    |publi(?:shed|cation).*|posted.*|updated?|last\ .*|modified.*|created.*|date(?:d)?|date\ of\ (?:issue|publication|report|release|this\ .*)|day|time|issued?(?:\ on)?|released?(?:\ (?:on|date))?|report(?:ing)?\ (?:date|no.*|number)|report
    |printed|accessed|retrieved|received|embargo.*|valid(?:ity|\ (?:from|until|to|for)\b.*)?|expires?.*|next\b.*|previous\b.*|upcoming\b.*|review\ date
    |(?:\w+\ )?ref(?:erence)?s?\b.*|(?:file|case|docket|document|doc|order|register|registration|reg|application|appeal|project|grant|contract|tender|bill|account|serial|item|agenda|product|vat|tax|charity|company|press\ release|release|licen[cs]e|article|model|version|policy|permit|lot|unit|flight|route)\ ?(?:no\b.*|number|id|code|ref.*)|no\.?|nr\.?|number|id|code|iban|bic|swift|.*\b(?:isbn|issn|doi|iban)\b.*|sku|part|glide.*
    |version|edition|revision|volume|vol\.?|issue|pages?|number\ of\ pages|size|file\ size|format|languages?|slides?|annex(?:es)?|appendix|chapter|section|table|fig(?:ure)?|chart|box|step|question|answer|notes?
    |authors?|by|editors?|written.*|prepared.*|contributors?|reviewers?|photographer|translat.*|copyright.*|licen[cs]e|tags?|topics?|categor(?:y|ies)|share[ds]?|likes|views|comments?|downloads?|followers|votes?\ so\ far|ratings?|reviews
    |.*\b(?:tickets?|admission|registration|participation\ fee|attendance\ fee|entrance\ fee|entry\ fee|early\ bird|subscription|delegate\ fee|membership\ fee|postage|delivery)\b.*|venue|place|where|when|location|speakers?|seats?|rsvp.*|parking|directions?|dress.*|donat(?:e|ions?)|bank(?:\ (?:details|account).*)?|agenda
    |age|born|married|height|weight|nationality|classification|distribution|circulation|handling|copies|copy|to|from|cc|subject|re|through|present|apologies|quorum|attendance|minutes|chair|clerk|meeting(?:\ (?:date|place|time|room|no.*|id))?|start\ time|end\ time|members(?:hip)?|(?:our\ )?shares?\ price.*|stock\ price.*|deadline\ for\ (?:regist|abstract|applic|submi|comment|entr).*|abstract.*
    ))$""",
    re.IGNORECASE | re.VERBOSE,
)


def of_line(text: str) -> tuple[Stretch, Stretch] | None:
    """Return where the label and the value of a line stand, or None when it is no such line."""
    if len(text) > _MOST_LINE or "|" in text:
        return None
    for found in _SEPARATOR.finditer(text):
        label, value = text[: found.start()], text[found.end() :]
        if is_label(label) and is_value(value):
            return (0, found.start()), (found.end(), len(text.rstrip(" .;")))
    return None


def is_label(text: str) -> bool:
    """Whether the words can say what a value is of: few, no sentence, nothing about the document itself."""
    few = len(text) <= _MOST_LABEL and len(text.split()) <= _MOST_LABEL_WORDS
    if not few or not _LABEL.fullmatch(text) or _MARKED.search(text):
        return False
    plain = text.strip().lower()
    return not FURNITURE.fullmatch(plain) and not _SENTENCE.search(plain) and not plain.startswith("of which")


def is_value(text: str) -> bool:
    """Whether the words are a figure, with a unit or what is counted, or a day or month with its year."""
    plain = text.strip().rstrip(".;")
    if DATE.fullmatch(plain):
        return True
    if _NOT_A_VALUE.match(plain) or _MARKED.search(plain) or not _VALUE.fullmatch(plain):
        return False
    return not (_is_year(plain) or "@" in plain or _SENTENCE.search(plain) or _DIGITS_APART.search(plain))


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?", text) is not None


def cells(text: str) -> tuple[Stretch, ...]:
    """Return where the cells of a row stand; one that is empty is a stretch without a character."""
    start, end = 0, len(text)
    if end > _MOST_ROW:
        return ((0, end),)
    lead, trail = re.match(r"\|\s*(?=[^|]*\|[^|]*\|)", text), re.search(r"\s*\|$", text)
    if lead and trail:  # Markdown sets bars around a row too
        start, end = lead.end(), trail.start()
    borders = list(_CELLS.finditer(text, start, end))
    starts = [start, *(border.end() for border in borders)]
    ends = [*(border.start() for border in borders), end]
    return tuple((one, max(one, two)) for one, two in zip(starts, ends, strict=True))


def in_columns(line: str) -> bool:
    """Whether a line of plain text holds cells set apart by blanks, tabs or bars: a label and values."""
    words = [line[start:end] for start, end in cells(line)]
    return 2 <= len(words) <= _MOST_CELLS and is_label(words[0]) and all(map(is_value, words[1:]))


_MOST_CELLS, _MOST_ROW = 6, 400  # cells of a row, characters of a line


def runs(lines: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Yield each line, by its number, that is one of several values below one another, and whether it is a row."""
    listed = [of_line(line) is not None for line in lines]
    rows = [in_columns(line) for line in lines]
    for number in range(len(lines)):
        for kind, row in ((listed, False), (rows, True)):
            near = kind[max(0, number - 1) : number] + kind[number + 1 : number + 2]
            if kind[number] and any(near):
                yield number, row


def names_columns(head: str, row: str) -> bool:
    """Whether a line names the columns of a row: a cell for each, or times for all but the label's."""
    above = [head[start:end] for start, end in cells(head)]
    wide = len(cells(row))
    if len(above) == wide - 1:
        return all(map(is_time, above))
    return 2 <= len(above) == wide and all(above[1:])


def is_time(words: str) -> bool:
    """Whether the words above a column are its time: "2025", "Q3 2026", "5 October 2026"."""
    return _TIME.fullmatch(words) is not None
