"""A template in, everything there is to mend in it, in Word's terms, and how much fits on its page out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from briefgen.errors import BriefgenError, TemplateError
from briefgen.layout import Measurement, measure
from briefgen.render import fonts, package
from briefgen.render.accessibility import barriers
from briefgen.render.document import MARK_HINT, fill_document
from briefgen.render.floats import Float, floats
from briefgen.render.join import join_tags
from briefgen.render.lists import style_names
from briefgen.render.lookalikes import Lookalike, lookalikes
from briefgen.render.mend import STORY, mend
from briefgen.render.names import Element, P, w, words
from briefgen.render.places import heading_styles, places
from briefgen.render.rich import NO_BREAK
from briefgen.render.sample import sample_brief
from briefgen.render.survey import LocatedError, survey, tags_of
from briefgen.render.text import KINDS, beside, render_text

if TYPE_CHECKING:
    from briefgen.model import Brief
    from briefgen.render.package import Parts
    from briefgen.render.page import Paper
    from briefgen.render.template import Template

_Seen = Lookalike | Float
_NO_FIELDS: Mapping[str, str] = MappingProxyType({})
Severity = Literal["error", "warning", "note"]
# What the measurer says that the strict profile's own checks say better.
_SAID_BETTER = (
    "line spacing is not exact",
    "the text is justified",
    "a bullet in a symbol font",
    "the font ",
    "w:kern",
    "w:autoHyphenation",
    "w:docGrid",
    "compatibilityMode",
    "a table",
    "character spacing",
    "pair kerning",
    "raised or lowered text",
    "w:fitText",
    "w:framePr",
    "w:pict",
    "w:tblpPr",
    "wp:anchor",
)
# Points of a page that stay empty for what Word and LibreOffice do differently.
RESERVE = 12.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. An error stops every brief, a warning costs something, a note is good to know.

    ``mendable`` says that ``--fix`` takes care of it.
    """

    severity: Severity
    place: str
    message: str
    fix: str = ""
    mendable: bool = False

    def __str__(self) -> str:
        """Return the finding in one line."""
        fix = f" — {self.fix}" if self.fix else ""
        return f"{self.place}: {self.message}{fix}"


def examine(template: Template, custom: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Return everything there is to mend, errors first.

    ``custom`` are the names of the fields that the settings add.
    """
    try:
        parts = package.read_package(template.docx, template.path.name)
        found = [*_tags(parts, custom), *_placed(parts, lookalikes), *_placed(parts, floats)]
    except TemplateError as error:
        return (Finding("error", "File", error.message, error.hint),)
    if not any(finding.severity == "error" for finding in found):
        found += [*_filled(template, custom), *_typefaces(parts), *_texts(template, custom)]
    found += [*_profile(parts)]
    order = ("error", "warning", "note")
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: order.index(finding.severity)))


def repaired(docx: bytes, name: str) -> tuple[bytes, tuple[str, ...]]:
    """Return the template inside the strict profile, and a line for each thing that was changed."""
    parts = package.read_package(docx, name)
    joined = join_tags(parts)
    lines = [f"{change.place}: {change.done}" for change in mend(parts)]
    if joined:
        lines.append(f"{joined} tags that Word had split or corrected: put together again")
    return (package.write_package(parts) if lines else docx), tuple(dict.fromkeys(lines))


def _headings(parts: Parts) -> frozenset[str]:
    name = package.related(parts, package.main_part(parts), "styles")
    return heading_styles(package.parse(parts[name], name) if name in parts else None)


def _tags(parts: Parts, custom: frozenset[str]) -> Iterator[Finding]:
    headings = _headings(parts)
    for name in package.story_parts(parts):
        _, faults = survey(name, parts[name], headings, custom)
        for fault in faults:
            yield Finding("error", fault.tag.place or "Page", fault.message, fault.fix)


def _placed(
    parts: Parts, look: Callable[[dict[Element, str]], Iterator[Lookalike | Float]]
) -> Iterator[Finding]:
    """Yield what ``look`` finds in the paragraphs of each part: what looks like a tag, or what floats."""
    headings = _headings(parts)
    for name in package.story_parts(parts):
        for one in look(places(name, package.parse(parts[name], name), headings)):
            yield Finding("warning", one.place, one.message, one.fix)


def _profile(parts: Parts) -> Iterator[Finding]:
    """Yield what leaves the strict profile and can be mended safely."""
    for change in mend(dict(parts)):
        yield Finding("warning", change.place, change.what, f"--fix: {change.done}", mendable=True)


def _filled(template: Template, custom: frozenset[str]) -> Iterator[Finding]:
    """Fill the template with the sample and look at the page."""
    fields = tuple((name, name) for name in sorted(custom))
    brief, shortest = (replace(sample, custom=fields) for sample in (_most(template), _least(template)))
    if not brief.handling:
        message = "the handling mark is not printed: a brief that has one is refused"
        yield Finding("warning", "Page", message, MARK_HINT)
    try:
        docx = fill_document(brief, template, template.papers[0])
        least = fill_document(shortest, template, template.papers[0])
        yield from _shown(brief, docx, template.path.name)
        yield from _measured(measure(docx), measure(least))
        for barrier in barriers(docx, template.path.name):
            yield Finding("warning", barrier.place, barrier.what, barrier.fix)
    except LocatedError as error:
        yield Finding("error", error.fault.tag.place or "Page", error.fault.message, error.fault.fix)
    except BriefgenError as error:
        said = error.message.removeprefix(f"{template.path.name}: ")
        yield Finding("error", "Page", said[0].upper() + said[1:], error.hint)


def sample_for(template: Template, fields: Mapping[str, str]) -> Brief:
    """Return the sample within the template's limits, with what the template asks for besides.

    That is a handling mark if it prints one, and a text for each of its fields: the one that ``fields``
    gives, or else the field's name in brackets.
    """
    named = re.findall(r"\bcustom\.(\w+)", " ".join(tags_of(template.docx, template.path.name)))
    known = {name: f"[{name}]" for name in named} | dict(fields)
    return replace(_most(template), custom=tuple(sorted(known.items())))


def _most(template: Template) -> Brief:
    """Return the sample with as many lines as the template allows."""
    return _marked_as(template, sample_brief(template.limits))


def _least(template: Template) -> Brief:
    """Return the sample with as few lines as the template allows."""
    limits = {name: (low, low) for name, (low, _) in template.limits.items()}
    return _marked_as(template, sample_brief(limits))


def _marked_as(template: Template, brief: Brief) -> Brief:
    """Return the brief with a handling mark only if the template prints one."""
    marks = any("handling" in tag for tag in tags_of(template.docx, template.path.name))
    return brief if marks else replace(brief, handling="")


def _texts(template: Template, custom: frozenset[str]) -> Iterator[Finding]:
    """Fill the templates for Markdown, HTML and text beside the Word template, as far as there are any."""
    fields = tuple((name, name) for name in sorted(custom))
    for path, kind in ((beside(template.path, kind), kind) for kind in KINDS):
        if path is None:
            continue
        try:
            render_text(replace(sample_brief(template.limits), custom=fields), kind, template)
        except TemplateError as error:
            place, _, message = error.message.partition(": ")
            severity: Severity = "warning" if "handling mark" in message else "error"
            yield Finding(severity, place, message, error.hint)


def _shown(brief: Brief, docx: bytes, name: str) -> Iterator[Finding]:
    """Yield a note for each thing of the brief that the page does not show."""
    parts = package.read_package(docx, name)
    roots = [package.parse(parts[part], part) for part in package.story_parts(parts)]
    text = "\n".join(words(paragraph) for root in roots for paragraph in root.iter(P)).replace(NO_BREAK, " ")
    wanted = (
        ("title", (brief.title,)),
        ("summary", [line.text for line in brief.summary]),
        ("key_facts", [line.text for line in brief.key_facts]),
        ("outlook", [line.text for line in brief.outlook]),
        ("sources", [reference.source.title for reference in brief.sources]),
    )
    for value, texts in wanted:
        if texts and not any(one in text for one in texts):
            severity: Severity = "warning" if value == "sources" else "note"
            yield Finding(
                severity, "Page", f"nothing of “{value}” is printed", f"{{{{ {value} }}}} prints it"
            )
    if not any(_marked(root) for root in roots):
        fix = "print lines whole: {{ fact }} gives the line with its marks"
        yield Finding("warning", "Page", "no line shows which source it comes from", fix)


def _marked(root: Element) -> bool:
    return any((link.get(w("anchor")) or "").startswith("source_") for link in root.iter(w("hyperlink")))


def _measured(full: Measurement, least: Measurement) -> Iterator[Finding]:
    """Yield what the page measurer says: whether one page can be promised, and at what cost."""
    if least.pages > 1:
        over = f"{-least.slack:.0f} pt too long" if least.slack < 0 else f"{least.pages} pages"
        fix = "make type, spaces or margins smaller, or ask for fewer lines in its .toml"
        yield Finding("error", "Page", f"even the shortest brief does not fit on one page ({over})", fix)
    cost = abs(full.word.height - full.libreoffice.height)
    if full.certainty != "guaranteed" and cost >= 1:
        message = f"Word and LibreOffice differ by {cost:.0f} pt on this page: so much room is left empty"
        yield Finding("warning", "Page", message)
    for reason in full.reasons:
        if not reason.startswith(_SAID_BETTER):
            yield Finding(
                "warning", "Page", f"the page can not be measured for certain: {reason.removesuffix(' ()')}"
            )


def _typefaces(parts: Parts) -> Iterator[Finding]:
    """Yield a warning for each typeface that the reader's machine may not have."""
    from briefgen.layout.faces import FAMILIES

    for face in sorted(_faces(parts)):
        if face.lower() in {"cambria", "caladea"}:
            message = f"lines in {face} are of different heights on different machines"
            yield Finding("warning", "Fonts", message, "choose Calibri, Arial or Times New Roman")
        elif face.lower() not in FAMILIES and face != fonts.FAMILY and not _embedded(parts, face):
            message = f"“{face}” is not on every machine: another face makes the page longer or shorter"
            fix = "embed it (File > Options > Save > Embed fonts in the file), or choose Calibri or Arial"
            yield Finding("warning", "Fonts", message, fix)


def _faces(parts: Parts) -> set[str]:
    """Return the typefaces that styles and text name, those of the theme included."""
    names = [part for part in parts if STORY.match(part) or part.endswith(("styles.xml", "numbering.xml"))]
    found: set[str] = set()
    for name in names:
        for fonts_ in package.parse(parts[name], name).iter(w("rFonts")):
            found |= {fonts_.get(w(key)) or "" for key in ("ascii", "hAnsi")}
            found |= {_theme(parts, fonts_.get(w(key)) or "") for key in ("asciiTheme", "hAnsiTheme")}
    return {face for face in found if face and face.lower() not in {"symbol", "wingdings", "courier new"}}


def _theme(parts: Parts, key: str) -> str:
    name = package.related(parts, package.main_part(parts), "theme")
    if not key or name not in parts:
        return ""
    root = package.parse(parts[name], name)
    kind = "majorFont" if key.startswith("major") else "minorFont"
    latin = root.find(f".//{{*}}{kind}/{{*}}latin")
    return "" if latin is None else latin.get("typeface") or ""


def _embedded(parts: Parts, face: str) -> bool:
    name = package.related(parts, package.main_part(parts), "fontTable")
    if name not in parts:
        return False
    entries = package.parse(parts[name], name).iterchildren(w("font"))
    return any(
        entry.get(w("name")) == face and entry.find(w("embedRegular")) is not None for entry in entries
    )


def capacity(template: Template, paper: Paper, fields: Mapping[str, str] = _NO_FIELDS) -> int:
    """Return about how many words of lines fit on one page of ``paper``, with ``fields`` of the settings.

    The sample is measured with as few and with as many lines as the template allows: the difference says
    how many words a point of height takes, and what is left of the page how many more there could be.
    """
    many = sample_for(template, fields)
    few = replace(_least(template), custom=many.custom)
    low, high = (measure(fill_document(brief, template, paper)) for brief in (few, many))
    words_low, words_high = (sum(len(line.text.split()) for line in brief.lines) for brief in (few, many))
    if words_high <= words_low or high.word.height <= low.word.height:
        return words_high
    rate = (words_high - words_low) / (high.word.height - low.word.height)
    return round(words_high + (high.slack - RESERVE) * rate)


def portrait(template: Template, fields: Mapping[str, str] = _NO_FIELDS) -> dict[str, list[str]]:
    """Return what a template holds, in lines under headings: tags, styles, papers, limits, capacity."""
    parts = package.read_package(template.docx, template.path.name)
    return {
        "tags": _tags_used(parts),
        "styles": _styles_used(parts),
        "limits": [
            f"{name}: {low} to {high} lines of at most {template.words[name]} words"
            for name, (low, high) in template.limits.items()
        ],
        "capacity": [
            f"{paper}: about {capacity(template, paper, fields)} words" for paper in template.papers
        ],
    }


def _tags_used(parts: Parts) -> list[str]:
    headings = _headings(parts)
    tags = [
        tag
        for name in package.story_parts(parts)
        for tag in survey(name, parts[name], headings, None)[0].tags
    ]
    return list(dict.fromkeys(f"{tag.place}: {tag.typed}" for tag in tags if tag.number >= 0))


def _styles_used(parts: Parts) -> list[str]:
    name = package.related(parts, package.main_part(parts), "styles")
    names = style_names(package.parse(parts[name], name)) if name in parts else {}
    roots = [package.parse(parts[part], part) for part in package.story_parts(parts)]
    used = {style.get(w("val")) or "" for root in roots for style in root.iter(w("pStyle"))}
    return sorted(names.get(key, key) for key in used)
