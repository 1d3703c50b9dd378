"""Every link of the built site leads to a page and an anchor that exist."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.e2e.html_pages import HtmlPage, broken_links, pages_of, repeated_ids


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    """Every page of the site by its path from the site's root."""
    return pages_of(site)


def test_the_site_has_a_page_for_each_note(pages: dict[str, HtmlPage]) -> None:
    notes = [name for name in pages if name.startswith("2026/")]

    assert len(notes) >= 55


def test_every_link_resolves(pages: dict[str, HtmlPage], site: Path) -> None:
    assert list(broken_links(pages, site)) == []


def test_a_link_to_nothing_would_be_seen(site: Path) -> None:
    page = HtmlPage()
    page.feed('<a href="people/ada/"></a><a href="./#nowhere"></a><img src="x.png">')

    assert list(broken_links({"index.html": page}, site)) == [
        "index.html: people/ada/",
        "index.html: ./#nowhere (no such anchor)",
        "index.html: x.png",
    ]


def test_no_page_has_one_id_twice(pages: dict[str, HtmlPage]) -> None:
    assert repeated_ids(pages) == {}


def test_every_page_has_one_main_heading(pages: dict[str, HtmlPage]) -> None:
    wrong = {
        name: page.headings
        for name, page in pages.items()
        if page.headings != 1 and name != "404.html"
    }

    assert wrong == {}


def test_nothing_is_fetched_from_outside(pages: dict[str, HtmlPage]) -> None:
    outside = [
        f"{name}: {source}"
        for name, page in pages.items()
        for source in page.sources
        if urlsplit(source).netloc
    ]

    assert outside == []
