"""An evidence file read back as the edition that it tells of."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.changes import compare, edition_of, material
from briefgen.errors import VerificationError
from tests.support.editions import COAST, Made, make

LATER = {"figures", "dates", "news", "pinned", "edited", "original", "handling", "decisions", "text_sha256"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("edition"), COAST)


def test_an_edition_says_what_the_page_says(made: Made) -> None:
    assert made.edition.number == 1
    assert made.edition.title == "Coast road"
    assert [line.text for line in made.edition.lines] == made.texts
    assert [source.file for source in made.edition.sources] == sorted(COAST)
    assert all(line.quotes[0].text for line in made.edition.lines)


def test_figures_and_dates_point_into_the_leading_sentence(made: Made) -> None:
    found = [
        (line.quotes[0].text[one.start : one.end], one.text)
        for line in made.edition.lines
        for ones in (line.figures, line.dates)
        for one in ones
    ]
    assert len(found) > 8
    assert all(there == told for there, told in found)


def test_an_edition_knows_what_it_did_not_print(made: Made) -> None:
    assert made.edition.known
    printed = {quote.text for line in made.edition.lines for quote in line.quotes}
    assert not printed & set(made.edition.known)


def test_an_edition_from_before_these_fields_can_still_be_compared(made: Made) -> None:
    old: Any = json.loads(json.dumps(made.document))
    for part in (old, *old["lines"], *old["sources"]):
        for field in LATER & part.keys():
            del part[field]
    assert material(compare(edition_of(old, 1), made.edition)) == ()


def test_a_line_that_people_wrote_without_a_source_is_compared_by_its_words(made: Made) -> None:
    first, *others = made.edition.lines
    bare = replace(made.edition, lines=(replace(first, text="Nobody knows.", quotes=()), *others))
    assert [line.text for line in compare(bare, made.edition).gone] == ["Nobody knows."]
    assert not compare(bare, bare).gone


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"lines": "none"},
        {"as_of": "yesterday"},
        {"sources": []},
        {"lines": [{"section": "footer"}]},
        {"cut": [1]},
        {"lines": None},
    ],
)
def test_what_is_no_evidence_file_is_refused(made: Made, broken: dict[str, Any]) -> None:
    document = {**made.document, **broken} if broken else {}
    with pytest.raises(VerificationError, match="the evidence of edition 7 can not be read"):
        edition_of(document, 7)


def test_an_edition_read_from_disk_is_the_one_that_was_written(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "page.evidence.json"
    path.write_text(json.dumps(made.document), encoding="utf-8")
    assert edition_of(json.loads(path.read_text(encoding="utf-8")), 1) == made.edition
