"""New notes: safe for YAML, Markdown and file names, whatever the invitation says."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from meetgen.editing.new_note import invited_names, new_note, new_path
from meetgen.index.agenda import Planned
from meetgen.index.index import Index
from meetgen.model.event import Invitee, Occurrence
from meetgen.model.link import LinkKind
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note, NoteKind
from meetgen.model.series import Series
from meetgen.model.source import Location, SourceFile
from meetgen.parsing.note import parse_note
from tests.unit.sample_index import CONFIG

DAY = dt.date(2026, 11, 25)
START = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
OCCURRENCE = Occurrence(
    uid="12345678",
    family="12345678",
    summary="Weekly",
    start=START,
    end=START + dt.timedelta(hours=1),
    original_start=START,
    location=Location(path="calendars/a.ics"),
    invitees=(
        Invitee(name="Bob Li", email="bob@example.org"),
        Invitee(name="", email="ada@example.org"),
        Invitee(name="", email="nobody@example.org"),
    ),
)
EMPTY = Index(as_of=DAY, config=CONFIG)


def plan(title: str = "Weekly", series: str | None = None) -> Planned:
    return Planned(day=DAY, clock="10:00–11:00", title=title, occurrence=OCCURRENCE, series=series)


def written(title: str) -> Note:
    """What meetgen reads from the new note of a meeting with this title."""
    text = new_note(plan(title), EMPTY, names=("Bob Li", title[:60]), same_day=(OCCURRENCE,))
    return parse_note(SourceFile(path=new_path(plan(title), EMPTY), text=text), config=CONFIG)


def test_a_note_has_front_matter_and_headings() -> None:
    text = new_note(plan("Weekly"), EMPTY, names=("Bob Li",), same_day=(OCCURRENCE,))

    assert text == (
        '---\ndate: 2026-11-25\nevent: "12345678"\ninvited: [Bob Li]\n---\n\n# Weekly\n\n'
        "## Purpose\n\n## Agenda\n\n-\n\n## Notes\n\n## Decisions\n\n## Action items\n"
    )


def test_a_known_series_needs_no_uid_and_brings_its_purpose() -> None:
    series = Series(slug="weekly", title="Weekly", purpose="Say what is stuck.")
    index = replace(EMPTY, series={"weekly": series})
    text = new_note(plan(series="weekly"), index, names=(), same_day=(OCCURRENCE,))

    assert text.startswith("---\ndate: 2026-11-25\nseries: weekly\n---\n")
    assert "## Purpose\n\nSay what is stuck.\n\n## Agenda" in text


def test_the_occurrence_is_named_where_the_day_leaves_a_doubt() -> None:
    text = new_note(plan(series="w"), EMPTY, names=(), same_day=(OCCURRENCE, OCCURRENCE))

    assert "\noccurrence: 2026-11-25T09:00\n" in text


@pytest.mark.parametrize(
    "title",
    [
        "<img src=x onerror=alert(1)>",
        "](javascript:alert(1))",
        "---",
        "# # #",
        "Q3: plan [x](y) {visibility=private} `code`",
        "@ada #apollo [[apollo]] %%secret%% ~~struck~~ ^k3f9",
        "*bold* _under_ snake_case 2 * 3",
        "&lt;b&gt; Q&A",
        "'quoted' \"twice\" \\ back",
        "- [ ] do it",
        "1. first",
        "../../etc/passwd",
        "con",
        "x" * 300,
        "Attendees",
        "==marked==",
        "会議 \N{CALENDAR}",
    ],
)
def test_a_hostile_title_is_shown_as_it_is(title: str) -> None:
    note = written(title)

    assert (note.title, note.kind) == (title, NoteKind.MEETING)
    assert [one.code for one in note.diagnostics] == []
    assert (note.visibility, note.actions, note.decisions) == (None, (), ())
    # `\@ada` is still somebody whom the title names; nothing else leads anywhere.
    assert {link.kind for link in note.links if link.location.line > 5} <= {LinkKind.MENTION}
    assert note.path.startswith("2026/2026-11-25-")
    assert note.path.count("/") == 1
    assert len(note.path) < 90


@settings(deadline=None)  # a busy machine takes its time
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" ")))
def test_any_title_comes_back(title: str) -> None:
    assert (written(title).title or "").split() == (title.split() or ["Meeting"])


def test_people_are_named_as_the_notebook_knows_them_and_never_by_address() -> None:
    names = invited_names(OCCURRENCE, {"ada@example.org": "Ada Lovelace"}, EMPTY)

    assert names == ("Ada Lovelace", "Bob Li")


@pytest.mark.parametrize(
    ("last", "path"),
    [
        ("2026/2026-11-18-weekly.md", "2026/2026-11-25-weekly.md"),
        ("weekly/2026-11-18.md", "weekly/2026-11-25.md"),
        ("2026/11/weekly-2026-11-18.md", "2026/11/weekly-2026-11-25.md"),
        ("notes-of-old/november.md", "2026/2026-11-25-weekly.md"),
    ],
)
def test_a_new_note_lies_where_the_last_one_of_its_series_does(last: str, path: str) -> None:
    note = Note(path=last, kind=NoteKind.MEETING)
    meeting = Meeting(note=note, title="Weekly", date=dt.date(2026, 11, 18), series="weekly")
    series = Series(slug="weekly", title="Weekly", notes=(last,))
    index = replace(EMPTY, series={"weekly": series}, meetings={last: meeting}, notes={last: note})

    assert new_path(plan(series="weekly"), index) == path


def test_a_path_that_is_taken_gets_a_number() -> None:
    path = "2026/2026-11-25-weekly.md"
    index = replace(EMPTY, notes={path: Note(path=path, kind=NoteKind.MEETING)})

    assert new_path(plan(), index) == "2026/2026-11-25-weekly-2.md"
