"""Font files in, the compact metric tables of ``briefgen/layout/data`` out.

    python tools/font_tables.py FONT.ttf…

Each table holds what a line of text needs of one face: widths of the letters, marks and symbols of European
scripts, ligatures, line metrics. The faces are those that are metric-compatible with the usual office faces
(Carlito: Calibri, Caladea: Cambria, Liberation: Arial, Times New Roman, Courier New), plus DejaVu Sans,
which is what LibreOffice falls back to. On Debian they are in ``fonts-crosextra-carlito``,
``fonts-crosextra-caladea``, ``fonts-liberation``, ``fonts-dejavu-core`` and ``fonts-opensymbol``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from briefgen.layout.sfnt import Face, read_face

DATA = Path(__file__).resolve().parent.parent / "briefgen" / "layout" / "data"
RANGES = (
    (0x20, 0x530),
    (0x1E00, 0x2600),
    (0x2700, 0x2800),
    (0xE000, 0xE100),
    (0xF000, 0xF100),
    (0xFB00, 0xFB07),
)


def table(face: Face) -> dict[str, object]:
    """Return the face as JSON values; widths are stored as runs of neighbours: [first, width, width…]."""
    runs: list[list[int]] = []
    for code in sorted(face.advances):
        if not any(low <= code < high for low, high in RANGES):
            continue
        if not runs or code != runs[-1][0] + len(runs[-1]) - 1:
            runs.append([code])
        runs[-1].append(face.advances[code])
    lines = [[line.ascent, line.descent, line.gap] for line in (face.office, face.word)]
    return {
        "upem": face.upem,
        "office": lines[0],
        "word": lines[1],
        "widths": runs,
        "ligatures": face.ligatures,
    }


def main(paths: list[str]) -> None:
    """Write one table a font file, named as the file."""
    for path in map(Path, paths):
        text = json.dumps(table(read_face(path.read_bytes())), ensure_ascii=True, separators=(",", ":"))
        (DATA / f"{path.stem}.json").write_text(text + "\n", encoding="ascii")
        print(f"{path.stem}: {len(text)} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
