"""The words that decide what may be deleted: what must stay, who pleads, who judges. Nothing goes in.

Some of them are asked for by the last look at a line alone.
"""

from __future__ import annotations

NEGATIONS = frozenset(
    "no not n't n’t never none nor neither nobody nothing nowhere without cannot hardly scarcely barely few "
    "fail lack refuse deny reject unable unlike".split()
)
# A doubt, a condition, a contrast. With one of these gone, what is left may say more than its source did.
RESERVATIONS = frozenset(
    "may might could would should must shall ought if unless provided providing assuming supposing whether "
    "until till except excluding despite although though whereas however likely unlikely possible possibly "
    "potential potentially probable probably perhaps maybe apparently seemingly reportedly allegedly "
    "supposedly purportedly arguably alleged suspected purported supposed so-called presumed expect expected "
    "estimated believe believed thought feared rumoured rumored accuse accused claim appear seem suggest "
    "suspect tentative provisional preliminary approximately roughly subject depending pending conditional "
    "conditionally relatively allege fake false mock fictional unofficial unconfirmed "
    # How far it reaches: "the only bidder", "allowed only in war".
    "only sole solely exclusively merely".split()
)
# What came of it. A report that stops before this says the opposite of the whole.
REVERSALS = frozenset(
    "overturn reverse withdraw withdrawn drop cancel suspend halt block acquit clear release retract correct "
    "postpone delay abandon dismiss revoke rescind repeal recant apologise apologize concede admit debunk "
    "disprove exonerate annul quash lose ignore defy flout rebuff "
    "refute disregard renege veto shun spurn oppose resist dispute contradict "
    "remedy remedied rectify redress repair resolve settle fix undo restore "
    # Whom it harmed.
    "casualty death die dead kill injure injury wound wounded victim fatal fatality".split()
)
# Amounts without a digit, and the words that place a thing in time.
AMOUNTS = frozenset(
    "dozen dozens hundred hundreds thousand thousands million millions billion billions trillion half third "
    "quarter double triple twice thrice majority minority percent first second last next decade decades "
    "year years month months week weeks day days hour hours minute minutes century yesterday today tomorrow "
    "tonight weekend monday tuesday wednesday thursday friday saturday sunday summer autumn winter "
    "ago".split()
)
# An attribution with one of these verbs, and no other, can move to the marks behind the line.
MOVABLE = frozenset("say tell report state announce note write add accord publish quote cite".split())
# Who takes a stand on a matter: what he is to it belongs beside him, as with one who speaks.
STANDS = frozenset(
    "support oppose back defend endorse criticise criticize condemn confirm deny dispute welcome reject "
    "dismiss praise favour favor attack blame accuse challenge sue vote lobby advocate resist".split()
)
# What one of these says is what he makes of a matter.
ASSESSING = frozenset(
    "analyst economist expert professor scholar researcher scientist historian commentator observer critic "
    "columnist author adviser advisor consultant".split()
)
# Words that weigh: "was clearly moved by hatred", "made it all the more complex".
WEIGHING = frozenset(
    "clearly obviously plainly evidently surely certainly undoubtedly truly simply merely really very too so "
    "quite rather vital essential crucial imperative important necessary urgent".split()
)
# Words before a name that are no post.
TITLES = frozenset("sir mr mr. mrs mrs. ms ms. miss dr dr. dame lord lady the".split())
# "(pictured, left)" points at what the page does not show. What else stands in brackets says what a word
# means, how far it reaches, how it was measured: of 22 such in news and an encyclopaedia 13 were missed.
POINTING_OUT = frozenset(
    "pictured photo photograph picture image file shown above below left right center centre top bottom "
    "inset see list table map chart figure figures box overleaf the in and from video , :".split()
)
# "the council, which was blamed for selling the woods, ended the scheme": one told before.
MATTERS = frozenset(
    "scheme plan practice rule move decision project measure step policy idea deal case matter issue problem "
    "programme program system proposal affair incident event attack accident crime offer sale ban "
    "allegation charge claim move effort process situation".split()
)
# "to give the winner, Nicorette, a run for its money": the second thing may look like a name for the first.
GIVING = frozenset(
    "give offer hand send cost deny grant award show teach tell lend owe pay bring allow win buy call name "
    "elect appoint consider make".split()
)
# "said in a statement that …"
OCCASIONS = frozenset(
    "statement interview email e-mail release conference briefing letter speech post tweet call message "
    "memo communique communiqué address remark".split()
)
# What may be said of an occasion without telling more than that something was said: not "victory", "joint",
# "recent", nor whom a letter went to.
PLAIN_OCCASIONS = frozenset(
    "his her its their my our news press media phone telephone television televised tv radio video online "
    "official exclusive separate brief short written prepared public regular daily weekly blog sent emailed "
    "e-mailed and to reporters journalists on website".split()
)
# "said in an interim report": what it says may yet change, or was not meant to be known.
UNFINISHED = frozenset(
    "interim draft initial early earlier previous leaked unpublished unreleased forthcoming flash "
    "confidential internal private".split()
)
# Who speaks for somebody, or for one side of a matter: the words stay where the claim is.
PLEADERS = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney counsel defence defense campaign campaigner rebel "
    "opposition militant insurgent activist defendant suspect plaintiff prosecutor union party critic "
    "supporter lobby advocate representative candidate insider source "
    "aide adviser advisor strategist surrogate ally backer protester rep rep. sen sen. whip democrat "
    "republican".split()
)
# What makes a sentence a judgement: then who judges stays in its words.
JUDGING = frozenset(
    "should must ought need deserve believe think feel hope fear claim prove guilty guilt responsible blame "
    "fault crime criminal illegal unlawful fraud corrupt corruption lie collusion complicity complicit "
    "require reasonable fair unfair "
    # "the first troubling sign": what to make of it.
    "troubling worrying worrisome alarming disturbing shocking encouraging promising disappointing "
    "devastating disastrous catastrophic outrageous deplorable".split()
)
# Participles that are prepositions, or that bind the rest to a basis, a comparison, a question.
BINDING = frozenset(
    "accord base give compare follow include regard concern consider bar exclude judge start begin "
    "pende depend assume provide suppose cite quote ask tie owe relate range pertain count grant see "
    "speak talk accuse charge expect schedule set prepare slate suspect wear die kill mean call name "
    "know entitle title dub replace take "
    # "a good outlook, coupled with low costs, warranted": one of two causes.
    "couple combine marry pair accompany compound join mix exacerbate aggravate back "
    # Where a document, a study, a word comes from, and what it means.
    # How it was measured.
    "measure weigh calculate express reckon adjust restate deflate annualise annualize round "
    "obtain review view verify publish release leak post commission conduct refer".split()
)
FINDINGS = frozenset("study survey poll report research paper analysis inquiry investigation audit".split())
# These point back without a pronoun's number: whatever they point at may stand in the words to be deleted.
POINTING = frozenset("latter former respectively both thus therein".split())
DEFINITE = frozenset("the this that these those such".split())
# "the bridge which was due to open": with "was" gone, it would still be due.
AHEAD = frozenset(
    "expect schedule set plan suppose mean intend believe think estimate slate due project forecast bind "
    "consider know call name hold allege accuse say".split()
)
# "which was based in Basel" tells of then, "based in Basel" of now.
STANDING = frozenset("base locate situate house station own run lead head employ live stand".split())
# "stopped people who were marching" and "had a house that was built" would turn into something else.
TAKES_OBJECT = frozenset(
    "have get want see need make keep leave hear find watch like prefer order stop prevent catch notice send "
    "show feel help let bring take consider report observe spot start set depict recall remember imagine "
    "mind involve include mean hate love spend".split()
)
# With these the words behind the verb would be read as its new object.
BEGUN = frozenset("be begin start call name know do have try go".split())
