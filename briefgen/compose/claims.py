"""A folder in, the sources that speak in their own cause out: what they say is a claim, not a bare fact.

A ministry that answers an accusation, a union, a firm and a think tank speak for themselves. A line that
takes their words says whose they are, unless the words do so already.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.naming import voice_name
from briefgen.merge.told import first_sentence, main_verb
from briefgen.model import Reason
from briefgen.rank.opinions import is_labelled, is_opinion
from briefgen.understand.grammar import NOUN_SUBJECTS, children, root_at
from briefgen.understand.speech.words import CLAUSE_VERBS, OBJECT_VERBS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.model import Attribution, Corpus, Ranked, Source, Statement

_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
# Words by which whoever writes judges: a page gives them to him.
_JUDGES = re.compile(
    r"\b(?:step in the (?:right|wrong) direction|on the right (?:path|track)|(?:far )?too (?:little|late|low|"
    r"high|slow|weak|soon)|not enough|insufficient|inadequate|unjust|unfair|unacceptable|alarming|deplorable|"
    r"disappointing|puts? lives at risk|a scare|(?:is|are|was|were) (?:no|any) help|spells? trouble|reprisal|"
    r"punishment|threatens? the existence|overstated|flawed|weakness(?:es)?|disregard)\b",
    re.IGNORECASE,
)
# The title of what somebody says in his own cause can stand for him.
_STATEMENT = re.compile(
    r"\b(?:statement|press release|open letter|declaration|position|response|submission|opinion)\b",
    re.IGNORECASE,
)
# What may follow the word in the title of the thing itself, and how far from its beginning the word stands.
_HEAD = re.compile(r"\W*$|\s*[:,|(–—-]|\s+(?:by|of|on|from|to|for|in(?:to)?|no|and|about|\d+)\b")
_OPENS, _PARTS = 24, ":|–—-"  # characters: "Joint statement", "Norrey Chamber of Commerce: position"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# Points of score: a claim must be weightier than a report by a date and a name to stand on the page.
_PARTY = -1.0
_LEAST = 2  # "we" and "our" outside of quotations
_TAKES_SIDES = re.compile(
    r"\b[Ww]e (?:(?!cannot\b|not\b|never\b)\w+ ){0,2}(?:welcome|reject|demand|call (?:on|for|upon)|oppose|"
    r"regret|urge|condemn|deplore|"
    r"protest|denounce|appeal|ask|disagree|thank|will (?:challenge|fight|block|sue))\b|"
    r"\b[Ww]e (?:are|remain) (?:\w+ )?(?:confident|concerned|convinced|disappointed|opposed|ready)\b|"
    r"\b[Ww]e do not (?:believe|accept|agree|exclude)\b"
)
_DENIES = re.compile(
    r"\b(?:reject|den(?:y|ies|ied)|dispute|contest|refut|accus|dismiss|contradict|disagree)\w*\b",
    re.IGNORECASE,
)
# Those who have a cause: what such a body asks for, it asks for in its own name, also without a "we".
_CAUSE = re.compile(
    r"\b(?:associations?|federation|confederation|(?<!european )(?<!african )unions?|chamber of (?:\w+ )?"
    r"(?:commerce|industry|trade)|alliance|coalition|campaign|movement|party|lobby|league|charity|employers|"
    r"manufacturers|farmers|producers|owners|tenants|taxpayers|forum|network)\b",
    re.IGNORECASE,
)
# Whom others contradict is no party to it where it is his office to find out.
_NEUTRAL = re.compile(
    r"\b(?:audit\w*|courts?|tribunal|statistics|statistical|observ(?:er|ation)|ombudsman|inspectorate|electoral"
    r"|election commission|regulator|scientific|news agency)\b",
    re.IGNORECASE,
)
# Who examines others: what such a body tells of them in its own voice is what it found.
_EXAMINES = re.compile(
    r"\b(?:audit\w*|courts?|tribunal|inspect\w*|ombudsman|inquiry|enquiry|review panel|investigat\w*|"
    r"public accounts committee|watch|watchdog|rights|transparency|amnesty|campaign\w*|friends of|action|"
    r"think tank|policy (?:institute|centre|center|forum|studies))\b",
    re.IGNORECASE,
)
_FINDINGS = re.compile(
    r"\b(?:audit report|inspection(?: report)?|report of the (?:\w+ )?(?:inquiry|inspector\w*|auditor\w*|"
    r"panel|commission)|inquiry|judge?ment|ruling|findings|policy paper|policy brief|letter of intent)\b",
    re.IGNORECASE,
)
# What stands below such a heading is asked for by who writes.
_RECOMMENDED = re.compile(r"\brecommend(?:ations?|s|ed)?\b", re.IGNORECASE)
_THINKS = re.compile(
    r"\bthink[ -]tank\b|\bindependent (?:research|policy) (?:institute|organi[sz]ation|centre|center)\b|"
    r"\b(?:policy|working|discussion) (?:paper|brief|note)\b|"
    r"\b(?:campaigns?|campaigning|advocates?|advocacy) (?:for|against|group)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:Times|Post|Courier|News|Gazette|Herald|Messenger|Journal|Press|Daily|Tribune|Chronicle|Review|Observer"
    r"|Guardian|Telegraph|Mail|Standard|Star|Globe|Mirror|Echo|Reuters|AFP|AP)$"
)
# Lines in which a paper says what it is.
_ABOUT = frozenset({"letterhead", "about the publisher", "byline or date line"})
_ASKS = re.compile(
    r"\b(?:urges?|demands?|calls? (?:on|for|upon)|must|should|falls? short|deserves?|it is time)\b",
    re.IGNORECASE,
)
# Those who met are of several minds, a forum of owners and tenants too.
_OF_MEETING = re.compile(r"(?:draft |approved )?(?:minutes|summary record)\b", re.IGNORECASE)
_ESTIMATING = frozenset("put estimate reckon value assess calculate".split())
_CAMPAIGNS = r"(?:calls? (?:on|for)|urges?|demands?|rejects?|opposes?|condemns?|deplores?|is calling)\b"
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]{3,}\b")
# Words of a publisher's name that do not tell it from others.
_COMMON = frozenset(
    "Ministry Government Office Republic Federal National State Department Agency Institute Council Trade "
    "Prime Minister President Commission Association Federation Union Centre Center Board Court Press "
    "Kingdom United Health Finance Interior Environment Justice Foreign Affairs Defence Economy".split()
)


def finders(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the sources that find, judge or advise: what they tell of others is their finding.

    A letter of a body too says what its writer thinks, also where it speaks of others.
    """
    return frozenset(source.id for source in corpus.sources if finds(source) or _is_letter(source))


def _is_letter(source: Source) -> bool:
    """Whether it is a letter in which a body speaks as "we"; a paper greets its readers and reports."""
    greets = any(one.reason == "greeting or signature of a letter" for one in source.dropped)
    speaks = len(_WE.findall(_QUOTED.sub(" ", source.text))) >= _LEAST
    return greets and speaks and bool(source.publisher) and not _PAPER.search(source.publisher)


def finds(source: Source) -> bool:
    """Whether the source examines or advises others: an audit, a judgment, a think tank's paper."""
    about = " ".join(one.text for one in source.dropped if one.reason in _ABOUT)
    if _PAPER.search(source.publisher):
        return False
    name = voice_name(source.publisher)
    who = re.search(rf"\b{re.escape(name)} is an? [^.]{{0,60}}", source.text) if name else None
    about += f" {who.group()}" if who else ""
    return bool(_EXAMINES.search(source.publisher) or _FINDINGS.search(source.title) or _THINKS.search(about))


def recommends(said: Statement, source: Source) -> bool:
    """Whether what should be done is what the source recommends or has found, and whose that is, is known."""
    examined = finds(source) and bool(said.figures or said.dates)
    listed = _RECOMMENDED.search(said.sentence.heading) and not _PAPER.search(source.publisher)
    return bool(examined or listed) and bool(claimant(said, source))


def partisans(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the sources that take sides: their own words, or what others say of them, tell so."""
    accused = {source.id: _names_in_denials(source.text) for source in corpus.sources}
    publishers = {source.id: frozenset(_NAME.findall(source.publisher)) for source in corpus.sources}
    return frozenset(
        source.id
        for source in corpus.sources
        if _TAKES_SIDES.search(source.text)
        or _has_a_cause(source)
        or _is_contested(source, accused, publishers)
    )


def with_claims(ranked: Sequence[Ranked], partisan: AbstractSet[str]) -> tuple[Ranked, ...]:
    """Return the points, with a reason against each that only sources which take sides tell."""
    return tuple(
        _weighed(entry) if {said.sentence.span.source for said in entry.point.evidence} <= partisan else entry
        for entry in ranked
    )


def _weighed(entry: Ranked) -> Ranked:
    reason = Reason("only a party to it says so", _PARTY)
    return replace(entry, score=round(entry.score + _PARTY, 4), reasons=(*entry.reasons, reason))


def _has_a_cause(source: Source) -> bool:
    plain = _QUOTED.sub(" ", source.text)
    if _CAUSE.search(source.publisher) and _ASKS.search(plain) and not _OF_MEETING.match(source.title):
        return True
    name = voice_name(source.publisher)  # "Unlock calls on the minister", in a text of Unlock
    return bool(name) and re.search(rf"\b{re.escape(name)} {_CAMPAIGNS}", plain) is not None


def speakers(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the sources that speak as "we": what they expect is their expectation."""
    texts = {source.id: _QUOTED.sub(" ", source.text) for source in corpus.sources}
    return frozenset(source for source, text in texts.items() if len(_WE.findall(text)) >= _LEAST)


def claimant(said: Statement, source: Source) -> str:
    """Return who claims it, where the words do not tell: the publisher, or else a statement's title."""
    writer = source.author if is_opinion(source) else ""
    name = writer or voice_name(source.publisher) or title_that_speaks(source)
    if not name:
        return ""
    text = said.sentence.text
    if (
        (_is_said(said) and not judges(said))
        or _WE.search(_QUOTED.sub(" ", text))
        or name.lower() in text.lower()
    ):
        return ""
    return "" if _acts_itself(said, name) or _names_estimator(said) else name


def title_that_speaks(source: Source) -> str:
    """Return the title, in quotation marks, of a text that it names: a statement, findings, an opinion.

    A headline tells what has happened and is nobody who could say so: for it the string is empty.
    """
    names = _names_text(source.title) or is_labelled(source)
    return f"“{source.title}”" if source.title_given and names else ""


def _names_text(title: str) -> bool:
    """Whether a title calls its text a statement or findings: "Court ruling frees two" is a headline."""
    found = _STATEMENT.search(title) or _FINDINGS.search(title)
    if not found or not _HEAD.match(title, found.end()):
        return False
    return found.start() <= _OPENS or title[: found.start()].rstrip()[-1:] in _PARTS


def _is_said(said: Statement) -> bool:
    """Whether the words of the sentence tell whose they are, those of a second one that is joined to it too.

    "The limit at which scientists fear it" tells who fears, not who says that the limit is reached.
    """
    root = main_verb(said)
    at = said.tokens[root].start if root >= 0 else -1
    second = len(first_sentence(said.tokens))
    border = said.tokens[second].start if second < len(said.tokens) else len(said.sentence.text)
    covering = [one for one in said.attributions if one.form != "inner" or _speaks(said, one, at)]
    halves = {one.start >= border for one in covering}
    return bool(covering) and (second == len(said.tokens) or halves == {False, True})


def _speaks(said: Statement, told: Attribution, root: int) -> bool:
    """Whether the one who is named there speaks in the main clause."""
    top = root_at(said.tokens)
    places = {root, said.tokens[top].start if top >= 0 else root}
    return any(told.start <= place < told.end for place in places)


def only_opined(said: Statement, source: Source) -> bool:
    """Whether an opinion piece says it, and no figure, day or speaker in it could be checked."""
    return is_opinion(source) and not (said.figures or said.dates or said.attributions)


def nobodys(said: Statement, source: Source) -> bool:
    """Whether an opinion piece says it of which no writer, publisher or title is known."""
    known = source.author or voice_name(source.publisher) or source.title_given
    return is_opinion(source) and not known and not said.attributions


def judges(said: Statement) -> bool:
    """Whether the words judge or estimate, and nobody in their sentence is said to."""
    if _estimates(said):
        return True
    text = said.sentence.text
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    second = len(first_sentence(said.tokens))
    border = said.tokens[second].start if second < len(said.tokens) else len(text)
    told = {found.start >= border for found in said.attributions}
    return any(
        (found.start() >= border) not in told
        and not any(first <= found.start() < last for first, last in quoted)
        for found in _JUDGES.finditer(text)
    )


def _estimates(said: Statement) -> bool:
    """Whether a figure is an estimate of which nobody is said to have made it: "are put at 38 million"."""
    tokens = said.tokens
    verb = root_at(tokens)
    if verb < 0 or tokens[verb].lemma not in _ESTIMATING or said.attributions or not said.figures:
        return False
    passive = children(tokens, verb, "auxpass") and not children(tokens, verb, "agent")
    return bool(passive) and any(tokens[at].lemma == "at" for at in children(tokens, verb, "prep"))


def _names_in_denials(text: str) -> frozenset[str]:
    """Return the names in the sentences that tell of somebody who denies or accuses."""
    return frozenset(
        name
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if _DENIES.search(sentence)
        for name in _NAME.findall(sentence)
    )


def _is_contested(
    source: Source, accused: Mapping[str, frozenset[str]], publishers: Mapping[str, frozenset[str]]
) -> bool:
    """Whether another source tells of somebody who denies or accuses, and names this one's publisher."""
    # "Veldria" tells nothing where two bodies of Veldria write.
    if _NEUTRAL.search(source.publisher) or _PAPER.search(source.publisher):
        return False
    names = set(_NAME.findall(voice_name(source.publisher))) - _COMMON
    if not names:
        return False
    names -= {name for other, found in publishers.items() if other != source.id for name in found}
    return any(names & found for other, found in accused.items() if other != source.id)


def _names_estimator(said: Statement) -> bool:
    """Whether somebody named puts a figure to it: "the Institute for Marine Research puts it at 2"."""
    tokens = said.tokens
    verbs = {at for at, token in enumerate(tokens) if token.lemma in _ESTIMATING and token.pos == "VERB"}
    return any(
        token.dep == "nsubj"
        and token.head in verbs
        and (token.pos == "PROPN" or any(tokens[n].pos == "PROPN" for n in children(tokens, at)))
        for at, token in enumerate(tokens)
    )


def _acts_itself(said: Statement, name: str) -> bool:
    """Whether the publisher itself says, promises or does it: then the words tell whose they are."""
    root = main_verb(said)
    subjects = children(said.tokens, root, *NOUN_SUBJECTS)
    own = any(said.tokens[at].text in name.split() for at in subjects)
    speaks = root >= 0 and said.tokens[root].lemma in CLAUSE_VERBS | OBJECT_VERBS
    return own and (speaks or said.outlook is not None)
