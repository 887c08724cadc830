"""The text of a mail and its sender in; the letter in it that is the sender's own, with who writes it, out.

What the sender passes on is not his own, nor what he quotes to answer it. A mail is his own letter where it
opens on a greeting and ends on his signature, or where a body sends it that speaks in it as "we".
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from email.utils import parseaddr

from briefgen.model import Dropped
from briefgen.model.item import Metadata
from briefgen.read.heads import is_body, speaks_as_we
from briefgen.read.signature import Signature, body_in, person_in, signature

QUOTE = re.compile(r"^[ \t]*(?:>[ ]?)+")
NOTICE = re.compile(r"this (?:e-?mail|message)\b.{0,80}\b(?:confidential|intended|privileged)", re.IGNORECASE)
# What may stand under a signature: a line, a notice of confidentiality.
_BELOW = re.compile(rf"--$|_{{10,}}|sent from my \w|get outlook for |{NOTICE.pattern}", re.IGNORECASE)
_MARKER = re.compile(
    r"(?:forwarded message|original message|original appointment|begin forwarded message:)", re.IGNORECASE
)
_LONGEST_MARK = 120
_REPLY = re.compile(r"(?:re|aw|sv|antw)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_PASSED_ON = re.compile(r"(?:re\s*:\s*)?(?:fwd?|wg|tr)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
# What a mail program sets above an answer: On Tue, 3 Nov 2026 at 10:14, the clerk wrote:
# In the words of the program, whatever the language of the mail.
_WROTE = re.compile(
    r"[> \t]*(?:On\b.{5,160}\bwrote|(?:Am|Le|El|Il|Op|Den)\b.{5,160}\b(?:schrieb|a écrit|escribió|ha scritto|schreef|skrev)\b.{0,60}):\s*$"
)
_HEAD = re.compile(r"[ \t*]*(?:from|sent|date|to|cc|subject)[ \t*]*:[ \t*]*\S", re.IGNORECASE)
_LEAST_HEAD = 3  # lines of the head of a mail that is quoted without marks
_FOOTER = re.compile(
    r"(?:unsubscribe|opt out|(?:manage|update|change) (?:your |my )?(?:e-?mail )?(?:preferences|subscriptions?)"
    r"|(?:view|read|open|see) (?:this (?:e-?mail|message|newsletter) )?(?:online|in (?:your |a |the )?browser)|web version"
    r"|you(?: are|['’]re| have)? (?:receiv(?:ing|ed)|getting) this (?:e-?mail|message|newsletter)\b.*"
    r"|(?:was this|has this been) forwarded to you\b.*|to (?:unsubscribe|stop receiving)\b.*|if you no longer wish to receive\b.*)",
    re.IGNORECASE,
)
_LONGEST_FOOTER = 250
_LEAST = 150  # characters of a letter that answers or is passed on: "Please see below" is none
_MOST_QUOTED = 0.6
_FEWEST_OWN = 2  # times a body says "we" in a text that is its own


@dataclass(frozen=True, slots=True)
class Own:
    """A letter that is its sender's own: who writes it, its text without the signature, what was cut off.

    One that is not ``signed`` is a body's, unless its text says otherwise.
    """

    found: Metadata
    text: str
    dropped: tuple[Dropped, ...]
    signed: bool = True


def own_letter(text: str, sender: str, subject: str) -> Own | None:
    """Return the letter that is the sender's own, or None where the mail passes something on, or may do so."""
    answers, passes_on = _REPLY.match(subject) is not None, _PASSED_ON.match(subject) is not None
    lines, quoted = _without_quotes(text.split("\n"), answers=answers and not passes_on)
    if lines is None:
        return None
    lines, under, gone = _parted(lines)
    full = [line.strip() for line in lines if line.strip()]
    signed = _signed(full, under)
    told = sum(map(len, full[: signed.line])) if signed else 0
    if (
        signed
        and (told >= _LEAST or not (answers or passes_on))
        and (not passes_on or _is_by(signed, sender))
    ):
        kept, tail = _cut(lines, signed.line)
        return Own(_writer(signed, sender), kept, _told(quoted, [*tail, *under], gone))
    return None if passes_on else _of_body(lines, under, sender, _told(quoted, (), gone))


def without_footers(text: str) -> str:
    """Leave out the lines that a list of readers gets under each mail: "Unsubscribe | View in browser"."""
    return "\n".join(line for line in text.split("\n") if not _is_footer(line.strip()))


def is_marker(line: str) -> bool:
    """Whether the line stands above a mail that is forwarded or answered."""
    return len(line) <= _LONGEST_MARK and _MARKER.fullmatch(line.strip(" \t>*-_")) is not None


def bodies_of(sender: str) -> list[str]:
    """Return the names of bodies in the sender's name: "Coordination Unit, State Veterinary Administration"."""
    name = parseaddr(sender)[0].strip()
    pieces = re.split(r",\s*|\s+[-–|]\s+|\s*[()]\s*|\s+(?:at|from) (?:the )?", name)
    return [piece for piece in dict.fromkeys((name, *pieces)) if is_body(piece)]


# ---------------------------------------------------------------- what is quoted


def _without_quotes(lines: list[str], *, answers: bool) -> tuple[list[str] | None, list[str]]:
    """Return the lines that are not quoted, or None where all may be, and those that are."""
    lines = _joined(lines)
    end = next((at for at, _ in enumerate(lines) if _opens_quoted(lines, at)), len(lines))
    if end < len(lines) and not answers:
        return None, []
    quoted = [line for line in lines[:end] if QUOTE.match(line)]
    full = [line for line in lines[:end] if line.strip()]
    if len(quoted) > _MOST_QUOTED * len(full) and not answers:
        return None, []
    own = [line for line in lines[:end] if not QUOTE.match(line) and not _WROTE.match(line)]
    return own, [*quoted, *lines[end:]]


def _joined(lines: list[str]) -> list[str]:
    """Join the two lines of an "On 3 November 2026, the clerk <clerk@parl.example> / wrote:"."""
    found: list[str] = []
    for line in lines:
        before = found[-1].strip() if found else ""
        ends = line.strip().endswith("wrote:") and not _WROTE.match(line)
        if ends and before.startswith("On ") and _WROTE.match(f"{before} {line.strip()}"):
            found[-1] = f"{before} {line.strip()}"
        else:
            found.append(line)
    return found


def _opens_quoted(lines: list[str], at: int) -> bool:
    """Whether all from this line on is another mail: under a marker, a mail's head, an "… wrote:"."""
    if is_marker(lines[at]):
        return True
    if _WROTE.match(lines[at]):
        below = next((line for line in lines[at + 1 :] if line.strip()), "")
        return not QUOTE.match(below)  # with marks of quotation the answer may stand between
    head = list(itertools.takewhile(_HEAD.match, lines[at : at + 2 * _LEAST_HEAD]))
    return len(head) >= _LEAST_HEAD and re.match(r"[ \t*]*from", head[0], re.IGNORECASE) is not None


def _is_footer(line: str) -> bool:
    pieces = [piece for piece in re.split(r"\s*[|•·]\s*", line.rstrip(".")) if piece]
    short = 0 < len(line) <= _LONGEST_FOOTER
    return short and _FOOTER.match(pieces[0] if pieces else "") is not None and _all_footer(pieces, line)


def _all_footer(pieces: list[str], line: str) -> bool:
    """Whether each piece is one, or the line begins as one and is no sentence of a text."""
    return (
        all(map(_FOOTER.fullmatch, pieces))
        or re.match(r"unsubscribe (?:from|here)|to unsub", line, re.IGNORECASE) is not None
    )


# ---------------------------------------------------------------- who signs


def _parted(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the lines of the letter, those of a signature under "--", and those of notices."""
    end = next((at for at, line in enumerate(lines) if _BELOW.match(line.strip())), len(lines))
    under = [line.strip() for line in lines[end + 1 :] if line.strip()] if lines[end : end + 1] else []
    ruled = end < len(lines) and lines[end].strip() == "--"
    cut = next((at for at, line in enumerate(under) if _BELOW.match(line)), len(under))
    if ruled and 0 < cut <= 2 * _LEAST_HEAD and not any(line.endswith(".") for line in under[:cut]):
        return lines[:end], under[:cut], under[cut:]
    return lines[:end], [], [line.strip() for line in lines[end:] if line.strip()]


def _signed(lines: list[str], under: list[str]) -> Signature | None:
    """Return who signs the letter, in the lines at its end or under "--"."""
    found = signature(lines)
    if not under:
        return found
    below = Signature(person_in(under), body_in(under), len(lines))
    if found is None:
        greets = signature([*lines[:1], "Yours sincerely,", *under]) if lines else None
        return below if greets and below.author else None
    return replace(found, author=found.author or below.author, publisher=found.publisher or below.publisher)


def _is_by(signed: Signature, sender: str) -> bool:
    """Whether who signs is who sends: a name of more than a letter or two is in both."""
    names = re.findall(r"\w{3,}", f"{signed.author} {signed.publisher}".lower())
    return not set(names).isdisjoint(re.findall(r"\w{3,}", parseaddr(sender)[0].lower()))


def _writer(signed: Signature, sender: str) -> Metadata:
    bodies = bodies_of(sender)
    publisher = signed.publisher or (bodies[-1] if bodies else "")
    name = "" if bodies else person_in([parseaddr(sender)[0].strip()])
    return Metadata(publisher=publisher, author=signed.author or name)


def _of_body(lines: list[str], under: list[str], sender: str, dropped: tuple[Dropped, ...]) -> Own | None:
    """Return a mail without a signature as the letter of the body that sends it, and speaks in it as "we"."""
    bodies, text = bodies_of(sender), "\n".join([*lines, *under])
    if not bodies or speaks_as_we(text) < _FEWEST_OWN:
        return None
    return Own(Metadata(publisher=bodies[-1]), text, dropped, signed=False)


def _cut(lines: list[str], at: int) -> tuple[str, list[str]]:
    """Return the text above the line with that number, of those that are not blank, and the lines below."""
    full = [number for number, line in enumerate(lines) if line.strip()]
    end = full[at] if at < len(full) else len(lines)
    return "\n".join(lines[:end]), [line.strip() for line in lines[end:] if line.strip()]


def _told(quoted: list[str], signed: list[str] | tuple[()], gone: list[str]) -> tuple[Dropped, ...]:
    """Return what was cut off, with why."""
    kinds = (
        ("\n".join(quoted).strip(), "quoted message"),
        ("\n".join(signed), "greeting or signature of a letter"),
        ("\n".join(gone), "signature"),
    )
    return tuple(Dropped(text, why) for text, why in kinds if text)
