"""A folder of documents that settings name."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "c.md", ".hidden.txt", "~$a.docx", "briefgen.toml"):
        (tmp_path / name).write_text("A sentence.", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.txt").write_text("Another one.", encoding="utf-8")
    return tmp_path
