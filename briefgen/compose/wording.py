"""A Statement in, the words that are printed for it out: its own, plus visible brackets.

Every word comes from the source in the source's order; what is added stands in square brackets. Taken off are
only an opening connective ("However,"), white space, and the spans that the caller gives (see `shorten`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.compose.compared import timeless
from briefgen.compose.naming import NOBODY, Voice, fuller, offices
from briefgen.compose.roles import roles, who
from briefgen.compose.spare import CERTAIN, NO_DATE, NO_PERIOD, NO_YEAR, spared
from briefgen.compose.voices import before, names_itself, speaker
from briefgen.model import Piece
from briefgen.model.names import MONTHS_BEGIN
from briefgen.understand.dates.relative import NOWADAYS
from briefgen.understand.grammar import HELPERS, VERBS, children
from briefgen.understand.openings import connective

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from briefgen.model import Outlook, Statement, When

_YEARLESS = {"day", "week", "month", "quarter", "season", "half"}
_FRESH = 120  # days; an undated plan older than four months is history until somebody says otherwise
_COMING = {"upcoming", "forthcoming"}
_SPACE = re.compile(r"\s+")
_SAYS_ALL = re.compile(r"^\d+[-/.]\d+[-/.]\d+$|(?:\b(?:fiscal|financial)\b|FY).*\d\d")
_CALENDAR = re.compile(rf"\b(?:{'|'.join(MONTHS_BEGIN)}(?!ade))", re.IGNORECASE)
_NUMBERED = re.compile(r"[\s:;,—–-]*(?:[(\[]?\w{1,3}[.)\]])?[\s•▪●◦*–—-]*")
_PASSED_OVER = " […]"  # between the words before a list and an item: the items before it are left out
_AND = " [and]"  # between two items that nothing parts but the end of a line
_UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:at least\s+)?(?:the\s+)?$", re.IGNORECASE)
# "Has until May to reply": that is due then.
_HAS_UNTIL = re.compile(
    r"\b(?:(?:has|have|had)|(?:giv(?:e|es|en|ing)|gave)(?: \S+){0,4}) (?:until|till)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}
# "250,000.[2]", "(Fig. 6)", "the crust11,12": beside our own marks nobody could tell what they mean, and what
# they point at is not on the page.
_APPARATUS = (
    r"(?:[Ss]ee )?(?:Figs?|Figures?|Tables?|Charts?|Box(?:es)?|[Rr]efs?|Annex|Appendix|Exhibit)\.? ?"
    r"[A-Z]?\d{1,3}[a-z]?(?:(?:, ?| ?[–-] ?| and )\d{1,3}[a-z]?)*"
)
# Behind a word in small letters: "Agenda21" and "G20" are names.
_PLAIN_WORD = "|".join(rf"(?<=\b[a-z]{{{letters}}})" for letters in range(4, 15))
NOTE_NUMBER = re.compile(
    r"(?<=\S)\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\]"
    rf"|\s*\({_APPARATUS}\)|[,;] {_APPARATUS}(?=\))"
    rf"|(?:(?<=[a-z]{{3}})\d{{1,2}}(?:[,–-]\d{{1,2}})+|(?<!covid)(?:{_PLAIN_WORD})\d{{1,2}})(?=[\s.,;:)]|$)"
)
# "It assumes, however, that …"; "The trust therefore recommends …": the other half stands elsewhere.
CONNECTIVE = re.compile(
    r",\s*(?:however|therefore|moreover|nevertheless|consequently|thus|meanwhile|in fact|for instance|"
    r"for example)\s*,(?=\s)|"
    r"(?<=[\w’] )(?:therefore|consequently|accordingly|nevertheless|nonetheless)\s(?=[a-z])|"
    r"(?<=[\w’] )also\s(?=(?:decided|agreed|resolved|approved|adopted|voted|ordered|announced|recommended)\b)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a line, the pieces it is made of, and what a careful reader should know about it."""

    text: str
    pieces: tuple[Piece, ...]
    flags: tuple[str, ...] = ()


def word(
    said: Statement,
    as_of: date,
    note: str = "",
    *,
    voice: Voice = NOBODY,
    deleted: Sequence[tuple[int, int]] = (),
) -> Wording:
    """Return the line for a statement; ``note`` is set before it in brackets ("was due May 2024").

    ``voice`` is who speaks in its source: who is set before a "we" or an "I", and where fuller names are
    looked for. ``deleted`` are spans (start, end) of the sentence's text that are left out, in order.
    """
    notes = (found.span() for found in NOTE_NUMBER.finditer(said.sentence.text))
    gone = {start: (end, "") for start, end in (*notes, *_connectives(said), *deleted)}
    named = speaker(said, voice)
    named = "" if names_itself(said, named) else named
    opened = before(named, note)
    names, brackets = spared(
        _fuller(said, voice, named),
        _brackets(said, as_of, voice.text, roles(said, voice.text) | offices(said, voice)),
        1 if opened else 0,
    )
    pieces = list(_pieces(said, names | gone, brackets, _passed_over(said, voice.text)))
    first = pieces[0].text
    opening = 1 if pieces[0].ours else 0
    pieces[0] = Piece(
        first[:opening] + first[opening : opening + 1].upper() + first[opening + 1 :], pieces[0].start
    )
    if opened:
        pieces.insert(0, Piece(f"[{opened}] "))
    return Wording("".join(piece.text for piece in pieces), tuple(pieces), _flags(said))


def _fuller(said: Statement, voice: Voice, named: str) -> dict[int, tuple[int, str]]:
    """Return the fuller names, by where they begin, but for that of the one who is set before the line."""
    found = fuller(said, voice)
    if not (named and voice.name):
        return found
    return {at: (end, words) for at, (end, words) in found.items() if voice.name not in words}


def _pieces(
    said: Statement,
    replaced: dict[int, tuple[int, str]],
    brackets: Mapping[int, str],
    passed: Mapping[int, str],
) -> Iterator[Piece]:
    """Yield the sentence in runs without what is replaced, brackets after dates that do not say all."""
    text = said.sentence.text
    at = connective(text)
    seams = _seams(said)
    borders = {part.at for part in said.sentence.parts[1:]} - {seam + 1 for seam in seams}
    borders |= {end for one in said.sentence.corrections for end in (one.at, one.end)}
    for end in sorted({*brackets, *replaced, *seams, *borders, len(text)}):
        if end > at:
            yield Piece(_SPACE.sub(" ", text[at:end]), at)
            if end in brackets:
                yield Piece(f" [{brackets[end]}]")
        if end in passed and end >= at:
            yield Piece(passed[end])
        after, instead = replaced.get(end, (0, ""))
        if instead and end >= at:
            yield Piece(f"[{instead}]" if after > end else f"[{instead}] ")
        at = max(at, end, after)


def _brackets(said: Statement, as_of: date, told: str, behind: Mapping[int, str]) -> dict[int, str]:
    """Return what stands in brackets behind words of the sentence, by where these end."""
    text = said.sentence.text
    found = (
        dict(behind)
        | dict(_then(said, as_of))
        | {end: who(name, said, told) for end, name in _meant(said)}
        | dict.fromkeys(timeless(said), NO_PERIOD)
        | dict(_unplaced(said))
        | {_behind(text, when.end): when.bracket for when in said.dates if when.bracket}
    )
    for one in said.sentence.corrections:
        end = one.end + one.behind
        found[end] = f"{found[end]}; {one.remark}" if end in found else one.remark
    return found


def _seams(said: Statement) -> set[int]:
    """Return where the blanks stand between the words before a list and its item."""
    text = said.sentence.text
    return {part.at - 1 for part in said.sentence.parts[1:] if text[part.at - 1 : part.at].isspace()}


def _passed_over(said: Statement, text: str) -> dict[int, str]:
    """Return the bracket at those blanks where words of the source are left out, and not only a number.

    Nor is a colon left out that closes an aside: "AGREED, by 9 to 2 […] that the pier be closed".
    """
    parts, told = said.sentence.parts, said.sentence.text
    gaps = {
        two.at - 1: text[one.span.end : two.span.start] for one, two in pairwise(parts) if one.at < two.at
    }
    aside = {at for at, gap in gaps.items() if ":" in gap and "," in told[:at]}
    seams = _seams(said)
    found = dict.fromkeys((at for at in seams if told[at - 1].isalnum() and at != min(seams)), _AND)
    return found | {
        at: _PASSED_OVER
        for at in seams
        if at in aside or not text or not _NUMBERED.fullmatch(gaps.get(at, "…"))
    }


def _behind(text: str, end: int) -> int:
    """Return where a bracket goes: behind the date and its possessive ("last year's [2025] reduction")."""
    return end + 2 if text[end : end + 2] in {"'s", "’s"} else end


def _unplaced(said: Statement) -> Iterator[tuple[int, str]]:
    """Yield the bracket that tells the reader, once a line, that a date can not be placed."""
    for at, when in enumerate(said.dates):
        if (
            _is_open(when)
            and said.sentence.text[when.end : when.end + 1] != "/"
            and "same" not in when.text
            and not _goes_on(when, said.dates[:at])
        ):
            named = _CALENDAR.search(when.text) or when.grain == "season"
            unsure = CERTAIN if when.rule.startswith("unclear") else NO_DATE
            yield _behind(said.sentence.text, when.end), NO_YEAR if named else unsure
            return


def _goes_on(when: When, before: Sequence[When]) -> bool:
    """Whether a month goes on from one told with its year: "in May 2024 … and was down to 9 by September"."""
    named = _CALENDAR.search(when.text)
    told = [one.first for one in before if one.first and one.grain in {"day", "month"}]
    return named is not None and bool(told) and MONTHS_BEGIN.index(named[0].lower()) + 1 > told[-1].month


def _connectives(said: Statement) -> Iterator[tuple[int, int]]:
    """Yield the stretches of connectives within the sentence that point at the sentence before it."""
    text = said.sentence.text
    for found in CONNECTIVE.finditer(text):
        before = text[: found.start()]
        quoted = before.count("“") > before.count("”") or before.count('"') % 2
        if not quoted and not _told_before(said, found.start()):
            yield found.span()


def _told_before(said: Statement, at: int) -> bool:
    """Whether a clause before has told what the connective goes on from."""
    verbs = [n for n, token in enumerate(said.tokens) if token.pos in VERBS and token.dep not in HELPERS]
    own = {token.head for token in said.tokens if token.start >= at and token.dep == "advmod"}
    return any(
        said.tokens[n].start < at and n not in own and children(said.tokens, n, *_SUBJECTS) for n in verbs
    )


def _meant(said: Statement) -> Iterator[tuple[int, str]]:
    """Yield a bracket for a pronoun that speaks or owns, where the sentences before name it, once a name."""
    told: set[str] = set()
    for found in said.attributions:
        for token in said.tokens:
            at_home = found.start <= token.start < found.end
            own = at_home and token.text.lower() == found.speaker.lower()
            if found.meant and own and found.meant not in told:
                told.add(found.meant)
                yield token.end, found.meant
            elif found.owner and at_home and token.text == "its":
                yield token.end, found.owner


def _then(said: Statement, as_of: date) -> Iterator[tuple[int, str]]:
    """Yield a bracket for "upcoming" where that was long ago: the reader must not wait for it."""
    if said.known_by is None or (as_of - said.known_by).days <= _FRESH:
        return
    for token in said.tokens:
        if token.text.lower() in _COMING:
            yield token.end, f"in {said.known_by.year}"


def _flags(said: Statement) -> tuple[str, ...]:
    """Name the dates that the source does not settle."""
    return tuple(
        f"“{when.text}” can not be placed on the calendar: the source gives no date to count from"
        for when in said.dates
        if _is_open(when)
    )


def _is_open(when: When) -> bool:
    """Whether the words leave open which year or day they mean."""
    if when.first is not None or when.rule == NOWADAYS or _SAYS_ALL.search(when.text):
        return False  # "today's rates", "03/04/2026", "Q3 FY2025/26": no bracket can tell more
    return when.grain in _YEARLESS or _is_running(when)


def _is_running(when: When) -> bool:
    """Whether the words name a year by where it stands to the writer ("the current year", "12 years ago")."""
    counted = any(mark.isdigit() for mark in when.text) and not when.text.lower().endswith(" ago")
    return when.grain in {"fiscal year", "year", "decade"} and not counted


def is_stale(said: Statement, as_of: date) -> bool:
    """Whether an undated plan was announced so long before the brief's date that it can not be called one."""
    outlook = said.outlook
    undated = outlook is not None and outlook.last is None
    return undated and said.known_by is not None and (as_of - said.known_by).days > _FRESH


def overtaken_dates(said: Statement, as_of: date) -> bool:
    """Whether the sentence speaks of a day that lay ahead when it was published and is past by now."""
    known = said.known_by
    return known is not None and any(
        when.first and when.last and known < when.first and when.last < as_of for when in said.dates
    )


def horizon_passed(outlook: Outlook | None, as_of: date) -> bool:
    """Whether the time that the statement looked ahead to is over at the brief's date."""
    return outlook is not None and outlook.last is not None and outlook.last < as_of


def next_day(said: Statement, as_of: date) -> date | None:
    """Return the last day of the nearest time that the outlook speaks of: what it is sorted by."""
    outlook = said.outlook
    if outlook is None or outlook.last is None:
        return None
    begins = outlook.first or outlook.last
    ends = [when.last for when in said.dates if when.first and when.last and begins <= when.first]
    ahead = [day for day in (*ends, outlook.last) if day >= as_of]
    return min(ahead, default=outlook.last)


def due(said: Statement) -> When | None:
    """Return the date that the outlook speaks of: the one whose interval is its horizon."""
    outlook = said.outlook
    if outlook is None or outlook.last is None:
        return None
    for when in said.dates:
        if when.first == outlook.first and when.last == outlook.last:
            return when
    return next((when for when in said.dates if when.last == outlook.last), None)


def lasts_until(said: Statement, when: When) -> bool:
    """Whether it is the end of what lasts till then: a ban "until 21 March" is not due on that day."""
    before = said.sentence.text[: when.start]
    return _UNTIL.search(before) is not None and not _HAS_UNTIL.search(before)
