"""An edition made again: from the store alone, bit for bit, long after its sources are gone."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.config import BriefSettings, load_settings
from briefgen.editions import Editions, rebuild, record_of
from briefgen.errors import SettingsError, SourceError
from briefgen.evidence import evidence
from briefgen.fetch import Fetched
from briefgen.model import Problem
from briefgen.pipeline import run

DAY = date(2025, 5, 1)
FERRIES = """The council of Holm approved two ferries on 3 March 2025. They will cost 40 million euros.
The harbour office said that the first ferry would sail in June 2026.
Some 12,000 people cross the sound every day, the council said on 4 March 2025.
"""
CABLE = """Holm plans a cable to the mainland by 2027, its energy minister said on 2 April 2025.
The cable will carry 300 megawatts. Parliament is expected to vote on it in September 2025.
"""
LOCKED = Path(__file__).parents[1] / "read" / "locked.pdf"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with a settings file and two sources, one of them described."""
    root = tmp_path / "project"
    (root / "sources").mkdir(parents=True)
    (root / "sources" / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    (root / "sources" / "cable.md").write_text(CABLE, encoding="utf-8")
    (root / "briefgen.toml").write_text(
        """
        [briefs.holm]
        sources = ["sources/*"]
        title = "Holm this week"
        paper = "letter"
        focus = ["ferry"]
        handling = "TLP:GREEN"
        [[briefs.holm.source]]
        path = "sources/cable.md"
        publisher = "Holm Courier"
        published = 2025-04-03
        url = "https://courier.example/cable"
        """,
        encoding="utf-8",
    )
    return root


def settings(project: Path) -> BriefSettings:
    return load_settings(project / "briefgen.toml").brief("holm")


def published(project: Path, brief: BriefSettings, day: date = DAY) -> bytes:
    """Build and publish the next edition of the brief; return its page."""
    store = Editions(project / ".briefgen")
    last = store.latest("holm")
    before = None
    if last:
        from briefgen.changes import edition_of

        before = edition_of(last.evidence, last.number)
    problem = Problem("https://gone.example", "its server answers 404", "Open it in a browser.")
    made = run(brief, day, fetched=Fetched((), (problem,)), edition=store.next_number("holm"), before=before)
    assert made.fitted
    told = evidence(made)
    record = record_of(made, told, why=("it was asked for",), parent=last.number if last else None)
    page, beside = project / "out" / "holm.docx", project / "out" / "holm.evidence.json"
    store.publish("holm", {page: made.fitted.docx, beside: told}, record)
    return made.fitted.docx


def test_an_edition_is_made_again_after_everything_but_the_store_is_gone(
    project: Path, tmp_path: Path
) -> None:
    page = published(project, settings(project))
    (tmp_path / "elsewhere").mkdir()
    shutil.move(project / ".briefgen", tmp_path / "elsewhere" / ".briefgen")
    shutil.rmtree(project)
    again = rebuild(Editions(tmp_path / "elsewhere" / ".briefgen"), "holm", 1)
    assert (again.again, again.note, again.moved) == (True, "", ())
    assert again.docx == page


def test_a_later_edition_is_compared_with_the_same_one_again(project: Path) -> None:
    first = published(project, settings(project))
    text = FERRIES.replace("40 million", "55 million") + "The council opened a school on 20 April 2025.\n"
    (project / "sources" / "ferries.txt").write_text(text, encoding="utf-8")
    second = published(project, settings(project), date(2025, 5, 2))
    store = Editions(project / ".briefgen")
    assert rebuild(store, "holm", 2).again
    assert store.prune("holm", 1) == 1
    again = rebuild(store, "holm", 2)
    assert again.again
    assert again.docx == second != first


def test_the_day_on_which_a_file_was_saved_is_kept(project: Path) -> None:
    old = 1_740_000_000  # in February 2025
    os.utime(project / "sources" / "ferries.txt", (old, old))
    page = published(project, settings(project))
    os.utime(project / "sources" / "ferries.txt")
    again = rebuild(Editions(project / ".briefgen"), "holm", 1)
    assert again.again
    assert again.docx == page


def test_a_house_template_is_kept_with_the_edition(project: Path) -> None:
    shipped = Path(__file__).parents[2] / "templates"
    for ending in (".docx", ".toml"):
        shutil.copy(shipped / f"ministerial-note{ending}", project / f"house{ending}")
    brief = replace(settings(project), template=str(project / "house.docx"))
    page = published(project, brief)
    (project / "house.toml").unlink()
    shutil.copy(shipped / "policy-brief.docx", project / "house.docx")
    again = rebuild(Editions(project / ".briefgen"), "holm", 1)
    assert again.again
    assert again.docx == page


def test_a_source_that_could_not_be_read_stays_one(project: Path) -> None:
    (project / "sources" / "empty.txt").write_bytes(b"")
    (project / "sources" / "sheet.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    page = published(project, settings(project))
    assert rebuild(Editions(project / ".briefgen"), "holm", 1).docx == page


def test_a_large_file_that_is_no_source_is_not_kept(project: Path) -> None:
    (project / "sources" / "film.mp4").write_bytes(os.urandom(2_000_000))
    page = published(project, settings(project))
    store = Editions(project / ".briefgen")
    assert [one.name for one in store.kept("holm", 1).inputs if not one.sha256] == ["film.mp4"]
    assert store.path.stat().st_size < 1_000_000
    assert rebuild(store, "holm", 1).docx == page


def test_two_files_of_one_name_are_kept_apart(project: Path) -> None:
    (project / "more").mkdir()
    (project / "more" / "ferries.txt").write_text(
        "Holm's mayor said on 5 April 2025 that the ferries would be electric.\n", encoding="utf-8"
    )
    text = (project / "briefgen.toml").read_text(encoding="utf-8")
    text = text.replace('["sources/*"]', '["sources/*", "more/*"]')
    (project / "briefgen.toml").write_text(text, encoding="utf-8")
    page = published(project, settings(project))
    again = rebuild(Editions(project / ".briefgen"), "holm", 1)
    assert again.again
    assert again.docx == page


def test_a_password_is_asked_for_and_not_kept(project: Path) -> None:
    shutil.copy(LOCKED, project / "sources" / "locked.pdf")
    with (project / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('[[briefs.holm.source]]\npath = "sources/locked.pdf"\npassword = "grain"\n')
    page = published(project, settings(project))
    store = Editions(project / ".briefgen")
    kept = store.kept("holm", 1)
    assert b"grain" not in store.content(kept.settings)
    assert "grain" not in str([one.about for one in kept.inputs])
    evidence_of = store.get("holm", 1).evidence
    assert "locked.pdf" in [one["file"] for one in evidence_of["sources"]]
    with pytest.raises(SourceError, match="is encrypted, and its password is not in the store"):
        rebuild(store, "holm", 1)
    again = rebuild(store, "holm", 1, passwords={"locked.pdf": "grain"})
    assert again.again
    assert again.docx == page


def test_when_the_rules_have_changed_the_page_that_was_published_is_given(project: Path) -> None:
    brief = settings(project)
    made = run(brief, DAY, edition=1)
    told = evidence(made)
    record = record_of(made, told)
    older = replace(record, versions={**record.versions, "briefgen": "0.0.9", "rules": "other"})
    store = Editions(project / ".briefgen")
    store.publish("holm", {project / "holm.docx": b"as the older rules made it"}, older)
    again = rebuild(store, "holm", 1)
    assert not again.again
    assert again.docx == b"as the older rules made it"
    assert again.moved == ("briefgen", "rules")
    assert "the rules have changed since briefgen 0.0.9" in again.note


def test_a_page_that_people_edited_is_given_as_they_left_it(project: Path) -> None:
    published(project, settings(project))
    store = Editions(project / ".briefgen")
    (project / "out" / "holm.docx").write_bytes(b"theirs")
    store.keep_edited("holm", store.changed("holm"), as_of=DAY, parent=1)
    again = rebuild(store, "holm", 2)
    assert (again.docx, again.again) == (b"theirs", False)
    assert "people made this edition" in again.note


def test_an_edition_that_is_not_there_can_not_be_made_again(project: Path) -> None:
    with pytest.raises(SettingsError, match="holm has no edition yet"):
        rebuild(Editions(project / ".briefgen"), "holm", 1)


def test_a_source_that_changes_between_reading_and_keeping_stops_the_edition(project: Path) -> None:
    made = run(settings(project), DAY)
    (project / "sources" / "ferries.txt").write_text("Other words.", encoding="utf-8")
    with pytest.raises(SourceError, match=r"ferries\.txt was changed while the brief was being made"):
        record_of(made, evidence(made))
