"""An e-mail (.eml or Outlook's .msg) in; the article that was sent or forwarded out, not the letter around it."""

# ruff: noqa: ANN401, E501 - olefile has no types; a pattern reads better unbroken
from __future__ import annotations

import email
import email.policy
import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from briefgen.errors import SourceError
from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.decode import clean, decode
from briefgen.read.own import NOTICE, QUOTE, is_marker, own_letter, without_footers
from briefgen.read.parts import Draft
from briefgen.read.plain import split, unwrap
from briefgen.read.senders import newsroom

_HEADER = re.compile(
    r"[ \t>*]{0,20}(?P<name>from|sent|date|to|cc|subject|reply-to)[ \t*]*:[ \t*]*(?P<value>.*)$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:--|sent from my \w.{0,60}|get outlook for .{0,40}|_{10,}|(?:(?:kind|best|warm|many|with best) )?(?:regards|wishes|thanks),?"
    r"|(?:cheers|thanks|sincerely|best|yours),)",
    re.IGNORECASE,
)
_LONGEST_MARK = 120
_FILE_NAME = re.compile(rb"name\*?\d*\*?\s*=", re.IGNORECASE)
_MOST_ATTACHED = 30_000_000  # bytes of one attachment; mail servers stop at 25 MB
# The longest headers, with a dozen signatures of relays, have 30,000 bytes.
_MOST_HEADER = 100_000
_PREFIX = re.compile(r"^(?:(?:re|fw|fwd|aw|wg|tr)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_URL = re.compile(r"^<?(https?://[^\s<>]+)>?$")


def read_eml(data: bytes) -> Draft:
    """Return the article in an e-mail. Raises SourceError when it holds no text."""
    refuse_strange(data)
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise SourceError("it is no e-mail: it has no header", "Save it again from the mail program.")
    text, is_html = _body(message)
    day = _mail_day(_header(message, "date"))
    return _draft(text, is_html, _header(message, "subject"), day, _header(message, "from"))


def eml_attachments(data: bytes) -> list[tuple[str, bytes]]:
    """Return the name and the bytes of each attachment that has a name; one that is broken is empty."""
    refuse_strange(data)
    if not _FILE_NAME.search(data):
        return []
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = _attachments(message) if isinstance(message, EmailMessage) else []
    return [named for part in parts if (named := _named(part))]


def _named(part: EmailMessage) -> tuple[str, bytes] | None:
    try:
        name, content = part.get_filename(), part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - the standard library's parser of broken headers raises what it likes
        return None
    return (clean(str(name)), content if isinstance(content, bytes) else b"") if name else None


def refuse_strange(data: bytes, most_parts: int = 500) -> None:
    """Refuse what is built to keep Python's parser busy: endless headers, parts within parts within parts."""
    head = min(
        (place for mark in (b"\n\n", b"\r\n\r\n") if (place := data.find(mark)) >= 0), default=len(data)
    )
    if head > _MOST_HEADER:
        raise SourceError(
            f"its header has {head} bytes, more than an e-mail has", "Paste the article into a text file."
        )
    lower = data.lower()
    if lower.count(b"multipart/") > 50 or lower.count(b"\ncontent-type:") > most_parts:
        raise SourceError("it has more parts than an e-mail has", "Paste the article into a text file.")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return clean(str(message.get(name, ""))).strip()
    except Exception:  # noqa: BLE001 - the standard library's parser of broken headers raises what it likes
        return ""


def _body(message: EmailMessage) -> tuple[str, bool]:
    """Return the text of the message, and whether it is HTML."""
    for kinds in (("plain",), ("html",)):
        try:
            part = message.get_body(kinds)
        except Exception:  # noqa: BLE001 - likewise
            part = None
        if isinstance(part, EmailMessage) and (text := _part_text(part)).strip():
            return text, kinds == ("html",)
    payload = message.get_payload()
    if isinstance(payload, str):  # a broken boundary leaves the whole body in one piece
        return clean(payload), False
    nested = next((part for part in message.walk() if part.get_content_type() == "text/plain"), None)
    return (_part_text(nested), False) if isinstance(nested, EmailMessage) else ("", False)


def _part_text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return clean(str(part.get_payload() or ""))
    return decode(data, part.get_content_charset("") or "")[0] if data else ""


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    try:
        return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    except Exception:  # noqa: BLE001 - likewise
        return []


def _mail_day(value: str) -> date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (TypeError, ValueError, IndexError):
        found = find_day(value)
        return found[0] if found else None


# ---------------------------------------------------------------- the article in the letter


def _draft(text: str, is_html: bool, subject: str, sent: date | None, sender: str = "") -> Draft:  # noqa: FBT001
    if is_html:
        text = _html_text(text)
    text = without_footers(text)
    own = own_letter(text, sender, subject)
    article, values, dropped = (own.text, {}, list(own.dropped)) if own else _article(text)
    article, address = _take_url(article)
    subject = values.get("subject", "") or subject
    publisher = newsroom(values.get("from", ""))
    passed_on = bool(values) or (own is None and _PREFIX.match(subject) is not None)
    office = "" if passed_on else newsroom(sender)
    found = Metadata(
        title=_PREFIX.sub("", subject).strip(),
        publisher=publisher,
        published=_mail_day(values.get("date", "") or values.get("sent", "")) if publisher else None,
        url=address,
        accessed=sent,
    )
    if not article.strip():
        raise SourceError("the e-mail holds no text", "Paste the article into a text file.")
    article = unwrap(article)
    behind = Metadata(publisher=office, published=sent) if office else Metadata()
    if own:
        told = replace(own.found, published=sent)
        found, behind = (found.over(told), Metadata()) if own.signed else (found, told)
    return Draft(tuple(split(article)), article, found, tuple(dropped), sent=behind)


def _html_text(source: str) -> str:
    from briefgen.read.blocks import blocks, load, prune

    tree, _ = load(source.encode())
    prune(tree)
    shown = (f"- {block.text}" if block.kind == "item" else block.text for block in blocks(tree))
    return "\n\n".join(shown)


def _article(text: str) -> tuple[str, dict[str, str], list[Dropped]]:
    """Return the forwarded text, or the letter's own, the header in it, and what was cut off."""
    dropped: list[Dropped] = []
    values: dict[str, str] = {}
    lines = text.split("\n")
    markers = [number for number, line in enumerate(lines) if is_marker(line)]
    if markers:
        note = "\n".join(lines[: markers[-1]]).strip()
        if note:
            dropped.append(Dropped(note, "forwarder's note"))
        text, values = _inner_header(lines[markers[-1] + 1 :])
    text = _unquote(text)
    return _cut_signature(text, dropped), values, dropped


def _inner_header(lines: list[str]) -> tuple[str, dict[str, str]]:
    """Return the text below the header of a forwarded message, and the header's values."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    values: dict[str, str] = {}
    count = 0
    for line in lines:
        match = _HEADER.match(line)
        if match:
            values[match["name"].lower()] = match["value"].strip()
        elif values or (line.strip(" >\t") and count > 2):
            break
        count += 1
    return "\n".join(lines[count:]), values


def _unquote(text: str) -> str:
    """Take the marks of quotation off a text that is quoted throughout; else leave out what is quoted."""
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    quoted = [line for line in full if QUOTE.match(line)]
    if len(quoted) > 0.6 * len(full):
        return "\n".join(QUOTE.sub("", line) for line in lines)
    return "\n".join(line for line in lines if not QUOTE.match(line))


def _cut_signature(text: str, dropped: list[Dropped]) -> str:
    """Cut the text at its signature or its notice of confidentiality, in its last two thirds."""
    lines = text.split("\n")
    before = 0
    for number, line in enumerate(lines):
        if before > 0.3 * len(text) and _ends_letter(line.strip()):
            if tail := "\n".join(lines[number:]).strip():
                dropped.append(Dropped(tail, "signature"))
            return "\n".join(lines[:number])
        before += len(line) + 1
    return text


def _ends_letter(line: str) -> bool:
    return (len(line) <= _LONGEST_MARK and _SIGNATURE.fullmatch(line) is not None) or NOTICE.match(
        line
    ) is not None


def _take_url(text: str) -> tuple[str, str]:
    """Take a line that is nothing but an address out of the text: it is the article's."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if match := _URL.match(line.strip()):
            return "\n".join(lines[:number] + lines[number + 1 :]), match[1]
    return text, ""


# ---------------------------------------------------------------- Outlook


def read_msg(data: bytes) -> Draft:
    """Return the article in an Outlook message. Raises SourceError when it is none, or holds no text."""
    with _outlook(data) as file:
        text = _stream(file, "1000")
        html = "" if text.strip() else _stream(file, "1013")
        return _draft(text or html, bool(html), _stream(file, "0037"), _msg_day(file))


def _outlook(data: bytes) -> Any:
    import olefile

    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 - olefile raises many kinds on damage
        raise SourceError(
            f"it is no Outlook message ({str(error)[:80]})", "Save the e-mail as .eml or .txt."
        ) from None


def _stream(file: Any, code: str, folder: str = "") -> str:
    """Return a text property (MS-OXPROPS): 001F is UTF-16, 001E the sender's code page, 0102 bytes."""
    for kind in ("001F", "001E", "0102"):
        name = f"{folder}/__substg1.0_{code}{kind}".lstrip("/")
        if file.exists(name):
            data = file.openstream(name).read(20_000_000)
            return clean(data.decode("utf-16-le", "replace")) if kind == "001F" else decode(data)[0]
    return ""


def _msg_day(file: Any) -> date | None:
    """Return the day of submission (property 0039) or delivery (0E06), counted in 100 ns from 1601."""
    if not file.exists("__properties_version1.0"):
        return None
    data = file.openstream("__properties_version1.0").read(1_000_000)
    for code in (b"\x40\x00\x39\x00", b"\x40\x00\x06\x0e"):
        place = data.find(code)
        if place >= 0 and len(data) >= place + 16:
            ticks = int.from_bytes(data[place + 8 : place + 16], "little")
            try:
                return (datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)).date()
            except OverflowError:
                return None
    return None


def msg_attachments(data: bytes) -> list[tuple[str, bytes]]:
    """Return the name (property 3707, else 3704) and the bytes (3701) of each attachment."""
    found = []
    with _outlook(data) as file:
        folders = dict.fromkeys(entry[0] for entry in file.listdir() if entry[0].startswith("__attach"))
        for number, folder in enumerate(folders, start=1):
            name = _stream(file, "3707", folder) or _stream(file, "3704", folder) or f"attachment {number}"
            content = f"{folder}/__substg1.0_37010102"
            data = file.openstream(content).read(_MOST_ATTACHED) if file.exists(content) else b""
            found.append((name.strip("\0 ").strip(), data))
    return found
