"""Open questions and parked topics."""

import datetime as dt
from dataclasses import dataclass

from meetgen.model.action import NO_FIELDS, TaskFields
from meetgen.model.source import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionItem:
    """A question as one note says it; `answer` is the text nested below it, if any."""

    text: str
    answered: bool
    answer: str = ""
    fields: TaskFields = NO_FIELDS
    tags: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    location: Location
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the index."""

    id: str
    text: str
    answered: bool
    answer: str = ""
    projects: tuple[str, ...] = ()
    series: str | None = None
    note: str
    date: dt.date | None
    location: Location
    context: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the line on its note's page."""
        return f"q-{self.id}"
