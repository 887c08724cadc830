"""The parser in a process of its own: the same answer, and none that anything depends on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXTS = (
    "The  bank raised its rate to 4.5% on Tuesday, Ana Silva said.",
    "",
    "“We won’t sign,” he told Kabar \u2028 in Oslo.",
    "word " * 900,
)
BOTH = f"""
import json
from dataclasses import astuple
from briefgen.parser import ahead
from briefgen.understand.parse import parse
TEXTS = {TEXTS!r}
"""


def run(code: str, folder: object = None) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BOTH + code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        cwd=None if folder is None else str(folder),
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def two_processors() -> None:
    if ahead_processors() < 2:
        pytest.skip("one processor: no process is started ahead")


def ahead_processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def test_the_process_gives_what_parsing_here_gives_and_is_asked_again() -> None:
    code = """
assert ahead.start_ahead()
theirs = [parse(TEXTS), parse(TEXTS[::-1])]
import sys
assert "spacy" not in sys.modules
ahead.stop_ahead()
print(theirs == [parse(TEXTS), parse(TEXTS[::-1])], "spacy" in sys.modules)
"""
    assert run(code) == "True True"


@pytest.mark.parametrize(
    "harm",
    [
        "ahead._ahead[0].kill()",
        "ahead._ahead[0].kill(); ahead._ahead[0].wait()",
        "ahead._ahead[0].stdin.write(b'not json\\n')",
        "ahead._ahead[0].stdin.write(b'[]\\n')",
    ],
)
def test_a_process_that_dies_or_answers_oddly_is_done_without(harm: str) -> None:
    code = f"""
ahead.start_ahead()
{harm}
print(parse(["It works."])[0][1].lemma, ahead._ahead)
"""
    assert run(code) == "work []"


def test_a_program_that_can_not_be_started_is_done_without() -> None:
    code = """
import sys
sys.executable = "/no/such/python"
print(ahead.start_ahead(), parse(["It works."])[0][1].lemma)
"""
    assert run(code) == "False work"


def test_nothing_is_started_where_the_parser_is_loaded_already() -> None:
    assert run("parse(['It works.']); print(ahead.start_ahead(), ahead._ahead)") == "False []"


def test_what_can_be_done_meanwhile_is_done_once_while_the_process_works() -> None:
    code = """
ahead.start_ahead()
done = []
ahead.meanwhile(lambda: done.append(ahead._ahead[0].poll()))
theirs = [parse(TEXTS), parse(TEXTS)]
ahead.stop_ahead()
print(done, theirs[0] == parse(TEXTS))
"""
    assert run(code) == "[None] True"


def test_what_a_run_left_that_ended_early_is_not_done_in_the_next() -> None:
    code = """
ahead.start_ahead()
done = []
ahead.meanwhile(lambda: done.append("the first run's"))
ahead.meanwhile(lambda: done.append("the second run's"))
parse(TEXTS)
print(done)
"""
    assert run(code) == '["the second run\'s"]'


def test_where_there_is_no_process_there_is_no_meanwhile() -> None:
    assert run("ahead.meanwhile(lambda: print('done')); parse(TEXTS)") == ""


@pytest.mark.parametrize("start", ["ahead.start_ahead()", ""])
def test_a_build_loads_what_the_later_stages_need_while_the_process_works(start: str, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The council of Holm approved a budget of 31 million euros.\n")
    code = f"""
import sys
from datetime import date
from pathlib import Path
from briefgen.config import adhoc
from briefgen.pipeline import run
{start}
run(adhoc([Path({str(tmp_path)!r})]), date(2025, 6, 1), until="understand")
print({{"briefgen.compose", "briefgen.fit", "briefgen.layout.engine"}} <= sys.modules.keys())
"""
    assert run(code) == str(bool(start))


def test_the_process_reads_no_module_of_the_folder_it_is_started_in(tmp_path: object) -> None:
    (tmp_path / "spacy.py").write_text("raise RuntimeError('foreign code was run')")  # type: ignore[operator]
    code = """
import sys
sys.path[:] = [path for path in sys.path if path]
ahead.start_ahead()
print(parse(["It works."])[0][1].lemma, len(ahead._ahead))
"""
    assert run(code, tmp_path) == "work 1"


def test_the_process_ends_with_the_one_that_started_it() -> None:
    if sys.platform == "win32":
        pytest.skip("asks a POSIX system whether the process is there")
    number = int(run("ahead.start_ahead(); print(ahead._ahead[0].pid)"))
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_an_error_of_the_model_is_told_as_ever() -> None:
    code = """
from briefgen.errors import BriefgenError
from briefgen.parser import model
model.PACKAGES = ("no_such_model_anywhere",)
ahead.start_ahead()
ahead._ahead[0].kill()
try:
    parse(["It works."])
except BriefgenError as error:
    print(error.message)
"""
    assert run(code) == "The English model en_core_web_sm 3.8.0 is not installed."


MANY = """
from briefgen.parser import apart
from briefgen.parser.grammar import parsed_rows
MANY = [f"The council of Holm approved {at} ferries on {at % 28 + 1} March 2025." for at in range(64)]
def alike(theirs, ours):
    return json.dumps(theirs) == json.dumps(list(ours))
"""
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies the process")


@ON_LINUX
def test_two_copies_of_the_process_give_what_one_gives_in_the_order_asked() -> None:
    code = f"""{MANY}
import os
copies, fork = [], os.fork
def counted():
    copies.append(1)
    return fork()
os.fork = counted
few, many = apart.rows_by_two(MANY[:8]), apart.rows_by_two(MANY)
print(len(copies), alike(few, parsed_rows(MANY[:8])), alike(many, parsed_rows(MANY)))
"""
    assert run(code) == "1 True True"


@ON_LINUX
@pytest.mark.parametrize(
    "harm",
    [
        "def fork(): raise OSError(11, 'Resource temporarily unavailable')\nos.fork = fork",
        "apart._write_and_leave = lambda texts, writer: os.kill(os.getpid(), 9)",
        "apart._write_and_leave = lambda texts, writer: (os.write(writer, b'[[['), os._exit(0))",
        "apart._write_and_leave = lambda texts, writer: (os.write(writer, b'[]'), os._exit(0))",
    ],
)
def test_a_copy_that_can_not_be_made_dies_or_writes_half_is_done_without(harm: str) -> None:
    code = f"""{MANY}
import os
{harm}
print(alike(apart.rows_by_two(MANY), parsed_rows(MANY)))
"""
    assert run(code) == "True"
