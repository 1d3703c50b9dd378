"""Pages on paper, as Chromium prints them: the content and nothing else, none of it cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, PdfMargins

pytestmark = pytest.mark.browser

# Width between margins of a centimetre, in CSS pixels
SHEETS = {"A4": 718, "Letter": 740}
# kind of page: how many sheets it takes at most
MOST = {"brief": 1, "today": 1, "person": 8, "project": 10, "actions": 6, "decisions": 6}
MARGIN: PdfMargins = {"top": "1cm", "bottom": "1cm", "left": "1cm", "right": "1cm"}
SURROUNDINGS = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-search, .md-top, .mg-bar"
# What stands beyond the sheet's right edge; charts are told in words as well
CUT_OFF = """width => [...document.querySelectorAll("article :is(p, li, td, th, h1, h2, h3, svg)")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > width + 1)
  .map(one => one.textContent.trim().slice(0, 60))"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A browser page for the module."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def sheets_of(pdf: bytes) -> int:
    """How many sheets a PDF of Chromium has: each is an object of its own, uncompressed."""
    return pdf.count(b"/Type /Page\n")


@pytest.mark.parametrize("kind", MOST)
def test_a_page_prints_its_content_alone(
    kind: str, page: Page, address: str, place_of: dict[str, str]
) -> None:
    page.emulate_media(media="null")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/{place_of[kind]}")
    counts = {
        sheet: sheets_of(page.pdf(format=sheet, margin=MARGIN, print_background=False))
        for sheet in SHEETS
    }
    page.emulate_media(media="print")
    seen = page.locator(SURROUNDINGS).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.className)"
    )
    cut = {}
    for sheet, width in SHEETS.items():
        page.set_viewport_size({"width": width, "height": 1000})
        cut[sheet] = page.evaluate(CUT_OFF, width)

    assert all(1 <= count <= MOST[kind] for count in counts.values()), counts
    assert seen == []
    assert cut == {"A4": [], "Letter": []}


def test_a_filtered_list_prints_what_is_left_and_says_so(page: Page, address: str) -> None:
    page.emulate_media(media="null")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/actions/?state=Overdue")
    left = page.locator("article .mg-scope tbody tr:visible").count()
    page.emulate_media(media="print")

    assert page.locator("article .mg-scope tbody tr:visible").count() == left
    assert page.locator("mg-table output:visible").inner_text().startswith(f"{left} of ")
