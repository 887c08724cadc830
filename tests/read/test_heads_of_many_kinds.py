"""Heads of documents of many kinds: the day of publication where the head tells it, and else none.

A wrong day moves every "on Friday" of the text, so that none is better than one that may be wrong.
"""

# ruff: noqa: E501 - a head reads better unbroken
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.read import Item, read

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Source

AS_OF = date(2026, 2, 21)
BODY = (
    "The grain store of Holm will be enlarged by a third before the harvest, and the works begin in May. "
    "The council approved the plan on Monday after a debate of four hours.\n\n"
    "The works cost 40 million crowns, of which the state pays a quarter, and take eleven months.\n"
)


def _read(folder: Path, head: str) -> Source:
    path = folder / "store.txt"
    path.write_text(head + BODY, encoding="utf-8")
    return read([Item(path)], as_of=AS_OF).sources[0]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param(
            "Holm Grain Board\n14 Quay Street\nHolm\n\n5 January 2026\n\nTo the Minister of Trade\n\nDear Minister,\n\nThank you for your letter of 12 December 2025 about the grain store.\n\n",
            date(2026, 1, 5),
            id="letter",
        ),
        pytest.param(
            "Our ref: GB/14\nYour ref: letter of 12 December 2025\n\nHolm, 5 January 2026\n\nDear Minister,\n\n",
            date(2026, 1, 5),
            id="letter ref",
        ),
        pytest.param(
            "PRESS RELEASE No. 4/2026\nMinistry of Trade\n6 January 2026\n\nGrain store to grow\n\n",
            date(2026, 1, 6),
            id="release",
        ),
        pytest.param(
            "Grain store to grow\n\nHOLM, 8 January 2026 (Reuters) - The store grows. ",
            date(2026, 1, 8),
            id="wire",
        ),
        pytest.param(
            "Grain store to grow\n\nBy Jane Roe\nPublished: 8 January 2026 at 10:00\nUpdated: 9 January 2026 at 11:00\n\n",
            date(2026, 1, 8),
            id="wire upd",
        ),
        pytest.param(
            "JUDGMENT OF THE COURT\n4 February 2026\n\nLane v Grain Board\n\n", date(2026, 2, 4), id="court3"
        ),
        pytest.param("Grain store to grow\n\n3 January 2026 | Trade\n\n", date(2026, 1, 3), id="web"),
        pytest.param("Grain store to grow\n\n2026-01-05\n\n", date(2026, 1, 5), id="iso"),
        pytest.param(
            "London, United Kingdom, 5 January 2026\n\nGrain store to grow\n\n",
            date(2026, 1, 5),
            id="uk place",
        ),
        pytest.param(
            "Grain and trade\n\nSpeech\nDelivered on 6 January 2026\n\n", date(2026, 1, 6), id="as delivered"
        ),
        pytest.param("News | 5 January 2026\n\nGrain store to grow\n\n", date(2026, 1, 5), id="news date"),
        pytest.param(
            "Grain store to grow\n\nTuesday, 5 January 2026, 10:12 GMT\n\n", date(2026, 1, 5), id="day before"
        ),
        pytest.param("Embargo: 5 January 2026, 10:00\n\nGrain store\n\n", date(2026, 1, 5), id="embargo"),
        pytest.param(
            "Situation report no. 4 (as of 5 January 2026)\n\nGrain store\n\n", date(2026, 1, 5), id="as of"
        ),
        pytest.param(
            "Grain store to grow\n\nFirst published 5 January 2026\n\n", date(2026, 1, 5), id="first pub"
        ),
    ],
)
def test_a_head_that_tells_the_day_of_publication_is_believed(tmp_path: Path, head: str, day: date) -> None:
    assert _read(tmp_path, head).published == day


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Your letter of 12 December 2025\n\nDear Minister,\n\n", id="letter only ref"),
        pytest.param("Re: your letter dated 12 December 2025\n\nDear Minister,\n\n", id="letter re"),
        pytest.param(
            "MEDIA ADVISORY\n\nGrain store opening\n\nWhen: 14 March 2026, 10:00\nWhere: Holm harbour\n\n",
            id="release event",
        ),
        pytest.param("Invitation to the grain conference\n\n14 February 2026, Holm\n\n", id="release event2"),
        pytest.param(
            "Minutes of the Grain Board\n\nNext meeting: 12 February 2026\n\nGrain store\n\n",
            id="minutes next",
        ),
        pytest.param("Grain store to grow\n\nHOLM, Jan 8 (Reuters) - The store grows. ", id="wire noyear"),
        pytest.param("Grain store to grow\n\nLast updated: 9 January 2026\n\n", id="wire upd only"),
        pytest.param("Grain store to grow\n\nCorrected on 9 January 2026\n\n", id="corrected"),
        pytest.param(
            "Grain store to grow\n\nThis article was corrected on 9 January 2026 to give the right price.\n\n",
            id="correction",
        ),
        pytest.param("Grain outlook\nAnnual Report 2025\nHolm Institute\nJanuary 2026\n\n", id="report"),
        pytest.param("Grain outlook\n\nData as at 31 December 2025\n\n", id="report asat"),
        pytest.param("Grain report\n1 January 2025 to 31 December 2025\n\n", id="report period"),
        pytest.param(
            "Grain code of practice\nEffective date: 1 January 2026\nNext review: 1 January 2027\n\n",
            id="report eff",
        ),
        pytest.param("Lane v Grain Board\nHeard: 12 January 2026\n\n", id="court2"),
        pytest.param(
            "Lane v Grain Board [2026] HC 14\nFiled: 01/12/2025\nDecided: 04/02/2026\n\n", id="court4"
        ),
        pytest.param("Application lodged on 3 March 2025\n\nLane v Grain Board\n\n", id="court5"),
        pytest.param("Grain store to grow\n\nComments close on 20 January 2026\n\n", id="web comments"),
        pytest.param(
            "Grain store to grow\n\n© 2026 Holm Courier. Accessed 4 January 2026\n\n", id="web copyright"
        ),
        pytest.param("Grain fair\n\nSaturday, 7 February 2026\n\n", id="web event"),
        pytest.param(
            "Grain store consultation\n\nConsultation opens 2 January 2026\nConsultation closes 20 February 2026\n\n",
            id="consult",
        ),
        pytest.param("Grain Act of 12 June 2019\n\nArticle 1\n\n", id="law"),
        pytest.param("Grain Act\n\n(as amended on 3 January 2026)\n\n", id="law2"),
        pytest.param("Transcript of the interview recorded on 6 January 2026\n\n", id="transcript"),
        pytest.param("Grain store to grow\n\n01/05/2026\n\n", id="us num"),
        pytest.param("Call for tenders: grain store\n\nDeadline: 20 January 2026\n\n", id="deadline"),
        pytest.param("Tariff table\n\nValid from 1 January 2026\n\n", id="valid"),
        pytest.param("Archived on 5 January 2026\n\nGrain store to grow\n\n", id="archive"),
        pytest.param("Printed 5 January 2026, 10:12\n\nGrain store to grow\n\n", id="printed"),
        pytest.param("Downloaded on 5 January 2026\n\nGrain store to grow\n\n", id="download"),
        pytest.param("Grain store notice\n\nExpires: 20 January 2026\n\n", id="expires"),
        pytest.param("Grain summit, Holm\n\n12–14 January 2026\n\n", id="day range"),
        pytest.param("Grain accord\n\nSigned at Holm on 5 January 2019\n\n", id="signed"),
        pytest.param("Grain advice\n\nPage last reviewed 5 January 2026\n\n", id="page last rev"),
        pytest.param("Grain store to grow\n\nSince 5 January 2026\n\n", id="since"),
        pytest.param("Holm Grain Board\nFounded 5 January 1999\n\nGrain store\n\n", id="founded"),
        pytest.param("Grain statistics\nData to 5 January 2026\n\n", id="data to"),
        pytest.param(
            "From: Jane Roe <jane@holm.example>\nTo: A. Moor\nDate: Mon, 5 Jan 2026 10:12:00 +0000\nSubject: Fwd: Grain store to grow\n\nBegin forwarded message\n\n",
            id="email fw",
        ),
        pytest.param(
            "From: Jane Roe\nSent: Monday, 5 January 2026 10:12\nTo: Aksel Moor\nSubject: FW: Grain store\n\nSee below.\n\n---- Original message ----\nFrom: Holm Courier\nSent: 2 January 2026\n\n",
            id="email fwd",
        ),
        pytest.param("Next issue: 5 February 2026\n\nGrain store\n\n", id="next issue"),
        pytest.param("[05/01/2026, 10:12] Jane: grain store\n\n", id="whatsapp"),
    ],
)
def test_a_day_that_may_be_that_of_something_else_is_not_taken(tmp_path: Path, head: str) -> None:
    assert _read(tmp_path, head).published is None


@pytest.mark.parametrize("stamp", ["Corrected on 9 January 2026", "Last revised 9 January 2026, 10:12"])
def test_the_day_of_a_correction_is_kept_as_that_of_a_change(tmp_path: Path, stamp: str) -> None:
    source = _read(tmp_path, f"Grain store to grow\n\n{stamp}\n\n")
    assert (source.published, source.modified) == (None, date(2026, 1, 9))
    assert stamp in {one.text for one in source.dropped}
