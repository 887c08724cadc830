"""A sentence's tree goes in, the words that look ahead come out, each with the verb it governs.

The rules rest on word forms and their neighbours first and on the tree second: small letters and odd
punctuation mislead a parser about who governs whom, but rarely about what is an infinitive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.understand.outlook_words import (
    AHEAD,
    AHEAD_HINT,
    AIMS,
    APPOINTED,
    EXPLAINING,
    FORESIGHTS,
    GUESSES,
    HELPED,
    HINTS,
    MODALS,
    NEEDS,
    PLAN_NOUNS,
    PLANS,
    PROMISES,
    PROSPECTS,
    REVISING,
)
from briefgen.understand.parse_tree import FINITE, Tree
from briefgen.understand.speech_words import CLAUSE_VERBS

_BE_PRESENT = frozenset("is are am be 's 're 'm being".split())
_BE_PAST = frozenset({"was", "were", "been"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Cue:
    """The tokens ``first`` to ``end`` look ahead; ``place`` is the word whose subject acts.

    ``past`` says that the looking ahead itself lies in the past ("was expected to").
    ``weight``: "firm" alone makes an outlook, "faint" only together with a future date or another cue.
    """

    first: int
    end: int
    place: int
    past: bool = False
    weight: Literal["firm", "faint"] = "firm"


def cues(tree: Tree) -> Iterator[Cue]:
    """Yield the cues of a sentence: those of its words in reading order, then its phrases of time."""
    for place in range(len(tree)):
        cue = _modal(tree, place) or _prospect(tree, place) or _plan(tree, place) or _to_be(tree, place)
        cue = cue or _need(tree, place) or _noun(tree, place)
        if cue is not None:
            yield cue
    headline = _headline(tree)
    if headline is not None:
        yield headline
    yield from _phrases(tree)


def _phrases(tree: Tree) -> Iterator[Cue]:
    for pattern in (AHEAD, AHEAD_HINT):
        for match in pattern.finditer(tree.text):
            inside = [n for n, token in enumerate(tree.tokens) if match.start() <= token.start < match.end()]
            if inside:
                weak = pattern is AHEAD_HINT or in_past(tree, inside[0])
                yield Cue(inside[0], inside[-1] + 1, inside[0], weight="faint" if weak else "firm")


def in_past(tree: Tree, place: int, *, told: bool = True) -> bool:
    """Say whether the clause around a token tells of the past ("met to discuss next year's budget").

    With ``told``, a verb that only reports what somebody says or guesses does not count as past.
    """
    for above in (place, *tree.above(place)):
        token = tree.tokens[above]
        if token.pos not in {"VERB", "AUX"}:
            continue
        tags = {token.tag} | {tree.tokens[n].tag for n in tree.children[above] if tree.tokens[n].pos == "AUX"}
        if tags & {"VBZ", "VBP", "MD"}:
            return False
        if "VBD" in tags:
            return not (told and (token.lemma in CLAUSE_VERBS or _backshifted(tree, above)))
    return False


def _backshifted(tree: Tree, verb: int) -> bool:
    """Say whether the past tense is that of reported speech: "he said there was a need to act"."""
    token = tree.tokens[verb]
    return token.dep == "ccomp" and tree.tokens[token.head].lemma in CLAUSE_VERBS


# ---------------------------------------------------------------- will, would, may


def _modal(tree: Tree, place: int) -> Cue | None:
    word = tree.words[place]
    if word not in MODALS or tree.tokens[place].tag != "MD":
        return None
    verb = _infinitive(tree, place)
    if verb is None or _unreal(tree, verb):
        return None
    if word in {"will", "'ll", "wo"}:
        return Cue(place, place + 1, verb)
    if word == "shall":
        ours = any(tree.words[n] in {"i", "we"} for n in range(max(0, place - 2), place))
        return Cue(place, place + 1, verb) if ours else None
    if word in {"can", "ca"} or tree.tokens[verb].lemma in EXPLAINING or _remark(tree, place, verb):
        return None
    if word == "could" and tree.words[place + 1 : place + 2] in (("not",), ("n't",)):
        return None
    return None if word != "would" and _going_on(tree, verb) else Cue(place, place + 1, verb)


def _going_on(tree: Tree, verb: int) -> bool:
    """Say whether it is "may be weighing on": a guess about the present."""
    return tree.words[verb] == "be" and verb + 1 < len(tree) and tree.tokens[verb + 1].tag == "VBG"


def _infinitive(tree: Tree, place: int) -> int | None:
    """Find the bare verb that belongs to a modal: near it, past adverbs, "not", or an inverted subject."""
    for other in range(place + 1, min(len(tree), place + 7)):
        tag = tree.tokens[other].tag
        if tag == "VB" or (tag == "VBP" and other == place + 1):
            return other
        if tag in {"VBD", "VBZ", "TO", "MD", "."}:
            return None
    return None


def _unreal(tree: Tree, verb: int) -> bool:
    """Say whether it is "would have gone", "may have been": a guess about the past."""
    if tree.words[verb] != "have":
        return False
    after = [tree.tokens[n].tag for n in range(verb + 1, min(len(tree), verb + 4))]
    return "VBN" in after[:1] or (after[:1] == ["RB"] and "VBN" in after)


def _remark(tree: Tree, place: int, verb: int) -> bool:
    """Say whether it is a turn of speech: "should be noted", "would like to thank", "may be due to"."""
    after = " ".join(tree.words[place + 1 : verb + 3])
    return after.startswith(_REMARKS)


_REMARKS = (
    "be noted",
    "be stressed",
    "be emphasi",
    "like to",
    "be due to",
    "be explained",
    "be attributed",
    "be traced",
    "be said",
    "be seen as",
    "be described",
)


# ---------------------------------------------------------------- is expected to, due in


def _prospect(tree: Tree, place: int) -> Cue | None:
    word = tree.words[place]
    if word not in PROSPECTS or (place and tree.words[place - 1] in {"than", "as", "widely"}):
        return None
    tail = _to_verb(tree, place + 1)
    if tail is None and (
        word not in APPOINTED or tree.tokens[place].dep == "amod" or not _time_follows(tree, place)
    ):
        return None
    helper = _helper(tree, place)
    if (word in HELPED and helper is None) or (word in {"track", "course"} and tree.words[place - 1] != "on"):
        return None
    if word == "estimated" and (tail is None or tree.words[tail] == "have"):
        return None
    end = tail if tail is not None else place + 1
    bare_past = helper is None and in_past(tree, place)
    return Cue(place, end, max(place, end), past=helper == "past", weight="faint" if bare_past else "firm")


def _to_verb(tree: Tree, first: int) -> int | None:
    """Return the infinitive after "to", up to three tokens on ("expected by many to rise")."""
    for to in range(first, min(len(tree) - 1, first + 4)):
        if tree.words[to] == "to" and tree.tokens[to].tag in {"TO", "IN"}:
            verb = next(
                (n for n in range(to + 1, min(len(tree), to + 4)) if tree.tokens[n].pos != "ADV"), None
            )
            return verb if verb is not None and tree.tokens[verb].tag in {"VB", "VBP"} else None
        if tree.tokens[to].pos in {"VERB", "PUNCT"}:
            return None
    return None


def _time_follows(tree: Tree, place: int) -> bool:
    """Say whether a time stands right after: "scheduled for August", "due next week"."""
    ahead = range(place + 1, min(len(tree), place + 4))
    return any(tree.tokens[n].entity in _TIMES for n in ahead)


def _helper(tree: Tree, place: int) -> Literal["present", "past"] | None:
    """Read the tense of the "be" before a participle, past adverbs and "also"."""
    for before in range(place - 1, max(-1, place - 5), -1):
        if tree.words[before] in _BE_PAST:
            return "past"
        if tree.words[before] in _BE_PRESENT or tree.words[before] in {"remain", "remains", "looks", "look"}:
            return "present"
        if tree.tokens[before].pos not in {"ADV", "PART", "AUX"}:
            return None
    return None


# ---------------------------------------------------------------- plans to, expects


def _plan(tree: Tree, place: int) -> Cue | None:
    token = tree.tokens[place]
    lemma = token.lemma.lower()
    if token.pos not in {"VERB", "AUX"} or lemma not in PLANS | PROMISES or _is_participle(tree, place):
        return None
    if place and tree.words[place - 1] in {"than", "as"}:
        return None
    past = token.tag in {"VBD", "VBN"}
    tail = _to_verb(tree, place + 1)
    object_ = tree.child(place, "dobj", "ccomp", "xcomp")
    if lemma in GUESSES and (tail is not None or object_ is not None):
        return Cue(place, place + 1, place, past=past)
    if tail is not None and (lemma in PROMISES or not past):
        aside = token.tag == "VBG" and token.dep in {"advcl", "acl"}  # "…, seeking to keep the balance"
        return Cue(place, tail, place, weight="faint" if aside else "firm")
    if lemma in {"plan", "propose", "aim", "schedule", "target"} and not past and tree.children[place]:
        return Cue(place, place + 1, place, weight="firm" if token.tag in {"VBZ", "VBP"} else "faint")
    return None


def _is_participle(tree: Tree, place: int) -> bool:
    """ "the expected rise", "is expected to" (met as a prospect already)."""
    token = tree.tokens[place]
    if token.dep in {"amod", "compound"}:
        return True
    return token.tag == "VBN" and _helper(tree, place) is not None


# ---------------------------------------------------------------- is to, forecasts, ahead


def _to_be(tree: Tree, place: int) -> Cue | None:
    """ "The minister is to visit Oslo" — but not "the aim is to", where "to" tells what the aim is."""
    if tree.words[place] not in {"is", "are"} or _to_verb(tree, place + 1) is None:
        return None
    if place + 1 >= len(tree) or tree.words[place + 1] != "to":
        return None
    verb = tree.tokens[place].head if tree.tokens[place].dep in {"aux", "auxpass"} else place
    subject = tree.subject(verb)
    if (
        subject is None
        or tree.tokens[subject].lemma.lower() in AIMS
        or tree.tokens[subject].tag in {"VB", "VBG"}
    ):
        return None
    return Cue(place, place + 2, place + 2)


def _need(tree: Tree, place: int) -> Cue | None:
    """Recognise "a need to watch" and "it is necessary to act", also where somebody says so."""
    if tree.words[place] not in NEEDS or tree.tokens[place].pos == "VERB":
        return None
    tail = _to_verb(tree, place + 1)
    if tail is None or tree.words[place + 1] != "to" or in_past(tree, place):
        return None
    return Cue(place, tail, tail)


def _noun(tree: Tree, place: int) -> Cue | None:
    token = tree.tokens[place]
    lemma = token.lemma.lower()
    if token.pos not in {"NOUN", "PROPN"}:
        return None
    tail = _to_verb(tree, place + 1) if lemma in PLAN_NOUNS else None
    if tail is not None and tree.words[place + 1] == "to":
        told = not in_past(tree, place) or any(tree.tokens[n].lemma in _TELLING for n in tree.above(place))
        return Cue(place, tail, place, weight="firm" if told else "faint")
    if _is_foresight(tree, place, lemma) and not _measure(tree, place):
        return Cue(place, place + 1, place, weight="firm" if _said_now(tree, place) else "faint")
    return Cue(place, place + 1, place, weight="faint") if lemma in HINTS else None


def _is_foresight(tree: Tree, place: int, lemma: str) -> bool:
    """Say whether the noun is a forecast: the word itself, or "expectations of", "expectations that"."""
    if lemma == "expectation" and place + 1 < len(tree):
        return tree.words[place + 1] in {"of", "for", "that"}
    return lemma in FORESIGHTS


_TELLING = frozenset("announce unveil outline disclose reveal present propose confirm approve agree".split())
_CAUSES = frozenset("amid owing due because on to given despite following after by with".split())
_MEASURES = frozenset(
    "than previous earlier last past exceed beat miss compare line initial above below".split()
)


def _measure(tree: Tree, place: int) -> bool:
    """Say whether a forecast is only the yardstick: "below the January forecast", "beat forecasts"."""
    return any(tree.tokens[n].lemma.lower() in _MEASURES for n in range(max(0, place - 5), place))


def _said_now(tree: Tree, place: int) -> bool:
    """Say whether the sentence says something of the forecast that still holds."""
    path = (place, *tree.above(place))
    verb = next((n for n in path if tree.tokens[n].pos in {"VERB", "AUX"}), None)
    if any(tree.words[n] in _CAUSES for n in (path[: path.index(verb)] if verb is not None else path)):
        return False  # "prices rose on improving prospects" tells of prices
    return verb is not None and (tree.tokens[verb].lemma in REVISING or not in_past(tree, place, told=False))


def _headline(tree: Tree) -> Cue | None:
    """Recognise "Ministers to meet in Oslo" and, anywhere, "a summit to be held in May"."""
    finite = any(token.tag in FINITE for token in tree.tokens)
    for place in range(1, len(tree) - 1):
        if tree.words[place] != "to" or tree.tokens[place + 1].tag != "VB":
            continue
        named = tree.tokens[place - 1].pos in {"NOUN", "PROPN"}
        hangs = (
            tree.tokens[place + 1].dep in {"relcl", "acl"}
            or tree.tokens[tree.tokens[place + 1].head].pos != "VERB"
        )
        if named and hangs and tree.words[place + 1] == "be":
            return Cue(place, place + 1, place + 1, weight="faint" if in_past(tree, place) else "firm")
        if named and not finite and tree.tokens[place + 1].dep in {"ROOT", "acl", "relcl", "xcomp"}:
            return Cue(place, place + 1, place + 1)
    return None
