"""A build without MkDocs: where only notes changed, the pages that show it are made anew.

Nothing here knows MkDocs, whose import alone takes longer. What MkDocs and the theme made of the
rest of the site is remembered (`state.py`). Whenever anything else changed, or might have, there
is no quick way, and MkDocs builds the site.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from meetgen.cache import digest_of
from meetgen.codec import decoder, encode
from meetgen.halves import in_two
from meetgen.index.attachments import published_files
from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.note import NoteKind
from meetgen.model.page import Page
from meetgen.model.progress import Progress, Stage
from meetgen.pages.note_text import linked_text
from meetgen.pages.summaries import Summaries
from meetgen.publishing.pagefind import FOLDER, is_installed, write_pagefind
from meetgen.rendering.permalinks import permalinks
from meetgen.site import Site, load_site
from mkdocs_meetgen.addresses import relative_address
from mkdocs_meetgen.feeds import changed_feeds
from mkdocs_meetgen.press import Forms, Press, Pressed, toc_digest
from mkdocs_meetgen.records import Records, decision_records, decoded
from mkdocs_meetgen.search_file import SEARCH_INDEX
from mkdocs_meetgen.shells import Frame, Neighbour, html_text
from mkdocs_meetgen.sitemap import redated
from mkdocs_meetgen.state import Head, KnownPage, Memory, Outputs, Shells, outputs_of
from mkdocs_meetgen.wanted import Wanted


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
    changes = _Changes(site, shells, wanted.reading.keys, wanted.site_dir).find(wanted.progress)
    if changes is None or not wanted.accepts(site.diagnostics):
        return None
    before, (shells, files) = shells, changes
    dated = redated(wanted.site_dir, before.pages, shells.pages)
    feeds = changed_feeds(site.index, wanted.site_dir)
    if dated is None or feeds is None:
        return None
    files |= dated | feeds
    is_found_anew = shells.records != before.records
    if is_found_anew and not is_installed():
        return None
    memory.forget()
    outputs = dict(head.outputs)
    if is_found_anew:
        write_pagefind(decoded(shells.records), wanted.site_dir, shells.language)
        outputs = _with_folder(outputs, wanted.site_dir)
    for path, content in files.items():
        outputs[path] = _write(wanted.site_dir / path, content)
    new = Head(shape=head.shape, inputs=inputs, outputs=outputs, diagnostics=site.diagnostics)
    memory.keep(new, shells if files or is_found_anew else None)
    return site.diagnostics


def ordinary_digest(index: Index, keys: Mapping[str, bytes]) -> bytes:
    """A digest of all that MkDocs makes pages of itself, with the links that meetgen puts in.

    And of the permanent addresses of series, which are no pages.
    """
    notes = (note for note in index.notes.values() if note.kind is NoteKind.PAGE)
    return digest_of(
        encode([(note.path, keys.get(note.path, b""), linked_text(note, index)) for note in notes]),
        encode([(one.address, one.uri, one.title) for one in permalinks(index)]),
        encode(sorted(published_files(index))),
    )


_pressed = decoder(Pressed)


class _Changes:
    """Which pages of a site are no longer as they are known, and what they are now."""

    def __init__(
        self, site: Site, shells: Shells, keys: Mapping[str, bytes], site_dir: Path
    ) -> None:
        self._site_dir = site_dir
        self._site, self._shells, self._keys = site, shells, keys
        self._press = Press(site.index, shells.addresses)
        self._forms = Forms(skeletons=shells.skeletons, toc=shells.toc)
        self._titles = {page.uri: html_text(page.title) for page in site.pages}
        summaries = Summaries(site.index)
        self._summaries = {page.uri: summaries.of(page) for page in site.pages}

    def find(self, progress: Progress) -> tuple[Shells, dict[str, bytes]] | None:
        """The shells of the new site and the files to write; None when the theme is needed."""
        if not self._is_of_the_same_shape():
            return None
        pages = {uri: self._dated(uri, known) for uri, known in self._shells.pages.items()}
        files: dict[str, bytes] = {}
        found: dict[str, bytes] = {}
        records = dict(self._shells.records)
        tell = partial(progress, Stage.PAGES)
        results = map(_pressed, in_two(self._encoded, self._site.pages, tell))
        for page, made in zip(self._site.pages, results, strict=True):
            known = pages[page.uri]
            if made.is_as_known:
                if made.shown != known.shown:
                    pages[page.uri] = replace(known, shown=made.shown)
                continue
            if made.content is None:
                return None
            files[known.target] = made.content
            frame = self._frame(page, known)
            pages[page.uri] = replace(
                known, frame=frame, shown=made.shown, digest=made.digest, toc=made.toc
            )
            if made.record:
                records[known.address] = made.record
            found[page.uri] = made.search
        shells = replace(self._shells, pages=pages, records=self._with_decisions(records))
        if shells.search is None:
            return shells, files
        renewed = shells.search.renewed(self._site_dir, found)
        if renewed is None:
            return None
        search, content = renewed
        if content is not None:
            files[SEARCH_INDEX] = content
        return replace(shells, search=search), files

    def _with_decisions(self, records: Records) -> Records:
        """The records of pages with those of today's decisions."""
        if not records:
            return records
        pages = {address: one for address, one in records.items() if "#" not in address}
        return pages | dict(decision_records(self._site.index, self._shells.addresses))

    def _dated(self, uri: str, known: KnownPage) -> KnownPage:
        day = str(self._summaries[uri].day or "")
        return known if day == known.day else replace(known, day=day)

    def _is_of_the_same_shape(self) -> bool:
        """Whether there are the same pages in the same places, and all others are as they were."""
        known, pages = self._shells.pages, self._site.pages
        return (
            len(pages) == len(known)
            and all(
                page.uri in known and self._stands_still(page, known[page.uri]) for page in pages
            )
            and ordinary_digest(self._site.index, self._keys) == self._shells.ordinary
        )

    def _stands_still(self, page: Page, known: KnownPage) -> bool:
        """Whether the page's place is what it was, and all that other pages show of it.

        What surrounds a page in the navigation is as the theme wrote it.
        """
        if (known.note, known.section) != (page.note, page.section):
            return False
        summary = self._summaries[page.uri]
        return not known.is_in_nav or (known.title, known.frame.description, known.day) == (
            page.title,
            html_text(summary.description),
            str(summary.day or ""),
        )

    def _encoded(self, page: Page) -> bytes:
        known = self._shells.pages[page.uri]
        frame = self._frame(page, known)
        view = page.view
        shown = self._press.fingerprint(page, view)
        is_same = shown == known.shown and frame == known.frame
        if is_same:
            return encode(Pressed(shown=shown, digest=known.digest, is_as_known=True))
        rendered, digest = self._press.laid_out(page, view)
        if digest == known.digest and frame == known.frame:
            return encode(Pressed(shown=shown, digest=digest, is_as_known=True))
        html = self._press.html(rendered, known.address)
        toc = toc_digest(html)
        own = self._shells.own.get(page.uri)
        is_torn = known.is_in_nav and (own is None or toc != known.toc)
        return encode(
            Pressed(
                shown=shown,
                digest=digest,
                toc=toc,
                record=self._press.record(page, html),
                search=self._press.searched(page, known.address, frame.title, html),
                content=None if is_torn else self._forms.filled(html, frame, own),
            )
        )

    def _frame(self, page: Page, known: KnownPage) -> Frame:
        if known.is_in_nav:
            return known.frame
        title = self._titles[page.uri]
        meeting = self._site.index.meetings.get(page.uri)
        return replace(
            known.frame,
            title=title,
            meta_title=title if known.frame.meta_title else "",
            description=html_text(self._summaries[page.uri].description),
            previous=self._neighbour(meeting.previous if meeting else None, known),
            next=self._neighbour(meeting.next if meeting else None, known),
        )

    def _neighbour(self, uri: str | None, known: KnownPage) -> Neighbour | None:
        other = self._shells.pages.get(uri) if uri is not None else None
        if uri is None or other is None:
            return None
        title = other.frame.title if other.is_in_nav else self._titles[uri]
        return Neighbour(relative_address(other.address, known.address), title)


def _with_folder(outputs: Mapping[str, tuple[int, int]], site_dir: Path) -> Outputs:
    """The files of a site, with those of Pagefind's index as they are now."""
    others = {path: one for path, one in outputs.items() if not path.startswith(f"{FOLDER}/")}
    now = outputs_of(site_dir / FOLDER)
    return others | {f"{FOLDER}/{path}": one for path, one in now.items()}


def _write(file: Path, content: bytes) -> tuple[int, int]:
    """Write a file whole or not at all; its size and time of change."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
    status = file.stat()
    return status.st_size, status.st_mtime_ns
