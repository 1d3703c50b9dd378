"""Search entries from what we know of a page, without reading its HTML back."""

from collections.abc import Callable
from functools import partial
from html import unescape
from importlib.util import find_spec
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

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
            index.add_entry_from_context = partial(
                _add, index.add_entry_from_context, entries, make
            )


def _add(
    otherwise: Callable[[Page], None],
    entries: list[dict[str, Any]],
    make: Callable[[MeetgenPage], list[dict[str, Any]]],
    page: Page,
) -> None:
    if not isinstance(page, MeetgenPage) or page.html is None:
        otherwise(page)
    elif page.rendered.is_searchable:
        entries.extend(make(page))


def _material_entries(page: MeetgenPage) -> list[dict[str, Any]]:
    assert page.html is not None  # noqa: S101 - _add asked
    more = {"tags": [str(tag) for tag in page.meta["tags"]]} if "tags" in page.meta else {}
    if "boost" in (search := page.meta.get("search") or {}):
        more["boost"] = search["boost"]
    entries = []
    for at, section in enumerate(page.html.search_sections()):
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
    assert page.html is not None  # noqa: S101 - _add asked
    sections = list(page.html.search_sections())
    whole = " ".join(unescape(f"{one.title} {one.text}").strip() for one in sections)
    return [{"title": str(page.title), "text": whole, "location": page.url}] + [
        {
            "title": section.title,
            "text": unescape(section.text),
            "location": f"{page.url}#{section.anchor}",
        }
        for section in sections
        if section.anchor
    ]
