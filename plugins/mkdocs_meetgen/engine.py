"""What the command line uses of this adapter, found by the entry point group `meetgen.engines`."""

import datetime as dt
import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from meetgen.cache import cache_of
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.progress import Progress, untold
from meetgen.reading import Reading
from mkdocs_meetgen import clock
from mkdocs_meetgen.audience import choose_audience, for_chosen_audience
from mkdocs_meetgen.settings import read_settings, read_values
from mkdocs_meetgen.state import Memory
from mkdocs_meetgen.wanted import Beginning, Wanted, rebuild

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
    with _without_collections():
        wanted = _wanted(config_file, notebook, site_dir, today, strict=strict, progress=progress)
        cache = cache_of(wanted.config.root)
        memory = Memory(cache, wanted.site_dir)
        began_with = Beginning(wanted.shape(), wanted.inputs())
        diagnostics = rebuild(wanted, began_with, memory)
        if diagnostics is None:
            # A second process reads the notes while this one imports MkDocs, which takes a
            # quarter of a second.
            wanted.reading.begin()
            from mkdocs_meetgen.building import build_site_with_mkdocs

            return build_site_with_mkdocs(wanted, began_with, memory, notebook=notebook)
        _show(diagnostics, wanted.config)
        return wanted.site_dir


def _wanted(
    config_file: Path | None,
    notebook: Config | None,
    site_dir: Path | None,
    today: dt.date | None,
    *,
    strict: bool,
    progress: Progress,
) -> Wanted:
    """What is to be built, and where."""
    if config_file is None:
        assert notebook is not None  # noqa: S101 - the command line gives one of them
        config, place = notebook, Path("site")
    else:
        config = read_settings(config_file)
        values = read_values(config_file)
        place = config_file.parent / str(values.get("site_dir") or "site")
        strict = strict or values.get("strict") is True
    if today is not None:
        clock.pretend(today)
    return Wanted(
        config=config,
        config_file=config_file,
        site_dir=(site_dir or place).absolute(),
        day=clock.today(config.timezone),
        strict=strict,
        reading=Reading(config, progress),
        progress=progress,
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


def _show(diagnostics: Iterable[Diagnostic], config: Config) -> None:
    """Write what MkDocs' log would show of them."""
    from meetgen.exports.messages import message_line

    here = Path.cwd()
    for one in diagnostics:
        if one.severity is not Severity.INFO:
            sys.stderr.write(f"{message_line(one, config, here)}\n")


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
