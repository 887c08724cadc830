"""The bytes of a PDF in; its draft out, read in a process of its own.

PDFium is a million lines of C++: a file that is built to hang it or to crash it takes down that process
only. What comes back is JSON, so that such a process can not hand over more than words.

    python -m briefgen.read.apart < password line, then the PDF > the draft, or an error
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from typing import Any

from briefgen.errors import SourceError
from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.process import command, environment
from briefgen.read.parts import Draft, Part

# Seconds. A page takes 10 ms and the start 0.3 s; reading stops by itself after 60.
_MOST_SECONDS = 90
_MOST_MEMORY = 3 * 1024**3
_PRINT = "Open it in a PDF reader and print it to PDF again."


def read_pdf_apart(data: bytes, *, password: str = "") -> Draft:
    """Return what ``read_pdf`` makes of the file. Raises SourceError, also when it hangs or crashes."""
    try:
        done = subprocess.run(  # noqa: S603 - this Python, a module of ours
            command("briefgen.read.apart"),
            input=json.dumps(password).encode() + b"\n" + data,
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired:
        raise SourceError(f"it takes more than {_MOST_SECONDS} seconds to read", _PRINT) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise SourceError(f"the PDF reader fails on it (exit code {done.returncode})", _PRINT) from None
    if "error" in answer:
        raise SourceError(answer["error"], answer["hint"])
    return _draft(answer)


def _draft(answer: dict[str, Any]) -> Draft:
    metadata = dict(answer["metadata"])
    for name in ("published", "modified", "accessed"):
        metadata[name] = date.fromisoformat(metadata[name]) if metadata[name] else None
    return Draft(
        parts=tuple(Part(**part) for part in answer["parts"]),
        metadata=Metadata(**metadata),
        dropped=tuple(Dropped(**dropped) for dropped in answer["dropped"]),
        notes=tuple(answer["notes"]),
    )


def _limit_memory() -> None:
    """Bound the memory of this process, where the system can (not on Windows)."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, ValueError, OSError):
        return


def main() -> None:
    """Read a PDF from standard input, write its draft to standard output."""
    from briefgen.read.pdf import read_pdf

    _limit_memory()
    line, _, data = sys.stdin.buffer.read().partition(b"\n")
    answer: dict[str, Any]
    try:
        answer = asdict(read_pdf(data, password=json.loads(line)))
    except SourceError as error:
        answer = {"error": error.message, "hint": error.hint}
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets one line
        answer = {"error": f"it could not be read ({type(error).__name__}: {error})", "hint": _PRINT}
    sys.stdout.buffer.write(json.dumps(answer, default=str).encode())


if __name__ == "__main__":
    main()
