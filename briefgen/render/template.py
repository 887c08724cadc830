"""The name or path of a template in, the template with its limits out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefgen.errors import TemplateError
from briefgen.model.names import SECTIONS
from briefgen.render.page import PAPERS, Paper
from briefgen.render.sandbox import did_you_mean
from briefgen.render.shipped import DEFAULT, shipped

if TYPE_CHECKING:
    from briefgen.model import Section

_WIDEST = 6  # points that a gap may grow by; more is a page with holes
_WHOLE_DATELINE = re.compile(r"\bdateline\b(?!\s*\.)")


@dataclass(frozen=True, slots=True)
class Template:
    """A Word file to be filled, and how much of each section belongs in it.

    ``limits`` gives the fewest and the most lines of a section, ``words`` the most words of one line.
    ``papers`` are those it was made for; ``about`` says in one line what it is for; ``stretch`` is how many
    points each gap between paragraphs may grow by, so that a page ends at its foot.
    """

    name: str
    path: Path
    docx: bytes = field(repr=False)
    limits: Mapping[Section, tuple[int, int]]
    words: Mapping[Section, int]
    papers: tuple[Paper, ...] = ("a4", "letter")
    about: str = ""
    stretch: float = 0.0


def load_template(name_or_path: str) -> Template:
    """Return a shipped template by its name, or any .docx by its path.

    A NAME.toml beside the file gives its limits; without one those of the default template hold.
    Raises TemplateError when there is no such template or its settings are wrong.
    """
    known = shipped()
    path = known.get(name_or_path) or Path(name_or_path).expanduser()
    looks_like_path = path.suffix or "/" in name_or_path or "\\" in name_or_path
    if not path.is_file():
        if path.is_dir():
            raise TemplateError(f"{name_or_path} is a folder, not a template", "name the .docx file in it")
        what = "there is no file" if looks_like_path else "there is no template"
        hint = f"shipped are {', '.join(known)}; your own is named by its path, house.docx"
        raise TemplateError(f"{what} “{name_or_path}”{did_you_mean(name_or_path, known)}", hint)
    return _load(path, path.stem)


def prints_dateline(template: Template) -> bool:
    """Whether the template prints the dateline whole; one that can not be read does not."""
    from briefgen.render.survey import tags_of  # the engine, which a list of templates does not need

    try:
        said = tags_of(template.docx, template.name)
    except TemplateError:
        return False
    return any(_WHOLE_DATELINE.search(tag) for tag in said)


def _load(path: Path, name: str) -> Template:
    try:
        docx = path.read_bytes()
    except OSError as error:
        hint = "is it open in another program? close it there, or copy it"
        raise TemplateError(f"{path} can not be read: {error.strerror}", hint) from error
    settings = _settings(path.with_suffix(".toml"))
    limits, words = _numbers(settings, path.with_suffix(".toml"))
    if not path.with_suffix(".toml").is_file():
        limits = _limits_of_printed(docx, path.name, limits)
    papers = tuple(paper for paper in PAPERS if paper in settings.get("papers", PAPERS))
    stretch = _stretch(settings, path.with_suffix(".toml")) if path.with_suffix(".toml").is_file() else 0.0
    return Template(name, path, docx, limits, words, papers, str(settings.get("about", "")), stretch)


def _limits_of_printed(
    docx: bytes, name: str, limits: Mapping[Section, tuple[int, int]]
) -> Mapping[Section, tuple[int, int]]:
    """Return the limits without the sections that the template's tags do not name: they would go unseen."""
    from briefgen.render.survey import tags_of  # the engine, which a list of templates does not need

    try:
        said = " ".join(tags_of(docx, name))
    except TemplateError:  # it will be told when the template is filled
        return limits
    named = {section: re.search(rf"\b{section}\b", said) for section in limits}
    if not any(named.values()):
        return limits
    return MappingProxyType({name: pair if named[name] else (0, 0) for name, pair in limits.items()})


def _settings(path: Path) -> dict[str, Any]:
    if not path.is_file():
        default = shipped().get(DEFAULT)
        if default is None:
            raise TemplateError("the shipped templates are missing", "install briefgen again")
        path = default.with_suffix(".toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TemplateError(
            f"{path} is not valid TOML: {error}", "copy the one of a shipped template"
        ) from error


def _stretch(settings: dict[str, Any], path: Path) -> float:
    """Return by how many points gaps may grow, checked."""
    value = settings.get("stretch", 0.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _WIDEST:
        hint = f"give points from 0 to {_WIDEST}: stretch = 2.0"
        raise TemplateError(f"{path}: stretch is {value!r}", hint)
    return float(value)


def _numbers(
    settings: dict[str, Any], path: Path
) -> tuple[Mapping[Section, tuple[int, int]], Mapping[Section, int]]:
    """Return the limits and words of each section, checked."""
    limits: dict[Section, tuple[int, int]] = {}
    words: dict[Section, int] = {}
    for section in SECTIONS:
        table = settings.get(section)
        if not isinstance(table, dict):
            raise TemplateError(f"{path} has no [{section}]", "give it lines = [2, 3] and words = 30")
        lines, most = table.get("lines"), table.get("words")
        if not isinstance(lines, list) or not _is_range(lines) or not isinstance(most, int) or most < 5:
            raise TemplateError(f"{path}: [{section}] holds {table}", "give it lines = [2, 3] and words = 30")
        limits[section], words[section] = (lines[0], lines[1]), most
    return MappingProxyType(limits), MappingProxyType(words)


def _is_range(value: list[Any]) -> bool:
    return (
        len(value) == 2
        and all(isinstance(number, int) for number in value)
        and 0 <= value[0] <= value[1] <= 100
    )
