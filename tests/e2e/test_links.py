"""Every link of the built site leads to a page and an anchor that exist."""

import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest


class Page(HTMLParser):
    """The links, sources and anchors of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.anchors: list[str] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what the tag refers to, and what it can be referred to by."""
        values = {name: value or "" for name, value in attrs}
        self.headings += tag == "h1"
        if "id" in values:
            self.anchors.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in ("img", "script", "source", "iframe") and "src" in values:
            self.sources.append(values["src"])
        if tag == "link" and "href" in values and values.get("rel") != "canonical":
            self.sources.append(values["href"])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page of the site by its path from the site's root."""
    read = {}
    for path in sorted(site.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        read[path.relative_to(site).as_posix()] = page
    return read


def target_of(link: str, page: str) -> tuple[str, str] | None:
    """The file and anchor that a link on `page` means; None for links out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    base = "" if path.startswith("/") else posixpath.dirname(page)
    file = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    if path.endswith("/") or file == "." or "." not in posixpath.basename(file):
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    return file, unquote(parts.fragment)


def test_the_site_has_a_page_for_each_note(pages: dict[str, Page]) -> None:
    notes = [name for name in pages if name.startswith("2026/")]

    assert len(notes) >= 55


def test_every_link_resolves(pages: dict[str, Page], site: Path) -> None:
    broken = []
    for name, page in pages.items():
        for link in page.links + page.sources:
            target = target_of(link, name)
            if target is None:
                continue
            file, anchor = target
            if not (site / file).is_file():
                broken.append(f"{name}: {link}")
            elif anchor and file in pages and not _has(pages[file], anchor):
                broken.append(f"{name}: {link} (no such anchor)")

    assert broken == []


def _has(page: Page, anchor: str) -> bool:
    return anchor in page.anchors or anchor.startswith(("__", ":~:"))


def test_no_page_has_one_id_twice(pages: dict[str, Page]) -> None:
    twice = {
        name: sorted({a for a in page.anchors if page.anchors.count(a) > 1})
        for name, page in pages.items()
    }

    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_every_page_has_one_main_heading(pages: dict[str, Page]) -> None:
    wrong = {
        name: page.headings
        for name, page in pages.items()
        if page.headings != 1 and name != "404.html"
    }

    assert wrong == {}


def test_nothing_is_fetched_from_outside(pages: dict[str, Page]) -> None:
    outside = [
        f"{name}: {source}"
        for name, page in pages.items()
        for source in page.sources
        if urlsplit(source).netloc
    ]

    assert outside == []
