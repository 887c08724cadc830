"""A brief and a template in, the bytes of a .docx out: the same bytes every time.

The steps: ``package`` unpacks, ``tags`` finds what is typed, ``structure`` puts it where it can work,
``program`` fills it within the bounds of ``sandbox``, ``finish`` makes links and bookmarks, ``page`` sets
paper, language and properties, ``fonts`` embeds the faces, ``package`` packs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefgen.model import Brief
    from briefgen.render.template import Template


def render(brief: Brief, template: Template, *, paper: Literal["a4", "letter"] = "a4") -> bytes:
    """Return the .docx that ``template`` makes of ``brief``, on ``paper``.

    Raises TemplateError (in Word's terms) when the template can not be filled, and VerificationError when
    the brief's marks and its list of sources do not agree.
    """
    from briefgen.render.document import fill_document  # lxml and Jinja2 are slow to import

    return fill_document(brief, template, paper)
