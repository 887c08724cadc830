"""A zipped XML document (docx, odt, epub) in; its members out, within limits, parsed without entities."""

# ruff: noqa: ANN401 - the elements of lxml, PDFium and trafilatura have no types worth naming
from __future__ import annotations

import io
import zipfile
from typing import Any

from briefgen.errors import SourceError

# A report of 300 pages has 10 MB of XML; a bomb has gigabytes.
_MOST_BYTES = 100 * 1024 * 1024
_MOST_MEMBERS = 5000
_DAMAGED = "Open it in the program that made it and save it again."


class Package:
    """The members of a zipped document."""

    def __init__(self, data: bytes) -> None:
        """Open the archive. Raises SourceError when it is none, or holds more than a document does."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise SourceError("it is damaged: its zip archive can not be opened", _DAMAGED) from error
        infos = self._zip.infolist()
        if len(infos) > _MOST_MEMBERS:
            raise SourceError(f"it holds {len(infos)} files; a document has a few dozen", _DAMAGED)
        if any(info.flag_bits & 1 for info in infos):
            raise SourceError("it is encrypted", "Save it without a password.")
        self._left = _MOST_BYTES
        self.names = frozenset(info.filename for info in infos)

    def read(self, name: str) -> bytes:
        """Return a member's bytes, empty when there is none. Raises SourceError past the limit."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as member:
                data = member.read(self._left + 1)
        except Exception as error:  # noqa: BLE001 - zlib, lzma and zipfile each have their own errors
            raise SourceError(
                f"it is damaged: {name} can not be unpacked ({type(error).__name__})", _DAMAGED
            ) from None
        self._left -= len(data)
        if self._left < 0:
            raise SourceError(
                f"it unpacks to more than {_MOST_BYTES // 1024 // 1024} MB of text",
                "It may be a zip bomb: do not open it.",
            )
        return data

    def xml(self, name: str) -> Any:
        """Return the root of an XML member, None when there is no such member."""
        data = self.read(name)
        return parse_xml(data, name) if data else None


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root of an XML document. Entities are not resolved, nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"it is damaged: {name} is not well-formed ({str(error)[:80]})", _DAMAGED) from None
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise SourceError(
            f"{name} declares a document type, which no office program writes", "Do not trust this file."
        )
    return root
