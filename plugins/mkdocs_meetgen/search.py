"""Search entries from what we know of a page, without reading its HTML back."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.config import Search
from meetgen.pages.found import found_boosts, found_title, has_name
from mkdocs_meetgen.pages import MeetgenPage
from mkdocs_meetgen.press import entries_json
from mkdocs_meetgen.search_entries import Entries, material_entries, mkdocs_entries
from mkdocs_meetgen.search_file import search_index

OPTIONS = ("lang", "separator", "pipeline", "fields")  # of Material's search, for the browser
NAMES = ("search", "material/search", "materialx/search")


class _Encoded(Struct, frozen=True):
    """An index of many megabytes, for a plugin that would make bytes of a string."""

    content: bytes

    def encode(self, _encoding: str) -> bytes:
        """The index."""
        return self.content


class SearchLog:
    """The entries of a search plugin, and which page gave how many of them, in order."""

    def __init__(self, plugin: Any, entries: Entries) -> None:
        self._plugin, self._entries = plugin, entries
        self.counts: list[tuple[str, int]] = []
        self._printed: dict[str, bytes] = {}

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    def add(self, entries: Entries) -> None:
        """Add entries of one of our pages."""
        self._entries.extend(entries)

    def add_printed(self, pieces: Mapping[str, bytes]) -> None:
        """Add the entries of pages that MkDocs does not know, as JSON by their uris.

        From now on it is we who write the index of Material's plugin, of pieces.
        """
        self._printed = dict(pieces)
        self._plugin.search_index.generate_search_index = lambda _previous: _Encoded(
            search_index(self.beginning, self.pieces)
        )

    @property
    def beginning(self) -> bytes:
        """How Material's index begins: with what the browser has to know of the language."""
        options = {key: self._plugin.config[key] for key in OPTIONS}
        empty = json.dumps({"config": options, "docs": []}, separators=(",", ":"), default=str)
        return empty.removesuffix("]}").encode()

    @property
    def pieces(self) -> dict[str, bytes]:
        """The entries of each page as JSON, by its uri, in order."""
        found: dict[str, bytes] = {}
        at = 0
        for uri, count in self.counts:
            found[uri] = entries_json(self._entries[at : at + count])
            at += count
        return found | self._printed


def give_search_entries(config: MkDocsConfig, notebook: Index) -> SearchLog | None:
    """Let the search plugin take our pages' sections as they are; other pages go its own way.

    Nothing is changed when the plugin would do more than
    read the sections: cut Chinese words (jieba), or build its index by another rule than the full
    text. Gives the log of Material's search, None for any other.
    """
    plugin = next((config.plugins[name] for name in NAMES if name in config.plugins), None)
    index = getattr(plugin, "search_index", None)
    if plugin is None or index is None:
        return None
    for name, make, is_usual in (
        ("entries", _of_material, find_spec("jieba") is None),
        ("_entries", _of_mkdocs, plugin.config.get("indexing") == "full"),
    ):
        entries = getattr(index, name, None)
        if isinstance(entries, list) and is_usual:
            log = SearchLog(plugin, entries)
            handlers = config.plugins.events["page_context"]
            for at, handler in enumerate(handlers):
                if getattr(handler, "__self__", None) is plugin:
                    handlers[at] = _instead_of(handler, log, partial(make, index=notebook))
            return log if make is _of_material else None
    return None


def _instead_of(
    handler: Callable[..., Any], log: SearchLog, make: Callable[[MeetgenPage], Entries]
) -> Callable[..., Any]:
    """A handler of the event that adds our pages to the entries and hands on all others."""

    def on_page_context(context: Any, *, page: Any, **more: Any) -> Any:
        count = log.count
        if not isinstance(page, MeetgenPage) or page.made.html is None:
            context = handler(context, page=page, **more)
        elif page.shown.is_searchable:
            log.add(make(page))
        log.counts.append((page.file.src_uri, log.count - count))
        return context

    return on_page_context


def _of_material(page: MeetgenPage, index: Index) -> Entries:
    return material_entries(
        page.url,
        found_title(page.shown, str(page.title)),
        page.made.sections,
        tags=[str(tag) for tag in page.meta["tags"]] if "tags" in page.meta else None,
        boosts=found_boosts(page.shown, index.as_of),
        has_name=has_name(page.shown),
        has_text=index.config.search is not Search.PAGEFIND,
    )


def _of_mkdocs(page: MeetgenPage, index: Index) -> Entries:  # noqa: ARG001 - it has no boosts
    title = found_title(page.shown, str(page.title))
    return mkdocs_entries(page.url, title, page.made.sections)
