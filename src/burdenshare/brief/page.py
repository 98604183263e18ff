"""The brief as one HTML file: no script, nothing fetched, every figure leads to its sentence.

The page is well-formed XML as well, so that any tool can read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.brief.finding import ledger, method, problems, summary
from burdenshare.brief.fragment import day
from burdenshare.brief.prospect import agreement, record, talks
from burdenshare.brief.reference import anchor, index, sections
from burdenshare.brief.source import crossings, sources
from burdenshare.chart.frame import style
from burdenshare.chart.svg import Markup, element

if TYPE_CHECKING:
    from burdenshare.brief.value import Brief

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_TITLES = {
    "summary": "Summary",
    "ledger": "Figures",
    "contradictions": "Contradictions",
    "agreement": "Agreement in force",
    "talks": "Talks",
    "outlook": "Outlook",
    "record": "Record",
    "sources": "Reports",
    "method": "How to read this",
}
_STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--muted:#595959;--rule:#d5d5cf;
--link:#1f4e9c;--soft:#f5f5f1;--mark:#fff3c4;--inner:#ffe08a;--hit:#ffd24d;--edge:#8a6d00}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI","Noto Sans",
"DejaVu Sans",sans-serif;-webkit-text-size-adjust:100%}
body{max-width:58rem;margin:0 auto;padding:1.5rem 1.25rem 4rem;overflow-wrap:break-word}
.text,ul.w small,.notes,h1,h3,.facts{overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.75rem 0 .5rem;padding-top:.6rem;
border-top:2px solid var(--ink)}
h3{font-size:1.02rem;line-height:1.35;margin:1.5rem 0 .3rem}
p,ul,ol{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible{outline:2px solid var(--edge);outline-offset:2px}
nav{font-size:.9rem;margin:.75rem 0 0}nav a{margin-right:1rem;display:inline-block}
small,.facts,.notes,caption{color:var(--muted);font-size:.85rem}
.facts{margin:.25rem 0}.d{display:block;font-weight:400}
.lead{font-size:1.06rem;margin:.6rem 0}
.n{white-space:nowrap;font-variant-numeric:tabular-nums}
sup{font-size:.7rem;line-height:0;margin-left:.15em}sup a{text-decoration:none;padding:0 .1em}
.notes{margin-top:1.25rem;padding-left:2rem}.notes li{margin:.15rem 0}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.92rem}
caption{text-align:left;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;
border-bottom:1px solid var(--rule)}
th{font-weight:600}thead th{font-size:.82rem;color:var(--muted)}
td:nth-child(2){min-width:4.5rem}.r{text-align:right;font-variant-numeric:tabular-nums}
table.plain{width:auto;max-width:100%}
figure svg.chart{width:100%}
ul.w{list-style:none;margin:0;padding:0}ul.w li{margin:0}
.problem{border-left:4px solid var(--edge);padding:.1rem 0 .1rem 1rem;margin:1.25rem 0}
.problem h3{margin-top:.2rem}
.sum{font-variant-numeric:tabular-nums;background:var(--soft);padding:.5rem .75rem}
figure{margin:1.25rem 0;border:1px solid var(--rule);padding:.5rem;overflow:hidden}
.narrow{display:none}
article .text{white-space:pre-wrap;font:1rem/1.6 Georgia,"Noto Serif","DejaVu Serif",serif;
border:1px solid var(--rule);background:var(--soft);padding:1rem 1.1rem;margin:.6rem 0}
mark{background:var(--mark);color:inherit;scroll-margin-top:40vh;
box-shadow:0 1px 0 var(--edge)}
mark mark{background:var(--inner)}
mark:target,mark:target mark{background:var(--hit);outline:2px solid var(--edge)}
mark:target mark{outline:0}
.back{display:none;font:.8rem system-ui,sans-serif;margin:0 .3em;white-space:nowrap}
mark:target+.back{display:inline}.back::before{content:"\\21A9  back"}
tr:target th,tr:target td,li:target,article.problem:target{background:var(--mark)}
tr:target,li:target{scroll-margin-top:30vh}
@media screen and (prefers-color-scheme:dark){:root{--paper:#16181d;--ink:#ececec;--muted:#b4b4b4;
--rule:#3a3d44;--link:#8ab4f8;--soft:#1d2026;--mark:#4a3d10;--inner:#64521a;--hit:#7d6415;
--edge:#d9b13b}}
@media (max-width:640px){body{padding:1rem .9rem 3rem}.wide{display:none}.narrow{display:block}
figure{padding:.25rem 0;border-width:1px 0}.narrow{max-width:430px}
table.tight{font-size:.8rem}table.tight small{display:none}
table.tight th,table.tight td{padding-right:.35rem}
table.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.cards,table.cards tbody,table.cards tr,table.cards th,table.cards td,
table.cards caption{display:block}
table.cards tr{border-bottom:1px solid var(--rule);padding:.5rem 0}
table.cards th,table.cards td{border:0;padding:.1rem 0;text-align:left}
table.cards td{display:flex;gap:.75rem}table.cards td:empty{display:none}
table.cards td::before{content:attr(data-head);flex:0 0 7rem;color:var(--muted);font-size:.85rem}}
@page{size:A4;margin:16mm 15mm}
@media print{html{font-size:10.5pt}body{max-width:none;padding:0}nav,.back{display:none}
a{color:inherit}figure,tr,.problem,table.whole{break-inside:avoid}
caption,thead{break-after:avoid}h2,h3{break-after:avoid}
article .text{background:none;border:0;padding:0}mark{background:#fff3c4;print-color-adjust:exact}}
"""


def html(brief: Brief) -> str:
    """The whole page, ready to be written in UTF-8."""
    found = index(brief)
    parts = (
        summary(brief, found),
        ledger(brief, found),
        problems(brief, found),
        agreement(brief, found),
        talks(brief, found),
        record(brief),
        sources(brief, found) if brief.sources else None,
        method(brief),
    )
    body = element("body", _header(brief), element("main", *parts))
    page = element("html", _head(brief), body, lang="en", xmlns="http://www.w3.org/1999/xhtml")
    return f"<!DOCTYPE html>\n{page}\n"


def _head(brief: Brief) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("title", f"{brief.title}, as of {brief.as_of}"),
        element("style", Markup(_STYLE + style() + _cut(brief))),
    )


def _cut(brief: Brief) -> str:
    """Rules that light every piece of a claim whose span another one cuts."""
    names = [anchor("c", ref) for source in brief.sources for ref in crossings(source.spans)]
    return "".join(f"body:has(#{n}:target) mark.{n}{{background:var(--hit)}}" for n in names)


def _header(brief: Brief) -> Markup:
    entries = (element("a", _TITLES[part], href=f"#{part}") for part in sections(brief))
    about = f"As of {day(brief.as_of)}. Every linked figure leads to the sentence it rests on."
    return element(
        "header",
        element("h1", brief.title),
        element("p", about, class_="facts"),
        element("nav", *entries, aria_label="Contents"),
    )
