"""Diagnostics as messages in MkDocs' log, where a warning fails a strict build."""

import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from meetgen.exports.messages import message_line
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity

LOG = get_plugin_logger("meetgen")
LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.INFO: logging.INFO,
}


def log_diagnostics(diagnostics: Iterable[Diagnostic], notebook: Config) -> None:
    """Log each with the place to open, at the level that the notebook's configuration gives it."""
    here = Path.cwd()
    for diagnostic in diagnostics:
        LOG.log(LEVELS[diagnostic.severity], "%s", message_line(diagnostic, notebook, here))
