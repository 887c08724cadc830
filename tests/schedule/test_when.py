"""When a brief runs: on ordinary days, on nights on which clocks change, and with a place of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.config import BriefSettings
from briefgen.errors import ScheduleError
from briefgen.schedule import first_run, in_words, next_run, run_after, span_in_words

# The evening before each night on which the clocks change, in spring and in autumn.
NIGHTS = [
    ("Europe/Berlin", date(2026, 3, 28), date(2026, 10, 24)),
    ("America/New_York", date(2026, 3, 7), date(2026, 10, 31)),
    ("Australia/Lord_Howe", date(2026, 10, 3), date(2026, 4, 4)),  # by half an hour
]


def brief(
    schedule: str = "", zone: str = "", *, every: int = 0, jitter: int = 0, name: str = "one"
) -> BriefSettings:
    return BriefSettings(
        name=name,
        items=(),
        output=Path("one.docx"),
        root=Path(),
        schedule=schedule,
        timezone=zone,
        every=every,
        jitter=jitter,
    )


def runs(schedule: str, zone: str, day: date, count: int) -> list[str]:
    """Return the runs after 22:00 of a day as the wall shows them, with how far that is from UTC."""
    at, found = datetime.combine(day, clock(22), ZoneInfo(zone)), []
    for _ in range(count):
        at = next_run(brief(schedule, zone), at)
        found.append(at.astimezone(ZoneInfo(zone)).strftime("%d %H:%M %z"))
    return found


def test_a_brief_of_weekday_mornings_runs_on_weekday_mornings() -> None:
    days = runs("0 7 * * mon-fri", "Europe/Berlin", date(2026, 11, 19), 3)
    assert days == ["20 07:00 +0100", "23 07:00 +0100", "24 07:00 +0100"]


def test_a_day_of_the_month_or_a_day_of_the_week_is_enough_as_in_cron() -> None:
    days = runs("0 7 1 * mon", "UTC", date(2026, 10, 27), 3)
    assert days == ["01 07:00 +0000", "02 07:00 +0000", "09 07:00 +0000"]


@pytest.mark.parametrize(
    ("schedule", "berlin", "new_york", "lord_howe"),
    [
        ("30 2 * * *", ["29 03:00 +0200", "30 02:30 +0200"], ["08 03:00 -0400"], ["04 02:30 +1100"]),
        ("15 2 * * *", ["29 03:00 +0200", "30 02:15 +0200"], ["08 03:00 -0400"], ["04 02:30 +1100"]),
        ("0,30 2 * * *", ["29 03:00 +0200", "30 02:00 +0200"], [], ["04 02:30 +1100", "05 02:00 +1100"]),
        ("*/30 2 * * *", ["29 03:00 +0200", "30 02:00 +0200"], [], ["04 02:30 +1100", "05 02:00 +1100"]),
        ("0 */2 * * *", ["29 00:00 +0100", "29 03:00 +0200", "29 04:00 +0200"], ["08 00:00 -0500"], []),
        ("0 3 * * *", ["29 03:00 +0200", "30 03:00 +0200"], ["08 03:00 -0400"], ["04 03:00 +1100"]),
    ],
)
def test_a_time_that_does_not_exist_runs_once_right_after_the_gap(
    schedule: str, berlin: list[str], new_york: list[str], lord_howe: list[str]
) -> None:
    for (zone, spring, _), expected in zip(NIGHTS, (berlin, new_york, lord_howe), strict=True):
        assert runs(schedule, zone, spring, len(expected)) == expected


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("30 2 * * *", [["25 02:30 +0200", "26 02:30 +0100"], [], []]),
        ("*/30 2 * * *", [["25 02:00 +0200", "25 02:30 +0200", "26 02:00 +0100"], [], []]),
        ("30 1 * * *", [[], ["01 01:30 -0400", "02 01:30 -0500"], []]),
        ("45 1 * * *", [[], [], ["05 01:45 +1100", "06 01:45 +1030"]]),
        ("0 */2 * * *", [["25 00:00 +0200", "25 02:00 +0200", "25 04:00 +0100"], [], []]),
        ("0 */2 * * *", [[], [], ["05 00:00 +1100", "05 02:00 +1030", "05 04:00 +1030"]]),
    ],
)
def test_a_time_that_comes_twice_runs_once(schedule: str, expected: list[list[str]]) -> None:
    for (zone, _, autumn), times in zip(NIGHTS, expected, strict=True):
        assert runs(schedule, zone, autumn, len(times)) == times


def test_a_brief_of_every_hour_skips_what_is_skipped_and_runs_in_both_passes() -> None:
    zone, spring, autumn = NIGHTS[0]
    assert runs("15 * * * *", zone, spring, 5)[3:] == ["29 01:15 +0100", "29 03:15 +0200"]
    assert runs("15 * * * *", zone, autumn, 7)[4:] == ["25 02:15 +0200", "25 02:15 +0100", "25 03:15 +0100"]
    zone, spring, autumn = NIGHTS[2]
    assert runs("15 * * * *", zone, spring, 5)[3:] == ["04 01:15 +1030", "04 03:15 +1100"]
    assert runs("45 * * * *", zone, autumn, 6)[3:] == ["05 01:45 +1100", "05 01:45 +1030", "05 02:45 +1030"]


def test_a_service_that_starts_in_the_second_pass_does_not_run_what_ran_in_the_first() -> None:
    zone = ZoneInfo("Europe/Berlin")
    second = datetime(2026, 10, 25, 2, 15, fold=1, tzinfo=zone)
    assert next_run(brief("30 2 * * *", "Europe/Berlin"), second) == datetime(
        2026, 10, 26, 2, 30, tzinfo=zone
    )


FIELDS = st.tuples(
    st.sampled_from(["0", "15", "59", "*/20", "0,30", "10-20/5", "*"]),
    st.sampled_from(["*", "*/2", "1", "2", "2,3", "0-4", "7", "23"]),
    st.sampled_from(["*", "1", "*/7", "29"]),
    st.sampled_from(["*", "3", "10", "mar-apr"]),
    st.sampled_from(["*", "sun", "mon-fri", "0,7"]),
)


@settings(deadline=None)  # the first example has libraries loaded
@given(
    FIELDS,
    st.sampled_from([zone for zone, *_ in NIGHTS] + ["Asia/Kathmandu", "America/St_Johns", "UTC"]),
    st.integers(1_704_067_200, 1_893_456_000),  # 2024 to 2029
)
def test_the_next_run_is_later_and_nothing_of_the_schedule_lies_between(
    fields: tuple[str, ...], zone: str, seconds: int
) -> None:
    after = datetime.fromtimestamp(seconds, UTC)
    settings = brief(" ".join(fields), zone)
    found = next_run(settings, after)
    assert found > after
    assert found.second == found.microsecond == 0
    middle = after + (found - after) / 2
    assert next_run(settings, middle) == found


@pytest.mark.usefixtures("own_zone")
def test_the_computers_own_clock_counts_where_no_zone_is_named() -> None:
    evening = datetime(2026, 10, 24, 22, tzinfo=ZoneInfo("Europe/Berlin"))
    found = [next_run(brief("30 2 * * *"), evening)]
    found.append(next_run(brief("30 2 * * *"), found[-1]))
    assert [f"{one:%d %H:%M}" for one in found] == ["25 00:30", "26 01:30"]
    spring = datetime(2026, 3, 28, 22, tzinfo=UTC)
    assert next_run(brief("30 2 * * *"), spring) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


@pytest.fixture
def own_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if os.name == "nt":
        pytest.skip("Windows takes its zone from the control panel")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_every_counts_from_the_run_before_and_the_first_is_at_once() -> None:
    now = datetime(2026, 11, 21, 7, 13, tzinfo=UTC)
    settings = brief(every=6 * 3600)
    assert first_run(settings, now) == now
    assert next_run(settings, now) == now + timedelta(hours=6)
    assert run_after(settings, now, now + timedelta(hours=1)) == now + timedelta(hours=6)


def test_runs_that_were_missed_do_not_move_the_hours_of_those_that_follow() -> None:
    first = datetime(2026, 11, 21, 7, tzinfo=UTC)
    awake = first + timedelta(days=3, hours=1)
    assert run_after(brief(every=6 * 3600), first, awake) == first + timedelta(days=3, hours=6)
    assert run_after(brief("0 7 * * *", "UTC"), first, awake) == first + timedelta(days=4)


def test_jitter_gives_each_brief_a_place_of_its_own_that_it_keeps() -> None:
    evening = datetime(2026, 11, 21, 22, tzinfo=UTC)
    starts = {}
    for name in map(str, range(200)):
        settings = brief("0 7 * * *", "UTC", jitter=600, name=name)
        first = next_run(settings, evening)
        assert next_run(settings, first) == first + timedelta(days=1)
        starts[name] = (first - datetime(2026, 11, 22, 7, tzinfo=UTC)).total_seconds()
    assert min(starts.values()) >= 0
    assert max(starts.values()) <= 600
    assert len(set(starts.values())) > 120  # of 601 places; 169 are expected


def test_a_brief_without_a_schedule_says_what_to_write() -> None:
    with pytest.raises(ScheduleError) as caught:
        next_run(brief(), datetime(2026, 11, 21, tzinfo=UTC))
    assert "one has neither schedule nor every" in caught.value.message
    assert "[briefs.one]" in caught.value.hint


def test_a_schedule_is_told_in_words() -> None:
    assert (
        in_words(brief("0 7 * * mon-fri", "Europe/Berlin"))
        == "at 07:00 on Monday through Friday in Europe/Berlin"
    )
    assert in_words(brief(every=5400)) == "every 1 hour 30 minutes"
    assert in_words(brief()) == "when you build it"
    assert [span_in_words(one) for one in (0, 1, 60, 90_061)] == [
        "0 seconds",
        "1 second",
        "1 minute",
        "1 day 1 hour",
    ]
