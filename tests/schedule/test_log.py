"""The log of the service: for people lines that can be read, for programs an object for each event."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from briefgen.schedule import Event, Result, as_json, as_text, result_of
from briefgen.schedule.once import event_of

AT = datetime(2026, 11, 20, 7, 0, 3, tzinfo=UTC)
TWO = ("new on the page: “The road\nis open.”", "a figure was 12 and is 17: “17 houses.”")


def below(event: Event) -> list[str]:
    """Return what stands below the first line."""
    return as_text(event).splitlines()[1:]


def test_several_reasons_stand_below_each_other() -> None:
    event = event_of("norrey", Result("published", edition=3, path="out/n.docx", why=TWO, seconds=2.04), AT)
    assert as_text(event).splitlines()[0].endswith("  norrey: published edition 3: out/n.docx, in 2.0 s")
    assert below(event) == [
        f"{' ' * 21}- new on the page: “The road is open.”",
        f"{' ' * 21}- a figure was 12 and is 17: “17 houses.”",
    ]


def test_a_single_reason_stands_in_the_line() -> None:
    event = event_of("norrey", Result("published", edition=3, path="out/n.docx", why=TWO[1:]), AT)
    words = "norrey: published edition 3: out/n.docx (a figure was 12 and is 17: “17 houses.”), in 0.0 s"
    assert as_text(event).endswith(words)
    assert below(event) == []


def test_in_json_an_event_is_one_line_with_all_reasons_in_its_message() -> None:
    event = event_of("norrey", Result("published", edition=3, path="out/n.docx", why=TWO), AT)
    (line,) = as_json(event).splitlines()
    told = json.loads(line)
    assert list(told) == ["time", "level", "event", "brief", "message", "result"]
    assert told["message"] == f"published edition 3: out/n.docx ({'; '.join(TWO)}), in 0.0 s"
    assert told["result"]["why"] == list(TWO)


def test_what_a_run_made_good_of_an_earlier_one_stands_in_the_log() -> None:
    done = "the on_publish command of edition 3 had not been run: it has been run now"
    brief = {"name": "norrey", "published": False, "edition": 3, "why": ["nothing has changed"]}
    printed = json.dumps({"briefs": [brief | {"made_good": [done], "notes": [done, "one more"]}]})
    result = result_of(10, printed, "", 0.3)
    assert result.made_good == (done,)
    assert Result.from_data(json.loads(json.dumps(result.as_data()))) == result
    event = event_of("norrey", result, AT)
    assert as_text(event).splitlines()[0].endswith("nothing published: nothing has changed, in 0.3 s")
    assert below(event) == [f"{' ' * 21}- {done}"]
    assert json.loads(as_json(event))["result"]["made_good"] == [done]


def test_an_event_in_plain_words_is_one_line_though_it_has_several() -> None:
    assert as_text(Event(AT, "run", "one\ntwo", "norrey")).endswith("norrey: one two")
