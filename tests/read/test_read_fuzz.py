"""Whatever bytes a file holds, reading it ends soon, in sources or in one of the project's own errors."""

from __future__ import annotations

import importlib.util
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.read import Item, Metadata, read
from briefgen.read.pdf import read_pdf

if TYPE_CHECKING:
    from briefgen.model import Source

AS_OF = date(2024, 6, 1)
ENDINGS = ("txt", "md", "html", "mhtml", "docx", "odt", "rtf", "epub", "eml", "msg", "csv", "json")
PROSE = "The five ministers met in the capital.\n\nBy Jane Roe\n\nASTANA, 12 May 2024 (AP) — It rained.\n"
SNIPPETS = st.sampled_from(
    [
        *(
            "---\n",
            "title: x\n",
            "# ",
            "- ",
            "> ",
            "|a|b|\n",
            "**",
            "[a](b)",
            "```\n",
            "RELATED: ",
            "Share ",
            "Photo: ",
            "By A B\n",
        ),
        *(
            "<p>",
            "</p>",
            "<div class='x'>",
            "<br>",
            "<table><tr><td>",
            "<a href='#'>",
            "<h1>",
            "&amp;",
            "<!--",
            "<script>",
            "<li>",
        ),
        *(
            "{\\rtf1 ",
            "}",
            "\\par ",
            "\\'e9",
            "From: a@b.example\n",
            "Subject: x\n",
            "\n\n",
            "> ",
            "-- \n",
            "Content-Type: text/html\n",
        ),
        *(
            "a,b\n",
            '"',
            ";",
            "\t",
            "{",
            "[",
            "]",
            '"text":',
            "null",
            "\r",
            "\x00",
            "\ufeff",
            "\u202e",
            "北京",
            "שלום",
            "\U0001f33e",
        ),
        *(
            "%PDF-1.4\n",
            "1 0 obj\n<<",
            ">>\nendobj\n",
            "stream\n",
            "endstream\n",
            "xref\n",
            "trailer\n",
            "startxref\n0\n%%EOF",
        ),
        PROSE,
    ]
)
PIECES = st.one_of(
    SNIPPETS.map(str.encode),
    st.text(max_size=40).map(lambda text: text.encode(errors="replace")),
    st.binary(max_size=40),
)
DATA = st.lists(PIECES, max_size=30).map(b"".join)


def check(path: Path, data: bytes, seconds: float = 10) -> None:
    """Read the bytes under this name, and check what comes of it and how long it takes."""
    path.write_bytes(data)
    begun = time.monotonic()
    try:
        corpus = read([Item(path, Metadata(language="en"))], as_of=AS_OF)
    except SourceError as error:
        message = error.message
    else:
        message = ""
        for source in corpus.sources:
            check_source(source)
    assert "\n" not in message
    # A foreign error that was caught is a reader's fault, even though the user sees one clear line.
    assert "could not be read" not in message, message
    assert time.monotonic() - begun < seconds


def check_source(source: Source) -> None:
    assert source.title.strip()
    assert source.blocks
    assert all(source.text[block.start : block.end].strip() for block in source.blocks)
    assert not any(char in source.text for char in "\r\x00\x0b\x1f\ufffe")


@pytest.mark.parametrize("ending", ENDINGS)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=DATA)
def test_any_bytes_are_read_or_refused(tmp_path: Path, ending: str, data: bytes) -> None:
    check(tmp_path / f"a.{ending}", data)


def _module(name: str) -> Any:  # noqa: ANN401 - the test module that writes such documents
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=20)


def changed(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    found = bytearray(data)
    for place, value in changes:
        found[place % len(found)] = value
    return bytes(found)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changes=CHANGES)
def test_a_word_document_with_changed_bytes_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    office = _module("test_read_office")
    check(tmp_path / "a.docx", changed(office.docx(office.p(PROSE)), changes))


def check_pdf(data: bytes) -> None:
    """Read a PDF in this process, which is faster than in one of its own for each example."""
    try:
        draft = read_pdf(data)
    except SourceError as error:
        assert "\n" not in error.message  # noqa: PT017 - either outcome is right, and both are checked
    else:
        assert all(part.text for part in draft.parts)


@settings(max_examples=150, deadline=None)
@given(data=DATA)
def test_any_bytes_are_read_or_refused_as_a_pdf(data: bytes) -> None:
    check_pdf(b"%PDF-1.4\n" + data)


@settings(max_examples=150, deadline=None)
@given(changes=CHANGES)
def test_a_pdf_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    written = _module("test_read_pdf")
    check_pdf(changed(written.pdf(written.column(50, 700, written.LEFT)), changes))


@pytest.mark.parametrize(
    "line",
    [
        "By " + "A" * 150,
        "BY " + "Aa " * 50 + ".",
        "A-" * 60 + "- x" * 20,
        "Share " * 26 + "!",
        "share | , " * 16,
        "Related " * 30,
        "A, " * 50 + "— and more words follow here",
        "updated 1 " * 9,
        "photo: " * 40,
        "(" * 300,
        "1." * 150,
        "about A" + " A" * 40 + " is",
    ],
)
def test_no_line_takes_long(tmp_path: Path, line: str) -> None:
    begun = time.monotonic()
    check(tmp_path / "a.txt", f"{line}\n{PROSE}{line}\n".encode() * 20)
    assert time.monotonic() - begun < 2


def test_five_megabytes_are_read_in_seconds(tmp_path: Path) -> None:
    check(tmp_path / "a.txt", (PROSE * 50_000)[:5_000_000].encode(), seconds=40)  # 7 on a quiet machine


DEEP = b"".join(
    b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (part, part) for part in range(3000)
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("emphasis.md", b"*a " * 5_000),
        ("links.md", b"[a](" * 30_000),
        ("lines.txt", b"a b\n" * 1_000_000),
        ("dashes.eml", b"Subject: x\n\n" + (b"-" * 5_000 + b"\n") * 300),
        ("header.eml", b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\n"),
        ("parts.eml", b"Subject: x\nMIME-Version: 1.0\n" + DEEP),
        ("groups.rtf", b"{\\rtf1 " + b"{" * 100_000),
        ("objects.json", b'[{"text": ' * 20_000),
        ("rows.csv", b"title,text\n" + b"a,b\n" * 100_000),
    ],
)
def test_what_is_built_to_take_long_does_not(tmp_path: Path, name: str, data: bytes) -> None:
    check(tmp_path / name, data + b"\n\n" + PROSE.encode(), seconds=20)
