"""Usable points in, the points of each section out: first what fills the page, then spare ones.

Outlook comes first, because a dated plan can stand nowhere else; then the summary; then the facts, which must
repeat neither. Variety is judged against all that is chosen already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.compose.choose import Chosen, contents, pick
from briefgen.compose.deeds import decided, is_deed, is_lost
from briefgen.compose.meetings import is_calendar, is_routine
from briefgen.compose.old_texts import is_undated_plan
from briefgen.compose.opening import Openings
from briefgen.compose.overtaken import in_force
from briefgen.compose.printable import other_wording
from briefgen.compose.wording import horizon_passed, overtaken_dates
from briefgen.rank.folder import OPINION
from briefgen.understand.grammar import above, root, unquoted
from briefgen.understand.openings import leans_hard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from briefgen.compose.retold import Meaning
    from briefgen.model import Corpus, Outlook, Ranked, Section, Statement

# How many lines beyond a section's maximum are prepared for `fit` to choose from.
_SPARE: Mapping[Section, int] = {"outlook": 4, "key_facts": 14}
# Three sentences have no room to say a thing twice, even with another figure.
_ALIKE_IN_SUMMARY = 0.33
# What may lie between the values of two first lines of which the fuller one opens the page (a deed: 3).
_NEARLY = 7.0
# Of plans: that a report comes back, that the next figures are due; each is worth less than any step.
_ROUTINE, _CALENDAR = -3.0, -1.5
_FIRM = frozenset(
    "will shall plan plans planned planning expect expects expected scheduled due set aim aims intend "
    "intends pledged pledges promised promises forecast forecasts projected slated vowed likely upcoming "
    "agreed".split()
)
_DENIED = re.compile(
    r"\b(?:will|would|shall|is|are|was|were) (?:not|never|no longer)\b|\bwon['’]t\b", re.IGNORECASE
)
# "does not share the assessment that the opening will be delayed" tells of nothing that comes.
_NOT_SHARED = re.compile(
    r"\b(?:does|do|did) not (?:share|accept|agree|believe)\b|\b(?:denies|denied|disputes?|rejects?) "
    r"(?:that|the)\b",
    re.IGNORECASE,
)
# "would lead if the election were held today"
_UNREAL = re.compile(r"\bwould\b.*\bif\b.*\b(?:were|had)\b|\bif\b.*\b(?:were|had)\b.*\bwould\b", re.DOTALL)
# "A sick child will often lose weight": a habit, not what comes.
_HABITS = frozenset("often usually typically generally normally sometimes always rarely tend tends".split())
# "One-fifth of couples will marry again", "Most women will need …": a rate, not what comes.
_MANY = re.compile(
    r"(?:(?:nearly|almost|about|around|roughly|some|over|more than|less than|up to|at least) )?"
    r"(?:most|many|few|half|one[ -](?:half|third|quarter|fifth|tenth)|two[ -](?:thirds|fifths)|"
    r"three[ -]quarters|[\d.,]+ ?(?:%|per ?cent)|\w+ (?:in|out of) \w+)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:is|was|['’]s)(?: \w+)? (?:possible|conceivable) that\b", re.IGNORECASE)
_GUESSED = {"expect", "anticipate", "predict", "forecast", "hope", "believe", "think"}
_MAYBE = {"could", "may", "might", "would", "can", "hope", "hopes", "want", "wants", "believe", "believes"}


class _Sections:
    """The choice in progress."""

    def __init__(self, usable: Sequence[Ranked], as_of: date, corpus: Corpus, near: Meaning | None) -> None:
        self.as_of = as_of
        self.corpus = corpus
        self.chosen = Chosen(contents(usable), near)
        self.left = list(usable)
        self.sections: dict[Section, list[Ranked]] = {"summary": [], "key_facts": [], "outlook": []}
        self.again: dict[str, Ranked] = {}

    def take(
        self, section: Section, most: int, fits: Callable[[Ranked], bool], value: Callable[[Ranked], float]
    ) -> None:
        """Move up to ``most`` of the points that ``fits`` lets pass into a section."""
        fitting = [entry for entry in self.left if fits(entry)]
        alike = _ALIKE_IN_SUMMARY if section == "summary" else 1.0
        taken, again = pick(fitting, self.chosen, most, value, alike)
        self.sections[section] += taken
        self.again.update({entry.point.id: entry for entry in again})
        self.left = _without(self.left, taken, again)

    def is_fact(self, entry: Ranked) -> bool:
        """Whether a point may be a key fact: a report, a plan without a date, what is decided or in force."""
        lead = entry.point.lead
        if _was_for_its_day(lead, self.as_of):
            return False
        settled = decided(lead) or is_lost(lead) or in_force(lead, self.as_of) or self.is_history(lead)
        return _lacks_date(entry) or _is_advice(entry) or settled

    def is_dated_plan(self, entry: Ranked) -> bool:
        """Whether it looks ahead to a known time, is not in force already, and was more than possible."""
        lead = entry.point.lead
        if horizon_passed(lead.outlook, self.as_of) and _is_possible(lead):
            return False  # nobody said that it was due
        if is_lost(lead) or self.is_history(lead):
            return False  # what a lost motion was to bring never comes
        return _is_dated_plan(entry) and not in_force(lead, self.as_of)

    def is_history(self, said: Statement) -> bool:
        """Whether it tells what was done for a time that is over, of which nobody knows when it was told."""
        return said.known_by is None and is_deed(said) and horizon_passed(said.outlook, self.as_of)

    def is_firm_plan(self, entry: Ranked) -> bool:
        """Whether somebody plans or expects it, it is not in force already and may well lie ahead."""
        lead = entry.point.lead
        settled = in_force(lead, self.as_of) or is_undated_plan(lead, self.corpus, self.as_of)
        return _is_firm_plan(entry) and not settled

    def plan_value(self, entry: Ranked) -> float:
        passed = horizon_passed(entry.point.lead.outlook, self.as_of)
        usual = _ROUTINE * is_routine(entry.point.lead) + _CALENDAR * is_calendar(entry.point.lead)
        return entry.score + _nearness(entry.point.lead.outlook, self.as_of) - 3.0 * passed + usual

    def opening_value(self, openings: Openings) -> Callable[[Ranked], float]:
        """Return what each point is worth as the first line; of two on one event the fuller goes first."""
        values = {one.point.id: openings.value(one) for one in self.left if _opens_page(one, openings)}
        if not values:
            return openings.value
        first = max(values, key=lambda one: values[one])
        near = {one: value for one, value in values.items() if value > values[first] - _NEARLY}
        fuller = [one for one in near if one != first and self.chosen.tells_more(one, first)]
        best = max(fuller, key=lambda one: near[one], default=first)
        return lambda entry: openings.value(entry) + (_NEARLY if entry.point.id == best else 0.0)

    def repeated(self) -> Iterator[Repeated]:
        """Yield the points that were passed over for what others say, the best first."""
        for entry in sorted(self.again.values(), key=lambda one: one.rank):
            yield Repeated(entry, self.chosen.sayers(entry), self.home(entry))

    def home(self, entry: Ranked) -> Section | None:
        """Return the section in which a point may stand, None where it could only open the page."""
        if self.is_dated_plan(entry):
            return "outlook"
        return "key_facts" if self.is_fact(entry) else None

    def give_next(self, least: int) -> Ranked | None:
        """Take the weightiest plan that lies ahead out of the outlook, if enough stay there."""
        plans = self.sections["outlook"]
        ahead = [entry for entry in plans if _is_ahead(entry, self.as_of)]
        # What another source opens with is not what comes after the news that it opens with too.
        further = [entry for entry in ahead if not self.chosen.opens_again(entry) and _is_step(entry)]
        if len(ahead) <= least or not further:
            return None
        best = max(further, key=self.plan_value)
        plans.remove(best)
        return best


@dataclass(frozen=True, slots=True)
class Repeated:
    """A point that others (ids) say already, and the section in which it could stand in their stead."""

    entry: Ranked
    said_by: tuple[str, ...]
    section: Section | None


@dataclass(frozen=True, slots=True)
class Sections:
    """Each section's points, best first; the plan that ends the summary; the points that repeat another."""

    points: Mapping[Section, Sequence[Ranked]]
    next_up: Ranked | None
    repeated: tuple[Repeated, ...]


def choose_sections(
    usable: Sequence[Ranked],
    as_of: date,
    limits: Mapping[Section, tuple[int, int]],
    corpus: Corpus,
    near: Meaning | None = None,
) -> Sections:
    """Choose the points of each section within its limits, and some to spare."""
    state = _Sections(usable, as_of, corpus, near)
    least, most = limits["outlook"]
    openings = Openings(usable, corpus)
    state.take("summary", 1, lambda entry: _opens_page(entry, openings), state.opening_value(openings))
    state.take("outlook", most, state.is_dated_plan, state.plan_value)
    state.take("outlook", least - len(state.sections["outlook"]), state.is_firm_plan, state.plan_value)
    next_up = state.give_next(least)
    ends = bool(next_up) or has_next(state.sections["outlook"], as_of)
    room = limits["summary"][1] - ends - len(state.sections["summary"])
    state.take("summary", room, _is_bottom_line, openings.why)
    state.take("key_facts", limits["key_facts"][1], state.is_fact, _score)
    state.take("outlook", _SPARE["outlook"], state.is_dated_plan, state.plan_value)
    state.take("key_facts", _SPARE["key_facts"], state.is_fact, _score)
    return Sections(state.sections, next_up, tuple(state.repeated()))


def has_next(outlook: Iterable[Ranked], as_of: date) -> bool:
    """Whether a plan that lies ahead is told in two wordings, one for the outlook and one for the summary."""
    return any(_is_ahead(entry, as_of) and other_wording(entry) for entry in outlook)


def _is_step(entry: Ranked) -> bool:
    """Whether it takes the matter on: a report that comes back and the next figures of their kind do not."""
    return not (is_routine(entry.point.lead) or is_calendar(entry.point.lead))


def _is_ahead(entry: Ranked, as_of: date) -> bool:
    said = entry.point.lead
    return not (_lacks_date(entry) or horizon_passed(said.outlook, as_of) or overtaken_dates(said, as_of))


def _is_plan(entry: Ranked) -> bool:
    return entry.point.lead.outlook is not None


def _is_firm_plan(entry: Ranked) -> bool:
    """Whether somebody plans or expects it; that a thing could or may be is no outlook without a date."""
    outlook = entry.point.lead.outlook
    if outlook is None:
        return False
    words = set(outlook.cue.lower().split())
    if not words & _FIRM or words & _MAYBE or _is_habit(entry.point.lead, outlook):
        return False
    if _is_beside(entry.point.lead, outlook):
        return False  # "A man was buried in a box, where he will spend three days": that is the news
    # What will not be, and what somebody says of his own intentions, tells nobody what to wait for.
    return not _DENIED.search(entry.point.lead.sentence.text) and not _is_spoken(entry.point.lead, outlook)


def _is_beside(said: Statement, outlook: Outlook) -> bool:
    """Whether a clause beside what has happened looks ahead, and not what is told itself."""
    tokens = said.tokens
    first = outlook.cue.split()[0].lower()
    at = next((n for n, one in enumerate(tokens) if one.text.lower() == first), None)
    verb = root(tokens)
    if at is None or verb is None or verb.tag not in {"VBD", "VBN"} or said.attributions:
        return False
    return any(tokens[n].dep in {"relcl", "advcl"} for n in (at, *above(tokens, at)))


def _is_possible(said: Statement) -> bool:
    """Whether the outlook is no more than a possibility: "could be held in May", "it is possible that"."""
    outlook = said.outlook
    if outlook is None:
        return False
    words = {*outlook.cue.lower().split(), *outlook.likelihood.lower().split()}
    return bool(words & {"could", "may", "might"}) or bool(_POSSIBLE.search(said.sentence.text))


def _is_habit(said: Statement, outlook: Outlook) -> bool:
    """Whether it tells what is always so, of people in general, or what somebody once expected."""
    first = outlook.cue.split()[0].lower()
    at = next((n for n, one in enumerate(said.tokens) if one.text.lower() == first), None)
    if at is None:
        return False
    cue = said.tokens[at]
    beside = cue.dep in {"amod", "acl", "advcl"} and said.tokens[cue.head].dep != "ROOT"
    if cue.lemma in _GUESSED and cue.tag in {"VBD", "VBN"} and not beside:
        # "They expected to see a rise": without a time it is a thing of the past.
        return not any(one.head == at and one.lemma == "be" for one in said.tokens)
    if first not in {"will", "'ll", "’ll"} or _is_timed(said, cue.start):
        return False
    actors = outlook.actor.split()
    people = len(actors) == 1 and any(
        one.text == actors[0] and one.entity == "NORP" and one.text.endswith("s") for one in said.tokens
    )
    return people or bool(_MANY.match(outlook.actor)) or any(t.text.lower() in _HABITS for t in said.tokens)


def _is_timed(said: Statement, start: int) -> bool:
    """Whether a time is given behind ``start`` that is not that of who says so at the end."""
    end = min(
        (one.start for one in said.attributions if one.form == "trailing"), default=len(said.sentence.text)
    )
    return any(start < when.start < end for when in said.dates)


def _is_spoken(said: Statement, outlook: Outlook) -> bool:
    """Whether the words that look ahead stand in a quotation."""
    first = outlook.cue.split()[0].lower()
    return any(inside and token.text.lower() == first for token, inside in unquoted(said.tokens))


def _was_for_its_day(said: Statement, as_of: date) -> bool:
    """Whether it told what would come on the day of its telling, and that day is past: "will meet today"."""
    if said.outlook is None or said.outlook.last or said.known_by is None or said.known_by >= as_of:
        return False
    return any(when.grain == "day" and when.first == said.known_by for when in said.dates)


def _lacks_date(entry: Ranked) -> bool:
    outlook = entry.point.lead.outlook
    return outlook is None or outlook.last is None


def _is_dated_plan(entry: Ranked) -> bool:
    """Whether it looks ahead to a known time; what would be if, and what should be, looks nowhere."""
    outlook = entry.point.lead.outlook
    if outlook is None or outlook.last is None:
        return False
    text = entry.point.lead.sentence.text
    demands = outlook.cue.lower().split()[0] in {"should", "ought"} or bool(_NOT_SHARED.search(text))
    return not demands and not _UNREAL.search(text)


def _is_advice(entry: Ranked) -> bool:
    """Whether it tells what somebody advises: that he does is a fact, though what he advises lies ahead."""
    outlook = entry.point.lead.outlook
    return outlook is not None and outlook.cue.lower().split()[0] in {"should", "ought"}


def _is_bottom_line(entry: Ranked) -> bool:
    told = not _is_plan(entry) or _is_advice(entry)
    return told and not _is_opined(entry) and not leans_hard(entry.point.lead.tokens)


def _opens_page(entry: Ranked, openings: Openings) -> bool:
    """Whether it can be the first sentence of the page: a report, or a decision on what comes."""
    lead = entry.point.lead
    told = not _is_plan(entry) or is_deed(lead) or openings.opens(entry) or _is_advice(entry)
    return told and not _is_opined(entry) and not leans_hard(lead.tokens)


def _is_opined(entry: Ranked) -> bool:
    """Whether only an opinion piece says so: with its writer it may be a fact, and not the gist."""
    return any(reason.name == OPINION for reason in entry.reasons)


def _without(entries: Iterable[Ranked], taken: Sequence[Ranked], again: Iterable[Ranked]) -> list[Ranked]:
    """Leave out the points that were taken or repeat, and what a taken one shows as its other value."""
    ids = {entry.point.id for entry in (*taken, *again)}
    shown = {said.sentence.span for entry in taken for said in entry.point.disputed}
    return [
        entry
        for entry in entries
        if entry.point.id not in ids and entry.point.lead.sentence.span not in shown
    ]


def _nearness(outlook: Outlook | None, as_of: date) -> float:
    """Return 1 for what is due tomorrow, half of it for what is due in a year."""
    if outlook is None or outlook.last is None or outlook.last < as_of:
        return 0.0
    return 1.0 / (1.0 + (outlook.last - as_of).days / 365.0)


def _score(entry: Ranked) -> float:
    return entry.score
