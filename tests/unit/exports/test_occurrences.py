"""Occurrences as JSON: whose warning is whose."""

import json

from msgspec.structs import replace

from meetgen.calendars.event import warning
from meetgen.exports.occurrences import occurrences_json
from meetgen.model.source import Location
from tests.unit.sample_index import sample_index


def test_a_warning_stands_with_the_event_in_which_it_is() -> None:
    one = sample_index().upcoming[0]
    path = one.location.path
    begins = (5, 20, 40)
    found = [warning("MG060", path, line, f"line {line}", "") for line in (1, 20, 39, 41)]
    found.append(warning("MG060", "other.ics", 21, "elsewhere", ""))
    at_20 = replace(one, location=Location(path=path, line=20))

    (made,) = json.loads(occurrences_json([at_20], found, {path: begins}))
    assert made["warnings"] == ["MG060: line 20", "MG060: line 39"]
