"""Runs of tokens to be deleted in, the characters that go with them out: the marks beside them are mended.

"The bank, meanwhile, raised" loses both commas; "After a vote in the senate, meanwhile, it rose" loses one.
Where the words after the closing comma do not go on as they should, the parser was wrong about the end of
what goes, and it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.compose.shorten.kinds import BARE, BRACKETED
from briefgen.understand.grammar import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.compose.shorten.kinds import Cut
    from briefgen.understand.parse.tree import Tree

Spans = tuple[tuple[int, int], ...]
DASHES = frozenset({"–", "—", "--"})
ENDS = frozenset({".", "!", "?", "…", "...", ";", ":"})
_SET_OFF = frozenset({",", *DASHES})
_OPENING = frozenset('“‘«"`([')  # "said in a statement “all is well”": a blank stays before these
# What comes with these belongs to the last thing named, which may stand in the aside.
_ADDING = frozenset("along together with like including besides plus alongside".split())
_BELOW = frozenset({"relcl", "acl", "advcl", "csubj"})
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})


def goes_on(tree: Tree, cut: Cut) -> bool:
    """Whether the words behind the aside go on with what stands before it."""
    follows = cut.last + 2
    if _ends_in_place(tree, cut) or _takes_the_full_stop(tree, cut) or _goes_on_doing(tree, cut):
        return False
    if cut.kind == "occasion" and cut.first and tree.words[cut.first - 1] not in _SET_OFF:
        return True
    if cut.last + 1 >= len(tree) or tree.words[cut.last + 1] in ENDS or follows >= len(tree):
        return True
    token = tree.tokens[follows]
    if verb_of(tree, cut.head, follows) is not None:
        return True
    if token.tag in {"IN", "TO", *RELATIVES}:
        within = cut.first <= token.head <= cut.last
        adds = tree.words[follows] in _ADDING or tree.words[follows : follows + 2] == ("as", "well")
        # "backed out of a plan to play for Holm, meanwhile, to study"
        far = token.tag == "TO" and token.head != cut.head
        return not (within or adds or far or _waits_for_verb(tree, cut))
    if token.pos == "CCONJ":
        again = follows + 1 < len(tree) and tree.tokens[follows + 1].tag in RELATIVES
        if again:
            return False  # "who own …, of course, and who run …"
        joined = [n for n in tree.children[token.head] if n > follows and tree.tokens[n].dep == "conj"]
        return any(tree.tokens[n].pos in {"VERB", "AUX"} for n in joined)
    roots = [n for n in range(follows, len(tree)) if tree.tokens[tree.tokens[n].head].dep == "ROOT"]
    begins = any(tree.tokens[n].dep in SUBJECTS and tree.below(n)[0] == follows for n in roots)
    return begins and not (tree.words[cut.last + 1] in DASHES and _said_before(tree, cut.first))


def _said_before(tree: Tree, first: int) -> bool:
    """Whether a clause stands before the words: the second dash then parts it from the next one."""
    subjects = (n for n in range(first) if tree.tokens[n].dep in SUBJECTS and tree.tokens[n].head < first)
    return any(
        tree.finite(tree.tokens[n].head) and tree.tokens[tree.tokens[n].head].dep not in _BELOW
        for n in subjects
    )


def _takes_the_full_stop(tree: Tree, cut: Cut) -> bool:
    """Whether the words end the sentence with an abbreviation's full stop: none would be left."""
    return cut.last + 1 == len(tree) and tree.text.rstrip().endswith(".")


def _goes_on_doing(tree: Tree, cut: Cut) -> bool:
    """Whether a participle follows, which only the comma parts: "sung by Ana, in addition, playing Eve"."""
    place = cut.last + 2
    return cut.kind != "occasion" and place < len(tree) and tree.tokens[place].tag == "VBG"


def _waits_for_verb(tree: Tree, cut: Cut) -> bool:
    """Whether the aside tells of a subject whose verb is to come: "Ana, of course, in Basel, said"."""
    return any(
        tree.tokens[n].dep in SUBJECTS and tree.tokens[n].head > cut.last
        for n in (cut.head, *tree.above(cut.head))
    )


def _ends_in_place(tree: Tree, cut: Cut) -> bool:
    """Whether the aside ends in "…, in Asia", which may belong to the whole ("the leading maker")."""
    tail = range(max(cut.first + 1, cut.last - 3), cut.last)
    return any(tree.words[n] == "," and tree.tokens[n + 1].pos == "ADP" for n in tail)


def spans_of(tree: Tree, chosen: Iterable[Cut]) -> Spans:
    """Return the characters that go: the runs, with those marks around them that nothing needs any more."""
    return tuple(_span(tree, run) for run in _runs(tree, sorted(chosen, key=lambda cut: cut.first)))


def _runs(tree: Tree, chosen: Iterable[Cut]) -> list[list[Cut]]:
    """Put together what only a comma or a dash parts: it goes as one."""
    runs: list[list[Cut]] = []
    for cut in chosen:
        gap = tree.words[runs[-1][-1].last + 1 : cut.first] if runs else ()
        bare = {cut.kind, runs[-1][-1].kind} & BARE if runs else ()
        if runs and not bare and len(gap) <= 1 and _SET_OFF.issuperset(gap):
            runs[-1].append(cut)
        else:
            runs.append([cut])
    return runs


def _span(tree: Tree, run: list[Cut]) -> tuple[int, int]:
    first, last = run[0].first, run[-1].last
    tokens, words = tree.tokens, tree.words
    if run[0].kind in BARE:
        return tokens[first].start, tokens[last + 1].start
    if run[0].kind in BRACKETED:
        return tokens[first - 2].end, tokens[last + 1].end
    marked = first > 0 and words[first - 1] in _SET_OFF
    before = first - marked
    after = words[last + 1] if last + 1 < len(tree) else ""
    if before == 0:
        kept = last + 1 + (after in _SET_OFF)
        return 0, tokens[kept].start if kept < len(tree) else len(tree.text)
    start = tokens[before - 1].end
    if marked and after in _SET_OFF and _closes_up(tree, run, before):
        blank = tree.text[tokens[last + 1].end : tokens[last + 1].end + 1].isspace()
        return start if blank else tokens[before].start, tokens[last + 1].end
    if after == "." and before and words[before - 1].endswith("."):
        return start, tokens[last + 1].end  # "in Washington, D.C.": one full stop ends both
    opens = after in DASHES or after[:1] in _OPENING
    if after and (tokens[last + 1].pos != "PUNCT" or (opens and not marked)):
        return start, tokens[last].end
    return start, tokens[last + 1].start if after else len(tree.text)


def _closes_up(tree: Tree, run: list[Cut], before: int) -> bool:
    """Whether the words on both sides belong together so closely that no comma may part them."""
    follows, head = run[-1].last + 2, run[0].head
    if tree.words[before] in DASHES or follows >= len(tree):
        return tree.words[before] in DASHES
    verb = verb_of(tree, head, follows)
    if verb is None and _leads_in(tree, follows):
        return False  # "Hours after he resigned, meanwhile, at least one thing was clear"
    subject = tree.subject(verb) if verb is not None else None
    begins = tree.below(head if subject is None else subject)[0]
    if "," in tree.words[min(begins, head) : before]:
        return False
    if tree.tokens[follows].pos == "CCONJ":
        return not _own_subject(tree, follows)
    return verb is not None or tree.tokens[follows].tag in {"IN", "TO"} or (tree.words[follows] == "that")


def _leads_in(tree: Tree, follows: int) -> bool:
    """Whether the main clause's subject is still to come: what stands before it keeps its comma."""
    root = next((n for n, token in enumerate(tree.tokens) if token.head == n), 0)
    subject = tree.child(root, *SUBJECTS)
    return subject is not None and min(subject, root) >= follows


def _own_subject(tree: Tree, conjunction: int) -> bool:
    """Whether "and" opens a clause with a subject of its own."""
    joined = [n for n in tree.children[tree.tokens[conjunction].head] if n > conjunction]
    return any(tree.child(n, *SUBJECTS) is not None for n in joined)


def verb_of(tree: Tree, head: int, follows: int) -> int | None:
    """Return the verb that follows, behind its helpers and adverbs, if it has the noun in its subject."""
    verb = follows
    while tree.tokens[verb].pos in {"ADV", "AUX", "PART"} and tree.tokens[verb].head > verb:
        verb = tree.tokens[verb].head
    if tree.tokens[verb].pos not in {"VERB", "AUX"} or not tree.finite(verb):
        return None
    subject = tree.subject(verb)
    return verb if subject is not None and head in tree.below(subject) else None
