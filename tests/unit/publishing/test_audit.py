"""An audit finds in each channel what a site must not hold, and is quiet on a clean one."""

import gzip
from functools import partial
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.source import SourceFile
from meetgen.parsing.registers import parse_registers
from meetgen.publishing.audit import Leak, audit
from meetgen.publishing.canaries import Canaries, canaries_of
from meetgen.publishing.policy import PageCode, meta_tag, policy_of
from tests.unit.index.builders import action, config, entry, index_of, meeting, people

META = meta_tag(policy_of(PageCode(scripts=("known()",))))
HIDDEN = meeting(
    "2026-11-18-pay-review.md",
    ["Eve Zebra"],
    title="Pay review of Björn",
    body="Gehaltserhöhung for the zebrateam, sent by someone",
    visibility=("private",),
    actions=(action(id="k3f9x"),),
)
SHOWN = meeting("2026-11-17-weekly.md", ["Ada Lovelace"], title="Weekly", body="sent by ada@x.org")


def indexes() -> tuple[Index, Index]:
    index = partial(
        index_of,
        SHOWN,
        HIDDEN,
        registers=people(entry("ada", "Ada Lovelace")),
        files=["secret plan.pdf"],
    )
    return index(audience="private"), index()


def canaries(**environment: str) -> Canaries:
    return canaries_of(*indexes(), environment)


def page(text: str, head: str = META) -> bytes:
    html = f"<html><head>{head}</head><body><article>{text}</article></body></html>"
    return html.encode()


def leaks(path: str, data: bytes, **environment: str) -> set[tuple[str, str]]:
    found: list[Leak] = [*audit([(path, data)], canaries(**environment))]
    assert all(one.file == path for one in found)
    return {(one.kind, one.what) for one in found}


def test_a_clean_page_is_clean() -> None:
    html = page("<h1>Weekly</h1> Ada Lovelace, ada@x.org <script>known()</script>")

    assert leaks("weekly/index.html", html) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the zebrateam", ("word", "zebrateam")),
        ("Pay Review of Bj&ouml;rn", ("title", "pay review of björn")),
        ("pay review\n   of Björn", ("title", "pay review of björn")),
        ("Eve Zebra", ("person", "eve zebra")),
        ('<a href="../2026-11-18-pay-review/">x</a>', ("file name", "2026-11-18-pay-review")),
        ('<li id="a-k3f9x">', ("id", "k3f9x")),
        ("<!-- gehaltserhöhung -->", ("word", "gehaltserhöhung")),
        ('<img src="secret%20plan.pdf">', ("attachment", "secret plan.pdf")),
        ("eve@example.org", ("e-mail", "eve@example.org")),
        ('<img src="//evil.example/x.png">', ("request", "//evil.example/x.png")),
        ("<p onclick=x()>", ("script", "a handler onclick")),
        ("<script>other()</script>", ("script", "an inline script without a known hash: other()")),
        ("<a href=' javascript:x()'>", ("script", "an address that runs")),
        ("<div style='background:url(//e.example/a)'>", ("request", "//e.example/a")),
    ],
)
def test_what_a_page_tells_is_found(text: str, found: tuple[str, str]) -> None:
    assert found in leaks("x/index.html", page(text))


def test_text_that_only_looks_like_a_handler_is_text() -> None:
    assert (
        leaks("x.html", page('<meta content="<img src=x onerror=alert(1)>"> &lt;p onclick='))
        == set()
    )


def test_the_ids_of_a_feed_are_no_addresses() -> None:
    feed = b"BEGIN:VTODO\r\nUID:k3f9@notes.meetgen\r\nSUMMARY:weekly\r\nEND:VTODO\r\n"

    assert leaks("feeds/actions.ics", feed) == set()
    assert leaks("feeds/actions.ics", feed + b"ATTENDEE:mailto:eve@example.org\r\n") == {
        ("e-mail", "eve@example.org")
    }


def test_a_page_without_a_policy_is_found() -> None:
    assert ("policy", "the page has no Content-Security-Policy") in leaks("x.html", page("", ""))


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("search/search_index.json", b'{"text": "Gehaltserh\\u00f6hung"}'),
        ("sitemap.xml.gz", gzip.compress("<loc>/gehaltserhöhung/</loc>".encode(), mtime=0)),
        ("sitemap.xml", quote("gehaltserhöhung").encode()),
        ("feed.ics", "SUMMARY:Gehaltserh\r\n öhung".encode()),
        ("chart.svg", "<title>Gehaltserhöhung</title>".encode()),
        ("404.html", page("Gehaltserhöhung")),
        ("notes.txt", "Gehaltserhöhung".encode()),
        ("feeds/notes.atom", b"<content type='html'>Gehaltserh&amp;ouml;hung</content>"),
        ("feeds/notes.xml", b"<title><![CDATA[Gehaltserh&ouml;hung]]></title>"),
        ("feeds/notes.json", b'{"content_html": "<p>Gehalts<b>erh\\u00f6hung</b></p>"}'),
        ("network.svg", '<text><tspan x="1">Gehaltserhöhung</tspan></text>'.encode()),
        ("actions.todo", "(A) Gehaltserhöhung".encode()),
        ("actions.csv", "a;Gehaltserhöhung".encode()),
        ("pagefind/fragment/de_1f2e.pf_fragment",
         gzip.compress('pagefind_dcd{"content":"Gehaltserhöhung"}'.encode(), mtime=0)),
        ("marked.html", page("Gehalts<em>er</em>h&#246;hung")),
        ("no-ending", "Gehaltserhöhung".encode()),
    ],
    ids=["search", "packed", "sitemap", "feed", "drawing", "error-page", "text", "atom", "rss",
         "json-feed", "chart", "todo", "csv", "pagefind", "marked", "no-ending"],
)  # fmt: skip
def test_every_channel_is_looked_through(path: str, data: bytes) -> None:
    assert ("word", "gehaltserhöhung") in leaks(path, data)


def test_names_of_files_tell_too() -> None:
    assert ("file name", "2026-11-18-pay-review") in leaks(
        "2026-11-18-pay-review/index.html", page("")
    )
    assert ("attachment", "a file that no visible note leads to") in leaks("secret plan.pdf", b"")


def test_secrets_of_the_environment_are_found_in_any_bytes_and_never_repeated() -> None:
    environment = {
        "TEAM_CALENDAR_URL": "https://cal.example/private-0123456789",
        "PATH": "/usr/bin:x",
    }
    found = leaks("image.png", b"\x89PNG https://cal.example/private-0123456789", **environment)

    assert found == {("secret", "the value of TEAM_CALENDAR_URL")}


def test_words_around_every_page_are_the_themes() -> None:
    words = replace(canaries(), words={"navigation": "x"})
    nav = b"<nav>Navigation</nav>"
    files = [(f"{name}.html", nav + page("words")) for name in "ab"]

    assert [*audit(files, words)] == []


REGISTERS = {
    "teams.yml": "quagga: {name: Team Quagga, charter: Okapiherding, visibility: private,\n"
    "  owns: [{concern: Ibex costs, aliases: [chamois]}]}\n",
    "projects.yml": "gnu: {name: Operation Wildebeest, visibility: private}\n",
    "series.yml": "eland: {title: Antelope council, visibility: private}\n",
}


def test_names_of_hidden_registers_are_looked_for() -> None:
    def index(audience: str | None) -> Index:
        shown = config(audience=audience)
        files = [SourceFile(path=path, text=text) for path, text in REGISTERS.items()]
        return index_of(SHOWN, registers=parse_registers(files, shown), audience=audience)

    looked_for = canaries_of(index("private"), index(None), {})

    phrases = {phrase: kind for phrase, (kind, _) in looked_for.phrases.items()}
    assert phrases == {
        "quagga": "team",
        "team quagga": "team",
        "ibex costs": "concern",
        "chamois": "concern",
        "operation wildebeest": "project",
        "eland": "series",
        "antelope council": "series",
    }
    assert set(looked_for.words) == {"okapiherding"}
