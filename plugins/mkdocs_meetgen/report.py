"""Diagnostics as messages in MkDocs' log, where a warning fails a strict build."""

import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from meetgen.exports.messages import message_line
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.publishing.search_size import INDEX, search_remark

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


def log_search_size(site_dir: Path) -> None:
    """Tell of a large search index; it is nothing that should fail a strict build."""
    index = site_dir / INDEX
    if index.exists() and (remark := search_remark(index.stat().st_size)):
        LOG.info("%s", remark)
