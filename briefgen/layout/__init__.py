"""The bytes of a .docx in; how many pages it has and how full they are out, without an office suite.

>>> from briefgen.layout import measure
>>> measure(Path("brief.docx").read_bytes()).pages
1
"""

from __future__ import annotations

from briefgen.layout.measurement import Certainty, Measurement, Model, ParagraphBox


def measure(docx: bytes) -> Measurement:
    """Measure a finished .docx by the rules of LibreOffice and by those of Word.

    Returns a ``Measurement``; its lengths are in points. Raises ``FitError`` when the bytes are no .docx, are
    damaged, or are too large to be measured in bounded time.
    """
    from briefgen.layout.engine import measure as run

    return run(docx)


__all__ = ["Certainty", "Measurement", "Model", "ParagraphBox", "measure"]
