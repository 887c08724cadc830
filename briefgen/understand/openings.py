"""A parsed sentence in, the words that make it lean on its neighbours out (empty when it stands alone).

Three kinds of leaning are told apart: a connective that can be taken off ("However,"), a word that
points back and can not ("This marks …", "He said …"), and a noun that only the text before explains
("the decision", "this summit"). The first is repaired, the second refused, the third counts against.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model.names import AGENCIES, NO_PLACE
from briefgen.understand.antecedents import PERSONAL, is_filler, unexplained
from briefgen.understand.grammar import NOUN_SUBJECTS, NOUNS, POINTING, VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Token

# Connectives with the comma that sets them off ("in addition to" has none).
_CONNECTIVE = re.compile(
    r"(?:However|Moreover|Furthermore|Meanwhile|Nevertheless|Nonetheless|Therefore|Thus|Hence|"
    r"Additionally|Consequently|Accordingly|Besides|Also|Still|Yet|Again|Indeed|"
    r"Overall|Finally|Subsequently|Notably|Importantly|Interestingly|Naturally|Clearly|Of course|"
    r"Worse(?: still)?|(?:Uns|S)urprisingly|Remarkably|Ironically|Tellingly|Sadly|Unfortunately|Crucially|"
    r"In contrast|By contrast|Similarly|Likewise|On the other hand|In addition|In turn|In fact|"
    r"In short|In particular|For comparison|By comparison|"
    r"As a result|As a consequence|As such|For example|For instance|For this reason|To this end|"
    r"On the one hand|First|At the same time|At that time|In that case|"
    r"After all|That said|Even so|More importantly|Most importantly|First of all|Second|Third|Secondly|"
    r"Thirdly|Firstly|Lastly|Then|Now|So|And|But|Or|Nor|Plus|Too|O\.K\.|OK|Okay|"
    r"(?:At the (?:conclusion|end|close) of|After|Following) (?:(?:the|a|this|its|their) )?(?:[a-z]+ )?"
    r"(?:discussions?|debate|deliberations?)|"
    r"(?:Based on|On the basis of|In (?:the )?light of|In view of|Given) (?:all )?the above(?: [a-z]+){0,2})"
    r"\s*,\s+",
    re.IGNORECASE,
)
# These may also stand without a comma; what follows must then be able to open a sentence.
_BARE_CONNECTIVE = re.compile(
    r"(?:And|But|However|Moreover|Meanwhile|Also|Thus|Therefore|Yet|So|Hence|Nevertheless)\s+"
    r"(?=[A-Z\[“\"]|the\b|a\b|an\b|in\b|on\b)|(?:And|But|Yet(?! (?:to|again|an?other|more)\b))\s+(?=\w)|"
    r"So\s+(?=(?:when|after|before|while|since|by|at|for|last|this|two|three|some)\b)|"
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
    r"|[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][\w. ]{2,20})? (?:[–—]|--) "
    r"|\([A-Z]{2,6}\)\s+(?=[A-Z])|[A-Z]{5,}(?:, [A-Z][a-z.]+)? (?=(?:The|A|An|In|On|At|As|After|When)\s)"
)
# "Oslo (CNN) The minister …": without a dash, an agency that everybody knows must stand in the brackets.
_AGENCY_BEHIND = re.compile(
    rf"{NO_PLACE}[A-Z][\w.’' -]{{2,30}}(?:, [A-Z][\w. ]{{2,20}})? \((?:{'|'.join(AGENCIES)})\)\s+(?=[A-Z“\"])"
)
# "AP The minister …": the credit of a picture, run into the sentence behind it. "AP Photographer Ana Lund"
# is one of its own people, and "AP European Bureau" a part of it.
_CREDITED = re.compile(
    r"(?:AP|AFP|EPA|UPI)(?: Photo)? (?=[A-Z][a-z]*\s(?!\())(?!(?:[A-Z][\w’'-]* ){0,3}"
    r"(?:Photographers?|Writers?|Reporters?|Correspondents?|Editors?|Directors?|Presidents?|Bureau|Chief|"
    r"Executives?|Journalists?|Producers?|Analysts?|Stylebook|Polls?|Images|Photos?|Staff|Sources?|News)\b)"
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
_REMAINDERS = frozenset("remaining aforementioned latter former".split())
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
        or _AGENCY_BEHIND.match(text)
        or _CREDITED.match(text)
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
        or unexplained(tokens)
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
        if lower in PERSONAL and token.text != "IT" and not is_filler(tokens, at):
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


def _place(tokens: Sequence[Token]) -> str:
    """Return the "there" of an opening "A vote there is expected", which names no place before it."""
    for before, token in pairwise(tokens):
        if token.text == "there":
            return token.text if before.pos in NOUNS and before.entity not in {"DATE", "TIME"} else ""
        if before.pos == "ADP" or before.pos in VERBS:
            return ""
    return ""
