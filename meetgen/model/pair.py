"""Pairs: two people who meet in small company."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people who met in small company more than once.

    `people` are their handles, sorted; `notes` the paths of these meetings, newest first.
    """

    people: tuple[str, str]
    notes: tuple[str, ...]

    def other(self, handle: str) -> str:
        """The handle of the one who is not `handle`."""
        first, second = self.people
        return second if handle == first else first
