"""The store of editions: what is published can be found again, and what people changed is not lost."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.editions import Check, Editions, Entry, Input, Record
from briefgen.errors import PublishError, SettingsError, SourceError
from briefgen.publish import ChangedError
from tests.support.kept import BRIEF, DAY, files, publish, record, sha256


@pytest.fixture
def store(tmp_path: Path) -> Editions:
    return Editions(tmp_path / ".briefgen")


# ---------------------------------------------------------------- what there is


def test_before_the_first_edition_there_is_nothing_and_nothing_is_made(store: Editions) -> None:
    assert store.history(BRIEF) == ()
    assert store.latest(BRIEF) is None
    assert store.last(BRIEF) is None
    assert store.check(BRIEF) is None
    assert store.repair(BRIEF) is None
    assert store.changed(BRIEF) == {}
    assert store.next_number(BRIEF) == 1
    assert not store.folder.exists()


def test_an_edition_is_on_the_disk_and_in_the_store(store: Editions, tmp_path: Path) -> None:
    published = store.publish(BRIEF, files(tmp_path), record(tmp_path, why=("it is the first",)))
    assert (published.edition, published.path) == (1, str(tmp_path / "out" / "morning.docx"))
    assert {path: path.read_bytes() for path in files(tmp_path)} == files(tmp_path)
    stored = store.latest(BRIEF)
    assert stored
    assert stored == store.get(BRIEF, 1)
    assert (stored.number, stored.kind, stored.parent, stored.as_of) == (1, "built", None, DAY)
    assert stored.why == ("it is the first",)
    assert stored.made.tzinfo == UTC
    assert stored.evidence["title"] == "first"
    assert stored.files == {str(path): sha256(data) for path, data in files(tmp_path).items()}
    assert store.content(stored.docx_sha256) == b"page: first"


def test_editions_count_from_one_for_each_brief(store: Editions, tmp_path: Path) -> None:
    assert [publish(store, words) for words in ("a", "b", "c")] == [1, 2, 3]
    other = {tmp_path / "out" / "evening.docx": b"e"}
    assert store.publish("evening", other, Record(as_of=DAY, evidence=b"{}")).edition == 1
    assert [entry.number for entry in store.history(BRIEF)] == [1, 2, 3]
    assert store.briefs() == ("evening", BRIEF)


def test_the_last_edition_is_told_without_its_files(store: Editions, tmp_path: Path) -> None:
    publish(store, "a", why=("it is the first",))
    publish(store, "b", parent=1, why=("a new point",))
    last = store.last(BRIEF)
    assert last == store.history(BRIEF)[-1]
    assert type(last) is Entry
    assert (last.number, last.parent, last.why) == (2, 1, ("a new point",))
    assert last.path == str(tmp_path / "out" / "morning.docx")


def test_an_edition_that_is_not_there_is_told_with_those_that_are(store: Editions) -> None:
    with pytest.raises(SettingsError) as caught:
        store.get(BRIEF, 1)
    assert caught.value.message == "morning has no edition yet"
    publish(store, "a")
    publish(store, "b")
    with pytest.raises(SettingsError) as caught:
        store.get(BRIEF, 7)
    assert caught.value.message == "morning has no edition 7"
    assert caught.value.hint == "The store holds the editions 1 to 2."


def test_the_number_on_the_page_must_be_the_one_it_gets(store: Editions) -> None:
    publish(store, "a")
    with pytest.raises(PublishError, match="the next edition of morning is 2, not 1"):
        publish(store, "b", number=1)
    assert publish(store, "b", number=2) == 2


def test_what_an_edition_was_made_from_is_kept_once(store: Editions, tmp_path: Path) -> None:
    source = tmp_path / "long.txt"
    source.write_bytes(b"words " * 50_000)
    kept = Input(
        name="long.txt", path=source, sha256=sha256(source.read_bytes()), metadata={"title": "Long"},
        shown="https://example.org/long", modified=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip
    more = {"inputs": (kept,), "template": {"house.docx": b"T", "house.toml": b""}, "settings": {"a": 1}}
    publish(store, "a", **more)
    size = store.path.stat().st_size
    publish(store, "b", parent=1, **more)
    assert size < 100_000  # packed
    assert store.path.stat().st_size - size < 20_000
    source.unlink()
    found = store.kept(BRIEF, 2)
    (one,) = found.inputs
    assert store.content(one.sha256) == b"words " * 50_000
    assert (one.name, one.about["shown"], one.about["metadata"]) == (
        "long.txt", "https://example.org/long", {"title": "Long"},
    )  # fmt: skip
    assert list(found.template) == ["house.docx", "house.toml"]
    assert json.loads(store.content(found.settings)) == {"a": 1}
    assert json.loads(store.content(found.before))["title"] == "a"


def test_a_source_that_changed_while_the_page_was_made_stops_the_edition(
    store: Editions, tmp_path: Path
) -> None:
    source = tmp_path / "report.txt"
    source.write_bytes(b"as it was read")
    kept = Input(name="report.txt", path=source, sha256=sha256(b"as it was read"))
    source.write_bytes(b"as it is now")
    with pytest.raises(SourceError, match=r"report\.txt was changed while the brief was being made"):
        publish(store, "a", inputs=(kept,))
    assert store.history(BRIEF) == ()
    assert not (tmp_path / "out").exists()


def test_a_project_can_be_moved(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    before = Editions(old / ".briefgen")
    before.publish(BRIEF, files(old), record(old))
    old.rename(new)
    after = Editions(new / ".briefgen")
    last = after.last(BRIEF)
    assert last
    assert last.path == str(new / "out" / "morning.docx")
    assert after.changed(BRIEF) == {}


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX systems only")
def test_a_file_name_that_is_not_unicode_comes_back_whole(store: Editions, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_bytes(b"words")
    kept = Input(name=name, path=tmp_path / name, sha256=sha256(b"words"), metadata={"title": name})
    path = tmp_path / os.fsdecode(b"caf\xe9.docx")
    store.publish(BRIEF, {path: b"page"}, Record(as_of=DAY, evidence=b"{}", inputs=(kept,)))
    assert store.kept(BRIEF, 1).inputs[0].name == name
    assert store.outputs(BRIEF, 1) == {path: sha256(b"page")}


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_others_can_not_read_the_sources_in_the_store(store: Editions) -> None:
    publish(store)
    assert stat.S_IMODE(store.path.stat().st_mode) & stat.S_IRWXO == 0


def test_to_look_at_the_store_loads_nothing_heavy() -> None:
    # A brief of which nothing has changed is answered from here, in under 0.4 s for the whole process.
    program = "import sys; import briefgen.editions; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.splitlines()}
    assert not loaded & {"spacy", "numpy", "lxml", "docx", "jinja2", "httpx", "typer", "fontTools"}
    assert not {"briefgen.pipeline", "briefgen.read", "briefgen.render"} & set(done.stdout.splitlines())


# ---------------------------------------------------------------- runs that led to nothing


def test_a_run_that_led_to_nothing_is_remembered_until_the_next(store: Editions) -> None:
    check = Check(fingerprint="f00", edition=3, at=datetime(2026, 11, 20, 7, tzinfo=UTC), why=("nothing",))
    store.note_check(BRIEF, check)
    assert store.check(BRIEF) == check
    later = Check(fingerprint="f01", edition=3, at=datetime(2026, 11, 21, 7, tzinfo=UTC), until=DAY)
    store.note_check(BRIEF, later)
    assert store.check(BRIEF) == later
    assert store.check("evening") is None


# ---------------------------------------------------------------- what people changed


def test_a_changed_page_is_found_and_never_written_over(store: Editions, tmp_path: Path) -> None:
    publish(store)
    page = tmp_path / "out" / "morning.docx"
    page.write_bytes(b"edited in Word")
    assert store.changed(BRIEF) == {page: b"edited in Word"}
    with pytest.raises(ChangedError, match=r"morning\.docx was changed"):
        publish(store, "second")
    assert page.read_bytes() == b"edited in Word"
    assert store.next_number(BRIEF) == 2


def test_a_changed_page_is_kept_as_an_edition_and_may_then_give_way(store: Editions, tmp_path: Path) -> None:
    publish(store)
    page = tmp_path / "out" / "morning.docx"
    page.write_bytes(b"edited in Word")
    evidence = b'{"title": "as they have it"}'
    kept = store.keep_edited(
        BRIEF, store.changed(BRIEF), as_of=DAY, parent=1, evidence=evidence, why=("edited by hand",)
    )
    assert (kept.number, kept.kind, kept.parent) == (2, "edited", 1)
    stored = store.latest(BRIEF)
    assert stored
    assert stored.evidence == {"title": "as they have it"}
    assert stored.files == {
        str(page): sha256(b"edited in Word"),
        str(tmp_path / "out" / "morning.evidence.json"): sha256([*files(tmp_path).values()][1]),
    }
    assert store.changed(BRIEF) == {}
    assert publish(store, "third", parent=2) == 3
    assert store.content(kept.docx_sha256) == b"edited in Word"
    assert json.loads(store.content(store.kept(BRIEF, 3).before)) == {"title": "as they have it"}


def test_a_page_that_was_deleted_has_not_been_changed(store: Editions, tmp_path: Path) -> None:
    publish(store)
    (tmp_path / "out" / "morning.docx").unlink()
    assert store.changed(BRIEF) == {}
    assert publish(store, "second") == 2


def test_an_earlier_edition_put_back_by_hand_has_not_been_changed(store: Editions, tmp_path: Path) -> None:
    publish(store, "first")
    publish(store, "second")
    (tmp_path / "out" / "morning.docx").write_bytes(b"page: first")
    assert store.changed(BRIEF) == {}


def test_a_page_that_was_built_without_editions_is_no_persons(store: Editions, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for path, data in files(tmp_path, "plain").items():
        path.write_bytes(data)
    assert store.changed(BRIEF, files(tmp_path)) == {}
    assert publish(store) == 1


def test_a_file_that_was_there_before_the_first_edition_is_somebodys(store: Editions, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    page = tmp_path / "out" / "morning.docx"
    page.write_bytes(b"my own page")
    assert store.changed(BRIEF, files(tmp_path)) == {page: b"my own page"}
    with pytest.raises(ChangedError):
        publish(store)
    assert page.read_bytes() == b"my own page"


def test_when_the_store_was_deleted_unchanged_pages_give_way_and_changed_ones_do_not(
    store: Editions, tmp_path: Path
) -> None:
    publish(store, "first")
    publish(store, "second")
    store.path.unlink()
    assert store.changed(BRIEF, files(tmp_path)) == {}
    (tmp_path / "out" / "morning.docx").write_bytes(b"edited in Word")
    found = store.changed(BRIEF, files(tmp_path))
    assert found[tmp_path / "out" / "morning.docx"] == b"edited in Word"
    kept = store.keep_edited(BRIEF, found, as_of=DAY, why=("it was there",))
    assert kept.number == 1
    assert publish(store, "third") == 2
    assert store.content(kept.docx_sha256) == b"edited in Word"


def test_a_plain_build_to_the_same_place_is_no_persons_work(store: Editions, tmp_path: Path) -> None:
    publish(store)
    for path, data in files(tmp_path, "plain").items():
        path.write_bytes(data)
    assert store.changed(BRIEF) == {}


# ---------------------------------------------------------------- what goes


def test_old_editions_go_with_what_only_they_held(store: Editions, tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_bytes(b"kept by all")
    kept = Input(name="report.txt", path=source, sha256=sha256(b"kept by all"))
    for words in ("a", "b", "c", "d"):
        publish(store, words, inputs=(kept,), parent=store.next_number(BRIEF) - 1 or None)
    assert store.prune(BRIEF, 2) == 2
    assert [entry.number for entry in store.history(BRIEF)] == [3, 4]
    assert store.content(sha256(b"kept by all")) == b"kept by all"
    with pytest.raises(PublishError, match="does not hold"):
        store.content(sha256(b"page: a"))
    # The evidence of edition 2 is what edition 3 was compared with.
    assert json.loads(store.content(store.kept(BRIEF, 3).before))["title"] == "b"
    assert publish(store, "e") == 5


def test_the_last_edition_never_goes(store: Editions) -> None:
    publish(store)
    assert store.prune(BRIEF, 0) == 0
    assert store.latest(BRIEF)


def test_the_store_does_not_grow_once_old_editions_go(store: Editions, tmp_path: Path) -> None:
    sizes = []
    for number in range(40):
        source = tmp_path / "report.txt"
        source.write_bytes(os.urandom(20_000 + 1000 * (number % 5)))
        kept = Input(name="report.txt", path=source, sha256=sha256(source.read_bytes()))
        publish(store, f"edition {number}", inputs=(kept,))
        store.prune(BRIEF, 5)
        sizes.append(store.path.stat().st_size)
    assert max(sizes[10:]) <= max(sizes[5:10]) + 8192


def test_the_space_of_what_goes_is_given_back(store: Editions, tmp_path: Path) -> None:
    source = tmp_path / "long.pdf"
    source.write_bytes(os.urandom(2_000_000))
    kept = Input(name="long.pdf", path=source, sha256=sha256(source.read_bytes()))
    publish(store, "a", inputs=(kept,))
    assert store.path.stat().st_size > 2_000_000
    publish(store, "b")
    store.prune(BRIEF, 1)
    assert store.path.stat().st_size < 100_000
    assert source.read_bytes()[:40] not in store.path.read_bytes()


def test_a_shared_object_stays_while_another_brief_names_it(store: Editions, tmp_path: Path) -> None:
    for number in (1, 2):
        publish(store, f"{number}")
        other = {tmp_path / "out" / "evening.docx": b"page: 1"}
        store.publish("evening", other, Record(as_of=DAY, evidence=b"{}"))
    store.prune(BRIEF, 1)
    assert store.content(sha256(b"page: 1")) == b"page: 1"


def test_a_number_is_never_given_twice(store: Editions) -> None:
    for words in ("first", "second", "third"):
        publish(store, words)
    store.prune(BRIEF, 1)
    assert publish(store, "fourth") == 4
