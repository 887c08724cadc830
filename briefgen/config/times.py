"""What the settings say of times in; the same checked, or a ValueError with the end of a sentence, out.

Each message follows the key's name, as those of ``keys`` do. A schedule is what every cron knows: five
fields of numbers, names, lists, ranges and steps. The letters that some crons add are refused, so that a
schedule means the same here, in a crontab and in a systemd timer.
"""

from __future__ import annotations

import functools
import re
from datetime import datetime

from briefgen.model.names import MONTHS_BEGIN

LEAST = 60  # seconds between two runs
_LONGEST = 366 * 86_400  # seconds: a brief that comes once a year
_JITTER = 12 * 3_600  # seconds: more would move a morning into an evening
_EXAMPLE = 'such as "0 7 * * mon-fri" for 07:00 from Monday to Friday'
_FIELDS = (
    ("minute", 0, 59),
    ("hour", 0, 23),
    ("day of the month", 1, 31),
    ("month", 1, 12),
    ("day of the week", 0, 7),
)
_NAMED = {  # the names that stand in place of five fields
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_DAYS = "sun mon tue wed thu fri sat".split()
_TERM = re.compile(r"(?:(?P<all>\*)|(?P<from>[0-9a-z]+)(?:-(?P<to>[0-9a-z]+))?)(?:/(?P<step>[0-9]+))?")
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_SPAN = re.compile(
    r"([0-9]{1,9})\s*(s|m|h|d|w|seconds?|secs?|minutes?|mins?|hours?|days?|weeks?)(?![a-z])\s*", re.IGNORECASE
)
_MOST = 500  # letters of a schedule: all the minutes of an hour in a list are 170


def cron(words: str) -> str:
    """Return a schedule in five fields, in small letters, with one blank between them."""
    found = " ".join(words.lower().split())
    if found.startswith("@"):
        return _named(found)
    fields = found.split(" ")
    if len(fields) != len(_FIELDS) or len(found) > _MOST:
        names = ", ".join(name for name, *_ in _FIELDS)
        said = "" if len(fields) == 1 else f" ({len(fields)} fields)"
        raise ValueError(f"must be five fields ({names}), {_EXAMPLE}, not {_quoted(words)}{said}")
    for field, (name, least, most) in zip(fields, _FIELDS, strict=True):
        for term in field.split(","):
            _check_term(term, name, least, most)
    _refuse_never(found)
    return found


def _named(found: str) -> str:
    if found not in _NAMED:
        known = ", ".join(_NAMED)
        raise ValueError(f"must be five fields, {_EXAMPLE}, or one of {known}, not {_quoted(found)}")
    return _NAMED[found]


def _check_term(term: str, name: str, least: int, most: int) -> None:
    """Refuse one item of one field, in words that say which field it is and what may stand there."""
    match = _TERM.fullmatch(term)
    if not match or (match["step"] and not match["all"] and not match["to"]):
        hint = f"; {term.replace('/', f'-{most}/')}" if re.fullmatch(r"[0-9]{1,2}/[0-9]+", term) else ""
        raise ValueError(
            f"has {_quoted(term)} for the {name}, where numbers, *, lists (1,2), ranges (1-5) and steps "
            f"(*/2) may stand{hint and hint + ' is what every cron takes'}"
        )
    first, last = (_number(match[end], name, least, most) for end in ("from", "to"))
    if first is not None and last is not None and last < first:
        raise ValueError(
            f"has {_quoted(term)} for the {name}, which runs backwards; write it as a list (6,0,1)"
        )
    _check_step(match["step"], term, name, least, most)


def _number(word: str | None, name: str, least: int, most: int) -> int | None:
    if word is None:
        return None
    names = {"month": ["", *MONTHS_BEGIN], "day of the week": _DAYS}.get(name, [])
    if word in names:
        return names.index(word)
    if not word.isdigit() or len(word) > 4 or not least <= int(word) <= most:
        also = f", or a name such as {names[-1]}" if names else ""
        raise ValueError(
            f"has {_quoted(word)} for the {name}, which goes from {least} to {most}{also}, {_EXAMPLE}"
        )
    return int(word)


def _check_step(step: str | None, term: str, name: str, least: int, most: int) -> None:
    if step is None:
        return
    room = most - least + 1
    if len(step) > 4 or not 1 <= int(step) < room:
        more = f'; every = "{step}m" is that' if name == "minute" and 60 <= int(step[:5]) <= 9999 else ""
        raise ValueError(f"has {_quoted(term)} for the {name}, of which there are only {room}{more}")


def _refuse_never(found: str) -> None:
    from cronsim import CronSim, CronSimError

    try:
        next(CronSim(found, datetime(2024, 1, 1)))  # noqa: DTZ001 - any day, on the wall's clock
    except (CronSimError, StopIteration):
        raise ValueError(f"is {_quoted(found)}, a day that never comes") from None


def span(words: str) -> int:
    """Return how many seconds words such as "6h", "1h 30m" or "2 days" are."""
    at, seconds = 0, 0
    while match := _SPAN.match(words, at):
        at = match.end()
        seconds += int(match[1]) * _UNITS[match[2][0].lower()]
    if not at or at < len(words):
        raise ValueError(f'must be a span of time such as "90m", "6h" or "1d", not {_quoted(words)}')
    return seconds


def every(words: str) -> int:
    """Return the seconds between two runs: a minute at least, a year at most."""
    seconds = span(words)
    if seconds < LEAST:
        raise ValueError(f"must be one minute at least, not {_quoted(words)}")
    if seconds > _LONGEST:
        raise ValueError(f"must be 366 days at most, not {_quoted(words)}")
    return seconds


def jitter(words: str) -> int:
    """Return the seconds over which the starts of the briefs are spread."""
    seconds = span(words)
    if not 1 <= seconds <= _JITTER:
        raise ValueError(f"must be from one second to 12 hours, not {_quoted(words)}")
    return seconds


def zone(words: str) -> str:
    """Return the name of a time zone that there is."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(words)
    except (KeyError, ValueError, OSError):  # a path out of the zones, a folder of them, none at all
        raise ValueError(
            f'must be a time zone such as "Europe/Berlin", not {_quoted(words)}{_near(words)}'
        ) from None
    return words


def _near(words: str) -> str:
    """Return the zones that are meant, as a question: by their city first, then by their letters."""
    import difflib

    zones = _zones()
    asked = words.strip().replace(" ", "_").casefold()
    found = [zone for zone in zones if asked in (zone.casefold(), zone.rpartition("/")[2].casefold())]
    if not found:
        folded = {zone.casefold(): zone for zone in zones}
        folded |= {zone.rpartition("/")[2].casefold(): zone for zone in zones if "/" in zone}
        close = difflib.get_close_matches(asked[:60], folded, n=3, cutoff=0.7)
        found = list(dict.fromkeys(folded[name] for name in close))
    return f"; did you mean {' or '.join(_quoted(zone) for zone in found[:3])}?" if found else ""


@functools.cache
def _zones() -> list[str]:
    """Return the names of all zones, for which the folders of the system are gone through."""
    from zoneinfo import available_timezones

    return sorted(available_timezones())


def _quoted(words: str) -> str:
    return f'"{words}"' if len(words) <= 60 else f'"{words[:57]}..."'
