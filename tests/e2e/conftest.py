"""One built sample site for the whole run, served from a thread."""

import contextlib
import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.places import DATE, ROOT, places


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
        """Keep requests out of the tests' output."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample notebook, built as a user would, on a fixed day."""
    target = tmp_path_factory.mktemp("site")
    build(ROOT / "mkdocs.yml", target, "--strict")
    return target


def build(config: Path, target: Path, *options: str) -> None:
    """Build the notebook of a configuration on the sample's day."""
    command = [sys.executable, "-m", "meetgen", "--config", str(config), "build", *options]
    command += ["--site-dir", str(target), "--date", DATE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """A built site behind a server of its own: its address, without a closing slash."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served, without a closing slash."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def place_of(site: Path) -> dict[str, str]:
    """The address of a page of each kind, from the site's root."""
    return places(site)
