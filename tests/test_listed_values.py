"""Values that stand in lists and tables: which are printed, in what words, and which never are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.lint import lint, lint_line
from briefgen.model import Piece
from tests.support.listed import AS_OF, HEAD, PROSE, composed, listed, notice, of_folder

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Corpus, Line

MINISTRY = "[Ministry of Farming of Norrey, 3 October 2026:] "


def test_an_item_of_a_list_is_printed_with_who_gives_it_and_of_when(tmp_path: Path) -> None:
    text = notice("- Outbreaks in poultry: 23 (up from 17)", "- Animals culled: 412,150")
    assert listed(tmp_path, notice_txt=text) == [
        MINISTRY + "Outbreaks in poultry: 23 (up from 17)",
        MINISTRY + "Animals culled: 412,150",
    ]


def test_lines_below_one_another_need_no_bullets_and_are_no_headings(tmp_path: Path) -> None:
    text = notice("Animals culled: 412,150", "Deaths: 3", "Farms closed – 61")
    assert listed(tmp_path, notice_txt=text) == [
        MINISTRY + "Animals culled: 412,150",
        MINISTRY + "Deaths: 3",
        MINISTRY + "Farms closed – 61",
    ]


def test_a_row_is_printed_with_the_heads_of_its_columns(tmp_path: Path) -> None:
    rows = ("Indicator             Q2 2026    Q3 2026", "Farms with outbreaks  11         23")
    text = notice(*rows, "Animals culled        98,200     412,150")
    assert listed(tmp_path, notice_txt=text) == [
        "[Ministry of Farming of Norrey:] Farms with outbreaks [Q2 2026:] 11 [Q3 2026:] 23",
        "[Ministry of Farming of Norrey:] Animals culled [Q2 2026:] 98,200 [Q3 2026:] 412,150",
    ]


def test_so_is_one_of_markdown_and_of_a_saved_page(tmp_path: Path) -> None:
    rows = "| Item | Q3 2026 |\n|---|---|\n| Animals culled | 412,150 |\n"
    page = (
        f"<html><body><article><h1>Farms of Norrey</h1><p>{PROSE}</p><h2>Key figures</h2><table>"
        "<tr><th></th><th>2025</th><th>2026</th></tr>"
        "<tr><td>Hens insured</td><td>1,204</td><td>1,380</td></tr>"
        f"</table><p>{PROSE}</p></article></body></html>"
    )
    head = "# Bird flu in Norrey\n\nFarming Office of Norrey, 3 October 2026"
    markdown = f"{head}\n\n{PROSE}## Key figures\n\n{rows}"
    found = listed(tmp_path, a_md=markdown, b_html=page)
    assert any(line.endswith("Animals culled [Q3 2026:] 412,150") for line in found)
    assert any(line.endswith("Hens insured [2025:] 1,204 [2026:] 1,380") for line in found)


def test_a_term_of_a_saved_page_is_the_label_of_what_alone_is_told_of_it(tmp_path: Path) -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2026-10-03"></head><body><article>'
        f"<h1>Farms of Norrey</h1><p>{PROSE}</p><dl><dt>Farms inspected</dt><dd>640</dd>"
        f"<dt>Contact</dt><dd>farms@norrey.example</dd></dl><p>{PROSE}</p></article></body></html>"
    )
    assert listed(tmp_path, notice_html=page) == ["[Farms of Norrey:] Farms inspected [3 October 2026:] 640"]


def test_a_row_without_heads_has_its_day_between(tmp_path: Path) -> None:
    text = notice("Animals culled | 412,150", "Farms inspected | 640")
    assert listed(tmp_path, notice_txt=text) == [
        "[Ministry of Farming of Norrey:] Animals culled [3 October 2026:] 412,150",
        "[Ministry of Farming of Norrey:] Farms inspected [3 October 2026:] 640",
    ]


def test_a_table_of_word_is_read_row_by_row(tmp_path: Path) -> None:
    import docx  # a second of import that one test needs

    document = docx.Document()
    for words in (
        "Bird flu in Norrey: notice",
        "Ministry of Farming of Norrey",
        "3 October 2026",
        PROSE.strip(),
    ):
        document.add_paragraph(words, style="Title" if words.startswith("Bird") else None)
    table = document.add_table(rows=0, cols=3)
    for row in (
        ("", "Week 38", "Week 39"),
        ("Farms inspected", "512", "640"),
        ("Animals culled", "", "98,200"),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(tmp_path / "notice.docx"))
    brief, _, _ = of_folder(tmp_path)
    rows = [line.text for line in brief.key_facts if line.statement.sentence.entry]
    assert [row.partition("] ")[2] for row in rows] == ["Farms inspected [Week 38:] 512 [Week 39:] 640"]


def test_the_words_above_a_single_column_are_told_and_no_other_day(tmp_path: Path) -> None:
    rows = (
        "| Answer | Share of farmers |",
        "| Farms for vaccines | 78% |",
        "| Farms without a gate | 14% |",
    )
    text = notice(*rows, heading="Survey among farmers, May 2026")
    note = "[Ministry of Farming of Norrey, Survey among farmers, May 2026:] "
    assert listed(tmp_path, notice_txt=text)[0] == f"{note}Farms for vaccines [Share of farmers:] 78%"


def test_a_total_goes_before_its_parts(tmp_path: Path) -> None:
    rows = (
        "Hens culled on big farms | 4,120",
        "Hens culled on small farms | 810",
        "Total hens culled | 4,930",
    )
    assert "Total hens culled" in listed(tmp_path, notice_txt=notice(*rows))[0]


def test_what_stands_above_a_list_is_told_where_it_says_what_it_is(tmp_path: Path) -> None:
    prose = PROSE + "Most of the farms lie in Arnland.\n\n"
    text = notice("- Animals culled: 412,150", heading="Arnland in figures, 30 September 2026", prose=prose)
    assert listed(tmp_path, notice_txt=text) == [
        "[Arnland in figures, 30 September 2026:] Animals culled: 412,150"
    ]


def test_the_unit_above_the_labels_and_what_the_columns_are_is_told(tmp_path: Path) -> None:
    rows = ("EUR million           2025       2026", "Compensation          1.9        3.2")
    text = notice(*rows, "Cost of vaccines      0.4        0.6")
    assert listed(tmp_path, notice_txt=text)[0] == (
        "[Ministry of Farming of Norrey, EUR million:] Compensation [2025:] 1.9 [2026:] 3.2"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Hotline: 0800 123 456",
        "Phone: 555 0142",
        "Press office: +45 33 12 34 56",
        "Published: 3 May 2026",
        "Reading time: 4 min",
        "Opening hours: 9-17",
        "Reference number: 2026",
        "Reference: 2026/4412-7",
        "Next report: 10 October 2026",
        "Registration fee: EUR 120",
        "Tickets for adults: EUR 12",
        "Pages: 48",
        "Donations: 1234 5678",
        "Version: 2.1",
        "Main road closed: Belmar to Sanga",
        "Written by: 2 reporters",
        "The minister said: 5 more farms",
    ],
)
def test_what_tells_of_the_document_and_its_readers_is_no_value(tmp_path: Path, line: str) -> None:
    text = notice(f"- {line}", "- Animals culled: 412,150")
    assert listed(tmp_path, notice_txt=text) == [MINISTRY + "Animals culled: 412,150"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Cost: EUR 14 million", "does not say what “Cost” is of"),
        ("Price of eggs: 14.2", "gives a number without its unit"),
        ("Revenue of farms: 447", "gives a number without its unit"),
        ("Flats: 120", "does not say what “Flats” is of"),
    ],
)
def test_what_only_the_text_around_would_explain_is_refused(tmp_path: Path, line: str, why: str) -> None:
    brief, cut, _ = composed(tmp_path, notice_txt=notice(f"- {line}"))
    assert not any(one.statement.sentence.entry for one in brief.key_facts)
    assert why in [one.reason for one in cut if one.ranked.point.lead.sentence.text == line]


def test_without_a_day_and_without_anybody_who_gives_it_there_is_no_line(tmp_path: Path) -> None:
    text = f"Bird flu\n\n{PROSE}Situation at a glance\n\n- Animals culled: 412,150\n"
    assert listed(tmp_path, notice_txt=text) == []


def test_the_opening_words_of_a_text_name_nobody(tmp_path: Path) -> None:
    text = f"{PROSE}Crawl of 3 October 2026:\n\n- Pages captured: 412,150\n\nThe rest of it is not known.\n"
    assert listed(tmp_path, crawl_0123456789ab_txt=text) == []


def test_a_value_that_a_sentence_tells_is_told_by_the_sentence(tmp_path: Path) -> None:
    told = "So far 412,150 animals have been culled on 23 farms in the north of Norrey.\n\n"
    text = notice("- Animals culled: 412,150", "- Farms inspected: 640", prose=PROSE + told)
    assert listed(tmp_path, notice_txt=text) == [MINISTRY + "Farms inspected: 640"]


def test_so_is_a_sum_that_a_sentence_gives_under_another_name(tmp_path: Path) -> None:
    told = "The ministry of Norrey is asking the Union for 12 million euros to help its farmers.\n\n"
    text = notice("- Amount sought: EUR 12 million", "- Farms inspected: 640", prose=PROSE + told)
    assert listed(tmp_path, notice_txt=text) == [MINISTRY + "Farms inspected: 640"]


def test_a_value_that_a_sentence_denies_is_not_printed(tmp_path: Path) -> None:
    told = "The inspectors culled 390,000 animals in Norrey in September 2026.\n\n"
    text = notice("- Animals culled: 412,150", "- Farms inspected: 640", prose=PROSE + told)
    assert listed(tmp_path, notice_txt=text) == [MINISTRY + "Farms inspected: 640"]


def test_two_lists_with_other_values_of_one_day_are_a_disagreement(tmp_path: Path) -> None:
    one = notice("- Animals culled: 412,150", "- Farms inspected: 640")
    two = one.replace("Ministry of Farming", "Union of Farmers").replace("412,150", "430,900")
    two = two.replace("weekly notice", "what farmers count").replace(
        PROSE, "Farmers in Norrey want help at once.\n\n"
    )
    found = listed(tmp_path, a_txt=one, b_txt=two)
    assert [line.partition("] ")[2] for line in found if "culled" in line] == [
        "Animals culled: 430,900 [412,150 according to Ministry of Farming of Norrey]"
    ]


def test_lists_of_two_places_do_not_disagree(tmp_path: Path) -> None:
    one = notice("- Animals culled: 412,150")
    two = notice("- Animals culled: 171,900", heading="Arnland in figures")
    found = listed(tmp_path, a_txt=one, b_txt=two.replace("3 October", "4 October"))
    assert not any("according to" in line for line in found)


def test_the_list_of_a_later_day_holds(tmp_path: Path) -> None:
    one, two = notice("- Animals culled: 412,150"), notice("- Animals culled: 430,900")
    found = listed(tmp_path, a_txt=one, b_txt=two.replace("3 October", "5 October"))
    assert found == [MINISTRY.replace("3 October", "5 October") + "Animals culled: 430,900"]


def test_a_page_holds_three_of_one_list_at_the_most(tmp_path: Path) -> None:
    lines = [
        f"- {name} checked: {at}41"
        for at, name in enumerate("Barns Ponds Mills Roads Homes Parks".split(), 1)
    ]
    assert len(listed(tmp_path, notice_txt=notice(*lines))) == 3


def test_rows_whose_place_in_the_table_is_not_certain_are_left_out(tmp_path: Path) -> None:
    rows = (
        "Indicator             Q2 2026    Q3 2026",
        "Farms inspected       512        640",
        "Animals culled        98,200",
    )
    assert [one.partition("] ")[2] for one in listed(tmp_path, notice_txt=notice(*rows))] == [
        "Farms inspected [Q2 2026:] 512 [Q3 2026:] 640"
    ]


def test_a_label_that_stands_there_twice_is_of_two_groups(tmp_path: Path) -> None:
    lines = ("- Hens culled: 4,120", "- Farms closed: 61", "- Hens culled: 9,310")
    assert listed(tmp_path, notice_txt=notice(*lines)) == [MINISTRY + "Farms closed: 61"]


def test_provisional_values_say_so_or_are_not_printed(tmp_path: Path) -> None:
    text = notice("- Animals culled: 412,150")
    assert listed(tmp_path / "foot", notice_txt=text + "\nAll figures are provisional.\n") == []
    titled = text.replace("Bird flu in Norrey: weekly notice", "Provisional results of the survey of farms")
    note = "[Ministry of Farming of Norrey, Provisional results of the survey of farms, 3 October 2026:] "
    assert listed(tmp_path / "title", notice_txt=titled) == [f"{note}Animals culled: 412,150"]


def test_a_day_that_has_come_since_is_not_printed_as_one_ahead(tmp_path: Path) -> None:
    text = notice("- Opening of the vaccine centre: 3 November 2026", "- Farms inspected: 640")
    assert any("3 November 2026" in one for one in listed(tmp_path / "one", notice_txt=text))
    later = listed(tmp_path / "two", as_of=date(2026, 12, 1), notice_txt=text)
    assert not any("3 November 2026" in one for one in later)


def test_a_page_of_sentences_alone_has_none(tmp_path: Path) -> None:
    brief, _, _ = composed(tmp_path, notice_txt=HEAD + PROSE)
    assert not any(line.statement.sentence.entry for line in brief.lines)


# ---------------------------------------------------------------- the last look


@pytest.fixture
def row(tmp_path: Path) -> tuple[Line, Corpus]:
    rows = ("Indicator             Q2 2026    Q3 2026", "Farms with outbreaks  11         23")
    brief, _, corpus = composed(
        tmp_path, notice_txt=notice(*rows, "Animals culled        98,200     412,150")
    )
    return next(line for line in brief.key_facts if line.statement.sentence.entry), corpus


def test_the_last_look_finds_nothing_on_what_is_composed(tmp_path: Path) -> None:
    rows = ("- Outbreaks in poultry: 23 (up from 17)", "- Animals culled: 412,150")
    brief, _, corpus = composed(tmp_path, notice_txt=notice(*rows))
    assert lint(brief, corpus) == ()


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("23", "32"),
        ("[Q2 2026:]", "[Q3 2025:]"),
        ("[Ministry of Farming of Norrey:]", "[Ministry of Health of Norrey:]"),
        ("[Ministry of Farming of Norrey:] ", ""),
        (" [Q3 2026:] ", " "),
        ("Farms with outbreaks", "Farms without outbreaks"),
        ("Farms with outbreaks", "Farms"),
        ("11", ""),
    ],
)
def test_it_finds_what_is_not_as_the_table_has_it(row: tuple[Line, Corpus], words: str, instead: str) -> None:
    line, corpus = row
    changed = (replace(piece, text=piece.text.replace(words, instead)) for piece in line.pieces)
    pieces = tuple(piece for piece in changed if piece.text)
    wrong = replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))
    assert wrong.text != line.text
    assert lint_line(line, corpus, AS_OF) == ()
    assert lint_line(wrong, corpus, AS_OF) != ()


def test_it_finds_values_under_each_others_heads(row: tuple[Line, Corpus]) -> None:
    line, corpus = row
    note, label, first, low, second, high = line.pieces
    pieces = (note, label, second, low, first, high)
    assert lint_line(replace(line, pieces=pieces, text="".join(p.text for p in pieces)), corpus, AS_OF)


def test_it_finds_a_bracket_that_nothing_bears_out(row: tuple[Line, Corpus]) -> None:
    line, corpus = row
    more = (*line.pieces, Piece(" [up by a tenth]"))
    assert lint_line(replace(line, pieces=more, text="".join(p.text for p in more)), corpus, AS_OF)
