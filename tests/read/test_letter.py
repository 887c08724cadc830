"""Letters: who writes, and what is greeting and close; heads of short texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefgen.model import Item, Source
from briefgen.read import read

LETTER = """Midwives' Union of Sund
12 January 2026

Dear Minister,

We counted 40 vacant posts in December 2025. Our members worked 61,000 hours of overtime in 2025.

Yours sincerely,
Karen Moe
"""


def known(folder: Path, text: str) -> Source:
    path = folder / "letter-on-wards.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = read([Item(path)], as_of=date(2026, 6, 1)).sources
    return found


def test_a_greeting_is_no_title_and_the_name_above_it_is_the_writer(tmp_path: Path) -> None:
    found = known(tmp_path, LETTER)
    assert found.publisher == "Midwives' Union of Sund"
    assert (found.title, found.title_given) == ("Letter on wards", False)
    assert found.published == date(2026, 1, 12)
    assert {"Dear Minister,", "Yours sincerely,", "Karen Moe"} <= {one.text for one in found.dropped}


def test_the_body_under_a_signature_writes_where_no_letterhead_says_so(tmp_path: Path) -> None:
    text = f"{LETTER.partition('Dear')[2]}Chair, Midwives' Union of Sund\n"
    assert (
        known(tmp_path, f"An open letter on the wards\n\nDear{text}").publisher == "Midwives' Union of Sund"
    )


def test_an_address_and_a_greeting_within_the_line_are_no_part_of_a_letter_to_an_editor(
    tmp_path: Path,
) -> None:
    text = (
        "Elder Valley Association\n12 Mill Lane, Marlow\n\n16 May 2026\n\nTo the Editor\n\n"
        "Sir, – The council took 40 years to find the lead in the pipes of Marlow.\n"
    )
    found = known(tmp_path, text)
    assert (found.publisher, found.title) == ("Elder Valley Association", "Letter on wards")
    assert [found.text[one.start : one.end][:11] for one in found.blocks] == ["The council"]


def test_a_byline_under_a_letterhead_is_no_title(tmp_path: Path) -> None:
    found = known(
        tmp_path,
        "The Sted Observer\nColumn\nBy Marit Hole\n10 May 2026\n\nA line to nowhere\n\n"
        "The line to Sted will cost 410 million kroner, and nobody needs it before 2035.\n",
    )
    assert (found.title, found.author, found.publisher) == (
        "A line to nowhere",
        "Marit Hole",
        "The Sted Observer",
    )


def test_the_press_office_of_a_city_is_no_publisher_and_no_title(tmp_path: Path) -> None:
    found = known(
        tmp_path,
        "CITY OF MARLOW\nPress office\n\nMarlow to rebuild its water works\nMarlow, 14 May 2026\n\n"
        "The City of Marlow will rebuild the water works at Elder Bridge by the end of 2028.\n",
    )
    assert (found.publisher, found.title) == ("City of Marlow", "Marlow to rebuild its water works")


def test_words_that_a_list_goes_on_with_are_no_heading(tmp_path: Path) -> None:
    text = (
        "Lockers\n\nThe 23,000 members of the union like the ban.\n\nWe ask the Government to\n- pay more.\n"
    )
    found = known(tmp_path, text)
    assert {one.kind for one in found.blocks if found.text[one.start :].startswith("We ask")} == {"paragraph"}


def test_a_leading_article_is_labelled_and_a_month_is_no_title(tmp_path: Path) -> None:
    body = "Eight per cent sounds generous, and prices have risen by 14 per cent since 2023 in Lasia.\n"
    leader = known(
        tmp_path, f"Lasia Times\nLeading article\n11 May 2026\n\nA rise that cheats the young\n\n{body}"
    )
    assert (leader.title, leader.publisher) == ("A rise that cheats the young", "Lasia Times")
    assert "label of an opinion" in {one.reason for one in leader.dropped}
    paper = known(tmp_path, f"Dorn Institute\nWorking paper\nMay 2026\n\nTeachers' pay in Lasia\n\n{body}")
    assert (paper.title, paper.published) == ("Teachers' pay in Lasia", None)


def test_a_text_without_a_greeting_is_no_letter(tmp_path: Path) -> None:
    found = known(tmp_path, "Dear milk\n\nMilk has become dear in Sund, where it cost 2 euros in May 2026.\n")
    assert found.title == "Dear milk"


def test_a_letterhead_of_one_word_is_a_publisher_where_the_text_lets_it_speak(tmp_path: Path) -> None:
    text = "Clearwater\nThe rivers of Sund are full of lead\n3 May 2026\n\n"
    spoken = known(
        tmp_path, text + "Clearwater calls on the ministry to close two mines by the end of 2027.\n"
    )
    assert (spoken.publisher, spoken.title) == ("Clearwater", "The rivers of Sund are full of lead")
    silent = known(
        tmp_path, text + "Clearwater is a town of 3,000 people in the north of Sund, near two mines.\n"
    )
    assert silent.publisher == ""


def test_the_head_of_a_text_of_short_paragraphs_is_read(tmp_path: Path) -> None:
    found = known(
        tmp_path,
        "Court annuls a contract\n\nVelm Daily, 3 February 2026\n\nThe court of Velm annulled a contract.\n",
    )
    assert (found.publisher, found.published) == ("Velm Daily", date(2026, 2, 3))


def test_the_author_of_a_resolution_is_no_line_of_its_head(tmp_path: Path) -> None:
    found = known(
        tmp_path,
        "Assembly of Norrey\nResolution 14 on meals\n\nAdopted on 18 May 2026\n\nThe Assembly of Norrey,\n\n"
        "1. DECIDES to feed 5,400 pupils from 1 September 2026;\n2. CALLS on the towns to hire 60 cooks.\n",
    )
    assert "The Assembly of Norrey," in [found.text[block.start : block.end] for block in found.blocks]
    assert found.published == date(2026, 5, 18)


def test_a_judgment_is_of_the_day_in_its_title(tmp_path: Path) -> None:
    text = "Administrative Court of Velm\nJudgment of 2 February 2026 in the case of Velm Bus\n\n"
    found = known(tmp_path, text + "The city did not examine the second bid for the contract.\n")
    assert found.published == date(2026, 2, 2)
