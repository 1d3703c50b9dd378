"""The navigation: a few index pages; notes stand outside it, below the section they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from meetgen.model.page import (
    ACTIONS_CANCELLED_URI,
    ACTIONS_DONE_URI,
    ACTIONS_URI,
    CONCERNS_URI,
    DECISIONS_URI,
    DIGEST_URI,
    FIND_URI,
    HOME_URI,
    INSIGHTS_URI,
    NETWORK_URI,
    PEOPLE_URI,
    PROJECTS_URI,
    QUESTIONS_URI,
    SERIES_URI,
    TEAMS_URI,
    TODAY_URI,
    YEARS_URI,
    PageKind,
)
from meetgen.model.page import Page as NotebookPage
from meetgen.site import Site

# The first of each is the section's index page; further ones are listed below it.
SECTIONS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("Meetings", (YEARS_URI, TODAY_URI, DIGEST_URI, NETWORK_URI, INSIGHTS_URI)),
    ("People", (PEOPLE_URI,)),
    ("Projects", (PROJECTS_URI,)),
    ("Series", (SERIES_URI,)),
    ("Teams", (TEAMS_URI, CONCERNS_URI)),
    ("Actions", (ACTIONS_URI, ACTIONS_DONE_URI, ACTIONS_CANCELLED_URI)),
    ("Decisions", (DECISIONS_URI,)),
    ("Questions", (QUESTIONS_URI,)),
)


def build_nav(pages: Mapping[str, NotebookPage], ordinary: Sequence[File]) -> list[Any]:
    """The `nav` of a site whose author gave none: our index pages, then the ordinary pages."""
    nav: list[Any] = [{"Home": HOME_URI}] if HOME_URI in pages else []
    years = sorted((uri for uri, page in pages.items() if page.kind is PageKind.YEAR), reverse=True)
    for title, uris in SECTIONS:
        inside = [uri for uri in uris if uri in pages]
        if title == "Meetings":
            inside += years
        if inside:
            # A section also with one page only: notes and generated pages stand below it.
            nav.append({title: inside})
    nav += [{"Find": FIND_URI}] if FIND_URI in pages else []
    return nav + _ordinary(ordinary)


def _ordinary(files: Sequence[File]) -> list[Any]:
    """Ordinary pages by folder, as MkDocs does it, with names that are safe to print."""
    top: list[Any] = []
    folders: dict[tuple[str, ...], list[Any]] = {(): top}
    for file in sorted(files, key=lambda one: (one.src_uri.count("/") > 0, one.src_uri)):
        *parents, _ = file.src_uri.split("/")
        for depth in range(1, len(parents) + 1):
            path = tuple(parents[:depth])
            if path not in folders:
                folders[path] = []
                folders[path[:-1]].append({escape(dirname_to_title(path[-1])): folders[path]})
        folders[tuple(parents)].append(file.src_uri)
    return top


def nav_titles(nav: object) -> Iterator[tuple[str, str]]:
    """(uri, title) for each entry of a `nav` that gives its page a title."""
    if isinstance(nav, Mapping):
        for title, value in nav.items():
            if isinstance(value, str):
                yield value, str(title)
            else:
                yield from nav_titles(value)
    elif isinstance(nav, list):
        for one in nav:
            yield from nav_titles(one)


def attach_pages(nav: Navigation, files: Files, site: Site) -> None:
    """Give pages outside the nav their section, and notes their neighbours in the series."""
    sections = dict(_parents(nav.items))
    for shown in site.pages:
        page = _page(files, shown.uri)
        if page is None or shown.uri in sections:
            continue
        page.parent = sections.get(shown.section)
        meeting = site.index.meetings.get(shown.uri)
        if meeting is not None:
            page.previous_page = _page(files, meeting.previous)
            page.next_page = _page(files, meeting.next)


def _page(files: Files, uri: str | None) -> Page | None:
    file = files.src_uris.get(uri) if uri else None
    return file.page if file is not None else None


def _parents(items: Sequence[StructureItem]) -> Iterator[tuple[str, Section | None]]:
    for item in items:
        if isinstance(item, Page):
            yield item.file.src_uri, item.parent if isinstance(item.parent, Section) else None
        elif isinstance(item, Section):
            yield from _parents(item.children)
