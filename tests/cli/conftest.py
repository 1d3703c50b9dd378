"""A command run as a user types it, in an empty folder."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meetgen.cli.main import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    # What `--date` sets for MkDocs must not reach the next test.
    monkeypatch.setattr(os, "environ", os.environ.copy())
    return lambda *words: CliRunner().invoke(main, words, catch_exceptions=False)
