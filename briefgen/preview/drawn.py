"""The bytes of a .docx in; a PDF out, drawn by the embedded renderer in a process of its own.

The renderer is compiled code, and a document that is built to exhaust it aborts the interpreter. So it takes
down that process only, and what comes back is looked at before it is handed on.

    python -m briefgen.preview.drawn < a .docx > its PDF
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import Final

from briefgen.errors import PublishError
from briefgen.process import command, environment

# Seconds. A page takes 30 ms and the start 0.1 s.
_MOST_SECONDS: Final = 20
_MOST_MEMORY: Final = 2 * 1024**3
_HINT: Final = "Install LibreOffice, which draws it then, or build without --pdf and --preview."


def can_draw() -> bool:
    """Whether the embedded renderer is installed; there are no wheels of it for a few kinds of machine."""
    return find_spec("rdocx") is not None


def draw(docx: bytes, *, most_seconds: float = _MOST_SECONDS) -> bytes:
    """Return a PDF of the document with its faces in it; PublishError when the renderer hangs or fails."""
    try:
        done = subprocess.run(  # noqa: S603 - this Python, a module of ours
            command("briefgen.preview.drawn"),
            input=docx,
            capture_output=True,
            timeout=most_seconds,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired:
        raise PublishError(f"drawing the page takes more than {most_seconds:.0f} seconds", _HINT) from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise PublishError(f"the page can not be drawn here (exit code {done.returncode})", _HINT)
    return done.stdout


def main() -> None:
    """Read a .docx from standard input and write its PDF to standard output."""
    _limit_memory()
    import rdocx

    pdf = rdocx.Document.from_bytes(sys.stdin.buffer.read()).to_pdf()
    sys.stdout.buffer.write(pdf)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main()
