"""Pairs: two people who meet in small company."""

from msgspec import Struct


class Pair(Struct, frozen=True, kw_only=True):
    """Two people who met in small company more than once.

    `people` are their handles, sorted; `notes` the paths of these meetings, newest first.
    """

    people: tuple[str, str]
    notes: tuple[str, ...]

    def other(self, handle: str) -> str:
        """The handle of the one who is not `handle`."""
        first, second = self.people
        return second if handle == first else first
