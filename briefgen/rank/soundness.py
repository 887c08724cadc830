"""A point and its folder in, the signs that a careful reader would not sign a line of it out.

What can not stand by itself is refused elsewhere. What can, does so more or less: a folder holds more
sentences than a page, so that a doubtful one need only stand where nothing sounder is left. No sign is proof;
each was found more often on lines that a strict reader refused than on those that he signed, and only many
together count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from briefgen.merge.told import first_sentence, main_verb
from briefgen.model import Reason
from briefgen.rank.telling import voices, wanting
from briefgen.salience.terms import content
from briefgen.salience.words import stem
from briefgen.understand.grammar import (
    HELPERS,
    NAMES,
    NOUN_SUBJECTS,
    VERBS,
    child,
    children,
    is_under,
    root_at,
    unquoted,
)
from briefgen.understand.speech.words import INSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.model import Corpus, KeyPoint, Source, Statement, Token

_NOT_PAST = frozenset({"has", "have", "will", "is", "are"})
_COMPLETING = frozenset({"prep", "relcl", "acl", "compound", "poss", "appos", "ccomp", "nmod"})
_OWN_STYLE = re.compile(
    r"\b\w+n['’]t\b|\b\w+['’](?:re|ve|ll|d)\b|\b(?:it|he|she|that|there|what|who|here)['’]s\b|\w—|—\w"
    r"| (?:—|–|--?) |[!?]",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\b(?:follow(?:s|ing)|below)\b[^:]{0,40}:")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# Nouns that are always of, on or against something.
_RELATIONAL = frozenset(
    "agreement talk negotiation inquiry investigation review hearing petition result meeting measure ban "
    "cost number figure amount sum share removal compensation side favour favor period process limit "
    "deadline permit offer relationship saving shortfall overrun".split()
)
_LONG_AGO = 1000  # days before its publication: what is told of then is background
_LONGEST = 1500  # characters of a paragraph that is one thought; a text without paragraphs is one block
_SHORT = 12  # words
_ENOUGH_ANCHORS = 4  # names, days and figures
_RETOLD = 2  # of those: another origin that tells the same or another value leaves no doubt what is meant
_MOST_OPEN, _MOST_ADJECTIVES = 2, 3  # more do not make it worse


# How much each sign weighs, for each time that it is found.
_FEW_ANCHORS = "few names, days and figures"  # nothing in it says of whom, when and how much
_GOES_ON = "goes on from the sentence before it"  # a paragraph opens on what explains the rest
_BARE_SUBJECT = "its subject is not named"  # "the plan" is one that was told of before
_OFF_TITLE = "holds no word of the topic"  # a detail, or another topic
_OPEN = "leaves open of what"  # "asked for an inquiry", "voted in favour"
_BROKEN = "not a sentence by its grammar"  # a caption, a heading, text that was spoken
_OLD = "tells of long ago"  # background
_DESCRIBES = "describes more than it reports"  # adjectives without names or figures are mostly opinion
_STYLE = "in the writer’s own style"  # "won't", dashes and "!" stand in columns more than in reports
_BRIEF = "short"  # what is short is often half told
_WEIGHTS: Mapping[str, float] = {
    _FEW_ANCHORS: 0.6,
    _GOES_ON: 0.8,
    _BARE_SUBJECT: 1.2,
    _OFF_TITLE: 0.6,
    _OPEN: 0.6,
    _BROKEN: 3.0,
    _OLD: 1.5,
    _DESCRIBES: 0.4,
    _STYLE: 0.8,
    _BRIEF: 0.2,
}
# Of 28 lines on which the signs come to so much, a strict reader refused 23 and doubted 2; of 24 on pages by
# which no sign was chosen 13 and 6, and of the 400 others there one in five. Below, the signs add nothing: on
# those pages they told no more than the score does, and a page built by all of them was no better.
_UNSOUND = 3.6
_PENALTY = -2.5  # what a figure, a day, a name and another source together bring
HARD_TO_SIGN = "hard to sign"
_LITTLE = -4.0  # what only comments stands behind whatever reports


class Reader:
    """What a reader of a brief's page knows: its title, and those of the sources."""

    def __init__(self, points: Sequence[KeyPoint], corpus: Corpus | None, topic: AbstractSet[str]) -> None:
        """``topic`` holds the words of the brief's title."""
        self._topic = topic
        sources = corpus.sources if corpus else ()
        self._sources: Mapping[str, Source] = {source.id: source for source in sources}
        self._titles = {
            source.id: topic | frozenset(content(source.title)) for source in sources if source.title_given
        }
        told = [said for point in points for said in point.evidence]
        self._own_voice = voices(told)
        known = [said.known_by for said in told if said.known_by]
        ends = [when.last for said in told for when in said.dates if when.last]
        self._now = max(known, default=max(ends, default=None))

    def signs(self, point: KeyPoint) -> Iterator[Reason]:
        """Yield the reasons against the point: that it only comments, or has many signs (which it names)."""
        own_voice = self._own_voice.get(point.lead.sentence.span.source, False)
        if point.origins == 1 and (why := wanting(point.lead, own_voice=own_voice)):
            yield Reason(why, _LITTLE)
        told = _RETOLD * (point.origins - 1) + _RETOLD * bool(point.disputed)
        found = [(name, times) for name, times in self._found(point.lead, told) if times]
        if round(sum(_WEIGHTS[name] * times for name, times in found), 2) >= _UNSOUND:
            yield Reason(f"{HARD_TO_SIGN}: {', '.join(name for name, _ in found)}", _PENALTY)

    def _found(self, said: Statement, elsewhere: int) -> Iterator[tuple[str, int]]:
        told = self._told(said)
        plain = _QUOTED.sub(" ", said.sentence.text)
        yield _FEW_ANCHORS, max(0, _ENOUGH_ANCHORS - _anchors(said) - elsewhere)
        # What an item goes on from stands before it on the page; "as follows" tells nothing of that.
        listed = bool(said.sentence.parts) and not _ANNOUNCED.search(said.sentence.text)
        yield _GOES_ON, not listed and not self._opens_paragraph(said)
        yield _BARE_SUBJECT, not listed and _has_bare_subject(said, told)
        yield _OFF_TITLE, bool(self._topic) and told.isdisjoint(content(said.sentence.text))
        yield _OPEN, min(_MOST_OPEN, _open_nouns(said, told))
        yield _BROKEN, not listed and _is_broken(said)
        yield _OLD, self._is_old(said)
        yield _DESCRIBES, _described(said)
        yield _STYLE, bool(_OWN_STYLE.search(plain))
        yield _BRIEF, max(0, _SHORT - len(said.sentence.text.split()))

    def _told(self, said: Statement) -> AbstractSet[str]:
        return self._titles.get(said.sentence.span.source, self._topic)

    def _opens_paragraph(self, said: Statement) -> bool:
        """Whether nothing stands before it in its paragraph, or nothing tells where that begins."""
        span = said.sentence.span
        source = self._sources.get(span.source)
        if source is None or not source.blocks:
            return True
        at = bisect_right([block.start for block in source.blocks], span.start) - 1
        if at < 0 or source.blocks[at].end - source.blocks[at].start > _LONGEST:
            return True
        return not source.text[source.blocks[at].start : span.start].strip(" \n\t\"“'‘•*-–")

    def _is_old(self, said: Statement) -> bool:
        """Whether all that it dates lay far back when it was told, in the past tense or as a plan."""
        now = said.known_by or self._now
        ends = [when.last for when in said.dates if when.last]
        if said.outlook is not None and said.outlook.last:
            ends = [said.outlook.last]
        elif not _is_past(said):
            return False
        return bool(ends) and now is not None and all((now - end).days > _LONG_AGO for end in ends)


def _is_past(said: Statement) -> bool:
    root = main_verb(said)
    if root < 0 or said.tokens[root].tag not in {"VBD", "VBN"}:
        return False
    return not any(said.tokens[at].text.lower() in _NOT_PAST for at in children(said.tokens, root))


def _anchors(said: Statement) -> int:
    """Count what can be checked: names (a bracket gives that of "we"), days that are placed, and figures."""
    names = sum(
        (one.begins and one.entity in NAMES) or one.text.lower() in {"we", "our"}
        for one, inside in unquoted(said.tokens)
        if not inside
    )
    return names + sum(when.first is not None for when in said.dates) + len(said.figures)


def _has_bare_subject(said: Statement, told: AbstractSet[str]) -> bool:
    """Whether the subject is "the plan", and neither a name in it nor a title says which plan."""
    tokens, root = said.tokens, main_verb(said)
    at = child(tokens, root, *NOUN_SUBJECTS)
    noun = tokens[at].lemma.lower()
    # "The council" mostly has its name in a bracket.
    if at < 0 or tokens[at].pos != "NOUN" or noun in INSTITUTIONS or stem(noun) in told:
        return False
    phrase = [one for place, one in enumerate(tokens) if is_under(tokens, place, at)]
    named = any(one.pos == "PROPN" or one.entity in NAMES for one in phrase)
    return not named and any(tokens[n].lemma == "the" for n in children(tokens, at, "det"))


def _open_nouns(said: Statement, told: AbstractSet[str]) -> int:
    """Count the nouns of relation that nothing completes: "an inquiry" (into what?), "the two sides"."""
    tokens = first_sentence(said.tokens)
    return sum(
        not inside
        and one.pos == "NOUN"
        and one.dep != "compound"
        and one.lemma.lower() in _RELATIONAL
        and stem(one.lemma.lower()) not in told
        and not _is_completed(tokens, at)
        for at, (one, inside) in enumerate(unquoted(tokens))
    )


def _is_completed(tokens: Sequence[Token], at: int) -> bool:
    below = [tokens[n] for n in children(tokens, at)]
    told_before = any(one.lemma.lower() == tokens[at].lemma.lower() for one in tokens[:at])
    return told_before or any(
        one.dep in _COMPLETING or one.pos == "PROPN" or one.entity in NAMES for one in below
    )


def _is_broken(said: Statement) -> bool:
    """Whether no finite verb carries the sentence, or all of it stands in capitals."""
    tokens = first_sentence(said.tokens)
    letters = [mark for mark in said.sentence.text if mark.isalpha()]
    if sum(mark.isupper() for mark in letters) * 2 > len(letters):
        return True
    at = root_at(tokens)
    if at < 0 or tokens[at].pos not in VERBS:
        return True
    return tokens[at].tag in {"VB", "VBN", "VBG"} and not children(tokens, at, *NOUN_SUBJECTS, *HELPERS)


def _described(said: Statement) -> int:
    """Count the adjectives beyond the names, days and figures, where nobody is said to say it."""
    if said.attributions:
        return 0
    adjectives = sum(one.tag == "JJ" for one, inside in unquoted(said.tokens) if not inside)
    return max(0, min(_MOST_ADJECTIVES, adjectives) - _anchors(said))
