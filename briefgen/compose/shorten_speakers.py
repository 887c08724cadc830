"""A statement in, the attributions that can move from its words to the marks behind the line out.

"…, the Ministry of Transport said" goes, and the marks say "according to the Ministry of Transport". A claim,
a judgement, a denial and a word on one's own behalf stay beside who makes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten_kinds import Cut
from briefgen.compose.shorten_words import JUDGING, MOVABLE, NEGATIONS, PLEADERS
from briefgen.understand.grammar import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.shorten_guards import Guards
    from briefgen.model import Attribution
    from briefgen.understand.parse.tree import Tree


def attributions(guards: Guards) -> Iterator[Cut]:
    """Yield the attributions that can move from the words to the marks behind the line."""
    tree = guards.tree
    if sum(token.head == n for n, token in enumerate(tree.tokens)) > 1:
        return  # of two joined sentences, the marks could not tell which one he said
    for said in guards.said.attributions:
        places = [n for n, token in enumerate(tree.tokens) if said.start <= token.start < said.end]
        if said.form == "inner" or not places or not said.named:
            continue
        if {"and", "but", "or"} & {tree.words[n] for n in places[:2]}:
            continue  # "…, and Vindman reported to him"
        if {"citing", "quoting"} & {tree.words[n] for n in places[:2]}:
            continue  # "The commission revised its figure, citing late data": its reason, and its word
        first, last = places[0], places[-1]
        if tree.tokens[first].pos == "PUNCT" and said.form == "trailing":
            first += 1
        if tree.words[last] == "," and said.form == "leading":
            last -= 1
        speaker = _speaker(tree, said, last)
        cut = Cut(first, last, f"{said.form} attribution", first, speaker)
        if _can_move(guards, cut) and _leaves_whole(tree, said, cut):
            yield cut


def _leaves_whole(tree: Tree, said: Attribution, cut: Cut) -> bool:
    """Whether "X told Y last month" is taken off whole: what is left then begins with its subject."""
    text = tree.text[said.start : said.end]
    if not (said.speaker in text and said.channel in text):
        return False
    gone = range(cut.first, cut.last + 1)
    behind = range(cut.last + 1, len(tree))
    if any(tree.tokens[n].dep == "acl" and tree.tokens[n].head in gone for n in behind):
        return False  # "According to a study by the firm, commissioned by the port, …"
    if said.form == "trailing" or tree.words[cut.first] in {"according", "as"}:
        return True
    subjects = (n for n in range(cut.last + 1, len(tree)) if tree.tokens[n].dep in SUBJECTS)
    return any(tree.below(n)[0] == cut.last + 1 for n in subjects)


def _speaker(tree: Tree, said: Attribution, last: int) -> str:
    """Return who says it and who passed it on, with what the words add to the name at their end."""
    name = said.speaker or said.channel
    name = name[0].lower() + name[1:] if tree.tokens[0].pos == "DET" and said.start == 0 else name
    text = tree.text[said.start : tree.tokens[last].end]
    _, found, rest = text.rpartition(name)
    if found and rest.startswith(","):
        added = _before_verb(tree, rest, said) if said.form == "trailing" else rest[: rest.rfind(",")]
        name += added if len(added.strip(" ,").split()) > 1 else ""  # no "…, meanwhile"
    via = f", via {said.channel}" if said.speaker and said.channel and said.channel not in name else ""
    return " ".join(f"{name}{via}".split())


def _before_verb(tree: Tree, rest: str, said: Attribution) -> str:
    """Return what the words behind a name add to it: ", head of the office" of the same and ", said"."""
    end = said.start + tree.text[said.start :].index(rest) + len(rest)
    verbs = (
        token.start
        for n, token in enumerate(tree.tokens)
        if end - len(rest) <= token.start < end and token.lemma.lower() in MOVABLE and tree.finite(n)
    )
    return rest[: max(0, next(verbs, end) - end + len(rest))].rstrip(", ")


def _can_move(guards: Guards, cut: Cut) -> bool:
    tree, places = guards.tree, range(cut.first, cut.last + 1)
    verbs = {tree.tokens[n].lemma.lower() for n in places if tree.tokens[n].pos == "VERB"}
    words = {tree.tokens[n].lemma.lower() for n in places}
    if not verbs <= MOVABLE or words & PLEADERS or not guards.names(cut.first, cut.last):
        return False
    names = [tree.tokens[n] for n in places if tree.tokens[n].pos == "PROPN"]
    if names and all(token.entity == "NORP" and token.text.endswith("s") for token in names):
        return False  # "Republicans" are nobody, and a party
    if guards.loses(cut.first, cut.last) or guards.explains(cut.first, cut.last):
        return False
    shown = set(cut.speaker.lower().replace(",", " ").split())
    if any(not set(name.lower().split()) <= shown for name in guards.names(cut.first, cut.last)):
        return False
    return _is_report(guards, cut) and not _too_much_for_marks(guards, cut)


def _too_much_for_marks(guards: Guards, cut: Cut) -> bool:
    """Whether one person says what will or could be, or one has a name alone, which may be a surname."""
    kept = (n for n in range(len(guards.tree)) if not cut.first <= n <= cut.last)
    foretells = any(guards.tree.tokens[n].tag == "MD" for n in kept)
    return (_is_person(guards, cut) and (foretells or _is_bare(cut))) or (_is_bare(cut) and foretells)


def _is_person(guards: Guards, cut: Cut) -> bool:
    """Whether a person speaks, and not a body; one name that nothing is known of is taken for a surname."""
    entities = {token.entity for token in guards.tree.tokens[cut.first : cut.last + 1]}
    return "PERSON" in entities or (_is_bare(cut) and not entities & {"ORG", "GPE"})


def _is_bare(cut: Cut) -> bool:
    """Whether the speaker has one name and no post."""
    return len([word for word in cut.speaker.split() if word not in {"Mr.", "Mr", "Ms.", "Ms", "Mrs."}]) == 1


def _is_report(guards: Guards, cut: Cut) -> bool:
    """Whether what is said tells of a thing done, not of what the speaker makes of it or of himself."""
    tree = guards.tree
    kept = [n for n in range(len(tree)) if not cut.first <= n <= cut.last]
    lemmas = {tree.tokens[n].lemma.lower() for n in kept}
    said_by = tree.tokens[cut.first : cut.last + 1]
    speaker = {token.text for token in said_by if token.text[:1].isupper() and token.pos != "DET"}
    if lemmas & (JUDGING | NEGATIONS) or speaker & {tree.tokens[n].text for n in kept}:
        return False  # a judgement, a denial, a word on his own behalf
    if any(guards.quotes(n, n) for n in kept):
        return False
    return not any(tree.tokens[n].dep == "acomp" or tree.words[n] in {"we", "i", "our", "my"} for n in kept)
