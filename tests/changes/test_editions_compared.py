"""Editions built by the whole pipeline, before and after: what a reader is told, and whether it matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.changes import carried, compare, material, unheard, unsaid
from briefgen.changes.decided import decided
from briefgen.changes.facts import without_was
from briefgen.config import adhoc
from tests.support.editions import COAST, COURIER, DELAYED, FIRM, FIRST, SECOND, Made, follow, make

COUNTED = "The storm of 14 November [2026] destroyed"
LATER = """\
More houses lost than thought

Publisher: Marrow Bay Mirror
Published: 20 November 2026

The storm of 14 November destroyed 17 houses in the village of Marrow Bay, the district \
council said. The water works of Marrow Bay are running again, the council said on Friday.
"""
DEARER = """\
The coast road gets dearer

Publisher: Ministry of Transport
Published: 20 November 2026

The transport ministry now puts the cost of rebuilding the coast road at 55 million crowns.
"""


def without(name: str) -> dict[str, str]:
    return {other: text for other, text in COAST.items() if other != name}


# ------------------------------------------------------------ what is not material


def test_the_same_sources_a_day_later_are_not_material(tmp_path: Path, before: Made) -> None:
    after, changes, why = follow(tmp_path, before, COAST)
    assert why == ()
    assert len(changes.same) == len(after.brief.lines)
    assert {line.news for line in after.brief.lines} == {""}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("would run 200 metres further inland", "would run inland", id="an unused sentence"),
        pytest.param("houses in the village of", "houses in the vilage of", id="a typo comes"),
        pytest.param("has set up a task force", "has set up  a  task force", id="blanks"),
        pytest.param("the farmers' union", "the farmers’ union", id="a quotation mark"),
    ],
)
def test_a_change_that_tells_nothing_is_not_material(
    tmp_path: Path, before: Made, old: str, new: str
) -> None:
    changed = {name: text.replace(old, new) for name, text in COAST.items()}
    assert changed != COAST
    _, changes, why = follow(tmp_path, before, changed)
    assert why == ()
    assert changes.sources_replaced or changed == COAST


def test_sources_in_another_order_are_not_material(tmp_path: Path, before: Made) -> None:
    renamed = {f"{9 - at}-{name[2:]}": text for at, (name, text) in enumerate(COAST.items())}
    _, changes, why = follow(tmp_path, before, renamed)
    assert why == ()
    assert not changes.sources_added
    assert not changes.sources_gone


def test_other_furniture_and_a_new_fetch_are_not_material(tmp_path: Path) -> None:
    first = make(tmp_path, {**COAST, "d-page.html": page("Weather: rain. 3 comments")})
    again = {**COAST, "d-page.html": page("Weather: sun. 112 comments")}
    after, changes, why = follow(tmp_path, first, again)
    assert why == ()
    assert len(changes.sources_replaced) == 1
    assert {line.news for line in after.brief.lines} == {""}


def page(furniture: str) -> str:
    text = "".join(f"<p>{line}</p>" for line in LATER.replace("17 houses", "12 houses").split("\n")[5:])
    return (
        "<html><head><title>More houses lost than thought</title>"
        '<meta property="article:published_time" content="2026-11-20"></head><body>'
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><aside>{furniture}</aside>"
        f"<article><h1>More houses lost than thought</h1>{text}</article>"
        f"<footer>{furniture}</footer></body></html>"
    )


def test_a_line_that_comes_or_goes_for_room_alone_is_not_material(before: Made) -> None:
    short = replace(before.edition, lines=before.edition.lines[:-3])
    known = tuple(quote.text for line in before.edition.lines[-3:] for quote in line.quotes)
    short = replace(short, known=(*short.known, *known))
    grown = compare(short, replace(before.edition, as_of=SECOND))
    shrunk = compare(replace(before.edition, as_of=FIRST), replace(short, as_of=SECOND))
    assert len(grown.added) == len(shrunk.gone) == 3
    assert material(grown) == material(shrunk) == ()
    assert not unheard(grown)
    assert not unsaid(shrunk)


# ------------------------------------------------------------ figures and dates


def test_a_figure_mended_in_the_same_document_is_a_correction(tmp_path: Path, before: Made) -> None:
    mended = {**COAST, "a-courier.txt": COURIER.replace("12 houses", "17 houses")}
    after, changes, why = follow(tmp_path, before, mended)
    line = after.line(COUNTED)
    assert line.news == "corrected"
    assert "destroyed 17 [was 12 on 20 November] houses" in line.text
    assert [(one.before, one.after) for pair in changes.changed for one in pair.changes] == [("12", "17")]
    assert len(why) == 1
    assert why[0].startswith(
        "a figure was 12 and is 17: “The storm of 14 November [2026] destroyed 17 houses"
    )


def test_a_figure_of_the_same_document_on_a_later_day_is_a_revision(tmp_path: Path, before: Made) -> None:
    text = COURIER.replace("12 houses", "17 houses").replace("18 November", "20 November")
    after, _, _ = follow(tmp_path, before, {**COAST, "a-courier.txt": text})
    assert after.line(COUNTED).news == "revised"


def test_a_document_that_says_that_it_corrects_itself_does(tmp_path: Path, before: Made) -> None:
    text = LATER.replace("17 houses", "17 houses, not 12 as it first said,").replace(
        "district council said", "district council said in a correction"
    )
    after, _, why = follow(tmp_path, before, {**without("a-courier.txt"), "d.txt": text})
    found = [line for line in after.brief.lines if "17 houses" in line.text]
    assert [line.news for line in found] in (["corrected"], ["new"])
    assert why


def test_a_later_source_with_another_figure_revises_what_no_source_says_any_more(
    tmp_path: Path, before: Made
) -> None:
    after, _, why = follow(tmp_path, before, {**without("a-courier.txt"), "d-mirror.txt": LATER})
    line = after.line(COUNTED)
    assert line.news == "revised"
    assert "17 [was 12 on 20 November] houses" in line.text
    assert any(reason.startswith("a figure was 12 and is 17") for reason in why)
    assert any("no source says any more: “The coast road" in reason for reason in why)
    assert "a cited source is gone: “The coast road after the storm” (a-courier.txt)" in why


def test_another_source_with_another_figure_beside_the_old_one_is_told_as_such(before: Made) -> None:
    (line,) = [one for one in before.edition.lines if one.text.startswith(COUNTED)]
    words = "The storm destroyed 17 houses in the village of Marrow Bay, the mayor said."
    other = replace(line.quotes[0], text=words, file="d-mirror.txt", sha256="of another file")
    shown = replace(line, text=f"{line.text} [17 according to Marrow Bay Mirror]", disputed=(other,))
    lines = tuple(shown if one is line else one for one in before.edition.lines)
    changes = compare(before.edition, replace(before.edition, lines=lines, as_of=SECOND))
    (pair,) = changes.changed
    assert (pair.news, [one.kind for one in pair.changes]) == ("revised", ["dispute"])
    (reason,) = material(changes)
    assert reason.startswith("a source gives another value: “The storm of 14 November")


def test_a_count_that_has_grown_is_revised(tmp_path: Path, before: Made) -> None:
    after, _, why = follow(tmp_path, before, {**COAST, "d-mirror.txt": LATER})
    line = after.line(COUNTED)
    assert (line.news, "17 [was 12 on 20 November] houses" in line.text) == ("revised", True)
    assert any(reason.startswith("a figure was 12 and is 17") for reason in why)


def test_a_source_that_says_that_a_figure_has_changed_revises_it(tmp_path: Path, before: Made) -> None:
    after, _, why = follow(tmp_path, before, {**COAST, "d-ministry.txt": DEARER})
    line = after.line("cost of rebuilding")
    assert line.news == "revised"
    assert "55 million [was 40 million on 20 November] crowns" in line.text
    assert any(reason.startswith("a figure was 40 million and is 55 million") for reason in why)


def test_a_plan_that_is_put_off_shows_its_old_day(tmp_path: Path, before: Made) -> None:
    after, _, why = follow(tmp_path, before, {**COAST, "d-ministry.txt": DELAYED})
    line = after.line("reopen to buses")
    assert line.news == "revised"
    assert "5 December 2026 [was 28 November 2026 as of 20 November]" in line.text
    assert any(reason.startswith("a date was 28 November 2026 and is 5 December 2026") for reason in why)


def test_the_edition_after_a_change_does_not_tell_it_again(tmp_path: Path, before: Made) -> None:
    mended = {**COAST, "a-courier.txt": COURIER.replace("12 houses", "17 houses")}
    second, _, _ = follow(tmp_path, before, mended)
    third, changes, why = follow(tmp_path, second, mended, SECOND + timedelta(days=1))
    assert third.line(COUNTED).news == ""
    assert "[was" not in third.line(COUNTED).text
    assert not changes.changed
    assert why == ()


# ------------------------------------------------------------ points and sources


def test_a_new_source_brings_new_points(tmp_path: Path, before: Made) -> None:
    head, _, works = LATER.partition("The storm")
    mirror = f"{head}The water works{works.partition('The water works')[2]}"
    after, changes, why = follow(tmp_path, before, {**COAST, "d-mirror.txt": mirror})
    line = after.line("water works")
    assert line.news == "new"
    assert line.text in [one.text for one in unheard(changes)]
    assert any(reason.startswith("new on the page: “The water works of Marrow Bay") for reason in why)
    assert "a new source is cited: “More houses lost than thought” (d-mirror.txt)" in why


def test_a_source_that_is_gone_takes_its_lines_with_it(tmp_path: Path, before: Made) -> None:
    after, changes, why = follow(tmp_path, before, without("c-observer.txt"))
    lost = [line.text for line in unsaid(changes)]
    assert any("sea wall" in text for text in lost)
    assert sum(reason.startswith("no source says any more") for reason in why) == len(lost)
    assert {line.news for line in after.brief.lines} == {""}


def test_a_page_that_turns_a_statement_round_says_something_new(tmp_path: Path, before: Made) -> None:
    text = COURIER.replace("The road will reopen", "The road will not reopen")
    after, _, why = follow(tmp_path, before, {**COAST, "a-courier.txt": text})
    assert after.line("reopen to buses").news == "new"
    assert any("new on the page: “The road will not reopen" in reason for reason in why)
    assert any("no source says any more: “The road will reopen" in reason for reason in why)


def test_people_who_change_the_title_or_the_paper_want_an_edition(tmp_path: Path, before: Made) -> None:
    _, changes, why = follow(tmp_path, before, COAST, paper="letter", title="Coast")
    assert {what for what, _, _ in changes.settings} == {"title", "paper"}
    assert why == ("the title was “Coast road” and is “Coast”", "the paper was “a4” and is “letter”")


def test_another_template_of_the_same_name_is_another_template(before: Made) -> None:
    other = replace(before.edition, template_sha256="0" * 64)
    assert material(compare(before.edition, other))[0].startswith("the template was")


def test_a_decision_matters_when_the_page_shows_it(before: Made) -> None:
    decided = replace(before.edition, decisions=("ban: a line of another day",))
    assert material(compare(before.edition, decided)) == ()
    shown = replace(decided, lines=decided.lines[1:], known=(before.edition.lines[0].quotes[0].text,))
    assert material(compare(before.edition, shown)) == ("people banned: “a line of another day”",)


def test_a_reason_names_the_decision_and_its_line(before: Made) -> None:
    first, second, *rest = before.edition.lines
    banned = replace(
        before.edition, lines=(second, *rest), decisions=(f"ban: {first.text}", "ban: not there")
    )
    (reason,) = decided(before.edition, banned)
    assert reason.startswith("people banned: “" + first.text[:40])
    (back,) = decided(banned, before.edition)
    assert back.startswith("no longer banned by people: “" + first.text[:40])
    mine = replace(first, text="My words.", original=first.text, edited=True)
    reworded = replace(
        before.edition, lines=(mine, second, *rest), decisions=(f"reword: {first.text} -> My words.",)
    )
    (reason,) = decided(before.edition, reworded)
    assert reason.endswith("it reads “My words.”")
    pinned = replace(
        before.edition,
        lines=(replace(first, section="outlook", pinned=True), second, *rest),
        decisions=(f"pin in outlook: {first.text}",),
    )
    (reason,) = decided(before.edition, pinned)
    assert reason.startswith("people pinned in outlook: “")
    preferred = replace(before.edition, lines=(second, *rest), decisions=("prefer: a-courier.txt",))
    assert decided(before.edition, preferred) == ("people preferred a-courier.txt",)


def test_a_page_of_an_earlier_day_says_by_which_day_no_source_says_so(before: Made) -> None:
    earlier = replace(before.edition, as_of=date(2026, 11, 16), lines=before.edition.lines[1:], sources=())
    why = material(compare(before.edition, replace(earlier, known=())))
    assert any(reason.startswith("no source says so by 16 November 2026: “") for reason in why)
    assert any(
        reason.startswith("a source that was cited came out after 16 November 2026: ") for reason in why
    )
    assert not any("any more" in reason for reason in why)


# ------------------------------------------------------------ plans that get another day


@pytest.mark.parametrize(
    "words",
    [
        "The road will reopen to buses on 5 December 2026, the transport ministry said.",
        "The road is now expected to reopen to buses on 5 December 2026, the transport ministry said.",
        "Reopening of the road to buses is now planned for 5 December 2026.",
    ],
)
def test_a_plan_with_another_day_is_revised_whatever_the_words(
    tmp_path: Path, before: Made, words: str
) -> None:
    head = "Buses must wait\n\nPublisher: Ministry of Transport\nPublished: 20 November 2026\n\n"
    after, _, why = follow(tmp_path, before, {**COAST, "d-buses.txt": f"{head}{words}\n"})
    (line,) = [line for line in after.brief.outlook if " 5 December 2026" in line.text]
    assert (line.news, "[was 28 November 2026 as of 20 November]" in line.text) == ("revised", True)
    assert not any(
        line.text.endswith("on 28 November 2026, the transport ministry said.") for line in after.brief.lines
    )
    assert any("a date was 28 November 2026 and is 5 December 2026" in reason for reason in why)


# ------------------------------------------------------------ what was told otherwise keeps its place


def test_a_corrected_line_gets_a_place_where_compose_gave_it_none(tmp_path: Path, before: Made) -> None:
    mended = {**COAST, "c-observer.txt": COAST["c-observer.txt"].replace("61 votes to 48", "63 votes to 48")}
    for name, text in mended.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = pipeline.run(adhoc([tmp_path]), SECOND, until="compose")
    assert run.brief
    assert run.corpus
    kept = tuple(line for line in run.brief.key_facts if "63 votes" not in line.text)
    assert len(kept) < len(run.brief.key_facts)
    made, added = carried(replace(run.brief, key_facts=kept), run.ranked, run.corpus, before.edition)
    (line,) = [line for line in made.key_facts if "63 votes" in line.text]
    assert added == {line.ranked.point.id}
    assert carried(run.brief, run.ranked, run.corpus, before.edition)[1] == frozenset()
    assert carried(run.brief, run.ranked, run.corpus, replace(before.edition, lines=()))[1] == frozenset()


def test_a_figure_before_a_second_sentence_is_told_as_corrected(tmp_path: Path, before: Made) -> None:
    mended = COAST["c-observer.txt"].replace("61 votes to 48", "63 votes to 48")
    after, _, why = follow(tmp_path, before, {**COAST, "c-observer.txt": mended})
    assert after.line("63 [was 61 on 20 November] votes").news == "corrected"
    assert any("a figure was 61 and is 63" in reason for reason in why)


def test_a_changed_day_whose_year_is_added_has_one_bracket(tmp_path: Path) -> None:
    text = (
        "Buses\n\nPublisher: Ministry\nPublished: 18 November 2026\n\nThe road will reopen to buses on {}.\n"
    )
    first = make(tmp_path, {**FIRM, "a.txt": text.format("28 November")})
    after, _, _ = follow(tmp_path, first, {**FIRM, "a.txt": text.format("5 December")})
    line = after.line("reopen to buses")
    assert (
        line.text
        == "The road will reopen to buses on 5 December [2026; was 28 November 2026 as of 20 November]."
    )
    assert without_was(line.text) == "The road will reopen to buses on 5 December [2026]."
