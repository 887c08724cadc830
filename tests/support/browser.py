"""Chromium for tests: an HTML page in, what a browser makes of it out, each time in a profile of its own."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

# What is asked of the page, in a frame as wide as the window of a reader.
_PROBE = """
const luminance = c => c.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const colour = text => (text.match(/[\\d.]+/g) || []).map(Number);
const solid = c => c.length === 3 || c[3] > 0;
const ground = e => { for (; e; e = e.parentElement) {
  const c = colour(e.ownerDocument.defaultView.getComputedStyle(e).backgroundColor);
  if (solid(c)) return c.slice(0, 3);
} return [255, 255, 255]; };
const shows = e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
function look(frame) {
  const view = frame.contentWindow, page = frame.contentDocument, root = page.documentElement;
  const texts = [...page.body.querySelectorAll('*')].filter(shows).map(e => {
    const style = view.getComputedStyle(e);
    const [one, two] = [luminance(colour(style.color).slice(0, 3)), luminance(ground(e))].sort();
    const ratio = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    return {text: e.textContent.trim().slice(0, 40), contrast: ratio, size: parseFloat(style.fontSize)};
  });
  return {
    overflow: root.scrollWidth - root.clientWidth,
    texts,
    lost: [...page.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
      .filter(id => !page.getElementById(id)),
    links: page.querySelectorAll('a[href^="#source-"]').length,
    fetched: view.performance.getEntriesByType('resource').map(e => e.name),
  };
}
const frame = document.querySelector('iframe');
frame.onload = () => { document.body.textContent = JSON.stringify(look(frame)); };
frame.srcdoc = PAGE;
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser made of a page.

    ``overflow`` is by how many pixels it is wider than the window; ``contrast`` the least of any text;
    ``size`` that of the smallest type, in pixels; ``lost`` the links that lead nowhere on the page, ``links``
    how many lead to a source; ``fetched`` what it asked for elsewhere.
    """

    overflow: int
    contrast: float
    size: float
    lost: tuple[str, ...]
    links: int
    fetched: tuple[str, ...]


def chromium() -> str:
    """Return Chromium's command; without it, skip aloud, or fail where the browser tests are required."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return found
    reason = "Chromium is not installed: nobody looks at the HTML pages as a browser shows them"
    if os.environ.get("BRIEFGEN_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


def _run(page: Path, *options: str, dark: bool = False) -> str:
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [
                chromium(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={profile}",
                *scheme,
                *options,
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        )
    return done.stdout


def look(text: bytes, folder: Path, *, width: int, dark: bool = False) -> Seen:
    """Show the page in a window of ``width`` pixels, by day or in the dark, and return what is seen."""
    page = json.dumps(text.decode()).replace("</", "<\\/")
    wrapper = folder / "wrapper.html"
    frame = f'<iframe style="width:{width}px;height:900px;border:0"></iframe>'
    script = _PROBE.replace("PAGE", page)
    wrapper.write_text(f'<meta charset="utf-8"><body>{frame}<script>{script}</script>', encoding="utf-8")
    told = _run(wrapper, "--dump-dom", "--virtual-time-budget=5000", dark=dark)
    body = re.search(r"<body>(.*)</body>", told, re.DOTALL)
    assert body, told
    seen = json.loads(html.unescape(body[1]))
    return Seen(
        overflow=seen["overflow"],
        contrast=min(one["contrast"] for one in seen["texts"]),
        size=min(one["size"] for one in seen["texts"]),
        lost=tuple(seen["lost"]),
        links=seen["links"],
        fetched=tuple(seen["fetched"]),
    )


def screenshot(text: bytes, folder: Path, *, width: int, dark: bool = False) -> bytes:
    """Return the page as a PNG, in a window of ``width`` pixels."""
    page, picture = folder / "page.html", folder / "page.png"
    page.write_bytes(text)
    _run(page, f"--window-size={width},1400", f"--screenshot={picture}", dark=dark)
    return picture.read_bytes()


def printed(text: bytes, folder: Path) -> Path:
    """Print the page, without the browser's own header and footer, and return the PDF's path."""
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_bytes(text)
    _run(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    return pdf
