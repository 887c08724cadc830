"""``briefgen decide``: a brief, a decision and lines in; the file of its decisions with it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from briefgen.cli import options
from briefgen.cli.choose import declared
from briefgen.cli.console import day_of, say, say_json, tell
from briefgen.cli.printed import Page, Shown, asked_lines, last_page, line_meant
from briefgen.errors import SettingsError, nearest
from briefgen.model import Section

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.decisions.write import Decision
    from briefgen.model import Prefer, Source

ACTIONS = ("list", "pin", "ban", "reword", "prefer", "undo")
_HEADS: Mapping[str, str] = {"summary": "Summary", "key_facts": "Key facts", "outlook": "Outlook"}

Action = Annotated[
    str, typer.Argument(metavar="|".join(ACTIONS), help="What is decided; list shows lines and decisions.")
]
Lines = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="LINE...",
        help="Lines of the last edition, by the number that list shows or by their words; sources to prefer; "
        "decisions to undo.",
        show_default=False,
    ),
]
To = Annotated[str | None, typer.Option("--to", metavar="TEXT", help="How the line shall read, for reword.")]
Into = Annotated[
    str | None,
    typer.Option("--section", metavar="|".join(_HEADS), help="Where a pinned line shall stand."),
]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who decided it.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why it was decided.")]
All = Annotated[
    bool, typer.Option("--all", help="With list: show what is not on the page too, with numbers.")
]


def decide(
    name: options.Name,
    action: Action,
    lines: Lines = None,
    to: To = None,
    section: Into = None,
    by: By = None,
    why: Why = None,
    everything: All = False,
    config: options.Config = None,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Decide which lines stay, go or read otherwise, and whose wording is taken; later builds obey."""
    wish = _Wish(_action(action), tuple(lines or ()), to, section, by or "", why or "")
    wish.refuse_odd()
    brief = declared(name, config)
    page = last_page(brief)
    if wish.action == "list":
        _list(brief, page, everything=everything, as_json=as_json)
        return 0
    made, notes = _undone(brief, page, wish) if wish.action == "undo" else _decided(brief, page, wish)
    if as_json:
        said = [_data(decision) for decision in made]
        say_json({"name": name, "action": wish.action, "decisions": said, "notes": list(notes)})
        return 0
    _tell(brief, wish, made, notes)
    return 0


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the command line asks for."""

    action: str
    lines: tuple[str, ...]
    to: str | None
    section: str | None
    by: str
    why: str

    def refuse_odd(self) -> None:
        """Raise SettingsError for words that do not go together."""
        if self.action != "list" and not self.lines:
            message = f"briefgen decide NAME {self.action} needs a line"
            raise SettingsError(message, "briefgen decide NAME list shows the lines with their numbers.")
        if (self.action == "reword") != (self.to is not None):
            message = (
                "--to goes with reword" if self.to is not None else "reword needs --to with the new words"
            )
            raise SettingsError(message, 'Write: briefgen decide NAME reword 3 --to "The new words."')
        if self.to is not None and not self.to.strip():
            raise SettingsError("--to is empty", "Take a line out with: briefgen decide NAME ban LINE")
        known = get_args(Section)
        if self.section is not None and (self.action != "pin" or self.section not in known):
            message = f"--section goes with pin, and is one of {', '.join(known)}"
            raise SettingsError(message, "Write: briefgen decide NAME pin 3 --section outlook")


def _action(word: str) -> str:
    if word not in ACTIONS:
        message = f"there is no decision {word!r}{nearest(word, ACTIONS)}"
        raise SettingsError(message, f"Write one of {', '.join(ACTIONS)} after the name of the brief.")
    return word


# ---------------------------------------------------------------- deciding


def _decided(
    brief: BriefSettings, page: Page | None, wish: _Wish
) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    from briefgen.decisions import add

    if wish.action == "prefer":
        made = tuple(_prefer(asked, brief, page, wish) for asked in wish.lines)
        notes: tuple[str, ...] = ()
    else:
        meant = [line_meant(asked, page) for asked in asked_lines(wish.lines)]
        if wish.action == "reword" and len(meant) > 1:
            raise SettingsError("one line is reworded at a time", "Give one number, or the words in quotes.")
        made = tuple(_made(line, wish) for line in meant)
        notes = _lacking(wish, meant[0], brief) if wish.action == "reword" else ()
    add(brief.decisions_path, *made)
    return made, notes


def _made(line: Shown, wish: _Wish) -> Decision:
    from briefgen import clock
    from briefgen.decisions.words import key
    from briefgen.model import Ban, Pin, Reword

    text, on = line.original or line.text, clock.today()
    first = line.evidence[:1]
    behind = () if not first or key(first[0]) == key(text) else first
    if wish.action == "pin":
        section: Any = wish.section
        return Pin(line=text, section=section, evidence=behind, by=wish.by, on=on, why=wish.why)
    if wish.action == "ban":
        return Ban(line=text, evidence=behind, by=wish.by, on=on, why=wish.why)
    return Reword(line=text, to=wish.to or "", evidence=line.evidence, by=wish.by, on=on, why=wish.why)


def _prefer(asked: str, brief: BriefSettings, page: Page | None, wish: _Wish) -> Decision:
    from briefgen import clock
    from briefgen.model import Prefer

    source = asked.strip()
    if source.isdigit():
        found = [one for one in page.sources if one["number"] == int(source)] if page else []
        if not found:
            message = f"the last edition has no source {source}"
            raise SettingsError(message, "Give its number on the page, its file name, address or publisher.")
        source = found[0]["file"]
    if not source:
        raise SettingsError("a source to prefer needs a name", "Give its file name, address or publisher.")
    made = Prefer(source=source, by=wish.by, on=clock.today(), why=wish.why)
    _refuse_unknown(made, brief, page)
    return made


def _refuse_unknown(made: Prefer, brief: BriefSettings, page: Page | None) -> None:
    """Raise SettingsError when no source is meant: none of the last edition, and none of the settings."""
    from briefgen.decisions.points import means

    known = list(_known_sources(brief, page))
    pattern = any(mark in made.source for mark in "*?[")
    if pattern or brief.feeds or not known or any(means(made, source) for source in known):
        return  # what a feed will bring, and what a pattern will mean, nobody knows
    names = {name for source in known for name in (source.name, source.publisher) if name}
    raise SettingsError(
        f"{brief.name} has no source {made.source!r}{nearest(made.source, names)}",
        "Give its file name, address or publisher, as briefgen decide NAME list shows them. One that is "
        f"still to come can be written into {brief.decisions_path.name} by hand.",
    )


def _known_sources(brief: BriefSettings, page: Page | None) -> Iterator[Source]:
    from briefgen.model import Source

    for one in page.known if page else ():
        about = {"title": one["title"], "publisher": one["publisher"], "url": one["url"]}
        yield Source(id="", name=one["file"], text="", sha256="", **about)
    for item in brief.items:
        publisher = item.metadata.publisher or ""
        yield Source(id="", name=item.shown, text="", sha256="", title="", publisher=publisher)
    for link in brief.links:
        yield Source(id="", name=link.url, text="", sha256="", title="", url=link.url)


def _lacking(wish: _Wish, line: Shown, brief: BriefSettings) -> tuple[str, ...]:
    """Say what the new words hold that the sentences behind the line have not."""
    if not line.evidence:
        return ()
    from briefgen import clock
    from briefgen.decisions.grammar import understood
    from briefgen.decisions.lacking import lacking

    claim, *behind = understood([wish.to or "", line.text, *line.evidence], clock.as_of(None, brief.as_of))
    missing = lacking(claim, behind, ())
    return (f"the sources behind the line do not give {', '.join(missing)}",) if missing else ()


def _undone(
    brief: BriefSettings, page: Page | None, wish: _Wish
) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """Take back the decisions that are named by their number ("d2"), or every one on a line."""
    from briefgen.decisions import in_order, undo

    there = in_order(brief.decisions_path)
    found: dict[int, Decision] = {}
    for asked in _asked_to_undo(wish.lines):
        number = asked[1:] if asked[:1] in "dD" and asked[1:].isdigit() else ""
        named = [int(number) - 1] if number else _about(asked, page, there)
        named = [at for at in named if 0 <= at < len(there)]
        if not named:
            message = f"there is no decision on {asked!r}"
            raise SettingsError(message, "briefgen decide NAME list shows them: d1, d2 and so on.")
        found |= {at: there[at] for at in named}
    made = tuple(found[at] for at in sorted(found))
    undo(brief.decisions_path, *made)
    return made, ()


def _asked_to_undo(words: Sequence[str]) -> Iterator[str]:
    """Yield what is to be undone: "d2" stands for itself among bare words."""
    numbered = [word for word in words if word[:1] in "dD" and word[1:].isdigit()]
    yield from numbered
    yield from asked_lines([word for word in words if word not in numbered])


def _about(asked: str, page: Page | None, there: Sequence[Decision]) -> list[int]:
    """Return the decisions on a line, a source or some words, by their place."""
    from briefgen.decisions.words import key
    from briefgen.model import Prefer

    wanted = {key(asked)}
    if asked.isdigit():
        line = line_meant(asked, page)
        wanted = {key(text) for text in (line.text, line.original, *line.evidence)} - {""}
    found = []
    for at, decision in enumerate(there):
        words = [decision.source] if isinstance(decision, Prefer) else [decision.line, *decision.evidence]
        words += [getattr(decision, "to", "")]
        if wanted & {key(text) for text in words}:
            found.append(at)
    return found


# ---------------------------------------------------------------- telling


def _tell(brief: BriefSettings, wish: _Wish, made: Sequence[Decision], notes: Sequence[str]) -> None:
    from briefgen.decisions import in_words

    for decision in made:
        say(f"{'undone: ' if wish.action == 'undo' else ''}{in_words(decision)}")
    for note in notes:
        tell(f"note: {note}")
    say(f"  {brief.decisions_path.name} says so now; every later build of {brief.name} obeys")


def _list(brief: BriefSettings, page: Page | None, *, everything: bool, as_json: bool) -> None:
    from briefgen.decisions import in_order

    decisions = in_order(brief.decisions_path)
    lines = [line for line in page.lines if everything or not line.cut] if page else []
    if as_json:
        said = [_data(decision) for decision in decisions]
        say_json({"name": brief.name, "lines": [_line_data(line) for line in lines], "decisions": said})
        return
    if page is None:
        say(f"{brief.name} has no edition yet; make one with: briefgen build {brief.name}")
    else:
        _list_lines(page, lines)
    _list_decisions(brief, decisions)


def _list_lines(page: Page, lines: Sequence[Shown]) -> None:
    say(page.head)
    before = ""
    for line in lines:
        head = "Not on the page" if line.cut else _HEADS[line.section]
        if head != before:
            say(head)
            before = head
        marks = f" [{', '.join(map(str, line.marks))}]" if line.marks else ""
        state = f" ({', '.join(line.state)})" if line.state else ""
        why = f" ({line.cut})" if line.cut else ""
        say(f"{line.number:4}  {line.text}{marks}{state}{why}")
    if page.sources:
        say("Sources")
    for source in page.sources:
        say(f"{source['number']:4}  {source['publisher'] or source['title']} ({source['file']})")


def _list_decisions(brief: BriefSettings, decisions: Sequence[Decision]) -> None:
    from briefgen.decisions import in_words

    if not decisions:
        say(f"Nothing is decided yet ({brief.decisions_path.name})")
        return
    say(f"Decided ({brief.decisions_path.name})")
    for number, decision in enumerate(decisions, start=1):
        who = f" by {decision.by}" if decision.by else ""
        when = f" on {day_of(decision.on)}" if decision.on else ""
        why = f": {decision.why}" if decision.why else ""
        say(f"{f'd{number}':>4}  {in_words(decision)}{who}{when}{why}")


def _line_data(line: Shown) -> dict[str, Any]:
    return {
        "number": line.number,
        "section": line.section or None,
        "text": line.text,
        "marks": list(line.marks),
        "pinned": "pinned" in line.state,
        "edited": "edited" in line.state,
        "cut": line.cut or None,
    }


def _data(decision: Decision) -> dict[str, Any]:
    from briefgen.cli.inspect import plain

    kind = type(decision).__name__.lower()
    data: dict[str, Any] = plain(decision)
    return {"kind": kind, **{name: value for name, value in data.items() if value}}
