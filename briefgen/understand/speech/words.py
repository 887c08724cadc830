"""The words of speaking: verbs that report, nouns that speak, names that pass on. Nothing goes in."""

from __future__ import annotations

# What may stand in "…, X said" and "…, said X": verbs that need nothing after them.
TAIL_VERBS = frozenset(
    "say tell report write add note announce explain claim state argue tweet insist warn recall suggest "
    "predict estimate declare reveal stress conclude remark observe comment confirm post acknowledge "
    "maintain forecast reckon think believe ask point caution agree".split()
)
# Verbs that report what somebody says when a clause follows ("said that …").
CLAUSE_VERBS = TAIL_VERBS | frozenset(
    "admit agree allege announce assert assume caution complain concede contend deny disclose emphasise "
    "emphasize expect fear find highlight hint hope imply indicate mention point promise pledge project "
    "propose reiterate repeat respond reply show signal swear testify underline underscore urge vow affirm "
    "anticipate judge calculate inform assure clarify demand recommend "
    "request swear vow hail lament brief convey quip joke retort".split()
)
# Verbs that report speech with a bare object ("highlighted the progress").
OBJECT_VERBS = frozenset(
    "say tell announce report stress emphasise emphasize highlight underline underscore note reiterate "
    "reaffirm condemn criticise criticize praise welcome hail deny reject dismiss confirm describe express "
    "voice forecast estimate predict project propose recommend urge demand accuse blame denounce deplore "
    "acknowledge mention reveal disclose outline explain state pledge promise vow warn applaud dispute "
    "decry question cite".split()
)
# Verbs of speaking that go on with a preposition ("called for restraint").
PREPOSITION_VERBS = {
    "call": {"for", "on", "upon"},
    "warn": {"of", "about", "against"},
    "complain": {"of", "about"},
    "speak": {"of", "out", "about", "against"},
    "appeal": {"for", "to"},
    "point": {"to", "out"},
    "object": {"to"},
    "comment": {"on"},
    "insist": {"on"},
    "agree": {"with"},
    "protest": {"against"},
    "refer": {"to"},
    "argue": {"for", "against"},
    "push": {"for"},
    "hint": {"at"},
}
# A promise is words, not yet a deed ("pledged to raise …"); so is an appeal ("urged them to …").
PROMISES = frozenset(
    "pledge promise vow threaten offer propose urge demand ask warn call claim swear".split()
)
# Said of by nobody: "is said to have left", "are feared dead", "was accused of fraud".
SAID_OF = frozenset(
    "say report believe think rumour rumor allege understand claim fear suspect presume accuse".split()
)
HEARSAY_ADVERBS = frozenset("reportedly allegedly supposedly purportedly".split())
HEARSAY_NOUNS = frozenset("report rumour rumor allegation speculation claim suggestion".split())
# Verbs whose "by" names the one who speaks: "was confirmed by the ministry".
AGENT_VERBS = frozenset(
    "say tell report announce confirm estimate predict forecast project deny dismiss criticise criticize "
    "condemn welcome praise describe accuse disclose reveal state claim allege blame denounce expect believe "
    "note warn".split()
)
# "as told by", "as reported by"
PASSIVE = frozenset(
    "told reported said noted stated quoted cited announced published mentioned described revealed "
    "confirmed estimated outlined explained written relayed".split()
)

# What stands between a speaker and who passes on what he said: "the ministry, cited by Kabar".
PASSING = frozenset(
    "cited quoted carried relayed broadcast published reported polled surveyed interviewed aired".split()
)
VIEWS = frozenset("view opinion words word estimation assessment judgment judgement account telling".split())

DOCUMENTS = frozenset(
    "report study survey poll statement letter memo document communique communiqué paper analysis research "
    "review article bulletin brief briefing release note dispatch editorial tweet post transcript audit "
    "indictment lawsuit complaint filing affidavit charter strategy release resolution declaration datum "
    "figure statistic estimate projection forecast record count tally account source calculation "
    "data index".split()
)
INSTITUTIONS = frozenset(
    "ministry government parliament senate committee commission council court tribunal agency bureau office "
    "department bank fund party union association federation organization organisation group company firm "
    "institute university police army military navy force coalition alliance administration cabinet embassy "
    "consulate secretariat presidency chancellery board authority regulator watchdog body service center "
    "centre foundation trust league chamber house kremlin pentagon treasury team panel corporation operator "
    "airline manufacturer carrier supplier utility exchange brokerage consultancy academy society "
    "defense defence prosecution inspectorate directorate delegation mission headquarters newspaper daily "
    "weekly broadcaster magazine "
    "campaign website portal outlet television network station channel radio site".split()
)
PEOPLE = frozenset(
    "president minister premier chancellor king queen prince princess emperor pope bishop archbishop imam "
    "leader chief head director chairman chairwoman chairperson chair governor mayor senator lawmaker "
    "deputy delegate representative ambassador envoy secretary commissioner spokesman spokeswoman "
    "spokesperson official officer general colonel commander admiral captain judge prosecutor attorney "
    "lawyer counsel analyst economist expert professor researcher scientist author writer journalist "
    "reporter editor columnist correspondent commentator critic observer activist campaigner opponent "
    "supporter executive manager founder owner investor trader banker strategist adviser advisor aide "
    "diplomat negotiator mediator politician candidate member legislator premier doctor physician nurse "
    "teacher student resident witness survivor victim neighbor neighbour relative father mother son "
    "daughter brother sister wife husband parent friend man woman boy girl teenager driver pilot passenger "
    "farmer worker employee employer boss coach player fan source insider person people scholar historian "
    "vice-president ceo cfo participant party side authority investigator detective inspector sheriff "
    "firefighter soldier veteran rebel militant protester demonstrator defendant suspect plaintiff "
    "supervisor organiser organizer speaker curator artist actor director singer".split()
)
# Plural or not, nobody can be held to these words.
NOBODY = frozenset(
    "official source person people analyst expert observer critic diplomat economist insider witness "
    "resident activist researcher scientist trader investor lawmaker commentator other some many several "
    "few most someone one worker farmer scholar historian lawyer student local supporter opponent "
    "campaigner executive banker strategist adviser advisor aide man woman resident participant member "
    "party passenger survivor neighbor neighbour protester demonstrator user fan voter authority rumour "
    "rumor media medium press report estimate figure account those forecaster politician".split()
)
PRONOUNS = frozenset("i we he she they you it who this that these those".split())

# An outlet passes on; it is a channel. Words that make a name or an apposition that of an outlet.
OUTLET_WORDS = frozenset(
    "daily newspaper paper weekly magazine broadcaster tabloid outlet website portal newswire wire times "
    "journal herald tribune gazette chronicle telegraph news television tv radio observer newsweek "
    "post network mail express mirror sun star standard dispatch courier globe reuters afp bloomberg xinhua "
    "tass interfax ria kyodo yonhap dpa ansa efe anadolu pti ani bernama antara ukrinform belta kazinform "
    "akipress kabar "
    "bbc cnn nhk npr pbs cbs nbc abc msnbc cnbc fox sky itv zdf ard rtl rfi rfe/rl rferl jazeera arabiya "
    "guardian independent economist spiegel welt zeitung monde figaro libération repubblica corriere país "
    "mundo haaretz nikkei asahi mainichi yomiuri sankei politico axios euronews euractiv newsroom "
    "associated pravda izvestia kommersant vedomosti rbc meduza caixin scmp eurasianet".split()
)
OUTLET_PAIRS = frozenset({"news agency", "news service", "press agency", "state media", "al jazeera"})
# "the ministry's press service" is the ministry's own mouth, "Press TV" is not.
MOUTHPIECES = frozenset({"press service", "press office", "press secretary", "press release", "press centre"})

QUOTES = frozenset({'"', "“", "”", "‘", "``", "''"})

# "according to plan" names no one.
NO_SOURCE = frozenset(
    "plan schedule need size law rule type age whether how what who which where criterion category custom "
    "preference ability income region term agreement method principle instruction constitution tradition "
    "standard procedure wish desire definition level number order practice gender rank merit calendar "
    "taste circumstance convention formula recipe requirement regulation treaty contract kind share".split()
)

# Verbs that add nothing but the speaker: "X said that" can move to the citation, "X believes" can not.
PLAIN_VERBS = frozenset(
    "say tell report state announce note write add explain confirm declare stress emphasise emphasize "
    "reiterate underline mention observe".split()
)
