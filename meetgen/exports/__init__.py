"""Exports: the index as files for other programs."""

from collections.abc import Callable, Mapping

from meetgen.exports.actions_ics import write_ics
from meetgen.exports.index_json import index_as_json, write_json
from meetgen.index.index import Index

EXPORTS: Mapping[str, Callable[[Index], str]] = {"json": write_json, "ics": write_ics}

__all__ = ["EXPORTS", "index_as_json", "write_ics", "write_json"]
