"""Bytes of a .docx in, its XML parts out: checked, bounded, and parsed without following anything.

A .docx comes from anywhere, so nothing in it is trusted: sizes are capped before anything is unpacked,
a document type declaration is refused (a .docx never has one; entity bombs need one), and whatever goes
wrong is a ``FitError``.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from briefgen.errors import FitError
from briefgen.layout.names import OFFICE, PACKAGE_RELS, R, W

MAX_PART: Final = 24_000_000  # bytes of one part unpacked; 300 pages of plain text stay under 10 MB
MAX_ENTRIES: Final = 5_000

_RESAVE = "open it in Word or LibreOffice, save it as .docx again, and retry"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


@dataclass(slots=True, eq=False, repr=False)
class Package:
    """An open .docx; ``document`` is the name of its main part."""

    archive: zipfile.ZipFile
    document: str = ""
    _xml: dict[str, etree._Element | None] = field(default_factory=dict)
    _rels: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when there is no such part; FitError when it can not be read."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise FitError(f"the document is encrypted ({name})", "save it without a password, and retry")
        return self._unpack(info)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack one entry, never past the cap: the size that the entry states may be a lie."""
        try:
            with self.archive.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise FitError(f"{info.filename} can not be unpacked: {error}", _RESAVE) from error
        if len(data) > MAX_PART:
            limit = MAX_PART // 1_000_000
            raise FitError(
                f"{info.filename} is larger than {limit} MB", "split the document, and measure the parts"
            )
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Return the root element of an XML part, None when there is no such part."""
        if name not in self._xml:
            data = self.data(name)
            self._xml[name] = None if data is None else _parse(name, data)
        return self._xml[name]

    def rels(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part points to: relation id -> (kind, name of the part); only parts inside."""
        if name not in self._rels:
            folder, base = posixpath.split(name)
            root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
            self._rels[name] = {} if root is None else _targets(root, folder)
        return self._rels[name]

    def related(self, name: str, kind: str) -> str:
        """Return the name of the first part of this kind that ``name`` points to, empty when none."""
        return next((target for found, target in self.rels(name).values() if found == kind), "")

    def related_xml(self, kind: str) -> etree._Element | None:
        """Return the root of the part of this kind ("styles", "numbering") that belongs to the document."""
        name = self.related(self.document, kind)
        return self.xml(name) if name else None


def open_package(docx: bytes) -> Package:
    """Open a .docx; FitError when it is none."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(docx))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        why = f": {error}" if zipfile.is_zipfile(io.BytesIO(docx)) else ""
        raise FitError(f"the file is not a .docx{why}", _RESAVE) from error
    if len(archive.infolist()) > MAX_ENTRIES:
        raise FitError(
            f"the file holds {len(archive.infolist())} parts, at most {MAX_ENTRIES} are read", _RESAVE
        )
    package = Package(archive)
    package.document = package.related("", "officeDocument") or "word/document.xml"
    return package


def _parse(name: str, data: bytes) -> etree._Element:
    """Parse one part; entities stay unexpanded, depth and text length keep libxml2's limits."""
    if _STRICT in data[:20_000]:
        for strict, usual in _STRICT_NAMES:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FitError(f"{name} is not well-formed XML: {error}", _RESAVE) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise FitError(f"{name} has a document type declaration, which no .docx has", _RESAVE)
    return root


def _targets(root: etree._Element, folder: str) -> dict[str, tuple[str, str]]:
    targets = {}
    for rel in root.iter(PACKAGE_RELS + "Relationship"):
        target, kind = rel.get("Target", ""), rel.get("Type", "")
        if rel.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            targets[rel.get("Id", "")] = (kind.rsplit("/", 1)[-1], path)
    return targets


__all__ = ["MAX_PART", "OFFICE", "Package", "R", "W", "open_package"]
