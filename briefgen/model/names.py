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
# "Cable News Network (CNN) President Ana Lund": before the brackets of a dateline stands no body.
NO_PLACE = r"(?!The |[^()]*\b(?:Press|Network|News|Corporation|Company|Agency|Association|Service|Union)\b)"
# Agencies and broadcasters, as they stand in the brackets of a dateline: "Oslo (CNN) The minister …".
AGENCIES = (
    *("AP", "AFP", "CNN", "UPI", "DPA", "EFE", "PTI", "ANI", "IANS", "TASS", "Xinhua", "Reuters", "REUTERS"),
    *("Bloomberg", "CBS", "NBC", "ABC", "BBC"),
)

# Short for what somebody has studied or is chosen for, and set before his name with a full stop. In small
# letters an arch is a thing.
TRADE_TITLES = frozenset("Eng Engr Arch Ing Ir Drs Cllr Clr Comr Adv".split())
