"""After a build by MkDocs: whether its shells can serve the next one, and what to remember."""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_meetgen.pages import MeetgenPage, addresses_of
from mkdocs_meetgen.plugin import MeetgenPlugin
from mkdocs_meetgen.quick import (
    SEARCH_INDEX,
    entries_json,
    ordinary_digest,
    search_index,
    toc_digest,
)
from mkdocs_meetgen.search import NAMES as SEARCHES
from mkdocs_meetgen.search import SearchLog
from mkdocs_meetgen.shells import Frame
from mkdocs_meetgen.state import Head, KnownPage, Shells, outputs_of
from mkdocs_meetgen.templates import PageTemplate
from mkdocs_meetgen.wanted import Wanted

OWN = "meetgen"
# They put files into pages that nobody here knows of.
OUTSIDE = ("pymdownx.snippets", "markdown_include.include", "pymdownx.b64")
NO_FRAME = Frame(group="", title="", meta_title="", canonical="", edit="", previous=None, next=None)


class OtherWarnings(logging.Handler):
    """Counts what MkDocs itself complains of, which only MkDocs can say again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count the message if it is not one of meetgen's."""
        self.count += "[MG" not in record.getMessage()


def remembered(
    config: MkDocsConfig, plugin: MeetgenPlugin, wanted: Wanted
) -> tuple[Head, Shells] | None:
    """What the next build may use of the site that was just built; None when nothing is safe."""
    environment, index = plugin.environment, plugin.site.index
    template = environment.page_template if environment is not None else None
    if template is None or not template.is_trusted or not _is_known_well(config, plugin):
        return None
    pages = dict(_pages(config, plugin, template))
    search = _search(plugin.search_log, config)
    has_search = any(name in config.plugins for name in SEARCHES)
    if len(pages) != len(plugin.site.pages) or (has_search and search is None):
        return None
    shells = Shells(
        pages=pages,
        skeletons=dict(template.shells),
        own=template.own,
        toc=template.toc_shape,
        addresses=addresses_of(plugin.files),
        search=search,
        ordinary=ordinary_digest(index, wanted.reading.keys),
        notebook=index.config,
    )
    head = Head(
        shape=wanted.shape(),
        inputs=wanted.inputs(),
        outputs=dict(outputs_of(Path(config.site_dir))),
        diagnostics=plugin.site.diagnostics,
    )
    return head, shells


def _is_known_well(config: MkDocsConfig, plugin: MeetgenPlugin) -> bool:
    """Whether nobody but MkDocs, the theme, the search and meetgen has a hand in the pages."""
    extensions = config.markdown_extensions
    return (
        set(config.plugins) <= {OWN, *SEARCHES}
        and not config.hooks
        and not any(name in extensions for name in OUTSIDE)
        and not plugin.notebook.feeds
        and not any(_links_to_our_headings(file.page) for file in plugin.files)
    )


def _links_to_our_headings(page: Any) -> bool:
    """Whether an ordinary page names a heading of ours, which MkDocs checks at each build."""
    return (
        page is not None
        and not isinstance(page, MeetgenPage)
        and any(isinstance(file.page, MeetgenPage) for file in page.links_to_anchors or ())
    )


def _pages(
    config: MkDocsConfig, plugin: MeetgenPlugin, template: PageTemplate
) -> Iterator[tuple[str, KnownPage]]:
    for file in plugin.files:
        page, uri = file.page, file.src_uri
        if not isinstance(page, MeetgenPage) or page.made.html is None:
            continue
        frame = template.frames.get(uri)
        if frame is None and uri not in template.own:
            continue
        yield (
            uri,
            KnownPage(
                title=page.shown.title,
                address=file.url,
                target=os.path.relpath(file.abs_dest_path, config.site_dir).replace(os.sep, "/"),
                note=page.shown.note,
                section=page.shown.section,
                frame=frame or replace(NO_FRAME, title=str(page.title)),
                is_in_nav=frame is None,
                digest=page.made.digest,
                toc=toc_digest(page.made.html),
            ),
        )


def _search(log: SearchLog | None, config: MkDocsConfig) -> tuple[str, dict[str, str]] | None:
    """The search index in pieces, if they make up the very file that Material wrote."""
    if log is None or not type(log.plugin).__module__.startswith("material"):
        return None
    options = {key: log.plugin.config[key] for key in ("lang", "separator", "pipeline", "fields")}
    beginning = json.dumps({"config": options, "docs": []}, separators=(",", ":"), default=str)
    pieces: dict[str, str] = {}
    at = 0
    for uri, count in log.counts:
        pieces[uri] = entries_json(log.entries[at : at + count])
        at += count
    whole = search_index(beginning[:-2], pieces)
    try:
        written = Path(config.site_dir, SEARCH_INDEX).read_bytes()
    except OSError:
        return None
    return (beginning[:-2], pieces) if written == whole.encode() else None
