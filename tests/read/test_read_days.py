"""The day on which a document was published: where it stands, and what is no such day."""

# ruff: noqa: E501 - a head reads better unbroken
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.model import Source  # noqa: TC001 - made here
from briefgen.model.item import Item
from briefgen.read import read
from briefgen.read.days import settled, written_order
from briefgen.read.html import read_html

AS_OF = date(2026, 11, 22)
BODY = """The council of Holm approved 40 million euros for two electric ferries after a debate of four hours.

The ferries replace boats that were built in 1978. They will carry 300 passengers each from 2028 on.

Fares stay as they are until then. The council will decide on the piers in the spring of 2027.
"""
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))


def source_of(tmp_path: Path, text: str, name: str = "a.txt") -> Source:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (source,) = read([Item(path)], as_of=AS_OF).sources
    return source


def days_of(html: str, url: str = "") -> tuple[date | None, date | None]:
    found = read_html(html.encode(), url=url, as_of=AS_OF).metadata
    return found.published, found.modified


def page(top: str, bottom: str = "", lang: str = "en", head: str = "") -> str:
    title = "<title>Ferries approved in Holm</title>"
    return f"<html lang='{lang}'><head>{title}{head}</head><body><h1>Ferries approved in Holm</h1>{top}{PARAGRAPHS}{bottom}</body></html>"


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        ("Published\n    10 November 2026\nLast updated\n    12 November 2026 — See all updates", 10, 12),
        ("Published:\n10 November 2026", 10, None),
        ("Release date\nTuesday 10 November 2026, 9:30am", 10, None),
        ("Answered on\n10 November 2026", 10, None),
        ("Page last reviewed\n12 November 2026", None, 12),
        ("Next release\n20 November 2026", None, None),
        ("Deadline\n20 November 2026", None, None),
        ("Published\n3 hours ago", None, None),
    ],
)
def test_a_label_tells_what_the_day_below_it_is(
    head: str, published: int | None, modified: int | None, tmp_path: Path
) -> None:
    source = source_of(
        tmp_path, f"Ferries approved in Holm after long debate\n\nFrom the council\n{head}\n\n{BODY}"
    )
    wanted = [date(2026, 11, day) if day else None for day in (published, modified)]
    assert [source.published, source.modified] == wanted


@pytest.mark.parametrize(
    ("elsewhere", "published"),
    [
        ("Hearing: 20/10/2026", date(2026, 11, 12)),
        ("Hearing: 10/20/2026", date(2026, 12, 11)),
        ("Hearing: 20/10/2026 and 10/21/2026", None),
        ("Hearing: 02/10/2026", None),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_other_dates_in_the_text(
    elsewhere: str, published: date | None, tmp_path: Path
) -> None:
    text = f"Ferries approved in Holm after long debate\n\nDate: 12/11/2026\n\n{BODY}\n{elsewhere} in Holm.\n"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (source,) = read([Item(path)], as_of=date(2026, 12, 31)).sources
    assert source.published == published


def test_texts_that_write_both_orders_tell_none() -> None:
    assert written_order(["on 25/06/2024", "and 26/06/2024"]) is True
    assert written_order(["on 06/25/2024"]) is False
    assert written_order(["on 06/25/2024", "on 25/06/2024"]) is None
    assert written_order(["on 05/06/2024", "on 25.06.2024", "on 6/6/2024"]) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Published: 3rd Nov 26", "Published: 3 Nov 2026"),
        ("Updated 14 November '26", "Updated 14 November 2026"),
        ("Published 3 Nov 26:10", "Published 3 Nov 26:10"),
        ("Opened 3 Nov 26 years ago", "Opened 3 Nov 26 years ago"),
    ],
)
def test_a_year_of_two_digits_counts_behind_a_word_that_says_what_follows_is_a_date(
    line: str, told: str
) -> None:
    assert settled(line, None) == told


def test_a_byline_in_pieces_tells_the_day_and_the_paper(tmp_path: Path) -> None:
    head = "Ferries approved in Holm after long debate\n\nBy Mira Kallas | Published: 3rd Nov 26 | The Holm Observer"
    source = source_of(tmp_path, f"{head}\n\n{BODY}")
    assert (source.author, source.published, source.publisher) == (
        "Mira Kallas",
        date(2026, 11, 3),
        "The Holm Observer",
    )


# ---------------------------------------------------------------- web pages


def test_the_day_on_which_a_page_was_changed_is_not_the_day_of_publication() -> None:
    changed = "<p>Page last updated: 13 November 2026</p>"
    assert days_of(page("", changed)) == (None, date(2026, 11, 13))
    issued = "<dl><dt>Release date</dt><dd>12 November 2026</dd><dt>Next release</dt><dd>20 November 2026</dd></dl>"
    assert days_of(page(issued, changed)) == (date(2026, 11, 12), date(2026, 11, 13))
    moment = "<p>Updated <time datetime='2026-11-13T08:00:00Z'>on Friday</time></p>"
    assert days_of(page(moment))[0] is None


def test_a_label_and_its_day_in_an_element_of_its_own() -> None:
    line = "<div class='field'>Release Date: <span>November 13, 2026</span></div>"
    assert days_of(page(line, "<div>Last Updated: 11/16/2026</div>")) == (
        date(2026, 11, 13),
        date(2026, 11, 16),
    )


@pytest.mark.parametrize(
    ("lang", "url", "published"),
    [
        ("en", "", None),
        ("en-US", "https://www.holm.example/a", None),  # what makers of pages set for everybody
        ("en-GB", "https://www.holm.example/a", date(2026, 11, 3)),
        ("en", "https://www.holm.org.uk/a", date(2026, 11, 3)),
        ("en", "https://www.holm.gov/a", date(2026, 3, 11)),
        ("en-GB", "https://www.holm.gov/a", None),
    ],
)
def test_a_day_in_numbers_is_read_where_the_country_tells_its_order(
    lang: str, url: str, published: date | None
) -> None:
    top = "<div>Posted by <span>Holm Council</span> on <span class='date'>03/11/2026</span> in Press releases</div>"
    assert days_of(page(top, lang=lang), url)[0] == published


def test_the_metadata_of_a_page_go_before_what_it_shows() -> None:
    head = "<meta property='article:published_time' content='2026-11-09T10:00:00Z'>"
    top = "<p class='time'>Updated 10 November 2026, 14:05 GMT</p>"
    assert days_of(page(top, head=head))[0] == date(2026, 11, 9)


@pytest.mark.parametrize(
    "beside",
    [
        "<aside><p>Published: 2 May 2026 <a href='/x'>Old ferries go</a></p></aside>",
        "<ul><li><span>Published: 2 May 2026</span> <a href='/x'>Old ferries go</a></li></ul>",
        "<div class='related'><p>2 May 2026</p><p>Old ferries go</p></div>",
    ],
)
def test_the_day_of_another_page_is_none_of_this_one(beside: str) -> None:
    assert days_of(page("", beside))[0] is None


def test_the_day_of_what_takes_place_is_no_day_of_publication(tmp_path: Path) -> None:
    place = "<p>Date: 20 November 2026, 9:00</p><p>Venue: Port House</p>"
    assert days_of(page(place))[0] is None
    head = "Ferries of the north after the long debate\n\nDate: 20 November 2026\nVenue: Port House\n\n"
    assert source_of(tmp_path, head + BODY).published is None


def test_minutes_are_of_their_meeting_and_not_of_the_day_they_were_approved(tmp_path: Path) -> None:
    head = "Rail Board\n\nMinutes of the 31st meeting\nheld on 4 November 2026 at Port House\n\nApproved on 18 November 2026"
    assert source_of(tmp_path, f"{head}\n\n{BODY}").published == date(2026, 11, 4)


@pytest.mark.parametrize(
    "line",
    [
        "Judgment delivered: 12 November 2026",
        "Nov 12, 2026 at 10:30 a.m. EST | Updated Nov 13, 2026 at 4:10 p.m. EST",
        "12 November 2026 · 4 min read · Rail Agency",
    ],
)
def test_a_line_of_a_day_and_what_stands_around_it(line: str, tmp_path: Path) -> None:
    text = f"Ferries approved in Holm after long debate\n\n{line}\n\n{BODY}"
    assert source_of(tmp_path, text).published == date(2026, 11, 12)


def test_a_day_that_a_sentence_tells_is_no_day_of_publication() -> None:
    page = b"<html><body><article><h1>Holm</h1><p>The council of Holm meets on 20 March 2025.</p></article></body></html>"
    assert read_html(page, as_of=AS_OF).metadata.published is None
