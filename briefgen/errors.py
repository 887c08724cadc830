"""The errors a user can meet: one root, one exit code for each family.

BriefgenError
├── SettingsError      2   briefgen.toml or the command line asks for something that is not there
├── SourceError        3   a source can not be found, read or trusted
├── EvidenceError      4   the sources hold too little for a page
├── TemplateError      5   the Word template can not be filled
├── FitError           6   even the shortest page is longer than one page
├── PublishError       7   the finished file can not be written
├── ScheduleError      8   a schedule can not be set up or kept
└── VerificationError  9   a published page does not agree with its sources
"""

from __future__ import annotations

from collections.abc import Iterable


class BriefgenError(Exception):
    """Anything that stops a brief, said in one line, with the next step.

    ``message`` names the file and the value found; ``hint`` says what to do next.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and the hint apart, so that each can be printed on a line of its own."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class SettingsError(BriefgenError):
    """The settings or the command line ask for something that is not there."""

    exit_code = 2


class SourceError(BriefgenError):
    """A source can not be found, read or trusted."""

    exit_code = 3


class EvidenceError(BriefgenError):
    """The sources hold too little for a page, or for one of its sections."""

    exit_code = 4


class TemplateError(BriefgenError):
    """The Word template can not be filled."""

    exit_code = 5


class FitError(BriefgenError):
    """Even the shortest page is longer than one page, or its length can not be measured."""

    exit_code = 6


class PublishError(BriefgenError):
    """The finished file can not be written."""

    exit_code = 7


class ScheduleError(BriefgenError):
    """A schedule can not be set up or kept."""

    exit_code = 8


class VerificationError(BriefgenError):
    """A published page does not agree with its sources."""

    exit_code = 9


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "paper"?`` for a word close to a known one, else nothing."""
    import difflib  # only where something is wrong

    near = difflib.get_close_matches(word.lower(), sorted(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
