"""A statement in, the reasons out why it tells a reader of a brief little, though it is whole and true.

News is written to be read to the end: it paints scenes, lets people say how they feel, introduces them, and
tells how the news itself was gathered and spread. None of it is false; each of it takes the place of a fact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.merge.told import first_sentence, main_verb
from briefgen.model import Reason
from briefgen.understand.grammar import NOUN_SUBJECTS, OF_WRITER, VERBS, child, children, unquoted
from briefgen.understand.speech.words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Source, Statement, Token

EMPTY_QUOTATION = "a quotation that holds no fact"
SCENE = "paints a scene"
BIOGRAPHY = "says who somebody is"
DESCRIPTION = "says what a place or a body is"
LOOKED_INTO = "says what was looked into, and not what was found"
OF_THE_REPORT = "tells how the news was gathered or spread"
COLOURED = "in words by which its writer judges"
HEADLINE = "has no full stop, as headlines have none"
PICTURE = "describes a picture that is not there"
# Who somebody is costs as much as a figure, a day, a name and another source bring together; the others stand
# only where nothing else is left, however central they are.
_COST, _BIOGRAPHY_COST = -8.0, -2.5
_LOOKED_COST = -4.0  # half of it: where a body has looked tells at least that it has
_COLOURED_COST, _COLOURED_FACT = -2.5, -0.8  # without and with a figure or a day
NAMES = frozenset(
    {
        COLOURED,
        EMPTY_QUOTATION,
        SCENE,
        BIOGRAPHY,
        DESCRIPTION,
        LOOKED_INTO,
        OF_THE_REPORT,
        HEADLINE,
        PICTURE,
    }
)

_COLOURS = re.compile(
    r"\b(?:dehumani[sz]ing|despised|numbing|staggering|stunning|shocking|miracle|drumbeat|lurch(?:ing|es)?|"
    r"dysfunctional|embarrassing|brinkmanship|infamous|heart-?warming|heart-?breaking|tragic(?:ally)?|horrific|"
    r"horrifying|gruesome|terrifying|chilling|bizarre|outrageous|incredibl[ey]|amazing(?:ly)?|awesome|"
    r"wonderful(?:ly)?|fantastic|terribl[ey]|horribl[ey]|gorgeous|iconic|legendary|ridiculous(?:ly)?|hilarious|"
    r"adorable|spectacular|breathtaking|dizzying|eye-popping|jaw-dropping|mind-boggling|whopping|wicked|"
    r"besties|disgraceful|shameful|sadly|ironically|unfortunately|fortunately|surprisingly|remarkabl[ey]|"
    r"inexplicabl[ey]|miserably|impressively|quirky|glorious|feisty|pesky|juicy|stellar|frenzy|saga|fiasco|"
    r"debacle|bombshell|firestorm|bad time|bad news|good news|no surprise|no wonder|little wonder|go nuts|"
    r"truly|literally|pretty (?:cool|well|unusual|good|bad|big))\b",
    re.IGNORECASE,
)
_MOSTLY = 0.4  # of the tokens in quotation marks: somebody speaks, nothing is reported
# By these a speaker decides, or takes a stand that he can be held to.
_STANDS = frozenset(
    "support oppose back resign sign veto vote order ask propose decide reject accept call withdraw appoint "
    "nominate run approve refuse pledge promise commit apologise apologize plead deny demand recommend "
    "endorse suspend dismiss fire hire sue appeal quit retire leave cancel stop end pay sell buy".split()
)
_INTENDS = re.compile(
    r"\b(?:I|[Ww]e)(?: will|['’]ll| shall| won['’]t|(?: am|['’]m| are|['’]re)(?: not)? going to)\b"
)
_FEELINGS = re.compile(
    r"\b(?:proud|sorry|sad|happy|glad|delighted|thrilled|excited|grateful|thankful|heartbroken|devastated|"
    r"shocked|saddened|disappointed|frustrated|scared|afraid|honou?red|humbled|blessed|worried sick|"
    r"thoughts and prayers|condolences|rest in peace|love|loves|loved|hate|dread|breaks my heart|"
    r"(?:never|ever) forget|RIP|girly|sweetest|joyful|girl you could)\b",
    re.IGNORECASE,
)
_JUDGEMENTS = re.compile(
    r"\b(?:outrageous|unusual|great|good|bad|terrible|horrible|amazing|incredible|unbelievable|wonderful|"
    r"fantastic|awesome|tragic|shocking|devastating|scary|weird|strange|crazy|cool|nice|fun|funny|beautiful|"
    r"hard|tough|exciting|disappointing|frustrating|disgusting|ridiculous|absurd|shameful|disgraceful|"
    r"historic|breakthrough|disaster|shame|joke|miracle|dream|nightmare|tragedy|mess|surreal|insane|sucks?|"
    r"brilliant|perfect|clever|obnoxious|puzzling|remarkable|smart thing|big things|hero|horrific)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"[\"“](?:You know|Well,|Look,|Oh\b|OMG|Wow|Yeah|So,? (?:I|my|we)\b)|\b(?:I was like|"
    r"one thing after another|going on\?|what happened to|some of the really)\b"
)
_DENIES = re.compile(r"\b(?:no|not|nobody|never|none)\b|n['’]t\b", re.IGNORECASE)
_STATES = frozenset("be have feel seem look sound love like want hate hope mean".split())

_SCENES = frozenset(
    "smile grin laugh nod tap clap wave hug kiss stare gaze glance shrug wink sigh weep sob blush giggle "
    "chuckle squeeze pose stroll greet cross walk sit stand lean peer pause beam frown whisper lounge "
    "recline cry sing dance kneel".split()
)
# These tell of a scene in the present tense only; "the army crossed the river", "protesters stood in line".
_SCENES_NOW = frozenset("greet cross walk sit stand lean sing dance kneel pause pose wave cry tap".split())

# What a newspaper says of a body or a place that its news takes place in.
_PLACES = frozenset(
    "hospital clinic museum community city town village suburb school university college company firm maker "
    "retailer chain newspaper magazine network station website charity institute club airport base district "
    "neighborhood neighbourhood island park mall restaurant diner church".split()
)
_LOOKS = frozenset({"examine", "inspect", "audit", "review", "visit"})
_LIES = frozenset({"locate", "situate", "headquarter"})
_NEW = re.compile(
    r"\b(?:new|newly|now|first|only|last|next|former|longest|accused|suspect\w*|candidate|victim|survivor|"
    r"under|among|one of|likely|winner)\b"
)
_CLAUSE = re.compile(r",|\b(?:who|which|that|whose)\b")
_OF_THE_REPORT = re.compile(
    r"\bleft (?:a|several|two|multiple) (?:voice ?mail |phone )?messages?\b|"
    r"\b(?:was|were) first (?:reported|published|revealed) (?:by|in)\b|"
    r"\b(?:gone|went|goes|going) viral\b|"
    r"\b(?:viewed|shared|liked|watched|retweeted|streamed|downloaded|played)\b[^.]{0,30}\btimes\b|"
    r"\b(?:sparked|drew|caused|triggered|provoked)\b[^.]{0,30}\b(?:on|across|over) (?:social media|Twitter|"
    r"Facebook|the internet|Instagram|Reddit)\b|"
    r"\b(?:social media|Twitter|Facebook|Reddit|Instagram) (?:users|commenters|erupted|exploded|reacted)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
# What stands right behind the sentence that it pictures: a bar and a name, an agency in brackets.
_CREDITED = re.compile(
    r"[ \t]*(?:\| ?[A-Z]|\((?:AP Photo|AP/|Reuters/|AFP/|Photo|Image|Getty|EPA|Credit|Courtesy)\b|"
    r"(?:Photo(?:graph)?|Image|Picture|Credit)(?: credit| by)?:|(?:\w+ ){1,3}/ ?(?:Getty|AP|AFP|Reuters)\b)"
)
_STOPS = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:\[\d+\])*$|\d[\"'”’»)\]]*\]?$")
_TRAILS_OFF = re.compile(r"\w ?(?:\.\.\.|…)$")
# "“A fearless advocate.”—Holm Weekly": what others say on the jacket of a book.
_BLURB = re.compile(r"[”\"]\s?[—–-]{1,2}\s?[A-Z][\w.’' ]{2,40}$")
_FIGURE = re.compile(r"(?:Figure|Fig\.|Table|Chart|Map|Box) ?\d{1,3}[a-z]?\s?[:.|–—]")


def wanting(said: Statement, source: Source | None) -> Iterator[Reason]:
    """Yield what the statement lacks, each with its cost; ``source`` shows what stands beside it."""
    if source is not None and (_is_credited(said, source) or _below_figure(said, source)):
        yield Reason(PICTURE, _COST)
    if source is not None and _is_headline(said, source):
        yield Reason(HEADLINE, _COST)
    if _OF_THE_REPORT.search(_QUOTED.sub(" ", said.sentence.text)):
        yield Reason(OF_THE_REPORT, _COST)
    if not said.attributions and _COLOURS.search(_QUOTED.sub(" ", said.sentence.text)):
        hard = any(one.kind != "ordinal" for one in said.figures) or bool(said.dates)
        yield Reason(COLOURED, _COLOURED_FACT if hard else _COLOURED_COST)
    if _is_empty_quotation(said):
        yield Reason(EMPTY_QUOTATION, _COST)
    elif _is_scene(said):
        yield Reason(SCENE, _COST)
    elif _introduces(said):
        yield Reason(BIOGRAPHY, _BIOGRAPHY_COST)
    elif _looks_into(said):
        yield Reason(LOOKED_INTO, _LOOKED_COST)
    elif _describes(said) or _speaks_for(said):
        yield Reason(DESCRIPTION, _BIOGRAPHY_COST)


def _is_credited(said: Statement, source: Source) -> bool:
    end = said.sentence.span.end
    return _CREDITED.match(source.text[end : end + 60]) is not None


def _is_headline(said: Statement, source: Source) -> bool:
    """Whether a line of running text ends without a stop, or on dots: so do those of other news below it."""
    text, start = said.sentence.text.rstrip(), said.sentence.span.start
    if said.sentence.parts or (_STOPS.search(text) and not _TRAILS_OFF.search(text)):
        return False
    block = next((one for one in source.blocks if one.start <= start < one.end), None)
    alone = says_all(said, source) and not _TRAILS_OFF.search(text)
    return block is not None and block.kind == "paragraph" and not alone


def says_all(said: Statement, source: Source) -> bool:
    """Whether the source holds nothing else."""
    span = said.sentence.span
    return not (source.text[: span.start].strip() or source.text[span.end :].strip())


def _below_figure(said: Statement, source: Source) -> bool:
    """Whether its paragraph is the text of a figure or a table."""
    start = said.sentence.span.start
    block = next((one for one in source.blocks if one.start <= start < one.end), None)
    return block is not None and _FIGURE.match(source.text[block.start : block.end].lstrip()) is not None


def _is_empty_quotation(said: Statement) -> bool:
    """Whether it mostly quotes what somebody feels or thinks of it, without a figure, a day or a stand."""
    tokens = first_sentence(said.tokens)
    inside = [token for token, quoted in unquoted(tokens) if quoted]
    if _BLURB.search(said.sentence.text):
        return True
    if len(inside) <= _MOSTLY * len(tokens) or not _is_spoken(said) or _has_value(said, inside):
        return False
    text = said.sentence.text[inside[0].start : inside[-1].end + 1]
    lemmas = {token.lemma.lower() for token in inside}
    if (_FEELINGS.search(text) and lemmas & (OF_WRITER | {"we", "our", "she", "he"})) or _TALK.search(text):
        return True
    if lemmas & _STANDS or _INTENDS.search(text):
        return False
    if lemmas & OF_WRITER:
        return not {"oppose", "opposed", "committed"} & {*lemmas, *(t.text.lower() for t in inside)}
    states = any(token.lemma.lower() in _STATES and token.pos in VERBS for token in inside)
    return states and bool(_JUDGEMENTS.search(text)) and not _DENIES.search(text)


def _is_spoken(said: Statement) -> bool:
    """Whether somebody speaks: marks stand around titles too."""
    return bool(said.attributions) or said.sentence.text[:1] in '“"'


def _has_value(said: Statement, inside: Sequence[Token]) -> bool:
    """Whether the quoted words hold a figure or a day."""
    begins, ends = inside[0].start, inside[-1].end
    values = [(one.start, one.text) for one in said.figures if one.kind != "ordinal"]
    values += [(one.start, one.text) for one in said.dates]
    return any(begins <= start < ends and _is_exact(text) for start, text in values)


def _is_exact(text: str) -> bool:
    """Whether it is more than "one", "now" or "four years"."""
    return any(map(str.isdigit, text)) or text[:1].isupper()


def _is_scene(said: Statement) -> bool:
    """Whether its main verbs are gestures of somebody, without a day or a sum."""
    if said.attributions or said.dates or any(one.kind in {"money", "share"} for one in said.figures):
        return False
    tokens, root = said.tokens, main_verb(said)
    if root < 0 or not _has_person(tokens, root):
        return False
    beside = children(tokens, root, "conj", "xcomp")
    verbs = [tokens[n] for n in (root, *beside) if tokens[n].pos == "VERB"]
    return any(
        verb.lemma.lower() in _SCENES and (verb.lemma.lower() not in _SCENES_NOW or tokens[root].tag == "VBZ")
        for verb in verbs
    )


def _has_person(tokens: Sequence[Token], root: int) -> bool:
    """Whether one person, or an animal, is the subject."""
    subject = child(tokens, root, *NOUN_SUBJECTS)
    if subject < 0 or tokens[subject].tag in {"NNS", "NNPS"}:
        return False
    token = tokens[subject]
    known = token.lemma.lower() in PEOPLE | {"dog", "cat", "child", "baby", "teen", "he", "she"}
    return token.entity == "PERSON" or known or (token.tag == "NNP" and token.entity == "")


def _introduces(said: Statement) -> bool:
    """Whether it says of a person what he is, and nothing of it is new."""
    tokens, root = said.tokens, main_verb(said)
    if root < 0 or tokens[root].lemma != "be" or said.attributions or said.outlook:
        return False
    subject, attribute = child(tokens, root, "nsubj"), child(tokens, root, "attr")
    if subject < 0 or attribute < 0 or tokens[subject].entity != "PERSON":
        return False
    known = tokens[attribute].lemma.lower() in PEOPLE or tokens[attribute].entity == "NORP"
    known = known or tokens[attribute].text[:1].isupper()
    told = _CLAUSE.split(said.sentence.text[tokens[root].end :])[0]
    return known and not _NEW.search(told)


def _describes(said: Statement) -> bool:
    """Whether it says where something lies, or what a named body or place is, and nothing of it is new."""
    tokens, root = said.tokens, main_verb(said)
    if root < 0 or said.attributions or said.outlook:
        return False
    below = [one for at, one in enumerate(tokens) if one.head == root and at != root]
    if tokens[root].lemma.lower() in _LIES:
        return any(one.dep == "auxpass" and one.tag in {"VBZ", "VBP"} for one in below)
    named = any(one.dep == "nsubj" and one.pos == "PROPN" for one in below)
    kinds = [one for one in below if one.dep == "attr" and one.lemma.lower() in _PLACES]
    now = tokens[root].lemma == "be" and tokens[root].tag in {"VBZ", "VBP"}
    return (
        named
        and now
        and bool(kinds)
        and not _NEW.search(said.sentence.text[tokens[root].end : kinds[0].start])
    )


def _looks_into(said: Statement) -> bool:
    """Whether all that it tells is that a body has examined something: its findings stand elsewhere."""
    root = main_verb(said)
    return (
        _is_alone(said)
        and said.tokens[root].lemma.lower() in _LOOKS
        and said.tokens[root].tag in {"VBD", "VBN"}
        and not said.outlook
        and not children(said.tokens, root, "conj", "advcl", "ccomp", "xcomp")
    )


def _speaks_for(said: Statement) -> bool:
    """Whether all that it tells is for how many somebody speaks: "The guild represents 8,200 firms"."""
    root = main_verb(said)
    verb = said.tokens[root]
    return (
        _is_alone(said)
        and verb.lemma.lower() == "represent"
        and verb.tag in {"VBZ", "VBP"}
        and not (said.attributions or children(said.tokens, root, "conj", "advcl"))
    )


def _is_alone(said: Statement) -> bool:
    """Whether it has a main verb and is a single sentence: a second one that is joined to it tells more."""
    alone = len(first_sentence(said.tokens)) == len(said.tokens)
    return alone and not said.sentence.parts and main_verb(said) >= 0
