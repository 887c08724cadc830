"""A Rich Text file in; the parts of its plain text out."""

from __future__ import annotations

import re

from briefgen.errors import SourceError
from briefgen.model.item import Metadata
from briefgen.read.decode import clean
from briefgen.read.parts import Draft
from briefgen.read.plain import split

_TITLE = re.compile(rb"\{\\title ([^{}\\]{3,200})\}")
_MOST_CHARACTERS = 4_000_000  # striprtf reads 300,000 a second
_AUTHOR = re.compile(rb"\{\\author ([^{}\\]{3,100})\}")


def read_rtf(data: bytes) -> Draft:
    """Return the text of a Rich Text file. Raises SourceError when it is none."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError("it is no Rich Text file", "Open it in a word processor and save it as .docx.")
    if data.count(b"{") > 500_000:
        raise SourceError("it has more groups than a document has", "Save it as .docx.")
    # Deleted text and hidden text stand in the file; striprtf would print them.
    source = re.sub(rb"\{\\(?:deleted|v)\b[^{}]*\}", b"", _without_pictures(data)).decode("latin-1")
    if len(source) > _MOST_CHARACTERS:
        raise SourceError(f"it holds {len(source) // 1_000_000} MB of text", "Save it as .docx.")
    try:
        text = clean(str(rtf_to_text(source, errors="replace")))  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, LookupError, RecursionError) as error:
        raise SourceError(f"it is damaged ({str(error)[:80]})", "Open it and save it as .docx.") from None
    return Draft(parts=tuple(split(text)), text=text, metadata=_metadata(data))


def _without_pictures(data: bytes) -> bytes:
    """Take out the pictures, which stand in the file as long runs of hexadecimal digits."""
    return re.sub(rb"[0-9a-fA-F\r\n]{200,}", b"", data)


def _metadata(data: bytes) -> Metadata:
    title, author = _TITLE.search(data), _AUTHOR.search(data)
    return Metadata(
        title=title[1].decode("latin-1").strip() if title else "",
        author=author[1].decode("latin-1").strip() if author else "",
    )
