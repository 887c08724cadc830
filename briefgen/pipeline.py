"""The stages in order: settings in, a finished page out. Read this file first.

    1 read        files, links    -> sources with clean text, blocks and metadata
    2 segment     sources         -> sentences with spans
    3 shortlist   sentences       -> the ones worth parsing, each with its weight
    4 understand  sentences       -> statements: dates, figures, speakers, outlook
    5 merge       statements      -> key points: agreement, dispute, independent origins
    6 rank        key points      -> scored, with reasons
    7 compose     scored points   -> lines for each section, in their words
    8 fit         lines           -> the fullest page that is still one page, as .docx

What comes after (the evidence file, writing) takes the finished Run. Only this module knows every stage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from briefgen.errors import EvidenceError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from briefgen.config import BriefSettings
    from briefgen.fetch import Fetched
    from briefgen.model import (
        Brief,
        Corpus,
        Cut,
        Edition,
        Fitted,
        Item,
        KeyPoint,
        Ranked,
        Sentence,
        Span,
        Statement,
    )
    from briefgen.render.template import Template

_Value = TypeVar("_Value")
_NAMED = 3  # file names in one message
STAGES = ("read", "segment", "shortlist", "understand", "merge", "rank", "compose", "fit")
# What the stages behind the parser run on, and what comes after them.
_LATER = (
    *("briefgen.merge", "briefgen.embed", "briefgen.rank", "briefgen.compose", "briefgen.compose.titles"),
    *("briefgen.lint", "briefgen.handling", "briefgen.fit", "briefgen.layout.engine"),
    *("briefgen.render.document", "briefgen.evidence", "briefgen.publish"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What the stages made of one brief; a stage that was not reached has left its field empty."""

    settings: BriefSettings
    as_of: date
    template: Template
    edition: int = 0  # the number that the page will have; 0 for a brief without editions
    before: Edition | None = None  # the edition that the page is compared with
    fetched: Fetched | None = None
    items: tuple[Item, ...] = ()
    corpus: Corpus | None = None
    sentences: tuple[Sentence, ...] = ()
    shortlist: tuple[Sentence, ...] = ()
    weights: dict[Span, float] | None = None
    statements: tuple[Statement, ...] = ()
    points: tuple[KeyPoint, ...] = ()
    embed: bool = False  # whether merging compared meanings too
    ranked: tuple[Ranked, ...] = ()
    brief: Brief | None = None
    cut: tuple[Cut, ...] = ()
    fitted: Fitted | None = None
    remarks: tuple[str, ...] = ()  # what people should know of their decisions

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know though a page was made, a line each."""
        if self.corpus is None:
            return ()
        unread = [f"{problem.name}: {problem.message}" for problem in self.corpus.problems]
        noted = [f"{source.name}: {note}" for source in self.corpus.sources for note in source.notes]
        brief = self.fitted.brief if self.fitted else self.brief
        thin = [sentence for _, sentence in brief.missing] if brief else []
        doubts = self.fitted.doubts if self.fitted else ()
        return (*unread, *noted, *_undated(self.corpus), *thin, *_unsure(doubts), *self.remarks)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user may want to know, and need do nothing about: words asked for that no source holds."""
        from briefgen.salience.terms import content

        asked = [(words, set(content(words))) for words in self.settings.focus]
        held = [set(content(one.text)) for one in self.sentences] if asked else []
        strange = [words for words, terms in asked if held and not any(terms <= one for one in held)]
        return tuple(f"focus: no sentence of the sources holds “{words}”" for words in strange)


def _undated(corpus: Corpus) -> tuple[str, ...]:
    """Say which sources have no date: what they call "last week" can not be placed."""
    names = [source.name for source in corpus.sources if not (source.published or source.month)]
    if not names:
        return ()
    which = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return (f"no date of publication is known of {which}: relative dates there are left as they are",)


def _unsure(doubts: Sequence[str]) -> tuple[str, ...]:
    """Say why it is not sure that the page is one page."""
    if not doubts:
        return ()
    more = f" (and {len(doubts) - 1} more: see “briefgen pages”)" if len(doubts) > 1 else ""
    return (f"that this is one page in Word is not sure: {doubts[0]}{more}",)


def _prepare(template: Template) -> None:
    """Import what the stages behind the parser need, and compile the template: a fifth of a small build."""
    from importlib import import_module

    from briefgen.render.document import compile_template

    for name in _LATER:
        import_module(name)
    compile_template(template.docx, template.path.name)


def _ignore(_: str) -> None:
    """Report to nobody."""


def run(  # noqa: PLR0913 - all but two are keywords
    settings: BriefSettings,
    as_of: date,
    *,
    until: str = "fit",
    progress: Callable[[str], None] = _ignore,
    fetched: Fetched | None = None,
    edition: int = 0,
    before: Edition | None = None,
) -> Run:
    """Run the stages up to and including ``until``; each calls ``progress`` with its name as it begins.

    ``fetched`` is what the links and feeds gave, where that was asked for already. ``edition`` is the number
    of the page among those of a standing brief, ``before`` the edition whose lines are no news.
    """
    from briefgen.parser import meanwhile
    from briefgen.render.template import load_template

    template = load_template(settings.template)
    meanwhile(partial(_prepare, template))
    fetched = fetched or fetched_for(settings, as_of, progress)
    state = Run(
        settings=settings, as_of=as_of, template=template, fetched=fetched, edition=edition, before=before
    )
    for name in STAGES[: STAGES.index(until) + 1]:
        progress(name)
        state = _STEPS[name](state)
    return state


def _read(state: Run) -> Run:
    from briefgen import clock
    from briefgen.read import read

    fetched = _there(state.fetched)
    items = (*state.settings.items, *fetched.items)
    corpus = read(items, as_of=state.as_of, problems=fetched.problems, today=clock.today())
    return replace(state, items=items, corpus=corpus)


def fetched_for(settings: BriefSettings, as_of: date, progress: Callable[[str], None] = _ignore) -> Fetched:
    """Return the files of the links and feeds that a brief names; without any, nothing is loaded.

    Raises SourceError when there is nothing to read, neither among them nor among the brief's own files.
    """
    from briefgen.fetch import Fetched, Limits, fetch

    if not (settings.links or settings.feeds):
        return Fetched((), ())

    progress("fetch")
    fetched = fetch(
        settings.links,
        settings.feeds,
        store=settings.store,
        as_of=as_of,
        offline=settings.offline,
        limits=Limits(allow_hosts=settings.allow_hosts),
    )
    if not (settings.items or fetched.items or fetched.problems):
        raise SourceError(
            f"the feeds of {settings.name} hold no entry that their words and days let through",
            "Name fewer words or more days in [[briefs.NAME.feed]], or no words and days at all.",
        )
    return fetched


def _segment(state: Run) -> Run:
    from briefgen.segment import segment
    from briefgen.understand import with_days

    corpus = _there(state.corpus)
    # A copy of another source is cited with it, but read once: it adds no sentence of its own.
    originals = [source for source in corpus.sources if not source.same_as]
    sentences = tuple(sentence for source in originals for sentence in segment(source))
    if not sentences:
        names = ", ".join(source.name for source in corpus.sources)
        raise EvidenceError(
            f"no sentence could be found in {names}",
            "Add a source with running text: headings, tables and captions alone can not be cited.",
        )
    return replace(state, corpus=with_days(corpus, sentences, state.as_of), sentences=sentences)


def _shortlist(state: Run) -> Run:
    from briefgen.shortlist import shortlist

    short, weights = shortlist(state.sentences, focus=state.settings.focus, title=state.settings.title)
    if state.settings.decisions:
        from briefgen.decisions import named  # here and below: most briefs have none, and wait for nothing

        wanted = {one.span for one in (*short, *named(state.sentences, state.settings.decisions))}
        short = tuple(one for one in state.sentences if one.span in wanted)
    return replace(state, shortlist=short, weights=weights)


def _understand(state: Run) -> Run:
    from briefgen.understand import understand

    return replace(state, statements=understand(state.shortlist, _there(state.corpus), state.sentences))


def _merge(state: Run) -> Run:
    from briefgen.embed import installed
    from briefgen.merge import merge

    embed = state.settings.embed and installed()
    corpus = _there(state.corpus)
    points = merge(state.statements, corpus, embed=embed)
    if state.settings.decisions:
        from briefgen.decisions import preferred

        points = preferred(points, corpus, state.settings.decisions)
    return replace(state, points=points, embed=embed)


def _rank(state: Run) -> Run:
    from briefgen.rank import rank

    corpus = _there(state.corpus)
    ranked = rank(
        state.points, _there(state.weights), topic=_title(state), focus=state.settings.focus, corpus=corpus
    )
    if state.settings.decisions:
        from briefgen.decisions import favoured

        ranked = favoured(ranked, corpus, state.settings.decisions)
    return replace(state, ranked=ranked, remarks=(*state.remarks, *_off_topic(corpus)))


def _off_topic(corpus: Corpus) -> tuple[str, ...]:
    """Say which sources seem to be on another topic than the rest of the folder."""
    from briefgen.rank import off_topic

    found = off_topic(corpus)
    return tuple(
        f"{source.name}: it seems to be on another topic than the other sources, and ranks behind them"
        for source in corpus.sources
        if source.id in found
    )


def _title(state: Run) -> str:
    from briefgen.compose.titles import title_of

    return title_of(state.settings.title, state.settings.name, state.statements)


def _compose(state: Run) -> Run:
    from briefgen.compose import compose, with_missing
    from briefgen.lint import signed

    corpus, limits = _there(state.corpus), state.template.limits
    state, gone = _without_banned(state)
    brief, cut = compose(
        state.ranked,
        corpus,
        as_of=state.as_of,
        title=_title(state),
        limits=limits,
        words=state.template.words,
        embed=state.embed,
    )
    brief, cut, remarks = _followed_up(state, brief, cut)
    brief, refused = signed(brief, corpus)
    brief = with_missing(brief, limits)
    # A line that people pinned stands in spite of a reason against it.
    standing = {line.ranked.point.id for line in brief.lines}
    faulty = {one.ranked.point.id for one in refused}
    others = (one for one in cut if one.ranked.point.id not in faulty)
    cut = tuple(one for one in (*gone, *refused, *others) if one.ranked.point.id not in standing)
    if not brief.lines:
        raise EvidenceError(
            "no sentence in the sources can stand on a page by itself",
            "Add longer sources; `briefgen inspect … --stage rank` lists the sentences that were found.",
        )
    brief = _standing(_with_dates_told(brief, state), state)
    return replace(state, brief=brief, cut=cut, remarks=(*state.remarks, *remarks))


def _with_dates_told(brief: Brief, state: Run) -> Brief:
    """Return the brief; where no source is dated, the dateline says once what each line would say."""
    from briefgen.compose.undated import nothing_dated, told_once
    from briefgen.render.template import prints_dateline

    if not nothing_dated(_there(state.corpus)) or not prints_dateline(state.template):
        return brief
    return told_once(brief)


def _without_banned(state: Run) -> tuple[Run, tuple[Cut, ...]]:
    """Return the run without the points that people banned, and those, with the reason."""
    if not state.settings.decisions:
        return state, ()
    from briefgen.decisions import banned

    ranked, gone, told = banned(state.ranked, _there(state.corpus), state.settings.decisions)
    return replace(state, ranked=ranked, remarks=(*state.remarks, *told)), gone


def _followed_up(
    state: Run, brief: Brief, cut: tuple[Cut, ...]
) -> tuple[Brief, tuple[Cut, ...], tuple[str, ...]]:
    """Return the brief with what the edition before owes its reader and with what people decided."""
    corpus = _there(state.corpus)
    remarks: tuple[str, ...] = ()
    if state.before:
        from briefgen.changes import carried, due

        brief, owed = due(brief, state.ranked, corpus, state.before)
        brief, told = carried(brief, state.ranked, corpus, state.before)
        cut = tuple(one for one in cut if one.ranked.point.id not in owed | told)
    if state.settings.decisions:
        from briefgen.decisions import decided

        brief, remarks = decided(brief, state.ranked, corpus, state.settings.decisions)
    return brief, cut, remarks


def _standing(brief: Brief, state: Run) -> Brief:
    """Return the brief with what the settings and the edition before say of its page and its lines."""
    from briefgen.handling import inherited

    settings, before = state.settings, state.before
    if before:
        from briefgen.changes import marked

        brief = marked(brief, _there(state.corpus), before)
    return replace(
        brief,
        handling=inherited(settings.handling, _there(state.corpus).sources, settings.handling_marks),
        custom=settings.custom,
        edition=state.edition,
        since=before.as_of if before else None,
    )


def _fit(state: Run) -> Run:
    from briefgen.fit import fit

    brief = _there(state.brief)
    fitted = fit(brief, state.template, paper=state.settings.paper)
    remarks = state.remarks
    if state.settings.decisions:
        from briefgen.decisions import without_room

        remarks += without_room(brief, fitted.brief)
    return replace(state, fitted=replace(fitted, cut=(*fitted.cut, *state.cut)), remarks=remarks)


_STEPS: dict[str, Callable[[Run], Run]] = {
    "read": _read,
    "segment": _segment,
    "shortlist": _shortlist,
    "understand": _understand,
    "merge": _merge,
    "rank": _rank,
    "compose": _compose,
    "fit": _fit,
}


def _there(value: _Value | None) -> _Value:
    """Return the value that an earlier stage has left; the order of the stages makes sure of it."""
    if value is None:
        raise AssertionError("a stage ran before the one that feeds it")
    return value
