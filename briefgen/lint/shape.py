"""An aligned line in, what keeps it from standing by itself out: its opening, halves of pairs, pronouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.wording import horizon_passed, is_stale, overtaken_dates
from briefgen.lint.align import replaced
from briefgen.understand.openings import connective
from briefgen.understand.quotes import quotes_end

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefgen.lint.align import Aligned
    from briefgen.lint.lost import Fault
    from briefgen.model import Attribution, Line

OPENING, CONNECTIVE, PRONOUN = "dangling opening", "orphan connective", "unresolved pronoun"
CUT_OFF, PLAN, STRAY = "quotation cut off", "unmarked plan", "stray mark"
_DOUBLE = re.compile(r",\s*[,.;:!?]")

_POINTERS = frozenset("he she they his her their its this these those such him them it".split())
_PERSONAL = frozenset("he she it they him her them his hers its their theirs".split())
# Words that ask for another one behind them.
_HALVES = (("not only", "but"), ("either", "or"), ("neither", "nor"), ("both", "and"), ("whether", "or"))
_PAIRS = (("(", ")"), ("«", "»"))
_NOTED = re.compile(r"\s*\[[^\]]*\b(?:[Ww]as due|[Ss]tated)\b[^\]]*:\]")


def shape(line: Line, aligned: Aligned, as_of: date) -> Iterator[Fault]:
    """Yield what a reader who sees this line alone would stumble over."""
    printed = "".join(piece.text for piece in line.pieces if not piece.ours).strip()
    yield from _opening(line, printed, aligned)
    yield from _halves(aligned)
    yield from _pronouns(line, aligned)
    yield from _cut_off(printed)
    for found in aligned.said.attributions:
        if _is_run_on(aligned, found):
            who = found.speaker or found.channel
            yield STRAY, who, f"the comma before “{who}” is left out with the words before it"
    double = _DOUBLE.search(line.text)
    if double and not _DOUBLE.search(aligned.text):
        yield STRAY, double.group(), f"“{double.group()}” is left of words that are left out"
    yield from _plan(line, aligned, as_of)


def _opening(line: Line, printed: str, aligned: Aligned) -> Iterator[Fault]:
    said = aligned.said
    if said.dangling and not line.pieces[0].ours and _holds(printed, said.dangling):
        yield OPENING, said.dangling, f"“{said.dangling}” needs the sentence before it"
        return
    opening = printed.split(maxsplit=1)[0] if printed else ""
    if connective(printed):
        yield CONNECTIVE, opening, f"opens on “{opening}”, the other half of which is not there"
    first = opening.strip("“\"'(,").lower()
    changed = aligned.foreign or (aligned.left_out and aligned.left_out[0][0] <= connective(aligned.text))
    if changed and first in _POINTERS:
        yield OPENING, first, f"opens on “{first}”, which points at what is not there"


def _is_run_on(aligned: Aligned, found: Attribution) -> bool:
    """Whether the comma before "X said" is gone with what stood before it, and neither X nor a comma is."""
    at = len(aligned.text[: found.start].rstrip()) - 1
    at = found.start if aligned.text[found.start : found.start + 1] == "," else at
    name = at + 1 + len(aligned.text[at + 1 :]) - len(aligned.text[at + 1 :].lstrip())
    if found.form != "trailing" or at < 0 or aligned.text[at] != "," or aligned.is_kept(at):
        return False
    before = max((end for _, end in aligned.kept if end <= at), default=0)
    return aligned.is_kept(name) and aligned.text[:before].rstrip()[-1:] not in {",", "”", '"'}


def _holds(printed: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", printed, re.IGNORECASE) is not None


def _halves(aligned: Aligned) -> Iterator[Fault]:
    if not aligned.left_out:
        return
    low = aligned.text.lower()
    for first, second in _HALVES:
        one = re.search(rf"\b{first}\b", low)
        two = re.search(rf"\b{second}\b", low[one.end() :]) if one else None
        if one and two and aligned.is_kept(one.start()) and not aligned.is_kept(one.end() + two.start()):
            yield CONNECTIVE, first, f"“{first}” is printed, “{second}” is left out"


def _pronouns(line: Line, aligned: Aligned) -> Iterator[Fault]:
    """Yield a pronoun all of whose possible nouns are left out."""
    if not aligned.left_out:
        return
    tokens = aligned.said.tokens
    named = replaced(line)
    for at, token in enumerate(tokens):
        if token.text.lower() not in _PERSONAL or not aligned.is_kept(token.start):
            continue
        nouns = [other for other in tokens[:at] if other.pos in {"NOUN", "PROPN"}]
        told = (noun for noun in nouns if any(start <= noun.start < end for start, end in named))
        if nouns and not any(aligned.is_kept(noun.start) for noun in nouns) and not any(told):
            yield PRONOUN, token.text, f"what “{token.text}” stands for is left out"
            return


def _cut_off(printed: str) -> Iterator[Fault]:
    if not quotes_end(printed) or any(printed.count(one) != printed.count(two) for one, two in _PAIRS):
        yield CUT_OFF, printed[-30:], "a quotation or bracket is opened or closed only"


def _plan(line: Line, aligned: Aligned, as_of: date) -> Iterator[Fault]:
    """Yield a plan whose time is past, or long announced, that the line presents as one still ahead."""
    said = aligned.said
    late = horizon_passed(said.outlook, as_of) or is_stale(said, as_of) or overtaken_dates(said, as_of)
    if late and not (line.pieces[0].ours and _NOTED.match(line.pieces[0].text)):
        cue = said.outlook.cue if said.outlook else "a date ahead"
        yield PLAN, cue, f"“{cue}” looked ahead to a time that is past, and the line does not say so"
