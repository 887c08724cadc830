"""A statement and the voice of its source in, whether it only comments on what others tell, out.

Reports name who did what, when and how much, or who says so. Columns, reviews and features go on without any
of that for whole sentences ("The offer isn't exactly a bargain"), and no list of words finds them all. Their
grammar does: they say what something is like, deny, weigh, feel and address the reader. One such sign stands
in many reports; two of them in a sentence that holds nothing to check seldom do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.merge.told import first_sentence, main_verb
from briefgen.understand.grammar import NAMES as NAMED
from briefgen.understand.grammar import (
    NOUN_SUBJECTS,
    VERBS,
    below,
    child,
    children,
    helpers,
    root_at,
    unquoted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.model import Statement, Token

COMMENTS = "comments, and holds nothing to check"
OF_EVERYBODY = "a quotation that speaks of everybody"
PICTURE = "describes a picture of a day"
NAMES = frozenset({COMMENTS, OF_EVERYBODY, PICTURE})
# Of 53 such sentences that stood on the pages of 220 folders of news, or were next to, 46 told nothing that a
# reader of a brief would miss; with one sign it is two in three.
_LEAST = 2
_MOST_NAMES = 1  # "Lund is not alone" names one
_FEWEST = 6  # sentences of a source that show how it is written
_OWN_VOICE = 0.3  # signs a sentence; of 60 sources above it some 50 were columns, reviews, blogs or features
_MOSTLY = 0.3  # of the tokens in quotation marks

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_AS_SPOKEN = re.compile(
    r"\b\w+n['’]t\b|\b\w+['’](?:re|ve|ll|d|m)\b|\b(?:it|he|she|that|there|what|who|here)['’]s\b|[!?]",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|I|[Mm]y|me|[Ll]et['’]s)\b")
# Of 35 such quotations 31 told nothing; "you must", "you may" tell a rule.
_ANYBODY, _BINDING = frozenset({"you", "your"}), frozenset({"must", "may", "shall", "cannot"})
_NEARLY_ALL = 0.6  # of the tokens: what is left tells who speaks
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LIKENS = frozenset("be seem appear look sound remain feel".split())
_LIKE = ("acomp", "attr", "oprd", "xcomp")
_THINKS = frozenset(
    "feel think believe know remember recall imagine wonder realise realize love like enjoy hate want hope "
    "wish worry fear dream admire prefer appreciate understand doubt guess mean care mind regret miss "
    "struggle suffer matter".split()
)
# Adverbs that tell when, how often, by whom and how far; all others in "-ly" weigh what they stand with.
_MEASURED = frozenset(
    "recently currently immediately previously publicly formally officially jointly unanimously nearly only "
    "approximately early daily weekly monthly yearly reportedly allegedly likely directly partially partly "
    "fully initially finally originally temporarily annually legally illegally federally locally nationally "
    "internationally globally exactly roughly mostly mainly primarily largely usually typically generally "
    "normally newly shortly eventually subsequently simultaneously separately respectively specifically "
    "additionally possibly potentially supposedly historically traditionally permanently voluntarily "
    "significantly statistically sexually physically politically economically financially medically "
    "technically electronically chemically".split()
)


def voices(told: Iterable[Statement]) -> Mapping[str, bool]:
    """Return of each source whether it is told in its writer's own voice, by the source's id."""
    found: dict[str, list[float]] = defaultdict(list)
    for said in told:
        found[said.sentence.span.source].append(_voice(said))
    return {
        source: len(marks) >= _FEWEST and sum(marks) >= _OWN_VOICE * len(marks)
        for source, marks in found.items()
    }


def _voice(said: Statement) -> float:
    plain = _plain(said)
    own = bool(_AS_SPOKEN.search(plain)) + bool(_ADDRESSES.search(plain))
    return own - 0.5 * bool(said.attributions)


def _plain(said: Statement) -> str:
    return _QUOTED.sub(" ", said.sentence.text)


def wanting(said: Statement, *, own_voice: bool) -> str:
    """Return why the statement tells little, or an empty string; ``own_voice`` tells how its source does."""
    faults = ((_pictures, PICTURE), (_speaks_of_everybody, OF_EVERYBODY))
    found = next((name for has, name in faults if has(said)), "")
    return found or (COMMENTS if _comments(said, own_voice=own_voice) else "")


def _comments(said: Statement, *, own_voice: bool) -> bool:
    """Whether it holds nothing to check, and is told as comment."""
    if _holds_something(said):
        return False
    tokens, verb = said.tokens, main_verb(said)
    written = (
        own_voice,
        bool(_AS_SPOKEN.search(_plain(said))),
        sum(inside for _, inside in unquoted(tokens)) > _MOSTLY * len(tokens),
        any(_weighs(token) for token, inside in unquoted(tokens) if not inside),
        verb >= 0 and tokens[verb].lemma.lower() in _THINKS,
        verb >= 0 and _is_general(tokens, verb),
        verb >= 0 and tokens[verb].tag == "VBG" and bool(helpers(tokens, verb) & {"was", "were"}),
    )
    # These two are as much those of a rule or a finding ("There is no law against it").
    plain = (
        any(token.dep == "neg" for token, inside in unquoted(tokens) if not inside),
        verb >= 0 and tokens[verb].lemma.lower() in _LIKENS and bool(children(tokens, verb, *_LIKE)),
    )
    return any(written) and sum(written) + sum(plain) >= _LEAST


def _speaks_of_everybody(said: Statement) -> bool:
    """Whether it quotes what holds for "you", that is for anybody: without name, figure, day or duty."""
    tokens = first_sentence(said.tokens)
    quoted = [token for token, inside in unquoted(tokens) if inside]
    words = {token.text.lower() for token in quoted}
    if len(quoted) <= _NEARLY_ALL * len(tokens) or not words & _ANYBODY or words & _BINDING:
        return False
    begins, ends = quoted[0].start, quoted[-1].end
    starts = [one.start for one in said.dates]
    starts += [one.start for one in said.figures if one.kind != "ordinal"]
    named = any(token.pos == "PROPN" or token.entity in NAMED for token in quoted)
    return not named and not any(begins <= start < ends for start in starts)


def _pictures(said: Statement) -> bool:
    """Whether it tells in the present tense what a day behind a comma saw: "Lund waves, May 3, 2017."."""
    tokens = first_sentence(said.tokens)
    verb = root_at(tokens)
    if verb < 0 or said.attributions or said.outlook or not _shows_now(tokens, verb):
        return False
    starts = {one.start for one in said.dates if one.grain == "day" and _YEAR.search(one.text)}
    places = [at for at, token in enumerate(tokens) if token.start in starts and at > verb]
    return any(
        tokens[at - 1].text == "," and not any(token.pos in VERBS for token in tokens[at:]) for at in places
    )


def _shows_now(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb stands in the present tense and tells what somebody does, or what is done."""
    if tokens[verb].tag in {"VBZ", "VBP"}:
        return tokens[verb].pos == "VERB" and tokens[verb].lemma.lower() not in _LIKENS
    helping = helpers(tokens, verb)
    return bool(helping & {"is", "are"}) and not helping & {"has", "have", "been"}


def _holds_something(said: Statement) -> bool:
    """Whether it gives a figure, a day, a plan, who says so, or more than one name."""
    if said.dates or said.attributions or said.outlook or any(one.kind != "ordinal" for one in said.figures):
        return True
    return sum(token.begins and token.entity in NAMED for token in said.tokens) > _MOST_NAMES


def _weighs(token: Token) -> bool:
    word = token.text.lower()
    return token.tag == "RB" and token.dep == "advmod" and word.endswith("ly") and word not in _MEASURED


def _is_general(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it tells what a kind of things does at all times: "Some parents find it hard"."""
    subject = child(tokens, verb, *NOUN_SUBJECTS)
    if subject < 0 or tokens[subject].tag != "NNS" or tokens[verb].tag not in {"VBZ", "VBP"}:
        return False
    one_kind = not any(tokens[at].lemma == "the" for at in children(tokens, subject, "det"))
    counted = children(tokens, subject, "poss", "nummod")
    return one_kind and not counted and all(tokens[at].pos != "PROPN" for at in below(tokens, subject))
