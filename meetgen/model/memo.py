"""What was worked out of a value and is kept with it."""

from typing import TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")


class Memo(dict[Key, Made]):
    """Kept results; equal to any others, because they are no part of the value that holds them."""

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        """Whether the other is a Memo, too."""
        return isinstance(other, Memo)

    def __ne__(self, other: object) -> bool:
        """Whether the other is no Memo."""
        return not isinstance(other, Memo)
