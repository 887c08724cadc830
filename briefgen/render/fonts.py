"""The faces of a template in, the same faces as Word embeds them out: cut down, then scrambled by its rule.

The one face briefgen can embed is Source Sans Pro, from the package ``font-source-sans-pro``. The subset is
wide (all that the face has of Latin, Greek, Cyrillic, punctuation, currency, arrows and mathematical signs),
because LibreOffice passes over subsets with few glyphs and because an analyst goes on typing in the finished
page. Kerning and ligatures are left out: Word sets neither unless told to and LibreOffice sets both, and the
page is to break its lines alike in both.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import uuid
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from briefgen.render import package
from briefgen.render.names import R_ID, Element, w

if TYPE_CHECKING:
    from briefgen.render.package import Parts

FAMILY = "Source Sans Pro"
_FILES = {
    "Regular": "SourceSansPro-Regular.ttf",
    "Bold": "SourceSansPro-Bold.ttf",
    "Italic": "SourceSansPro-It.ttf",
    "BoldItalic": "SourceSansPro-BoldIt.ttf",
}
# Up to U+2800: arrows, mathematical signs, ticks and boxes. They add 4 % (2.7 KB) to an upright face.
_RANGES = ((0x20, 0x530), (0x1D00, 0x2800), (0x2E00, 0x2E80), (0xFB00, 0xFB07))
# Part of the cache's key: raise it when what subset() makes changes.
_RECIPE = 2
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


# Each upright face adds 64 KB to a page, each slanted one 35 KB: those are embedded where they are used.
UPRIGHT, SLANTED = ("Regular", "Bold"), ("Italic", "BoldItalic")


def embed(parts: Parts, styles: tuple[str, ...] = UPRIGHT) -> None:
    """Put the named styles of Source Sans Pro into ``parts``, when the font table names the face."""
    main = package.main_part(parts)
    table_name, settings_name = (
        package.related(parts, main, "fontTable"),
        package.related(parts, main, "settings"),
    )
    if table_name not in parts or settings_name not in parts:
        return
    table = package.parse(parts[table_name], table_name)
    entry = next((font for font in table if font.get(w("name")) == FAMILY), None)
    if entry is None or entry.find(w("embedRegular")) is not None:
        return
    for number, style in enumerate(styles, start=1):
        data, key = scrambled(style)
        parts[f"word/fonts/font{number}.odttf"] = data
        rel_id = package.relate(parts, table_name, "font", f"fonts/font{number}.odttf")
        etree.SubElement(entry, w(f"embed{style}"), {R_ID: rel_id, w("fontKey"): key})
    package.declare_extension(parts, "odttf", _TYPE)
    parts[table_name] = package.serialise(table)
    settings = _say_embedded(package.parse(parts[settings_name], settings_name))
    parts[settings_name] = package.serialise(settings)


def _say_embedded(settings: Element) -> Element:
    """Add the settings that make Word use and keep the embedded faces, where the schema wants them."""
    before = {w(name) for name in ("writeProtection", "view", "zoom", "removePersonalInformation")}
    before |= {
        w(name) for name in ("removeDateAndTime", "doNotDisplayPageBoundaries", "displayBackgroundShape")
    }
    before |= {
        w(name) for name in ("printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData")
    }
    place = sum(1 for child in settings if child.tag in before)
    for name in ("saveSubsetFonts", "embedTrueTypeFonts"):
        if settings.find(w(name)) is None:
            settings.insert(place, etree.Element(w(name)))
    return settings


@cache
def scrambled(style: str) -> tuple[bytes, str]:
    """Return the face as an .odttf, and its key: the first 32 bytes are the font's, xor-ed with the key."""
    data = cut_down(style)
    key = uuid.UUID(bytes=hashlib.sha256(data).digest()[:16])
    mask = key.bytes[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(data[:32]))
    return head + data[32:], "{" + str(key).upper() + "}"


def face(style: str) -> bytes:
    """Return the whole face as it comes from its package: "Regular", "Bold", "Italic" or "BoldItalic"."""
    return (resources.files("font_source_sans_pro") / "files" / _FILES[style]).read_bytes()


def cut_down(style: str) -> bytes:
    """Return the cut-down face from the user's cache folder, making it there when it is missing."""
    whole = face(style)
    from fontTools import version  # fontTools is slow to import, this module is not

    key = hashlib.sha256(whole + f"{_RECIPE} {version} {_RANGES}".encode()).hexdigest()[:24]
    path = cache_folder() / "fonts" / f"{style}-{key}.ttf"
    with contextlib.suppress(OSError):
        data = path.read_bytes()
        if _sound(data):
            return data[:-32]
    data = subset(whole, style)
    with contextlib.suppress(OSError):
        _write(path, data + hashlib.sha256(data).digest())
    return data


def _sound(data: bytes) -> bool:
    return len(data) > 32 and hashlib.sha256(data[:-32]).digest() == data[-32:]


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def cache_folder() -> Path:
    """Return the folder for what can be made again: the platform's own, or BRIEFGEN_CACHE."""
    if folder := os.environ.get("BRIEFGEN_CACHE"):
        return Path(folder)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "briefgen" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "briefgen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefgen"


def subset(whole: bytes, style: str) -> bytes:
    """Return the face with the letters of ``_RANGES`` only, named as Word looks it up."""
    from fontTools.subset import Options, Subsetter  # slow to import, needed once a machine
    from fontTools.ttLib import TTFont  # likewise

    font = TTFont(BytesIO(whole), recalcTimestamp=False)
    options = Options()
    options.layout_features = ["ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    wanted = [code for code in font.getBestCmap() if any(first <= code < end for first, end in _RANGES)]
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    _rename(font["name"], style)
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _rename(table: object, style: str) -> None:
    """Name the face by family and style: the package calls the family "Source Sans Pro Regular"."""
    shown = "Bold Italic" if style == "BoldItalic" else style
    names = {1: FAMILY, 2: shown, 4: f"{FAMILY} {shown}", 6: f"SourceSansPro-{style}"}
    for number, name in names.items():
        table.setName(name, number, 3, 1, 0x409)  # type: ignore[attr-defined]  # fontTools has no types
        table.setName(name, number, 1, 0, 0)  # type: ignore[attr-defined]
    for number in (16, 17, 21, 22):
        table.removeNames(nameID=number)  # type: ignore[attr-defined]
