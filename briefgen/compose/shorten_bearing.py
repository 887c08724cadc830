"""A deletion in, whether it is more than an aside out: who speaks, how far the rest reaches, what came next.

What an aside looks like is decided in `shorten_cuts`, what may never go in any place in `shorten_guards`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten_words import (
    BEHIND,
    COMMENTING,
    COUNTED,
    EMPTY,
    FINDINGS,
    GIVING,
    GOES_ON,
    PLEADERS,
    STANDS,
    TEXTS,
    TITLES,
)
from briefgen.understand.grammar import SUBJECTS
from briefgen.understand.speech.words import CLAUSE_VERBS, PEOPLE

if TYPE_CHECKING:
    from briefgen.compose.shorten_guards import Guards
    from briefgen.compose.shorten_kinds import Cut
    from briefgen.understand.parse.tree import Tree

_ABOUT = frozenset({"appositive", "participle", "which-clause"})
_PARTS = SUBJECTS | {"dobj", "attr"}
_SET_OFF = frozenset({"appositive", "participle", "comment", "which-clause"})
_MARKS = frozenset({",", ";", ":", "–", "—", "--"})
_DASHES = frozenset({"–", "—", "--"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_TURNS = frozenset("but and or nor yet though although while".split())
_DUTY = frozenset("shall must should may".split())
_CHANCE = frozenset("might could would may can should".split())
_ANY = frozenset("a an any every each no".split())


def tells_who_speaks(guards: Guards, cut: Cut) -> bool:
    """Whether the post or the interest of a speaker would be lost: they belong to who says it."""
    lemmas = {token.lemma.lower() for token in guards.tree.tokens[cut.first : cut.last + 1]}
    if cut.kind == "appositive" and _is_person(guards.tree, cut.head) and _quotes_outside(guards, cut):
        return True
    form = guards.speaks(cut.head) or ("inner" if _takes_a_stand(guards.tree, cut.head) else "")
    # "Gutierrez, a spokesman for the relatives, dismissed"; "the group, funded by the makers of pills, said"
    if cut.kind in _ABOUT and (PLEADERS & lemmas or (form and BEHIND & lemmas)):
        return True
    if guards.tree.tokens[cut.head].lemma.lower() in FINDINGS:
        return cut.kind in _ABOUT  # who made or paid for a study
    if form != "inner":
        return form != ""
    person = _is_person(guards.tree, cut.head)
    if cut.kind == "appositive":
        before = [n for n in guards.tree.below(cut.head) if n < cut.head]
        posts = (n for n in before if guards.tree.words[n] not in TITLES)
        return not (person and any(guards.tree.tokens[n].entity != "PERSON" for n in posts))
    return cut.kind == "which-clause"


def _is_person(tree: Tree, place: int) -> bool:
    return tree.tokens[place].entity == "PERSON" or tree.tokens[place].lemma.lower() in PEOPLE


def _quotes_outside(guards: Guards, cut: Cut) -> bool:
    """Whether the sentence quotes somebody, who may be the one whom the words describe."""
    end = len(guards.tree) - 1
    return (cut.first > 0 and guards.quotes(0, cut.first - 1)) or (
        cut.last < end and guards.quotes(cut.last + 1, end)
    )


def says_how_far(guards: Guards, cut: Cut) -> bool:
    """Whether the words bound what is said: "only in states, in which …", "costs, including rent, fell"."""
    tree = guards.tree
    if cut.kind == "examples" and (_exists(tree, cut.head) or _is_empty(tree, cut.head)):
        return True  # "There are many ways, including a loan"
    if cut.kind == "examples" and tree.words[cut.first] == "including":
        nouns = [n for n in (cut.head, *tree.above(cut.head)) if tree.tokens[n].pos == "NOUN"]
        counted = any(tree.tokens[n].lemma.lower() in COUNTED for n in nouns)
        return counted or tree.child(cut.head, "nummod") is not None or _is_measured(tree, cut.head)
    if cut.kind in {"participle", "comment"} and cut.first and _tells_text(tree, cut):
        return True
    if cut.kind not in _ABOUT:
        return False
    if cut.kind == "which-clause" and _exists(tree, cut.head):
        return True
    for place in (cut.head, *tree.above(cut.head)):
        if tree.tokens[place].pos not in {"NOUN", "PROPN", "ADP", "NUM"}:
            return False
        first = tree.below(place)[0]
        if "only" in tree.words[max(0, first - 1) : first + 1]:
            return True
    return False


def _is_measured(tree: Tree, place: int) -> bool:
    """Whether the verb of the noun has a number with it: "the navy, including marines, has 571,000 men"."""
    verb = next((n for n in tree.above(place) if tree.tokens[n].pos in {"VERB", "AUX"}), place)
    parts = [n for n in tree.children[verb] if tree.tokens[n].dep in _PARTS]
    return any(tree.tokens[n].pos == "NUM" for part in parts for n in tree.below(part))


def _tells_text(tree: Tree, cut: Cut) -> bool:
    """Whether a participle tells what a text says ("sent a letter, demanding") or what goes on."""
    verb = cut.head
    if tree.tokens[cut.first].tag != "VBG" or tree.tokens[verb].pos not in {"VERB", "AUX"}:
        return False
    if tree.tokens[verb].lemma in GOES_ON:
        return True
    if tree.words[cut.first] == "adding" and tree.words[cut.first + 1] != "that":
        return True  # "left the pills on the market, adding a warning"
    nouns = (tree.child(verb, *SUBJECTS), tree.child(verb, "dobj"))
    return any(n is not None and tree.tokens[n].lemma.lower() in TEXTS for n in nouns)


def _is_empty(tree: Tree, place: int) -> bool:
    """Whether only the words tell what is meant: "a few things stay the same, including the hunt"."""
    verb = next((n for n in (place, *tree.above(place)) if tree.tokens[n].pos in {"VERB", "AUX"}), place)
    subject = tree.subject(verb)
    nouns = {place} if tree.tokens[place].pos == "NOUN" or subject is None else {place, subject}
    return any(tree.tokens[n].lemma in EMPTY for n in nouns)


def _exists(tree: Tree, place: int) -> bool:
    """Whether the noun is only said to be there: the clause behind it says the rest."""
    verb = next((n for n in tree.above(place) if tree.tokens[n].pos in {"VERB", "AUX"}), place)
    return tree.tokens[verb].lemma == "exist" or tree.child(verb, "expl") is not None


def goes_further(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what happened next: "searched the mill, where they found a radio".

    What is so, or was so before ("which had been rising"), is background.
    """
    words = [tree.tokens[n] for n in (verb, *tree.children[verb])]
    helpers = [word for word in words[1:] if word.dep in {"aux", "auxpass"}]
    have = next((word for word in helpers if word.lemma == "have"), None)
    if have is not None:
        return have.tag != "VBD"
    return words[0].lemma != "be" and any(word.tag == "VBD" for word in (words[0], *helpers))


def _takes_a_stand(tree: Tree, place: int) -> bool:
    """Whether the noun is the subject of a verb that takes a side ("opposed the law")."""
    token = tree.tokens[place]
    verb = tree.tokens[token.head].lemma.lower()
    return token.dep == "nsubj" and (verb in STANDS or verb in CLAUSE_VERBS)


def holds_up(tree: Tree, cut: Cut) -> bool:
    """Whether the sentence around the words says less, or more, or nothing without them."""
    if cut.kind not in _SET_OFF:
        return False
    return (
        _ends_the_turn(tree, cut)
        or _is_compared(tree, cut)
        or _holds_more(tree, cut)
        or _is_given(tree, cut)
        or _is_part_of_rule(tree, cut)
        or _is_what_they_say(tree, cut)
        or _is_of_a_row(tree, cut)
        or _is_the_meaning(tree, cut)
    )


def _ends_the_turn(tree: Tree, cut: Cut) -> bool:
    """Whether they are all that a last "but" has: "with a hard task, but this time, cut off from banks"."""
    opened = max((n + 1 for n in range(cut.first - 1) if tree.words[n] in _MARKS), default=0)
    before = range(opened, cut.first - 1)
    return (
        cut.last + 2 >= len(tree)
        and tree.words[opened] in _TURNS
        and not any(tree.tokens[n].pos in {"VERB", "AUX"} for n in before)
    )


def _holds_more(tree: Tree, cut: Cut) -> bool:
    """Whether words behind a comma in them may hang on what stands before: ", all of it, to be ruled".

    "and" behind a comma makes a row of them: "screw machines, grinding machines of many types, and mills".
    """
    behind = {"IN", "TO", "VBP", "VBZ"} if cut.kind == "which-clause" else {"IN", "TO", "CC"}
    return any(
        tree.words[n] == "," and tree.tokens[n + 1].tag in behind for n in range(cut.first + 1, cut.last)
    )


def _is_compared(tree: Tree, cut: Cut) -> bool:
    """Whether they set the terms of a comparison: "coal, by ship, is dearer than coal by rail"."""
    subject = any(tree.tokens[n].dep in SUBJECTS for n in (cut.head, *tree.above(cut.head)))
    if cut.kind != "participle" or not subject:
        return False
    # "grain, mixed with beans, makes two thirds of the food"
    return "than" in tree.words[cut.last :] or _is_measured(tree, cut.head)


def _is_given(tree: Tree, cut: Cut) -> bool:
    """Whether they may be what is given: "to give the winner, Nicorette, a run for its money"."""
    if cut.kind != "appositive":
        return False
    verb = next((n for n in tree.above(cut.head) if tree.tokens[n].pos in {"VERB", "AUX"}), cut.head)
    objects = [n for n in tree.children[verb] if tree.tokens[n].dep in {"dobj", "dative", "oprd"}]
    within = len(objects) == 1 and cut.head in tree.below(objects[0])
    return within and tree.tokens[verb].lemma in GIVING


def _is_part_of_rule(tree: Tree, cut: Cut) -> bool:
    """Whether they say how a thing must be done, or on what terms anything might be.

    "The clerk shall write to all, stating the grounds"; "A united land, freed of arms, might be at peace".
    """
    if cut.kind not in {"participle", "comment"}:
        return False
    verb = next(
        (n for n in (cut.head, *tree.above(cut.head)) if tree.tokens[n].pos in {"VERB", "AUX"}), cut.head
    )
    modal = {tree.words[n] for n in (verb, *tree.children[verb]) if tree.tokens[n].tag == "MD"}
    if tree.tokens[cut.first].tag == "VBG":
        return bool(modal & _DUTY)
    opening = tree.below(cut.head)[0]
    several = tree.tokens[cut.head].tag == "NNS" and tree.tokens[opening].pos != "DET"
    # "Fake machines, used for valid ones, have killed many"; "around a tube, filled with mercury,"
    new = several or (tree.words[opening] in {"a", "an"} and tree.tokens[cut.head].dep not in SUBJECTS)
    chance = bool(modal & (_CHANCE | _DUTY)) and tree.words[opening] in _ANY
    return (new and tree.tokens[cut.first].dep == "acl") or chance


def _is_what_they_say(tree: Tree, cut: Cut) -> bool:
    """Whether they are what somebody says, and the rest only that he spoke: "was wary, saying that …"."""
    said = tree.tokens[cut.first]
    verb = cut.head
    return (
        cut.kind in {"participle", "comment"}
        and said.tag == "VBG"
        and said.lemma.lower() in CLAUSE_VERBS - COMMENTING
        and tree.tokens[verb].pos in {"VERB", "AUX"}
        and tree.child(verb, "ccomp") is None
    )


def _is_of_a_row(tree: Tree, cut: Cut) -> bool:
    """Whether a participle goes on with a row: "are offered as rewards, withheld as punishment"."""
    if cut.kind not in {"participle", "comment"}:
        return False
    opening = tree.tokens[cut.first]
    passive = opening.dep == "advcl" and tree.child(cut.head, "auxpass") is not None
    bare = (
        cut.last == cut.first + 1 and tree.tokens[cut.last].pos == "NOUN"
    )  # "plain talk, grovelling fear, …"
    before = tree.words[tree.below(cut.head)[0] - 1]  # "as" of "as rewards"
    again = tree.tokens[cut.first + 1].pos == "ADP" and tree.words[cut.first + 1] == before
    return bare or (opening.tag == "VBN" and (passive or again) and cut.first > cut.head)


def _is_the_meaning(tree: Tree, cut: Cut) -> bool:
    """Whether they say what a word in quotation marks means, or behind a dash what a thing is."""
    dashed = cut.first > 0 and tree.words[cut.first - 1] in _DASHES
    if dashed and cut.kind in {"participle", "comment"}:
        return True  # "the next step -- joining the lists"
    if dashed and cut.last + 2 < len(tree) and tree.finite(cut.last + 2):
        # "The grant, which ran to the lake -- the old one -- was made": the dash closes the clause, too
        return any(tree.tokens[n].dep == "relcl" for n in tree.above(cut.head))
    quoted = tree.words[max(0, cut.head - 1) : cut.head + 2]
    return cut.kind in {"which-clause", "appositive"} and bool(_QUOTES & set(quoted))
