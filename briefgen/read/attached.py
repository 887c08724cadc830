"""An e-mail in; the articles in it out: its own text, and each attachment in a format that is read.

What is attached counts as a document of its own, named after the mail that it came with. How many are
read, and how large, is bounded; the others are named. A mail within a mail is not opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from briefgen.errors import SourceError
from briefgen.model import Dropped
from briefgen.read.mail import eml_attachments, msg_attachments, read_eml, read_msg

if TYPE_CHECKING:
    from briefgen.read.parts import Draft

# Reads a file by its name and bytes into drafts; raises SourceError.
ReadFile: TypeAlias = "Callable[[str, bytes], tuple[Draft, ...]]"

MOST = 20  # attachments of one mail; a mail with more is an archive
MOST_BYTES = 30_000_000  # of all of them; mail servers stop at 25 MB
_COVER_LETTER = 60  # words; "Please find attached …" is no source beside what it brings


def read_eml_with_attached(data: bytes, read_file: ReadFile) -> tuple[Draft, ...]:
    """Return the article in an e-mail and its attachments. Raises SourceError when nothing can be read."""
    return _together(read_eml, data, eml_attachments, read_file)


def read_msg_with_attached(data: bytes, read_file: ReadFile) -> tuple[Draft, ...]:
    """Return the article in an Outlook message and its attachments, likewise."""
    return _together(read_msg, data, msg_attachments, read_file)


def _together(
    read_letter: Callable[[bytes], Draft],
    data: bytes,
    attachments: Callable[[bytes], list[tuple[str, bytes]]],
    read_file: ReadFile,
) -> tuple[Draft, ...]:
    letter, fault = None, None
    try:
        letter = read_letter(data)
    except SourceError as error:
        fault = error
    try:
        drafts, notes = _attached(attachments(data), read_file)
    except SourceError as error:
        raise fault or error from None
    if letter is None and fault is not None and not drafts:
        raise SourceError(fault.message, notes[0] if notes else fault.hint)
    if letter is None:
        return _noted(drafts, notes)
    drafts = [_mailed(draft, letter) for draft in drafts]
    if drafts and _is_cover(letter):
        first = replace(
            drafts[0], dropped=(*drafts[0].dropped, Dropped(_words(letter), "letter around an attachment"))
        )
        return _noted([first, *drafts[1:]], notes)
    return _noted([letter, *drafts], notes)


def _attached(found: Sequence[tuple[str, bytes]], read_file: ReadFile) -> tuple[list[Draft], list[str]]:
    """Return the drafts of the attachments that can be read, and a note for those that can not."""
    drafts: list[Draft] = []
    unread: list[str] = []
    size = 0
    for number, (name, content) in enumerate(found):
        size += len(content)
        if number >= MOST or size > MOST_BYTES:
            unread.append(f"{name} (more than {MOST} attachments or {MOST_BYTES // 1_000_000} MB)")
            continue
        try:
            drafts += [_called(draft, name) for draft in read_file(name, content)]
        except SourceError as error:
            unread.append(f"{name} ({error.message})")
        except Exception as error:  # noqa: BLE001 - a library fell over one attachment: the others are still read
            unread.append(f"{name} (it could not be read: {type(error).__name__})")
    return drafts, [f"of its attachments, these are not read: {'; '.join(unread)}"] if unread else []


def _called(draft: Draft, name: str) -> Draft:
    """Name a draft after its file, and its part of the file where it is one of several."""
    return replace(draft, name=", ".join(filter(None, (PurePath(name).name, draft.name))))


def _mailed(draft: Draft, letter: Draft) -> Draft:
    """Give an attachment the day of the mail as that of its access."""
    known = draft.metadata
    day = known.accessed or letter.metadata.accessed
    return replace(draft, metadata=replace(known, accessed=day))


def _is_cover(letter: Draft) -> bool:
    return len(_words(letter).split()) < _COVER_LETTER


def _words(letter: Draft) -> str:
    return "\n".join(part.text for part in letter.parts)


def _noted(drafts: Sequence[Draft], notes: Sequence[str]) -> tuple[Draft, ...]:
    if not drafts:
        return ()
    return (replace(drafts[0], notes=(*drafts[0].notes, *notes)), *drafts[1:])
