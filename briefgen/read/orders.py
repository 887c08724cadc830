"""The parts of a document in; whether it writes the day before the month in "10/06/2026", out.

Another such day tells it ("25/06/2026"). So do, together, the days that it writes in words ("2 May 2026") and the
country of the body that heads it: one of them alone leaves it open.
"""

# ruff: noqa: E501 - a list of names reads better unbroken
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model.names import MONTHS
from briefgen.read.days import written_order
from briefgen.read.heads import body_of, is_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.read.parts import Part

_TOP = 6  # parts in which the name of a body stands
_FEWEST = 3  # days in words
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH} \d{{1,2}}(?!\d)")
# Where English is written, and nobody writes the month first; Canada, Liberia and the Philippines do both.
_COUNTRY = re.compile(
    r"\b(?:England|Scotland|Wales|Northern Ireland|United Kingdom|Great Britain|Ireland|Australia|New Zealand|India|Pakistan"
    r"|Bangladesh|Sri Lanka|Nepal|Malta|Cyprus|Kenya|Uganda|Tanzania|Rwanda|Nigeria|Ghana|Sierra Leone|(?:The )?Gambia|Zambia"
    r"|Zimbabwe|Malawi|Botswana|Namibia|Lesotho|Eswatini|South Africa|Mauritius|Seychelles|Singapore|Malaysia|Brunei|Fiji"
    r"|Samoa|Tonga|Papua New Guinea|Jamaica|Barbados|Trinidad and Tobago|Guyana|Bahamas|Norway|Sweden|Denmark|Finland|Iceland"
    r"|Netherlands|Belgium|Luxembourg|France|Germany|Austria|Switzerland|Italy|Spain|Portugal|Greece|Poland|Czech Republic"
    r"|Slovakia|Slovenia|Croatia|Romania|Bulgaria|Estonia|Latvia|Lithuania|Hungary|Ukraine|Armenia|Kazakhstan)\b",
    re.IGNORECASE,
)


def order_of(parts: Sequence[Part]) -> bool | None:
    """Return whether a document writes the day before the month, None where that is open."""
    order = written_order(part.text for part in parts)
    if order is not None or not any(map(_names_country, parts[:_TOP])):
        return order
    text = "\n".join(part.text for part in parts)
    worded = len(_DAY_FIRST.findall(text)) >= _FEWEST and not _MONTH_FIRST.search(text)
    return True if worded else None


def _names_country(part: Part) -> bool:
    """Whether a line is the name of a body of one of these countries: "COMMUNICATIONS COUNCIL OF GHANA"."""
    line = part.text.strip()
    return len(line) <= _LONGEST and _COUNTRY.search(line) is not None and is_body(body_of(line))


_LONGEST = 120  # characters
