"""The words that look ahead: verbs, participles, nouns, phrases of time. Nothing goes in."""

from __future__ import annotations

import re

# "is expected to", "scheduled for": participles and adjectives that put what follows ahead.
PROSPECTS = frozenset(
    "set due slated scheduled expected forecast forecasted projected predicted anticipated likely unlikely "
    "poised bound planned destined ready tipped primed geared timed foreseen envisaged projecting going "
    "about certain sure prepared committed determined intended supposed assumed estimated keen willing "
    "obliged scheduling pencilled penciled earmarked".split()
)
# Of these, the ones that also look ahead with "for", "in", "on", "by" and a time.
APPOINTED = frozenset("set due slated scheduled planned expected timed pencilled penciled forecast".split())
# Verbs whose subject looks ahead, in the present: "plans to", "expects growth", "aims at".
PLANS = frozenset(
    "plan aim intend hope expect forecast project predict anticipate foresee envisage envision seek pledge "
    "promise vow propose schedule commit prepare gear mull threaten offer consider contemplate await target "
    "eye wish strive".split()
)
# Of these, the ones that guess; what they guess follows as an object or a clause, in any tense.
GUESSES = frozenset("expect forecast project predict anticipate foresee envisage envision".split())
# What was promised lies ahead even when the promise lies behind: "pledged to", "agreed to".
PROMISES = frozenset("pledge promise vow agree threaten offer commit undertake propose order".split())
LOOKAHEAD_NOUNS = frozenset(
    "forecast projection outlook prospect expectation likelihood possibility probability plan intention "
    "uncertainty".split()
)
MODALS = frozenset("will 'll wo shall would may might could should ca can must".split())
# Verbs of showing and owing: "may reflect", "could be due to" explain the present.
EXPLAINING = frozenset(
    "reflect indicate suggest signal imply explain stem seem appear note mention say argue point add "
    "emphasise emphasize stress conclude attribute".split()
)

# Phrases of time that lie ahead whoever reads them, and whenever.
AHEAD = re.compile(
    r"\b(?:going forward|looking (?:ahead|forward)|in (?:the )?(?:near |foreseeable |immediate |distant )?future|"
    r"for the (?:foreseeable )?future|(?:the )?(?:upcoming|forthcoming|impending)|"
    r"next (?:year|month|week|quarter|spring|summer|autumn|fall|winter|decade|season|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|few|two|three|four|five|six|\d+)|"
    r"(?:in |over |during |for )?the (?:coming|next few|following) (?:years?|months?|weeks?|days?|quarters?|"
    r"decades?|\w+ (?:years?|months?|weeks?|days?|quarters?))|"
    r"(?:years?|months?|weeks?|days?|period|quarters?|time) (?:ahead|to come)|tomorrow|tonight|"
    r"later (?:this|next|on this|in the) (?:year|month|week|decade|summer|autumn|winter|spring)|from now on|"
    r"(?:policy|forecast|projection|planning|outlook|monetary policy) horizon|"
    r"over the (?:projection|forecast|medium|longer)[ -]?(?:term|run|horizon|period)?|"
    r"in the (?:near|medium|short|longer|long)(?:er)?[ -](?:term|run))\b",
    re.IGNORECASE,
)
# "was expected to … but": an expectation that the same sentence overtakes.
OVERTAKEN = re.compile(
    r"\b(?:but|however|instead|yet|only to|nevertheless|before being|until it was|was (?:later )?(?:cancelled|canceled|"
    r"postponed|scrapped|abandoned|delayed|called off)|(?:had|have|has)(?: \w+)? been (?:expected|planned|scheduled|"
    r"projected|forecast|anticipated|due|set)|originally|initially|previously|earlier)\b",
    re.IGNORECASE,
)
LIKELIHOOD = (
    frozenset(
        "likely unlikely probably possibly perhaps certainly certain surely probable possible improbable "
        "inevitable inevitably doubtful potentially presumably".split()
    ),
    frozenset(
        "expected forecast forecasted projected predicted anticipated estimated scheduled slated due set "
        "planned poised bound assumed supposed foreseen envisaged".split()
    ),
    frozenset(
        "expects expect forecasts predicts projects anticipates foresees hopes plans aims intends "
        "expecting planning hoping aiming anticipating".split()
    ),
    frozenset("could may might should would".split()),
)
