"""LibreOffice for tests: a .docx in, its number of pages out, each conversion in a profile of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def soffice() -> str:
    """Return LibreOffice's command; without it, skip aloud, or fail where the office tests are required."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found and shutil.which("pdfinfo"):
        return found
    reason = "LibreOffice or poppler-utils is not installed: pages can not be counted by an office suite"
    if os.environ.get("BRIEFGEN_REQUIRE_OFFICE"):
        pytest.fail(reason)
    pytest.skip(reason)


def to_pdf(docx: bytes, folder: Path) -> Path:
    """Convert a .docx to PDF in ``folder`` and return its path."""
    command = soffice()
    source = folder / "page.docx"
    source.write_bytes(docx)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                command,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder / "page.pdf"


def pages(docx: bytes, folder: Path) -> int:
    """Return how many pages LibreOffice makes of a .docx."""
    told = subprocess.run(["pdfinfo", str(to_pdf(docx, folder))], check=True, capture_output=True, text=True)
    found = re.search(r"^Pages:\s+(\d+)", told.stdout, re.MULTILINE)
    assert found, told.stdout
    return int(found[1])
