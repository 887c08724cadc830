"""Lists of sentences as lines of JSON in, the parser's rows for each list as a line of JSON out.

    python -m briefgen.parser.apart

The model is loaded before the first line is read. It ends with its input, so that it outlives nobody.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from briefgen.parser.grammar import parsed_rows
from briefgen.parser.model import pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.parser.grammar import Row

# A copy of this process is made in 10 ms and parses three sentences in the time. Twenty sources have 190.
_MANY = 32


def main() -> None:
    """Answer each line of standard input with a line on standard output."""
    pipeline()
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(rows_by_two(json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()


def rows_by_two(texts: Sequence[str]) -> list[list[Row]]:
    """Return the rows of each text; where they are many, a copy of this process parses the second half.

    Whoever asks is waiting, so that one of two processors is free. Only Linux copies a process safely in
    which a library may have threads, and at once.
    """
    half = (len(texts) + 1) // 2
    if sys.platform != "linux" or len(texts) < _MANY:
        return list(parsed_rows(texts))
    reader, writer = os.pipe()
    try:
        copy = os.fork()
    except OSError:  # no more processes may be started
        os.close(reader)
        os.close(writer)
        return list(parsed_rows(texts))
    if not copy:
        _write_and_leave(texts[half:], writer)
    os.close(writer)
    first = list(parsed_rows(texts[:half]))
    return [*first, *_read(reader, copy, texts[half:])]


def _write_and_leave(texts: Sequence[str], writer: int) -> NoReturn:
    """Write the rows, and nothing of what this process would do at its end besides.

    Standard output is closed first: whoever ends this process waits for its end, and not for the copy's.
    """
    try:
        os.close(sys.stdout.fileno())
        with open(writer, "wb") as pipe:
            pipe.write(json.dumps(list(parsed_rows(texts))).encode())
    finally:
        os._exit(0)


def _read(reader: int, copy: int, texts: Sequence[str]) -> list[list[Row]]:
    """Return what the copy wrote; where that is not whole, parse the texts here."""
    with open(reader, "rb") as pipe:
        written = pipe.read()
    os.waitpid(copy, 0)
    try:
        answer: list[list[Row]] = json.loads(written)
    except ValueError:
        answer = []
    return answer if len(answer) == len(texts) else list(parsed_rows(texts))


if __name__ == "__main__":
    main()
