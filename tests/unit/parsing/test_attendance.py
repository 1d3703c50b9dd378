import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.model.config import Words
from meetgen.model.note import Attendance, Presence
from meetgen.model.source import Location
from meetgen.parsing.attendance import read_attendance
from meetgen.parsing.blocks import read_document
from meetgen.parsing.labels import read_labels


def shown(text: str) -> list[str]:
    """`Ada`, `-Bob` for absent, `?Carl` for invited, with role and handle."""
    marks = {Presence.PRESENT: "", Presence.ABSENT: "-", Presence.INVITED: "?"}
    document = read_document(f"# T\n\n{text}\n", 1, "x.md")
    return [
        marks[one.presence]
        + one.name
        + (f" = {one.role}" if one.role else "")
        + (f" @{one.handle}" if one.handle else "")
        for one in read_attendance(document, read_labels(document), Words())
    ]


def test_a_person_has_the_place_of_the_entry() -> None:
    document = read_document("## Present\n* Ada Roe (late)\n", 5, "x.md")

    assert read_attendance(document, read_labels(document), Words()) == (
        Attendance(
            name="Ada Roe",
            presence=Presence.PRESENT,
            remark="late",
            location=Location(path="x.md", line=6, column=3),
        ),
    )


def test_those_under_a_label_remote_were_remote() -> None:
    document = read_document("## Attendees\nIn person: Ada Roe\nRemote: Bo Doe\n", 1, "x.md")
    found = read_attendance(document, read_labels(document), Words())

    assert [(one.name, one.remote) for one in found] == [("Ada Roe", False), ("Bo Doe", True)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("## Attendees\n- Ada Roe\n- elf Doe", ["Ada Roe", "elf Doe"]),
        ("Present: Ada Roe, Bob Doe (Acme, Inc.) and Cy.", ["Ada Roe", "Bob Doe", "Cy"]),
        ("**Present**: Ada, Bob\n**Regrets**: Cy", ["Ada", "Bob", "-Cy"]),
        ("**Attendees** Ada, Bob", ["Ada", "Bob"]),
        ("Attendees: Ada Roe,\nBob Doe\nRegrets: Cy Day", ["Ada Roe", "Bob Doe", "-Cy Day"]),
        ("Attendees:\nAda Roe\nBob Doe", ["Ada Roe", "Bob Doe"]),
        ("Attendees:\n\nAda Roe, Bob Doe", ["Ada Roe", "Bob Doe"]),
        ("Attendees:\n- Ada\n- Bob\n\nTopics:\n- Budget Plan", ["Ada", "Bob"]),
        ("- Attendees: Ada, Bob\n- Regrets: Cy\n- Host: Ada", ["Ada = facilitator", "Bob", "-Cy"]),
        ("- **Attendees**\n  - Ada\n- **Agenda**\n  - Budget Plan", ["Ada"]),
        ("## Attendees\n- Acme:\n  - Ada Roe\n- IBM\n  - Bo Doe\n  - Cy Day",
         ["Ada Roe", "Bo Doe", "Cy Day"]),
        ("## Attendees\n- Acme: Ada Roe, Bob Doe", ["Ada Roe", "Bob Doe"]),
        ("## Attendees\n### Acme\n- Ada Roe\n### Regrets\n- Cy Day", ["Ada Roe", "-Cy Day"]),
        ("## Attendees\n- Ada Roe\n  - worked on x\n  - Next Steps", ["Ada Roe"]),
        ("## Attendees\n- Ada Roe\n\nNext week we move to 4 pm.\n\n- other topic", ["Ada Roe"]),
        ("## Attendees\n- [x] Ada\n- [ ] Bob\n- [X] Cy (chair)",
         ["Ada", "-Bob", "Cy = facilitator"]),
        ("## Attendees\n- [ ] Ada\n- [ ] Bob", ["?Ada", "?Bob"]),
        ("## Roll call\n- Ada Roe / Lyon / @ada", ["Ada Roe @ada"]),
        ("## Attendees\n@ada @bob", ["ada @ada", "bob @bob"]),
        ("Attendees: [[Ada Roe]], [[people/bob|Bob]]", ["Ada Roe", "Bob @bob"]),
        ("Attendees: Roe, Ada; Doe, Bob", ["Ada Roe", "Bob Doe"]),
        ("Present were Ada Roe and Bob Doe. Apologies from Cy Day.",
         ["Ada Roe", "Bob Doe", "-Cy Day"]),
        ("Lead by Ada Roe", ["Ada Roe = facilitator"]),
        ("### Scribe: Ada\n### Attendees: Ada Roe, Bob Doe", ["Ada Roe = note_taker", "Bob Doe"]),
        ("Chair: Ada\n\n## Present\n* Ada Roe", ["Ada Roe = facilitator"]),
        ("## Scribes\n* Ada Roe\n\n## Topics\n* Budget Plan", ["Ada Roe = note_taker"]),
        ("## Teilnehmer\n- Jürgen Groß\n\n**Entschuldigt:** Max Muster",
         ["Jürgen Groß", "-Max Muster"]),
        ("## Attendees\n- NAME\n- add yourself\n\n## Regrets\n- None", []),
        ("- Ada Roe\n- Bob Doe\n- Cy Day\n\n## Agenda\n- x", ["Ada Roe", "Bob Doe", "Cy Day"]),
        ("Attendance: 25", []),
        ("Attendees: Niko, Ryan; Minutes: Eric", ["Niko", "Ryan", "Eric = note_taker"]),
        ("Present (2): Ada Roe, Bo Doe. Absent (1): Cy Day.", ["Ada Roe", "Bo Doe", "-Cy Day"]),
        ("Present\n    Ada Roe, Bo Doe\nRegrets\n    Cy Day", ["Ada Roe", "Bo Doe", "-Cy Day"]),
        ("Scribe: vmx\n\n## Attendees\n- vmx\n- Ada", ["vmx = note_taker", "Ada"]),
        ("Scribe: nobody-of-that-name", []),
        ("**Present:**\n- Ada Roe\n- Bo Doe\n**Tags:** #Roof-Garden", ["Ada Roe", "Bo Doe"]),
        ("**Present:**\n- Ada Roe\n**Regrets:** Cy Day", ["Ada Roe", "-Cy Day"]),
        ("**Members**\n- @ada\n- @bob\n\n**Visitors**\n\n## Agenda", ["ada @ada", "bob @bob"]),
        ("## Board members\n- Ada Roe\n- Bo Doe\n\n## Regrets\n- Bo Doe", ["Ada Roe", "-Bo Doe"]),
        ("Chair: {Ada Roe}\nNote taker: {Bo Doe}",
         ["Ada Roe = facilitator", "Bo Doe = note_taker"]),
        ("## Others present\n- Ada Roe, Auditor (by invitation)", ["Ada Roe"]),
        ("#### Anwesende Mitglieder\n- Ada Roe\n\n#### Entschuldigte Mitglieder\n- Bo Doe",
         ["Ada Roe", "-Bo Doe"]),
        ("## Membres présents\n- Ada Roe\n\n## Membres excusés\n- Bo Doe", ["Ada Roe", "-Bo Doe"]),
    ],
)  # fmt: skip
def test_people_are_read_from(text: str, people: list[str]) -> None:
    assert shown(text) == people


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        (("Name | Company | Present", "Ada | Acme | x", "Bob | IBM | "), ["Ada", "-Bob"]),
        (("Name | Absent", "Ada | ", "Bob | ✓"), ["Ada", "-Bob"]),
        (("Attendee | Role | GitHub", "Ada Roe | Chair | @ada"), ["Ada Roe = facilitator @ada"]),
        (("Attendee | Role", "Ada Roe | Team lead / Facilitator", "Bo Doe | Minutes taker"),
         ["Ada Roe = facilitator", "Bo Doe = note_taker"]),
        (("Present | Absent", "Ada, Bob | Cy"), ["Ada", "Bob", "-Cy"]),
        (("Date | 2026-03-04", "Chair | Ada Roe", "Attendees | Ada Roe, Bob Doe"),
         ["Ada Roe = facilitator", "Bob Doe"]),
        (("Attendee | Present?", "Ada Roe | Y", "Bo Doe | N"), ["Ada Roe", "-Bo Doe"]),
        (("Name | Task", "Ada | Write"), []),
    ],
)  # fmt: skip
def test_people_are_read_from_a_table(rows: tuple[str, ...], people: list[str]) -> None:
    head, *others = rows
    rule = "|".join("-" for _ in head.split("|"))

    assert shown("\n".join(f"| {row} |" for row in (head, rule, *others))) == people


@pytest.mark.parametrize(
    "text",
    [
        "Host: the default is localhost",
        "Who: knows",
        "Present: the state of the project",
        "## Minutes\n- Agreed on License Options\n- Budget Plan",
        "## People\n- better onboarding",
        "## Presentation\n- Ada Roe",
        "Category: Minutes",
        "## Members\n- Ada Roe\n- Bo Doe\n\n## Agenda",
        "## New members\n- Ada Roe\n\n## Regrets\n- none",
        "## Agenda\n- Budget Review\n- Project Update\n- Ada Roe",
        "```\nAttendees: Ada Roe\n```",
        "<!-- Attendees: Ada Roe -->",
    ],
)
def test_nobody_is_invented_from(text: str) -> None:
    assert shown(text) == []


def test_a_list_of_members_beside_one_of_attendees_says_only_who_they_are() -> None:
    text = "## Members\n- Ada Roe\n- Bo Doe\n\n## Guests\n- Cy Day\n\n## Attendees\n- Ada Roe"

    assert shown(text) == ["Cy Day", "Ada Roe"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Attendees:", "- ", "Ada Roe", ", ", "\n", "(", "[x] ", "|", "**", "@", " and ", "## "]
        ),
        max_size=30,
    )
)
def test_nothing_raises(pieces: list[str]) -> None:
    shown("".join(pieces))
