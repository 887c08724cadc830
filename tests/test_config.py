"""Settings: what briefgen.toml may say, and how it is told what it may not."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.config import BriefSettings, Settings, adhoc, load_settings, times
from briefgen.config.keys import day as read_day
from briefgen.config.lines import key_lines
from briefgen.config.values import file_name
from briefgen.errors import SettingsError, SourceError
from briefgen.fetch import Feed, Link
from briefgen.read import Metadata
from briefgen.render.shipped import shipped


def settings_of(folder: Path, text: str) -> Settings:
    path = folder / "briefgen.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def brief_of(folder: Path, text: str) -> BriefSettings:
    (brief,) = settings_of(folder, f"[briefs.one]\n{text}").briefs
    return brief


def problems_of(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        settings_of(folder, text)
    return caught.value.message


def names(brief: BriefSettings) -> list[str]:
    return [item.path.name for item in brief.items]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "c.md", ".hidden.txt", "~$a.docx", "briefgen.toml"):
        (tmp_path / name).write_text("A sentence.", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.txt").write_text("Another one.", encoding="utf-8")
    return tmp_path


# ---------------------------------------------------------------- what may be said


def test_every_key_of_a_brief_reaches_its_settings(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
title = "Trade  &\\n<tariffs>"
sources = ["*.txt"]
template = "ministerial-note"
paper = "Letter"
output = "pages/{date}/{name}.docx"
as_of = 2024-06-01
focus = "tariff"
handling = "OFFICIAL"
fields = { desk = "Asia", copies = 3, draft = true }
""",
    )
    assert (brief.name, brief.title, brief.template) == ("one", "Trade & <tariffs>", "ministerial-note")
    assert (brief.paper, brief.as_of, brief.focus) == ("letter", date(2024, 6, 1), ("tariff",))
    assert (brief.handling, brief.root) == ("OFFICIAL", folder)
    assert brief.custom == (("desk", "Asia"), ("copies", "3"), ("draft", "true"))
    assert brief.output_on(date(2024, 6, 2)) == folder / "pages" / "2024-06-02" / "one.docx"


def test_a_page_may_go_to_several_places_each_in_the_kind_of_its_ending(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
sources = ["a.txt"]
output = ["pages/{name}.docx", "web/{name}.html", "old/{date}.docx"]
""",
    )
    assert brief.output_on(date(2024, 6, 2)) == folder / "pages" / "one.docx"
    also = brief.also_on(date(2024, 6, 2))
    assert also == (folder / "web" / "one.html", folder / "old" / "2024-06-02.docx")


def test_what_is_not_said_has_a_default(folder: Path) -> None:
    brief = brief_of(folder, 'sources = ["a.txt"]')
    assert (brief.title, brief.template, brief.paper, brief.as_of) == ("", "policy-brief", "a4", None)
    assert brief.output_on(date(2024, 6, 2)) == folder / "out" / "one.docx"


def test_globs_are_sorted_and_leave_out_hidden_files_locks_and_settings(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["*"]')) == ["a.txt", "b.txt", "c.md"]


def test_two_stars_reach_into_folders(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["**/*.txt"]')) == ["a.txt", "b.txt", "d.txt"]


def test_a_folder_stands_for_the_files_right_inside_it(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["."]')) == ["a.txt", "b.txt", "c.md"]


def test_a_file_that_two_patterns_match_is_read_once_where_the_first_puts_it(folder: Path) -> None:
    assert names(brief_of(folder, 'sources = ["c.md", "*"]')) == ["c.md", "a.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_found(folder: Path) -> None:
    (folder / "report [1].txt").write_text("A sentence.", encoding="utf-8")
    assert names(brief_of(folder, 'sources = ["report [1].txt"]')) == ["report [1].txt"]


def test_a_page_that_was_built_here_is_not_a_source(folder: Path) -> None:
    (folder / "page.docx").write_bytes(b"")
    (folder / "page.evidence.json").write_bytes(b"")
    (folder / "paper.docx").write_bytes(b"")
    assert names(brief_of(folder, 'sources = ["*.docx", "*.json"]')) == ["paper.docx"]


def test_metadata_goes_to_its_file_and_the_later_table_wins(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
sources = ["*.txt"]
[[briefs.one.source]]
path = "*.txt"
publisher = "The Observer"
[[briefs.one.source]]
path = "b.txt"
publisher = "The Dispatch"
published = "2024-05-17"
password = "sesame"
""",
    )
    first, second = brief.items
    assert (first.metadata.publisher, first.metadata.published) == ("The Observer", None)
    assert (second.metadata.publisher, second.metadata.published) == ("The Dispatch", date(2024, 5, 17))
    assert (first.password, second.password) == ("", "sesame")


def test_a_source_table_alone_names_a_source(folder: Path) -> None:
    assert names(brief_of(folder, "[[briefs.one.source]]\npath = 'a.txt'")) == ["a.txt"]


def test_a_url_without_a_path_is_a_link_and_with_one_it_is_what_is_said_of_the_file(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
[[briefs.one.source]]
path = "a.txt"
url = "where the printed copy says"
[[briefs.one.source]]
url = "https://example.org/grain"
publisher = "The Observer"
published = 2024-05-17
[[briefs.one.source]]
url = "https://example.org/rail"
[[briefs.one.source]]
url = "https://example.org/grain"
publisher = "The Dispatch"
""",
    )
    assert [item.metadata.url for item in brief.items] == ["where the printed copy says"]
    assert brief.links == (
        Link("https://example.org/grain", Metadata(publisher="The Dispatch", published=date(2024, 5, 17))),
        Link("https://example.org/rail"),
    )
    assert (brief.feeds, brief.offline, brief.store) == ((), False, folder / ".briefgen" / "store")


def test_feeds_keep_their_order_and_their_filters(folder: Path) -> None:
    brief = brief_of(
        folder,
        """
[[briefs.one.feed]]
url = "https://example.org/rss"
words = ["rail  link", "grain"]
days = 7
most = 5
[[briefs.one.feed]]
url = "http://example.org/atom"
words = "aid"
""",
    )
    assert brief.feeds == (
        Feed(url="https://example.org/rss", words=("rail link", "grain"), days=7, most=5),
        Feed(url="http://example.org/atom", words=("aid",)),
    )
    assert (brief.items, brief.links) == ((), ())


def test_hosts_are_allowed_for_all_briefs_of_a_file_and_for_one(folder: Path) -> None:
    text = """
allow_hosts = ["Intranet.example", "::1"]
[briefs.one]
sources = "a.txt"
allow_hosts = "127.0.0.1"
[briefs.two]
sources = "b.txt"
"""
    one, two = settings_of(folder, text).briefs
    assert one.allow_hosts == {"intranet.example", "::1", "127.0.0.1"}
    assert two.allow_hosts == {"intranet.example", "::1"}


def test_a_source_that_is_not_there_is_kept_for_the_build_to_tell(folder: Path) -> None:
    brief = brief_of(folder, 'sources = ["a.txt", "gone/*.txt", "\\u0000"]')
    assert names(brief) == ["a.txt"]
    assert [problem.name for problem in brief.unmatched] == ["gone/*.txt", "\x00"]


def test_a_file_saved_by_notepad_is_read(folder: Path) -> None:
    (folder / "briefgen.toml").write_bytes(b'\xef\xbb\xbf[briefs.one]\r\nsources = ["a.txt"]\r\n')
    assert names(load_settings(folder / "briefgen.toml").brief("one")) == ["a.txt"]


def test_times_reach_the_settings(folder: Path) -> None:
    brief = brief_of(
        folder, "sources = 'a.txt'\nschedule = '0  7 * * MON-Fri'\ntimezone = 'Europe/Berlin'\njitter = '5m'"
    )
    assert (brief.schedule, brief.timezone, brief.jitter) == ("0 7 * * mon-fri", "Europe/Berlin", 300)
    assert (brief.every, brief.scheduled) == (0, True)
    assert not brief_of(folder, "sources = 'a.txt'").scheduled


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("6h", 21_600),
        ("90m", 5_400),
        ("1d", 86_400),
        ("1h 30m", 5_400),
        ("2 days", 172_800),
        ("90 MIN", 5_400),
    ],
)
def test_a_span_of_time_is_read_as_people_write_it(folder: Path, words: str, seconds: int) -> None:
    assert brief_of(folder, f"sources = 'a.txt'\nevery = '{words}'").every == seconds


@pytest.mark.parametrize(
    ("words", "fields"),
    [("@daily", "0 0 * * *"), ("*/15 6-18/2 1,15 jan-mar 0-7", "*/15 6-18/2 1,15 jan-mar 0-7")],
)
def test_a_schedule_is_what_every_cron_takes(folder: Path, words: str, fields: str) -> None:
    assert brief_of(folder, f"sources = 'a.txt'\nschedule = '{words}'").schedule == fields


@settings(deadline=None)  # the first wrong zone has all zones read
@given(st.text(max_size=40) | st.text("0123456789*/-, monfrija@", max_size=40))
def test_any_words_for_times_are_taken_or_refused_in_words(words: str) -> None:
    for read in (times.cron, times.every, times.jitter, times.zone):
        try:
            read(words)
        except ValueError as error:
            assert str(error).startswith(("must be ", "has ", "is "))  # noqa: PT017 - taken is right too


@pytest.mark.parametrize("name", ["two words", "Überblick", "a & b", "<draft>", "a/b", "..", "CON", "x\ty"])
def test_any_name_of_a_brief_gives_a_file_inside_the_folder(folder: Path, name: str) -> None:
    quoted = name.replace("\t", "\\t")
    (brief,) = settings_of(folder, f'[briefs."{quoted}"]\nsources = ["a.txt"]').briefs
    assert brief.name == name
    assert brief.output_on(date(2024, 6, 2)).parent == folder / "out"


@given(st.text())
def test_a_file_name_holds_nothing_that_a_file_system_refuses(name: str) -> None:
    fit = file_name(name)
    assert fit
    assert not set(fit) & set('<>:"/\\|?*\0\n\t')
    assert not fit.startswith((" ", "."))


def test_braces_in_a_briefs_own_name_stay(folder: Path) -> None:
    (brief,) = settings_of(folder, '[briefs."{date}"]\nsources = ["a.txt"]').briefs
    assert brief.output_on(date(2024, 6, 2)) == folder / "out" / "{date}.docx"


def test_braces_in_the_folders_own_name_stay(tmp_path: Path) -> None:
    root = tmp_path / "{name}"
    root.mkdir()
    (root / "a.txt").write_text("A sentence.", encoding="utf-8")
    brief = brief_of(root, 'sources = ["a.txt"]')
    assert brief.output_on(date(2024, 6, 2)) == root / "out" / "one.docx"


def test_the_samples_settings_are_sound_and_stay_the_same_from_day_to_day() -> None:
    root = Path(__file__).parent.parent
    for brief in load_settings(root / "briefgen.toml", tuple(shipped())).briefs:
        assert brief.items, brief.name
        assert not brief.unmatched, brief.name
        assert brief.as_of, brief.name
        assert brief.output_on(brief.as_of).parent == root / "out"


# ---------------------------------------------------------------- what may not


def test_all_problems_are_told_at_once_each_with_its_line_and_the_nearest_word(folder: Path) -> None:
    message = problems_of(
        folder,
        """
[briefs.asia]
titel = "Asia"
sources = [
  "a.txt",
  3,
]
paper = "lettr"
[briefs.europe]
as_of = "soon"
sources = "b.txt"
[[briefs.europe.source]]
path = "b.txt"
publishd = 2024-05-17
""",
    )
    assert message.splitlines() == [
        "briefgen.toml has 5 problems:",
        '  line 3: "titel" is not a key here; did you mean "title"?',
        "  line 6: sources must be a list of texts in quotes, but holds 3",
        '  line 8: paper must be "a4" or "letter", not "lettr"; did you mean "letter"?',
        '  line 10: as_of must be a date such as 2024-06-01, not "soon"',
        '  line 14: "publishd" is not a key here; did you mean "published"?',
    ]


def test_problems_of_links_and_feeds_are_told_with_all_others(folder: Path) -> None:
    message = problems_of(
        folder,
        """allow_hosts = ["https://intranet.example"]
[briefs.asia]
sorces = "a.txt"
[[briefs.asia.source]]
url = "htps://example.org/a"
publishr = "The Observer"
[[briefs.asia.source]]
title = "Grain"
[[briefs.asia.feed]]
ur = "https://example.org/rss"
days = -1
[[briefs.asia.feed]]
url = "https://example.org:port/rss"
most = 1000
""",
    )
    assert [line.strip() for line in message.splitlines()] == [
        "briefgen.toml has 10 problems:",
        'line 1: allow_hosts must hold hosts alone, such as "intranet.example", not "https://intranet.example"',
        'line 3: "sorces" is not a key here; did you mean "sources"?',
        "line 5: url is no link: 'htps://example.org/a' is not fetched: only http and https addresses are",
        'line 6: "publishr" is not a key here; did you mean "publisher"?',
        "line 7: this source has neither a path nor a url",
        "line 9: this feed has no url",
        'line 10: "ur" is not a key here; did you mean "url"?',
        "line 11: days must be a whole number from 1 to 36500, without quotes, not -1",
        "line 13: url is no link: 'https://example.org:port/rss' is no web address",
        "line 14: most must be a whole number from 1 to 100, without quotes, not 1000",
    ]


def test_a_single_problem_takes_a_single_line(folder: Path) -> None:
    message = problems_of(folder, '[briefs.asia]\nsources = "a.txt"\ncolour = 1\n')
    assert message.startswith('briefgen.toml, line 3: "colour" is not a key here; the keys are title, ')


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("title = 3", "title must be text in quotes, not 3"),
        ('title = " "', "title is empty"),
        ("title = true", "not true"),
        ('title = {a = "b"}', "not a table"),
        ("as_of = 7", "as_of must be a date such as 2024-06-01, not 7"),
        ("as_of = 07:30:00", "as_of must be a date"),
        ("paper = 4", 'paper must be "a4" or "letter", not 4'),
        ("output = 'out/page.pdf'", "output must end in .docx"),
        ("output = '{title}.docx'", "output knows only {name} and {date} in braces"),
        ("focus = []", "focus is an empty list"),
        ("fields = 3", "fields must be a table"),
        ("fields = {a = [1]}", "fields holds a, which must be a single value"),
        ("source = 3", "source must be a table with a path or a url, not 3"),
        ("source = [{title = 'x'}]", "this source has neither a path nor a url"),
        ("template = 'house.docx'", 'there is no template file "house.docx"'),
        ("source = [{path = 'https://example.org/a'}]", "path holds the link"),
        ("source = [{url = 'ftp://example.org/a'}]", "url is no link: "),
        ("source = [{url = 'file:///etc/passwd'}]", "url is no link: "),
        ("source = [{url = 'example.org/a'}]", "only http and https addresses are"),
        ("source = [{url = 'https://me:secret@example.org'}]", "holds a user name or password"),
        ("source = [{url = 'https://example.org', password = 'x'}]", "password goes with a path"),
        ("source = [{ulr = 'https://example.org'}]", '"ulr" is not a key here; did you mean "url"?'),
        ("feed = 'https://example.org/rss'", "feed must be a table with a url, not "),
        ("feed = [{}]", "this feed has no url"),
        ("feed = [{url = 'example.org/rss'}]", "url is no link: "),
        (
            "feed = [{url = 'https://example.org', word = 'aid'}]",
            '"word" is not a key here; did you mean "words"?',
        ),
        ("feed = [{url = 'https://example.org', words = []}]", "words is an empty list"),
        (
            "feed = [{url = 'https://example.org', days = '7'}]",
            'a whole number from 1 to 36500, without quotes, not "7"',
        ),
        ("feed = [{url = 'https://example.org', days = 0}]", "days must be a whole number"),
        ("feed = [{url = 'https://example.org', most = true}]", "most must be a whole number from 1 to 100"),
        ("feed = [{url = 'https://example.org', most = 2.5}]", "not 2.5"),
        (
            "allow_hosts = ['http://intranet.example']",
            'allow_hosts must hold hosts alone, such as "intranet.example"',
        ),
        ("allow_hosts = ['*.example']", 'not "*.example"'),
        ("allow_hosts = ['10.0.0.0/8']", "allow_hosts must hold hosts alone"),
        ("allow_host = 'intranet.example'", 'did you mean "allow_hosts"?'),
        ("schedule = 7", "schedule must be text in quotes, not 7"),
        (
            "schedule = '07:00'",
            "must be five fields (minute, hour, day of the month, month, day of the week)",
        ),
        ("schedule = '07:00'", 'such as "0 7 * * mon-fri" for 07:00 from Monday to Friday, not "07:00"'),
        ("schedule = 'every morning at 7'", "(4 fields)"),
        ("schedule = '0 0 7 * * mon'", "(6 fields)"),
        ("schedule = '0 25 * * *'", 'has "25" for the hour, which goes from 0 to 23'),
        (
            "schedule = '0 7 * * monday'",
            'has "monday" for the day of the week, which goes from 0 to 7 or sat',
        ),
        ("schedule = '0 7 * sept *'", 'has "sept" for the month'),
        ("schedule = '0 7 0 * *'", 'has "0" for the day of the month, which goes from 1 to 31'),
        ("schedule = '0 7 * * fri-mon'", "runs backwards; write it as a list"),
        ("schedule = '0 7 L * *'", 'has "l" for the day of the month'),
        (
            "schedule = '0 7 * * mon#1'",
            "where numbers, *, lists (1,2), ranges (1-5) and steps (*/2) may stand",
        ),
        ("schedule = '5/10 * * * *'", "5-59/10 is what every cron takes"),
        ("schedule = '*/90 * * * *'", 'of which there are only 60; every = "90m" is that'),
        ("schedule = '0 */0 * * *'", 'has "*/0" for the hour'),
        ("schedule = '0 7 30 2 *'", 'is "0 7 30 2 *", a day that never comes'),
        ("schedule = '0 7,, * * *'", 'has "" for the hour'),
        ("schedule = '@reboot'", "or one of @hourly, @daily"),
        ("every = 6", "every must be text in quotes, not 6"),
        ("every = '6'", 'every must be a span of time such as "90m", "6h" or "1d", not "6"'),
        ("every = 'six hours'", "every must be a span of time"),
        ("every = '30s'", 'every must be one minute at least, not "30s"'),
        ("every = '0h'", "every must be one minute at least"),
        ("every = '9999999w'", "every must be 366 days at most"),
        ("every = '1 month'", "every must be a span of time"),
        ("jitter = '1d'", "jitter must be from one second to 12 hours"),
        (
            "timezone = 'Berlin'",
            'timezone must be a time zone such as "Europe/Berlin", not "Berlin"; did you mean',
        ),
        ("timezone = 'europe/berlin'", 'did you mean "Europe/Berlin"?'),
        ("timezone = 'Europe/Berln'", 'did you mean "Europe/Berlin"'),
        ("timezone = 'new york'", 'did you mean "America/New_York"'),
        ("timezone = 'Europe'", "must be a time zone"),
        ("timezone = '../../etc/passwd'", "must be a time zone"),
        ("timezone = 'a\\u0000b'", "timezone must be a time zone"),
    ],
)
def test_a_wrong_value_is_quoted_with_what_would_be_right(folder: Path, line: str, words: str) -> None:
    message = problems_of(folder, f"[briefs.one]\nsources = ['a.txt']\n{line}\n")
    assert "line 3: " in message
    assert words in message


def test_times_that_do_not_go_together_are_refused(folder: Path) -> None:
    message = problems_of(
        folder, "[briefs.one]\nsources = 'a.txt'\nschedule = '@daily'\nevery = '6h'\njitter = '6h'\n"
    )
    assert "line 4: schedule and every say when in two ways; keep one of them" in message
    message = problems_of(folder, "[briefs.one]\nsources = 'a.txt'\nevery = '1h'\njitter = '1h'\n")
    assert "line 4: jitter must be shorter than every" in message


def test_an_unknown_template_is_answered_with_the_nearest_shipped_one(folder: Path) -> None:
    path = folder / "briefgen.toml"
    path.write_text("[briefs.one]\nsources = 'a.txt'\ntemplate = 'policy-breif'\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path, ["accessible", "policy-brief"])
    assert 'line 3: there is no template "policy-breif"; did you mean "policy-brief"?' in caught.value.message


def test_a_house_template_is_found_from_every_folder(folder: Path) -> None:
    (folder / "house.docx").write_bytes(b"")
    brief = brief_of(folder, "sources = 'a.txt'\ntemplate = 'house.docx'")
    assert brief.template == str(folder / "house.docx")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is no brief; open one with [briefs.its-name]"),
        ("briefs = 3", "there is no brief"),
        ("[brief.one]", '"brief" is not a key of this file; did you mean "briefs"?'),
        ("[briefs]\none = 3", "line 2: one must be a table such as [briefs.one], not 3"),
        ("[briefs.one]", "one names no sources"),
        ("[briefs.one]\nsources = 'http://a.example'", "a link is a url without a path in [[briefs."),
        ("[briefs.one]\nfeed = []", "one names no sources"),
        ("allow_host = 'a.example'", '"allow_host" is not a key of this file; did you mean "allow_hosts"?'),
        ("allow_hosts = 3", "line 1: allow_hosts must be a list of texts in quotes, but holds 3"),
        ("[briefs.' ']\nsources = 'a.txt'", "a brief needs a name"),
    ],
)
def test_a_file_without_a_proper_brief_is_refused(folder: Path, text: str, words: str) -> None:
    assert words in problems_of(folder, text)


def test_two_briefs_never_go_to_one_file(folder: Path) -> None:
    text = "[briefs.{0}]\nsources = 'a.txt'\noutput = 'page.docx'\n"
    message = problems_of(folder, text.format("one") + text.format("two"))
    assert "line 6: two goes to the same file as one" in message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[briefs.one\n", "briefgen.toml is not TOML: "),
        ("[briefs.one]\n".encode("utf-16"), "briefgen.toml is not UTF-8"),
        (b"a = " + b"[" * 9999, "briefgen.toml is"),
    ],
)
def test_a_file_that_is_not_toml_says_so(folder: Path, data: bytes, words: str) -> None:
    (folder / "briefgen.toml").write_bytes(data)
    with pytest.raises(SettingsError) as caught:
        load_settings(folder / "briefgen.toml")
    assert words in caught.value.message


def test_a_settings_file_that_is_missing_says_how_to_go_on(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path / "briefgen.toml")
    assert "can not be read" in caught.value.message
    assert caught.value.hint


def test_an_unknown_brief_is_answered_with_the_nearest_name(folder: Path) -> None:
    settings = settings_of(folder, "[briefs.central-asia]\nsources = 'a.txt'")
    with pytest.raises(SettingsError) as caught:
        settings.brief("centralasia")
    assert caught.value.message.endswith('; did you mean "central-asia"?')


# ---------------------------------------------------------------- where keys stand

KEYS = st.text(min_size=1, max_size=8)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.integers() | st.text(max_size=20) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def quoted(text: str) -> str:
    plain = all(letter.isprintable() and letter not in "\"'\\" for letter in text)
    if plain and len(text) % 3:
        return f"'{text}'" if len(text) % 3 == 1 else f"'''\n{text}'''"
    codes = "".join(f"\\U{ord(letter):08x}" for letter in text)
    return f'"{codes}"' if len(text) % 2 else f'"""\n{codes}\\""""'


def toml_of(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[ # [\n" + "".join(f" {toml_of(one)}, # ]\n" for one in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{basic(key)} = {toml_of(one)}" for key, one in value.items())
        return "{ " + ", ".join(pairs) + " }"
    return str(value)


def basic(key: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in key) + '"'


def places(value: object, at: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return {at, *(place for key, one in inner for place in places(one, (*at, key)))}


SAFE = st.dictionaries(KEYS, VALUES, max_size=5)


@given(SAFE, SAFE, st.lists(SAFE, min_size=1, max_size=3))
def test_every_key_that_tomllib_finds_has_a_line(
    top: dict[str, object], table: dict[str, object], many: list[dict[str, object]]
) -> None:
    def pairs(values: dict[str, object]) -> str:
        return "".join(f"{basic(key)} = {toml_of(one)}\n" for key, one in values.items() if key not in "tm")

    text = pairs(top) + "[t . 'x y']\n" + pairs(table) + "".join(f"[[m.n]] # c\n{pairs(one)}" for one in many)
    found = key_lines(text)
    assert {(), *found} == places(tomllib.loads(text))
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())


def test_lines_count_through_strings_lists_and_comments() -> None:
    text = 'a = """\n[no]\nb = 1"""\nc = [ # ]\n "]", \'#\', {d = 1},\n]\n[[e]]\nf.g = 2\n[[e]]\n"h.i" = 3\n'
    assert key_lines(text) == {
        ("a",): 1,
        ("c",): 4,
        ("c", 0): 5,
        ("c", 1): 5,
        ("c", 2): 5,
        ("c", 2, "d"): 5,
        ("e",): 7,
        ("e", 0): 7,
        ("e", 0, "f"): 8,
        ("e", 0, "f", "g"): 8,
        ("e", 1): 9,
        ("e", 1, "h.i"): 10,
    }


# ---------------------------------------------------------------- briefs without settings


def test_a_folder_makes_a_brief_called_after_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    brief = adhoc([folder / "deep"])
    assert (brief.name, brief.title, names(brief)) == ("deep", "", ["d.txt"])
    assert brief.output_on(date(2024, 6, 1)) == folder / "out" / "deep.docx"


def test_sub_folders_that_hold_something_are_noted(folder: Path) -> None:
    (folder / "bare").mkdir()
    (folder / "east").mkdir()
    (folder / "east" / "e.txt").write_text("A sentence.", encoding="utf-8")
    assert adhoc([folder]).notes == (f"sub-folders are not searched: {folder / 'deep'} and 1 more",)
    assert adhoc([folder / "deep"]).notes == ()


def test_one_file_gives_its_stem_and_several_give_a_plain_name(folder: Path) -> None:
    assert adhoc([folder / "a.txt"]).name == "a"
    both = adhoc([folder / "b.txt", folder / "a.txt", folder / "b.txt"])
    assert (both.name, names(both)) == ("brief", ["b.txt", "a.txt"])


def test_the_current_folder_has_a_name_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "deep")
    assert adhoc([Path()]).name == "deep"


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        adhoc([tmp_path])
    assert "holds no source files" in caught.value.message
    assert "Put the articles" in caught.value.hint


def test_a_folder_of_folders_names_one_of_them(folder: Path, tmp_path: Path) -> None:
    (folder / "deep").rename(tmp_path / "asia")
    for path in tmp_path.glob("*.*"):
        path.unlink()
    with pytest.raises(SourceError) as caught:
        adhoc([tmp_path])
    assert str(tmp_path / "asia") in caught.value.hint


def test_a_missing_file_is_answered_with_the_nearest_one(folder: Path) -> None:
    (folder / "japan-summit.txt").write_text("A sentence.", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        adhoc([folder / "japan-sumit.txt"])
    assert caught.value.hint == f"Did you mean {folder / 'japan-summit.txt'}?"


def test_a_missing_folder_says_how_far_the_path_is_right(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        adhoc([tmp_path / "no" / "such"])
    assert str(tmp_path / "no") in caught.value.hint


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_with_and_without_quotes(day: date) -> None:
    assert read_day(day) == day
    assert read_day(f" {day.isoformat()} ") == day
