"""Sites of real notes: every link and anchor leads somewhere, and no page is heavy."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.corpora.extraction import AS_OF, corpora
from tests.e2e.html_pages import broken_links, pages_of, repeated_ids

NAMES = ("opencolorio-tsc", "rust-compiler-team", "solid-cg", "spdx-meetings")
HEAVY = 300_000  # bytes that 95 of 100 pages stay below


@pytest.fixture(scope="module", params=NAMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a corpus, built as somebody would who tries meetgen on it."""
    folder = corpora() / str(request.param)
    if not folder.is_dir():
        pytest.skip(f"no {request.param} in {corpora()} (set MEETGEN_CORPORA)")
    target = tmp_path_factory.mktemp("site")
    command = (sys.executable, "-m", "meetgen", "build", str(folder), "--site-dir", str(target))
    done = subprocess.run(
        [*command, "--date", AS_OF.isoformat()], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return target


def test_links_ids_and_headings_are_as_they_should_be(site: Path) -> None:
    pages = pages_of(site)
    for page in pages.values():  # a path from the root of the host is another site on it
        page.links = [one for one in page.links if not urlsplit(one).path.startswith("/")]

    assert list(broken_links(pages, site)) == []
    assert repeated_ids(pages) == {}
    assert [name for name, one in pages.items() if one.headings != 1 and name != "404.html"] == []


def test_pages_are_light(site: Path) -> None:
    sizes = sorted(path.stat().st_size for path in site.rglob("*.html"))

    assert sizes[int(len(sizes) * 0.95)] < HEAVY
