"""The frozen settings of a brief: what briefgen.toml and the command line come down to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefgen.errors import SettingsError, nearest
from briefgen.model import Decisions

if TYPE_CHECKING:
    from briefgen.fetch import Feed, Link
    from briefgen.model import Problem
    from briefgen.model.item import Item

Paper = Literal["a4", "letter"]

# What Windows refuses in a file name, and what a shell or a path would take for something else.
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_PLACEHOLDER = re.compile(r"\{name\}|\{date\}")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSettings:
    """One brief: what goes in, how the page looks, where it goes.

    ``output`` is an absolute path in which ``{name}`` and ``{date}`` may stand, ``also`` are further ones;
    ``template`` is the name of a shipped template or the absolute path of a .docx; ``root`` is the folder
    that relative paths start from. An empty ``title`` leaves the choice of one to the pipeline. ``embed``
    lets the extra of that name be used where it is installed. ``handling_marks`` is the scheme of the house,
    the laxest mark first. ``links`` and ``feeds`` are fetched, from a private network only where
    ``allow_hosts`` names the host, and not at all when ``offline``: what ``store`` holds is read then.

    A ``standing`` brief is one of the settings file: it has editions, of which ``keep`` are kept, and after
    each new one ``on_publish`` is run; a page that is to go ``elsewhere`` is none of them. It is rebuilt by
    ``schedule`` (five fields of cron, on the clock of ``timezone``; empty: the computer's) or ``every`` so
    many seconds, or when someone asks; ``jitter`` spreads the starts over so many seconds.

    ``declared`` is the settings file, ``patterns`` are the paths and globs by which the files were asked for,
    ``unmatched`` those that are not there, ``notes`` what else the user should know.
    """

    name: str
    items: tuple[Item, ...]
    output: Path
    root: Path
    also: tuple[Path, ...] = ()
    title: str = ""
    template: str = "policy-brief"
    paper: Paper = "a4"
    as_of: date | None = None
    focus: tuple[str, ...] = ()
    handling: str = ""
    handling_marks: tuple[str, ...] = ()
    embed: bool = True
    custom: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    feeds: tuple[Feed, ...] = ()
    allow_hosts: frozenset[str] = frozenset()
    offline: bool = False
    standing: bool = False
    elsewhere: bool = False
    schedule: str = ""
    every: int = 0
    timezone: str = ""
    jitter: int = 0
    keep: int = 30
    on_publish: tuple[str, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    declared: Path | None = None
    patterns: tuple[str, ...] = ()
    unmatched: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def store(self) -> Path:
        """The folder that keeps what was fetched, beside the settings file."""
        return self.root / ".briefgen" / "store"

    @property
    def state(self) -> Path:
        """The folder that keeps the editions, beside the settings file."""
        return self.root / ".briefgen"

    def decided(self) -> BriefSettings:
        """Return the settings with what people decided about the brief.

        Raises SettingsError with every problem in their file. Only a brief of the settings file has one.
        """
        if not self.standing or not self.decisions_path.exists():
            return self
        from briefgen.decisions import read_decisions

        return replace(self, decisions=read_decisions(self.decisions_path))

    @property
    def decisions_path(self) -> Path:
        """The file in which people write what they decided about the brief."""
        return self.root / f"{file_name(self.name)}.decisions.toml"

    @property
    def scheduled(self) -> bool:
        """Whether the brief is rebuilt by itself."""
        return bool(self.schedule or self.every)

    def output_on(self, day: date) -> Path:
        """Return the path of the .docx for the edition of this day."""
        return self._placed(self.output, day)

    def also_on(self, day: date) -> tuple[Path, ...]:
        """Return the further paths of the page for the edition of this day."""
        return tuple(self._placed(path, day) for path in self.also)

    def _placed(self, path: Path, day: date) -> Path:
        inside = path.is_relative_to(self.root)  # braces in the root's own name are not ours
        pattern = str(path.relative_to(self.root) if inside else path)
        values = {"{name}": file_name(self.name), "{date}": day.isoformat()}
        return self.root / _PLACEHOLDER.sub(lambda found: values[found[0]], pattern)


@dataclass(frozen=True, slots=True)
class Settings:
    """All the briefs of one settings file, in its order."""

    path: Path
    briefs: tuple[BriefSettings, ...]

    def brief(self, name: str) -> BriefSettings:
        """Return the brief of this name; SettingsError with the nearest names when there is none."""
        for brief in self.briefs:
            if brief.name == name:
                return brief
        names = [brief.name for brief in self.briefs]
        raise SettingsError(
            f"{self.path.name} has no brief called {name!r}{nearest(name, names)}",
            f"It has: {', '.join(names)}.",
        )


def file_name(name: str) -> str:
    """Return the name as every file system takes it: spaces and accents stay, ``<`` and ``/`` do not."""
    fit = _UNFIT.sub("-", name).strip(" .") or "brief"
    return f"{fit}-" if _RESERVED.fullmatch(fit) else fit
