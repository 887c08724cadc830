"""Write the shipped Word templates: ``python tools/make_templates.py`` puts them into ``templates/``.

The files are made here and not in Word so that every measure has its reason beside it, and so that a test
can hold the committed files and the designs equal.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.template_designs import DESIGNS
from tools.template_parts import make


def main() -> None:
    """Write every template into the folder given, ``templates/`` of this checkout unless told otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=Path(__file__).resolve().parent.parent / "templates")
    folder = parser.parse_args().into
    for design in DESIGNS:
        path = folder / f"{design.name}.docx"
        path.write_bytes(make(design))
        print(path)


if __name__ == "__main__":
    main()
