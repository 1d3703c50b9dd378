"""The items of an agenda: those below its heading or label, outermost ones alone."""

import pytest

from meetgen.parsing.agenda_lines import agenda_lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## Agenda\n\n- a **b**\n  - c\n- d\n\n## Notes\n\n- e\n", ("a **b**", "d")),
        ("Agenda:\n1. a\n2. b\n", ("a", "b")),
        ("**Topics**\n\n* a\n  goes on\n", ("a goes on",)),
        ("## Agenda\n\ntext\n", ()),
        ("## Notes\n\n- the agenda\n", ()),
        ("", ()),
    ],
)
def test_the_lines_are_those_of_the_agenda(body: str, lines: tuple[str, ...]) -> None:
    assert agenda_lines(body) == lines
