"""A statement in, whether it stands under a picture that the page does not have out.

Captions tell a past day in the present ("Ana Lund speaks in Holm on 3 May 2013"); a credit follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model.names import MONTHS, MONTHS_BEGIN, WEEKDAYS
from briefgen.understand.grammar import NOUN_SUBJECTS, above, children, root, root_at, verb_of
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefgen.compose.naming import Voice
    from briefgen.model import Statement, Token, When

PICTURE = "describes a picture"
_NO_PICTURE = 1000  # so many of anything are not seen on one
# Behind what a picture shows; "(AP)" and "(Reuters)" stand behind news too.
_CREDIT = re.compile(
    r"\s?\((?=[^()]*(?:\bGetty\b|\bPhoto(?:s|graph)?\b|\bImages?\b|\b(?:AP|AFP|EPA|Reuters) ?/))[^()]{4,70}\)"
)
_CREDIT_LONGEST = 80
_DAY_IN_FULL = re.compile(rf"\b[A-Z]\w+(?<!day), (?:{'|'.join(MONTHS)})\.? \d{{1,2}}, (?:19|20)\d\d\.?$")
# "… outside a rally Monday, Sept. 9, 2019, in Holm.": so agencies end what they write under a picture.
_DAY_AND_PLACE = re.compile(
    rf"(?<! of)(?<! from)(?<! since)(?<! until)(?<! by) (?:{'|'.join(WEEKDAYS)}), "
    rf"(?:{'|'.join(MONTHS_BEGIN)})[a-z]*\.? \d{{1,2}}, (?:19|20)\d\d"
    r"(?:, (?:in|at|near|outside|on) [^.;]{2,60})?\.?$",
    re.IGNORECASE,
)
_STATES = {"be", "have", "remain", "mark", "include", "date", "run", "make", "show", "take", "fall", "come"}
# "cut" is present and past.
_SAME_IN_THE_PAST = frozenset("cut put set hit let shut read cost spread beat burst quit split bid".split())


def credited(statement: Statement, voice: Voice) -> str:
    """Say so where the credit of a picture follows: "… in the Baltic Sea. (Norland Navy / Getty Images)"."""
    end = statement.sentence.span.end
    return PICTURE if _CREDIT.match(voice.text[end : end + _CREDIT_LONGEST]) else ""


def shows(statement: Statement) -> bool:
    """Whether a past day is told in the present, as captions do: "speaks at a rally on 3 May 2013"."""
    verb, text = root(statement.tokens), statement.sentence.text
    if verb is None or statement.outlook is not None or statement.sentence.parts:
        return False
    if any(one.kind in {"money", "share"} or one.low >= _NO_PICTURE for one in statement.figures):
        return False  # "The union puts the losses at 12 million up to 9 October": no picture shows a sum
    if _DAY_IN_FULL.search(text) and not _is_past(statement):
        return True
    told = _is_scene(verb) or _takes_part(statement)
    if told and _DAY_AND_PLACE.search(text):
        return True
    seen = verb.tag == "VBN" and verb.text.lower() in {"seen", "pictured", "shown"}
    days = (
        when
        for when in statement.dates
        if when.grain == "day"
        and _is_of(statement.tokens, when.start, verb)
        and not text[: when.start].endswith(" as of ")
    )
    return (told or seen) and any(_is_over(when, statement.known_by) for when in days)


def _is_scene(verb: Token) -> bool:
    """Whether the main verb tells in the present what somebody does, and not what is or is said."""
    past = verb.tag == "VBP" and verb.lemma in _SAME_IN_THE_PAST
    return verb.tag in {"VBZ", "VBP"} and verb.lemma not in _STATES | CLAUSE_VERBS and not past


def _takes_part(statement: Statement) -> bool:
    """Whether somebody "takes part": other things that are taken ("takes effect") no picture shows."""
    tokens, verb = statement.tokens, root_at(statement.tokens)
    objects = {tokens[at].lemma for at in children(tokens, verb, "dobj")}
    return tokens[verb].lemma == "take" and tokens[verb].tag in {"VBZ", "VBP"} and "part" in objects


def _is_past(statement: Statement) -> bool:
    """Whether any verb tells of the past or of what may be, or none is finite."""
    tags = {token.tag for token in statement.tokens}
    return bool(tags & {"VBD", "MD"}) or not tags & {"VBP", "VBZ"}


def _is_over(when: When, known: date | None) -> bool:
    """Whether the day is told as one that was, or can not be placed: "on Monday", said on a Wednesday."""
    if when.rule == "as written" or when.last is None:
        return True
    return known is not None and when.last < known


def _is_of(tokens: Sequence[Token], start: int, verb: Token) -> bool:
    """Whether the verb right above the date is this one, and the date does not name its subject.

    In "a poll taken on 3 May gives" the verb is another, "the order of 3 May applies" tells which order.
    """
    at = next((place for place, token in enumerate(tokens) if token.end > start), 0)
    if tokens[verb_of(tokens, at)] is not verb:
        return False
    way = [at, *above(tokens, at)]
    of = next((n for n in way if tokens[n].lemma == "of"), at)
    named = tokens[tokens[of].head]
    return not (of != at and named.dep in NOUN_SUBJECTS and tokens[named.head] is verb)
