"""What a folder talks of in, whether a bare "the farmer" or "the first" is explained on the page out.

A definite noun with nothing that says which ("The post got 60,000 retweets") stands for something that was
told before. It can open a line only where the reader knows it anyway: there is one of it (the government, the
economy), or the whole folder is about it (the bill).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.compose.naming import Voice, body, voice_name
from briefgen.compose.works import WORKS
from briefgen.merge.told import first_sentence
from briefgen.salience.terms import content
from briefgen.salience.words import stem
from briefgen.understand.grammar import NOUN_SUBJECTS, NOUNS, TIMES, children, unquoted
from briefgen.understand.openings import connective
from briefgen.understand.speech.words import INSTITUTIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.model import Corpus, Statement, Token

# A noun is what the folder is about when so many of its sources speak of it, in so many sentences; or so many
# sentences of a single one.
_SOURCES, _OFTEN, _SENTENCES = 0.5, 3, 4
# There is one of each, or the reader needs no more than the word.
_ONE = frozenset(
    "government parliament state country nation world economy market public police army military court "
    "president premier minister king queen pope opposition coalition majority minority cabinet senate "
    "capital region sun moon earth climate internet weather population number average share rate pandemic "
    "media press law constitution deficit budget debt inflation election border coast sea past future "
    "present end beginning start middle top "
    "bottom street road north south east west poor rich elderly unemployed young old rest sick disabled "
    "industry sector environment web presidency throne treasury currency dollar euro pound summer winter "
    "spring "
    "autumn fall year month week day weekend decade century quarter season morning evening afternoon "
    "night time moment period "
    "background "
    "following others most least more less fact aim idea need way inhabitants inhabitant voter resident "
    "citizen workforce electorate taxpayer consumer".split()
)
# Everybody has them: "shot in the arm". The head and the heart may be those of a body or of a matter.
_LIMBS = frozenset(
    "head face neck chest torso arm leg back stomach abdomen shoulder hand foot knee thigh throat skull ear "
    "eye nose mouth finger hip wrist ankle groin rib spine".split()
)
_ORDINALS = frozenset(
    "first second third fourth fifth latter former other others next last two three four rest".split()
)
_OF_LATE = frozenset({"latest", "last", "most", "least"})
# An adjective that does not say which one it is.
_VAGUE = frozenset(
    "new old latest recent current previous whole entire young first second third same other proposed "
    "initial final additional further surprise".split()
)
_SAYS_WHICH = {"prep", "appos", "poss", "compound", "nmod"}
# "the post, which was deleted" does not say which post; "the post which he deleted" does.
_CLAUSES = {"relcl", "acl"}
_DOERS = {"nsubj", "nsubjpass", "pobj", "dobj"}
# People whom an office names: there is one at a time.
_OFFICES = frozenset(
    "president premier chancellor minister king queen pope mayor governor speaker secretary commissioner "
    "head director chief chairman chairwoman chairperson chair prosecutor judge ambassador".split()
)
# Whom only his party tells: "the Kansas Republican".
_PARTISANS = frozenset(
    "republican democrat conservative socialist liberal tory centrist populist lawmaker".split()
)
# The parties of a trial, whom only its record names; "the appellant, a charity" does not.
_PARTIES = frozenset(
    "appellant respondent claimant defendant applicant plaintiff petitioner complainant accused".split()
)
# What is begun and ended, and is always that of something.
_UNDERTAKINGS = frozenset(
    "construction work building completion demolition production delivery installation implementation "
    "drilling excavation repair renovation restoration registration voting recruitment testing tender bid "
    "nomination".split()
)
_RUNS = frozenset(
    "open close invite begin start end finish continue resume complete expect plan schedule take last due "
    "stop halt".split()
)
# A trial or who flies: what costs, lasts or begins is no person.
_TRIALS = frozenset({"pilot"})
_COSTS = frozenset("cost last cover include involve attract test".split())
_BEGINS = frozenset("begin start run end continue take".split())
_OF_OFFICE = 2  # words before "officer" that make an office of it: "parliamentary budget", "chief medical"
# Of these a folder knows several where it speaks of them in the plural, so often.
_FIRMS = frozenset(
    "bank company firm insurer supplier operator contractor employer landlord producer practice charity club "
    "site vessel ship ferry branch shop store factory farm village town city district municipality".split()
)
_SEVERAL, _PLURAL = 2, 0.3  # sentences, and the share of those that have the noun
_AHEAD = 12  # tokens; what comes later in a sentence is mostly explained by what comes first


@dataclass(frozen=True, slots=True)
class Known:
    """The nouns (stems) that a reader of the page knows without being told which one is meant.

    ``nouns`` are those of the whole folder; ``of_source`` adds, by a source's id, what its title names, which
    stands on the page among the sources. ``voices`` tell, by the same id, who speaks and in what text: a body
    that has a fuller name there is printed with it. ``in_title`` are the nouns of the page's own title, which
    are all that a reader knows at its first line, ``many`` those of which the folder knows several: "the
    prison" of a folder on prisons is one of them, and has to say which.
    """

    nouns: frozenset[str]
    of_source: Mapping[str, frozenset[str]] = field(default_factory=dict)
    voices: Mapping[str, Voice] = field(default_factory=dict)
    in_title: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()

    def unexplained(self, said: Statement) -> str:
        """Return the first "the farmer" of the statement that nothing explains, or an empty string."""
        tokens = first_sentence(said.tokens)
        told = self._told(said)
        opening = connective(said.sentence.text)
        for at in _definites(tokens):
            if tokens[at].start < opening:
                continue
            noun = _owned(tokens, tokens[at].head)
            if _is_ordinal(tokens, at):
                return f"{tokens[at].text} {tokens[at + 1].text}"
            if (
                tokens[noun].pos == "NOUN"
                and noun > at
                and _is_bare(tokens, at, noun, self._of_one(told, tokens[noun]))
            ):
                if noun == at + 1 and self._has_name(said, noun):
                    continue
                return f"{tokens[at].text} {tokens[noun].text}"
        return _undertaking(tokens, opening, told) or _somebody(tokens)

    def loose(self, said: Statement) -> tuple[str, ...]:
        """Return each "the task", "both delays" and "the same day" anywhere that nothing explains.

        Behind the verb a reader can mostly do without: such words count against a line and do not bar it.
        """
        return self._open(said, self._told(said))

    def new(self, said: Statement) -> tuple[str, ...]:
        """Return each "the fighting" that only the lines of a page before this one could explain."""
        return tuple(words for words in self._open(said, self.in_title) if words not in self.loose(said))

    def _open(self, said: Statement, told: AbstractSet[str]) -> tuple[str, ...]:
        tokens = first_sentence(said.tokens)
        return tuple(
            f"{token.text} {tokens[token.head].text}"
            for at, (token, inside) in enumerate(unquoted(tokens))
            if not inside
            and token.head > at
            and _is_loose(tokens, at, self._of_one(told, tokens[token.head]))
            and not self._has_name(said, token.head)
        )

    def _told(self, said: Statement) -> AbstractSet[str]:
        return self.nouns | self.of_source.get(said.sentence.span.source, frozenset())

    def _of_one(self, told: AbstractSet[str], noun: Token) -> AbstractSet[str]:
        return told - self.many if noun.tag == "NN" else told

    def _has_name(self, said: Statement, noun: int) -> bool:
        voice = self.voices.get(said.sentence.span.source)
        return voice is not None and bool(body(said, noun, voice))


def known(statements: Sequence[Statement], title: str, corpus: Corpus) -> Known:
    """Return what the folder is about: the nouns of its title, and those that most of its sources use."""
    sources: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    plurals: dict[str, int] = defaultdict(int)
    for said in statements:
        for word in {stem(token.lemma.lower()) for token in said.tokens if token.pos in NOUNS}:
            sources[word].add(said.sentence.span.source)
            counts[word] += 1
        for word in {stem(token.lemma.lower()) for token in said.tokens if _is_one_of_many(token)}:
            plurals[word] += 1
    many = {word for word, times in plurals.items() if times >= max(_SEVERAL, _PLURAL * counts[word])}
    total = len({said.sentence.span.source for said in statements})
    least = max(2, _SOURCES * total)
    often = {
        word
        for word, of in sources.items()
        if (len(of) >= least and counts[word] >= _OFTEN) or (total == 1 and counts[word] >= _SENTENCES)
    }
    named = {one.id: frozenset(map(stem, content(one.title))) for one in corpus.sources}
    voices = {one.id: Voice(voice_name(one.publisher), one.text) for one in corpus.sources}
    in_title = frozenset(map(stem, content(title)))
    return Known(frozenset(often) | in_title, named, voices, in_title, frozenset(many))


def _is_one_of_many(token: Token) -> bool:
    return token.tag == "NNS" and token.lemma.lower() in WORKS | _FIRMS


def _is_bare(tokens: Sequence[Token], at: int, noun: int, told: AbstractSet[str]) -> bool:
    """Whether nothing says which one is meant by "the" and the noun."""
    lemma = tokens[noun].lemma.lower()
    if lemma in _ONE or any(one.lemma.lower() == lemma for one in tokens[:at]):
        return False
    if tokens[noun].dep in {"appos", "attr"} or tokens[noun].text[0].isdigit():
        return False  # "the 1990s"
    if tokens[noun].dep == "pobj" and lemma in _LIMBS:
        return False
    if lemma in _PARTIES and not _named(tokens, at, noun) and not _names_it(tokens, noun):
        return True
    if (
        lemma in PEOPLE - _OFFICES - INSTITUTIONS
        and tokens[noun].tag == "NN"
        and not (_is_trial(tokens, noun) or _is_office(tokens, at, noun))
        and not _superlative(tokens[at:noun])
    ):
        return not children(tokens, noun, "relcl", "appos", "poss") and not _named(tokens, at, noun)
    return not _says_which(tokens, at, noun) and stem(lemma) not in told


def _is_trial(tokens: Sequence[Token], noun: int) -> bool:
    """Whether it is "the pilot" that runs for a year, and none that flies."""
    if tokens[noun].lemma.lower() not in _TRIALS:
        return False
    verb = tokens[noun].head
    lasts = tokens[verb].lemma in _BEGINS and not children(tokens, verb, "dobj")
    return tokens[noun].dep == "nsubj" and (lasts or tokens[verb].lemma in {"be", *_COSTS})


def _is_office(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Whether it is "the chief medical officer", of whom there is one; "the young officer" is one of many."""
    between = {token.lemma.lower() for token in tokens[at + 1 : noun]}
    return tokens[noun].lemma.lower() == "officer" and len(between) >= _OF_OFFICE and "police" not in between


def _is_loose(tokens: Sequence[Token], at: int, told: AbstractSet[str]) -> bool:
    """Whether "the task" or "both delays" stands for what the sentence has not told."""
    noun = tokens[at].head
    if tokens[noun].pos != "NOUN" or tokens[noun].entity in TIMES:
        return False
    if tokens[at].text.lower() == "both":
        pair = any(token.dep == "conj" for token in tokens[:at])
        return tokens[noun].tag == "NNS" and not pair and not children(tokens, noun, "prep", "relcl", "conj")
    if tokens[at].dep != "det" or tokens[at].lemma != "the":
        return False
    # Behind a preposition a plural mostly stands for the kind: "in the schools".
    return not (tokens[noun].tag == "NNS" and tokens[noun].dep == "pobj") and _is_bare(tokens, at, noun, told)


def _undertaking(tokens: Sequence[Token], opening: int, told: AbstractSet[str]) -> str:
    """Return a bare "Construction" that is to begin or end, and nothing says of what."""
    at = next((n for n, token in enumerate(tokens) if token.start >= opening), 0)
    subject = tokens[at] if tokens else None
    if subject is None or subject.dep not in NOUN_SUBJECTS or subject.lemma.lower() not in _UNDERTAKINGS:
        return ""
    verb = subject.head
    does = {tokens[n].lemma for n in (verb, *children(tokens, verb, "xcomp", "acomp"))}
    known = children(tokens, at) or stem(subject.lemma.lower()) in told
    return subject.text if does & _RUNS and not known else ""


def _somebody(tokens: Sequence[Token]) -> str:
    """Return "the Republican" where one of many is told by his party alone: the name stood before."""
    for at, (token, inside) in enumerate(unquoted(tokens)):
        lemma = token.lemma.lower()
        if inside or lemma not in _PARTISANS or token.tag not in {"NN", "NNP"} or token.dep not in _DOERS:
            continue
        named = any(one.entity == "PERSON" for one in tokens)
        if not named and any(one.head == at and one.lemma == "the" for one in tokens[:at]):
            return f"the {token.text}"
    return ""


def _names_it(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a name is set beside the noun: "the appellant, Clear Rivers Trust,"."""
    return any(tokens[at].pos == "PROPN" for at in children(tokens, noun, "appos"))


def _owned(tokens: Sequence[Token], noun: int) -> int:
    """Return the body of those of a kind, whose name tells it: "the fishermen's association"."""
    of = tokens[noun].head
    kind = tokens[noun].dep == "poss" and tokens[noun].tag == "NNS"
    return of if kind and tokens[of].lemma.lower() in INSTITUTIONS else noun


def _is_small(token: Token) -> bool:
    """Whether it is a number in letters: "the two tracks" are two that were named before."""
    return token.pos == "NUM" and token.text.isalpha()


def _superlative(tokens: Iterable[Token]) -> bool:
    return any(token.tag in {"JJS", "RBS"} for token in tokens)


def _named(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Whether a name or an office's body says who: "the Labour leader", "the author of the report"."""
    of = any(tokens[n].lemma == "of" for n in children(tokens, noun))
    return of or any(token.pos == "PROPN" for token in tokens[at:noun])


def _definites(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the places of "the" outside of quotations that open the sentence or stand before its verb."""
    for at, (token, inside) in enumerate(unquoted(tokens)):
        if at > _AHEAD or (at and token.dep == "ROOT"):
            return
        if not inside and token.lemma == "the" and token.dep == "det":
            yield at


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is "the first" and nothing behind it says of what."""
    if at + 1 >= len(tokens) or tokens[at + 1].text.lower() not in _ORDINALS or tokens[at].head != at + 1:
        return False
    aside = at + 2 < len(tokens) and tokens[at + 2].text == ","  # "The first, of 150,000, is due in May"
    return aside or not children(tokens, at + 1, "prep", "relcl", "acl", "pobj")


def _is_done_to(tokens: Sequence[Token], noun: int) -> bool:
    """Whether what is taken for the verb says which one: "the inquiry opened on 3 March found that …"."""
    verb = tokens[noun].head
    told = children(tokens, verb, "conj")
    if tokens[noun].dep != "nsubj" or tokens[verb].tag != "VBD" or not told:
        return False
    between = tokens[verb + 1 : told[0]]
    return tokens[told[0]].tag == "VBD" and not any(
        one.dep == "cc" or one.text in {",", ";"} for one in between
    )


def _says_which(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Whether something between "the" and the noun, or behind it, says which one."""
    close = noun + 1 < len(tokens) and tokens[noun + 1].text != ","
    # "The plant, in the port of Kasso, was closed": where it is, and not which.
    kept = (*_SAYS_WHICH, *_CLAUSES) if close else _SAYS_WHICH - {"prep"}
    below = children(tokens, noun, *kept)
    if any(tokens[n].dep != "compound" or tokens[n].lemma.lower() not in _VAGUE for n in below):
        return True
    between = tokens[at + 1 : noun]
    named = any(token.lemma.lower() not in _VAGUE and not _is_small(token) for token in between)
    # "the newest standard": of these there is one; "the latest report" is that of the day before.
    only = any(token.tag == "JJS" and token.text.lower() not in _OF_LATE for token in between)
    return named or only or _is_done_to(tokens, noun)
