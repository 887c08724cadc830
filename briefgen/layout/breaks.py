"""A text in, the chunks that may not be torn out: where a line may end, by the habits of each program.

LibreOffice's places were found by setting every mark between two long words, and every two of 57 marks
between letters and digits (docs/page-measurer.md): after a hyphen or dash, a slash outside a number, ``?``,
``!``, ``|`` and an ellipsis, before an em dash, and where certain marks meet: ``][``, ``).(``, ``++``. Word
breaks after hyphens and dashes only. Between hyphen and digit LibreOffice 7.4 breaks, 24.8 does not: the
model of Word is given the stricter rule, so that the smaller slack of the two holds for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefgen.layout.boxes import BREAK, COLUMN, OBJECT, PAGE, TAB

SPECIAL: Final = TAB + BREAK + PAGE + COLUMN + OBJECT
_SPACES: Final = " \u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"
_TIES: Final = "\u00a0\u2007\u202f"
_TOKEN: Final = re.compile(f"[{SPECIAL}]|[^{SPECIAL}{_SPACES}]*[{_SPACES}]*")
# Signs that stand before or behind a number: percent, plus, currency, degree of minutes.
_SIGNS: Final = "$%+\u00a3\u20ac\u00b1\u2032\u2116\u2212"
# What an ASCII word must have to be broken anywhere. Ranges up to the last character take long to compile.
_CANDIDATE: Final = re.compile("[-/\\\\?!|]|[a-zA-Z]%|[.,:;)\\]}$%+][(\\[{$%+]")

_CLOSING: Final = ")\\]}.,:;!?/%\"'\u2018\u2019\u201c\u201d\u00bb\u00ab\u203a\u2039\u2026"
_HELD: Final = ")]}.,:;!?/\\"
_QUOTES: Final = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a"
_DASHES: Final = "\\-\u2010\u2012\u2013\u2014\u00ad\u200b|"
_WIDE: Final = (
    "\u1100-\u11ff\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
_NOT_FIRST: Final = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u303b\u3041\u3043\u3045\u3047\u3049\u3063\u3083"
    "\u3085\u3087\u308e\u309b-\u309e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb"
    "-\u30fe\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff61\uff63\uff64\u2014\u2013"
)
_NOT_LAST: Final = "(\\[{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\uff62"

_AFTER_DASH: Final = f"(?<=[{_DASHES}])(?![{_CLOSING}{_DASHES}])"
_AFTER_MARK: Final = f"(?![{_CLOSING}{_DASHES}\\\\\u2011])(?:(?<=[\\-\u2010\u2012\u2013|])|(?![{_TIES}]))"
OFFICE: Final = re.compile(
    f"(?<=[{_DASHES}?!\u2026]){_AFTER_MARK}|(?<=[/\\\\]){_AFTER_MARK}(?<![0-9][/\\\\](?=[0-9{_SIGNS}]))"
    f"|(?<![{_QUOTES}{_NOT_LAST}\u2014{_TIES}\u2011])(?=\u2014)|(?<=[^\\W\\d]|\u2026)(?=%)"
    "|(?<=[-!?|\u2013\u2014])(?=[%\u2026])|(?<=[.,:;)\\]}])(?=[(\\[{\u2026])"
    f"|(?<=[^\\W\\d][.,:;)\\]}}])(?=[{_SIGNS}])"
    f"|(?<=[{_SIGNS}])(?=[{_SIGNS}\u2026]|[(\\[{{][^\\W\\d])"
)
WORD: Final = re.compile(f"{_AFTER_DASH}(?<!-(?=[0-9]))")


@cache
def _asian() -> re.Pattern[str]:
    """Return the rule for East Asian text: compiled when there is any, for it takes long."""
    after = f"(?<=[{_WIDE}])(?<![{_NOT_LAST}])(?![{_NOT_FIRST}{_CLOSING}])"
    return re.compile(f"{after}|(?<![{_NOT_LAST}])(?=[{_WIDE}])(?![{_NOT_FIRST}])")


def chunks(text: str, rule: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end of what shows, end with the spaces that may hang) of each chunk."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        token = match.group()
        visible = start + len(token.rstrip(_SPACES))
        if token in SPECIAL or (token.isascii() and not _CANDIDATE.search(token)):
            yield start, visible, end
            continue
        cuts = {cut.start() for cut in rule.finditer(text, start, visible)}
        if _is_east(token):
            cuts.update(cut.start() for cut in _asian().finditer(text, start, visible))
        for cut in sorted(cuts):
            if start < cut < visible:
                yield start, cut, cut
                start = cut
        yield start, visible, end


def _is_east(token: str) -> bool:
    """Whether East Asian characters are among these."""
    return max(token) >= "\u1100" and any("\u1100" <= char <= "\u11ff" or char >= "\u2e80" for char in token)


def is_gap(char: str) -> bool:
    """Whether a line may end at this white space: not where it is one that does not break."""
    return char.isspace() and char not in _TIES


def is_held(text: str, at: int) -> bool:
    """Whether LibreOffice keeps what begins here with the word before the space: " ;", " / ", "( "."""
    if text[at - 1 : at] != " ":
        return False
    if text[at] in _HELD:
        return True
    place = at - 1
    while place and text[place] == " ":
        place -= 1
    return text[place] in "([{"


def slash_retreat(text: str, at: int) -> int:
    """Return where LibreOffice ends a line rather than after the slash before ``at``.

    It prefers a space within the 65 characters before, so that paths stay whole; without one the slash is
    taken. (i18npool's BreakIterator_Unicode does so for every slash.)
    """
    for place in range(at - 1, max(at - 67, -1), -1):
        if is_gap(text[place]):
            return place + 1
    return at
