"""A good line in; the same with a fault that an editor in a hurry makes, for the lint to find, out.

A second set of faults beside ``lint_mutations``, made in another way: not from what the product knows of the
line, but from the printed words alone, by tables of words. Whatever is left out or put in, the line goes on
claiming the right places for the words it keeps.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model import Line, Piece

if TYPE_CHECKING:
    from benchmarks.lint_mutations import Good

Edit = tuple[int, int, str]  # characters of the line, start included, end not, and what comes in their place
Edits = Callable[[str, random.Random], Iterator[Edit]]

_NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_COUNTRIES = "Norway Peru Kenya Portugal Vietnam Chile Ghana Nepal Iceland Uruguay".split()
_PEOPLE = "Marta Okafor|Ilse Brandvik|Tomas Quiroga|Yusuf Adeyemi|Renske de Wit".split("|")
_BODIES = "the Audit Chamber|the Fisheries Board|Nordvik Bank|the Harbour Trust|OPAC".split("|")


def _table(words: str) -> dict[str, str]:
    """Read "one:other|one:other"."""
    return dict(pair.split(":") for pair in words.split("|"))


_UNITS = _table(
    "million:billion|billion:million|thousand:million|percent:percentage points|"
    "per cent:percentage points|%: percentage points|miles:kilometres|hours:days|kilometres:miles|"
    "km:miles|tonnes:kilograms|metres:feet|years:months|months:weeks|days:weeks|weeks:months|"
    "minutes:hours|$:€|£:$|€:£|euros:dollars|dollars:euros|pounds:dollars|yen:yuan|feet:metres"
)
_OTHER_WAY = _table(
    "some:all|many:few|most:all|several:all|more:less|less:more|before:after|after:before|rise:fall|"
    "fall:rise|rose:fell|fell:rose|increase:decrease|increased:decreased|higher:lower|lower:higher|"
    "up:down|above:below|first:last|last:first|won:lost|lost:won|best:worst|approved:rejected|"
    "rejected:approved|accepted:refused|began:ended|all:some|opened:closed|closed:opened|"
    "agreed:refused|support:oppose|against:for|largest:smallest|north:south|south:north|east:west|"
    "west:east|public:private|early:late|least:most|both:neither|every:no|new:old"
)
_DONE = _table(
    "will:has|would:did|plans to:managed to|wants to:managed to|hopes to:did|"
    "is expected to:went on to|are expected to:went on to|will be:was|has:will have|had:will have|"
    "is:was|are:were|was:will be|were:will be|can:did"
)
_CLAIMED = _table(
    "said:proved|says:proves|claimed:showed|claims:shows|alleged:proved|told:showed|"
    "suggested:established|believes:knows|warned:denied|announced:denied|argued:demonstrated|"
    "reported:denied|according to:contrary to"
)
_BOUNDS = _table(
    "nearly:more than|almost:over|at least:at most|up to:at least|under:over|over:under|only:all"
)
_DENIALS = (
    r"not|never|no|n['’]t|hardly|barely|scarcely|rarely|seldom|neither|nor|none|nobody|nothing|cannot|"
    r"no longer|failed to|refused to|declined to|refuses to|fails to|unable to|far from|little|few"
)
_DOUBTS = (
    r"may|might|could|would|should|reportedly|allegedly|apparently|possibly|perhaps|probably|likely(?: to)?|"
    r"potentially|potential|expected to|believed to|thought to|said to|seems? to|seemed to|appears? to|"
    r"appeared to|alleged|suspected|purported|preliminary|provisional|in principle|presumably|supposedly"
)
_ROUGHLY = (
    r"about|around|roughly|approximately|nearly|almost|more than|less than|fewer than|at least|at most|up to|"
    r"as many as|as much as|over|under|an estimated|some|close to|no more than|well over|just over|just under"
)
_INTENDED = (
    r"plans? to|planned to|aims? to|hopes? to|hoped to|intends? to|intended to|tried to|trying to|tries to|"
    r"agreed to|wants? to|wanted to|threatened to|vowed to|promised to|called for|asked to|proposed|planned|"
    r"offered to|attempted to|attempt to|seeks? to|sought to|urged|considering|refusing to|pledged to"
)
_PART = (
    r"some of|most of|half of|part of|parts of|one of|many of|only|mostly|mainly|partly|partially|almost all|"
    r"most|several|certain|often|sometimes|usually|generally|largely|temporarily|initially|originally|once"
)
_STATUS = (
    r"former|acting|deputy|vice|interim|proposed|draft|planned|attempted|alleged|so-called|would-be|outgoing|"
    r"incoming|unofficial|temporary|partial|potential|possible|foreign|local|senior|private|federal|retired"
)
_CONDITIONAL = (
    r"if|unless|provided(?: that)?|providing|as long as|so long as|subject to|except|until|once|only if|"
    r"only when|on condition that|in case|in the event|assuming|pending|depending on|without|"
    r"in exchange for|in return for|contingent on|with the (?:consent|approval|support) of|when|"
    r"whether|while|because|despite|although"
)
_WHEN = (
    rf"(?:(?:on|in|by|since|until|before|after|late|early|from|during) )*(?:{'|'.join((*_MONTHS, *_DAYS))})"
    r"(?: \d{1,2}\b(?:, (?:19|20)\d\d)?| (?:19|20)\d\d)?|"
    r"(?:(?:in|by|since|until|before|after|from) )(?:19|20)\d\d|"
    r"(?:last|next|this) (?:year|month|week|summer|winter|spring|autumn|fall)|today|yesterday|tomorrow"
)
_SAID = r"(?:said|says|told \w+|claimed|argued|reported|announced|added|warned|wrote|noted|stated)"


# ---------------------------------------------------------------- how faults are made


def _gone(words: str) -> Edits:
    """Leave the words out, with the blank before or behind them."""
    pattern = re.compile(rf"(?<![\w’'-])(?:{words})(?![\w-]) ?|(?<=\w)n['’]t\b", re.IGNORECASE)

    def edits(text: str, _: random.Random) -> Iterator[Edit]:
        for found in pattern.finditer(text):
            if found.group().strip().lower() in {"n't", "n’t"} and "n['’]t" not in words:
                continue
            yield found.start(), found.end(), ""

    return edits


def _clause_gone(words: str, *, to: str = r"[^,.;:–—]*") -> Edits:
    """Leave out everything from the words to the next mark, and the comma that sets it off."""
    begun = re.compile(rf"^(?:{words}) {to}, ", re.IGNORECASE)
    within = re.compile(rf",? (?:{words})\b {to}(?:,(?= ))?", re.IGNORECASE)

    def edits(text: str, _: random.Random) -> Iterator[Edit]:
        for pattern in (begun, within):
            for found in pattern.finditer(text):
                if len(text) - (found.end() - found.start()) > 20:
                    yield found.start(), found.end(), ""

    return edits


def _cut(pattern: str) -> Edits:
    """Leave out what the pattern finds, or its group if it has one."""

    def edits(text: str, _: random.Random) -> Iterator[Edit]:
        yield from ((*found.span(found.re.groups), "") for found in re.finditer(pattern, text))

    return edits


def _changed(table: Mapping[str, str]) -> Edits:
    """Put the other word of the table."""
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w’'-])(?:{words})(?![\w’'-])|[$£€%](?=\d|\W|$)")

    def edits(text: str, _: random.Random) -> Iterator[Edit]:
        for found in pattern.finditer(text):
            if found.group() in table:
                yield found.start(), found.end(), table[found.group()]

    return edits


def _one_of(pattern: str, others: Sequence[str]) -> Edits:
    """Put another of a row of names."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for found in re.finditer(pattern, text):
            row = [other for other in others if other.lower() != found.group().lower() and other not in text]
            if row:
                yield found.start(), found.end(), chance.choice(row)

    return edits


def _other_number(text: str, chance: random.Random) -> Iterator[Edit]:
    """Count one thousand, one, or a tenth more; or exchange two figures' places."""
    for found in re.finditer(r"\d+(?:,\d{3})+|\d+\.\d+|\d+", text):
        digits = found.group().replace(",", "")
        other = float(digits) * 1.1 if "." in digits else int(digits) + chance.choice([1, 10, -1, 1000])
        yield found.start(), found.end(), f"{other:.1f}" if isinstance(other, float) else f"{abs(other):,}"


def _not_put(text: str, _: random.Random) -> Iterator[Edit]:
    """Deny what is said."""
    for found in re.finditer(r"(?<= )(?:is|are|was|were|has|have|had|will|would|can|could) (?!not)", text):
        yield found.end(), found.end(), "not "


def _exchanged(text: str, _: random.Random) -> Iterator[Edit]:
    """Turn two names round."""
    names = list(re.finditer(r"(?<=\w )[A-Z][a-z]+(?: [A-Z][a-z]+)*", text))
    for one, two in pairwise(names):
        if one.group() != two.group():
            between = text[one.end() : two.start()]
            yield one.start(), two.end(), f"{two.group()}{between}{one.group()}"


def _ends_exchanged(text: str, _: random.Random) -> Iterator[Edit]:
    """Turn the words before a verb and those behind it round."""
    found = re.match(
        r"([A-Z][^,]{5,60}?) (met|beat|told|asked|sued|backed|accused|bought|joined) ([^,]+)\.$", text
    )
    if found:
        yield 0, len(text), f"{found[3]} {found[2]} {found[1]}."


def _second_name_gone(text: str, _: random.Random) -> Iterator[Edit]:
    """Leave out one of two that are named together."""
    for found in re.finditer(r"(?<=[a-z]) and (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)*", text):
        yield found.start(), found.end(), ""


def _speaker_gone(text: str, _: random.Random) -> Iterator[Edit]:
    """Tell as a fact what somebody said."""
    for pattern in (
        rf"^[^,“\"]{{3,70}} {_SAID} (?:that )?(?=\w)",
        rf", [^,“”\"]{{3,60}} {_SAID}[^,“”\"]{{0,25}}(?=\.$)",
        rf", {_SAID} [^“”\"]{{3,70}}(?=\.$)",
        r"^According to [^,]{3,70}, ",
        r",? according to [^,“”\"]{3,70}(?=[,.])",
    ):
        for found in re.finditer(pattern, text):
            yield found.start(), found.end(), ""


def _speaker_put(text: str, chance: random.Random) -> Iterator[Edit]:
    """Let somebody else say it."""
    named = r"(?:[A-Z][a-z]+ )*[A-Z][a-z]+"
    for pattern in (rf"{named}(?= {_SAID}\b)", rf"(?<= said ){named}", rf"(?<=ccording to ){named}"):
        for found in re.finditer(pattern, text):
            yield found.start(), found.end(), chance.choice(_PEOPLE)


_NAME = r"(?<![.“\"] )(?<!^)\b[A-Z][a-z]{2,}(?: [A-Z][a-z]+)+"
EDITS: Mapping[str, Edits] = {
    "negation gone": _gone(_DENIALS),
    "doubt gone": _gone(_DOUBTS),
    "“about” gone": _gone(_ROUGHLY),
    "intention gone": _gone(_INTENDED),
    "“some of” gone": _gone(_PART),
    "“former” gone": _gone(_STATUS),
    "condition gone": _clause_gone(_CONDITIONAL),
    "day gone": _gone(_WHEN),
    "figure gone": _gone(r"(?:[$£€])?\d[\d,.]*(?: (?:million|billion|per cent|percent))?"),
    "speaker gone": _speaker_gone,
    "one of two gone": _second_name_gone,
    "one of a row gone": _cut(r"(?<=, )[^,“”\"]{3,30}, (?=[^,]{3,30},? (?:and|or) (?:the |an? )?\w+[,.])"),
    "post gone": _cut(r"^[A-Z][a-z]+ [A-Z][a-z]+(, (?:an?|the) [^,]{5,60},) (?:said|says|told|argued) "),
    "one quotation mark gone": _cut(r"[“”\"]"),
    "bound the other way": _changed(_BOUNDS),
    "other figure": _other_number,
    "other figure in words": _one_of(rf"(?i)\b(?:{'|'.join(_NUMBERS)})\b", _NUMBERS),
    "other unit": _changed(_UNITS),
    "other month": _one_of(rf"\b(?:{'|'.join(_MONTHS)})\b", _MONTHS),
    "other weekday": _one_of(rf"\b(?:{'|'.join(_DAYS)})\b", _DAYS),
    "other year": _one_of(r"\b(?:19|20)\d\d\b", ["1987", "1999", "2011", "2034"]),
    "other person": _one_of(_NAME, _PEOPLE),
    "other country": _one_of(r"(?<=(?:in|to|of|by) )[A-Z][a-z]{3,}\b", _COUNTRIES),
    "other body": _one_of(r"\b[A-Z]{2,5}\b|\bthe [A-Z][a-z]+ [A-Z][a-z]+", _BODIES),
    "other speaker": _speaker_put,
    "the other way": _changed(_OTHER_WAY),
    "done, not to come": _changed(_DONE),
    "claimed, now shown": _changed(_CLAIMED),
    "denied": _not_put,
    "names exchanged": _exchanged,
    "ends exchanged": _ends_exchanged,
}


# ---------------------------------------------------------------- faults beside the words


def _edited(line: Line, edit: Edit) -> Line:
    """Edit the printed words; what is kept goes on claiming its right place."""
    start, end, new = edit
    pieces: list[Piece] = []
    at = 0
    for piece in line.pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        here = at <= start < at + len(piece.text)
        if last < 0 or first > len(piece.text) or (first >= last and not here):
            pieces.append(piece)
        else:
            pieces.append(Piece(piece.text[:first] + (new if here else ""), piece.start))
            rest = None if piece.start is None else piece.start + last
            pieces.append(Piece(piece.text[last:], rest))
        at += len(piece.text)
    return _made(line, _capital([piece for piece in pieces if piece.text]))


def _capital(pieces: list[Piece]) -> list[Piece]:
    first = pieces[0]
    blanks = len(first.text) - len(first.text.lstrip())
    start = None if first.start is None else first.start + blanks
    text = first.text[blanks : blanks + 1].upper() + first.text[blanks + 1 :]
    return [piece for piece in (Piece(text, start), *pieces[1:]) if piece.text]


def _made(line: Line, pieces: Sequence[Piece]) -> Line:
    text = "".join(piece.text for piece in pieces)
    return replace(line, pieces=tuple(pieces), text=text, longer=None, shorter=None)


def _tail(good: Good, goods: Sequence[Good], chance: random.Random) -> Line | None:
    """Put the last clause of a line of other sources in the place of one's own."""
    other = chance.choice(goods).line
    cut = good.line.text.rfind(", ")
    theirs = other.text.rfind(", ")
    if {*other.sources} == {*good.line.sources} or cut < 20 or theirs < 10:
        return None
    return _edited(good.line, (cut, len(good.line.text), other.text[theirs:]))


def _and_more(good: Good, goods: Sequence[Good], chance: random.Random) -> Line | None:
    """Let the line go on with a line of another source."""
    other = chance.choice(goods).line
    if {*other.sources} == {*good.line.sources}:
        return None
    text = good.line.text.rstrip(".")
    return _edited(good.line, (len(text), len(good.line.text), f"; {other.text[0].lower()}{other.text[1:]}"))


def _marked_otherwise(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Cite another source."""
    known = {said.sentence.span.source for said in good.line.ranked.point.evidence}
    known |= {said.sentence.span.source for said in good.line.ranked.point.disputed}
    same = {good.corpus.source(one).same_as or one for one in known}
    others = [one.id for one in good.corpus.sources if not {one.id, one.same_as or one.id} & (known | same)]
    return replace(good.line, sources=(chance.choice(others),), longer=None) if others else None


def _spoken_otherwise(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Name somebody else in the marks."""
    return replace(good.line, speaker=chance.choice(_PEOPLE), longer=None) if good.line.speaker else None


def _dated_otherwise(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Put another time beside an outlook."""
    other = f"{chance.choice(_MONTHS)} {chance.randint(2027, 2039)}"
    return replace(good.line, dated=other, longer=None) if good.line.dated else None


def _bracket_otherwise(good: Good, _: Sequence[Good], chance: random.Random) -> Line | None:
    """Put another name or day in a bracket of ours."""
    ours = [n for n, piece in enumerate(good.line.pieces) if piece.ours and re.search(r"[A-Z\d]", piece.text)]
    if not ours:
        return None
    at = chance.choice(ours)
    found = re.search(r"\d+|[A-Z]\w+", good.line.pieces[at].text)
    old = found.group() if found else ""
    other = str(int(old) + 1) if old.isdigit() else "Okafor"
    text = good.line.pieces[at].text.replace(old, other, 1)
    return _made(good.line, [*good.line.pieces[:at], Piece(text), *good.line.pieces[at + 1 :]])


WHOLE: Mapping[str, Callable[[Good, Sequence[Good], random.Random], Line | None]] = {
    "another's end": _tail,
    "another behind": _and_more,
    "another mark": _marked_otherwise,
    "another in the marks": _spoken_otherwise,
    "another day beside it": _dated_otherwise,
    "another in a bracket": _bracket_otherwise,
}


def mutate(goods: Sequence[Good], each: int = 2) -> Iterator[tuple[str, Good, Line]]:
    """Yield ``each`` mutations of each line: of those it allows, the ones that were made least often."""
    chance = random.Random(11)  # noqa: S311 - no secret is made
    made: Counter[str] = Counter()
    for good in goods:
        found = 0
        for name in sorted([*EDITS, *WHOLE], key=lambda one: made[one]):
            line = _one(name, good, goods, chance)
            if line is None or _printed(line) == _printed(good.line):
                continue
            made[name] += 1
            found += 1
            yield name, good, line
            if found == each:
                break


def _printed(line: Line) -> tuple[str, str, tuple[str, ...], str]:
    return line.text, line.speaker, line.sources, line.dated


def _one(name: str, good: Good, goods: Sequence[Good], chance: random.Random) -> Line | None:
    if name in WHOLE:
        return WHOLE[name](good, goods, chance)
    edits = [edit for edit in EDITS[name](good.line.text, chance) if _of_theirs(good.line, edit)]
    return _edited(good.line, chance.choice(edits)) if edits else None


def _of_theirs(line: Line, edit: Edit) -> bool:
    """Whether the characters are words of the source, and no bracket of ours."""
    at = 0
    for piece in line.pieces:
        if piece.ours and at < max(edit[1], edit[0] + 1) and edit[0] < at + len(piece.text):
            return False
        at += len(piece.text)
    return True
