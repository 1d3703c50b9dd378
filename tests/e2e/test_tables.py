"""The tools of tables in a real browser: filter, chips, groups, columns, order, address, keys."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

ROWS = "article .mg-scope tbody tr:not(.mg-group):visible"


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    """One browser page for the module."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def page(shared_page: Page, address: str) -> Page:
    """The list of open actions, as it comes."""
    shared_page.goto(f"{address}/actions/")
    return shared_page


def rows(page: Page) -> Locator:
    return page.locator(ROWS)


def told(page: Page) -> str:
    return page.locator("mg-table output").first.inner_text()


def column(page: Page, at: int) -> list[str]:
    cells: list[str] = rows(page).evaluate_all(
        "(rows, at) => rows.map(row => row.cells[at].innerText.trim())", at
    )
    return cells


def test_words_filter_rows_and_the_page_says_how_many_are_left(page: Page) -> None:
    before = rows(page).count()
    page.get_by_label("Filter").fill("harbour owen")
    left = rows(page)

    assert 0 < left.count() < before
    assert all("Owen" in text and "Harbour" in text for text in left.all_inner_texts())
    assert told(page) == f"{left.count()} of {before}"
    assert "filter=harbour+owen" in page.url


def test_headings_without_rows_go_with_their_rows(page: Page) -> None:
    page.get_by_role("button", name="Overdue").click()

    assert page.locator("article h2:visible").all_inner_texts() == ["Overdue\u00b6"]


def test_a_chip_shows_what_needs_attention_and_can_be_let_go(page: Page) -> None:
    before = rows(page).count()
    chip = page.get_by_role("button", name="Overdue")
    chip.click()

    assert rows(page).count() == int(chip.inner_text().split()[-1])
    assert page.locator(f"{ROWS} .mg-badge[data-mg-state=overdue]").count() == rows(page).count()

    chip.click()
    assert rows(page).count() == before
    assert "?" not in page.url


def test_an_owner_is_chosen_from_those_who_have_rows(page: Page) -> None:
    page.get_by_label("Owner").select_option("Keisha Grant")

    assert set(column(page, 1)) == {"Keisha Grant"}
    assert "owner=Keisha+Grant" in page.url


def test_rows_come_in_groups_and_back(page: Page) -> None:
    before = column(page, 0)
    page.get_by_label("Group").select_option("Owner")
    groups = page.locator(".mg-group th").all_inner_texts()
    names = [text.rpartition(" ")[0] for text in groups]

    assert names == sorted(names, key=str.casefold)
    assert sum(int(text.split()[-1]) for text in groups) == rows(page).count() == len(before)
    assert page.locator("article h2:visible").count() == 0

    page.get_by_label("Group").select_option("")
    assert column(page, 0) == before
    assert page.locator(".mg-group").count() == 0


def test_a_group_counts_the_rows_that_are_left(page: Page) -> None:
    page.get_by_label("Group").select_option("Owner")
    page.get_by_label("Filter").fill("harbour")
    groups = page.locator(".mg-group:visible th").all_inner_texts()

    assert sum(int(text.split()[-1]) for text in groups) == rows(page).count() > 0


def test_a_column_is_left_out_and_comes_back(page: Page) -> None:
    page.get_by_role("button", name="Columns").click()
    age = page.get_by_role("group", name="Columns shown").get_by_role("button", name="Age")
    age.click()

    assert page.get_by_role("columnheader", name="Age").count() == 0
    assert "hide=Age" in page.url

    age.click()
    assert page.get_by_role("columnheader", name="Age").count() > 0


def test_a_heading_sorts_upwards_downwards_and_not_at_all(page: Page, address: str) -> None:
    page.goto(f"{address}/people/")
    head = page.get_by_role("columnheader", name="Last met").first
    before = column(page, 4)
    orders = []
    for _ in range(3):
        head.get_by_role("button").focus()
        page.keyboard.press("Enter")
        orders.append((head.get_attribute("aria-sort"), column(page, 4)))

    assert orders == [
        ("ascending", sorted(before)),
        ("descending", sorted(before, reverse=True)),
        (None, before),
    ]


def test_an_address_gives_the_same_rows_to_somebody_else(page: Page, browser: Browser) -> None:
    page.get_by_label("Project").select_option("Harbour")
    page.get_by_label("Group").select_option("Owner")
    page.get_by_role("button", name="Due", exact=True).first.click()
    other = browser.new_page(viewport={"width": 1280, "height": 900})
    other.goto(page.url)

    assert column(other, 0) == column(page, 0) != []
    assert other.get_by_label("Group").input_value() == "Owner"
    assert other.get_by_role("columnheader", name="Due").first.get_attribute("aria-sort")
    other.close()


def test_the_way_back_leads_to_the_rows_that_were_chosen(page: Page) -> None:
    page.get_by_label("Owner").select_option("Keisha Grant")
    chosen = column(page, 0)
    page.locator(f"{ROWS} a[href*='people/']").first.click()
    page.wait_for_url("**/people/**")
    page.go_back()

    assert column(page, 0) == chosen
    assert page.get_by_label("Owner").input_value() == "Keisha Grant"


def test_an_owner_whom_no_row_has_gives_no_rows(page: Page, address: str) -> None:
    page.goto(f"{address}/actions/?owner=<b>Nobody</b>&sort=nonsense&group=x&state=y")

    assert rows(page).count() == 0
    assert told(page).startswith("None of ")
    assert page.get_by_label("Owner").input_value() == "<b>Nobody</b>"

    page.locator("mg-table").get_by_role("button", name="Clear").click()
    assert rows(page).count() > 0
    assert page.get_by_label("Filter").evaluate("box => box === document.activeElement")


def test_the_tools_work_by_keyboard_alone(page: Page) -> None:
    page.get_by_label("Filter").focus()
    page.keyboard.type("harbour")
    filtered = rows(page).count()
    page.keyboard.press("Escape")
    unfiltered = rows(page).count()
    visited = []
    for _ in range(5):
        page.keyboard.press("Tab")
        visited.append(
            page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent")
        )

    assert 0 < filtered < unfiltered
    assert visited[:4] == ["Owner", "Project", "Group", "Columns"]
    assert visited[4].startswith("Overdue")
    page.keyboard.press("Space")
    assert rows(page).count() < unfiltered


def test_what_is_left_is_told_to_those_who_hear_the_page(page: Page) -> None:
    output = page.locator("mg-table output")
    role = page.get_by_role("status").first.inner_text()

    assert role == output.inner_text()
    assert page.get_by_role("table", name="Overdue").count() == 1


def test_days_and_ages_are_those_of_the_readers_day(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time("2026-12-24T12:00:00")
    page.goto(f"{address}/actions/")
    due = page.locator("article tbody tr", has_text="correct the 212th total")

    assert due.locator(".mg-badge").inner_text() == "30 d overdue"
    assert due.locator(".mg-age").inner_text().startswith("34 d")
    assert due.locator(".mg-age").get_attribute("data-mg-state") == "stale"
    assert page.locator(".mg-asof").inner_text() == "as of 2026-11-24 (30 days ago)"
    page.close()


def test_every_page_with_ages_says_when_it_was_built(page: Page, address: str) -> None:
    for path in ("", "people/keisha/", "projects/harbour/", "series/platform-weekly/next/"):
        page.goto(f"{address}/{path}")
        assert page.locator(".mg-asof").first.inner_text() == "as of 2026-11-24", path


def test_without_scripts_there_are_rows_and_no_tools(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/actions/")

    assert page.locator("article table tbody tr").count() > 0
    assert page.locator("mg-table").is_hidden()
    context.close()
