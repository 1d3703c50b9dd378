"""Open questions and parked topics."""

import datetime as dt

from msgspec import Struct

from meetgen.model.action import NO_FIELDS, TaskFields
from meetgen.model.source import Location


class QuestionItem(Struct, frozen=True, kw_only=True):
    """A question as one note says it; `answer` is the text nested below it, if any."""

    text: str
    answered: bool
    answer: str = ""
    fields: TaskFields = NO_FIELDS
    tags: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    location: Location
    span: tuple[int, int] = (0, 0)


class Question(Struct, frozen=True, kw_only=True):
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
