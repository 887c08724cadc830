"""An aligned line in, what the words that were left out have taken with them out: (kind, words, why)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.naming import voice_name
from briefgen.compose.shorten.words import NEGATIONS, RESERVATIONS
from briefgen.lint.align import WORD, replaced
from briefgen.lint.aside import is_aside
from briefgen.understand.persons import FIRST_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.lint.align import Aligned
    from briefgen.model import Attribution, Corpus, Line

Fault = tuple[str, str, str]

CUT_OUT = "words cut out"
NEGATION, HEDGE, CONDITION = "lost negation", "lost hedge", "lost condition"
FIGURE, DATE, ATTRIBUTION, QUOTATION = "lost figure", "lost date", "lost attribution", "quotation cut"

_CONDITIONS = frozenset(
    "if unless provided providing assuming supposing whether until till once whenever except depending "
    "pending subject conditional conditionally only lest contingent dependent barring regardless "
    "irrespective notwithstanding".split()
)
_PHRASES = re.compile(
    r"\b(?:as long as|so long as|in case|in the event|on condition|on the condition|"
    r"in (?:exchange|return) for|with(?:out)? (?:[\w’']+ ){0,3}(?:consent|approval|agreement|permission|"
    r"backing|blessing))\b",
    re.IGNORECASE,
)
_DENIALS = NEGATIONS | {"rarely", "seldom", "little"}
_HEDGES = (RESERVATIONS - _CONDITIONS) | frozenset(
    "rough estimate estimates estimated preliminary claims claimed alleges "
    "suggests suggested appears appeared seems seemed expects expected accused suspected".split()
)
_SAID = 2  # words; a clause that goes with its own speaker ("in which Tokyo offers a loan") is no loss
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"millions?|billions?|half|third|quarter|double|twice)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")


def lost(line: Line, aligned: Aligned, corpus: Corpus) -> Iterator[Fault]:
    """Yield each negation, hedge, condition, figure, date and speaker that the line has not kept."""
    for start, end in aligned.left_out:
        words = aligned.text[start:end].strip()
        yield from _words_lost(words, line.speaker)
        begins = start + aligned.text[start:end].index(words) if words else start
        if not is_aside(aligned, (start, end)) and not _is_replaced(line, begins, end):
            yield CUT_OUT, words, f"“{words}” is left out, and is no aside that a sentence can spare"
        yield from _numbers_lost(aligned, start, end, words)
        if _inside_quotation(aligned.text, start, end):
            yield QUOTATION, words, "words are left out inside a quotation"
    for said in aligned.said.attributions:
        yield from _speaker_lost(line, aligned, said, corpus)


def _is_replaced(line: Line, start: int, end: int) -> bool:
    """Whether a bracket of ours stands for the words."""
    return any(first <= start and end <= last for first, last in replaced(line))


def _inside_quotation(text: str, start: int, end: int) -> bool:
    """Whether a part of a quotation is left out and a part is not."""
    quotations = (found.span() for found in _QUOTED.finditer(text))
    return any(
        first < end and start < last and not start <= first < last <= end for first, last in quotations
    )


def _words_lost(words: str, speaker: str) -> Iterator[Fault]:
    found = [word.lower().replace("’", "'") for word in WORD.findall(words) if word not in speaker]
    for kind, known in ((NEGATION, _DENIALS), (CONDITION, _CONDITIONS), (HEDGE, _HEDGES)):
        gone = [word for word in found if word in known or (kind == NEGATION and word.endswith("n't"))]
        if gone:
            yield kind, gone[0], f"“{words}” is left out, and “{gone[0]}” with it"
    phrase = _PHRASES.search(words)
    if phrase:
        yield CONDITION, phrase.group(), f"“{words}” is left out, and the condition with it"


def _numbers_lost(aligned: Aligned, start: int, end: int, words: str) -> Iterator[Fault]:
    for when in aligned.said.dates:
        if when.start < end and start < when.end:
            yield DATE, when.text, f"“{words}” is left out, and the date “{when.text}” with it"
            return
    for figure in aligned.said.figures:
        if figure.start < end and start < figure.end:
            yield FIGURE, figure.text, f"“{words}” is left out, and the figure “{figure.text}” with it"
            return
    number = _NUMBER.search(words)
    if number:
        yield FIGURE, number.group(), f"“{words}” is left out, and “{number.group()}” with it"


def _speaker_lost(line: Line, aligned: Aligned, found: Attribution, corpus: Corpus) -> Iterator[Fault]:
    """Yield the speaker when neither the words, nor the marks, nor the publisher's name tell of him."""
    who = found.speaker or found.channel
    touched = any(_takes(aligned, start, end, found) for start, end in aligned.left_out)
    if not who or not touched or who.lower() in FIRST_PERSON:
        return
    source = corpus.source(aligned.said.sentence.span.source)
    if source.publisher and _replaced(line, found) and voice_name(source.publisher) in line.text:
        return  # "[The Office for Water] proposes": what the text calls "the Authority"
    told = f"{line.text} {line.speaker} {source.publisher}".lower()
    last = WORD.findall(who.lower())[-1:]
    if not last or last[0] not in WORD.findall(told):
        yield ATTRIBUTION, who, f"“{who}” says so, and the line does not tell"
    elif not line.speaker and not _verb_kept(aligned, found) and not _replaced(line, found):
        yield ATTRIBUTION, who, f"that “{who}” says so is left out"


def _takes(aligned: Aligned, start: int, end: int, found: Attribution) -> bool:
    """Whether what is left out holds words of the attribution, and not also all that is said there."""
    if not (start < found.end and found.start < end):
        return False
    behind = aligned.text[found.end : end]
    if found.form != "inner" or len(WORD.findall(behind)) <= _SAID:
        return True
    return behind.startswith(",") and found.start - start <= _SAID  # "…, the official said, adding that …"


def _replaced(line: Line, found: Attribution) -> bool:
    """Whether a fuller name of ours stands in the place of the speaker, with his verb behind it."""
    return any(start < found.end and found.start < end for start, end in replaced(line))


def _verb_kept(aligned: Aligned, found: Attribution) -> bool:
    """Whether words of the attribution are printed, a verb if it has one, or the source itself speaks."""
    tokens = [token for token in aligned.said.tokens if found.start <= token.start < found.end]
    verbs = [token for token in tokens if token.pos == "VERB"]
    words = verbs or [token for token in tokens if token.text[0].isalpha()]
    return any(aligned.is_kept(token.start) for token in words)
