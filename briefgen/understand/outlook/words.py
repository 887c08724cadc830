"""The words that look ahead: verbs, participles, nouns, phrases of time. Nothing goes in."""

from __future__ import annotations

import re

# "is expected to", "scheduled for": participles and adjectives that put what follows ahead.
PROSPECTS = frozenset(
    "set due slated scheduled expected forecast forecasted projected predicted anticipated likely unlikely "
    "poised bound planned destined ready tipped primed geared timed foreseen envisaged going about certain "
    "sure prepared committed determined supposed assumed estimated keen willing obliged pencilled penciled "
    "earmarked intended liable prone apt track course gearing possible probable conceivable improbable "
    "inevitable".split()
)
# These need a "be" before them: alone they mean something else ("ready to eat", "sure to please").
HELPED = frozenset(
    "about going ready keen willing certain sure intended prepared determined prone apt committed supposed "
    "assumed".split()
)
# Of these, the ones that also look ahead with "for", "in", "on", "by" and a time.
APPOINTED = frozenset("set due slated scheduled planned expected timed pencilled penciled forecast".split())
# Of these, the ones that look ahead with nothing after them: "further cuts are expected".
AWAITED = frozenset(
    "expected forecast projected anticipated predicted planned scheduled foreseen envisaged".split()
)
# A chance that is told of a thing now lies ahead: "a rise is unlikely".
CHANCES = frozenset("likely unlikely possible probable conceivable improbable inevitable".split())
# Verbs whose subject looks ahead, in the present: "plans to", "expects growth", "aims at".
PLANS = frozenset(
    "plan aim intend hope expect forecast project predict anticipate foresee envisage envision seek pledge "
    "promise vow propose schedule commit prepare gear mull want threaten offer consider contemplate await "
    "target eye wish strive need".split()
)
# Of these, the ones that guess; what they guess follows as an object or a clause, in any tense.
GUESSES = frozenset("expect forecast project predict anticipate foresee envisage envision".split())
# What was promised lies ahead even when the promise lies behind: "pledged to", "agreed to".
PROMISES = frozenset("pledge promise vow agree threaten offer commit undertake propose order".split())
# Nouns that are about the future by themselves, when the sentence says something of them now.
FORESIGHTS = frozenset({"forecast", "projection", "outlook", "prospect"})
# "There is a need to watch", "it is necessary to act": what has to be done lies ahead.
NEEDS = frozenset({"need", "necessary", "needed", "imperative", "essential", "crucial"})
# The subject says what it is, not what comes: "the aim is to cut costs".
AIMS = frozenset(
    "aim goal purpose objective task idea way key point role job challenge function mission priority "
    "intention plan thing approach solution option answer trick strategy focus step method proposal time "
    "day month year place reason chance right ability attempt effort move decision opportunity".split()
)
# What one does to a forecast: even told in the past, the forecast still stands.
REVISING = frozenset(
    "revise raise lower cut trim reduce upgrade downgrade mark increase decrease slash improve worsen "
    "brighten darken deteriorate weaken indicate point show remain predict call suggest see put scale "
    "adjust assume publish issue release".split()
)
# These hint at the future and need a second hint.
HINTS = frozenset(
    "expectation likelihood possibility probability plan intention uncertainty risk potential target future "
    "prospects".split()
)
# Plans "to do" something lie ahead whoever makes them.
PLAN_NOUNS = frozenset({"plan", "proposal", "intention", "commitment", "pledge", "promise", "bid"})
MODALS = frozenset("will 'll wo shall would may might could should must".split())
# Verbs of showing and owing: "may reflect", "could be due to" explain the present.
EXPLAINING = frozenset(
    "reflect indicate suggest signal imply explain stem seem appear note mention say argue "
    "emphasise emphasize stress conclude attribute account mean".split()
)

_UNITS = r"(?:years?|months?|weeks?|days?|quarters?|decades?|hours?)"
# "I would like": politeness, not a plan. "We could hear": an ability then.
POLITE = frozenset("like prefer call say argue think wish want love hate recommend advise rather".split())
SENSES = frozenset("hear see feel smell tell understand believe remember".split())
REMARKS = (
    "be noted",
    "be stressed",
    "be emphasi",
    "be due to",
    "be explained",
    "be attributed",
    "be traced",
    "be said",
    "be seen as",
    "be described",
)
# Verbs that make a plan known: then the plan counts, though the telling is past.
TELLING = frozenset("announce unveil outline disclose reveal present propose confirm approve agree".split())
# After these a forecast is what something else is measured by, or why something else happened.
YARDSTICKS = frozenset(
    "than previous earlier last past exceed beat miss compare line initial above below".split()
)
CAUSES = frozenset("amid owing due because on to given despite following after by with".split())

# Phrases of time that lie ahead of whoever writes them.
AHEAD = re.compile(
    r"\b(?:going forward|looking (?:ahead|forward)|from now on|tomorrow|tonight|"
    r"(?:in(?:to)?|for) (?:the )?(?:near |foreseeable |immediate |distant )?future|"
    r"future(?= [a-z])|"
    r"next (?:year|month|week|quarter|spring|summer|autumn|fall|winter|decade|season|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday)|"
    rf"the coming (?:(?:few|several|\w+) )?{_UNITS}|"
    r"the next (?:few |several |couple of |\w+ )?(?:years|months|weeks|days|quarters|decades|hours)|"
    rf"(?:{_UNITS}|period|time) (?:ahead|to come)|"
    r"later (?:this|next|on this|in the) (?:year|month|week|decade|summer|autumn|winter|spring))\b",
    re.IGNORECASE,
)
# Phrases that only hint at it.
AHEAD_HINT = re.compile(
    rf"\b(?:upcoming|forthcoming|impending|horizon|until|the following (?:\w+ )?{_UNITS}|"
    r"in the (?:near|medium|short|longer|long)(?:er)?[ -](?:term|run))\b",
    re.IGNORECASE,
)
# "was expected to … but": an expectation that the same sentence overtakes.
OVERTAKEN = re.compile(
    r"\b(?:but|however|instead|yet|only to|nevertheless|before being|until it was|"
    r"was (?:later )?(?:cancelled|canceled|postponed|scrapped|abandoned|delayed|called off))\b",
    re.IGNORECASE,
)
# "was originally due": beside the cue these words say that it came otherwise.
FORMERLY = frozenset("originally initially previously earlier once had has have".split())
# The source's own words of likelihood: odds, hedges that are the cue, verbs of guessing above it.
ODDS = frozenset(
    "likely unlikely probably possibly perhaps certainly certain surely probable possible improbable "
    "inevitable inevitably doubtful potentially presumably".split()
)
HEDGES = frozenset(
    "expected forecast forecasted projected predicted anticipated estimated scheduled slated due set "
    "planned poised bound assumed supposed foreseen envisaged likely unlikely expects expect forecasts "
    "predicts projects anticipates foresees hopes hope plans plan aims aim intends intend expecting planning "
    "hoping aiming anticipating intending predict seeks tipped track timed".split()
)
WEAK_MODALS = frozenset("could may might should would".split())
GUESSING = frozenset(
    "expect forecast project predict anticipate foresee hope believe think fear suppose assume estimate "
    "reckon doubt guess".split()
)
