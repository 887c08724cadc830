"""A Markdown file in; its blocks out as spans of its text, and its front matter as metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.model import BlockKind, Dropped
from briefgen.model.item import Metadata
from briefgen.read.decode import decode
from briefgen.read.fields import metadata_of
from briefgen.read.heads import head_line, is_byline
from briefgen.read.parts import Draft, Part
from briefgen.read.plain import refuse_long
from briefgen.read.signature import is_persons

_FRONT = re.compile(r"\A---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w -]*?)\s*:\s*(?P<value>.*)$")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_RULE = re.compile(r"(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)\s*$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*$")
_QUOTE = re.compile(r"(?:>\s?)+")
# Marks of emphasis, links and code are taken out of the text where they stand.
_LINK = re.compile(
    r"!?\[([^\]\n]{0,300})\](?:\([^)\s]{0,1000}(?:\s+\"[^\"\n]{0,500}\")?\)|\[[^\]\n]{0,200}\])"
)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)(.{1,1000}?)(?<=\S)\1(?![\w*])|(?<![\w_])(_{1,3})(?=\S)(.{1,1000}?)(?<=\S)\3(?![\w_])"
)
_CODE = re.compile(r"`([^`\n]+)`")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_MOST_MARKS = 5_000
_HEAD = 6  # blocks from the top in which a letterhead may stand
_LABELLED = re.compile(r"[A-Z][\w -]{1,30}:\s+\S")
_FENCE = re.compile(r"(?:```|~~~)")


@dataclass(slots=True)
class _Run:
    """A block in the making: its kind and the lines it has so far, each with its offset."""

    kind: BlockKind
    start: int
    end: int
    skip: int = 0


def read_markdown(data: bytes) -> Draft:
    """Return the blocks of a Markdown file. Raises SourceError when the bytes are no text."""
    raw, notes = decode(data)
    refuse_long(raw)
    metadata, body = _front_matter(raw)
    # The marks inside a line go, and with them the file's own offsets in that line: a page that prints
    # "**Astana**" is worse than a span that points into the text as a reader sees it.
    text = _inline(raw[body:])
    dropped: list[Dropped] = []
    joined, runs = _runs(text, dropped)
    parts = tuple(_part(joined, run, number) for number, run in enumerate(runs, start=1))
    return Draft(parts=parts, text=joined, metadata=metadata, dropped=tuple(dropped), notes=notes)


def _part(text: str, run: _Run, number: int) -> Part:
    return Part(text[run.start : run.end], run.kind, f"paragraph {number}", run.start, run.skip)


def _inline(text: str) -> str:
    """Take the marks of links, emphasis and code out, unless there are more than a person makes."""
    if text.count("[") <= _MOST_MARKS:
        text = _LINK.sub(_words_of_link, _LINK.sub(_words_of_link, text))
    if text.count("*") + text.count("_") <= 4 * _MOST_MARKS:
        for _ in range(2):  # emphasis inside emphasis
            text = _EMPHASIS.sub(lambda match: match[2] or match[4], text)
    return _AUTOLINK.sub(r"\1", _CODE.sub(r"\1", text)) if text.count("`") <= _MOST_MARKS else text


def _words_of_link(match: re.Match[str]) -> str:
    return "" if match[0][0] == "!" else match[1]


def _runs(text: str, dropped: list[Dropped]) -> tuple[str, list[_Run]]:
    """Return the text with the line ends inside its paragraphs made spaces, and the blocks in it."""
    chars = list(text)
    runs: list[_Run] = []
    current: _Run | None = None
    fenced = False
    offset = 0
    for line in text.split("\n"):
        start, offset = offset, offset + len(line) + 1
        words = line.strip()
        if _FENCE.match(words):
            fenced, current = not fenced, None
            continue
        if fenced or not words or _IMAGE.match(words):
            current = None
            if fenced and words:
                dropped.append(Dropped(words, "code"))
            continue
        current = _take(line, start, chars, runs, current)
    return "".join(chars), runs


def _take(line: str, offset: int, chars: list[str], runs: list[_Run], current: _Run | None) -> _Run | None:
    """Add one line to the blocks; return the block that the next line may continue."""
    start = offset + len(line) - len(line.lstrip())
    if quote := _QUOTE.match(line, start - offset):
        start = offset + quote.end()
    words = line[start - offset :].strip()
    end = start + len(words)
    if current and current.kind == "paragraph" and _UNDERLINE.match(words) and len(words) >= 2:
        current.kind = "title" if words[0] == "=" and len(runs) == 1 else "heading"
        return None
    if not words or _RULE.match(words) or _TABLE_RULE.match(words):
        return None
    if heading := _HEADING.match(words):
        _heading(heading, start, runs)
        return None
    if words.startswith("|"):
        runs.append(_Run("row", start, end))
        return None
    if item := _ITEM.match(words):
        runs.append(_Run("item", start, end, item.end()))
        return runs[-1]
    if current and not _is_head(current, words, chars, len(runs)):
        for place in range(current.end, start):
            chars[place] = " "
        current.end = end
        return current
    runs.append(_Run("paragraph", start, end))
    return runs[-1]


def _is_head(current: _Run, line: str, chars: list[str], number: int) -> bool:
    """Whether two short lines at the top are two things: a body's name, and a place with the day."""
    if number > _HEAD or current.kind != "paragraph":
        return False
    before = "".join(chars[current.start : current.end])
    if _LABELLED.match(before) and _LABELLED.match(line):  # "**Publisher:** …", "**Date:** …"
        return True
    heads = head_line(line) is not None or is_persons(line) or len(line) > len(before)
    return heads and (head_line(before) is not None or is_byline(before))


def _heading(match: re.Match[str], start: int, runs: list[_Run]) -> None:
    if match["text"]:
        kind: BlockKind = "title" if match["marks"] == "#" and not runs else "heading"
        runs.append(_Run(kind, start + match.start("text"), start + match.end("text")))


# ---------------------------------------------------------------- front matter


def _front_matter(text: str) -> tuple[Metadata, int]:
    """Return what the YAML block at the top says, and where the body begins.

    Plain ``key: value`` pairs are read, with or without quotes, and the first entry of a list; nested
    YAML is passed over.
    """
    match = _FRONT.match(text)
    if not match:
        return Metadata(), 0
    return metadata_of(_pairs(match["body"])), match.end()


def _pairs(body: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    key = ""
    for line in body.split("\n"):
        if pair := _PAIR.match(line):
            key = pair["key"].strip().lower()
            pairs[key] = _scalar(pair["value"])
        elif key and not pairs[key] and line.strip().startswith("- "):
            pairs[key] = _scalar(line.strip()[2:])
    return pairs


def _scalar(value: str) -> str:
    value = value.strip()
    if value[:1] in ("'", '"') and value.endswith(value[0]) and len(value) > 1:
        return value[1:-1]
    value = re.sub(r"\s+#.*$", "", value)
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(part.strip().strip("'\"") for part in value[1:-1].split(",") if part.strip())
    return value
