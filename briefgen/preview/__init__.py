"""The bytes of a finished .docx in; the page as a PDF and as a picture out.

LibreOffice draws the page where it is installed, because it draws what a reader will print. Where it is not,
an embedded renderer does, in a process of its own. Its lines may end elsewhere, so it is never asked how many
pages there are: LibreOffice is, or the measurer.
"""

from __future__ import annotations

from briefgen.preview.page import Preview, first_page, refuse_without_office, refuse_without_renderer

__all__ = ["Preview", "first_page", "refuse_without_office", "refuse_without_renderer"]
