"""A sentence's tree goes in, the attributions inside it come out: "X warned of …", "…, X said, …".

"X said that …" is returned as a leading one when it can be taken off: the clause after it stands on
its own feet, in its own tense, with a subject that is no pronoun.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.understand.grammar import SUBJECTS, VERBS
from briefgen.understand.speech.channel import with_channel
from briefgen.understand.speech.edges import made, only_apposed, opener_at, source_at
from briefgen.understand.speech.passive import passive
from briefgen.understand.speech.who import Who, can_speak, head_noun, left_edge, name_at
from briefgen.understand.speech.words import (
    CLAUSE_VERBS,
    OBJECT_VERBS,
    PEOPLE,
    PLAIN_VERBS,
    PREPOSITION_VERBS,
    PROMISES,
    QUOTES,
    TAIL_VERBS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Attribution
    from briefgen.understand.parse.tree import Tree

_PERSONAL = frozenset("i we he she it they you this that these those there who".split())
# Inside the clause they may stand for the speaker, who would be gone.
_THE_SPEAKER = frozenset("i we he she they".split())
_BACKSHIFTED = frozenset("would had could might".split())
_SAID = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN"})
_DATELINE = 8  # tokens: a city, a day, an agency
_DASHES = frozenset({"-", "–", "—", "--"})
_REACH = 16  # tokens between a quotation and "said": a name, a comma, a post
# Verbs that tell of words only beside a quotation: "He continued, “…”".
_GOING_ON = frozenset("continue reply respond answer begin conclude joke quip ask cry shout laugh".split())
# "Saying", but not "suggesting" or "showing", which things do as well.
_CLAIMING = frozenset("warn claim argue insist allege".split())
# With a clause, whatever does this speaks: "the list alleges that …".
_STATING = frozenset("say state allege claim argue assert warn".split())
_CLAUSES = ("ccomp", "parataxis")
# What is not said is no claim: "did not say when", "declined to comment".
_CLAIMED = frozenset("responsibility victory damages credit innocence success".split())
_ADMITTING = frozenset("deny admit".split())  # "denied being aware of it"
_SILENT = frozenset("say tell comment confirm disclose reveal mention specify elaborate explain".split())


def inner(tree: Tree, end: int) -> Iterator[tuple[int, Attribution]]:
    """Yield the attributions in mid-sentence, each with the place of the word that shows it.

    ``end`` is the token where the sentence ends or a closing attribution begins.
    """
    for place in range(len(tree)):
        found = (
            _by_opener(tree, place)
            or passive(tree, place)
            or _inverted(tree, place)
            or _after_quotation(tree, place)
            or _by_verb(tree, place, end)
            or _saying(tree, place)
        )
        if found is not None:
            yield place, found


def _by_opener(tree: Tree, place: int) -> Attribution | None:
    if tree.words[place] not in {"according", "as"} or tree.shielded[place]:
        return None
    opener = opener_at(tree, place, len(tree))
    who = source_at(tree, opener, len(tree)) if opener else None
    if opener is None or who is None:
        return None
    return made(tree, place, max(who.end, (opener.verb or 0) + 1), who, "inner")


def _inverted(tree: Tree, verb: int) -> Attribution | None:
    """Recognise "The fund, say critics, has failed", "…,” write the authors", however it was parsed."""
    token = tree.tokens[verb]
    if token.lemma not in TAIL_VERBS - {"tell"} or token.tag not in _SAID or tree.shielded[verb]:
        return None
    before = tree.words[verb - 1] if verb else ""
    who = name_at(tree, verb + 1, len(tree)) if before in {",", *QUOTES} else None
    head = head_noun(tree, verb + 1, who.end) if who else None
    if who is None or head is None or not can_speak(tree, head):
        return None
    after = tree.words[who.end] if who.end < tree.last else ","
    if after not in {",", *QUOTES} and before == ",":
        return None
    return made(tree, verb, who.end, who, "inner")


def _after_quotation(tree: Tree, verb: int) -> Attribution | None:
    """Recognise "…,” the spokesman, Dia Hotmani, said": names and commas between the mark and the verb.

    The parser often takes a word of a long quotation for the subject; where a name follows it, that speaks.
    """
    token = tree.tokens[verb]
    if token.lemma not in TAIL_VERBS | _GOING_ON or token.tag not in _SAID or tree.shielded[verb]:
        return None
    mark = next((n for n in range(verb - 1, max(-1, verb - _REACH), -1) if tree.words[n] in QUOTES), None)
    if (
        mark is None
        or not tree.shielded[mark]
        or mark + 1 >= verb
        or tree.tokens[mark + 1].tag in {"PRP", "WP"}
    ):
        return None
    who = name_at(tree, mark + 1, verb)
    head = head_noun(tree, mark + 1, who.end) if who else None
    if who is None or head is None or tree.tokens[head].pos not in {"NOUN", "PROPN", "NUM"}:
        return None  # any noun may speak there: "…,” the producer added"
    if not only_apposed(tree, who.end, verb):
        return None
    person = tree.words[who.end] == "," and tree.tokens[who.end + 1].entity == "PERSON"
    named = name_at(tree, who.end + 1, verb) if person else None
    return made(tree, mark + 1, verb + 1, with_channel(tree, verb, named or who), "inner")


def _saying(tree: Tree, verb: int) -> Attribution | None:
    """Recognise "issued a statement on Monday saying that …": the speaker is who issued it."""
    token = tree.tokens[verb]
    if (
        token.tag != "VBG"
        or token.lemma not in CLAUSE_VERBS
        or tree.shielded[verb]
        or not _has_clause(tree, verb)
    ):
        return None
    if token.dep not in {"advcl", "acl", "conj"} or tree.child(verb, "aux", *SUBJECTS) is not None:
        return None
    subject = _who_does(tree, verb)
    if subject is None or not can_speak(tree, subject):
        return None
    who = name_at(tree, left_edge(tree, subject), len(tree))
    return made(tree, verb, verb + 1, with_channel(tree, verb, who), "inner") if who else None


def _who_does(tree: Tree, verb: int) -> int | None:
    """Return the subject of the nearest finite verb above."""
    for place in tree.above(verb):
        if tree.tokens[place].pos in VERBS and tree.finite(place):
            subject = tree.subject(place)
            return subject if subject is not None and tree.tokens[subject].dep == "nsubj" else None
    return None


def _by_verb(tree: Tree, verb: int, end: int) -> Attribution | None:
    if tree.tokens[verb].pos not in VERBS or tree.shielded[verb] or not _asserted(tree, verb):
        return None
    subject = _speaker(tree, verb)
    if subject is None or not _speaks(tree, verb, subject):
        return None
    first = _past_dateline(tree, left_edge(tree, subject), verb)
    who = _best_name(tree, first, subject)
    if who is None:
        return None
    who = with_channel(tree, verb, who)
    plain = first == 0 and tree.tokens[subject].pos != "PRON"
    start = _clause_that_stands(tree, verb, end) if plain else None
    if start is not None:
        return made(tree, 0, start, who, "leading")
    return _beside(tree, verb, first, who)


def _past_dateline(tree: Tree, first: int, verb: int) -> int:
    """Skip "BERLIN --", which the parser takes for the subject with an apposition."""
    dash = next((n for n in range(first, min(verb, first + _DATELINE)) if tree.words[n] in _DASHES), None)
    if first or dash is None or not tree.tokens[0].text.isupper():
        return first
    return dash + 1 if dash + 1 < verb else first


def _beside(tree: Tree, verb: int, first: int, who: Who) -> Attribution:
    """Cover the name and its verb; only the verb when the name stands in another clause."""
    own = tree.child(verb, "nsubj")
    if own is None:
        return made(tree, verb, verb + 1, who, "inner")
    if own > verb:
        return made(tree, verb, max(who.end, verb + 1), who, "inner")
    relative = tree.tokens[own].tag in {"WP", "WDT"}
    particle = tree.child(verb, "prt")
    return made(tree, own if relative else first, max(verb, particle or 0) + 1, who, "inner")


# ---------------------------------------------------------------- is it speech?


def _asserted(tree: Tree, verb: int) -> bool:
    """Say whether the verb tells of speech that happened: inflected, no modal, not "did not say"."""
    token = tree.tokens[verb]
    joined = token.dep == "conj" and token.tag in {"VBD", "VBZ", "VBP", "VBN"}
    if not (tree.finite(verb) or joined):
        return False
    helpers = [tree.tokens[n] for n in tree.children[verb] if tree.tokens[n].dep in {"aux", "auxpass", "neg"}]
    if any(helper.tag == "MD" for helper in helpers):
        return False
    return not (token.lemma in _SILENT and any(helper.dep == "neg" for helper in helpers))


def _speaker(tree: Tree, verb: int) -> int | None:
    """Return the one who speaks: the subject, or what "who" stands for; None in the passive."""
    subject = tree.subject(verb)
    if subject is None or tree.tokens[subject].dep != "nsubj":
        return None
    if tree.tokens[subject].tag in {"WP", "WDT"}:
        head = tree.tokens[verb].head
        placed = tree.tokens[subject].tag == "WP" and tree.tokens[head].entity in {"GPE", "LOC", "FAC"}
        return head if tree.tokens[verb].dep == "relcl" and not placed else None
    return subject


def _speaks(tree: Tree, verb: int, subject: int) -> bool:
    lemma = tree.tokens[verb].lemma
    if not can_speak(tree, subject):
        # Beside a quotation, the parser takes names for titles of works; who tells something there speaks.
        quoting = lemma in {"say", "tell"} and _set_off(tree, verb, lemma)
        stating = lemma in _STATING and tree.tokens[subject].pos == "NOUN" and _has_clause(tree, verb)
        return stating or (quoting and tree.tokens[subject].pos == "PROPN")
    if lemma == "say" or (lemma in CLAUSE_VERBS and _has_clause(tree, verb)):
        return True
    told = tree.child(verb, "dobj", "obj")
    if told is not None and (lemma in OBJECT_VERBS or (lemma == "claim" and tree.words[told] in _CLAIMED)):
        return True
    if lemma in PROMISES | _ADMITTING and tree.child(verb, "xcomp") is not None:
        return True
    return _by_preposition(tree, verb, lemma) or _set_off(tree, verb, lemma)


def _has_clause(tree: Tree, verb: int) -> bool:
    """Say whether a clause hangs on the verb that somebody could be telling."""
    clause = tree.child(verb, *_CLAUSES)
    if clause is None:
        return False
    return tree.finite(clause) or any(tree.words[n] == "that" for n in tree.children[clause])


def _by_preposition(tree: Tree, verb: int, lemma: str) -> bool:
    expected = PREPOSITION_VERBS.get(lemma, set())
    return any(tree.words[n] in expected for n in tree.children[verb] if n > verb)


def _set_off(tree: Tree, verb: int, lemma: str) -> bool:
    """Say whether a quotation stands beside the verb: there any verb of telling speaks."""
    if lemma not in TAIL_VERBS | _GOING_ON:
        return False
    near = [n for n in (verb - 1, verb + 1, verb + 2, verb - 2, verb - 3) if 0 <= n < len(tree)]
    return any(tree.words[n] in QUOTES for n in near)


# ---------------------------------------------------------------- who, and through whom?


def _best_name(tree: Tree, first: int, subject: int) -> Who | None:
    """Read the name; in "the minister, Ana Silva," the person and not the post, in a list all of it."""
    who = name_at(tree, first, len(tree))
    post = tree.tokens[subject].pos == "NOUN" and tree.tokens[subject].lemma.lower() in PEOPLE
    if post and first > 1 and tree.words[first - 1] == "," and tree.tokens[first - 2].entity == "PERSON":
        return _person_before(tree, first - 2, who)  # "Omar Lind, the trade minister, said"
    if who is None or who.end >= len(tree) or tree.words[who.end] != ",":
        return who
    after = who.end + 1
    last = _last_joined(tree, subject)
    if last is not None and last > after:
        return Who(tree.slice(first, last + 1), "", named=who.named, end=last + 1)
    if after < len(tree) and tree.tokens[subject].entity != "PERSON" and _is_person(tree, after, subject):
        return name_at(tree, after, len(tree)) or who
    return who


def _person_before(tree: Tree, last: int, who: Who | None) -> Who | None:
    first = last
    while first and not tree.tokens[first].begins and tree.tokens[first].entity == "PERSON":
        first -= 1
    if first and tree.tokens[first - 1].pos == "ADP":
        return who  # "in a talk with Ed Roe, the minister said"
    named = name_at(tree, first, last + 1)
    return replace(named, end=max(named.end, who.end if who else 0)) if named else who


def _is_person(tree: Tree, after: int, subject: int) -> bool:
    """Say whether a person's name begins there, as it does after a post."""
    token = tree.tokens[after]
    return token.entity == "PERSON" or (
        token.pos == "PROPN" and any(tree.words[n] in PEOPLE for n in range(max(0, subject - 1), after))
    )


def _last_joined(tree: Tree, subject: int) -> int | None:
    """Return the last noun of "Russia, China and Iran"."""
    last, joined = None, tree.child(subject, "conj")
    while joined is not None and joined > subject:
        last, joined = joined, tree.child(joined, "conj")
    return last


# ---------------------------------------------------------------- can it be taken off?


def _clause_that_stands(tree: Tree, verb: int, end: int) -> int | None:
    """Return where the clause after "X said (that)" begins, if it can stand alone, else None."""
    clause = tree.child(verb, "ccomp")
    token = tree.tokens[verb]
    if token.dep != "ROOT" or token.lemma not in PLAIN_VERBS or clause is None or clause < verb:
        return None
    below = tree.below(clause)
    that = next((n for n in below if tree.words[n] == "that" and tree.tokens[n].dep == "mark"), None)
    start = below[0] if that is None or that != below[0] else that + 1
    if below[-1] + 1 < end or start <= verb or not tree.finite(clause):
        return None
    return start if _stands(tree, clause, start) and _plain(tree, verb, start) else None


def _stands(tree: Tree, clause: int, start: int) -> bool:
    """Ask for a subject that is no pronoun, and a tense that needs no verb of speech to explain it."""
    subject = tree.child(clause, *SUBJECTS)
    if subject is None or tree.words[subject] in _PERSONAL or tree.words[start] in _PERSONAL:
        return False
    below = tree.below(clause)
    if any(tree.words[n] in _THE_SPEAKER for n in below) or any(_runs_on(tree, clause, n) for n in below):
        return False
    helpers = {tree.words[n] for n in tree.children[clause]}
    return not (helpers & _BACKSHIFTED) and tree.tokens[start].tag not in {"WRB", "WP", "WDT"}


def _runs_on(tree: Tree, clause: int, verb: int) -> bool:
    """Say whether the speaker does something more: "said it is safe and promised to visit"."""
    token, told = tree.tokens[verb], tree.tokens[clause]
    if token.dep != "conj" or token.pos != "VERB" or tree.child(verb, *SUBJECTS) is not None:
        return False
    return token.lemma in CLAUSE_VERBS or token.tag == tree.tokens[told.head].tag != told.tag


def _plain(tree: Tree, verb: int, start: int) -> bool:
    """No quotation, question or comma between the verb and its clause, and no "whether"."""
    between = {tree.words[n] for n in range(verb + 1, start)}
    return not (between & {",", ":", "whether", "if", "not", *QUOTES}) and tree.words[start] not in {
        "whether",
        "if",
        *QUOTES,
    }
