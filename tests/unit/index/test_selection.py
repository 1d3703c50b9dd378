"""Actions asked for: options of one name add up, those of different names narrow down."""

import datetime as dt
from typing import Any

import pytest

from meetgen.index.selection import Selection, StateAsked, selected
from tests.unit.written import written

INDEX = written(
    {
        "2026-11-18-a.md": "---\nseries: weekly\nproject: apollo\n---\n"
        "- [ ] @ada send the deck 📅 2026-12-01 🆔 a1\n"
        "- [ ] @bob, @ada: call 📅 2026-11-20 🆔 a2\n"
        "- [x] @ada write it up 🆔 a3\n- [-] never 🆔 a4\n- [/] begun 🆔 a5\n",
        "2026-09-01-b.md": "- [ ] @bob Deck again 🆔 a6\n",
    }
)
ROWS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("open", {}, ["a6", "a1", "a2", "a5"]),
    ("all", {"state": StateAsked.ALL}, ["a6", "a1", "a2", "a3", "a4", "a5"]),
    ("cancelled", {"state": StateAsked.CANCELLED}, ["a4"]),
    ("owner", {"owners": ("ada",)}, ["a1", "a2"]),
    ("nobody", {"unowned": True}, ["a5"]),
    ("project", {"projects": ("apollo",), "owners": ("bob",)}, ["a2"]),
    ("series", {"series": ("weekly", "x"), "state": StateAsked.DONE}, ["a3"]),
    ("until", {"due_to": dt.date(2026, 11, 30)}, ["a2"]),
    ("from", {"due_from": dt.date(2026, 11, 30)}, ["a1"]),
    ("no date", {"undated": True}, ["a6", "a5"]),
    ("age", {"older_than": 30}, ["a6"]),
    ("words", {"words": ("DECK", "send")}, ["a1"]),
]


@pytest.mark.parametrize(("asked", "ids"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS])
def test_what_is_asked_is_given(asked: dict[str, Any], ids: list[str]) -> None:
    assert [one.id for one in selected(INDEX.actions, Selection(**asked))] == ids
