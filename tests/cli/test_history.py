"""``briefgen history``: what was published, shown, written again and made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefgen.editions import Editions, Record
from tests.support.commands import Done, runner

Command = Callable[..., Done]
DAY = date(2026, 11, 20)
FERRIES = """The council of Holm approved two ferries on 3 March 2025. They will cost 40 million euros.
The harbour office said that the first ferry would sail in June 2026.
Some 12,000 people cross the sound every day, the council said on 4 March 2025.
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "UTC")
    (tmp_path / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    (tmp_path / "briefgen.toml").write_text(
        '[briefs.holm]\nsources = ["ferries.txt"]\n[briefs.sound]\nsources = ["ferries.txt"]\n',
        encoding="utf-8",
    )
    return runner(capsys)


def publish(root: Path, words: str, **more: object) -> None:
    """Publish an edition whose page is these words."""
    page = words.encode()
    evidence = json.dumps({"docx_sha256": hashlib.sha256(page).hexdigest(), "title": words}).encode()
    files = {root / "out" / "holm.docx": page, root / "out" / "holm.evidence.json": evidence}
    record = Record(as_of=DAY, evidence=evidence, template={"policy-brief.docx": b""}, **more)  # type: ignore[arg-type]
    Editions(root / ".briefgen").publish("holm", files, record)


def test_editions_are_listed_the_last_one_first_with_their_reasons(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first", why=("it is the first edition",))
    publish(tmp_path, "second", parent=1, why=("a new point: the cable", "a figure changed"))
    done = run("history", "holm")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert [line[:4].strip() for line in lines] == ["2", "", "", "1", ""]
    assert lines[0].endswith(str(Path("out") / "holm.docx"))
    assert [line.strip() for line in lines[1:3]] == ["a new point: the cable", "a figure changed"]
    assert lines[4].strip() == "it is the first edition"


def test_a_list_can_be_read_by_a_program(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first", why=("it is the first edition",))
    (entry,) = run("history", "holm", "--json").data["editions"]
    assert entry == {
        "number": 1,
        "made": entry["made"],
        "as_of": "2026-11-20",
        "kind": "built",
        "parent": None,
        "why": ["it is the first edition"],
        "path": str(tmp_path / "out" / "holm.docx"),
        "docx_sha256": hashlib.sha256(b"first").hexdigest(),
    }


def test_a_brief_without_editions_says_how_to_make_one(run: Command) -> None:
    done = run("history", "holm")
    assert (done.code, done.out) == (0, "holm has no edition yet; make one with: briefgen build holm\n")
    assert run("history", "holm", "--json").data == {"name": "holm", "editions": []}
    done = run("history", "holm", "1")
    assert done.code == 2
    assert "holm has no edition yet" in done.err


def test_a_name_that_nobody_knows_is_told_with_those_that_are_known(run: Command) -> None:
    done = run("history", "hulm")
    assert done.code == 2
    assert "no brief called 'hulm'" in done.err
    assert "holm" in done.err


def test_without_a_settings_file_it_is_said_where_to_go(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    done = run("history", "holm")
    assert done.code == 2
    assert "there is no briefgen.toml" in done.err
    assert "--config" in done.err


def test_a_brief_that_left_the_settings_keeps_its_history(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first")
    (tmp_path / "briefgen.toml").write_text("this is = no settings file", encoding="utf-8")
    assert run("history", "holm").code == 0


def test_an_edition_can_be_written_again_with_its_evidence(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first")
    publish(tmp_path, "second", parent=1)
    done = run("history", "holm", "1", "--out", "old.docx")
    assert done.code == 0
    assert "written: old.docx" in done.out
    assert (tmp_path / "old.docx").read_bytes() == b"first"
    assert json.loads((tmp_path / "old.evidence.json").read_bytes())["title"] == "first"
    (tmp_path / "there").mkdir()
    written = run("history", "holm", "--out", "there", "--json").data["written"]
    assert written == [str(tmp_path / "there" / name) for name in ("holm.docx", "holm.evidence.json")]
    assert (tmp_path / "there" / "holm.docx").read_bytes() == b"second"


def test_a_file_of_somebody_else_is_not_written_over(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first")
    (tmp_path / "mine.docx").write_bytes(b"mine")
    done = run("history", "holm", "1", "--out", "mine.docx")
    assert done.code == 7
    assert "is not a page that briefgen made" in done.err
    (tmp_path / "out" / "holm.docx").write_bytes(b"edited")
    assert run("history", "holm", "1", "--out", "out").code == 7
    assert (tmp_path / "out" / "holm.docx").read_bytes() == b"edited"
    assert (tmp_path / "mine.docx").read_bytes() == b"mine"


def test_a_page_is_written_to_a_docx_or_a_folder(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first")
    done = run("history", "holm", "1", "--out", "old.pdf")
    assert done.code == 2
    assert "--out must be a folder or end in .docx" in done.err


def test_a_built_edition_is_made_again_bit_for_bit(run: Command, tmp_path: Path) -> None:
    assert run("build", "holm", "--as-of", "2025-05-01").code in (0, 4)
    page = (tmp_path / "out" / "holm.docx").read_bytes()
    (tmp_path / "ferries.txt").unlink()
    done = run("history", "holm", "1", "--rebuild", "--out", "again.docx")
    assert (done.code, done.err) == (0, "")
    assert "made again from the store: the same, bit for bit" in done.out
    assert "source    ferries.txt" in done.out
    assert (tmp_path / "again.docx").read_bytes() == page
    told = run("history", "holm", "--rebuild", "--json").data
    assert told["rebuilt"] == {"same": True, "note": "", "moved": []}
    assert [one["name"] for one in told["inputs"]] == ["ferries.txt"]


def test_when_the_rules_have_changed_that_is_said_and_the_kept_page_is_given(
    run: Command, tmp_path: Path
) -> None:
    publish(tmp_path, "first", settings={"brief": {"name": "holm"}, "unfetched": []}, versions={"rules": "x"})
    done = run("history", "holm", "1", "--rebuild", "--out", "old.docx")
    assert done.code == 0
    assert "note: the rules have changed" in done.err
    assert (tmp_path / "old.docx").read_bytes() == b"first"


def test_an_edited_edition_says_so(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first")
    (tmp_path / "out" / "holm.docx").write_bytes(b"edited")
    store = Editions(tmp_path / ".briefgen")
    store.keep_edited("holm", store.changed("holm"), as_of=DAY, parent=1, why=("it was edited by hand",))
    assert "edited by hand" in run("history", "holm").out.splitlines()[0]
    shown = run("history", "holm", "2")
    assert ", by hand" in shown.out
    assert "after     edition 1" in shown.out
    assert run("history", "holm", "2", "--rebuild").code == 0
    assert run("history", "holm", "2", "--out", "theirs.docx").code == 0
    assert (tmp_path / "theirs.docx").read_bytes() == b"edited"


def test_a_damaged_store_is_told_in_two_lines(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first")
    (tmp_path / ".briefgen" / "editions.sqlite3").write_bytes(b"x" * 5000)
    done = run("history", "holm")
    assert done.code == 7
    assert len(done.err.splitlines()) == 2
    assert "is damaged" in done.err


def test_a_folder_that_is_not_there_is_made(run: Command, tmp_path: Path) -> None:
    publish(tmp_path, "first")
    done = run("history", "holm", "1", "--out", "old/pages")
    assert (done.code, (tmp_path / "old" / "pages" / "holm.docx").read_bytes()) == (0, b"first")
    (tmp_path / "plain").write_text("a file of mine")
    assert run("history", "holm", "1", "--out", "plain/there").code == 7
    assert (tmp_path / "plain").read_text() == "a file of mine"


def test_a_brief_of_another_settings_file_with_the_same_name_is_refused(run: Command, tmp_path: Path) -> None:
    assert run("build", "holm").code in {0, 4}
    other = tmp_path / "other.toml"
    other.write_text('[briefs.holm]\nsources = ["ferries.txt"]\n', encoding="utf-8")
    page = (tmp_path / "out" / "holm.docx").read_bytes()
    for command in (["build", "holm"], ["history", "holm"], ["decide", "holm", "list"]):
        done = run(*command, "--config", "other.toml")
        assert done.code == 2
        assert "briefgen.toml has a brief holm too" in done.err
        assert "Give the brief another name in other.toml" in done.err
    assert (tmp_path / "out" / "holm.docx").read_bytes() == page
    (tmp_path / "briefgen.toml").unlink()  # it was renamed
    assert run("build", "holm", "--config", "other.toml").code in {0, 4}
