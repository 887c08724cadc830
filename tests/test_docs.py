"""The docs say what is so: commands run, links lead somewhere, stages and files are as they are named."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.pipeline import STAGES

ROOT = Path(__file__).parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "seeds/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
FLAGS = re.MULTILINE | re.DOTALL
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", FLAGS)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# A command line of the docs that sets up a machine; the Makefile's own check runs these for real.
SETTING_UP = ("-m venv", "-m pip", "-m pytest")


@dataclass(frozen=True)
class Step:
    """One command of a page, and the output that the page shows for it."""

    page: Path
    command: str
    shown: str = ""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def steps_of(page: Path) -> list[Step]:
    """Return the commands of a page in order; a ``text`` block is the output of the command before it."""
    steps: list[Step] = []
    for language, body in FENCE.findall(page.read_text("utf-8")):
        if language in ("sh", "powershell"):
            lines = body.replace("\\\n", " ").splitlines()
            steps += [Step(page, line.split(" #")[0].strip()) for line in lines if line.strip()]
        elif language == "text" and steps:
            steps[-1] = Step(page, steps[-1].command, body)
    return steps


def plain(command: str) -> str:
    """Return a command without the path of the environment's programs."""
    return re.sub(r"\.venv[/\\](?:bin|Scripts)[/\\]", "", command)


def masked(text: str) -> str:
    """Return a text whose numbers and runs of blanks no longer matter."""
    return re.sub(r"\s+", " ", re.sub(r"\d+", "0", text)).strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what a reader of the docs works in."""
    for name in ("seeds", "templates", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "briefgen.toml", tmp_path)
    (tmp_path / "out").mkdir()
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    if words[0] == "briefgen":
        words[:1] = [sys.executable, "-m", "briefgen"]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def write_files(page: Path, folder: Path) -> None:
    """Write the settings that a page shows, under the name that it gives just before them."""
    for name, body in re.findall(
        r"`(\w+\.toml)`[^`]*:\n\n```toml\n(.*?)^```$", page.read_text("utf-8"), FLAGS
    ):
        (folder / name).write_text(body, "utf-8")


def follow(step: Step, folder: Path) -> None:
    """Do what a page tells its reader to do; set-up lines and make targets have tests of their own."""
    command = plain(step.command)
    if command.startswith("make ") or any(part in command for part in SETTING_UP):
        return
    done = run(command, folder)
    assert done.returncode == 0, f"{name_of(step.page)}: {command}\n{done.stdout}{done.stderr}"
    if step.shown:
        assert masked(step.shown) in masked(done.stdout), f"{name_of(step.page)}: {command}\n{done.stdout}"


@pytest.mark.skipif(os.name == "nt", reason="the pages use the shell's mkdir and cp")
@pytest.mark.parametrize("page", [page for page in PAGES if steps_of(page)], ids=name_of)
def test_the_commands_of_a_page_work_in_its_order(page: Path, checkout: Path) -> None:
    write_files(page, checkout)
    for step in steps_of(page):
        follow(step, checkout)


def test_the_readme_gives_the_same_commands_for_both_kinds_of_shell() -> None:
    blocks = FENCE.findall((ROOT / "README.md").read_text("utf-8"))
    windows = next(body for language, body in blocks if language == "powershell")
    unix = next(body for language, body in blocks if language == "sh" and ".venv/bin" in body)
    assert plain(windows).replace("py -m", "python3 -m") == plain(unix)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_make_knows_every_target_that_a_page_names(page: Path) -> None:
    text = page.read_text("utf-8")
    named = set(re.findall(r"(?:`|^ {4}|^)make ([a-z]+)", text, re.MULTILINE))
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= known


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_into_the_repository_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors_of(target), link


def anchors_of(page: Path) -> set[str]:
    """Return the anchors that the headings of a page get where Markdown is shown."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture(scope="module")
def known_options() -> set[str]:
    return options_in("".join(helps()))


def helps(command: str = "") -> list[str]:
    """Return the help of a command and of every command below it."""
    text = run(f"briefgen {command} --help", ROOT).stdout
    below = re.findall(r"^  (\w+) ", text.partition("Commands:")[2], re.MULTILINE)
    return [text, *(inner for name in below for inner in helps(f"{command} {name}"))]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_option_that_a_page_names_exists(page: Path, known_options: set[str]) -> None:
    text = page.read_text("utf-8")
    named = {option for line in re.findall(r"briefgen [^`\n]*", text) for option in options_in(line)}
    named |= set(re.findall(r"`(--[a-z][\w-]+)", text))
    assert named <= known_options


def options_in(text: str) -> set[str]:
    return set(re.findall(r"(?<!\S)(--[a-z][\w-]+)", text))


def test_the_stages_are_told_in_the_order_in_which_they_run() -> None:
    text = (ROOT / "docs/how-it-works.md").read_text("utf-8")
    told = re.findall(r"^## (\d+)\. (\w+)", text, re.MULTILINE)
    assert told[: len(STAGES)] == [(str(number), name) for number, name in enumerate(STAGES, 1)]


def test_the_picture_of_the_house_shows_the_rooms_that_are_there() -> None:
    text = (ROOT / "docs/how-it-works.md").read_text("utf-8")
    picture = next(body for _, body in FENCE.findall(text) if "\nbriefgen/\n" in f"\n{body}")
    told = set(re.findall(r"^  (\S+)", picture, re.MULTILINE))
    rooms = (ROOT / "briefgen").iterdir()
    there = {f"{path.name}/" if path.is_dir() else path.name for path in rooms}
    assert told == there - {"__pycache__/", "py.typed"}


def test_every_dependency_has_its_reason_and_every_reason_its_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=\[ ]", need)[0].lower() for need in project["dependencies"]}
    text = (ROOT / "docs/decisions.md").read_text("utf-8")
    table = text.split("## Why each dependency is here")[1].split("\n## ")[0]
    told = {name.lower() for name in re.findall(r"^\| ([\w.-]+) \|", table, re.MULTILINE)} - {"package"}
    assert told == needed


def test_the_changelog_has_an_entry_for_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_picture_in_the_readme_is_small_enough_to_load_at_once() -> None:
    picture = ROOT / "docs/images/brief.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000  # bytes


def test_every_sample_of_the_settings_has_its_folder_and_every_folder_its_sample() -> None:
    briefs = tomllib.loads((ROOT / "briefgen.toml").read_text("utf-8"))["briefs"]
    folders = {path.name for path in (ROOT / "seeds").iterdir() if path.is_dir()}
    assert set(briefs) == folders
    for brief in briefs.values():
        for entry in brief.get("source", []):
            assert (ROOT / entry["path"]).is_file(), entry["path"]
