"""A build without MkDocs: where only notes changed, the pages that show it are made anew.

Nothing here knows MkDocs, whose import alone takes longer. What MkDocs and the theme made of the
rest of the site is remembered (`state.py`). Whenever anything else changed, or might have, there
is no quick way, and MkDocs builds the site.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from meetgen.cache import digest_of
from meetgen.codec import decoder, encode
from meetgen.halves import in_two
from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.note import NoteKind
from meetgen.model.page import Page
from meetgen.pages.note_text import linked_text
from meetgen.rendering.html import HtmlPage, SearchSection, render_html
from meetgen.rendering.pages import PageRenderer
from meetgen.rendering.permalinks import permalinks
from meetgen.site import Site, load_site
from mkdocs_meetgen.addresses import Addresses, relative_address
from mkdocs_meetgen.search_entries import material_entries
from mkdocs_meetgen.shells import Frame, Neighbour, Skeleton, toc_lines
from mkdocs_meetgen.state import Head, KnownPage, Memory, Shells
from mkdocs_meetgen.wanted import Wanted

EPOCH = "SOURCE_DATE_EPOCH"
SEARCH_INDEX = "search/search_index.json"


def renew(
    wanted: Wanted, memory: Memory, head: Head, inputs: bytes
) -> tuple[Diagnostic, ...] | None:
    """What is wrong with the notebook, once every page that changed is written.

    None where there is no quick way, and nothing is written.
    """
    shells = memory.shells()
    if shells is None:
        return None
    site = load_site(shells.notebook, wanted.day, wanted.reading)
    changes = _Changes(site, shells, wanted.reading.keys).find()
    if changes is None or not wanted.accepts(site.diagnostics):
        return None
    shells, files = changes
    memory.forget()
    outputs = dict(head.outputs)
    for path, content in files.items():
        outputs[path] = _write(wanted.site_dir / path, content)
    new = Head(shape=head.shape, inputs=inputs, outputs=outputs, diagnostics=site.diagnostics)
    memory.keep(new, shells if files else None)
    return site.diagnostics


def ordinary_digest(index: Index, keys: Mapping[str, bytes]) -> bytes:
    """A digest of all that MkDocs makes pages of itself, with the links that meetgen puts in.

    And of the permanent addresses of series, which are no pages.
    """
    notes = (note for note in index.notes.values() if note.kind is NoteKind.PAGE)
    return digest_of(
        encode([(note.path, keys.get(note.path, b""), linked_text(note, index)) for note in notes]),
        encode([(one.address, one.uri, one.title) for one in permalinks(index)]),
    )


def toc_digest(html: HtmlPage) -> bytes:
    """A digest of a page's headings."""
    return digest_of(encode(html.toc))


def searched(address: str, page: Page, title: str, sections: tuple[SearchSection, ...]) -> str:
    """A page's entries in Material's index, as JSON without the brackets around them."""
    if not page.is_searchable:
        return ""
    tags = [html_text(tag) for tag in page.tags] if page.tags else None
    return entries_json(material_entries(address, title, sections, tags))


def entries_json(entries: object) -> str:
    """Entries as Material writes them, without the brackets around them."""
    return json.dumps(entries, separators=(",", ":"), default=str)[1:-1]


def search_index(head: str, entries: Mapping[str, str]) -> str:
    """The whole index, of its beginning and the entries of all pages in order."""
    return f"{head}{','.join(one for one in entries.values() if one)}]}}"


def html_text(text: str) -> str:
    """Text as HTML, the way MkDocs' templates have it."""
    return escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


@dataclass(frozen=True, slots=True)
class _Made:
    """A page as it is now; without HTML where it is what it was."""

    digest: bytes
    html: HtmlPage | None = None
    sections: tuple[SearchSection, ...] = ()


_made = decoder(_Made)


class _Changes:
    """Which pages of a site are no longer as they are known, and what they are now."""

    def __init__(self, site: Site, shells: Shells, keys: Mapping[str, bytes]) -> None:
        self._site, self._shells, self._keys = site, shells, keys
        self._renderer = PageRenderer(site.index)
        self._addresses = Addresses(shells.addresses)
        self._titles = {page.uri: html_text(page.title) for page in site.pages}

    def find(self) -> tuple[Shells, dict[str, bytes]] | None:
        """The shells of the new site and the files to write; None when the theme is needed."""
        if not self._is_of_the_same_shape():
            return None
        pages = dict(self._shells.pages)
        files: dict[str, bytes] = {}
        search = dict(self._shells.search[1]) if self._shells.search is not None else {}
        results = in_two(self._encoded, self._site.pages)
        for page, data in zip(self._site.pages, results, strict=True):
            made, known = _made(data), pages[page.uri]
            if made.html is None:
                continue
            frame = self._frame(page, known)
            skeleton = self._skeleton(page.uri, known, frame, made.html)
            if skeleton is None:
                return None
            content = skeleton.fill(
                frame.values(made.html.content, toc_lines(made.html.toc), self._shells.toc)
            )
            files[known.target] = content.encode("utf-8", "xmlcharrefreplace")
            pages[page.uri] = replace(
                known, frame=frame, digest=made.digest, toc=toc_digest(made.html)
            )
            if page.uri in search:
                search[page.uri] = searched(known.address, page, frame.title, made.sections)
        if self._shells.search is None:
            return replace(self._shells, pages=pages), files
        beginning, before = self._shells.search
        if search != before:
            files[SEARCH_INDEX] = search_index(beginning, search).encode()
        return replace(self._shells, pages=pages, search=(beginning, search)), files

    def _is_of_the_same_shape(self) -> bool:
        """Whether there are the same pages in the same places, and all others are as they were."""
        known, pages = self._shells.pages, self._site.pages
        return (
            len(pages) == len(known)
            and all(page.uri in known and _stands_still(page, known[page.uri]) for page in pages)
            and ordinary_digest(self._site.index, self._keys) == self._shells.ordinary
        )

    def _encoded(self, page: Page) -> bytes:
        known = self._shells.pages[page.uri]
        rendered = self._renderer.render(page)
        digest = digest_of(encode(rendered))
        if digest == known.digest and self._frame(page, known) == known.frame:
            return encode(_Made(digest))
        html = render_html(rendered, self._addresses.links(page.uri, known.address))
        return encode(_Made(digest, html, tuple(html.search_sections())))

    def _frame(self, page: Page, known: KnownPage) -> Frame:
        if known.is_in_nav:
            return known.frame
        title = self._titles[page.uri]
        meeting = self._site.index.meetings.get(page.uri)
        return replace(
            known.frame,
            title=title,
            meta_title=title if known.frame.meta_title else "",
            previous=self._neighbour(meeting.previous if meeting else None, known),
            next=self._neighbour(meeting.next if meeting else None, known),
        )

    def _neighbour(self, uri: str | None, known: KnownPage) -> Neighbour | None:
        other = self._shells.pages.get(uri) if uri is not None else None
        if uri is None or other is None:
            return None
        title = other.frame.title if other.is_in_nav else self._titles[uri]
        return Neighbour(relative_address(other.address, known.address), title)

    def _skeleton(
        self, uri: str, known: KnownPage, frame: Frame, html: HtmlPage
    ) -> Skeleton | None:
        if not known.is_in_nav:
            has_toc = bool(html.toc and html.toc[0].children)
            if has_toc and self._shells.toc is None:
                return None
            return self._shells.skeletons.get(frame.key(has_toc=has_toc))
        if known.toc != toc_digest(html):
            return None
        return self._shells.own.get(uri)


def _stands_still(page: Page, known: KnownPage) -> bool:
    """Whether the page's place is what it was, and all that other pages show of it."""
    return (known.note, known.section) == (page.note, page.section) and (
        not known.is_in_nav or known.title == page.title
    )


def _write(file: Path, content: bytes) -> tuple[int, int]:
    """Write a file whole or not at all; its size and time of change."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
    status = file.stat()
    return status.st_size, status.st_mtime_ns
