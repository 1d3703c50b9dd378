"""MkDocs' files: which of them are the notebook's, and the pages that take their place."""

from collections.abc import Iterator, Mapping
from glob import escape as literally
from posixpath import dirname, join

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url
from msgspec.structs import replace

from meetgen.model.config import Config
from meetgen.model.page import Page
from meetgen.model.slug import safe_path, slug_of
from meetgen.pages.summaries import Summaries
from meetgen.parsing.key_forms import keys_in
from meetgen.parsing.note import shown_text
from meetgen.rendering.permalinks import permalink_page, permalinks
from meetgen.rendering.site_assets import find_asset, offline_worker, site_assets
from meetgen.site import Site
from meetgen.sources.files import read_text
from meetgen.sources.notes import is_left_out
from mkdocs_meetgen.attachments import keep_published
from mkdocs_meetgen.feeds import site_feeds
from mkdocs_meetgen.given_nav import without_missing
from mkdocs_meetgen.left_out import hide_left_out
from mkdocs_meetgen.nav import build_nav, nav_titles
from mkdocs_meetgen.pages import MeetgenPage

REGISTERS = tuple(
    f"{name}.{ending}"
    for name in ("people", "teams", "projects", "series")
    for ending in ("yml", "yaml")
)
NOT_READ_IN_FULL = ("MG005", "MG006")
BLOGS = ("blog", "material/blog", "materialx/blog")
# What Material's `offline` plugin puts into every page
FOREIGN_WORKER = "https://unpkg.com/iframe-worker/shim"


def watched(notebook: Config) -> Iterator[str]:
    """The files and folders beside docs_dir on which the site depends, as far as they exist."""
    for name in (*REGISTERS, notebook.calendars_dir):
        path = notebook.root / name
        if path.exists():
            yield str(path)


def left_to_mkdocs(
    notebook: Config,
    files: Files,
    config: MkDocsConfig,
    *,
    is_serving: bool,
) -> Config:
    """The notebook without what MkDocs leaves out, and without the posts of a blog."""
    is_out = InclusionLevel.is_excluded if not is_serving else _is_excluded_always
    patterns = [
        f"/{literally(file.src_uri)}"
        for file in files
        if file.src_dir == config.docs_dir
        and is_out(file.inclusion)
        and not is_left_out(file.src_uri, notebook.ignored)
    ]
    for name in BLOGS:
        if name in config.plugins:
            blog = config.plugins[name].config.get("blog_dir", "blog")
            patterns.append(f"/{literally(join(blog, 'posts'))}/")
    return replace(notebook, ignored=(*notebook.ignored, *patterns))


def _is_excluded_always(inclusion: InclusionLevel) -> bool:
    return inclusion is InclusionLevel.EXCLUDED


class PrintedFile(File):
    """The file of a page that meetgen prints: MkDocs knows its address, and leaves it alone."""

    is_left_alone = False

    @classmethod
    def instead_of(cls, file: File, files: Files, config: MkDocsConfig) -> "PrintedFile":
        """The same file among `files`, left alone from now on."""
        printed = cls(
            file.src_uri,
            file.src_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=file.dest_uri,
            inclusion=file.inclusion,
        )
        printed.edit_uri, printed.page = file.edit_uri, file.page
        # Whoever asks later is told that this is no page, which MkDocs' addresses depend on.
        assert printed.url == file.url and printed.name  # noqa: PT018, S101
        if printed.page is not None:
            printed.page.file = printed
        printed.is_left_alone = True
        files.remove(file)
        files.append(printed)
        return printed

    def is_documentation_page(self) -> bool:
        """Whether MkDocs has to make a page of it."""
        return not self.is_left_alone

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Leave it where it is: nobody wants the note's source on the site."""


def place_pages(site: Site, files: Files, config: MkDocsConfig, *, prints: bool) -> None:
    """Put the site's pages among the files, and take out what is not for this audience.

    `prints` says that meetgen prints what stands outside the navigation itself.
    """
    _remove_hidden(site, files, config)
    _give_safe_addresses(site, files)
    _give_shown_text(site, files)
    hide_left_out(site, files, config)
    keep_published(site, files, config)
    pages = {page.uri: page for page in site.pages}
    if config.nav is None:
        ordinary = [
            file
            for file in files.documentation_pages()
            if file.src_uri not in pages and file.inclusion.is_in_nav()
        ]
        config.nav = build_nav(pages, ordinary)
    else:
        config.nav = without_missing(config.nav, {*pages, *files.src_uris}, config)
    titles = dict(nav_titles(config.nav))
    summaries = Summaries(site.index)
    in_nav = set(_nav_uris(config.nav))
    for uri, page in pages.items():
        file = _file_of(page, files, config)
        file.inclusion = InclusionLevel.INCLUDED if uri in in_nav else InclusionLevel.NOT_IN_NAV
        MeetgenPage(
            page,
            file,
            config,
            title=titles.get(uri, page.title),
            summary=summaries.of(page),
            day=meeting.date if (meeting := site.index.meetings.get(uri)) else None,
        )
        if prints and uri not in in_nav:
            PrintedFile.instead_of(file, files, config)


def _remove_hidden(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Take out the notes that are not in the index, and files that may lead out of the folder."""
    for file in list(files):
        if file.src_dir != config.docs_dir or is_left_out(file.src_uri, site.index.config.ignored):
            continue
        known = site.index.notes if file.is_documentation_page() else site.index.files
        if file.src_uri not in known:
            files.remove(file)


def _give_safe_addresses(site: Site, files: Files) -> None:
    """Give files whose names hold markup an address of which nothing can be misread."""
    odd = [file for file in files if safe_path(file.src_uri) != file.src_uri]
    if not odd:
        return
    taken = {file.dest_uri.casefold() for file in files}
    taken |= {f"{page.uri.removesuffix('.md')}/index.html".casefold() for page in site.pages}
    for file in sorted(odd, key=lambda one: one.src_uri):
        safe = safe_path(file.dest_uri)
        if safe.casefold() in taken:
            name, dot, ending = safe.rpartition("/index.html" if "/index.html" in safe else ".")
            safe = f"{name}-{slug_of(file.src_uri + '/')}{dot}{ending}"
        taken.add(safe.casefold())
        file.dest_uri = safe
        for known in ("url", "abs_dest_path"):  # made of the old one
            file.__dict__.pop(known, None)


def _give_shown_text(site: Site, files: Files) -> None:
    """Give MkDocs of ordinary pages what was read of them, where that is not all of the file.

    At bytes that are not UTF-8 it would stop, what lies beyond the limit nobody has looked through,
    keys are covered, and lines that the audience may not see are none of the page.
    """
    config = site.index.config
    for path, note in site.index.notes.items():
        file = files.src_uris.get(path)
        is_whole = not any(one.code in NOT_READ_IN_FULL for one in note.diagnostics) and not any(
            keys_in(note.body)
        )
        if file is None or file.abs_src_path is None or (is_whole and not note.kept_lines):
            continue
        source = read_text(file.abs_src_path, path, longest=config.limits.note)
        if source is not None:
            file.content_string = shown_text(source, note, config)


def _nav_uris(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for value in nav.values():
            yield from _nav_uris(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from _nav_uris(value)


def _file_of(page: Page, files: Files, config: MkDocsConfig) -> File:
    """A page's file: the note's own, so that other plugins find it on disk, or one in memory."""
    file = files.src_uris.get(page.uri)
    if file is None:
        _make_way(page.uri, files, config)
        file = File.generated(config, page.uri, content="")
        files.append(file)
        file.edit_uri = page.note
    elif page.note:
        file.edit_uri = page.note
    return file


def _make_way(uri: str, files: Files, config: MkDocsConfig) -> None:
    """Give a README beside a generated index page an address of its own."""
    readme = files.src_uris.get(join(dirname(uri), "README.md"))
    if not uri.endswith("index.md") or readme is None or readme.dest_uri != uri[:-2] + "html":
        return
    name = "README/index.html" if config.use_directory_urls else "README.html"
    moved = File(
        readme.src_uri,
        readme.src_dir,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=join(dirname(uri), name),
        inclusion=readme.inclusion,
    )
    files.remove(readme)
    files.append(moved)


def add_feeds(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add the feeds of actions, notes and decisions that the notebook wants."""
    for one in site_feeds(site.index):
        files.append(File.generated(config, one.uri, content=one.content))


def add_permalinks(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add the addresses of series that never change, where no page of the notebook has them."""
    taken = {file.dest_uri for file in files}
    for one in permalinks(site.index):
        uri = f"{one.address}index.html"
        page = files.src_uris.get(one.uri)
        if page is not None and uri not in taken:
            target = get_relative_url(page.url, one.address)
            content = permalink_page(one, target)
            files.append(File.generated(config, uri, content=content))


def add_assets(files: Files, config: MkDocsConfig, *, has_find: bool) -> None:
    """Add meetgen's stylesheet and script, whose names change with their content.

    And the script that the page *Find* loads, where there is one.
    """
    if has_find:
        script = find_asset()
        files.append(File.generated(config, script.uri, content=script.content))
    for asset in site_assets():
        files.append(File.generated(config, asset.uri, content=asset.content))
        place = config.extra_css if asset.uri.endswith(".css") else config.extra_javascript
        if asset.uri not in map(str, place):
            place.append(asset.uri)
    bring_worker(files, config)


def bring_worker(files: Files, config: MkDocsConfig) -> None:
    """Bring the script that Material's `offline` plugin would let every page fetch from a CDN."""
    polyfills: list[str] = config.extra.get("polyfills", [])
    if FOREIGN_WORKER in polyfills:
        worker = offline_worker()
        files.append(File.generated(config, worker.uri, content=worker.content))
        polyfills[polyfills.index(FOREIGN_WORKER)] = worker.uri
