"""A statement and its source in, the fuller names that its source gives for who is named in part out.

"The council" and "Brun" are enough behind "the council of Holm" and "Climate Minister Aksel Brun"; on a page
they stand alone. What the source says elsewhere is set in brackets: "[The council of Holm] approved",
"[Climate Minister Aksel] Brun took office". Where the source gives two names that fit, or none, nothing is
added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.compose.bodies import another, named_bodies, named_by_trade
from briefgen.compose.papers import is_news
from briefgen.compose.works import WORKS, work
from briefgen.merge.told import first_sentence
from briefgen.salience.words import STOP
from briefgen.understand.grammar import children, unquoted
from briefgen.understand.speech.words import CLAUSE_VERBS, INSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Statement, Token

_BODIES = frozenset(
    INSTITUTIONS
    - {"company", "firm", "group", "team", "party", "force", "body", "house", "site", "network", "daily"}
) | frozenset(
    "board chamber congress trust mission federation prefecture society assembly cabinet "
    "organization organisation".split()
)
# What a company, a charity or a party calls itself in a text of its own.
_COMPANIES = frozenset(
    "company firm group bank operator supplier utility airline manufacturer corporation".split()
)
_SOCIETIES = frozenset(
    "organisation organization charity group alliance party union network campaign foundation trust league "
    "association federation society coalition".split()
)
# Places that are bodies too.
_HOUSES = frozenset(
    "hospital clinic school college museum library theatre port airport club inquiry ombudsman house force "
    "team site network".split()
)
# What rules are called, whose full name a text gives once.
_RULES = frozenset(
    "directive act regulation treaty convention agreement protocol charter ordinance code statute decree "
    "constitution framework programme strategy".split()
)
# What a regulator calls itself, whatever its name is built on.
_WHOLE = frozenset("authority agency administration regulator".split())
_FIRM = re.compile(
    r"\b(?:plc|PLC|Inc|Ltd|Limited|Corp|Corporation|Company|Co|LLC|AG|SA|SE|GmbH|NV|Holdings)\b\.?$"
)
_LOCAL = re.compile(
    r"^(?!the\b)[A-Z].* (?:Town|Borough|City|County|District|Parish|Village) Council$", re.IGNORECASE
)
_SUFFIX = re.compile(r",? (?:plc|PLC|Inc|Ltd|Limited|Corp|LLC|AG|SA|SE|GmbH|NV)\.?$")
# The short name that a firm gives itself in brackets behind the full one.
_WORD = r"[A-ZÀ-Þ][\w&.’'-]*"
_ALIAS = re.compile(
    rf"({_WORD}(?: (?:(?:of|for|and|&|de|du)(?: the)? )?{_WORD}){{0,7}}(?: plc)?) ?"
    r"\([^()]{0,40}?[“\"‘']?\bthe ([A-Z][a-z]+)[”\"’']?\)"
)
# "Chief executive Sarah Lindholm said", "The Chair, Lord Fairleigh": an office within the body that writes.
_OFFICE_WITHIN = re.compile(
    r"(?:^|(?:[Ss]aid|[Ss]ays|[Aa]dded|[Ww]arned|[Tt]old|by)\s)(?:[Tt]he )?"
    r"(?P<office>(?:[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Mm]anaging [Dd]irector|[Ee]xecutive [Dd]irector|"
    r"[Dd]irector[ -][Gg]eneral|[Ss]ecretary[ -][Gg]eneral|[Gg]eneral [Ss]ecretary|"
    r"[Cc]hair(?:man|woman|person)?))"
    r"(?=,? [A-ZÀ-Þ][\w’'-]+ )"
)
_DECIDED = frozenset({"resolved", "agreed", "decided", "recommended", "ordered"})
_NEAR = 600  # characters; a body named farther back is no longer the one that a reader takes it for
_MODIFIERS = {"prep", "relcl", "poss", "compound", "acl", "amod", "nmod", "appos", "nummod"}
_REMARK = re.compile(r"\s*\([^)]*\)")
_OFFICE = re.compile(r",\s*(?:(?:Press|Media|Communications?|Public|Private)\b|Office of|Department of).*$")
_HEAD = re.compile(r"\s+(?:of|for|on|to|in)\s+|,|–|-\s|:")
_ROLES = (
    r"(?:Minister|President|Premier|Chancellor|Governor|Mayor|Senator|Secretary|Commissioner|Director|"
    r"Ambassador|Chairman|Chairwoman|Speaker|Leader|King|Queen|Prince|Princess|Pope|General|Judge|Sheriff)"
)
_ROLE_WORDS = rf"(?:(?:[A-Z][a-z]+ )?(?:[Pp]rime )?{_ROLES} )?"
_FIRST = r"\b[A-Z][A-Za-zà-ÿ’'-]+(?: (?:[A-Z]\.|[A-Z][A-Za-zà-ÿ’'-]+))?"
_TITLES = frozenset(
    "mr mrs ms dr prof sir lord lady sen rep gov rev st saint cllr fr eng arch ing ir drs "
    "the of and a an".split()
)
# Words that open sentences and headlines as capitals do and are no first names.
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august "
    "september october november december new north south east west former late said says told foreign prime "
    "interior finance defence defense health labour labor justice trade climate transport vice deputy acting "
    "eastern western northern southern central upper lower greater state city county team president "
    "minister senator judge king queen".split()
)

# What may stand before a name of two words: the rest of a title, or how old somebody is.
_CAPITAL_BEFORE, _OLD = re.compile(r"\b[A-Z][\w’'.-]+ $"), re.compile(r"-[a-z]")

# What stands behind a surname as often: "the Lund Administration", "the Lund Act".
_NO_FAMILY = frozenset(
    "administration act bill law plan report street road avenue house center centre school college hospital "
    "campaign tower park jr sr inc".split()
)

Added = dict[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a source: the publisher's name without remarks, the source's text, who has signed it."""

    name: str
    text: str
    writer: str = ""


NOBODY = Voice("", "")


def voice_name(publisher: str) -> str:
    """Return the publisher's name without a remark in brackets, or the office within it that writes."""
    return _OFFICE.sub("", _REMARK.sub("", publisher)).strip()


def fuller(said: Statement, voice: Voice) -> Added:
    """Return what is set in brackets, by where it begins: where what it replaces ends, and the words.

    One that ends where it begins is added to what stands there.
    """
    if voice.name and decides_unnamed(said):
        return {0: (0, in_sentence(voice.name, voice.text))}
    return dict(_bodies(said, voice)) | dict(_persons(said, voice)) | dict(_this_paper(said, voice))


def body(said: Statement, at: int, voice: Voice) -> str:
    """Return the full name of the body, or of the Directive, that the noun stands for, or an empty string."""
    noun = said.tokens[at].lemma.lower()
    if said.tokens[at].tag not in {"NN", "NNP"}:
        return ""
    before = voice.text[: said.sentence.span.start]
    own = _alias(voice.text, said.tokens[at].text) or _own(voice, noun, said.tokens[at].text)
    if own and own == voice.name and (other := another(own, voice.text, named_bodies(before, noun))):
        return other
    rule = noun in _RULES and said.tokens[at].text.istitle()
    if own or (noun not in _BODIES and not rule):
        return own or work(before, noun)
    if named_by_trade(before[-_NEAR:], noun):
        return ""  # "the finance ministry": "the ministry" may be that one
    names = named_bodies(before, noun)
    if not names and not named_by_trade(voice.text, noun):
        names = named_bodies(voice.text, noun)
    if not names and said.tokens[at].text.istitle() and _calls_itself(voice, noun):
        return voice.name
    return names[0] if len(names) == 1 else ""


def speaks_for_itself(voice: Voice) -> bool:
    """Whether the publisher is no newspaper, and writes of itself by its name."""
    name = _SUFFIX.sub("", voice.name)
    if len(name.split()) < 2 or is_news(name):
        return False  # one word is too easily something else
    return re.search(rf"{re.escape(name)}(?: \(\w+\))?(?:[’']s)? [a-z]", voice.text) is not None


def decides_unnamed(said: Statement) -> bool:
    """Whether minutes tell what was decided and not by whom: "RESOLVED that the fee be raised"."""
    tokens = said.tokens
    linked = len(tokens) > 1 and tokens[1].text.lower() in {"that", "to"}
    if said.sentence.parts:  # "RESOLVED by 8 votes to 4 […] that the fee be raised"
        item = next((one for one in tokens if one.start >= said.sentence.parts[1].at), None)
        linked = linked or (item is not None and item.text.lower() in {"that", "to"})
    return linked and tokens[0].text.lower() in _DECIDED and tokens[0].pos == "VERB"


def _own(voice: Voice, noun: str, written: str) -> str:
    """Return the publisher's name where the noun is what it calls itself.

    "The hospital" and "the Fund" may be the one that writes; "the water" of Bay Water is what it sells.
    """
    of_bodies = noun in _BODIES | _COMPANIES | _SOCIETIES | _HOUSES or written.istitle()
    if of_bodies and _head(voice.name) == noun and len(voice.name.split()) > 1:
        return voice.name
    if noun not in _COMPANIES | _SOCIETIES or not speaks_for_itself(voice):
        return ""
    if _FIRM.search(voice.name):
        return voice.name if noun in _COMPANIES else ""
    # "the bank" in the statement of a firm of another name is somebody else's.
    other = {"bank", "union", "party", "trust", "league", "federation", "association", "foundation"}
    return "" if _head(voice.name) in _BODIES or noun in other else voice.name


def _calls_itself(voice: Voice, noun: str) -> bool:
    """Whether a body that is no paper calls itself "the Authority", as nobody else is called there."""
    name = f"the {noun.capitalize()}"
    own = _head(voice.name) in _BODIES and not is_news(voice.name)
    return own and noun in _WHOLE and len(re.findall(rf"\b[Tt]{name[1:]}\b(?! [A-Z])", voice.text)) > 1


@lru_cache(maxsize=512)
def _alias(text: str, word: str) -> str:
    """Return the name for which the text says that it will write "the Group"."""
    found = (name.split() for name, short in _ALIAS.findall(text[:4000]) if short == word)
    names = {" ".join(words[len(words) > 1 and words[0].lower() in STOP :]) for words in found}
    return names.pop() if len(names) == 1 else ""


def _bodies(said: Statement, voice: Voice) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield each bare "the council" of the sentence that has a fuller name, none of them twice."""
    tokens, seen = first_sentence(said.tokens), said.sentence.text.lower()
    for at, (token, inside) in enumerate(unquoted(tokens)):
        if inside or token.lemma.lower() != "the" or not _is_bare(tokens, at):
            continue
        name = body(said, at + 1, voice)
        if name and _own_words(name, tokens[at + 1].lemma.lower()) not in seen:
            article = _article(token.text, name, voice, tokens[at + 1].lemma.lower())
            yield token.start, (tokens[at + 1].end, article + name)
            seen += name.lower()


def _own_words(name: str, noun: str) -> str:
    """Return the words by which a name is seen to stand there: "vida nova" of "agency Vida Nova"."""
    words = _SUFFIX.sub("", name).lower()
    own = words.removeprefix(f"{noun} ")
    return words if own.startswith("of ") else own


def _article(written: str, name: str, voice: Voice, noun: str) -> str:
    """Return "The " or "the " for a name that takes one: a firm's own name does not."""
    proper = noun in WORKS or (name == voice.name and _head(name) != noun and noun not in _WHOLE)
    if name.lower().startswith("the ") or _FIRM.search(name) or proper or _stands_bare(name, voice.text):
        return ""
    return "The " if written[0] == "T" else "the "


def in_sentence(name: str, text: str = "") -> str:
    """Return a body's name as it stands within a sentence: "the Fiscal Council of Veldria", "Holm Steel"."""
    takes_none = (
        name.lower().startswith("the ")
        or _FIRM.search(name)
        or _head(name) not in _BODIES - {"bank"}
        or _stands_bare(name, text)
    )
    return name if takes_none else f"the {name}"


def _stands_bare(name: str, text: str) -> bool:
    """Whether the name does without "the": that of a town's council, or as its text has it."""
    if _LOCAL.search(name):
        return True
    with_article = re.search(rf"\b[Tt]he {re.escape(name)}\b", text)
    bare = rf"(?<![’']s)(?<=[a-z,]) {re.escape(name)} [a-z]|\b(?:of|by|from|to|at) {re.escape(name)}\b"
    return not with_article and re.search(bare, text) is not None


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(tokens) or tokens[at].head != at + 1 or tokens[at + 1].dep in {"compound", "amod"}:
        return False
    # "The union, which runs two homes, …" says no more of which union it is.
    beside = at + 2 < len(tokens) and tokens[at + 2].text == ","
    kept = _MODIFIERS - {"relcl", "acl"} if beside else _MODIFIERS
    return not any(place != at for place in children(tokens, at + 1, *kept))


def _head(name: str) -> str:
    """Return the noun that a body's name is built on: "council" of "Fiscal Council of Veldria"."""
    words = _HEAD.split(name, maxsplit=1)[0].split()
    return words[-1].lower() if words else ""


def _this_paper(said: Statement, voice: Voice) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the name of the paper that calls itself "this newspaper"."""
    if not voice.name:
        return
    for (token, inside), after in zip(unquoted(said.tokens), said.tokens[1:], strict=False):
        if not inside and token.text.lower() == "this" and after.lemma.lower() in {"newspaper", "magazine"}:
            article = "" if voice.name.lower().startswith("the ") else "the "
            yield token.start, (after.end, article + voice.name)


def offices(said: Statement, voice: Voice) -> dict[int, str]:
    """Return, by the end of each office of the body that writes, the words that say of what body it is."""
    if not speaks_for_itself(voice) or voice.name.lower() in said.sentence.text.lower():
        return {}
    text = said.sentence.text
    outside = {token.start for token, inside in unquoted(said.tokens) if not inside}
    article = (
        "the " if _head(voice.name) in INSTITUTIONS and not voice.name.lower().startswith("the ") else ""
    )
    return {
        found.end("office"): f"of {article}{voice.name}"
        for found in _OFFICE_WITHIN.finditer(text)
        if found.start("office") in outside
    }


def _persons(said: Statement, voice: Voice) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the first name (and office) of each person whom the sentence names by surname only."""
    seen: set[str] = set()
    tokens = said.tokens
    for at, (token, inside) in enumerate(unquoted(tokens)):
        if inside or not _is_surname(tokens, at) or token.text in seen:
            continue
        seen.add(token.text)
        first = _first_name(voice.text, token.text)
        if first and f"{first.split()[-1]} {token.text}" not in said.sentence.text:
            yield token.start, (token.start, first)


def _is_surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a person's whole name here, without a title before it."""
    token = tokens[at]
    if not _may_be_person(tokens, at) or len(token.text) < 3 or not token.text[0].isupper():
        return False
    longer = at + 1 < len(tokens) and tokens[at + 1].entity == "PERSON" and not tokens[at + 1].begins
    longer = longer and tokens[at + 1].text not in {"’s", "'s", "’", "'"}
    before = tokens[at - 1].text if at else ""
    titled = before.rstrip(".").lower() in _TITLES or (before[:1].isupper() and before.lower() not in STOP)
    behind = tokens[at + 1].text[:1].isupper() if at + 1 < len(tokens) else False
    return not longer and not titled and not behind


def _may_be_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a person's name, or stands where only one can: "Brun, 44, took office"."""
    token = tokens[at]
    if token.dep == "compound":
        return False
    if token.entity == "PERSON":
        return token.begins
    aged = at + 2 < len(tokens) and tokens[at + 1].text == "," and tokens[at + 2].text.isdigit()
    speaks = token.dep == "nsubj" and tokens[token.head].lemma in CLAUSE_VERBS
    return token.pos == "PROPN" and (aged or speaks)


def _forename(words: str) -> str:
    """Return the words without a title, a weekday or an opening word before the name."""
    kept = words.split()
    while kept and kept[0].rstrip(".").lower() in _TITLES | _NO_NAMES | STOP:
        kept = kept[1:]
    return "" if kept and kept[-1].lower() in _NO_NAMES | STOP else " ".join(kept)


def _is_first(text: str, name: str) -> bool:
    """Whether the text has the word for a first name too: "the boy, Jordan Berg, lived with Dave Jordan"."""
    behind = (found[1].lower() for found in re.finditer(rf"[a-z,] {re.escape(name)} ([A-Z][a-z]+)\b", text))
    return any(word not in _BODIES | _NO_FAMILY for word in behind)


def _without_title(first: str, before: str) -> str:
    """Return the name without the end of a title: "Police Chief Mitch", "Fifteen-year-old Kenneth"."""
    title, _, name = first.partition(" ")
    return name if name and (_OLD.search(title) or _CAPITAL_BEFORE.search(before)) else first


@lru_cache(maxsize=2048)
def _first_name(text: str, surname: str) -> str:
    """Return the one first name that the text gives for a surname, with the office before it, or ""."""
    names: dict[str, str] = {}
    if surname.isupper() or surname.lower() in _BODIES or _is_first(text, surname):
        return ""  # "KOIN News BOLI", "Let Congress decide", "Jordan" of "Jordan Belliveau": no surname
    others = {found[1] for found in re.finditer(rf"[a-z,’'\"”] ([A-Z][a-z]+) {re.escape(surname)}\b", text)}
    if others & {word.capitalize() for word in STOP}:
        return ""  # "Will Smith": whether the word is a name, capitals within a sentence can tell
    if re.search(rf"\b(?:in|from|across|to|near) {re.escape(surname)}\b", text):
        return ""  # a place, or a person who shares its name
    for found in re.finditer(rf"({_ROLE_WORDS})({_FIRST}) {re.escape(surname)}\b", text):
        first = _forename(found[2])
        if not found[1]:
            first = _without_title(first, text[: found.start(2)])
        if not first:
            continue
        known = names.get(first, "")
        whole = f"{found[1]}{first}".strip()
        names[first] = whole if len(whole) > len(known) else known
    return next(iter(names.values())) if len(names) == 1 else ""
