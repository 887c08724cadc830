"""Two points in, whether a page that has the one would say it twice with the other, out.

Merging asks whether two sentences state one fact, and keeps apart what it is not sure of. A page is read as a
whole: its reader calls it said twice when a line tells the deed of another line anew, or its one figure, and
adds next to nothing. What the guard tells apart (another figure, day, name, a denial) is never said twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.compose.one_deed import at_one_time, tells_day
from briefgen.compose.summary import reacts
from briefgen.merge.figures import agree, told_dates
from briefgen.merge.guard import CALLED_OFF, DATE, differ
from briefgen.merge.kin import LIGHT, Kin, kind
from briefgen.merge.polarity import plan_and_report
from briefgen.merge.quantities import values_of_one_thing
from briefgen.merge.told import core, lemmas, main_verb, people, told
from briefgen.salience import Index, similarity
from briefgen.understand.grammar import NOUN_SUBJECTS, children, root_at, unquoted
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from briefgen.model import Figure, Ranked, Statement, Token, When
    from briefgen.salience import Terms

# Set by reading the pairs of lines on pages of 24 folders of news and 12 invented ones: likeness in kinds of
# words, and how many figures, days and names make a line worth its place all the same.
_MOST_WORDS, _MUCH_NEW = 0.52, 3
_MANY_WORDS, _NEW = 0.45, 2
# Of 13 pairs of lines from two sources that are so near, with no new figure and less than two new names or
# days, on 40 pages of news 11 told one thing; of pairs from one source one in six.
_TWO_SOURCES, _MANY = 0.28, 6
# Of 19 pairs of further pages that share no verb, 10 of the 11 above this told one thing, 3 of the others.
_NO_VERB_SHARED = 0.33
_VERY_MUCH_NEW = 4  # beside the same deed in nearly the same words
_ONE_DEED = 0.28  # likeness, where both tell one deed
_ONE_SUM = 0.20  # and where both give one sum for it
_LARGE = 100  # a smaller count is often that of two things
# Two sources on one event open with it, whatever they call those who took part. Of 15 pairs of first or
# second sentences of two sources on 40 pages of news, 11 told one event, two others nearly; that was before
# two words beside names were asked for.
_ONE_OPENING, _TOP = 0.18, 1
_EVENT, _EVENT_OF_ONE = 2, 1  # words that two such openings share beside names; where one name does both
_FULLER = 1.5  # times as many words: what the shorter one leaves out is worth the reader's time
_ONE_DAY = 0.35  # and where both tell of one day, and the second of no other deed
_EXACT = 1000  # a sum above it that is told to the last unit is one payment, whoever tells it
# That a thing was the cause of another, or took place, tells nobody which thing it was.
_IDLE = LIGHT | {"cause", "happen", "occur"}
_GAP = 4  # characters between a report of what somebody said and the quotation of it
_MOSTLY = 0.4  # of the tokens in quotation marks
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}(?![a-z])", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:ask(?:s|ed)?|calls?|called) for\b")
_NOUNS = frozenset({"NOUN", "PROPN"})
_WAYS = frozenset({"clear", "pave"})  # the way for a thing: to approve it
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_BY_ITSELF = frozenset("close shut open reopen end begin start resume stop expire".split())
# What is decided is done, or will be.
_DECIDES = frozenset("decide agree vote resolve plan intend pledge promise undertake begin start".split())
_BESIDE = frozenset({"ccomp", "xcomp", "conj"})
# What stands before a name, and is none.
_STYLES = PEOPLE | frozenset(
    "mr mrs ms miss dr prof sir sen rep gov rev sgt lt capt col gen maj lady first former vice".split()
)


@dataclass(frozen=True, slots=True)
class Tale:
    """What a point tells, in kinds of words: all of them weighed, its deeds, and the nouns of it."""

    said: Statement
    terms: Terms
    deeds: frozenset[str]
    nouns: frozenset[str]


def tales(entries: Sequence[Ranked]) -> Mapping[str, Tale]:
    """Return what each point tells, by the point's id."""
    kin = Kin(said for entry in entries for said in entry.point.evidence)
    words = {entry.point.id: kin.words(entry.point.lead) for entry in entries}
    index = Index.of(" ".join(told) for told in words.values())
    return {
        entry.point.id: Tale(
            entry.point.lead,
            index.terms(" ".join(words[entry.point.id])),
            frozenset(_deeds(entry.point.lead)),
            frozenset(_nouns(entry.point.lead)),
        )
        for entry in entries
    }


def said_again(first: Tale, second: Tale) -> bool:
    """Whether ``second``, on a page that has ``first``, says it twice."""
    like = similarity(first.terms, second.terms)
    if first.said.sentence.parts and second.said.sentence.parts:
        return False  # items of a list share the words before it, and say nothing twice
    exact, opens = _one_exact_sum(first.said, second.said), _open_alike(first, second)
    deed = bool(first.deeds & second.deeds)
    timed = deed and at_one_time(first.said, second.said)
    near = opens or like >= _ONE_SUM or exact or timed
    if not near or tells_day(first.said, second.said):
        return False
    reason = differ(first.said, second.said)
    if reason and not (deed and reason == CALLED_OFF) and not (timed and reason == DATE):
        return False
    if values_of_one_thing(first.said, second.said):
        return False  # they are at odds, and the reader wants both
    if _counts_other(first.said, second.said) and not deed:
        return False
    new = len(new_facts(first, second))
    if timed and new <= _VERY_MUCH_NEW:
        return True
    if new >= (_VERY_MUCH_NEW if deed and like >= _MOST_WORDS else _MUCH_NEW):
        return False
    if exact or _one_sum(first, second) or _backs(first.said, second.said):
        return True
    if plan_and_report(first.said, second.said, like):
        return False
    return (
        opens
        or like >= _MOST_WORDS
        or (deed and (like >= _ONE_DEED or _one_result(first.said, second.said)))
        or (like >= _TWO_SOURCES and new < _NEW and _retold(first, second, like))
        or (like >= _MANY_WORDS and new < _NEW and _are_apart(first, second))
        or (like >= _ONE_DAY and new < _NEW and _one_day(first, second))
    )


def _are_apart(one: Tale, two: Tale) -> bool:
    """Whether two sources tell it: what one writer words alike he tells of two things."""
    return one.said.sentence.span.source != two.said.sentence.span.source


def _retold(one: Tale, two: Tale, like: float) -> bool:
    """Whether another source tells it without a new figure, and does so by the same verb or in many words."""
    counted = all(_stands_in(figure, two.said, one.said) for figure in _hard(two.said))
    many = like >= _NO_VERB_SHARED and len(one.terms.weights.keys() & two.terms.weights.keys()) >= _MANY
    shared = many or shares_verb(one, two)
    return _are_apart(one, two) and counted and shared and takes_one_side(one.said, two.said)


def shares_verb(one: Tale, two: Tale) -> bool:
    """Whether a verb that carries what the second tells stands in the first, in this form or as a noun."""
    return any(verb in one.terms.weights for verb in _verbs(two.said))


def _verbs(said: Statement) -> Iterator[str]:
    """Yield what the verbs stand for that carry what is told."""
    tokens, root = said.tokens, main_verb(said)
    for at, token in enumerate(tokens):
        carries = at == root or (token.head == root and token.dep in _BESIDE)
        if carries and token.pos == "VERB" and token.lemma.lower() not in _IDLE:
            yield kind(token.lemma.lower())


def _open_alike(first: Tale, second: Tale) -> bool:
    """Whether both open their sources with the news, and the second has no other name or size."""
    one, two = first.said, second.said
    sized = any(_is_weighty(figure) and not _stands_in(figure, two, one) for figure in _hard(two))
    return opens_same(first, second) and not sized and _names(two) <= lemmas(one.tokens)


def opens_same(first: Tale, second: Tale) -> bool:
    """Whether two sources open with one event, of which the second may tell more."""
    one, two = first.said, second.said
    if one.sentence.span.source == two.sentence.span.source or not takes_one_side(one, two):
        return False
    if max(one.sentence.position, two.sentence.position) > _TOP:
        return False
    # That both name the town they are of makes no event.
    words = first.terms.weights.keys() & second.terms.weights.keys()
    shared = len(words - (_in_names(one) & _in_names(two)))
    by_one = bool(_doers(one) & _doers(two))
    if by_one and shared and _told_days(one) & _told_days(two):
        return True
    event = shared >= (_EVENT_OF_ONE if by_one else _EVENT)
    return event and similarity(first.terms, second.terms) >= _ONE_OPENING


def _told_days(said: Statement) -> set[date]:
    return {when.first for when in said.dates if when.grain == "day" and when.first}


def _in_names(said: Statement) -> set[str]:
    return {kind(token.lemma.lower()) for token in said.tokens if token.pos == "PROPN"}


def _doers(said: Statement) -> set[str]:
    """Return the words of names in the subject of the main verb and of who says so."""
    tokens = said.tokens
    verbs = {at for at in (main_verb(said), root_at(tokens)) if at >= 0}
    subjects = {at for verb in verbs for at in children(tokens, verb, *NOUN_SUBJECTS)}
    places = (n for at in subjects for n in (at, *children(tokens, at, "compound")))
    return {tokens[n].lemma.lower() for n in places if tokens[n].pos == "PROPN"}


def _tells_of_more(one: Statement, two: Statement) -> bool:
    """Whether the second tells of several where the first tells of one: "two women" beside "a woman"."""
    several = {figure.of for figure in _hard(two) if figure.kind == "count" and figure.low > 1}
    return any(token.tag == "NN" and token.lemma.lower() in several for token in one.tokens)


def _names(said: Statement) -> set[str]:
    """Return the names of persons, and whatever name the subject has."""
    subject = (token for token in said.tokens if token.dep in {"nsubj", "nsubjpass"} and token.pos == "PROPN")
    return (people(said) | lemmas(subject)) - _STYLES


def denied(said: Statement) -> Iterator[str]:
    """Yield what is denied in what is told: "pleaded not guilty", not "a man, whose name is not known"."""
    for token in said.tokens:
        of = said.tokens[token.head]
        if token.dep == "neg" and of.dep not in {"relcl", "advcl"}:
            yield f"not {of.lemma.lower()}"


def tells_more(fuller: Tale, first: Tale) -> bool:
    """Whether both open their sources with one event, and one of them has much more to tell of it."""
    if len(fuller.terms.weights) < _FULLER * len(first.terms.weights):
        return False
    opens = _open_alike(fuller, first) and _names(first.said) <= lemmas(fuller.said.tokens)
    return opens and said_again(fuller, first)


def takes_one_side(one: Statement, two: Statement) -> bool:
    """Whether both tell the news or both answer it, of as many, and the second denies nothing more."""
    same = _answers(one) == _answers(two) and not _tells_of_more(one, two)
    return same and set(denied(two)) <= set(denied(one))


def _answers(said: Statement) -> bool:
    """Whether it tells what somebody makes of the news, or wants done about it."""
    return reacts(said) or _ASKS.search(said.sentence.text) is not None


def _one_exact_sum(one: Statement, two: Statement) -> bool:
    """Whether both give one sum to the last unit: "$136,927.07", "7,012 euros"."""
    return bool(set(_exact_sums(one)) & set(_exact_sums(two)))


def _exact_sums(said: Statement) -> Iterator[tuple[float, str]]:
    for one in said.figures:
        if one.kind == "money" and one.low == one.high >= _EXACT and one.low % 10:
            yield one.low, one.unit


def _backs(one: Statement, two: Statement) -> bool:
    """Whether one of the two is a quotation that stands right behind the other, which reports it."""
    early, late = sorted((one, two), key=lambda said: said.sentence.span.start)
    before, behind = early.sentence.span, late.sentence.span
    if before.source != behind.source or not 0 <= behind.start - before.end <= _GAP:
        return False
    return _is_quotation(late) and not _is_quotation(early) and bool(_speakers(early) & _speakers(late))


def _is_quotation(said: Statement) -> bool:
    return sum(inside for _, inside in unquoted(said.tokens)) > _MOSTLY * len(said.tokens)


def _speakers(said: Statement) -> set[str]:
    return {one.speaker.split()[-1] for one in said.attributions if one.named and one.speaker[:1].isupper()}


def _one_day(first: Tale, second: Tale) -> bool:
    """Whether both name one day of a month, and the second tells no deed that the first does not."""
    shared = set(_days(first.said)) & set(_days(second.said))
    return bool(shared) and second.deeds <= first.deeds


def _days(said: Statement) -> Iterator[tuple[str, str]]:
    for when in said.dates:
        for found in _DAY.finditer(when.text):
            month, day = (found[1], found[2]) if found[1] else (found[4], found[3])
            yield month.lower(), day


def _deeds(said: Statement) -> Iterable[str]:
    """Yield what is done to what, in kinds of words: "close line"."""
    tokens = said.tokens
    for at in told(said):
        token = tokens[at]
        if token.pos not in _NOUNS or not _undergoes(tokens, at) or not _is_main(tokens, token.head):
            continue
        verb = tokens[token.head].lemma.lower()
        if token.lemma.lower() == "way" and verb in _WAYS:
            yield from (f"approve {kind(tokens[one].lemma.lower())}" for one in _for(tokens, at))
        if verb not in _IDLE and token.lemma.lower() not in LIGHT:
            yield f"{kind(verb)} {kind(token.lemma.lower())}"


def _undergoes(tokens: Sequence[Token], at: int) -> bool:
    """Whether the deed is done to it: an object, and what closes or ends though nobody is said to do so."""
    verb = tokens[at].head
    alone = tokens[at].dep == "nsubj" and tokens[verb].lemma.lower() in _BY_ITSELF
    return tokens[at].dep in _OBJECTS or (alone and not children(tokens, verb, "dobj", "xcomp"))


def _for(tokens: Sequence[Token], at: int) -> Iterable[int]:
    """Yield the places of what the way is cleared for."""
    heads = {at, tokens[at].head}
    preps = {n for n, one in enumerate(tokens) if one.head in heads and one.lemma == "for"}
    return (n for n, one in enumerate(tokens) if one.head in preps and one.dep == "pobj")


def _is_main(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb carries its sentence, or what somebody says in it."""
    over = tokens[tokens[at].head]
    if tokens[at].dep == "xcomp" and over.lemma.lower() in _DECIDES:
        return over.dep in {"ROOT", "ccomp"}  # "decided to close the centre"
    return tokens[at].dep in {"ROOT", "ccomp"} or (tokens[at].dep == "conj" and over.dep == "ROOT")


def _nouns(said: Statement) -> Iterable[str]:
    tokens = (said.tokens[at] for at in told(said))
    named = (token for token in tokens if token.pos in _NOUNS and token.entity not in {"DATE", "TIME"})
    words = (token.lemma.lower() for token in named)
    units = {one.of for one in said.figures}
    return (kind(word) for word in words if word not in LIGHT | units)


def new_facts(first: Tale, second: Tale) -> set[str]:
    """Return the figures, days and names of ``second`` that ``first`` does not have."""
    one, two = first.said, second.said
    figures = {figure.text for figure in _hard(two) if not _stands_in(figure, two, one)}
    days = {
        when.text
        for when in told_dates(two)
        if when.first and not any(_is_within(other, when) for other in one.dates)
    }
    words = {_plain(token) for token in one.tokens}
    timed = {_plain(token) for token in two.tokens if token.entity in {"DATE", "TIME"}}
    return figures | days | (set(_named(two)) - words - timed)


def _named(said: Statement) -> Iterator[str]:
    """Yield a word for each name that is told: a person’s last name, of others the first word.

    "The Hague" begins with its article, "the State" is no name, and "Sen." or "the President" names nobody.
    """
    kept = list(core(said))
    told = {word.lower() for one in said.attributions for word in one.speaker.split()}
    for token, behind in zip(kept, [*kept[1:], None], strict=True):
        if token.pos != "PROPN" or not token.text[:1].isupper() or token.text.lower() in told:
            continue  # who says so adds no fact
        if token.entity == "PERSON":
            if behind is None or behind.entity != "PERSON" or behind.begins:
                yield _plain(token)
        elif (token.begins or not token.entity) and _plain(token) not in _STYLES:
            yield _plain(token)


def _plain(token: Token) -> str:
    return token.lemma.lower().replace(".", "")


def _one_result(first: Statement, second: Statement) -> bool:
    """Whether one deed comes to one sum or share: "lowered the rate to 3.25%", "cut it to 3.25 per cent"."""
    told = (figure for figure in _hard(second) if figure.kind in {"money", "share"})
    return any(_stands_in(figure, second, first) for figure in told)


def _counts_other(first: Statement, second: Statement) -> bool:
    """Whether both give figures, and the second none that the first has."""
    figures = _hard(second)
    return bool(figures and _hard(first)) and not any(_stands_in(one, second, first) for one in figures)


def _is_within(day: When, span: When) -> bool:
    if not (day.first and day.last and span.first and span.last):
        return False
    return span.first <= day.first and day.last <= span.last


def _hard(said: Statement) -> list[Figure]:
    return [figure for figure in said.figures if figure.kind != "ordinal"]


def _stands_in(figure: Figure, said: Statement, other: Statement) -> bool:
    return any(agree(said, figure, other, one) and figure.kind == one.kind for one in _hard(other))


def _one_sum(first: Tale, second: Tale) -> bool:
    """Whether both give the same sum or share for the same thing, and the second no other one."""
    if not first.nouns & second.nouns:
        return False
    figures = _hard(second.said)
    told_already = [figure for figure in figures if _stands_in(figure, second.said, first.said)]
    return any(map(_is_weighty, told_already)) and len(told_already) == len(figures)


def _is_weighty(figure: Figure) -> bool:
    return figure.kind in {"money", "share"} or (figure.kind == "count" and figure.low >= _LARGE)
