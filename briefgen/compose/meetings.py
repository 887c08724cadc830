"""A statement in, whether it only tells how a meeting or a calendar goes on, and not what came of it, out.

Minutes tell that the meeting was held and who discussed what. A reader of a brief wants what came of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import first_sentence, main_verb
from briefgen.understand.grammar import NOUN_SUBJECTS, children
from briefgen.understand.speech.words import INSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Statement, Token

_PROCEDURE = re.compile(
    r"(?:The )?(?:minutes|notes|record|agenda) (?:of|for|from) [^.]{0,80}\b(?:was|were) "
    r"(?:\w+ )?(?:approved|adopted|agreed|confirmed|accepted|signed|taken as read)\b|"
    r"(?:The )?(?:\w+ )?(?:meeting|session|sitting) (?:was )?(?:closed|opened|ended|adjourned|rose|began|"
    r"commenced)\b|(?:No )?(?:apologies|declarations of interest|urgent business)\b|There (?:was|were) no "
    r"(?:apologies|declarations|questions|further business|urgent)|[^.]{0,80}\bheard from (?:\w+ )?"
    r"(?:speakers?|members?|witnesses)\b",
    re.IGNORECASE,
)
# What the chair and those who speak do besides, where no figure stands beside it.
_MANNERS = re.compile(
    r"[^.]{0,80}\b(?:declared (?:an?|no) (?:\w+ )?interest|moved from the chair|took the chair|"
    r"(?:welcomed|thanked) (?:[\w’']+ ){0,3}(?:members|colleagues|everyone|staff|attendees|guests|those))\b",
    re.IGNORECASE,
)
_SEIZED = re.compile(
    r"\bremain (?:actively )?sei[zs]ed of the (?:matter|question|issue)\b|"
    r"\btook stock of (?:the )?progress\b|"
    r"\brevert to (?:this|these|the) (?:issues?|matters?)\b",
    re.IGNORECASE,
)
# "Mrs Lowe asked what was being done": a question, told.
_ASKED = re.compile(
    r"[^.]{0,80}\b(?:asked|inquired|queried|enquired)\b[^.]{0,20}\b(?:what|how|whether|why|when|if|who)\b"
)
# "that a further report be brought to the committee": it is dealt with again.
_REPORTS = re.compile(
    r"\b(?:reports?|updates?|papers?|item|matter) (?:should |to )?be "
    r"(?:brought|noted|presented|submitted|received)\b|\breport (?:back )?(?:on|to)\b.* by\b"
)
# "The figures for the third quarter will be released on 11 November."
_CALENDAR = re.compile(
    r"\b(?:reports?|figures|results|accounts|statistics|numbers|data|bulletin|estimates?) (?:for|on) "
    r"(?:the )?(?:[\w-]+ ){0,2}(?:quarter|half(?:[- ]year)?|year|month|(?:19|20)\d\d)\b.*"
    r"\b(?:release|publish|present|issue|report|announce)|"
    r"\b(?:release|publish|present|issue|report|announce)\w* .*\b(?:reports?|figures|results|accounts|"
    r"statistics|numbers|data|bulletin|estimates?) (?:for|on) (?:the )?(?:[\w-]+ ){0,2}"
    r"(?:quarter|half(?:[- ]year)?|year|month|(?:19|20)\d\d)\b|"
    r"\bnext (?:[\w-]+ ){0,2}(?:decision|meeting|release|bulletin|update|figures) (?:will|is|are|takes)\b",
    re.IGNORECASE,
)
# When a meeting began and ended by the clock is of use to nobody once it is over.
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|hrs|hours)|\b\d{1,2}[.:]\d\d\b", re.IGNORECASE)
_MEETINGS = frozenset("meeting session sitting hearing".split())
_TALKS = frozenset({"discuss", "debate", "exchange"})
_CONSIDERS = _TALKS | {"consider", "review", "examine"}
_MEMBERS = frozenset("member director participant delegate attendee councillor trustee governor".split())
_DECIDES = frozenset("decide approve adopt carry pass agree accept put formulate".split())
# What is voted on; alone it does not say on what.
_PAPERS = frozenset(
    "assessment proposal text motion amendment item paper draft recommendation resolution".split()
)
_PUT = frozenset("present make submit put table move circulate".split())
_OWN = frozenset({"minutes", "minute", "agenda", "text", "wording", "draft"})
_FOLLOWING = re.compile(
    r"\bthe following (?:\w+ ){0,2}(?:guidelines?|decisions?|proposals?|statements?|measures?|resolutions?|"
    r"conclusions?|recommendations?|actions?|press release)\b|\b(?:the following|as follows)[.:]?$"
)


def is_procedure(said: Statement) -> bool:
    """Whether all it tells is that a meeting was held, talked about something, or decided "the proposal"."""
    if _SEIZED.search(said.sentence.text):
        return True
    if said.sentence.parts or len(first_sentence(said.tokens)) < len(said.tokens):
        return False
    text = said.sentence.text
    if _PROCEDURE.match(text) or _FOLLOWING.search(text):
        return True
    if (_ASKED.match(text) or _MANNERS.match(text)) and not _measures(said):
        return True
    tokens, at = said.tokens, main_verb(said)
    if at < 0 or children(tokens, at, "ccomp"):
        return False
    return _was_held(said, at) or _only_met(said, at) or _only_talks(said, at) or _decides_papers(tokens, at)


def _was_held(said: Statement, at: int) -> bool:
    tokens = said.tokens
    held = tokens[at].lemma == "hold" and tokens[at].tag == "VBN"
    met = {tokens[n].lemma.lower() for n in children(tokens, at, "nsubjpass")} & _MEETINGS
    return held and bool(met) and _CLOCK.search(said.sentence.text) is not None


def _only_met(said: Statement, at: int) -> bool:
    """Whether somebody met to consider something: what came of it stands elsewhere."""
    tokens = said.tokens
    what_for = {tokens[n].lemma.lower() for n in children(tokens, at, "advcl", "xcomp")}
    met = tokens[at].lemma == "meet" and tokens[at].tag in {"VBD", "VBN"}
    return met and bool(what_for & _CONSIDERS) and not _measures(said)


def _only_talks(said: Statement, at: int) -> bool:
    """Whether a body or its members discussed something, and no figure tells what came of it."""
    tokens = said.tokens
    if tokens[at].lemma.lower() not in _TALKS or tokens[at].tag not in {"VBD", "VBN"}:
        return False
    who = {tokens[n].lemma.lower() for n in children(tokens, at, *NOUN_SUBJECTS)}
    return bool(who & (_MEMBERS | INSTITUTIONS)) and not _measures(said)


def _measures(said: Statement) -> bool:
    return any(figure.kind != "ordinal" for figure in said.figures)


def _decides_papers(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the proposal" is decided, and nothing tells what it proposes."""
    verbs = [at, *children(tokens, at, "xcomp")]
    if tokens[at].lemma.lower() not in _DECIDES | {"vote"}:
        return False
    objects = [n for verb in verbs for n in children(tokens, verb, "dobj", "nsubjpass")]
    for with_what in (
        n for verb in verbs for n in children(tokens, verb, "prep") if tokens[n].lemma == "with"
    ):
        objects += children(tokens, with_what, "pobj")
    names = {tokens[n].lemma.lower() for n in objects}
    if names & _OWN:
        return True
    return bool(names) and names <= _PAPERS and not any(_has_content(tokens, n) for n in objects)


def _has_content(tokens: Sequence[Token], noun: int) -> bool:
    """Whether it tells what the paper is about: "the pool motion", not "the paper presented by Mr Aas"."""
    put = {n for n in children(tokens, noun, "acl") if tokens[n].lemma.lower() in _PUT}
    return bool(
        set(children(tokens, noun, "prep", "acl", "relcl", "compound", "amod", "appos", "poss")) - put
    )


def is_routine(said: Statement) -> bool:
    """Whether it tells only that a report comes back: "that a report be brought to the committee"."""
    return _REPORTS.search(said.sentence.text) is not None


def is_calendar(said: Statement) -> bool:
    """Whether it only says when the next figures or papers of their kind are due: no step of the matter."""
    return _CALENDAR.search(said.sentence.text) is not None
