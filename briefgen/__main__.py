"""``python -m briefgen``: the same as the ``briefgen`` command."""

import os
import sys


def _leave_the_folder() -> None:
    """Take the folder in which the user stands off the search path, where ``-m`` has put it.

    A file called json.py among the sources must not be run in place of Python's own.
    """
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib takes 10 ms
    if not sys.flags.safe_path and sys.path[0] != home:
        del sys.path[0]


if __name__ == "__main__":
    _leave_the_folder()
    from briefgen.cli import main

    main()
