"""The wheel: what `pip install` brings to a machine that has no checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ONE = "Japan will hold its first summit with five Central Asian states in Astana in August 2024.\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the tools that are installed here, without a download."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone; what it depends on is there already."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target"]
    subprocess.run([*command, str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def briefgen(installed: Path, folder: Path, *words: str) -> str:
    """Run the installed program from another folder, with nothing of the checkout in reach."""
    start = (
        "import briefgen, sys; print(briefgen.__file__, file=sys.stderr); "
        "from briefgen.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )
    assert done.stderr.startswith(str(installed)), done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_the_wheel_holds_the_code_the_templates_and_the_licence_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = {f"briefgen/templates/{path.name}" for path in (ROOT / "templates").iterdir() if path.is_file()}
    assert "briefgen/templates/policy-brief.docx" in shipped
    assert shipped <= names
    assert {"briefgen/py.typed", "briefgen/cli/__init__.py"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"briefgen"}


def test_every_file_that_the_code_reads_at_run_time_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    kept = [path.relative_to(ROOT) for path in (ROOT / "briefgen").rglob("*") if path.is_file()]
    litter = re.compile(r"(^|/)(\.|__pycache__)")
    assert {path.as_posix() for path in kept if not litter.search(path.as_posix())} <= names


def test_a_page_is_built_far_from_any_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    told = json.loads(briefgen(installed, tmp_path, "build", "a.txt", "--json", "--as-of", "2024-06-01"))
    (brief,) = told["briefs"]
    assert zipfile.is_zipfile(brief["path"])
    assert Path(brief["path"]).parent == tmp_path / "out"


def test_the_version_is_that_of_the_wheel(installed: Path, wheel: Path, tmp_path: Path) -> None:
    assert briefgen(installed, tmp_path, "--version").split() == ["briefgen", wheel.name.split("-")[1]]
