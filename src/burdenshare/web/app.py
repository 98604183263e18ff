"""The server: an address to a page, a page to HTML, JSON, CSV, a citation or Python."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from secrets import token_urlsafe
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as Safe
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from burdenshare import __version__
from burdenshare.brief import chance
from burdenshare.brief.fragment import day
from burdenshare.chart import Markup, style, visible
from burdenshare.errors import BurdenshareError
from burdenshare.session.page import LIMITS
from burdenshare.web import evidence, prospect, review, terms
from burdenshare.web.ask import Ask, Page, Row, named, pane, quote
from burdenshare.web.guard import Guard, etag
from burdenshare.web.site import UnfinishedError
from burdenshare.web.view import UNITS, View, measure, view_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from burdenshare.web.site import Site

Maker: TypeAlias = Callable[[Ask], Page]


def about(ask: Ask) -> Page:
    """What the site is, how it was made, and what must not be read into it."""
    case = ask.run.case
    view = [("FX view", ask.run.cost.view)] if ask.run.cost else []
    made = [("Case", case.name), ("Reports", str(len(ask.found.reports))), *view]
    return Page(
        title="About",
        template="about.html",
        values={
            "made": made,
            "limits": LIMITS,
            "notes": () if ask.view.as_of else case.notes,
            "files": case.files,
        },
        make_rows=lambda: [{"file": name, "sha256": digest} for name, digest in case.files.items()],
        code='rows = [{"file": name, "sha256": digest}\n'
        "        for name, digest in found.case.files.items()]",
    )


PAGES: Mapping[str, tuple[Maker, tuple[str, ...]]] = {
    **evidence.PAGES,
    **terms.PAGES,
    **prospect.PAGES,
    **review.PAGES,
    "about": (about, ()),
}
MENU = (
    "overview",
    "record",
    "ledger",
    "agreements",
    "talks",
    "outlook",
    "review",
    "sources",
    "search",
    "about",
)
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json",
    "py": "text/x-python; charset=utf-8",
}
AGAIN = 2  # seconds until a page that waits asks again
_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r")
_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


def create_app(site: Site, *, token: str | None = None) -> Starlette:
    """The server of one site.

    Args:
        site: What is served.
        token: What forms must bear; drawn anew where None.
    """
    secret = token or token_urlsafe(24)
    environment = _environment()

    def answer(request: Request) -> Response:  # in a thread of its own, so that none waits for it
        try:
            return _answer(site, environment, secret, request)
        except UnfinishedError as wait:
            return _waiting(environment, request, str(wait))

    async def decide(request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode("utf-8", "replace")))
        seal = await run_in_threadpool(review.ruled, site, form)
        after = form.get("next", "")
        here = urlsplit(after) if after.startswith("/review?") else urlsplit("/review")
        kept = [(k, v) for k, v in parse_qsl(here.query) if k not in {"made", "by"}]
        query = urlencode([*kept, ("by", form.get("by", "")), ("made", seal)])
        mark = f"#{here.fragment}" if here.fragment else ""
        return RedirectResponse(f"/review?{query}{mark}", 303)

    async def refuse(request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)  # noqa: S101 - registered for it alone
        return _refusal(environment, request, fault)

    return Starlette(
        routes=[
            Route("/static/{name}", _static),
            Route("/", answer),
            Route("/review", decide, methods=["POST"]),
            Route("/{name}", answer),
        ],
        middleware=[Middleware(Guard, token=secret), Middleware(GZipMiddleware, minimum_size=800)],
        exception_handlers={HTTPException: refuse},
    )


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("burdenshare.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals.update(
        version=__version__,
        menu=MENU,
        units=tuple(UNITS),
        asset=_asset,
        chance=chance,
        day=day,
        again=AGAIN,
        named=named,
        quote=quote,
        snippet=snippet,
    )
    return made


def _shown(value: object) -> object:
    """Our own markup as it is; in any other text, what would turn it round is written out."""
    if isinstance(value, Markup):
        return Safe(value)  # noqa: S704 - made by the writer, which escapes
    if type(value) is str:
        return visible(value)
    return "" if value is None else value


def _answer(site: Site, environment: Environment, token: str, request: Request) -> Response:
    path = request.path_params.get("name", "")
    name, _, form = path.partition(".")
    table, _, ending = form.rpartition(".")
    if name not in {"", *PAGES} or (form and (ending if table else form) not in TYPES):
        raise HTTPException(404, f"There is no page “/{path}”.")
    make, takes = PAGES[name or "overview"]
    view = view_of("" if name == "overview" else name, request.query_params.multi_items(), takes)
    try:
        ask = _ask(site, view, token)
    except BurdenshareError as fault:
        raise HTTPException(409, f"The case cannot be read as it is now: {fault}") from fault
    try:
        page, beside = make(ask), pane(ask)
    except BurdenshareError as fault:
        raise HTTPException(400, f"This cannot be worked out: {fault}") from fault
    if page.waits and ending in {"json", "csv"}:  # half of the rows would be taken for all
        raise UnfinishedError(page.waits)
    if table and (ending != "csv" or table not in page.more):
        raise HTTPException(404, f"There is no table “{table}” here as {ending.upper()}.")
    if form:
        content = exported(ask, page, form).encode("utf-8", "replace")
        return Response(content, media_type=TYPES[ending])
    waits = page.waits or (str(beside.get("waits", "")) if beside else "")
    values = {**page.values, "ask": ask, "view": view, "page": page, "pane": beside, "waits": waits}
    body = environment.get_template(page.template).render(values).encode("utf-8", "replace")
    if waits:
        return HTMLResponse(body, headers={"cache-control": "no-store"})
    headers = {"etag": etag(body), "cache-control": "no-cache"}
    if request.headers.get("if-none-match", "").removeprefix("W/") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(body, headers=headers)


def _ask(site: Site, view: View, token: str) -> Ask:
    found = site.found(view.as_of)
    case, today = found.run.case, found.run.as_of
    cpi = case.series.get(f"cpi.{case.payer}")
    shown = measure(
        view,
        home=case.currency,
        exchange=case.exchange.as_of(today),
        cpi=cpi.as_of(today) if cpi else None,
    )
    return Ask(site=site, found=found, view=view, measure=shown, token=token)


def _waiting(environment: Environment, request: Request, what: str) -> Response:
    """What a page says while what it needs is worked out; it asks again by itself."""
    detail = f"{what[:1].upper()}{what[1:]} is being worked out. This page asks again by itself."
    headers = {"refresh": str(AGAIN), "retry-after": str(AGAIN), "cache-control": "no-store"}
    if request.url.path.endswith((".json", ".csv")):
        return JSONResponse({"error": detail}, 202, headers)
    fault = HTTPException(202, detail)
    body = environment.get_template("refused.html").render(fault=fault)
    return HTMLResponse(body, 202, headers)


def _refusal(environment: Environment, request: Request, fault: HTTPException) -> Response:
    if request.url.path.endswith((".json", ".csv")):
        return JSONResponse({"error": fault.detail}, fault.status_code, fault.headers)
    body = environment.get_template("refused.html").render(fault=fault)
    return HTMLResponse(body.encode("utf-8", "replace"), fault.status_code, fault.headers)


@cache
def _file(name: str) -> bytes | None:
    found = files("burdenshare.web") / "static" / name
    if "/" in name or name.partition(".")[2] not in _KINDS or not found.is_file():
        return None
    content = found.read_bytes()
    return content + style().encode() if name == "site.css" else content


def _asset(name: str) -> str:
    """Address of a static file, with its hash, so that it may be kept for ever."""
    return f"/static/{name}?v={sha256(_file(name) or b'').hexdigest()[:12]}"


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    content = _file(name)
    if content is None:
        raise HTTPException(404, f"There is no file “{name}”.")
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=_KINDS[name.partition(".")[2]], headers=kept)


def exported(ask: Ask, page: Page, form: str) -> str:
    """A page in one of the forms of `TYPES`, or a further table of it as CSV: ``course.csv``."""
    match form:
        case "json":
            return to_json(ask, page)
        case "csv":
            return to_csv(page.rows)
        case "bib":
            return bibtex(ask, page)
        case "csl":
            return json.dumps([csl(ask, page)], ensure_ascii=False, indent=1) + "\n"
        case "py":
            return snippet(ask, page)
        case _:
            return to_csv(page.more[form.removesuffix(".csv")]())


def to_json(ask: Ask, page: Page) -> str:
    """Rows with what they were made from; sums in base units as stated."""
    whole = {
        "page": ask.view.page or "overview",
        "case": ask.run.case.name,
        "path": ask.run.path,
        "as_of": ask.run.as_of,
        "seed": ask.run.seed,
        "version": __version__,
        "rows": page.rows,
        **{name: make() for name, make in page.more.items()},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def to_csv(rows: Sequence[Row]) -> str:
    """Rows as CSV; a text that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    names = dict.fromkeys(name for row in rows for name in row)
    writer = csv.DictWriter(out, list(names), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        value = " ".join(map(str, value))
    if isinstance(value, str):
        value = value.encode("utf-8", "replace").decode()
        return f"'{value}" if value.startswith(_SPREADSHEET) else value
    return value


def bibtex(ask: Ask, page: Page) -> str:
    """A BibTeX entry for the page as it is now."""
    key = f"burdenshare-{ask.view.page or 'overview'}-{ask.run.as_of}"
    fields = {
        "title": f"{_tex(_title(ask, page))}",
        "author": "{burdenshare contributors}",
        "year": str(ask.run.as_of.year),
        "version": __version__,
        "note": _tex(_note(ask)),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{body}\n}}\n"


def csl(ask: Ask, page: Page) -> dict[str, object]:
    """The same as a CSL-JSON item."""
    day = ask.run.as_of
    return {
        "id": f"burdenshare-{ask.view.page or 'overview'}-{day}",
        "type": "dataset",
        "title": _title(ask, page),
        "author": [{"literal": "burdenshare contributors"}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": __version__,
        "note": _note(ask),
    }


def _title(ask: Ask, page: Page) -> str:
    if page.title == ask.run.case.title:
        return page.title
    return f"{ask.run.case.title}: {page.title}"


def _note(ask: Ask) -> str:
    return f"As of {ask.run.as_of}; burdenshare {__version__}, seed {ask.run.seed}; {ask.run.path}"


def _tex(text: str) -> str:
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(special.get(c, f"\\{c}" if c in "&%$#_{}" else c) for c in text)


def snippet(ask: Ask, page: Page) -> str:
    """Python that gives the page's rows: the call that made the page, then its own lines."""
    run = ask.run
    base = f", base={ask.site.base!r}" if run.path != run.case.name else ""
    day = run.as_of
    return (
        "from datetime import date\n\n"
        "from burdenshare.session import run\n\n"
        f"found = run({run.path!r}{base}, as_of=date({day.year}, {day.month}, {day.day}), "
        f"seed={run.seed})\n{page.code}\n"
    )
