"""Where every result of a run comes from, as PROV-JSON: report, claim, figure, schedule, outlook.

Reference:
    W3C Recommendation PROV-DM, 30 April 2013; W3C Member Submission PROV-JSON, 24 April 2013.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from burdenshare import __version__
from burdenshare.case.log import rulings

if TYPE_CHECKING:
    from burdenshare.session.job import Run

PROGRAM = "bs:burdenshare"


class _Document:
    """A PROV document that grows; relations get running names."""

    def __init__(self) -> None:
        self.sections: dict[str, dict[str, dict[str, object]]] = {}

    def add(self, section: str, name: str, **cells: object) -> str:
        """An entity, activity or agent, by its name."""
        told = {key.replace("__", ":"): value for key, value in cells.items() if value is not None}
        self.sections.setdefault(section, {})[name] = told
        return name

    def link(self, relation: str, **ends: str) -> None:
        """A relation between what has been added."""
        rows = self.sections.setdefault(relation, {})
        rows[f"_:{relation}{len(rows) + 1}"] = {f"prov:{end}": name for end, name in ends.items()}

    def derived(self, new: str, old: str, activity: str) -> None:
        """An entity made from another by an activity."""
        self.link("wasDerivedFrom", generatedEntity=new, usedEntity=old, activity=activity)

    def activity(self, name: str, **cells: object) -> str:
        """Something the program did."""
        self.add("activity", name, **cells)
        self.link("wasAssociatedWith", activity=name, agent=PROGRAM)
        return name


def provenance(run: Run) -> dict[str, bytes]:
    """One file, ``provenance.json``."""
    document = _Document()
    document.add(
        "agent", PROGRAM, prov__type="prov:SoftwareAgent", prov__label=f"burdenshare {__version__}"
    )
    _reading(document, run)
    _rulings(document, run)
    _figures(document, run)
    _schedule(document, run)
    _outlook(document, run)
    prefix = {"bs": "urn:burdenshare:", "prov": "http://www.w3.org/ns/prov#"}
    text = json.dumps({"prefix": prefix, **document.sections}, ensure_ascii=True, indent=1)
    return {"provenance.json": (text + "\n").encode()}


def name(kind: str, *parts: object) -> str:
    """A qualified name.

    Example:
        >>> name("figure", "share:KR:any")
        'bs:figure/share%3AKR%3Aany'
    """
    return "/".join(
        [f"bs:{kind}", *(quote(str(part), safe="", errors="replace") for part in parts)]
    )


def _reading(document: _Document, run: Run) -> None:
    doing = document.activity("bs:reading", prov__label="reading reports into claims")
    for report in run.reading.reports:
        entity = document.add(
            "entity",
            name("report", report.name),
            prov__type="bs:Report",
            prov__label=report.title or report.name,
            prov__location=report.address,
            bs__published=report.published and report.published.isoformat(),
            bs__text_sha256=report.sha256,
            bs__file_sha256=run.reading.files.get(report.name),
        )
        document.link("used", activity=doing, entity=entity)
    for claim in run.claims:
        entity = document.add(
            "entity",
            name("claim", claim.id),
            prov__type="bs:Claim",
            prov__label=claim.quote,
            bs__kind=str(claim.kind),
            bs__start=claim.start,
            bs__end=claim.end,
        )
        document.link("wasGeneratedBy", entity=entity, activity=doing)
        document.derived(entity, name("report", claim.report), doing)


def _rulings(document: _Document, run: Run) -> None:
    """Rulings with the people who made them; they weigh on the ledger as a whole."""
    known = {claim.id for claim in run.claims}
    for ruling in rulings(run.case):
        person = document.add(
            "agent", name("person", ruling.by), prov__type="prov:Person", prov__label=ruling.by
        )
        entity = document.add(
            "entity",
            name("ruling", ruling.seal),
            prov__type="bs:Ruling",
            prov__label=f"{ruling.verdict} {ruling.claim[:12]}",
            bs__at=ruling.at,
            bs__why=ruling.why or None,
        )
        document.link("wasAttributedTo", entity=entity, agent=person)
        if ruling.claim in known:
            document.link(
                "wasInfluencedBy", influencee=entity, influencer=name("claim", ruling.claim)
            )


def _figures(document: _Document, run: Run) -> None:
    doing = document.activity(
        "bs:reconciling", prov__label="reconciling claims by their identities"
    )
    for ruling in rulings(run.case):
        document.link("used", activity=doing, entity=name("ruling", ruling.seal))
    known = {claim.id for claim in run.claims}
    for figure in run.ledger.figures:
        entity = document.add(
            "entity",
            name("figure", figure.name),
            prov__type="bs:Figure",
            prov__label=figure.name,
            bs__mean=figure.mean,
            bs__low=figure.low,
            bs__high=figure.high,
            bs__unit=figure.unit,
        )
        document.link("wasGeneratedBy", entity=entity, activity=doing)
        for claim in figure.claims:
            if claim in known:
                document.derived(entity, name("claim", claim), doing)


def _schedule(document: _Document, run: Run) -> None:
    doing = document.activity("bs:scheduling", prov__label="paying by the terms of the agreements")
    for key in dict.fromkeys(payment.agreement for payment in run.payments):
        agreement = run.case.agreements[key]
        document.add(
            "entity",
            name("agreement", key),
            prov__type="bs:Agreement",
            prov__label=agreement.name,
            prov__location=next(iter(agreement.sources.values()), None),
            bs__file_sha256=run.case.files.get(f"agreements/{key}.toml"),
        )
        for series in agreement.series():
            document.add(
                "entity",
                name("series", series),
                prov__type="bs:Series",
                bs__file_sha256=run.case.files.get(f"series/{series}.csv"),
            )
    for payment in run.payments:
        entity = document.add(
            "entity",
            name("payment", payment.agreement, payment.leg or "whole", payment.year),
            prov__type="bs:Payment",
            bs__amount=payment.amount,
            bs__unit=str(payment.currency),
            bs__basis=str(payment.basis),
        )
        document.link("wasGeneratedBy", entity=entity, activity=doing)
        document.derived(entity, name("agreement", payment.agreement), doing)
        if payment.basis in {"rule", "derived"}:
            for series in run.case.agreements[payment.agreement].series():
                document.derived(entity, name("series", series), doing)


def _outlook(document: _Document, run: Run) -> None:
    """The outlook with the claims and events that moved it, and the agreements it learnt from."""
    outlook = run.outlook
    if outlook is None:
        return
    doing = document.activity(
        "bs:forecasting", prov__label="forecasting the talks", bs__seed=run.seed
    )
    entity = document.add(
        "entity",
        name("outlook", outlook.talks, outlook.as_of),
        prov__type="bs:Outlook",
        prov__label=outlook.name,
    )
    document.link("wasGeneratedBy", entity=entity, activity=doing)
    claims = {claim.id for claim in run.claims}
    events = {event.id: event for event in run.case.events}
    for one in outlook.evidence:
        if one in claims:
            document.derived(entity, name("claim", one), doing)
        elif one in events:
            event = document.add(
                "entity",
                name("event", one),
                prov__type="bs:Event",
                prov__label=f"{events[one].kind} by {events[one].actor} on {events[one].date}",
                prov__location=events[one].source or None,
            )
            document.derived(entity, event, doing)
    for key in dict.fromkeys(payment.agreement for payment in run.payments):
        document.derived(entity, name("agreement", key), doing)
    for payment in run.payments:
        if payment.agreement == outlook.agreement_in_force:
            part = name("payment", payment.agreement, payment.leg or "whole", payment.year)
            document.derived(entity, part, doing)
