"""The first parts of a report in; its dateline ("ASTANA, 14 May (Kabar) —") skipped, and what it tells, out."""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.model.names import AGENCIES, NO_PLACE
from briefgen.read.days import find_day

if TYPE_CHECKING:
    from briefgen.read.parts import Part

_DEPTH = 8  # parts from the top in which it may stand
_AGENCIES = {
    "ap": "Associated Press", "afp": "Agence France-Presse", "dpa": "dpa", "upi": "UPI", "pti": "PTI",
    "efe": "EFE", "ians": "IANS", "ani": "ANI", "tass": "TASS", "xinhua": "Xinhua", "reuters": "Reuters",
}  # fmt: skip
_PLACE = r"[A-ZÀ-Þ][\w.’']{0,30}(?:[ -](?:[A-ZÀ-Þ][\w.’']{0,30}|de|da|of|and|la|le|del|al)){0,5}"
_DATELINE = re.compile(
    rf"(?P<place>(?:{_PLACE}(?:,\s+{_PLACE}){{0,2}})?)"
    r"(?P<date>,?\s+\(?(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})(?:,?\s+\d{4})?\)?)?,?"
    r"(?:\s*[(\[](?P<agency>[A-Z][\w&.’' -]{1,40})[)\]])?"
    r"\s*(?:—|–|--|-(?=\s))\s*"
    # and behind the agency: HOLM (Coastal Press) - November 13, 2026 -
    r"(?:(?P<behind>(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}),?\s+\d{4})\s*[—–-]+\s+)?"
)
# "Oslo (CNN) The …": without a dash an agency that everybody knows must stand in the brackets, or letters in
# capitals behind a place in capitals.
_NO_DASH = re.compile(
    rf"{NO_PLACE}(?P<place>(?:{_PLACE}(?:,\s+{_PLACE}){{0,2}}\s+)?)"
    r"\((?P<agency>[A-Z][A-Za-z]{1,8})\)(?P<date>)(?P<behind>)\s+(?=[A-Z“\"])"
)
# "(Harstad, 2 February) The …"; "Lindby, 12 March 2026. The …" only with a full date.
_FULL_DAY = r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}),?\s+\d{4}"
_PART_DAY = r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})(?:,?\s+\d{4})?"
_DAY_ALONE = re.compile(rf"(?P<date>{_FULL_DAY})\.\s+(?=[A-Z])")
_BRACKETED = re.compile(rf"\((?P<place>{_PLACE}),\s+(?P<date>{_PART_DAY})\)\s*(?=[A-Z])")
_STOPPED = re.compile(rf"(?P<place>{_PLACE}),\s+(?P<date>{_FULL_DAY})(?:\.|:|\s*[-/|])\s+(?=[A-Z])")


def skip_dateline(parts: list[Part], dropped: list[Dropped]) -> tuple[list[Part], Metadata]:
    """Mark the dateline of the first paragraph ("ASTANA, 14 May (Kabar) —") as no part of its sentence."""
    for index, part in enumerate(parts[:_DEPTH]):
        if part.kind != "paragraph":
            continue
        full = _BRACKETED.match(part.text) or _STOPPED.match(part.text) or _day_alone(parts, index)
        if full:
            dropped.append(Dropped(full[0].strip(), "dateline"))
            parts[index] = replace(part, skip=full.end())
            day = find_day(full["date"])
            return parts, Metadata(published=day[0] if day else None)
        match = _DATELINE.match(part.text) or _NO_DASH.match(part.text)
        if match and _is_dateline(match):
            dropped.append(Dropped(match[0].strip(), "dateline"))
            parts[index] = replace(part, skip=match.end())
            return parts, _dateline_values(match)
    return parts, Metadata()


def _day_alone(parts: list[Part], index: int) -> re.Match[str] | None:
    """Return "3 February 2026. " in front of the first paragraph; in front of others too it is a chronicle."""
    found = _DAY_ALONE.match(parts[index].text)
    others = (part.text for at, part in enumerate(parts) if at != index)
    return None if any(_DAY_ALONE.match(text) for text in others) else found


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether the opening words are one: an agency in brackets, a date, or a place in capitals."""
    city = match["place"].split(",")[0].strip()
    known = match["agency"] in AGENCIES or (city.isupper() and (match["agency"] or "").isupper())
    if match.re is _NO_DASH and not known:
        return False
    if not city and not match["agency"]:
        return False
    rest = match.string[match.end() :]
    if len(rest) < 20 or len(match["place"]) > 60:
        return False
    return bool(match["agency"] or match["date"]) or (city.isupper() and len(city) > 2)


def _dateline_values(match: re.Match[str]) -> Metadata:
    agency = (match["agency"] or "").strip()
    found = find_day(match["date"] or match["behind"] or "")
    return Metadata(publisher=_AGENCIES.get(agency.lower(), agency), published=found[0] if found else None)
