"""The site engines that are installed, by their entry points: nothing here imports one."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Protocol, cast

import click

from meetgen.cli.notebook import Found, Place, find_notebook
from meetgen.errors import ConfigError
from meetgen.model.config import Config
from meetgen.model.progress import Progress

GROUP = "meetgen.engines"


class Engine(Protocol):
    """What an engine's module offers."""

    def read_settings(self, config_file: Path) -> Config:
        """The notebook that a configuration file describes."""

    def choose_audience(self, name: str) -> None:
        """Make all that follows be for an audience, whatever the configuration says."""

    def for_chosen_audience(self, config: Config) -> Config:
        """A notebook without configuration file for the audience that was chosen."""

    def build(
        self,
        *,
        config_file: Path | None,
        notebook: Config | None,
        site_dir: Path | None,
        strict: bool,
        today: dt.date | None,
        progress: Progress,
    ) -> Path | None:
        """Build the site and give its folder; None when a strict build found something wrong."""

    def serve(
        self,
        *,
        config_file: Path | None,
        notebook: Config | None,
        address: str | None,
        strict: bool,
        today: dt.date | None,
        open_in_browser: bool,
    ) -> None:
        """Serve the site until interrupted."""


@cache
def engine() -> Engine:
    """The engine that builds sites. Raises ConfigError when none is installed."""
    from importlib.metadata import entry_points  # a tenth of what a quick command takes

    for point in entry_points(group=GROUP):
        return cast("Engine", point.load())
    raise ConfigError("no site engine is installed (reinstall meetgen)")


def plain_config(found: Found) -> Config | None:
    """The options of a notebook without a configuration file, None for one that has it."""
    if found.config_file is not None:
        return None
    return config_of(found)


def config_of(found: Found) -> Config:
    """The options of a notebook, from its configuration file where it has one."""
    if found.config_file is None:
        plain = Config(root=found.root, notes_dir=found.notes_dir.absolute())
        return engine().for_chosen_audience(plain)
    return engine().read_settings(found.config_file)


def config_asked(ctx: click.Context, folder: Path | None = None) -> Config:
    """The options of the notebook that a command is about: `folder`, or as its options say."""
    return config_of(find_notebook(ctx.find_object(Place) or Place(), folder))
