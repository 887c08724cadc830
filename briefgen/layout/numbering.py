"""The numbering part of a .docx in; the indents and the label of any list paragraph out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefgen.layout.names import VAL, W, child, number
from briefgen.layout.properties import Props, paragraph_props, run_props

if TYPE_CHECKING:
    from lxml import etree

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_INDENTS: Final = ("ind.left", "ind.right", "ind.first", "tabs")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Level:
    """One level of a list: what its label looks like and where it stands."""

    start: int
    form: str
    text: str
    suffix: str
    align: str
    restart: int
    style: str
    paragraph: Props
    run: Props
    picture: bool


@dataclass(slots=True, eq=False, repr=False)
class Numbering:
    """All lists of a document, and how far each has counted."""

    root: etree._Element | None
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, str] | None = None
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def level(self, num: str, ilvl: str) -> Level | None:
        """Return a level of the list ``num``, None where the document defines none."""
        index = int(ilvl) if ilvl.isdigit() else 0
        return self._list(num).get(min(index, 8))

    def indents(self, num: str, ilvl: str) -> Props:
        """Return the indents and tab stops that a level gives to its paragraphs."""
        level = self.level(num, ilvl)
        if level is None:
            return {}
        return {key: value for key, value in level.paragraph.items() if key in _INDENTS}

    def level_of_style(self, num: str, style_id: str) -> str:
        """Return the level of a list that belongs to a paragraph style, "0" where none does."""
        for index, level in self._list(num).items():
            if level.style == style_id:
                return str(index)
        return "0"

    def restart(self) -> None:
        """Forget all counts: the document is read again from its start."""
        self._counts.clear()
        self._seen.clear()

    def label(self, num: str, ilvl: str) -> str:
        """Count the next paragraph of a list and return its label."""
        level = self.level(num, ilvl)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return level.text
        index = min(int(ilvl) if ilvl.isdigit() else 0, 8)
        counts = self._count(num, index)
        text = level.text
        for place in range(9):
            if f"%{place + 1}" in text:
                other = self._list(num).get(place, level)
                form = "decimal" if other.form == "bullet" else other.form
                text = text.replace(f"%{place + 1}", spell(counts.get(place, other.start), form))
        return text

    def _count(self, num: str, index: int) -> dict[int, int]:
        """Advance a level; lists with one abstract definition count on together, as in Word."""
        abstract = self._abstract(num)
        counts = self._counts.setdefault(abstract, {})
        key = f"{num}/{index}"
        if key not in self._seen and self._overrides(num, index):
            counts.pop(index, None)
        self._seen.add(key)
        level = self._list(num)[index]
        counts[index] = counts[index] + 1 if index in counts else level.start
        for deeper in [place for place in counts if place > index]:
            del counts[deeper]
        return counts

    def _abstract(self, num: str) -> str:
        if self._lists is None:
            self._lists = {}
            if self.root is not None:
                for item in self.root.iterchildren(W + "num"):
                    link = child(item, "abstractNumId")
                    self._lists[item.get(W + "numId", "")] = link.get(VAL, "") if link is not None else ""
        return self._lists.get(num, "")

    def _overrides(self, num: str, index: int) -> bool:
        item = self._find("num", "numId", num)
        if item is None:
            return False
        return any(
            override.get(W + "ilvl") == str(index) and child(override, "startOverride") is not None
            for override in item.iterchildren(W + "lvlOverride")
        )

    def _find(self, tag: str, key: str, value: str) -> etree._Element | None:
        if self.root is None:
            return None
        return next((item for item in self.root.iterchildren(W + tag) if item.get(W + key) == value), None)

    def _list(self, num: str) -> dict[int, Level]:
        if num not in self._levels:
            self._levels[num] = self._read_list(num)
        return self._levels[num]

    def _read_list(self, num: str) -> dict[int, Level]:
        levels: dict[int, Level] = {}
        abstract = self._find("abstractNum", "abstractNumId", self._abstract(num)) if num else None
        item = self._find("num", "numId", num) if num else None
        if abstract is None or item is None:
            return levels
        for level in abstract.iterchildren(W + "lvl"):
            levels[_index(level)] = _read_level(level)
        for override in item.iterchildren(W + "lvlOverride"):
            element, start = child(override, "lvl"), child(override, "startOverride")
            if element is not None:
                levels[_index(override)] = _read_level(element)
            known = levels.get(_index(override))
            if start is not None and known is not None:
                levels[_index(override)] = _with_start(known, int(number(start.get(VAL), 1)))
        return levels


def _index(element: etree._Element) -> int:
    text = element.get(W + "ilvl", "0")
    return int(text) if text.isdigit() else 0


def _with_start(level: Level, start: int) -> Level:
    return Level(
        start, level.form, level.text, level.suffix, level.align, level.restart, level.style,
        level.paragraph, level.run, level.picture,
    )  # fmt: skip


def _read_level(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        item = child(element, name)
        return item.get(VAL, default) if item is not None else default

    return Level(
        start=int(number(value("start", "0"))),
        form=value("numFmt", "decimal"),
        text=value("lvlText", "")[:60],
        suffix=value("suff", "tab"),
        align=value("lvlJc", "left"),
        restart=int(number(value("lvlRestart", "-1"))),
        style=value("pStyle", ""),
        paragraph=paragraph_props(child(element, "pPr")),
        run=run_props(child(element, "rPr")),
        picture=child(element, "lvlPicBulletId") is not None,
    )


def spell(count: int, form: str) -> str:
    """Return a count as a label: "3", "iii", "C"; forms that are not known as digits."""
    count = max(0, min(count, 9_999))
    if form in ("lowerRoman", "upperRoman"):
        text = _roman(count)
        return text.upper() if form == "upperRoman" else text
    if form in ("lowerLetter", "upperLetter") and count:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
