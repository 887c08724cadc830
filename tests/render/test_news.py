"""What is new since the last edition: the words before a line, and what the dateline says of them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest
from lxml import etree

from briefgen.layout import measure
from briefgen.model import News
from briefgen.render import render
from briefgen.render.accessibility import barriers
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template
from briefgen.render.text import KINDS, Kind, render_text
from tests.render.build import brief, line
from tests.render.house import DEFAULT, SOURCES, house, p
from tests.render.validate import W, page_text, problems

if TYPE_CHECKING:
    from briefgen.model import Brief

NAMES = sorted(shipped())
WORDS = [word for word in get_args(News) if word]
SINCE = date(2024, 5, 18)
# The last words of a line stand together.
FACT = "Customs papers filed in one port are valid in the other ten for 90 days."


def changed(news: News) -> Brief:
    """Return the page whose second fact, last sentence of the summary and first outlook are ``news``."""
    page = brief()
    summary = (*page.summary[:-1], replace(page.summary[-1], news=news))
    facts = (page.key_facts[0], replace(page.key_facts[1], news=news), *page.key_facts[2:])
    outlook = (replace(page.outlook[0], news=news), *page.outlook[1:])
    return brief(summary=summary, key_facts=facts, outlook=outlook, edition=4, since=SINCE)


def marked(docx: bytes) -> list[str]:
    """Return the texts in the style for what is new."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    found = tree.xpath("//w:r[w:rPr/w:rStyle[@w:val='NewsMark']]", namespaces={"w": W[1:-1]})
    assert isinstance(found, list)
    return [run.findtext(f"{W}t", "") for run in found if isinstance(run, etree._Element)]  # noqa: SLF001 # as names.py


@pytest.mark.parametrize("news", WORDS)
@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_template_says_what_is_new_before_the_line(name: str, news: News) -> None:
    docx = render(changed(news), load_template(name))
    assert marked(docx) == [news.upper()] * 3
    assert any(text.startswith(f"{news.upper()}\u00a0{FACT}") for text in page_text(docx))
    assert problems(docx) == []
    assert barriers(docx) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_dateline_says_since_when(name: str) -> None:
    shown = "\n".join(page_text(render(changed("new"), load_template(name))))
    assert "Edition 4 · changes since 18 May 2024 are marked\n" in shown
    quiet = "\n".join(page_text(render(brief(edition=4, since=SINCE), load_template(name))))
    assert "Edition 4 · no new line since 18 May 2024\n" in quiet


@pytest.mark.parametrize("name", NAMES)
def test_a_first_edition_says_nothing_of_news(name: str) -> None:
    docx = render(brief(edition=1), load_template(name))
    assert marked(docx) == []
    assert not any("since" in text or "Edition" in text for text in page_text(docx))


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_measured(name: str) -> None:
    full = "A fee that falls by a quarter is what small ships of all eleven harbours had wanted"
    plain = brief(key_facts=(line("key_facts", full.strip(), "a", "b", "c"),), summary=(), outlook=())
    news = replace(plain, key_facts=(replace(plain.key_facts[0], news="corrected"),))
    template = load_template(name)
    widths = [
        next(
            box.last_line
            for box in measure(render(one, template)).paragraphs
            if full.strip() in box.text.replace("\u00a0", " ")
        )
        for one in (plain, news)
    ]
    assert widths[0] != widths[1]


@pytest.mark.parametrize(
    ("kind", "start"),
    [("txt", "REVISED: "), ("md", "**REVISED:** "), ("html", '<strong class="news">Revised</strong> ')],
)
def test_the_text_templates_say_so_too(kind: Kind, start: str) -> None:
    text = render_text(changed("revised"), kind).decode()
    assert text.count(start) == 3
    assert f"{start}Customs papers" in text
    assert "changes since 18 May 2024 are marked" in text.replace("C", "c")


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_template_says_anything_of_news_in_a_first_edition(kind: Kind) -> None:
    text = render_text(brief(edition=1), kind).decode().partition("</style>")
    assert "since" not in (text[2] or text[0])


def test_a_house_template_without_the_style_shows_the_words_in_bold() -> None:
    template = house(p("{{ key_facts }}"), p("{{ summary }}"), p("{{ outlook }}"), SOURCES)
    with zipfile.ZipFile(io.BytesIO(template.docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    tree = etree.fromstring(parts["word/styles.xml"])
    for style in tree.findall(f"{W}style[@{W}styleId='NewsMark']"):
        tree.remove(style)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (parts | {"word/styles.xml": etree.tostring(tree)}).items():
            archive.writestr(name, data)
    docx = render(changed("new"), replace(template, docx=buffer.getvalue()))
    assert marked(docx) == ["NEW"] * 3
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    assert styles.find(f"{W}style[@{W}styleId='NewsMark']/{W}rPr/{W}b") is not None


def test_a_template_may_say_it_in_its_own_words() -> None:
    template = house(
        p("{% for fact in key_facts %}"),
        p("{% if fact.news %}({{ fact.news|capitalize }}) {% endif %}{{ fact.line }}"),
        p("{% endfor %}"),
        p("{% if new %}"),
        p("{{ new|length }} of the lines changed", style="Heading1"),
        p("{{ new }}"),
        p("{% endif %}"),
        p("{{ summary }} {{ outlook|length }}"),
        SOURCES,
    )
    text = page_text(render(changed("new"), template))
    assert text[1] == f"(New) {FACT}\u00a0[1,\u00a02]"
    assert "3 of the lines changed" in text
    assert f"NEW\u00a0{FACT}\u00a0[1,\u00a02]" in text
    assert not any("of the lines changed" in one for one in page_text(render(brief(), template)))


def test_the_default_template_has_the_style_by_its_name_in_word() -> None:
    with zipfile.ZipFile(io.BytesIO(DEFAULT.docx)) as archive:
        assert b'<w:name w:val="News Mark"/>' in archive.read("word/styles.xml")
