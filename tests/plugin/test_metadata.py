"""What pages tell those who show previews of links, and what the sitemap says of them."""

import re
from html.parser import HTMLParser

from tests.plugin.conftest import Build

NOTES = {
    "2026/2026-11-18-weekly.md": (
        '---\nattendees: [Ada Lovelace]\nproject: apollo\npurpose: Say "yes" & <b>go</b>\n---\n\n'
        "# Weekly\n\n- Decision: we rent\n"
    ),
    "2026/2026-11-19-secret.md": "---\nvisibility: private\n---\n\n# Pay\n\nWith Zoe Zorro.\n",
    "about.md": '---\ndescription: x"><script>alert(1)</script>\n---\n\n# About "us"\n',
}
FILES = {"people.yml": "ada: {name: Ada Lovelace, title: Engineer}\n"}


class Head(HTMLParser):
    """The metas and links of a page's head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, list[str]] = {}
        self.links: list[dict[str, str | None]] = []
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("property") or values.get("name")
        if tag == "meta" and name:
            self.metas.setdefault(name, []).append(values.get("content") or "")
        if tag == "link":
            self.links.append(values)


def test_pages_tell_what_they_are_and_nothing_else(build: Build) -> None:
    built = build(NOTES, files=FILES, site_url="https://example.org/n/", site_name='A "team"')
    note = Head(built.page("2026/2026-11-18-weekly")).metas
    person = Head(built.page("people/ada")).metas
    home = Head(built.page("")).metas
    about = Head(built.page("about")).metas

    words = '2026-11-18. Apollo. Say "yes" & go. With Ada Lovelace. 1 decision.'
    assert note["description"] == note["og:description"]
    assert note["description"] == [words]
    assert note["og:type"] == ["article"]
    assert note["og:title"] == ["Weekly"]
    assert note["og:url"] == ["https://example.org/n/2026/2026-11-18-weekly/"]
    assert note["og:site_name"] == ['A "team"']
    assert person["og:title"] == ["Ada Lovelace"]
    assert person["description"][0].startswith("Ada Lovelace, Engineer.")
    assert person["og:type"] == home["og:type"] == ["website"]
    assert home["og:title"] == ['A "team"']
    assert about["og:description"] == about["description"] == ['x"><script>alert(1)</script>']
    assert about["og:title"] == ['About "us"']
    assert not any("Zorro" in path.read_text() for path in built.site.rglob("*.html"))


def test_a_site_without_an_address_names_none(build: Build) -> None:
    note = Head(build(NOTES, files=FILES).page("2026/2026-11-18-weekly")).metas

    assert "og:url" not in note
    assert "og:title" in note


def test_a_theme_that_writes_no_description_gets_one(build: Build) -> None:
    built = build(NOTES, files=FILES, theme={"name": "mkdocs"})

    assert len(Head(built.page("people/ada")).metas["description"]) == 1
    assert len(Head(built.page("2026/2026-11-18-weekly")).metas["og:description"]) == 1


def test_the_encoding_is_told_where_browsers_look_for_it(build: Build) -> None:
    built = build(NOTES, files=FILES)

    for path in built.site.rglob("*.html"):
        assert b"<meta charset=" in path.read_bytes()[:1024], path


def test_the_sitemap_dates_pages_by_what_they_show_and_never_by_the_clock(build: Build) -> None:
    built = build(NOTES, files=FILES, site_url="https://example.org/n/")
    text = (built.site / "sitemap.xml").read_text(encoding="utf-8")
    dated = dict(re.findall(r"<loc>https://example\.org/n/([^<]*)</loc>\s*<lastmod>([^<]*)", text))

    assert dated["2026/2026-11-18-weekly/"] == "2026-11-18"
    assert dated["people/ada/"] == dated["projects/apollo/"] == "2026-11-18"
    assert dated["actions/"] == dated[""] == "2026-11-24"
    assert "about/" not in dated
    assert "https://example.org/n/about/" in text
