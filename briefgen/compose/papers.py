"""A publisher's name in, whether it is that of a paper or an agency out."""

from __future__ import annotations

import re

# Who prints what others say does not mean itself by "the company".
_NEWS = re.compile(
    r"\b(?:News|Times|Post|Courier|Gazette|Herald|Journal|Press|Daily|Weekly|Tribune|Chronicle|Review|Observer|Wire|"
    r"Guardian|Telegraph|Mail|Standard|Star|Globe|Reuters|Bloomberg|AFP|AP|Xinhua|TASS|Messenger|Broadcasting|"
    r"Magazine|Media|Echo|Mercury|Argus|Dispatch|Sun|Mirror|Independent|Economist)\b"
)


def is_news(publisher: str) -> bool:
    """Whether the name is one of those that papers and agencies have."""
    return _NEWS.search(publisher) is not None
