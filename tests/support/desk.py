"""A folder of three briefs, two of them on a schedule, for the tests of the commands about schedules."""

from __future__ import annotations

from pathlib import Path

SOURCE = """The harbour of Norrey will get a second pier by 2027, the port authority said on 3 March 2025.
The pier will cost 40 million euros, according to the port authority.
The council approved the plan on 12 February 2025 with 31 votes against 4.
Fishing in the bay stays forbidden until the work is done, the environment ministry said.
"""
SETTINGS = """
[briefs.harbour]
title = "The harbour of Norrey"
sources = ["src/*.txt"]
as_of = 2025-03-05
every = "1d"
timezone = "Europe/Berlin"

[briefs.later]
title = "Later"
sources = ["src/*.txt"]
as_of = 2025-03-05
schedule = "0 7 1 1 *"

[briefs.byhand]
sources = ["src/*.txt"]
"""


def fill(folder: Path) -> None:
    """Put the source and the settings there."""
    (folder / "src").mkdir()
    (folder / "src" / "a.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
