"""Exports: the index as files for other programs."""

from collections.abc import Mapping

# What `meetgen export` offers, and the module that writes it; none is imported before it is used.
EXPORTS: Mapping[str, str] = {
    "json": "meetgen.exports.index_json",
    "ics": "meetgen.exports.actions_ics",
    "decisions": "meetgen.exports.decisions",
}
