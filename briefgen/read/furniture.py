"""A line of a document in; the reason why it is page furniture out, or an empty string for content.

The rules describe whole lines. A sentence that merely holds such words ("Sign up for the programme
closed in May, the ministry said.") is content: a rule wants its cue at the line's start, and a line that
is no longer than furniture of its kind. Each pattern is a run of alternatives without nested repetition,
so that no line, however strange, takes long.
"""

# ruff: noqa: E501 - a table of patterns reads better unbroken
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SHARE_WORDS = frozenset(
    [
        "share",
        "tweet",
        "pin",
        "email",
        "e-mail",
        "mail",
        "print",
        "copy",
        "link",
        "save",
        "like",
        "comment",
        "facebook",
        "twitter",
        "x",
        "linkedin",
        "whatsapp",
        "telegram",
        "reddit",
        "pinterest",
        "messenger",
        "instagram",
        "youtube",
        "flipboard",
        "bluesky",
        "threads",
        "viber",
        "vk",
        "tumblr",
        "this",
        "article",
        "story",
        "page",
        "post",
        "on",
        "via",
        "to",
        "with",
        "by",
        "and",
        "more",
    ]
)
_SHARE_CUES = frozenset(
    [
        "share",
        "tweet",
        "facebook",
        "twitter",
        "linkedin",
        "whatsapp",
        "telegram",
        "reddit",
        "pinterest",
        "instagram",
        "youtube",
        "flipboard",
        "email",
    ]
)
_TOKEN = re.compile(r"[\w-]+")
# Someone says or does something in the line: then it is news, not a prompt.
_NEWS = re.compile(
    r"\b(?:said|says|told|announced|ministers?|ministry|government|agreement|treaty|parliament|percent|billion)\b",
    re.IGNORECASE,
)

_ABOUT = re.compile(
    r"(?:about (?:(?-i:[A-Z])\S*|us|the (?:company|organi[sz]ation))"
    r"|(?:media|press|investor) (?:contacts?|relations|enquiries|inquiries)"
    r"|for (?:more|further) information|contacts?|forward[- ]looking statements?)\b.{0,60}$",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"(?:The )?[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4}(?: \([^)]{2,40}\))?,? is (?:a|an|the|one of the) "
    r"(?:[\w’'-]+,? ){0,2}(?:leading|leader|global|international|worldwide|world[’']s|premier|largest"
    r"|provider|supplier|manufacturer|not-for-profit|nonprofit)\b"
)
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’)\]]*$")
# The publisher's words about itself are the last third of a press release at the most.
_MOST_ABOUT = 0.34


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    longest: int  # characters
    pattern: re.Pattern[str]
    news: bool = True  # whether a line that reports something is furniture all the same


def _rule(reason: str, longest: int, *alternatives: str, news: bool = True) -> _Rule:
    return _Rule(reason, longest, re.compile("|".join(alternatives), re.IGNORECASE), news)


# The Traffic Light Protocol's marks, which are told to stand at the head and foot of each page.
_HANDLING = _rule("handling mark", 30, r"TLP:\s?(?:CLEAR|WHITE|GREEN|AMBER(?:\s?\+\s?STRICT)?|RED)")
_RULES = (
    _HANDLING,
    _rule(
        "related link",
        250,
        r"related(?: (?:articles?|stor(?:y|ies)|news|posts?|content|coverage|topics?|links?|reading))?(?:\s*[:|»›>→—–-].*)?",
        r"(?:read|see|also|look)(?: (?:more|also|next|this|read|here))?\s*[:|»›>→—–].*",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|also on [\w ]{2,30}|in other news|up next)\b.{0,120}",
        r"(?:recommended|suggested|further reading|don['’]t miss|must read|most (?:read|popular|viewed)|trending(?: now)?"
        r"|popular|top stories|more stories|more news|latest news|editors?['’]?s? picks?|explainers?)"
        r"(?: (?:for you|reading|stories|news|posts))?(?:\s*[:|»›>→—–].*)?",
        r"(?:watch|listen|more|read more|see also|also read|more on|more from)\s*[:|»›>→].*",
        r"more (?:on|from|about) [^.]{2,60}",
    ),
    _rule("related link", 120, r"read (?:more|also)\b[^.]*", r"(?:click|tap) (?:here|on the|the)\b.*"),
    _rule(
        "continue-reading link",
        90,
        r"(?:continue|keep) reading\b.*",
        r"(?:skip to|jump to|back to|return to|load more|show more|view (?:all|more)|see (?:all|more))\b[^.]*",
    ),
    _rule(
        "picture caption or credit",
        300,
        r"\(?(?:file |stock )?(?:photos?|images?|pictures?|video|graphic|illustration|credits?|caption|photographs?)"
        r"(?: (?:by|credit|source|caption|courtesy(?: of)?))?\s*[:©|/].*",
        r".{0,200}\b(?:photos?|images?|pictures?) ?(?:©|\(c\)).{0,80}",
        r"(?:©|\(c\)|photo by|image by|photograph by|picture by|photo courtesy of|courtesy of)\s*[^.]{2,100}",
        r".{0,240}\((?:ap|afp|reuters|getty|epa|file)(?: images)?(?:[ -](?:photo|images|file))?(?:/[^)]{2,60}| (?:photo|images)[^)]{0,60})\)",
        r".{0,240}(?:/ ?(?:getty images|afp|reuters|ap|shutterstock)|getty images|shutterstock|via getty images)\)?",
    ),
    _rule(
        "share bar",
        160,
        r"(?:share (?:this|on|via|with)|follow (?:us|me|@|on)|like us|join us|find us|connect with us)\b.*",
        r"(?:tell us|let us know) (?:what you think|your (?:thoughts|views|opinion))\b.{0,120}",
        r"\d+ (?:shares?|comments?|likes?|views?|retweets?)",
        news=False,
    ),
    _rule(
        "comment section",
        120,
        r"(?:(?:leave|add|post|write) a (?:comment|reply)|log ?in to (?:comment|reply)|be the first to comment)\b.{0,80}",
        r"(?:(?:view|show|hide|see|read) (?:all )?(?:the )?)?comments?(?: (?:are )?(?:closed|off|\(\d+\)))?",
    ),
    _rule(
        "cookie notice",
        600,
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners|by (?:continuing|using|clicking))\b.*\bcookies?\b.*",
        news=False,
    ),
    _rule(
        "cookie notice",
        140,
        r"(?:accept(?: all)?(?: cookies)?|reject all|manage (?:cookies|preferences|consent)|do not sell my\b.*)",
        r"(?:cookie (?:policy|settings|preferences|notice)|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions))"
        r"(?:\s*[|·•].*)?",
    ),
    _rule(
        "subscription prompt",
        250,
        r"(?:please )?(?:subscribe|sign up|sign in|log in|register (?:now|here|for free|to)|join our|become a (?:member|subscriber)"
        r"|start your (?:free )?trial|create (?:a|an|your) (?:free )?account|already (?:a|have)|support (?:our|independent) journalism"
        r"|download (?:our|the) app|to (?:continue|keep) reading|enter your e-?mail|sign me up|don['’]t have an account|unlock (?:this|full)"
        r"|this (?:article|content|story) is (?:for|only|available|exclusive)|you have (?:reached|\d+ (?:free )?articles)|want more"
        r"|get (?:our|unlimited|breaking|access to|the (?:latest|best|day|news))|our newsletter|newsletter"
        r"|get [\w ]{2,40} delivered)\b.*",
        r"(?:[\w’'&-]+ ){0,4}(?:e-?mails?|alerts?|newsletters?) (?:(?-i:Get)|sign[ -]?up)\b.*",
        r".{0,180}\b(?-i:(?:Email|Free|Newsletter) Sign Up)\b.*",
        news=False,
    ),
    _rule(
        "advertisement",
        120,
        r"\[?(?:advertis(?:ement|ing|e)|sponsored(?: content| by.{0,60})?|promoted(?: content)?|ad|paid (?:content|post|partner))\]?:?",
        r"(?:story|article) continues (?:below|after)\b.*",
        r"scroll (?:down )?(?:to|for)\b.*",
    ),
    _rule(
        "time stamp",
        100,
        r"(?:(?:last |first )?(?:updated?|published|posted|modified|edited)(?: on| at)?[:,]?\s*)?(?:an?|\d+|one|two|three|a few)\s+"
        r"(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\s+ago\b.{0,40}",
        r"(?:last |first )?(?:updated|published|posted|modified)[:\s](?=.*\d)[\w\s:,./()|•·+-]{4,}",
        r"(?:\d+|one|two|five|ten) ?-?min(?:ute)?s?[ -](?:read|watch|listen)(?:ing time)?",
    ),
    _rule(
        "copyright line",
        400,
        r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d.*",
        r".{0,80}\ball rights reserved\b.*",
        r"this material may not be published, broadcast.*",
    ),
    _rule(
        "editing credit",
        260,
        r"\(?(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translated|produced|written|research)"
        r"(?: and (?:reporting|writing|editing))?(?: contributed)? (?:by|from)\b.{0,200}",
    ),
    _rule("navigation", 160, r"home\s*[>»›/|].*"),
    _rule(
        "navigation",
        120,
        r"(?:menu|search|home|close|open|next|previous|prev|top|back|login|account|toggle navigation|skip to (?:main )?content"
        r"|table of contents|about us|contact us|advertise with us|follow|follow us)",
        r"(?:tags?|topics?|categories|filed under|filed in|in this (?:article|story))\s*:.*",
    ),
)  # fmt: skip


def reason(line: str) -> str:
    """Return why this line is furniture ("related link", "cookie notice", …), or an empty string."""
    line = line.strip()
    if _share_bar(line):
        return "share bar"
    for rule in _RULES:
        if (
            len(line) <= rule.longest
            and rule.pattern.fullmatch(line)
            and (rule.news or not _NEWS.search(line))
        ):
            return rule.reason
    return ""


def is_mark(line: str) -> bool:
    """Whether the line is a handling mark and nothing else."""
    return len(line) <= _HANDLING.longest and _HANDLING.pattern.fullmatch(line.strip()) is not None


def _share_bar(line: str) -> bool:
    """Whether the line is made of the names of networks and what one does there."""
    if len(line) > 160:
        return False
    words = [word for word in _TOKEN.findall(line.lower()) if not word.isdigit()]
    return bool(words) and all(word in _SHARE_WORDS for word in words) and not _SHARE_CUES.isdisjoint(words)


def about_publisher(lines: Sequence[str]) -> int:
    """Return the number of the line from which on a press release speaks of its publisher, else their count.

    That is a heading ("About Grain Union", "Media contacts"), or a sentence that introduces a company, in
    the last third of the text.
    """
    left = _MOST_ABOUT * sum(map(len, lines))
    found = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        left -= len(lines[number])
        if left < 0:
            break
        if _opens_about(lines[number].strip()):
            found = number
    return found


def _opens_about(line: str) -> bool:
    short = len(line) < 90 and not _SENTENCE_END.search(line)
    return bool((short and _ABOUT.match(line)) or _BOILERPLATE.match(line))
