"""A statement in; out, each of its values with what it is a value of, in whatever words that is told.

"The line carries 1.1 million passengers a year" and "Some 1.6 million travellers use the line each year" have
one word in common. What makes them one thing is that both count people of a kind, a year, on a line. So a
value is read with the nouns of its own clause, without who says so and without verbs that only hold it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.merge.definitions import definition
from briefgen.merge.figures import agree
from briefgen.merge.kin import LIGHT, kind
from briefgen.merge.told import told
from briefgen.understand.figures.numbers import NUMBER
from briefgen.understand.grammar import HELPERS, NOUN_SUBJECTS, VERBS, above, below, children
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Figure, Statement, Token

_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis", "pcomp", "csubj"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
# Who puts a number on something is no part of the thing.
_ESTIMATES = frozenset("put estimate reckon value count number assess quote calculate".split())
# Verbs that only hold the value.
_HOLDS = LIGHT | frozenset(
    "hold house live contain attract comprise amount stand reach cause gather depend become need follow "
    "employ be".split()
)
_LOST = frozenset("cut lose shed go dismiss axe".split())
_FORESEES = frozenset(
    "expect plan forecast project predict intend aim hope promise pledge want anticipate propose".split()
)
_WILL = frozenset("will shall 'll ’ll would could should must".split())
_MAY = frozenset("may can might".split())
_RATE = re.compile(
    r"\b(?:an?|each|every|per) (hour|day|week|month|quarter|year)\b|\b(annual|month|dai|week)ly\b"
)
_RATE_OF = {"dai": "day", "annual": "year"}
_DURATIONS = frozenset({"year", "month", "week", "day", "years", "months"})
_PEOPLE = PEOPLE | frozenset(
    "people person passenger visitor pupil patient refugee pensioner job demonstrator voter resident tenant "
    "student customer traveller tourist citizen member user".split()
)
_ANYONE = frozenset({"people", "person"})
_MOST_APART = 10  # times; two values further apart count two things
_ANY = "any"  # the tense of an estimate: "the cost is put at"
_OLD = re.compile(r"[ -]old\b|[ -]of age\b")
_NO_NOUN = "?"  # the noun of a number that stands for nothing before it
_NOTHING = frozenset("year month week day".split())
# "61 of the cases", "240 of them": a part of what is counted.
_OF_THESE = re.compile(
    r"\s*(?:\w+ )?of (?:the|them|these|those|which|whom|its|their|all|every)\b", re.IGNORECASE
)
# "six of our 21 libraries": all there are, of which the sentence tells a part.
_PART_OF = re.compile(rf"\b{NUMBER} (?:out )?of (?:the |our |its |their |his |her |all )*$", re.IGNORECASE)
# Where a number stands without a noun, these words give it to what came before: "put the number at 12,000".
_AT = re.compile(
    r"\b(?:at|to|is|was|are|were|be|been|reach(?:es|ed)?|total(?:s|led|ed)?)"
    r"(?: (?:about|around|some|nearly|almost|more than|over|only|just|up to|at least))?\s*$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\s*(?:other|more|further|additional|new)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|within|in|for|during) (?:the next |a period of )?(\w+) (?:years?|months?)\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure; the kind of noun that it counts; what it is about; how it is told.

    ``deed`` is the kind of the verb, empty for one that only holds the value. ``tense`` is "ahead", "may",
    "any" for an estimate, or empty; ``rate`` is "year" in "a year", or where it is that of a single year;
    ``span`` is how long it is counted ("ten" years). ``judged`` says that somebody puts the number on it,
    ``part`` that it is a part of what is counted ("61 of the cases").
    """

    figure: Figure
    noun: str
    about: frozenset[str]
    deed: str
    tense: str
    rate: str
    span: frozenset[str]
    judged: bool
    part: bool


def quantities(said: Statement) -> list[Quantity]:
    """Return every value of the statement that says of what it is one; how old somebody was is none."""
    counted = (one for one in said.figures if one.kind != "ordinal")
    found = (_quantity(said, one) for one in counted if not (_is_age(said, one) or is_whole(said, one)))
    return [one for one in found if one]


def is_whole(said: Statement, figure: Figure) -> bool:
    """Whether the sentence tells something of a part of these alone: "six of our 21 libraries will open"."""
    before = said.sentence.text[: figure.start]
    return figure.kind == "count" and _PART_OF.search(before) is not None


def _is_age(said: Statement, figure: Figure) -> bool:
    """Whether it is the age of somebody: "fifteen-year-old", "when she was four years old"."""
    return figure.unit in {"year", "month"} and _OLD.match(said.sentence.text, figure.end) is not None


def one_thing(mine: Quantity, yours: Quantity) -> bool:
    """Whether the two are values of one thing, told in whatever words."""
    if not _same_unit(mine, yours) or told_otherwise(mine, yours):
        return False
    if mine.deed and yours.deed and mine.deed != yours.deed:
        return False
    one, two = _all(mine), _all(yours)
    if one - two and two - one:
        return False
    shared = one & two
    if len(shared) > 1:
        return True
    if len(shared) != 1 or not (mine.judged or yours.judged):
        return False
    # "put the number at 1.6 million travellers each year": the thing was named before
    bare = not (mine.about and yours.about) and mine.noun == yours.noun and bool(mine.rate)
    return mine.about == yours.about or bare


def told_otherwise(mine: Quantity, yours: Quantity) -> bool:
    """Whether the one is ahead and the other told, or they count for other spans of time."""
    ahead = mine.tense != yours.tense and _ANY not in (mine.tense, yours.tense)
    return ahead or mine.part != yours.part or mine.rate != yours.rate or mine.span != yours.span


def values_of_one_thing(one: Statement, two: Statement) -> list[tuple[Figure, Figure]]:
    """Return the pairs of figures that are two values of one thing and do not agree."""
    return [
        (mine.figure, yours.figure)
        for mine in quantities(one)
        for yours in quantities(two)
        if one_thing(mine, yours)
        and definition(one, mine.figure) == definition(two, yours.figure)
        and not known_there(one, mine.figure, two)
        and not known_there(two, yours.figure, one)
        and _near(mine.figure, yours.figure)
    ]


def known_there(said: Statement, figure: Figure, other: Statement) -> bool:
    """Whether the other statement has the number too, of whatever it says so."""
    return any(agree(said, figure, other, one) for one in other.figures if one.kind != "ordinal")


def _near(mine: Figure, yours: Figure) -> bool:
    low, high = sorted((mine.high, yours.high))
    return low > 0 and high <= _MOST_APART * low


def _same_unit(mine: Quantity, yours: Quantity) -> bool:
    one, two = mine.figure, yours.figure
    if one.kind != two.kind or one.unit != two.unit:
        return False
    if one.kind != "count" or mine.noun == yours.noun:
        return True
    if not mine.noun or not yours.noun:
        return (mine.noun or yours.noun) in mine.about | yours.about | _ANYONE
    either = {mine.noun, yours.noun}
    return bool(either & _ANYONE) and either <= _PEOPLE


def _all(one: Quantity) -> frozenset[str]:
    """Return all words that tell the thing; that people are counted tells no more than their kind does."""
    words = one.about | ({one.noun} - _ANYONE) | {one.deed}
    return frozenset(words - {"", _NO_NOUN})


def _quantity(said: Statement, figure: Figure) -> Quantity | None:
    tokens = said.tokens
    inside = [at for at, token in enumerate(tokens) if figure.start <= token.start < figure.end]
    if not inside:
        return None
    verb = _verb_above(tokens, inside[-1])
    if verb < 0:
        return None
    clause = list(_clause(tokens, verb))
    judged = tokens[verb].lemma.lower() in _ESTIMATES
    sayers = set(_sayers(tokens, verb)) if judged else set()
    spoken = {at for at in clause if _is_spoken(said, tokens[at])}
    dated = {at for at in clause if any(one.start <= tokens[at].start < one.end for one in said.dates)}
    numbers = {at for at in clause if any(one.start <= tokens[at].start < one.end for one in said.figures)}
    kept = [at for at in clause if at not in sayers | spoken | dated | numbers]
    noun = kind(figure.of) if figure.of else ""
    if figure.kind == "count" and not noun and not _AT.search(said.sentence.text[: figure.start]):
        noun = _NO_NOUN  # "four schools in ten": the ten count nothing
    deed = _deed(tokens, verb, noun)
    about = {
        kind(tokens[at].lemma.lower())
        for at in kept
        if at != verb and tokens[at].pos in _NAMING and tokens[at].lemma.lower() not in LIGHT | _NOTHING
    }
    text = " ".join(tokens[at].text for at in sorted(clause))
    return Quantity(
        figure,
        noun,
        frozenset(about - {noun}),
        deed,
        _ANY if judged else _tense(tokens, verb),
        _rate(text, noun) or _year(said),
        frozenset(_OVER.findall(text)),
        judged or bool(said.attributions),
        _is_part(said, figure),
    )


def _is_part(said: Statement, figure: Figure) -> bool:
    """Whether it counts some of those that are counted: "61 of the cases", "two other men"."""
    text = said.sentence.text
    return bool(_OF_THESE.match(text, figure.end) or _OTHERS.match(text, figure.end))


def _deed(tokens: Sequence[Token], verb: int, noun: str) -> str:
    lemma = tokens[verb].lemma.lower()
    if lemma in _HOLDS | _ESTIMATES:
        return "job" if lemma == "employ" and noun != "job" else ""
    if noun == "job" and lemma in _LOST:
        return ""
    return kind(lemma)


def _rate(text: str, noun: str) -> str:
    found = _RATE.search(text)
    if found is None or noun in _DURATIONS:
        return ""
    word = found[1] or found[2]
    return _RATE_OF.get(word, word)


def _year(said: Statement) -> str:
    """Return "year" where all that is dated is one year: "2.4 million travellers last year"."""
    known = said.known_by
    years = [when.grain == "year" and when.first and known and when.first <= known for when in said.dates]
    return "year" if years and all(years) and said.outlook is None else ""


def _verb_above(tokens: Sequence[Token], at: int) -> int:
    way = (at, *above(tokens, at))
    return next((n for n in way if tokens[n].pos in VERBS and tokens[n].dep not in {"amod", *HELPERS}), -1)


def _clause(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """Yield the places of the clause's words, without other clauses in it."""
    yield verb
    for at in children(tokens, verb):
        if tokens[at].dep not in _CLAUSES and not _is_other(tokens, at):
            yield from _phrase(tokens, at)
    over = tokens[verb].head
    if tokens[verb].dep == "xcomp" and over != verb:
        for at in children(tokens, over, *NOUN_SUBJECTS):
            yield from _phrase(tokens, at)


def _is_other(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].dep in {"conj", "xcomp"} and tokens[at].pos in VERBS


def _phrase(tokens: Sequence[Token], top: int) -> Iterator[int]:
    return below(tokens, top, lambda one: one.dep not in _CLAUSES)


def _sayers(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """Yield the words of who puts a number on it: "Insurers estimate", "is put … by the government"."""
    for at in children(tokens, verb, "nsubj", "agent"):
        yield from _phrase(tokens, at)


def _is_spoken(said: Statement, token: Token) -> bool:
    return any(one.start <= token.start < one.end for one in said.attributions)


def _tense(tokens: Sequence[Token], verb: int) -> str:
    """Return "ahead" for what is to come, was planned or expected, "may" for what can be, else nothing."""
    beside = {tokens[at].text.lower() for at in children(tokens, verb)}
    if beside & _MAY:
        return "may"
    if beside & _WILL or tokens[verb].lemma.lower() in _FORESEES:
        return "ahead"
    over = tokens[tokens[verb].head]
    foreseen = tokens[verb].dep in {"xcomp", "ccomp"} and over.lemma.lower() in _FORESEES | {
        "be",
        "due",
        "set",
    }
    return "ahead" if foreseen and tokens[verb].tag == "VB" else ""


def told_apart(one: Statement, two: Statement) -> bool:
    """Whether all values of one unit in the two are told otherwise: planned and built, a year and ten."""
    pairs = [
        (mine, yours) for mine in quantities(one) for yours in quantities(two) if _same_unit(mine, yours)
    ]
    return bool(pairs) and all(told_otherwise(mine, yours) for mine, yours in pairs)


def places_apart(one: Statement, two: Statement) -> bool:
    """Whether each tells of a place that the other does not name, or one of the whole country."""
    mine, yours = _places(one), _places(two)
    if mine and yours:
        return not mine & yours
    whole = _WHOLE.search(one.sentence.text), _WHOLE.search(two.sentence.text)
    return bool((mine and whole[1]) or (yours and whole[0]))


def _places(said: Statement) -> set[str]:
    dated = [(when.start, when.end) for when in said.dates]
    return {
        token.lemma.lower()
        for token in (said.tokens[at] for at in told(said))
        if token.pos == "PROPN"
        and token.dep == "pobj"
        and said.tokens[token.head].lemma in _WHERE
        and token.entity not in {"DATE", "TIME"}
        and not any(low <= token.start < high for low, high in dated)
    }


_WHERE = frozenset("in at near around across throughout".split())
_WHOLE = re.compile(r"\b(?:whole|entire|nationwide|countrywide|all of|worldwide)\b", re.IGNORECASE)


def is_yearly(said: Statement) -> bool:
    """Whether it gives a value of every year: "carries a million passengers a year"."""
    return not said.dates and any(one.rate == "year" for one in quantities(said))


def corrects(new: Statement, old: Statement) -> bool:
    """Whether ``new`` gives the value of ``old`` as the former one: "corrected to 3,700 from 4,100"."""
    for gone in new.figures:
        before = new.sentence.text[: gone.start]
        if not _FROM.search(before):
            continue
        others = [one for one in new.figures if one is not gone and one.kind == gone.kind]
        stated = any(_equal(gone, one) and one.kind != "ordinal" for one in old.figures)
        if others and stated and _topic(new) & _topic(old):
            return True
    return False


_FROM = re.compile(
    r"\b(?:from|instead of|rather than|not)\s+(?:the )?(?:about |some )?[$€£]?\s*$", re.IGNORECASE
)


def _equal(one: Figure, two: Figure) -> bool:
    return (one.low, one.high) == (two.low, two.high) and (
        one.unit == two.unit or not (one.unit and two.unit)
    )


def _topic(said: Statement) -> set[str]:
    words = (token.lemma.lower() for token in said.tokens if token.pos in {"NOUN", "PROPN"})
    units = {one.of for one in said.figures}
    return {kind(word) for word in words if word not in LIGHT | _NOTHING | units | _ESTIMATES}
