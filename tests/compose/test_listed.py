"""Items of one list in, whether a page tells them as one line out."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from briefgen.compose import compose
from briefgen.compose.listed import joined
from briefgen.compose.wording import word
from briefgen.merge import merge
from briefgen.model import BlockKind, Corpus, Line, Section, Source
from briefgen.rank import rank
from tests.support.values import source, statements

DAY = date(2026, 11, 20)
LIMITS: dict[Section, tuple[int, int]] = {"summary": (1, 1), "key_facts": (1, 6), "outlook": (1, 4)}
STEM = "It was RESOLVED, by 17 votes to 13:"
ADOPTED = "that the new wall of Pellmouth be adopted at a cost of £64 million;"
APPLIED = "that an application for £27 million be made to the Coastal Authority;"
BORROWED = "that £9.5 million be borrowed for the pier of Orla."


def record(*lines: str) -> Source:
    """Return a record: the words before a list, and its items."""
    kinds: dict[int, BlockKind] = dict.fromkeys(range(1, len(lines)), "item")
    return source(
        "\n".join(lines), kinds=kinds, published=date(2026, 11, 3), publisher="Pellmouth Borough Council"
    )


def minutes(*lines: str) -> list[Line]:
    """Compose the lines of one record."""
    one = record(*lines)
    corpus = Corpus((one,))
    ranked = rank(merge(statements(one), corpus), {})
    brief = compose(ranked, corpus, as_of=DAY, title="The wall", limits=LIMITS)[0]
    return [*brief.summary, *brief.key_facts, *brief.outlook]


def test_decisions_of_one_list_are_one_line_in_their_order() -> None:
    (line,) = (line for line in minutes(STEM, ADOPTED, APPLIED, BORROWED) if "RESOLVED" in line.text)
    assert line.text == (
        "[Pellmouth Borough Council:] It was RESOLVED, by 17 votes to 13: that the new wall of Pellmouth be "
        "adopted at a cost of £64 million; that an application for £27 million be made to the Coastal "
        "Authority; that £9.5 million be borrowed for the pier of Orla."
    )
    assert len(line.also) == 2


def test_what_is_left_out_between_two_items_is_marked() -> None:
    one = record(STEM, ADOPTED, APPLIED, BORROWED)
    first, _, last = (said for said in statements(one) if said.sentence.parts)
    told = word(joined([first, last], one.text), DAY).text
    assert told.endswith("at a cost of £64 million; […] that £9.5 million be borrowed for the pier of Orla.")


def test_items_that_no_line_can_hold_together_are_lines_of_their_own() -> None:
    letters = (
        "that the council write to each of the 214 households along the front of Orla about the works that "
        "begin in 2027, and pay them 400 pounds for the loss of their gardens;"
    )
    bus = (
        "that bus 12 from Vick to the hospital run every ten minutes in the morning for a trial of one year, "
        "at a cost of £310,000 that the county of Holm has agreed to share;"
    )
    lines = [line for line in minutes(STEM, letters, bus) if "RESOLVED" in line.text]
    assert len(lines) > 1
    assert all(len(line.text.split()) <= 48 for line in lines)


def test_the_words_dates_and_figures_of_a_joined_line_stand_where_they_say() -> None:
    one = record(STEM, ADOPTED, APPLIED, "that £9.5 million be borrowed from 3 May 2027.")
    said = joined([said for said in statements(one) if said.sentence.parts], one.text)
    text = said.sentence.text
    # The parser knows "RESOLVED:" as "resolved ".
    words = [one for one in said.tokens if one.text.strip()]
    assert all(text[one.start : one.end].lower() == one.text.lower() for one in words)
    assert [text[when.start : when.end] for when in said.dates] == ["3 May 2027"]
    assert [text[found.start : found.end] for found in said.figures if found.kind == "money"] == [
        "£64 million",
        "£27 million",
        "£9.5 million",
    ]
    assert all(0 <= token.head < len(said.tokens) for token in said.tokens)
    for part, after in pairwise(said.sentence.parts):
        assert text[part.at : after.at].strip() == one.text[part.span.start : part.span.end].strip()


def test_items_without_a_mark_between_them_are_not_run_together() -> None:
    bare = ("The council decided:", "to limit entry to 400 cars a day", "to raise the fee to 5 euros")
    for line in minutes(*bare):
        assert "a day [and] to raise" in line.text
