"""Each kind of page in a real browser: light and dark, wide and narrow, large, and on paper."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from meetgen.model.page import PageKind
from tests.e2e.places import NOT_OF_THE_SAMPLE, OTHERS

pytestmark = pytest.mark.browser

KINDS = (*(kind.value for kind in PageKind if kind not in NOT_OF_THE_SAMPLE), *OTHERS)
WIDTHS = (320, 1280)
# What another scheme may break; all else was looked at in the first
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
STILL = 0.01  # Material puts tables that people wrote into a box, which moves what follows a little
# Sums up what moves without somebody having done something
SHIFTS = """
window.moved = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.moved.push(entry.value);
})).observe({ type: "layout-shift", buffered: true });
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Twice the size that the theme has, as a reader's browser may be set
LARGE = "document.documentElement.style.fontSize = '250%'"


@pytest.fixture(params=WIDTHS, scope="module")
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A browser page of one width, and the list of what went wrong in it."""
    context = browser.new_context(
        reduced_motion="reduce", viewport={"width": request.param, "height": 900}
    )
    context.add_init_script(SHIFTS)
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


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Page]:
    """One page of a wide browser for the module."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def violations(page: Page, options: dict[str, list[str]] | None = None) -> list[tuple[str, str]]:
    """What axe finds, by rule, with the first place of each."""
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_accessible_still_and_fits(
    kind: str, visit: tuple[Page, list[str]], address: str, place_of: dict[str, str]
) -> None:
    page, trouble = visit
    trouble.clear()

    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/{place_of[kind]}", wait_until="load")
    light = violations(page)
    moved, overflow = page.evaluate("window.moved"), page.evaluate(OVERFLOW)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, COLOURS)

    assert (light, dark) == ([], [])
    assert overflow <= 0
    assert sum(moved) < STILL
    assert trouble == []


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_twice_the_size_fits(
    kind: str, wide: Page, address: str, place_of: dict[str, str]
) -> None:
    wide.goto(f"{address}/{place_of[kind]}", wait_until="load")
    wide.evaluate(LARGE)

    assert wide.evaluate(OVERFLOW) <= 0


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
    browser: Browser, address: str, place_of: dict[str, str]
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/{place_of['note']}")

    marked = page.locator(".md-tabs__item--active, .md-nav__item--active").first

    assert marked.count() == 1
    page.close()


def test_forced_colours_leave_states_and_tools_to_be_seen(browser: Browser, address: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{address}/actions/")
    chip = page.get_by_role("button", name="Overdue")
    chip.click()

    assert chip.evaluate("chip => getComputedStyle(chip, '::before').content").startswith('"\u2713')
    for seen in (chip, page.locator(".mg-badge:visible").first, page.get_by_label("Filter")):
        assert seen.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    page.close()
