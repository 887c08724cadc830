"""The sentences of a source in, the same out with the values that its own notices correct put right.

"Fares will rise by 6 per cent" under "[Correction of 16 October 2026: by 4 per cent, not 6 per cent]" reads
"Fares will rise by 4 per cent", and remembers where the new words stand and what stood in their place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Corrected, Span
from briefgen.segment.notices import about, notices, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Sentence, Source
    from briefgen.segment.notices import Notice, Value

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_YEAR = re.compile(r",? (?:19|20)\d\d$")


def corrected(sentences: Sequence[Sentence], source: Source) -> tuple[Sentence, ...]:
    """Return the sentences; one that gives an old value of what a notice is about gives the new one."""
    found = list(sentences)
    for notice in notices(source):
        wrong = [(at, value) for at, one in enumerate(found) if (value := _wrong(one, notice))]
        alone = len(wrong) == 1
        for at, value in wrong:
            if alone or about(found[at].text) & notice.words:
                found[at] = _put_right(found[at], value, notice, source)
    return tuple(found)


def _wrong(sentence: Sentence, notice: Notice) -> Value | None:
    """Return the value of the sentence that the notice corrects, if it has one and only one."""
    if sentence.parts or sentence.corrections:
        return None
    told = values(sentence.text)
    if any(one.is_same(notice.new) for one in told):
        return None
    found = [one for one in told if _is_old(one, told, notice)]
    return found[0] if len(found) == 1 else None


def _is_old(value: Value, told: Sequence[Value], notice: Notice) -> bool:
    if notice.old:
        return value.is_same(notice.old)
    # No old value is told: it stands beside a value that stays, and counts what the new one counts.
    others = [one for one in told if one is not value]
    beside = any(anchor.specific and anchor.is_same(one) for anchor in notice.anchors for one in others)
    return beside and bool(value.unit) and value.unit == notice.new.unit and value.kind == notice.new.kind


def _put_right(sentence: Sentence, value: Value, notice: Notice, source: Source) -> Sentence:
    new = source.text[notice.new.start : notice.new.end]
    end = value.end
    if value.kind == "day" and not _YEAR.search(new):
        found = _OF_YEAR.search(sentence.text[value.start : end])
        end -= len(found.group()) if found else 0
    text = sentence.text[: value.start] + new + sentence.text[end:]
    change = Corrected(
        at=value.start,
        span=Span(source.id, notice.new.start, notice.new.end),
        was=sentence.text[value.start : end],
        remark=_remark(notice, source),
        behind=_noun_behind(sentence.text[end:]) if value.unit or end < value.end else 0,
    )
    return replace(sentence, text=text, corrections=(change,))


def _noun_behind(text: str) -> int:
    """Return how many characters the noun or year behind a value takes: "40 schools [corrected]"."""
    found = re.match(r" [a-z]{3,}\b|,? (?:19|20)\d\d\b", text)
    return found.end() if found else 0


def _remark(notice: Notice, source: Source) -> str:
    """Return what a reader is told: when it was corrected, as far as the notice says."""
    if not notice.day:
        return "corrected"
    year = "" if _YEAR.search(notice.day) or source.published is None else f" {source.published.year}"
    return f"corrected {notice.day}{year}"
