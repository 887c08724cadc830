"""A statement in, what makes it a writer's aside rather than news out (empty when it reports).

"Honestly, any walk beats an evening on the sofa", "Officials were not available for comment" and the
list of those present at a meeting are whole sentences; none of them tells a reader of a brief anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.meetings import is_procedure
from briefgen.merge.told import first_sentence
from briefgen.understand.grammar import HELPERS, children, root, root_at
from briefgen.understand.openings import connective
from briefgen.understand.speech.words import INSTITUTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model import Statement, Token

_ASIDE = re.compile(
    r"(?:Thankfully|Basically|Honestly|Frankly|Luckily|Unsurprisingly|Needless to say|For the record|"
    r"Admittedly|Perhaps|Maybe|Sure|Granted|Of course|To be fair|To be sure|In other words|"
    r"Generally speaking|Suffice it to say|Who knows|Just think|Remember|Imagine|Forget|Meet|Welcome to|"
    r"Stay tuned|If history is any (?:guide|indication)|Don['’]t|Let['’]s|Please|Thanks to everyone|"
    r"Well(?=,))\b(?!\s+(?:of|not))"
)
# "So the bill pays for itself" concludes; "So in May the council bought the mill" goes on telling.
_CONCLUDES = re.compile(r"So (?!(?:far|long|much|many|called)\b)(?=\w)")
_GUESS = re.compile(
    r"\b(?:makes? (?:one|you) wonder|seems? like a|it remains to be seen|only time will tell|"
    r"of course(?=[.,])|believe it or not|let['’]s face it|if you will|so to speak|kind of|sort of|"
    r"pretty (?:much|fast|good|bad|big))\b",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    r"\b(?:(?:not|n['’]t) (?:immediately )?(?:be |been )?"
    r"(?:available|reached?|respond(?:ed)?|repl(?:y|ied)|return(?:ed)?)(?: to)?(?: [\w’'-]+){0,5} "
    r"(?:for|comments?|calls?|e-?mails?|questions?|requests?|messages?|inquir(?:y|ies))|"
    r"declined (?:\w+ ){0,2}(?:to )?comment|(?:did|would|could) not (?:\w+ )?comment|"
    r"had no (?:answers?|comment)|refused to comment|left (?:[\w’']+ ){0,4}without comment(?:ing)?)\b",
    re.IGNORECASE,
)
# "While the mayor could not be reached, a spokesman said that the port would close": the rest is news.
_BESIDE = re.compile(r"^(?:While|Although|Though|As) [^,]{10,120}, (?=(?:an?|the|[A-Z][a-z]+)\b)")
# What minutes and press releases say about themselves.
_RECORD = re.compile(
    r"(?:Present|Apologies|Attendance|Attendees|Chair(?:man|ed by)?|Presiding|Contacts?|Press contact|"
    r"Correction|Corrected|Editor['’]s note|Note to editors|Disclaimer|Agenda|Subject|Re|Tel|Phone|E-?mail|"
    r"Notes?|Update[sd]?(?:,[^:.]{1,40}(?::\d\d[^:.]{0,6})?)?)\s*:",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"[\"“][^\"”]*\b[Mm]y (?:brother|sister|mother|father|son|daughter|husband|wife|child|children|kids"
    r"|family|parents|house|home|building|street|shop|friends?|neighbou?rs?|heart|life|body|grand\w+|boy|girl|baby)\b"
)
_ITSELF = re.compile(
    r"^(?i:(?:(?:the|these|all) )?(?:figures|data|numbers|estimates|results|statistics))"
    r"(?: (?:for|in|of) [^.,]{3,60})? (?:are|remain|were) (?:\w+ )?(?:provisional|preliminary|rounded|"
    r"seasonally adjusted|subject to revision|not comparable)\b|"
    r"\b[Tt]he next (?:flash |situation )?(?:update|report|bulletin|edition|issue) (?:will|is|of this)\b|"
    r"\b(?:telephone|conference|analysts?|media|press) (?:conference|call|briefing)\b[^.]{0,40}"
    r"\b(?:will be|is) held (?:today|tomorrow|at|on)\b|\b(?:will be|is) available (?:by|as a) webcast\b|"
    r"^This (?:update|report|bulletin|statement|summary) (?:is|was) (?:issued|produced|prepared|provided)\b|"
    r"\bis the only (?:authoritative|official) (?:document|version|text)\b"
)
# "We are writing to set out our plans": what the letter is for, and not what it says.
_WRITES = re.compile(
    r"(?:I|We) (?:thank|congratulate|wish|pay tribute)\b(?!.*\d)|"
    r"(?:I|We) (?:(?:am|are) (?:writing|replying|contacting)|(?:write|refer|reply) (?:to|on|about|with|in)|"
    r"look forward to (?:hearing|your|receiving)|would (?:be|welcome) [^.]{0,40}to (?:meet|discuss))\b"
)
# What a body says of itself at the end of its papers.
_WHO_WE_ARE = re.compile(
    r"^(?:The |We )?[A-Z][^.,]{2,80}\b(?:is|are) an? (?:[\w-]+ ){0,4}(?:think[ -]tank|charity|non-?profit|"
    r"not-for-profit|research (?:institute|organi[sz]ation|centre|center)|"
    r"membership (?:body|organi[sz]ation)|"
    r"umbrella (?:body|organi[sz]ation)|advocacy group|trade body)\b"
)
_NOTED = re.compile(r"\b(?:takes?|took|taken) (?:due |good )?note of\b", re.IGNORECASE)
_FEELS = re.compile(
    r"\b(?:am|is|are|was|were|remain) (?:\w+ )?(?:delighted|pleased|proud|honou?red|thrilled|excited|"
    r"disappointed|grateful|saddened|heartbroken)\b",
    re.IGNORECASE,
)
# "If she had known the price, she would have run": what was not.
_UNREAL = re.compile(
    r"\bif\b.*\bhad\b.*\bwould have\b|\bwould have\b.*\bif\b.*\bhad\b", re.IGNORECASE | re.DOTALL
)
# "The rare step by the panel comes as …": it puts into its time what the sentence before has told.
_COMES = re.compile(
    r"(?:The|His|Her|Its|Their)\b(?: [\w’'-]+){0,2} (?:step|move|action|announcement|decision|vote|ruling|"
    r"comments?|remarks?|news|report|visit|arrest|incident|attack|revelation|statement|changes?|findings?)"
    r"\b(?! (?:to|of|on|that|against|for|about|which)\b)"
    r"[^.,]{0,60}\b(?:comes?|came)\b(?: \w+){0,3} (?:as|after|amid|before|ahead|on the heels|in the wake)\b"
)
# "The summit represents a significant milestone": it praises, and reports nothing.
_MILESTONE = re.compile(
    r"\b(?:represents?|represented|marks?|marked|is|was|constitutes?|will be) (?:a|an|another) (?:\w+ )?"
    r"(?:significant|important|historic|major|key|crucial|big|pivotal|decisive|great|real|true) "
    r"(?:milestone|step|moment|opportunity|achievement|turning point|chapter|signal|breakthrough|success)\b"
)
# What bodies do with the deeds of others, and nobody learns which.
_OF_OTHERS = frozenset(
    "announcement decision publication report letter statement news notice proposal".split()
)
_HEARD: Mapping[str, frozenset[str]] = {
    "take": frozenset({"evidence"}),
    "hear": frozenset({"evidence"}),
    "note": _OF_OTHERS,
    "acknowledge": _OF_OTHERS,
    "receive": _OF_OTHERS,
}
# What a page shows beside a film or a picture, and a message of a network that it shows, read as its words.
_PLAYER = re.compile(
    r"\bSkip x Embed x Share\b|\bHide Caption \d+ of \d+|^Buy Photo\b|"
    r"[—–-] ?[^()—–]{2,40} \(@\w+\) \w+ \d|\bpic\.twitter\.com/|\bhttps?://t\.co/"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ACRONYM = 3  # letters
_MOSTLY = 0.4  # of the characters: what the quotation says is what the line says


def chatter(said: Statement) -> str:
    """Return why the sentence reports nothing, or an empty string."""
    text = said.sentence.text
    plain = _QUOTED.sub(" ", text)
    faults = (
        (bool(_FAMILY.search(text)) and plain != text, "tells how it was for one person"),
        (bool(_PLAYER.search(text)), "holds the words of a player, a picture or a network"),
        (bool(_ITSELF.search(plain)), "tells of the document itself, or of a call about it"),
        (_answers_only(said), "says that somebody answered, and not what"),
        (_only_hears(said), "says that somebody heard or read something, and not what came of it"),
        (bool(_RECORD.match(text)), "is a line of the record, not of the news"),
        (is_procedure(said), "tells how a meeting went on, and not what it decided"),
        (text.rstrip().endswith(":"), "announces what stands below it"),
        (text[connective(text) :][:1] in "([.,;:", "is an aside in brackets, or begins in the middle"),
        (bool(_NO_COMMENT.search(_BESIDE.sub("", plain))), "says that somebody did not comment"),
        (_is_aside(said, plain), "is the writer’s aside"),
        (bool(_WHO_WE_ARE.search(plain)) and not said.figures, "says who a publisher is"),
        (_represents(said), "says who a publisher is"),
        (bool(_NOTED.search(plain)), "takes note of something, and says no more"),
        (bool(_FEELS.search(text if _speaks(text, plain) else plain)), "says how somebody feels about it"),
        (bool(_WRITES.match(text)), "says why its writer writes, or thanks somebody"),
        (bool(_UNREAL.search(plain)) and not said.attributions, "tells what would have been"),
        (_praises(said, plain), "says that something matters, and not what it is"),
        (bool(_COMES.match(plain)), "tells when it came, and not what"),
        (_is_opinion(said), "names nobody, no figure and no day: nothing in it can be checked"),
    )
    return next((why for found, why in faults if found), "")


def _is_aside(said: Statement, plain: str) -> bool:
    """Whether the writer turns to his reader, guesses, or draws a conclusion."""
    if "!" in plain or _ASIDE.match(plain) or _GUESS.search(plain):
        return True
    return _CONCLUDES.match(plain) is not None and not _tells_of_past(said)


def _tells_of_past(said: Statement) -> bool:
    """Whether the main verb, or what helps it, tells of the past: "sold", "was sold"."""
    verb = root_at(said.tokens)
    return verb >= 0 and any(
        said.tokens[at].tag == "VBD" for at in (verb, *children(said.tokens, verb, *HELPERS))
    )


def _represents(said: Statement) -> bool:
    """Whether it tells only for whom a body speaks: "ATRO represents nine of the eleven operators"."""
    tokens, verb = said.tokens, root_at(said.tokens)
    if verb < 0 or tokens[verb].lemma != "represent" or tokens[verb].tag != "VBZ" or said.dates:
        return False
    before = tokens[:verb]  # the parser takes "ATRO" for anything
    body = any(
        one.pos == "PROPN" or one.text.isupper() or one.lemma.lower() in INSTITUTIONS for one in before
    )
    return body and any(tokens[at].tag in {"NNS", "CD"} for at in children(tokens, verb, "dobj"))


def _praises(said: Statement, plain: str) -> bool:
    return bool(_MILESTONE.search(plain)) and not (said.attributions or said.figures)


def _speaks(text: str, plain: str) -> bool:
    """Whether it is a quotation more than anything else; ``plain`` is the text without the quoted words."""
    return len(plain) < (1.0 - _MOSTLY) * len(text)


def _answers_only(said: Statement) -> bool:
    """Whether all it tells is that somebody responded: "The ministry has today responded to the judgment"."""
    verb = root_at(said.tokens)
    if verb < 0 or said.tokens[verb].lemma not in {"respond", "react", "reply"} or said.figures:
        return False
    beside = [said.tokens[at] for at in children(said.tokens, verb)]
    if any(token.lemma in {"late", "slowly", "quickly", "fast"} for token in beside):
        return False
    return not children(said.tokens, verb, "advcl", "conj", "ccomp") and all(
        token.lemma in {"to", "on", "in", "at"} for token in beside if token.dep == "prep"
    )


def _only_hears(said: Statement) -> bool:
    """Whether all it tells is that a body took evidence, notes what others did, or met to talk about it."""
    tokens = said.tokens
    verb = root_at(tokens)
    if verb < 0 or len(first_sentence(tokens)) < len(tokens):
        return False
    uncounted = (at for at in children(tokens, verb, "dobj") if not _is_counted(tokens, at))
    objects = {tokens[at].lemma.lower() for at in uncounted}
    if tokens[verb].lemma == "meet":
        bodies = {tokens[at].lemma.lower() for at in children(tokens, verb, "nsubj")} & INSTITUTIONS
        talks = {tokens[at].lemma for at in children(tokens, verb, "advcl", "xcomp")}
        return bool(bodies) and talks == {"discuss"} and not said.figures
    # "received the report of the inspectorate, which rated the ward as inadequate"
    told = any(one.dep == "relcl" and one.tag in {"VBD", "VBZ"} and one.lemma != "be" for one in tokens)
    if told or children(tokens, verb, "ccomp", "conj", "xcomp"):
        return False
    return bool(objects & _HEARD.get(tokens[verb].lemma, frozenset()))


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number in figures says how many: "received 312 letters" tells of them."""
    return any(tokens[n].text[:1].isdigit() for n in children(tokens, at, "nummod"))


def _is_opinion(said: Statement) -> bool:
    """Whether nothing in it is hard: no figure, no date, no name, nobody who says so, nothing done."""
    if said.figures or said.dates or said.attributions or said.outlook:
        return False
    if any(token.entity or token.pos == "PROPN" or _is_acronym(token.text) for token in said.tokens):
        return False
    verb = root(said.tokens)
    return verb is None or verb.tag in {"VBZ", "VBP"}


def _is_acronym(word: str) -> bool:
    """Whether it is a name in capitals: the parser takes "WHO" for a pronoun and "IT" for what it is."""
    return len(word) >= _ACRONYM and word.isalpha() and word.isupper()
