"""The plugin: MkDocs' events, each handed to the part of meetgen that answers it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from meetgen.errors import MeetgenError
from meetgen.model.config import Config
from meetgen.model.progress import Progress, untold
from meetgen.reading import Reading
from meetgen.site import Site, load_site
from mkdocs_meetgen.clock import today
from mkdocs_meetgen.config import MeetgenOptions, notebook_of
from mkdocs_meetgen.files import (
    add_assets,
    add_feeds,
    add_permalinks,
    left_to_mkdocs,
    place_pages,
    watched,
)
from mkdocs_meetgen.guard import guarded
from mkdocs_meetgen.large_search import (
    all_records,
    record_made_by_mkdocs,
    wants_records,
    write_index,
)
from mkdocs_meetgen.metadata import MetadataEnvironment
from mkdocs_meetgen.nav import attach_pages
from mkdocs_meetgen.neighbours import can_print, has_others_that_read_pages, named_others
from mkdocs_meetgen.ordinary import linked_markdown, make_titles_safe, take_dates
from mkdocs_meetgen.pages import make_pages
from mkdocs_meetgen.policy import PolicyEnvironment, wants_policy
from mkdocs_meetgen.printing import Printed, Printer
from mkdocs_meetgen.records import Records
from mkdocs_meetgen.report import LOG, log_diagnostics, log_search_size
from mkdocs_meetgen.search import SearchLog, give_search_entries
from mkdocs_meetgen.templates import FastEnvironment, can_be_fast, compile_ahead, share_environment

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class MeetgenPlugin(BasePlugin[MeetgenOptions]):
    """Turns the notes below docs_dir into a cross-linked site, in memory."""

    root: Path | None = None  # the engine sets it where there is no mkdocs.yml
    before_post_build: Callable[[], None] | None = None  # likewise, where it writes behind
    reading: Reading | None = None  # likewise, where it begins earlier
    progress: Progress = staticmethod(untold)  # likewise, where somebody watches
    is_serving: bool = False
    notebook: Config
    site: Site
    files: Files
    prints: bool = False
    has_own_nav: bool = False
    has_records: bool = False
    printer: Printer | None = None
    printed: Printed | None = None
    search_log: SearchLog | None = None
    environment: FastEnvironment | None = None
    records: Records

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Remember what the build is for."""
        self.is_serving = command == "serve"

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options, and watch what the site depends on beside docs_dir."""
        # MkDocs keeps a plugin from one build of a server to the next.
        self.printer = self.printed = self.search_log = self.environment = None
        try:
            self.notebook = notebook_of(config, self.config, self.root)
            self.records, self.has_records = {}, wants_records(self.notebook)
            config.docs_dir = os.fspath(self.notebook.notes_dir)
            if self.reading is None:
                self.reading = Reading(self.notebook)
                self.reading.begin()
        except MeetgenError as error:
            raise PluginError(str(error)) from error
        share_environment(config)
        config.watch.extend(path for path in watched(self.notebook) if path not in config.watch)
        return config

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build the site and put its pages in the place of the notes."""
        notebook = left_to_mkdocs(self.notebook, files, config, is_serving=self.is_serving)
        self.prints = can_print(config, notebook)
        if self.prints:
            compile_ahead(config)
        elif others := named_others(config):
            LOG.info("every build makes all pages anew, because of %s", ", ".join(others))
        try:
            self.site = load_site(notebook, today(notebook.timezone), self.reading)
        except MeetgenError as error:
            raise PluginError(str(error)) from error
        self.reading = None  # the next build of a server reads anew
        log_diagnostics(self.site.diagnostics, notebook)
        self.has_own_nav = config.nav is None
        place_pages(self.site, files, config, prints=self.prints)
        add_assets(files, config, has_find=self.has_records)
        add_feeds(self.site, files, config)
        add_permalinks(self.site, files, config)
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the notes the section they stand in, and their neighbours in the series."""
        self.files = files
        attach_pages(nav, files, self.site)
        take_dates(files, self.site.index.as_of)
        if self.prints:
            self.printer = Printer(self.site, files, nav, config)
        make_pages(
            self.site.index,
            files,
            keeps_markdown=has_others_that_read_pages(config),
            progress=self.progress,
        )
        return nav

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Make links and mentions in ordinary pages work."""
        return linked_markdown(markdown, page, self.site.index)

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Escape the titles of ordinary pages, which themes print as they are; note their words."""
        make_titles_safe(page)
        if self.has_records:
            self.records[page.url] = record_made_by_mkdocs(page, html, self.site)
        return html

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> Any:
        """Give pages their policy, and let those that differ in little share what is common."""
        self.search_log = give_search_entries(config, self.site.index)
        with_policy: Any = PolicyEnvironment(env, config) if wants_policy(config) else env
        whole = MetadataEnvironment(with_policy, self.notebook.feeds)
        self.environment = FastEnvironment(whole) if can_be_fast(env) else None
        if self.printer is not None and self.environment is not None:
            self.printed = self.printer.print_all(self.environment, self.progress)
            self.printer = None  # with all that it worked out
            if self.search_log is not None:
                pieces = {uri: one.search for uri, one in self.printed.pressed.items()}
                self.search_log.add_printed(pieces)
        return self.environment or whole

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, **_: Any) -> None:
        """Have the server answer its own readers only."""
        server.set_app(guarded(server.serve_request, config.dev_addr.host))

    @event_priority(100)
    def _before_others(self, **_: Any) -> None:
        """Have every page on disk before other plugins look at the site."""
        if self.before_post_build is not None:
            self.before_post_build()

    @event_priority(-100)
    def _after_others(self, config: MkDocsConfig) -> None:
        """Write the large search's index, and look at what the search plugin has written."""
        site_dir = Path(config.site_dir)
        if self.has_records:
            pressed = self.printed.pressed if self.printed is not None else {}
            self.records = all_records(self.records, self.site, self.files, pressed)
            write_index(self.records, config)
        if not self.is_serving:
            log_search_size(site_dir)

    on_post_build = CombinedEvent(_before_others, _after_others)
