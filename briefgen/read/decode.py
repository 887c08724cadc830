"""The bytes of a text file in; its characters out, with line ends made one and forbidden characters gone."""

from __future__ import annotations

import codecs
import re

from briefgen.errors import SourceError

# Every one longer than its prefixes: UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_LINE_END = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
# XML 1.0 forbids the control characters, lone surrogates and non-characters; the soft hyphen, the zero
# width space and the byte order mark are invisible and would split words for every later stage.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAVE_AS_TEXT = "Save it as plain text (UTF-8), or give it the ending of its real format."


# Digits that stand above the line: the marks of notes, unless they follow a digit or a unit of measure.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
POWER = re.compile(r"(?:[\d⁰¹²³⁴-⁹]|(?:^|[\d\s])(?:m|km|cm|mm|ft|mi))$")


def binary_name(data: bytes) -> str:
    """Return what a file that is no text seems to be ("a PNG image"), or an empty string."""
    for magic, name in _BINARY:
        if data.startswith(magic):
            return name
    return ""


def clean(text: str) -> str:
    r"""Return the text with "\\n" as its only line end and without what XML forbids or nobody sees."""
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the clean text of the bytes, and remarks on what was guessed or lost.

    ``declared`` is the encoding that the document or its server names; it is tried after the byte order
    mark and UTF-8. Raises SourceError when the bytes are no text.
    """
    text, notes = _decode(data, declared)
    return clean(text), notes


def _decode(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), ()
    if wide := _wide(data):
        return data.decode(wide, errors="replace"), ()
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_bytes(data, declared)


def _wide(data: bytes) -> str:
    """Name the UTF-16 order of text without a mark: every other byte of Latin text is zero."""
    head = data[:4000]
    pairs = len(head) // 2
    if pairs < 4:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _refuse_binary(data: bytes) -> None:
    name = binary_name(data)
    head = data[:65536]
    # Text has next to no control characters; random bytes have about one in nine.
    if not name and head and len(_CONTROL.findall(head)) > 0.02 * len(head):
        name = "binary data"
    if name:
        raise SourceError(f"it is {name}, not text", _SAVE_AS_TEXT)


def _decode_bytes(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    """Decode bytes that are not valid UTF-8."""
    whole = len(_MULTIBYTE.findall(data))
    stray = len(_HIGH.findall(_MULTIBYTE.sub(b"", data)))
    if whole > stray:
        note = f"{stray} {'byte is' if stray == 1 else 'bytes are'} not valid UTF-8 and shown as \ufffd"
        return data.decode("utf-8", errors="replace"), (note,)
    if declared and (text := _try(data, declared)):
        return text, ()
    if stray < 0.15 * len(data) and (text := _try(data, "windows-1252")):
        return text, ("read as Windows-1252, because it is not UTF-8",)
    return _guess(data)


def _try(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return ""


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Ask charset-normalizer, which knows the legacy encodings of other scripts."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise SourceError("its bytes are text in no encoding that is known", _SAVE_AS_TEXT)
    return data.decode(best.encoding, errors="replace"), (
        f"read as {best.encoding}, because it is not UTF-8",
    )
