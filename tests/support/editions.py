"""Editions of one brief, built from texts through the whole pipeline, for tests."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import pipeline
from briefgen.changes import Changes, compare, edition_of, material
from briefgen.config import adhoc
from briefgen.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model import Brief, Edition

FIRST = date(2026, 11, 20)
SECOND = FIRST + timedelta(days=1)

# Invented: the papers of a district in the week after a storm.
COURIER = """\
The coast road after the storm

Publisher: Harbour Courier
Published: 18 November 2026

The storm of 14 November destroyed 12 houses in the village of Marrow Bay, the district \
council said. The coast road between Marrow Bay and Telling was cut in three places, and 2,300 \
people were without power for two days. The council opened a shelter in the school of Marrow \
Bay on 15 November.

The transport ministry put the cost of rebuilding the coast road at 40 million crowns. It said \
that the new road would run 200 metres further inland. Engineers from the ministry inspected \
the cliffs on Tuesday and closed the old lighthouse to visitors.

The road will reopen to buses on 28 November 2026, the transport ministry said. Farmers near \
Telling lost 640 sheep in the flood, according to the farmers' union. The insurers have \
received 1,150 claims so far, the Insurers' Association said on Wednesday.
"""
MINISTRY = """\
Ministry statement on the coast road

Publisher: Ministry of Transport
Published: 17 November 2026

The Ministry of Transport has set up a task force of nine engineers for the coast road. The \
task force will present its plan to parliament by 15 December 2026. The ministry has hired the \
firm Brennick and Sons to clear 18,000 tonnes of rock from the road.

The ministry expects the ferry between Telling and Port Annis to carry 900 passengers a day \
while the road is closed. A ticket for the ferry costs four crowns, and pupils travel free. \
The government paid 6.5 million crowns in emergency aid to the district on 16 November.
"""
OBSERVER = """\
What the flood means for Telling

Publisher: Telling Observer
Published: 19 November 2026

Telling's hospital treated 31 people after the storm, its director Mara Lind said. The town's \
only bakery has moved into the fire station. The mayor of Telling, Jon Aske, called for a sea \
wall of 1.4 kilometres, which would cost 22 million crowns.

Parliament rejected a sea wall for Telling in 2019 by 61 votes to 48. The regional bank offers \
loans at two per cent to households that lost their homes. Two thirds of the fishing boats of \
Telling were damaged, the harbour master said.
"""
COAST = {"a-courier.txt": COURIER, "b-ministry.txt": MINISTRY, "c-observer.txt": OBSERVER}
FIRM = {"c-observer.txt": OBSERVER}  # beside a document that changes
DELAYED = """\
Buses must wait

Publisher: Ministry of Transport
Published: 20 November 2026

The road will now reopen to buses on 5 December 2026, a week later than planned, the transport \
ministry said.
"""


@dataclass(frozen=True)
class Made:
    """An edition, the brief that was printed, its evidence as JSON and its bytes."""

    edition: Edition
    brief: Brief
    document: dict[str, Any]
    docx: bytes

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.brief.lines]

    def line(self, words: str) -> Any:  # noqa: ANN401 - a Line
        """Return the one printed line that holds the words."""
        found = [line for line in self.brief.lines if words in line.text]
        assert len(found) == 1, f"{words!r} stands in {len(found)} lines of:\n" + "\n".join(self.texts)
        return found[0]


def make(
    folder: Path,
    texts: Mapping[str, str],
    as_of: date = FIRST,
    before: Edition | None = None,
    **settings: Any,  # noqa: ANN401 - the fields of BriefSettings
) -> Made:
    """Build an edition of these files (name to text); ``before`` is the one that it follows."""
    place = folder / f"edition-{before.number + 1 if before else 1}"
    place.mkdir()
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    given: dict[str, Any] = {"title": "Coast road", "name": "coast-road", **settings}
    brief = replace(adhoc([place]), **given)
    number = before.number + 1 if before else 1
    run = pipeline.run(brief, as_of, edition=number, before=before)
    assert run.fitted
    document = json.loads(evidence(run))
    return Made(edition_of(document, number), run.fitted.brief, document, run.fitted.docx)


def follow(
    folder: Path,
    before: Made,
    texts: Mapping[str, str],
    as_of: date = SECOND,
    **settings: Any,  # noqa: ANN401 - the fields of BriefSettings
) -> tuple[Made, Changes, tuple[str, ...]]:
    """Build the edition that follows; return it, what differs, and why it matters."""
    after = make(folder, texts, as_of, before.edition, **settings)
    changes = compare(before.edition, after.edition)
    return after, changes, material(changes)
