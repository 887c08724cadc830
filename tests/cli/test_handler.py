"""The one handler: how errors, bugs, interruptions and readers that went away end a command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.cli.console import prepare_streams, say_json
from briefgen.cli.handler import INTERRUPTED, READER_GONE, guarded
from briefgen.errors import BriefgenError, PublishError
from tests.support.commands import Done, rest_of, runner


def ended(capsys: pytest.CaptureFixture[str], error: BaseException, **options: bool) -> Done:
    def command(**_: bool) -> int:
        raise error

    with pytest.raises(SystemExit) as left:
        guarded(command)(**options)
    printed = capsys.readouterr()
    return Done(int(left.value.code or 0), printed.out, printed.err)


def families() -> list[type[BriefgenError]]:
    return [BriefgenError, *BriefgenError.__subclasses__()]


@pytest.mark.parametrize("family", families())
def test_an_error_is_two_lines_and_the_code_of_its_family(
    capsys: pytest.CaptureFixture[str], family: type[BriefgenError]
) -> None:
    done = ended(capsys, family("page.docx is open", "Close it."))
    assert done == Done(family.exit_code, "", "error: page.docx is open\nhint: Close it.\n")


def test_every_family_has_a_code_of_its_own() -> None:
    codes = [family.exit_code for family in families()]
    assert sorted(set(codes)) == sorted(codes)


def test_debug_adds_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    done = ended(capsys, PublishError("no"), debug=True)
    assert done.err.startswith("Traceback")
    assert done.err.endswith("error: no\n")


def test_what_should_not_happen_is_called_a_bug(capsys: pytest.CaptureFixture[str]) -> None:
    done = ended(capsys, ZeroDivisionError("division by zero"))
    assert done.code == 1
    assert done.err.splitlines()[0].endswith(": ZeroDivisionError: division by zero")
    assert "--debug" in done.err.splitlines()[1]


def test_json_gets_the_error_as_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    done = ended(capsys, PublishError("no", "Try again."), as_json=True)
    assert done.data == {
        "error": {"family": "PublishError", "message": "no", "hint": "Try again.", "exit_code": 7},
        "exit_code": 7,
    }


def test_an_interruption_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(capsys, KeyboardInterrupt()) == Done(INTERRUPTED, "", "")


def test_a_message_can_not_repaint_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    done = ended(capsys, PublishError("a\x1b[31mb\x9bc\x00.docx"))
    assert done.err == "error: a\ufffd[31mb\ufffdc\ufffd.docx\n"


def test_a_wrong_option_is_a_settings_error(capsys: pytest.CaptureFixture[str]) -> None:
    done = runner(capsys)("build", "--papr", "a4")
    assert done.code == 2
    assert "--paper" in done.err


# ---------------------------------------------------------------- in a process of its own


def python(program: str, **given: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **given},
    )


LONG_TALK = """
import sys
from briefgen.cli.console import say
from briefgen.cli.handler import guarded
guarded(lambda: [say("x" * 1000) for _ in range(1000)] and 0)()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes and signals")
def test_a_reader_that_goes_away_is_no_error() -> None:
    talking = python(LONG_TALK)
    assert talking.stdout
    talking.stdout.close()
    assert talking.stderr
    assert talking.stderr.read() == b""
    talking.stderr.close()
    assert talking.wait() == READER_GONE


def interrupted(folder: Path, *words: str, after: bytes) -> tuple[int, bytes]:
    """Press Control-C once a build shows ``after``; return its code and all that it showed."""
    ours, theirs = os.openpty()
    # Run in the background, these tests inherit a SIGINT that is ignored, and so would the build.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        building = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "build", *words],
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    os.close(theirs)
    seen = b""
    while after not in seen:
        seen += os.read(ours, 100)
    building.send_signal(signal.SIGINT)
    seen += rest_of(ours)
    return building.wait(timeout=60), seen


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX terminals and signals")
def test_control_c_ends_a_build_quietly(tmp_path: Path) -> None:
    source = tmp_path / "slow.txt"  # a minute of work
    source.write_text("The ministry said that the plan costs $5 billion. " * 200_000, encoding="utf-8")
    code, seen = interrupted(tmp_path, "slow.txt", after=b" ...")
    assert (code, seen.count(b"Traceback"), seen.count(b"error")) == (INTERRUPTED, 0, 0), seen
    assert [path.name for path in tmp_path.iterdir()] == ["slow.txt"]


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX terminals and signals")
def test_control_c_does_not_wait_for_a_server_that_does_not_answer(tmp_path: Path) -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{silent.getsockname()[1]}"
    (tmp_path / "briefgen.toml").write_text(
        f"""allow_hosts = ["127.0.0.1"]
[briefs.asia]
[[briefs.asia.source]]
url = "{url}/a"
[[briefs.asia.source]]
url = "{url}/b"
""",
        encoding="utf-8",
    )
    with silent:
        before = time.monotonic()
        code, seen = interrupted(tmp_path, after=b"asia: fetch ...")
        assert time.monotonic() - before < 25, "three tries of 15 seconds were waited for"
    assert (code, seen.count(b"Traceback"), seen.count(b"error")) == (INTERRUPTED, 0, 0), seen


def test_a_console_of_another_century_gets_question_marks() -> None:
    program = (
        "from briefgen.cli.console import *; prepare_streams(); "
        "say('caf\\u00e9 \\u2192 \\u65e5'); tell('\\u65e5')"
    )
    out, err = python(program, PYTHONIOENCODING="cp1252").communicate()
    assert out.replace(b"\r", b"") == b"caf\xe9 ? ?\n"
    assert err.replace(b"\r", b"") == b"?\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
def test_without_a_place_to_print_to_the_exit_code_still_comes() -> None:
    command = f"{sys.executable} -m briefgen build ./nowhere >&- 2>&-"
    assert subprocess.run(command, shell=True, check=False).returncode == 3  # noqa: S602 - our own words


def test_json_loses_nothing_on_such_a_console() -> None:
    program = "from briefgen.cli.console import *; prepare_streams(); say_json('\\u65e5')"
    out, _ = python(program, PYTHONIOENCODING="cp1252").communicate()
    assert out.strip() == b'"\\u65e5"'


def test_json_is_readable_where_it_can_be(capsys: pytest.CaptureFixture[str]) -> None:
    prepare_streams()
    say_json("日")
    assert capsys.readouterr().out == '"日"\n'
