"""The house: who may know whom, who may print, and what an answer to --help may cost."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli.app import NAMES as COMMANDS
from briefgen.pipeline import STAGES

PACKAGE = Path(__file__).parent.parent / "briefgen"
FILES = sorted(PACKAGE.rglob("*.py"))
BESIDE = [path for name in ("tests", "tools", "benchmarks") for path in (PACKAGE.parent / name).rglob("*.py")]

# A room may import from itself and from the rooms to its left.
ROOMS = [
    "errors",
    "model",
    "clock",
    "written",
    "process",
    "handling",
    "salience",
    "layout",
    "preview",
    "embed",
    "parser",
    *STAGES[: STAGES.index("fit")],
    "lint",
    "render",
    "fit",
    "fetch",
    "changes",
    "decisions",
    "config",
    "pipeline",
    "evidence",
    "publish",
    "editions",
    "standing",
    "schedule",
    "cli",
    "__main__",
]
# What a rendered page must not depend on, and what a stage must not know.
NEVER = {
    "render": {*STAGES},
    "layout": {*STAGES},
    "fetch": {*STAGES, "render", "layout"} - {"read"},
    "publish": {*STAGES, "render", "layout", "config", "pipeline"},
    "evidence": {*STAGES, "render", "layout", "config"},
}
HEAVY = {
    *("spacy", "thinc", "numpy", "lxml", "docx", "jinja2", "trafilatura", "fontTools", "pypdfium2", "rich"),
    "rdocx",
    *("onnxruntime", "tokenizers", "httpx", "feedparser", "cronsim", "watchfiles", "tomlkit"),
}
# Run as processes of their own, which speak to the one that started them.
PROGRAMS = {"briefgen/read/apart.py", "briefgen/parser/apart.py", "briefgen/preview/drawn.py"}
SAYING = {"print", "exit", "quit", "input", "SystemExit"}
STREAMS = {("sys", name) for name in ("exit", "stdout", "stderr", "stdin")}
NOW = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("time", "time")}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each thing that a module takes from another room: the room's name and the thing's."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}, line {node.lineno}: imports are absolute here"
            parts = (node.module or "").split(".")
            for alias in node.names:
                names = [*parts, alias.name] if parts == ["briefgen"] else parts
                if names[0] == "briefgen" and not names[1].startswith("__version"):
                    yield names[1], alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("briefgen."):
                    yield alias.name.split(".")[1], "*"


def by_name(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def nodes(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Yield each node of a module with the place to look at."""
    for node in ast.walk(tree(path)):
        yield f"{by_name(path)}, line {getattr(node, 'lineno', 0)}", node


def attribute(node: ast.AST) -> tuple[str, str]:
    return (ast.unparse(node.value), node.attr) if isinstance(node, ast.Attribute) else ("", "")


def test_every_module_belongs_to_a_room() -> None:
    assert {room(path) for path in FILES} <= {*ROOMS, "__init__"}


def test_a_room_knows_only_those_before_it() -> None:
    strange = [
        f"{by_name(path)} imports {other}"
        for path in FILES
        for other, _ in imports(path)
        if other not in allowed(room(path))
    ]
    assert strange == []


def allowed(own: str) -> set[str]:
    before = set(ROOMS[: ROOMS.index(own)]) if own in ROOMS else set()
    return (before - NEVER.get(own, set())) | {own}


def test_only_the_pipeline_calls_a_stage_and_it_calls_all_of_them() -> None:
    calls = {(room(path), other) for path in FILES for other, name in imports(path) if other == name}
    assert {(own, other) for own, other in calls if other in STAGES} == {
        ("pipeline", name) for name in STAGES
    }


def test_only_the_command_line_prints_or_exits() -> None:
    strange = [
        place
        for path in FILES
        if room(path) not in {"cli", "__main__"} and by_name(path) not in PROGRAMS
        for place, node in nodes(path)
        if (isinstance(node, ast.Name) and node.id in SAYING) or attribute(node) in STREAMS
    ]
    assert strange == []


def test_only_the_clock_knows_what_time_it_is() -> None:
    strange = [
        place
        for path in FILES
        if room(path) != "clock"
        for place, node in nodes(path)
        if attribute(node) in NOW
    ]
    assert strange == []


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {
        by_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in [*FILES, *BESIDE]
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}


@pytest.mark.parametrize(
    "words", [["--help"], ["build", "--help"], ["schedule", "--help"], ["watch", "--help"], ["--version"]]
)
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    program = (
        "import atexit, json, sys; from briefgen.cli import main; "
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr)); main()"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in json.loads(done.stderr)}
    assert not loaded & HEAVY
    assert "briefgen" in done.stdout


def test_a_command_waits_for_no_other_command() -> None:
    program = (
        "import atexit, json, sys; from briefgen.cli import main; "
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr)); main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--help"], capture_output=True, text=True, check=True
    )
    loaded = {f"briefgen.cli.{name}" for name in COMMANDS} & set(json.loads(done.stderr))
    assert loaded == {"briefgen.cli.build"}


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system's account of processor time")
def test_help_answers_in_under_300_ms() -> None:
    # Processor time, the best of three: a busy machine makes the wait longer, not the work.
    def once() -> float:
        before = os.times()
        subprocess.run([sys.executable, "-m", "briefgen", "--help"], capture_output=True, check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(once() for _ in range(3)) < 0.3
