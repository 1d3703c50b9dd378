"""Instant navigation: Material swaps the page, and everything of ours works after it and back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import instant_site

pytestmark = pytest.mark.browser

ACTIONS = [f"- [ ] @{who} send {what} 📅 2026-12-0{n}" for n, (who, what) in enumerate(
    [("ada", "zebras"), ("bob", "lions"), ("ada", "apes"), ("cleo", "bears")], 1
)]  # fmt: skip
FILES = {
    "people.yml": "{ada: {name: Ada}, bob: {name: Bob}, cleo: {name: Cleo}}",
    "notes/index.md": "# Home\n",
    "notes/2026/2026-11-18-x.md": "# First meeting\n\nAttendees: Ada, Bob\n\n" + "\n".join(ACTIONS),
    "notes/2026/2026-11-19-y.md": "# Second meeting\n\n- [ ] @ada counts the zebras #zoo\n",
}
ROWS = "article .mg-scope tbody tr:not(.mg-group):visible"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with instant navigation."""
    with instant_site(
        tmp_path_factory.mktemp("swap"), FILES, {"meetgen": {"feeds": True}}
    ) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The home page, in which a mark shows that no page was loaded anew."""
    page = browser.new_page()
    trouble: list[str] = []
    page.on("console", lambda told: trouble.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(f"{address}/")
    page.evaluate("window.isSamePage = true")
    yield page
    assert page.evaluate("window.isSamePage") is True
    assert trouble == []
    page.close()


def go(page: Page, path: str, heading: str) -> None:
    page.locator(f"a[href$='{path}']").first.evaluate("link => link.click()")
    page.locator("article h1", has_text=heading).wait_for()


def test_tools_and_days_are_there_after_a_swap(page: Page) -> None:
    go(page, "actions/", "Open actions")
    before = page.locator(ROWS).count()
    page.get_by_label("Filter").fill("zebras")

    assert page.locator("mg-table .mg-bar").count() == 1
    assert (before, page.locator(ROWS).count()) == (5, 2)
    assert page.locator("article time[title]").count() > 0


def test_what_was_chosen_is_there_on_the_way_back(page: Page) -> None:
    go(page, "actions/", "Open actions")
    page.get_by_label("Owner").select_option("Ada")
    page.get_by_label("Group").select_option("Owner")
    chosen = page.url
    page.locator("article td a[href*='people/']:visible").first.click()
    page.locator("article h1", has_text="Ada").wait_for()
    page.go_back()
    page.locator("article h1", has_text="Open actions").wait_for()

    assert page.url == chosen
    assert page.locator("mg-table output").inner_text() == "3 of 5"
    assert page.locator(".mg-group th:visible").all_inner_texts() == ["Ada 3"]


def test_nothing_chosen_on_one_page_is_chosen_on_another(page: Page) -> None:
    go(page, "actions/", "Open actions")
    page.get_by_label("Filter").fill("zebras")
    go(page, "people/", "People")

    assert page.get_by_label("Filter").input_value() == ""
    assert "filter" not in page.url
