"""Whatever the lines and sources are: fitting never adds, reorders or splits one, and does the same twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.errors import FitError
from briefgen.fit import fit
from briefgen.fit.press import RESERVE, every_form
from briefgen.layout import measure
from briefgen.model import Brief, Line, Piece, Reference
from briefgen.render.sample import sample_brief
from briefgen.render.template import load_template

if TYPE_CHECKING:
    from briefgen.model import Section

TEMPLATES = [load_template(name) for name in ("policy-brief", "at-a-glance")]
SAMPLE = sample_brief()
WORDS = st.sampled_from(
    "the council of Holm’s ferries cost €40 million – 3 % — Škoda naïve 日本 state-owned".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=45).map(" ".join)
SOURCES = ("a", "b", "c")


@st.composite
def lines(draw: st.DrawFn, section: Section, most: int) -> tuple[Line, ...]:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=most, unique=True))
    return tuple(_line(draw, section, number, text) for number, text in enumerate(texts))


def _line(draw: st.DrawFn, section: Section, number: int, text: str) -> Line:
    model = SAMPLE.key_facts[0]
    point = replace(model.ranked.point, id=f"{section} {number}")
    cited = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=3, unique=True))
    made = replace(
        model, section=section, text=text, pieces=(Piece(text, 0),), sources=tuple(cited), preference=number,
        ranked=replace(model.ranked, point=point, rank=number + 1),
    )  # fmt: skip
    long = f"{text} And so on."
    longer = replace(made, text=long, pieces=(Piece(long, 0),))
    return replace(made, longer=longer) if draw(st.booleans()) else made


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    made = replace(
        SAMPLE,
        summary=draw(lines("summary", 3)),
        key_facts=draw(lines("key_facts", 14)),
        outlook=draw(lines("outlook", 6)),
    )
    cited = dict.fromkeys(source for line in made.lines for source in line.sources)
    known = {one.source.id: one.source for one in SAMPLE.sources}
    sources = tuple(Reference(number, known[source]) for number, source in enumerate(cited, start=1))
    return replace(made, sources=sources)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(brief=briefs(), template=st.sampled_from(TEMPLATES), paper=st.sampled_from(["a4", "letter"]))
def test_what_is_printed_was_offered_whole_in_this_order_and_fits(
    brief: Brief, template: object, paper: str
) -> None:
    chosen = next(one for one in TEMPLATES if one is template)
    try:
        fitted = fit(brief, chosen, paper="a4" if paper == "a4" else "letter")
    except FitError as error:
        assert "too long" in error.message  # noqa: PT017 - some briefs are longer than any page
        return
    for section in ("summary", "key_facts", "outlook"):
        offered = [id(line) for line in every_form(getattr(brief, section))]
        places = [offered.index(id(line)) for line in getattr(fitted.brief, section)]
        assert places == sorted(places)
        # What the outlook lacks of its least, the key facts may have.
        lacking = max(0, chosen.limits["outlook"][0] - len(fitted.brief.outlook))
        lacking = lacking if section == "key_facts" else 0
        assert len(places) <= chosen.limits[section][1] + lacking
    printed = [line.ranked.point.id for line in fitted.brief.lines]
    assert len(printed) == len(set(printed))
    assert {line.ranked.point.id for line in brief.lines} == {
        *printed,
        *(c.ranked.point.id for c in fitted.cut),
    }
    measured = measure(fitted.docx)
    assert (measured.pages, measured.slack >= RESERVE) == (1, True)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(brief=briefs())
def test_fitting_twice_gives_the_same_bytes(brief: Brief) -> None:
    first, second = (fit(brief, TEMPLATES[0], paper="a4") for _ in range(2))
    assert first.docx == second.docx
    assert first.brief == second.brief
