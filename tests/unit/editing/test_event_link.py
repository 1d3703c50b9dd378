"""The meeting of a note in its front matter: one key, or two, and no other byte."""

import datetime as dt
from pathlib import Path

from meetgen.editing.event_link import with_event
from meetgen.model.config import Config
from meetgen.model.event import Occurrence
from meetgen.model.source import Location

CONFIG = Config(root=Path("nb"), notes_dir=Path("nb"), timezone="Europe/Berlin")
START = dt.datetime(2026, 1, 12, 9, tzinfo=dt.UTC)
ONE = Occurrence(
    uid="12345678",
    family="12345678",
    summary="Weekly",
    start=START,
    end=START,
    original_start=START,
    location=Location(path="a.ics"),
)


def test_a_uid_is_written_so_that_it_stays_text() -> None:
    made = with_event(b"# A\r\n", "a.md", ONE, same_day=(ONE,), config=CONFIG)

    assert made == b'---\r\nevent: "12345678"\r\n---\r\n\r\n# A\r\n'


def test_one_of_two_that_day_is_named_in_the_notebooks_zone() -> None:
    made = with_event(
        b"---\nevent: old # mine\n---\n", "a.md", ONE, same_day=(ONE, ONE), config=CONFIG
    )

    assert made == b'---\nevent: "12345678" # mine\noccurrence: "2026-01-12T10:00"\n---\n'
