"""A tree and a place in it go in, the cue comes out when a plan, a forecast or a duty stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.grammar import FINITE, TIMES, VERBS
from briefgen.understand.outlook.tense import Cue, helper, in_past, infinitive
from briefgen.understand.outlook.words import (
    AIMS,
    APPOINTED,
    AWAITED,
    CAUSES,
    CHANCES,
    FORESIGHTS,
    GUESSES,
    HELPED,
    HINTS,
    NEEDS,
    PLAN_NOUNS,
    PLANS,
    PROMISES,
    PROSPECTS,
    REVISING,
    TELLING,
    YARDSTICKS,
)

if TYPE_CHECKING:
    from briefgen.understand.parse.tree import Tree


# "Children were more likely to smoke": two groups of a study, and no chance of what comes.
_DEGREES = frozenset({"more", "less", "equally", "most", "least"})


def prospect(tree: Tree, place: int) -> Cue | None:
    """Recognise "is expected to", "due in May", "on track to", "likely to"."""
    word = tree.words[place]
    if word not in PROSPECTS or {"than", "as"} & set(tree.words[max(0, place - 2) : place]):
        return None  # "as expected", "faster than was expected"
    compared = word in {"likely", "unlikely", "prone", "apt"} and tree.words[place - 1] in _DEGREES
    ahead = infinitive(tree, place + 1, reach=0 if word in HELPED else 3)
    tense = helper(tree, place)
    if ahead is None and not (
        _appointed(tree, place)
        or (tense and word in AWAITED)
        or (word in CHANCES and _is_chance(tree, place))
    ):
        return None
    if "had" in tree.words[max(0, place - 3) : place] and tense is None:
        return None  # "had expected"
    if (word in HELPED and tense is None) or (word in {"track", "course"} and tree.words[place - 1] != "on"):
        return None
    if tense is None and tree.tokens[place].tag == "VBD" and tree.child(place, "nsubj") is not None:
        return None  # "planned to": an active past, which plan() knows better
    if word == "estimated" and (ahead is None or tree.words[ahead.verb] == "have"):
        return None
    # "The city set to host the games won": the plan is over. "They were willing": a mood then.
    bare_past = (tense is None and in_past(tree, place)) or (tense == "past" and word in HELPED)
    return Cue(
        first=place,
        end=ahead.to + 1 if ahead and ahead.to == place + 1 else place + 1,
        place=ahead.verb if ahead else place,
        past=tense == "past",
        weight="faint" if bare_past or compared else "firm",
    )


def _is_chance(tree: Tree, place: int) -> bool:
    """Say whether a chance is told of a thing now: "a rise is unlikely", "some harm is possible"."""
    token = tree.tokens[place]
    return (
        token.dep == "acomp"
        and tree.tokens[token.head].tag in {"VBZ", "VBP"}
        and helper(tree, place) is not None
    )


def _appointed(tree: Tree, place: int) -> bool:
    """Say whether a time stands right after: "scheduled for August", "due next week"."""
    if tree.words[place] not in APPOINTED or tree.tokens[place].dep == "amod":
        return False
    return any(tree.tokens[n].entity in TIMES for n in range(place + 1, min(len(tree), place + 4)))


def plan(tree: Tree, place: int) -> Cue | None:
    """Recognise "plans to", "expects growth", "pledged to", "agreed to"."""
    token = tree.tokens[place]
    lemma = token.lemma.lower()
    if token.pos not in VERBS or lemma not in PLANS | PROMISES or _is_participle(tree, place):
        return None
    before = tree.words[max(0, place - 1)]
    if (
        before in {"than", "as", "you"}
        or _is_measure(tree, place)
        or "had" in tree.words[max(0, place - 3) : place]
    ):
        return None
    past = token.tag in {"VBD", "VBN"}
    ahead = infinitive(tree, place + 1, reach=3 if lemma in GUESSES else 0)
    if lemma in GUESSES:
        guessed = ahead is not None or tree.child(place, "dobj", "ccomp", "xcomp") is not None
        return Cue(place, place + 1, place, past=past) if guessed else None
    if lemma == "agree" and not past:
        return None
    if ahead is not None and (lemma in PROMISES or not past):
        aside = token.tag == "VBG" and token.dep in {"advcl", "acl"}  # "…, seeking to keep the balance"
        return Cue(place, ahead.to + 1, place, weight="faint" if aside else "firm")
    if lemma in {"plan", "propose", "aim", "schedule", "target"} and not past and tree.children[place]:
        return Cue(place, place + 1, place, weight="firm" if token.tag in {"VBZ", "VBP"} else "faint")
    return None


def _is_measure(tree: Tree, place: int) -> bool:
    """Say whether the guess is only what something is measured by: "slower than the bank expected"."""
    near = range(max(0, place - 7), place)
    than = next((n for n in reversed(near) if tree.words[n] == "than"), None)
    return than is not None and not any(tree.tokens[n].tag in FINITE for n in range(than, place))


def _is_participle(tree: Tree, place: int) -> bool:
    """Say whether it is "the expected rise" or "is expected to" (met as a prospect already)."""
    token = tree.tokens[place]
    return token.dep in {"amod", "compound"} or (token.tag == "VBN" and helper(tree, place) is not None)


def to_be(tree: Tree, place: int) -> Cue | None:
    """Recognise "the minister is to visit" — but not "the aim is to", where "to" tells what the aim is."""
    if tree.words[place] not in {"is", "are"} or infinitive(tree, place + 1) is None:
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


def need(tree: Tree, place: int) -> Cue | None:
    """Recognise "there is a need to watch" and "it is necessary to act", also where somebody says so."""
    if tree.words[place] not in NEEDS or tree.tokens[place].pos == "VERB":
        return None
    ahead = infinitive(tree, place + 1)
    if ahead is None or in_past(tree, place):
        return None
    if tree.words[place] != "need" and helper(tree, place) is None:
        return None
    return Cue(place, ahead.to + 1, ahead.verb)


def noun(tree: Tree, place: int) -> Cue | None:
    """Recognise "plans to build", "the outlook worsened", and the nouns that only hint at the future."""
    token = tree.tokens[place]
    lemma = token.lemma.lower()
    if token.pos not in {"NOUN", "PROPN"} or "no" in tree.words[max(0, place - 2) : place]:
        return None
    ahead = infinitive(tree, place + 1, reach=1) if lemma in PLAN_NOUNS else None
    if ahead is not None:
        told = not in_past(tree, place) or any(tree.tokens[n].lemma in TELLING for n in tree.above(place))
        return Cue(place, ahead.to + 1, place, weight="firm" if told else "faint")
    if _is_foresight(tree, place, lemma) and not _yardstick(tree, place):
        return Cue(place, place + 1, place, weight="firm" if _said_now(tree, place) else "faint")
    return Cue(place, place + 1, place, weight="faint") if lemma in HINTS else None


def _is_foresight(tree: Tree, place: int, lemma: str) -> bool:
    """Say whether the noun is a forecast: the word itself, or "expectations of", "expectations that"."""
    if lemma == "expectation" and place + 1 < len(tree):
        return tree.words[place + 1] in {"of", "for", "that"}
    return lemma in FORESIGHTS


def _yardstick(tree: Tree, place: int) -> bool:
    """Say whether a forecast is only what something is measured by: "below the January forecast"."""
    return any(tree.tokens[n].lemma.lower() in YARDSTICKS for n in range(max(0, place - 5), place))


def _said_now(tree: Tree, place: int) -> bool:
    """Say whether the sentence says something of the forecast that still holds."""
    path = (place, *tree.above(place))
    verb = next((n for n in path if tree.tokens[n].pos in VERBS), None)
    if verb is None or any(tree.words[n] in CAUSES for n in path[: path.index(verb)]):
        return False  # a heading; "prices rose on improving prospects" tells of prices
    return tree.tokens[verb].lemma in REVISING or not in_past(tree, place, told=False)


def headline(tree: Tree) -> Cue | None:
    """Recognise "Ministers to meet in Oslo" and, anywhere, "a summit to be held in May"."""
    for place in range(1, len(tree) - 1):
        if tree.words[place] != "to" or tree.tokens[place - 1].pos not in {"NOUN", "PROPN"}:
            continue
        if tree.tokens[place + 1].tag != "VB":
            continue
        verb = place + 1
        if tree.tokens[verb].dep in {"aux", "auxpass"}:
            verb = tree.tokens[verb].head
        if tree.words[place + 1] == "be" and _hangs_on_noun(tree, verb):
            return Cue(place, place + 2, verb, weight="faint" if in_past(tree, place) else "firm")
        if _is_title(tree, place, verb):
            return Cue(place, place + 1, verb)
    return None


def _hangs_on_noun(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    return token.dep in {"relcl", "acl"} or tree.tokens[token.head].pos != "VERB"


def _is_title(tree: Tree, place: int, verb: int) -> bool:
    """Say whether the infinitive is the main verb: nothing before it is inflected."""
    token, head = tree.tokens[verb], tree.tokens[tree.tokens[verb].head]
    alone = token.dep == "ROOT" or (head.dep == "ROOT" and head.pos in {"NOUN", "PROPN"})
    if not alone or tree.words[place + 1] == "have" or tree.tokens[place - 1].lemma.lower() in AIMS:
        return False
    return not any(tree.finite(n) for n in range(place))
