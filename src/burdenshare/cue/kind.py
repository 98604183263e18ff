"""What a text can tell: kinds of claim, how firmly a figure is put; words that cues share."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a claim is about; the second block is read but was not part of the first vocabulary."""

    CONTRIBUTION = "contribution"
    TOTAL_COST = "total_cost"
    SHARE = "share"
    INCREASE = "increase"
    DEMAND = "demand"
    OFFER = "offer"
    THREAT = "threat"
    TROOPS = "troops"
    EXCHANGE_CONVERSION = "exchange_conversion"
    TERM = "term"
    ROUND = "round"
    MEETING = "meeting"
    TENTATIVE_DEAL = "tentative_deal"
    AGREEMENT = "agreement"
    INITIALED = "initialed"
    SIGNED = "signed"
    RATIFICATION = "ratification"
    EXPIRY = "expiry"
    VETO = "veto"
    FURLOUGH = "furlough"

    DEADLOCK = "deadlock"
    RESUMPTION = "resumption"
    SCHEDULED = "scheduled"
    ASSURANCE = "assurance"
    EXTENSION = "extension"
    ESCALATOR = "escalator"
    OUTSIDE_OPTION = "outside_option"
    REJECTION = "rejection"
    LEGAL_BASIS = "legal_basis"
    APPOINTMENT = "appointment"
    MULTIPLE = "multiple"
    CONTEXT = "context"
    LAPSE = "lapse"


class Modality(StrEnum):
    """How firmly a figure is put."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Status(StrEnum):
    """What a sum is: part of the variable it belongs to, never a detail."""

    PAID = "paid"
    AGREED = "agreed"
    TENTATIVE = "tentative"
    DEMANDED = "demanded"
    OFFERED = "offered"
    EXPECTED = "expected"
    ESTIMATED = "estimated"


# agreements on the cost that anybody who reads the press knows: payer, years, public since; the
# record of the shipped cases has their sources
PACTS = (
    ("KR", "2005/2006", "2005-03-15"),
    ("KR", "2007/2008", "2006-12-06"),
    ("KR", "2009/2013", "2008-11-30"),
    ("KR", "2014/2018", "2014-01-12"),
    ("KR", "2019", "2019-02-04"),
    ("KR", "2020/2025", "2021-03-07"),
    ("KR", "2026/2030", "2024-10-04"),
    ("JP", "2001-04/2006-03", "2000-07-18"),
    ("JP", "2006-04/2008-03", "2005-12-09"),
    ("JP", "2008-04/2011-03", "2007-12-12"),
    ("JP", "2011-04/2016-03", "2010-12-14"),
    ("JP", "2016-04/2021-03", "2015-12-16"),
    ("JP", "2021-04/2022-03", "2021-02-17"),
    ("JP", "2022-04/2027-03", "2021-12-21"),
)

# words that the patterns of cues share
FEW = r"(?: [\w.,'()/-]{1,16})"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DEAL = (
    r"(?:deal|agreement|pact|accord|sma|plan|arrangement|contract|text|draft|document|paper"
    r"|memorandum|framework|truce|stopgap|compromise|key|understanding|protocol|settlement"
    r"|compact|bargain|terms|measures)s?"
)
PACT = r"(?:deal|agreement|pact|accord|sma|arrangement|contract|one|it|that|which|settlement)"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
ON = rf"(?: (?:on|in) (?:{MONTH}(?: \d{{1,2}})?,?(?: \d{{4}})?|(?:19|20)\d\d)\b)?"
TRUMP = (
    r"(?:(?:us |u\.s\. |the |former |then ){0,4}(?:president )?(?:donald )?(?:trump|biden)"
    r"|the president|the white house|president)"
)
MORE = r"""(?:more|pay up|meet the cost|rais\w{1,4}|increas\w{1,4}|ris(?:e|es|ing)|hikes?
    |lift\w{0,3}|doubl\w{1,3}(?:-digit)?|tripl\w{1,3}|quadrupl\w{1,3}|quintupl\w{1,3}
    |(?:\w{2,5}[- ])?fold
    |larger|bigger|greater|steep\w{0,2}|sharp\w{0,2}|higher|fair(?:er)? share|heavier|boost|fully
    |full cost|(?:its|their|your) (?:way|keep|dues)|all of|entire|in full|shoulder|stepp?\w{0,3} up
    |jump|substantial\w{0,2}|burden)"""
HOUSE = (
    r"(?:(?:national )?assembly|parliament|diet|bundestag|legislature|lawmakers(?: in \w{4,8})?"
    r"|(?:upper|lower) house"
    r"|plenary|sejm)"
)
# what other houses and governments do, and other things that houses pass and ministers sign
ELSEWHERE = r"""\b(?:swed(?:en|ish)|norw(?:ay|egian)|oslo|stockholm|hungar\w{1,3}|budapest|czech
    |prague|eston\w{2,4}|latvian?|lithuanian?|finland|finnish|helsinki|denmark|danish|france|french
    |britain|british|italy|italian|spain|spanish|taiwan\w{0,3}|taipei|philippines?|manila
    |mongolian?|australian?|canberra|canada|ottawa|india|vietnam\w{0,3}|ukrain\w{1,3}|kyiv|russian?
    |moscow|duma|kremlin|china|chinese|beijing|kuwait|qatar|turkey|iran\w{0,3}|iceland|eu
    |european union|supreme people's|senate(?! (?:foreign|armed)))\b"""
OTHER_MATTER = r"""\b(?:fisher\w{2,3}|helicopters?|howitzers?|jets?|apaches?|submarines?|minerals?
    |pensions?|conscription|childcare|stalking|data|privacy|airport|loans?|visas?|dog meat|patents?
    |licen[cs]e|currency swap|swap worth|farm|seeds?|wartime (?:supplies|command)|war plan|space
    |exports|repairs?|secrets|trade (?:panel|bargain|deal|agreement|pact|accord)|test ban
    |kyoto protocol|border|accession|entry of|spending bill|collective agreement|embargo|new start
    |open skies|airlines?|fingerprints|letter of intent|ocean|extradition|pandemic|virus|nurses?
    |doctors|housing|tax(?:es)?|reciprocal access|minimum wage|labou?r law|impeach\w{0,4}
    |judges?|prosecutor|between the koreas|gulf of aden|cheonghae)\b"""
# other deals, other meetings
NOT_OURS = (
    r"nuclear|denucleari|pyongyang|north korea|kim jong|summit|trade|farm |steel|fish|beef|\bg-?7\b"
    r"|\bg-?20\b|quad\b|\bgas\b|water|climate|two koreas|\bunions?\b|airline|strike|cabinet"
    r"|parliament|assembly|\bdiet\b|court|plenary|football|tariff|currenc|chips\b|of minds"
    r"|vaccine|history"
)
