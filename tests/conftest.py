"""Options that all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Snapshots are updated by this named flag only."""
    parser.addoption(
        "--update-docs", action="store_true", help="write the documentation's samples anew"
    )
