"""Each kind of page in a real browser: light and dark, wide and narrow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "note": "2026/2026-11-18-*/",
    "note-with-diagram": "2026/2026-06-18-*/",
    "person": "people/*/",
    "pair": "people/*+*/",
    "people": "people/",
    "project": "projects/*/",
    "projects": "projects/",
    "series": "series/*/",
    "series-list": "series/",
    "brief": "series/*/next/",
    "team": "teams/*/",
    "teams": "teams/",
    "concern": "concerns/base-images/",
    "who-owns-what": "concerns/",
    "years": "meetings/",
    "year": "meetings/2026/",
    "month": "meetings/2026/11/",
    "today": "meetings/today/",
    "changes": "meetings/changes/",
    "network": "meetings/network/",
    "insights": "meetings/insights/",
    "actions": "actions/",
    "actions-done": "actions/done/",
    "actions-cancelled": "actions/cancelled/",
    "decisions": "decisions/",
    "decisions-in-force": "decisions/in-force/",
    "decisions-before": "decisions/in-force-2026-*/",
    "decisions-by-person": "decisions/by-person/",
    "decision-chains": "decisions/chains/",
    "questions": "questions/",
    "findings": "findings/",
    "ordinary": "handbook/*/",
}
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


def place_of(kind: str, site: Path) -> str:
    """The address of the first page of a kind, from the site's root."""
    pattern = KINDS[kind]
    if "*" not in pattern:
        return pattern
    found = sorted(site.glob(pattern + "index.html"))
    assert found, f"no page of kind {kind}"
    return found[0].parent.relative_to(site).as_posix() + "/"


@pytest.fixture(
    params=[f"{scheme}-{width}" for scheme in SCHEMES for width in WIDTHS], scope="module"
)
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A browser page of one scheme and width, and the list of what went wrong in it."""
    scheme, width = request.param.split("-")
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": int(width), "height": 900}
    )
    page = context.new_page()
    trouble: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            trouble.append(f"console: {message.text}")

    def on_request(asked: Request) -> None:
        if not asked.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            trouble.append(f"request: {asked.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("request", on_request)
    yield page, trouble
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_accessible_and_fits(
    kind: str, visit: tuple[Page, list[str]], address: str, site: Path
) -> None:
    page, trouble = visit
    trouble.clear()

    page.goto(f"{address}/{place_of(kind, site)}", wait_until="load")
    results = Axe().run(page)
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

    violations = [(v["id"], v["nodes"][0]["html"][:200]) for v in results.response["violations"]]
    assert violations == []
    assert overflow <= 0
    assert trouble == []


def test_search_finds_a_person(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/people/")
    name = page.locator("article table a").first.inner_text()

    page.keyboard.press("f")
    page.keyboard.type(name)
    hit = page.locator(".md-search-result__item a", has_text=name).first
    hit.wait_for()

    assert name.split()[0] in hit.inner_text()
    page.close()


def test_the_section_of_a_note_is_marked_in_the_navigation(
    browser: Browser, address: str, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/{place_of('note', site)}")

    marked = page.locator(".md-tabs__item--active, .md-nav__item--active").first

    assert marked.count() == 1
    page.close()


def test_pages_work_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{address}/actions/")

    assert page.locator("article table tbody tr").count() > 0
    context.close()
