"""The command line: words in, exit code out. The only place that prints or exits.

One file a command; ``handler`` turns errors into words and exit codes, ``console`` prints them.
"""

from briefgen.cli.app import main

__all__ = ["main"]
