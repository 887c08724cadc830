"""Documents in, the PDFs that LibreOffice makes of them out: for those who have it and want a second opinion.

Every conversion has a profile folder of its own, so that it neither waits for a running office nor leaves
anything behind, and a time limit.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefgen.errors import FitError

TIME_LIMIT: Final = 60.0  # seconds; a page takes about 2
_NAMES: Final = ("soffice", "libreoffice")
_MAC: Final = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_INSTALL: Final = "install LibreOffice, or leave the comparison out"


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted document: its number of pages, and the PDF."""

    pages: int
    pdf: bytes


def find_office() -> str:
    """Return the path of LibreOffice's program, empty when it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    return found or (_MAC if Path(_MAC).exists() else "")


def convert(docx: bytes, time_limit: float = TIME_LIMIT) -> Converted:
    """Convert one document within ``time_limit`` seconds; FitError when LibreOffice is missing or fails."""
    return convert_all([docx], time_limit)[0]


def convert_all(documents: Sequence[bytes], time_limit: float = TIME_LIMIT) -> list[Converted]:
    """Convert several documents in one call of LibreOffice, which is much quicker than one by one."""
    office = find_office()
    if not office:
        raise FitError("LibreOffice is not installed (no soffice on the path)", _INSTALL)
    with tempfile.TemporaryDirectory(prefix="briefgen-office-") as name:
        folder = Path(name)
        paths = [folder / f"{index}.docx" for index in range(len(documents))]
        for path, document in zip(paths, documents, strict=True):
            path.write_bytes(document)
        _run(office, folder, paths, time_limit)
        return [_result(path.with_suffix(".pdf")) for path in paths]


def _run(office: str, folder: Path, paths: list[Path], time_limit: float) -> None:
    """Run LibreOffice in a process group of its own: past the limit all that it started is ended too."""
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    process = subprocess.Popen(  # noqa: S603 - a fixed program, our own file names
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired:
        _end(process)
        raise FitError(
            f"LibreOffice did not finish within {time_limit:.0f} s", "retry, or leave the comparison out"
        ) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _result(path: Path) -> Converted:
    if not path.exists():
        raise FitError("LibreOffice could not convert the document", "open it there by hand to see why")
    pdf = path.read_bytes()
    return Converted(count_pages(pdf), pdf)


def count_pages(pdf: bytes) -> int:
    """Return the number of pages of a PDF that LibreOffice wrote (its page tree is not compressed)."""
    counts = re.findall(rb"/Type\s*/Pages\b.*?/Count\s+(\d+)", pdf, re.DOTALL)
    return max((int(count) for count in counts), default=0) or len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
