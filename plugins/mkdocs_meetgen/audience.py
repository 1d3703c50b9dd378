"""Whom the builds of this process are for, where not only the configuration says so."""

import os

from meetgen.model.config import Config
from meetgen.parsing.options import for_audience

VARIABLE = "MEETGEN_AUDIENCE"


def for_chosen_audience(config: Config) -> Config:
    """The notebook for the audience that the command line or the environment names, else its own.

    Raises ConfigError when there is no such audience.
    """
    return for_audience(config, os.environ.get(VARIABLE) or None)


def choose_audience(name: str) -> None:
    """Make all builds of this process be for an audience."""
    os.environ[VARIABLE] = name
