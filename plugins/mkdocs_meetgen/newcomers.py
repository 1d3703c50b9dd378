"""Where pages go that the theme has not seen: beside pages of their kind, which share all of it.

Nothing here knows MkDocs. A new note, and the pages that come with it (a month, a pair), get their
address and their surroundings from a known page of the same kind, folder and section. Whatever
has no such page, or a name that MkDocs might treat in some other way, is left to MkDocs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from msgspec.structs import replace

from meetgen.model.page import ACTIONS_CANCELLED_URI, ACTIONS_DONE_URI, Page, PageKind, feed_of
from meetgen.model.slug import safe_path
from mkdocs_meetgen.shells import folders_of
from mkdocs_meetgen.state import KnownPage, Shells

# They stand in the navigation, though others of their kind do not.
IN_NAV = frozenset({ACTIONS_CANCELLED_URI, ACTIONS_DONE_URI})
SPECIAL = frozenset({"index", "readme"})  # file names, in any case
PLAIN = re.compile(r"[\w./-]+", re.ASCII)  # "2026/x.md", which stands in an address as it is


class _Place(NamedTuple):
    """What pages share that have the same surroundings, beside what their frames tell."""

    kind: PageKind
    section: str
    has_note: bool
    depth: int
    nav_folder: str


class Newcomers:
    """Finds places for new pages among those that are known."""

    def __init__(self, shells: Shells) -> None:
        self._shells = shells
        self._examples: dict[_Place, str] = {}
        for uri, one in shells.pages.items():
            if not one.is_in_nav and _is_usual(uri) and self._is_where_it_would_be(uri, one):
                place = self._place(uri, one.kind, one.section, one.note)
                self._examples.setdefault(place, uri)
        self._taken = {one.target.casefold() for one in shells.pages.values()}

    def known(self, page: Page) -> KnownPage | None:
        """What would be known of a new page; None where only MkDocs can tell."""
        uri = page.uri
        example = self._examples.get(self._place(uri, page.kind, page.section, page.note))
        target = self._target(uri)
        if example is None or not _is_usual(uri) or target.casefold() in self._taken:
            return None
        beside = self._shells.pages[example]
        address = self._address(uri)
        edit = _moved(beside.frame.edit, beside.note or "", page.note or "")
        canonical = _moved(beside.frame.canonical, beside.address, address)
        if edit is None or canonical is None:
            return None
        self._taken.add(target.casefold())
        frame = replace(beside.frame, canonical=canonical, edit=edit, feed=feed_of(page))
        return replace(
            beside,
            title=page.title,
            address=address,
            target=target,
            note=page.note,
            frame=frame,
            day="",
            shown=b"",
            digest=b"",
            toc=b"",
        )

    def _place(self, uri: str, kind: PageKind, section: str, note: str | None) -> _Place:
        nav = self._shells.nav_folders
        around = folders_of(self._address(uri))
        return _Place(
            kind=kind,
            section=section,
            has_note=note is not None,
            depth=uri.count("/"),
            nav_folder=next((one for one in around if one in nav), ""),
        )

    def _address(self, uri: str) -> str:
        stem = uri.removesuffix(".md")
        return quote(f"{stem}/" if self._shells.has_directory_urls else f"{stem}.html")

    def _target(self, uri: str) -> str:
        stem = uri.removesuffix(".md")
        return f"{stem}/index.html" if self._shells.has_directory_urls else f"{stem}.html"

    def _is_where_it_would_be(self, uri: str, known: KnownPage) -> bool:
        return (known.address, known.target) == (self._address(uri), self._target(uri))


def _is_usual(uri: str) -> bool:
    name = uri.rpartition("/")[2].removesuffix(".md")
    is_plain = uri.endswith(".md") and name.casefold() not in SPECIAL
    return is_plain and uri not in IN_NAV and safe_path(uri) == uri


def _moved(address: str, end: str, new_end: str) -> str | None:
    """An address with another end; None where it does not end like that in plain letters."""
    if not address:
        return ""
    if not end or not new_end or not address.endswith(end):
        return None
    is_plain = PLAIN.fullmatch(new_end.replace("%", "")) is not None
    return f"{address.removesuffix(end)}{new_end}" if is_plain else None


def texts_that_may_link(texts: Mapping[str, str], uris: Iterable[str]) -> Iterator[str]:
    """The pages whose own text may hold a Markdown link to one of some pages that came or went.

    Such a link has another address, or none, while the Markdown stays.
    """
    names = [uri.rpartition("/")[2].removesuffix(".md") for uri in uris]
    for uri, text in texts.items():
        if "%" in text or any(name in text for name in names):
            yield uri
