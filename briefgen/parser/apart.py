"""Lists of sentences as lines of JSON in, the parser's rows for each list as a line of JSON out.

    python -m briefgen.parser.apart

The model is loaded before the first line is read. It ends with its input, so that it outlives nobody.
"""

from __future__ import annotations

import json
import sys

from briefgen.parser.grammar import parsed_rows
from briefgen.parser.model import pipeline


def main() -> None:
    """Answer each line of standard input with a line on standard output."""
    pipeline()
    for line in sys.stdin.buffer:
        answer = json.dumps(list(parsed_rows(json.loads(line))))
        sys.stdout.buffer.write(answer.encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
