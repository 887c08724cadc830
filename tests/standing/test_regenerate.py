"""A standing brief, run after run: a new edition when there is something to say, and none otherwise."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.support.commands import Done, runner

SAMPLE = Path(__file__).parent.parent.parent / "seeds" / "norrey-interconnector"
SETTINGS = """
[briefs.norrey]
title = "The Norrey Link"
sources = ["files/*"]
output = ["out/{name}.docx", "web/{name}.html"]
"""
Command = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLE, tmp_path / "files")
    write(tmp_path)
    return runner(capsys)


def write(folder: Path, more: str = "") -> None:
    (folder / "briefgen.toml").write_text(SETTINGS + more, encoding="utf-8")


def build(run: Command, day: str, *words: str) -> dict[str, object]:
    (told,) = run("build", "--as-of", day, "--json", *words).data["briefs"]
    assert isinstance(told, dict)
    return told


def page(folder: Path) -> str:
    return "\n".join(one.text for one in Document(str(folder / "out" / "norrey.docx")).paragraphs)


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "files" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_build_is_edition_1_in_all_its_places(run: Command, tmp_path: Path) -> None:
    told = build(run, "2025-10-20")
    assert (told["edition"], told["published"], told["why"]) == (1, True, ["it is the first edition"])
    assert (
        (tmp_path / "web" / "norrey.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    )
    assert "Edition" not in page(tmp_path)


def test_without_a_change_the_page_stays_as_it_is(run: Command, tmp_path: Path) -> None:
    build(run, "2025-10-20")
    first = (tmp_path / "out" / "norrey.docx").stat().st_mtime_ns
    done = run("build", "--as-of", "2025-10-20", "--exit-code")
    assert done.code == 10
    assert "nothing has changed since edition 1 of 20 October 2025: it stays as it is" in done.out
    assert (tmp_path / "out" / "norrey.docx").stat().st_mtime_ns == first


def test_a_change_that_no_line_shows_is_not_material(run: Command, tmp_path: Path) -> None:
    build(run, "2025-10-20")
    cut = json.loads((tmp_path / "out" / "norrey.evidence.json").read_bytes())["cut"]
    quotes = [one for point in cut for one in point["evidence"] if one["file"] == "power-weekly.txt"]
    last = quotes[-1]["quote"].removesuffix(".")
    change(tmp_path, "power-weekly.txt", last, f"{last} too")
    told = build(run, "2025-10-20")
    assert (told["edition"], told["published"], told["why"]) == (1, False, ["nothing material has changed"])
    assert build(run, "2025-10-20")["why"] == ["nothing material has changed"]


def test_a_changed_figure_makes_a_new_edition_that_says_so(run: Command, tmp_path: Path) -> None:
    build(run, "2025-10-20")
    change(tmp_path, "regulator-decision.md", "1.86 billion", "1.96 billion")
    change(tmp_path, "power-weekly.txt", "1.86 billion", "1.96 billion")
    told = build(run, "2025-10-21")
    assert (told["edition"], told["published"]) == (2, True)
    assert "1.96 billion" in page(tmp_path)
    assert "Edition 2" in page(tmp_path)


def test_force_publishes_all_the_same_and_says_so(run: Command) -> None:
    build(run, "2025-10-20")
    told = build(run, "2025-10-20", "--force")
    assert (told["edition"], told["why"]) == (2, ["it was asked for with --force"])


def test_a_page_that_was_deleted_is_put_back(run: Command, tmp_path: Path) -> None:
    build(run, "2025-10-20")
    first = (tmp_path / "out" / "norrey.docx").read_bytes()
    (tmp_path / "out" / "norrey.docx").unlink()
    told = build(run, "2025-10-20")
    assert (told["published"], (tmp_path / "out" / "norrey.docx").read_bytes()) == (False, first)
    assert told["notes"] == [f"{tmp_path / 'out' / 'norrey.docx'} was gone: it was put back"]


def test_a_page_for_somewhere_else_is_no_edition(run: Command, tmp_path: Path) -> None:
    told = build(run, "2025-10-20", "--out", "trial.docx")
    assert "edition" not in told
    assert not (tmp_path / ".briefgen" / "editions.sqlite3").exists()


def test_on_publish_runs_after_a_new_edition_only(run: Command, tmp_path: Path) -> None:
    (tmp_path / "note.py").write_text(
        "import sys; open('told.txt', 'a').write(' '.join(sys.argv[1:]) + '\\n')", encoding="utf-8"
    )
    command = json.dumps([sys.executable, "note.py", "{name}", "{edition}", "{as_of}", "{path}"])
    write(tmp_path, f"on_publish = {command}\n")
    build(run, "2025-10-20")
    build(run, "2025-10-20")
    said = (tmp_path / "told.txt").read_text(encoding="utf-8")
    assert said == f"norrey 1 2025-10-20 {tmp_path / 'out' / 'norrey.docx'}\n"


def test_a_command_that_fails_leaves_the_edition_and_is_told(run: Command, tmp_path: Path) -> None:
    command = json.dumps([sys.executable, "-c", "import sys; sys.exit('the share is offline')"])
    write(tmp_path, f"on_publish = {command}\n")
    done = run("build", "--as-of", "2025-10-20")
    assert done.code == 7
    assert "ended with exit code 1: the share is offline" in done.err
    assert (tmp_path / "out" / "norrey.docx").exists()


def test_a_laxer_mark_than_a_sources_is_refused(run: Command, tmp_path: Path) -> None:
    source = '[[briefs.norrey.source]]\npath = "files/power-weekly.txt"\nhandling = "TLP:AMBER"\n'
    write(tmp_path, 'handling = "TLP:GREEN"\n' + source)
    done = run("build", "--as-of", "2025-10-20")
    assert done.code == 2
    assert "power-weekly.txt is TLP:AMBER" in done.err
    write(tmp_path, source)
    build(run, "2025-10-20")
    assert json.loads((tmp_path / "out" / "norrey.evidence.json").read_bytes())["handling"] == "TLP:AMBER"


def test_a_broken_decisions_file_stops_the_build_with_its_line(run: Command, tmp_path: Path) -> None:
    (tmp_path / "norrey.decisions.toml").write_text('[[pin]]\nlien = "x"\n', encoding="utf-8")
    done = run("build", "--as-of", "2025-10-20")
    assert done.code == 2
    assert "norrey.decisions.toml has 2 problems" in done.err
    assert 'line 2: "lien" is not a key of [[pin]]' in done.err


HEAVY = {
    "spacy",
    "thinc",
    "numpy",
    "lxml",
    "docx",
    "jinja2",
    "trafilatura",
    "fontTools",
    "pypdfium2",
    "httpx",
}


def test_an_unchanged_brief_is_answered_without_parsing_anything(run: Command) -> None:
    build(run, "2025-10-20")
    program = (
        "import atexit, json, sys; from briefgen.cli import main; "
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr)); main()"
    )
    words = [sys.executable, "-c", program, "build", "--as-of", "2025-10-20"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "nothing has changed since edition 1" in done.stdout
    loaded = {name.split(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}
    assert not loaded & HEAVY


@pytest.mark.usefixtures("run")
def test_two_runs_at_once_make_one_edition(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "briefgen", "build", "--as-of", "2025-10-20", "--json"]
    both = [subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE) for _ in range(2)]
    told = [json.loads(one.communicate(timeout=120)[0])["briefs"][0] for one in both]
    assert sorted(one["published"] for one in told) == [False, True]
    assert {one["edition"] for one in told} == {1}


def test_a_source_that_is_dated_ahead_is_read_when_its_day_comes(run: Command, tmp_path: Path) -> None:
    for path in (tmp_path / "files").iterdir():
        path.unlink()
    write_note(
        tmp_path, "early", "2025-10-14", "Parliament of Vessia will vote on the railway act in June 2026."
    )
    write_note(
        tmp_path, "late", "2025-10-22", "Parliament of Vessia has cancelled the vote on the railway act."
    )
    (first,) = run("build", "--as-of", "2025-10-20", "--json").data["briefs"]
    assert "late.md" in json.dumps(first["warnings"])
    assert build(run, "2025-10-21")["published"] is False
    assert build(run, "2025-10-22")["published"] is True
    assert "has cancelled the vote" in page(tmp_path)


def write_note(folder: Path, name: str, day: str, text: str) -> None:
    (folder / "files" / f"{name}.md").write_text(f"---\npublished: {day}\n---\n{text}\n", encoding="utf-8")


def test_a_banned_line_is_gone_and_the_comparison_says_why(run: Command, tmp_path: Path) -> None:
    build(run, "2025-10-20")
    line = json.loads((tmp_path / "out" / "norrey.evidence.json").read_bytes())["lines"][-1]["text"]
    assert run("decide", "norrey", "ban", line).code == 0
    assert build(run, "2025-10-21")["published"] is True
    assert line not in page(tmp_path)
    assert "(banned)" in run("diff", "norrey").out


def test_what_was_said_of_the_sources_is_said_again_while_nothing_has_changed(
    run: Command, tmp_path: Path
) -> None:
    (tmp_path / "files" / "broken.docx").write_bytes(b"no Word file")
    (tmp_path / "files" / "undated.txt").write_text(
        "The link will be tested for two weeks.\n", encoding="utf-8"
    )
    first = run("build", "--as-of", "2025-10-20")
    said = [line for line in first.err.splitlines() if line.startswith("warning:")]
    assert any("broken.docx" in line for line in said)
    assert any("no date of publication is known of" in line and "undated.txt" in line for line in said)
    again = run("build", "--as-of", "2025-10-20")
    assert "nothing has changed since edition 1" in again.out
    assert [line for line in again.err.splitlines() if line.startswith("warning:")] == said
    assert again.code == first.code == 3
    (told,) = run("build", "--as-of", "2025-10-20", "--json").data["briefs"]
    assert len(told["warnings"]) == len(said)
