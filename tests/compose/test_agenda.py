"""Minutes: the item of the agenda stands before a line that speaks of "the scheme"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.compose.agenda import explains, item_of
from briefgen.config import adhoc
from briefgen.pipeline import run
from briefgen.segment import segment
from tests.support.values import source, statements

if TYPE_CHECKING:
    from briefgen.model import Brief

HEAD = """Holm Town Council
Transport Committee
Minutes of the meeting held on Thursday 8 October 2026 at 6.30 pm in the Council Chamber

11. Minutes
The minutes of the meeting held on 10 September 2026 were agreed as a correct record.

12. Low-traffic area in Eastgate: review after a year
The officer said that traffic in Eastgate had fallen by 31 per cent within a year.
RESOLVED by 4 votes to 2:
(a) that the scheme be made permanent from 1 January 2027;
(b) that a further report be brought to the Committee in October 2027.

13. Bus services
Members were told that Vale Buses intends to withdraw its service to Norby on 30 November.
It was agreed to write to the County Council asking for a subsidy of 140,000 crowns.
"""


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    folder = tmp_path_factory.mktemp("minutes")
    (folder / "minutes.txt").write_text(HEAD, encoding="utf-8")
    made = run(adhoc([folder]), date(2026, 10, 12), until="compose").brief
    assert made
    return made


def test_the_page_opens_on_the_decision_with_the_item_that_it_is_about(brief: Brief) -> None:
    assert brief.summary[0].text == (
        "[Low-traffic area in Eastgate:] [Holm Town Council] RESOLVED by 4 votes to 2 that the scheme be "
        "made permanent from 1 January 2027."
    )


def test_what_names_its_matter_itself_gets_no_item(brief: Brief) -> None:
    lines = [line.text for line in (*brief.summary, *brief.key_facts, *brief.outlook)]
    assert any("Vale Buses" in line for line in lines)
    assert not any("[Bus services" in line and "Vale Buses" in line for line in lines)


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("12. Low-traffic area in Eastgate: review after a year", "Low-traffic area in Eastgate"),
        ("IV. Repairs of the quay", "Repairs of the quay"),
        ("Application 26/0417: 64 dwellings in Mill Lane", "Application 26/0417: 64 dwellings in Mill Lane"),
        ("Any other business", ""),
        ("Present: Cllr J. Hartley (Chair), Cllr S. Oduya", ""),
        ("Chair's report", ""),
        ("Finance", ""),
        ("Harbour Board", ""),
        ("Monetary policy decisions", ""),
    ],
)
def test_the_item_is_what_its_heading_names(heading: str, item: str, tmp_path: Path) -> None:
    (tmp_path / "minutes.md").write_text(
        f"# Minutes of the Harbour Board\n\n## {heading}\n\nIt was agreed that the fence be mended by May.\n",
        encoding="utf-8",
    )
    found = run(adhoc([tmp_path]), date(2026, 10, 12), until="understand")
    assert found.corpus
    assert item_of(found.statements[-1], found.corpus.sources[0]) == item


def test_what_the_title_of_the_page_says_is_not_said_again(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(HEAD, encoding="utf-8")
    settings = replace(adhoc([tmp_path]), title="The low-traffic area in Eastgate")
    made = run(settings, date(2026, 10, 12), until="compose").brief
    assert made
    assert made.summary[0].text.startswith("[Holm Town Council] RESOLVED by 4 votes to 2 that the scheme")


def test_an_item_does_not_tell_who_somebody_is() -> None:
    assert explains("Repairs of the quay", "the scheme")
    assert not explains("Repairs of the quay", "the chairman")


def test_a_heading_says_in_full_what_the_sentence_names_in_part() -> None:
    bulletin = source(
        "Prison population\nThe population was 21,480 on 25 September, 97% of usable capacity.\n"
        "Seed prices\nThe population of Holm rose to 4,100 in 2026.\nSeeds cost 4 euros in Holm in 2026.",
        kinds={0: "heading", 2: "heading"},
    )
    assert [item_of(said, bulletin) for said in statements(bulletin)] == ["Prison population", "", ""]


def test_an_item_in_the_line_of_its_text_is_its_heading() -> None:
    text = "3. Retention payment. Dr Valk presented a paper. The payment would cost 9 million marks in 2027."
    minutes = source(text)
    minutes = replace(minutes, blocks=(replace(minutes.blocks[0], start=3),))
    assert [one.heading for one in segment(minutes)][1:] == ["Retention payment"] * 2
    assert [one.heading for one in segment(source(text[3:]))] == [""] * 3
