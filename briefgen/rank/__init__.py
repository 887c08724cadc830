"""Key points in, the same points scored and ordered out, each with the reasons for its score.

A score is a sum of named parts, so that the evidence file can say why a line stands on the page. The
weights are few and round: they were set by reading pages, not by fitting a curve to one collection.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Ranked, Reason
from briefgen.rank.decisions import decides, is_record
from briefgen.rank.folder import Folder
from briefgen.rank.soundness import Reader
from briefgen.rank.sources import off_topic
from briefgen.rank.substance import wanting
from briefgen.salience.terms import content
from briefgen.understand.grammar import NOUN_SUBJECTS, children, root_at, unquoted
from briefgen.understand.openings import leaning, leans_hard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Corpus, KeyPoint, Span, Statement

# Words. A key fact should have 25 or fewer; a few more cost little, many cost the reader.
COMFORTABLE = 28
_GIST = re.compile(
    r"(?:[\dIVX.]+\s+)?(?:the )?(?:decisions?|judge?ment|ruling|verdict|conclusions?|outcome|resolution"
    r"|highlights|at a glance|(?:key|main) (?:points|findings|messages|results|facts)|(?:executive )?summary"
    r"|in brief)\b",
    re.IGNORECASE,
)
_GIST_HEIGHT = 0.7
# What a meeting was held for is worth what a figure and another source are worth together.
_DECIDED = 2.0
_MEASURES = frozenset(
    "bill law act reform regulation directive plan package agreement treaty programme program scheme "
    "proposal budget ban strategy rule order amendment convention levy".split()
)
_DECISIONS = frozenset("resolve agree decide approve adopt order vote rule ratify".split())
_MOSTLY = 0.4  # of the words in quotation marks: somebody speaks, nothing is reported
_ALL_BUT = 0.6  # of the words: what is left is only who says so
# "Lane, 44, took office": how old somebody is, is no figure of the matter.
_AGE = re.compile(r", \d{1,2},")
__all__ = ["off_topic", "rank"]
_NAMES = {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW"}
_INSTRUMENTS = frozenset(
    "Accord Act Agreement Bill Budget Charter Code Compact Convention Decree Directive Framework Initiative "
    "Law Mandate Memorandum Order Pact Plan Policy Programme Program Protocol Regulation Resolution Roadmap "
    "Statute Strategy Treaty".split()
)
# Verbs of communiqués, which report that somebody found something important.
_COURTESIES = frozenset(
    "highlight emphasise emphasize underline underscore stress reiterate reaffirm welcome hail praise "
    "commend celebrate commemorate congratulate applaud laud accentuate express regret deplore".split()
)
# Words by which a writer judges rather than reports; a page of them reads like an advertisement.
_COLOUR = frozenset(
    "tactful benevolent historic unprecedented landmark groundbreaking remarkable impressive significant "
    "crucial vital clearly obviously undoubtedly sweeten accentuate showcase proactive strategic "
    "strategically robust shrewd bold masterstroke milestone impactful philosophy vision "
    "dominance ripening".split()
)


def rank(
    points: Sequence[KeyPoint],
    weights: Mapping[Span, float],
    *,
    topic: str = "",
    focus: Sequence[str] = (),
    corpus: Corpus | None = None,
) -> tuple[Ranked, ...]:
    """Return the points, best first.

    ``weights`` gives each sentence's salience in its folder, 0 to 1; ``topic`` is the brief's title and
    ``focus`` the words that the user asked for. With the ``corpus``, what only opinions and sources on
    another topic say counts for less. So does, in any case, what a careful reader would hesitate to sign.
    """
    folder = Folder(points, corpus) if corpus else None
    begun = {(span.source, span.start): weight for span, weight in weights.items()}
    wanted = [phrase for phrase in (frozenset(content(words)) for words in focus) if phrase]
    named = frozenset(content(topic))
    reader = Reader(points, corpus, named)
    sources = {source.id: source for source in corpus.sources} if corpus else {}
    # Beside a release or a report the other sources show what is the news.
    records = bool(sources) and all(is_record(one) for one in sources.values() if not one.same_as)
    scored = []
    for point in points:
        home = sources.get(_home(point))
        found = (*_reasons(point, begun, wanted, named), *(folder.reasons(point) if folder else ()))
        found = (*found, *(_recorded(point) if records else ()))
        found = (*found, *reader.signs(point), *wanting(point.lead, home))
        reasons = tuple(reason for reason in found if reason.points)
        scored.append((round(sum(reason.points for reason in reasons), 4), point, reasons))
    scored.sort(key=lambda entry: (-entry[0], entry[1].id))
    return tuple(
        Ranked(point, score, place, reasons) for place, (score, point, reasons) in enumerate(scored, start=1)
    )


def _home(point: KeyPoint) -> str:
    return point.lead.sentence.span.source


def _reasons(
    point: KeyPoint,
    begun: Mapping[tuple[str, int], float],
    focus: Sequence[frozenset[str]],
    topic: frozenset[str],
) -> Iterator[Reason]:
    lead = point.lead
    yield Reason("central to the sources", round(4.0 * _weight(point, begun), 4))
    yield Reason("independent origins agree", 1.3 * min(point.origins - 1, 3))
    yield Reason("sources differ", 0.8 * bool(point.disputed))
    yield Reason("figures", _figures(lead))
    yield Reason("ordinal", 0.3 * any(figure.kind == "ordinal" for figure in lead.figures))
    yield Reason("dated", 0.6 * any(when.first for when in lead.dates))
    yield Reason("named actors", min(0.9, 0.3 * _names(lead)))
    yield Reason("a named source says so", 0.4 * any(found.named for found in lead.attributions))
    yield Reason("near the top of its source", round(0.6 * max(map(_height, point.evidence)), 4))
    yield Reason("on the topic", round(_share(lead, topic), 4))
    yield Reason("names a policy instrument", 0.8 * _instrument(lead))
    yield Reason("what the measure does", 1.0 * _provides(lead))
    yield Reason("decided in a list", 1.0 * _decides(lead))
    yield Reason("among the key messages", 0.8 * (_GIST.match(lead.sentence.heading) is not None))
    yield Reason("settled", 0.4 * (lead.outlook is not None and lead.outlook.standing == "firm"))
    yield Reason("asked for", 0.8 * _hits(lead, focus))
    yield from _drawbacks(lead)


def _drawbacks(lead: Statement) -> Iterator[Reason]:
    words = len(lead.sentence.text.split())
    yield Reason("mostly a quotation", -1.2 * (_quoted(lead) > _MOSTLY))
    yield Reason("a saying", -1.2 * (_quoted(lead) > _ALL_BUT and not (lead.figures or lead.outlook)))
    yield Reason("speaks of himself", -1.5 * (_quoted(lead) > _MOSTLY and _says_i(lead)))
    yield Reason(
        "only hoped or feared", -0.6 * (lead.outlook is not None and lead.outlook.standing == "vague")
    )
    yield Reason("long", -0.08 * max(0, words - COMFORTABLE))
    yield Reason("leans on its neighbours", _leaning(lead))
    yield Reason("judges rather than reports", -1.2 * (not _measured(lead) and _coloured(lead)))
    yield Reason("courtesies", -2.0 * (not _measured(lead) and _courteous(lead)))
    yield Reason("no figure or date", -0.5 * (not lead.figures and not lead.dates))
    yield Reason("no figure, date or name", -0.5 * (not lead.figures and not lead.dates and not _names(lead)))


def _weight(point: KeyPoint, begun: Mapping[tuple[str, int], float]) -> float:
    """Return the weight of the point's weightiest sentence; a joined one begins where its first does."""
    spans = (said.sentence.span for said in point.evidence)
    return max((begun.get((span.source, span.start), 0.0) for span in spans), default=0.0)


def _figures(statement: Statement) -> float:
    """Return 0.8 for the first figure of a sentence and 0.3 for all others: a table row is no key fact."""
    text = statement.sentence.text
    told = [figure for figure in statement.figures if not _AGE.match(text, figure.start - 2)]
    count = sum(figure.kind != "ordinal" for figure in told)
    return (0.0, 0.8)[count > 0] + (0.0, 0.3)[count > 1]


def _recorded(point: KeyPoint) -> Iterator[Reason]:
    """Yield what a decision lacks that stands where minutes put it: behind everything."""
    if decides(point.lead):
        yield Reason("decided at the meeting", _DECIDED)
        top = max(map(_height, point.evidence))
        yield Reason("near the top of its source", round(0.6 * (1.0 - top), 4))


def _measured(statement: Statement) -> bool:
    """Whether it counts or measures something: a 20th anniversary does not make a courtesy a fact."""
    return any(figure.kind != "ordinal" for figure in statement.figures)


def _height(statement: Statement) -> float:
    """Return 1 for the first sentence of a source, half of it for the third: news puts the news first.

    Minutes put it under "Decision", reports under "Key findings", wherever that stands.
    """
    top = float(0.7**statement.sentence.position)
    return max(top, _GIST_HEIGHT) if _GIST.match(statement.sentence.heading) else top


def _names(statement: Statement) -> int:
    return sum(token.begins and token.entity in _NAMES for token in statement.tokens)


def _coloured(statement: Statement) -> bool:
    return any(token.lemma.lower() in _COLOUR for token in statement.tokens)


def _share(statement: Statement, topic: frozenset[str]) -> float:
    """Return which share of the topic's words the sentence holds."""
    return len(topic & set(content(statement.sentence.text))) / len(topic) if topic else 0.0


def _instrument(statement: Statement) -> bool:
    """Whether the sentence names a law, treaty, plan or budget: what policy is made of."""
    return any(token.text in _INSTRUMENTS and token.start > 0 for token in statement.tokens)


def _courteous(statement: Statement) -> bool:
    return any(token.lemma.lower() in _COURTESIES and token.pos == "VERB" for token in statement.tokens)


def _provides(statement: Statement) -> bool:
    """Whether it tells what a law or a plan brings: "The bill raises the retirement age from 65 to 67"."""
    tokens, verb = statement.tokens, root_at(statement.tokens)
    if verb < 0 or tokens[verb].tag not in {"VBZ", "VBP"} or tokens[verb].pos != "VERB":
        return False
    measures = (tokens[at].lemma.lower() for at in children(tokens, verb, *NOUN_SUBJECTS))
    return bool(children(tokens, verb, "dobj")) and not _MEASURES.isdisjoint(measures)


def _decides(statement: Statement) -> bool:
    """Whether it is an item of what a body decided: "RESOLVED […] that the pool be closed"."""
    tells = (token for at, token in enumerate(statement.tokens) if at == 0 or token.dep == "ROOT")
    return bool(statement.sentence.parts) and any(token.lemma.lower() in _DECISIONS for token in tells)


def _says_i(statement: Statement) -> bool:
    """Whether somebody who is quoted speaks of himself: "My brother’s house", not of what he decides."""
    return any(
        inside and token.text.lower() in {"i", "my", "me", "mine"}
        for token, inside in unquoted(statement.tokens)
    )


def _quoted(statement: Statement) -> float:
    """Return the share of the sentence that stands in quotation marks."""
    return sum(inside for _, inside in unquoted(statement.tokens)) / max(len(statement.tokens), 1)


def _leaning(statement: Statement) -> float:
    if not leaning(statement.tokens):
        return 0.0
    return -1.2 if leans_hard(statement.tokens) else -0.4


def _hits(statement: Statement, focus: Sequence[frozenset[str]]) -> bool:
    """Whether the sentence holds all words of a focus phrase, in whatever form."""
    words = set(content(statement.sentence.text))
    return any(phrase <= words for phrase in focus)
