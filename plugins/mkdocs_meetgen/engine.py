"""What the command line uses of this adapter, found by the entry point group `meetgen.engines`."""

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meetgen.model.config import Config
from meetgen.reading import Reading
from mkdocs_meetgen.settings import read_settings

__all__ = ["build", "read_settings", "serve"]


def build(
    *,
    config_file: Path | None,
    notebook: Config | None,
    site_dir: Path | None,
    strict: bool,
    today: dt.date | None,
) -> Path | None:
    """Build the site and give its folder; None when a strict build found something wrong."""
    with _without_collections():
        # A second process reads the notes while this one imports MkDocs.
        reading = Reading(notebook or read_settings(config_file or Path()))
        # MkDocs costs a quarter of a second to import, which reading settings does not need.
        from mkdocs_meetgen.building import build_site_with_mkdocs

        return build_site_with_mkdocs(
            config_file=config_file,
            notebook=notebook,
            site_dir=site_dir,
            strict=strict,
            today=today,
            reading=reading,
        )


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


@contextmanager
def _without_collections() -> Iterator[None]:
    """Let the garbage collector rest: a build makes many values and hardly a circle of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # nor is there anything to find when the program ends
            gc.enable()
