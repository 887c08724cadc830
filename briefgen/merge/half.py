"""A statement in, the figure or saying of which it tells only half out ("expects 1.3 per cent": of what?).

Such a sentence says something only beside the one before it. Where a line prints it alone, the reader has a
number and has to guess what it counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import first_sentence
from briefgen.understand.grammar import (
    NOUN_SUBJECTS,
    NOUNS,
    TIMES,
    VERBS,
    above,
    child,
    children,
    root,
    unquoted,
)
from briefgen.understand.speech.words import INSTITUTIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Figure, Statement, Token

# Verbs that give a figure of something: alone they do not say of what.
_GIVES = frozenset(
    "expect forecast project estimate predict say speak see assume put demand want need talk cite quote "
    "claim give receive get have propose suggest reckon anticipate reach ask".split()
)
_HAS = frozenset("have get receive reach want need".split())
# Nouns of change and measure, which are always of something.
_OF = frozenset(
    "decline rise fall increase drop reduction decrease gain cut jump slump change target goal figure "
    "number estimate forecast limit total rate average level result projection share amount sum".split()
)
_EXPLAINS = {"prep", "compound", "amod", "nmod", "relcl", "acl"}
_FOR = {"for", "of", "in", "on", "against"}
_EVENTS = frozenset(
    "ruling decision vote verdict hearing judgment judgement answer reply appeal trial date spokesman "
    "spokeswoman spokesperson official witness".split()
)
# "A final decision will be made by the end of January."
_LAST = frozenset("final formal new further full second first".split())
_NUMBERS = frozenset("figure number estimate sum amount total".split())
_SAYING = frozenset("say tell add write note explain".split())
_CHANGES = frozenset("rise fall increase decrease grow drop climb decline shrink jump slump".split())
_SINCE = re.compile(
    r"\b(?:since|than|compared|against|from|after|during|when|while|following|amid|over|as|year|month|week|quarter"
    r"|today|yesterday|annual\w*)\b",
    re.IGNORECASE,
)
# "Some 40 died": people, as everybody knows.
_OF_PEOPLE = frozenset(
    "die perish drown survive vote attend march flee kill injure wound hurt arrest detain hospitalise "
    "hospitalize evacuate rescue displace".split()
)
# Who does so does it for, from or in something.
_FOR_WHAT = frozenset("apply qualify benefit participate".split())
_RULES = frozenset(
    "rule law ban limit measure fee tariff rate price duty tax levy exemption requirement obligation "
    "regulation directive act cap restriction sanction condition charge standard quota discount reduction "
    "change".split()
)
# "has 28 days to respond", "has until May to make representations": to or on what?
_ANSWERS = frozenset("respond reply answer comment appeal object".split())
_ANSWERED = frozenset("representation submission comment objection response".split())
_MAKES = frozenset("make submit send file lodge give".split())
_BELOW = frozenset({"xcomp", "relcl", "acl", "advcl"})
_TO_WHAT = frozenset("to on against about".split())
# "A further 6,400 places will follow": beside which?
_MORE = frozenset({"further", "additional", "more"})
_COME = frozenset("follow open come be add build create begin start arrive".split())
# Parts, which are always of something.
_PARTS = frozenset("third quarter half majority rest remainder".split())
_MARKETS = frozenset({"market", "sector", "industry"})
_SHARES = frozenset({"cent", "percent", "percentage", "%", "share", "per", "part"})
# Who sells, and not what: "operator" may be of trams or of satellites.
_SELLERS = frozenset("provider company firm operator supplier player group rival competitor business".split())
_SHORT = 14  # tokens; a longer sentence mostly says what it is about
_BARE = {"count", "share", "money"}


def half_told(said: Statement) -> str:
    """Return the figure or verb whose other half is not in the sentence, or an empty string."""
    tokens = first_sentence(said.tokens)
    figures = [figure for figure in said.figures if figure.kind != "ordinal" and _within(tokens, figure)]
    # One figure that says what it counts explains the others: "36 per cent and 61 of the 150 seats".
    if figures and all(is_half(tokens, figure) for figure in figures):
        return figures[0].text
    rest = (
        _unsaid(tokens),
        _bare_count(tokens),
        _there_are(tokens),
        _applies(tokens),
        _answers(tokens),
        _invited(tokens),
        _more(tokens),
        _of_a_market(tokens),
        _bare_event(tokens),
        _bare_number(tokens),
        _suffered(tokens, figures),
    )
    return next(filter(None, rest), "") or _timeless(said)


def _bare_count(tokens: Sequence[Token]) -> str:
    """Return a number or a part that is the subject, of nothing: "About 500 will go to new centres"."""
    for at, token in enumerate(tokens):
        verb = tokens[token.head]
        counts = token.tag == "CD" or token.lemma.lower() in _PARTS
        if token.dep not in NOUN_SUBJECTS or not counts or verb.dep != "ROOT" or verb.lemma in _OF_PEOPLE:
            continue
        beside = [n for n in children(tokens, at, *_EXPLAINS, "appos") if n < token.head]
        told = beside or any(one.pos in NOUNS for one in tokens[:at])
        if not (told or (verb.lemma == "be" and children(tokens, token.head, "attr"))):
            return token.text
    return ""


def _there_are(tokens: Sequence[Token]) -> str:
    """Return the number of which only the text before tells what it counts: "There are 512 today"."""
    for at, token in enumerate(tokens):
        if token.tag != "CD" or token.dep != "attr" or not children(tokens, token.head, "expl"):
            continue
        several = any(one.tag == "NNS" and one.entity not in TIMES for one in tokens[:at])
        told = several or token.entity in {"MONEY", "PERCENT"} or children(tokens, at, "prep", "relcl")
        if not told:
            return token.text
    return ""


def _of_a_market(tokens: Sequence[Token]) -> str:
    """Return "the market" of which somebody has a part, where no word of the sentence says what is sold.

    "One provider, Orbita, holds 94 per cent of the market": behind "Satellite subscriptions doubled".
    """
    for at, token in enumerate(tokens):
        of = tokens[token.head]
        if token.lemma not in _MARKETS or token.dep != "pobj" or of.lemma != "of":
            continue
        shared = tokens[of.head].lemma.lower() in _PARTS | _SHARES
        bare = tokens[at - 1].lemma == "the" and not children(tokens, at, *_EXPLAINS)
        nouns = {one.lemma.lower() for one in tokens if one.pos == "NOUN" and one.entity not in TIMES}
        if shared and bare and nouns <= _MARKETS | _PARTS | _SHARES | _SELLERS:
            return f"the {token.text}"
    return ""


def _applies(tokens: Sequence[Token]) -> str:
    """Return "apply" where it ends its clause, and nothing says for what: "Firms will be able to apply"."""
    for at, token in enumerate(tokens):
        if token.lemma not in _FOR_WHAT or token.pos != "VERB" or _is_of_rules(tokens, at):
            continue
        behind = [one for one in tokens[at + 1 :] if one.entity not in TIMES and one.pos != "ADP"]
        before = {one.lemma for one in tokens[:at]} & {"for", "to", "from", "which"}
        if [one.text for one in behind[:1]] in ([], ["."]) and not before - {"to"}:
            return token.text
    return ""


def _is_of_rules(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a rule that applies: to whom, everybody knows or the rule says."""
    verbs = (at, tokens[at].head) if tokens[at].dep == "xcomp" else (at,)
    return any(tokens[n].lemma.lower() in _RULES for verb in verbs for n in children(tokens, verb, "nsubj"))


def _answers(tokens: Sequence[Token]) -> str:
    """Return "respond" where somebody has a time for it, and nothing says to what."""
    for at, token in enumerate(tokens):
        if token.dep not in _BELOW or tokens[token.head].dep not in {"ROOT", "dobj"}:
            continue
        made = [n for n in children(tokens, at, "dobj") if tokens[n].lemma.lower() in _ANSWERED]
        if token.lemma not in _ANSWERS and not (token.lemma in _MAKES and made):
            continue
        has = any(one.dep == "ROOT" and one.lemma in {"have", "give"} for one in tokens)
        parts = [n for place in (at, *made) for n in children(tokens, place, "prep", "dobj") if n not in made]
        told = any(tokens[n].dep == "dobj" or tokens[n].lemma in _TO_WHAT for n in parts)
        if has and not told:
            return token.text
    return ""


def _invited(tokens: Sequence[Token]) -> str:
    """Return a bare "Comments" that may be sent until a day, and nothing says on what."""
    opening = tokens[0] if tokens else None
    if opening is None or opening.dep not in NOUN_SUBJECTS or opening.lemma.lower() not in _ANSWERED:
        return ""
    verb, told = tokens[opening.head], {one.lemma for one in tokens} & {"on", "about", "for", "regarding"}
    days = any(one.lemma == "on" and tokens[at + 1].entity in TIMES for at, one in enumerate(tokens[:-1]))
    sent = verb.lemma in {*_MAKES, "welcome", "invite", "accept", "close", "due", "be"}
    return opening.text if sent and not children(tokens, 0) and not told - ({"on"} if days else set()) else ""


def _more(tokens: Sequence[Token]) -> str:
    """Return "further" where more of something is to come, and only the sentence before says of what."""
    for at, token in enumerate(tokens[:3]):
        if token.lemma.lower() not in _MORE or token.dep not in {"amod", "advmod", "quantmod", "nummod"}:
            continue
        noun = next((n for n in (token.head, tokens[token.head].head) if tokens[n].pos == "NOUN"), -1)
        if noun < 0 or tokens[noun].dep not in NOUN_SUBJECTS or children(tokens, noun, *_EXPLAINS - {"amod"}):
            continue
        rest = (one for one in tokens[at:] if one.pos == "PROPN" and one.entity not in TIMES)
        if tokens[tokens[noun].head].lemma in _COME and not any(rest):
            return token.text
    return ""


def _suffered(tokens: Sequence[Token], figures: Sequence[Figure]) -> str:
    """Return a sum or measure to which something was done, and of nothing: "2.3 TWh was lost in 2024"."""
    for figure in figures:
        inside = [at for at, token in enumerate(tokens) if figure.start <= token.start < figure.end]
        top = next((at for at in inside if tokens[at].head not in inside), -1)
        if top < 0 or figure.kind not in {"money", "measure"} or tokens[top].dep != "nsubjpass":
            continue
        verb = tokens[top].head
        if any(one.head == verb and at < inside[0] and one.lemma == "of" for at, one in enumerate(tokens)):
            continue  # "Of the 37 million set aside for schools, 31 million had not been spent"
        explained = any(
            token.head in {top, verb} and token.dep in {"prep", "agent"} and _holds_other(tokens, at, inside)
            for at, token in enumerate(tokens)
            if at > top
        )
        if not explained:
            return figure.text
    return ""


def is_half(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether nothing in the sentence says what the figure counts or measures."""
    if figure.of or figure.kind not in _BARE:
        return False
    inside = [at for at, token in enumerate(tokens) if figure.start <= token.start < figure.end]
    if not inside:
        return False
    top = next((at for at in inside if tokens[at].head not in inside), inside[-1])
    after = tokens[inside[-1] + 1].lemma if inside[-1] + 1 < len(tokens) else ""
    if after in {"of", "in", "for"} and not _is_time(tokens, inside[-1] + 2):
        return False
    explained = any(tokens[at].lemma in {"of", "for"} for at in children(tokens, top, "prep"))
    if explained or tokens[top].dep in {"nummod", "compound", *NOUN_SUBJECTS}:
        return False
    for at in above(tokens, top):
        if tokens[at].pos in NOUNS:
            return tokens[at].lemma.lower() in _OF and not _is_explained(tokens, at, inside)
        if tokens[at].pos in VERBS:
            return _gives_only(tokens, at, inside)
        if tokens[at].pos not in {"ADP", "NUM", "SYM", "ADV", "PART"}:
            return False
    return False


def _gives_only(tokens: Sequence[Token], verb: int, figure: Sequence[int]) -> bool:
    """Whether all that the verb tells is the figure."""
    below = [at for at in children(tokens, verb) if at not in figure]
    if tokens[verb].lemma == "be":
        subject = next((at for at in below if tokens[at].dep == "nsubj"), -1)
        return (
            subject >= 0
            and tokens[subject].lemma.lower() in _OF
            and not _is_explained(tokens, subject, figure)
        )
    passive = next((at for at in below if tokens[at].dep == "nsubjpass" and tokens[at].pos == "NOUN"), -1)
    if passive >= 0 and _is_explained(tokens, passive, figure):
        return False  # "the cost of the bridge is put at"
    if tokens[verb].lemma not in _GIVES or not _acts(tokens, verb) or _is_participle(tokens, verb):
        return False
    more = {"dobj", "ccomp", "oprd", "acomp", "attr", "dative"}
    # "puts the share at 71 per cent" does not say of what either
    empty = [at for at in below if tokens[at].lemma.lower() in _OF and not _is_explained(tokens, at, figure)]
    return not any(
        (tokens[at].dep in more and at not in empty)
        or (tokens[at].dep == "prep" and tokens[at].lemma in _FOR and _holds_other(tokens, at, figure))
        for at in below
    )


def _acts(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the subject is somebody who gives the figure, not the thing that has it."""
    at = child(tokens, verb, "nsubj")
    if at < 0 or tokens[verb].lemma not in _HAS:
        return True
    lemma = tokens[at].lemma.lower()
    return tokens[at].pos in {"PROPN", "PRON"} or lemma in INSTITUTIONS | PEOPLE | {
        "country",
        "state",
        "nation",
    }


def _is_participle(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb hangs on what it measures: "funding, estimated at $60 billion"."""
    return tokens[verb].tag == "VBN" and tokens[verb].dep in {"acl", "advcl", "amod"}


def _holds_other(tokens: Sequence[Token], prep: int, figure: Sequence[int]) -> bool:
    """Whether the preposition brings something beside the figure and a time."""
    return any(at not in figure and tokens[at].entity not in TIMES for at in children(tokens, prep, "pobj"))


def _is_explained(tokens: Sequence[Token], noun: int, figure: Sequence[int]) -> bool:
    """Whether something beside the figure and a time hangs on the noun: "growth of the economy"."""
    return any(
        at not in figure
        and tokens[at].lemma != "own"
        and (tokens[at].dep != "prep" or (tokens[at].lemma in _FOR and _holds_other(tokens, at, figure)))
        for at in children(tokens, noun, *_EXPLAINS)
    )


def _unsaid(tokens: Sequence[Token]) -> str:
    """Return a verb of saying whose words stand in another sentence: "Lane, 45, said in a message"."""
    quoted = any(inside for _, inside in unquoted(tokens))
    for at, token in enumerate(tokens):
        if token.dep != "ROOT" or token.lemma not in _SAYING or quoted:
            continue
        if not children(tokens, at, "ccomp", "dobj", "xcomp", "nsubjpass"):
            return "" if token.tag == "VBN" or ":" in {one.text for one in tokens} else token.text
    return ""


def _timeless(said: Statement) -> str:
    """Return a rise by a share of which nothing says when, or against what: "Rents rose by 5 per cent"."""
    verb = root(said.tokens)
    if verb is None or verb.lemma not in _CHANGES or verb.tag != "VBD" or said.dates or said.attributions:
        return ""
    shares = [figure for figure in said.figures if figure.kind == "share"]
    if (
        len(shares) != 1
        or len(said.figures) > 1
        or len(said.tokens) > _SHORT
        or _SINCE.search(said.sentence.text)
    ):
        return ""
    return shares[0].text


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and any(token.entity in TIMES for token in tokens[at : at + 2])


def _bare_number(tokens: Sequence[Token]) -> str:
    """Return "figure" where it is the subject and nothing says of what ("the court's figure")."""
    for at, token in enumerate(tokens):
        if token.dep != "nsubj" or token.lemma not in _NUMBERS or tokens[token.head].dep != "ROOT":
            continue
        below = children(tokens, at, *_EXPLAINS, "appos")
        # "The figure for England was 40 per cent": of what?
        placed = [n for n in below if tokens[n].lemma in {"for", "in"} and _of_place(tokens, n)]
        if below == placed:
            return token.text
    return ""


def _of_place(tokens: Sequence[Token], prep: int) -> bool:
    held = children(tokens, prep, "pobj")
    return bool(held) and all(tokens[n].entity in {"GPE", "LOC", *TIMES} for n in held)


def _bare_event(tokens: Sequence[Token]) -> str:
    """Return "A ruling" where it opens the sentence and nothing says on what ("A ruling is expected")."""
    if len(tokens) < 3 or tokens[0].text not in {"A", "An"}:
        return ""
    noun = 2 if tokens[1].lemma.lower() in _LAST else 1
    if tokens[noun].lemma not in _EVENTS or tokens[0].head != noun or tokens[noun].dep not in NOUN_SUBJECTS:
        return ""
    named = any(token.pos == "PROPN" and not token.entity.startswith(("DATE", "TIME")) for token in tokens)
    below = [n for n in children(tokens, noun, *_EXPLAINS) if n > noun]
    return "" if named or below else " ".join(token.text for token in tokens[: noun + 1])


def _within(tokens: Sequence[Token], figure: Figure) -> bool:
    return bool(tokens) and tokens[0].start <= figure.start < tokens[-1].end
