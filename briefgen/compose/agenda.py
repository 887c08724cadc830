"""A statement of minutes and its source in, the item of the agenda that it stands under out, if it needs it.

Minutes go on under "43. Low-traffic area in Eastgate" with "RESOLVED that the scheme be made permanent".
Below that heading this is whole; on a page nobody knows which scheme.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.compose.known import Known
from briefgen.rank.decisions import is_record
from briefgen.salience.terms import content
from briefgen.salience.words import stem
from briefgen.understand.grammar import children
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from briefgen.model import Source, Statement

_NUMBER = re.compile(
    r"(?:(?:[Aa]genda )?[Ii]tem )?(?:\d{1,3}(?:\.\d{1,2})*[.):]?|(?:[IVX]{1,5}|[A-H])[.):])\s+(?=\S)"
)
# Under these nothing of its own kind is dealt with.
_GENERAL = re.compile(
    r"(?:the )?(?:(?:draft |previous )?minutes\b|apologies|attendance|declarations? of|welcome|introduction|"
    r"opening|any other|other (?:business|matters)|matters arising|urgent|(?:public )?questions?|closing|"
    r"next meeting|date of|(?:\w+[’']?s? )?(?:report|statement|update|remarks|views?|discussion)s?$|"
    r"decisions?|votes?$|[\w ]{0,40}\b(?:decisions?|actions?|discussions?|developments)$|"
    r"summary|conclusions?|recommendations?|background|resolved|"
    r"(?:members |councillors )?present\b|in attendance|attendees|absent|clerk\b|"
    r"chair(?:man|woman|person)?\b)",
    re.IGNORECASE,
)
_SEAM = re.compile(r":\s|\s[–—-]\s")
_FEWEST, _LONGEST = 2, 72  # words, characters; a longer bracket is read before the line
_OPENS = 4  # tokens; behind them a reader can mostly do without
_SHORT = 5  # words of a heading that names a thing and tells nothing of it
_NOTHING_TOLD = Known(frozenset())


def item_of(said: Statement, source: Source, title: str = "") -> str:
    """Return the item of the agenda for a line that speaks of "the scheme"; empty where no line needs it.

    None does whose page has it as its ``title``, or whose source is called so: that is the body that met.
    Other papers have headings that say which: "Prison population" stands over "The population was 21,480".
    """
    full = _fuller(said)
    item = full or (_item(said.sentence.heading) if is_record(source) else "")
    own = set(map(stem, content(said.sentence.text)))
    words = set(map(stem, content(item)))
    headed = {*map(stem, content(title)), *map(stem, content(f"{source.publisher} {source.title}"))}
    if not item or words <= own or words <= headed:
        return ""
    return item if full or _NOTHING_TOLD.unexplained(said) or _NOTHING_TOLD.loose(said) else ""


def _fuller(said: Statement) -> str:
    """Return the heading that names in full what the sentence calls "the population"."""
    words = _NUMBER.sub("", said.sentence.heading, count=1).strip().rstrip(".")
    if not _FEWEST <= len(words.split()) <= _SHORT or not words.replace(" ", "").replace("-", "").isalpha():
        return ""
    last = stem(words.split()[-1].lower())
    named = any(
        token.lemma == "the"
        and token.head == at + 1
        and stem(said.tokens[at + 1].text.lower()) == last
        and not children(said.tokens, at + 1, "prep", "relcl", "acl", "poss", "compound", "amod")
        for at, token in enumerate(said.tokens[:_OPENS])
    )
    return words[0].upper() + words[1:] if named else ""


def explains(item: str, bare: str) -> bool:
    """Whether the item can tell which "the scheme" is meant; of persons it tells nothing."""
    return bool(item) and bare.rsplit(maxsplit=1)[-1].lower() not in PEOPLE


@lru_cache(maxsize=512)
def _item(heading: str) -> str:
    number = _NUMBER.match(heading)
    words = heading[number.end() if number else 0 :].strip()
    if _GENERAL.match(words):
        return ""
    head = _SEAM.split(words)[0].strip()
    named = len(head.split()) >= _FEWEST and not any(
        map(str.isdigit, head)
    )  # "Application 26/0417" names nothing
    chosen = (head if named else words).removesuffix(".")
    if not chosen or len(chosen.split()) < _FEWEST or len(chosen) > _LONGEST or chosen[-1] in ".!?":
        return ""
    return chosen[0].upper() + chosen[1:]
