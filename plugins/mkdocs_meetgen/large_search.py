"""The index of a large search in a build by MkDocs: what goes into it, and where."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from meetgen.errors import PagefindError
from meetgen.model.config import Config, Search
from meetgen.publishing.pagefind import is_installed, write_pagefind
from meetgen.rendering.html import HtmlPage
from meetgen.site import Site
from mkdocs_meetgen.pages import MeetgenPage, addresses_of
from mkdocs_meetgen.press import Pressed
from mkdocs_meetgen.records import (
    Records,
    decision_records,
    decoded,
    record_of_ordinary,
    record_of_page,
)

MISSING = "search: pagefind needs Pagefind (install it with: pip install 'meetgen[pagefind]')"


def wants_records(notebook: Config) -> bool:
    """Whether the site has such an index. Raises PluginError when it cannot be made."""
    if notebook.search is not Search.PAGEFIND:
        return False
    if not is_installed():
        raise PluginError(MISSING)
    return True


def record_made_by_mkdocs(page: Page, html: str, site: Site) -> bytes:
    """The record of a page that MkDocs rendered; empty where it is not to be found."""
    if isinstance(page, MeetgenPage):
        return record_of_page(page.shown, HtmlPage(content=html, headings=()), site.index)
    if (page.meta.get("search") or {}).get("exclude"):
        return b""
    return record_of_ordinary(str(page.title), html)


def all_records(
    made_by_mkdocs: Records, site: Site, files: Files, pressed: Mapping[str, Pressed]
) -> Records:
    """The records of pages, whoever made them, and of decisions."""
    addresses = addresses_of(files)
    printed = {addresses[uri]: one.record for uri, one in pressed.items()}
    return made_by_mkdocs | printed | dict(decision_records(site.index, addresses))


def write_index(records: Records, config: MkDocsConfig) -> None:
    """Write the index below the site. Raises PluginError when that fails."""
    try:
        write_pagefind(decoded(records), Path(config.site_dir), language_of(config))
    except PagefindError as error:
        raise PluginError(str(error)) from error


def language_of(config: MkDocsConfig) -> str:
    """The language of the site's theme, English unless it says another."""
    return str(config.theme.get("language") or "en")
