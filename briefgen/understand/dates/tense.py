"""A place in a sentence in, and out whether what happens there is past or still ahead of the writer.

With the sentence's grammar the verb that governs the place decides; without it, or where the verb does not
say, the nearest cue word does. "was due on Monday", "said it would open on Monday" are unsure: ahead of
somebody once, perhaps past by now.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefgen.understand.dates.words import words_before
from briefgen.understand.grammar import NOUN_SUBJECTS, VERBS, child, children, helpers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Token

# Characters to each side; a verb farther away governs something else.
_REACH = 300

Tense: TypeAlias = Literal["past", "future", "unsure", ""]

_PLANNED = (
    r"(?:planned|scheduled|slated|set|due|expected|timed|billed|earmarked|targeted|fixed|supposed|likely|going"
    r"|poised|bound|forecast|projected|tipped|booked)"
)
_IRREGULAR = (
    r"was|were|did|had|said|told|took|held|met|came|went|began|became|made|gave|left|saw|won|lost|fell"
    r"|rose|grew|led|brought|bought|sold|sent|spoke|wrote|broke|struck|drew|chose|shot|spent|built|found|fought"
    r"|stood|threw|kept|ran|paid|hit|hurt|knew|got|put|sought|thought|taught|caught|drove|flew|shook|swore"
    r"|withdrew|arose|born|died|known|taken|seen|done|ended|ago|since"
)
_NOT_VERBS = (
    r"hundred|indeed|need|speed|feed|seed|bed|red|shed|proceed|exceed|succeed|united|wed|sacred|naked"
)
# The words up to the verb that "will" governs belong to it: "held" in "will be held" is no past.
_THE_VERB = r"(?:\s+(?:not|also|now|then|\w+ly))?(?:\s+be)?(?:\s+[a-z]+)?"
_CUE = re.compile(
    rf"""
    (?P<unsure>\bcould\b(?!\s+(?:not\s+)?have)
      |\b(?:was|were|had\ been|been|wasn[’']t|weren[’']t)\s+(?:also\s+|now\s+|originally\s+)?{_PLANNED}\b
      |(?:\bwould(?:n[’']t)?\b|[’']d\b){_THE_VERB})
  | (?P<done>\b(?:will|may|might|must|could|should|can)(?:\s+not)?\s+have\b(?!\s+to\b))
  | (?P<ahead>(?:\b(?:will|shall|won[’']t)\b|[’']ll\b){_THE_VERB}
      |\b(?:is|are|be|being|am|[’']s|[’']re)\s+(?:\w+ly\s+|also\s+|now\s+|not\s+|still\s+)?{_PLANNED}\b
      |\b(?:planned|scheduled|slated|set|due|timed|fixed)\s+(?:for|to)\b|\bdue\s+(?:on|in|by|next)\b
      |\b(?:plan|aim|hope|intend|expect|want|need|wish|promis|pledg|vow)(?:s|es|e)?\s+to\b
      |\b(?:planning|aiming|hoping|intending|preparing|seeking|about)\s+(?:for|to)\b
      |\b(?:is|are)\s+(?:also\s+|now\s+|not\s+)?to\s+(?!(?:date|blame)\b)[a-z]+\b
      |\bto\s+be\s+\w+(?:ed|en|ld|de|un|ne|nt)\b|\b(?:upcoming|forthcoming)\b)
  | (?P<maybe>\b(?:deadline|ahead\s+of|in\s+time\s+for)\b
      |\b(?:may|might|must|should|can|cannot)\b{_THE_VERB})
  | (?P<past>\b(?:{_IRREGULAR}|(?!(?:{_NOT_VERBS})\b)[a-z]{{2,}}[a-z]ed)\b)
    """,
    re.VERBOSE,
)
_CLAUSE = re.compile(r"[;:]|\.\s|[.!?][”\"']")
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|as\s+(?:soon|early|late)\s+as|no\s+later\s+than)"
    r"\s+(?:the\s+|an?\s+|its\s+|at\s+least\s+|\d[\d:.]*\s?[ap]\.?m\.?,?\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
_STRONG: dict[str, Tense] = {"ahead": "future", "past": "past", "done": "past", "unsure": "unsure"}


def tense_by_words(text: str, start: int, end: int, *, sure: bool = False) -> Tense:
    """Return the tense that the nearest cue word gives to ``text[start:end]``, cues before it first.

    With ``sure``, a word that only may point ahead ("could", "by") counts for nothing.
    """
    near, far = max(0, start - _REACH), end + _REACH
    low = max((match.end() for match in _CLAUSE.finditer(text, near, start)), default=near)
    stop = _CLAUSE.search(text, end, far)
    before = list(_CUE.finditer(text, low, start))
    after = _CUE.search(text, end, stop.start() if stop else far)
    cue = before[-1] if before else after
    if _DEADLINE.search(words_before(text, start)) and not sure:
        return "unsure" if cue and cue.lastgroup == "past" else "future"
    if cue is None:
        return ""
    kind = cue.lastgroup or ""
    if kind == "maybe":
        return "" if sure else "future"
    return _STRONG.get(kind, "")


_AHEAD = {"will", "shall", "'ll", "’ll", "wo", "may", "might", "must", "should", "can"}
_PLANS = {
    "plan", "schedule", "slate", "set", "due", "expect", "time", "aim", "hope", "intend", "want", "prepare",
    "likely", "poise", "bill", "pledge", "promise", "vow",
}  # fmt: skip
# What was first planned for Monday has been planned otherwise since.
_ONCE = {"first", "originally", "initially", "previously", "earlier", "once"}


def tense(text: str, start: int, end: int, tokens: Sequence[Token] = ()) -> Tense:
    """Return whether the event dated by ``text[start:end]`` is past or ahead; "" when nothing tells."""
    before = words_before(text, start)
    if _SINCE.search(before):
        return "past"
    found = _of_event(text, start, end, tokens, before)
    return "unsure" if found == "future" and _AFTER_EVENT.search(before) else found


_SINCE = re.compile(r"\bsince\s+(?:last\s+)?$", re.IGNORECASE)
_AHEAD_OF = re.compile(r"\b(?:ahead of|before|until|prepar\w+ for|run-up to|in time for)\s+(?:\w+\s+)?$")
# "will speak after the vote on Tuesday": the verb dates the speech, not the vote.
_AFTER_EVENT = re.compile(r"\b(?:after|following|since)\s+(?:\w+\s+){1,4}(?:on|of|in)\s+$", re.IGNORECASE)


def _of_event(text: str, start: int, end: int, tokens: Sequence[Token], before: str) -> Tense:
    if text.startswith(("’s", "'s"), end):
        # "Friday's vote": no verb governs it, so a sentence about the future leaves it open.
        if _AHEAD_OF.search(before):
            return "future"
        return "unsure" if tense_by_words(text, start, end) in {"future", "unsure"} else "past"
    verb = _governor(start, tokens)
    if verb is None:
        return tense_by_words(text, start, end)
    words = helpers(tokens, verb)
    if tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].lemma == "have":
        words |= helpers(tokens, tokens[verb].head)  # "would have to rise in April"
    if _is_owed(verb, words, tokens, before, start):
        return "future"
    if _is_condition(verb, tokens):
        return "future" if _DEADLINE.search(before) else "unsure"
    if "would" in words and not _NOW.search(text, start, end) and _now_told(verb, tokens, start):
        return "future"
    if words & {"would", "could"} and "have" not in words and _is_told_now(verb, tokens, before):
        return "future"
    return _verb_tense(verb, tokens) or tense_by_words(text, start, end)


def _is_told_now(verb: int, tokens: Sequence[Token], before: str) -> bool:
    """Whether "would" or "could" tells what may come, and no past plan.

    "Without action the estate would be full by January", "Processors say jobs could go by the spring";
    what "she could" do by then is mostly what she was able to.
    """
    clause = verb
    while tokens[clause].dep in {"conj", "xcomp"} and tokens[clause].head != clause:
        clause = tokens[clause].head
    over = tokens[clause].head
    says = over != clause and tokens[clause].dep in {"ccomp", "parataxis"}
    in_present = says and tokens[over].tag in {"VBZ", "VBP"} and not helpers(tokens, over)
    opens = tokens[0].text.lower()
    supposed = opens in _SUPPOSED and tokens[0].head in {verb, clause} and (not says or in_present)
    doer = child(tokens, clause, *NOUN_SUBJECTS)
    able = "could" in helpers(tokens, clause) and doer >= 0 and tokens[doer].pos == "PRON"
    return supposed or (in_present and not able and _DEADLINE.search(before) is not None)


# "Under the bill landlords would have to check from October": so it will be, if that becomes law.
_SUPPOSED = {"under", "without"}


def _is_condition(verb: int, tokens: Sequence[Token]) -> bool:
    """Whether it is on what something yet depends: "would go on strike if no wages were paid by Friday"."""
    over = tokens[verb].head
    marked = any(tokens[at].text.lower() in {"if", "unless"} for at in children(tokens, verb, "mark"))
    return marked and tokens[verb].dep == "advcl" and bool(helpers(tokens, over) & {"would", "will"})


def _is_owed(verb: int, words: set[str], tokens: Sequence[Token], before: str, start: int) -> bool:
    """Whether it is a day until which something was given, put off, needed or prolonged."""
    until = _DEADLINE.search(before) is not None
    return (
        (until and bool(words & {"has", "have"}))  # "has given them until Tuesday"
        # "gave them until Monday", "was postponed to November"
        or (_puts_off(tokens[verb], before) and not words & _NOT_PUT_OFF.get(tokens[verb].lemma, {"had"}))
        # "said the firm needed new equity by September"
        or (until and tokens[verb].lemma in _OWES and _now_told(verb, tokens, start))
        # "has extended the ban, which was due to expire on Sunday"
        or (tokens[verb].lemma in _RUNS_OUT and _is_prolonged(verb, tokens))
    )


_PUTS_OFF = {
    "give", "adjourn", "postpone", "defer", "delay", "extend", "prolong", "remand", "suspend", "reschedule",
    "move", "push",
}  # fmt: skip
# "would postpone the change to 1 July": a motion that is put now.
_NOT_PUT_OFF = {"give": {"had", "would", "could"}, "have": {"had", "would", "could"}}
_OFF = re.compile(r"\bput(?:s|ting)? (?:[\w-]+ ){0,4}off\b")
_UNTIL = re.compile(
    r"\b(?:until|till)\s+(?:the\s+)?(?:(?:end|middle|start|beginning)\s+of\s+)?$", re.IGNORECASE
)
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)


def _puts_off(verb: Token, before: str) -> bool:
    """Whether the day is one to which something was put off: ahead when that was told."""
    if verb.lemma == "have":  # "The firm had until the end of January, she said"
        return bool(_UNTIL.search(before))
    if verb.lemma not in _PUTS_OFF and not (verb.lemma == "put" and _OFF.search(before)):
        return False
    return bool(_UNTIL.search(before) or (verb.lemma != "give" and _TO.search(before)))


def _governor(start: int, tokens: Sequence[Token]) -> int | None:
    """Return the verb over the word at ``start``; "as scheduled" and "due to" are passed over."""
    here = next((i for i, token in enumerate(tokens) if token.end > start), None)
    for _ in range(len(tokens) if here is not None else 0):
        token = tokens[here or 0]
        if _governs(here or 0, tokens):
            return _told_then(here or 0, start, tokens)
        if token.head == here:
            return None
        here = token.head
    return None


def _told_then(verb: int, start: int, tokens: Sequence[Token]) -> int:
    """Return the verb of saying of "said on Tuesday its members would …": the parser takes the other one."""
    over = tokens[verb].head
    between = [token for token in tokens[over + 1 : verb] if token.start < start]
    says = tokens[verb].dep == "ccomp" and over < verb and tokens[over].tag == "VBD"
    beside = tokens[over].start < start and all(token.pos == "ADP" for token in between)
    return over if says and beside else verb


def _governs(index: int, tokens: Sequence[Token]) -> bool:
    token = tokens[index]
    if token.lemma in {"due", "likely"}:
        return token.pos != "ADP"
    as_planned = token.lemma in _PLANS and index > 0 and tokens[index - 1].text.lower() == "as"
    return token.pos in VERBS and not as_planned


def _verb_tense(index: int, tokens: Sequence[Token]) -> Tense:
    verb, words = tokens[index], helpers(tokens, index)
    if words & {"would", "could", "'d", "’d"} and "have" not in words:
        return "unsure"
    if words & _AHEAD:
        return "past" if "have" in words else "future"
    if "to" in words:
        # "is scheduled to be held": the scheduling tells, not the holding.
        over = verb.head
        if over != index and tokens[over].lemma == "be" and verb.dep == "xcomp":
            return "future" if tokens[over].tag in {"VBZ", "VBP"} else "unsure"  # "are to resume on Monday"
        if over != index and tokens[over].lemma in _ASKS and tokens[over].tag in {"VBD", "VBN"}:
            return "future" if verb.lemma in _OWED else "unsure"  # "asked the engineer to report in October"
        return _plan_tense(over, tokens) if over != index and tokens[over].lemma in _PLANS else ""
    if verb.lemma == "prepare" and verb.tag == "VBN" and verb.dep == "acl":
        return "unsure"  # "the projection prepared for the July meeting": it may have taken place
    if verb.lemma in _PLANS:
        once = any(t.head == index and t.lemma in _ONCE for t in tokens)
        return "unsure" if once and verb.tag == "VBN" else _plan_tense(index, tokens)
    if words & {"was", "were", "had", "been", "did", "has", "have"} or verb.tag in {"VBD", "VBN"}:
        return "past"
    if verb.tag == "VBG" and verb.lemma in _BEGINS and verb.dep == "advcl" and verb.head != index:
        # Such as: plans to sell bonds, starting in January
        return _planned_above(verb.head, tokens)
    return "future" if verb.tag in {"VBZ", "VBP"} and verb.lemma in _TIMETABLE else ""


# What somebody owes or lacks until a day.
_OWES = {"need", "require", "want", "have", "owe"}
_RUNS_OUT = {"expire", "end", "lapse", "run", "stop"}
_PROLONGS = {"extend", "prolong", "renew", "lengthen"}


def _is_prolonged(verb: int, tokens: Sequence[Token]) -> bool:
    """Whether what was to run out is told to be extended in the sentence: it had not run out when it was."""
    at, below = verb, False
    for _ in tokens:
        if tokens[at].lemma in _PROLONGS and below:
            return "had" not in helpers(tokens, at)
        below = below or tokens[at].dep == "relcl"
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return False


# What is asked for lies ahead of whoever asks; what he was told to do may be done by now.
_ASKS = {"ask", "order", "request", "instruct", "require", "direct", "urge", "invite", "call", "oblige"}
_OWED = {"report", "publish", "present", "submit", "answer", "reply", "propose", "prepare", "deliver"}
# Verbs behind which "would" is the "will" of whoever speaks.
_SAYS = {"say", "tell", "announce", "warn", "add", "confirm", "promise", "state"}
_NOW = re.compile(r"\b(?:\w+day|tonight)\b", re.IGNORECASE)


def _now_told(verb: int, tokens: Sequence[Token], start: int) -> bool:
    """Whether somebody has just said what he would do: "said on Monday it would close in March".

    What was said at another time ("said last year that it would") may be past by now, and so may a weekday.
    """
    clause = verb
    while tokens[clause].dep in {"conj", "xcomp"} and tokens[clause].head != clause:
        clause = tokens[clause].head
    over = tokens[clause].head
    says = tokens[over]
    just_said = says.lemma in _SAYS and says.tag == "VBD" and not helpers(tokens, over)
    if tokens[clause].dep != "ccomp" or not just_said:
        return False
    subject = child(tokens, clause, *NOUN_SUBJECTS)
    opens = clause if subject < 0 else subject
    before = (token for token in tokens[:opens] if token.entity in {"DATE", "TIME"})
    return start > tokens[opens].start and all(_NOW.fullmatch(token.text) for token in before)


def _plan_tense(index: int, tokens: Sequence[Token]) -> Tense:
    """Read a verb of planning: what is planned lies ahead, what was planned may be past by now."""
    words = helpers(tokens, index)
    if words & {"was", "were", "had", "been", "did"} or tokens[index].tag == "VBD":
        return "unsure"
    governs_is = tokens[tokens[index].head]
    return "unsure" if tokens[index].tag == "JJ" and governs_is.text.lower() in {"was", "were"} else "future"


_BEGINS = {"start", "begin", "end", "open"}


def _planned_above(index: int, tokens: Sequence[Token]) -> Tense:
    """Return the tense of what begins then: "plans to sell bonds, starting in January" is ahead."""
    found = _verb_tense(index, tokens)
    over = tokens[index].head
    return (
        _verb_tense(over, tokens) if not found and tokens[index].dep == "xcomp" and over != index else found
    )


# Verbs whose present tense announces: "the talks open on Monday".
_TIMETABLE = {
    "meet",
    "start",
    "begin",
    "end",
    "open",
    "expire",
    "go",
    "take",
    "run",
    "lapse",
    "close",
    "resume",
    "continue",
}
