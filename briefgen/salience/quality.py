"""A sentence in, a factor of 0 to 1 out, by how fit these words are to stand in a brief.

Only what no reader would want is refused here, cheaply and before any grammar is known; what needs a
parse (a dangling opening, a lost speaker) is judged later.
"""

from __future__ import annotations

import re

_FEWEST = 6  # words; shorter ones are captions, datelines and retorts
_MOST = 60  # words; longer ones are lists and tables that lost their lines
_UNFINISHED = 0.3  # no full stop: a headline, a caption, a list item (+0.3 ROUGE-2 at 250 words)
_QUESTION = 0.5

_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d+\])*\s*$")
_FURNITURE = re.compile(
    r"\b(?:read (?:more|also|next)|click (?:here|on)|sign up|subscri(?:be|ption)|newsletter|follow us|"
    r"like us on|share this|all rights reserved|copyright|cookies?|advertisement|continue reading|"
    r"related (?:stories|articles|content)|hide caption|getty images|terms of (?:use|service)|"
    r"contributed to this (?:report|story|article)|privacy policy|your (?:browser|inbox|e-?mail)|"
    r"javascript|image source|media caption|scroll down)\b"
    r"|https?://|www\.|\(AP Photo|^(?:related|photos?|video|watch|tags|topics|source)\s*:",
    re.IGNORECASE,
)


def quality(text: str) -> float:
    """Return 1 for a whole sentence, less for a doubtful one, 0 for what is none (furniture, a scrap)."""
    if not _FEWEST <= len(text.split()) <= _MOST or _FURNITURE.search(text):
        return 0.0
    end = _ENDS.search(text)
    if end is None:
        return _UNFINISHED
    return _QUESTION if "?" in end.group() else 1.0
