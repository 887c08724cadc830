"""A statement in, the reason why it can not stand on a page by itself out (empty when it can)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.chatter import chatter
from briefgen.compose.naming import NOBODY, Voice, decides_unnamed
from briefgen.compose.pictures import PICTURE, credited, shows
from briefgen.compose.pointing import pointing
from briefgen.compose.voices import is_unvoiced
from briefgen.merge.half import half_told
from briefgen.salience.quality import is_caption
from briefgen.understand.grammar import (
    FINITE,
    HELPERS,
    NOUN_SUBJECTS,
    NOUNS,
    SUBJECTS,
    children,
    root_at,
)
from briefgen.understand.openings import connective, leans_hard
from briefgen.understand.persons import personal
from briefgen.understand.quotes import quotes_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Ranked, Statement, Token

# Words. Below six there is no room for who, what and when; past 48 nobody reads on.
SHORTEST, LONGEST = 6, 48
SHORTEST_BEHIND = 4  # words of a second sentence with a figure or a day
HEADLINE = "a headline"
HALF = "does not say what"
DEMANDS = "says what should be done, and not who says so"
_OTHER_WORDS = 0.25  # the share of words that must differ for a sentence not to be the same one again
# "“Why are they so different?” asked Lund": what is asked is no fact, whoever asks.
_ASKED = re.compile(r"[\"“][^\"”]*\?[\"”]")
# "Responses should be sent by 4 December": how somebody answers is no demand.
_ANSWERED = re.compile(
    r"\b(?:responses?|comments?|submissions?|applications?|entries|replies|views|evidence|objections?)\b"
    r"[^.]{0,60}\bshould (?:be (?:sent|submitted|received|made|lodged|returned|addressed)|reach|arrive)\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"\w ?(?:\.\.\.|…)[\"”’)]?$")
_TWICE = re.compile(r"(\b.{15,120}?)\s+\1\b")
# Two sentences that were joined, of which the second goes on with a list: "Second, it counts on …".
_COUNTING = re.compile(r"[.!?][”\"’)]*\s+(?:Second|Third|Fourth|Finally|Lastly|Secondly|Thirdly)\s*,")
# A figure alone says too little of these: "The number waiting was 1.2 million", "Costs are put at 3 million".
_COUNTS = frozenset({"number", "total", "count", "share", "proportion", "figure"})
_MONEYS = frozenset("cost loss damage price saving expense charge bill revenue".split())
_COMES_TO = frozenset("be put estimate total amount come stand reach reckon assess value fall rise".split())
_VOTED = re.compile(
    r"[^,;]{0,60}\b(?:voted (?:by )?|[Tt]he (?:vote|result|count) was )\d+(?: votes)?"
    r"(?: to | against |[–-])\d+\.?"
)
_OF_TOTAL = re.compile(r"^(?:(?!\btotal\b)[^.;])*\bof the (?:total|sum|whole)(?:[.;]|$)", re.IGNORECASE)
# What needs no object, and what an active verb has.
_INTRANSITIVE = frozenset(
    "protest rise fall die vote meet arrive march demonstrate strike resign rally end begin differ debut "
    "collapse emerge appear disappear happen occur".split()
)
_BEFORE_CLAUSE = frozenset({",", ";", "“", '"', "and", "but"})
_DONE = {"VBN", "VBD"}
_PARTS_OFF = frozenset(', ; : ( [ – — - -- " “ ”'.split())
_ACTED = {"dobj", "xcomp", "ccomp"}
_OBJECTS = {"dobj", "ccomp", "xcomp", "attr", "acomp", "dative", "oprd"}


def other_wording(entry: Ranked) -> Statement | None:
    """Return a statement of the point in other words that can stand by itself, if there is one."""
    first = set(entry.point.lead.sentence.text.lower().split())
    for said in entry.point.evidence[1:]:
        words = set(said.sentence.text.lower().split())
        differs = len(first ^ words) >= len(first | words) * _OTHER_WORDS
        if differs and not printable(said) and not leans_hard(said.tokens):
            return said
    return None


def printable(statement: Statement, voice: Voice = NOBODY, *, alone: bool = True) -> str:
    """Return why this statement can not stand on a page by itself, or an empty string when it can.

    ``voice`` is who speaks as "we" and as "I" in its source, if anybody does. One that is not ``alone``
    stands behind the sentence before it, and may point there.
    """
    if statement.dangling:
        return f"opens on “{statement.dangling}”, which only the sentence before explains"
    if is_unvoiced(statement, voice):
        return "speaks of the writer or to the reader"
    if not voice.name and decides_unnamed(statement):
        return "does not say who decided it"
    text = statement.sentence.text
    words = len(text.split())
    short = not alone and (statement.figures or statement.dates)  # "Operators had asked for 6.8 per cent."
    if not (SHORTEST_BEHIND if short else SHORTEST) <= words <= LONGEST:
        return f"{words} words: a line has {SHORTEST} to {LONGEST}"
    fault = _fault_of(text) or credited(statement, voice) or _fault(statement)
    return fault or (alone and _hangs(statement)) or chatter(statement)


def against_demand(statement: Statement) -> str:
    """Return what speaks against a line that says what should be done, where it is known who says so."""
    return _hangs(statement) or chatter(statement)


def _hangs(statement: Statement) -> str:
    """Return what only the text before the sentence would explain."""
    word = pointing(statement)
    if word:
        return f"“{word}” points at something that only the text before says"
    text = statement.sentence.text
    half = half_told(statement) or _uncounted(statement) or _voted(text) or _of_total(text)
    return f"{HALF} “{half}” is about" if half else ""


def _voted(text: str) -> str:
    """Return "voted" where a count of votes is all that is told, and not on what."""
    return "voted" if _VOTED.fullmatch(text) else ""


def _of_total(text: str) -> str:
    """Return "total" where a share of it is told and not what it is the total of."""
    return "the total" if _OF_TOTAL.search(text) else ""


def _uncounted(statement: Statement) -> str:
    """Return "number waiting" or "Costs" where a figure is all that is told of it, and not of whom."""
    tokens = statement.tokens
    for at, token in enumerate(tokens):
        if token.dep not in NOUN_SUBJECTS or not statement.figures:
            continue
        below = [n for n in children(tokens, at) if tokens[n].dep != "det"]
        verb = tokens[token.head]
        if token.lemma.lower() in _COUNTS and verb.lemma in _COMES_TO and len(below) == 1:
            bare = tokens[below[0]].dep == "acl" and not children(tokens, below[0])
            if bare:
                return f"{token.text} {tokens[below[0]].text}"
        if token.lemma.lower() in _MONEYS and not below and verb.lemma in _COMES_TO and verb.dep == "ROOT":
            return token.text
    return ""


def _fault_of(text: str) -> str:
    """Return what keeps these words from the page, whatever their grammar."""
    faults = (
        (text.rstrip("\"'”’)").endswith("?") or bool(_ASKED.match(text)), "a question"),
        (is_caption(text), PICTURE),
        (bool(_CUT_OFF.search(text)), "is cut off"),
        (bool(_TWICE.match(text)), "holds a headline twice"),
        (text[0] in "—–-•*|", "belongs to the line before it"),
        (bool(_COUNTING.search(text)), "counts up, and the rest of the list stands elsewhere"),
        (not _balanced(text), "a quotation or bracket is cut off"),
    )
    return next((reason for found, reason in faults if found), "")


def _fault(statement: Statement) -> str:
    """Return what the grammar of the sentence says against it."""
    if _is_headline(statement):
        return HEADLINE
    if not statement.sentence.whole or not _has_clause(statement) or _lacks_subject(statement):
        return "not a whole sentence"
    if shows(statement):
        return PICTURE
    if _is_bare_quotation(statement):
        return "a quotation without its speaker"
    return DEMANDS if _demands(statement) else ""


def _demands(statement: Statement) -> bool:
    """Whether the sentence makes a demand in the writer's own name."""
    tokens = statement.tokens
    modals = any(
        token.lemma.lower() in {"should", "ought"}
        and token.pos == "AUX"
        and not (_is_open(tokens, token.head) or _is_inverted(tokens, at))
        for at, token in enumerate(tokens)
    )
    asked_for = _ANSWERED.search(statement.sentence.text) is not None
    # Whose demand "In our view the fee should go" is, stands before it in brackets: see `is_unvoiced`.
    says_who = statement.attributions or personal(tokens) or _is_advised(statement)
    return modals and not (says_who or asked_for)


def _is_open(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is a question that somebody will answer: "decides whether the county should buy it"."""
    return any(tokens[at].lemma.lower() in {"whether", "if"} for at in children(tokens, verb, "mark"))


def _is_inverted(tokens: Sequence[Token], at: int) -> bool:
    """Whether it opens an "if" without the word: "Should the council agree, works begin in May"."""
    opens = at == 0 or tokens[at - 1].text.lower() in _BEFORE_CLAUSE
    subjects = children(tokens, tokens[at].head, *SUBJECTS)
    return opens and bool(subjects) and min(subjects) > at


def _is_advised(statement: Statement) -> bool:
    """Whether somebody named in the sentence says what should be: "The Council advises that … should be"."""
    tokens = statement.tokens
    for token in tokens:
        if token.pos == "AUX" and token.lemma.lower() in {"should", "ought"}:
            asked = tokens[token.head]
            above = tokens[asked.head]
            if asked.dep == "ccomp" and any(
                one.dep == "nsubj" and tokens[one.head] is above and one.pos in NOUNS for one in tokens
            ):
                return True
    return False


def _is_bare_quotation(statement: Statement) -> bool:
    text = statement.sentence.text
    return text[:1] in '"“' and text.rstrip(".").endswith(('"', "”", "''")) and not statement.attributions


def _is_headline(statement: Statement) -> bool:
    """Whether it stands at the top of its source without a full stop."""
    sentence = statement.sentence
    ended = sentence.text.rstrip("\"'”’»)]")[-1:] in {".", "!", "?", "…"}
    return sentence.position == 0 and not sentence.parts and not ended


def _has_clause(statement: Statement) -> bool:
    """Whether there is a finite verb, or at least a subject.

    The parser often misses the subject behind an opening phrase without a comma ("In April the firm had
    asked for …"), so neither alone is asked for.
    """
    at = root_at(statement.tokens)
    if at >= 0 and _is_verb_misread(statement, at):
        return True
    unread = at >= 0 and statement.tokens[at].pos in {"NOUN", "PRON", "DET", "SCONJ", "ADP", "ADV"}
    if unread and not _is_told(statement):
        return False
    return any(token.tag in FINITE or token.dep in SUBJECTS for token in statement.tokens)


def _is_verb_misread(statement: Statement, at: int) -> bool:
    """Whether the parser misses the verb of a sentence that ends on a full stop.

    It calls a noun what has a subject and an object ("The bill foresees a deficit"), and an aside what has an
    object or needs none: "Norrey, the largest producer, proposed to …", "Farmers protested in Arn".
    """
    tokens = statement.tokens
    if tokens[at].pos not in NOUNS or not statement.sentence.text.rstrip('"”’)').endswith("."):
        return False
    if any(n < at for n in children(tokens, at, *SUBJECTS)):
        return bool(children(tokens, at, *_OBJECTS))
    if any(children(tokens, n, *NOUN_SUBJECTS) for n in children(tokens, at, "amod") if n < at):
        return True  # no adjective has a subject: "Lund underwent surgery in Holm"
    if _has_object(tokens, at):
        return True
    fronted = children(tokens, at, "prep")[:1]  # "In May 2026, 3,870 persons applied for asylum"
    if fronted and fronted[0] == 0 and any(one.text == "," and n < at for n, one in enumerate(tokens)):
        return any(tokens[n].tag in _DONE for n in children(tokens, at, "acl"))
    held = {at, *(n for n, one in enumerate(tokens) if one.dep == "pobj" and tokens[one.head].head == at)}
    told = (n for n, one in enumerate(tokens) if one.dep == "acl" and one.tag in _DONE and one.head in held)
    return any(tokens[n].lemma in _INTRANSITIVE or children(tokens, n, *_ACTED) for n in told)


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is done has its object behind it, which the parser takes for another name of the subject.

    "The new rules cut by a third the time for lessons": an apposition has a comma, or stands beside its noun.
    """
    done = [n for n in children(tokens, at, "acl") if tokens[n].tag in _DONE]
    return any(
        done[0] < n and not any(one.text in _PARTS_OFF for one in tokens[done[0] : n])
        for n in children(tokens, at, "appos")
        if done
    )


def _lacks_subject(statement: Statement) -> bool:
    """Whether it opens on its verb, as items of a list do: "Dismisses the claim", "To keep the ward open".

    So does what tells its reader what to do: "Do not order more than you need", "Require makers to …; …".
    """
    tokens, opening = statement.tokens, connective(statement.sentence.text)
    at = next((n for n, token in enumerate(tokens) if token.start >= opening), 0)
    if tokens[at].tag in {"VB", "VBP"} and tokens[at].dep == "ccomp" and not children(tokens, at, *SUBJECTS):
        return True
    verb = tokens[at].head if tokens[at].tag == "TO" or tokens[at].lemma.lower() == "do" else at
    opens = tokens[verb].dep == "ROOT" and tokens[verb].pos == "VERB" and tokens[verb].tag != "VBG"
    # "Built in Holm, the ferries were at sea in May": the parser misses that "were" is the verb.
    helped = any(children(tokens, n, *SUBJECTS) for n in children(tokens, verb, *HELPERS))
    return opens and not (children(tokens, verb, *SUBJECTS) or helped) and not decides_unnamed(statement)


def _is_told(statement: Statement) -> bool:
    """Whether a finite verb stands outside of relative clauses: "An end to relief, which costs …"."""
    tokens = statement.tokens
    return any(
        token.tag in FINITE
        and token.dep not in {"relcl", "acl"}
        and tokens[token.head].dep not in {"relcl", "acl"}
        for token in tokens
    ) or any(_misread(tokens, at) for at, token in enumerate(tokens) if token.dep in {"relcl", "acl"})


def _misread(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "relative clause" has all that a main clause has: "The opposition Civic List wants a delay".

    A true one lacks what it says of its noun: "the delay that the List wants", "the delay the List wants".
    """
    below = [token for token in tokens if token is not tokens[at] and tokens[token.head] is tokens[at]]
    if tokens[at].tag not in FINITE and not any(one.dep in HELPERS and one.tag in FINITE for one in below):
        return False
    joined = any(token.tag in {"WDT", "WP", "WP$", "WRB"} or token.lemma == "that" for token in below)
    over = any(token.pos == "ADP" and _has_relative(tokens, token) for token in below)
    labels = {token.dep for token in below}
    return not (joined or over) and bool(labels & SUBJECTS) and bool(labels & _OBJECTS)


def _has_relative(tokens: Sequence[Token], over: Token) -> bool:
    """Whether "which" hangs on the preposition: "of which 188 were objections"."""
    return any(token.tag in {"WDT", "WP"} and tokens[token.head] is over for token in tokens)


def _balanced(text: str) -> bool:
    pairs = (("(", ")"), ("[", "]"), ("«", "»"))
    return all(text.count(one) == text.count(two) for one, two in pairs) and quotes_end(text)
