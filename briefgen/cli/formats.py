"""The words of ``--format`` in, the kinds of file that are wanted out; a finished run in, those files out."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.pipeline import Run
    from briefgen.render.text import Kind

KINDS = ("docx", "md", "html", "txt")


def asked_kinds(words: Sequence[str] | None, out: str | None = None) -> tuple[str, ...]:
    """Return the kinds that are named in all of the words, each once.

    Without words it is the kind that ``--out`` ends in, or a .docx. Raises SettingsError for what is no kind.
    """
    ending = "" if out is None or Path(out).is_dir() else Path(out).suffix[1:].lower()
    named = ",".join(words or [ending if ending in KINDS else "docx"]).split(",")
    kinds = tuple(dict.fromkeys(word.strip().lower().lstrip(".") for word in named))
    for kind in kinds:
        if kind not in KINDS:
            raise _unknown(kind)
    if ending in KINDS and ending not in {*kinds, "docx"}:
        hint = f"Write --out {Path(out or '').with_suffix('.' + kinds[0])}, or --format {ending} too."
        raise SettingsError(f"--out {out} is none of --format {','.join(kinds)}", hint)
    return kinds


def _unknown(kind: str) -> SettingsError:
    if kind == "pdf":
        return SettingsError('--format does not know "pdf"', "Write --pdf to have a PDF beside the page.")
    close = get_close_matches(kind, KINDS, n=1)
    guess = f"; did you mean {close[0]}?" if close else ""
    return SettingsError(f'--format does not know "{kind}"{guess}', f"It takes {', '.join(KINDS)}.")


def files_of(run: Run, path: Path, kinds: Sequence[str], also: Sequence[Path] = ()) -> dict[Path, bytes]:
    """Return the page as each kind, by the path beside ``path`` that it goes to, and those of ``also``."""
    from briefgen.render.text import render_text  # Jinja2 is slow to import

    if run.fitted is None:
        raise ValueError("there is no page for a run without a last stage")
    fitted = run.fitted
    made: dict[Path, bytes] = {}
    beside = (path if kind == "docx" else path.with_suffix(f".{kind}") for kind in kinds)
    for place in (*beside, *also):
        kind = place.suffix[1:].lower()
        docx = kind == "docx"
        made[place] = fitted.docx if docx else render_text(fitted.brief, cast("Kind", kind), run.template)
    return made
