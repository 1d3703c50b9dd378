"""What is kept beside a value is no part of it."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.model.memo import Memo

DAY = dt.date(2026, 11, 24)
INDEX = Index(as_of=DAY, config=Config(root=Path(), notes_dir=Path()))


def test_values_are_equal_whatever_was_worked_out_of_them() -> None:
    other = replace(INDEX)
    other.once(id)

    assert other == INDEX
    assert Memo({1: 2}) == Memo()
    assert not Memo() != Memo({1: 2})  # noqa: SIM202 - both operators are our own
    assert Memo() != {}


def test_a_changed_copy_works_everything_out_anew() -> None:
    assert INDEX.once(lambda index: index.as_of) == DAY

    def day(index: Index) -> dt.date:
        return index.as_of

    later = DAY + dt.timedelta(days=1)
    assert INDEX.once(day) == DAY
    assert replace(INDEX, as_of=later).once(day) == later
    assert INDEX.once(day) == DAY
