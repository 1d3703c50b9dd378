"""The documentation has a picture of each kind of page, and the program that takes them works."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from meetgen.model.page import PageKind
from tests.e2e.places import NOT_OF_THE_SAMPLE
from tests.e2e.screenshots import FOLDER, pictures

DOCS = Path(__file__).parents[2] / "docs"
MOST = 3_000_000  # bytes of all pictures together
KINDS = {kind.value for kind in PageKind if kind not in NOT_OF_THE_SAMPLE}


def test_there_is_a_picture_of_each_kind_of_page_and_all_are_small() -> None:
    sizes = {path.stem: path.stat().st_size for path in FOLDER.glob("*.webp")}

    assert set(sizes) >= KINDS
    assert sum(sizes.values()) < MOST


def test_every_picture_is_shown() -> None:
    text = (DOCS / "pictures.md").read_text(encoding="utf-8")

    assert [one.name for one in FOLDER.glob("*.webp") if f"pages/{one.name})" not in text] == []


@pytest.mark.browser
def test_the_program_takes_pictures(browser: Browser, site: Path) -> None:
    name, data = next(pictures(browser, site))

    assert (name, data[:4], data[8:12]) == ("actions.webp", b"RIFF", b"WEBP")
