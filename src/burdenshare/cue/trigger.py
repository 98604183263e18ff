"""Ways to tell an event: a phrase, or a verb with what stands before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress, repeat
from operator import and_

from burdenshare.cue.kind import Kind
from burdenshare.report.view import pattern

# what before a phrase says that it did not happen, or not yet
NOT_BEFORE = pattern(
    r"""\b(?:no|not|never|without(?!(?: such| that| more| any)? pay)|den(?:y|ied)|rule out|ruled out
    |dismissed|yet to|fail\w{0,3} to|before)\b[^,;.]{0,30}$|n't [^,;.]{0,20}$"""
)
NO_LONGER = pattern(r"\bno longer |\b(?:shelved|withdrawn|withdrew|dropped) ")
AHEAD = pattern(
    r"""\b(?:will|would|may|might|could|should|shall|to|expected|about|plans?|hop(?:e|es|ing)
    |before|until|if|unless|once|(?:crucial|vital|essential|important|imperative|necessary
    |urgent) that|(?:wants?|wanted|likes?) (?:it|this|that|the [a-z]{3,9}))(?: (?:be|soon|formally
    |have|to|officially|being|an?|the|they|it|we|both|sides)){0,3} $"""
)
IF = pattern(
    r"""\b(?:if|unless|until|should|whether|in case|once|assuming|provided|lest|as soon as)\b
    [^,;.:]{0,48}$"""
)
HOME = pattern(r"\b(?:furlough|unpaid|without pay|sent home|on leave)")
SITTING = pattern(r"\b(?:round|session|meeting|talks|negotiations|sitting)\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to tell an event.

    Attributes:
        kind: What it tells.
        words: Plain substrings, one of which must be in the sentence.
        pattern: The span of the quote.
        who: Party rule: both, recipient, payer or near.
        unless: What must not stand near it.
        needs: What must stand near it.
    """

    kind: Kind
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    who: str = "both"
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None


def cue_of(  # noqa: PLR0917 - a row of the table below
    kind: Kind, who: str, words: str, text: str, unless: str = "", needs: str = ""
) -> Cue:
    """A row of a table of cues: words and patterns as text, what must and must not stand near."""
    return Cue(
        kind,
        tuple(words.split("|")),
        pattern(text),
        who,
        pattern(unless) if unless else None,
        pattern(needs) if needs else None,
    )


# classes of words; an entry with an underscore is a verb and the particle that follows it
VERBS = {
    "sign": "sign ink pen put_paper put_names put_ink put_name put_signature"
    " put_signatures affix_names affix_name affix_signatures affix_signature set_names"
    " singe countersign autograph",
    "initial": "initial paraph put_initials affix_initials lay_initials apply_initials set_initials"
    " mark_initials tick_initials",
    "reach": "reach strike conclude clinch finalise finalize complete hammer_out nail_down wrap_up"
    " thrash_out iron_out arrive_at come_to find secure close seal settle work_out achieve forge"
    " broker negotiate cobble_together land sew_up tie_up round_off agree_on settle_on craft"
    " produce yield cut_deal",
    "agree": "agree settle concur shake_hands come_to_terms compromise",
    "ratify": "ratify",
    "approve": "approve pass endorse clear back adopt confirm sanction consent assent okay"
    " greenlight sign_off wave_through nod vote authorise authorize let_through say_yes"
    " give_light stamp enact get_through get_past put_through sail_through rubberstamp bless okay"
    " ok greenlit lit wave_on breeze_through scrape_through squeak_through"
    " carry_through",
    "ballot": "vote",
    "happen": "hold take_place",
    "vet": "take_up review debate deliberate examine scrutinise scrutinize vet consider handle"
    " take_vote act_on",
    "emerge": "emerge materialise materialize",
    "negotiate": "negotiate bargain haggle",
    "bridge": "bridge narrow overcome resolve close",
    "touch": "touch change alter affect",
    "plan": "plan schedule slate set expect sit_down take_place",
    "appoint": "name appoint pick choose tap",
    "defeat": "vote_down defeat throw_out kill sink torpedo reject disapprove block turn_down"
    " shoot_down refuse spurn say_no",
    "submit": "submit send present refer put bring take go_to go_through go_before lay table"
    " come_before hand_to forward move_to head_to head_for land_in reach",
    "lapse": "expire lapse run_out terminate run_dry run_its_course elapse lose_force lose_effect"
    " lose_validity time_out bow_out fall_away pass_away perish"
    " wither cease come_to_term",
    "require": "require solicit need",
    "freeze": "freeze",
    "arrive": "arrive fly travel",
    "clasp": "shake_hands",
    "wind": "wind_up round_off wrap_up conclude complete finish cap crown settle resolve",
    "end": "end reach_term stop finish close die void fade",
    "kill": "reject veto nix scuttle sink torpedo kill spike scrap block spurn rebuff quash"
    " overrule dismiss refuse turn_down shoot_down throw_out knock_back knock_down wave_aside"
    " brush_aside brush_off wave_away stop oppose repudiate disown tear_up send_back strike_down"
    " slap_down halt decline derail doom dump flatten shelve squash squelch thwart trash undo axe"
    " snub ditch jettison override nullify"
    " bin bury rip_up vote_down say_no balk",
    "refuse": "refuse decline balk say_no",
    "accept": "accept stomach swallow entertain countenance tolerate",
    "take": "accept take_up agree_to say_yes embrace",
    "ask": "demand ask want seek request call_for press push insist urge pressure lobby hold_out"
    " clamour clamor desire favour favor open_with begin_with look_for aim_for bid_for"
    " angle_for exact extract pester badger nudge prod pressurise pressurize plead solicit"
    " implore exhort lean_on argue_for beg beseech entreat petition agitate_for campaign_for",
    "give": "pay contribute give do chip_in cough_up pony_up provide bear shoulder carry spend",
    "pull": "withdraw pull bring_home take_home carry_home take_out remove cut reduce redeploy"
    " ship_home send_home draw_down slash move_out yank recall repatriate relocate thin_out"
    " scale_back scale_down downsize halve shrink",
    "meet": "meet confer huddle sit_down gather convene assemble",
    "visit": "visit call_on receive",
    "break": "collapse stall founder falter fail deadlock break_down break_off break_up fall_apart"
    " fall_through stick bog_down freeze grind flounder unravel end_without come_to_nothing"
    " walk_out walk_away storm_out derail implode languish drag_on fizzle",
    "resume": "resume restart reopen relaunch revive reconvene take_up pick_up return_to",
    "hold": "hold wrap_up",
    "open": "open begin start launch kick_off commence get_going get_underway get_under",
    "bill": "pay fund cover shoulder carry bear raise increase lift foot finance contribute"
    " take_on take_over double triple quadruple chip_in buy assume absorb defray underwrite",
    "fund": "pay fund cover shoulder carry bear raise increase lift foot finance contribute spend"
    " take_on take_over build extend keep settle freeze hold double triple quadruple meet"
    " sort_out deal_with take_care see_to",
    "leave": "leave depart come_home go_home",
    "prolong": "extend prolong renew roll_over lengthen stretch carry_over",
    "depend": "take use apply",
    "rise": "rise climb grow increase go_up raise adjust move follow track tie link peg index",
    "furlough": "furlough lay_off",
    "offer": "offer propose volunteer suggest pledge undertake float put_forward table tender",
    "keep": "keep maintain preserve retain stay remain",
    "vow": "threaten warn hint vow promise muse ponder mull weigh float consider suggest talk_of"
    " speak_of"
    " raise intimate",
}  # fmt: skip
NOUNS = {
    "pact": "deal agreement pact accord sma arrangement contract text draft document paper"
    " memorandum stopgap compromise understanding protocol settlement compact bargain extension"
    " convention predecessor successor prolongation edca",
    "proposal": "offer proposal bid compromise package formula plan draft sum figure increase hike"
    " rise raise boost jump tender overture proposition",
    "house": "assembly parliament diet bundestag legislature lawmaker legislator mp chamber plenary"
    " sejm councilor councillor house parliamentary legislative deputy",
    "approval": "approval consent ratification assent endorsement blessing nod vote passage yes"
    " okay ahead scrutiny deliberation imprimatur yea",
    "signature": "signature signing inking",
    "paraph": "initialing initialling initial paraph",
    "expiry": "expiry expiration lapse termination end death sunset demise",
    "executive": "trump biden president administration",
    "delegate": "team envoy negotiator delegation delegate side diplomat official minister affaires"
    " representative ambassador",
    "session": "session meeting",
    "call": "call conference videoconference teleconference",
    "talk": "talk negotiation discussion consultation dealing parley dialogue bargaining haggling",
    "round": "round",
    "outcome": "outcome result breakthrough",
    "dispute": "dispute row standoff impasse stalemate deadlock feud wrangle spat quarrel tussle",
    "troop": "troop soldier force brigade gi garrison serviceman personnel contingent boy",
    "more": "increase hike rise raise jump boost boom category class share cut reduction doubling"
    " tripling surge extra item heading",
    "index": "price inflation cpi budget growth spending",
    "worker": "worker employee staff national labourer laborer staffer cook firefighter mechanic",
    "share": "share contribution payment portion part",
    "wage": "wage salary pay cost bill rise increase raise payment",
    "request": "request demand idea",
    "motion": "motion bill",
    "gap": "gap gulf difference distance rift divide",
    "pullout": "withdrawal pullout drawdown",
    "prospect": "option prospect possibility risk threat fear specter",
    "level": "level strength size",
    "negotiator": "negotiator envoy delegate",
    "occasion": "summit election poll survey ballot protest rally demonstration visit"
    " olympics hearing inauguration exercise",
    "committee": "committee panel cabinet council floor",
}  # fmt: skip
WORDS = {
    "not": "not no never without nor cannot didn doesn don isn wasn weren hasn haven hadn couldn"
    " wouldn won neither nobody",
    "ahead": "will would may might could should shall expected planned until if yet must can ready"
    " prepared due hoping hoped unless whether",
    "duty": "should must ought can could able afford",
    "stop": '; : " but while because if when than although though unless',
    "turn": "after before until",
    "until": "until through till to",
    "ran": "ran lasted",
    "run": "runs running lasts holds stands stays remains continues applies valid good binds",
    "they": "they",
    "nay": "",
    "poised": "ready prepared willing tempted inclined",
    "pair": "two",
    "that": "that it them this",
    "pace": "pace rate growth",
    "longer": "extension renewal freeze extend extended prolong prolonged renew renewed rolled",
    "both": "sides governments allies parties countries nations teams negotiators delegations"
    " partners capitals ministers",
    "party": "seoul korea korean rok tokyo japan japanese washington states america american us usa"
    " berlin germany german warsaw poland allies americans koreans pentagon",
    "phoned": "telephoned phoned rang",
    "might": "may might could",
    "provisional": "principle provisional provisionally tentative tentatively"
    " preliminary preliminarily makeshift interim outline skeleton rough broad basic referendum",
    "prior": "previous last latest earlier first next third second",
    "greater": "more bigger larger higher steeper greater deeper fairer heftier heavier extra"
    " additional big large lot double twice triple treble fold tenfold fivefold",
    "paltry": "small little low paltry unfair insufficient",
    "home": "home idle unpaid jobless",
    "ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "closing": ", . : ; is was has had will for in on good with at until",
    "it": "it one which",
    "offering": "proposal offer proposing offering",
    "unable": "unacceptable",
    "be": "is are was were be been being gets got get has have had",
    "given": "",
    "ratification": "ratification",
    "them": "them",
    "done": "done",
    "enough": "enough insufficient sufficient",
    "dead": "dead void",
    "governments": "governments capitals",
    "announce": "announced unveiled disclosed published",
    "talked": "talked",
    "concord": "consensus consent accommodation",
    "thing": "thing matter measure",
    "carried": "carried",
    "public": "public",
    "term": "term",
    "hands": "hands",
    "again": "again",
    "outset": "outset commencement",
    "ongoing": "ongoing going underway way progress running lasted continued dragged",
}  # fmt: skip
_IRREGULAR = {
    "strike": "struck", "come": "came", "find": "found", "shake": "shook shaken", "put": "put",
    "bring": "brought", "take": "took taken", "go": "went gone goes", "send": "sent", "lay": "laid",
    "run": "ran", "die": "died dying", "sink": "sank sunk", "shoot": "shot", "do": "did done does",
    "throw": "threw thrown", "tear": "tore torn", "seek": "sought", "hold": "held", "cut": "cut",
    "draw": "drew drawn", "meet": "met", "sit": "sat", "break": "broke broken", "let": "let",
    "fall": "fell fallen", "stick": "stuck", "freeze": "froze frozen", "grind": "ground",
    "rise": "rose risen", "grow": "grew grown", "keep": "kept", "begin": "began begun",
    "undertake": "undertook undertaken", "pay": "paid", "tie": "tied tying", "make": "made",
    "bear": "bore borne", "give": "gave given", "tell": "told", "say": "said", "spend": "spent",
    "leave": "left", "get": "got", "lean": "leaned leant", "shrink": "shrank shrunk",
    "lose": "lost", "wind": "wound",
}  # fmt: skip
_DOUBLED = {
    "pen", "snub", "beg", "cap", "drag", "bog", "bin", "nod", "stop", "cut", "run", "put", "sit",
    "wrap", "scrap", "concur", "peg", "hit",
}  # fmt: skip
CLASS = {name: 1 << place for place, name in enumerate((*VERBS, *NOUNS, *WORDS))}


def forms(verb: str) -> frozenset[str]:
    """Every form of a verb.

    Example:
        >>> sorted(forms("ratify"))
        ['ratified', 'ratifies', 'ratify', 'ratifying']
    """
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    third = verb + "s"
    if verb.endswith("y") and verb[-2] not in "aeou":
        past, third = verb[:-1] + "ied", verb[:-1] + "ies"
    else:
        stem += verb[-1] if verb in _DOUBLED else ""
        past = verb + "d" if verb.endswith("e") else stem + "ed"
        third = verb + "es" if verb.endswith(("s", "sh", "ch", "x")) else third
    pasts = _IRREGULAR[verb].split() if _IRREGULAR.get(verb) else [past]
    return frozenset({verb, third, stem + "ing", *pasts})


def _lexicon() -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Bits of the classes of each word, and of each verb that needs a particle, by that."""
    plain: dict[str, int] = {}
    phrasal: dict[str, dict[str, int]] = {}
    for name, entries in VERBS.items():
        for verb, _, particle in (entry.partition("_") for entry in entries.split()):
            for form in forms(verb):
                if particle:
                    last = particle.rpartition("_")[2]
                    more = CLASS[name] | (CLASS["nay"] if last == "no" else 0)
                    known = phrasal.setdefault(form, {})
                    known[last] = known.get(last, 0) | more
                else:
                    plain[form] = plain.get(form, 0) | CLASS[name]
    for name, entries in NOUNS.items():
        for noun in entries.split():
            consonant = noun.endswith("y") and noun[-2] not in "aeou"
            many = noun[:-1] + "ies" if consonant else noun + "s"
            for form in (noun, many):
                plain[form] = plain.get(form, 0) | CLASS[name]
    for name, entries in WORDS.items():
        for word in entries.split():
            plain[word] = plain.get(word, 0) | CLASS[name]
    return plain, phrasal


PLAIN, PHRASAL = _lexicon()


def bits(names: str) -> int:
    """The bits of some classes: ``"pact|it"``."""
    return sum(CLASS[name] for name in names.split("|")) if names else 0


def classes_of(said: list[str]) -> list[int]:
    """The classes of each word; a verb and its particle may stand three words apart."""
    out = list(map(PLAIN.get, said, repeat(0)))
    last = len(said) - 1
    joins = []
    for place in compress(range(last + 1), map(_TURNING.__contains__, said)):
        word = said[place]
        if word == "and":
            joins.append(place)
            continue
        particles = PHRASAL.get(word)
        if particles and not particles.keys().isdisjoint(near := said[place + 1 : place + 4]):
            for particle, bit in particles.items():
                if particle in near and (particle not in _ANSWERS or particle in near[:2]):
                    out[place] |= bit
        if word in _BY_NEIGHBOUR:
            after = said[place + 1] if place < last else word
            out[place] = _in_context(word, out[place], said[place - 1], after)
        elif out[place] & _ORDINAL and said[place - 1] in _BEFORE_ORDINAL:
            after = said[place + 1] if place < last else word
            out[place] |= _PACT if PLAIN.get(after, 0) & _AFTER_ORDINAL else 0
    for place in joins:
        _join(said, out, place)
    return out


def _in_context(  # noqa: PLR0911 - one return a word
    word: str, known: int, before: str, after: str
) -> int:
    """The classes of a word that its neighbours tell: "the old one", "the end", "White House"."""
    if word in _GIVEN:
        if word == "one" and (before in _WHICH_ONE or (before == "the" and after in _GIVEN)):
            return known | _PACT
        return known | _THAT if PLAIN.get(after, 0) & _BE else known
    if word == "house" and before in {"blue", "white"}:
        return CLASS["executive"] if before == "white" else 0
    if word == "end" and before in {"the", "-"}:
        return known & ~(CLASS["end"] if before == "the" else CLASS["end"] | CLASS["expiry"])
    if word in {"pay", "ink"} and before in _OF_NOUN:
        return known & CLASS["wage"]
    if (
        (word == "vote" and before == "cabinet")
        or (word == "close" and after == "to")
        or (word == "ahead" and before != "-")  # no go-ahead
        or (word == "back" and (before in _AGAIN or after in _THERE))
    ):
        return 0
    if word in {"table", "ground"}:
        verb = before in _TO_DO if word == "table" else before not in {"common", "middle"}
        return known if verb else 0
    if word == "much" and before in {"for", "as"}:
        return 0 if after == "as" else CLASS["greater"]
    if word == "s" and before in {"u", "."}:
        return CLASS["party"]
    return known


_ANSWERS = {"no", "yes"}  # right after "say", or in quotation marks
_ORDINAL, _PACT, _THAT, _BE = (CLASS[name] for name in ("ordinal", "pact", "given", "be"))
_BEFORE_ORDINAL = {"the", "-", ".", ":"}
_AFTER_ORDINAL = CLASS["closing"] | CLASS["sign"] | CLASS["initial"] | CLASS["reach"]
_WHICH_ONE = {"present", "current", "old", "last", "existing", "new", "previous", "next", "earlier"}
_TO_DO = {"to", "will", "would", "can", "could", "may", "might", "should", "must"}
_GIVEN = {"it", "which", "one", "that"}
_AGAIN = {"are", "is", "was", "were", "be", "been", "come", "came", "go", "went", "get", "got"}
_THERE = {"to", "in", "from", "at", "on", "home", "into", "then", "and"}
_OF_NOUN = {"the", "its", "their", "staff", "workers", "his"}
_BY_NEIGHBOUR = _GIVEN | {
    "pay", "ink", "vote", "house", "end", "much", "s", "close", "ground", "table", "back",
    "ahead",
}  # fmt: skip
# words whose class hangs on what stands beside them
_TURNING = frozenset(
    {*PHRASAL, *_BY_NEIGHBOUR, "and"}
    | {word for word, classes in PLAIN.items() if classes & CLASS["ordinal"]}
)


def _join(said: list[str], classes: list[int], place: int) -> None:
    """`Seoul and Washington` are both sides."""
    party = CLASS["party"]
    if any(map(and_, classes[max(0, place - 3) : place], repeat(party))):
        after = range(place + 1, min(len(said), place + 6))
        second = next((at for at in after if classes[at] & party), None)
        if second is not None:
            classes[second] |= CLASS["both"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb or noun of one class, with words of other classes before and after it.

    Attributes:
        kind: What it tells.
        who: Party rule, as for a `Cue`.
        head: Bits of the classes of the word that tells it.
        before: Bits of which one must stand before it.
        after: Bits of which one must stand after it.
        denied: Whether "not" must stand before it; None where it may.
        dated: Whether a date must follow.
        reach: Words within which they stand.
        rival: Bits of what takes the place of ``before`` where it stands nearer.
        unless: What must not stand near it.
        needs: What must stand near it.
    """

    kind: Kind
    who: str
    head: int
    before: int = 0
    after: int = 0
    denied: bool | None = False
    dated: bool = False
    reach: int = 8
    rival: int = 0
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None


def frame_of(  # noqa: PLR0917 - a row of a table
    kind: Kind,
    who: str,
    before: str,
    head: str,
    after: str = "",
    unless: str = "",
    needs: str = "",
    *,
    denied: bool | None = False,
    dated: bool = False,
    reach: int = 8,
    rival: str = "",
) -> Frame:
    """A row of a table of frames, in the order of a sentence: before, head, after."""
    return Frame(
        kind,
        who,
        bits(head),
        bits(before),
        bits(after),
        denied,
        dated,
        reach,
        bits(rival),
        pattern(unless) if unless else None,
        pattern(needs) if needs else None,
    )
