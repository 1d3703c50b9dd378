"""An index of notes written as text, for tests in which the lines themselves matter."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from meetgen.calendars.ics import read_calendar
from meetgen.index.build import build_index
from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.parsing.note import parse_note
from meetgen.parsing.registers import parse_registers

TODAY = dt.date(2026, 11, 24)
PEOPLE = """
ada: {name: Ada Lovelace, aliases: [AL]}
bob: {name: Bob Roe}
cleo: {name: Cleo Finn}
"""


def written(
    notes: Mapping[str, str],
    *,
    registers: Mapping[str, str] | None = None,
    calendars: Mapping[str, str] | None = None,
    today: dt.date = TODAY,
    root: Path = Path("book"),
    **options: Any,
) -> Index:
    """The index of notes by path; `registers` by name without ending, people unless given."""
    config = Config(root=root, notes_dir=root / "notes", **options)
    files = {"people": PEOPLE, **(registers or {})}
    return build_index(
        [parse_note(SourceFile(path=path, text=text), config) for path, text in notes.items()],
        parse_registers(
            [SourceFile(path=f"{name}.yml", text=text) for name, text in files.items()], config
        ),
        [
            read_calendar(text.encode(), path=path, timezone=config.timezone)
            for path, text in (calendars or {}).items()
        ],
        config=config,
        today=today,
    )
