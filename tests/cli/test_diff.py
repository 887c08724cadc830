"""``briefgen diff``: what differs between two editions, on the terminal, as JSON and in Word."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.editions import Editions
from tests.changes.word import plain_text, settled
from tests.support.commands import Done, runner
from tests.support.editions import COAST, COURIER

Command = Callable[..., Done]
SETTINGS = '[briefs.coast]\ntitle = "Coast road"\nsources = ["coast/*.txt"]\n'


def write(root: Path, **changed: str) -> None:
    (root / "coast").mkdir(exist_ok=True)
    for name, text in {**COAST, **changed}.items():
        (root / "coast" / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish three editions: a first one, one with a corrected figure, one without a source."""
    root = tmp_path_factory.mktemp("project")
    (root / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        write(root)
        build("2026-11-20")
        write(root, **{"a-courier.txt": COURIER.replace("12 houses", "17 houses")})
        build("2026-11-21")
        (root / "coast" / "c-observer.txt").unlink()
        build("2026-11-22")
    return root


def build(day: str) -> None:
    from briefgen.cli.app import app

    with pytest.raises(SystemExit) as left:
        app(["build", "coast", "--as-of", day])
    assert left.value.code == 0


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], project: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(project)
    monkeypatch.setenv("COLUMNS", "100")
    return runner(capsys)


def test_the_last_edition_is_compared_with_the_one_before(run: Command) -> None:
    done = run("diff", "coast")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("coast: edition 3 (22 November 2026) against edition 2 (21 November 2026)\n")
    assert "\nGone from the page\n" in done.out
    assert "(no source says so any more)" in done.out
    assert "\nSources\n  - What the flood means for Telling (c-observer.txt)\n" in done.out
    assert done.out.endswith("That is material.\n")


def test_a_changed_figure_is_shown_with_what_it_was(run: Command) -> None:
    done = run("diff", "coast", "1", "2")
    assert "\nChanged\n" in done.out
    assert "CORRECTED: a figure was 12 and is 17" in done.out
    assert "~ The coast road after the storm (a-courier.txt), has changed" in done.out


def test_one_number_is_compared_with_the_last_edition(run: Command) -> None:
    done = run("diff", "coast", "1")
    assert done.out.startswith("coast: edition 3 (22 November 2026) against edition 1 (20 November 2026)\n")


def test_the_later_one_may_stand_first(run: Command) -> None:
    done = run("diff", "coast", "2", "1")
    assert "a figure was 17 and is 12" in done.out


def test_a_program_can_read_it(run: Command) -> None:
    data = run("diff", "coast", "1", "2", "--json").data
    assert (data["before"]["number"], data["after"]["number"]) == (1, 2)
    (changed,) = data["changed"]
    assert changed["news"] == "corrected"
    assert changed["changes"] == [{"kind": "figure", "before": "12", "after": "17"}]
    assert len(data["material"]) == 1
    assert {one["in_the_sources"] for one in run("diff", "coast", "2", "3", "--json").data["gone"]} == {False}
    assert [one["file"] for one in data["sources_changed"]] == ["a-courier.txt"]
    assert data["docx"] is None


def test_no_row_is_wider_than_the_terminal(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    rows = run("diff", "coast", "1").out.splitlines()[1:]
    assert max(map(len, rows)) <= 60


def test_word_shows_the_changes(run: Command, project: Path, tmp_path: Path) -> None:
    path = tmp_path / "changes.docx"
    done = run("diff", "coast", "1", "2", "--docx", path)
    assert done.out.endswith(f"written: {path}\n")
    old, new = (page(project, number) for number in (1, 2))
    assert settled(path.read_bytes(), "accept") == plain_text(new)
    assert settled(path.read_bytes(), "reject") == plain_text(old)


def page(project: Path, number: int) -> bytes:
    store = Editions(project / ".briefgen")
    return store.content(store.get("coast", number).docx_sha256)


def test_a_file_of_other_content_is_not_written_over(run: Command, tmp_path: Path) -> None:
    path = tmp_path / "mine.docx"
    assert run("diff", "coast", "1", "2", "--docx", path).code == 0
    assert run("diff", "coast", "1", "2", "--docx", path).code == 0
    done = run("diff", "coast", "1", "3", "--docx", path)
    assert done.code == 7
    assert "mine.docx is there already" in done.err


def test_only_a_word_file_can_hold_tracked_changes(run: Command) -> None:
    done = run("diff", "coast", "--docx", "changes.pdf")
    assert (done.code, done.out) == (2, "")
    assert "--docx must end in .docx" in done.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["coast", "3", "3"], "edition 3 of coast is compared with itself"),
        (["coast", "1", "9"], "coast has no edition 9"),
        (["coast", "1000"], "coast has no edition 1000"),
        (["cost"], "briefgen.toml has no brief called 'cost'; did you mean \"coast\"?"),
    ],
)
def test_what_is_not_there_can_not_be_compared(run: Command, words: list[str], message: str) -> None:
    done = run("diff", *words)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_brief_with_one_edition_has_nothing_to_compare(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
    write(tmp_path)
    run = runner(capsys)
    assert "has no edition" in run("diff", "coast").err
    assert run("build", "coast", "--as-of", "2026-11-20").code == 0
    done = run("diff", "coast")
    assert done.code == 2
    assert "coast has one edition only, and nothing to compare it with" in done.err
    assert json.loads(run("diff", "coast", "--json").out)["error"]["family"] == "SettingsError"


def test_a_page_edited_by_hand_is_compared_with_the_one_before(
    run: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "project"
    shutil.copytree(project, copied)
    monkeypatch.chdir(copied)
    edited = reworded(page(project, 3), "task force of nine engineers", "task force of 9 engineers")
    store = Editions(copied / ".briefgen")
    number = len(store.history("coast"))
    last = store.get("coast", number)
    path = Path(last.path)
    store.keep_edited(
        "coast", {path: edited}, as_of=last.as_of, parent=number, evidence=b"", why=("it was edited by hand",)
    )
    done = run("diff", "coast")
    assert done.code == 9
    assert "add --docx changes.docx" in done.err
    done = run("diff", "coast", "--docx", "changes.docx")
    assert done.code == 0
    assert "edited by hand) against edition 3" in done.out
    assert any("of 9 engineers" in text for text in settled(Path("changes.docx").read_bytes(), "accept"))


def test_decisions_that_were_made_are_told(
    run: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "project"
    shutil.copytree(project, copied)
    monkeypatch.chdir(copied)
    line = "The Ministry of Transport has set up a task force of nine engineers for the coast road."
    assert run("decide", "coast", "ban", line).code == 0
    assert run("build", "coast", "--as-of", "2026-11-23").code == 0
    done = run("diff", "coast")
    assert f"\nSettings\n  + ban: {line[:40]}" in done.out


def reworded(data: bytes, old: str, new: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as made:
        for info in archive.infolist():
            content = archive.read(info)
            made.writestr(info, content.replace(old.encode(), new.encode()))
    return buffer.getvalue()
