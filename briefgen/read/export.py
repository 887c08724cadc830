"""The export of a clipping service (CSV or JSON) in; a draft for each article in it out.

Each row of a CSV file, and each object of a JSON file, is an article. The columns are known by their usual
names, which ``fields.py`` lists; one of them has to hold the text.
"""

# ruff: noqa: ANN401 - JSON has no types worth naming
from __future__ import annotations

import csv
import io
import json
from typing import Any

from briefgen.errors import SourceError
from briefgen.read.decode import clean, decode
from briefgen.read.fields import TEXT_KEYS, first, metadata_of
from briefgen.read.parts import Draft, Part
from briefgen.read.plain import split

_MOST_ROWS = 1000
_COLUMNS = "Name its columns title, text, publisher, author, published and url."


def read_csv(data: bytes) -> tuple[Draft, ...]:
    """Return a draft for each row. Raises SourceError when no column holds the text."""
    text, notes = decode(data)
    csv.field_size_limit(10_000_000)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:20_000], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(csv.DictReader(io.StringIO(text), dialect=dialect))
    except csv.Error as error:
        raise SourceError(f"it is no table ({error})", "Export it again as CSV (UTF-8).") from None
    return _drafts([_lower(row) for row in rows], notes, "row")


def read_json(data: bytes) -> tuple[Draft, ...]:
    """Return a draft for each article. Raises SourceError when it is no JSON, or holds no text."""
    text, notes = decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"it is no JSON ({str(error)[:80]})", "Export it again.") from None
    return _drafts([_lower(row) for row in _objects(value)], notes, "article")


def _objects(value: Any) -> list[dict[str, Any]]:
    """Return the articles of a JSON value: itself, a list, or the first list of objects in it."""
    if isinstance(value, list):
        return [entry for entry in value if isinstance(entry, dict)]
    if not isinstance(value, dict):
        return []
    lists = [
        inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)
    ]
    return _objects(lists[0]) if lists and not first(_lower(value), TEXT_KEYS) else [value]


def _lower(row: dict[Any, Any]) -> dict[str, str]:
    """Return the row with its names in lower case and its values as words ({"name": …} is its name)."""
    return {str(key).strip().lower(): _value(value) for key, value in row.items() if key}


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return _value(value.get("name") or value.get("title") or "")
    if isinstance(value, list):
        return ", ".join(_value(entry) for entry in value)
    return "" if value is None else str(value).strip()


def _drafts(rows: list[dict[str, str]], notes: tuple[str, ...], what: str) -> tuple[Draft, ...]:
    if not rows:
        raise SourceError("it holds no rows", _COLUMNS)
    if len(rows) > _MOST_ROWS:
        raise SourceError(f"it holds {len(rows)} articles; {_MOST_ROWS} are read at most", "Export fewer.")
    drafts = tuple(_draft(row, notes, f"{what} {number}") for number, row in enumerate(rows, start=1))
    found = tuple(draft for draft in drafts if draft.parts)
    if not found:
        raise SourceError(
            f"none of its columns holds the text (they are {', '.join(rows[0]) or 'unnamed'})", _COLUMNS
        )
    return found


def _draft(row: dict[str, str], notes: tuple[str, ...], place: str) -> Draft:
    body = first(row, TEXT_KEYS)
    parts = tuple(_html_parts(body) if "</" in body else split(clean(body)))
    text = None if "</" in body else clean(body)
    return Draft(parts=parts, text=text, metadata=metadata_of(row), notes=notes, name=place)


def _html_parts(body: str) -> list[Part]:
    from briefgen.read.blocks import blocks, load, prune

    tree, _ = load(body.encode())
    prune(tree)
    return [
        Part(block.text, "paragraph", f"paragraph {number}")
        for number, block in enumerate(blocks(tree), start=1)
    ]
