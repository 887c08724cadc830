"""``briefgen decide``: what it lists, writes and refuses, and that the next build obeys."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.decisions import read_decisions
from briefgen.model import Ban, Pin, Prefer, Reword
from tests.support.commands import Done, runner

Run = Callable[..., Done]
HERALD = """\
Title: Ferries for Holm
Date: 2025-04-16
Publisher: The Herald

The council of Holm approved two electric ferries for 40 million euros on 3 March 2025.

The first ferry will enter service in May 2026, the harbour office said.

The old ferries carried 310,000 passengers in 2024.

The shipyard at Aven has built nine ferries for the county since 2010.

The island of Sund has 1,150 inhabitants and a single school.

Tickets will cost 5 euros from June 2026.

The harbour office employs 64 people, of whom 17 work on the old ferries.
"""
FERRIES = "The council of Holm approved two electric ferries for 40 million euros on 3 March 2025."
OFFICE = "The harbour office employs 64 people, of whom 17 work on the old ferries."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "herald.txt").write_text(HERALD, "utf-8")
    settings = '[briefs.holm]\ntitle = "Ferries"\nas_of = 2025-04-20\nsources = ["herald.txt"]\n'
    (tmp_path / "briefgen.toml").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1745200000")
    return tmp_path


@pytest.fixture
def built(folder: Path, run: Run) -> Path:
    assert run("build", "holm").code in {0, 4}
    return folder


def decisions(folder: Path) -> list[Pin | Ban | Reword | Prefer]:
    found = read_decisions(folder / "holm.decisions.toml")
    return [*found.pins, *found.bans, *found.rewords, *found.preferred]


def number_of(run: Run, words: str) -> int:
    listed = run("decide", "holm", "list", "--all", "--json").data["lines"]
    return next(int(line["number"]) for line in listed if words in line["text"])


def printed(folder: Path) -> list[str]:
    data = json.loads((folder / "out" / "holm.evidence.json").read_text("utf-8"))
    return [line["text"] for line in data["lines"]]


# ---------------------------------------------------------------- list


def test_list_shows_lines_sources_and_decisions_with_their_numbers(built: Path, run: Run) -> None:
    run("decide", "holm", "ban", number_of(run, "64 people"), "--by", "A. Berg", "--why", "not news")
    done = run("decide", "holm", "list")
    assert done.code == 0
    assert done.out.startswith("holm, edition 1, as of 20 April 2025\nSummary\n   1  ")
    assert "\nSources\n   1  The Herald (herald.txt)\n" in done.out
    last = f"  d1  banned: “{OFFICE}” by A. Berg on 21 April 2025: not news\n"
    assert done.out.endswith(f"Decided (holm.decisions.toml)\n{last}")
    assert built.is_dir()


def test_list_shows_what_is_not_on_the_page_when_asked(built: Path, run: Run) -> None:
    few, many = (
        run("decide", "holm", "list", "--json").data,
        run("decide", "holm", "list", "--all", "--json").data,
    )
    assert [line["text"] for line in few["lines"]] == printed(built)
    assert many["lines"][: len(few["lines"])] == few["lines"]
    assert all(line["cut"] for line in many["lines"][len(few["lines"]) :])


@pytest.mark.usefixtures("folder")
def test_before_the_first_build_list_says_so(run: Run) -> None:
    done = run("decide", "holm", "list")
    assert done.out == (
        "holm has no edition yet; make one with: briefgen build holm\n"
        "Nothing is decided yet (holm.decisions.toml)\n"
    )


def test_without_a_store_the_evidence_beside_the_page_is_read(built: Path, run: Run) -> None:
    for path in (built / ".briefgen").glob("editions.sqlite3*"):
        path.unlink()
    done = run("decide", "holm", "list")
    assert done.out.startswith("holm, as of 20 April 2025\nSummary\n   1  ")


# ---------------------------------------------------------------- deciding


def test_lines_are_meant_by_number_or_by_words(built: Path, run: Run) -> None:
    one, two = number_of(run, "310,000"), number_of(run, "1,150")
    assert run("decide", "holm", "pin", one, two).code == 0
    assert run("decide", "holm", "ban", "harbour", "office", "employs", "64", "people").code == 0
    assert run("decide", "holm", "ban", "nine", "ferries", "for", "the", "county").code == 0
    lines = [one.line for one in decisions(built) if not isinstance(one, Prefer)]
    assert lines == [
        "The old ferries carried 310,000 passengers in 2024.",
        "The island of Sund has 1,150 inhabitants and a single school.",
        OFFICE,
        "The shipyard at Aven has built nine ferries for the county since 2010.",
    ]


def test_the_next_build_obeys(built: Path, run: Run) -> None:
    run("decide", "holm", "ban", number_of(run, "1,150"))
    run("decide", "holm", "pin", "Tickets will cost 5 euros from June 2026.", "--section", "summary")
    run("decide", "holm", "reword", number_of(run, "two electric"), "--to", "Holm has approved two ferries.")
    done = run("build", "holm")
    assert "people banned: “The island of Sund has 1,150 inhabitants" in done.out
    assert "people pinned in summary: “Tickets will cost 5 euros from June 2026.”" in done.out
    assert "it reads “Holm has approved two ferries.”" in done.out
    texts = printed(built)
    assert not any("1,150" in text for text in texts)
    assert "Holm has approved two ferries." in texts
    assert FERRIES not in texts
    listed = run("decide", "holm", "list", "--json").data["lines"]
    assert {line["text"]: line["section"] for line in listed if line["pinned"]} == {
        "Tickets will cost 5 euros from June 2026.": "summary"
    }


def test_what_a_rewording_adds_is_pointed_out(built: Path, run: Run) -> None:
    done = run("decide", "holm", "reword", "64 people, of whom", "--to", "Port Ellery employs 80 people.")
    assert done.code == 0
    assert "note: the sources behind the line do not give the figure “80”, the name “Port Ellery”" in done.err
    (reword,) = decisions(built)
    assert isinstance(reword, Reword)
    assert (reword.line, reword.evidence) == (OFFICE, (OFFICE,))


def test_a_reworded_line_can_be_reworded_again_and_taken_back(built: Path, run: Run) -> None:
    run("decide", "holm", "reword", number_of(run, "64 people"), "--to", "The office has 64 people.")
    run("build", "holm")
    run("decide", "holm", "reword", "The office has 64 people.", "--to", "The office has 64 staff.")
    (reword,) = decisions(built)
    assert isinstance(reword, Reword)
    assert (reword.line, reword.to) == (OFFICE, "The office has 64 staff.")
    assert run("decide", "holm", "undo", number_of(run, "64 people")).out.startswith("undone: reworded: ")
    assert decisions(built) == []


def test_a_source_is_preferred_by_its_number_or_name(built: Path, run: Run) -> None:
    run("decide", "holm", "prefer", 1)
    run("decide", "holm", "prefer", "council-*.txt", "--why", "the minutes")
    assert [one.source for one in decisions(built) if isinstance(one, Prefer)] == [
        "herald.txt",
        "council-*.txt",
    ]


def test_decisions_are_undone_by_number_and_by_words(built: Path, run: Run) -> None:
    run("decide", "holm", "ban", number_of(run, "1,150"), number_of(run, "310,000"))
    run("decide", "holm", "prefer", "herald.txt")
    assert run("decide", "holm", "undo", "d1", "herald.txt").code == 0
    (left,) = decisions(built)
    assert isinstance(left, Ban)
    assert "310,000" in left.line
    done = run("decide", "holm", "undo", "d7")
    assert (done.code, decisions(built)) == (2, [left])
    assert "there is no decision on 'd7'" in done.err


def test_before_the_first_build_words_are_taken_as_they_are(folder: Path, run: Run) -> None:
    assert run("decide", "holm", "ban", "The council of Holm approved anything at all.").code == 0
    (ban,) = decisions(folder)
    assert isinstance(ban, Ban)
    assert ban.line == "The council of Holm approved anything at all."
    assert run("decide", "holm", "ban", 3).code == 2


def test_json_tells_what_was_decided(built: Path, run: Run) -> None:
    data = run("decide", "holm", "ban", number_of(run, "64 people"), "--json").data
    assert data["action"] == "ban"
    assert data["decisions"] == [{"kind": "ban", "line": OFFICE, "on": "2025-04-21"}]
    assert built.is_dir()


def test_the_file_of_decisions_is_no_source(built: Path, run: Run) -> None:
    run("decide", "holm", "ban", 1)
    data = run("inspect", "--stage", "read", ".").data
    assert [source["name"] for source in data["sources"]] == ["herald.txt"]
    assert (built / "holm.decisions.toml").exists()


# ---------------------------------------------------------------- what is refused


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bann", "3"], "there is no decision 'bann'; did you mean \"ban\"?"),
        (["ban"], "briefgen decide NAME ban needs a line"),
        (["ban", "99"], "there is no line 99: they go from 1 to"),
        (
            ["ban", "Zebras graze here at night"],
            "no line of the last edition reads “Zebras graze here at night”",
        ),
        (["ban", "ferries"], "“ferries” could be several lines; the nearest: "),
        (["reword", "1"], "reword needs --to with the new words"),
        (["reword", "1", "--to", "  "], "--to is empty"),
        (["reword", "1", "2", "--to", "A"], "one line is reworded at a time"),
        (["ban", "1", "--to", "A"], "--to goes with reword"),
        (["ban", "1", "--section", "outlook"], "--section goes with pin"),
        (
            ["pin", "1", "--section", "footer"],
            "--section goes with pin, and is one of summary, key_facts, outlook",
        ),
        (["prefer", "9"], "the last edition has no source 9"),
        (["prefer", "harold.txt"], "holm has no source 'harold.txt'; did you mean \"herald.txt\"?"),
        (["undo", "Nothing of this kind"], "there is no decision on 'Nothing of this kind'"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(run: Run, words: list[str], message: str) -> None:
    done = run("decide", "holm", *words)
    assert done.code == 2
    assert done.err.startswith(f"error: {message}")
    assert "hint: " in done.err
    assert not Path("holm.decisions.toml").exists()


@pytest.mark.usefixtures("folder")
def test_a_brief_that_is_not_there_is_told_with_the_nearest(run: Run) -> None:
    done = run("decide", "hlom", "list")
    assert (done.code, 'did you mean "holm"' in done.err) == (2, True)


def test_without_settings_the_way_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("decide", "holm", "list")
    assert done.code == 2
    assert "there is no briefgen.toml" in done.err


def test_a_file_of_decisions_that_is_not_in_order_is_not_written_over(built: Path, run: Run) -> None:
    path = built / "holm.decisions.toml"
    path.write_text("[[pin]]\nlien = 'A'\n", "utf-8")
    done = run("decide", "holm", "ban", 1)
    assert (done.code, path.read_text("utf-8")) == (2, "[[pin]]\nlien = 'A'\n")
    assert "holm.decisions.toml has 2 problems" in done.err
