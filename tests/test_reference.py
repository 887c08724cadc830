"""The reference: every command, option, key, stage, exit code and field that there is stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from briefgen.cli import handler
from briefgen.cli.app import app
from briefgen.cli.inspect import FIELDS
from briefgen.config.keys import BRIEF_KEYS, FEED_KEYS, FILE_KEYS, SOURCE_KEYS
from briefgen.errors import BriefgenError
from briefgen.pipeline import STAGES, Run
from briefgen.read.formats import ENDINGS

DOCS = Path(__file__).parent.parent / "docs"
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")


def part(heading: str) -> str:
    """Return a heading and what stands under it, to the next one of its own level or above."""
    level, name = heading.split(" ", 1)
    found = re.search(
        rf"^{level} {re.escape(name)}.*?(?=^#{{1,{len(level)}}} |\Z)", REFERENCE, re.DOTALL | re.MULTILINE
    )
    assert found, f"the reference has no {heading}"
    return found[0]


def commands() -> dict[str, list[str]]:
    """Return each command's options, as one types them; those of a group as "group command"."""
    return dict(_commands(typer.main.get_command(app), ""))


def _commands(group: Any, before: str) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 - Typer's own click
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            options = [word for one in command.params for word in one.opts if word.startswith("--")]
            yield f"{before}{name}", options


def test_every_ending_that_is_read_is_in_the_table_of_formats() -> None:
    rows = re.findall(r"^\| (`\.[^|]*) \|", (DOCS / "reading.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"\.\w+", " ".join(rows))) == ENDINGS


@pytest.mark.parametrize("command", commands())
def test_every_option_is_in_the_reference(command: str) -> None:
    text = part(f"### `briefgen {command}")
    text += "--debug" * (" " in command and "--debug" in part("### `briefgen template list`"))  # said once
    missing = [option for option in commands()[command] if not re.search(rf"{option}(?![\w-])", text)]
    assert missing == []


@pytest.mark.parametrize("command", commands())
def test_the_reference_names_no_option_that_is_not_there(command: str) -> None:
    known = {*commands()[command], "--help"}
    rows = re.findall(r"^\| `(--[a-z-]+)", part(f"### `briefgen {command}"), re.MULTILINE)
    assert set(rows) <= known


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("### `[briefs.NAME]`", {**BRIEF_KEYS}),
        ("### `[[briefs.NAME.source]]`", {**SOURCE_KEYS}),
        ("### `[[briefs.NAME.feed]]`", {**FEED_KEYS}),
    ],
)
def test_the_reference_has_every_key_in_the_codes_own_words(heading: str, keys: dict[str, object]) -> None:
    text = part(heading)
    rows = {
        row[0]: row[-1] for row in re.findall(r"^\| `(\w+)` \|(?:.*?\|)?? ([^|]+?) \|$", text, re.MULTILINE)
    }
    for lists in ("source", "feed"):
        rows.pop(lists, None)
    assert rows == {name: getattr(key, "about") for name, key in keys.items()}  # noqa: B009 - a plain dict here


def test_the_reference_names_every_key_of_the_file_itself() -> None:
    text = part("## briefgen.toml").partition("###")[0]
    assert [key for key in FILE_KEYS if f"`{key}`" not in text] == []


def test_every_exit_code_is_in_the_reference_with_its_family() -> None:
    rows = re.findall(r"^\| (\d+) \| (?:(\w+Error):)?", part("## Exit codes"), re.MULTILINE)
    families = {(str(one.exit_code), one.__name__) for one in BriefgenError.__subclasses__()}
    assert {row for row in rows if row[1]} == families
    others = {str(code) for code in (0, 1, handler.NOTHING_NEW, handler.INTERRUPTED, handler.READER_GONE)}
    assert {code for code, _ in rows} == {code for code, _ in families} | others


def test_inspect_knows_the_stages_of_the_pipeline_and_the_reference_names_them() -> None:
    assert tuple(FIELDS) == STAGES
    assert set(FIELDS.values()) <= set(Run.__dataclass_fields__)
    text = part("### `briefgen inspect")
    assert [stage for stage in STAGES if f"`{stage}`" not in text] == []


def test_the_example_settings_are_good_ones(tmp_path: Path) -> None:
    from briefgen.config import load_settings

    example = re.search(r"```toml\n(.*?)```", REFERENCE, re.DOTALL)
    assert example
    path = tmp_path / "briefgen.toml"
    path.write_text(example[1], encoding="utf-8")
    (brief,) = load_settings(path).briefs
    assert {key for key in (*BRIEF_KEYS, "source") if f"{key} = " not in example[1]} == {
        *("fields", "source"),
        "every",  # goes in place of schedule
    }
    assert brief.custom == (("desk", "Central Asia desk"),)


def test_the_example_of_json_is_json() -> None:
    example = re.search(r"```json\n(.*?)```", REFERENCE, re.DOTALL)
    assert example
    assert json.loads(example[1])["exit_code"] == 0
