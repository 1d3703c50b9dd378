"""Search entries from what we know of a page, without reading its HTML back."""

from collections.abc import Callable
from html import unescape
from importlib.util import find_spec
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_meetgen.pages import MeetgenPage

NAMES = ("search", "material/search", "materialx/search")


def give_search_entries(config: MkDocsConfig) -> None:
    """Let the search plugin take our pages' sections as they are; other pages go its own way.

    Nothing is changed when the plugin would do more than read the sections: cut Chinese words
    (jieba), or build its index by another rule than the full text.
    """
    plugin = next((config.plugins[name] for name in NAMES if name in config.plugins), None)
    index = getattr(plugin, "search_index", None)
    if plugin is None or index is None:
        return
    for name, make, is_usual in (
        ("entries", _material_entries, find_spec("jieba") is None),
        ("_entries", _mkdocs_entries, plugin.config.get("indexing") == "full"),
    ):
        entries = getattr(index, name, None)
        if isinstance(entries, list) and is_usual:
            handlers = config.plugins.events["page_context"]
            for at, handler in enumerate(handlers):
                if getattr(handler, "__self__", None) is plugin:
                    handlers[at] = _instead_of(handler, entries, make)


def _instead_of(
    handler: Callable[..., Any],
    entries: list[dict[str, Any]],
    make: Callable[[MeetgenPage], list[dict[str, Any]]],
) -> Callable[..., Any]:
    """A handler of the event that adds our pages to `entries` and hands on all others."""

    def on_page_context(context: Any, *, page: Any, **more: Any) -> Any:
        if not isinstance(page, MeetgenPage) or page.made.html is None:
            return handler(context, page=page, **more)
        if page.shown.is_searchable:
            entries.extend(make(page))
        return context

    return on_page_context


def _material_entries(page: MeetgenPage) -> list[dict[str, Any]]:
    more = {"tags": [str(tag) for tag in page.meta["tags"]]} if "tags" in page.meta else {}
    entries = []
    for at, section in enumerate(page.made.sections):
        # Material shows a page by its first section, which must bear the page's own address.
        anchor = f"#{section.anchor}" if section.anchor and at else ""
        entries.append(
            {
                "location": page.url + anchor,
                "title": section.title or str(page.title),
                "text": f"<p>{section.text}</p>" if section.text else "",
                **more,
            }
        )
    return entries


def _mkdocs_entries(page: MeetgenPage) -> list[dict[str, Any]]:
    whole = " ".join(unescape(f"{one.title} {one.text}").strip() for one in page.made.sections)
    return [{"title": str(page.title), "text": whole, "location": page.url}] + [
        {
            "title": section.title,
            "text": unescape(section.text),
            "location": f"{page.url}#{section.anchor}",
        }
        for section in page.made.sections
        if section.anchor
    ]
