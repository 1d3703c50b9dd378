"""Whom the builds of this process are for, where not only the configuration says so."""

import os
from typing import TYPE_CHECKING

from msgspec.structs import replace

from meetgen.model.config import Config
from meetgen.parsing.audiences import PRIVATE, folded
from meetgen.parsing.options import for_audience

if TYPE_CHECKING:  # a build with nothing to do shall not import MkDocs
    from mkdocs.config.defaults import MkDocsConfig

VARIABLE = "MEETGEN_AUDIENCE"


def for_chosen_audience(config: Config) -> Config:
    """The notebook for the audience that the command line or the environment names, else its own.

    Raises ConfigError when there is no such audience.
    """
    return for_audience(config, os.environ.get(VARIABLE) or None)


def without_source(notebook: Config, config: "MkDocsConfig") -> Config:
    """The notebook, and MkDocs' own configuration, without ways to the repository.

    An audience is told neither where the source is nor how its files are called there.
    """
    is_for_all = notebook.audience is None or folded(notebook.audience) == PRIVATE
    if is_for_all or notebook.expose_source:
        return notebook
    config.repo_url = config.repo_name = config.edit_uri = config.edit_uri_template = None
    return replace(notebook, edit_url="")


def choose_audience(name: str) -> None:
    """Make all builds of this process be for an audience."""
    os.environ[VARIABLE] = name
