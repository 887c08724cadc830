"""A text in, the chunks that may not be torn out: what a line may hold, and where it may end.

A line may end after a space, an en or em dash, and a hyphen that no digit follows; between East Asian
characters, save where one may not begin or end a line; at a tab, a forced break and a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.layout.boxes import BREAK, COLUMN, OBJECT, PAGE, TAB

SPECIAL: Final = TAB + BREAK + PAGE + COLUMN + OBJECT
_TOKEN: Final = re.compile(r"[\t\n\f\v\ufffc]|[^\t\n\f\v\ufffc \u2003\u2002\u3000]*[ \u2003\u2002\u3000]*")
_INNER: Final = re.compile(
    "(?<=[\u2013\u2014\u00ad\u200b])(?=.)|(?<=[^-]-)(?=[^-0-9])|(?<=.)(?=\u2014)", re.DOTALL
)
_MAY_BREAK: Final = re.compile("[-\u2013\u2014\u00ad\u200b\u2e80-\ufffb\U00020000-\U0003ffff]")
_WIDE: Final = "\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_NOT_FIRST: Final = ")\\]},.;:!?%\u2019\u201d\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30fc\u30fb"  # fmt: skip
_NOT_LAST: Final = "(\\[{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b"
_ASIAN: Final = re.compile(
    f"(?<=[{_WIDE}])(?<![{_NOT_LAST}])(?=[^{_NOT_FIRST}])|(?<=[^{_NOT_LAST}])(?=[{_WIDE}])(?![{_NOT_FIRST}])"
)


def chunks(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end of what shows, end with the spaces that may hang) of each chunk."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        token = match.group()
        visible = start + len(token.rstrip(" \u2003\u2002\u3000"))
        if token in SPECIAL or not _MAY_BREAK.search(token):
            yield start, visible, end
            continue
        cuts = sorted({cut.start() for rule in (_INNER, _ASIAN) for cut in rule.finditer(text, start, visible)})
        for cut in cuts:
            if start < cut < visible:
                yield start, cut, cut
                start = cut
        yield start, visible, end
