"""A line above or under a headline in; what it says of the publication out, when it says nothing else.

Press releases, minutes, reports and statements tell who publishes and when in lines of their own: "Bank of
Corvale", "Sund, 9 March 2026", "PRESS RELEASE No. 14/2026", "Situation Report No. 6 (as of 12 February
2026)". Such a line is taken apart at its commas and dashes, and each piece must be one of a day, a month, a
time, a place, a body, a paper or the kind of document. One piece that is none of them makes it content.
"""

# ruff: noqa: E501 - a pattern reads better unbroken
from __future__ import annotations

import re
from datetime import date

from briefgen.model.item import Metadata
from briefgen.model.names import MONTHS_BEGIN, WEEKDAYS
from briefgen.read.days import date_of, find_day
from briefgen.read.kinds import KIND, is_cue, is_kind, is_paper
from briefgen.read.months import month_in, split_month

_LONGEST = 120  # characters
_MOST_PLACE, _MOST_NAME = 4, 11  # words
_SMALL = r"(?:of|the|and|for|in|on|at|by|de|la|du|von|&)"
_CAPITAL = r"[A-ZÀ-Þ][\w&.’'/-]*"
_NAMED = re.compile(rf"(?:{_CAPITAL}|{_SMALL})(?: (?:{_CAPITAL}|{_SMALL}|\([A-Z]\w{{1,9}}\)))*")
# Nouns that the name of a body is built on.
BODY = re.compile(
    r"\b(?:ministry|department|agency|office|bank|commission|council|authority|university|institut(?:e|ion)"
    r"|court|chamber|government|union|association|federation|confederation|committee|parliament|senate"
    r"|cabinet|secretariat|bureau|service|board|foundation|cent(?:re|er)|organi[sz]ation|embassy|mission"
    r"|(?:advisory|working|expert) group|municipality|administration|directorate|movement|party|trust|fund|society|tribunal|academy|ombudsman"
    r"|auditor(?: general)?|inspectorate|registry|statistics|treasury|alliance|coalition|network|college|guild|league|co-?operative|(?:action|campaign|community|pressure|residents[’']|users[’']) group"
    r"|assembly|congress|observatory|consortium|laboratory|house(?= of)|(?:gazette|journal)(?= of))\b",
    re.IGNORECASE,
)
# It stands at the end of the name, or "of" and "for" stand behind it.
_NAME_OF_BODY = re.compile(rf"{BODY.pattern}(?=$| of\b| for\b| on\b| \()", re.IGNORECASE)
PAPER = re.compile(
    r"\b(?:Times|Post|Courier|News|Gazette|Herald|Messenger|Journal|Press|Daily|Weekly|Agency|Tribune"
    r"|Chronicle|Mercury|Argus|Review|Observer|Guardian|Telegraph|Mail|Standard|Star|Globe|Mirror|Echo"
    r"|Today|Tidings|Recorder|Reporter|Monitor|Enquirer|Packet|Wire|Digest|Sentinel|Register|Examiner|Advertiser|Express|Ledger|Inquirer|Independent|Dispatch|Bulletin|Sun"
    r"|Dagblad|Tageblatt|Zeitung|Nachrichten|Kurier|Anzeiger|Rundschau|Gaceta|Diario|Correo|Corriere|Gazzetta|Giornale"
    r"|Courrier|Krant|Avis|Tidende|Tidning|Nyheter|Posten|Bladet|Sanomat|Lehti|Dziennik|Gazeta|Jornal|Noticias|Folha"
    r"|Reuters|Bloomberg|AFP|AP|Xinhua|TASS|Broadcasting|Magazine)$"
)
# What takes place on a day, where a text is not published.
_OCCASION = re.compile(
    r"\b(?:election|summit|conference|meeting|session|day|law|act|budget|census|vote|referendum|hearing|forum"
    r"|debate|workshop|round|deal|agreement|talks|final|festival|trial)\b",
    re.IGNORECASE,
)
# Words of headlines about a body: "Court Rules Against Government".
_HEADLINE = frozenset(
    "against after over with from says said to as is are was has have will not wins rules cuts raises how "
    "why what its their by".split()
)
_STATE = re.compile(
    r"(?:(?:federal |people['’]s )?republic|kingdom|state|government|commonwealth|province|city|county) of"
    r"(?: the)? [A-ZÀ-Þ][\w’' -]{2,30}",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?P<kind>.*?)\s+(?:of|by|from|dated)(?:\s+the)?(?:\s+(?P<name>[A-ZÀ-Þ].*))?", re.IGNORECASE
)
# "Deadline: 20 January 2026", "Heard: 12 January 2026": what it is the day of stands before the colon.
_LABEL = re.compile(r"(?:^|[,;|•·()\[\]])\s*([^,;|•·()\[\]:]{2,60}):(?=\s|$)")
# "Printed 5 January 2026", "Archived on 5 January 2026": done to the document after it came out, or before.
_DONE = re.compile(
    r"(?:(?!united)\w+ed|sent|held|heard|read|born|died|closes?|closing|ends?|ending|begins?|opens?|starts?|expires?|due|valid"
    r"|effective|since|until|from|by|before|after|deadline|meeting|hearings?|next|last)\b",
    re.IGNORECASE,
)
# A day under "Grain fair" or "Invitation to the opening" is that of the fair.
_TO_COME = re.compile(
    r"^(?:invitation|save the date|call for|agenda|programme|program|registration"
    r"|notice of (?:a |the )?meeting)\b"
    r"|^(?:\S+ ){0,3}(?:fair|festival|summit|conference|meeting|session|forum|workshop|seminar|webinar"
    r"|symposium|exhibition|hearing|concert|lecture|congress|assembly)(?:,? (?:19|20)\d\d)?$"
    r"|^(?:conference|workshop|seminar|webinar|summit|lecture|exhibition|festival) (?:on|about|for)\b",
    re.IGNORECASE,
)
_DONE_AT = re.compile(r"(?:done|given|issued) (?:at|in) (?=[A-Z])", re.IGNORECASE)
_SERIES = re.compile(
    r"(?:no\.?|nr\.?|issue|vol(?:ume|\.)?|version|revision|part|series|edition|page|pages|p\.) ?(?:[\d./-]+|[IVXL]+)(?: ?(?:of|/) ?\d+)?|[A-Z] series"
    r"|(?:(?:performance|financial|compliance|special|follow-up) )*audit(?: report)? \d[\d/.-]*|extract|abridged",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:at )?\d{1,2}[:.]\d\d(?: ?(?:a\.?m\.?|p\.?m\.?|hrs|hours|[A-Z]{2,4}))?"
    r"(?: local(?: time)?)?|(?:at )?\d{1,2} ?[ap]m|(?:\d{1,3}|reading time:?(?: \d{1,3})?)[ -]min(?:ute)?s?(?: read)?",
    re.IGNORECASE,
)
_CLOCK_BEHIND = re.compile(rf" (?:{_CLOCK.pattern})$", re.IGNORECASE)
# Behind the day on which a paper was laid or released.
_LAW = re.compile(r"(?:pursuant to|under|in accordance with) (?:section|article|s\.|art\.|the) .{2,80}")
_BY = re.compile(r"by (?:the )?(?P<name>[A-ZÀ-Þ].*)")
_MONTH = re.compile(rf"(?:(?:{'|'.join(MONTHS_BEGIN)})[a-z]*\.? )?(?:19|20)\d\d", re.IGNORECASE)
_WIDE = re.compile(r"(?<=\S)(?:\s{3,}|\t+)(?=\S)")  # lines of print set pieces apart
_WEEKDAYS = [name.lower() for name in WEEKDAYS]
_BEFORE_DAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})?,?(?: on)?\s*$", re.IGNORECASE)
_ON_WEEKDAY = re.compile(
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>[a-z]{{3,9}})"
    r"|(?P<month2>[a-z]{3,9}) (?P<day2>\d{1,2})(?:st|nd|rd|th)?)(?!\w)(?!,? \d{4})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;|•·()\[\]]\s*|:(?:\s+|$)|\s+[-–—]+\s+|\s*[–—]\s*|\s+/\s+")
_END = re.compile(r"[.!?…][\"'”’)]*$")
# "Friday, 13 February" recurs after five, six or eleven years: a text that only says so is taken for a
# recent one, so that the day is known when no other year of these has it.
_YEARS = 5
_PERSON = r"(?:[A-ZÀ-Þ][\w.’'-]*,?|de|da|van|von|der|den|al|bin|la|le|and|&)"
BYLINE = re.compile(
    rf"(?:Written\s+)?[Bb][Yy]:?\s+(?P<name>{_PERSON}(?:\s{_PERSON}){{0,9}})(?P<rest>\s*[|–—•·(-].*)?$"
)
_OPINION = re.compile(
    r"(?:opinion|guest (?:column|essay)|comment(?:ary)?|editorial|op-?ed|column|viewpoint|essay"
    r"|leading article"
    r"|letters?(?: to the editor)?)",
    re.IGNORECASE,
)


def head_line(line: str, latest: date | None = None) -> Metadata | None:
    """Return what a line says of its document's publication, or None when it says anything else.

    ``latest`` is the last day on which the document can have been published: it settles the year of a
    "Friday, 13 February".
    """
    line = _WIDE.sub(" | ", _DONE_AT.sub("", line.strip().rstrip(":*")))
    line = split_month(line)
    if is_address(line):
        return Metadata()
    if not line or len(line) > _LONGEST or (_END.search(line) and not _CLOCK.search(line[-9:])):
        return None
    day, rest = _day(line, latest)
    if any(_what(label.strip())[0] in {"", "place"} for label in _LABEL.findall(rest)):
        return None
    pieces = [rest] if is_kind(rest) else _BETWEEN.split(rest)
    found = [_what(piece, dated=day is not None) for one in pieces if (piece := one.strip(" -–—"))]
    kinds = [what for what, _ in found]
    name = next((name for _, name in found if name), "")
    # A place tells of a publication beside a day or a body only: "Lower Masha" is a heading.
    dated = day is not None or "month" in kinds
    if "" in kinds or kinds.count("place") > (2 if dated or name else 0):
        return None
    month = set(kinds) == {"month"} and any(mark.isalpha() for mark in line)  # a year alone may be a heading
    told = name or day or "kind" in kinds or month
    return (
        Metadata(publisher=name, published=day, month=None if day else month_in(_BETWEEN.split(rest)))
        if told
        else None
    )


def is_address(line: str) -> bool:
    """Whether the line says where somebody can be reached: a street, a box, a telephone, a page."""
    return len(line) <= _LONGEST and _ADDRESS.match(line.strip()) is not None


def is_writer(line: str, below: str) -> bool:
    """Whether a line at the top is the name of who speaks as "we" in the text below, or of a firm."""
    words = line.split()
    named = _NAMED.fullmatch(_FIRM.sub("", line.strip()))
    if not 1 < sum(word[0].isupper() for word in words) <= _MOST_WRITER or not named or is_kind(line):
        return False
    if _HEADLINE & set(line.lower().split()) or is_opinion(line) or is_address(line):
        return False
    return _FIRM.search(line) is not None or speaks_as_we(below) >= _SPEAKS_AS_WE


def is_occasion(title: str) -> bool:
    """Whether a title names something that takes place, so that a day under it is that of the occasion."""
    return _TO_COME.search(title.strip()) is not None


def is_opinion(line: str) -> bool:
    """Whether the line says that what stands under it is somebody's opinion."""
    return any(_OPINION.fullmatch(piece.strip()) for piece in _BETWEEN.split(line.strip()))


def ending_day(line: str) -> tuple[str, date | None]:
    """Return a byline without the day that ends it behind a comma, and that day: "By Jane Roe, 9 May 2026"."""
    found = find_day(line)
    before = line[: found[1]].rstrip() if found and not line[found[2] :].strip() else ""
    return (before.rstrip(" ,"), found[0]) if found and before.endswith(",") else (line, None)


def is_byline(line: str) -> bool:
    """Whether the line names who wrote the text: "By Jane Roe"."""
    return BYLINE.match(line.strip()) is not None


def is_body(name: str) -> bool:
    """Whether it is a name that is built on a noun such as "office" or "Herald", and no headline."""
    words = name.split()
    if not 1 < len(words) <= _MOST_NAME or not _NAMED.fullmatch(name):
        return False
    if _HEADLINE & set(name.lower().split()):
        return False
    paper = name.title() if name.isupper() else name  # THE HARROW HERALD
    return PAPER.search(paper) is not None or _NAME_OF_BODY.search(name) is not None


def is_long_body(name: str) -> bool:
    """Whether it is the name of a body, with commas in it too: "Ministry of Ports, Fisheries and Coasts"."""
    return is_body(name) or (_HEADED.match(name) is not None and is_body(name.replace(",", "")))


def body_of(line: str) -> str:
    """Return the name in a line above a title, without the words that lead to it: "In the High Court of …"."""
    return _LEADS.sub("", line.strip())


def company(line: str) -> str:
    """Return the name of a firm or an association that bears its legal form, the latter without it."""
    line = line.strip()
    name = _ASSOCIATION.sub("", line)
    named = len(name.split()) <= _MOST_NAME and _NAMED.fullmatch(_FIRM.sub("", name)) is not None
    return name if named and (name != line or _FIRM.search(line)) else ""


def is_own_name(line: str, below: str) -> bool:
    """Whether a line at the top is a name that the text below it uses: "Dunmore Steel plc"."""
    name = _FIRM.sub("", line.strip())
    words, fewest = name.split(), 1 if name != line.strip() else 2
    if not fewest <= len(words) <= _MOST_NAME or not _NAMED.fullmatch(name) or is_opinion(line):
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", below) is not None


def is_one_name(line: str, below: str) -> bool:
    """Whether a line of one word is the name of a body that speaks in the text below: "Clearwater" says."""
    word = line.strip()
    if len(word.split()) != 1 or len(word) < _SHORTEST_NAME or not word[0].isupper() or not word.isalpha():
        return False
    if re.search(rf"\b{re.escape(word)} {_SPEAKS}\b", below, re.IGNORECASE):
        return True
    # Who speaks as "we", and names himself: "StayWell is in talks with the ministry".
    named = re.search(rf"\b{re.escape(word)}\b", _QUOTED.sub(" ", below)) is not None and not is_kind(word)
    return named and speaks_as_we(below) >= _SPEAKS_AS_WE


def speaks_as_we(text: str) -> int:
    """Return how often the writer of a text says "we" or "our", quotations and a paper's staff aside."""
    return len(_WE.findall(_QUOTED.sub(" ", text)))


_HEADED = re.compile(
    r"(?:The )?(?:(?:State|Federal|National) )?(?:Ministry|Department|Office|Committee|Directorate|Agency|Commission|Institute|Council|Authority|Board"
    r"|Secretariat) (?:of|for|on) "
)
_LEADS = re.compile(
    r"(?:in the (?=.*\b(?:court|tribunal)\b)|(?:written |oral )?questions? (?:for|to) (?:the )?)",
    re.IGNORECASE,
)
_MOST_WRITER = 6  # words
_SPEAKS_AS_WE = 2  # times
_WE = re.compile(r"\b[Ww]e\b|\b[Oo]ur\b(?! (?:reporters?|correspondents?|newsroom|readers?|columnists?)\b)")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRM = re.compile(
    r",? (?:plc|PLC|Ltd\.?|Inc\.?|LLC|Limited|Corporation|Corp\.|AG|SE|GmbH|AB|ASA?|A/S|Oyj?|NV|N\.V\.|BV|B\.V\.|"
    r"SA|S\.A\.|SpA|S\.p\.A\.|Kft\.?|Pty\.? Ltd\.?|KK)(?: \(publ\))?$"
)
# Of associations: nobody cites one with it.
_ASSOCIATION = re.compile(
    r",? (?:(?:a\.?i?\.?s\.?b\.?l\.?|i?v\.?z\.?w\.?|e\. ?V\.|eV|eG|e\.G\.|gGmbH|ONLUS|CIC|CLG|SCIO)(?:\s?/\s?)?)+$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:\d{1,4}[a-z]?(?:[-–]\d{1,4})?,? [A-Z][\w’' -]{2,40}\b(?:Street|Road|Lane|Avenue|Square|Way|Place|Drive|"
    r"Close|Park|Row|Hill|Quay|Embankment|Boulevard|Terrace|Crescent|Gardens|St|Rd|Ave)\b(?:,.{0,60})?$|"
    r"P\.?O\.? Box \d|(?:Our|Your) [Rr]ef(?:erence)?\b.{0,60}$|(?:Tel|Telephone|Phone|Fax|E-?mail|Web(?:site)?|Switchboard)\b\.?:? ?\S.{0,60}$|"
    r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$|\+\d[\d ()-]{6,}$)",
)
_MET = re.compile(r"^(?:Draft |Approved )?[Mm]inutes of (?:the )?(?=[A-Z])")
# "Riga Street 14": beside a day it is where a body has its seat.
_STREET = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3} (?:Street|Road|Lane|Avenue|Square|Quay|Embankment|Boulevard|Terrace)"
    r" \d{1,4}[a-z]?"
)
_SHORTEST_NAME = 4  # letters
_SPEAKS = (
    r"(?:says|said|calls? (?:on|for)|called (?:on|for)|urges?d?|warns?|warned|welcomes?d?|asks?|asked|"
    r"believes|demands?|estimates|recommends|proposes|publishes|published)"
)


def _day(line: str, latest: date | None) -> tuple[date | None, str]:
    """Return the day in a line, and the line without it."""
    found = find_day(line)
    if found:
        day, start, end = found
        return day, f"{_BEFORE_DAY.sub('', line[:start])} | {line[end:]}"
    match = _ON_WEEKDAY.search(line)
    if match and latest and (day_ := _recent(match, latest)):
        return day_, f"{line[: match.start()]} | {line[match.end() :]}"
    return None, line


def _recent(match: re.Match[str], latest: date) -> date | None:
    """Return the one day of the last years that falls on that day of the week."""
    month = (match["month"] or match["month2"]).lower()[:3]
    if month not in MONTHS_BEGIN:
        return None
    number = int(match["day"] or match["day2"])
    years = range(latest.year - _YEARS + 1, latest.year + 1)
    days = [
        day
        for year in years
        if (day := date_of(year, MONTHS_BEGIN.index(month) + 1, number)) and day <= latest
    ]
    fitting = [day for day in days if day.weekday() == _WEEKDAYS.index(match["weekday"].lower())]
    return fitting[0] if len(fitting) == 1 else None


def _what(piece: str, *, dated: bool = False) -> tuple[str, str]:
    """Return what a piece of a line is ("" for content), and the body or paper that it names."""
    if _is_time(piece, dated=dated):
        return "time", ""
    if dated and (by := _BY.fullmatch(piece)) and is_body(by["name"]):
        return "body", by["name"]
    if is_kind(piece) or (dated and is_paper(piece)):
        return "kind", ""
    for what, pattern in (("month", _MONTH), ("kind", _STATE), ("number", _SERIES), ("number", _ADDRESS)):
        if pattern.fullmatch(piece):
            return what, ""
    if (of := _OF.fullmatch(piece)) and KIND.fullmatch(of["kind"]):
        name = of["name"] or ""
        return ("kind", name) if not name or is_body(name) else ("", "")
    if is_body(piece):
        return "body", body_of(_MET.sub("", piece))
    if name := _of_series(piece):
        return "kind", name
    if _STREET.fullmatch(piece):
        return "street", ""
    return ("place", "") if _is_place(piece) else ("", "")


def _is_time(piece: str, *, dated: bool) -> bool:
    """Whether a piece is a time of day, what was done with a paper then, or the law by which it was."""
    if _CLOCK.fullmatch(piece) or is_cue(piece) or is_cue(_CLOCK_BEHIND.sub("", piece)):
        return True
    return dated and _LAW.fullmatch(piece) is not None


def _of_series(piece: str) -> str:
    """Return the body before the kind of its paper: "Murray Institute policy note 2026/17"."""
    words = piece.split()
    names = (" ".join(words[:at]) for at in range(len(words) - 1, 1, -1))
    return next((name for name in names if is_body(name) and is_kind(piece[len(name) :].strip())), "")


def _is_place(piece: str) -> bool:
    if len(piece.split()) > _MOST_PLACE or not piece[0].isupper() or _OCCASION.search(piece):
        return False
    if _DONE.match(piece) or re.search(rf" {_SMALL}$", piece):
        return False
    return _NAMED.fullmatch(piece) is not None
