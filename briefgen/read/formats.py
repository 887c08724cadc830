"""A file in; the draft of the reader for its format out, with the file's bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError

if TYPE_CHECKING:
    from briefgen.model.item import Item
    from briefgen.read.parts import Draft

_MB = 1024 * 1024
# The module and function that reads a format, and how many megabytes are read. The longest reports of
# central banks are 15 MB of PDF; the longest saved page of the evaluation set is 2 MB.
_READERS: dict[str, tuple[str, str, int]] = {
    "txt": ("plain", "read_plain", 20),
    "md": ("markdown", "read_markdown", 20),
    "html": ("html", "read_html", 20),
    "mhtml": ("html", "read_mhtml", 50),
    "pdf": ("apart", "read_pdf_apart", 100),
    "docx": ("docx", "read_docx", 100),
    "odt": ("odt", "read_odt", 100),
    "rtf": ("rtf", "read_rtf", 20),
    "epub": ("epub", "read_epub", 100),
    "eml": ("attached", "read_eml_with_attached", 50),
    "msg": ("attached", "read_msg_with_attached", 50),
    "csv": ("export", "read_csv", 50),
    "json": ("export", "read_json", 50),
}
_ENDINGS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml", ".pdf": "pdf", ".docx": "docx",
    ".docm": "docx", ".odt": "odt", ".rtf": "rtf",
    ".epub": "epub", ".eml": "eml", ".msg": "msg", ".csv": "csv", ".tsv": "csv", ".json": "json",
}  # fmt: skip
_OLD = {
    ".doc": "Open it in Word and save it as .docx.",
    ".ppt": "Save it as PDF.",
    ".pptx": "Save it as PDF.",
    ".xls": "Save the sheet as .csv.",
    ".xlsx": "Save the sheet as .csv.",
}


ENDINGS = frozenset(_ENDINGS)


def known(suffix: str) -> bool:
    """Whether files with this ending (".pdf") are read."""
    return suffix.lower() in _ENDINGS


def read_drafts(item: Item, as_of: date) -> tuple[tuple[Draft, ...], bytes]:
    """Read one file: a draft, or one for each article of an export, and the file's bytes.

    Raises SourceError when it is missing, too large, or of a format that is not read.
    """
    data = _bytes(item)
    return _drafts(item, data, as_of), data


def _drafts(item: Item, data: bytes, as_of: date) -> tuple[Draft, ...]:
    name, function, limit = _READERS[_format(item, data)]
    if len(data) > limit * _MB:
        message = (
            f"it has {len(data) // _MB} MB; {item.path.suffix or 'such'} files are read up to {limit} MB"
        )
        raise SourceError(message, "Save the part that matters.")
    reader: Callable[..., Draft | tuple[Draft, ...]] = getattr(
        import_module(f"briefgen.read.{name}"), function
    )
    options: dict[str, Any] = {}
    if name == "apart":
        options = {"password": item.password}
    elif name == "html":
        options = {"url": item.metadata.url, "as_of": as_of}
    elif name == "attached":
        options = {"read_file": partial(_attachment, item, as_of)}
    found = reader(data, **options)
    return found if isinstance(found, tuple) else (found,)


def _attachment(mail: Item, as_of: date, name: str, data: bytes) -> tuple[Draft, ...]:
    """Read an attachment as the file that it would be if it had been saved."""
    item = replace(mail, path=Path(PurePath(name.replace("\\", "/")).name or "attachment"))
    if item.path.suffix.lower() in {".eml", ".msg"}:
        raise SourceError("a mail within a mail is not opened", "Save it as a file of its own.")
    return _drafts(item, data, as_of)


def _bytes(item: Item) -> bytes:
    path = item.path
    try:
        if path.is_dir():
            raise SourceError("it is a folder, not a document", "Name the files in it.")
        if path.stat().st_size > max(limit for _, _, limit in _READERS.values()) * _MB:
            raise SourceError(
                f"it has {path.stat().st_size // _MB} MB, which is more than is read",
                "Save the part that matters.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file", "Check its name and place.") from None
    except (PermissionError, OSError) as error:
        raise SourceError(
            f"it can not be opened ({error.strerror or error})", "Check who may read it."
        ) from None


def _format(item: Item, data: bytes) -> str:
    """Name the format: by the content where that is certain, else by the file's ending."""
    if not data.strip():
        raise SourceError("it is empty", "Save the document again, or leave it out.")
    suffix = item.path.suffix.lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if suffix in _OLD:
        raise SourceError(f"{suffix} files are not read", _OLD[suffix])
    name = _ENDINGS.get(suffix)
    if name in (None, "txt") and data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if name is None:
        raise SourceError(
            f"files that end in {suffix!r} are not read"
            if suffix
            else "its name has no ending that tells the format",
            f"Formats that are read: {', '.join(sorted(_ENDINGS))}.",
        )
    return name
