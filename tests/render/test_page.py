"""What the page shows and holds: marks, links, properties, paper, the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.errors import VerificationError
from briefgen.model import Brief, Reference
from briefgen.render import render
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template
from tests.render.build import brief, line, source
from tests.render.validate import R, W, page_text, problems

ROOT = Path(__file__).parent.parent.parent
POLICY = load_template("policy-brief")

# Every character Python has, lone surrogates and control characters included, and what XML and Jinja2 mind.
ANY_TEXT = st.text(
    st.characters() | st.sampled_from("&<>\"'{}%#\x00\x0b\ufffe\u202e\t\n]"), min_size=1, max_size=60
)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def one_line(text: str) -> Brief:
    return brief(
        title=text,
        summary=(line("summary", text, "a", speaker=text),),
        key_facts=(),
        outlook=(),
        sources=(Reference(1, source("a", text, publisher=text, url=f"https://example.org/{text}")),),
        handling=text,
        custom=(("note", text),),
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_shipped_template_gives_a_sound_document(name: str, paper: str) -> None:
    assert problems(render(brief(handling="Official", edition=3), load_template(name), paper=paper)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_rendering_twice_gives_equal_bytes(name: str) -> None:
    template = load_template(name)
    assert render(brief(), template) == render(brief(), template)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, '.');"
        "from tests.render.build import brief; from briefgen.render import render;"
        "from briefgen.render.template import load_template;"
        "print(hashlib.sha256(render(brief(), load_template('policy-brief'))).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "BRIEFGEN_CACHE": cache},
            cwd=ROOT, check=True, capture_output=True, text=True,
        ).stdout
        for seed, cache in (("1", "/dev/null/none"), ("2", "/dev/null/other"))
    }  # fmt: skip
    assert len(told) == 1


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_document(text: str) -> None:
    assert problems(render(one_line(text), POLICY)) == []


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_data_is_never_read_as_a_template(text: str) -> None:
    shown = render(one_line("{{ 7*7 }}{% for x in range(9) %}" + text), POLICY)
    assert "{{ 7*7 }}{% for x in range(9) %}" in page_text(shown)[0]


def test_a_mark_leads_to_the_entry_of_its_source() -> None:
    body = part(render(brief(), POLICY), "word/document.xml")
    for link in body.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor:
            number = str(link.xpath("string()"))
            start = next(s for s in body.iter(f"{W}bookmarkStart") if s.get(f"{W}name") == anchor)
            paragraph = start.getparent()
            assert paragraph is not None
            entries = [
                p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='Source']") is not None
            ]
            assert entries.index(paragraph) + 1 == int(number)


def test_marks_stand_in_the_text_without_a_break_before_them() -> None:
    assert "valid in the other ten for 90 days.\u00a0[1,\u00a02]" in "".join(
        page_text(render(brief(), POLICY))
    )


def test_who_says_so_stands_with_the_mark() -> None:
    assert "[according to the Ministry of Transport;\u00a03]" in "".join(page_text(render(brief(), POLICY)))


def test_a_source_shows_publisher_title_and_dates() -> None:
    text = [one.replace("\u00a0", " ") for one in page_text(render(brief(), POLICY))]
    assert (
        text[-3]
        == "Harbour Gazette, Three states sign the Lenna ports accord, 3 May 2024 (accessed 1 June 2024)."
    )
    assert text[-1] == "Budget statement of the Ministry of Transport, second quarter, undated."


def test_only_a_source_with_an_address_says_when_it_was_read() -> None:
    read = [one for one in page_text(render(brief(), POLICY)) if "accessed" in one]
    assert len(read) == sum(bool(one.source.url) for one in brief().sources) < len(brief().sources)


def test_the_title_of_a_source_is_a_link_to_it() -> None:
    data = render(brief(), POLICY)
    rels = {rel.get("Id"): rel.get("Target") for rel in part(data, "word/_rels/document.xml.rels")}
    links = {
        str(link.xpath("string()")): rels[link.get(f"{R}id")]
        for link in part(data, "word/document.xml").iter(f"{W}hyperlink")
        if link.get(f"{R}id")
    }
    assert links["Three states sign the Lenna ports accord"] == "https://example.org/ports?a=1&b=2"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//host/x",
        "http://",
        "https://a b",
        "\\\\host\\x",
        "data:text/html,x",
        "https://[",
        "https://a:b/",
        "ftp://x/y",
    ],
)
def test_only_addresses_of_the_web_and_mail_become_links(url: str) -> None:
    data = render(
        brief(
            summary=(line("summary", "It is so.", "a"),),
            key_facts=(),
            outlook=(),
            sources=(Reference(1, source("a", "Title", url=url)),),
        ),
        POLICY,
    )
    assert problems(data) == []
    assert all(link.get(f"{W}anchor") for link in part(data, "word/document.xml").iter(f"{W}hyperlink"))


def test_properties_say_what_the_document_is() -> None:
    core = docx.Document(
        io.BytesIO(render(brief(custom=(("author", "Policy unit"),)), POLICY))
    ).core_properties
    assert core.title == "The Lenna ports accord: what it changes and what it costs"
    assert core.author == core.last_modified_by == "Policy unit"
    assert core.subject == "Policy brief as of 1 June 2024"
    assert core.keywords
    assert core.language == "en-GB"
    assert core.created is not None
    assert core.created.date() == date(2024, 6, 1)


def test_the_language_is_set_for_every_text() -> None:
    styles = part(render(brief(language="en-US"), POLICY), "word/styles.xml")
    lang = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert lang is not None
    assert lang.get(f"{W}val") == "en-US"


@pytest.mark.parametrize(("paper", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))])
def test_the_paper_is_chosen_when_the_page_is_made(paper: str, size: tuple[str, str]) -> None:
    body = part(render(brief(), POLICY, paper=paper), "word/document.xml")  # type: ignore[arg-type]
    (found,) = body.iter(f"{W}pgSz")
    assert (found.get(f"{W}w"), found.get(f"{W}h")) == size


def test_a_section_with_too_little_says_so_and_leaves_no_empty_bullet() -> None:
    data = render(
        brief(outlook=(), missing=(("outlook", "The sources say nothing of what comes next."),)), POLICY
    )
    text = page_text(data)
    assert text[text.index("Outlook") + 1] == "The sources say nothing of what comes next."
    assert "" not in text


def test_a_mark_without_an_entry_stops_the_page() -> None:
    with pytest.raises(VerificationError, match="cites b"):
        render(brief(sources=(Reference(1, source("a", "A")), Reference(2, source("c", "C")))), POLICY)


def test_a_source_of_which_only_the_month_is_known_shows_its_month() -> None:
    june = Reference(1, source("a", "A", month=date(2024, 4, 1)))
    facts = {"summary": (line("summary", "It is so.", "a"),), "key_facts": (), "outlook": ()}
    text = page_text(render(brief(**facts, sources=(june,)), POLICY))
    assert "As of 1 June 2024 · 1 source · published April 2024" in text
    assert text[-1].replace("\u00a0", " ").endswith("A, April 2024.")
    both = (june, Reference(2, source("b", "B", published=date(2024, 5, 3))))
    facts["summary"] = (line("summary", "It is so.", "a", "b"),)
    text = page_text(render(brief(**facts, sources=both), POLICY))
    assert "As of 1 June 2024 · 2 sources · published 3 May 2024 · 1 of April 2024" in text


def test_an_entry_that_nothing_cites_stops_the_page() -> None:
    with pytest.raises(VerificationError, match="no line cites"):
        render(brief(key_facts=(), outlook=(), summary=(line("summary", "It is so.", "a"),)), POLICY)


def test_the_dateline_tells_dates_and_origins() -> None:
    copies = (
        Reference(1, source("a", "A", published=date(2024, 4, 28))),
        Reference(2, source("b", "B", published=date(2024, 5, 3), same_as="a")),
    )
    data = render(
        brief(summary=(line("summary", "It is so.", "a", "b"),), key_facts=(), outlook=(), sources=copies),
        POLICY,
    )
    assert (
        "As of 1 June 2024 · 2 sources · published 28 April \u2013 3 May 2024 · 1 independent origin"
        in page_text(data)
    )


def test_the_committed_templates_are_what_their_script_makes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "tools/make_templates.py", "--into", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.docx")}
    assert made == {path.name: path.read_bytes() for path in (ROOT / "templates").glob("*.docx")}
