"""The sample pages as they should be: their text, and the XML of the document.

`make goldens` accepts a change that you have looked at (it sets BRIEFGEN_ACCEPT_GOLDENS=1).
"""

from __future__ import annotations

import os
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from briefgen.config import BriefSettings, load_settings
from briefgen.pipeline import run

ROOT = Path(__file__).parent.parent
GOLDENS = Path(__file__).parent / "goldens"
SAMPLES = load_settings(ROOT / "briefgen.toml").briefs
ACCEPT = "BRIEFGEN_ACCEPT_GOLDENS"
# Dates that say when a file was last read on this computer, not what the page says.
_ACCESSED = re.compile(r" ?\(accessed [^)]*\)")


def made(settings: BriefSettings) -> dict[str, str]:
    """Return the page as text and its document.xml, a tag a line."""
    assert settings.as_of
    fitted = run(settings, settings.as_of).fitted
    assert fitted
    paragraphs = [
        f"[{one.style.name}] {one.text}" for one in Document(BytesIO(fitted.docx)).paragraphs if one.style
    ]
    with zipfile.ZipFile(BytesIO(fitted.docx)) as package:
        xml = package.read("word/document.xml").decode()
    files = {"txt": "\n".join(paragraphs) + "\n", "xml": re.sub(r"><", ">\n<", xml) + "\n"}
    return {kind: _ACCESSED.sub("", text) for kind, text in files.items()}


@pytest.mark.parametrize("settings", SAMPLES, ids=[brief.name for brief in SAMPLES])
def test_a_sample_page_is_what_was_accepted(settings: BriefSettings) -> None:
    for kind, text in made(settings).items():
        golden = GOLDENS / f"{settings.name}.{kind}"
        if os.environ.get(ACCEPT):
            golden.write_text(text, encoding="utf-8", newline="\n")
        assert golden.read_text(encoding="utf-8") == text, "look at the page; `make goldens` accepts it"


def test_goldens_are_not_being_accepted_while_they_are_checked() -> None:
    if os.environ.get("CI"):
        assert not os.environ.get(ACCEPT), f"{ACCEPT} is set: nothing was checked"
    elif os.environ.get(ACCEPT):
        pytest.fail(f"{ACCEPT} is set: the goldens were written, not checked; unset it and run again")
