"""What becomes of Markdown, Rich Text, e-mails and the exports of clipping services."""

# ruff: noqa: E501 - documents are written here as they stand in files
from __future__ import annotations

import json
import struct
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.read import Item, read
from briefgen.read.export import read_csv, read_json
from briefgen.read.mail import read_eml, read_msg
from briefgen.read.markdown import read_markdown
from briefgen.read.rtf import read_rtf

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.read.parts import Draft

AS_OF = date(2024, 6, 1)
BODY = (
    "The ministers of five countries met in the capital on Tuesday to speak about the price of grain.\n\n"
    "They agreed that the store should hold forty thousand tonnes by the end of the year.\n"
)


def parts(draft: Draft) -> list[tuple[str, str]]:
    return [(part.kind, part.text[part.skip :]) for part in draft.parts]


# ---------------------------------------------------------------- Markdown


def test_markdown_blocks_point_into_its_text() -> None:
    source = "# The Store\n\nIt is\nfull of **grain**.\n\n- [wheat](https://x.example)\n\n> Quoted.\n\nPrice\n-----\n\n| a | b |\n|---|---|\n"
    draft = read_markdown(source.encode())
    assert parts(draft) == [
        ("title", "The Store"),
        ("paragraph", "It is full of grain."),
        ("item", "wheat"),
        ("paragraph", "Quoted."),
        ("heading", "Price"),
        ("row", "| a | b |"),
    ]
    assert all(
        draft.text is not None and draft.text[part.start :].startswith(part.text) for part in draft.parts
    )


def test_front_matter_is_metadata() -> None:
    front = '---\ntitle: "Grain: a store"\nauthor:\n  - Jane Roe\ndate: 2024-05-12\nsource: https://www.grain.example/a\n---\n'
    found = read_markdown((front + BODY).encode()).metadata
    assert (found.title, found.author, found.published) == ("Grain: a store", "Jane Roe", date(2024, 5, 12))
    assert found.url == "https://www.grain.example/a"


def test_code_and_pictures_are_dropped() -> None:
    draft = read_markdown(f"{BODY}\n```\nx = 1\n```\n\n![a store](a.png)\n".encode())
    assert [item.reason for item in draft.dropped] == ["code"]
    assert len(draft.parts) == 2


# ---------------------------------------------------------------- Rich Text


def test_rich_text_is_read() -> None:
    source = rb"{\rtf1\ansi{\info{\title The Grain Store}}{\b The Store}\par\par The caf\'e9 sold bread for \u8220?three\u8221? euros.\par}"
    draft = read_rtf(source)
    assert draft.metadata.title == "The Grain Store"
    assert draft.parts[-1].text == "The café sold bread for “three” euros."


def test_what_is_no_rich_text_is_refused() -> None:
    with pytest.raises(SourceError, match="no Rich Text"):
        read_rtf(b"The store.")


# ---------------------------------------------------------------- e-mail

HEAD = "From: Jane Roe <jane@grain.example>\nTo: me@x.example\nSubject: {}\nDate: Sun, 12 May 2024 08:00:00 +0200\n"


def test_a_forwarded_article_is_read_without_the_letter_around_it() -> None:
    forwarded = (
        "FYI, see below.\n\n---------- Forwarded message ---------\nFrom: The Grain Post <news@post.example>\n"
        f"Date: Sat, 11 May 2024\nSubject: Grain store to grow\nTo: Jane\n\nhttps://post.example/store\n\n{BODY}\n"
        "-- \nJane Roe\nGrain Union\n"
    )
    draft = read_eml((HEAD.format("Fwd: Grain store to grow") + "\n" + forwarded).encode())
    assert parts(draft) == [("paragraph", line) for line in BODY.strip().split("\n\n")]
    assert (draft.metadata.title, draft.metadata.url) == ("Grain store to grow", "https://post.example/store")
    assert (draft.metadata.accessed, draft.metadata.published) == (date(2024, 5, 12), date(2024, 5, 11))
    assert draft.metadata.publisher == "The Grain Post"
    assert {item.reason for item in draft.dropped} == {"forwarder's note", "signature"}


def test_a_quoted_article_loses_its_marks() -> None:
    quoted = "\n".join(f"> {line}" for line in BODY.split("\n"))
    draft = read_eml((HEAD.format("Store") + "\n" + quoted).encode())
    assert [text for _, text in parts(draft)] == BODY.strip().split("\n\n")


def test_html_mail_and_its_encoding_are_read() -> None:
    head = (
        HEAD.format("=?utf-8?q?Caf=C3=A9?=") + "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    )
    html = "<html><body><p>The café sold bread on Tuesday.</p><p>It was dear.</p></body></html>"
    draft = read_eml(head.encode() + b"Content-Transfer-Encoding: 8bit\n\n" + html.encode())
    assert draft.metadata.title == "Café"
    assert [text for _, text in parts(draft)] == ["The café sold bread on Tuesday.", "It was dear."]


def test_a_broken_boundary_loses_no_text() -> None:
    head = HEAD.format("Store") + 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="abc"\n'
    draft = read_eml((head + "\n--another\n" + BODY).encode())
    assert any("forty thousand tonnes" in text for _, text in parts(draft))


@pytest.mark.parametrize(
    "data", [b"", b"nothing", b"\x00\x01\x02", b"Subject: x\n\n", b"Content-Type: \xff;;;=\n\n"]
)
def test_what_is_no_letter_with_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_eml(data)


@pytest.mark.parametrize("data", [b"", b"no message", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_what_is_no_outlook_message_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_msg(data)


# ---------------------------------------------------------------- exports


def test_each_row_of_an_export_is_a_source(tmp_path: Path) -> None:
    rows = [
        {
            "Headline": "Grain store to grow",
            "Full Text": BODY,
            "Source": "The Grain Post",
            "Date": "12 May 2024",
        },
        {"Headline": "Empty", "Full Text": ""},
        {"Headline": "Price of bread", "Full Text": BODY.replace("grain", "bread").replace("store", "oven")},
    ]
    csv = "Headline;Full Text;Source;Date\n" + "".join(
        f'{row["Headline"]};"{row["Full Text"]}";{row.get("Source", "")};{row.get("Date", "")}\n'
        for row in rows
    )
    (tmp_path / "a.csv").write_text(csv)
    (tmp_path / "b.json").write_text(json.dumps({"articles": rows}))
    corpus = read([Item(tmp_path / "a.csv"), Item(tmp_path / "b.json")], as_of=AS_OF)
    assert [source.id for source in corpus.sources] == ["s1", "s2", "s3", "s4"]
    assert [source.title for source in corpus.sources][:2] == ["Grain store to grow", "Price of bread"]
    assert (corpus.sources[0].publisher, corpus.sources[0].published) == ("The Grain Post", date(2024, 5, 12))
    assert [source.name for source in corpus.sources] == [
        "a.csv, row 1",
        "a.csv, row 3",
        "b.json, article 1",
        "b.json, article 3",
    ]
    assert [source.same_as for source in corpus.sources][2:] == ["s1", "s2"]


@pytest.mark.parametrize("data", [b"[1, 2]", b"{}", b"[" * 100_000, b'{"a": ', b"null", b'[{"x": 1}]'])
def test_json_without_articles_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_json(data)


@pytest.mark.parametrize("data", [b"a,b\n", b"a,b\n1,2\n", b'"' * 1000])
def test_csv_without_articles_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_csv(data)


def compound(streams: dict[str, bytes]) -> bytes:
    """Write a compound file (MS-CFB) of a few streams, each padded to the size of a full stream.

    The streams whose name begins with "folder/" come last and lie in a storage.
    """
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    padded = {
        name: data if len(data) >= 4096 else data + (b" \0" if name.endswith("001F") else b"\0\0") * 2048
        for name, data in streams.items()
    }
    fat, body, entries, sector = [fat_mark, 2, end], b"", [], 3
    for name, data in padded.items():
        count = -(-len(data) // 512)
        entries.append((name, 2, sector, len(data)))
        fat += [*range(sector + 1, sector + count), end]
        body += data.ljust(512 * count, b"\0")
        sector += count
    top = [entry for entry in entries if "/" not in entry[0]]
    inner = [
        (name.partition("/")[2], kind, start, size) for name, kind, start, size in entries if "/" in name
    ]
    folders = [(next(name.partition("/")[0] for name in streams if "/" in name), 1, 0, 0)] if inner else []
    rows = [("Root Entry", 5, end, 0), *top, *folders, *inner]
    last_of_top, directory = len(top) + len(folders), b""
    for number, (name, kind, start, size) in enumerate(rows):
        words = (name + "\0").encode("utf-16-le")
        # A chain: each entry is right of the last one in its storage.
        after = free if number in {0, last_of_top, len(rows) - 1} else number + 1
        child = 1 if number == 0 else last_of_top + 1 if kind == 1 else free
        directory += words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, free, after, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    directory = directory.ljust(1024, b"\0")
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack(
        "<109I", 0, *[free] * 108
    )
    return header + table + directory + body


def test_an_outlook_message_is_read() -> None:
    ticks = (
        int((datetime(2024, 5, 12, 8, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
    )
    message = compound(
        {
            "__substg1.0_0037001F": "FW: Grain store to grow".encode("utf-16-le"),
            "__substg1.0_1000001F": BODY.encode("utf-16-le"),
            "__properties_version1.0": bytes(32) + b"\x40\x00\x39\x00\x06\0\0\0" + struct.pack("<Q", ticks),
        }
    )
    draft = read_msg(message)
    assert [text for _, text in parts(draft)] == BODY.strip().split("\n\n")
    assert (draft.metadata.title, draft.metadata.accessed) == ("Grain store to grow", date(2024, 5, 12))
