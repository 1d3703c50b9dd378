"""Pages outside the navigation, printed by meetgen with the theme's shells: MkDocs need not know.

The theme renders a few pages of each kind, whose surroundings become the shells of all others.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from msgspec import Struct
from msgspec.structs import replace

from meetgen.codec import decoder, encode
from meetgen.halves import Halves, Tell
from meetgen.model.page import PageKind
from meetgen.model.progress import Progress, Stage
from meetgen.site import Site
from mkdocs_meetgen import templates
from mkdocs_meetgen.files import PrintedFile
from mkdocs_meetgen.pages import Made, MeetgenPage, addresses_of
from mkdocs_meetgen.press import Forms, Press, Pressed, toc_digest
from mkdocs_meetgen.shells import Frame
from mkdocs_meetgen.templates import FastEnvironment, PageTemplate
from mkdocs_meetgen.writing import write_file

_pressed = decoder(Pressed)


class Filling(Struct, frozen=True, kw_only=True):
    """What is known of pages once the theme has rendered some: how to fill all others.

    `wanted` are the pages whose ids somebody asks for, `done` those that are printed already.
    """

    forms: Forms
    frames: dict[str, Frame]
    wanted: frozenset[str]
    done: frozenset[str]


_filling = decoder(Filling)


class Printed(Struct, frozen=True, kw_only=True):
    """What became of the pages that were printed, by their uris and in their order."""

    frames: dict[str, Frame]
    pressed: dict[str, Pressed]


class Printer:
    """Prints the pages of a site that are left to meetgen.

    From the beginning a second process lays pages out and makes them HTML; once the theme can be
    asked, they are filled and written.
    """

    def __init__(self, site: Site, files: Files, nav: Navigation, config: MkDocsConfig) -> None:
        self._nav, self._config, self._files = nav, config, files
        self._printed = [file for file in files if isinstance(file, PrintedFile)]
        self._pages = [page for file in self._printed if (page := _page(file)) is not None]
        self._press = Press(site.index, addresses_of(files))
        self._all_files: list[File] = []
        self._known: Filling | None = None
        self._folders: set[str] = set()
        self._frames: dict[str, Frame] = {}
        self._pressed: dict[str, Pressed] = {}
        self._halves = Halves(self._made, self._pages, self._finished)

    def print_all(self, environment: FastEnvironment, progress: Progress) -> Printed:
        """Write every page, once. Raises BuildError when one cannot be written."""
        environment.printed = self._printed
        self._all_files = [*self._files.documentation_pages(), *self._printed]
        template = environment.page_template
        for page in self._pages:
            page.read_source(self._config)
            base = utils.get_relative_url(".", page.url)
            about = {"nav": self._nav, "base_url": base}
            self._frames[page.file.src_uri] = template.frame_of(page, about)
        try:
            for page in self._first_of_each_kind():
                self._print_page(page, self._made(page), template)
            self._print_by_shells(template, partial(progress, Stage.SITE))
        except OSError as error:
            raise BuildError(f"{error.filename}: {error.strerror}") from error
        pressed = {uri: self._pressed[uri] for uri in self._frames}
        return Printed(frames=self._frames, pressed=pressed)

    def _first_of_each_kind(self) -> Iterator[MeetgenPage]:
        """Two pages for each skeleton as long as skeletons are checked, then one.

        Of each kind of page, because it depends on that whether a page has headings to list.
        """
        alike: dict[tuple[str, PageKind], list[MeetgenPage]] = {}
        for page in self._pages:
            key = self._frames[page.file.src_uri].key(has_toc=True), page.shown.kind
            alike.setdefault(key, []).append(page)
        for nth, pages in enumerate(alike.values()):
            yield from islice(pages, 2 if nth < templates.CHECKED else 1)

    def _print_by_shells(self, template: PageTemplate, tell: Tell) -> None:
        is_safe = template.is_trusted
        filling = Filling(
            forms=Forms(
                skeletons=dict(template.shells) if is_safe else {},
                toc=template.toc_shape if is_safe else None,
            ),
            frames=self._frames,
            wanted=frozenset(_linked_from_outside(self._files)),
            done=frozenset(self._pressed),
        )
        results = self._halves.results(encode(filling), tell)
        results.reverse()  # taken off one by one, so that each is there only once
        for page in self._pages:
            data = results.pop()
            if not data:
                continue
            made = _pressed(data)
            if made.html is not None:
                self._print_page(page, made, template)
                continue
            self._pressed[page.file.src_uri] = made
            if made.anchors:
                page.present_anchor_ids = set(made.anchors)

    def _made(self, page: MeetgenPage) -> Pressed:
        """The page as HTML, and what others need of it."""
        if page.file.src_uri in self._pressed:
            return self._pressed[page.file.src_uri]
        view = page.shown.view
        rendered, digest = self._press.laid_out(page.shown, view)
        html = self._press.html(rendered, page.file.url)
        return Pressed(
            shown=self._press.fingerprint(page.shown, view),
            digest=digest,
            toc=toc_digest(html),
            record=self._press.record(page.shown, html),
            search=self._press.searched(page.shown, page.url, str(page.title), html),
            html=html,
        )

    def _finished(self, page: MeetgenPage, made: Pressed, last: bytes) -> bytes:
        """Write the page; where no shell fits, what came of it travels to where the theme is."""
        if self._known is None:
            self._known = _filling(last)
        known, uri = self._known, page.file.src_uri
        if uri in known.done:
            return b""
        assert made.html is not None  # noqa: S101 - just made
        content = known.forms.filled(made.html, known.frames[uri])
        if content is None:
            return encode(made)
        write_file(content, page.file.abs_dest_path, self._folders)
        anchors = tuple(sorted(made.html.anchors)) if uri in known.wanted else ()
        return encode(replace(made, html=None, anchors=anchors))

    def _print_page(self, page: MeetgenPage, made: Pressed, template: PageTemplate) -> None:
        """Have the theme render a page, or the template that stands for it; keep little of it."""
        page.made = Made(shown=made.shown, digest=made.digest, html=made.html)
        page.render(self._config, self._files)
        context = dict(get_context(self._nav, self._all_files, self._config, page))
        page.active = True
        try:
            html = template.render(context)
        finally:
            page.active = False
        utils.write_file(html.encode("utf-8", "xmlcharrefreplace"), page.file.abs_dest_path)
        self._pressed[page.file.src_uri] = replace(made, html=None)
        page.forget()


def _page(file: File) -> MeetgenPage | None:
    return file.page if isinstance(file.page, MeetgenPage) else None


def _linked_from_outside(files: Files) -> Iterator[str]:
    """The pages of whose headings ordinary pages speak, which MkDocs checks."""
    for file in files.documentation_pages():
        named: Mapping[File, object] = (file.page.links_to_anchors if file.page else None) or {}
        yield from (one.src_uri for one in named)
