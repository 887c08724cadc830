"""The shipped templates: settings that hold, pages without barriers, one page in LibreOffice."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from briefgen.errors import TemplateError
from briefgen.fit.press import with_lines
from briefgen.layout import measure
from briefgen.render import render
from briefgen.render.accessibility import barriers, contrast
from briefgen.render.rich import NO_BREAK
from briefgen.render.sample import sample_brief
from briefgen.render.shipped import shipped
from briefgen.render.template import load_template
from tests.render.build import brief
from tests.render.house import changed, house, p, table
from tests.render.validate import W, page_text
from tests.support.office import pages

if TYPE_CHECKING:
    from briefgen.model import Brief
    from briefgen.render.page import Paper

NAMES = sorted(shipped())
BRIEFS = {"sample": sample_brief(), "full": brief(handling="Official", edition=2)}


def test_there_are_four() -> None:
    assert NAMES == ["accessible", "at-a-glance", "ministerial-note", "policy-brief"]


@pytest.mark.parametrize("name", NAMES)
def test_each_has_limits_papers_and_a_line_about_it(name: str) -> None:
    template = load_template(name)
    assert template.papers == ("a4", "letter")
    assert template.about.endswith(".")
    assert set(template.limits) == set(template.words) == {"summary", "key_facts", "outlook"}


@pytest.mark.parametrize("text", BRIEFS)
@pytest.mark.parametrize("name", NAMES)
def test_every_line_and_source_is_on_the_page(name: str, text: str) -> None:
    shown = "\n".join(page_text(render(BRIEFS[text], load_template(name)))).replace(NO_BREAK, " ")
    for line in BRIEFS[text].lines:
        assert shown.count(line.text) == 1
    for reference in BRIEFS[text].sources:
        assert reference.source.title in shown


@pytest.mark.parametrize("text", BRIEFS)
@pytest.mark.parametrize("name", NAMES)
def test_no_page_has_barriers(name: str, text: str) -> None:
    assert barriers(render(BRIEFS[text], load_template(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_with_nothing_in_its_sections_says_so_and_leaves_no_hole(name: str) -> None:
    why = "The sources hold too little."
    empty = brief(
        summary=brief().summary[:1], key_facts=(), outlook=(), sources=brief().sources[:2],
        missing=(("key_facts", why), ("outlook", why)),
    )  # fmt: skip
    text = page_text(render(empty, load_template(name)))
    assert text.count(why) == 2
    assert "" not in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", NAMES)
def test_the_measurer_knows_every_page(name: str, paper: Paper) -> None:
    measured = measure(render(sample_brief(), load_template(name), paper=paper))
    assert measured.pages == 1
    assert measured.word.height == measured.libreoffice.height
    assert all(reason.startswith("a table (") for reason in measured.reasons)


@pytest.mark.office
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("text", BRIEFS)
@pytest.mark.parametrize("name", NAMES)
def test_each_is_one_page_in_libreoffice(name: str, text: str, paper: Paper, tmp_path: Path) -> None:
    assert pages(render(BRIEFS[text], load_template(name), paper=paper), tmp_path) == 1


def test_an_outlook_shows_the_month_or_year_that_is_known_and_no_day_of_it() -> None:
    text = page_text(render(sample_brief(), load_template("at-a-glance")))
    assert [one for one in text if one in ("1 July 2024", "September 2024", "spring 2025", "2030")] == [
        "1 July 2024",
        "September 2024",
        "spring 2025",
        "2030",
    ]


def test_facts_with_a_figure_stand_in_the_panel_and_the_others_in_the_text() -> None:
    text = page_text(render(sample_brief(), load_template("at-a-glance")))
    panel = text[text.index("In figures") : text.index("What comes next")]
    assert [one for one in panel if len(one) < 12] == ["In figures", "84\u00a0%", "90\u00a0days", "41\u00a0%"]


def test_a_fact_does_not_move_into_the_panel_because_another_is_left_out() -> None:
    facts = [replace(one, preference=place) for place, one in enumerate(sample_brief().key_facts)]
    page = replace(sample_brief(), key_facts=(facts[0], *facts[5:]))
    text = page_text(render(page, load_template("at-a-glance")))
    panel = text[text.index("In figures") : text.index("What comes next")]
    assert [one for one in panel if len(one) < 12] == ["In figures", "84\u00a0%"]


def panel_figures(page: Brief) -> list[str]:
    """Return what the panel shows in large type."""
    text = page_text(render(page, load_template("at-a-glance")))
    panel = text[text.index("In figures") + 1 : text.index("What comes next")]
    return [one for one in panel if len(one) < 12]


def test_a_panel_has_a_figure_more_for_each_thing_that_less_lies_ahead() -> None:
    sample = sample_brief()
    facts = [replace(one, preference=place) for place, one in enumerate(sample.key_facts)]
    with_figure = [one for one in facts if one.ranked.point.lead.figures][:1]
    many = tuple(
        replace(
            with_figure[0],
            preference=n,
            ranked=replace(one.ranked, point=replace(one.ranked.point, id=f"{n}")),
        )
        for n, one in enumerate(with_figure * 9)
    )
    shown = [
        len(panel_figures(replace(sample, key_facts=many, outlook=sample.outlook[:ahead])))
        for ahead in (3, 2, 1)
    ]
    assert shown == [3, 3, 4]


def test_a_bare_number_is_not_set_in_large_type() -> None:
    sample = sample_brief()
    fact = sample.key_facts[0]
    figure = replace(fact.statement.figures[0], text="84", kind="count")
    bare = replace(fact.statement, figures=(figure,))
    point = replace(fact.ranked.point, evidence=(bare,))
    page = replace(
        sample, key_facts=(replace(fact, ranked=replace(fact.ranked, point=point)), *sample.key_facts[1:])
    )
    assert "84\u00a0%" in panel_figures(sample)
    assert not any(one.startswith("84") for one in panel_figures(page))


def test_with_nothing_ahead_the_sources_stand_in_the_panel() -> None:
    nothing = replace(sample_brief(), outlook=(), missing=(("outlook", "Nothing further lies ahead."),))
    # Renumbered, for the sources that only the outlook cites are gone.
    nothing = with_lines(nothing, nothing.lines)
    for page, inside in ((sample_brief(), False), (nothing, True)):
        boxes = measure(render(page, load_template("at-a-glance"))).paragraphs
        place = next(box.cell for box in boxes if box.text == "Sources")
        assert bool(place) is inside


def test_a_note_names_whom_it_goes_to_when_the_settings_say_so() -> None:
    template = load_template("ministerial-note")
    assert "To: the Minister" in page_text(render(brief(custom=(("to", "the Minister"),)), template))
    assert not any(text.startswith("To:") for text in page_text(render(brief(), template)))


@pytest.mark.parametrize(("paper", "width"), [("a4", 11906 - 2 * 1134), ("letter", 12240 - 2 * 1134)])
def test_a_table_as_wide_as_the_text_stays_so_on_other_paper(paper: Paper, width: int) -> None:
    data = render(sample_brief(), load_template("at-a-glance"), paper=paper)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    columns = [int(column.get(f"{W}w", "")) for column in tree.iter(f"{W}gridCol")]
    assert sum(columns) == pytest.approx(width, abs=2)


def test_a_page_of_another_kind_is_found_to_have_barriers() -> None:
    body = (
        p("Far too deep", style="Heading2"),
        p(""),
        table(("a", "b"), ("c", "d")),
        p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="logo"/></wp:inline></w:drawing></w:r>'),
        p('<w:r><w:rPr><w:color w:val="AAAAAA"/></w:rPr><w:t>Pale</w:t></w:r>'),
    )
    template = changed(
        house(*body), "word/styles.xml", "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
    )  # fmt: skip
    assert [f"{one.place}: {one.what}" for one in barriers(render(_bare(), template))] == [
        "Heading “Far too deep”: level 2 follows level 0",
        "Table “a”: its first row is not marked as a header",
        "Picture “logo”: it has no words for those who do not see it",
        "Page: an empty paragraph makes the space",
        "Text “Pale”: it hardly stands out (2.3 to 1, 4.5 are needed)",
    ]


def _bare() -> Brief:
    return brief(summary=(), key_facts=(), outlook=(), sources=())


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(TemplateError, match="did you mean “at-a-glance”"):
        load_template("at-a-glanse")


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="is a folder"):
        load_template(str(tmp_path))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("", r"has no \[summary\]"),
        ("[summary]\nlines = [3, 2]\nwords = 20", r"\[summary\] holds"),
        ("[summary]\nlines = 3\nwords = 20", r"\[summary\] holds"),
        ("[summary", "not valid TOML"),
    ],
)
def test_wrong_settings_of_a_template_are_said(settings: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(load_template("policy-brief").docx)
    (tmp_path / "house.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(TemplateError, match=message):
        load_template(str(tmp_path / "house.docx"))
