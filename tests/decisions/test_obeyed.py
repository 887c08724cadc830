"""A build obeys what people decided, and says where it can not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen import pipeline
from briefgen.config import adhoc
from briefgen.decisions.points import means
from briefgen.evidence import cuts
from briefgen.model import Ban, Decisions, Pin, Prefer, Reword
from tests.support.values import source

if TYPE_CHECKING:
    from briefgen.model import Line
    from briefgen.pipeline import Run

AS_OF = date(2025, 4, 20)
HERALD = """\
The council of Holm approved two electric ferries for 40 million euros on 3 March 2025.
The first ferry will enter service in May 2026, the harbour office said.
The old ferries carried 310,000 passengers in 2024.
The shipyard at Aven has built nine ferries for the county since 2010.
The island of Sund has 1,150 inhabitants and a single school.
Mayor Ada Lind opposed the purchase because of its price.
The harbour office employs 64 people, of whom 17 work on the old ferries.
The quay at Sund must be raised by 40 centimetres before the ferries arrive.
"""
POST = """\
Holm's council approved two electric ferries for 40 million euros on 3 March 2025.
Tickets will cost 5 euros from June 2026.
Fishermen fear that the new quay takes half of their berths.
The county pays 12 million euros towards the quay.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("holm")
    write(found, herald=HERALD, post=POST)
    return found


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        head = (
            f"Title: Ferries, says the {name}\nDate: 2025-04-{10 + len(name):02}\nPublisher: The {name}\n\n"
        )
        (folder / f"{name}.txt").write_text(head + text.replace("\n", "\n\n"), encoding="utf-8")


@lru_cache(maxsize=64)
def built(folder: Path, decisions: Decisions = Decisions(), state: str = "") -> Run:  # noqa: ARG001, B008 - frozen; tells runs apart
    return pipeline.run(replace(adhoc([folder]), decisions=decisions), AS_OF)


def lines(run: Run) -> tuple[Line, ...]:
    assert run.fitted
    return run.fitted.brief.lines


def told(run: Run, words: str) -> list[Line]:
    return [line for line in lines(run) if words in line.text]


# ---------------------------------------------------------------- bans


def test_a_banned_line_is_not_printed_and_stands_among_the_cuts_with_who_banned_it(folder: Path) -> None:
    (line,) = told(built(folder), "64 people")
    ban = Ban(line=line.text, by="A. Berg", on=date(2025, 4, 19), why="not news")
    run = built(folder, Decisions(bans=(ban,)))
    assert told(run, "64 people") == []
    (cut,) = [one for one in cuts(run) if "64 people" in one.ranked.point.lead.sentence.text]
    assert cut.reason == "banned by A. Berg on 19 April 2025: not news"
    assert run.remarks == ()


def test_a_ban_goes_for_the_fact_in_whatever_words(folder: Path) -> None:
    ban = Ban(line="Holm's council approved two electric ferries for 40 million euros on 3 March 2025.")
    assert told(built(folder), "two electric ferries")
    assert told(built(folder, Decisions(bans=(ban,))), "two electric ferries") == []


def test_a_ban_in_nearly_the_words_of_a_line_is_followed(folder: Path) -> None:
    ban = Ban(line="The harbour office has 64 employees, of whom 17 work on the old ferries.")
    assert told(built(folder, Decisions(bans=(ban,))), "64 people") == []


def test_a_ban_outlives_a_figure_that_is_corrected_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, herald=HERALD.replace("64 people", "71 people"), post=POST)
    run = built(tmp_path, Decisions(bans=(Ban(line=OLD),)))
    assert told(run, "71 people") == []
    (note,) = run.remarks
    assert note.startswith(
        f"“{OLD}” is banned, and stays so now that it reads “The harbour office employs 71"
    )


@pytest.mark.parametrize(
    "line",
    [
        "The council of Holm approved two electric ferries for 40 million euros on 9 May 2024.",
        "The old ferries carried 290,000 passengers in 2023.",
        "The harbour office of Sund employs 99 people.",
    ],
)
def test_a_ban_of_another_fact_bans_nothing_and_says_what_is_nearest(folder: Path, line: str) -> None:
    run = built(folder, Decisions(bans=(Ban(line=line),)))
    assert not any("banned" in cut.reason for cut in cuts(run))
    (note,) = run.remarks
    assert "means no line" in note


def test_a_ban_of_what_no_source_says_any_more_is_no_matter(folder: Path) -> None:
    run = built(folder, Decisions(bans=(Ban(line="Zebras graze quietly upon distant savannah plains."),)))
    assert run.remarks == ()


def test_every_point_is_told_once_whatever_was_decided(folder: Path) -> None:
    decisions = Decisions(
        pins=(Pin(line="Tickets will cost 5 euros from June 2026.", section="summary"),),
        bans=(Ban(line="Mayor Ada Lind opposed the purchase because of its price."),),
    )
    run = built(folder, decisions)
    ids = [line.ranked.point.id for line in lines(run)] + [cut.ranked.point.id for cut in cuts(run)]
    assert sorted(set(ids)) == sorted(point.id for point in run.points)


# ---------------------------------------------------------------- pins


def test_a_pinned_line_stands_where_it_was_put(folder: Path) -> None:
    pin = Pin(line="The county pays 12 million euros towards the quay.", section="summary")
    (line,) = told(built(folder, Decisions(pins=(pin,))), "12 million")
    assert (line.section, line.pinned) == ("summary", True)


def test_a_pinned_line_that_could_not_stand_alone_stands_and_its_fault_is_told(tmp_path: Path) -> None:
    write(tmp_path, herald=HERALD + "He said that the price of the ferries was a scandal.\n")
    pin = Pin(line="He said that the price of the ferries was a scandal.")
    run = built(tmp_path, Decisions(pins=(pin,)))
    (line,) = told(run, "a scandal")
    assert line.pinned
    assert any("is printed because it is pinned" in remark for remark in run.remarks)


def test_a_pinned_line_that_no_source_says_is_told(folder: Path) -> None:
    run = built(
        folder, Decisions(pins=(Pin(line="The quay of Sund must be raised by 90 centimetres soon."),))
    )
    assert len(run.remarks) == 1
    assert run.remarks[0].startswith("no source says any more what people decided on: “The quay of Sund")
    assert "40 centimetres" in run.remarks[0]
    assert not any(line.pinned for line in lines(run))


def test_a_pin_holds_however_little_the_sentence_weighs(tmp_path: Path) -> None:
    crowd = "".join(
        f"The council of Holm debated item {number} of its list on {number} March 2025.\n"
        for number in range(1, 29)
    )
    write(tmp_path, herald=HERALD + crowd, post=POST)
    pin = Pin(line="The island of Sund has 1,150 inhabitants and a single school.")
    (line,) = told(built(tmp_path, Decisions(pins=(pin,))), "1,150")
    assert line.pinned


# ---------------------------------------------------------------- rewordings


OLD = "The harbour office employs 64 people, of whom 17 work on the old ferries."


def test_a_reworded_line_reads_as_people_want_and_keeps_its_evidence(folder: Path) -> None:
    reword = Reword(
        line=OLD, to="Of the harbour office’s 64 people, 17 work on the old ferries.", evidence=(OLD,)
    )
    run = built(folder, Decisions(rewords=(reword,)))
    (line,) = told(run, "64 people")
    assert (line.text, line.edited, line.original) == (reword.to, True, OLD)
    assert line.statement.sentence.text == OLD
    assert run.remarks == ()


def test_a_figure_a_date_and_a_name_that_the_evidence_lacks_are_pointed_out(folder: Path) -> None:
    to = "The harbour office of Port Ellery employed 80 people on 5 May 2023."
    run = built(folder, Decisions(rewords=(Reword(line=OLD, to=to, evidence=(OLD,)),)))
    assert told(run, to)
    (remark,) = run.remarks
    for strange in ("the figure “80”", "the date “5 May 2023”", "the name “Port Ellery”"):
        assert strange in remark


def test_the_last_of_several_rewordings_counts(folder: Path) -> None:
    first = Reword(line=OLD, to="The office has 64 people.", evidence=(OLD,))
    last = Reword(line=OLD, to="The harbour office has 64 people.", evidence=(OLD,))
    (line,) = told(built(folder, Decisions(rewords=(first, last))), "64 people")
    assert line.text == last.to


def test_where_the_sources_give_another_figure_now_both_are_told_and_the_page_has_theirs(
    tmp_path: Path,
) -> None:
    write(tmp_path, herald=HERALD.replace("64 people", "71 people"), post=POST)
    to = "The harbour office has 64 people."
    run = built(tmp_path, Decisions(rewords=(Reword(line=OLD, to=to, evidence=(OLD,)),)))
    assert told(run, "71 people")
    assert told(run, "64 people") == []
    (remark,) = run.remarks
    assert to in remark
    assert "71 people" in remark
    assert "figures differ" in remark


def test_where_a_second_source_gives_another_figure_the_words_stay_and_both_are_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        herald=HERALD,
        post=POST + "The harbour office employs 71 people, of whom 17 work on the old ferries.\n",
    )
    to = "64 people work at the harbour office, 17 of them on the old ferries."
    run = built(tmp_path, Decisions(rewords=(Reword(line=OLD, to=to, evidence=(OLD,)),)))
    (line,) = told(run, to)
    assert "71" in line.text
    assert any("is contradicted by" in remark and "71 people" in remark for remark in run.remarks)


def test_a_typo_mended_in_the_source_leaves_the_rewording_and_is_told(tmp_path: Path) -> None:
    write(tmp_path, herald=HERALD.replace("of whom 17 work", "of which 17 work"), post=POST)
    to = "The harbour office has 64 people, 17 of them on the old ferries."
    run = built(tmp_path, Decisions(rewords=(Reword(line=OLD, to=to, evidence=(OLD,)),)))
    assert [line.text for line in told(run, "64 people")] == [to]
    assert any("reads otherwise now" in remark for remark in run.remarks)


def test_a_rewording_of_what_no_source_says_any_more_is_told_and_not_printed(tmp_path: Path) -> None:
    write(tmp_path, herald=HERALD.replace(OLD + "\n", ""), post=POST)
    to = "The harbour office has 64 people."
    run = built(tmp_path, Decisions(rewords=(Reword(line=OLD, to=to, evidence=(OLD,)),)))
    assert told(run, "64 people") == []
    assert any("no source says any more what people decided on" in remark for remark in run.remarks)


def test_a_plan_that_was_reworded_says_that_its_day_has_passed(folder: Path) -> None:
    old = "Tickets will cost 5 euros from June 2026."
    settings = replace(
        adhoc([folder]),
        decisions=Decisions(
            pins=(Pin(line=old),),
            rewords=(Reword(line=old, to="Passengers will pay 5 euros from June 2026.", evidence=(old,)),),
        ),
    )
    run = pipeline.run(settings, date(2027, 1, 1))
    (line,) = told(run, "Passengers will pay 5 euros")
    assert line.text.startswith("[")
    assert line.edited


@pytest.mark.parametrize("kind", ["pin", "reword"])
def test_what_is_banned_too_stays_away_and_is_told(folder: Path, kind: str) -> None:
    pins = (Pin(line=OLD),) if kind == "pin" else ()
    rewords = (
        (Reword(line="64 people.", to="The office has 64 people.", evidence=(OLD,)),) if not pins else ()
    )
    run = built(folder, Decisions(pins=pins, rewords=rewords, bans=(Ban(line=OLD),)))
    assert told(run, "64 people") == []
    (remark,) = run.remarks
    assert remark.endswith("and banned: the ban counts")


# ---------------------------------------------------------------- preferences


@pytest.mark.parametrize("source", ["post.txt", "POST.*", "The post", "the Post"])
def test_the_wording_of_a_preferred_source_is_taken(folder: Path, source: str) -> None:
    run = built(folder, Decisions(preferred=(Prefer(source=source),)))
    (line, *_) = told(run, "two electric ferries")
    assert line.text.startswith("Holm's council")
    assert built(folder) is not run
    assert any(reason.name == "from a source that people prefer" for reason in line.ranked.reasons)
    assert run.remarks == ()


def test_a_preference_that_means_no_source_is_told(folder: Path) -> None:
    run = built(folder, Decisions(preferred=(Prefer(source="nobody.txt"),)))
    assert run.remarks == ("no source is meant by the preferred “nobody.txt”",)


def test_ranks_and_scores_stay_in_step_with_a_preference(folder: Path) -> None:
    run = built(folder, Decisions(preferred=(Prefer(source="post.txt"),)))
    assert [entry.rank for entry in run.ranked] == list(range(1, len(run.ranked) + 1))
    assert [entry.score for entry in run.ranked] == sorted(
        (entry.score for entry in run.ranked), reverse=True
    )
    for entry in run.ranked:
        assert sum(reason.points for reason in entry.reasons) == pytest.approx(entry.score, abs=0.01)


@pytest.mark.parametrize(
    ("wish", "meant"),
    [
        ("https://herald.example/2025/ferries", True),
        ("https://herald.example/2025", True),
        ("https://herald.example/", True),
        ("https://herald.example/*/ferries", True),
        ("https://herald.example/2025/ferries/more", False),
        ("https://herald.example/20", False),
        ("herald.txt", True),
        ("HERALD.*", True),
        ("The Herald", True),
        ("Herald", False),
        ("http", False),
    ],
)
def test_a_source_is_meant_by_file_glob_address_or_publisher(wish: str, *, meant: bool) -> None:
    herald = source(
        "A.", name="herald.txt", publisher="The Herald", url="https://herald.example/2025/ferries"
    )
    assert means(Prefer(source=wish), herald) is meant


def test_a_source_without_a_publisher_is_not_meant_by_brackets() -> None:
    assert not means(Prefer(source="[any]"), source("A.", name="herald.txt"))


# ---------------------------------------------------------------- nothing decided


def test_without_decisions_nothing_is_otherwise(folder: Path) -> None:
    run = built(folder)
    assert run.remarks == ()
    assert not any(line.pinned or line.edited for line in lines(run))
