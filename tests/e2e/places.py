"""Where the sample's site has a page of each kind, asked of the library: no list to keep."""

import datetime as dt
from pathlib import Path

from meetgen.model.page import PageKind
from meetgen.site import load_site
from mkdocs_meetgen.settings import read_settings

ROOT = Path(__file__).parents[2]
DATE = "2026-11-24"  # the day on which the sample notebook is set
OTHERS = ("ordinary", "diagram", "404")  # pages beside the kinds
# Of long lists: tests/e2e/test_long_lists.py; of another search: tests/e2e/test_find.py
NOT_OF_THE_SAMPLE = {PageKind.MORE, PageKind.FIND}


def address_of(uri: str) -> str:
    """The address of a page by its Markdown file: `people/ada.md` -> `people/ada/`."""
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def places(site: Path) -> dict[str, str]:
    """The address of the longest page of each kind, and of others, by the kind's name."""
    found: dict[str, tuple[int, str]] = {}
    for page in load_site(read_settings(ROOT / "mkdocs.yml"), dt.date.fromisoformat(DATE)).pages:
        address = address_of(page.uri)
        size = (site / address / "index.html").stat().st_size
        found[page.kind.value] = max(found.get(page.kind.value, (0, "")), (size, address))
    by_kind = {kind: address for kind, (_, address) in sorted(found.items())}
    return by_kind | {
        "ordinary": _first(site, "handbook/*/"),
        "diagram": _first(site, "2026/2026-06-18-*/"),
        "404": "404.html",
    }


def _first(site: Path, pattern: str) -> str:
    return f"{min(site.glob(pattern + 'index.html')).parent.relative_to(site).as_posix()}/"
