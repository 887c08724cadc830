"""``briefgen watch`` as a process: it builds at once, and again when what a brief is made of changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.commands import runner
from tests.support.desk import SOURCE
from tests.support.site import Site

ROOT = Path(__file__).parent.parent.parent
SETTINGS = """[briefs.harbour]
title = "The harbour of Norrey"
sources = ["src/*.txt", "deep/**/*.txt"]
as_of = 2025-03-05
"""
NEWS = "The ferry to Norrey will stop on 1 April 2025 for repairs of its engines, the shipping line said.\n"
QUAY = "The quay of Norrey will be 80 metres longer by June 2026, the port authority said on 4 March 2025.\n"


class Watching:
    """The command at work in a folder, and what it has said so far."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "watch", *words],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        self.lines += iter(self.process.stdout.readline, "")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()

    def until(self, words: str, count: int = 1) -> None:
        """Wait until so many lines hold these words."""
        until = time.monotonic() + 120  # seconds, for a machine with much to do
        while sum(words in line for line in self.lines) < count:
            assert time.monotonic() < until, "".join(self.lines)
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.05)

    def count(self, words: str) -> int:
        return sum(words in line for line in self.lines)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(desk: Path) -> Iterator[Callable[..., Watching]]:
    begun: list[Watching] = []

    def begin(*words: str) -> Watching:
        begun.append(Watching(desk, *words))
        begun[-1].until("watching 1 brief; Ctrl-C ends it")
        return begun[-1]

    yield begin
    for one in begun:
        one.end()


def test_a_brief_is_built_again_when_a_source_a_setting_or_a_decision_changes(
    desk: Path, watch: Callable[..., Watching]
) -> None:
    seen = watch()
    assert (desk / "out" / "harbour.docx").is_file()
    seen.until("harbour: published edition 1")

    (desk / "src" / "new.txt").write_text(NEWS, encoding="utf-8")
    seen.until("harbour: new.txt changed")
    seen.until("harbour: published edition 2")

    (desk / "notes.ods").write_bytes(b"nobody reads this")
    time.sleep(1.5)
    assert seen.count("building") == 2

    settings = desk / "briefgen.toml"
    settings.write_text(SETTINGS + "paper = ", encoding="utf-8")
    seen.until("the settings as they were stay in force")
    settings.write_text(SETTINGS.replace("Norrey", "Norrey City"), encoding="utf-8")
    seen.until("briefgen.toml can be read again")
    seen.until("harbour: briefgen.toml changed")
    seen.until("harbour: published edition 3")

    (desk / "harbour.decisions.toml").write_text("# nothing is decided yet\n", encoding="utf-8")
    seen.until("harbour: harbour.decisions.toml changed")
    assert seen.count("building") >= 3


def test_settings_that_are_mended_are_told_and_built_though_they_are_as_they_were(
    desk: Path, watch: Callable[..., Watching]
) -> None:
    seen = watch()
    settings = desk / "briefgen.toml"
    settings.write_text(SETTINGS + "paper = ", encoding="utf-8")
    seen.until("the settings as they were stay in force")
    settings.write_text(SETTINGS, encoding="utf-8")
    seen.until("briefgen.toml can be read again")
    seen.until("harbour: building", 2)
    seen.until("harbour: nothing published")


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


def test_a_page_and_a_feed_are_asked_again_and_again_and_tell_only_what_is_new(
    desk: Path, site: Site, watch: Callable[..., Watching]
) -> None:
    site.answers["/ferry"] = (200, {}, page_of("The council of Norrey meets on 20 March 2025."))
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed_of())
    (desk / "briefgen.toml").write_text(
        f"{SETTINGS}allow_hosts = ['127.0.0.1']\n"
        f"[[briefs.harbour.source]]\nurl = '{site.url}/ferry'\n"
        f"[[briefs.harbour.feed]]\nurl = '{site.url}/feed'\n",
        encoding="utf-8",
    )
    seen = watch("--fetch-every", "1s")
    asked = site.paths().count("/ferry")
    until(lambda: site.paths().count("/ferry") >= asked + 2)
    assert seen.count("nothing published") == 0  # an hourly look that finds nothing is no news
    assert seen.count("building") == 1

    site.answers["/ferry"] = (200, {}, page_of(NEWS))
    seen.until("harbour: published edition 2")
    site.answers["/quay"] = (200, {}, page_of(QUAY))
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed_of(f"{site.url}/quay"))
    seen.until("harbour: published edition 3")


def page_of(words: str) -> str:
    return f"<html><body><article><h1>Norrey</h1><p>{words}</p></article></body></html>"


def feed_of(*urls: str) -> str:
    items = "".join(
        f"<item><title>Norrey</title><link>{url}</link>"
        "<pubDate>Tue, 04 Mar 2025 08:00:00 GMT</pubDate></item>"
        for url in urls
    )
    return f'<rss version="2.0"><channel><title>Norrey News</title>{items}</channel></rss>'


def until(there: Callable[[], bool]) -> None:
    late = time.monotonic() + 60  # seconds, for a machine with much to do
    while not there():
        assert time.monotonic() < late
        time.sleep(0.05)


@pytest.mark.parametrize("words", ["often", "-1h", "0.5s"])
def test_a_span_that_is_none_is_refused(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    monkeypatch.chdir(desk)
    done = runner(capsys)("watch", f"--fetch-every={words}")
    assert done.code == 2
    assert "--fetch-every must be a span of time" in done.err


def test_many_files_at_once_are_one_build(desk: Path, watch: Callable[..., Watching]) -> None:
    seen = watch("harbour", "--poll")
    for number in range(20):
        (desk / "src" / f"{number}.txt").write_text(
            NEWS.replace("April", f"April {number}"), encoding="utf-8"
        )
    seen.until("17 more changed")
    seen.until("harbour: building", 2)
    time.sleep(3)
    assert seen.count("harbour: building") == 2


def test_a_folder_that_comes_later_is_watched_too(desk: Path, watch: Callable[..., Watching]) -> None:
    seen = watch()
    (desk / "deep" / "one").mkdir(parents=True)
    time.sleep(1.5)
    (desk / "deep" / "one" / "ferry.txt").write_text(NEWS, encoding="utf-8")
    seen.until("harbour: ferry.txt changed")
    seen.until("harbour: published edition 2")


@pytest.mark.skipif(os.name != "posix", reason="needs the signals of a POSIX system")
def test_ctrl_c_is_how_it_ends(desk: Path, watch: Callable[..., Watching]) -> None:
    seen = watch("harbour")
    assert desk.is_dir()
    seen.process.send_signal(signal.SIGINT)
    assert seen.process.wait(timeout=20) == 0
    assert "rror" not in "".join(seen.lines)


def test_an_unknown_brief_is_refused_at_once(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    done = runner(capsys)("watch", "harbor")
    assert done.code == 2
    assert 'did you mean "harbour"?' in done.err
