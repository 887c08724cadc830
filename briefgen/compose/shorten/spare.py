"""A statement in, the runs of its words that tell nothing out: "in order", "a total of", "which was".

What they leave says the same in fewer words, so nothing that a reader wants is weighed here, only whether the
rest still reads one way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten.kinds import Cut
from briefgen.compose.shorten.seams import ENDS
from briefgen.compose.shorten.words import AHEAD, AMOUNTS, BEGUN, STANDING, TAKES_OBJECT
from briefgen.understand.grammar import FINITE, SUBJECTS
from briefgen.understand.speech.words import CLAUSE_VERBS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.understand.parse.tree import Tree

_INITIALS = 2  # letters of the shortest short form: "UN"
_PRONOUNS = frozenset({"who", "which", "that"})
_JOINS = frozenset({"and", "or", "but", "yet"})
_IS = frozenset({"is", "are"})
_WAS = frozenset({"was", "were"})
_HAS = frozenset({"has", "have"})
_SUMMING = frozenset({"making", "make", "makes", "made", "bringing", "giving", "for"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
# Nouns that take a "to" of their own.
_TO_DO = frozenset(
    "power right ability effort attempt plan way need chance order permission authority duty decision time "
    "money tool step move bid".split()
)
# Words between commas that tie a sentence to the one before it.
_TIES = (
    *(("meanwhile",), ("moreover",), ("furthermore",), ("additionally",), ("incidentally",)),
    *(("in", "addition"), ("in", "the", "meantime"), ("by", "the", "way"), ("of", "course")),
    *(("for", whose, "part") for whose in ("his", "her", "its", "their")),
)


def spare(tree: Tree) -> Iterator[Cut]:
    """Yield what may go without a word of what is told."""
    for place in range(len(tree)):
        for look in (_filler, _place, _also, _that, _who_is, _tie, _relative_words):
            cut = look(tree, place)
            if cut:
                yield cut


def _filler(tree: Tree, place: int) -> Cut | None:
    """Recognise "in order to", "a total of 45", "the month of May", "over a period of three years"."""
    words = tree.words[place : place + 4]
    if words[:3] == ("in", "order", "to") and tree.tokens[place + 2].tag == "TO":
        return None if _two_purposes(tree, place) else Cut(place, place + 1, "spare words", place)
    if len(words) < 4 or words[2] != "of":
        return None
    before = tree.words[place - 1] if place else ""
    if words[:2] == ("a", "total") and _counted(tree, place + 3) and not _one(tree, place + 1):
        # "ten names were added, making a total of 86": the sum, not what was added
        # a sentence does not open on a figure
        kept = before in _SUMMING or not place or _is_a_sum(tree, place + 1)
        return None if kept else Cut(place, place + 2, "spare words", place + 1)
    if words[:2] == ("a", "period") and _counted(tree, place + 3) and before in {"over", "for", "within"}:
        return Cut(place, place + 2, "spare words", place + 1)
    if words[:2] == ("the", "month") and words[3] in _MONTHS and before in {"in", "during"}:
        return Cut(place, place + 2, "spare words", place + 1)
    if words[:2] == ("the", "course") and (
        before == "during" or (before == "over" and _lasts(tree, place + 3))
    ):
        return Cut(place, place + 2, "spare words", place + 1)
    return None


def _is_a_sum(tree: Tree, noun: int) -> bool:
    """Whether the number alone would be read otherwise.

    "Will raise its rate a total of three times" counts what was done already, "his clerks earned a total of
    40 crowns" is what all of them earned.
    """
    if "times" in tree.words[noun + 2 : noun + 5]:
        return True
    verb = tree.verb_above(noun)
    if verb is None:
        return False
    ahead = any(tree.tokens[n].tag in {"MD", "TO"} for n in tree.children[verb])
    subject = tree.subject(verb)
    if subject is None or subject > noun:
        return ahead
    several = tree.tokens[subject].tag in {"NNS", "NNPS"} or tree.words[subject] in {"they", "we"}
    return ahead or several or tree.child(subject, "conj") is not None


def _lasts(tree: Tree, place: int) -> bool:
    """Whether a stretch of time stands there that "over" alone tells: "over the next year", "over years".

    "Read over an hour" may be for more than that, "over the war" what it is about.
    """
    noun = next((n for n in range(place, len(tree)) if tree.tokens[n].tag in {"NN", "NNS"}), place)
    more = tree.words[place] in {"a", "an", "one", "half"}
    return not more and tree.tokens[noun].lemma.lower() in AMOUNTS


def _two_purposes(tree: Tree, place: int) -> bool:
    """Whether the bare "to" would hang on another word: "an attack on rules in order to pardon thieves"."""
    if not place:
        return False
    before, verb = tree.tokens[place - 1], tree.tokens[place].head
    if before.pos == "VERB" or before.lemma in _TO_DO or tree.tokens[verb].pos not in {"VERB", "AUX"}:
        return True  # "an effort to compromise in order to win"; "used its power in order to block"
    infinitive = any(
        tree.tokens[n].tag == "TO" for n in tree.children[verb]
    )  # "to heed concerns in order to"
    return infinitive or any(tree.tokens[n].pos == "VERB" for n in range(verb + 1, place))


def _place(tree: Tree, place: int) -> Cut | None:
    """Recognise the "located" of "a mine located in the north"."""
    token, noun = tree.tokens[place], tree.tokens[place].head
    stands = tree.words[place] in {"located", "situated"} and token.dep == "acl" and noun == place - 1
    near = tree.words[place + 1 : place + 2] in {
        ("in",),
        ("on",),
        ("at",),
        ("near",),
        ("along",),
        ("outside",),
    }
    return (
        Cut(place, place, "spare words", noun) if stands and near and len(tree.children[place]) == 1 else None
    )


def _also(tree: Tree, place: int) -> Cut | None:
    """Recognise the "also" of "The bank also said": it ties the line to one that is not printed."""
    verb = place + 1
    if tree.words[place] not in {"also", "further"} or tree.words[verb : verb + 1] == ():
        return None
    says = tree.words[verb] in {"said", "says"} and tree.tokens[place].head == verb
    before = tree.words[:place]
    subject = tree.child(verb, *SUBJECTS)
    alone = subject is not None and tree.below(subject)[-1] == place - 1 and "only" not in before
    return Cut(place, place, "spare words", verb) if says and alone else None


def _that(tree: Tree, place: int) -> Cut | None:
    """Recognise the "that" of "said that the bridge was open": behind its verb, before its only clause."""
    verb, clause = place - 1, tree.tokens[place].head
    if tree.words[place] != "that" or tree.tokens[place].dep != "mark" or verb < 1:
        return None
    if tree.words[verb] not in {"said", "says"} or tree.child(verb, "auxpass") is not None:
        return None
    if tree.words[verb - 1] == "having":
        return None  # "Having said that the fee was low": the "that" may be what was said
    if tree.tokens[clause].head != verb or tree.tokens[clause].dep != "ccomp" or not tree.finite(clause):
        return None
    subject = tree.child(clause, *SUBJECTS)
    if subject is None or tree.below(subject)[0] != place + 1:
        return None
    joined = [n for n in tree.children[clause] if tree.tokens[n].dep == "conj"]
    again = any(
        tree.words[n] == "that" and tree.words[n - 1] in {*_JOINS, ","} for n in range(place + 1, len(tree))
    )
    # "said that the fee was too high and that …": both are said only as long as both have their "that"
    both = again or any(tree.child(n, *SUBJECTS) is not None for n in joined)
    # "said that the talks had failed and called them a farce": who called would no longer be seen
    both |= any(n > clause and tree.tokens[n].dep == "conj" for n in tree.children[verb])
    both |= any(tree.tokens[n].tag == "VBD" == tree.tokens[verb].tag for n in joined)
    return None if both else Cut(place, place, "spare words", verb)


def _who_is(tree: Tree, place: int) -> Cut | None:
    """Recognise the "which is" of "Holm Steel, which is the owner of the mill, said"."""
    token = tree.tokens[place]
    noun, pronoun = token.head, place - 1
    if token.dep != "relcl" or tree.words[place] not in _IS or tree.words[pronoun] not in {"who", "which"}:
        return None
    named = tree.child(place, "attr")
    if named is None or tree.words[place + 1] not in {"a", "an", "the"} or tree.below(named)[0] != place + 1:
        return None
    beside = noun == pronoun - 2 and tree.words[pronoun - 1] == "," and tree.tokens[noun].dep in SUBJECTS
    alone = all(tree.tokens[n].dep in {"nsubj", "attr", "punct"} for n in tree.children[place])
    agree = (tree.tokens[named].tag in {"NNS", "NNPS"}) == (tree.words[place] == "are")
    fits = beside and alone and agree and _closed(tree, place)
    return Cut(pronoun, place, "relative words", noun) if fits else None


def is_short_form(tree: Tree, place: int) -> bool:
    """Whether a word in brackets is the initials of the name before it: "World Trade Organization (WTO)"."""
    short = tree.tokens[place].text
    if not short.isupper() or len(short) < _INITIALS or tree.words[place + 1 : place + 2] != (")",):
        return False
    if tree.tokens[min(place + 2, len(tree) - 1)].pos == "PROPN":
        return False  # "the head of the Guild of Holm (GH) Ana Silva": two names would run into one
    before = [token.text for token in tree.tokens[max(0, place - 1 - 2 * len(short)) : place - 1]]
    return "".join(word[0] for word in before if word[0].isupper()).endswith(short)


def _counted(tree: Tree, place: int) -> bool:
    """Whether a number stands there."""
    return tree.tokens[place].pos == "NUM" or tree.words[place] in {"$", "£", "€"}


def _one(tree: Tree, noun: int) -> bool:
    """Whether a verb in the singular goes with the noun ("there is a total of"), which needs one."""
    token = tree.tokens[noun]
    if token.dep not in SUBJECTS | {"attr"}:
        return False
    verbs = [token.head, *(n for n in tree.children[token.head] if tree.tokens[n].dep in {"aux", "auxpass"})]
    return any(tree.tokens[n].tag == "VBZ" or tree.words[n] == "was" for n in verbs)


def _tie(tree: Tree, place: int) -> Cut | None:
    """Recognise "The bank, meanwhile, raised"."""
    if not place or tree.words[place - 1] != ",":
        return None
    for tie in _TIES:
        last = place + len(tie) - 1
        if tree.words[place : last + 1] == tie and tree.words[last + 1 : last + 2] in {(",",), (".",)}:
            return Cut(place, last, "connective", place - 2) if place > 1 else None
    return None


# ---------------------------------------------------------------- "which was built by" -> "built by"


def _relative_words(tree: Tree, place: int) -> Cut | None:
    """Recognise the "which was" of "a bridge which was built by the army"."""
    token = tree.tokens[place]
    noun = token.head
    if token.dep != "relcl" or noun >= place or not _nameable(tree, noun):
        return None
    pronoun = tree.child(place, "nsubj", "nsubjpass")
    if pronoun is None or tree.words[pronoun] not in _PRONOUNS or not noun < pronoun < place + 1:
        return None
    if tree.words[pronoun] == "who" and _stands_beside_people(tree, noun):
        return None
    comma = pronoun - noun == 2 and tree.words[noun + 1] == ","
    if not (comma or pronoun == noun + 1) or _has_more(tree, place):
        return None
    if tree.tokens[noun].dep == "attr" and "it" in {
        tree.words[n] for n in tree.children[tree.tokens[noun].head]
    }:
        return None  # "it is branches that are asked": who it is
    if not comma and tree.tokens[noun].pos == "PROPN":
        return None  # "a law to end Obamacare that was shown by his foes": which one is not asked of a name
    last = _helpers(tree, pronoun, place) if _agrees(tree, noun, pronoun + 1) else None
    if last is None or not _reads_one_way(tree, noun, place, comma=comma):
        return None
    return Cut(pronoun, last, "relative words", noun)


def _stands_beside_people(tree: Tree, noun: int) -> bool:
    """Whether "who" may mean another noun: "members from 70 countries who are involved"."""
    if tree.tokens[noun].dep != "pobj":
        return False
    above = tree.tokens[tree.tokens[tree.tokens[noun].head].head]
    return above.pos == "NOUN" and (above.lemma.lower() in PEOPLE or above.lemma.endswith("ist"))


def _nameable(tree: Tree, place: int) -> bool:
    """Whether a noun stands there, or the "those" of "those who are responsible for"."""
    return tree.tokens[place].pos in {"NOUN", "PROPN"} or tree.words[place] == "those"


def _agrees(tree: Tree, noun: int, helper: int) -> bool:
    """Whether the verb has the noun's number: where it has not, it is about another noun further off."""
    several = tree.tokens[noun].tag in {"NNS", "NNPS"} or tree.words[noun] == "those"
    return several == (tree.words[helper] in {"are", "were", "have"})


def _has_more(tree: Tree, verb: int) -> bool:
    """Whether the clause has a second verb, or a word of denial, that needs the pronoun or its helper."""
    again = range(verb, len(tree) - 1)
    if any(tree.words[n] in _JOINS and tree.words[n + 1] in _PRONOUNS for n in again):
        return True  # "water that is brown but that the state calls safe"
    return any(
        tree.tokens[n].dep in {"neg", "conj", "cc", "mark"} or tree.tokens[n].tag == "MD"
        for n in tree.children[verb]
    )


def _helpers(tree: Tree, pronoun: int, verb: int) -> int | None:
    """Return the place of the last of the words that only make the clause a clause, or None."""
    words = tree.words[pronoun + 1 : pronoun + 3]
    tag = tree.tokens[verb].tag
    now = _governed(tree, pronoun)
    if tree.tokens[verb].lemma == "be":
        return verb if words[:1] and words[0] in _IS and _is_so(tree, verb) and now == "present" else None
    if tag == "VBN" and words[:1] and words[0] in _HAS and words[1:] == ("been",):
        if "since" in {tree.words[n] for n in tree.below(verb)}:
            return None  # "the rule which has been kept since April"
        return pronoun + 2 if pronoun + 2 < verb else None
    if not words or words[0] not in _IS | _WAS or verb < pronoun + 1:
        return None
    past = words[0] in _WAS
    if tag == "VBN" and verb > pronoun + 1 and tree.child(verb, "auxpass") == pronoun + 1:
        lemma = tree.tokens[verb].lemma.lower()
        fits = lemma not in AHEAD | STANDING if past and now != "past" else not (past and lemma in AHEAD)
        return pronoun + 1 if fits else None
    if tag == "VBG" and verb > pronoun + 1 and tree.child(verb, "aux") == pronoun + 1:
        return pronoun + 1 if now == ("past" if past else "present") else None
    return None


def _is_so(tree: Tree, verb: int) -> bool:
    """Whether an adjective with what it asks for follows the verb: "that are close to the border"."""
    adjective = tree.child(verb, "acomp")
    if adjective is None or adjective > verb + 2 or tree.tokens[adjective].tag not in {"JJ", "JJR"}:
        return False  # "is 40 %, which is highest in the north"
    return any(
        n == adjective + 1 and tree.tokens[n].dep in {"prep", "xcomp"} for n in tree.children[adjective]
    )


def _governed(tree: Tree, place: int) -> str:
    """Return the tense, "past", "present" or "", of the clause that holds the noun of a relative clause."""
    verbs = [n for n in tree.above(place) if tree.finite(n)][1:]
    if not verbs:
        return ""
    helpers = [verbs[0], *(n for n in tree.children[verbs[0]] if tree.tokens[n].dep in {"aux", "auxpass"})]
    tags = {tree.tokens[n].tag for n in helpers}
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} and "MD" not in tags else ""


def _reads_one_way(tree: Tree, noun: int, verb: int, *, comma: bool) -> bool:
    """Whether what is left can be about nothing but the noun, and is not the verb of its sentence."""
    token = tree.tokens[verb]
    follows = [n for n in tree.children[verb] if n > verb and tree.tokens[n].pos != "PUNCT"]
    if token.lemma.lower() in CLAUSE_VERBS | BEGUN - {"be"}:
        return False
    if not follows or (follows[0] != verb + 1 and token.lemma != "be"):
        return False
    if _goes_on_bare(tree, verb) or (token.tag == "VBN" and tree.tokens[verb + 1].tag in {"NN", "NNS"}):
        return False  # "those who are paid clerks"
    above = tree.tokens[noun]
    subject = above.dep in SUBJECTS
    if comma:
        # ", founded in 1990," is about the subject wherever it stands.
        return subject and above.dep != "csubj" and _closed(tree, verb)
    if subject:
        return (
            token.tag == "VBG" or token.lemma == "be" or tree.words[verb + 1] == "by"
        )  # "the men moved to Berlin said"
    governor = tree.tokens[above.head]
    if above.dep in {"dobj", "dative", "oprd", "attr"} and governor.lemma.lower() in TAKES_OBJECT:
        return False  # "had a house built by …", "stopped people marching in …"
    if token.tag == "VBG" and above.dep != "pobj":
        return False
    return governor.text.lower() not in {"with", "without", "of"} or token.tag == "VBN"


def _goes_on_bare(tree: Tree, verb: int) -> bool:
    """Whether "and has confessed" follows before a comma: it needs the "who" that would be gone."""
    for place in range(verb + 1, len(tree) - 1):
        if tree.words[place] == ",":
            return False
        if tree.words[place] in _JOINS and tree.tokens[place + 1].tag in FINITE:
            return True
    return False


def _closed(tree: Tree, verb: int) -> bool:
    """Whether the clause ends at a comma."""
    end = tree.below(verb)[-1]
    closing = tree.words[end] if tree.words[end] == "," else (*tree.words, ".")[end + 1]
    return closing == "," and closing not in ENDS
