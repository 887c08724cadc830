"""Sentences in, how near two of them are in meaning out: the cosine of their embeddings.

Only where the extra ``embed`` is installed (onnxruntime, tokenizers and the weights of a small sentence
model): words in common say little of "the ferry sank" and "the boat went down". Without the extra there is
no such measure, and nothing else changes.

A sentence is embedded when it is first asked for, alone and by one thread: its numbers do not depend on its
neighbours, on their order or on the number of processors.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec

__all__ = ["installed", "likeness"]

SWITCHED_OFF = "BRIEFGEN_NO_EMBED"
_NEEDED = ("numpy", "onnxruntime", "tokenizers")


def likeness(texts: Sequence[str]) -> Callable[[int, int], float] | None:
    """Return how near two of these texts are in meaning, 0 to 1, by their places; None without the extra.

    The model is loaded at the first question. That raises ``BriefgenError`` when its file is not the one
    that is known here, or can not be loaded.
    """
    if not installed():
        return None

    @cache
    def vector(at: int) -> tuple[float, ...]:
        from briefgen.embed.model import encoder

        return encoder()(texts[at])

    def cosine(one: int, two: int) -> float:
        product = sum(a * b for a, b in zip(vector(one), vector(two), strict=True))
        return min(1.0, max(0.0, product))  # a negative cosine means no more than none

    return cosine


def installed() -> bool:
    """Tell whether libraries, weights and words are there; nothing is imported or read for that.

    Where BRIEFGEN_NO_EMBED is set in the environment the answer is no.
    """
    from briefgen.embed.model import weights, words

    if os.environ.get(SWITCHED_OFF):
        return False
    return all(map(_there, _NEEDED)) and weights() is not None and words() is not None


def _there(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ValueError:  # loaded by hand, or barred from being loaded
        return False
