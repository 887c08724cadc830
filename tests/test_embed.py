"""The extra embed: how near in meaning two sentences are, and that everything works without it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from briefgen.compose import compose
from briefgen.config import adhoc
from briefgen.embed import SWITCHED_OFF, installed, likeness, model
from briefgen.errors import BriefgenError
from briefgen.merge import merge
from briefgen.model import Corpus, KeyPoint, Section, Statement
from briefgen.rank import rank
from tests.support.values import source, statements

SANK = "The ferry sank off the coast on Monday."
WENT_DOWN = "On Monday the ship went down near the shore."
APPROVED = "Parliament approved the new budget."
CHARGED = (
    "On 4 May 2026 the police of Holm charged two guards of the museum, who pulled a visitor by his coat "
    "out of the hall and pushed him down the stairs."
)
DRAGGED = "Guards dragged the visitor through the museum."
TEXTS = [SANK, WENT_DOWN, APPROVED, "", "Æther 東京 naïve\u200b \ud800 1,000", "x" * 200_000]


def _is_there() -> bool:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(SWITCHED_OFF, raising=False)
        return installed()


needs_extra = pytest.mark.skipif(
    not _is_there(), reason="the extra embed is not installed: pip install .[embed]"
)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the extra be used, which conftest.py keeps from every other test."""
    monkeypatch.delenv(SWITCHED_OFF)


def near(one: str, two: str) -> float:
    between = likeness([one, two])
    assert between
    return between(0, 1)


def printed(*, embed: bool) -> set[str]:
    """Return the lines of a page on two reports of one event."""
    around = "The harbour of Holm has a new crane. It was painted by Nils Rud in May 2026."
    told = (
        f"{around} {CHARGED}",
        f"Pupils of Vik sang 14 songs. A ferry was sold for 3 million crowns. {DRAGGED}",
    )
    corpus = Corpus(tuple(source(text, id=f"s{at}") for at, text in enumerate(told)))
    points = rank(merge(statements(*corpus.sources), corpus), {})
    limits: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (4, 7), "outlook": (2, 4)}
    day = date(2026, 7, 6)
    brief, _ = compose(points, corpus, as_of=day, title="Museum", limits=limits, embed=embed)
    return {line.text for line in brief.lines}


# ---------------------------------------------------------------- with the extra


@needs_extra
@pytest.mark.usefixtures("on")
def test_two_wordings_of_one_event_are_nearer_than_two_events() -> None:
    assert near(SANK, WENT_DOWN) > near(SANK, APPROVED) + 0.3


@needs_extra
@pytest.mark.usefixtures("on")
def test_a_sentence_is_as_near_to_itself_as_can_be_and_to_others_alike_from_both_sides() -> None:
    between = likeness([SANK, WENT_DOWN, SANK])
    assert between
    assert between(0, 2) == pytest.approx(1.0)
    assert between(0, 1) == between(1, 0)


@needs_extra
@pytest.mark.usefixtures("on")
def test_whatever_the_text_the_answer_lies_between_none_and_all() -> None:
    between = likeness(TEXTS)
    assert between
    assert all(0.0 <= between(one, two) <= 1.0 for one, two in combinations(range(len(TEXTS)), 2))


@needs_extra
@pytest.mark.usefixtures("on")
def test_what_stands_beside_a_sentence_does_not_move_it() -> None:
    between = likeness([APPROVED, WENT_DOWN, *TEXTS, SANK])
    assert between
    between(0, 3)
    assert between(8, 1) == near(SANK, WENT_DOWN)


@needs_extra
def test_another_process_gets_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCHED_OFF)
    program = f"from briefgen.embed import likeness; print(repr(likeness([{SANK!r}, {WENT_DOWN!r}])(0, 1)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"{near(SANK, WENT_DOWN)!r}\n"
    assert done.stderr == ""


@needs_extra
@pytest.mark.usefixtures("on")
def test_the_package_of_the_weights_is_never_run() -> None:
    near(SANK, WENT_DOWN)
    assert model.PACKAGE not in sys.modules
    assert "torch" not in sys.modules


@needs_extra
@pytest.mark.usefixtures("on")
def test_the_installed_weights_are_those_of_the_manifest() -> None:
    path = model.weights()
    assert path
    assert hashlib.sha256(path.read_bytes()).hexdigest() == model.WEIGHTS[1]


@needs_extra
@pytest.mark.usefixtures("on")
def test_other_weights_are_refused_with_the_way_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / model.PACKAGE).mkdir()
    (tmp_path / model.PACKAGE / "__init__.py").write_text("raise AssertionError('was run')")
    (tmp_path / model.PACKAGE / model.WEIGHTS[0]).write_bytes(b"something else")
    monkeypatch.syspath_prepend(str(tmp_path))
    model.encoder.cache_clear()
    with pytest.raises(BriefgenError, match=r"has SHA-256 \w+…, not 8199be6f699a…") as caught:
        near(SANK, WENT_DOWN)
    assert "--no-embed" in caught.value.hint


# ---------------------------------------------------------------- in merging


def paraphrases() -> tuple[list[Statement], Corpus]:
    """Two sources: one fact in two wordings with few words in common, and one fact that stands alone."""
    one = source(
        "Heavy rain flooded the centre of Bergen and shut many schools. Tea exports grew by 4 per cent.",
        id="s1",
    )
    two = source("Bergen and its schools were flooded by torrential rainfall on the coast.", id="s2")
    return list(statements(one, two)), Corpus((one, two))


def merged(points: tuple[KeyPoint, ...]) -> list[int]:
    return sorted(len(point.evidence) for point in points)


@needs_extra
@pytest.mark.usefixtures("on")
def test_a_fact_in_other_words_is_one_point_only_with_the_extra() -> None:
    said, corpus = paraphrases()
    assert merged(merge(said, corpus)) == [1, 1, 1]
    assert merged(merge(said, corpus, embed=True)) == [1, 2]


@needs_extra
@pytest.mark.usefixtures("on")
def test_the_order_of_the_statements_makes_no_difference() -> None:
    said, corpus = paraphrases()
    expected = merge(said, corpus, embed=True)
    assert merge(said[::-1], corpus, embed=True) == expected


@needs_extra
@pytest.mark.usefixtures("on")
def test_the_guard_holds_against_nearness_of_meaning() -> None:
    one = source("Parliament approved the ferry budget on Monday.", id="s1")
    two = source("On Monday parliament rejected the ferry budget.", id="s2")
    assert near(one.text, two.text) > 0.7
    assert merged(merge(statements(one, two), Corpus((one, two)), embed=True)) == [1, 1]


@needs_extra
@pytest.mark.usefixtures("on")
def test_what_another_source_tells_in_other_words_stands_on_the_page_once_with_the_extra() -> None:
    assert {CHARGED, DRAGGED} <= printed(embed=False)
    with_extra = printed(embed=True)
    assert CHARGED in with_extra
    assert DRAGGED not in with_extra


# ---------------------------------------------------------------- without it


def test_without_the_extra_there_is_no_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCHED_OFF)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert not installed()
    assert likeness([SANK, WENT_DOWN]) is None


def test_without_the_weights_there_is_no_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCHED_OFF)
    monkeypatch.setitem(sys.modules, model.PACKAGE, None)
    assert likeness([SANK, WENT_DOWN]) is None


def test_the_environment_switches_it_off() -> None:
    assert not installed()
    assert likeness([SANK, WENT_DOWN]) is None


def test_where_it_is_switched_off_merging_asked_to_use_it_goes_by_words() -> None:
    said, corpus = paraphrases()
    assert merge(said, corpus, embed=True) == merge(said, corpus)


@needs_extra
@pytest.mark.usefixtures("on")
@pytest.mark.parametrize(
    ("settings", "words", "used"), [("", [], True), ("embed = false", [], False), ("", ["--no-embed"], False)]
)
def test_a_build_uses_it_unless_told_not_to(
    settings: str, words: list[str], *, used: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(f"{SANK}\n{APPROVED}\n", encoding="utf-8")
    (tmp_path / "briefgen.toml").write_text(f'[briefs.one]\nsources = ["a.txt"]\n{settings}\n')
    command = [sys.executable, "-m", "briefgen", "build", "one", "--as-of", "2024-06-01", *words]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    told = json.loads((tmp_path / "out" / "one.evidence.json").read_text("utf-8"))
    assert told["embed"] is used


def test_a_folder_of_its_own_uses_it_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SANK)
    assert adhoc([tmp_path]).embed


@needs_extra
def test_the_words_of_the_model_are_those_of_the_manifest() -> None:
    words = model.vocabulary()  # checks itself
    assert [words[at] for at in (100, 101, 102)] == ["[UNK]", "[CLS]", "[SEP]"]
    assert len(words) == 30_522
