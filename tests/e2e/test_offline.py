"""A site opened from a folder, without a server: Material's `offline` plugin beside ours."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import build
from tests.e2e.places import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample notebook, built to be opened from the disk."""
    folder = tmp_path_factory.mktemp("offline")
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for name in ("notes", "calendars", *(path.name for path in ROOT.glob("*.yml"))):
        if name not in ("mkdocs.yml", "mkdocs-docs.yml"):
            (folder / name).symlink_to(ROOT / name)
    config |= {"plugins": [*config["plugins"], "offline"], "docs_dir": str(ROOT / "notes")}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    build(folder / "mkdocs.yml", folder / "site")
    return folder / "site"


@pytest.fixture
def trouble() -> list[str]:
    """What went wrong in the browser page of a test."""
    return []


@pytest.fixture
def page(browser: Browser, trouble: list[str]) -> Page:
    """A browser page that notes each error and each request that is not for a file."""
    page = browser.new_page()
    page.on("console", lambda told: trouble.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on(
        "request",
        lambda one: None if one.url.startswith(("file:", "data:")) else trouble.append(one.url),
    )
    return page


def test_no_page_names_a_server_of_others(folder: Path) -> None:
    naming = [
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.html")
        if "unpkg" in file.read_text(encoding="utf-8")
    ]

    assert naming == []


def test_pages_links_and_tools_work_from_files(
    page: Page, folder: Path, trouble: list[str]
) -> None:
    page.goto((folder / "actions" / "index.html").as_uri())
    page.get_by_label("Filter").fill("harbour")
    left = page.locator("mg-table output").inner_text()
    page.locator("article .mg-scope td a[href*='projects/']:visible").first.click()
    page.wait_for_url("**/projects/*.html")
    page.go_back()

    assert page.get_by_label("Filter").input_value() == "harbour"
    assert page.locator("mg-table output").inner_text() == left
    assert trouble == []


def test_search_works_from_files(page: Page, folder: Path, trouble: list[str]) -> None:
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("f")
    page.keyboard.type("harbour")
    page.locator(".md-search-result__item a", has_text="Harbour").first.click()
    page.wait_for_url("**/*h=harbour*")

    assert "Harbour" in page.locator("article").inner_text()
    assert trouble == []
