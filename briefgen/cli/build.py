"""``briefgen build``: settings in, pages on the disk and an account of them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli import options
from briefgen.cli.choose import Wishes, asked_day, chosen, refuse_empty
from briefgen.cli.console import near, say, say_json, tell
from briefgen.cli.formats import asked_kinds, files_of
from briefgen.cli.handler import NOTHING_NEW, as_data, report
from briefgen.cli.office import Wanted
from briefgen.cli.progress import Progress
from briefgen.errors import BriefgenError, EvidenceError, SourceError
from briefgen.parser import start_ahead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.config import BriefSettings
    from briefgen.model import Problem, Published
    from briefgen.pipeline import Run
    from briefgen.standing import Regenerated


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one brief: a page, the page that stands, or the error in place of it.

    ``edition`` is what became of a brief that has editions; None for one of a folder or files.
    """

    settings: BriefSettings
    run: Run | None = None
    published: Published | None = None
    error: Exception | None = None
    edition: Regenerated | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the edition before stands."""
        return self.edition is not None and self.edition.published is None

    @property
    def exit_code(self) -> int:
        """0; 4 when a section holds too little; 3 when a source could not be used; or the error's."""
        if self.error:
            return self.error.exit_code if isinstance(self.error, BriefgenError) else 1
        if self.edition and self.edition.failed:
            return self.edition.failed.exit_code
        if self.published and self.run and self.run.fitted and self.run.fitted.brief.missing:
            return EvidenceError.exit_code
        return SourceError.exit_code if problems_of(self) else 0


def build(
    targets: options.Targets = None,
    config: options.Config = None,
    template: options.Template = None,
    out: options.Out = None,
    as_of: options.AsOf = None,
    title: options.Title = None,
    paper: options.PaperSize = None,
    formats: options.Formats = None,
    no_embed: options.NoEmbed = False,
    offline: options.Offline = False,
    pdf: options.Pdf = False,
    preview: options.Preview = False,
    check_with_office: options.CheckWithOffice = False,
    force: options.Force = False,
    exit_code: options.ExitCode = False,
    strict: options.Strict = False,
    as_json: options.AsJson = False,
    debug: options.Debug = False,
) -> int:
    """Build one-page briefs: those of briefgen.toml, or one of the folder or files that you name."""
    wishes = Wishes(
        template=template, out=out, as_of=as_of, title=title, paper=paper, no_embed=no_embed, offline=offline
    )
    wanted = Wanted(check=check_with_office, pdf=pdf, preview=preview)
    wanted.refuse_missing()
    order = _Order(asked_kinds(formats, out), wanted, strict=strict, force=force)
    day, briefs = asked_day(wishes), chosen(targets or (), config, wishes)
    if any(not brief.standing or brief.elsewhere for brief in briefs):
        start_ahead()  # such a page is made in any case: the parser can be loaded while sources are read
    outcomes = []
    for brief in briefs:
        outcomes.append(outcome := _outcome(brief, day, order))
        about = brief.name if len(briefs) > 1 else ""
        if outcome.error:
            report(outcome.error, debug=debug, about=about)
        elif not as_json:
            _tell(outcome, about)
    code = _exit_code(outcomes, tell_nothing_new=exit_code)
    if as_json:
        say_json({"briefs": [data_of(outcome) for outcome in outcomes], "exit_code": code})
    return code


@dataclass(frozen=True, slots=True)
class _Order:
    """What is wanted of each brief: its kinds of file, LibreOffice's part, and what stops it."""

    kinds: Sequence[str]
    office: Wanted
    strict: bool
    force: bool

    def files(self, run: Run, path: Path) -> Mapping[Path, bytes]:
        """Return the files of a finished run, the .docx first; raise what keeps them from being written."""
        from briefgen.evidence import evidence

        assert run.fitted is not None  # noqa: S101 - the last stage was asked for
        if self.strict:
            _refuse_warnings(Outcome(run.settings, run))
        also = run.settings.also_on(run.as_of)
        first, *others = files_of(run, path, self._kinds(run.settings), also).items()
        files = dict([first, (evidence_path(path), evidence(run)), *others])
        return files | (self.office.files(run.fitted.docx, path) if self.office.anything else {})

    def _kinds(self, brief: BriefSettings) -> Sequence[str]:
        """Return the kinds to write; an edition has a .docx, whatever else is asked for."""
        is_edition = brief.standing and not brief.elsewhere
        return tuple(dict.fromkeys(["docx", *self.kinds])) if is_edition else self.kinds


def _outcome(brief: BriefSettings, day: date | None, order: _Order) -> Outcome:
    """Build one brief; what goes wrong with it does not keep the next from being built."""
    try:
        return _built(brief, day, order)
    except Exception as error:  # noqa: BLE001 - told by the one handler, once for each brief
        return Outcome(brief, error=error)


def _built(brief: BriefSettings, day: date | None, order: _Order) -> Outcome:
    from briefgen import clock

    refuse_empty(brief)
    as_of = clock.as_of(day, brief.as_of)
    with Progress(brief.name) as progress:
        if brief.standing and not brief.elsewhere:
            return _edition(brief, as_of, order, progress)
        return _page(brief, as_of, order, progress)


def _page(brief: BriefSettings, as_of: date, order: _Order, progress: Progress) -> Outcome:
    """Build a page that has no editions: it is written each time."""
    from briefgen import pipeline
    from briefgen.publish import publish

    run = pipeline.run(brief.decided(), as_of, progress=progress)
    files = order.files(run, brief.output_on(as_of))
    progress("publish")
    return Outcome(brief, run, publish(files))


def _edition(brief: BriefSettings, as_of: date, order: _Order, progress: Progress) -> Outcome:
    """Build the next edition of a brief of the settings file, if there is anything new to say."""
    from briefgen.standing import regenerate

    made = regenerate(brief, as_of, order.files, force=order.force, progress=progress, sure=start_ahead)
    outcome = Outcome(made.settings, made.run, made.published, edition=made)
    if order.strict and outcome.is_unchanged:
        _refuse_warnings(outcome)
    return outcome


def evidence_path(path: Path) -> Path:
    """Return the path of the evidence that lies beside a brief."""
    return path.with_suffix(".evidence.json")


def problems_of(outcome: Outcome) -> list[Problem]:
    """Return what kept a source from being used."""
    fetched = outcome.edition.problems if outcome.edition else ()
    read = outcome.run.corpus.problems if outcome.run and outcome.run.corpus else fetched
    return [*outcome.settings.unmatched, *read]


def notes_of(outcome: Outcome) -> list[str]:
    """Return remarks that call for nothing to be done."""
    fetched = outcome.run.fetched.notes if outcome.run and outcome.run.fetched else ()
    of_edition = outcome.edition.notes if outcome.edition else ()
    of_run = outcome.run.notes if outcome.run else ()
    return list(dict.fromkeys([*outcome.settings.notes, *fetched, *of_run, *of_edition]))


def warnings_of(outcome: Outcome) -> list[str]:
    """Return all that the user should know about a page, a line each, with the next step if there is one."""
    told = {f"{one.name}: {one.message}": f" ({one.hint.rstrip('.')})" for one in problems_of(outcome)}
    before = outcome.edition.warnings if outcome.edition else ()
    words = dict.fromkeys([*told, *(outcome.run.warnings if outcome.run else before)])
    return [f"{line}{told.get(line, '')}" for line in words]


def _refuse_warnings(outcome: Outcome) -> None:
    warnings = warnings_of(outcome)
    if not warnings:
        return
    family = EvidenceError if outcome.exit_code == EvidenceError.exit_code else SourceError
    count = f"{len(warnings)} warnings: " if len(warnings) > 1 else ""
    message = f"{outcome.settings.name}: {count}{'; '.join(warnings)}"
    raise family(message, "Nothing was written because of --strict; build without it to see the page.")


def _exit_code(outcomes: Sequence[Outcome], *, tell_nothing_new: bool) -> int:
    """Return the code of the first brief without a page, else the highest of the others."""
    failed = [outcome.exit_code for outcome in outcomes if outcome.error]
    code = next(iter(failed), max((outcome.exit_code for outcome in outcomes), default=0))
    nothing_new = tell_nothing_new and all(outcome.is_unchanged for outcome in outcomes)
    return NOTHING_NEW if nothing_new and not code else code


def _tell(outcome: Outcome, about: str) -> None:
    data = data_of(outcome)
    say(near(data["path"]))
    if outcome.is_unchanged:
        say(f"  {_standing_words(outcome)}")
    else:
        _tell_page(outcome, data)
    for note in data["notes"]:
        tell(f"note: {note}")
    for warning in data["warnings"]:
        tell(f"warning: {about}{': ' if about else ''}{warning}")
    if outcome.edition and outcome.edition.failed:
        report(outcome.edition.failed, debug=False, about=about)


def _tell_page(outcome: Outcome, data: Mapping[str, Any]) -> None:
    held = data["holds"]
    say(
        f"  one page, {_paper(outcome)}, {data['fullness']:.0%} full: {_count(held['summary'], 'sentence')}, "
        f"{_count(held['key_facts'], 'fact')}, {held['outlook']} outlook, {_count(held['sources'], 'source')}"
    )
    if outcome.edition and outcome.edition.stands.number > 1:
        _tell_reasons(data)
    say(f"  evidence: {near(data['evidence'])} ({_count(data['cut'], 'point')} not on the page)")
    for path in data["files"][2:]:
        say(f"  {Path(path).suffix[1:]}: {near(path)}")


def _tell_reasons(data: Mapping[str, Any]) -> None:
    """Say why there is a new edition: one reason beside its number, several below each other."""
    reasons = data["why"]
    if len(reasons) == 1:
        say(f"  edition {data['edition']}: {reasons[0]}")
        return
    say(f"  edition {data['edition']}, because")
    for reason in reasons:
        say(f"    - {reason}")


def _standing_words(outcome: Outcome) -> str:
    assert outcome.edition  # noqa: S101 - only an edition can stand
    stands = outcome.edition.stands
    day = f"{stands.as_of.day} {stands.as_of:%B %Y}"
    return f"{'; '.join(outcome.edition.why)} since edition {stands.number} of {day}: it stays as it is"


def _paper(outcome: Outcome) -> str:
    return {"a4": "A4", "letter": "Letter"}[outcome.settings.paper]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def data_of(outcome: Outcome) -> dict[str, Any]:
    """Return what ``--json`` prints of one brief."""
    data: dict[str, Any] = {"name": outcome.settings.name, "exit_code": outcome.exit_code}
    if outcome.error:
        return data | {"error": as_data(outcome.error)}
    data |= _page_data(outcome) if outcome.published else {}
    if outcome.edition:
        data |= _edition_data(outcome.edition)
    return data | {"warnings": warnings_of(outcome), "notes": notes_of(outcome)}


def _page_data(outcome: Outcome) -> dict[str, Any]:
    from briefgen.evidence import cuts

    run, published = outcome.run, outcome.published
    assert run and run.fitted and published  # noqa: S101, PT018 - there is no error
    brief = run.fitted.brief
    held = {
        section: len(getattr(brief, section)) for section in ("summary", "key_facts", "outlook", "sources")
    }
    return {
        "path": published.path,
        "sha256": published.sha256,
        "evidence": published.files[1],
        "files": list(published.files),
        "title": brief.title,
        "as_of": brief.as_of.isoformat(),
        "template": run.settings.template,
        "paper": run.settings.paper,
        "pages": 1,
        "fullness": round(run.fitted.fullness, 3),
        "holds": held,
        "missing": [section for section, _ in brief.missing],
        "cut": len(cuts(run)),
    }


def _edition_data(made: Regenerated) -> dict[str, Any]:
    """Return what became of a brief with editions: the one that stands, and why it is that one."""
    stands = made.stands
    data = {
        "path": stands.path,
        "sha256": stands.docx_sha256,
        "as_of": stands.as_of.isoformat(),
        "edition": stands.number,
        "published": made.published is not None,
        "why": list(made.why),
        "made_good": list(made.made_good),
    }
    return data | ({"error": as_data(made.failed)} if made.failed else {})
