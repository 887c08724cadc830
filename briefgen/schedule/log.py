"""What the service did in; one line of its log, for people or for programs, out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: what, to which brief if to one, in words and as data.

    ``lines`` are the words for people where they take several lines: the first, then what stands below it.
    """

    at: datetime
    what: str
    words: str
    brief: str = ""
    level: Level = "info"
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()


Log = Callable[[Event], None]


def as_text(event: Event) -> str:
    """Return an event as a line for people, on the computer's clock, with what belongs to it below."""
    time = event.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    level = "" if event.level == "info" else f"{event.level}: "
    first, *below = (" ".join(line.split()) for line in event.lines or (event.words,))
    head = f"{time}  {event.brief}{event.brief and ': '}{level}{first}"
    return "\n".join([head, *(f"{' ' * (len(time) + 2)}- {line}" for line in below)])


def as_json(event: Event) -> str:
    """Return an event as a line of JSON."""
    head = {"time": event.at.isoformat(), "level": event.level, "event": event.what}
    brief = {"brief": event.brief} if event.brief else {}
    return json.dumps({**head, **brief, "message": event.words, **event.data}, ensure_ascii=True, default=str)
