"""A Word page that people may have changed, and the edition it was, in; what they changed out.

The lines that still stand as they were printed are found first. What else stands on the page is compared with
what stood there before, so that headings, the dateline and the sources count for nothing. Of the rest, the
words that are like a line that is missing are its rewording.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.decisions.edits import Edit
from briefgen.decisions.laid import Chunk, Laid, laid
from briefgen.decisions.page import paragraphs
from briefgen.decisions.texts import LIKE, alike, ends, is_break, sentences, spaced, supporting
from briefgen.decisions.words import plain, words
from briefgen.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.model import Edition, Section

_LIKE_IN_PLACE = 0.3  # share of words in common, where marks and place speak for it too
_MARKED, _PLACED = 0.1, 0.1  # what the same marks behind it and the same lines around it add
_FEWEST = 4  # words of an added line, where the page as it was published is not known


def read_back(
    docx: bytes, edition: Edition, published: bytes | None = None, *, name: str = "the page"
) -> tuple[Edit, ...]:
    """Return what people did to the page of an edition; nothing for one that was only opened and saved.

    ``published`` is the page as it was published, where it is kept: what stood beside the lines is then
    known, and their order. ``name`` is what errors call the page. Raises PublishError when it can not be
    read, and when it holds none of the lines: somebody has then put another document there.
    """
    now = laid(paragraphs(docx, name), edition)
    then = laid(paragraphs(published, name), edition) if published else None
    edits = _Comparison(edition, then, now).edits()
    gone = sum(edit.kind == "gone" for edit in edits)
    if gone and gone == len({plain(line.text) for line in edition.lines}):
        message = f"{name} holds none of the lines of edition {edition.number}: it is another document"
        raise PublishError(message, "Move it away; briefgen history gives the edition back.")
    return edits


@dataclass(slots=True)
class _Unit:
    """A sentence that stands on the page and did not before."""

    at: int  # the place of its chunk
    text: str
    used: bool = False


class _Comparison:
    """Works out the edits, the surest first."""

    def __init__(self, edition: Edition, then: Laid | None, now: Laid) -> None:
        self.edition = edition
        self.then = then
        self.now = now
        self.placed: dict[int, int] = {}  # line -> its chunk on the page as it is now
        self.words: dict[int, str] = {}  # line -> what it reads now
        self.fresh = self._fresh()
        self.spent: set[int] = set()  # fresh chunks that belong to a line

    def edits(self) -> tuple[Edit, ...]:
        for at, chunk in enumerate(self.now.chunks):
            if chunk.line is not None:
                self.placed.setdefault(chunk.line, at)
        self._glue()
        units = [unit for at in self.fresh if at not in self.spent for unit in self._units(at)]
        self._match(units)
        lines = [edit for line in self._expected() for edit in self._of_line(line)]
        return (*lines, *self._rest(units))

    # ------------------------------------------------------------ what is new on the page

    def _fresh(self) -> list[int]:
        """Return the places of the chunks that are no line and did not stand there when it was published."""
        old = Counter(plain(chunk.text) for chunk in self._other(self.then)) if self.then else Counter()
        fresh = []
        for at, chunk in enumerate(self.now.chunks):
            if chunk.line is not None:
                continue
            if old[plain(chunk.text)] > 0:
                old[plain(chunk.text)] -= 1
            elif self.then is not None or self._may_be_line(at):
                fresh.append(at)
        return fresh

    @staticmethod
    def _other(page: Laid | None) -> list[Chunk]:
        return [chunk for chunk in page.chunks if chunk.line is None] if page else []

    def _may_be_line(self, at: int) -> bool:
        """Whether a chunk may be a line, where the page as it was published is not known."""
        chunk = self.now.chunks[at]
        beside = (self.edition.title, *(source.title for source in self.edition.sources))
        if self.now.paragraphs[chunk.paragraph].margin or any(
            plain(one) in plain(chunk.text) for one in beside
        ):
            return False
        return bool(chunk.marks) or len(words(chunk.text)) >= _FEWEST

    def _glue(self) -> None:
        """Give a line the fresh words that stand at it without an end of a sentence between."""
        fresh = set(self.fresh)
        for line, at in self.placed.items():
            before, after = self._joined(at, fresh)
            if before or after:
                text = self.now.chunks[at].text
                self.words[line] = f"{before} {text}".strip() + spaced(after)

    def _joined(self, at: int, fresh: set[int]) -> tuple[str, str]:
        """Return the words that were put before and behind the line at this place."""
        chunks, text = self.now.chunks, self.now.chunks[at].text
        before = after = ""
        first, last = at - 1, at + 1
        if self.then and first in fresh and chunks[at].touches and not ends(chunks[first].text):
            before = chunks[first].text
            self.spent.add(first)
        if last in fresh and chunks[last].touches and not is_break(text, chunks[last].text):
            after = chunks[last].text
            self.spent.add(last)
        return before, after

    def _units(self, at: int) -> Iterator[_Unit]:
        return (_Unit(at, sentence) for sentence in sentences(self.now.chunks[at].text))

    # ------------------------------------------------------------ lines that are missing

    def _expected(self) -> list[int]:
        """Return the lines that the page had, each text once."""
        if self.then is not None:
            return [line for line in range(len(self.edition.lines)) if self.then.count(line)]
        texts = [plain(line.text) for line in self.edition.lines]
        return [at for at, text in enumerate(texts) if text and texts.index(text) == at]

    def _missing(self) -> list[int]:
        return [line for line in self._expected() if self.now.count(line) < (self._had(line) or 1)]

    def _had(self, line: int) -> int:
        return self.then.count(line) if self.then else 0

    def _match(self, units: list[_Unit]) -> None:
        """Give each missing line the new words most like it, the most alike first."""
        found = [
            (score, line, start, end)
            for line in self._missing()
            for start, end in _runs(units)
            if (score := self._score(line, units[start:end])) > 0
        ]
        done: set[int] = set()
        for _, line, start, end in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
            if line in done or any(unit.used for unit in units[start:end]):
                continue
            done.add(line)
            for unit in units[start:end]:
                unit.used = True
            text = self._without_prefix(line, " ".join(unit.text for unit in units[start:end]))
            if line not in self.placed:
                self.placed[line] = units[start].at
            self.words[line] = text

    def _score(self, line: int, units: Sequence[_Unit]) -> float:
        """Return how surely the units are the line reworded, 0 when they are not."""
        at = units[0].at
        text = self._without_prefix(line, " ".join(unit.text for unit in units))
        like = alike(text, self.edition.lines[line].text)
        marked = bool(self.now.chunks[at].marks) and self.now.chunks[at].marks == self._marks(line)
        placed = self._is_in_place(line, at)
        least = _LIKE_IN_PLACE if marked and placed else LIKE
        return like + _MARKED * marked + _PLACED * placed if like >= least else 0.0

    def _marks(self, line: int) -> tuple[int, ...]:
        """Return the marks that stood behind the line."""
        if self.then is not None:
            at = self.then.first(line)
            return self.then.chunks[at].marks if at is not None else ()
        files = {source.file: source.number for source in self.edition.sources if source.number}
        cited = {files[quote.file] for quote in self.edition.lines[line].quotes if quote.file in files}
        return tuple(sorted(cited))

    def _is_in_place(self, line: int, at: int) -> bool:
        """Whether the lines before and behind the place are those that were around the line."""
        then = self.then
        order = then.chunks if then else tuple(Chunk(0, "", one) for one in self._expected())
        place = next((number for number, chunk in enumerate(order) if chunk.line == line), 0)
        before, after = _around(order, place), _around(self.now.chunks, at)
        return before[0] == after[0] or before[1] == after[1]

    def _without_prefix(self, line: int, text: str) -> str:
        """Take off what the template prints before the line: "NEW", a label."""
        prefix = self.edition.lines[line].news.upper()
        if self.then is not None and (at := self.then.first(line)) is not None:
            chunk = self.then.before(at)
            prefix = chunk.text if chunk and chunk.line is None else ""
        bare = text.removeprefix(prefix) if prefix else text
        return bare.strip()

    # ------------------------------------------------------------ what follows

    def _of_line(self, line: int) -> Iterator[Edit]:
        printed = self.edition.lines[line]
        if line not in self.placed:
            yield Edit(kind="gone", line=printed, before=printed.text)
            return
        text = self.words.get(line, printed.text)
        section = self._section(line)
        if plain(text) != plain(printed.text):
            yield Edit(kind="reworded", line=printed, before=printed.text, text=text, section=section)
        if line in self._moved():
            yield Edit(kind="moved", line=printed, before=printed.text, text=text, section=section)

    def _rest(self, units: list[_Unit]) -> Iterator[Edit]:
        """Yield what was added, and what changed beside the lines."""
        vanished = self._vanished()
        for at in dict.fromkeys(unit.at for unit in units if not unit.used):
            text = " ".join(unit.text for unit in units if unit.at == at and not unit.used)
            old = self._stood_there(at, text, vanished)
            if old is not None:
                vanished.remove(old)
                yield Edit(kind="other", before=old.text, text=text)
            elif self._is_among_lines(at):
                section, known = self._section_at(at), supporting(text, self.edition)
                yield Edit(kind="added", text=text, section=section, support=known)
            elif self.then is not None:
                yield Edit(kind="other", text=text)
        for old in vanished:
            yield Edit(kind="other", before=old.text)

    def _vanished(self) -> list[Chunk]:
        """Return what stood beside the lines and does not any more; what belonged to a line goes with it."""
        if self.then is None:
            return []
        left = Counter(plain(chunk.text) for chunk in self._other(self.now))
        gone = []
        for at, chunk in enumerate(self.then.chunks):
            if chunk.line is not None:
                continue
            if left[plain(chunk.text)] > 0:
                left[plain(chunk.text)] -= 1
            elif not any(one and one.line is not None for one in (self.then.before(at), self.then.after(at))):
                gone.append(chunk)
        return gone

    def _stood_there(self, at: int, text: str, vanished: Sequence[Chunk]) -> Chunk | None:
        """Return what the text has taken the place of: the most like it, or the only one of its style."""
        if self.then is None:
            return None
        near = max(vanished, key=lambda old: alike(old.text, text), default=None)
        if near and alike(near.text, text) >= LIKE:
            return near
        here = self.now.paragraphs[self.now.chunks[at].paragraph]
        styled = [
            old
            for old in vanished
            if (there := self.then.paragraphs[old.paragraph]).style == here.style
            and there.margin == here.margin
        ]
        return styled[0] if len(styled) == 1 and not self._is_among_lines(at) else None

    def _is_among_lines(self, at: int) -> bool:
        """Whether the chunk stands in a paragraph with lines, or in one like those that hold lines."""
        own = self.now.chunks[at].paragraph
        held = {self.now.chunks[place].paragraph for place in self.placed.values()}
        if own in held:
            return True
        here = self.now.paragraphs[own]
        alike = {(self.now.paragraphs[one].box, self.now.paragraphs[one].style) for one in held}
        return (here.box, here.style) in alike and len(words(self.now.chunks[at].text)) >= _FEWEST

    # ------------------------------------------------------------ places

    def _moved(self) -> set[int]:
        """Return the lines that stand in another order, as few as explain it, or in another section."""
        now = sorted(self.placed, key=lambda line: self.placed[line])
        if self.then is not None:
            # Of a line that the template prints twice, one may go without the other having moved.
            order = [line for line in now if self.then.count(line) == 1]
            kept = _longest_rising([self.then.first(line) or 0 for line in order])
            return {line for number, line in enumerate(order) if number not in kept}
        return {line for line in now if self._stands_amid_others(line)}

    def _stands_amid_others(self, line: int) -> bool:
        """Whether the lines right before and behind are both of one other section, in the same style."""
        at = self.placed[line]
        beside = [one for one in _around(self.now.chunks, at) if one in self.placed]
        near = [self._distance(at, self.placed[one]) for one in beside if one is not None]
        sections = {self.edition.lines[one].section for one in beside if one is not None}
        close = len(near) == 2 and all(one is not None and one[1:] == (0, False) for one in near)
        return close and len(sections) == 1 and self.edition.lines[line].section not in sections

    def _section(self, line: int) -> Section:
        own = self.edition.lines[line].section
        if self.then is not None:
            at = self.then.first(line)
            if at is not None and self._same_neighbours(line, at):
                return own
        return self._section_at(self.placed[line], line) or own

    def _same_neighbours(self, line: int, at: int) -> bool:
        before, after = (
            _around(self.then.chunks if self.then else (), at),
            _around(self.now.chunks, self.placed[line]),
        )
        return before[0] == after[0] or before[1] == after[1]

    def _section_at(self, at: int, own: int | None = None) -> Section | None:
        """Return the section of the lines that stand nearest to a place, nothing but lines between."""
        beside = [(self._distance(at, place), line) for line, place in self.placed.items() if line != own]
        near = [(distance, line) for distance, line in beside if distance is not None]
        if not near:
            return None
        least = min(distance for distance, _ in near)
        sections = [self.edition.lines[line].section for distance, line in near if distance == least]
        if own is not None and self.edition.lines[own].section in sections:
            return self.edition.lines[own].section
        return sections[0]

    def _distance(self, at: int, place: int) -> tuple[bool, int, bool] | None:
        """Return how far a line is: in another paragraph, how many without a line between, style."""
        one, two = self.now.chunks[at].paragraph, self.now.chunks[place].paragraph
        here, there = self.now.paragraphs[one], self.now.paragraphs[two]
        if here.box != there.box:
            return None
        held = {self.now.chunks[other].paragraph for other in self.placed.values()}
        between = range(min(one, two) + 1, max(one, two))
        walls = sum(number not in held for number in between)
        return one != two, walls, here.style != there.style


def _runs(units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Yield each run of sentences of one chunk, as start and end."""
    for start, unit in enumerate(units):
        for end in range(start + 1, len(units) + 1):
            if units[end - 1].at != unit.at:
                break
            yield start, end


def _around(chunks: Sequence[Chunk], at: int) -> tuple[int | None, int | None]:
    """Return the lines before and behind a place."""
    before = next((chunk.line for chunk in reversed(chunks[:at]) if chunk.line is not None), None)
    after = next((chunk.line for chunk in chunks[at + 1 :] if chunk.line is not None), None)
    return before, after


def _longest_rising(places: Sequence[int]) -> set[int]:
    """Return which of the places make up a longest rising sequence, by their number."""
    best: list[list[int]] = []
    for number, place in enumerate(places):
        before = [run for run in best if places[run[-1]] < place]
        best.append([*_longest(before), number])
    return set(_longest(best))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    by_length: Callable[[list[int]], int] = len
    return max(runs, key=by_length, default=[])
