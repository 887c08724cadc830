"""Whose claim it is: columns and letters, the findings of auditors and courts, estimates that nobody made."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.compose import compose
from briefgen.compose.claims import claimant, finders, judges, partisans, title_that_speaks
from briefgen.compose.printable import printable
from briefgen.compose.titles import title_of
from briefgen.lint import lint
from briefgen.merge import merge
from briefgen.model import Brief, Corpus, Section, Source
from briefgen.rank import rank
from briefgen.rank.opinions import is_opinion
from tests.support.values import source, statement, statements

DAY = date(2026, 6, 20)
LIMITS: dict[Section, tuple[int, int]] = {"summary": (2, 3), "key_facts": (5, 7), "outlook": (2, 4)}
COLUMN = (
    "The board wasted 14 million crowns on repairs in Aldby in 2025.\n"
    "The board must close the three wards of Sund now.\n"
    "Sund lacks 40 midwives, according to the Midwives’ Union.\n"
    "Nobody believes that the wards are safe.\n"
    "Why does the minister wait?"
)
NEWS = "The health board of Sund closed three wards on 3 June 2026.\nThe wards delivered 811 babies in 2025."


def composed(*sources: Source) -> Brief:
    corpus = Corpus(sources)
    points = merge(statements(*sources), corpus)
    ranked = rank(points, {}, corpus=corpus)
    return compose(ranked, corpus, as_of=DAY, title="Wards of Sund", limits=LIMITS)[0]


def column(
    title: str = "Opinion: Close the wards", author: str = "Ruth Keller", publisher: str = "Sund Courier"
) -> Source:
    return source(COLUMN, "s2", published=DAY, title=title, author=author, publisher=publisher)


def speaker(brief: Brief, words: str) -> str:
    return next(line.speaker for line in brief.lines if words in line.text)


@pytest.mark.parametrize(
    "title",
    [
        "Opinion: Close the wards",
        "Editorial – A scandal in Sund",
        "Close the wards | Comment",
        "Letters to the editor: the wards",
        "Guest column: What Sund needs",
    ],
)
def test_a_title_says_that_a_text_is_an_opinion(title: str) -> None:
    assert is_opinion(source(NEWS, title=title))


@pytest.mark.parametrize(
    "title", ["Opinions differ on the wards", "Letter bomb found in Sund", "Column of smoke"]
)
def test_a_title_with_such_a_word_is_no_label(title: str) -> None:
    assert not is_opinion(source(NEWS, title=title))


@pytest.mark.parametrize(
    "text",
    [
        f"Viewpoint\n{NEWS}",
        f"Sir, –\n{NEWS}",
        f"{NEWS}\nRuth Keller is a professor of public health at the University of Sund.",
        f"{NEWS}\nThe views expressed here are her own.",
        COLUMN,
    ],
)
def test_a_text_says_by_itself_that_it_is_an_opinion(text: str) -> None:
    assert is_opinion(source(text, title="The wards", author="Ruth Keller"))


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS}\nRuth Keller is our health reporter.",
        "The auditors recommend that it should close two wards.\nThe report found that it must save.\n",
    ],
)
def test_a_report_is_no_opinion(text: str) -> None:
    assert not is_opinion(source(text, title="The wards", author="Ruth Keller"))


def test_what_a_columnist_states_is_given_to_its_writer() -> None:
    brief = composed(source(NEWS, published=DAY), column())
    assert speaker(brief, "wasted 14 million") == "Ruth Keller"


def test_what_an_editorial_states_is_given_to_the_paper() -> None:
    brief = composed(source(NEWS, published=DAY), column(author="", title="Editorial: Close the wards"))
    assert speaker(brief, "wasted 14 million") == "Sund Courier"


def test_an_opinion_of_nobody_knows_whom_is_not_printed() -> None:
    untitled = source(COLUMN, "s2", url="https://x.example/opinion/3", title="Wards", title_given=False)
    assert not any("wasted" in line.text for line in composed(source(NEWS, published=DAY), untitled).lines)


def test_an_opinion_without_its_writer_is_given_to_its_title() -> None:
    brief = composed(source(NEWS, published=DAY), column(author="", publisher=""))
    assert speaker(brief, "wasted 14 million") == "“Opinion: Close the wards”"


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("Statement on the closure of two wards", True),
        ("Report of the inquiry into the wards", True),
        ("Former nurses charged after inquiry into two wards", False),
        ("Court ruling frees two nurses", False),
        ("Wards of Sund to close in May", False),
    ],
)
def test_a_headline_is_nobody_who_could_say_so(title: str, speaks: bool) -> None:  # noqa: FBT001 - a case
    assert title_that_speaks(source(NEWS, title=title)) == (f"“{title}”" if speaks else "")


def test_a_fact_with_a_named_source_keeps_it_in_a_column() -> None:
    brief = composed(source(NEWS, published=DAY), column())
    assert speaker(brief, "lacks 40 midwives") == ""


def test_a_column_gives_the_summary_no_sentence() -> None:
    brief = composed(source(NEWS, published=DAY), column())
    assert {line.statement.sentence.span.source for line in brief.summary} == {"s1"}


def test_we_in_a_column_is_nobody_that_could_be_named() -> None:
    text = f"{COLUMN}\nWe paid 3 million crowns for the wards in 2024."
    brief = composed(
        source(NEWS, published=DAY), source(text, "s2", title="Opinion: x", author="Ruth Keller")
    )
    assert not any("3 million" in line.text for line in brief.lines)


@pytest.mark.parametrize(
    ("publisher", "title"),
    [
        ("Audit Office of Norrey", "School meals"),
        ("Administrative Court of Velm", "Velm Bus v City of Velm"),
        ("Prisons Inspectorate", "A visit"),
        ("Centre for Mobility Research", "Policy paper: why Velm pays too much"),
        ("Velm Policy Institute", "Why Velm pays too much"),
        ("Ministry of Justice", "Report of the inquiry into the fire"),
        ("", "Audit report on school meals"),
    ],
)
def test_what_an_examiner_tells_of_others_is_its_finding(publisher: str, title: str) -> None:
    text = "The ministry of education did not check the invoices of two caterers in 2025."
    one = source(text, publisher=publisher, title=title)
    assert finders(Corpus((one,))) == {"s1"}
    assert claimant(statements(one)[0], one) == (publisher or f"“{title}”")


@pytest.mark.parametrize(
    "publisher",
    ["Velm Daily", "Provincial Statistics Office", "Ministry of Trade", "Institute for Public Health"],
)
def test_who_reports_is_no_examiner(publisher: str) -> None:
    assert not finders(Corpus((source(NEWS, publisher=publisher, title="The wards"),)))


def test_a_finding_stands_on_the_page_with_its_examiner() -> None:
    text = "The school board of Sund paid 412,000 crowns in 2025 for meals that were never served."
    audit = source(text, "s2", publisher="Audit Office of Norrey", title="School meals", published=DAY)
    brief = composed(source(NEWS, published=DAY), audit)
    assert speaker(brief, "412,000") == "Audit Office of Norrey"
    assert lint(brief, Corpus((source(NEWS, published=DAY), audit))) == ()


def test_whom_a_finding_names_for_its_figure_keeps_it() -> None:
    text = "It is dearer: the Institute for Marine Research puts the damage at 1.9 billion euros."
    one = source(text, publisher="Audit Office of Norrey", title="The coast")
    assert claimant(statements(one)[0], one) == ""


def test_a_body_that_says_what_it_is_examines_or_advises() -> None:
    text = "Teachers earn 71 per cent of what others earn.\nThe Dorn Institute is an independent think tank."
    assert finders(Corpus((source(text, publisher="Dorn Institute", title="Pay"),))) == {"s1"}


def test_a_body_that_calls_for_something_in_its_own_paper_has_a_cause() -> None:
    text = "Unlock calls on the minister to close Garth by 2027.\nThe ministry knew of the cells in 2021."
    assert partisans(Corpus((source(text, publisher="Unlock"),))) == {"s1"}
    assert not partisans(Corpus((source(text, publisher="Velm Daily"),)))


def test_what_an_examiner_says_should_be_done_is_told_as_its_finding() -> None:
    text = "The city of Velm should publish all contracts above 1 million euros."
    paper = source(
        text, "s2", publisher="Centre for Mobility Research", title="Policy paper on buses", published=DAY
    )
    brief = composed(source(NEWS, published=DAY), paper)
    assert speaker(brief, "should publish") == "Centre for Mobility Research"


def test_an_estimate_that_nobody_made_is_a_claim_of_its_source() -> None:
    assert judges(statement("The damage to the harbour of Holm is put at 38 million crowns."))
    assert not judges(statement("The damage to the harbour is put at 38 million crowns by the union."))
    assert not judges(statement("The damage to the harbour was 38 million crowns in 2025."))


@pytest.mark.parametrize(
    "text",
    [
        "The number waiting was 1.217 million in all.",
        "Costs are put at 38 million crowns today.",
        "The council of Holm voted 33 to 11.",
        "The vote was 3 to 2.",
        "A successor had not been named by then in 2026.",
    ],
)
def test_a_figure_that_does_not_say_what_it_counts_is_refused(text: str) -> None:
    assert printable(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "The number waiting for treatment was 1.217 million in May 2026.",
        "The costs of the bridge are put at 38 million crowns.",
        "The number of patients waiting was 1.217 million in May 2026.",
    ],
)
def test_a_figure_that_says_what_it_counts_is_printed(text: str) -> None:
    assert not printable(statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dismisses the claim for damages of 3.2 million euros.",
        "To keep the ward at Aldby open until May 2027.",
    ],
)
def test_an_item_without_its_subject_is_refused(text: str) -> None:
    assert printable(statement(text)) == "not a whole sentence"


def test_who_a_publisher_is_is_no_fact_of_the_page() -> None:
    assert printable(statement("The Centre for Mobility Research is an independent think tank in Velm."))


def test_an_authority_of_a_kind_is_no_bare_noun() -> None:
    text = "The school authority paid 412,000 crowns for meals that were never served."
    brief = composed(source(f"{text}\n{NEWS}", published=DAY))
    assert any("412,000" in line.text for line in brief.lines)


@pytest.mark.parametrize(
    ("folder", "title"), [("s", "Sund"), ("x1", "Sund"), ("EU", "EU"), ("wards", "Wards")]
)
def test_a_folder_of_one_or_two_letters_gives_no_title(folder: str, title: str) -> None:
    said = statements(source("The mayor of Sund spoke.\nVoters in Sund listened to her."))
    assert title_of("", folder, said) == title


def test_without_a_folders_name_the_thing_that_sources_speak_of_is_the_title() -> None:
    one = "The data centres of Holm will pay a new tax in 2027.\nThe Regulator said that data centres grow."
    two = "A data centre uses as much power as Vick.\nThe Agency sees data centres.\nNext comes water."
    said = statements(source(one, "a"), source(two, "b"))
    assert title_of("", "inbox", said) == "Data centres"
    assert title_of("", "inbox", statements(source(two, "b"))) != "Agency"
