"""The index as a whole: order does not matter, and time is linear."""

import datetime as dt
import random

import pytest

from meetgen.model.link import LinkKind
from meetgen.model.note import Note
from meetgen.model.register import Registers
from tests.budget import seconds_of, within
from tests.unit.index.builders import (
    WEEKLY,
    action,
    calendar,
    decision,
    entry,
    index_of,
    link,
    meeting,
    present,
    question,
)

FIRST = dt.date(2016, 1, 1)
SYLLABLES = ("ba", "co", "de", "fi", "ga", "lo", "mi", "ne", "pra", "que", "ri", "sta", "tor", "ul")


def notebook(size: int) -> list[Note]:
    """Notes by a company of one person in twenty-five notes, a third of them in series."""
    dice = random.Random(size)  # noqa: S311
    names = sorted(
        {
            " ".join("".join(dice.choices(SYLLABLES, k=3)).capitalize() for _ in "ab")
            for _ in range(max(8, size // 25))
        }
    )
    notes = []
    for number in range(size):
        path = f"{FIRST + dt.timedelta(days=number // 3)}-n{number}.md"
        there = dice.sample(names, k=5)
        notes.append(
            meeting(
                path,
                [*there[:3], present(there[3].split()[0].lower(), from_front_matter=True)],
                series=f"series-{number % 40}" if number % 3 == 0 else None,
                projects=(f"project-{number % 10}",),
                title="Weekly",
                actions=tuple(
                    action(f"{dice.choice(names)} {number} {line}", there[line], line=line)
                    for line in range(3)
                ),
                decisions=(decision(f"decided {number}"),),
                questions=(question(f"why {number}"),),
                links=(
                    link(there[4].split()[0], LinkKind.MENTION),
                    link(f"{path[:-3]}"),
                    link(path, LinkKind.MARKDOWN),
                    link(f"Unknown {number}"),
                ),
            )
        )
    return notes


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_notes_and_registers_does_not_matter(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    notes = [
        *notebook(60),
        meeting("2026-11-16-x.md", event="weekly@example.org"),
        meeting("2026-11-17-y.md", ["Gary ONeall", "Gary O'Neall"]),
    ]
    entries = [entry("ada", "Ada Lovelace"), entry("bob", "Bob Byte", line=5)]
    shuffled, turned = dice.sample(notes, k=len(notes)), entries[::-1]

    one = index_of(*notes, registers=Registers(people=tuple(entries)), calendars=[calendar(WEEKLY)])
    other = index_of(
        *shuffled, registers=Registers(people=tuple(turned)), calendars=[calendar(WEEKLY)]
    )

    assert one == other
    assert list(one.meetings) == list(other.meetings)
    assert list(one.people) == list(other.people)


def test_ten_times_the_notes_take_about_ten_times_as_long() -> None:
    few, many = notebook(300), notebook(3000)
    index_of(*few)
    small = seconds_of(lambda: index_of(*few))

    within(min(25 * small, 3), lambda: index_of(*many))
