"""A parsed sentence in, the words that make it lean on its neighbours out (empty when it stands alone).

Three kinds of leaning are told apart: a connective that can be taken off ("However,"), a word that
points back and can not ("This marks …", "He said …"), and a noun that only the text before explains
("the decision", "this summit"). The first is repaired, the second refused, the third counts against.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from briefgen.understand.grammar import (
    NOUN_SUBJECTS,
    NOUNS,
    OF_MANY,
    OF_PEOPLE,
    POINTING,
    VERBS,
    above,
    children,
    root_at,
)
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Token

# Connectives with the comma that sets them off ("in addition to" has none).
_CONNECTIVE = re.compile(
    r"(?:However|Moreover|Furthermore|Meanwhile|Nevertheless|Nonetheless|Therefore|Thus|Hence|"
    r"Additionally|Consequently|Accordingly|Besides|Also|Still|Yet|Again|Indeed|"
    r"Overall|Finally|Subsequently|Notably|Importantly|Interestingly|Naturally|Clearly|Of course|"
    r"In contrast|By contrast|Similarly|Likewise|On the other hand|In addition|In turn|In fact|"
    r"In short|In particular|For comparison|By comparison|"
    r"As a result|As a consequence|As such|For example|For instance|For this reason|To this end|"
    r"On the one hand|First|At the same time|At that time|In that case|"
    r"After all|That said|Even so|More importantly|Most importantly|First of all|Second|Third|Secondly|"
    r"Thirdly|Firstly|Lastly|Then|Now|So|And|But|Or|Nor|Plus|Too)\s*,\s+",
    re.IGNORECASE,
)
# These may also stand without a comma; what follows must then be able to open a sentence.
_BARE_CONNECTIVE = re.compile(
    r"(?:And|But|However|Moreover|Meanwhile|Also|Thus|Therefore|Yet|So|Hence|Nevertheless)\s+"
    r"(?=[A-Z\[“\"]|the\b|a\b|an\b|in\b|on\b)|(?:And|But)\s+(?=\w)|"
    r"(?:For (?:these|those) reasons|On these grounds|In the light of the above),?\s+(?=[A-Z]|the\b|it\b)"
)
_PARTS = 3  # a note number, a dateline and a connective may follow each other
# Numbers of notes that belong to the sentence before: "3–8 In an earlier survey".
_NOTE_NUMBERS = re.compile(
    r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\s+"
    r"(?=(?:In|For|A|An|The|This|These|However|It|On|At|By|As|When|While|To|From|Of|Although|Moreover)\b)"
)
# "INDUSTRY REACTS - ", the label of an item in a newsletter.
_SHOUTED = re.compile(r"[A-Z][A-Z0-9’'&/$,.-]+(?: [A-Z0-9’'&/$,.-]+){1,7}(?: [-–—] |: )(?=[A-Z])")
# "OSLO, 3 May (Reuters) – ", or what is left of it; at most a city, a day and an agency.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][\w. ]{2,20})?(?:, [\w. ]{3,16})? )?\([A-Z][^()]{1,40}\)\s*[–—-]+\s+"
    r"|[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][\w. ]{2,20})? [–—] "
    r"|\([A-Z]{2,6}\)\s+(?=[A-Z])|[A-Z]{5,}(?:, [A-Z][a-z.]+)? (?=(?:The|A|An|In|On|At|As|After|When)\s)"
)
# What a press release writes before a paragraph, on its line.
# What a page sets beside its text, run into the sentence behind it: "LIVE BLOG On Monday the minister …".
_LABEL = re.compile(
    r"(?:Background|Next steps?|Context|In brief|Update|Quick facts?)\s*:\s+(?=[A-Z“\"])"
    r"|(?:LIVE BLOG|Live (?:blog|updates)|Image|Photos?|Picture|Video|Podcast|Slideshow|Gallery|Enlarge)"
    r"\s+(?=(?:The|A|An|In|On|At|As|After|When|While|Despite|During|For|But|It|Mr\.|Ms\.)\s)"
)
# These lose their meaning without the sentence before: nothing may be cut, so the sentence is refused.
_BOUND = re.compile(
    r"(?:Instead|On the contrary|Otherwise|In other words|That said|Even so|As such|For example|"
    r"For instance|The former|The latter|"
    r"Neither|Either|Both|Another|Others?|Nor|Or|So too|Not only that|The same|The two|The three|The pair|"
    r"The (?:correct|right) (?:figure|number|amount|sum|date|day|rate|share)|"
    r"The other|The remaining|The rest|Of this|Of that|Of the remaining|"
    r"The (?:first|last|next|other|remaining) (?:two|three|four|five|six|seven|eight|nine|ten)"
    r"(?= (?:will|would|are|were|have|had|can|could|may|open|begin|to)\b)|"
    r"The (?:first|second|third|last) of (?:these|those|them|the (?:two|three|four|five)\b(?! [A-Z]))|"
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|All|Some|Many|Most|Several|Few|Half|None)"
    r"(?= (?:cost|are|were|was|is|has|have|had|will|would|did|do|came|went|took|said|say|also|remain)\b)|"
    r"One of them|Some of them|Many of them|Most of them|Among them|All of them|Doing so|"
    r"If so|If not|Such|Too|Plus|Because of this|Despite this|After this|Since then|Until then|"
    r"By then|Back then|Here|As for|Of those|Of these|Of them|"
    r"Then(?= (?:the|a|an|it|he|she|they|came|[A-Z]))|Who|Whose|Whom|"
    r"(?:(?:A|One|Two|Three|Several|A few|Some|Just) )?(?:short )?(?:Minutes|Hours|Days|Weeks|Months|Years|"
    r"Moments|time|while|moments?|minutes?|hours?|days?|weeks?|months?|years?) (?:later|afterwards?|earlier)|"
    r"(?:An e|E)arlier (?:versions?|drafts?|proposals?|plans?|attempts?|offers?)"
    r"(?! (?:of|to|by|on|from|for|at)\b))\b"
)
_PERSONAL = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself themselves".split()
)
# "Two thirds of them": the quantity does not say of what.
_COLLECTIVES = frozenset(
    "team company firm family group government police council committee bank board ministry union agency "
    "cabinet couple crew staff public parliament court department army club band party commission".split()
)
_QUANTITIES = frozenset(
    "third quarter half part share number majority minority rest percent percentage %".split()
)
PERIODS = frozenset(
    "year month week weekend quarter decade century summer autumn fall winter spring time season day "
    "morning evening afternoon monday tuesday wednesday thursday friday saturday sunday".split()
)
# Bare definite nouns that stand for what was said before: "the move", "the decision". Nothing explains them.
_STAND_INS = frozenset(
    "move decision step measure announcement comment remark change effort action objective aim goal purpose "
    "number figure result situation development trend issue problem case two pair former latter "
    "couple suspect victim man woman ruling incident date idea limit estimate sum amount".split()
)
# Things of which there is one: "the government" of the place that the page is about, "the economy".
_KNOWN = frozenset(
    "government parliament state country world economy market public police army court president king queen "
    "pope sun moon earth climate internet weather population number average share rate pandemic".split()
)
_OTHER_CLAUSES = frozenset({"advcl", "ccomp", "conj", "csubj", "parataxis"})
_REMAINDERS = frozenset("remaining aforementioned latter former".split())
# Verbs of things: in "The chamber estimates that it will cost 3 million" nobody means the chamber.
_OF_THINGS = frozenset("cost last occur happen weigh flow".split())
_ADDS = {"also", "therefore", "thus", "consequently", "too", "moreover", "meanwhile", "instead"}
_EARLY = 6  # tokens; an "also" among the first of a sentence adds to what was said before
# The same without an article: "Talks emphasised …", "Officials said …".
_BARE = frozenset(
    "talks discussions participants parties sides officials organisers organizers negotiators "
    "delegates".split()
)

# Of these nothing is known without what they take part in; officials and delegates do without.
_WHOSE = frozenset({"Parties", "Participants", "Sides", "Attendees"})


def connective(text: str) -> int:
    """Return how many characters can be taken off the opening: note numbers, a dateline, connectives."""
    at = 0
    for _ in range(_PARTS):
        part = _removable(text[at:])
        if not part:
            break
        at += part
    return at


def _removable(text: str) -> int:
    if _BOUND.match(text):
        return 0
    found = (
        _NOTE_NUMBERS.match(text)
        or _DATELINE.match(text)
        or _LABEL.match(text)
        or _SHOUTED.match(text)
        or _CONNECTIVE.match(text)
        or _BARE_CONNECTIVE.match(text)
    )
    return found.end() if found else 0


def dangling(text: str, tokens: Sequence[Token]) -> str:
    """Return the word that needs another sentence to be understood, or an empty string.

    An opening connective that can be taken off does not count; what stands behind it does.
    """
    start = connective(text)
    opened = _BOUND.match(text)
    if opened:
        return opened.group()
    if tokens and tokens[0].text == "There" and tokens[0].dep != "expl":
        return "There"
    return (
        _pointer(tokens, start)
        or _stand_in(tokens)
        or _remainder(tokens)
        or _place(tokens)
        or _pronoun(tokens)
    )


def leaning(tokens: Sequence[Token]) -> str:
    """Return a noun phrase that only earlier text explains ("this summit", "the decision"), or ""."""
    if tokens and tokens[0].text.lower() in _BARE:
        return tokens[0].text
    early = next((token.lemma for token in tokens[:_EARLY] if token.lemma in _ADDS), "")
    if early:
        return early
    for at, token in enumerate(tokens[:-1]):
        noun = tokens[token.head] if token.dep == "det" else tokens[at + 1]
        if token.dep == "det" and token.lemma == "that" and noun.pos == "NOUN":
            return f"{token.text} {noun.text}"
        if noun.lemma in PERIODS:
            continue
        if token.lemma == "this" and token.dep == "det" and noun.pos == "NOUN":
            return f"{token.text} {noun.text}"
        if _is_bare_definite(tokens, at, noun) and noun.lemma not in _KNOWN:
            return f"{token.text} {noun.text}"
    return ""


def leans_hard(tokens: Sequence[Token]) -> bool:
    """Whether the words point at a sentence ("this summit", "also") and not at the topic ("The bill")."""
    found = leaning(tokens)
    return bool(found) and found.split()[0] != "The" and found.lower() not in _BARE


def _remainder(tokens: Sequence[Token]) -> str:
    """Return an early "the remaining cases", which says that others were named before."""
    for at, token in enumerate(tokens[:_EARLY]):
        if token.text.lower() in _REMAINDERS and token.dep == "amod":
            noun = token.head
            if any(other.head == noun and other.lemma == "the" for other in tokens[: at + 1]):
                return f"the {token.text} {tokens[noun].text}"
    return ""


def _stand_in(tokens: Sequence[Token]) -> str:
    """Return "The decision" or "Parties" where a sentence opens on it and nothing tells which."""
    if len(tokens) < 2:
        return ""
    if tokens[0].text in _WHOSE and tokens[0].dep in NOUN_SUBJECTS:
        told = any(token.head == 0 for token in tokens[1:])
        return "" if told else tokens[0].text
    noun = tokens[tokens[0].head]
    found = tokens[0].dep == "det" and _is_bare_definite(tokens, 0, noun, _STAND_INS)
    return f"{tokens[0].text} {noun.text}" if found else ""


def _is_bare_definite(
    tokens: Sequence[Token], at: int, noun: Token, nouns: frozenset[str] = frozenset()
) -> bool:
    """Whether "the" with nothing but a general noun opens the sentence: nothing in it says which."""
    token = tokens[at]
    if token.lemma != "the" or at > 0 or (nouns and noun.lemma not in nouns) or noun.pos != "NOUN":
        return False
    place = tokens.index(noun)
    kept = (child for child in tokens if child.head == place and child is not noun and child is not token)
    return not any(
        child.dep in {"prep", "relcl", "appos", "poss", "compound", "acl", "amod"} and child.pos != "ADJ"
        for child in kept
    )


def _pointer(tokens: Sequence[Token], start: int) -> str:
    """Return an opening "This", "These", "He" and so on, wherever the subject begins."""
    for at, token in enumerate(tokens):
        if token.start < start or token.pos in {"PUNCT", "SPACE"}:
            continue
        lower = token.text.lower()
        if lower in _PERSONAL and not _is_filler(tokens, at):
            return token.text
        if token.pos == "NUM" and token.dep in NOUN_SUBJECTS and not _counts_something(tokens, at):
            return token.text
        if lower in POINTING and not (_points_at_period(tokens, at) or _those_who(tokens, at)):
            return token.text
        return ""
    return ""


def _counts_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number has a thing of its own: "Two of the ferries sank", "$4 billion was spent"."""
    return bool(tokens[at].entity in {"MONEY", "PERCENT", "DATE"}) or any(
        token.head == at and token.dep in {"prep", "quantmod"} and token.pos in {"ADP", "SYM"}
        for token in tokens
    )


def _points_at_period(tokens: Sequence[Token], at: int) -> bool:
    head = tokens[tokens[at].head]
    return tokens[at].dep == "det" and head.lemma in PERIODS


def _those_who(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words behind "those" say whom it means: "Those affected include 4,100 pensioners"."""
    behind = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    return tokens[at].text.lower() == "those" and tokens[at].dep != "det" and behind in {"VBN", "VBG", "WP"}


def _is_filler(tokens: Sequence[Token], at: int) -> bool:
    """Whether "it" stands for nothing: "It is hoped that …", "It rained"."""
    token = tokens[at]
    if token.text.lower() != "it" or token.dep not in {"nsubj", "nsubjpass", "expl"}:
        return False
    verb = token.head
    active = tokens[verb].tag != "VBN"
    if tokens[verb].lemma not in _FILLED or (active and tokens[verb].lemma in _SAID_BY_SOMEBODY):
        return False  # "It expects prices to fall" is said of a body, "It is expected that they fall" of none
    if any(n > at for n in children(tokens, verb, "ccomp", "csubj")):
        return True
    # "It is hard to say" is said of nothing; "It is to open in May" and "It seems to work" of a thing.
    does = [tokens[n] for n in children(tokens, verb, "xcomp") if n > at]
    judged = children(tokens, verb, "acomp", "attr") or tokens[verb].tag == "VBN"
    return any(judged or one.lemma in _SAID_BY_SOMEBODY for one in does)


_SAID_BY_SOMEBODY = frozenset({"hope", "hop", "expect", "believe", "say", "report", "estimate"})
_FILLED = _SAID_BY_SOMEBODY | {"be", "appear", "seem", "remain"}


def _place(tokens: Sequence[Token]) -> str:
    """Return the "there" of an opening "A vote there is expected", which names no place before it."""
    for before, token in pairwise(tokens):
        if token.text == "there":
            return token.text if before.pos in NOUNS and before.entity not in {"DATE", "TIME"} else ""
        if before.pos == "ADP" or before.pos in VERBS:
            return ""
    return ""


def _pronoun(tokens: Sequence[Token]) -> str:
    """Return a third-person pronoun that no noun before it in the sentence can explain."""
    nouns: list[int] = []
    spoken: set[int] = set()
    for at, (token, inside) in enumerate(unquoted(tokens)):
        lower = token.text.lower()
        if token.pos in NOUNS and token.lemma.lower() not in _QUANTITIES:
            nouns.append(at)
            spoken.update({at} if inside else ())
        elif lower in _PERSONAL and not _is_filler(tokens, at):
            # Whoever speaks is not explained by what he says: “The fans came early,” he said.
            holding = set(_phrase_around(tokens, at))
            known = [noun for noun in nouns if noun not in holding and (inside or noun not in spoken)]
            if not _is_explained(tokens, at, known):
                return token.text
    return ""


def _phrase_around(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Yield the nouns whose phrase holds the word: in "rents for them" nobody means the rents."""
    for place in (at, *above(tokens, at)):
        if tokens[place].dep in _BREAKS or tokens[place].pos in VERBS:
            return
        yield tokens[place].head


# What these join is a phrase of its own: "the firm and its owners", "a man who lost his house".
_BREAKS = frozenset({"conj", "relcl", "acl", "appos", "ROOT"})


def _is_explained(tokens: Sequence[Token], at: int, nouns: Sequence[int]) -> bool:
    """Whether a noun before the pronoun, or the subject that an opening possessive waits for, can be meant.

    The subject of a verb can not be its object too: in "The regulator did not comment on it", "it" is not
    the regulator. And a main subject is not explained by what goes before its own verb: in "After a review
    of two years it allowed the costs", "it" is neither the review nor the years.
    """
    if tokens[at].text.lower() in OF_PEOPLE:
        nouns = [noun for noun in nouns if tokens[noun].pos == "PROPN" or tokens[noun].lemma in PEOPLE]
    elif tokens[at].text.lower() in OF_MANY:
        nouns = [noun for noun in nouns if _may_be_many(tokens[noun])]
    if tokens[at].tag == "PRP$":
        return bool(nouns) or _subject_follows(tokens, at)
    if tokens[at].text.lower() == "it" and tokens[tokens[at].head].lemma in _OF_THINGS:
        return any(not _is_main_subject(tokens, noun) for noun in nouns)
    if tokens[at].dep in NOUN_SUBJECTS and tokens[tokens[at].head].dep == "ROOT":
        return any(_in_other_clause(tokens, noun, tokens[at].head) for noun in nouns)
    if tokens[at].dep not in {"dobj", "pobj", "dative"} or tokens[at].text.lower().endswith(
        ("self", "selves")
    ):
        return bool(nouns)
    verb = tokens[at].head
    while tokens[verb].pos in {"ADP", "NOUN"} and tokens[verb].head != verb:
        verb = tokens[verb].head
    return any(not _within_subject(tokens, noun, verb) for noun in nouns)


def _may_be_many(token: Token) -> bool:
    """Whether "they" can mean this noun: a plural, a name, a body of people, or two joined by "and"."""
    return token.tag in {"NNS", "NNPS"} or token.pos == "PROPN" or token.lemma.lower() in _COLLECTIVES


def _is_main_subject(tokens: Sequence[Token], noun: int) -> bool:
    return tokens[noun].dep in NOUN_SUBJECTS and tokens[tokens[noun].head].dep == "ROOT"


def _in_other_clause(tokens: Sequence[Token], noun: int, root: int) -> bool:
    return any(
        tokens[at].dep in _OTHER_CLAUSES and tokens[at].pos in VERBS
        for at in takewhile(lambda at: at != root, (noun, *above(tokens, noun)))
    )


def _within_subject(tokens: Sequence[Token], noun: int, verb: int) -> bool:
    for _ in tokens:
        if tokens[noun].head == verb:
            return tokens[noun].dep in NOUN_SUBJECTS
        noun = tokens[noun].head
    return False


def _subject_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether the main subject follows the possessive and explains it: "In its report, the bank …"."""
    root = root_at(tokens)
    # The parser lost the verb: "In reaching its decision the board …"
    if root == 0 and tokens[0].pos == "ADP":
        root = next((token.head for token in tokens[at + 1 :] if token.dep in NOUN_SUBJECTS), root)
    return any(
        token.head == root and token.dep in NOUN_SUBJECTS and token.pos in NOUNS for token in tokens[at + 1 :]
    )


def unquoted(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield each token and whether it stands inside a quotation."""
    inside = False
    for token in tokens:
        if token.text in {"“", "”", '"', "``", "''"}:
            inside = not inside
        yield token, inside
