"""Words of asking, offering and refusing; every pattern has bounded repetition."""

from __future__ import annotations

import re

from burdenshare.report.view import pattern

DEMAND = pattern(
    r"""\b(?:demand(?:ed|ing|s)?|ask(?:ed|ing|s)?|call(?:ed|ing|s)? (?:on|for)|press(?:ed|ing|es
    |ure[ds]?)|push(?:ed|ing|es)?|sought|seek(?:s|ing)?|want(?:ed|s|ing)?|desires?|desired|insist
    (?:ed|s|ing)?|request(?:ed|s|ing)?|urg(?:ed|es|ing)|tried|squeeze|wrest|extract|told
    (?: \w{1,14})? to|owe[ds]?|opened (?:at|with)|started (?:out )?(?:at|with)|figure|number|
    (?:come|came|comes) down to|ultimatum|asking price|price tag|need(?:s|ed)?|ought to|wish(?:ed
    |es)?|requir(?:ed|es|ing) seoul|told seoul to|aim(?:ed|s|ing)? (?:for|at)|expects? (?:seoul
    |tokyo|south korea|japan|germany)|would be paying|should (?:be )?pay(?:ing)?|must pay more
    |look(?:ed|ing|s) for|(?:beg[au]n|started) with|(?:bill|invoice) for(?= $)|hold
    (?:ing)? out for|get)\b"""
)
OFFER = pattern(
    r"""\b(?:floated|mentioned|offer(?:ed|ing|s)?|propos(?:ed|es|als?|ing)|counter(?:ed|offer
    (?:ed)?|proposal|-offer(?:ed)?|-proposal)?|(?:willing|prepared|ready) to (?:pay|give|go|raise
    |accept|increase)|put forward|red line|will not (?:cross|exceed|go)|won't (?:cross|exceed|go
    |pay)|tabled|sticking to|thinking of|argu(?:es|ed|ing)|tendered|(?:is|was|be|are) (?:ready for
    |open to)|(?:come|came|comes) back with|answered with|last word|held firm at|could live with
    |go no higher|would accept|best and final|named|bid)\b"""
)
CEILING = pattern(
    r"""\b(?:ceiling|red line|(?:will|would|could|can|does|did) ?not (?:cross|exceed|go (?:above
    |over|beyond|past)|pay more)|(?:won't|wouldn't|cannot|can't) (?:cross|exceed|go (?:above|over
    |beyond|past)|pay more)|psychological (?:barrier|line)|go no higher than|no higher than)\b"""
)
PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are) (?:\w{1,10} ){0,1}$")
NOUNED = pattern(
    r"""(?:\b(?:an?|the|that|this|its|his|their|'s|u\.s\.|us|american|washington|initial|first
    |original|earlier|such|latest|new|opening|trump's|unacceptable|sudden|excessive) )$"""
)
TRIED = re.compile(r"\b(?:tried|trying|wants?|wanted|hoped|aimed|sought)\b|\bto get\b")
UNASKED = pattern(
    r"""\b(?:no one|nobody|auditors?|board|lawmakers?|assembly|opposition|activists?|protesters
    |critics|panel|commission|unions?    |workers|inspectors?|civic groups?)\b[^,;]{0,14}$"""
)
SETTLED = pattern(
    r"""\b(?:agreed|settled|accepted|took|signed|ended up|now pays|is paying|(?:seoul|korea|tokyo
    |japan|germany|berlin) (?:now |currently |already |has |had )?(?:pays|paid|spent|gave|gives
    |provides|provided))\b"""
)
OWN_WISH = re.compile(
    r"demand|request|urg|want|seek|sought|insist|push|press|hope|aim|ask|propos|call|wish|desir"
)
DEMAND_AFTER = pattern(
    r"""(?:[ -](?:a[- ]year|per year|annual|annually|every year|u\.?s\.?|american))?(?:(?: was
    | is)? the (?:price|sum|figure) (?:that )?(?:trump|washington|the u\.?s\.?|the americans)|[ -]
    (?:invoice\b|demands?\b|request|ask\b|asking|price tag|bill (?:demanded|sought)|demanded
    |sought|wanted|requested|figure demanded|increase demanded|(?:that )?
    (?:mr\.? |president |donald ){0,2}(?:trump|washington|the u\.?s\.?|the us|the united states
    |the americans)(?: \w{1,14}){0,2} (?:demand|want|once asked|had asked|ask|sought|seek|request
    |insist|call|(?:is|was) after))|[ ]in mind\b|[ ](?:that )?(?:it|they|he) (?:had |has )?
    (?:asked|demanded|wanted|sought|called)\b|[ ]is (?:its|his|their) (?:final |last |new )?
    (?:number|figure|price|demand|ask|word)\b)"""
)
OFFER_AFTER = pattern(
    r"""(?:[ -](?:a[- ]year|per year|annually|increase|rise|hike))?[ -](?:on the table|offer
    |proposal|bid|counter-?offer|offered|that (?:seoul|south korea|korea|tokyo|japan|berlin
    |germany)(?: \w{1,14}){0,2} (?:offer|propos)|ceiling|red line)"""
)
APART = re.compile(r"[.;]|\bbut\b|\bbefore\b|\bsaid\b")
FIGURE_OF = pattern(
    r"""\b(?:washington|u\.?s\.?|us|american|trump|the president)(?:'s)? (?:\w{1,14} )?$"""
)
THEY_PAY = pattern(
    r"""(?: that)? (?:seoul|south korea|korea|tokyo|japan|germany|berlin|it|they|poland|warsaw)
    (?: should| must| would)? (?:pay|give|contribute|bear|shoulder|to pay|raise|increase)\b"""
)
INHERITS = re.compile(
    r"\bwould (?:have )?(?:push|rais|bring|brought|lift|mean|tak|put|mak|amount)\w{0,4}\b"
)
REFUSES = pattern(
    r"""\b(?:reject|dismiss|turn|refus|spurn|rebuff|wav|block|veto|declin|knock|said no
    |den)\w{0,5}\b[^,;]{0,24}$"""
)
POSSESSED = re.compile(
    r"\b(?:trump(?: team)?|washington|u\.s\.|american side|president)'s? (?:[a-z-]{2,12} )?$"
)
