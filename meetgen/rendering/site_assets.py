"""The stylesheet and the script of the site, named by their content."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NAMES = ("meetgen.css", "meetgen.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file of the site: `uri` from its root, with a hash so that no browser keeps an old one."""

    uri: str
    content: str


@cache
def site_assets() -> tuple[Asset, ...]:
    """Every asset, in the order in which pages name them."""
    folder = files("meetgen.rendering") / "assets"
    found = []
    for name in NAMES:
        content = (folder / name).read_text(encoding="utf-8")
        stem, ending = name.split(".")
        digest = hashlib.sha256(content.encode()).hexdigest()[:8]
        found.append(Asset(uri=f"assets/meetgen/{stem}.{digest}.{ending}", content=content))
    return tuple(found)
