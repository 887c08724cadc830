"""The GSUB table of a font in, its standard ligatures out: sequences of glyphs -> one glyph.

Read are the lookups of type 4 (also behind extensions) of the features that a shaper applies to Latin text
unasked: ``liga``, ``clig``, ``rlig``.
"""

from __future__ import annotations

import struct

_FEATURES = {b"liga", b"clig", b"rlig"}
_LIGATURE, _EXTENSION = 4, 7


def read_ligatures(table: bytes) -> dict[tuple[int, ...], int]:
    """Return the ligatures; struct.error when the table is damaged."""
    scripts, features, lookups = struct.unpack_from(">HHH", table, 4)
    wanted = _wanted_lookups(table, scripts, features)
    found: dict[tuple[int, ...], int] = {}
    for index in sorted(wanted):
        lookup = lookups + struct.unpack_from(">H", table, lookups + 2 + 2 * index)[0]
        kind, _, count = struct.unpack_from(">HHH", table, lookup)
        for offset in struct.unpack_from(f">{count}H", table, lookup + 6):
            _read_subtable(table, lookup + offset, kind, found)
    return found


def _wanted_lookups(table: bytes, scripts: int, features: int) -> set[int]:
    """Return the lookups of the wanted features, in the default language of the Latin or default script."""
    wanted: set[int] = set()
    for index in _default_features(table, scripts):
        tag, offset = struct.unpack_from(">4sH", table, features + 2 + 6 * index)
        if tag in _FEATURES:
            at = features + offset
            count = struct.unpack_from(">H", table, at + 2)[0]
            wanted.update(struct.unpack_from(f">{count}H", table, at + 4))
    return wanted


def _default_features(table: bytes, scripts: int) -> tuple[int, ...]:
    count = struct.unpack_from(">H", table, scripts)[0]
    offsets = dict(struct.unpack_from(">4sH", table, scripts + 2 + 6 * index) for index in range(count))
    script = offsets.get(b"latn") or offsets.get(b"DFLT")
    if not script:
        return ()
    language = struct.unpack_from(">H", table, scripts + script)[0]
    if not language:
        return ()
    at = scripts + script + language
    size = struct.unpack_from(">H", table, at + 4)[0]
    return struct.unpack_from(f">{size}H", table, at + 6)


def _read_subtable(table: bytes, at: int, kind: int, found: dict[tuple[int, ...], int]) -> None:
    if kind == _EXTENSION:
        _, kind, offset = struct.unpack_from(">HHI", table, at)
        at += offset
    if kind != _LIGATURE:
        return
    _, coverage, count = struct.unpack_from(">HHH", table, at)
    firsts = _read_coverage(table, at + coverage)
    for first, offset in zip(firsts, struct.unpack_from(f">{count}H", table, at + 6), strict=False):
        ligatures = struct.unpack_from(">H", table, at + offset)[0]
        for ligature in struct.unpack_from(f">{ligatures}H", table, at + offset + 2):
            glyph, size = struct.unpack_from(">HH", table, at + offset + ligature)
            rest = struct.unpack_from(f">{max(size - 1, 0)}H", table, at + offset + ligature + 4)
            found.setdefault((first, *rest), glyph)


def _read_coverage(table: bytes, at: int) -> list[int]:
    form, count = struct.unpack_from(">HH", table, at)
    if form == 1:
        return list(struct.unpack_from(f">{count}H", table, at + 4))
    glyphs: list[int] = []
    for index in range(count):
        start, end, _ = struct.unpack_from(">HHH", table, at + 4 + 6 * index)
        glyphs.extend(range(start, end + 1))
    return glyphs
