"""What does not fit: sources in a shorter form, and an error that says by how much and why."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import FitError
from briefgen.fit import fit
from briefgen.fit.shorter import shortened, source_forms
from briefgen.model import Brief, Reference
from briefgen.render.sample import sample_brief
from briefgen.render.template import Template, load_template

TEMPLATE = load_template("policy-brief")
SAMPLE = sample_brief(TEMPLATE.limits)


def with_sources(count: int, title: str) -> Brief:
    """Return the sample with every line citing ``count`` sources."""
    first = SAMPLE.sources[0].source
    sources = [
        replace(first, id=f"s{number}", title=f"{title} {number}", published=date(2024, 5, 3))
        for number in range(1, count + 1)
    ]
    ids = tuple(source.id for source in sources)

    def citing(lines: tuple) -> tuple:  # type: ignore[type-arg]  # of lines
        return tuple(replace(line, sources=ids) for line in lines)

    return replace(
        SAMPLE,
        summary=citing(SAMPLE.summary),
        key_facts=citing(SAMPLE.key_facts),
        outlook=citing(SAMPLE.outlook),
        sources=tuple(Reference(number, source) for number, source in enumerate(sources, start=1)),
    )


def with_top_margin(twips: int) -> Template:
    """Return the template with a top margin that leaves little room."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE.docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text, before = data.decode(), 'w:top="'
                start = text.rindex(before) + len(before)
                data = (text[:start] + str(twips) + text[text.index('"', start) :]).encode()
            new.writestr(name, data)
    return replace(TEMPLATE, docx=out.getvalue())


def test_the_sample_fits_as_it_is() -> None:
    assert fit(SAMPLE, TEMPLATE, paper="a4").brief.sources == SAMPLE.sources


def test_a_header_that_leaves_no_room_is_named_with_the_points_that_are_left() -> None:
    with pytest.raises(
        FitError, match=r"policy-brief\.docx allows is \d+ points \(\d+ lines\) too long"
    ) as caught:
        fit(SAMPLE, with_top_margin(11_000), paper="a4")
    assert "points for text: make its header, footer or margins lower" in caught.value.hint
    assert caught.value.exit_code == 6


def test_a_title_of_400_characters_still_fits_and_an_endless_one_is_named() -> None:
    long = replace(SAMPLE, title="Harbours " * 44 + "open")
    assert len(long.title) == 400
    assert fit(long, TEMPLATE, paper="a4").fullness > 0.8
    with pytest.raises(FitError) as caught:
        fit(replace(SAMPLE, title="Harbours " * 400), TEMPLATE, paper="a4")
    assert "The title has 3600 characters and takes" in caught.value.hint


def test_many_sources_are_set_shorter_before_any_error_and_none_is_dropped() -> None:
    title = "A title of a length that is usual in newspapers, and of a few words more than that"
    fitted = fit(with_sources(14, title), TEMPLATE, paper="a4")
    assert len(fitted.brief.sources) == 14
    assert all(one.source.accessed is None for one in fitted.brief.sources)


def test_too_many_sources_are_counted_in_the_error() -> None:
    with pytest.raises(FitError) as caught:
        fit(with_sources(70, "A title"), TEMPLATE, paper="a4")
    assert "the page cites 70 sources: give fewer" in caught.value.hint.lower()


def test_sources_lose_their_day_of_access_first_and_then_the_ends_of_their_titles() -> None:
    plain, without, short = source_forms(with_sources(1, "word " * 30))
    assert plain.sources[0].source.accessed
    assert without.sources[0].source.accessed is None
    assert without.sources[0].source.title == plain.sources[0].source.title
    assert short.sources[0].source.title.endswith("word…")
    assert short.sources[0].source.url == plain.sources[0].source.url


@given(title=st.text(max_size=120), most=st.integers(5, 60))
def test_a_shortened_title_is_a_beginning_within_its_length(title: str, most: int) -> None:
    short = shortened(title, most)
    assert len(short) <= most
    assert title.startswith(short.removesuffix("…"))
    assert short == title or short.endswith("…")
