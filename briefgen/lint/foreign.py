"""An aligned line in, the words that its source does not have out: figures, dates, names, brackets, marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.wording import due
from briefgen.lint.align import WORD
from briefgen.merge.guard import supports
from briefgen.understand.dates import in_words
from briefgen.understand.dates.calendar import show, show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.lint.align import Aligned
    from briefgen.lint.lost import Fault
    from briefgen.model import Corpus, Line, Statement

FIGURE, DATE, NAME = "foreign figure", "foreign date", "foreign name"
WORDS, BRACKET, MARK = "foreign words", "foreign bracket", "mark without support"

_CALENDAR = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:1[5-9]|20)\d\d|spring|summer|autumn|winter|january",
    re.IGNORECASE,
)
# A name without a figure or a date.
_NAME = re.compile(r"(?:[Tt]he )?[^\W\d]+(?:[ .’'&-]+[^\W\d]+)*\.?")
# A remark before a line on when it was to be, or was said; who speaks may stand before it.
_NOTED = re.compile(r"\b(?:[Ww]as due|[Ss]tated)\b")
# What our own brackets are made of, beside names and dates.
_GLUE = frozenset(
    "was due the sources do not report outcome stated no later than in according to and by from between of "
    "on or until before after s year date period not given no found see for we day certain "
    "another source".split()
)


def foreign(line: Line, aligned: Aligned, corpus: Corpus) -> Iterator[Fault]:
    """Yield each word, bracket and mark that nothing in the cited sources stands behind."""
    for word in aligned.foreign:
        kind = _kind(word)
        yield kind, word, f"“{word}” does not stand in the cited sentence, or not there"
    for words in aligned.unmarked:
        yield WORDS, words, f"“{words}” is ours and does not stand in brackets"
    before = ""
    for piece in line.pieces:
        if piece.ours and piece.text.strip() not in aligned.unmarked:
            yield from _bracket(piece.text.strip().strip("[]"), before, line, aligned.said, corpus)
        before = piece.text
    yield from _speaker(line, aligned.said, corpus)
    yield from _dated(line, aligned.said)
    yield from _marks(line, aligned.said, corpus)


def _kind(word: str) -> str:
    if _CALENDAR.fullmatch(word):
        return DATE
    if word[0].isdigit():
        return FIGURE
    return NAME if word[0].isupper() else WORDS


# ---------------------------------------------------------------- our own brackets


def _bracket(words: str, before: str, line: Line, said: Statement, corpus: Corpus) -> Iterator[Fault]:
    """Yield the bracket when a number or name in it does not follow from the sources."""
    if any(when.bracket == words and _bare(before).endswith(when.text[-3:]) for when in said.dates):
        return
    if any(words in {found.meant, found.owner} for found in said.attributions):
        return  # whom "he" or "its" stands for, in the words of a sentence before
    if _NAME.fullmatch(words) and _plain(words) in corpus.source(said.sentence.span.source).text:
        return  # a fuller name, as the source has it elsewhere
    known = _derivable(words, line, said, corpus)
    for word in WORD.findall(words):
        plain = word.removesuffix("’s").removesuffix("'s")
        if plain[0].isalnum() and plain.lower() not in _GLUE and plain.lower() not in known:
            yield BRACKET, words, f"“{plain}” in our bracket follows from nothing in the sources"
            return


def _bare(before: str) -> str:
    return before.rstrip().removesuffix("'s").removesuffix("’s")


def _plain(words: str) -> str:
    return re.sub(r"^[Tt]he ", "", words)


def _derivable(words: str, line: Line, said: Statement, corpus: Corpus) -> set[str]:
    """Return the words that a bracket of this kind may hold."""
    source = corpus.source(said.sentence.span.source)
    texts = [source.publisher, source.title, source.author]
    if words.endswith(":"):  # of when a bulletin's figures are, its heading may tell
        texts.append(said.sentence.heading)
    if _NOTED.search(words):
        texts += [in_words(when) for when in said.dates]
        if said.outlook and said.outlook.first and said.outlook.last:
            texts.append(show((said.outlook.first, said.outlook.last)))
        texts += [show_day(day) for day in (source.published, said.known_by) if day]
    elif "according to" in words:
        for other in line.ranked.point.disputed:
            theirs = corpus.source(other.sentence.span.source)
            texts += [other.sentence.text, theirs.publisher, theirs.title]
    elif "corrected" in words:
        texts = [one.remark for one in said.sentence.corrections]
        texts += [when.bracket for when in said.dates]
    elif words.startswith("in ") and said.known_by:
        texts = [f"{said.known_by.year}"]
    return {word.lower() for text in texts for word in WORD.findall(text)}


# ---------------------------------------------------------------- marks


def _dated(line: Line, said: Statement) -> Iterator[Fault]:
    """Yield the time beside an outlook when it is none that the sentence names."""
    if line.dated and line.dated not in {in_words(when) for when in (*said.dates, due(said)) if when}:
        yield DATE, line.dated, f"“{line.dated}” stands beside the line, and is no time that it names"


def _speaker(line: Line, said: Statement, corpus: Corpus) -> Iterator[Fault]:
    """Yield a name that the marks give as the speaker's, and that stands nowhere in the source."""
    source = corpus.source(said.sentence.span.source)
    known = f"{source.publisher} {source.title} {source.author} {source.text}".lower()
    for word in WORD.findall(line.speaker):
        if word[0].isupper() and word.lower() not in known:
            yield NAME, word, f"“{line.speaker}” is said to say so, and “{word}” stands nowhere in the source"
            return


def _marks(line: Line, said: Statement, corpus: Corpus) -> Iterator[Fault]:
    """Yield each source that is cited and states neither the printed fact nor its other value."""
    own = said.sentence.span.source
    if own not in line.sources:
        yield MARK, own, "the source of the words is not among the marks"
    point = line.ranked.point
    backed = {own} | {other.sentence.span.source for other in point.disputed}
    backed |= {other.sentence.span.source for other in point.evidence if supports(other, said)}
    for source_id in line.sources:
        source = corpus.source(source_id)
        if source_id not in backed and source.same_as not in backed:
            yield MARK, source.title, f"“{source.title}” is cited and does not state what the line states"
