"""How far a long piece of work has come, told to whoever wants to show it."""

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """A part of a build that takes long in a big notebook; the value is what a user reads."""

    NOTES = "Reading notes"
    PAGES = "Making pages"
    SITE = "Writing the site"


# Called with the stage, how much of it is done, and how much there is; both in notes or pages.
Progress = Callable[[Stage, int, int], None]


def untold(stage: Stage, done: int, total: int) -> None:
    """Nobody wants to know."""
