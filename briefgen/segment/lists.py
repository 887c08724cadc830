"""The blocks of a source in, its list items joined to the words before their list out.

"The council decided: • to limit entry; • to raise the fee." No item is a sentence, and each tells a
decision. Whether the two make a sentence, only their grammar tells: what is joined here and makes none
is parted again when it has been parsed (``understand.items``). So an item is joined here wherever it may
go on, and left alone where it is a sentence by its looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.model import Sentence, SentencePart, Span

if TYPE_CHECKING:
    from briefgen.model import Block, Source

# Words; what is longer before a list is no beginning of a sentence, and makes none that a page could hold.
_LONGEST_LEAD = 30
_MOST = 500  # characters; what is longer is a text without punctuation
_PREAMBLE = 60  # blocks of "recalling" and "having regard to" between a resolution's author and its decisions
_MARK = re.compile(r"[\s:,;–—…-]+$")
# Behind these words the item goes on without a colon.
_OPEN = re.compile(
    r"\b(?:that|to|not|will|shall|must|may|can|should|would|could|includes?|included|including|are|were|is|was|"
    r"be|been|already|have|has|had|compris(?:es?|ed|ing)|covers?|contains?|provid(?:es?|ed) for|by|"
    r"of|for|on|with)$"
)
_IS = re.compile(r"\b(?:are|is|was|were)$")
_ASKS_FOR_VERB = re.compile(r"\b(?:to|will|shall|must|may|can|should|would|could)$")
# Such as: We recommend that the ministry:
_ASKED = re.compile(
    r"\b(?:recommend|ask|request|urge|propose|demand|insist|require|suggest|advise|call)\w*\s+"
    r"(?:(?:up)?on\s+)?(?:that\s+)?(?:\w+\s+){0,5}\w+$"
)
# "took three decisions:", "as follows:": the colon stays, for what follows is no part of the clause.
_ANNOUNCES = re.compile(
    r"\b(?:following(?:\s[\w’'-]+){0,3}|as follows|below|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+)(?:\s[\w’'-]+){0,4}s)$"
)
# Who was there is no news.
_PRESENT = re.compile(
    r"\b(?:present|attend\w*|participants|apologies|signator\w+|members are)\b", re.IGNORECASE
)
# What minutes decide without saying who does.
_RESOLVED = re.compile(
    r"(?:resolved|agreed|decided|recommended|ordered)"
    r"(?:,? (?:unanimously|nem\.? con\.?|"
    r"(?:by|on) (?:a vote of )?\d+ (?:votes? )?(?:to|against|in favour)\b.{0,60}))?$",
    re.IGNORECASE,
)
# "RESOLVED, by 17 votes to 13:" keeps the colon, which closes what the comma opens.
_ASIDE = re.compile(r"\b(?:resolved|agreed|decided|recommended|ordered),[^,]{3,60}$", re.IGNORECASE)
# "The agreement:" and what it does below: "caps the fee at 5 euros".
_SUBJECT = re.compile(r"(?:The|This|Our|Its|Under [^:]{3,40}, the)(?: [\w’'-]+){1,6}$")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|following|as follows|\w+ed|does|do|did)\b")
_DOES = re.compile(r"[a-z]{2,}[^su]s (?!(?:and|or|of|in|for|to|from|with|at|on)\b)")
# "The ministry has decided – to hire 35 officers": without a colon.
_DECIDED = re.compile(
    r"\b(?:resolve[sd]?|agree[sd]?|decide[sd]?|vote[sd]?|pledge[sd]?|promise[sd]?|order(?:s|ed)|undertakes?|"
    r"undertook|plans?|planned|intends?|intended|asks?|asked|wants?|wanted|announce[sd]?)$"
)
# "The council resolved, by 24 votes to 13,": the verb stands there, and the items are what it resolved.
_HAS_DECIDED = re.compile(r"\b(?:resolved|agreed|decided|voted|ordered|asked|requested|recommended)\b")
# Who resolves, on a line of its own: "The Assembly of Norrey,", "Parliament,".
_AUTHOR = re.compile(
    r"(?:The|We|Parliament|Council|Assembly|Congress|Senate|Government|Cabinet|Commission|Conference)\b"
)
_LINKED = re.compile(r"(?:not\s+)?to\s|that\s|whether\s|for\s+the\s|how\s")
# What bodies do in minutes, judgments and resolutions.
_ACTS = (
    r"accept|acknowledg|adopt|affirm|agree|allocat|allow|amend|annul|appoint|approv|ask|authori[sz]|award|call|cancel|clos|"
    r"commend|condemn|confirm|conclud|convict|cut|declar|decid|defer|demand|deplor|direct|dismiss|elect|emphasi[sz]|"
    r"encourag|endors|establish|express|extend|find|fine|found|grant|impos|increas|instruct|invit|launch|lift|limit|mandat|not|open|order|overturn|"
    r"postpon|quash|rais|ratif|reaffirm|receiv|recommend|reduc|refus|reject|remit|renew|repeal|request|requir|resolv|"
    r"revok|scrap|set|stress|suspend|underlin|uph[eo]ld|urg|vot|welcom|withdr[ae]w"
)
_ACT = re.compile(
    rf"(?:(?:also|further|again|strongly|once again|therefore)\s+){{0,2}}(?:{_ACTS})"
    r"(?:[rt]?ed|e?s|d|ied|ies|n)?(?:\s+upon|\s+on)?\s",
    re.IGNORECASE,
)
# "Key points:", "What we know:", "Present: …", "Contact:" introduce a list and begin no sentence.
_LABEL = re.compile(
    r"(?:what|how|why|who|when|where|which|key|main|present|apologies|attend\w*|participants?|members|contacts?|"
    r"agenda|related|read|more|see|sources?|references?|notes?|further|documents?|annex\w*|topics?|tags?|"
    r"in (?:brief|short|other news)|dear|for (?:more|further))\b",
    re.IGNORECASE,
)
# The lines between a resolution's author and its decisions.
_CONSIDERING = re.compile(
    r"(?:also |further |deeply |gravely |bearing |having )?(?:recall|not|consider|having|acting|recogni[sz]|"
    r"reaffirm|welcom|express|guid|mind|concern|convinc|alarm|aware|bearing|regard|whereas|emphasi[sz]|stress|"
    r"underlin|determin|affirm|in accordance|pursuant|on the|after)\w*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*[;,](?:\s*(?:and|or|and/or))?\s*$|\s+(?:and|or)\s*$")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"\.(?=\s|$)")
_FAR = 5_000  # characters behind an item in which a full stop is looked for
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_SHORTEST = 2  # words of an item
# Words that begin an item in capitals and stand in small letters within a sentence.
_SMALL = frozenset(
    "a an the to that no not all any each every more fewer less new two three four five six seven eight nine "
    "ten its their his her higher lower free better also further strongly therefore by for from with on in "
    "at of and".split()
)


@dataclass(frozen=True, slots=True)
class _Lead:
    """The words before a list: ``bare`` without the mark behind them.

    ``author`` alone opens a resolution; what is ``unmarked`` shows by nothing that a list follows.
    """

    bare: Span
    marked: Span
    heading: str
    author: bool = False
    unmarked: bool = False


class Lists:
    """Joins the items of one source to the words before them, block by block."""

    def __init__(self, source: Source) -> None:
        """Begin before the first block of the source."""
        self.source = source
        self.lead: _Lead | None = None
        self.since = 0
        self.going = False  # whether the item before ends on ";": the one with a full stop is the last
        self._small: frozenset[str] | None = None  # the words that stand in small letters somewhere

    def end(self) -> None:
        """Forget the words before a list: a heading has come between."""
        if self.lead and not self.lead.author:
            self.lead = None

    def take(self, block: Block, found: list[Sentence], count: int) -> None:
        """Join the block's first sentence to the list that is open, or see whether a list begins behind it.

        The last ``count`` of the sentences found are those of the block.
        """
        if not count:
            return
        lead, first = self.lead, len(found) - count
        if lead and self._may_go_on(block, lead, found[first]):
            ends = self.going and found[-1].text.rstrip().endswith(".")
            self.going = _TAIL.search(found[-1].text) is not None
            found[first] = self._joined(lead, found[first])
            self.lead = None if ends or found[-1].text.rstrip().endswith(":") else lead
        elif not (lead and lead.author and self._considers(found[first])):
            self.lead = self._lead(block, found[-1])
            self.since, self.going = 0, False

    def _considers(self, sentence: Sentence) -> bool:
        """Whether a line between a resolution's author and its decisions leads to them."""
        self.since += 1
        return self.since <= _PREAMBLE and _CONSIDERING.match(sentence.text) is not None

    def _lead(self, block: Block, last: Sentence) -> _Lead | None:
        """Return the end of the block as the beginning of a list, if it can be one."""
        text = last.text
        if len(text) > _MOST:
            return None
        bare = _MARK.sub("", text)
        words = bare.split()
        if block.kind not in ("paragraph", "item", "note") or _STOPPED.search(text) or _LABEL.match(bare):
            return None
        resolved = _RESOLVED.match(bare) is not None
        author = text.endswith(",") and _AUTHOR.match(bare) is not None and len(words) <= _LONGEST_LEAD
        author = author and not _HAS_DECIDED.search(bare)
        if not (resolved or author or 2 <= len(words) <= _LONGEST_LEAD) or _PRESENT.search(bare):
            return None
        opens = author or resolved or _OPEN.search(bare) or _DECIDED.search(bare)
        unmarked = not (text.endswith((":", "—", "–")) or opens)
        if unmarked and block.kind != "paragraph":
            return None
        span = Span(last.span.source, last.span.start, last.span.start + len(bare))
        return _Lead(span, last.span, last.heading, author, unmarked)

    def _may_go_on(self, block: Block, lead: _Lead, sentence: Sentence) -> bool:
        """Whether the sentence can be an item of the list behind ``lead``."""
        text = sentence.text
        if len(text) > _MOST or len(text.split()) < _SHORTEST or block.kind == "row" or text[:1] in "\"“‘'":
            return False
        acts = _ACT.match(text) is not None
        if lead.author:
            return acts
        small = text[0].islower()
        if (lead.unmarked and not (small and block.kind == "item")) or not (
            block.kind == "item" or small or acts
        ):
            return False
        open_ended = _OPEN.search(self._words(lead.bare)) is not None
        linked = _LINKED.match(text.lower()) is not None
        # A sentence by its looks: it stands alone, whatever announces it.
        sentence_like = (
            text[0].isupper() and _STOPPED.search(text) is not None and len(text.split()) > _SHORTEST
        )
        if _IS.search(self._words(lead.bare)) and sentence_like and not linked:
            return False  # "Our main conclusions are" stands above whole sentences
        return (
            open_ended or linked or acts or not sentence_like or text.split()[0].lower() in {"a", "an", "no"}
        )

    def _joined(self, lead: _Lead, item: Sentence) -> Sentence:
        """Return the item with the words before its list."""
        words = _TAIL.sub("", item.text)
        span = Span(item.span.source, item.span.start, item.span.start + len(words))
        before = self._goes_with(lead, words)
        text = f"{self._words(before)} {self._in_small_letters(words, before)}"
        parts = [SentencePart(0, before), SentencePart(len(text) - len(words), span)]
        stop = None if _STOPPED.search(words) else _next_stop(self.source.text, span.end)
        if stop:
            parts.append(SentencePart(len(text), Span(span.source, stop, stop + 1)))
            text += "."
        return replace(item, span=span, text=text, whole=True, parts=tuple(parts))

    def _goes_with(self, lead: _Lead, item: str) -> Span:
        """Return the words before the list, with their colon where the item does not go on without it."""
        bare = self._words(lead.bare)
        acts = _ACT.match(item) and not _ANNOUNCES.search(bare)
        does = _DOES.match(item) and _SUBJECT.match(bare) and not _FINITE.search(bare)
        clear = _OPEN.search(bare) or _LINKED.match(item.lower()) or acts or does or _ASKED.search(bare)
        if lead.author or self._words(lead.marked).endswith(
            ","
        ):  # the comma closes an aside: "resolved, by 8 to 5,"
            return lead.marked if "," in bare else lead.bare
        if self._words(lead.marked).endswith(":") and _ASIDE.search(bare):
            return lead.marked
        return lead.bare if clear or not self._words(lead.marked).endswith(":") else lead.marked

    def _in_small_letters(self, item: str, before: Span) -> str:
        """Return the item as it stands in a sentence: its first word in small letters, if it is no name."""
        first, _, rest = item.partition(" ")
        small = first.lower()
        if first == small or not first.isalpha():
            return item
        shouted = first.isupper() and len(first) > 1
        verb = _ACT.match(f"{first} ") is not None or _ASKS_FOR_VERB.search(self._words(before)) is not None
        known = small in _SMALL or verb or self._has_word(small)
        if not known or (shouted and not _ACT.match(f"{first} ") and small not in _SMALL):
            return item
        return f"{small} {rest}" if shouted else small[0] + item[1:]

    def _has_word(self, word: str) -> bool:
        if self._small is None:
            self._small = frozenset(_SMALL_WORD.findall(self.source.text))
        return word in self._small

    def _words(self, span: Span) -> str:
        return self.source.text[span.start : span.end]


def _next_stop(text: str, at: int) -> int | None:
    """Return where the next full stop stands: items of a list often share the one behind the last."""
    found = _FULL_STOP.search(text, at, at + _FAR)
    return found.start() if found else None


def by_itself(item: Sentence, source: Source) -> Sentence:
    """Return a joined item as it stands in its source, without the words before the list."""
    text = source.text[item.span.start : item.span.end]
    whole = len(text.split()) > _SHORTEST + 1 and _STOPPED.search(text) is not None
    return replace(item, text=text, whole=whole, parts=())
