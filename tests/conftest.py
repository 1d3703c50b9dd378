"""What all tests share: options, a cache of their own, one browser."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from meetgen.cache import FOLDER_VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# What work may cost is tested by processor time; a deadline by the clock fails on a busy machine.
# The suite tries the same examples each time; MEETGEN_EXAMPLES=1000 and fuzzing look for others.
settings.register_profile(
    "meetgen", deadline=None, derandomize="MEETGEN_EXAMPLES" not in os.environ
)
settings.load_profile("meetgen")

BROWSER = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--no-first-run",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Snapshots are updated by this named flag only."""
    parser.addoption(
        "--update-docs", action="store_true", help="write the documentation's samples anew"
    )


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's own cache out of the tests, and theirs out of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, FOLDER_VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A headless Chromium; where there is none, the test skips unless CI demands one."""
    if BROWSER is None:
        if os.environ.get("MEETGEN_BROWSER_REQUIRED"):
            pytest.fail("no Chromium found, and MEETGEN_BROWSER_REQUIRED is set")
        pytest.skip("no Chromium found: install the package chromium to run the browser tests")
    from playwright.sync_api import sync_playwright  # of which a process may run one only

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield chromium
        with contextlib.suppress(Exception):
            chromium.close()
