"""One built sample site for the whole run, served from a thread."""

import contextlib
import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
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


@contextlib.contextmanager
def instant_site(
    folder: Path, files: Mapping[str, str], *plugins: object, below: str = "", features: str = ""
) -> Iterator[str]:
    """The address of a notebook's site with instant navigation, which has to know it.

    `files` are the notebook's by their paths in `folder`; `below` is where on the server the site
    stands (`/team`), `features` are further ones of the theme, with blanks between.
    """
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    with served(folder / "public") as host:
        theme = {"name": "material", "font": False}
        config = {
            "site_name": "Instant",
            "site_url": f"{host}{below}/",
            "docs_dir": "notes",
            "theme": theme | {"features": ["navigation.instant", *features.split()]},
            "plugins": ["search", *plugins],
        }
        (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
        build(folder / "mkdocs.yml", folder / f"public{below}")
        yield f"{host}{below}"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served, without a closing slash."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def place_of(site: Path) -> dict[str, str]:
    """The address of a page of each kind, from the site's root."""
    return places(site)
