"""Small editions for tests: files, what is kept with them, and their publication."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

from briefgen.editions import Editions, Record

DAY = date(2026, 11, 20)
BRIEF = "morning"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files(root: Path, words: str = "first") -> dict[Path, bytes]:
    docx = f"page: {words}".encode()
    evidence = json.dumps({"docx_sha256": sha256(docx), "title": words}).encode()
    return {root / "out" / "morning.docx": docx, root / "out" / "morning.evidence.json": evidence}


def record(root: Path, words: str = "first", **more: object) -> Record:
    return Record(as_of=DAY, evidence=[*files(root, words).values()][1], **more)  # type: ignore[arg-type]


def publish(store: Editions, words: str = "first", **more: object) -> int:
    root = store.folder.parent
    return store.publish(BRIEF, files(root, words), record(root, words, **more)).edition
