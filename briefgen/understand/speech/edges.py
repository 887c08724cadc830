"""A sentence's tree goes in, the attributions that can be taken off its two ends come out.

Leading: "According to X, …", "As reported by X, …", "X said that …". Trailing: "…, according to X",
"…, reported X, the daily of 3 May", "…, X said on Tuesday". What is left is a sentence of its own:
an attribution whose removal would leave a torn one is not returned here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.model import Attribution
from briefgen.understand.grammar import FINITE, SUBJECTS
from briefgen.understand.speech.channel import completed, with_channel
from briefgen.understand.speech.who import Who, can_speak, head_noun, name_at
from briefgen.understand.speech.words import (
    DOCUMENTS,
    NO_SOURCE,
    PASSING,
    PASSIVE,
    PRONOUNS,
    QUOTES,
    TAIL_VERBS,
    VIEWS,
)

if TYPE_CHECKING:
    from briefgen.understand.parse.tree import Tree

_RELATIVES = frozenset({"who", "whom", "whose", "which", "where", "when", "that"})
_SUBORDINATORS = frozenset(
    "if when whenever while as although though because since unless until after before once whereas "
    "where".split()
)
# What may follow a comma inside a trailing attribution; anything else is content of the sentence.
_GOES_ON = frozenset("late early last this who whose when the a an its".split())
_SETTINGS = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "ORG"})
_BREAKS = frozenset("but if because although though unless while whereas whether even".split())
_VIEW = 12  # tokens in which "In the ministry’s view," has its comma
_CITING = frozenset({"citing", "quoting"})
_MARKS = frozenset({",", "–", "—", "--"})


Form = Literal["leading", "trailing", "inner"]


@dataclass(frozen=True, slots=True)
class Opener:
    """The words that open an attribution: where the name begins, and the verb if there is one."""

    who: int
    verb: int | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """Who speaks at the end of a sentence, and the verb of speech if there is one."""

    who: Who
    verb: int | None


def opener_at(tree: Tree, place: int, limit: int) -> Opener | None:
    """Recognise "according to", "as told by", "as X reported", "citing", "per" at a token."""
    words = tree.words
    if place + 1 >= limit:
        return None
    if words[place] == "according" and words[place + 1] == "to":
        return Opener(place + 2, firm=True)
    if words[place] in _CITING or (words[place] == "per" and tree.tokens[place + 1].pos in {"DET", "PROPN"}):
        return Opener(place + 1)
    if words[place] == "as":
        return _as_opener(tree, place, limit)
    return None


def _as_opener(tree: Tree, place: int, limit: int) -> Opener | None:
    words = tree.words
    for length in (1, 2, 3):  # "as told by", "as was told by", "as has been told by"
        by = place + length + 1
        if by < limit and words[by - 1] in PASSIVE and words[by] in {"by", "in"}:
            return Opener(by + 1)
    put = next((n for n in range(place + 2, min(limit, place + 12) - 1) if words[n] == "put"), None)
    if put is not None and words[put + 1] == "it":
        return Opener(place + 1, put + 1)  # "as the president put it"
    verb = next((n for n in range(place + 1, min(limit, place + 12)) if tree.tokens[n].tag in FINITE), None)
    if verb is None or verb == place + 1 or tree.child(verb, "dobj") is not None:
        return None  # "as the house concluded its hearing"
    if tree.tokens[verb].lemma in TAIL_VERBS:
        return Opener(place + 1, verb)
    return None


# ---------------------------------------------------------------- leading


def leading(tree: Tree) -> Attribution | None:
    """Return the attribution that opens the sentence and can be taken off it."""
    viewed = _view(tree)
    if viewed is not None:
        return viewed
    opener = opener_at(tree, 0, tree.last)
    if opener is None:
        return None
    who = source_at(tree, opener, tree.last)
    if who is None:
        return None
    floor = max(who.end, (opener.verb or 0) + 1)
    comma = _clause_comma(tree, floor)
    if comma is None:
        return None
    return made(tree, 0, comma + 1, who, "leading")


def _view(tree: Tree) -> Attribution | None:
    """Recognise "In the ministry’s view, …" and "In the words of the president, …"."""
    comma = next((n for n in range(min(tree.last, _VIEW)) if tree.words[n] == ","), None)
    if (
        not tree.last
        or tree.words[0] != "in"
        or comma is None
        or not _holds_clause(tree, comma + 1, tree.last)
    ):
        return None
    noun = next((n for n in range(1, comma) if tree.words[n] in VIEWS), None)
    if noun is None:
        return None
    if tree.words[noun + 1] == "of":
        first, limit = noun + 2, comma
    elif noun == comma - 1 and tree.tokens[noun - 1].tag == "POS":
        first, limit = 1, noun - 1
    else:
        return None
    who = name_at(tree, first, limit)
    head = head_noun(tree, first, who.end) if who else None
    if who is None or head is None or who.end != limit or not can_speak(tree, head):
        return None
    return made(tree, 0, comma + 1, who, "leading")


def source_at(tree: Tree, opener: Opener, limit: int) -> Who | None:
    """Read the name after an opener, unless what stands there is no source ("according to plan")."""
    who = name_at(tree, opener.who, limit)
    if who is None:
        return None
    head = head_noun(tree, opener.who, who.end)
    if head is None or tree.tokens[head].entity in {"DATE", "MONEY", "PERCENT"}:
        return None
    if not opener.firm and not can_speak(tree, head):
        return None  # "citing the need for calm"
    return None if tree.tokens[head].lemma.lower() in NO_SOURCE else who


def _clause_comma(tree: Tree, floor: int) -> int | None:
    """Find the comma after which the sentence proper begins, past appositions of the name."""
    commas = [n for n in range(floor, tree.last) if tree.words[n] == "," and not tree.shielded[n]]
    for number, comma in enumerate(commas):
        end = commas[number + 1] if number + 1 < len(commas) else tree.last
        if not _apposition(tree, comma + 1, end, commas[number + 1 :]):
            return comma if _holds_clause(tree, comma + 1, tree.last) else None
    return None


def _apposition(tree: Tree, first: int, end: int, later: list[int]) -> bool:
    """Say whether the words between two commas only tell more about the name before them."""
    if first >= end or not later:
        return False
    if tree.words[first] in _RELATIVES - {"that", "when"}:
        return True
    if _finite_between(tree, first, end) or tree.tokens[first].pos not in {"DET", "PROPN", "ADJ", "NOUN"}:
        return False
    after = later[0] + 1
    if after < tree.last and (tree.tokens[after].tag in FINITE or tree.words[after] in _RELATIVES):
        return False  # "According to X, Japan, which …" and "…, Japan, a donor, will …": the subject itself
    if len(later) > 1 and later[1] + 1 < tree.last and tree.tokens[later[1] + 1].tag in FINITE:
        return tree.words[first] in {"a", "an"}
    head = head_noun(tree, first, end)
    return head is not None and (tree.words[first] in {"a", "an"} or _hangs_left(tree, head, first))


def _hangs_left(tree: Tree, head: int, first: int) -> bool:
    return tree.tokens[head].dep in {"appos", "conj"} and tree.tokens[head].head < first


def _holds_clause(tree: Tree, first: int, end: int) -> bool:
    """Say whether a finite verb with its subject stands between the two places."""
    for place in range(first, end):
        if tree.tokens[place].tag in FINITE and tree.tokens[place].dep not in {"relcl", "acl"}:
            return place > first
    return False


# ---------------------------------------------------------------- trailing


def trailing(tree: Tree) -> list[Attribution]:
    """Return the attributions that close the sentence, the last one first (two when one passes on)."""
    found: list[Attribution] = []
    end = tree.last
    while len(found) < 2:
        step = _trailing_before(tree, end)
        if step is None:
            break
        found.append(step[1])
        end = step[0]
    return found


def _trailing_before(tree: Tree, end: int) -> tuple[int, Attribution] | None:
    """Look leftwards from ``end`` for the mark or word where a closing attribution starts."""
    for place in range(end - 2, 0, -1):
        if tree.shielded[place]:
            continue
        mark = tree.words[place] in _MARKS
        if mark or _is_bare_opener(tree, place):
            tail = _tail_at(tree, place + mark, end)
            if tail is not None and _leaves_sentence(tree, place, tail.verb):
                # Without "he said" nobody would know whose words they are: that one stays.
                form: Form = "inner" if tail.who.speaker.lower() in PRONOUNS else "trailing"
                who = tail.who if tail.verb is None else with_channel(tree, tail.verb, tail.who)
                return place, made(tree, place, end, who, form)
    return None


def _is_bare_opener(tree: Tree, place: int) -> bool:
    """Recognise "… fell by half according to the police": no comma, and no second half of a pair."""
    before = tree.words[place - 1]
    return tree.words[place] == "according" and before not in {*_MARKS, *QUOTES, "and", "or", "but"}


def _tail_at(tree: Tree, first: int, end: int) -> Tail | None:
    """Recognise a closing attribution that begins at ``first`` and runs to ``end``."""
    tail = (
        _tail_by_opener(tree, first, end)
        or _tail_by_verb(tree, first, end)
        or _tail_by_name(tree, first, end)
    )
    return tail if tail and _goes_on(tree, _after(tail), end, named=tail.who.named) else None


def _tail_by_opener(tree: Tree, first: int, end: int) -> Tail | None:
    opener = opener_at(tree, first, end)
    who = source_at(tree, opener, end) if opener else None
    return Tail(who, opener.verb) if opener and who else None


def _tail_by_verb(tree: Tree, first: int, end: int) -> Tail | None:
    """Recognise "reported Kabar", "said the minister", but not "reported losses", which can not speak."""
    token = tree.tokens[first]
    if token.lemma not in TAIL_VERBS - {"tell"} or token.tag not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    who = name_at(tree, first + 1, end)
    head = head_noun(tree, first + 1, who.end) if who else None
    return Tail(who, first) if who and head is not None and can_speak(tree, head) else None


def _tail_by_name(tree: Tree, first: int, end: int) -> Tail | None:
    """Recognise "the ministry said", "Ana Silva, the minister, has told reporters"."""
    if tree.words[first] in _SUBORDINATORS | _RELATIVES - {"that"}:
        return None
    verb = next((n for n in range(first, end) if _is_main_finite(tree, n)), None)
    who = name_at(tree, first, end)
    if verb is None or who is None or who.end > verb:
        return None
    said = _lexical(tree, verb, end)
    head = head_noun(tree, first, who.end)
    if said is None or head is None or not (can_speak(tree, head) or tree.words[head] == "it"):
        return None
    subject = tree.child(said, "nsubj")
    if (subject is not None and subject < first) or not only_apposed(tree, who.end, verb):
        return None
    return Tail(who, said)


def _is_main_finite(tree: Tree, place: int) -> bool:
    return tree.tokens[place].tag in FINITE and tree.tokens[place].dep not in {"relcl", "acl"}


def _lexical(tree: Tree, verb: int, end: int) -> int | None:
    """Follow helpers ("has", "also") to the verb that speaks; None if it is another verb."""
    for place in range(verb, min(end, verb + 4)):
        token = tree.tokens[place]
        if token.lemma in TAIL_VERBS and token.tag in {"VBD", "VBZ", "VBP", "VBN"}:
            return place
        if token.lemma != "have" and token.pos != "ADV":
            return None
    return None


def only_apposed(tree: Tree, first: int, end: int) -> bool:
    """Say whether nothing, an adverb, or an apposition between commas stands between name and verb."""
    between = [n for n in range(first, end) if tree.tokens[n].pos != "ADV"]
    if not between:
        return True
    return tree.words[between[0]] in {",", "(", "at", "in", "from", "with"} and not _finite_between(
        tree, first, end
    )


def _finite_between(tree: Tree, first: int, end: int) -> bool:
    return any(_is_main_finite(tree, place) for place in range(first, end))


def _after(tail: Tail) -> int:
    return max(tail.who.end, (tail.verb or 0) + 1)


def _goes_on(tree: Tree, first: int, end: int, *, named: bool) -> bool:
    """Say whether the rest belongs to the attribution: when, where, to whom, who that is."""
    relative = False
    for place in range(first, end):
        word, after_comma = tree.words[place], place > first and tree.words[place - 1] in _MARKS
        relative = relative or word in _RELATIVES - {"that"}
        if place == first and word == "out":
            continue
        if (
            word in _BREAKS
            or (word == "that" and tree.tokens[place].tag == "IN")
            or (tree.tokens[place].tag in FINITE and not relative)
        ):
            return False
        if word == ":" or (after_comma and not _may_follow_comma(tree, place, named=named)):
            return False
    return True


def _may_follow_comma(tree: Tree, place: int, *, named: bool) -> bool:
    """Say whether what follows tells of the source: who or what it is, when and where it spoke.

    "Which" after a crowd ("sources, which is odd") speaks of the whole sentence; a preposition must lead
    to a time, a place or a paper ("from Bishkek"), or it brings content ("in a blow to farmers").
    """
    token, word = tree.tokens[place], tree.words[place]
    if word in {"which", "where"}:
        return named
    if word == "via" or (word in PASSING and tree.words[place + 1] in {"by", "in", "on"}):
        return True  # "the ministry, cited by Kabar"
    if token.pos == "ADP":
        near = tree.tokens[place + 1 : place + 4]
        return any(t.entity in _SETTINGS or t.lemma.lower() in DOCUMENTS for t in near)
    return word in _GOES_ON or token.pos in {"PROPN", "NUM"} or token.entity in {"DATE", "ORG", "PERSON"}


def _leaves_sentence(tree: Tree, end: int, verb: int | None) -> bool:
    """Say whether what stands before ``end`` is a clause that needs nothing after it."""
    for place in range(end):
        if not _is_main_finite(tree, place):
            continue
        head = _clause_head(tree, place)
        if head >= end or not (tree.child(head, *SUBJECTS) is not None or tree.subject(head) is not None):
            continue
        if tree.tokens[head].dep in {"ROOT", "ccomp", "parataxis"} or _unmarked(tree, head, verb):
            return True
    return False


def _clause_head(tree: Tree, place: int) -> int:
    return tree.tokens[place].head if tree.tokens[place].dep in {"aux", "auxpass"} else place


def _unmarked(tree: Tree, head: int, verb: int | None) -> bool:
    """Say whether only the parser, and no word, subordinates the clause to the verb of speech."""
    marked = any(tree.words[n] in _SUBORDINATORS | {"as"} for n in tree.children[head] if n < head)
    return not marked and tree.tokens[head].head == verb


def made(tree: Tree, first: int, end: int, who: Who, form: Form) -> Attribution:
    """Turn places of tokens into an attribution that points into the text, its chain completed."""
    who = completed(tree, who, end)
    return Attribution(
        start=tree.tokens[first].start,
        end=tree.tokens[end - 1].end,
        speaker=who.speaker,
        channel=who.channel,
        named=who.named,
        form=form,
    )
