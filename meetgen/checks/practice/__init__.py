"""The practice of good meetings: checks that are off until somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping

from meetgen.checks.practice import (
    copied_attendance,
    crowded,
    long_open,
    no_agenda,
    no_decider,
    no_outcome,
    no_presence,
    no_purpose,
    past_revisit,
)
from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic

PRACTICE_CHECKS: Mapping[str, Callable[[Index], Iterator[Diagnostic]]] = {
    "MG070": no_purpose.run,
    "MG071": no_agenda.run,
    "MG072": long_open.run,
    "MG073": no_decider.run,
    "MG074": crowded.run,
    "MG075": copied_attendance.run,
    "MG076": no_presence.run,
    "MG077": past_revisit.run,
    "MG078": no_outcome.run,
}
