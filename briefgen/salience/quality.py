"""A sentence in, a factor of 0 to 1 out, by how fit these words are to stand in a brief.

Only what no reader would want is refused here, cheaply and before any grammar is known; what needs a
parse (a dangling opening, a lost speaker) is judged later.
"""

from __future__ import annotations

import re

_FEWEST = 6  # words; shorter ones are datelines, credits and retorts
_MOST = 60  # words; longer ones are lists and tables that lost their lines
_LETTERS = 0.6  # share of letters among what is printed; rows of tables have less
_UNFINISHED = 0.3  # no full stop: a headline, a list item (+0.2 ROUGE-1 at 250 words)
_QUESTION = 0.5
_CAPTION = 0.1  # (+0.1 ROUGE-1 at both lengths)
_SPOKEN = 0.6  # "I" or "you" outside quotation marks: the page can not say who that is (no change of ROUGE)

_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d+\])*\s*$")
_FURNITURE = re.compile(
    r"\b(?:read (?:more|also|next)|click (?:here|on)|sign up|subscri(?:be|ption)|newsletter|follow us|"
    r"like us on|share this|all rights reserved|copyright|cookies?|advertisement|continue reading|"
    r"related (?:stories|articles|content)|hide caption|getty images|terms of (?:use|service)|"
    r"contributed to this (?:report|story|article)|privacy policy|your (?:browser|inbox|e-?mail)|"
    r"crawl (?:start|end) date|(?:web|wide) crawl|internet archive|wayback machine|seed ?list|"
    r"enlarge (?:this )?image|javascript|image source|media caption|scroll down|"
    r"full ?screen autoplay|buy photo|skip ad|media playback is|premium content|subscribe now)\b"
    r"|^caption (?-i:[A-Z])"
    r"|https?://|www\.|\(AP Photo|^(?:related|photos?|video|watch|tags|topics|source)\s*:",
    re.IGNORECASE,
)
_CAPTIONS = re.compile(
    r"\bfile (?:photo|image|picture)|\b(?:this|handout|undated) (?:[\w.,]+ ){0,5}(?:photo|image|picture)\b"
    r"|, (?:left|right|cent(?:er|re)|(?:second|third) from \w+),"
    r"|\((?:left|right|l)\)|(?-i:\(cent(?:er|re)\))"  # "(Centre)" is a party
    r"|^(?:file\b|(?:a (?:\d{4} )?)?photo(?:graph)? (?:from|by|of)|(?:image|picture) (?:taken|provided) by)"
    r"|^(?:image (?:copyright|source) .{2,50} )?image caption\b|^caption (?-i:[A-Z])"
    r"|\b(?:is|are) (?:pictured|seen here)\b"
    r"|^(?:[A-Z][\w.’'-]+ ){1,5}as (?:he|she|they|it) (?:appear|look)(?:s|ed)\b"
    r"|\bposes? for (?:a|the) (?:photo|portrait|picture)"
    r"|\((?:associated press|ap|reuters|afp|getty)[^)]*\)\W*$"
    # A credit before the words under a picture, or between them and the sentence that they ran into.
    r"|^(?-i:(?:AFP|AP|EPA|Reuters|Getty(?: Images)?) ?/ ?[\w.]+(?: Images| Photo)?|Getty Images) (?-i:[A-Z])"
    r"|(?-i:\[(?:Reuters|AFP|AP|EPA|Getty(?: Images)?|File|Photo)\] [A-Z])",
    re.IGNORECASE,
)
# "JUNE 18: …", "CLOSE …" and "Eric Gay / AP …": what stands before a caption.
_CREDIT = re.compile(r"^(?:[A-Z]{3,9} \d{1,2}: |CLOSE |[A-Z]\w+ [A-Z]\w+ ?/ ?[A-Z][\w ]{1,20} [A-Z])")
_QUOTED = re.compile(r"[\"“][^\"”]*(?:[\"”]|$)")
_SPEAKER = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")


def quality(text: str) -> float:
    """Return 1 for a whole sentence, less for a doubtful one, 0 for what is none (furniture, a scrap)."""
    if not _FEWEST <= len(text.split()) <= _MOST or _FURNITURE.search(text) or not _is_prose(text):
        return 0.0
    factor = _CAPTION if is_caption(text) else 1.0
    if _SPEAKER.search(_QUOTED.sub(" ", text)):
        factor *= _SPOKEN
    end = _ENDS.search(text)
    if end is None:
        return factor * _UNFINISHED
    return factor * _QUESTION if "?" in end.group() else factor


def is_caption(text: str) -> bool:
    """Whether these words describe a picture that the page does not have."""
    return bool(_CAPTIONS.search(text) or _CREDIT.search(text))


def _is_prose(text: str) -> bool:
    """Tell a sentence from a row of figures or a rule of dashes."""
    printed = sum(map(len, text.split()))
    return sum(map(str.isalpha, text)) >= _LETTERS * printed
