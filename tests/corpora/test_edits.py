"""Edits of real notes: one line changes, and taking the edit back gives the same bytes."""

import datetime as dt
import os
from pathlib import Path

import pytest

from meetgen.editing.action_edits import SetStatus
from meetgen.editing.actions import edited
from meetgen.editing.original import Original
from meetgen.errors import EditRefusedError
from meetgen.model.action import ActionStatus
from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.parsing.item_places import item_places
from meetgen.parsing.note import parse_note

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
EVERY = int(os.environ.get("MEETGEN_EVERY", "4"))  # 1 takes a minute
CONFIG = Config(root=Path("nb"), notes_dir=Path("nb"))
DAY = dt.date(2026, 11, 24)
DONE = SetStatus(status=ActionStatus.DONE, day=DAY)
OPEN = SetStatus(status=ActionStatus.OPEN, day=DAY)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")
def test_in_real_notes_done_and_reopened_gives_the_same_bytes() -> None:
    counted = {"items": 0, "refused": 0, "same": 0}
    for file in sorted(CORPORA.rglob("*.md"))[::EVERY]:
        try:
            original = Original.of(file.read_bytes(), file.name)
        except EditRefusedError:
            continue
        source = SourceFile(path=file.name, text=original.text)
        if not parse_note(source, CONFIG).kind.is_meeting:
            continue
        for places in item_places(original.text, file.name, CONFIG)[:10]:
            item = places.item
            if item.status is not ActionStatus.OPEN:
                continue
            counted["items"] += 1
            try:
                done = edited(original.data, item.location, item.text, DONE, CONFIG)
            except EditRefusedError:
                counted["refused"] += 1
                continue
            old, new = (data.splitlines(keepends=True) for data in (original.data, done))
            assert len(old) == len(new)
            assert sum(one != other for one, other in zip(old, new, strict=True)) == 1
            back = edited(done, item.location, item.text, OPEN, CONFIG)
            counted["same"] += back == original.data

    assert counted["items"] > 50
    assert counted["same"] == counted["items"] - counted["refused"]
    assert counted["refused"] <= counted["items"] // 50
