"""Statements in, statements out: a sentence that leans on the one before is joined to it, if both are short.

"Japan has allocated $4.09 billion … However, it remains half of the peak" is one thought in two sentences.
The second can never stand alone on the page; together they can, and nothing has to be guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from briefgen.model import Figure, Sentence, SentencePart, Span, Statement, When
from briefgen.understand.grammar import OF_ONE, unquoted
from briefgen.understand.persons import personal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Attribution, Corpus, Outlook, Token

_Found = TypeVar("_Found", When, Figure)

# Words; a key fact should have 25 or fewer, and 45 is what two lines and a half of a page hold.
LONGEST = 45
_CONCESSION = re.compile(r"(?:Even so|All the same|Still|Yet|Nevertheless|Nonetheless|Be that as it may)\b")
# "The approval is subject to three conditions.": what they are, the next sentence says.
_HERALDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|several|the following) (?:(?:main|key|new|further|broad|strict) )?"
    r"(?:conditions|measures|steps|reasons|changes|goals|targets|aims|requirements|exceptions|options|tasks)[.:]$"
)
_COUNTS_UP = re.compile(r"(?:First|One|The first|Firstly|Among|To begin)\b")
_READER = frozenset({"you", "your", "yours"})
# To call a thing something is to judge it.
JUDGES = frozenset("call describe denounce condemn dismiss welcome label praise criticize criticise".split())
_PREDICATES = frozenset({"attr", "acomp", "oprd"})
_MOSTLY = 0.4  # of the tokens stand in quotation marks
_LIST = 40  # statements back to which the sentence before a list is looked for
_GAP = 3  # characters between two sentences of a paragraph; more is a sentence that was left out


def join(statements: Sequence[Statement], corpus: Corpus) -> tuple[Statement, ...]:
    """Join each leaning statement that adds a figure, a date or a name to the one it leans on."""
    joined: list[Statement] = []
    for statement in statements:
        text = corpus.source(statement.sentence.span.source).text
        if statement.sentence.parts:
            first = _before_list(joined, statement)
            leans = first is not None and _belong_together(first, statement, text)
            joined.append(join_two(first, statement, text) if first and leans else statement)
        elif joined and _belong_together(joined[-1], statement, text):
            joined[-1] = join_two(joined[-1], statement, text)
        else:
            joined.append(statement)
    return tuple(joined)


def _before_list(joined: Sequence[Statement], item: Statement) -> Statement | None:
    """Return the statement right before the words that the item of a list goes on with."""
    lead = item.sentence.lead
    for said in reversed(joined[-_LIST:]):
        if lead and said.sentence.span.source == lead.source and said.sentence.span.end <= lead.start:
            return said
    return None


def _belong_together(first: Statement, second: Statement, text: str) -> bool:
    if heralds(first) and not second.dangling:
        return follows(first, second) and not _COUNTS_UP.match(second.sentence.text)
    return (
        bool(second.dangling)
        and not first.dangling
        and not (second.sentence.lead and "\n" in text[first.sentence.span.end : second.sentence.lead.start])
        and not (second.dangling.lower() in OF_ONE and (subject_is_many(first) or speaks_of_another(first)))
        and follows(first, second)
        and not concedes_more(first, second, text)
        and not is_saying(second)
        and not _turns_to_reader(first, second)
        and bool(second.figures or second.dates or _names(second) - _names(first))
        and not _only_feels(first, second)
    )


def _only_feels(first: Statement, second: Statement) -> bool:
    """Whether the first is a quotation that holds no fact, and the second goes on with what its speaker said.

    "We are sad," said Ana Lund. She said that 30 jobs would go. The second can name her by itself.
    """
    quoted = first.sentence.text[:1] in _QUOTES and not (first.figures or first.dates)
    return (
        quoted
        and sum(said.named for said in first.attributions) == 1
        and not any(inside and token.entity in _NAMED for token, inside in unquoted(first.tokens))
        and any(said.speaker.lower() in _PERSON and not said.start for said in second.attributions)
    )


_PERSON = frozenset({"he", "she"})
_QUOTES = frozenset('"“')
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LAW", "MONEY", "PERCENT"})


def _turns_to_reader(first: Statement, second: Statement) -> bool:
    """Whether only the second speaks to its reader, and would take the first off the page with it."""
    return bool(personal(second.tokens) & _READER) and not personal(first.tokens) & _READER


def is_saying(second: Statement) -> bool:
    """Whether it is a quotation without a figure or a day, or a judgement in quotation marks."""
    if second.figures or second.dates:
        return False
    inside = [within for _, within in unquoted(second.tokens)]
    judged = any(token.dep == "ROOT" and token.lemma.lower() in JUDGES for token in second.tokens)
    return sum(inside) > _MOSTLY * len(inside) or (judged and any(inside)) or judges_in_quotes(second)


def judges_in_quotes(said: Statement) -> bool:
    """Whether what is said of the subject stands in quotation marks: "The grant was “a joke”"."""
    return any(
        inside and token.dep in _PREDICATES and said.tokens[token.head].dep in {"ROOT", "ccomp"}
        for token, inside in unquoted(said.tokens)
        if not any(within for one, within in unquoted(said.tokens) if one is said.tokens[token.head])
    )


def heralds(said: Statement) -> bool:
    """Whether the sentence announces things that it counts and does not name: "It sets three conditions."."""
    return bool(_HERALDS.search(said.sentence.text)) and not said.dangling


def concedes_more(first: Statement, second: Statement, text: str) -> bool:
    """Whether the second takes back more than the first, which is not all that its paragraph has told so far.

    "Even so, …" answers a whole paragraph; "However, …" mostly the sentence before.
    """
    before = text[: first.sentence.span.start].rstrip(" \t")
    return bool(_CONCESSION.match(second.sentence.text)) and bool(before) and not before.endswith("\n")


def subject_is_many(said: Statement) -> bool:
    """Whether the main subject is a plural, which "it" can not mean.

    "Talks with the firm broke off. Its chairman …": whose, only the sentence before these may say.
    """
    return any(
        token.dep in {"nsubj", "nsubjpass"}
        and token.tag in {"NNS", "NNPS"}
        and said.tokens[token.head].dep == "ROOT"
        for token in said.tokens
    )


def speaks_of_another(said: Statement) -> bool:
    """Whether who speaks, told before it, and the subject are two singular things: "it" may be either.

    "According to the bus operator, the railway will lose money. It employs 74 drivers."
    """
    subjects = [
        token.start
        for token in said.tokens
        if token.dep in {"nsubj", "nsubjpass"} and token.tag in {"NN", "NNP"}
    ]
    return any(
        found.form == "leading"
        and found.speaker
        and any(at >= found.end for at in subjects)
        and not any(found.start <= at < found.end for at in subjects)  # "The group says …": it is the group
        for found in said.attributions
    )


def _names(statement: Statement) -> set[str]:
    return {token.lemma for token in statement.tokens if token.pos == "PROPN"}


def follows(first: Statement, second: Statement) -> bool:
    """Whether the second stands right after the first in one paragraph, and both make one line."""
    one, two = first.sentence, second.sentence
    begins = (two.lead or two.span).start
    return (
        one.span.source == two.span.source
        and (one.paragraph == two.paragraph or two.lead is not None)
        and not one.parts
        and not (two.parts and one.corrections)  # words put right have no place in the source before a list
        and one.span.end < begins <= one.span.end + _GAP
        and len(one.text.split()) + len(two.text.split()) <= LONGEST
    )


def join_two(first: Statement, second: Statement, source_text: str) -> Statement:
    """Return the two as one statement, its words those of ``source_text`` from the first to the second."""
    one, two = first.sentence, second.sentence
    sentence = _with_item(one, two, source_text) if two.parts else _with_next(one, two, source_text)
    shift = len(one.text) + (two.lead or two.span).start - one.span.end
    return replace(
        first,
        sentence=sentence,
        tokens=first.tokens + tuple(_move_token(token, shift, len(first.tokens)) for token in second.tokens),
        dates=first.dates + tuple(_move(when, shift) for when in second.dates),
        figures=first.figures + tuple(_move(figure, shift) for figure in second.figures),
        outlook=_both(first.outlook, second.outlook),
        attributions=first.attributions
        + tuple(_move_inner(found, shift, one.text) for found in second.attributions),
    )


def _with_next(one: Sentence, two: Sentence, source_text: str) -> Sentence:
    span = Span(one.span.source, one.span.start, two.span.end)
    between = source_text[one.span.end : two.span.start]
    shift = len(one.text) + len(between)
    put_right = (*one.corrections, *(replace(change, at=change.at + shift) for change in two.corrections))
    return Sentence(
        span,
        one.text + between + two.text,
        one.heading,
        one.paragraph,
        one.position,
        one.whole,
        corrections=put_right,
    )


def _with_item(one: Sentence, item: Sentence, source_text: str) -> Sentence:
    """Return the item of a list with the sentence before the words that it goes on with."""
    lead = item.parts[0].span
    between = source_text[one.span.start : lead.start]
    behind = (SentencePart(part.at + len(between), part.span) for part in item.parts[1:])
    parts = (SentencePart(0, Span(lead.source, one.span.start, lead.end)), *behind)
    return replace(item, text=between + item.text, parts=parts)


def _both(first: Outlook | None, second: Outlook | None) -> Outlook | None:
    """Return the first outlook with the horizon of both; a report stays one, whatever is expected of it."""
    if first is None or second is None:
        return first
    starts = [day for day in (first.first, second.first) if day]
    ends = [day for day in (first.last, second.last) if day]
    return replace(first, first=min(starts, default=None), last=max(ends, default=None))


def _move_token(token: Token, shift: int, count: int) -> Token:
    return replace(token, start=token.start + shift, end=token.end + shift, head=token.head + count)


def _move(found: _Found, shift: int) -> _Found:
    return replace(found, start=found.start + shift, end=found.end + shift)


def _move_inner(found: Attribution, shift: int, before: str) -> Attribution:
    # A leading attribution of the second sentence is not at the start of the joined one. And where the first
    # names whom "he" stands for, nobody needs to be told.
    form = found.form if found.form == "trailing" else "inner"
    meant = "" if found.meant and found.meant.split()[-1] in before else found.meant
    return replace(found, start=found.start + shift, end=found.end + shift, form=form, meant=meant)
