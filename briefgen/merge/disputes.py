"""Two statements in, whether they disagree, or the one has been overtaken by the other, out.

A disagreement is one thing with two values. A later revision, another period, another definition ("including
upkeep", "if prices rise"), a range that holds the other value and a rounded figure are none. A wrong
disagreement misleads more than a missed one, so all that could explain two values keeps the pair apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.called_off import called_off, is_called_off
from briefgen.merge.counts import bounded, outgrown
from briefgen.merge.definitions import ECONOMY, definition, sentence_of
from briefgen.merge.figures import agree, figures_apart, horizons_differ, overlap, same_measure, told_dates
from briefgen.merge.half import half_told
from briefgen.merge.quantities import (
    corrects,
    is_yearly,
    known_there,
    places_apart,
    told_apart,
    values_of_one_thing,
)
from briefgen.merge.replanned import days_differ, horizon_words, replanned, things_apart
from briefgen.merge.told import actions, first_sentence, lemmas
from briefgen.merge.tolls import other_time, toll, tolls_differ
from briefgen.understand.grammar import FINITE, NOUN_SUBJECTS, POINTING, VERBS, above, child, children, root

if TYPE_CHECKING:
    from briefgen.model import Figure, Statement

# Where most words agree, the thing is the same; where fewer do, its measure must be ("the scheme costs").
_SAME_WORDS, _SAME_MEASURE = 0.60, 0.30
_REVISED = re.compile(
    r"\bnow (?:expect(?:s|ed)?|estimates?|puts?|plans?|sees?|says?|forecasts?|due|planned|scheduled|set)\b|"
    r"\b(?:revis|postpon|delay|reschedul|correct|updat|supersed)\w*\b|\bwill now\b|"
    r"\breplac(?:es?|ed|ing) (?:(?:the|an?|its|our|all) )?(?:earlier|previous|first|old|provisional|"
    r"preliminary|figures?|estimates?|forecasts?|dates?|versions?)\b|\bpush(?:ed)? back\b|"
    r"\bbrought forward\b|\binstead of\b|\blater than (?:planned|expected)\b|\bno longer\b|"
    r"\b(?:earlier|original|previous|first|old) (?:date|plan|estimate|figure|forecast|target)\b|"
    r"\b(?:rais|lower|cut|trimm?)(?:ed|s|ing)? (?:its|their|the) (?:forecast|estimate|target|projection)\b|"
    r"\b(?:up|down) from\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:recommend|demand|propos|suggest|request)\w*\b|\bcall(?:s|ed|ing)? (?:for|on)\b|"
    r"\b(?:should|ought|wants?|wanted|asks?|asked)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset("be come amount stand put total reach run estimate".split())
_LEVEL = "level"  # the measure of what rises, falls or stands at so much
_MOVES = frozenset(
    "rise fall climb drop grow shrink peak average reach stand widen narrow increase decrease decline remain "
    "return slow ease hit total settle".split()
)
_FORESEES = frozenset("project forecast expect predict estimate see anticipate".split())
_PRONOUNS = frozenset("it they this".split())
_DAYS = {"day", "week"}


def disagree(one: Statement, two: Statement, likeness: float) -> bool:
    """Whether the two give another value for the same thing, and nothing in them explains why."""
    if not other_value(one, two, likeness):
        return False
    for mine, yours in values_of_one_thing(one, two):
        if not (_revises_it(one, mine) or _revises_it(two, yours)):
            return True
    return not (_revises_it(one) or _revises_it(two))


def _revises_it(said: Statement, figure: Figure | None = None) -> bool:
    """Whether the sentence with the value revises; one that is joined to it tells of that body only."""
    own = sentence_of(said, figure) if figure else first_sentence(said.tokens)
    text = said.sentence.text[own[0].start : own[-1].end] if own else said.sentence.text
    return _REVISED.search(text) is not None


def other_value(one: Statement, two: Statement, likeness: float) -> bool:
    """Whether the two give another value for the same thing, at one time and by one definition."""
    if tolls_differ(one, two):
        return bounded(one) == bounded(two)
    if asks_for(one) != asks_for(two):
        return False
    if _other_period(one, two) or places_apart(one, two) or _points_back(one) or _points_back(two):
        return False
    return bool(values_of_one_thing(one, two)) or _same_words(one, two, likeness)


def _points_back(said: Statement) -> bool:
    """Whether only the sentence before says of what its values are: "this would save 29 million".

    "This" may be a week of three days here and one of four days there.
    """
    tokens = first_sentence(said.tokens)
    end = tokens[-1].end if tokens else 0
    told = [figure for figure in said.figures if figure.kind != "ordinal" and figure.start < end]
    return bool(told) and all(_is_of_this(said, figure) for figure in told)


def _is_of_this(said: Statement, figure: Figure) -> bool:
    """Whether the verb of the figure has a bare "this" or "that" for its subject."""
    tokens = said.tokens
    at = next((place for place, token in enumerate(tokens) if token.start >= figure.start), -1)
    verb = next((n for n in above(tokens, at) if tokens[n].pos in VERBS), -1) if at >= 0 else -1
    if verb < 0 or tokens[verb].dep in {"relcl", "acl"}:
        return False
    return any(tokens[n].text.lower() in POINTING for n in children(tokens, verb, *NOUN_SUBJECTS))


def _same_words(one: Statement, two: Statement, likeness: float) -> bool:
    """Whether figures of the two are apart, and their words or one measure say that it is one thing."""
    if half_told(one) or half_told(two) or told_apart(one, two) or definition(one) != definition(two):
        return False
    if not (_new_figures(one, two) and _new_figures(two, one)):
        return False
    growth = (tells_growth(one) and tells_growth(two)) or (_forecasts(one) and _forecasts(two))
    if likeness < _SAME_WORDS and not same_things(one, two):
        return False
    return likeness >= _SAME_MEASURE or growth


def _new_figures(one: Statement, two: Statement) -> list[Figure]:
    """Return the figures of ``one`` that are apart from those of ``two`` and do not stand there at all."""
    return [figure for figure in figures_apart(one, two) if not known_there(one, figure, two)]


def tells_growth(said: Statement) -> bool:
    """Whether the statement gives by how much the economy grows: that is one measure, in whatever words."""
    return any(_measured(said, figure) == ("grow", "economy") for figure in said.figures)


def _forecasts(said: Statement) -> bool:
    """Whether it says which level something will reach: what two bodies expect of it is one measure."""
    return said.outlook is not None and any(_measured(said, figure)[0] == _LEVEL for figure in said.figures)


def asks_for(said: Statement) -> bool:
    """Whether the statement asks for its figure, or is a bare item of a list: nobody says that it is so."""
    verb = root(said.tokens)
    finite = any(token.tag in FINITE for token in said.tokens)
    told = finite and verb is not None and verb.pos in VERBS
    return not told or _WISHES.search(said.sentence.text) is not None


def values_against(other: Statement, said: Statement) -> list[str]:
    """Return what ``other`` gives where ``said`` gives another value, in the words of ``other``."""
    if tolls_differ(other, said):
        dead = toll(other)
        return [dead.text] if dead else []
    pairs = values_of_one_thing(other, said)
    if pairs:
        return list(dict.fromkeys(mine.text for mine, _ in pairs))
    apart = [figure.text for figure in figures_apart(other, said)]
    if not apart and days_differ(other, said):
        return [horizon_words(other)]
    return apart


def supersedes(new: Statement, old: Statement, likeness: float) -> bool:
    """Whether ``new``, from a later source, says that what ``old`` gives has changed, or gives it anew."""
    if old.outlook and is_called_off(old, new):
        return likeness >= _SAME_MEASURE or len(called_off(new)) > 1
    if replanned(new, old, says_so=revises(new)):
        return True
    if outgrown(old, new):
        return True
    if not revises(new):
        return False
    if corrects(new, old):
        return True
    if horizons_differ(new, old):
        alike = bool(actions(new) & actions(old)) or likeness >= _SAME_WORDS
        return alike and not things_apart(new, old)
    if likeness < _SAME_MEASURE or definition(new) - {"if"} != definition(old) - {"if"}:
        return False
    if values_of_one_thing(new, old):
        return True
    return bool(figures_apart(old, new)) and (likeness >= _SAME_WORDS or same_things(new, old))


def revises(said: Statement) -> bool:
    """Whether the statement says that something was planned or reckoned otherwise before."""
    return _REVISED.search(said.sentence.text) is not None


def _other_period(one: Statement, two: Statement) -> bool:
    """Whether the figures may be of two periods: dates apart, or a period that only one of them names."""
    if other_time(one) != other_time(two):
        return True
    mine, yours = ([when for when in told_dates(said) if when.first] for said in (one, two))
    if mine and yours:
        return not any(overlap(when, other) for when in mine for other in yours)
    if tells_growth(one) and tells_growth(two) and (_says_this_year(one) or _says_this_year(two)):
        return False  # a source without a date says "this year": it may be another, and the reader is told
    if {when.grain for when in (*mine, *yours)} == {"year"} and (is_yearly(one) or is_yearly(two)):
        return False  # "a year" is any of these years
    return any(when.grain not in _DAYS for when in (*mine, *yours))


def _says_this_year(said: Statement) -> bool:
    return any(when.first is None and when.grain in {"year", "fiscal year"} for when in said.dates) or (
        re.search(r"\b(?:this|next) year\b", said.sentence.text) is not None
        and not any(when.first for when in told_dates(said))
    )


def same_things(one: Statement, two: Statement) -> bool:
    """Whether some figures that are apart measure the same of the same thing: what the scheme costs."""
    return any(
        same_measure(figure, other)
        and not agree(one, figure, two, other)
        and _same_thing(_measured(one, figure), _measured(two, other), one, two)
        for figure in figures_apart(one, two)
        for other in figures_apart(two, one)
    )


def _same_thing(mine: tuple[str, str], yours: tuple[str, str], one: Statement, two: Statement) -> bool:
    """Whether two measures are one; a pronoun may stand for what its own sentence names before."""
    if not mine[0] or mine[0] != yours[0]:
        return False
    if mine[1] in _PRONOUNS:
        return yours[1] not in _PRONOUNS and yours[1] in lemmas(one.tokens)
    if yours[1] in _PRONOUNS:
        return mine[1] in lemmas(two.tokens)
    return bool(mine[1]) and mine[1] == yours[1]


def _measured(said: Statement, figure: Figure) -> tuple[str, str]:
    """Return what is measured and of what: ("cost", "scheme")."""
    inside = [at for at, token in enumerate(said.tokens) if figure.start <= token.start < figure.end]
    way = [inside[-1], *above(said.tokens, inside[-1])] if inside else []
    verb = next((at for at in way if said.tokens[at].pos in VERBS), -1)
    nouns = way[: way.index(verb)] if verb in way else way
    if any(said.tokens[at].lemma.lower() == "growth" and _is_of_economy(said, at) for at in nouns):
        return "grow", "economy"
    if verb < 0:
        return "", ""
    verb = _foreseen(said, verb)
    subject = _subject(said, verb)
    lemma = said.tokens[verb].lemma.lower()
    if subject >= 0 and said.tokens[subject].lemma.lower() == "growth" and _is_of_economy(said, subject):
        return "grow", "economy"
    thing = said.tokens[subject].lemma.lower() if subject >= 0 else ""
    if lemma in _MOVES and thing not in ECONOMY and _is_level(said, inside[0]) and subject >= 0:
        return _LEVEL, _phrase(said, subject)
    if lemma not in _EMPTY:
        return lemma, "economy" if thing in ECONOMY else thing
    if subject < 0:
        return "", ""
    return thing, _of(said, subject)


def _foreseen(said: Statement, verb: int) -> int:
    """Return the verb that tells what is projected: "grow" of "is projected to grow"."""
    if said.tokens[verb].lemma.lower() not in _FORESEES:
        return verb
    told = child(said.tokens, verb, "xcomp")
    return verb if told < 0 else told


def _subject(said: Statement, verb: int) -> int:
    """Return the place of the verb's subject, or of that of the verb above "to grow"; -1 for none."""
    own = child(said.tokens, verb, *NOUN_SUBJECTS)
    if own < 0 and said.tokens[verb].dep == "xcomp":
        return child(said.tokens, said.tokens[verb].head, *NOUN_SUBJECTS)
    return own


def _is_level(said: Statement, figure: int) -> bool:
    """Whether the figure is what is reached, not by how much it changes: "to 5 per cent", "at 5 per cent"."""
    before = said.tokens[figure - 1].lemma.lower() if figure else ""
    return before in {"to", "at", "average", "reach", "hit"}


def _phrase(said: Statement, noun: int) -> str:
    """Return a noun with what says which: "unemployment rate", "price rice"."""
    near = children(said.tokens, noun, "compound", "amod", "nmod")
    words = [said.tokens[at].lemma.lower() for at in (*near, noun)]
    return " ".join([*words, _of(said, noun)]).strip()


def _is_of_economy(said: Statement, growth: int) -> bool:
    """Whether the growth is that of the economy: said so, or said of nothing else."""
    near = children(said.tokens, growth)
    below = [*near, *(at for prep in near for at in children(said.tokens, prep, "pobj"))]
    told = {said.tokens[at].lemma.lower() for at in below if said.tokens[at].pos in {"NOUN", "PROPN", "ADJ"}}
    return not told - ECONOMY - {"economic", "real", "annual", "percent", "cent", "%", "per"}


def _of(said: Statement, noun: int) -> str:
    """Return what hangs on the noun: "scheme" of "the cost of the scheme", "the scheme's cost"."""
    for at, token in enumerate(said.tokens):
        if token.head == noun and token.dep == "poss":
            return token.lemma.lower()
        if (
            token.dep == "pobj"
            and said.tokens[token.head].head == noun
            and said.tokens[token.head].lemma == "of"
        ):
            return said.tokens[at].lemma.lower()
    return ""
