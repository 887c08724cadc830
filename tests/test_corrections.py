"""Notices of corrections: what they say is wrong goes from every line, and what they say is right comes."""

# ruff: noqa: E501, ISC004 - a text reads better unbroken, and with its second line under the first
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.compose.lines import LineMaker
from briefgen.compose.wording import word
from briefgen.lint import lint_line
from briefgen.merge import merge
from briefgen.model import Corpus, Ranked, Source
from briefgen.read import Item, read
from briefgen.segment import segment
from briefgen.segment.notices import notices
from tests.support.values import source, statements
from tests.support.wording import DAY, worded

PUBLISHED = date(2026, 5, 5)


def noticed(text: str, notice: str, id: str = "s1", **given: object) -> Source:  # noqa: A002 - the field's name
    """Return a source of one sentence and the notice under it."""
    fields = {"published": PUBLISHED, "publisher": "Holm Gazette", **given}
    return source(f"{text}\n{notice}", id=id, kinds={1: "correction"}, **fields)


@pytest.mark.parametrize(
    ("text", "notice", "expected"),
    [
        (
            "The council of Holm will charge households £65 a year.",
            "Correction: An earlier version of this article said that the fee would be £65 a year. It is £56.",
            "The council of Holm will charge households £56 [corrected] a year.",
        ),
        (
            "Fares on the ferries to Skerry will rise by 6 per cent in 2027.",
            "[Correction of 16 October 2026: The fares will rise by 4 per cent, not 6 per cent as reported above.]",
            "Fares on the ferries to Skerry will rise by 4 per cent [corrected 16 October 2026] in 2027.",
        ),
        (
            "Pupils at 46 schools in Orla will have their first lesson at nine.",
            "AMENDED 11 February 2026: paragraph one originally stated that 46 schools would take part. "
            "The correct number is 40.",
            "Pupils at 40 schools [corrected 11 February 2026] in Orla will have their first lesson at nine.",
        ),
        (
            "The work at Estby will cost 7.8 million kroner and start in August 2026.",
            "Correction, 14 May: This article originally gave the cost of the work as 7.8 million kroner. "
            "The correct figure is 8.7 million kroner.",
            "The work at Estby will cost 8.7 million kroner [corrected 14 May 2026] and start in August 2026.",
        ),
        (
            "The maternity unit at Westlea Hospital will close on 1 June.",
            "This statement was amended on 20 March 2026. It originally said that the unit would close on 1 June; "
            "the unit will close on 1 July.",
            "The maternity unit at Westlea Hospital will close on 1 July [2026; corrected 20 March 2026].",
        ),
        (
            "The maternity unit at Westlea Hospital will close on 1 June 2026.",
            "Corrected on 20 March: the unit will close on 1 July, not 1 June.",
            "The maternity unit at Westlea Hospital will close on 1 July 2026 [corrected 20 March 2026].",
        ),
        (
            "Vance Steel will cut 780 jobs in Merl in June 2026.",
            "(This story has been corrected to say 870 jobs, not 780, in the headline and paragraph 1)",
            "Vance Steel will cut 870 jobs [corrected] in Merl in June 2026.",
        ),
        (
            "Ardmoor Water will invest £74 million in the network over the next four years.",
            "Clarification, 14 April 2026: the figure of £74 million covers five years, not four.",
            "Ardmoor Water will invest £74 million in the network over the next five years [corrected 14 April 2026].",
        ),
        (
            "Ardmoor Water will invest £74 million in the network over the next four years.",
            "Editor's note: This article was changed on 15 April to make clear that the £74 million will be "
            "spent over five years.",
            "Ardmoor Water will invest £74 million in the network over the next five years [corrected 15 April 2026].",
        ),
        (
            "By June 2026 the State of Lorne had finished 5,410 homes.",
            "Clarification: this article was amended on 7 September 2026. By June, 5,140 homes had been finished, "
            "not 5,410 as an earlier version said.",
            "By June 2026 the State of Lorne had finished 5,140 homes [corrected 7 September 2026].",
        ),
        (
            "The bridge at Holm will cost 12 million euros.",
            "Corrigendum: for 12 million euros read 21 million euros.",
            "The bridge at Holm will cost 21 million euros [corrected].",
        ),
        (
            "The bridge at Holm carried 31,000 cars a day in 2025.",
            "The original version of this report wrongly put traffic at 31,000 cars a day when it is 13,000.",
            "The bridge at Holm carried 13,000 cars [corrected] a day in 2025.",
        ),
    ],
)
def test_a_value_that_its_own_source_corrects_is_put_right_in_sight(
    text: str, notice: str, expected: str
) -> None:
    one = noticed(text, notice)
    (said,) = statements(one)
    (point,) = merge([said], Corpus((one,)))
    line = LineMaker(Corpus((one,)), DAY).line(Ranked(point, 1.0, 1), "key_facts", 1)
    assert line.text.rpartition(":] ")[2] == expected
    assert not lint_line(line, Corpus((one,)), DAY)
    for piece in line.pieces:
        if piece.start is not None:
            at = said.sentence.place(piece.start)
            assert one.text[at : at + len(piece.text)] == piece.text


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: the mayor's name is Ada Lund, not Ada Lind.",
        "Correction: an earlier version of this article gave 3 figures for 5 of 7 ports. There are 6, or 4.",
        "Editor's note: This article was changed on 15 April.",
        "Correction: the fee is 12 euros, not 14 euros.",
        "(Corrects year of growth forecast in first paragraph)",
    ],
)
def test_a_notice_that_leaves_it_open_changes_nothing(notice: str) -> None:
    text = "The port of Holm will cost 12 million euros and employ 14 people in 2027."
    (one,) = segment(noticed(text, notice))
    assert one.text == text
    assert not one.corrections


def test_the_same_number_of_another_thing_stays() -> None:
    one = source(
        "Fares on the ferries will rise by 6 per cent in 2027.\n"
        "Turnout among members of the union was 6 per cent in 2025.\n"
        "Correction: fares will rise by 4 per cent, not 6 per cent.",
        kinds={2: "correction"},
    )
    first, second = segment(one)
    assert first.text == "Fares on the ferries will rise by 4 per cent in 2027."
    assert second.text == "Turnout among members of the union was 6 per cent in 2025."


def test_a_notice_is_no_sentence_of_a_page_and_two_sentences_keep_what_was_put_right() -> None:
    one = noticed(
        "The fare in Holm will rise by 6 per cent. It rose by 3 per cent in 2025.",
        "Correction: 4 per cent, not 6 per cent.",
    )
    (said,) = statements(one)
    assert said.sentence.text == "The fare in Holm will rise by 4 per cent. It rose by 3 per cent in 2025."
    assert all(said.sentence.text[token.start : token.end] == token.text for token in said.tokens)
    at = said.sentence.place(said.sentence.text.index("2025"))
    assert one.text[at : at + 4] == "2025"
    printed = word(said, DAY).text
    assert printed == "The fare in Holm will rise by 4 per cent [corrected]. It rose by 3 per cent in 2025."


ECHO = source(
    "Households in Holm will pay £65 a year to have garden waste collected from 1 October 2026.",
    id="s1",
    publisher="Holm Echo",
    published=date(2026, 5, 4),
)


def points_of(*sources: Source) -> dict[str, str]:
    """Return the first words of each point, and of what has overtaken it."""
    return {
        point.lead.sentence.text[:20]: point.superseded_by.sentence.text if point.superseded_by else ""
        for point in merge(statements(*sources), Corpus(sources))
    }


def test_what_one_paper_corrects_is_gone_from_another_that_had_it_before() -> None:
    right = "The council of Holm will charge households £56 a year for garden waste from 1 October 2026."
    notice = "Correction: An earlier version of this article said that the fee for garden waste would be £65. It is £56."
    post = noticed(right, notice, id="s2", publisher="Holm Post")
    found = points_of(ECHO, post)
    assert found["Households in Holm w"] == right
    points = merge(statements(ECHO, post), Corpus((ECHO, post)))
    assert not any(point.disputed for point in points)


def test_without_the_notice_the_two_papers_are_at_odds() -> None:
    right = "Households in Holm will pay £56 a year to have garden waste collected from 1 October 2026."
    post = source(right, id="s2", publisher="Holm Post", published=PUBLISHED)
    points = merge(statements(ECHO, post), Corpus((ECHO, post)))
    assert any(point.disputed for point in points)


def test_a_text_that_is_later_than_the_notice_stands_for_itself() -> None:
    right = "The council of Holm will charge households £56 a year for garden waste from 1 October 2026."
    notice = "Correction: An earlier version of this article said that the fee for garden waste would be £65. It is £56."
    post = noticed(right, notice, id="s2", publisher="Holm Post", published=date(2026, 3, 5))
    assert not any(points_of(ECHO, post).values())


def test_another_thing_of_the_same_price_stays() -> None:
    right = "The council of Holm will charge households £56 a year for garden waste from 1 October 2026."
    notice = "Correction: An earlier version of this article said that the fee for garden waste would be £65. It is £56."
    ticket = source(
        "A ticket for the opera in Vick costs £65 on Sundays in 2026.",
        publisher="Vick Echo",
        published=PUBLISHED,
    )
    post = noticed(right, notice, id="s2", publisher="Holm Post")
    assert not any(points_of(ticket, post).values())


def read_text(text: str, folder: Path) -> Source:
    path = folder / "article.txt"
    path.write_text(text)
    return read([Item(path)], as_of=date(2026, 11, 22)).sources[0]


BODY = (
    "Holm Tidings\nFerry fares to rise in January\n14 October 2026\n\n{above}"
    "Fares on the ferries to Skerry will rise by 6 per cent on 1 January 2027, the board announced on Tuesday.\n\n"
    "A return ticket for a car will cost 48 euros.\n{below}"
)


@pytest.mark.parametrize(
    "notice",
    [
        "[Correction of 16 October 2026: Fares will rise by 4 per cent, not 6 per cent.]",
        "Correction: Fares will rise by 4 per cent, not 6 per cent.",
        "CORRECTED – Fares will rise by 4 per cent, not 6 per cent.",
        "Correction\nFares will rise by 4 per cent, not 6 per cent.",
        "This article was amended on 16 October 2026. It originally said that fares would rise by 6 per cent; "
        "they will rise by 4 per cent.",
        "An earlier version of this article said fares would rise by 6 per cent. They will rise by 4 per cent.",
        "Editor's note: an earlier version of this story said fares would rise by 6 per cent, not 4 per cent.",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_notice_is_read_wherever_it_stands(notice: str, place: str, tmp_path: Path) -> None:
    given = {"above": "", "below": "", place: f"{notice}\n\n" if place == "above" else f"\n{notice}\n"}
    one = read_text(BODY.format(**given), tmp_path)
    assert one.published == date(2026, 10, 14)
    assert one.title == "Ferry fares to rise in January"
    told = [sentence.text for sentence in segment(one)]
    if "story said" in notice:  # it reads both ways
        assert "6 per cent" in told[0]
    else:
        assert "rise by 4 per cent on" in told[0]
    assert len(told) == 2


def test_a_text_that_is_a_correction_and_nothing_else_is_read_as_text(tmp_path: Path) -> None:
    one = read_text(
        "Holm Town Council\nCorrection\n6 May 2026\n\n"
        "Our release of 4 May wrongly said that the fee for garden waste in Holm would be £65. It will be £56.\n",
        tmp_path,
    )
    assert any("release" in sentence.text for sentence in segment(one))


def test_a_body_that_corrects_its_release_takes_the_old_value_from_every_line() -> None:
    release = source(
        "The repair of the swing bridge in Marn will cost 23.5 million marks.",
        publisher="Port of Marn",
        published=DAY,
    )
    correction = source(
        "In our press release of 2 May we said that the repair of the swing bridge would cost 23.5 million marks. "
        "The correct figure is 32.5 million marks.",
        id="s2",
        title="Correction",
        publisher="Port of Marn",
        published=DAY,
    )
    told, old = merge(statements(release, correction), Corpus((release, correction)))[::-1]
    assert told.lead.sentence.text == correction.text
    assert told.superseded_by is None
    assert not told.disputed
    assert old.superseded_by is not None
    assert old.superseded_by.sentence.text == correction.text


def test_hostile_notices_take_no_time() -> None:
    text = "Correction: " + "not 5 but 6, " * 2_000 + "earlier version " * 500
    assert not notices(noticed("The fee is 5 euros.", text))


def test_the_words_of_a_line_put_right_are_those_of_the_source() -> None:
    assert worded("We paid 5 euros in 2025.", 0, "Holm Steel") == "[Holm Steel:] We paid 5 euros in 2025."
