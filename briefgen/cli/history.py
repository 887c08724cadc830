"""``briefgen history``: the name of a brief in; its editions, or one of them again, out."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import options
from briefgen.cli.choose import SETTINGS_FILE, declared
from briefgen.cli.console import day_of, near, say, say_json, tell
from briefgen.errors import BriefgenError, PublishError, SettingsError, VerificationError

if TYPE_CHECKING:
    from briefgen.editions import Editions, Entry, Rebuilt, Stored

_EVIDENCE = ".evidence.json"
Number = Annotated[
    int | None,
    typer.Argument(metavar="NUMBER", min=1, help="One edition, in detail.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write the edition's page there, and its evidence beside it."),
]
Rebuild = Annotated[
    bool, typer.Option("--rebuild", help="Make the page again from what the store keeps, and compare it.")
]


def history(
    name: options.Name,
    number: Number = None,
    out: Out = None,
    rebuild: Rebuild = False,
    config: options.Config = None,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the handler
) -> int:
    """List the editions of a brief, or show one, write it again or make it again."""
    store = open_store(name, config)
    if number is None and not (out or rebuild):
        _list(store, name, as_json=as_json)
        return 0
    stored = store.get(name, number) if number else _latest(store, name)
    again = _rebuilt(store, name, stored, config) if rebuild else None
    written = _write(store, name, stored, out, again) if out else ()
    if as_json:
        say_json(_data_of(store, name, stored, again, written))
    else:
        _show(store, name, stored, again, written)
    if again and not again.again and not again.moved and stored.kind == "built":
        if as_json:
            return VerificationError.exit_code
        raise VerificationError(
            f"edition {stored.number} of {name} did not come out the same", "Please report it: it should."
        )
    return 0


def open_store(name: str, config: Path | None) -> Editions:
    """Return the store beside the settings file; SettingsError for a name that neither of them knows."""
    from briefgen.editions import Editions
    from briefgen.editions.shared import refuse_shared

    path = config or SETTINGS_FILE
    store = Editions(path.resolve().parent / ".briefgen")
    if name not in store.briefs():
        declared(name, config)  # raises, with the nearest names
    refuse_shared(store, name, path)
    return store


def _latest(store: Editions, name: str) -> Stored:
    found = store.latest(name)
    return found or store.get(name, 1)  # raises, and says how to make one


def _rebuilt(store: Editions, name: str, stored: Stored, config: Path | None) -> Rebuilt:
    from briefgen.editions import rebuild

    return rebuild(store, name, stored.number, passwords=_passwords(name, config))


def _passwords(name: str, config: Path | None) -> dict[str, str]:
    """Return the passwords of the brief's documents; none when the settings can not be read any more."""
    try:
        items = declared(name, config).items
    except BriefgenError:
        return {}
    return {item.path.name: item.password for item in items if item.password}


# ---------------------------------------------------------------- writing


def _write(store: Editions, name: str, stored: Stored, out: Path, again: Rebuilt | None) -> tuple[str, ...]:
    """Write the page, with its evidence, over nothing but what briefgen made."""
    from briefgen.publish import publish

    path = _target(out, stored)
    _make_folder(path.parent)
    files = {path: again.docx if again else store.content(stored.docx_sha256)}
    beside = [one for one in stored.files if one.endswith(_EVIDENCE)]
    if beside and stored.kind == "built":
        files[path.with_suffix(_EVIDENCE)] = store.content(stored.files[beside[0]])
    for one in store.changed(name, files):
        if one in files:
            raise PublishError(f"{one} is not a page that briefgen made", "Choose another name with --out.")
    return publish(files).files


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} can not be made: {error.strerror or error}"
        raise PublishError(message, "Name another folder with --out.") from error


def _target(out: Path, stored: Stored) -> Path:
    path = Path(os.path.abspath(out.expanduser()))  # noqa: PTH100 - resolve would follow a link
    if path.is_dir() or not (path.suffix or path.exists()):
        return path / Path(stored.path).name
    if path.suffix.lower() != ".docx":
        raise SettingsError(f"--out must be a folder or end in .docx, not {out}", "Write --out page.docx")
    return path


# ---------------------------------------------------------------- telling


def _list(store: Editions, name: str, *, as_json: bool) -> None:
    entries = store.history(name)
    if as_json:
        say_json({"name": name, "editions": [_entry(entry) for entry in entries]})
        return
    if not entries:
        say(f"{name} has no edition yet; make one with: briefgen build {name}")
    for entry in reversed(entries):
        say(f"{entry.number:4}  {_moment(entry.made)}{_apart(entry)}  {near(entry.path)}")
        for reason in entry.why:
            say(f"      {reason}")


def _apart(entry: Entry) -> str:
    """Return what sets an edition apart from one that was built for the day on which it was made."""
    about = "" if entry.as_of == entry.made.astimezone().date() else f", as of {day_of(entry.as_of)}"
    return about + (", edited by hand" if entry.kind == "edited" else "")


def _show(
    store: Editions, name: str, stored: Stored, again: Rebuilt | None, written: tuple[str, ...]
) -> None:
    made = f"{_moment(stored.made)}, by {_maker(stored)}"
    rows = [("made", made), *(("because", reason) for reason in stored.why)]
    if stored.parent:
        rows.append(("after", f"edition {stored.parent}"))
    rows += [("file", f"{near(path)}  {sha256[:12]}") for path, sha256 in stored.files.items()]
    kept = store.kept(name, stored.number)
    rows += [("template", one) for one in kept.template if one.endswith(".docx")]
    rows += [
        ("source", f"{one.about['shown'] or one.name}  {one.sha256[:12] or 'could not be read'}")
        for one in kept.inputs
    ]
    say(f"{name}, edition {stored.number}, as of {day_of(stored.as_of)}")
    before = ""
    for label, words in rows:
        say(f"  {'' if label == before else label:9} {words}")
        before = label
    for path in written:
        say(f"written: {near(path)}")
    if again:
        _tell_rebuilt(again)


def _tell_rebuilt(again: Rebuilt) -> None:
    if again.again:
        say("made again from the store: the same, bit for bit")
    else:
        tell(f"note: {again.note}")


def _data_of(
    store: Editions, name: str, stored: Stored, again: Rebuilt | None, written: tuple[str, ...]
) -> dict[str, Any]:
    kept = store.kept(name, stored.number)
    data = {"name": name, **_entry(stored)}
    data["files"] = dict(stored.files)
    data["versions"] = dict(stored.versions)
    data["template"] = dict(kept.template)
    data["inputs"] = [{"name": one.name, "sha256": one.sha256 or None, **one.about} for one in kept.inputs]
    if again:
        data["rebuilt"] = {"same": again.again, "note": again.note, "moved": list(again.moved)}
    return data | {"written": list(written)}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "made": entry.made.isoformat(),
        "as_of": entry.as_of.isoformat(),
        "kind": entry.kind,
        "parent": entry.parent,
        "why": list(entry.why),
        "path": entry.path,
        "docx_sha256": entry.docx_sha256,
    }


def _maker(stored: Stored) -> str:
    if stored.kind == "edited":
        return "hand"
    return f"briefgen {stored.versions.get('briefgen', '?')}"


def _moment(made: datetime) -> str:
    here = made.astimezone()
    return f"{day_of(here)}, {here:%H:%M}"
