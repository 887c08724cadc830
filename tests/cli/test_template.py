"""``briefgen template``: what each command prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from briefgen.cli.app import app
from briefgen.render.shipped import shipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["template", *words])
    return result.exit_code, result.output


def house(path: Path, *paragraphs: str) -> None:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))


def test_list_names_every_shipped_template() -> None:
    code, text = run("list")
    assert code == 0
    assert [line.split()[0] for line in text.splitlines()] == list(shipped())


def test_a_new_template_is_in_good_order(folder: Path) -> None:
    assert run("new", "house")[0] == 0
    assert {path.name for path in folder.iterdir()} == {"house.docx", "house.toml"}
    assert run("check", "house.docx") == (0, "house.docx is in good order.\n")


def test_a_new_template_overwrites_nothing(folder: Path) -> None:
    (folder / "house.docx").write_bytes(b"mine")
    code, text = run("new", "house")
    assert code == 7
    assert "house.docx is there already" in text
    assert (folder / "house.docx").read_bytes() == b"mine"


def test_a_new_template_brings_those_for_other_formats_when_asked(folder: Path) -> None:
    code, text = run("new", "house", "--from", "ministerial-note", "--format", "docx,html,txt")
    assert code == 0
    assert {path.name for path in folder.iterdir()} == {"house.docx", "house.toml", "house.html", "house.txt"}
    assert "house.html    the same page as html" in text
    assert run("check", "house.docx") == (0, "house.docx is in good order.\n")


def test_check_looks_at_the_text_templates_too(folder: Path) -> None:
    run("new", "house", "--format", "docx,md")
    (folder / "house.md").write_text("# {{ titel }}\n{{ handling }}\n", encoding="utf-8")
    code, text = run("check", "house.docx")
    assert code == 5
    assert "error: house.md, line 1: “titel” is not a value; did you mean “title”?" in text


def test_check_lists_every_fault_and_fails(folder: Path) -> None:
    house(folder / "house.docx", "{{ titel }}", "{% if handling %}", "{{ sumary }}")
    code, text = run("check", "house.docx")
    assert code == 5
    assert text.count("error: ") == 3
    assert "did you mean “title”?" in text


def test_check_knows_the_fields_that_it_is_told(folder: Path) -> None:
    house(folder / "house.docx", "{{ title }} {{ office }}")
    assert run("check", "house.docx")[0] == 5
    assert run("check", "house.docx", "--field", "office")[0] == 0


def test_check_knows_the_fields_of_the_settings(folder: Path) -> None:
    house(folder / "house.docx", "{{ title }} {{ office }}")
    (folder / "a.txt").write_text("A sentence.", encoding="utf-8")
    settings = '[briefs.a]\nsources = ["a.txt"]\n[briefs.a.fields]\noffice = "Policy unit"\n'
    (folder / "briefgen.toml").write_text(settings, encoding="utf-8")
    assert run("check", "house.docx")[0] == 0


def test_fix_mends_and_keeps_the_old_file(folder: Path) -> None:
    house(folder / "house.docx", "{{ title }}", "{{ summary }}", "{{ sources }}")
    before = (folder / "house.docx").read_bytes()
    code, text = run("check", "house.docx", "--fix")
    assert code == 0
    assert "mended: Style “Normal”: set to exactly 15.5 pt" in text
    assert (folder / "house.before-fix.docx").read_bytes() == before
    assert "mended" not in run("check", "house.docx", "--fix")[1]


def test_fix_leaves_the_shipped_templates_alone() -> None:
    code, text = run("check", "policy-brief", "--fix")
    assert code == 5
    assert "stays as it is" in text


def test_check_as_json_says_the_same(folder: Path) -> None:
    house(folder / "house.docx", "{{ titel }}")
    code, text = run("check", "house.docx", "--json")
    assert code == 5
    (error,) = [one for one in json.loads(text)["findings"] if one["severity"] == "error"]
    assert error["place"] == "Above the first heading, first paragraph"


def test_show_tells_tags_styles_limits_and_capacity() -> None:
    code, text = run("show", "policy-brief")
    assert code == 0
    for words in ("{{ dateline }}", "Heading 1", "key_facts: 5 to 7 lines", "letter: about"):
        assert words in text


def test_preview_writes_a_page(folder: Path) -> None:
    assert run("preview", "policy-brief", "--paper", "letter") == (0, "policy-brief-preview.docx\n")
    assert docx.Document(str(folder / "policy-brief-preview.docx")).core_properties.title


def test_preview_refuses_an_unknown_paper(folder: Path) -> None:
    code, text = run("preview", "policy-brief", "--paper", "b5")
    assert (code, [*folder.iterdir()]) == (2, [])
    assert "a4, letter" in text


def test_an_unknown_template_is_met_with_the_nearest_name() -> None:
    code, text = run("show", "polcy-brief")
    assert code == 5
    assert "did you mean “policy-brief”?" in text


def test_a_field_that_the_settings_do_not_give_is_told_with_what_to_write(folder: Path) -> None:
    house(folder / "house.docx", "{{ title }} {{ custom.office }}")
    code, text = run("check", "house.docx")
    assert code == 5
    assert 'give no field “office”; write office = "…" under [briefs.NAME.fields] in briefgen.toml' in text


def test_a_preview_shows_the_fields_of_the_settings_and_the_names_of_the_others(folder: Path) -> None:
    house(folder / "house.docx", "{{ title }}: {{ custom.office }}, {{ custom.town }}")
    (folder / "a.txt").write_text("A sentence.", encoding="utf-8")
    settings = '[briefs.a]\nsources = ["a.txt"]\n[briefs.a.fields]\noffice = "Policy unit"\n'
    (folder / "briefgen.toml").write_text(settings, encoding="utf-8")
    assert run("preview", "house.docx")[0] == 0
    (line,) = [one.text for one in docx.Document(str(folder / "house-preview.docx")).paragraphs]
    assert line.endswith(": Policy unit, [town]")
    assert run("show", "house.docx")[0] == 0


def test_what_a_template_asks_for_before_it_prints_it_is_no_fault(folder: Path) -> None:
    (folder / "a.txt").write_text("A sentence.", encoding="utf-8")
    settings = '[briefs.a]\nsources = ["a.txt"]\n[briefs.a.fields]\noffice = "Policy unit"\n'
    (folder / "briefgen.toml").write_text(settings, encoding="utf-8")
    assert run("check", "ministerial-note") == (0, "ministerial-note.docx is in good order.\n")
