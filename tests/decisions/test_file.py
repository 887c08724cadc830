"""The file of decisions: what it says, what is wrong with it, and what a new decision leaves alone."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.decisions import add, in_order, in_words, read_decisions, told, undo
from briefgen.decisions.write import HEAD, Decision
from briefgen.errors import PublishError, SettingsError
from briefgen.model import Ban, Decisions, Pin, Prefer, Reword

DAY = date(2025, 4, 2)
PIN = Pin(line="The council approved two ferries.", section="outlook", by="A. Berg", on=DAY, why="Asked.")
BAN = Ban(line="The ferries are a “milestone”.", evidence=("The ferries are a milestone, he said.",))
REWORD = Reword(
    line="The council approved two ferries.", to="Holm gets two ferries.", evidence=("One.", "Two.")
)
PREFER = Prefer(source="minutes-*.txt")
ALL: tuple[Decision, ...] = (PIN, BAN, REWORD, PREFER)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "holm.decisions.toml"


def test_without_a_file_nothing_is_decided(path: Path) -> None:
    assert read_decisions(path) == Decisions()
    assert not read_decisions(path)
    assert in_order(path) == ()


def test_what_was_added_is_read_again_in_its_order(path: Path) -> None:
    for decision in ALL:
        add(path, decision)
    assert read_decisions(path) == Decisions(pins=(PIN,), bans=(BAN,), rewords=(REWORD,), preferred=(PREFER,))
    assert in_order(path) == ALL
    assert told(read_decisions(path)) == tuple(map(in_words, ALL))


def test_adding_nothing_makes_no_file(path: Path) -> None:
    add(path)
    assert not path.exists()


def test_a_new_file_explains_every_kind_with_an_example_that_can_be_read(path: Path) -> None:
    add(path, PIN)
    assert path.read_text("utf-8").startswith(HEAD)
    examples = "\n".join(line.removeprefix("# ") for line in HEAD.splitlines()[5:])
    path.write_text(examples, "utf-8")
    shown = read_decisions(path)
    assert all((shown.pins, shown.bans, shown.rewords, shown.preferred))


COMMENTED = """\
# Ours, since 2024.

[[ban]]   # the first one
# why: it is a courtesy
line = '''The ferries
# are "a milestone".'''

# Before the pin.
[[pin]]
line = "The council approved two ferries."
# Behind the pin.

[[prefer]]
source = "minutes.txt"
# The end.
"""


def test_people_s_comments_stay_where_they_are(path: Path) -> None:
    path.write_text(COMMENTED, "utf-8")
    add(path, REWORD)
    assert path.read_text("utf-8").startswith(COMMENTED.rstrip())
    assert undo(path, *read_decisions(path).pins) == 1
    left = path.read_text("utf-8")
    comments = [line for line in COMMENTED.splitlines() if line.startswith("# ") and "are" not in line]
    assert [line for line in left.splitlines() if line in comments] == comments
    assert "[[pin]]" not in left
    assert read_decisions(path).bans[0].line == 'The ferries # are "a milestone".'


def test_undoing_everything_leaves_the_comments(path: Path) -> None:
    path.write_text(COMMENTED, "utf-8")
    assert undo(path, *in_order(path)) == 3
    assert in_order(path) == ()
    assert "# why: it is a courtesy" in path.read_text("utf-8")
    assert undo(path, PIN) == 0


def test_lines_end_as_they_did(path: Path) -> None:
    path.write_bytes(COMMENTED.replace("\n", "\r\n").encode())
    add(path, REWORD)
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 10
    assert read_decisions(path).rewords == (REWORD,)


def test_a_later_decision_on_a_line_takes_the_place_of_an_earlier_one(path: Path) -> None:
    add(path, REWORD, PIN)
    newer = Reword(line="the council approved two ferries.", to="Two ferries it is.")
    add(path, newer)
    assert in_order(path) == (PIN, newer)
    add(path, Ban(line=PIN.line))
    assert in_order(path) == (newer, Ban(line=PIN.line))
    add(path, PREFER, Prefer(source=PREFER.source, by="B."))
    assert in_order(path)[2:] == (Prefer(source=PREFER.source, by="B."),)


WRONG = """\
[[pin]]
lien = "The council approved two ferries."

[[ban]]
line = 3
on = "yesterday"

[[reword]]
line = "A line."

[[bann]]
line = "A line."

[[pin]]
line = ""
section = "outlok"
"""


def test_every_problem_is_told_at_once_with_its_line(path: Path) -> None:
    path.write_text(WRONG, "utf-8")
    with pytest.raises(SettingsError) as error:
        read_decisions(path)
    assert error.value.message.splitlines() == [
        "holm.decisions.toml has 8 problems:",
        "  line 1: this pin has no line",
        '  line 2: "lien" is not a key of [[pin]]; did you mean "line"?',
        "  line 5: line must be text in quotes, not 3",
        '  line 6: on must be a date such as 2024-06-01, not "yesterday"',
        "  line 8: this reword has no to",
        (
            '  line 11: "bann" is no kind of decision; did you mean "ban"?; '
            "the kinds are [[pin]], [[ban]], [[reword]] or [[prefer]]"
        ),
        "  line 15: line is empty; write something or take the line out",
        (
            "  line 16: section must be one of summary, key_facts, outlook, "
            'not "outlok"; did you mean "outlook"?'
        ),
    ]
    assert "docs/how-to/decisions.md" in error.value.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[pin]\n", "is not TOML"),
        ("pin = 3\n", "line 1: each pin opens with [[pin]]"),
        ("[pin]\nline = 'A'\n", "line 1: each pin opens with [[pin]]"),
        ("[[pin]]\nline = 'A'\nby = true\n", "line 3: by must be text in quotes, not true"),
        ("a = " + "[" * 5000 + "\n", "nested too deep"),
    ],
)
def test_a_file_of_another_form_is_refused_in_words(path: Path, text: str, words: str) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=re.escape(words)):
        read_decisions(path)


def test_a_file_that_is_no_text_is_refused_in_words(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not UTF-8"):
        read_decisions(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(SettingsError, match="can not be read"):
        read_decisions(path)


def test_a_decision_in_another_form_can_be_read_and_is_not_overwritten(path: Path) -> None:
    text = 'ban = [{ line = "A line that is banned." }]\n'
    path.write_text(text, "utf-8")
    assert read_decisions(path).bans == (Ban(line="A line that is banned."),)
    with pytest.raises(SettingsError, match="does not open with"):
        add(path, PIN)
    assert path.read_text("utf-8") == text


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that refuses writing")
def test_a_folder_that_takes_no_file_is_told(path: Path) -> None:
    path.parent.chmod(0o500)
    with pytest.raises(PublishError, match="can not be written"):
        add(path, PIN)
    path.parent.chmod(0o700)


def test_a_file_that_a_link_leads_to_is_written_where_it_is(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "shared.toml"
    real.write_text("# shared\n", "utf-8")
    path.symlink_to(real)
    add(path, PIN)
    assert path.is_symlink()
    assert real.read_text("utf-8").startswith("# shared\n")
    assert read_decisions(real).pins == (PIN,)


LINES = st.text(min_size=1).filter(lambda text: " ".join(text.encode("utf-8", "ignore").decode().split()))


@given(lines=st.lists(LINES, min_size=1, max_size=4, unique_by=lambda text: text.casefold()), to=LINES)
def test_any_text_comes_back_as_it_was_written(
    lines: list[str], to: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.decisions.toml"
    for line in lines:
        add(path, Reword(line=line, to=to, evidence=(line, to)))

    def written(text: str) -> str:
        return " ".join(text.encode("utf-8", "ignore").decode().split())

    found = read_decisions(path).rewords
    assert tomllib.loads(path.read_text("utf-8"))
    assert {one.line for one in found} <= {written(line) for line in lines}
    assert found[-1] == Reword(
        line=written(lines[-1]), to=written(to), evidence=(written(lines[-1]), written(to))
    )
