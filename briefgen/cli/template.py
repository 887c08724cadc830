"""``briefgen template``: the name or file of a Word template in; what is wrong with it, or holds, out."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options
from briefgen.cli.choose import SETTINGS_FILE
from briefgen.cli.console import say, say_json, tell
from briefgen.cli.formats import asked_kinds
from briefgen.cli.handler import guarded
from briefgen.errors import PublishError, SettingsError, TemplateError

if TYPE_CHECKING:
    from briefgen.render.doctor import Finding
    from briefgen.render.template import Template

app = typer.Typer(
    help="Check, mend, list, copy and look at Word templates.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Name = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A shipped template, or a .docx of yours.")]
Fix = Annotated[
    bool, typer.Option("--fix", help="Mend what is safe to mend; the old file is kept as a copy.")
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME", help="A field that the settings add; give it once for each."),
]
Texts = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="docx,md,html,txt",
        help="Copy the templates for these too.",
        show_default=False,
    ),
]
From = Annotated[str, typer.Option("--from", metavar="NAME", help="The shipped template to start from.")]
Target = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where the page goes.")]


def check(
    name: Name,
    fix: Fix = False,
    field: Fields = None,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """List everything there is to mend in a template, in Word's terms."""
    from briefgen.render.doctor import examine
    from briefgen.render.template import load_template

    template = load_template(name)
    mended = _mend(template) if fix else ()
    if mended:
        template = load_template(name)
    findings = examine(template, frozenset({*(field or ()), *_fields()}))
    errors = [finding for finding in findings if finding.severity == "error"]
    if as_json:
        say_json(
            {"template": str(template.path), "mended": mended, "findings": [_data(one) for one in findings]}
        )
    else:
        _tell_findings(template, mended, findings)
    return TemplateError.exit_code if errors else 0


def _fields() -> dict[str, str]:
    """Return the fields of all briefs in the briefgen.toml here, if it can be read; the first brief wins."""
    from briefgen.config import load_settings

    found: dict[str, str] = {}
    if SETTINGS_FILE.is_file():
        with contextlib.suppress(SettingsError):
            for brief in reversed(load_settings(SETTINGS_FILE).briefs):
                found |= dict(brief.custom)
    return found


def _data(finding: Finding) -> dict[str, object]:
    return {
        "severity": finding.severity,
        "place": finding.place,
        "message": finding.message,
        "fix": finding.fix,
        "mendable": finding.mendable,
    }


def _tell_findings(template: Template, mended: tuple[str, ...], findings: tuple[Finding, ...]) -> None:
    for line in mended:
        say(f"mended: {line}")
    for finding in findings:
        say(f"{finding.severity}: {finding}")
    if any(finding.mendable for finding in findings):
        tell(f"hint: briefgen template check {template.path} --fix mends what can be mended safely")
    if not findings:
        say(f"{template.path.name} is in good order.")


def _mend(template: Template) -> tuple[str, ...]:
    """Mend the template's file, keep the old one beside it, and return what was changed."""
    from briefgen.publish import publish
    from briefgen.render.doctor import repaired
    from briefgen.render.shipped import shipped

    if template.path in shipped().values():
        hint = "make a copy of your own first: briefgen template new NAME"
        raise TemplateError(f"{template.name} is a shipped template and stays as it is", hint)
    docx, changes = repaired(template.docx, template.path.name)
    if not changes:
        return ()
    copy = _free(template.path.with_name(f"{template.path.stem}.before-fix.docx"))
    publish({template.path: docx, copy: template.docx})
    return (*changes, f"the file as it was is kept as {copy.name}")


def _free(path: Path) -> Path:
    """Return the path, or the first one like it with a number that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def show_list(as_json: options.AsJson = False, debug: options.Debug = False) -> int:  # noqa: ARG001 - the handler's
    """List the shipped templates."""
    from briefgen.render.shipped import shipped
    from briefgen.render.template import load_template

    templates = [load_template(name) for name in shipped()]
    if as_json:
        say_json([{"name": one.name, "about": one.about, "papers": one.papers} for one in templates])
        return 0
    width = max(len(one.name) for one in templates)
    for one in templates:
        say(f"{one.name:<{width}}  {one.about}")
    return 0


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call the new template: house")],
    source: From = "policy-brief",
    formats: Texts = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Copy a shipped template here, to be changed in Word."""
    from briefgen.publish import publish
    from briefgen.render.template import load_template
    from briefgen.render.text import KINDS, path_of

    template = load_template(source)
    target = Path(name if name.lower().endswith(".docx") else f"{name}.docx")
    settings = target.with_suffix(".toml")
    texts = {
        target.with_suffix(f".{kind}"): path_of(kind, template)
        for kind in KINDS
        if kind in asked_kinds(formats)
    }
    for path in (target, settings, *texts):
        if path.exists():
            raise PublishError(f"{path} is there already", "Choose another name, or move that file away.")
    copies = {path: shipped_one.read_bytes() for path, shipped_one in texts.items()}
    publish({target: template.docx, settings: template.path.with_suffix(".toml").read_bytes(), **copies})
    say(f"{target}    open it in Word, change what you like, save it")
    say(f"{settings}    how many lines each section may have")
    for path in texts:
        say(f"{path}    the same page as {path.suffix[1:]}; change it in a text editor")
    say(f"Then: briefgen template check {target}")
    return 0


def show(name: Name, as_json: options.AsJson = False, debug: options.Debug = False) -> int:  # noqa: ARG001 - as above
    """Show a template's tags, styles, papers, limits, and how many words it holds."""
    from briefgen.render.doctor import portrait
    from briefgen.render.template import load_template

    template = load_template(name)
    seen = portrait(template, _fields())
    if as_json:
        say_json(seen)
        return 0
    say(f"{template.name}: {template.about}" if template.about else template.name)
    for label, value in seen.items():
        say(f"{label}:")
        for line in value:
            say(f"  {line}")
    return 0


def preview(
    name: Name,
    out: Target = None,
    paper: options.PaperSize = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """Fill a template with sample text, to see what a page looks like."""
    from briefgen.publish import publish
    from briefgen.render import render
    from briefgen.render.doctor import sample_for
    from briefgen.render.page import PAPERS
    from briefgen.render.template import load_template

    template = load_template(name)
    wish = paper or template.papers[0]
    size = next((known for known in PAPERS if known == wish), None)
    if size is None:
        raise SettingsError(f"there is no paper {wish!r}", f"The papers are {', '.join(PAPERS)}.")
    target = out or Path(f"{template.name}-preview.docx")
    publish({target: render(sample_for(template, _fields()), template, paper=size)})
    say(str(target))
    return 0


app.command("check")(guarded(check))
app.command("list")(guarded(show_list))
app.command("new")(guarded(new))
app.command("show")(guarded(show))
app.command("preview")(guarded(preview))
