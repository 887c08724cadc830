"""A piece of a line above a text in; whether it tells what kind of paper this is, or what was done with it, out.

"Press release No. 14", "Follow-up audit report", "Laid before the House of Deputies on", "Board meeting in public".
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re

# "No. 14/2026", and the code of a series: "LF-2026/Q3".
_NUMBER = r"(?:\s*(?:no\.?|nr\.?|number|#)?\s*(?:\d[\d/.-]*|[A-Z]{1,5}[-/ ]?\d[\w/.-]*))?"
KIND = re.compile(
    r"(?:(?:ad[ -]hoc|stock exchange|regulatory) (?:release|announcement|notice|news)"
    r"|(?:for )?immediate (?:release|use|publication)|for release(?: at)?"
    r"|(?:press|media|news|public) (?:release|notice|statement|summary|communiqu[eé]|briefing"
    r"|advisory|information)|(?:joint |official |public |open )?(?:statement|communiqu[eé])"
    r"|report summary|(?:open |closed )?consultation(?: outcome)?|policy paper|guidance|news story|speech|official statistics|(?:notice of |invitation to )tender|(?:verbatim )?transcript|official report|written (?:answers?|questions?)|(?:government |public )?notice|outbreak news|disease outbreak news"
    r"|statistic(?:al|s) (?:release|bulletin)|news|newsroom|position paper|(?:policy |research |special |annual "
    r"|interim |final |situation |working |discussion |monitoring |progress |evaluation |technical |country |statistical |statistics |performance |audit |inspection |compliance |follow-up )*(?:report|paper|brief|briefing|note|bulletin)"
    r"|sitrep|flash update|situation update|notice(?: of decision)?|circular|announcement|advice|opinion"
    r"|guest (?:column|essay)|comment(?:ary)?|editorial|op-?ed|column|viewpoint|analysis|essay"
    r"|leading article|(?:first|second|third|\w+th) (?:special |joint )?report of session (?:19|20)\d\d(?:[-–/]\d{2,4})?"
    r"|(?:press|media|communications?) (?:office|service|department|team|unit)"
    rf"|letters?(?: to the editor)?|embargo(?:ed)?(?: until)?|not for publication before){_NUMBER}",
    re.IGNORECASE,
)
# Beside a day any words may say what kind of paper came out on it: "Follow-up inspection report, 9 May 2026". A verb
# ends on an "s" as a rule: "Ministry drops audit report" is a headline.
_PAPER = re.compile(
    r"(?!(?i:next|no|upcoming|forthcoming|future|planned|previous|last|earlier|due|draft agenda|invitation)\b)(?:[A-Z][\w’'-]+ )?(?:(?:[A-Za-zÀ-ÿ][\w’'-]*[a-rt-zà-ÿ]|\w*(?:ics|ss)|sales|prices|results|emissions|accounts) ){0,3}"
    rf"(?i:report|bulletin|paper|briefing|circular|memorandum|newsletter|statistics|release|statement|study|evaluation)(?i:{_NUMBER})"
    # and what was laid before those who met on that day
    r"|(?!(?i:next|upcoming|previous|last|forthcoming)\b)(?:[A-Z][\w’-]*(?: of)?(?: the)? ){0,4}(?i:board|council|committee|cabinet|trustees|governors) meeting(?: (?:held )?in public)?",
)
_PAPER_SMALL = re.compile(_PAPER.pattern, re.IGNORECASE)
_TO_WHOM = r"(?:the |both |each |all )*(?:[Hh]ouses? of )?(?:the )?[A-ZÀ-Þ][\w&’'-]*(?: (?:(?:of|on|for|and|the|&) )*[A-ZÀ-Þ][\w&’'-]*){0,7}"
# What stands before a day. A day on which something was adopted is one on which it was made known at the
# earliest; where the document gives another, that one counts.
_CUE = re.compile(
    r"(?:first )?(?:published|ordered (?:by the [\w ]{3,30} )?to be printed|issued|released|adopted|approved|agreed|posted|dated|date|as of|as at"
    r"|answered|(?:(?:judge?ment|decision|ruling|order) )?(?:delivered|given)|handed down|decided|laid|tabled|embargo(?:ed)? until|publication date|release date"
    r"|date (?:published|issued|released|posted|adopted|approved|laid|tabled)"
    r"|date of (?:(?:this )?(?:issue|publication|judge?ment|decision|notice|release|order|letter|statement|adoption|approval)))(?: on)?:?",
    re.IGNORECASE,
)
# "Laid before the House of Deputies by the Auditor on", "Adopted by the Board on".
_DONE_WITH = re.compile(
    rf"(?:(?:[A-Z]\w+ )?(?i:report|paper|review|statement|document) )?(?i:laid|tabled|presented|submitted|transmitted|deposited) (?i:before|in|to|at) {_TO_WHOM}(?:,? (?i:by|under|pursuant to) .{{3,90}})?(?: on)?:?"
    rf"|(?i:adopted|approved|agreed|endorsed|passed|issued|published|released)(?: (?i:by|in|at) {_TO_WHOM})(?: on)?:?",
)


def is_kind(line: str) -> bool:
    """Whether the line only says what kind of document it is, or which office sends it: "Press office"."""
    pieces = line.strip().split(" / ")  # a country of two languages: "Pressemeddelelse / Press release"
    return any(KIND.fullmatch(piece) for piece in pieces)


def is_paper(piece: str) -> bool:
    """Whether a piece beside a day says what paper is of that day, or which meeting it was laid before."""
    return (_PAPER_SMALL if piece.isupper() else _PAPER).fullmatch(piece) is not None


def is_cue(piece: str) -> bool:
    """Whether a piece says what was done with a paper on the day behind it."""
    return _CUE.fullmatch(piece) is not None or _DONE_WITH.fullmatch(piece) is not None
