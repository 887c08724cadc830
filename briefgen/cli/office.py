"""What is wanted beside the page in; its PDF and picture, or an error at a second page, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import FitError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.preview import Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of the options that have the page set by another program were given."""

    check: bool = False
    pdf: bool = False
    preview: bool = False

    @property
    def anything(self) -> bool:
        """Whether the page is to be set at all."""
        return self.check or self.pdf or self.preview

    def refuse_missing(self) -> None:
        """Raise SettingsError when one was given and nothing here can do it: before anything is built."""
        if not self.anything:
            return
        from briefgen import preview  # only who wants it waits for it

        if self.check:
            preview.refuse_without_office("--check-with-office")
        preview.refuse_without_renderer("--pdf" if self.pdf else "--preview")

    def files(self, docx: bytes, path: Path) -> dict[Path, bytes]:
        """Return the further files that belong beside the page at ``path``.

        Raises FitError when LibreOffice needs more than one page, and keeps what it made for a report;
        PublishError when there is no LibreOffice and the embedded renderer can not draw the page on one.
        """
        from briefgen.preview import Preview

        seen = Preview(docx)
        if seen.pages != 1:
            raise _second_page(seen, docx, path)
        files: dict[Path, bytes] = {}
        if self.pdf:
            files[path.with_suffix(".pdf")] = seen.pdf
        if self.preview:
            files[path.with_suffix(".png")] = seen.png
        return files


def _second_page(seen: Preview, docx: bytes, path: Path) -> FitError:
    from briefgen.publish import publish

    kept = path.with_suffix(".too-long.docx")
    publish({kept: docx, kept.with_suffix(".pdf"): seen.pdf})
    return FitError(
        f"LibreOffice sets {path.name} on {seen.pages} pages, not on one as measured: a bug of briefgen",
        f"Please report it with {kept}, which was kept; {path.name} was not written.",
    )
