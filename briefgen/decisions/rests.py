"""A rewording and the points of the sources in; what its words rest on today, and what they lost, out.

A page with room sets two or three sentences of a source in one line. Whoever rewords such a line rewords all
of them: the words hold as long as each sentence that they draw on is said, one after the other or apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.decisions.texts import LIKE, alike, sentences
from briefgen.decisions.words import key, words
from briefgen.salience.words import STOP, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.decisions.find import Finder
    from briefgen.model import KeyPoint, Reword

_FEWEST = 4  # words; what is shorter was cut off at a full stop that ends no sentence ("Mr. Lane")
_DRAWN = 2  # words of a sentence, and of it alone, that show that a rewording draws on it; or one number


@dataclass(frozen=True, slots=True)
class Basis:
    """What the words of a rewording rest on.

    ``points`` say what was reworded, in its order: first that of the first sentence. ``drawn`` are the
    sentences of the evidence that the words draw on, as they are said today. ``mended`` pairs a sentence with
    what it reads today, and ``lost`` one that no source says any more with what is said in its place, or
    nothing.
    """

    points: tuple[KeyPoint, ...] = ()
    drawn: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()


def basis(reword: Reword, finder: Finder) -> Basis | None:
    """Return what a rewording of several sentences rests on; None for one of a single sentence."""
    parts = list(_parts(reword))
    if len(parts) < 2:
        return None
    found: list[KeyPoint] = []
    drawn, mended, lost = [], [], []
    for at, part in enumerate(parts):
        point, now = _today(part, finder)
        needed = draws_on(reword.to, part, [*parts[:at], *parts[at + 1 :]])
        if point is not None:
            found.append(point)
        if needed and point is None:
            lost.append((part, now))
        elif needed:
            drawn.append(now)
            mended += [(part, now)] if key(part) != key(now) else []
    points = tuple({point.id: point for point in found}.values())
    return Basis(points, tuple(drawn), tuple(mended), tuple(lost)) if points else None


def _parts(reword: Reword) -> Iterator[str]:
    """Yield the sentences that were reworded, as the sources gave them then."""
    line = key(reword.line)
    first, others = reword.evidence[:1], reword.evidence[1:]
    for text in (*first, *(one for one in others if key(one) in line)) or (reword.line,):
        yield from _glued(sentences(text))


def _glued(texts: Sequence[str]) -> list[str]:
    """Return the sentences, what is too short for one together with what follows."""
    found: list[str] = []
    for text in texts:
        if found and (len(words(found[-1])) < _FEWEST or len(words(text)) < _FEWEST):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def _today(part: str, finder: Finder) -> tuple[KeyPoint | None, str]:
    """Return the point that says the sentence and how it reads there; without one, what is said instead."""
    held = finder.holding(part)
    if held is not None:
        return held, part
    match = finder.find(part)
    if match:
        point = match.points[0]
        return point, part if match.exact else _nearest_of(part, point.lead.sentence.text)
    if match.clash is not None:
        return None, _nearest_of(part, match.clash.lead.sentence.text)
    near = next(iter(match.nearest), "")
    best = _nearest_of(part, near)
    return None, best if best and alike(part, best) >= LIKE else ""


def _nearest_of(part: str, text: str) -> str:
    return max(sentences(text), key=lambda one: alike(part, one), default="")


def draws_on(to: str, part: str, others: Sequence[str]) -> bool:
    """Whether the words hold something of a sentence that the others beside it do not."""
    beside = {word for other in others for word in tokens(other)}
    own = (set(tokens(part)) - STOP - beside) & set(tokens(to))
    return len(own) >= _DRAWN or any(mark.isdigit() for word in own for mark in word)
