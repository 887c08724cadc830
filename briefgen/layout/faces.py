"""A font name, bold and italic in; the face whose widths and heights stand for it out.

First the faces that the document carries (word/fonts/*.odttf), then the tables of the usual office faces,
then a stand-in with a remark: an unknown face is never passed over in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.layout.boxes import Font
from briefgen.layout.names import VAL, R, W
from briefgen.layout.sfnt import Face, FontFileError, Line, read_face

if TYPE_CHECKING:
    from briefgen.layout.package import Package

# The usual office faces, and the face with the same widths that a machine without them would use.
FAMILIES: Final = {
    "calibri": "Carlito",
    "carlito": "Carlito",
    "cambria": "Caladea",
    "caladea": "Caladea",
    "arial": "LiberationSans",
    "helvetica": "LiberationSans",
    "liberation sans": "LiberationSans",
    "arial narrow": "LiberationSansNarrow",
    "liberation sans narrow": "LiberationSansNarrow",
    "times new roman": "LiberationSerif",
    "times": "LiberationSerif",
    "liberation serif": "LiberationSerif",
    "courier new": "LiberationMono",
    "courier": "LiberationMono",
    "liberation mono": "LiberationMono",
    "dejavu sans": "DejaVuSans",
    "symbol": "opens___",
    "wingdings": "opens___",
    "opensymbol": "opens___",
}
_SINGLE: Final = {"opens___"}
_STAND_IN: Final = "DejaVuSans"
_SERIF, _MONO = "DejaVuSerif", "DejaVuSansMono"
# What fontconfig, and so LibreOffice, puts in the place of these where they are missing; else the above.
_OTHER_STAND_INS: Final = {
    **dict.fromkeys(("constantia", "dejavu serif", "elephant", "garamond", "georgia", "ms serif"), _SERIF),
    **dict.fromkeys(("nimbus roman", "palatino linotype", "simsun", "thorndale"), _SERIF),
    **dict.fromkeys(("andale mono", "consolas", "cumberland", "dejavu sans mono", "fixedsys"), _MONO),
    **dict.fromkeys(("inconsolata", "nimbus mono", "terminal"), _MONO),
}
_EMBEDDED: Final = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
_DATA: Final = Path(__file__).parent / "data"
_CACHE_SIZE: Final = 64
_parsed: dict[
    tuple[bytes, str], Face
] = {}  # by the part itself: a hash would take longer to import than to make


@dataclass(slots=True, eq=False, repr=False)
class Faces:
    """The faces of one document; ``remarks`` collects what is wrong with them, font name -> remark.

    ``bare`` is for a machine that lacks Caladea, as many do; ``lacks`` tells that this makes a difference.
    """

    package: Package
    bare: bool = False
    lacks: bool = False
    remarks: dict[str, str] = field(default_factory=dict)
    _entries: dict[str, dict[str, tuple[str, str]]] | None = None
    _found: dict[tuple[str, bool, bool], Face] = field(default_factory=dict)

    def face(self, name: str, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face that stands for this name."""
        key = (name, bold, italic)
        if key not in self._found:
            self._found[key] = self._embedded(name, bold, italic) or self._known(name, bold, italic)
        return self._found[key]

    def _known(self, name: str, bold: bool, italic: bool) -> Face:  # noqa: FBT001 - two flags of one face
        family = FAMILIES.get(name.lower())
        if family is None:
            self.remarks.setdefault(
                name,
                f"the font {name!r} is not known: another one stands in for it, which can change the height "
                "by a quarter; embed it in the document, or use Calibri, Arial or Times New Roman",
            )
            return _stand_in_for(name.lower(), bold=bold, italic=italic)
        if family == "Caladea":
            self.lacks = True
            if self.bare:  # what fontconfig puts in the place of Cambria
                return _stand_in_for("dejavu serif", bold=bold, italic=italic)
        if family in _SINGLE:
            return _table(family)
        if family == _STAND_IN:
            return _table(family + ("-Bold" if bold else ""))
        return _table(f"{family}-{('Bold' if bold else '') + ('Italic' if italic else '') or 'Regular'}")

    def _embedded(self, name: str, bold: bool, italic: bool) -> Face | None:  # noqa: FBT001 - as above
        entries = self._table().get(name.lower())
        if not entries:
            return None
        wanted = _EMBEDDED[bold, italic]
        if wanted not in entries:
            self.remarks[name] = f"the document embeds {name!r}, but not its {wanted[5:]} face: it is made up"
        for choice in (wanted, "embedBold" if bold else "embedRegular", *entries):
            if choice in entries:
                return self._load(name, *entries[choice])
        return None

    def _load(self, name: str, part: str, key: str) -> Face | None:
        data = self.package.data(part)
        if data is None:
            self.remarks[name] = f"the embedded font {name!r} is missing from the file ({part})"
            return None
        try:
            return parse_embedded(data, key, name)
        except FontFileError as error:
            self.remarks[name] = f"the embedded font {name!r} can not be read: {error}"
            return None

    def _table(self) -> dict[str, dict[str, tuple[str, str]]]:
        """Return font name -> embedding element -> (part, key) of the font table."""
        if self._entries is None:
            self._entries = _read_font_table(self.package)
        return self._entries


def _read_font_table(package: Package) -> dict[str, dict[str, tuple[str, str]]]:
    name = package.related(package.document, "fontTable")
    root = package.xml(name) if name else None
    if root is None:
        return {}
    rels = package.rels(name)
    table = {}
    for font in root.iter(W + "font"):
        entries = {}
        for tag in _EMBEDDED.values():
            link = font.find(W + tag)
            target = rels.get(link.get(R + "id", "")) if link is not None else None
            if link is not None and target:
                entries[tag] = (target[1], link.get(W + "fontKey", ""))
        if entries:
            table[font.get(W + "name", "").lower()] = entries
    return table


def parse_embedded(data: bytes, key: str, name: str) -> Face:
    """Return the face in an obfuscated font part; its metrics are kept for the next document that has it."""
    found = _parsed.get((data, key))
    if found is None:
        if len(_parsed) >= _CACHE_SIZE:
            _parsed.clear()
        found = _parsed[data, key] = read_face(clear(data, key), name)
    return found


def clear(data: bytes, key: str) -> bytes:
    """Undo the obfuscation of ECMA-376 part 4, 2.8.1: the first 32 bytes are XORed with the key, reversed."""
    digits = key.strip("{}").replace("-", "")
    try:
        mask = bytes.fromhex(digits)[::-1]
    except ValueError:
        return data
    if len(mask) != 16:
        return data
    head = bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:32]))
    return head + data[32:]


@cache
def _table(name: str) -> Face:
    """Return a face from the tables that come with the package."""
    import json  # a page with faces of its own needs none

    text = (_DATA / f"{name}.json").read_text("ascii")
    values = json.loads(text)
    advances: dict[int, int] = {}
    for first, *widths in values["widths"]:
        advances.update(enumerate(widths, first))
    office, word = Line(*values["office"]), Line(*values["word"])
    return Face(name, values["upem"], office, word, advances, values["ligatures"])


def _stand_in_for(name: str, *, bold: bool, italic: bool) -> Face:
    other = _OTHER_STAND_INS.get(name, _STAND_IN)
    if other == _MONO:
        return _table(other)
    look = ("Bold" if bold else "") + ("Italic" if italic and other == _SERIF else "")
    return _table(f"{other}-{look}" if look else other)


@cache
def _plain(size: float) -> Font:
    return Font(_table("LiberationSans-Regular"), size)


def plain(font: Font) -> Font:
    """Return Liberation Sans at the size of another font."""
    return _plain(font.size)


def stand_ins(*, bold: bool = False) -> tuple[Face, ...]:
    """Return the faces that may supply a character which the wanted face does not have."""
    return tuple(_table(name + ("-Bold" if bold else "")) for name in (_STAND_IN, _SERIF))


__all__ = ["VAL", "Faces", "parse_embedded", "plain", "stand_ins"]
