"""``briefgen build``: from folders of every kind to a page, a message and an exit code."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.render.shipped import shipped
from tests.support.commands import Done, runner

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SAMPLE = SEEDS / "japan-central-asia"
ONE = "Japan will hold its first summit with five Central Asian states in Astana in August 2024.\n"
Command = Callable[..., Done]


def one_source(folder: Path) -> Path:
    source = folder / "a.txt"
    source.write_text("The council of Holm approved two electric ferries on 3 March 2025.", encoding="utf-8")
    return source


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    return runner(capsys)


def fill(folder: Path, **files: bytes | str) -> Path:
    """Put files into a folder; ``a_txt`` is a.txt."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        data = text.encode() if isinstance(text, str) else text
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def sample(folder: Path) -> Path:
    """Copy a sample topic, each document with the day it was published."""
    for path in sorted(SAMPLE.iterdir()):
        text = path.read_text(encoding="utf-8")
        head = "" if text.startswith("---") else "---\npublished: 2024-05-17\n---\n"
        fill(folder, **{f"{path.stem}_md": head + text})
    return folder


def document(page: Path) -> str:
    with zipfile.ZipFile(page) as archive:
        return archive.read("word/document.xml").decode()


# ---------------------------------------------------------------- pages


def test_a_folder_becomes_a_page_and_its_evidence_and_an_account(run: Command, tmp_path: Path) -> None:
    done = run("build", sample(tmp_path / "japan-central-asia"), "--as-of", "2024-06-01")
    assert (done.code, done.err) == (0, "")
    page, holds, evidence = done.out.splitlines()
    assert page == str(Path("out") / "japan-central-asia.docx")
    assert holds.startswith("  one page, A4, ")
    assert "% full: 3 sentences, " in holds
    assert "outlook, 3 sources" in holds
    assert evidence.startswith(f"  evidence: {Path('out') / 'japan-central-asia.evidence.json'} (")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "japan-central-asia.docx",
        "japan-central-asia.evidence.json",
    ]


def test_json_tells_the_same_to_a_program(run: Command, tmp_path: Path) -> None:
    folder = sample(tmp_path / "japan-central-asia")
    done = run("build", folder, "--as-of", "2024-06-01", "--json", "--title", "A & <B>", "--paper", "letter")
    (told,) = done.data["briefs"]
    page = tmp_path / "out" / "japan-central-asia.docx"
    assert (done.code, done.err, done.data["exit_code"]) == (0, "", 0)
    assert (told["title"], told["paper"], told["as_of"], told["pages"]) == (
        "A & <B>",
        "letter",
        "2024-06-01",
        1,
    )
    assert (told["path"], told["sha256"]) == (str(page), hashlib.sha256(page.read_bytes()).hexdigest())
    evidence = json.loads(Path(told["evidence"]).read_bytes())
    assert (len(evidence["cut"]), evidence["docx_sha256"]) == (told["cut"], told["sha256"])
    assert "A &amp; &lt;B&gt;" in document(page)


def test_the_same_sources_and_day_give_the_same_bytes(run: Command, tmp_path: Path) -> None:
    for place in ("one", "two"):
        run("build", sample(tmp_path / place / "asia"), "--as-of", "2024-06-01", "--out", place)
    pages = [
        (tmp_path / place / f"asia.{suffix}").read_bytes()
        for suffix in ("docx", "evidence.json")
        for place in ("one", "two")
    ]
    assert pages[0] == pages[1]
    assert pages[2] == pages[3]


def test_a_second_build_takes_no_page_of_the_first_for_a_source(run: Command, tmp_path: Path) -> None:
    folder = sample(tmp_path / "asia")
    first = run("build", folder, "--as-of", "2024-06-01", "--out", folder, "--json").data
    assert run("build", folder, "--as-of", "2024-06-01", "--out", folder, "--json").data == first


@pytest.mark.parametrize("name", ["two words", "Überblick & <x>", "日本", "a'b"])
def test_folders_and_files_may_have_any_name(run: Command, tmp_path: Path, name: str) -> None:
    done = run("build", fill(tmp_path / name, **{f"{name}_txt": ONE}), "--json")
    (told,) = done.data["briefs"]
    assert Path(told["path"]).exists()
    assert document(Path(told["path"]))


def test_briefs_of_the_settings_are_built_all_or_by_name(run: Command, tmp_path: Path) -> None:
    fill(tmp_path / "asia", a_txt=ONE)
    settings = "[briefs.{0}]\nsources = ['asia/*']\nas_of = 2024-06-01\n"
    fill(tmp_path, briefgen_toml=settings.format("one") + settings.format("two"))
    assert [told["name"] for told in run("build", "--json").data["briefs"]] == ["one", "two"]
    (told,) = run("build", "two", "--json").data["briefs"]
    assert (told["name"], told["as_of"]) == ("two", "2024-06-01")


# ---------------------------------------------------------------- sources that are not all they should be

HEADINGS = "Summit in Astana\n\nWhat comes next\n\nRELATED: More on the summit\n"
NOTHING = {
    "empty": ({"a_txt": b""}, "a.txt: "),
    "binary": ({"a_txt": bytes(range(256)) * 20}, "a.txt: it is binary data"),
    "japanese": ({"a_txt": "日本政府は2024年8月に首脳会議を開催する。\n" * 5}, "Japanese"),
    "arabic": ({"a_txt": "أعلنت الحكومة عن خطة جديدة للطاقة في عام 2024.\n" * 5}, "Arabic"),
    "two": ({"a_txt": b"", "b_txt": b""}, "None of the 2 sources"),
}


@pytest.mark.parametrize(("files", "words"), NOTHING.values(), ids=NOTHING)
def test_without_one_usable_source_there_is_no_page(
    run: Command, tmp_path: Path, files: dict[str, bytes | str], words: str
) -> None:
    done = run("build", fill(tmp_path / "sources", **files))
    error, hint = done.err.splitlines()
    assert (done.code, done.out) == (3, "")
    assert error.startswith("error: ")
    assert words in error
    assert hint.startswith("hint: ")
    assert not (tmp_path / "out").exists()


def test_headings_alone_are_too_little_evidence(run: Command, tmp_path: Path) -> None:
    done = run("build", fill(tmp_path / "sources", a_txt=HEADINGS))
    assert (done.code in {3, 4}, done.out) == (True, "")
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["error", "hint"]


def test_a_folder_that_is_empty_or_missing_is_told(run: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("build", "./empty").err.startswith("error: the folder empty holds no source files\nhint: ")
    assert run("build", "./gone").err.startswith("error: gone is not there\nhint: ")
    assert run("build", "./gone").code == 3


def test_a_bad_source_among_good_ones_is_a_warning_and_a_code(run: Command, tmp_path: Path) -> None:
    folder = fill(sample(tmp_path / "asia"), x_txt=bytes(range(256)) * 20, y_txt=b"")
    done = run("build", folder, "--as-of", "2024-06-01")
    assert done.code == 3
    assert "3 sources" in done.out
    assert [line.split(" (")[0] for line in done.err.splitlines()] == [
        "warning: x.txt: it is binary data, not text",
        "warning: y.txt: it is empty",
    ]


def test_strict_takes_the_warning_for_an_error_and_keeps_the_old_page(run: Command, tmp_path: Path) -> None:
    folder = fill(tmp_path / "asia", a_txt=ONE, b_txt=b"")
    fill(tmp_path / "out", asia_docx=b"old")
    done = run("build", folder, "--strict", "--as-of", "2024-06-01")
    assert done.code in {3, 4}
    assert "b.txt: it is empty" in done.err
    assert "--strict" in done.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["asia.docx"]
    assert (tmp_path / "out" / "asia.docx").read_bytes() == b"old"


def test_strict_tells_every_warning(run: Command, tmp_path: Path) -> None:
    folder = fill(tmp_path / "asia", a_txt=ONE, b_txt=b"", c_txt=b"")
    done = run("build", folder, "--strict", "--as-of", "2024-06-01")
    assert "b.txt: it is empty" in done.err
    assert "c.txt: it is empty" in done.err


def test_a_focus_word_that_no_source_holds_is_told(run: Command, tmp_path: Path) -> None:
    sample(tmp_path / "asia")
    fill(
        tmp_path,
        briefgen_toml="[briefs.asia]\nsources = ['asia/*']\nas_of = 2024-06-01\n"
        "focus = ['summits', 'zebra crossings']\n",
    )
    done = run("build", "asia")
    assert "note: focus: no sentence of the sources holds “zebra crossings”" in done.err
    assert "summits" not in done.err


def test_a_source_of_the_settings_that_is_gone_is_a_warning_too(run: Command, tmp_path: Path) -> None:
    sample(tmp_path / "asia")
    fill(tmp_path, briefgen_toml="[briefs.asia]\nsources = ['asia/*', 'gone.txt']\nas_of = 2024-06-01\n")
    done = run("build")
    assert (done.code, done.out.splitlines()[0]) == (3, str(Path("out") / "asia.docx"))
    assert done.err.startswith("warning: gone.txt: no such source (It was looked for in ")


def test_a_brief_without_any_of_its_sources_does_not_stop_the_next(run: Command, tmp_path: Path) -> None:
    sample(tmp_path / "asia")
    settings = (
        "[briefs.gone]\nsources = ['gone/*']\n[briefs.asia]\nsources = ['asia/*']\nas_of = 2024-06-01\n"
    )
    fill(tmp_path, briefgen_toml=settings)
    done = run("build", "--json")
    gone, asia = done.data["briefs"]
    assert (done.code, gone["error"]["family"], asia["exit_code"]) == (3, "SourceError", 0)
    assert done.err.startswith("error: gone: none of its sources is there: gone/*\nhint: Look in ")


def test_too_little_evidence_stands_on_the_page_and_in_the_exit_code(run: Command, tmp_path: Path) -> None:
    done = run("build", fill(tmp_path / "one", a_txt=ONE), "--as-of", "2024-06-01", "--json")
    (told,) = done.data["briefs"]
    assert done.code == told["exit_code"] == 4
    assert "summary" in told["missing"]
    (words,) = {word for word in told["warnings"] if "summary" in word}
    assert words in document(Path(told["path"]))


ODD = {
    "utf-16": ONE.encode("utf-16"),
    "windows-1252": f"{ONE}Prime Minister José said “yes” to a €5 million plan in 2023.\n".encode("cp1252"),
    "broken": ONE.encode() + b"The caf\xff plan of 2023 cost \xc3( $5 million in all.\n",
    "control": f"{ONE}The\x01 budget of\x0b Japan rose to\x1b[31m $5 billion in 2023, it said.\n".encode(),
    "no full stop": ONE.strip(". \n").encode(),
    "markup": f"{ONE}Trade & <aid> rose by 5% in 2023, the ministry said.\n".encode(),
    "right to left": f"{ONE}The word سلام means peace, and trade rose by 5% in 2023.\n".encode(),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_text_of_any_kind_gives_a_page_that_opens(run: Command, tmp_path: Path, data: bytes) -> None:
    import docx  # heavy, and needed by this test alone

    done = run("build", fill(tmp_path / "odd", a_txt=data), "--as-of", "2024-06-01", "--json")
    (told,) = done.data["briefs"]
    assert done.code in {0, 4}
    words = [paragraph.text for paragraph in docx.Document(told["path"]).paragraphs]
    assert any("first summit with five Central Asian states" in text for text in words) or (
        "first summit with five Central Asian states" in document(Path(told["path"]))
    )


@pytest.mark.slow
def test_a_source_of_5_mb_gives_a_page(run: Command, tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - a text to read, not a secret
    words = ["".join(chance.choices("aeioulmnrst", k=chance.randint(4, 9))) for _ in range(5_000)]
    said = "{when} the {words} of province {number} cost ${number} million.\n\n"
    text = "".join(
        said.format(
            when="Then" if n % 10 else "In 2019,", number=n, words=" ".join(chance.choices(words, k=12))
        )
        for n in range(40_000)
    )
    assert len(text) > 5_000_000
    done = run("build", fill(tmp_path / "big", a_txt=ONE + "\n" + text), "--as-of", "2024-06-01", "--json")
    assert done.code in {0, 4}
    assert Path(done.data["briefs"][0]["path"]).exists()


def test_sub_folders_are_noted_and_are_no_warning(run: Command, tmp_path: Path) -> None:
    sample(tmp_path / "asia" / "old")
    done = run("build", sample(tmp_path / "asia"), "--as-of", "2024-06-01", "--strict")
    assert done.code == 0
    assert done.err.startswith("note: sub-folders are not searched: ")


def test_two_identical_sources_are_both_cited_and_count_once(run: Command, tmp_path: Path) -> None:
    folder = fill(tmp_path / "twins", a_txt=ONE, b_txt=ONE)
    (told,) = run("build", folder, "--as-of", "2024-06-01", "--json").data["briefs"]
    (line,) = json.loads(Path(told["evidence"]).read_bytes())["lines"]
    assert (line["marks"], line["origins"], len(line["evidence"])) == ([1, 2], 1, 1)


# ---------------------------------------------------------------- pages that can not be written


def test_a_page_in_a_face_that_is_not_known_is_built_with_a_warning(run: Command, tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    with zipfile.ZipFile(shipped()["policy-brief"]) as old, zipfile.ZipFile(house, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"Source Sans Pro", b"Corporate Sans"))
    done = run("build", fill(tmp_path / "one", a_txt=ONE), "--template", str(house))
    (told,) = [line for line in done.err.splitlines() if "one page in Word" in line]
    assert "not sure: the font 'Corporate Sans' is not known" in told
    assert (tmp_path / "out" / "one.docx").exists()


def test_an_unknown_template_is_named(run: Command, tmp_path: Path) -> None:
    done = run("build", fill(tmp_path / "one", a_txt=ONE), "--template", "policy-breif")
    assert done.code == 5
    assert "policy-breif" in done.err
    assert "policy-brief" in done.err.replace("policy-breif", "")


def test_a_page_that_is_open_in_word_is_left_as_it_is(run: Command, tmp_path: Path) -> None:
    folder = fill(tmp_path / "summit", a_txt=ONE)
    fill(tmp_path / "out", **{"summit.docx": b"old", "~$summit.docx": b""})
    done = run("build", folder)
    assert (done.code, done.out) == (7, "")
    assert "is open in Word; the old file was left as it is" in done.err
    assert (tmp_path / "out" / "summit.docx").read_bytes() == b"old"


def test_a_place_that_can_not_be_written_is_named(run: Command, tmp_path: Path) -> None:
    fill(tmp_path, out=b"a file")
    done = run("build", fill(tmp_path / "one", a_txt=ONE))
    assert done.code == 7
    assert done.err.startswith(f"error: {tmp_path / 'out'}")


def test_no_date_of_today_is_in_the_archive(run: Command, tmp_path: Path) -> None:
    (told,) = run("build", fill(tmp_path / "one", a_txt=ONE), "--as-of", "2024-06-01", "--json").data[
        "briefs"
    ]
    with zipfile.ZipFile(io.BytesIO(Path(told["path"]).read_bytes())) as archive:
        assert {info.date_time[0] for info in archive.infolist()} <= {1980, 2024}


def test_the_page_is_written_as_each_format_that_is_named(run: Command, tmp_path: Path) -> None:
    source = one_source(tmp_path)
    run("build", str(source), "--out", str(tmp_path / "page.docx"), "--format", "docx,md,html")
    assert {path.name for path in tmp_path.glob("page.*")} == {
        "page.docx",
        "page.md",
        "page.html",
        "page.evidence.json",
    }
    assert "two electric ferries" in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_a_format_may_be_named_by_an_option_of_its_own(run: Command, tmp_path: Path) -> None:
    source = one_source(tmp_path)
    run("build", str(source), "--out", str(tmp_path / "page.docx"), "--format", "txt", "--format", "docx")
    assert {path.suffix for path in tmp_path.glob("page.*")} == {".docx", ".txt", ".json"}


@pytest.mark.parametrize("kind", ["md", "html", "txt"])
def test_the_ending_of_out_names_the_format(run: Command, tmp_path: Path, kind: str) -> None:
    source = one_source(tmp_path)
    run("build", str(source), "--out", str(tmp_path / f"page.{kind}"))
    assert {path.suffix for path in tmp_path.glob("page.*")} == {f".{kind}", ".json"}


def test_an_ending_that_is_none_of_the_formats_is_refused_with_what_to_write(
    run: Command, tmp_path: Path
) -> None:
    source = one_source(tmp_path)
    done = run("build", str(source), "--out", "page.txt", "--format", "md")
    assert done.code == 2
    assert "--out page.txt is none of --format md" in done.err
    assert "Write --out page.md, or --format txt too." in done.err


def test_a_pdf_is_no_format_and_the_hint_names_its_option(run: Command, tmp_path: Path) -> None:
    source = one_source(tmp_path)
    done = run("build", str(source), "--format", "docx,pdf")
    assert done.code == 2
    assert "--pdf" in done.err


def test_a_format_that_is_not_known_is_told_with_the_nearest(run: Command, tmp_path: Path) -> None:
    source = one_source(tmp_path)
    done = run("build", str(source), "--format", "htm")
    assert done.code == 2
    assert "did you mean html" in done.err
