"""Networks in the browser: names lead to pages, by key and without scripts, and can be read."""

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NAMES = ".mg-graph .mg-node a"
PAGES = ("meetings/network/", "people/niamh/", "projects/harbour/", "concerns/base-images/")


@pytest.mark.parametrize("place", PAGES)
def test_names_of_a_picture_are_drawn_inside_it_and_none_over_another(
    place: str, browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/{place}")

    overlaps, outside = page.evaluate(
        """() => {
          let overlaps = 0, outside = 0;
          for (const svg of document.querySelectorAll(".mg-graph svg")) {
            const all = svg.getBoundingClientRect();
            const boxes = [...svg.querySelectorAll("text")].map(one => one.getBoundingClientRect());
            for (const [at, a] of boxes.entries()) {
              if (a.left < all.left - 1 || a.right > all.right + 1) outside++;
              for (const b of boxes.slice(at + 1))
                if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                  overlaps++;
            }
          }
          return [overlaps, outside];
        }"""
    )

    assert (overlaps, outside) == (0, 0)
    assert page.locator(NAMES).count() > 1
    page.close()


def test_a_name_leads_to_its_page_by_key_and_without_scripts(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/people/niamh/")

    name = page.locator(NAMES).first
    shown = name.locator("text").text_content()
    name.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*/")

    assert shown
    assert shown in page.locator("h1").inner_text()
    context.close()


@pytest.mark.parametrize(("width", "is_shown"), [(1280, True), (390, False)])
def test_where_names_would_be_too_small_the_list_says_it_all(
    width: int, browser: Browser, address: str, *, is_shown: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/projects/harbour/")

    assert page.locator(".mg-graph").first.is_visible() == is_shown
    assert page.locator(".mg-around li a").first.is_visible()
    page.close()


def test_a_picture_is_printed(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"{address}/meetings/network/")

    assert page.locator(".mg-graph").first.is_visible()
    page.close()
