"""A brief, a template and a paper in, the bytes of the finished .docx out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from briefgen.errors import TemplateError
from briefgen.render import fonts, package
from briefgen.render.finish import Page, finish
from briefgen.render.lists import read_lists, write_lists
from briefgen.render.mend import STORY
from briefgen.render.names import RPR, Element, P, w, words
from briefgen.render.page import Paper, set_language, set_paper, set_properties
from briefgen.render.places import heading_styles
from briefgen.render.program import Program, compile_part, fill
from briefgen.render.rich import clean
from briefgen.render.values import source_titles, values

if TYPE_CHECKING:
    from briefgen.model import Brief
    from briefgen.render.package import Parts
    from briefgen.render.template import Template

_TIES = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource")
# The character styles that a template need not have, each with its properties in the order of the schema.
_LOOKS = {
    "hyperlink": (("color", "1F4E8C"), ("u", "single")),
    "source mark": (("color", "5A6472"),),
    "news mark": (("b", ""), ("bCs", "")),
}
MARK_HINT = "type {{ handling }} in the header and the footer: nobody may get such a page without its mark"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template that is ready to be filled any number of times."""

    parts: Parts
    main: str
    programs: tuple[Program, ...]
    styles: dict[str, str]
    named: dict[str, str]


def fill_document(brief: Brief, template: Template, paper: Paper) -> bytes:
    """Return the .docx; see ``briefgen.render.render``."""
    compiled = compile_template(template.docx, template.path.name)
    parts = dict(compiled.parts)
    known = values(brief)
    lists, titles = read_lists(parts, compiled.main), source_titles(brief)
    page = Page(lambda url: url, compiled.styles, lists, titles, compiled.named)
    shown: list[str] = []
    for program in compiled.programs:
        page.link = _linker(parts, program.name)
        root = _filled(program, known, template.path.name)
        finish(root, page)
        shown += [words(paragraph) for paragraph in root.iter(P)]
        parts[program.name] = package.serialise(root)
    write_lists(parts, compiled.main, page.lists)
    _check_marks(page, template)
    _check_handling(brief, "\n".join(shown), template.path.name)
    _dress(parts, compiled.main, brief, paper)
    return package.write_package(parts)


def _linker(parts: Parts, part: str) -> Callable[[str], str]:
    def link(url: str) -> str:
        return package.relate(parts, part, "hyperlink", url, external=True)

    return link


def _filled(program: Program, known: dict[str, object], name: str) -> Element:
    xml = fill(program, known, name)
    try:
        return package.parse(xml.encode("utf-8"), program.name)
    except TemplateError as error:
        raise TemplateError(
            f"{name}: what its tags print in {program.name} does not fit together",
            "put each {% for %}, {% if %} and its end on lines of their own",
        ) from error


def _check_marks(page: Page, template: Template) -> None:
    """Raise TemplateError unless every mark has its entry, every entry a mark, and both the same number."""
    cited, listed = page.cited, page.listed
    wrong = [(number, shown) for number, shown in page.numbered.items() if number != shown]
    if cited and wrong:
        raise TemplateError(
            f"{template.path.name}: source {wrong[0][0]} is number {wrong[0][1]} of its numbered list",
            "give the sources a list of their own, or a plain paragraph {{ source.number }}. {{ source }}",
        )
    if lost := sorted(cited - listed):
        raise TemplateError(
            f"{template.path.name}: it prints marks but not their sources (source {lost[0]})",
            "add a paragraph {{ source }} between {% for source in sources %} and {% endfor %}",
        )
    if cited and (idle := sorted(listed - cited)):
        raise TemplateError(
            f"{template.path.name}: it lists source {idle[0]} but prints none of the lines that cite it",
            "print lines whole, like {{ fact }}; a section left out wants lines = [0, 0] in the .toml",
        )


def _check_handling(brief: Brief, shown: str, name: str) -> None:
    """Raise TemplateError when the brief has a handling mark and the page's text does not show it."""
    if _plain(brief.handling) not in _plain(shown):
        raise TemplateError(f"{name}: it does not print the handling mark, {brief.handling}", MARK_HINT)


def _plain(text: str) -> str:
    return " ".join(clean(text).casefold().split())


def _dress(parts: Parts, main: str, brief: Brief, paper: Paper) -> None:
    """Set paper, language, properties and faces."""
    root = package.parse(parts[main], main)
    set_paper(root, paper)
    parts[main] = package.serialise(root)
    styles_name = package.related(parts, main, "styles")
    if styles_name in parts:
        styles = package.parse(parts[styles_name], styles_name)
        set_language(styles, brief.language)
        parts[styles_name] = package.serialise(styles)
    set_properties(parts, brief)
    fonts.embed(parts, fonts.UPRIGHT + (fonts.SLANTED if _has_italics(parts) else ()))


def _has_italics(parts: Parts) -> bool:
    """Say whether any style or text is in italics, which a program makes up where they are not embedded."""
    names = [name for name in parts if name.endswith("styles.xml") or STORY.match(name)]
    slanted = (one for name in names for one in package.parse(parts[name], name).iter(w("i")))
    return any(one.get(w("val")) not in {"0", "false", "off"} for one in slanted)


def _cut_ties(parts: Parts, main: str) -> None:
    """Take out what ties a template to other files: the template it was made from, a mail merge.

    Word would look for them each time somebody opens the brief, on a server that may not be the reader's.
    """
    name = package.related(parts, main, "settings")
    if name not in parts:
        return
    settings = package.parse(parts[name], name)
    ties = [*settings.iterchildren(w("attachedTemplate"), w("mailMerge"))]
    for tie in ties:
        settings.remove(tie)
    if ties:
        parts[name] = package.serialise(settings)
        package.unrelate(parts, name, _TIES)


@lru_cache(maxsize=8)
def compile_template(docx: bytes, name: str) -> Compiled:
    """Return the template ready to be filled; ``name`` is what errors call it. Raises TemplateError."""
    parts = package.read_package(docx, name)
    main = package.main_part(parts)
    if any(part.endswith("vbaProject.bin") for part in parts):
        raise TemplateError(
            f"{name} holds macros, which a brief must not", "save it in Word as .docx, not .docm"
        )
    _cut_ties(parts, main)
    package.declare(
        parts, main, _MAIN_TYPE
    )  # a .dotx says "template" here, and Word would refuse it as .docx
    styles_name = package.related(parts, main, "styles")
    styles = package.parse(parts[styles_name], styles_name) if styles_name in parts else None
    headings = heading_styles(styles)
    programs = [compile_part(part, parts[part], headings, name) for part in package.story_parts(parts)]
    character, named = _character_styles(styles), _named_styles(styles)
    if styles is not None:
        parts[styles_name] = package.serialise(styles)
    return Compiled(parts, main, tuple(program for program in programs if program), character, named)


def _character_styles(styles: Element | None) -> dict[str, str]:
    """Return the ids of the styles of links, marks and news, adding those that ``styles`` lacks."""
    found: dict[str, str] = {"link": "Hyperlink", "mark": "SourceMark", "news": "NewsMark"}
    if styles is None:
        return found
    names = {"hyperlink": "link", "source mark": "mark", "news mark": "news"}
    for style in styles.iter(w("style")):
        label = style.find(w("name"))
        key = names.pop((label.get(w("val")) or "").lower(), None) if label is not None else None
        if key:
            found[key] = style.get(w("styleId")) or found[key]
    for name, key in names.items():
        styles.append(_new_style(found[key], name))
    return found


def _named_styles(styles: Element | None) -> dict[str, str]:
    """Return the ids of all character styles by their names in small letters."""
    named: dict[str, str] = {}
    for style in () if styles is None else styles.iter(w("style")):
        name = style.find(w("name"))
        if style.get(w("type")) == "character" and name is not None:
            named[(name.get(w("val")) or "").lower()] = style.get(w("styleId")) or ""
    return named


def _new_style(style_id: str, name: str) -> Element:
    style = etree.Element(w("style"), {w("type"): "character", w("styleId"): style_id})
    etree.SubElement(style, w("name"), {w("val"): name.title() if " " in name else "Hyperlink"})
    properties = etree.SubElement(style, RPR)
    for tag, value in _LOOKS[name]:
        etree.SubElement(properties, w(tag), {w("val"): value} if value else {})
    return style
