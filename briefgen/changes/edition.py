"""An evidence document in, the Edition that it tells of out."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, get_args

from briefgen.compose.overtaken import CHANGED
from briefgen.errors import VerificationError
from briefgen.model import Edition, Figure, News, PrintedLine, PrintedSource, Quote, When
from briefgen.model.names import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NEWS = get_args(News)


def checksum(text: str) -> str:
    """Return the sha256 of a source's clean text, which the furniture of a page leaves alone."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def edition_of(document: Mapping[str, Any], number: int) -> Edition:
    """Return edition ``number`` as its evidence file, parsed, tells it; what older files lack is empty.

    Raises VerificationError when it is no evidence file.
    """
    try:
        return _edition(document, number)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise VerificationError(
            f"the evidence of edition {number} can not be read: {type(error).__name__}: {error}",
            "Build the brief with --force: it makes a new edition without looking at this one.",
        ) from error


def _edition(document: Mapping[str, Any], number: int) -> Edition:
    sources = {source["id"]: source for source in document["sources"]}
    return Edition(
        number=number,
        as_of=date.fromisoformat(document["as_of"]),
        title=document["title"],
        lines=tuple(_line(line, sources) for line in document["lines"]),
        sources=tuple(_source(source) for source in document["sources"]),
        handling=document.get("handling", ""),
        template=document["template"],
        template_sha256=document.get("template_sha256", ""),
        paper=document["paper"],
        docx_sha256=document["docx_sha256"],
        known=tuple(dict.fromkeys(_known(document))),
        overtaken=tuple(dict.fromkeys(_overtaken(document))),
        decisions=tuple(document.get("decisions", ())),
    )


def _known(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield each sentence of a point that was not printed."""
    for point in document["cut"]:
        yield from (_words(quote) for quote in (*point["evidence"], *point["disputed"]))


def _overtaken(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield each sentence of a point that was left out because a later source says that it has changed."""
    for point in document["cut"]:
        if point.get("reason", "").endswith(CHANGED):
            yield from (_words(quote) for quote in point["evidence"])


def _words(quote: Mapping[str, Any]) -> str:
    """Return what is quoted; an item of a list with the words before it."""
    lead = quote.get("lead")
    return f"{lead['quote']} {quote['quote']}" if lead else str(quote["quote"])


def _line(line: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]]) -> PrintedLine:
    copies = [copy for copy in line["copies"] if "quote" in copy]
    return PrintedLine(
        section=_one_of(SECTIONS, line["section"]),
        text=line["text"],
        quotes=tuple(_quote(quote, sources) for quote in (*line["evidence"], *copies)),
        disputed=tuple(_quote(quote, sources) for quote in line["disputed"]),
        figures=tuple(Figure(**figure) for figure in line.get("figures", ())),
        dates=tuple(_when(when) for when in line.get("dates", ())),
        when=_day(line["when"]),
        original=line.get("original", ""),
        news=_one_of(_NEWS, line.get("news", "")),
        pinned=bool(line.get("pinned")),
        edited=bool(line.get("edited")),
    )


def _one_of(known: tuple[Any, ...], value: str) -> Any:  # noqa: ANN401 - one of a Literal's values
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(map(repr, known))}")
    return value


def _quote(quote: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]]) -> Quote:
    source = sources[quote["source"]]
    return Quote(
        text=_words(quote),
        file=quote["file"],
        sha256=quote["sha256"],
        start=quote["start"],
        end=quote["end"],
        url=source["url"],
        published=_day(source["published"]),
    )


def _when(when: Mapping[str, Any]) -> When:
    return When(
        start=when["start"],
        end=when["end"],
        text=when["text"],
        first=_day(when["first"]),
        last=_day(when["last"]),
        grain=when["grain"],
        rule="",
    )


def _source(source: Mapping[str, Any]) -> PrintedSource:
    return PrintedSource(
        file=source["file"],
        sha256=source["sha256"],
        title=source["title"],
        number=source["number"],
        url=source["url"],
        published=_day(source["published"]),
        text_sha256=source.get("text_sha256", ""),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
