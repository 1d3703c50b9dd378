"""Where the links of pages lead, from the addresses of the site's files."""

from collections.abc import Mapping
from functools import partial
from posixpath import dirname, join, normpath

from meetgen.rendering.page_links import PageLinks


class Addresses:
    """The links of pages; `addresses` are those of the site's files by their paths."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self._known: dict[tuple[str, str], PageLinks] = {}

    def links(self, uri: str, address: str) -> PageLinks:
        """The links of a page. Pages side by side write the same addresses, so they share them."""
        folder, place = dirname(uri), dirname(address.rstrip("/"))
        is_index = address.rstrip("/.") == folder or address.endswith("index.html")
        key = folder, address if is_index else place
        if key not in self._known:
            # Seen from a page that is none of them: seen from itself, a page is `./`, which would
            # be wrong on those beside it.
            beside = join(place, "\0/" if address.endswith("/") else "\0.html")
            origin = address if is_index else beside
            self._known[key] = PageLinks(partial(self._find, folder=folder, origin=origin))
        return self._known[key]

    def _find(self, path: str, *, folder: str, origin: str) -> str | None:
        uri = normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}".lstrip("/"))
        # A folder is named by its index page.
        index = "index.md" if uri == "." else f"{uri}/index.md"
        for one in (uri, f"{uri}.md", index):
            if (found := self._addresses.get(one)) is not None:
                return relative_address(found, origin)
        return None


def relative_address(target: str, source: str) -> str:
    """The address `target` as seen from the page at `source`, both from the site's root.

    As MkDocs has it: `people/ada/` from `2026/x/` is `../../people/ada/`, a page itself is `./`.
    """
    before, _, last = source.rpartition("/")
    here = _parts(before if "." in last else source)
    there = _parts(target)
    shared = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        shared += 1
    way = "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
    return f"{way}/" if target.endswith("/") else way


def _parts(address: str) -> list[str]:
    return [part for part in address.split("/") if part and part != "."]
