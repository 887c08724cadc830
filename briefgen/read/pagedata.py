"""The tree of a web page in; what its head and its structured data say of it out."""

# ruff: noqa: ANN401 - lxml's elements and JSON have no types worth naming
from __future__ import annotations

import re
from datetime import date
from typing import Any

from briefgen.model.item import Metadata
from briefgen.read.days import find_day
from briefgen.read.decode import clean
from briefgen.read.heads import is_body, is_long_body
from briefgen.read.pagedays import modified_on, published_on, structured
from briefgen.read.pageheads import from_name, header_name

_DASHES = re.compile("[–—‑−]")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|–—»·:-]\s+|\s*\|\s*")
_NOBODY = re.compile(
    r"(?:admin\w*|\w*admin|editor(?:ial)?s?|staff|guest|user|webmaster|.*\b(?:com|net|org)|.*published)",
    re.IGNORECASE,
)
# A site that is called so gives way to the body that a page is from: "gov.example".
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_MOST_NAME, _MOST_LONG = 6, 12  # words of a site's name, and of one that is certainly a body's


def page_metadata(tree: Any, url: str, as_of: date) -> Metadata:
    """Return the title, site, author, dates and address that a page gives of itself, none after ``as_of``."""
    from trafilatura.metadata import extract_metadata

    document = extract_metadata(tree, url or None, date_config=_date_config(as_of, thorough=False))
    site = _site(_own_name(tree, document.sitename or ""), document.hostname or "")
    return Metadata(
        title=_title(tree, document.title or "", site),
        publisher=(from_name(tree) or site) if DOMAIN.fullmatch(site) or not site else site,
        author=_body_author(tree) or _author(document.author or "", site),
        published=_published(tree, document.date or "", document.url or "", as_of),
        modified=modified_on(tree, document.url or ""),
        url=document.url or "",
    )


def _date_config(as_of: date, *, thorough: bool) -> dict[str, Any]:
    """Return htmldate's settings. Its own latest date is today, which would change a brief by tomorrow."""
    return {"original_date": True, "extensive_search": thorough, "max_date": as_of.isoformat()}


def _published(tree: Any, given: str, url: str, as_of: date) -> date | None:
    """Return the day in the metadata or the address; else one that htmldate finds and the page shows in full.

    Its thorough search takes the first of January for "© 2019": no page shows that.
    """
    from htmldate import find_date

    guess = None
    if not given:
        guess = find_day(find_date(tree, url=url or None, **_date_config(as_of, thorough=True)) or "")
    day = published_on(tree, given, url, guess[0] if guess else None)
    return day if day and day <= as_of else None


def _own_name(tree: Any, given: str) -> str:
    """Return the site's name: never the headline, which is sometimes taken for it.

    Where the page's metadata give none, its structured data may, or an end of its title, when that is built
    like the name of a paper or body ("Grain store to grow | The Grain Courier") or stands on the page again.
    """
    ranks = ("h1",) if next(tree.iter("h1"), None) is not None else ("h2",)
    headlines = {_SPACE.sub(" ", clean(one.text_content())).strip() for one in tree.iter(*ranks)}
    # A body's own news names it in the headline: then it is the name where it is built like one.
    held = any(given.strip() in headline for headline in headlines)
    if given.strip() and (not held or (given.strip() not in headlines and is_body(given.strip()))):
        return given
    for value in structured(tree):
        publisher = value.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return name
    ends = (end for title in tree.iter("title") if (end := _title_end(tree, title, headlines)))
    return next(ends, "") or header_name(tree)


def _title_end(tree: Any, title: Any, headlines: set[str]) -> str:
    """Return the piece at the other end of a title than the headline, if it can be the site's name."""
    pieces = [piece.strip() for piece in _SEPARATOR.split(clean(title.text_content()).strip())]
    if len(pieces) < 2:
        return ""
    ends = [pieces[-1]] if _opens_with(pieces[0], headlines) else []
    ends += [pieces[0]] if _opens_with(pieces[-1], headlines) else []
    return next((end for end in ends if end and _can_name_site(tree, end)), "")


def _can_name_site(tree: Any, name: str) -> bool:
    """Whether it is a short name of a body or paper, or stands in the page's text or foot too."""
    if len(name.split()) > _MOST_NAME:
        return len(name.split()) <= _MOST_LONG and is_long_body(name)
    elements = tree.iter("a", "p", "footer", "div")
    return is_body(name) or any((one.text or "").strip(" ©").startswith(name) for one in elements)


def _opens_with(piece: str, headlines: set[str]) -> bool:
    """Whether a headline opens on these words, whichever dash a title writes."""
    plain = _DASHES.sub("-", piece)
    return any(_DASHES.sub("-", headline).startswith(plain) for headline in headlines)


def _site(name: str, host: str) -> str:
    """Return the site's name without its motto; a name that is only the domain's first part is no name."""
    name = _SEPARATOR.split(clean(name).strip())[0].lstrip("@").strip()
    host = re.sub(r"^(?:www\d?|m|amp)\.", "", host)
    if name in ("", host.split(".")[0].capitalize(), host):  # trafilatura makes "Nj" of nj.com
        return host
    return name


# ---------------------------------------------------------------- title


def _title(tree: Any, given: str, site: str) -> str:
    """Return the headline: the first h1 whose words the title has, else the title without the site."""
    given = _SPACE.sub(" ", clean(given)).strip()
    headlines = [_SPACE.sub(" ", clean(h1.text_content())).strip() for h1 in tree.iter("h1")]
    full = " ".join((given, *(clean(title.text_content()) for title in tree.iter("title"))))
    known = _words(full)
    for headline in headlines:
        words = _words(headline)
        if len(words) >= 3 and words <= known and len(headline) >= 0.5 * len(_without_site(given, site)):
            return headline
    return _without_site(given, site)


def _without_site(title: str, site: str) -> str:
    """Take the site's name off either end of a title."""
    if not site:
        return title
    parts = [part.strip() for part in _SEPARATOR.split(title)]
    ends = [part for part in (parts[0], parts[-1]) if _words(part) <= _words(site) | {"com", "news", "the"}]
    for end in ends if len(parts) > 1 else ():
        title = re.sub(rf"^{re.escape(end)}\s*[|–—»·:-]\s*|\s*[|–—»·:-]\s*{re.escape(end)}$", "", title)
    return title


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _body_author(tree: Any) -> str:
    """Return the author in the page's head where it is a body: an extractor cuts its name at "for"."""
    authors = (meta.get("content", "").strip() for meta in tree.iter("meta") if meta.get("name") == "author")
    return next((name for name in authors if is_long_body(name)), "")


def _author(names: str, site: str) -> str:
    """Return the authors' names without the site's own and without those that repeat another."""
    kept: list[str] = []
    for name in (part.strip() for part in names.split(";")):
        words = _words(name)
        if not words or _NOBODY.fullmatch(name) or words <= _words(site):
            continue
        if not any(words <= _words(other) or _words(other) <= words for other in kept):
            kept.append(name)
    return ", ".join(kept)


def is_free(tree: Any) -> bool:
    """Whether the page does not say in its structured data that it is behind a paywall."""
    return not any(str(value.get("isAccessibleForFree", "")).lower() == "false" for value in structured(tree))


def article_body(tree: Any) -> str:
    """Return the text of the article as the page's structured data gives it, or an empty string."""
    bodies = [value["articleBody"] for value in structured(tree) if isinstance(value.get("articleBody"), str)]
    return re.sub(r"<[^<>]{1,200}>", " ", max(bodies, key=len, default=""))
