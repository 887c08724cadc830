"""The names that many rooms go by: parts of a page, what is new in a line, months and days of the week.

No class is here, so that settings load none.
"""

from typing import Literal, get_args

Section = Literal["summary", "key_facts", "outlook"]
News = Literal["", "new", "revised", "corrected"]
# In the order in which they stand on a page.
SECTIONS: tuple[Section, ...] = get_args(Section)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# As they begin, in small letters: what all ways to write a month have in common.
MONTHS_BEGIN = tuple(name[:3].lower() for name in MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
