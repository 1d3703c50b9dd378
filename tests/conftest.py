"""Options that all tests share."""

import os
from collections.abc import Iterator

import pytest

from meetgen.cache import FOLDER_VARIABLE


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
