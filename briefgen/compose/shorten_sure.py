"""An aside and the sentence around it in, whether it is of a kind that is nearly always left out rightly out.

An aside that ends its sentence is what the sentence was written for more often than not, and what is said of
a person tells who that is. Of 126 asides read in news that no rule had met a strict reader missed 35, nearly
all of them at the end of a sentence or beside a person; of the kinds named here he misses one in twenty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten_seams import verb_of
from briefgen.compose.shorten_words import AHEAD, BEHIND, FEELING, FIRMS, HARM
from briefgen.understand.grammar import SUBJECTS
from briefgen.understand.speech.words import CLAUSE_VERBS, INSTITUTIONS, PEOPLE

if TYPE_CHECKING:
    from briefgen.compose.shorten_guards import Guards
    from briefgen.compose.shorten_kinds import Cut
    from briefgen.understand.parse.tree import Tree

# "Ana Silva, reporting from Basel, said": where somebody speaks, and not what he does.
_FROM = frozenset({"report", "write"})
# "…, indicating a new engine": what is inferred, which may be the news.
_SHOWING = frozenset({"indicate", "show"})
_TOKENS = frozenset({"signal", "message", "warning", "sign"})
# "many parts, including the entire engine": the most of them.
_WHOLE = frozenset({"entire", "whole", "even", "every", "all"})
_YOUNG = frozenset("child baby minor infant woman civilian refugee family".split())
_HOW = frozenset({"participle", "comment"})
# Of what a name must be that of for its description to go.
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def is_sure(guards: Guards, cut: Cut) -> bool:
    """Whether the aside is of a sure kind; the cheap classes always are, a dear one by its place."""
    tree = guards.tree
    if cut.kind == "which-clause":
        return _waits(tree, cut) and _tells_of_a_thing(tree, cut)
    if cut.kind == "appositive":
        return _waits(tree, cut) and _is_of_a_thing(tree, cut)
    if cut.kind in _HOW:
        return _tells_how(tree, cut) and not HARM & _lemmas(tree, cut)
    if cut.kind == "examples":
        return _are_nameless(guards, cut)
    # "this season In a statement": a caption and a sentence in one
    runs_in = cut.first > 0 and tree.tokens[cut.first].text[:1].isupper()
    sender = tree.words[cut.last + 1 : cut.last + 2] == ("from",)  # "wrote in a letter from the mill"
    sender |= tree.words[cut.first : cut.last + 1] == ("by", "post")  # how, and not where it was said
    return cut.kind != "occasion" or not (runs_in or sender or _verb_in(tree, cut))


def _lemmas(tree: Tree, cut: Cut) -> set[str]:
    return {token.lemma.lower() for token in tree.tokens[cut.first : cut.last + 1]}


def _verb_in(tree: Tree, cut: Cut) -> bool:
    """Whether a verb stands in the words: "in a letter dated 10 March", "in a statement issued before it"."""
    return any(tree.tokens[n].pos == "VERB" for n in range(cut.first, cut.last + 1))


def _waits(tree: Tree, cut: Cut) -> bool:
    """Whether the aside tells of the subject, and the verb, with what the sentence is for, follows.

    Of who speaks nothing goes, and nothing of what stands in another aside, whose comma it would take:
    "Li, an officer of Gas Co, a trader, knows".
    """
    follows = cut.last + 2
    verb = verb_of(tree, cut.head, follows) if follows < len(tree) else None
    subject = tree.subject(verb) if verb is not None else None
    if verb is None or subject is None or "," in tree.words[tree.below(subject)[0] : cut.first - 1]:
        return False
    return cut.kind in _HOW or tree.tokens[verb].lemma.lower() not in CLAUSE_VERBS


def _tells_of_a_thing(tree: Tree, cut: Cut) -> bool:
    """Whether the clause opens on a "which" that is its subject, and tells of no owner and no party.

    "VTEC, which is a form of the germ, has spread" says what the word means.
    """
    opening = tree.tokens[cut.first]
    verb = opening.head
    named = tree.child(verb, "attr")
    follows = tree.tokens[min(cut.last + 2, len(tree) - 1)]
    modal = any(tree.tokens[n].tag == "MD" for n in tree.children[verb])
    if modal and follows.tag in {"VB", "VBP"}:
        return False  # "robots, which can find bombs, climb steps and carry guns, have been sold"
    meant = named is not None and bool({"a", "an"} & {tree.words[n] for n in tree.below(named)})
    return (
        tree.words[cut.first] == "which"
        and opening.dep in SUBJECTS
        and not (meant and tree.tokens[verb].lemma == "be")
        and tree.tokens[verb].lemma.lower() not in BEHIND
    )


def _is_of_a_thing(tree: Tree, cut: Cut) -> bool:
    """Whether the words tell more about a body, a place or a thing; of a person they say who that is."""
    head = tree.tokens[cut.head]
    if _lemmas(tree, cut) & PEOPLE or head.lemma.lower() in PEOPLE:
        return False
    if any(lemma.endswith(("ist", "ian")) for lemma in _lemmas(tree, cut)):
        return False  # "Orwell, a democratic socialist, was"
    nouns = [n for n in tree.children[cut.head] if cut.first <= n <= cut.last]
    if any(tree.tokens[n].pos == "PROPN" for n in nouns):
        return False  # "his new house, the Walled Off Hotel, is": its name
    if head.pos != "PROPN":
        return head.entity != "PERSON"
    named = {tree.tokens[n].lemma.lower() for n in tree.below(cut.head) if n < cut.first}
    return head.entity in _PLACES or (head.entity == "ORG" and bool(named & (INSTITUTIONS | FIRMS)))


def _tells_how(tree: Tree, cut: Cut) -> bool:
    """Whether a participle leads in, or tells of the subject before its verb; at the end it must comment.

    "Testifying against the bill, Ana Silva said" tells what she is to the matter, "Fearing for his life, he
    fled" why, "fell, hit by rents" the cause, and "revised its view, putting it on the list" what was done.
    """
    opening = tree.tokens[cut.first]
    if cut.kind == "comment":
        sent = opening.lemma == "send" and not _TOKENS & _lemmas(tree, cut)  # "sending the slaves to Libya"
        return opening.lemma not in _SHOWING and not sent
    if cut.first == 0:
        moved = opening.lemma.lower() in FEELING or tree.tokens[cut.head].lemma.lower() in CLAUSE_VERBS
        return opening.tag == "VBG" and not moved
    if not _waits(tree, cut):
        return False
    return opening.lemma in _FROM or (opening.tag == "VBN" and opening.lemma not in BEHIND | AHEAD)


def _are_nameless(guards: Guards, cut: Cut) -> bool:
    """Whether the examples are things of the noun's kind: no names, no people, no place where it is so.

    An "and" behind a comma closes a row around them, a preposition goes on with the rest: "greens, such as
    beans, and reds"; "makes oils, including gas, from coal".
    """
    tree = guards.tree
    behind = tree.tokens[cut.first + (2 if tree.words[cut.first] == "such" else 1)]
    return (
        not guards.names(cut.first, cut.last)
        and not (PEOPLE | _YOUNG | _WHOLE) & _lemmas(tree, cut)
        and tree.tokens[cut.head].pos == "NOUN"
        and behind.pos not in {"ADP", "PRON"}
        # "barred them from any office, including that of clerk": how far it reaches
        and not {"any", "all", "every"} & {tree.words[n] for n in tree.children[cut.head]}
        and not any(
            tree.words[n] == "," and (tree.words[n + 1] in {"and", "or"} or tree.tokens[n + 1].pos == "ADP")
            for n in range(cut.first, cut.last)
        )
    )
