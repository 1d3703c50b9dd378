"""What is remembered of a site between builds: what it was made of, and its shells.

Nothing here knows MkDocs. A site is remembered when every one of its pages could be made again
without the theme (`remembering.py` decides that) and is used by `quick.py`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from meetgen.cache import Cache, digest_of
from meetgen.codec import DecodeError, decoder, encode
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.page import PageKind
from mkdocs_meetgen.search_file import SearchShape
from mkdocs_meetgen.shells import Frame, Skeleton, TocShape

HEAD, BODY = "site", "site shells"
SPARE = 4  # other sites of the notebook that stay known: of other audiences, in other folders

Outputs = dict[str, tuple[int, int]]  # size in bytes and time of change in ns, by path


class Head(Struct, frozen=True, kw_only=True):
    """Tells whether anything changed: digests of what the site depends on, and what it holds.

    `shape` is of all but the notebook itself: configuration, theme, ordinary pages, day.
    """

    shape: bytes
    inputs: bytes
    outputs: dict[str, tuple[int, int]]
    diagnostics: tuple[Diagnostic, ...]


class KnownPage(Struct, frozen=True, kw_only=True):
    """One of our pages: where it is, what surrounds it, and digests of all it shows.

    A page in the navigation has a skeleton of its own. `target` is the file below the site's
    folder, `day` the date in the sitemap (empty without). `shown` is a digest of what its Markdown
    is made of, `digest` one of what its HTML is made of, `toc` one of its headings.
    """

    title: str
    kind: PageKind
    address: str
    target: str
    note: str | None
    section: str
    frame: Frame
    is_in_nav: bool
    day: str
    shown: bytes
    digest: bytes
    toc: bytes


class Shells(Struct, frozen=True, kw_only=True):
    """What it takes to make our pages without the theme.

    `search` tells what is where in the search index; None where the site has none. `records` are
    what Pagefind's index holds, by address, `language` that of the site; without such an index
    there are none. `ordinary` is a digest of the pages that MkDocs makes, `notebook` has what is
    left to MkDocs. `nav_folders` are those in which pages of the navigation stand, `has_own_nav`
    tells that meetgen made it.
    """

    pages: dict[str, KnownPage]
    skeletons: dict[str, Skeleton]
    own: dict[str, Skeleton]
    toc: TocShape | None
    addresses: dict[str, str]
    search: SearchShape | None
    records: dict[str, bytes]
    language: str
    ordinary: bytes
    notebook: Config
    nav_folders: frozenset[str]
    has_own_nav: bool
    has_directory_urls: bool


_head, _shells = decoder(Head), decoder(Shells)


class Memory:
    """What the cache remembers of the site in a folder."""

    def __init__(self, cache: Cache, site_dir: Path) -> None:
        self._cache = cache
        self._key = digest_of(os.fsencode(site_dir.absolute()))

    def head(self) -> Head | None:
        """What tells whether anything changed."""
        try:
            return _head(self._value(HEAD))
        except DecodeError:
            return None

    def shells(self) -> Shells | None:
        """What it takes to make pages."""
        try:
            return _shells(self._value(BODY))
        except DecodeError:
            return None

    def keep(self, head: Head, shells: Shells | None) -> None:
        """Remember the site; shells of None are those that are known."""
        if shells is not None:
            self._cache.keep(BODY, {self._key: encode(shells)}, [self._key], spare=SPARE)
        self._cache.keep(HEAD, {self._key: encode(head)}, [self._key], spare=SPARE)

    def forget(self) -> None:
        """Remember nothing of the site: what is in the folder may be anything."""
        self._cache.keep(HEAD, {self._key: b""}, [self._key], spare=SPARE)

    def _value(self, kind: str) -> bytes:
        return self._cache.values(kind, [self._key]).get(self._key, b"")


class LiveMemory(Memory):
    """What a server remembers of its site, which stands in a folder that nobody builds again."""

    def __init__(self) -> None:
        self._head: Head | None = None
        self._shells: Shells | None = None

    def head(self) -> Head | None:
        """What tells whether anything changed."""
        return self._head

    def shells(self) -> Shells | None:
        """What it takes to make pages."""
        return self._shells

    def keep(self, head: Head, shells: Shells | None) -> None:
        """Remember the site; shells of None are those that are known."""
        self._head, self._shells = head, shells or self._shells

    def forget(self) -> None:
        """Remember nothing of the site: what is in the folder may be anything."""
        self._head = None


def outputs_of(site_dir: Path) -> Outputs:
    """The files of a site's folder; empty when there is none."""
    return {path: (one.st_size, one.st_mtime_ns) for path, one in files_below(site_dir)}


def files_below(folder: Path, left_out: Path | None = None) -> Iterator[tuple[str, os.stat_result]]:
    """The files below a folder, by their paths from there; nothing of a folder `left_out`."""
    waiting = [("", os.fspath(folder))]
    skipped = os.fspath(left_out) if left_out is not None else ""
    while waiting:
        prefix, place = waiting.pop()
        try:
            entries = os.scandir(place)
        except OSError:
            continue
        with entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    yield prefix + entry.name, entry.stat(follow_symlinks=False)
                elif entry.name != ".git" and entry.path != skipped:
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
