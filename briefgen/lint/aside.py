"""Words that a line leaves out in, whether a sentence can be without them out, by their place and first word.

A line leaves out what commas, dashes or brackets set off, and a few small phrases ("in a statement", "which
was"). Whatever else is gone from the middle of a clause has changed what is said, in whatever words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.shorten.words import BINDING, OCCASIONS
from briefgen.lint.align import WORD
from briefgen.lint.needed import crossing, is_needed
from briefgen.understand.grammar import FINITE, SUBJECTS
from briefgen.understand.speech.words import CLAUSE_VERBS

if TYPE_CHECKING:
    from briefgen.lint.align import Aligned, Stretch
    from briefgen.model import Token

# What an aside stands between.
_EDGES = frozenset(",;:–—()[].!?…")
_CLOSING = frozenset('"”')
_SENTENCE = frozenset('.!?…"”;:')
# Words that say nothing and can go from the middle of a clause.
_SPARE = re.compile(
    r"in order|a (?:total|period) of|the month of|the course of|located|situated|"
    r"(?:who|which|that) (?:is|are|was|were|(?:has|have) been)",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|says)\s*$")
_TIE = re.compile(
    r"in (?:addition|turn|the meantime)|by the way|of course|for (?:his|her|its|their) part", re.IGNORECASE
)
# A phrase that opens on one of these tells when, where, how, why or against whom the whole is so.
_BINDERS = frozenset(
    "about above according after against along amid among around as at because before behind below "
    "beneath beside between beyond but by despite down during except for from if in inside into like near "
    "nor of off on once onto or out outside over past per since so than that through throughout to toward "
    "towards under until unless up upon via when whenever whereas while with within without yet and both "
    "either".split()
)
_WHERE = frozenset("in on at during by via through".split())
_RELATIVES = frozenset({"which", "whom", "whose"})
_NEAR = 3  # characters: blanks and a comma between an attribution and what is left out
_THAT = 8  # the same, and "that"
_MOST = 0.6  # of the characters of an attribution: the speaker's name can stand in for the rest of it
# "In the words of …", "per …": an attribution without a verb.
_LEADS = frozenset({"ADP", "SCONJ", "ADV"})
_SPEECH = frozenset(
    "said says told tells wrote writes claimed claims argued argues warned warns announced announces asked "
    "asks reported reports added adds".split()
)
# "…, most of them on foot": how much of what was told.
_SHARES = frozenset("all most many some few several each every both none any no half others".split())
_COMPARED = re.compile(r"\b(?:\w+er|more|less) than\b")
# What is left without its verb when "We demand" goes from "We demand a cull".
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp"})
# "Hours after he resigned, …": what opens so is a binder's, too.
_TIMES = frozenset("after before when until till since because unless if while once".split())
# "The old, green mill" without "The old,": words of the noun that is kept.
_WITHIN = frozenset("det predet amod poss nummod compound nmod aux auxpass case".split())
# What a clause can not be without, and what is one of several.
_PARTS = frozenset("nsubj nsubjpass csubj csubjpass dobj dative pobj attr acomp oprd ccomp conj".split())
_ABOUT = frozenset({"who", "whose", "which"})
# No aside opens on its own subject, or on the verb of one that is kept.
_CLAUSES = _SPEECH | frozenset("i we he she it they there this these those you".split())


def is_aside(aligned: Aligned, stretch: Stretch) -> bool:
    """Whether the sentence says the same of the same without the words."""
    start, end = stretch
    words = [found.group().lower() for found in WORD.finditer(aligned.text, start, end)]
    words = [word for word in words if word[0].isalnum()]
    plain = " ".join(words)
    if plain == "that":
        return _SAID.search(aligned.text[:start]) is not None
    if not words or _SPARE.fullmatch(plain) or _is_occasion(words) or _is_speech(aligned, start, end):
        return True
    if not _is_set_off(aligned.text, start, end):
        return False
    if words[-1] in _SPEECH:
        return False  # "…, state television said", which nobody has told from the words around it
    if not _TIE.fullmatch(plain) and not _is_loose(aligned, start, end, words):
        return False
    if words[0] not in _BINDERS | _CLAUSES or _TIE.fullmatch(plain) or _RELATIVES & set(words[1:2]):
        return True
    before, after = aligned.text[:start].rstrip(), aligned.text[end:].strip()
    ends = not after or aligned.text[start:end].rstrip()[-1:] in _SENTENCE
    return bool(before) and before[-1] in _SENTENCE and ends  # a sentence of its own


def _is_loose(aligned: Aligned, start: int, end: int, words: list[str]) -> bool:
    """Whether the words bound nothing, hang on what is kept, and nothing needs them."""
    return (
        not _bounds(aligned, start, words)
        and _hangs_on(aligned, start, end)
        and not is_needed(aligned, start, end)
    )


def _bounds(aligned: Aligned, start: int, words: list[str]) -> bool:
    """Whether the words say of how much, compared with what, or by whom with what interest the rest is so."""
    if words[0] in _SHARES or _COMPARED.search(" ".join(words)):
        return True
    if _TIMES & set(words[1:3]) and _opens_on(aligned, start) in {"ADV", "NOUN", "NUM", "ADJ"}:
        return True
    before = aligned.text[:start].rstrip(" ,")
    speakers = (found.speaker or found.channel for found in aligned.said.attributions)
    return words[0] in _ABOUT and any(who and before.endswith(who.split()[-1]) for who in speakers)


def _opens_on(aligned: Aligned, start: int) -> str:
    """Return the part of speech of the first word that is left out."""
    tokens = (token for token in aligned.said.tokens if token.start >= start and token.pos != "PUNCT")
    return next((token.pos for token in tokens), "")


def _hangs_on(aligned: Aligned, start: int, end: int) -> bool:
    """Whether the words hang on what is kept and nothing that is kept hangs on them."""
    if aligned.text[start:end].lstrip(" ,")[:1] in {"(", "["}:
        return True  # brackets say themselves where an aside ends
    tokens = aligned.said.tokens
    for token, is_gone in crossing(aligned, start, end):
        if not is_gone or token.dep in _WITHIN:
            return False
        named = token.dep == "appos" and token.pos == "PROPN" and tokens[token.head].pos == "NOUN"
        bound = token.dep in {"acl", "advcl"} and token.lemma in BINDING - {"include"}
        if token.dep in _PARTS or named or bound:
            return False
    return True


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Whether the words begin and end at a mark, or where the sentence does."""
    parts = (text[start:end].strip(), text[:start].rstrip(), text[end:].lstrip())
    words, before, after = (part.replace("--", "—") for part in parts)
    if not before:
        return words[-1] in _EDGES
    opens = before[-1] in _EDGES | _CLOSING or words[0] in _EDGES
    return opens and (not after or after[0] in _EDGES or words[-1] in _EDGES)


def _is_occasion(words: list[str]) -> bool:
    """Whether this is the "in a statement" of "said in a statement"."""
    return words[0] in _WHERE and bool(OCCASIONS & set(words))


def _is_speech(aligned: Aligned, start: int, end: int) -> bool:
    """Whether the words tell who says so: whether he is told elsewhere is looked at by itself."""
    crossed = tuple(crossing(aligned, start, end))
    if any(token.dep in (SUBJECTS if is_gone else _OBJECTS) for token, is_gone in crossed):
        return False  # "the group said" without "the group"; "We demand a cull" without "We demand"
    tokens = [token for token in aligned.said.tokens if start <= token.start < end]
    if tokens and tokens[0].pos not in _LEADS and not any(_tells(token) for token in tokens):
        return False  # "The head of the guild, Ana Silva, says": his post alone
    return any(
        found.start - _NEAR <= start
        and end <= found.end + _THAT
        and min(end, found.end) - max(start, found.start) >= _MOST * (found.end - found.start)
        and (found.speaker or found.channel)
        for found in aligned.said.attributions
    )


def _tells(token: Token) -> bool:
    """Whether this is a verb that tells that somebody says something."""
    return token.tag in FINITE or token.lemma.lower() in CLAUSE_VERBS | {"accord"}
