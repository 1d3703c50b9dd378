"""What the command line uses of this adapter, found by the entry point group `meetgen.engines`."""

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

from meetgen.cache import cache_of
from meetgen.garbage import without_collections
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.progress import Progress, untold
from mkdocs_meetgen import clock
from mkdocs_meetgen.audience import choose_audience, for_chosen_audience
from mkdocs_meetgen.settings import read_settings
from mkdocs_meetgen.state import Memory
from mkdocs_meetgen.wanted import rebuild, wanted_by

__all__ = ["build", "choose_audience", "for_chosen_audience", "read_settings", "serve"]


def build(
    *,
    config_file: Path | None,
    notebook: Config | None,
    site_dir: Path | None,
    strict: bool,
    today: dt.date | None,
    progress: Progress = untold,
) -> Path | None:
    """Build the site and give its folder; None when a strict build found something wrong."""
    if today is not None:
        clock.pretend(today)
    with without_collections():
        wanted = wanted_by(config_file, notebook, site_dir, strict=strict, progress=progress)
        memory = Memory(cache_of(wanted.config.root), wanted.site_dir)
        began_with = wanted.beginning()
        diagnostics = rebuild(wanted, began_with, memory)
        if diagnostics is None:
            # A second process reads the notes while this one imports MkDocs, which takes a
            # quarter of a second.
            wanted.reading.begin()
            from mkdocs_meetgen.building import build_site_with_mkdocs

            return build_site_with_mkdocs(wanted, began_with, memory, notebook=notebook)
        _show(diagnostics, wanted.config)
        return wanted.site_dir


def serve(
    *,
    config_file: Path | None,
    notebook: Config | None,
    address: str | None,
    strict: bool,
    today: dt.date | None,
    open_in_browser: bool,
) -> None:
    """Serve the site until interrupted, and rebuild it on each change."""
    from mkdocs_meetgen.building import serve_with_mkdocs

    serve_with_mkdocs(
        config_file=config_file,
        notebook=notebook,
        address=address,
        strict=strict,
        today=today,
        open_in_browser=open_in_browser,
    )


def _show(diagnostics: Iterable[Diagnostic], config: Config) -> None:
    """Write what MkDocs' log would show of them."""
    from meetgen.exports.messages import message_line

    here = Path.cwd()
    for one in diagnostics:
        if one.severity is not Severity.INFO:
            sys.stderr.write(f"{message_line(one, config, here)}\n")
