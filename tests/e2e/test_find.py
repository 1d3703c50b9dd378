"""The page *Find* in a browser: words and facets, also behind instant navigation."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from meetgen.publishing.pagefind import is_installed
from tests.e2e.conftest import instant_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not is_installed(), reason="Pagefind is not installed"),
]

NOTES = {
    "notes/2026/2026-11-18-x.md": (
        "---\nattendees: [Ada Lovelace, Bob Roe]\nproject: apollo\n---\n\n# First meeting\n\n"
        "Zebras `<img src=x onerror=alert(1)>` &lt;b&gt;bold&lt;/b&gt; zebras.\n\n"
        "- Decision: two zebras are enough\n"
    ),
    "notes/2025/2025-03-04-y.md": (
        "---\nattendees: [Bob Roe]\n---\n\n# Old meeting\n\nZebras, again.\n"
    ),
}
RESULTS = ".mg-results > li > a"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site below a folder of its server, with instant navigation."""
    folder = tmp_path_factory.mktemp("find")
    with instant_site(folder, NOTES, {"meetgen": {"search": "pagefind"}}, below="/team") as found:
        yield found


@pytest.fixture
def trouble() -> list[str]:
    """What went wrong in the browser page of a test."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, trouble: list[str]) -> Iterator[Page]:
    """A narrow browser page that notes each error and each request to somebody else."""
    page = browser.new_page(viewport={"width": 320, "height": 900}, reduced_motion="reduce")
    page.on("console", lambda told: trouble.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on(
        "request",
        lambda one: None if one.url.startswith((address, "data:")) else trouble.append(one.url),
    )
    yield page
    page.close()


def titles(page: Page) -> list[str]:
    page.locator("[role=status]", has_text="result").wait_for()
    page.locator(RESULTS).first.wait_for()  # how many there are is told before they are laid out
    return page.locator(RESULTS).all_inner_texts()


def test_words_find_notes_and_decisions_and_facets_narrow_them(
    page: Page, address: str, trouble: list[str]
) -> None:
    page.goto(f"{address}/find/")
    page.get_by_label("Words").fill("zebras")
    everything = titles(page)
    page.get_by_role("combobox", name="Person").select_option("Ada Lovelace")
    page.locator("[role=status]", has_text="1 result").wait_for()

    assert set(everything) >= {
        "First meeting, 2026-11-18",
        "Old meeting, 2025-03-04",
        "two zebras are enough",
    }
    assert titles(page) == ["First meeting, 2026-11-18"]
    assert page.url == f"{address}/find/?find=zebras&person=Ada+Lovelace"
    assert "<b>bold</b>" in page.locator(".mg-results").inner_text()
    assert page.locator(".mg-results img, .mg-results b").count() == 0
    assert "(1)" in page.get_by_role("combobox", name="Year").locator("option").nth(1).inner_text()
    assert trouble == []


def test_what_is_asked_for_stands_in_the_address(
    page: Page, address: str, trouble: list[str]
) -> None:
    page.goto(f"{address}/find/?person=Bob+Roe&kind=Meeting&order=newest")

    page.locator(RESULTS).nth(1).wait_for()
    assert titles(page) == ["First meeting, 2026-11-18", "Old meeting, 2025-03-04"]
    page.locator(RESULTS).last.click()
    page.wait_for_url("**/2025/2025-03-04-y/")
    page.locator("article", has_text="Zebras, again.").wait_for()  # the address changes first
    assert trouble == []


def test_the_page_works_when_it_is_swapped_in(page: Page, address: str) -> None:
    page.goto(f"{address}/people/", wait_until="networkidle")
    page.evaluate("() => document.querySelector(\"a[href$='find/']\").click()")
    page.wait_for_url("**/find/")
    page.get_by_label("Words").fill("decision enough")

    assert "two zebras are enough" in titles(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_is_accessible_and_fits(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}/find/?find=zebras")
    titles(page)
    results = Axe().run(page)

    assert [(v["id"], v["nodes"][0]["html"]) for v in results.response["violations"]] == []
    assert page.evaluate(
        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
