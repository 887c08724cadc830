"""Files of a folder in, the key facts that a brief on them would hold out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefgen.compose import compose
from briefgen.merge import merge
from briefgen.model import Item
from briefgen.rank import rank
from briefgen.read import read
from briefgen.segment import segment
from briefgen.understand import understand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefgen.model import Brief, Corpus, Cut, Section

AS_OF = date(2026, 10, 6)
LIMITS: Mapping[Section, tuple[int, int]] = {"summary": (1, 2), "key_facts": (1, 7), "outlook": (0, 4)}
HEAD = "Ministry of Farming of Norrey\n\nBird flu in Norrey: weekly notice\n\n3 October 2026\n\n"
PROSE = (
    "The agriculture ministry of Norrey widened the protection zone around Holm to 10 kilometres on "
    "1 October 2026. It asked the farmers of Norrey to keep all hens in their houses until the end of the "
    "month.\n\n"
)


def composed(
    folder: Path, title: str = "Bird flu in Norrey", as_of: date = AS_OF, **files: str
) -> tuple[Brief, tuple[Cut, ...], Corpus]:
    """Return the page of files named like ``notice_txt``, what it leaves out, and the sources."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return of_folder(folder, title, as_of)


def of_folder(
    folder: Path, title: str = "Bird flu in Norrey", as_of: date = AS_OF
) -> tuple[Brief, tuple[Cut, ...], Corpus]:
    corpus = read([Item(path) for path in sorted(folder.iterdir())], as_of=as_of)
    sentences = tuple(one for source in corpus.sources for one in segment(source))
    points = merge(understand(sentences, corpus, sentences), corpus)
    ranked = rank(points, {}, topic=title, corpus=corpus)
    brief, cut = compose(ranked, corpus, as_of=as_of, title=title, limits=LIMITS)
    return brief, cut, corpus


def listed(folder: Path, title: str = "Bird flu in Norrey", as_of: date = AS_OF, **files: str) -> list[str]:
    """Return the lines of the page that give values of lists or tables."""
    brief, _, _ = composed(folder, title, as_of, **files)
    return [line.text for line in brief.key_facts if line.statement.sentence.entry]


def notice(*lines: str, heading: str = "Situation at a glance", prose: str = PROSE) -> str:
    """Return a notice with a list or table under a heading."""
    rows = "\n".join(lines)
    return f"{HEAD}{prose}{heading}\n\n{rows}\n\nThe ministry of Norrey thanked all farmers for their help.\n"
