"""From a folder to the finished page: every printed word is of its source, in order, or in brackets."""

from __future__ import annotations

import re
import tempfile
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.config import adhoc
from briefgen.config.load import load_settings
from briefgen.pipeline import run

if TYPE_CHECKING:
    from briefgen.config import BriefSettings
    from briefgen.model import Corpus, Line
    from briefgen.pipeline import Run

DAY = date(2025, 5, 1)
ROOT = Path(__file__).parents[1]
_WORD = re.compile(r"\w+|[^\w\s]")
_OURS = re.compile(r"\s*\[[^\[\]]+\]\s*")

_WHO = [
    "The council of Holm",
    "Mayor Ana Silva",
    "She",
    "It",
    "The World Trade Organization (WTO)",
    "Officials",
]
_ASIDES = ["", ", which sits in Basel,", " (a small body)", ", a lender with 300 offices,", ", meanwhile,"]
_DID = [
    "said that the port would be closed until May 2026",
    "approved 40 million euros for two ferries in order to help the island",
    "did not sign the treaty on Monday",
    "plans to raise the fee to 5 euros in June",
    "raised its rate to 3.5 per cent last week",
    "decided: • to close the pier; • to raise the fee",
    "called the plan “a step that nobody wanted”",
]
_ENDS = [
    "",
    ", including two schools",
    ", Reuters reported",
    ", if the county agrees",
    " and the port agreed",
]
_SENTENCES = st.builds(
    "{}{}{} {}{}.".format,
    st.sampled_from(["", "However, ", "After a vote, ", "On Tuesday, "]),
    st.sampled_from(_WHO),
    st.sampled_from(_ASIDES),
    st.sampled_from(_DID),
    st.sampled_from(_ENDS),
)
_TEXTS = st.lists(_SENTENCES, min_size=2, max_size=7).map(" ".join)


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    """Whether the words of one stand in the other, in their order; the first may have become a capital."""
    at = 0
    for number, word in enumerate(part):
        while at < len(whole) and whole[at] != word and not (number == 0 and whole[at].capitalize() == word):
            at += 1
        if at == len(whole):
            return False
        at += 1
    return True


def strange(line: Line, corpus: Corpus) -> list[str]:
    """Return what stands in a line that neither its source's sentence has nor a bracket holds."""
    ours = [piece.text for piece in line.pieces if piece.ours]
    found = [text for text in ours if not _OURS.fullmatch(text)]
    theirs = [word for piece in line.pieces if not piece.ours for word in _WORD.findall(piece.text)]
    said = line.statement.sentence
    sentence = _WORD.findall(said.text)
    if not is_subsequence(theirs, sentence):
        found.append(f"not of its sentence: {line.text}")
    if not is_subsequence(sentence, _WORD.findall(corpus.source(said.span.source).text)):
        found.append(f"not of its source: {said.text}")
    return found


def printed(docx: bytes) -> str:
    with zipfile.ZipFile(BytesIO(docx)) as package:
        page = etree.fromstring(package.read("word/document.xml"))
    return " ".join("".join(map(str, page.itertext())).split())


def check(state: Run) -> int:
    """Hold every line, in all its forms, to its source, and the page to its lines; count the lines."""
    assert state.brief
    assert state.corpus
    assert state.fitted
    forms = [form for line in (*state.brief.lines, *state.brief.candidates) for form in line.forms]
    assert [fault for line in forms for fault in strange(line, state.corpus)] == []
    text = printed(state.fitted.docx)
    for line in state.fitted.brief.lines:
        assert strange(line, state.corpus) == []
        assert " ".join(line.text.split()) in text
    return len(state.fitted.brief.lines)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(_TEXTS, min_size=1, max_size=3))
def test_every_printed_word_is_the_sources_or_stands_in_brackets(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        head = "The county of Holm opened a ferry to the island on 3 March 2025."
        for number, text in enumerate((head, *texts)):
            (folder / f"{number}.txt").write_text(
                f"Paper {number}\n12 April 2025\n\n{text}", encoding="utf-8"
            )
        assert check(run(adhoc([folder]), DAY))


@pytest.mark.parametrize("brief", load_settings(ROOT / "briefgen.toml").briefs, ids=lambda one: one.name)
def test_so_it_is_on_the_samples(brief: BriefSettings) -> None:
    assert check(run(brief, brief.as_of or DAY))
