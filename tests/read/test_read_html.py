"""What becomes of saved web pages: the article in its own words, its metadata, no furniture."""

# ruff: noqa: E501 - documents are written here as they stand in files
from __future__ import annotations

import quopri
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.read import Item, read
from briefgen.read.html import read_html, read_mhtml

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.read.parts import Draft

STORY = (
    "The ministers of five countries met in the capital on Tuesday to speak about the price of grain.",
    "They agreed that the common store should hold forty thousand tonnes by the end of the year 2025.",
    "The store will stand near the railway, so that the harvest of the north can be brought in quickly.",
    "Farmers had asked for the store since the poor harvest of the year before, the ministry reported.",
    "The five countries will meet again in the autumn, when the harvest is in and the price is known.",
)


def page(body: str, head: str = "<title>Grain store to grow - The Grain Post</title>") -> bytes:
    menu = "".join(
        f'<li><a href="/{name}">{name} and more</a></li>' for name in ("News", "Sport", "Money", "Travel")
    )
    html = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><nav><ul>{menu}</ul></nav>"
    return f"{html}<article><h1>Grain store to grow</h1>{body}</article><footer>About us</footer></body></html>".encode()


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def texts(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts if part.kind == "paragraph"]


def test_the_article_is_found_and_the_rest_is_left() -> None:
    assert texts(read_html(page(paragraphs(*STORY)))) == list(STORY)


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Ministry of Grain - Grain store to grow", "Ministry of Grain"),
        ("Harvest - Grain store to grow", ""),
        ("Grain store to grow | Ministry of Grain", "Ministry of Grain"),
    ],
)
def test_the_name_of_a_body_at_either_end_of_a_title_is_the_publisher(title: str, publisher: str) -> None:
    found = read_html(page(paragraphs(*STORY), f"<title>{title}</title>")).metadata
    assert (found.title, found.publisher) == ("Grain store to grow", publisher)


def test_the_title_is_the_headline_without_the_site() -> None:
    found = read_html(page(paragraphs(*STORY))).metadata
    assert found.title == "Grain store to grow"


def test_a_linked_part_of_a_sentence_stays_in_it() -> None:
    linked = STORY[1].replace(
        "the common store should hold", '<a href="/store">the common store should hold</a>'
    )
    assert STORY[1] in texts(read_html(page(paragraphs(STORY[0], linked, *STORY[2:]))))


def test_a_pop_up_inside_a_sentence_is_not_part_of_it() -> None:
    person = (
        '<span class="rollover"><a class="rollover-link">The ministers</a>'
        '<span class="rollover-box">The ministers <a href="/1">Ten more stories about them</a></span></span>'
    )
    story = [STORY[0].replace("The ministers", person), *STORY[1:]]
    assert texts(read_html(page(paragraphs(*story)))) == list(STORY)


@pytest.mark.parametrize(
    "extra",
    [
        '<p><strong>RELATED: <a href="/x">Bread is dearer than ever in the whole of the region</a></strong></p>',
        '<p class="newsletter-promo">Get the best of our reporting into your mailbox each day of the week.</p>',
        '<p style="display: none">You should not see these words, because nobody does on the page itself.</p>',
        "<p>Sign up for our newsletter and never miss a story about grain again.</p>",
        '<div class="tooltip">A tonne is one thousand kilograms of grain or of anything else at all.</div>',
    ],
)
def test_what_is_set_between_the_paragraphs_is_dropped(extra: str) -> None:
    body = paragraphs(*STORY[:2]) + extra + paragraphs(*STORY[2:])
    assert texts(read_html(page(body))) == list(STORY)


def test_the_publishers_words_about_itself_are_cut_off_the_end(tmp_path: Path) -> None:
    about = "<h3>About Grain Union</h3>" + paragraphs(
        "Grain Union is a leading supplier of grain to all the five countries."
    )
    path = tmp_path / "a.html"
    path.write_bytes(page(paragraphs(*STORY) + about))
    source = read([Item(path)], as_of=date(2024, 6, 1)).sources[0]
    assert source.text == "\n".join(STORY)
    assert [item.text for item in source.dropped][-2:] == [
        "About Grain Union",
        "Grain Union is a leading supplier of grain to all the five countries.",
    ]


def test_dates_and_publisher_come_from_the_head() -> None:
    head = (
        '<title>Grain store to grow</title><meta property="og:site_name" content="The Grain Post">'
        '<meta property="article:published_time" content="2024-05-12T08:00:00+02:00">'
        '<meta property="article:modified_time" content="2024-05-13T08:00:00+02:00">'
        '<link rel="canonical" href="https://www.grainpost.example/store">'
    )
    found = read_html(page(paragraphs(*STORY), head)).metadata
    assert (found.publisher, found.published, found.modified) == (
        "The Grain Post",
        date(2024, 5, 12),
        date(2024, 5, 13),
    )
    assert found.url == "https://www.grainpost.example/store"


def test_a_body_that_its_own_headline_names_is_the_publisher() -> None:
    head = (
        '<title>The Grain Office opens a store</title><meta property="og:site_name" content="Grain Office">'
    )
    body = "<h1>The Grain Office opens a store</h1>" + paragraphs(*STORY)
    assert read_html(page(body, head)).metadata.publisher == "Grain Office"
    headline = head.replace('content="Grain Office"', 'content="The Grain Office opens a store"')
    assert read_html(page(body, headline)).metadata.publisher == ""


def test_the_day_on_the_page_wins_over_the_same_moment_in_another_time_zone() -> None:
    head = '<title>Grain store to grow</title><meta property="article:published_time" content="2024-05-13T01:30:00Z">'
    body = "<time>May 12, 2024, 8:30 pm CDT</time>" + paragraphs(*STORY)
    assert read_html(page(body, head)).metadata.published == date(2024, 5, 12)


def test_line_breaks_part_paragraphs_and_table_rows_keep_their_cells() -> None:
    table = "<table><tr><th>Year</th><th>Grain</th></tr><tr><td>2023</td><td>41</td></tr></table>"
    body = f"<div>{STORY[0]}<br><br>{STORY[1]}</div>{table}" + paragraphs(*STORY[2:])
    draft = read_html(page(body))
    assert texts(draft)[:2] == list(STORY[:2])


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(SourceError, match="no article text"):
        read_html(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")


@pytest.mark.parametrize(
    "hostile",
    [
        b"<div>" * 10_000 + STORY[0].encode() + b"</div>" * 10_000,
        b"<p>" * 100_000 + STORY[0].encode(),
        b"<span>" * 50_000 + STORY[0].encode(),
        b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;</p>",
        b"<" * 200_000,
        b"<a href='" * 20_000,
        b"<table>" * 3_000 + b"<tr><td>x" * 3_000,
        b"<p>" + b"&#x10FFFF;&#0;&#xD800;" * 1_000,
    ],
    ids=["deep", "paragraphs", "spans", "entities", "brackets", "quotes", "tables", "characters"],
)
def test_a_hostile_page_is_read_or_refused_in_time(hostile: bytes) -> None:
    try:
        draft = read_html(hostile + b"<p>" + " ".join(STORY).encode() + b"</p>")
    except SourceError:
        return
    assert draft.parts


def test_the_address_that_a_browser_writes_into_a_saved_page_is_found() -> None:
    saved = page(paragraphs(*STORY)).replace(
        b"<html>", b"<html><!-- saved from url=(0031)https://www.grainpost.example/a -->", 1
    )
    assert read_html(saved).metadata.url == "https://www.grainpost.example/a"


def test_the_day_on_which_single_file_saved_a_page_is_the_day_of_access() -> None:
    mark = b"<html><!--\n Page saved with SingleFile \n url: https://www.grainpost.example/a \n saved date: Sun May 12 2024 08:00:00 GMT\n-->"
    found = read_html(page(paragraphs(*STORY)).replace(b"<html>", mark, 1)).metadata
    assert (found.url, found.accessed) == ("https://www.grainpost.example/a", date(2024, 5, 12))


def test_a_page_saved_as_a_single_file_is_read() -> None:
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.grainpost.example/a\n"
        'Date: Sun, 12 May 2024 08:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    body = quopri.encodestring(page(paragraphs(*STORY)))
    draft = read_mhtml(head.encode() + body + b"\n--b--\n")
    assert texts(draft) == list(STORY)
    assert (draft.metadata.url, draft.metadata.accessed) == (
        "https://www.grainpost.example/a",
        date(2024, 5, 12),
    )


def test_a_page_behind_a_paywall_that_holds_little_says_so() -> None:
    head = '<title>Grain store to grow</title><script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    assert "paid" in read_html(page(paragraphs(*STORY), head)).notes[0]
    assert read_html(page(paragraphs(*STORY))).notes == ()


def test_a_year_in_the_footer_dates_nothing_and_a_date_on_the_page_does() -> None:
    assert read_html(page(paragraphs(*STORY) + "<p>© 2019 The Grain Post</p>")).metadata.published is None
    shown = "<p>May 12, 2024</p>" + paragraphs(*STORY)
    assert read_html(page(shown), as_of=date(2024, 6, 1)).metadata.published == date(2024, 5, 12)
    assert read_html(page(shown), as_of=date(2024, 5, 1)).metadata.published is None


def bare(body: str) -> bytes:
    """Make a page without <main> or <article>, as small offices write them."""
    return f"<html><head><title>Grain store</title></head><body><h1>Grain store</h1>{body}</body></html>".encode()


def items(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts if part.kind in {"item", "row"}]


LIST = (
    "<ul>",
    "<li>the share of the state falls from 70% to 60%;</li>",
    "<li>car parks are not paid for.</li>",
)


def test_a_list_between_paragraphs_is_kept_wherever_the_page_has_its_article() -> None:
    first, *rest = STORY
    body = f"{paragraphs(first, 'These changes will apply to every store:')}{''.join(LIST)}</ul>"
    found = items(read_html(bare(body + paragraphs(*rest))))
    assert found == ["the share of the state falls from 70% to 60%;", "car parks are not paid for."]


def test_a_list_that_is_announced_is_kept_at_the_end_and_one_of_links_is_not() -> None:
    links = "".join(f'<li><a href="/{n}">Another story of the week {n}</a></li>' for n in range(4))
    body = f"{paragraphs(*STORY, 'The farmers ask for:')}{''.join(LIST)}</ul>"
    found = items(read_html(bare(f"{body}<h2>More</h2><ul>{links}</ul>")))
    assert found == ["the share of the state falls from 70% to 60%;", "car parks are not paid for."]


def test_a_menu_in_words_behind_the_article_is_left_out() -> None:
    menu = (
        "<ul><li>About the office</li><li>Opening hours of the office</li><li>Write to the office</li></ul>"
    )
    assert items(read_html(bare(paragraphs(*STORY) + menu))) == []


def test_a_body_names_itself_in_a_title_that_writes_another_dash() -> None:
    head = "<title>Coastal Authority - Schemes 2027-2033</title>"
    body = f"<h1>Schemes 2027&ndash;2033</h1>{paragraphs(*STORY)}"
    found = read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode()).metadata
    assert (found.publisher, found.title) == ("Coastal Authority", "Schemes 2027–2033")
