"""What was written of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the path, the sha256 of its bytes, and the edition number."""

    path: str
    sha256: str
    files: tuple[str, ...] = ()
    edition: int = 0
