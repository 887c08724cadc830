"""A brief's settings and an instant in; the instant of its next run out, right on nights that change clocks.

A schedule that names its hours goes by the clock on the wall: each time of the day once, a time that the
clock skips right after the gap, a time that comes twice only the first time. A schedule of every hour goes
by elapsed time: it skips what is skipped and runs in both passes of a repeated hour.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefgen.errors import ScheduleError

if TYPE_CHECKING:
    from briefgen.config import BriefSettings

_SHIFT = timedelta(hours=3)  # further than any clock is put back for the summer's end
_MINUTE = timedelta(minutes=1)  # clocks change on whole minutes


def next_run(settings: BriefSettings, after: datetime) -> datetime:
    """Return the first instant after this one at which the brief is to be rebuilt, in UTC.

    A brief with ``every`` counts from ``after``, so that it should be the instant of the run before.
    Raises ScheduleError for a brief that has no schedule.
    """
    after = after.astimezone(UTC)  # sums of local times forget which pass of a repeated hour they are in
    if settings.every:
        return after + timedelta(seconds=settings.every)
    if not settings.schedule:
        message = f"{settings.name} has neither schedule nor every"
        raise ScheduleError(message, f'Write schedule = "0 7 * * mon-fri" under [briefs.{settings.name}].')
    place = timedelta(seconds=place_of(settings))
    return _next_on_wall(settings.schedule, zone_of(settings), after - place) + place


def first_run(settings: BriefSettings, now: datetime) -> datetime:
    """Return when a brief runs that never ran: at once with ``every``, else at its next time."""
    if settings.every:
        return now.astimezone(UTC) + timedelta(seconds=place_of(settings))
    return next_run(settings, now)


def run_after(settings: BriefSettings, planned: datetime, now: datetime) -> datetime:
    """Return the run that follows the one planned then: all that were missed by now are that one."""
    if not settings.every:
        return next_run(settings, now)
    every = timedelta(seconds=settings.every)
    return planned + max((now - planned) // every + 1, 1) * every


def place_of(settings: BriefSettings) -> int:
    """Return by how many seconds a brief comes late, of those that ``jitter`` allows; always the same."""
    digest = hashlib.sha256(settings.name.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % (settings.jitter + 1)


def zone_of(settings: BriefSettings) -> tzinfo | None:
    """Return the zone of the brief's clock; None stands for the computer's own."""
    return ZoneInfo(settings.timezone) if settings.timezone else None


def rule_of(settings: BriefSettings) -> str:
    """Return all that says when a brief runs, to know it again."""
    return f"{settings.schedule}|{settings.every}|{settings.timezone}|{settings.jitter}"


def in_words(settings: BriefSettings) -> str:
    """Return when a brief runs, as a person says it."""
    if settings.every:
        return f"every {span_in_words(settings.every)}"
    if not settings.schedule:
        return "when you build it"
    from cronsim import CronSim

    words = CronSim(settings.schedule, datetime(2024, 1, 1)).explain()  # noqa: DTZ001 - any day
    return f"{words[:1].lower()}{words[1:]}{settings.timezone and f' in {settings.timezone}'}"


def span_in_words(seconds: float) -> str:
    """Return a span of time in its two largest units."""
    whole, words = round(seconds), []
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        count, whole = divmod(whole, size)
        if count:
            words.append(f"{count} {unit}{'s' if count > 1 else ''}")
    return " ".join(words[:2]) or "0 seconds"


def _next_on_wall(schedule: str, zone: tzinfo | None, after: datetime) -> datetime:
    if schedule.split(" ")[1] == "*":
        return _next_by_the_hour(schedule, zone, after)
    for wall in _walls(schedule, after.astimezone(zone).replace(tzinfo=None)):
        instant = _once(wall, zone)
        if instant > after:
            return instant
    raise ScheduleError(f'"{schedule}" never comes again', "Give it a day that there is.")


def _next_by_the_hour(schedule: str, zone: tzinfo | None, after: datetime) -> datetime:
    now = after.astimezone(zone).replace(tzinfo=None)
    found: list[datetime] = []
    for wall in _walls(schedule, now - _SHIFT):  # a time before now may come a second time
        passes = [_instant(wall, zone, fold) for fold in (0, 1)]
        found += [one for one in passes if one > after and _shows(one, zone) == wall]
        if found and wall > now:
            return min(found)
    raise ScheduleError(f'"{schedule}" never comes again', "Give it a day that there is.")


def _walls(schedule: str, after: datetime) -> Iterator[datetime]:
    """Yield the times of a schedule as a clock shows them that is never put forward or back."""
    from cronsim import CronSim

    return CronSim(schedule, after.replace(fold=0))


def _once(wall: datetime, zone: tzinfo | None) -> datetime:
    """Return the first instant at which the clock shows this time; if it never does, when the gap ends."""
    while _shows(_instant(wall, zone), zone) != wall:
        wall += _MINUTE
    return _instant(wall, zone)


def _instant(wall: datetime, zone: tzinfo | None, fold: int = 0) -> datetime:
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _shows(instant: datetime, zone: tzinfo | None) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)
