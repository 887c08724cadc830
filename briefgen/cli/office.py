"""What is wanted of LibreOffice in; a page's further files, or an error at a second page, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import FitError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.preview import Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of the options that need LibreOffice were given."""

    check: bool = False
    pdf: bool = False
    preview: bool = False

    @property
    def anything(self) -> bool:
        """Whether LibreOffice has anything to do."""
        return self.check or self.pdf or self.preview

    def refuse_missing(self) -> None:
        """Raise SettingsError when one was given and there is no LibreOffice: before anything is built."""
        named = {"--check-with-office": self.check, "--pdf": self.pdf, "--preview": self.preview}
        option = next((name for name, given in named.items() if given), "")
        if option:
            from briefgen.preview import refuse_without_office  # only who wants it waits for it

            refuse_without_office(option)

    def files(self, docx: bytes, path: Path) -> dict[Path, bytes]:
        """Return the further files that belong beside the page at ``path``.

        Raises FitError when LibreOffice needs more than one page, and keeps what it made for a report.
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
