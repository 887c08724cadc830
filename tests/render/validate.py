"""The bytes of a .docx in, what Word would call corrupt out: a list, empty when all is well."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

Element = etree._Element  # noqa: SLF001 # lxml gives its element type no public name
Trees = dict[str, Element]


def problems(data: bytes) -> list[str]:
    """Return everything that is wrong with the document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        contents = {name: archive.read(name) for name in names}
    found = [f"{name} stands twice in the zip" for name, count in Counter(names).items() if count > 1]
    trees: Trees = {}
    for name, content in contents.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                found.append(f"{name}: {error}")
    if not found:
        docx.Document(io.BytesIO(data))
        for check in (_types, _relationships, _bookmarks, _pictures, _references, _shape, _leftovers):
            found += check(trees, set(names))
    return found


def _types(trees: Trees, names: set[str]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    parts = [entry.get("PartName", "").lstrip("/") for entry in types.iter(f"{TYPES}Override")]
    extensions = {entry.get("Extension", "").lower() for entry in types.iter(f"{TYPES}Default")}
    for name in names - {"[Content_Types].xml"}:
        if name not in parts and name.rpartition(".")[2].lower() not in extensions:
            yield f"{name} has no content type"
    for part, count in Counter(parts).items():
        if part not in names or count > 1:
            yield f"the content types speak of {part}, {count} times"


def _rels_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relationships(trees: Trees, names: set[str]) -> Iterator[str]:
    for name, tree in trees.items():
        if name.endswith(".rels"):
            for rel_id, count in Counter(rel.get("Id") for rel in tree).items():
                if count > 1:
                    yield f"{name}: {rel_id} stands {count} times"
            yield from _targets(name, tree, names)
        known = {rel.get("Id") for rel in trees.get(_rels_of(name), ())}
        for element in tree.iter(etree.Element):
            used = {str(value) for key, value in element.attrib.items() if str(key).startswith(R)}
            yield from (f"{name}: {lost} is no relationship" for lost in used - known)


def _targets(name: str, tree: Element, names: set[str]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for rel in tree:
        address = str(rel.get("Target"))
        target = posixpath.normpath(posixpath.join(folder, address)).lstrip("/")
        outside = rel.get("TargetMode") == "External"
        if not outside and target not in names:
            yield f"{name}: {target} is not there"
        if outside and not address.startswith(("http://", "https://", "mailto:")):
            yield f"{name}: {address} is no address to link to"


def _stories(trees: Trees) -> Iterator[tuple[str, Element]]:
    for name, tree in trees.items():
        if name.startswith("word/") and tree.tag in {
            f"{W}{kind}" for kind in ("document", "hdr", "ftr", "footnotes")
        }:
            yield name, tree


def _bookmarks(trees: Trees, _: set[str]) -> Iterator[str]:
    bookmarks: set[str] = set()
    for name, tree in _stories(trees):
        starts = [start.get(f"{W}id") for start in tree.iter(f"{W}bookmarkStart")]
        ends = [end.get(f"{W}id") for end in tree.iter(f"{W}bookmarkEnd")]
        if sorted(map(str, starts)) != sorted(map(str, ends)) or len(set(starts)) != len(starts):
            yield f"{name}: bookmarks begin as {starts} and end as {ends}"
        for start in tree.iter(f"{W}bookmarkStart"):
            label = start.get(f"{W}name", "")
            if label in bookmarks:
                yield f"{name}: two bookmarks are called {label}"
            bookmarks.add(label)
    for name, tree in _stories(trees):
        for link in tree.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor and anchor not in bookmarks:
                yield f"{name}: a link leads to {anchor}, which is not there"
            if not anchor and not link.get(f"{R}id"):
                yield f"{name}: a link leads nowhere"
            if any(parent.tag == link.tag for parent in link.iterancestors()):
                yield f"{name}: a link inside a link"


def _pictures(trees: Trees, _: set[str]) -> Iterator[str]:
    for name, tree in _stories(trees):
        for number, count in Counter(picture.get("id") for picture in tree.iter(f"{WP}docPr")).items():
            if count > 1:
                yield f"{name}: {count} pictures have the id {number}"


def _values(tree: Element | None, tag: str, key: str = "val") -> set[str]:
    return set() if tree is None else {element.get(f"{W}{key}", "") for element in tree.iter(f"{W}{tag}")}


def _references(trees: Trees, _: set[str]) -> Iterator[str]:
    styles = _values(trees.get("word/styles.xml"), "style", "styleId")
    lists = _values(trees.get("word/numbering.xml"), "num", "numId") | {"0"}
    for name, tree in _stories(trees):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for lost in _values(tree, tag) - styles:
                yield f"{name}: there is no style {lost}"
        for lost in _values(tree, "numId") - lists:
            yield f"{name}: there is no list {lost}"


# What may stand directly in these; anything else makes Word refuse the file.
_INSIDE = {
    "body": {"p", "tbl", "sectPr", "sdt", "bookmarkStart", "bookmarkEnd"},
    "tbl": {"tblPr", "tblGrid", "tr", "bookmarkStart", "bookmarkEnd"},
    "tr": {"trPr", "tc", "tblPrEx", "sdt"},
    "tc": {"tcPr", "p", "tbl", "sdt"},
    "hyperlink": {"r", "ins", "del", "proofErr", "bookmarkStart", "bookmarkEnd"},
    "t": set(),
}


def _shape(trees: Trees, _: set[str]) -> Iterator[str]:
    for name, tree in _stories(trees):
        for kind, allowed in _INSIDE.items():
            inside = {
                etree.QName(child).localname for element in tree.iter(f"{W}{kind}") for child in element
            }
            yield from (f"{name}: {lost} stands in {kind}" for lost in inside - allowed)
        if any(len(cell) == 0 or cell[-1].tag != f"{W}p" for cell in tree.iter(f"{W}tc")):
            yield f"{name}: a cell does not end with a paragraph"
        if any(table.find(f"{W}tr") is None for table in tree.iter(f"{W}tbl")):
            yield f"{name}: a table without rows"
        for tag, owners in (("pPr", "p"), ("rPr", "r")):
            late = [
                e for e in tree.iter(f"{W}{owners}") if any(child.tag == f"{W}{tag}" for child in [*e][1:])
            ]
            yield from (f"{name}: {tag} does not come first" for _ in late)


def _leftovers(trees: Trees, _: set[str]) -> Iterator[str]:
    for name, tree in trees.items():
        if b"urn:briefgen" in etree.tostring(tree):
            yield f"{name}: marks of the engine are left"


def page_text(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of each paragraph of a part, links and table cells included."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read(part))
    return ["".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in tree.iter(f"{W}p")]
