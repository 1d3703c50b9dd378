"""The search index on disk, with the entries of some pages made anew.

Nothing here knows MkDocs. The file is the greater part of what a site is remembered by, so it is
not remembered itself: only how many bytes of it each page has.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

SEARCH_INDEX = "search/search_index.json"
END = b"]}"


def search_index(beginning: bytes, entries: Mapping[str, bytes | memoryview]) -> bytes:
    """The whole search index, of its beginning and the entries of all pages in order."""
    parts: list[bytes | memoryview] = [beginning]  # joined once: it may be fifty megabytes
    for one in [one for one in entries.values() if one]:
        parts.append(one)
        parts.append(b",")
    if len(parts) > 1:
        parts.pop()
    return b"".join((*parts, END))


class SearchShape(Struct, frozen=True):
    """How a search index begins, and the bytes of each page's entries in it, in order, by uri."""

    beginning: bytes
    lengths: dict[str, int]

    @classmethod
    def of(cls, beginning: bytes, pieces: Mapping[str, bytes]) -> "SearchShape":
        """The shape of the index of these entries."""
        return cls(beginning, {uri: len(piece) for uri, piece in pieces.items()})

    def renewed(
        self, site_dir: Path, changed: Mapping[str, bytes], order: Sequence[str]
    ) -> "tuple[SearchShape, bytes | None] | None":
        """The new shape, and the file where anything differs; None where it is not as known.

        `order` are the uris of all pages that the new index has, `changed` those whose entries may
        be others.
        """
        if not changed and order == [*self.lengths]:
            return self, None
        try:
            content = (site_dir / SEARCH_INDEX).read_bytes()
        except OSError:
            return None
        listed = [length for length in self.lengths.values() if length]
        size = len(self.beginning) + sum(listed) + max(len(listed) - 1, 0) + len(END)
        if len(content) != size or not content.startswith(self.beginning):
            return None
        pieces = dict(self._pieces(memoryview(content)))
        now = {uri: changed[uri] if uri in changed else pieces[uri] for uri in order}
        shape = SearchShape(self.beginning, {uri: len(piece) for uri, piece in now.items()})
        if [*now.items()] == [*pieces.items()]:
            return shape, None
        return shape, search_index(self.beginning, now)

    def _pieces(self, content: memoryview) -> Iterator[tuple[str, memoryview | bytes]]:
        """The entries of each page, as bytes."""
        at = len(self.beginning)
        for uri, length in self.lengths.items():
            yield uri, content[at : at + length]
            at += length + 1 if length else 0
