"""A statement in, every run of its words that may be deleted out, each with its class and its price.

A run is given by tokens, without the commas, dashes or brackets beside it. Each class says what it looks
like; whether it may go is asked of the guards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten_bearing import goes_further, holds_up, says_how_far, tells_who_speaks
from briefgen.compose.shorten_kinds import BARE, Cut
from briefgen.compose.shorten_seams import ENDS, goes_on, set_off
from briefgen.compose.shorten_spare import is_short_form, spare
from briefgen.compose.shorten_speakers import attributions
from briefgen.compose.shorten_sure import is_sure
from briefgen.compose.shorten_words import (
    BINDING,
    COMMENTING,
    DEFINING,
    EMPTY,
    KIN,
    OCCASIONS,
    POINTING_OUT,
    REACHING,
    REGARDING,
    TAKING_UP,
    TOPICAL,
)
from briefgen.understand.grammar import FINITE, SUBJECTS
from briefgen.understand.speech.words import CLAUSE_VERBS, OBJECT_VERBS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.shorten_guards import Guards
    from briefgen.understand.parse.tree import Tree

_SLIPPED_IN = ({",", "for", "example"}, {",", "for", "instance"}, {",", "in", "fact"})
_STEPS = 8  # tokens: in which three commas make a row
_ROW = 14  # tokens: how long the one before the last of a row may be
# A second sentence that takes back the first.
_WHEN = frozenset("if when once unless as while because since".split())
_BACK = frozenset("but however yet still nevertheless nonetheless though although instead".split())
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_WHERE = frozenset("in on at during by via through".split())
_BEGINS = "“\"‘'«$£€`#["
_MORE = frozenset({"JJR", "RBR"})
_EACH = frozenset(
    "every each all no any some both most many few several none half others "
    "whichever whoever whatever".split()
)


def cuts(guards: Guards) -> list[Cut]:
    """Return what may be deleted, the cheapest first."""
    found = [*attributions(guards)]
    found += [cut for cut in (*_parentheses(guards.tree), *_second(guards.tree)) if _may_go(guards, cut)]
    for place in range(len(guards.tree)):
        cuts_here = (look(guards.tree, place) for look in _LOOKS)
        found += [cut for cut in cuts_here if cut and goes_on(guards.tree, cut) and _may_go(guards, cut)]
    found += [cut for cut in spare(guards.tree) if _says_nothing(guards, cut)]
    return sorted(found, key=lambda cut: (cut.price, -cut.first))


def _says_nothing(guards: Guards, cut: Cut) -> bool:
    """Whether words that tell nothing may go here: outside quotations, and where the rest goes on."""
    if guards.quotes(cut.first, cut.last):
        return False
    if cut.kind in BARE and cut.last + 1 < len(guards.tree):
        follows = guards.tree.tokens[cut.last + 1].text
        if not (follows[:1].isalnum() or follows[:1] in _BEGINS):
            return False  # "said that - Ana will know"
    return cut.kind in BARE or goes_on(guards.tree, cut)


def _may_go(guards: Guards, cut: Cut) -> bool:
    names = 1 if cut.kind in {"parenthesis", "occasion"} else 2
    return (
        not guards.loses(cut.first, cut.last)
        and len(guards.names(cut.first, cut.last)) < names
        and not guards.explains(cut.first, cut.last)
        and guards.stands(range(cut.first, cut.last + 1))
        and not tells_who_speaks(guards, cut)
        and not says_how_far(guards, cut)
        and not holds_up(guards.tree, cut)
        and is_sure(guards, cut)
    )


# ---------------------------------------------------------------- asides


def _parentheses(tree: Tree) -> Iterator[Cut]:
    opened = -1
    for place, word in enumerate(tree.words):
        if word == "(":
            opened = place
        elif word == ")" and 0 < opened < place - 1:
            inside = tree.words[opened + 1 : place]
            nested = tree.words[opened - 1] == "(" or tree.words[place + 1 : place + 2] == (")",)
            if is_short_form(tree, opened + 1):
                if not (nested or len(inside[0]) < 3 or _is_used_again(tree, opened, place)):
                    yield Cut(opened + 1, place - 1, "short form", opened - 1)
            elif not nested and POINTING_OUT.issuperset(inside):
                yield Cut(opened + 1, place - 1, "parenthesis", opened - 1)
            opened = -1


def _is_used_again(tree: Tree, opened: int, closed: int) -> bool:
    """Whether the short form stands for the name later in the line."""
    short = tree.words[opened + 1].removesuffix("s")
    return any(word.removesuffix("s") == short for word in tree.words[closed:])


def _second(tree: Tree) -> Iterator[Cut]:
    """Yield the second of two joined sentences."""
    roots = [n for n, token in enumerate(tree.tokens) if token.head == n]
    if len(roots) == 2:
        first = tree.below(roots[1])[0]
        if first > roots[0] and tree.words[first - 1] in ENDS | {"”", '"'} and tree.words[first] not in _BACK:
            yield Cut(first, len(tree) - 1, "second sentence", roots[0])


def _occasion(tree: Tree, place: int) -> Cut | None:
    """Recognise the "in a statement" of "said in a statement that …"."""
    token = tree.tokens[place]
    said = tree.tokens[token.head].lemma.lower() in CLAUSE_VERBS and tree.tokens[token.head].pos == "VERB"
    what = tree.child(place, "pobj")
    if (
        token.dep != "prep"
        or tree.words[place] not in _WHERE
        or tree.tokens[token.head].dep == "acl"  # "the sums shown in the statement"
        or not said
        or what is None
        or tree.tokens[what].lemma.lower() not in OCCASIONS
    ):
        return None
    below = tree.below(place)
    if below[-1] - below[0] + 1 != len(below) or any(tree.tokens[n].tag in FINITE for n in below):
        return None
    last = below[-1]
    while last > what and (tree.tokens[last].entity in {"DATE", "TIME"} or tree.tokens[last].pos == "PUNCT"):
        last -= 1  # "said in a statement on Monday that": the day stays
    last -= last < below[-1] and tree.tokens[last].pos == "ADP"
    return Cut(below[0], last, "occasion", token.head)


def _examples(tree: Tree, place: int) -> Cut | None:
    """Recognise "…, including schools and …" and "…, such as …"."""
    words = tree.words[place : place + 2]
    if words[:1] != ("including",) and words != ("such", "as"):
        return None
    root = place if words[0] == "including" else place + 1
    if tree.tokens[root].dep != "prep":
        return None
    found = set_off(tree, tree.below(root))
    if found is None or found[0] != place:
        return None
    behind = [tree.words[n + 1] for n in range(*found) if tree.words[n] == ","]
    if {"that", "which", "who"} & set(behind):
        return None  # "plans, such as a road, that nobody likes"
    return Cut(*found, "examples", tree.tokens[root].head)


def _appositive(tree: Tree, place: int) -> Cut | None:
    """Recognise "…, the head of X, …" behind a name or noun."""
    token = tree.tokens[place]
    head = token.head
    if token.dep != "appos" or head >= place or tree.tokens[head].pos not in {"NOUN", "PROPN"}:
        return None
    found = set_off(tree, tree.below(place))
    if found is None or not _describes(tree, found[0], place, head) or _in_a_row(tree, place, head):
        return None
    first, last = found
    if _is_another(tree, first, place, head) or (first == last and ";" in tree.words):
        return None  # "Ana Silva, president; Omar Rowe, secretary"
    if tree.words[first] not in {"a", "an"} and _in_a_list(tree, first, last, _ROW):
        return None  # "discuss the end, how it got there, the video and the concerts": the last of a row
    if token.lemma in TAKING_UP and any(tree.tokens[n].lemma in REGARDING for n in range(first, last + 1)):
        return None  # "a practice that the auditors regard as wrong"
    closing = tree.words[last + 1] in ENDS if last + 1 < len(tree) else True
    kind = "comment" if token.lemma in TAKING_UP and closing else "appositive"
    return Cut(first, last, kind, head)


def _is_another(tree: Tree, first: int, place: int, head: int) -> bool:
    """Whether the words name the thing, say who it is, or name one more thing."""
    opening, noun, named = tree.tokens[first], tree.tokens[place], tree.tokens[head]
    if named.lemma in EMPTY or (opening.tag == "PRP$" and _has_own(tree, first, place, head)):
        return True  # "for a good reason, a fair trial"
    if noun.lemma == named.lemma or {"and", "or"} & set(tree.words[head : first - 1]):
        return (
            True  # "a test for the league, a test for the world"; "lost his job and with it, his insurance"
        )
    if opening.text.lower() in _EACH or (tree.words[first] == "the" and tree.tokens[first + 1].tag in _MORE):
        return True  # "every employer, every worker"; "the harder the work, the better the pay"
    if tree.words[first] == "the" and (named.dep == "attr" or named.pos == "NOUN"):
        # "was a Dane, the mayor of Holm"; "a new vessel, the Dolphin"; "missed its target, the fire ant"
        return not any(tree.tokens[n].tag in {"JJS", "RBS"} for n in range(first, place))
    verb = tree.tokens[named.head]
    return named.dep in SUBJECTS and named.tag == "NN" and (verb.tag == "VBP" or verb.text in {"are", "were"})


def _has_own(tree: Tree, first: int, place: int, head: int) -> bool:
    """Whether it is one more thing of somebody: "in their wit, their pride"; "Ana, her long experience"."""
    again = any(tree.words[n] == tree.words[first] for n in tree.children[head] if n < head)
    person = tree.tokens[head].entity == "PERSON"
    return again or (person and tree.tokens[place].lemma.lower() not in PEOPLE | KIN)


def _describes(tree: Tree, first: int, place: int, head: int) -> bool:
    """Whether the words describe the noun before them, which is known without them."""
    opening, noun, named = tree.tokens[first], tree.tokens[place], tree.tokens[head]
    if noun.pos == "PROPN" and named.pos != "PROPN":
        return False
    if noun.pos not in {"NOUN", "PROPN"} or named.entity in {"DATE", "TIME", "MONEY", "CARDINAL"}:
        return False
    agree = (named.tag == "NNS") == (noun.tag in {"NNS", "NNPS"}) or noun.lemma in TAKING_UP
    if named.pos == "NOUN" and not agree:
        return False  # "bills to vendors, a line of credit and …": one more thing in a row
    post = opening.text.islower() and noun.lemma.lower() in PEOPLE | KIN
    if opening.pos != "DET" and opening.tag != "PRP$" and not post:
        return False  # "gave the driver, Jed Huie, flack for …"
    # A surname alone needs the words that say who that is.
    person = named.entity == "PERSON" or (named.pos == "PROPN" and noun.lemma.lower() in PEOPLE)
    return not person or (head > 0 and tree.tokens[head - 1].pos == "PROPN")


def _in_a_row(tree: Tree, place: int, head: int) -> bool:
    """Whether it may be one of several things in a row, or the subject after "In Berlin, …"."""
    if "," in tree.words[head : max(head, tree.below(place)[0] - 1)]:
        return True  # "has given Plant, who is 65, a new view"
    siblings = [n for n in tree.children[head] if tree.tokens[n].dep in {"appos", "conj", "cc"}]
    own = [n for n in tree.children[place] if tree.tokens[n].dep in {"conj", "cc", "appos"}]
    if len(siblings) > 1 or own or tree.tokens[head].dep in {"conj", "appos"}:
        return True  # "seemed an able man and the premier, Patrice Lumumba, a reasonable one"
    root = next((n for n, token in enumerate(tree.tokens) if token.head == n), 0)
    subject = tree.child(root, *SUBJECTS)
    below = set(tree.below(subject)) if subject is not None else set()
    return head not in below and subject is not None and head < subject


def _participle(tree: Tree, place: int) -> Cut | None:
    """Recognise "…, based in Basel, …", "…, underlining its commitment" and "Speaking in Berlin, …"."""
    token = tree.tokens[place]
    if not _is_participle(tree, place):
        return None
    if tree.child(place, *SUBJECTS, "mark", "aux", "auxpass", "conj", "cc") is not None:
        return None
    found = set_off(tree, tree.below(place))
    if found is None or found[0] != place or (place and token.text[:1].isupper()) or _is_word(tree, place):
        return None
    if found[0] == found[1] or tree.words[place + 1] == "of":
        # "resulting, it is believed, in …" goes on behind another aside; "strengthening of the fleet"
        return None
    if token.dep == "acl" and "," in tree.words[token.head : place - 1]:
        return None  # "a list of property, most of it land, wanted by the town": closes another aside
    named = tree.below(token.head) if token.dep == "acl" else ()
    if any(tree.tokens[n].tag in {"JJS", "RBS"} for n in named if n < place):
        return None  # "the two largest, measured by sales": the measure
    if set(tree.words[max(0, place - 4) : place - 1]) in _SLIPPED_IN:
        return None  # "One could imagine, for example, having …": an object
    if _in_a_list(tree, *found) or any(tree.words[n] == "with" for n in tree.above(place)):
        return None  # "fraud, making false statements and …"; "with many, including Ana, wearing …"
    if not place and not _leads(tree, found[1]):
        return None
    comments = token.lemma in COMMENTING and token.tag == "VBG" and place > token.head
    return Cut(*found, "comment" if comments else "participle", token.head)


def _is_participle(tree: Tree, place: int) -> bool:
    """Whether a participle opens an aside there, and is not the verb of a clause that another aside cuts."""
    token = tree.tokens[place]
    if token.tag not in {"VBG", "VBN"} or token.dep not in {"acl", "advcl"} or token.lemma in BINDING:
        return False
    above = tree.children[token.head]
    if any(tree.words[n] in _WHEN and tree.tokens[n].dep in {"mark", "advmod"} for n in above):
        return False  # "…, and if those fail, leading to more deaths"
    aside = any(tree.tokens[n].dep == "relcl" for n in tree.above(place))
    if token.tag == "VBN" and (aside or token.lemma in CLAUSE_VERBS | OBJECT_VERBS):
        return False  # "Scott, whose films include …, suffered": no participle, but the verb
    return not _helped_before(tree, place)


def _helped_before(tree: Tree, place: int) -> bool:
    """Whether the verb's helper stands before another aside: "was, among other things, looking into"."""
    waiting = [n for n in range(place - 1) if tree.words[n + 1] == ","]
    if any(tree.words[n] in {"and", "or", "but"} for n in waiting):
        return True  # "were heard and, as far as was possible, settled"
    return any(tree.tokens[n - (tree.words[n] in {"not", "n't"})].lemma in {"be", "have"} for n in waiting)


def _leads(tree: Tree, last: int) -> bool:
    """Whether the words up to ``last``, at the beginning, lead in to the subject and nothing hangs on them.

    "Turning to the housing market, prices rose" says what the rest is about; after "Cut off by a ridge, in
    the forest, the frog …" the place goes with what would be gone.
    """
    follows = tree.tokens[min(last + 2, len(tree) - 1)]
    topical = tree.tokens[0].lemma in TOPICAL
    return last > 1 and not topical and not _is_subject(tree, last) and follows.pos not in {"ADP", "SCONJ"}


def _is_word(tree: Tree, place: int) -> bool:
    """Whether the participle describes the noun behind it: "a name for exciting, attacking play"."""
    if tree.tokens[min(place + 1, len(tree) - 1)].tag not in {"NN", "NNS"}:
        return False
    two = place > 1 and tree.tokens[place - 2].tag in {"JJ", "VBG", "VBN"}
    return two or bool({"and", "or"} & set(tree.words[place : place + 4]))  # "icons, running backs and"


def _in_a_list(tree: Tree, first: int, last: int, near: int = 5) -> bool:
    """Whether "and" stands in the words and a comma not far before: they may be one of several things."""
    if tree.words[max(0, first - _STEPS) : first].count(",") > 2:
        return True  # "dancing, shouting, falling, sleeping in the hay"
    linked = {"and", "or"} & set(tree.words[first : last + 1])
    return bool(linked) and "," in tree.words[max(0, first - near) : first - 1]


def _is_subject(tree: Tree, last: int) -> bool:
    """Whether a verb waits for the words: "Nudging, the concept of …, is", "Reading it, Ana said, is"."""
    return any(
        tree.words[n - 1] == "," and tree.tokens[n].tag in FINITE and tree.tokens[n].tag != "VBD"
        for n in range(last + 2, len(tree))
    )


def _relative(tree: Tree, place: int) -> Cut | None:
    """Recognise "…, which …, " and its kin; without the comma the clause says which one is meant."""
    token = tree.tokens[place]
    if token.dep != "relcl" or token.head >= place:
        return None
    found = set_off(tree, tree.below(place))
    siblings = [n for n in tree.children[token.head] if tree.tokens[n].dep == "relcl"]
    if any(tree.tokens[n].lemma in DEFINING for n in tree.above(place)):
        return None  # "the term describes women, who were …": what it means
    if found is None or len(siblings) > 1 or tree.child(place, "conj") is not None:
        return None
    if (
        tree.words[found[0]] in _EACH
        or token.lemma in REACHING
        or (_ends(tree, found[1]) and goes_further(tree, place))
    ):
        return None
    opening = range(found[0], min(found[0] + 4, place + 1))
    # "He was crossing the river, when he was hit": the clause with "when" may be the news.
    pronoun = any(tree.tokens[n].tag in _RELATIVES and tree.words[n] not in {"that", "when"} for n in opening)
    return Cut(*found, "which-clause", token.head) if pronoun else None


def _ends(tree: Tree, last: int) -> bool:
    return last + 1 >= len(tree) or tree.words[last + 1] in ENDS


_LOOKS = (_occasion, _appositive, _participle, _relative, _examples)
