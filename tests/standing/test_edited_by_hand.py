"""A published page that people edit in Word: their words outlive every build while their evidence holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.editions import Editions
from tests.decisions.pages import below, changed, taken_out, typed
from tests.support.commands import Done, runner

HERALD = """\
Title: Ferries for Holm
Date: 2025-04-16
Publisher: The Herald

The council of Holm approved two electric ferries for 40 million euros on 3 March 2025.

The first ferry will enter service in May 2026, the harbour office said.

The old ferries carried 310,000 passengers in 2024.

The shipyard at Aven has built nine ferries for the county since 2010.

The island of Sund has 1,150 inhabitants and a single school.

The harbour office employs 64 people, of whom 17 work on the old ferries.
"""
OFFICE = "The harbour office employs 64 people, of whom 17 work on the old ferries."
MINE = "Of the 64 people at the harbour office, 17 work on the old ferries."
GONE = "The island of Sund has 1,150 inhabitants and a single school."
LATER = "\nTickets will cost 5 euros from June 2026.\n"

Command = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    settings = '[briefs.holm]\ntitle = "Ferries"\nsources = ["*.txt"]\nas_of = 2025-04-20\n'
    (tmp_path / "briefgen.toml").write_text(settings, encoding="utf-8")
    return runner(capsys)


def lines(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "out" / "holm.evidence.json").read_text("utf-8"))[
        "lines"
    ]
    return found


def texts(folder: Path) -> list[str]:
    return [line["text"] for line in lines(folder)]


@pytest.fixture
def edited(run: Command, tmp_path: Path) -> bytes:
    """Build the page, reword one line, take another out, add a third; return what is on the disk then."""
    assert run("build").code in {0, 4}
    path = tmp_path / "out" / "holm.docx"
    data = changed(path.read_bytes(), typed(OFFICE, MINE))
    data = changed(data, below(MINE, "The minister should know what the ferries cost."))
    data = changed(data, taken_out(GONE))
    path.write_bytes(data)
    return data


def later(folder: Path) -> None:
    """Let the source tell something more."""
    (folder / "herald.txt").write_text(HERALD + LATER, encoding="utf-8")


def test_the_edited_page_stands_and_is_kept_as_an_edition_of_its_own(
    run: Command, tmp_path: Path, edited: bytes
) -> None:
    done = run("build")
    assert "holm.docx was changed by hand: it is kept as edition 2" in done.err
    assert f"reworded: “{OFFICE}” reads “{MINE}”" in done.err
    assert f"taken out: “{GONE}”" in done.err
    assert "added: “The minister should know what the ferries cost.” (not carried over" in done.err
    store = Editions(tmp_path / ".briefgen")
    assert [(entry.number, entry.kind) for entry in store.history("holm")] == [(1, "built"), (2, "edited")]
    assert store.content(store.get("holm", 2).docx_sha256) == edited
    assert (tmp_path / "out" / "holm.docx").read_bytes() == edited


@pytest.mark.usefixtures("edited")
def test_the_next_edition_has_people_s_words_with_their_evidence(run: Command, tmp_path: Path) -> None:
    run("build")
    later(tmp_path)
    assert "edition 3" in run("build").out
    assert not {OFFICE, GONE, "The minister should know what the ferries cost."} & set(texts(tmp_path))
    (line,) = [line for line in lines(tmp_path) if line["text"] == MINE]
    assert (line["edited"], line["original"], line["evidence"][0]["quote"]) == (True, OFFICE, OFFICE)
    assert any("5 euros" in text for text in texts(tmp_path))


@pytest.mark.usefixtures("edited")
def test_a_build_without_news_decides_nothing_again(run: Command, tmp_path: Path) -> None:
    run("build")
    before = (tmp_path / "holm.decisions.toml").read_bytes()
    done = run("build")
    assert "has changed since edition 2" in done.out
    assert "by hand" not in done.err
    assert (tmp_path / "holm.decisions.toml").read_bytes() == before


@pytest.mark.usefixtures("edited")
def test_where_the_source_is_corrected_both_are_told_and_the_page_has_the_source_s_words(
    run: Command, tmp_path: Path
) -> None:
    run("build")
    (tmp_path / "herald.txt").write_text(HERALD.replace("64 people", "71 people"), encoding="utf-8")
    done = run("build")
    assert MINE in done.err
    assert "71 people" in done.err
    assert MINE not in texts(tmp_path)
    assert any("71" in text for text in texts(tmp_path))
    assert MINE in (tmp_path / "holm.decisions.toml").read_text("utf-8")
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    run("build")
    assert MINE in " ".join(texts(tmp_path))


@pytest.mark.usefixtures("edited")
def test_a_page_that_was_edited_twice_has_the_last_words(run: Command, tmp_path: Path) -> None:
    later(tmp_path)
    run("build")
    path = tmp_path / "out" / "holm.docx"
    again = "The harbour office has 64 people; 17 of them work on the old ferries."
    path.write_bytes(changed(path.read_bytes(), typed(MINE, again)))
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    run("build")
    assert again in texts(tmp_path)
    assert MINE not in texts(tmp_path)
    assert (tmp_path / "holm.decisions.toml").read_text("utf-8").count("[[reword]]\nline = ") == 1


def test_another_document_in_its_place_bans_nothing_and_is_kept(run: Command, tmp_path: Path) -> None:
    run("build")
    before = texts(tmp_path)
    (tmp_path / "out" / "holm.docx").write_bytes(b"notes of mine")
    done = run("build")
    assert "can not be read back" in done.err
    assert not (tmp_path / "holm.decisions.toml").exists()
    assert texts(tmp_path) == before
    store = Editions(tmp_path / ".briefgen")
    assert store.content(store.get("holm", 2).docx_sha256) == b"notes of mine"


@pytest.mark.usefixtures("edited")
def test_what_was_decided_beside_the_edits_makes_an_edition_of_its_own(run: Command, tmp_path: Path) -> None:
    other = "The shipyard at Aven has built nine ferries for the county since 2010."
    assert other in texts(tmp_path)
    assert run("decide", "holm", "ban", other).code == 0
    done = run("build")
    assert f"people banned: “{other}" in done.out
    assert other not in texts(tmp_path)
    assert MINE in texts(tmp_path)
    later(tmp_path)
    assert "people" not in run("build").out.split("evidence:")[0].split("edition 4")[1]
