"""A calendar server, and a place for what is fetched from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calendar_server import Server, serving


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on this machine that is trusted as any other: by its certificate."""
    folder = tmp_path / "server"
    folder.mkdir()
    monkeypatch.setenv("NO_PROXY", "localhost")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with serving(folder) as (running, authority):
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        yield running
