"""Words and a pipe on stdin in; what ``briefgen`` makes of the words out, for as long as the pipe stays open.

    python -m briefgen.cli.child build NAME --json

A service that is killed can not end what it has started. But the system then closes its end of the pipe, on
every system, and the process on this end takes it as the word to end, with all that it has started itself.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading


def end_with_stdin() -> None:
    """End this process once stdin is closed by whoever holds its other end.

    Stdin itself becomes empty: what is started from here must neither read the pipe nor keep it.
    """
    with contextlib.suppress(OSError):  # started without a stdin, as by a person on Windows
        pipe = os.dup(0)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        threading.Thread(target=_wait, args=(pipe,), daemon=True).start()


def _wait(pipe: int) -> None:
    with contextlib.suppress(OSError):
        while os.read(pipe, 1024):
            pass
    from briefgen.publish import ONGOING

    with ONGOING:  # the files are in their places, and what is to follow them would be missing for ever
        _end()


def _end() -> None:
    if sys.platform != "win32" and os.getpgrp() == os.getpid():  # ours, and not that of a shell
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    end_with_stdin()
    from briefgen.cli import main

    main()
