"""A real service with real processes whose builds are stand-ins: they wait a while and say what was asked.

    python service.py FOLDER SECONDS [NAME=SCHEDULE...]

Each build notes its start and its end in FOLDER/runs, a line each.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from briefgen import clock
from briefgen.config import Settings
from briefgen.schedule import Processes, Service, State, as_text
from tests.support.simulation import brief

BUILD = """
import json, sys, time
name, folder, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
def note(what):
    with open(folder + "/runs", "a") as file:
        file.write(what + " " + name + "\\n")
note("begin")
time.sleep(seconds)
note("end")
print(json.dumps({"briefs": [{"name": name, "edition": 1, "published": True, "path": "page.docx"}]}))
"""


def main() -> None:
    """Run until SIGTERM; every brief is due at once, and then in a day."""
    folder, seconds, names = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    path = folder / "briefgen.toml"
    path.touch()
    settings = Settings(path, tuple(brief(name, every=86_400) for name in names))
    service = Service(
        path,
        lambda: settings,
        state=State(folder / ".briefgen"),
        runner=Processes(lambda name: [sys.executable, "-c", BUILD, name, str(folder), seconds], folder),
        now=clock.now,
        log=lambda event: print(as_text(event), flush=True),  # noqa: T201 - for the test to read
        parallel=1,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: service.stop())
    service.run()


if __name__ == "__main__":
    main()
