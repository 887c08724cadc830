"""Words that people typed in; the same words understood as a sentence of a source is out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.decisions.words import shown
from briefgen.model import Sentence, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_OURS = re.compile(r"[\[\]]")


def understood(texts: Sequence[str], day: date | None = None) -> list[Statement]:
    """Return a statement for each text, with what was in brackets read as a part of it.

    ``day`` is what relative dates are counted from. The parser is loaded when this is called.
    """
    from briefgen.understand.dates import find_dates
    from briefgen.understand.dates.anchor import Anchor
    from briefgen.understand.figures import find_figures
    from briefgen.understand.parse import parse
    from briefgen.understand.speech import find_attributions

    bare = [" ".join(_OURS.sub("", shown(text)).split()) or "-" for text in texts]
    found = []
    for text, tokens in zip(bare, parse(bare), strict=True):
        dates = find_dates(text, Anchor(published=day), tokens)
        skip = [(when.start, when.end) for when in dates]
        found.append(
            Statement(
                sentence=Sentence(Span("decision", 0, len(text)), text),
                tokens=tokens,
                dates=dates,
                figures=find_figures(text, tokens, skip=skip),
                attributions=find_attributions(text, tokens),
                known_by=day,
            )
        )
    return found
