"""A source in, whether it is somebody's opinion out: a column, an editorial, a letter to the editor, a blog.

It says so above or in its headline or in its address, introduces its writer, greets an editor, speaks as "I",
or does little else but demand, judge and ask. What it says without naming who says so is its writer's claim.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Corpus, Source

# A quotation that goes on in the next paragraph is not closed; an interview's questions are the reader's.
_QUOTED = re.compile(
    r"“[^”]*?(?:”|\n\n|\Z)|\"[^\"]*?(?:\"|\n\n|\Z)|(?<!\w)[‘'](?=\w)[^\n]*?\S[’'](?!\w)|^Q: [^\n]*",
    re.MULTILINE,
)
_I = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|myself)\b")
_LEAST = 3  # times "I" outside of quotations
_LABEL = "label of an opinion"
_KINDS = (
    r"(?:guest |reader['’]?s?['’]? )?(?:opinions?|comment(?:ary|s)?|editorials?|op-?eds?|columns?|"
    r"columnists?|"
    r"viewpoints?|point of view|perspectives?|guest essay|leader|leading article|our view|letters?|"
    r"letters? to the editor|in my view|the last word|blog)"
)
# In front of a title or behind it: Opinion: Close the wards; Close the wards | Comment
_TITLED = re.compile(rf"(?:{_KINDS}\s*(?:[:|•·]|\s[–—-])\s|.*\s(?:[|•·–—-])\s*{_KINDS}\s*$)", re.IGNORECASE)
_LINE = re.compile(rf"(?:from our |the )?{_KINDS}\W*$", re.IGNORECASE)
_HEAD = 5  # blocks from the top among which a line says what kind of text it is
_ADDRESS = re.compile(
    r"/(?:opinions?|comment(?:isfree|ary)?|op-?eds?|columnists?|editorials?|views?|letters|blogs?)/"
)
_OFFICE = (
    r"(?:advis[eo]r|minister|professor|lecturer|fellow|director|economist|analyst|researcher|writer|author|mp|"
    r"member of parliament|chair(?:man|woman)?|president|head|head teacher|secretary|councillor|"
    r"historian|doctor|nurse|farmer|teacher|lawyer|commentator|columnist)"
)
_WRITER = re.compile(
    r"\b(?:is|was) (?:a|an|the|our) (?:\w+[ -]){0,3}(?:columnist|editorialist|commentator)\b|"
    r"\b(?:The|This) (?:writer|author) (?:is|was)\b|\b(?:writes|writing) (?:here )?in a personal capacity\b|"
    r"\bviews? (?:expressed|in this (?:article|column|piece)) (?:here )?(?:are|is)\b|"
    r"\b(?:Mr|Ms|Mrs|Dr|Prof(?:essor)?)\.? [A-Z][\w’'-]+ (?:is|was) (?:a|an|the) (?:former )?"
    r"(?:\w+ ){0,3}(?:adviser|advisor|minister|professor|fellow|director)\b[^.]*\.?\s*$"
)
_END = 400  # characters at the end of a text, where its writer is introduced
_TO_EDITOR = re.compile(
    r"(?:^|\n)\s*(?:Sir|Madam|Dear (?:Sir|Madam|Editor)|To the Editor|SIR)\b[^\n]{0,20}[,:–—-]"
)
# Sentences that do not report: a demand in the writer's own name, a judgement, a question, an appeal.
_ARGUES = re.compile(
    r"\b(?:must|should|ought to|needs? to|cannot afford|can not afford|let us|let['’]s|it is (?:high )?time|"
    r"make no mistake|the truth is|no wonder|of course|surely|clearly|obviously|simply|frankly|nobody|"
    r"everybody knows|no (?:honest|serious|sane) \w+|we (?:all )?know|disgrace\w*|scandal\w*|shame\w*|absurd|"
    r"foolish|folly|nonsense|madness|betray\w*|cowardly|afraid|courage|worse|wasted?|excuse|myth|wrong|"
    r"right thing|deserves?|fail(?:ed|s|ure)|lost control|too (?:little|late|long)|at last|"
    r"once again|you)\b|[?!][\"”’]?\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
# Of the texts of benchmarks' news none of a paper without such a label has a third of its sentences so.
_FEWEST, _SHARE = 4, 0.34
# A body that examines or advises says what should be: that is its finding, not an opinion piece.
_ADVISES = re.compile(
    r"\b(?:recommend\w*|findings?|audit\w*|report|study|minutes|judge?ment|guidance|guidelines|said|told|"
    r"according to)\b",
    re.IGNORECASE,
)


def opinions(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the sources that are one person's opinion."""
    return frozenset(source.id for source in corpus.sources if is_opinion(source))


def is_opinion(source: Source) -> bool:
    """Whether a source is one person's opinion."""
    return is_labelled(source) or _argues(source.text, source.title, source.author)


def is_labelled(source: Source) -> bool:
    """Whether its title, its address or a line above it says that it is an opinion."""
    if any(item.reason == _LABEL for item in source.dropped) or _ADDRESS.search(source.url.lower()):
        return True
    return bool(_TITLED.match(source.title)) or _says_so(source)


def _says_so(source: Source) -> bool:
    """Whether one of the first lines is the name of a section of opinions."""
    lines = (source.text[block.start : block.end] for block in source.blocks[:_HEAD])
    return any(_LINE.match(line) for line in lines)


@lru_cache(maxsize=512)
def _argues(text: str, title: str, author: str) -> bool:
    """Whether the text introduces its writer, greets an editor, speaks as "I", or mostly argues."""
    end = text[-_END:]
    if _WRITER.search(end) and not re.search(r"\b(?:report|study)\b", title.lower()):
        return True
    if _TO_EDITOR.search(text[: 2 * _END]) or (author and _introduces(end, author)):
        return True
    plain = _QUOTED.sub(" ", text)
    return len(_I.findall(plain)) >= _LEAST or _mostly_argues(plain)


def _introduces(end: str, author: str) -> bool:
    """Whether the text ends on who its author is: "Ruth Keller is a professor at the University of Sund"."""
    name = re.escape(author.partition(",")[0].strip())
    return (
        re.search(rf"{name} (?:(?:is|was)\b[^.]*\b{_OFFICE}|teaches|chairs|leads|heads)\b", end) is not None
    )


def _mostly_argues(plain: str) -> bool:
    """Whether a third of the sentences demand, judge or ask, and few tell who says so."""
    sentences = [one for one in _SENTENCE.split(plain) if len(one.split()) > 2]
    argued = sum(1 for one in sentences if _ARGUES.search(one))
    reported = sum(1 for one in sentences if _ADVISES.search(one))
    return argued >= _FEWEST and argued >= _SHARE * len(sentences) and reported <= argued / 3
