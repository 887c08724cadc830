"""The texts of a corpus in; for each the earlier one that it repeats out.

Two texts are one when most of the word runs of the shorter stand in the longer: a wire story with
another headline, a byline more, the last paragraphs cut.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from zlib import crc32

_WORD = re.compile(r"\w+")
_RUN = 5  # words; two reporters share few runs of five, copies nearly all
# Share of the shorter text's runs. Rewritten reports of one event lie below 0.3 even when they share
# quotations; a copy with a changed opening and a cut end lies above 0.8.
_COPY = 0.7
# A short text inside a long one is a quotation or an excerpt, not the same document.
_LENGTHS = 0.4
_MOST = 50_000  # runs; enough to know a book by


def repeats(texts: list[str]) -> list[int | None]:
    """Return for each text the index of the first text it repeats, or None."""
    holders: dict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    found: list[int | None] = []
    for index, text in enumerate(texts):
        runs = _runs(text)
        shared = Counter(other for run in runs for other in holders[run])
        match = min(
            (other for other, count in shared.items() if _copy(count, len(runs), sizes[other])), default=None
        )
        found.append(match)
        sizes.append(len(runs))
        if match is None:
            for run in runs:
                holders[run].append(index)
    return found


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())[: _MOST + _RUN]
    return frozenset(
        crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(max(1, len(words) - _RUN + 1))
    )


def _copy(shared: int, one: int, other: int) -> bool:
    small, large = sorted((one, other))
    return small >= _LENGTHS * large and shared >= _COPY * small
