"""Action items, decisions and questions of a note: each block is read as one of them at most."""

from dataclasses import dataclass
import datetime as dt

from meetgen.model.action import ActionItem
from meetgen.model.config import Config
from meetgen.model.decision import DecisionItem
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.question import QuestionItem
from meetgen.model.source import Location
from meetgen.parsing.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """What a note's text asks of people, in document order."""

    actions: tuple[ActionItem, ...] = ()
    decisions: tuple[DecisionItem, ...] = ()
    questions: tuple[QuestionItem, ...] = ()
    closes: tuple[tuple[str, Location], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_items(document: Document, *, day: dt.date | None, config: Config) -> Items:
    """The action items, decisions and questions; `day` is the meeting's, for `due:friday`."""
    raise NotImplementedError(document, day, config)
