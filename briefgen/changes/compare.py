"""Two editions in, what differs between them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.changes.facts import facts_of, without_was
from briefgen.changes.match import Known, Match, match
from briefgen.changes.values import Change, Changes, LineChange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.changes.facts import Fact
    from briefgen.model import Edition, PrintedSource


def compare(before: Edition, after: Edition) -> Changes:
    """Return what differs, matched line by line: first on the sentences behind them, then on their words.

    The same two editions give the same changes. Raises BriefgenError when lines must be parsed to be matched
    and the English model is missing.
    """
    old, new = facts_of(before.lines), facts_of(after.lines)
    known = Known(before)
    texts = {source.sha256: source.text_sha256 for source in after.sources}
    found = match(old, new, lambda fact: not known.opens(fact, texts), _lost_between(before, after))
    pairs = [_line_change(one) for one in found]
    matched = {id(change.before) for change in pairs} | {id(change.after) for change in pairs}
    replaced = list(_replaced(before.sources, after.sources))
    held = {id(source) for pair in replaced for source in pair}
    same, reworded, changed = _sorted(pairs)
    return Changes(
        before=before,
        after=after,
        added=tuple(line for line in after.lines if id(line) not in matched),
        gone=tuple(line for line in before.lines if id(line) not in matched),
        same=same,
        reworded=reworded,
        changed=changed,
        sources_added=tuple(source for source in after.sources if id(source) not in held),
        sources_gone=tuple(source for source in before.sources if id(source) not in held),
        sources_replaced=tuple(pair for pair in replaced if pair[0].sha256 != pair[1].sha256),
        settings=tuple(_settings(before, after)),
    )


def _lost_between(before: Edition, after: Edition) -> Callable[[Fact], bool]:
    """Return what tells whether no source bears an earlier line out any more.

    A page of an earlier day does without what was published since: that is not gone.
    """
    now, texts = Known(after), {source.sha256: source.text_sha256 for source in before.sources}
    return lambda fact: after.as_of >= before.as_of and not now.holds(fact, texts)


def _line_change(found: Match) -> LineChange:
    disputed = tuple(
        Change("dispute", "", quote.text, 0, len(quote.text)) for quote in found.newly_disputed if quote.text
    )
    return LineChange(found.before.line, found.after.line, (*found.changes, *disputed), found.news)


def _sorted(
    pairs: Sequence[LineChange],
) -> tuple[tuple[LineChange, ...], tuple[LineChange, ...], tuple[LineChange, ...]]:
    """Part the pairs into those that read the same, those in other words, those with another value."""
    changed = tuple(pair for pair in pairs if pair.changes)
    alike = [pair for pair in pairs if not pair.changes]
    same = tuple(pair for pair in alike if _reads_the_same(pair))
    return same, tuple(pair for pair in alike if not _reads_the_same(pair)), changed


def _reads_the_same(pair: LineChange) -> bool:
    before, after = pair.before, pair.after
    return before.section == after.section and without_was(before.text) == without_was(after.text)


def _replaced(
    before: Sequence[PrintedSource], after: Sequence[PrintedSource]
) -> Iterator[tuple[PrintedSource, PrintedSource]]:
    """Yield the sources of both: the same bytes, else the same address, else the same name."""
    old, new = list(before), list(after)
    for key in ("sha256", "url", "file"):
        for source in list(new):
            value = getattr(source, key)
            was = next((one for one in old if value and getattr(one, key) == value), None)
            if was:
                old.remove(was)
                new.remove(source)
                yield was, source


def _settings(before: Edition, after: Edition) -> Iterator[tuple[str, str, str]]:
    pairs = (
        ("title", before.title, after.title),
        ("handling", before.handling, after.handling),
        ("template", *_templates(before, after)),
        ("paper", before.paper, after.paper),
        ("decisions", "\n".join(before.decisions), "\n".join(after.decisions)),
    )
    return ((what, old, new) for what, old, new in pairs if old != new)


def _templates(before: Edition, after: Edition) -> tuple[str, str]:
    """Return the names of both templates, with the beginning of their checksums where only these differ."""
    shas = before.template_sha256, after.template_sha256
    if before.template != after.template or not all(shas):
        return before.template, after.template
    return f"{before.template} {shas[0][:8]}", f"{after.template} {shas[1][:8]}"
