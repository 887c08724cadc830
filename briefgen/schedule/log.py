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
    """One thing that happened: what, to which brief if to one, in words and as data."""

    at: datetime
    what: str
    words: str
    brief: str = ""
    level: Level = "info"
    data: Mapping[str, Any] = field(default_factory=dict)


Log = Callable[[Event], None]


def as_text(event: Event) -> str:
    """Return an event as a line for people, on the computer's clock."""
    time = event.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    level = "" if event.level == "info" else f"{event.level}: "
    words = " ".join(event.words.split())  # one event, one line
    return f"{time}  {event.brief}{event.brief and ': '}{level}{words}"


def as_json(event: Event) -> str:
    """Return an event as a line of JSON."""
    head = {"time": event.at.isoformat(), "level": event.level, "event": event.what}
    brief = {"brief": event.brief} if event.brief else {}
    return json.dumps({**head, **brief, "message": event.words, **event.data}, ensure_ascii=True, default=str)
