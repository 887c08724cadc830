"""A statement in, the attributions that can move from its words to the marks behind the line out.

"…, the Ministry of Transport said" goes, and the marks say "according to the Ministry of Transport". A claim,
a judgement, a denial and a word on one's own behalf stay beside who makes them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.compose.shorten.kinds import Cut
from briefgen.compose.shorten.seams import DASHES
from briefgen.compose.shorten.words import (
    ASSESSING,
    JUDGING,
    MOVABLE,
    NEGATIONS,
    PLEADERS,
    UNFINISHED,
    WEIGHING,
)
from briefgen.understand.grammar import SUBJECTS
from briefgen.understand.speech.words import DOCUMENTS, INSTITUTIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.compose.shorten.guards import Guards
    from briefgen.model import Attribution
    from briefgen.understand.parse.tree import Tree

# What hangs on a verb of saying, and stays when it goes: the clause that is said.
_HELPERS = re.compile(r"(?:[, ]+(?:also|has|have|had|later|earlier|then|further))+[, ]*$")
_SAID = frozenset({"ccomp", "punct"})
# "The consumer group Fair Current says": one side of a matter.
_PRESSING = frozenset({"consumer", "advocacy", "pressure", "lobbying", "grassroots", "watchdog"})
# Words of names that are no surnames.
_WIRES = frozenset(
    "reuters bloomberg xinhua interfax kyodo eurostat nato unicef press news times post guardian journal "
    "corp inc co ltd plc group international airlines airways steel media police".split()
)


def attributions(guards: Guards) -> Iterator[Cut]:
    """Yield the attributions that can move from the words to the marks behind the line."""
    tree = guards.tree
    roots = sum(token.head == n for n, token in enumerate(tree.tokens))
    if roots > 1 or len(guards.said.attributions) > 1:
        return  # of two joined sentences, or two who speak, the marks could not tell who said which
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
    if not (said.speaker in text and said.channel in text) or tree.words[-1] in {"...", "…"}:
        return False
    gone = range(cut.first, cut.last + 1)
    kept = (n for n in range(len(tree)) if n not in gone)
    if any(tree.tokens[n].head in gone and tree.tokens[n].dep not in _SAID for n in kept):
        return False  # "According to a study by the firm, commissioned by …"; ", Reuters said, citing judges"
    if any(tree.words[n] in {*DASHES, "-", "...", "…"} or _tells_a_thing(tree, n) for n in gone):
        return False
    if said.form == "trailing" and _is_half_named(tree, cut):
        return False
    if said.form == "trailing" or tree.words[cut.first] in {"according", "as"}:
        return True
    subjects = (n for n in range(cut.last + 1, len(tree)) if tree.tokens[n].dep in SUBJECTS)
    return any(tree.below(n)[0] == cut.last + 1 for n in subjects)


def _is_half_named(tree: Tree, cut: Cut) -> bool:
    """Whether an aside in the words has but one comma: "the capital, Athens, the coastguard said"."""
    gone = range(cut.first, cut.last + 1)
    verb = next((n for n in gone if tree.tokens[n].lemma.lower() in MOVABLE and tree.finite(n)), cut.first)
    return tree.words[cut.first : verb].count(",") % 2 == 1


def _tells_a_thing(tree: Tree, place: int) -> bool:
    """Whether a verb of saying has an object of its own: "Holm Air reported long delays"."""
    said = tree.tokens[place]
    return said.pos == "VERB" and said.lemma != "tell" and tree.child(place, "dobj") is not None


def _speaker(tree: Tree, said: Attribution, last: int) -> str:
    """Return who says it and who passed it on, with what the words add to the name at their end."""
    name = said.speaker or said.channel
    opening = tree.tokens[0]
    common = opening.pos == "DET" or (opening.pos in {"ADJ", "NOUN"} and not opening.entity)
    name = name[0].lower() + name[1:] if common and said.start == 0 and not name[:2].isupper() else name
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
    return _HELPERS.sub("", rest[: max(0, next(verbs, end) - end + len(rest))]).rstrip(", ")


def _can_move(guards: Guards, cut: Cut) -> bool:
    tree, places = guards.tree, range(cut.first, cut.last + 1)
    verbs = {tree.tokens[n].lemma.lower() for n in places if tree.tokens[n].pos == "VERB"}
    words = {tree.tokens[n].lemma.lower() for n in places}
    if (
        not verbs <= MOVABLE
        or words & (PLEADERS | _PRESSING | UNFINISHED)
        or not guards.names(cut.first, cut.last)
    ):
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
    """Whether a person says more than what was done, or one has a name alone, which may be a surname."""
    if _is_person(guards, cut):
        # "Ana Silva said the town was growing" tells of today: only behind the clause a tense is its own
        own = cut.speaker.startswith(("his ", "her ", "their "))
        return own or _is_bare(cut) or cut.kind.startswith("leading") or not _tells_a_deed(guards, cut)
    kept = (n for n in range(len(guards.tree)) if not cut.first <= n <= cut.last)
    return _is_bare(cut) and any(guards.tree.tokens[n].tag == "MD" for n in kept)


def _tells_a_deed(guards: Guards, cut: Cut) -> bool:
    """Whether a person tells what was done, and does not weigh, foretell or study it.

    "Children were taken to the hospital, Chief Ana Silva said" is such; "has raised hopes", "is growing",
    "was clearly moved by hatred" and "made it all the harder" are what somebody makes of a matter.
    """
    tree = guards.tree
    kept = [n for n in range(len(tree)) if not cut.first <= n <= cut.last]
    said_by = {tree.tokens[n].lemma.lower() for n in range(cut.first, cut.last + 1)}
    if said_by & ASSESSING or any(
        tree.words[n] in WEIGHING or tree.tokens[n].tag in {"MD", "JJR", "RBR"} for n in kept
    ):
        return False
    root = next((n for n, token in enumerate(tree.tokens) if token.head == n), 0)
    clause = tree.child(root, "ccomp") if root not in kept else root
    if clause is None or not tree.finite(clause):
        return False
    helpers = [n for n in tree.children[clause] if tree.tokens[n].dep in {"aux", "auxpass"}]
    return tree.tokens[clause].lemma != "be" and any(tree.tokens[n].tag == "VBD" for n in (clause, *helpers))


def _is_person(guards: Guards, cut: Cut) -> bool:
    """Whether a person speaks, and not a body: what is not known for a body is taken for a person."""
    tokens = guards.tree.tokens[cut.first : cut.last + 1]
    if any(token.entity == "PERSON" or token.lemma.lower() in PEOPLE for token in tokens):
        return True
    words = _name(cut).replace(",", "").split()
    if _is_bare(cut) and not words[0].isupper() and words[0].lower() not in _WIRES:
        return True  # "Griffin said": a surname may be read as a place
    named = [token for token in tokens if token.text.lower() in {word.lower() for word in words}]
    body = words[0] == "the" or any(
        token.lemma.lower() in INSTITUTIONS | DOCUMENTS | _WIRES or token.entity == "GPE" for token in named
    )
    return not (body or any(word.isupper() and len(word) > 1 for word in words))


def _name(cut: Cut) -> str:
    """Return who speaks, without who passed it on."""
    return cut.speaker.partition(", via ")[0]


def _is_bare(cut: Cut) -> bool:
    """Whether the speaker has one name and no post."""
    return len([word for word in _name(cut).split() if word not in {"Mr.", "Mr", "Ms.", "Ms", "Mrs."}]) == 1


def _is_the_speaker(tree: Tree, place: int, own: set[str]) -> bool:
    """Whether "the company" stands there alone: it may be the one who speaks, if nothing says what he is."""
    below = tree.children[place]
    return (
        tree.tokens[place].lemma.lower() in (own or INSTITUTIONS)
        and len(below) == 1
        and tree.words[below[0]] in {"the", "its", "their"}
    )


def _is_report(guards: Guards, cut: Cut) -> bool:
    """Whether what is said tells of a thing done, not of what the speaker makes of it or of himself."""
    tree = guards.tree
    kept = [n for n in range(len(tree)) if not cut.first <= n <= cut.last]
    lemmas = {tree.tokens[n].lemma.lower() for n in kept}
    own = {tree.tokens[n].lemma.lower() for n in range(cut.first, cut.last + 1)} & INSTITUTIONS
    if any(_is_the_speaker(tree, n, own) for n in kept):
        return False  # "According to Holm Steel, the company paid its taxes"
    if "the country's" in cut.speaker or "the city's" in cut.speaker:
        return False  # which one only the words before tell
    said_by = tree.tokens[cut.first : cut.last + 1]
    speaker = {token.text for token in said_by if token.text[:1].isupper() and token.pos != "DET"}
    if lemmas & (JUDGING | NEGATIONS) or speaker & {tree.tokens[n].text for n in kept}:
        return False  # a judgement, a denial, a word on his own behalf
    if any(guards.quotes(n, n) for n in kept):
        return False
    return not any(tree.tokens[n].dep == "acomp" or tree.words[n] in {"we", "i", "our", "my"} for n in kept)
