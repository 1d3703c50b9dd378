"""Edits of real notes: one line changes, and taking the edit back gives the same bytes."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetgen.editing.action_edits import SetStatus
from meetgen.editing.actions import edited
from meetgen.editing.original import Original
from meetgen.errors import EditRefusedError
from meetgen.model.action import ActionStatus
from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.parsing.item_places import ItemPlaces, item_places
from meetgen.parsing.note import parse_note

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
EVERY = int(os.environ.get("MEETGEN_EVERY", "4"))  # 1 takes a minute
CONFIG = Config(root=Path("nb"), notes_dir=Path("nb"))
DAY = dt.date(2026, 11, 24)
DONE = SetStatus(status=ActionStatus.DONE, day=DAY)
OPEN = SetStatus(status=ActionStatus.OPEN, day=DAY)


pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")


def real_notes() -> Iterator[tuple[str, Original]]:
    for file in sorted(CORPORA.rglob("*.md"))[::EVERY]:
        try:
            original = Original.of(file.read_bytes(), file.name)
        except EditRefusedError:
            continue
        # The demo vault has tasks in pages that are no meetings: a date makes them notes.
        name = file.name if "obsidian-tasks" not in str(file) else f"2026-01-01 {file.name}"
        source = SourceFile(path=name, text=original.text)
        if parse_note(source, CONFIG).kind.is_meeting:
            yield name, original


def box_of(places: ItemPlaces, original: Original) -> str | None:
    return original.text[slice(*places.box)] if places.box is not None else None


def has_plain_day(places: ItemPlaces) -> bool:
    """Whether the day is one, behind all other fields, in the notation that is written."""
    days = [one for one in places.fields if one.name in ("done", "cancelled")]
    fields = places.item.fields
    is_last = days == list(places.fields[-1:])
    return not days or (
        is_last and days[0].notation == "emoji" and bool(fields.done or fields.cancelled)
    )


def is_one_line_other(before: bytes, after: bytes) -> bool:
    old, new = (data.splitlines(keepends=True) for data in (before, after))
    return len(old) == len(new) and sum(a != b for a, b in zip(old, new, strict=True)) == 1


def test_in_real_notes_done_and_reopened_gives_the_same_bytes() -> None:
    counted = {"items": 0, "refused": 0, "same": 0}
    for name, original in real_notes():
        for places in item_places(original.text, name, CONFIG)[:10]:
            item = places.item
            if item.status is not ActionStatus.OPEN or box_of(places, original) not in (" ", None):
                continue  # of `[!]` or `[/]`, reopening makes `[ ]`
            counted["items"] += 1
            try:
                done = edited(original.data, item.location, item.text, DONE, CONFIG)
            except EditRefusedError:
                counted["refused"] += 1
                continue
            assert is_one_line_other(original.data, done)
            back = edited(done, item.location, item.text, OPEN, CONFIG)
            counted["same"] += back == original.data

    assert counted["items"] > 50
    assert counted["same"] == counted["items"] - counted["refused"]
    assert counted["refused"] <= counted["items"] // 50


def test_in_real_notes_reopened_and_closed_as_it_was_gives_the_same_bytes() -> None:
    counted = {"items": 0, "refused": 0, "undated": 0}
    other = []
    for name, original in real_notes():
        for places in item_places(original.text, name, CONFIG)[:10]:
            item = places.item
            if item.status not in (ActionStatus.DONE, ActionStatus.CANCELLED):
                continue
            if box_of(places, original) not in ("x", "-") or not has_plain_day(places):
                continue  # `[X]` and an odd notation are not remembered
            counted["items"] += 1
            day = item.fields.done or item.fields.cancelled
            counted["undated"] += day is None
            again = SetStatus(status=item.status, day=day)
            try:
                opened = edited(original.data, item.location, item.text, OPEN, CONFIG)
            except EditRefusedError:
                counted["refused"] += 1
                continue
            assert is_one_line_other(original.data, opened)
            back = edited(opened, item.location, item.text, again, CONFIG)
            if back != original.data:
                other.append((name, item.location.line))

    assert counted["undated"] >= 3
    assert other == []
    assert counted["refused"] <= counted["items"] // 4
