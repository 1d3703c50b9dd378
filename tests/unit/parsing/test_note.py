import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.model.config import Config
from meetgen.model.limits import USUAL
from meetgen.model.note import Attendance, EventReference, Note, NoteKind, Presence, Role
from meetgen.model.source import Location, SourceFile
from meetgen.parsing.note import parse_note
from tests.budget import within

CONFIG = Config(root=Path("/r"), notes_dir=Path("/r/notes"), keys={"crew": "attendees"})


def parse(text: str, path: str = "2026-01-02-weekly.md") -> Note:
    return parse_note(SourceFile(path=path, text=text), CONFIG)


def with_keys(keys: str, body: str = "") -> Note:
    return parse(f"---\n{keys}\n---\n{body}")


def codes(note: Note) -> list[str]:
    return [one.code for one in note.diagnostics]


def test_a_note_says_what_its_front_matter_says() -> None:
    note = parse(
        "---\n"
        "title: Platform weekly\n"
        "date: 2026-01-02 14:00\n"
        "event: weekly-1@example.org\n"
        "series: platform-weekly\n"
        "project: apollo\n"
        "team: cloud\n"
        "purpose: Decide on images\n"
        "tags: [a, '#b']\n"
        "status: draft\n"
        "visibility: [team, board]\n"
        "room: {name: Blue, seats: 4}\n"
        "---\n"
        "# Heading\n"
    )

    at = Location(path="2026-01-02-weekly.md", line=4, column=8)
    assert (note.title, note.title_in_front_matter) == ("Platform weekly", True)
    assert note.start == dt.datetime(2026, 1, 2, 14, 0)  # noqa: DTZ001 - no offset was written
    assert note.events == (EventReference(text="weekly-1@example.org", location=at),)
    assert (note.series, note.projects, note.team) == ("platform-weekly", ("apollo",), "cloud")
    assert (note.purpose, note.tags, note.status) == ("Decide on images", ("a", "b"), "draft")
    assert note.visibility == ("team", "board")
    assert note.meta == {"room": {"name": "Blue", "seats": 4}}
    assert note.key_lines["projects"] == Location(path=note.path, line=6, column=1)
    assert (note.body, note.body_line, note.kind) == ("# Heading\n", 14, NoteKind.MEETING)
    assert note.diagnostics == ()


def person(name: str, column: int, line: int = 2, **facts: object) -> Attendance:
    at = Location(path="2026-01-02-weekly.md", line=line, column=column)
    given_facts = {"presence": Presence.PRESENT, "location": at, "from_front_matter": True, **facts}
    return Attendance(name=name, **given_facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keys", "people"),
    [
        ("attendees: [ada]", [person("ada", 13)]),
        ("Crew: Ada Roe", [person("Ada Roe", 7)]),
        ("attendees: Ada, Bob", [person("Ada", 12), person("Bob", 12)]),
        ("attendees: ['@ada']", [person("ada", 13, handle="ada")]),
        ("attendees: [ada@x.org]", [person("ada", 13, email="ada@x.org")]),
        ("attendees: ['[[people/ada|Ada]]']", [person("Ada", 13, handle="ada")]),
        ("attendees: [[[Ada Roe]]]", [person("Ada Roe", 13)]),
        ("attendees: ['Ada (facilitator)']", [person("Ada", 13, role=Role.FACILITATOR)]),
        (
            "attendees: [{name: Ada, role: scribe, remote: true, note: late}]",
            [person("Ada", 13, role=Role.NOTE_TAKER, remote=True, remark="late")],
        ),
        ("attendees: [Ada: chair]", [person("Ada", 13, role=Role.FACILITATOR)]),
        ("attendees: [No]", [person("No", 13)]),
        ("people: {absent: [Bob]}", [person("Bob", 19, presence=Presence.ABSENT)]),
        ("regrets: Bob", [person("Bob", 10, presence=Presence.ABSENT)]),
        ("invited: [Bob]", [person("Bob", 11, presence=Presence.INVITED)]),
        ("chair: ada", [person("ada", 8, role=Role.FACILITATOR)]),
        ("attendees: [TBD, '']", []),
    ],
)
def test_people_in_front_matter(keys: str, people: list[Attendance]) -> None:
    note = with_keys(keys)

    assert list(note.attendance) == people
    assert note.diagnostics == ()


def test_a_role_in_front_matter_goes_to_the_attendee() -> None:
    note = with_keys("attendees: [Ada Roe, Bob Doe]\nfacilitator: Ada")

    assert [(one.name, one.role) for one in note.attendance] == [
        ("Ada Roe", Role.FACILITATOR),
        ("Bob Doe", None),
    ]


def test_attendees_in_front_matter_stand_for_the_section_and_leave_the_rest() -> None:
    note = with_keys("attendees: [Ada Roe]", "## Attendees\n- Cy Day\n## Regrets\n- Bob Doe\n")

    assert [(one.name, one.presence) for one in note.attendance] == [
        ("Ada Roe", Presence.PRESENT),
        ("Bob Doe", Presence.ABSENT),
    ]


@pytest.mark.parametrize(
    ("keys", "code", "column", "hint"),
    [
        ("event: 123", "MG007", 8, 'event: "123"'),
        ("event: 2026-01-02", "MG007", 8, 'event: "2026-01-02"'),
        ("event: {a: b}", "MG007", 8, "UID"),
        ("title: [a, b]", "MG007", 8, "without a list"),
        ("title: {a: b}", "MG007", 8, "quotes"),
        ("kind: retro", "MG007", 7, "agenda"),
        ("project: [{a: b}]", "MG007", 11, "one text"),
        ("attendees: [12]", "MG007", 13, "name"),
        ("occurrence: soon", "MG010", 13, "2026-11-18"),
        ("visibility: pubic", "MG002", 13, "private"),
        ("visibility: 3", "MG002", 13, "private"),
        ("visibility:", "MG002", 12, "private"),
        ("private: 'no'", "MG002", 10, "visibility: private"),
    ],
)
def test_a_value_of_the_wrong_kind_is_reported(
    keys: str, code: str, column: int, hint: str
) -> None:
    note = with_keys(keys, "# Still read\n")

    (diagnostic,) = note.diagnostics
    assert (diagnostic.code, diagnostic.location.line) == (code, 2)
    assert diagnostic.location.column == column
    assert hint in diagnostic.hint
    assert note.sections[0].text == "Still read"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Q3: plan\nvisibility: public\n---\nBody",
        "---\nprivate: true\nprivate: false\n---\nBody",
        "---\nvisibility: pubic\n---\nBody",
        "---\nprivate: 'no'\n---\nBody",
        "---\nPrivate: true\n---\nBody",
        "---\nprivate: true\nBody",
        "---\n<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n---\nBody",
        "\n---\nvisibility: private\n---\nBody",
        "+++\nprivate = true\n+++\nBody",
        "Bo\0dy",
    ],
)
def test_a_note_of_unknown_visibility_is_private(text: str) -> None:
    assert parse(text).visibility == ("private",)


@pytest.mark.parametrize("text", ["Body", "---\nprivate: false\n---\nBody", "---\n---\n# Title\n"])
def test_a_note_that_says_nothing_leaves_visibility_to_the_notebook(text: str) -> None:
    assert parse(text).visibility is None


def test_a_broken_block_costs_the_front_matter_alone() -> None:
    note = parse("---\nowner: @ada\n---\n# Weekly\n\nPresent: Ada Roe\n")

    assert (note.title, note.body_line) == ("Weekly", 4)
    assert [one.name for one in note.attendance] == ["Ada Roe"]
    assert codes(note) == ["MG001"]


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("2026-01-02.md", "Talk\n", NoteKind.MEETING),
        ("x.md", "---\nevent: weekly\n---\n", NoteKind.MEETING),
        ("x.md", "---\nattendees: [ada]\n---\n", NoteKind.MEETING),
        ("x.md", "# Handbook\n", NoteKind.PAGE),
        ("README.md", "# 2026-01-02\n", NoteKind.PAGE),
        ("index.md", "---\ndate: 2026-01-02\n---\n", NoteKind.PAGE),
        ("templates/2026-01-02.md", "# x\n", NoteKind.PAGE),
        ("weekly-template.md", "# 2026-01-02\n", NoteKind.PAGE),
        ("2026-01-02-template-review.md", "# Review\n", NoteKind.MEETING),
        ("new.md", "# Weekly YYYY-MM-DD\n\nDate: 2026-01-02\n", NoteKind.PAGE),
        ("new.md", "# Weekly 2026-01-02\n<% tp.date.now() %>\n", NoteKind.PAGE),
        ("people/ada.md", "# Ada\n\nWorks since 2026-01-02.\n", NoteKind.OWN_WORDS),
        ("people/index.md", "# People\n", NoteKind.PAGE),
        ("projects/apollo/history.md", "# x\n", NoteKind.PAGE),
        ("projects/2026-01-02-kickoff.md", "# x\n", NoteKind.MEETING),
        ("people/ada.md", "# Ada, 2026-01-02\n", NoteKind.OWN_WORDS),
        ("2026-01-02.md", "# Weekly (cancelled)\n", NoteKind.CANCELLED),
        ("2026-01-02.md", "# Weekly\n\nThe meeting was canceled.\n", NoteKind.CANCELLED),
        ("2026-01-02.md", "# Weekly\n\nAda cancelled the order of chairs.\n", NoteKind.MEETING),
        ("2026-01-02.md", "---\nkind: cancelled\n---\n# Weekly\n", NoteKind.CANCELLED),
        ("2026-01-02.md", "# Board meeting agenda\n\n- x\n", NoteKind.AGENDA),
        ("2026-01-02.md", "# Agenda\n\nPresent: Ada Roe\n", NoteKind.MEETING),
        ("2026-01-02.md", "# Weekly\n\nSummary generated by Otter.ai\n", NoteKind.SUMMARY),
    ],
)
def test_a_file_is(path: str, text: str, kind: NoteKind) -> None:
    assert parse(text, path).kind is kind


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("## Purpose\n\nDecide on *images*.\n\n## Next\n", "Decide on images."),
        ("## Goals\n- A\n- B\n\n## Next\n- C\n", "A; B"),
        ("**Goal:** agree on a date\n", "agree on a date"),
        ("## Discussion\n\nThe goal is clear.\n", None),
    ],
)
def test_the_purpose_is_read_from_the_text(text: str, purpose: str | None) -> None:
    assert parse(f"# Weekly\n\n{text}").purpose == purpose


@pytest.mark.parametrize(
    ("source", "code", "line", "column"),
    [
        (SourceFile(path="2026-01-02.md", text="a\nb\ufffdc", encoding_error=3), "MG005", 2, 2),
        (SourceFile(path="2026-01-02.md", text="a\n\0"), "MG005", 2, 1),
        (SourceFile(path="2026-01-02.md", text="a\n<<<<<<< HEAD\nb\n"), "MG004", 2, 1),
        (SourceFile(path="2026-01-02.md", text="word " * (USUAL.note // 5 + 1)), "MG006", 0, 0),
    ],
)
def test_damage_is_reported_and_the_rest_is_read(
    source: SourceFile, code: str, line: int, column: int
) -> None:
    note = parse_note(source, CONFIG)

    found = [one for one in note.diagnostics if one.code == code]
    assert [(one.location.line, one.location.column) for one in found] == [(line, column)]
    assert note.kind is NoteKind.MEETING
    assert note.body


@pytest.mark.parametrize(
    "text",
    [
        "Attendees: " + "a, " * 100_000,
        "Attendees:\n" + "- Ada Roe\n" * 5_000,
        "- " * 5_000 + "Ada",
        "Present: " + "(" * 50_000,
        "Present - " * 20_000,
        "Date: " + "1/" * 50_000,
        "# " + "2026-" * 20_000,
        "[" * 20_000,
        "\n".join(f"Chair: Ada R{number}" for number in range(5_000)),
    ],
)
def test_the_time_grows_with_the_length_alone(text: str) -> None:
    within(5, lambda: parse(text))


# fmt: off
PIECES = st.sampled_from([
    "--- \n", "---\n", "a: b\n", "attendees: ", "[", "]", "{", "}", ": ", "- ", "@", "\n", "# ",
    "Date: ", "2026-01-02", "* ", "**", "Present: Ada", "`", "<!--", "-->", "[ ] ", "[x] ", "|",
    "visibility: private", "\0", "\u2028", "\ud7ff", "\ttab", "Decision: ", "> [!note]\n",
])
# fmt: on


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40), st.text(max_size=40))
def test_nothing_raises_on_any_note(pieces: list[str], tail: str) -> None:
    parse("".join(pieces) + tail)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_nothing_raises_on_a_damaged_note(data: st.DataObject) -> None:
    text = "---\ntitle: Weekly\ndate: 2026-01-02\nattendees:\n  - Ada (chair)\n---\n# T\n- [ ] x\n"
    at = data.draw(st.integers(0, len(text)))
    parse(text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 4)) :])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Attendees\n\n- Ada Roe\n\n# Architecture forum\n", "Architecture forum"),
        ("## Present\n\n- Ada Roe\n\n## Decisions\n\n- go\n", None),
        ("# Weekly\n\n## Attendees\n", "Weekly"),
        ("# {{ helm }} values\n\ntext\n", "{{ helm }} values"),
    ],
)
def test_a_heading_that_any_meeting_has_is_no_title(text: str, title: str | None) -> None:
    note = parse_note(SourceFile(path="2026-11-10-x.md", text=text), CONFIG)

    assert (note.kind, note.title) == (NoteKind.MEETING, title)


@pytest.mark.parametrize(
    "text", ["See [[2026-11-18-weekly]].\n", "See [the notes of 2026-11-18](a.md).\n"]
)
def test_the_day_in_a_link_is_that_of_another_note(text: str) -> None:
    note = parse_note(SourceFile(path="wiki.md", text=text), CONFIG)

    assert (note.kind, note.date) == (NoteKind.PAGE, None)


def test_a_map_without_a_name_is_nobody() -> None:
    text = "---\nattendees:\n  - {role: advisor}\n  - {Ada: chair}\n---\n"

    note = parse_note(SourceFile(path="2026-11-10-x.md", text=text), CONFIG)

    assert [one.name for one in note.attendance] == ["Ada"]
    assert [one.code for one in note.diagnostics] == ["MG007"]
