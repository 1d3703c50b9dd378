"""A build without MkDocs: where only notes changed, the pages that show it are made anew.

Nothing here knows MkDocs, whose import alone takes longer. What MkDocs and the theme made of the
rest of the site is remembered (`state.py`). Whenever anything else changed, or might have, there
is no quick way, and MkDocs builds the site.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.cache import digest_of
from meetgen.codec import decoder, encode
from meetgen.halves import in_two
from meetgen.index.attachments import published_files
from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.note import NoteKind
from meetgen.model.page import Page, feed_of
from meetgen.model.progress import Stage
from meetgen.pages.note_text import linked_text
from meetgen.pages.summaries import Summaries
from meetgen.publishing.pagefind import FOLDER, is_installed, write_pagefind
from meetgen.rendering.permalinks import permalinks
from meetgen.site import Site, load_site
from mkdocs_meetgen import sitemap
from mkdocs_meetgen.addresses import relative_address
from mkdocs_meetgen.feeds import changed_feeds, feed_addresses, site_feeds, subject_of
from mkdocs_meetgen.newcomers import Newcomers, texts_that_may_link
from mkdocs_meetgen.press import Forms, Press, Pressed, toc_digest
from mkdocs_meetgen.records import Records, decision_records, decoded
from mkdocs_meetgen.search_file import SEARCH_INDEX
from mkdocs_meetgen.shells import Frame, Neighbour, html_text
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
    changes = _Changes(site, shells, wanted).find()
    if changes is None or not wanted.accepts(site.diagnostics):
        return None
    before, shells, files = shells, changes.shells, dict(changes.files)
    listed = sitemap.renewed(wanted.site_dir, before.pages, shells.pages)
    if listed is None:
        return None
    files |= listed | changed_feeds(changes.feeds, wanted.site_dir)
    gone = changes.gone
    is_found_anew = shells.records != before.records
    if is_found_anew and not is_installed():
        return None
    memory.forget()
    outputs = dict(head.outputs)
    if is_found_anew:
        write_pagefind(decoded(shells.records), wanted.site_dir, shells.language)
        outputs = _with_folder(outputs, wanted.site_dir)
    for path in gone:
        _remove(path, wanted.site_dir)
        outputs.pop(path, None)
    for path, content in files.items():
        outputs[path] = _write(wanted.site_dir / path, content)
    new = Head(shape=head.shape, inputs=inputs, outputs=outputs, diagnostics=site.diagnostics)
    memory.keep(new, shells if files or gone or is_found_anew else None)
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


class _Found(Struct, frozen=True, kw_only=True):
    """What to do to a site: its new shells, the pages to write, its feeds, and what is gone."""

    shells: Shells
    files: dict[str, bytes]
    feeds: dict[str, bytes] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


class _Changes:
    """Which pages of a site are no longer as they are known, and what they are now."""

    def __init__(self, site: Site, shells: Shells, wanted: Wanted) -> None:
        self._site, self._shells, self._wanted = site, shells, wanted
        self._forms = Forms(skeletons=shells.skeletons, toc=shells.toc)
        self._titles = {page.uri: html_text(page.title) for page in site.pages}
        summaries = Summaries(site.index)
        self._summaries = {page.uri: summaries.of(page) for page in site.pages}
        self._pages: dict[str, KnownPage] = {}
        self._relinked: frozenset[str] = frozenset()

    def find(self) -> _Found | None:
        """What to do; None when the theme is needed."""
        placed = self._placed()
        if placed is None:
            return None
        self._pages, before = placed, self._shells.pages
        gone = tuple(one for uri, one in before.items() if uri not in placed)
        feeds = {one.uri: one.content for one in site_feeds(self._site.index)}
        known = feed_addresses(self._shells.addresses, self._site.index.files)
        self._relinked = frozenset(
            self._linking(placed.keys() ^ before.keys(), feeds.keys() ^ known)
        )
        addresses = {
            uri: one
            for uri, one in self._shells.addresses.items()
            if uri not in known and (uri in placed or uri not in before)
        }
        addresses |= {uri: one.address for uri, one in placed.items() if uri not in before}
        addresses |= {uri: known.get(uri) or quote(uri) for uri in feeds}
        self._press = Press(self._site.index, addresses)
        found = self._pressed(replace(self._shells, addresses=addresses), gone)
        targets = (*(one.target for one in gone), *(uri for uri in known if uri not in feeds))
        return replace(found, feeds=feeds, gone=targets) if found is not None else None

    def _linking(self, pages: AbstractSet[str], feeds: AbstractSet[str]) -> Iterator[str]:
        """The pages that may link to some pages and feeds that came or went."""
        if pages:
            yield from texts_that_may_link(self._texts(), pages)
        subjects = set(map(subject_of, feeds))
        yield from (page.uri for page in self._site.pages if feed_of(page) in subjects)

    def _pressed(self, shells: Shells, gone: tuple[KnownPage, ...]) -> _Found | None:
        pages, files, found = dict(self._pages), dict[str, bytes](), dict[str, bytes]()
        addresses = {one.address for one in gone}
        records = {at: one for at, one in shells.records.items() if at not in addresses}
        tell = partial(self._wanted.progress, Stage.PAGES)
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
        shells = replace(shells, pages=pages, records=self._with_decisions(records, shells))
        if shells.search is not None:
            renewed = shells.search.renewed(self._wanted.site_dir, found, self._in_search())
            if renewed is None:
                return None
            shells = replace(shells, search=renewed[0])
            if renewed[1] is not None:
                files[SEARCH_INDEX] = renewed[1]
        return _Found(shells=shells, files=files)

    def _in_search(self) -> list[str]:
        """The pages of the search index: those that MkDocs put there, then all others in order."""
        known = self._shells.search.lengths if self._shells.search else {}
        printed = {uri for uri, one in self._shells.pages.items() if not one.is_in_nav}
        theirs = [uri for uri in known if uri not in printed]
        return [*theirs, *(uri for uri, one in self._pages.items() if not one.is_in_nav)]

    def _texts(self) -> dict[str, str]:
        """What people wrote on each page."""
        notes = self._site.index.notes
        return {page.uri: notes[page.note].body for page in self._site.pages if page.note}

    def _placed(self) -> dict[str, KnownPage] | None:
        """What is known of each page, those in the navigation first; None where only MkDocs knows.

        All that is no page of ours must be as it was.
        """
        if ordinary_digest(self._site.index, self._wanted.reading.keys) != self._shells.ordinary:
            return None
        before, placed = self._shells.pages, dict[str, KnownPage]()
        newcomers = Newcomers(self._shells)
        for page in self._site.pages:
            known = before.get(page.uri)
            if known is None:
                known = newcomers.known(page)
            elif not self._stands_still(page, known):
                return None
            if known is None:
                return None
            placed[page.uri] = self._dated(page.uri, known)
        is_the_same = placed.keys() == before.keys()
        in_nav = [uri for uri, one in before.items() if one.is_in_nav]
        if not is_the_same and not (self._shells.has_own_nav and placed.keys() >= set(in_nav)):
            return None
        return {uri: placed[uri] for uri in in_nav} | placed

    def _with_decisions(self, records: Records, shells: Shells) -> Records:
        """The records of pages with those of today's decisions."""
        if not records:
            return records
        pages = {address: one for address, one in records.items() if "#" not in address}
        return pages | dict(decision_records(self._site.index, shells.addresses))

    def _dated(self, uri: str, known: KnownPage) -> KnownPage:
        day = str(self._summaries[uri].day or "")
        return known if day == known.day else replace(known, day=day)

    def _stands_still(self, page: Page, known: KnownPage) -> bool:
        """Whether the page's place is what it was, and all that other pages show of it.

        What surrounds a page in the navigation is as the theme wrote it.
        """
        if (known.note, known.section) != (page.note, page.section):
            return False
        summary = self._summaries[page.uri]
        return not known.is_in_nav or (
            known.title == page.title
            and known.frame.description == html_text(summary.description)
            and (known.day == str(summary.day or "") or self._hides_its_day(page.uri, known.day))
        )

    def _hides_its_day(self, uri: str, day: str) -> bool:
        """Whether the theme does not print the day of a page, which then is in the sitemap only."""
        own = self._shells.own.get(uri)
        return own is not None and bool(day) and not any(day in piece for piece in own.pieces)

    def _encoded(self, page: Page) -> bytes:
        known = self._pages[page.uri]
        frame = self._frame(page, known)
        view = page.view
        shown = self._press.fingerprint(page, view)
        is_same = frame == known.frame and page.uri not in self._relinked
        if is_same and shown == known.shown:
            return encode(Pressed(shown=shown, digest=known.digest, is_as_known=True))
        rendered, digest = self._press.laid_out(page, view)
        if is_same and digest == known.digest:
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
        other = self._pages.get(uri) if uri is not None else None
        if uri is None or other is None:
            return None
        title = other.frame.title if other.is_in_nav else self._titles[uri]
        return Neighbour(relative_address(other.address, known.address), title)


def _with_folder(outputs: Mapping[str, tuple[int, int]], site_dir: Path) -> Outputs:
    """The files of a site, with those of Pagefind's index as they are now."""
    others = {path: one for path, one in outputs.items() if not path.startswith(f"{FOLDER}/")}
    now = outputs_of(site_dir / FOLDER)
    return others | {f"{FOLDER}/{path}": one for path, one in now.items()}


def _remove(path: str, site_dir: Path) -> None:
    """Remove a file that may be gone, and the folders that held nothing else."""
    file = site_dir / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site_dir or next(folder.iterdir(), None) is not None:
            return
        folder.rmdir()


def _write(file: Path, content: bytes) -> tuple[int, int]:
    """Write a file whole or not at all; its size and time of change."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
    status = file.stat()
    return status.st_size, status.st_mtime_ns
