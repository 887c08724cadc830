"""The figures of a run in; those that lie under their floors out, and the floors kept in a file of JSON.

A figure has a name in a part, such as "recall" in "all". The file holds the floors by their ``key``, and
under "lowered" every reason for which a floor was made to fall.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Figures = Mapping[str, Mapping[str, float]]  # part -> name -> figure


@dataclass(frozen=True, slots=True)
class Floors:
    """A file of floors; ``least`` are floors that stand whatever was pinned.

    A pinned figure may fall by ``slack`` without being told of; one pinned anew may not without a reason.
    """

    path: Path
    key: str = "floors"
    least: Figures | None = None
    slack: float = 0.0

    def below(self, figures: Figures) -> list[str]:
        """Return what lies under its floor, a line each."""
        return self._under(figures, self.slack)

    def _under(self, figures: Figures, slack: float) -> list[str]:
        return [
            f"{part} {name}: {figures[part][name]:.3f} is under its floor of {floor:.3f}"
            for (part, name), floor in self._floors(slack).items()
            if figures[part][name] < floor
        ]

    def pin(self, figures: Figures, reason: str) -> None:
        """Make the figures the floors; leave with an error when one would fall without a reason."""
        lower = self._under(figures, 0.0) if self.key in self._kept() else []
        if lower and not reason:
            sys.exit("\n".join([*lower, "a floor is lowered only with --lower REASON"]))
        kept = self._kept()
        if lower:
            kept.setdefault("lowered", []).append(f"{self.key}: {'; '.join(lower)}. {reason}")
        kept[self.key] = figures
        self.path.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")

    def _kept(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.path.read_text("utf-8")) if self.path.exists() else {}
        return found

    def _floors(self, slack: float) -> dict[tuple[str, str], float]:
        floors: dict[tuple[str, str], float] = {}
        for figures, less in ((self._kept().get(self.key, {}), slack), (self.least or {}, 0.0)):
            for part, named in figures.items():
                for name, floor in named.items():
                    floors[part, name] = max(floor - less, floors.get((part, name), floor - less))
        return floors


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--pin`` and ``--lower``."""
    parser.add_argument("--pin", action="store_true", help="keep these figures as the floors")
    parser.add_argument("--lower", default="", metavar="REASON", help="why a floor may fall")


def data_folder(*below: str) -> Path | None:
    """Return the folder of the data, or one in it; None when the environment names none."""
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    return Path(root, *below) if root else None
