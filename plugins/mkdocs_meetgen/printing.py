"""Pages outside the navigation, printed by meetgen with the theme's shells: MkDocs need not know.

The theme renders a few pages of each kind, whose surroundings become the shells of all others.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from meetgen.codec import decoder, encode
from meetgen.halves import Tell, in_two
from meetgen.model.progress import Progress, Stage
from meetgen.site import Site
from mkdocs_meetgen.files import PrintedFile
from mkdocs_meetgen.pages import Made, MeetgenPage, addresses_of
from mkdocs_meetgen.press import Press, Pressed, searched, toc_digest
from mkdocs_meetgen.shells import Frame
from mkdocs_meetgen.templates import CHECKED, FastEnvironment, PageTemplate
from mkdocs_meetgen.writing import write_file

_pressed = decoder(Pressed)


class Printer:
    """Prints the pages of a site that are left to meetgen, in the state `on_env` finds them."""

    def __init__(
        self,
        site: Site,
        files: Files,
        nav: Navigation,
        config: MkDocsConfig,
        environment: FastEnvironment,
    ) -> None:
        self._site, self._nav, self._config, self._files = site, nav, config, files
        self._template: PageTemplate = environment.page_template
        self._addresses = addresses_of(files)
        environment.printed = [file for file in files if isinstance(file, PrintedFile)]
        self._pages = [page for file in environment.printed if (page := _page(file)) is not None]
        self._all_files = [*files.documentation_pages(), *environment.printed]
        self._wanted = set(_linked_from_outside(files))
        self.frames: dict[str, Frame] = {}
        self.pressed: dict[str, Pressed] = {}

    def print_all(self, progress: Progress) -> None:
        """Write every page. Raises BuildError when one cannot be written."""
        for page in self._pages:
            page.read_source(self._config)
            base = utils.get_relative_url(".", page.url)
            about = {"nav": self._nav, "base_url": base}
            self.frames[page.file.src_uri] = self._template.frame_of(page, about)
        first = list(self._first_of_each_kind())
        uris = {page.file.src_uri for page in first}
        others = [page for page in self._pages if page.file.src_uri not in uris]
        try:
            self._print_by_theme(first)
            self._print_by_shells(others, partial(progress, Stage.SITE))
        except OSError as error:
            raise BuildError(f"{error.filename}: {error.strerror}") from error

    def _first_of_each_kind(self) -> Iterator[MeetgenPage]:
        """Two pages for each skeleton as long as skeletons are checked, then one."""
        alike: dict[str, list[MeetgenPage]] = {}
        for page in self._pages:
            key = self.frames[page.file.src_uri].key(has_toc=True)
            alike.setdefault(key, []).append(page)
        for nth, pages in enumerate(alike.values()):
            yield from islice(pages, 2 if nth < CHECKED else 1)

    def _press(self) -> Press:
        is_safe = self._template.is_trusted
        shells = self._template.shells if is_safe else {}
        toc = self._template.toc_shape if is_safe else None
        return Press(self._site.index, self._addresses, shells, toc)

    def _print_by_theme(self, pages: Sequence[MeetgenPage]) -> None:
        press = self._press()
        for page in pages:
            made = self._made(page, press)
            self.pressed[page.file.src_uri] = made
            self._print_page(page, made)

    def _print_by_shells(self, pages: Sequence[MeetgenPage], tell: Tell) -> None:
        work = partial(self._printed, press=self._press(), folders=set())
        results = in_two(work, pages, tell)
        results.reverse()  # taken off one by one, so that each is there only once
        for page in pages:
            made = self.pressed[page.file.src_uri] = _pressed(results.pop())
            if made.html is not None:
                self._print_page(page, made)
            elif made.anchors:
                page.present_anchor_ids = set(made.anchors)

    def _printed(self, page: MeetgenPage, press: Press, folders: set[str]) -> bytes:
        """Write one page; where no shell fits, what came of it travels to where the theme is."""
        made = self._made(page, press)
        assert made.html is not None  # noqa: S101 - just made
        content = press.filled(made.html, self.frames[page.file.src_uri])
        if content is None:
            return encode(made)
        write_file(content, page.file.abs_dest_path, folders)
        return encode(
            Pressed(digest=made.digest, toc=made.toc, search=made.search, anchors=made.anchors)
        )

    def _made(self, page: MeetgenPage, press: Press) -> Pressed:
        rendered, digest = press.laid_out(page.shown)
        html = press.html(rendered, page.file.url)
        is_wanted = page.file.src_uri in self._wanted
        return Pressed(
            digest=digest,
            toc=toc_digest(html),
            search=searched(page.shown, page.url, str(page.title), html),
            html=html,
            anchors=tuple(sorted(html.anchors)) if is_wanted else (),
        )

    def _print_page(self, page: MeetgenPage, made: Pressed) -> None:
        """Have the theme render a page, or the template that stands for it."""
        page.made = Made(digest=made.digest, html=made.html)
        page.render(self._config, self._files)
        context = dict(get_context(self._nav, self._all_files, self._config, page))
        page.active = True
        try:
            html = self._template.render(context)
        finally:
            page.active = False
        utils.write_file(html.encode("utf-8", "xmlcharrefreplace"), page.file.abs_dest_path)


def _page(file: File) -> MeetgenPage | None:
    return file.page if isinstance(file.page, MeetgenPage) else None


def _linked_from_outside(files: Files) -> Iterator[str]:
    """The pages of whose headings ordinary pages speak, which MkDocs checks."""
    for file in files.documentation_pages():
        named: Mapping[File, object] = (file.page.links_to_anchors if file.page else None) or {}
        yield from (one.src_uri for one in named)
