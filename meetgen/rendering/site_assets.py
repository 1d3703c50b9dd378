"""The stylesheet and the script of the site, joined from parts and named by their content."""

import hashlib
from functools import cache
from importlib.resources import files

from msgspec import Struct

# The parts in `assets`, in the order of the cascade: a page kind's own go before "filters".
STYLES = (
    "base",
    "badges",
    "notes",
    "cards",
    "lists",
    "tables",
    "concerns",
    "calendar",
    "charts",
    "network",
    "insights",
    "filters",
    "find",
    "narrow",
    "paper",
    "contrast",
)
SCRIPTS = ("days", "rows", "tables", "start")  # "start" is the last: it defines the elements


class Asset(Struct, frozen=True, kw_only=True):
    """A file of the site: `uri` from its root, with a hash so that no browser keeps an old one."""

    uri: str
    content: str


@cache
def site_assets() -> tuple[Asset, ...]:
    """The stylesheet, then the script."""
    return (_joined("styles", STYLES, "css"), _joined("scripts", SCRIPTS, "js"))


def offline_worker() -> Asset:
    """The script with which Material's search works from a file."""
    return _joined("offline", ("iframe-worker",), "js", stem="iframe-worker")


@cache
def find_asset() -> Asset:
    """The script of the page *Find*, which that page alone loads."""
    return _joined("scripts", ("find",), "js", stem="find")


def _joined(folder: str, names: tuple[str, ...], ending: str, *, stem: str = "meetgen") -> Asset:
    parts = files("meetgen.rendering") / "assets" / folder
    texts = [(parts / f"{one}.{ending}").read_text(encoding="utf-8") for one in names]
    content = "\n".join(texts)
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return Asset(uri=f"assets/meetgen/{stem}.{digest}.{ending}", content=content)
