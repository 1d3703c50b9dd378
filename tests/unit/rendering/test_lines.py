"""One thing in one line."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.index.index import TargetKind
from meetgen.index.shown_names import shown_names
from meetgen.model.event import EventStatus
from meetgen.model.note import NoteKind
from meetgen.model.person import public_name
from meetgen.pages.agenda import coming_days
from meetgen.pages.markdown import ROOT
from meetgen.pages.slots import Slot, SlotState
from meetgen.rendering.lines import Lines, without_fields
from tests.unit.sample_index import AS_OF, SECOND, meeting, sample_index

INDEX = sample_index()
LINES = Lines(shown_names(INDEX))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ada", "[Ada Lovelace](/people/ada.md)"),
        ("Zoe | Z", "Zoe &#124; Z"),
        ("zoe.z@example.org", "zoe.z"),
        ("Zoe <zoe@example.org>", "Zoe &#60;zoe&#62;"),
    ],
)
def test_a_person_is_linked_or_named_never_addressed(name: str, expected: str) -> None:
    assert LINES.person(name).replace(ROOT, "/") == expected


def test_an_address_in_a_name_keeps_its_first_half() -> None:
    assert (public_name("a.b@example.org"), public_name("@ada"), public_name("a @ b")) == (
        "a.b",
        "@ada",
        "a @ b",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ada send it 📅 2026-12-01 🆔 k3f9", "@ada send it"),
        ("buy [due:: 2026-12-01] now ⏫", "buy now"),
        ("📅 soon [x]", "📅 soon [x]"),
    ],
)
def test_a_quoted_line_has_no_fields(text: str, expected: str) -> None:
    assert without_fields(text) == expected


def test_a_cancelled_meeting_says_so_once() -> None:
    cancelled = meeting("x.md", "X", AS_OF, kind=NoteKind.CANCELLED, series="weekly")
    slot = Slot(
        day=AS_OF,
        clock="",
        series="weekly",
        title="X",
        state=SlotState.CANCELLED,
        meeting=cancelled,
    )

    assert LINES.slots([slot]).count(">cancelled<") == 1
    assert LINES.slots([replace(slot, meeting=None)]).count(">cancelled<") == 1


def test_a_meeting_says_what_is_special_about_it() -> None:
    cancelled = meeting("x.md", "X", AS_OF, kind=NoteKind.CANCELLED, series="weekly")

    assert LINES.meeting(cancelled).replace(ROOT, "/") == (
        '<time datetime="2026-11-24">2026-11-24</time> [X](/x.md) '
        '<span class="mg-badge" data-mg-state="cancelled">cancelled</span> '
        '<span class="mg-muted">Weekly</span>'
    )


def test_two_people_and_nobody_else_are_a_one_to_one() -> None:
    two = replace(INDEX.meetings[SECOND], attendees=INDEX.meetings[SECOND].attendees[:2])

    badge = 'data-mg-state="one-to-one"'
    assert badge in Lines(shown_names(INDEX)).meeting(two)
    assert badge not in Lines(shown_names(INDEX)).meeting(replace(two, title="1:1 Ada and Bob"))
    assert badge not in LINES.meeting(INDEX.meetings[SECOND])


def test_what_comes_leads_to_the_series_or_the_note() -> None:
    note = meeting("a.md", "Agenda", dt.date(2026, 11, 25), series="weekly")
    ahead = replace(INDEX.upcoming[0], status=EventStatus.CANCELLED)
    weekly = replace(INDEX.series["weekly"], upcoming=(ahead,))

    [known] = coming_days(INDEX)
    [written] = coming_days(replace(INDEX, meetings={"a.md": note}))
    [called_off] = coming_days(replace(INDEX, upcoming=(ahead,), series={"weekly": weekly}))

    assert "10:00</span> [Weekly](/series/weekly.md)" in LINES.coming(known).replace(ROOT, "/")
    assert "</span> [Agenda](/a.md)" in LINES.coming(written).replace(ROOT, "/")
    assert LINES.coming(called_off).endswith('data-mg-state="cancelled">cancelled</span>')


def test_backlinks_stand_below_their_note_with_the_line_that_links() -> None:
    backlinks = INDEX.backlinks[TargetKind.PERSON, "ada"]

    assert LINES.backlinks(backlinks * 2).replace(ROOT, "/") == (
        f'- <time datetime="2026-11-18">2026-11-18</time> [Weekly 18 November](/{SECOND})\n'
        "    - Talked to &#64;ada about apollo"
    )


def test_a_counter_leads_to_its_list_and_is_quiet_at_nought() -> None:
    assert LINES.counter(3, "overdue", "actions/index.md", "overdue", "overdue") == (
        '[<span class="mg-number" data-mg-state="overdue">3</span> overdue]'
        f"({ROOT}actions/index.md#overdue)"
    )
    assert 'data-mg-state="none">0' in LINES.counter(0, "overdue", "a.md", "overdue", "overdue")


def test_a_finding_names_its_place_and_remedy() -> None:
    [warning, _] = INDEX.diagnostics

    assert LINES.place(warning).replace(ROOT, "/") == f"[{SECOND}&#58;3](/{SECOND})"
    assert LINES.finding(warning) == (
        "nobody is called &#34;Adda&#34; "
        '<span class="mg-hint">did you mean &#34;ada&#34;?</span> '
        '<span class="mg-code">MG012</span>'
    )
    elsewhere = replace(warning, location=replace(warning.location, path="people.yml", line=0))
    assert LINES.place(elsewhere) == "<code>people.yml</code>"
