"""The hostile notebook in a real browser: no handler runs, the policy has nothing to report."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.e2e.conftest import served
from tests.e2e.test_policy import WATCH
from tests.hostile.notebook import IMAGE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the hostile site is served."""
    with served(site) as found:
        yield found


@pytest.fixture
def trouble() -> list[str]:
    """What went wrong in the browser."""
    return []


@pytest.fixture
def page(browser: Browser, trouble: list[str]) -> Iterator[Page]:
    """A page that notes dialogs, errors, requests to elsewhere and reports of the policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()

    def on_dialog(dialog: Dialog) -> None:
        trouble.append(f"ran: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", on_dialog)
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: (
            trouble.append(f"console: {message.text}") if message.type == "error" else None
        ),
    )
    page.on(
        "request",
        lambda asked: (
            trouble.append(f"request: {asked.url}")
            if not asked.url.startswith(("http://127.0.0.1:", "data:"))
            else None
        ),
    )
    yield page
    context.close()


def test_rows_01_to_20_nothing_runs_on_any_page(
    page: Page, address: str, site: Path, trouble: list[str]
) -> None:
    pages = (file.relative_to(site).as_posix() for file in site.rglob("index.html"))
    paths = sorted(path for path in pages if not path.startswith("s/"))  # these lead on at once

    for path in paths:
        page.goto(f"{address}/{quote(path.removesuffix('index.html'))}", wait_until="load")
        trouble += (f"policy: {one}" for one in page.evaluate("window.violations"))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert len(paths) > 50
    assert trouble == []


def test_row_03_a_file_name_is_words_in_the_navigation_and_leads_there(
    page: Page, address: str, trouble: list[str]
) -> None:
    page.goto(f"{address}/2026/2026-11-06-later/")
    page.locator(".md-tabs a", has_text=IMAGE).first.click()
    page.wait_for_url("**/img-src-x-onerror-alert-1/")
    trouble += page.evaluate("window.violations")

    assert trouble == []
    assert page.locator("article h1").inner_text().strip() == IMAGE
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize(
    "end",
    [
        "?owner=<img src=x onerror=alert(1)>&status=<script>alert(1)</script>",
        '#"><script>alert(1)</script>',
        "?h=<img src=x onerror=alert(1)>",
        "?q=<svg onload=alert(1)>#__search",
        "#javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("path", ["actions/", "", "people/"])
def test_row_21_an_address_that_somebody_made_up_is_words(
    page: Page, address: str, trouble: list[str], path: str, end: str
) -> None:
    page.goto(f"{address}/{path}{end}", wait_until="load")
    page.wait_for_timeout(200)
    trouble += page.evaluate("window.violations")

    assert trouble == []
    assert page.locator("img[src=x], svg[onload]").count() == 0


def test_row_01_search_shows_hostile_titles_as_words(
    page: Page, address: str, trouble: list[str]
) -> None:
    page.goto(f"{address}/actions/")
    page.keyboard.press("f")
    page.keyboard.type("alert")
    page.locator(".md-search-result__item").first.wait_for()
    trouble += page.evaluate("window.violations")

    assert trouble == []
    assert page.locator(".md-search-result img, .md-search-result svg[onload]").count() == 0
