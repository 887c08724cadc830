"""The bytes of a .docx in, its parts by name out, and back: always the same bytes for the same parts."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree

from briefgen.errors import TemplateError

Parts = dict[str, bytes]

# A house template with a large logo is 2-3 MB; what is far beyond that is no page but a bomb.
MAX_PARTS = 2000
MAX_BYTES = 64 * 2**20
# The oldest time a zip can hold: it stands for "no time", so that equal parts give equal bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)

_STORY = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml$")
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read_package(data: bytes, name: str) -> Parts:
    """Return the parts of the .docx ``data``; ``name`` is what errors call it.

    Raises TemplateError when it is no .docx, is damaged, or unpacks to more than 64 MiB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(archive, name)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except TemplateError:
        raise
    except Exception as error:  # zipfile meets damage with some ten kinds of error
        why = f": {error}" if zipfile.is_zipfile(io.BytesIO(data)) else ""
        raise TemplateError(
            f"{name} is not a Word document (.docx){why}",
            "open it in Word and save it as “Word Document (*.docx)”, without a password",
        ) from error
    if "[Content_Types].xml" not in parts or related(parts, "", "officeDocument") not in parts:
        raise TemplateError(
            f"{name} is a zip file but not a Word document that can be filled",
            "save it from Word as “Word Document (*.docx)” (not “Strict Open XML”)",
        )
    return parts


def _check_size(archive: zipfile.ZipFile, name: str) -> None:
    infos = archive.infolist()
    size = sum(info.file_size for info in infos)
    if len(infos) > MAX_PARTS or size > MAX_BYTES:
        raise TemplateError(
            f"{name} is too large for a one-page template: {len(infos)} parts, {size:,} bytes unpacked",
            "make its pictures smaller (Picture Format > Compress Pictures in Word)",
        )


def write_package(parts: Parts) -> bytes:
    """Return the .docx that holds ``parts``: content types first, then by name, with no times in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            info = zipfile.ZipInfo(name, NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # whatever the machine: Windows would write 0 here
            info.external_attr = 0o644 << 16
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def parse(data: bytes, name: str) -> etree._Element:
    """Return the root of a part; no entities, no network, no document type. Raises TemplateError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"{name} is damaged: {error}", "open it in Word and save it again") from error
    if b"<!DOCTYPE" in data:
        raise TemplateError(f"{name} declares a document type, which no Word file does", "save it from Word")
    return root


def serialise(root: etree._Element) -> bytes:
    """Return the bytes of a part, as Word writes its head."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


_NO_RELS = f'<Relationships xmlns="{RELS}"/>'.encode()


def rels_name(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part``."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relationships(parts: Parts, name: str) -> etree._Element:
    root = parse(parts.get(name, _NO_RELS), name)
    if root.tag != f"{{{RELS}}}Relationships":
        raise TemplateError(
            f"{name} is damaged: it holds no relationships", "open it in Word and save it again"
        )
    return root


def related(parts: Parts, part: str, kind: str) -> str:
    """Return the name of the part that ``part`` is related to in this way, or nothing.

    ``part`` "" is the package itself; ``kind`` is the last word of the relationship's type, or all of it.
    """
    name = rels_name(part)
    if name not in parts:
        return ""
    kind_url = kind if ":" in kind else f"{OFFICE}/{kind}"
    for rel in _relationships(parts, name):
        if rel.get("Type") == kind_url and rel.get("TargetMode") != "External":
            path = posixpath.join(posixpath.dirname(part), str(rel.get("Target") or ""))
            return posixpath.normpath(path).lstrip("/")
    return ""


def main_part(parts: Parts) -> str:
    """Return the name of the part that holds the document's text."""
    return related(parts, "", "officeDocument")


def story_parts(parts: Parts) -> list[str]:
    """Return the names of the parts that hold text, the document itself first."""
    main = main_part(parts)
    return [main, *sorted(part for part in parts if _STORY.match(part) and part != main)]


def relate(parts: Parts, part: str, kind: str, target: str, *, external: bool = False) -> str:
    """Return the id of a relationship of ``part`` to ``target``, adding it when there is none.

    ``kind`` is the last word of the relationship's type ("hyperlink", "font").
    """
    name = rels_name(part)
    root = _relationships(parts, name)
    kind_url = kind if ":" in kind else f"{OFFICE}/{kind}"
    for rel in root:
        if rel.get("Type") == kind_url and rel.get("Target") == target:
            return str(rel.get("Id"))
    taken = {rel.get("Id") for rel in root}
    rel_id = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    new = etree.SubElement(root, f"{{{RELS}}}Relationship", Id=rel_id, Type=kind_url, Target=target)
    if external:
        new.set("TargetMode", "External")
    parts[name] = serialise(root)
    return rel_id


def unrelate(parts: Parts, part: str, kinds: tuple[str, ...]) -> None:
    """Take out the relationships of ``part`` that are of one of these kinds."""
    name = rels_name(part)
    if name not in parts:
        return
    root = _relationships(parts, name)
    for rel in [*root]:
        if str(rel.get("Type")).rpartition("/")[2] in kinds:
            root.remove(rel)
    parts[name] = serialise(root)


def declare(parts: Parts, part: str, content_type: str) -> None:
    """Say in the package's content types what ``part`` (a part's name) is."""
    root = parse(parts["[Content_Types].xml"], "[Content_Types].xml")
    for entry in root:
        if entry.get("PartName") == f"/{part}":
            entry.set("ContentType", content_type)
            break
    else:
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
    parts["[Content_Types].xml"] = serialise(root)


def declare_extension(parts: Parts, extension: str, content_type: str) -> None:
    """Say in the package's content types what every part with this extension is."""
    root = parse(parts["[Content_Types].xml"], "[Content_Types].xml")
    if not any(str(entry.get("Extension", "")).lower() == extension for entry in root):
        entry = etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=content_type)
        root.insert(0, entry)
    parts["[Content_Types].xml"] = serialise(root)
