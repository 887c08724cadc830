"""A text in, whether all its quotations begin and end in it out, be it with marks of two kinds.

`“The port is sold," she said` is whole. The blank before a straight mark says whether it opens or closes.
"""

from __future__ import annotations

import re

# Two apostrophes are a mark too.
_MARK = re.compile(r"(?P<opens>“|(?:(?<!\S)|(?<=[(\[—–-]))(?:\"|'')(?=\S))|(?P<closes>”|\"|'')")


def quotes_end(text: str) -> bool:
    """Whether every quotation of the text is opened and closed."""
    if text.count('"') % 2 == 0 and text.count("“") == text.count("”"):
        return True
    inside = False
    for mark in _MARK.finditer(text):
        if inside == (mark.lastgroup == "opens"):
            return False
        inside = not inside
    return not inside
