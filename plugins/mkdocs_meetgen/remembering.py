"""After a build by MkDocs: whether its shells can serve the next one, and what to remember."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from msgspec.structs import replace

from mkdocs_meetgen.large_search import language_of
from mkdocs_meetgen.pages import MeetgenPage, addresses_of
from mkdocs_meetgen.plugin import MeetgenPlugin
from mkdocs_meetgen.press import toc_digest
from mkdocs_meetgen.printing import Printed
from mkdocs_meetgen.quick import ordinary_digest
from mkdocs_meetgen.search_file import SearchShape
from mkdocs_meetgen.shells import Frame
from mkdocs_meetgen.state import Head, KnownPage, Shells, outputs_of
from mkdocs_meetgen.templates import PageTemplate
from mkdocs_meetgen.wanted import Beginning, Wanted

# They put files into pages that nobody here knows of.
OUTSIDE = ("pymdownx.snippets", "markdown_include.include", "pymdownx.b64")
NO_FRAME = Frame(
    group="",
    title="",
    meta_title="",
    description="",
    feed="",
    canonical="",
    edit="",
    previous=None,
    next=None,
)


class OtherWarnings(logging.Handler):
    """Counts what MkDocs itself complains of, which only MkDocs can say again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count the message if it is not one of meetgen's."""
        self.count += "[MG" not in record.getMessage()


def remembered(
    config: MkDocsConfig, plugin: MeetgenPlugin, wanted: Wanted, began_with: Beginning
) -> tuple[Head, Shells] | None:
    """What the next build may use of the site that was just built; None when nothing is safe."""
    printed, environment = plugin.printed, plugin.environment
    if printed is None or environment is None or not _is_known_well(config, plugin):
        return None
    template = environment.page_template
    pages = dict(_pages(config, plugin, printed, template))
    if not template.is_trusted or len(pages) != len(plugin.site.pages):
        return None
    log = plugin.search_log
    shells = Shells(
        pages=pages,
        skeletons={**template.shells, **template.shells_of_one},
        own=template.own,
        toc=template.toc_shape,
        addresses=addresses_of(plugin.files),
        search=SearchShape.of(log.beginning, log.pieces) if log is not None else None,
        records=plugin.records,
        language=language_of(config),
        ordinary=ordinary_digest(plugin.site.index, wanted.reading.keys),
        notebook=plugin.site.index.config,
        nav_folders=template.nav_folders or frozenset(),
        has_own_nav=plugin.has_own_nav,
        has_directory_urls=config.use_directory_urls,
    )
    head = Head(
        shape=began_with.shape,
        inputs=began_with.inputs,
        outputs=dict(outputs_of(Path(config.site_dir))),
        diagnostics=plugin.site.diagnostics,
    )
    return head, shells


def _is_known_well(config: MkDocsConfig, plugin: MeetgenPlugin) -> bool:
    """Whether everything that pages hold is known here."""
    extensions = config.markdown_extensions
    return not any(name in extensions for name in OUTSIDE) and not any(
        _links_to_our_headings(file.page) for file in plugin.files
    )


def _links_to_our_headings(page: Any) -> bool:
    """Whether an ordinary page names a heading of ours, which MkDocs checks at each build."""
    return (
        page is not None
        and not isinstance(page, MeetgenPage)
        and any(isinstance(file.page, MeetgenPage) for file in page.links_to_anchors or ())
    )


def _pages(
    config: MkDocsConfig, plugin: MeetgenPlugin, printed: Printed, template: PageTemplate
) -> Iterator[tuple[str, KnownPage]]:
    for file in plugin.files:
        page, uri = file.page, file.src_uri
        if not isinstance(page, MeetgenPage):
            continue
        frame, pressed, html = printed.frames.get(uri), printed.pressed.get(uri), page.made.html
        if pressed is None and (uri not in template.own or html is None):
            continue
        yield (
            uri,
            KnownPage(
                title=page.shown.title,
                kind=page.shown.kind,
                address=file.url,
                target=os.path.relpath(file.abs_dest_path, config.site_dir).replace(os.sep, "/"),
                note=page.shown.note,
                section=page.shown.section,
                frame=frame
                or replace(
                    NO_FRAME,
                    title=str(page.title),
                    description=str(page.description),
                    canonical=page.canonical_url or "",
                ),
                day=page.update_date,
                is_in_nav=frame is None,
                shown=pressed.shown if pressed else page.made.shown,
                digest=pressed.digest if pressed else page.made.digest,
                toc=pressed.toc if pressed else toc_digest(html) if html else b"",
            ),
        )
