"""Settings: how it is told what briefgen.toml may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.config import load_settings
from briefgen.errors import SettingsError
from tests.support.settings import brief_of, problems_of, settings_of


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
        ('as_of = "2026-02-30"', 'as_of must be a day of the calendar, and "2026-02-30" is none'),
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
            'has "monday" for the day of the week, which goes from 0 to 7, or a name such as sat',
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


def test_a_day_that_is_none_is_told_without_a_word_on_quotes(folder: Path) -> None:
    (folder / "briefgen.toml").write_text("[briefs.one]\nas_of = 2026-11-31\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(folder / "briefgen.toml")
    assert "day of the calendar" in caught.value.hint


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
