"""The evidence file: every word of a page leads back to characters of a source."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen import pipeline
from briefgen.config import adhoc
from briefgen.evidence import evidence
from briefgen.fit import NO_ROOM
from briefgen.model import Corpus, Problem

if TYPE_CHECKING:
    from briefgen.pipeline import Run

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Build a sample topic to which a copy, an empty file and a missing one are added."""
    folder = tmp_path_factory.mktemp("sources")
    for path in sorted((ROOT / "seeds" / "japan-central-asia").iterdir()):
        (folder / path.name).write_bytes(path.read_bytes())
    first = min(folder.glob("*.txt"))
    (folder / "z-copy.txt").write_bytes(first.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    gone = Problem("gone.txt", "no such source", "Look for it.")
    return pipeline.run(replace(adhoc([folder]), unmatched=(gone,)), date(2024, 6, 1))


@pytest.fixture(scope="module")
def data(run: Run) -> Any:  # noqa: ANN401 - what JSON holds
    return json.loads(evidence(run))


def corpus(run: Run) -> Corpus:
    assert run.corpus
    return run.corpus


def quotes(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - what JSON holds
    points = [*data["lines"], *data["cut"]]
    found = [one for point in points for one in (*point["evidence"], *point["disputed"])]
    return found + [one for line in data["lines"] for one in line["copies"] if "quote" in one]


def test_every_quote_is_exactly_the_characters_it_points_to(run: Run, data: Any) -> None:  # noqa: ANN401
    assert len(quotes(data)) > len(data["lines"]) > 5
    for one in quotes(data):
        source = corpus(run).source(one["source"])
        assert one["quote"] == source.text[one["start"] : one["end"]]
        assert (one["file"], one["sha256"]) == (source.name, source.sha256)
        assert one["place"]


def test_every_line_of_the_page_is_there_in_order(run: Run, data: Any) -> None:  # noqa: ANN401
    assert run.fitted
    assert [line["text"] for line in data["lines"]] == [line.text for line in run.fitted.brief.lines]
    assert data["docx_sha256"] == hashlib.sha256(run.fitted.docx).hexdigest()


def test_pieces_make_up_the_line_and_are_the_sources_words_or_in_brackets(run: Run, data: Any) -> None:  # noqa: ANN401
    for line in data["lines"]:
        text = corpus(run).source(line["evidence"][0]["source"]).text
        assert "".join(piece["text"] for piece in line["pieces"]) == line["text"]
        for piece in line["pieces"]:
            if piece["ours"]:
                assert re.fullmatch(r" ?\[.+\] ?", piece["text"])
            else:
                words = re.sub(r"\s+", " ", text[piece["start"] :][: len(piece["text"]) + 50])
                assert words.strip()[1:].startswith(piece["text"].strip()[1:])


def test_marks_are_the_numbers_of_sources_behind_the_line(data: Any) -> None:  # noqa: ANN401
    for line in data["lines"]:
        behind = {one["number"] for one in (*line["evidence"], *line["disputed"], *line["copies"])}
        assert line["evidence"][0]["number"] in line["marks"]
        assert set(line["marks"]) <= behind
    numbers = {source["id"]: source["number"] for source in data["sources"]}
    marks = {mark for line in data["lines"] for mark in line["marks"]}
    assert marks == set(numbers.values()) - {None}


def test_a_copy_is_named_with_what_it_repeats(data: Any) -> None:  # noqa: ANN401
    (copied,) = [source for source in data["sources"] if source["same_as"]]
    assert copied["file"] == "z-copy.txt"
    cited = [one for line in data["lines"] for one in line["copies"]]
    assert cited
    assert {(one["file"], one["same_as"]) for one in cited} == {("z-copy.txt", copied["same_as"])}


def test_scores_are_the_sums_of_their_reasons(data: Any) -> None:  # noqa: ANN401
    for point in (*data["lines"], *data["cut"]):
        assert sum(reason["points"] for reason in point["reasons"]) == pytest.approx(point["score"], abs=0.01)


def test_every_point_is_on_the_page_or_cut_with_a_reason(run: Run, data: Any) -> None:  # noqa: ANN401
    told = [point["point"] for point in (*data["lines"], *data["cut"])]
    told += [point for line in data["lines"] for point in line["also"]]
    assert sorted(told) == sorted(point.id for point in run.points)
    assert all(cut["reason"] for cut in data["cut"])


def test_the_height_of_each_line_that_found_no_room_is_told(data: Any) -> None:  # noqa: ANN401
    for cut in data["cut"]:
        if cut["reason"] == NO_ROOM and cut["section"] != "summary":
            assert 10 < cut["height"] < 200
        elif cut["section"] is None:
            assert cut["height"] is None


def test_a_value_that_is_put_right_leads_to_the_notice_and_to_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "fares.txt").write_text(
        "Skerry Herald\nFerry fares to rise\n14 October 2026\n\n"
        "Fares on the ferries to Skerry will rise by 6 per cent on 1 January 2027, the board announced.\n\n"
        "A return ticket for a car to Skerry cost 48 euros in 2025.\n\n"
        "Correction of 16 October 2026: fares will rise by 4 per cent, not 6 per cent.\n"
    )
    made = pipeline.run(adhoc([tmp_path]), date(2026, 10, 20))
    told = json.loads(evidence(made))
    line = next(line for line in told["lines"] if "will rise by" in line["text"])
    assert "4 per cent [corrected 16 October 2026] on 1 January" in line["text"]
    text = corpus(made).sources[0].text
    (change,) = line["evidence"][0]["corrections"]
    assert (change["was"], change["quote"]) == ("6 per cent", "4 per cent")
    assert text[change["start"] : change["end"]] == change["quote"]
    theirs = [piece for piece in line["pieces"] if not piece["ours"]]
    assert all(text[one["start"] : one["start"] + len(one["text"])] == one["text"] for one in theirs)


def test_what_could_not_be_read_is_told(data: Any) -> None:  # noqa: ANN401
    assert [problem["file"] for problem in data["problems"]] == ["gone.txt", "empty.txt"]


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    assert run.corpus
    again = pipeline.run(run.settings, run.as_of)
    assert evidence(again) == evidence(run)


def test_no_path_of_the_machine_is_in_it(run: Run) -> None:
    assert run.settings.items[0].path.parent.as_posix() not in evidence(run).decode()


def test_a_file_name_that_is_not_unicode_comes_back_whole(run: Run) -> None:
    sources = corpus(run).sources
    strange = replace(sources[0], name="caf\udce9.txt")
    told = evidence(replace(run, corpus=replace(corpus(run), sources=(strange, *sources[1:]))))
    assert json.loads(told)["sources"][0]["file"] == "caf\udce9.txt"


def test_a_run_without_a_page_has_no_evidence(run: Run) -> None:
    with pytest.raises(ValueError, match="without a page"):
        evidence(replace(run, fitted=None))


def test_every_field_is_explained_and_every_explained_field_is_there(data: Any) -> None:  # noqa: ANN401
    def fields(value: Any) -> set[str]:  # noqa: ANN401
        if isinstance(value, dict):
            return {*value, *(name for inner in value.values() for name in fields(inner))}
        return {name for inner in value for name in fields(inner)} if isinstance(value, list) else set()

    explained = {word for span in re.findall(r"`(\w+)`", DOCS) for word in [span]}
    names = fields(data) | {"section", "printed", "text", "reason", "lead", "corrections", "was"}
    assert names <= explained
    values = {"summary", "key_facts", "outlook", "a4", "letter", "new", "revised", "corrected"}
    assert explained - names <= values
