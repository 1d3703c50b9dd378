"""The practice of good meetings: off until asked for, and each rule with its other side."""

import datetime as dt

import pytest

from meetgen.checks import run_checks
from meetgen.checks.practice import (
    PRACTICE_CHECKS,
    copied_attendance,
    crowded,
    long_open,
    no_agenda,
    no_decider,
    no_outcome,
    no_presence,
    no_purpose,
    past_revisit,
)
from meetgen.index.index import Index
from meetgen.model.rule import PRACTICE
from tests.unit.written import written

WEEKLY = "---\nseries: weekly\nattendees: [Ada Lovelace, Bob Roe, Cleo Finn, Dan Oak]\n---\n"
EVENT = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:w1
DTSTART:20261110T090000Z
DTEND:20261110T100000Z
RRULE:FREQ=WEEKLY
SUMMARY:Weekly
ATTENDEE;CN=Ada Lovelace;PARTSTAT=ACCEPTED:mailto:ada@example.org
ATTENDEE;CN=Bob Roe;PARTSTAT=DECLINED:mailto:bob@example.org
END:VEVENT
END:VCALENDAR
"""
CROWD = "Ann Ash, Bo Birch, Cy Cedar, Di Dale, Ed Elm, Fi Fir, Gil Glen, Hu Hill"


TOLD = "## Agenda\n\n- x\n\n## Notes\n\nWe spoke of x at length, and will again.\n"


def days(*texts: str) -> dict[str, str]:
    """Notes of the weekly meeting, the last of them on 18 November."""
    last = dt.date(2026, 11, 18)
    dates = [last - dt.timedelta(days=7 * ago) for ago in reversed(range(len(texts)))]
    return {f"{day}-weekly.md": text for day, text in zip(dates, texts, strict=True)}


def codes(notes: dict[str, str], code: str, **more: str) -> list[str]:
    index = written(notes, levels=dict.fromkeys(PRACTICE, "info"), **more)  # type: ignore[arg-type]
    return [one.location.path for one in run_checks(index).diagnostics if one.code == code]


CASES = [
    ("MG070", {"2026-11-18-a.md": "# A\n"}, {"2026-11-18-a.md": "---\npurpose: to agree\n---\n"}),
    (
        "MG072",
        days(WEEKLY + "- [ ] @ada go 🆔 k3\n", *[WEEKLY] * 4),
        days(WEEKLY + "- [ ] @ada go 🆔 k3\n", *[WEEKLY] * 3),
    ),
    (
        "MG073",
        {
            "2026-11-10-a.md": "---\ndecider: ada\n---\n",
            "2026-11-18-b.md": "---\nattendees: [Bob Roe]\n---\n- Decision: we go\n",
        },
        {
            "2026-11-10-a.md": "---\ndecider: ada\n---\n- Decision: we stay\n",
            "2026-11-18-b.md": "---\nattendees: [Bob Roe]\n---\n- Decision: we go [by:: ada]\n",
        },
    ),
    (
        "MG074",
        {"2026-11-18-a.md": f"---\nattendees: [{CROWD}]\n---\n- Decision: we go\n"},
        {"2026-11-18-a.md": f"---\nattendees: [{CROWD}]\n---\n- talk\n"},
    ),
    ("MG075", days(*[WEEKLY] * 4), days(*[WEEKLY] * 3)),
    (
        "MG077",
        {"2026-11-18-a.md": "- Decision: we rent [revisit:: 2026-11-20]\n"},
        {"2026-11-18-a.md": "- Decision: we rent [revisit:: 2026-11-30]\n"},
    ),
    ("MG078", days(*[WEEKLY] * 4), days(*[WEEKLY] * 3, WEEKLY + "- Decision: we go\n")),
]


@pytest.mark.parametrize(("code", "bad", "good"), CASES, ids=[case[0] for case in CASES])
def test_a_rule_tells_of_the_bad_and_not_of_the_good(
    code: str, bad: dict[str, str], good: dict[str, str]
) -> None:
    assert len(codes(bad, code)) == 1
    assert codes(good, code) == []


def test_planned_meetings_need_an_agenda_and_a_list_of_those_who_came() -> None:
    with_event = "---\nevent: w1\n---\n"
    notes = {"2026-11-10-a.md": with_event, "2026-11-17-b.md": with_event + TOLD}
    more = {"calendars": {"c.ics": EVENT}}

    assert codes(notes, "MG071", **more) == ["2026-11-10-a.md"]  # type: ignore[arg-type]
    assert codes(notes, "MG076", **more) == ["2026-11-10-a.md"]  # type: ignore[arg-type]
    came = {"2026-11-10-a.md": "---\nevent: w1\nattendees: [ada]\n---\n**Agenda:**\n- x\n"}
    assert codes(came, "MG071", **more) == []  # type: ignore[arg-type]
    assert codes(came, "MG076", **more) == []  # type: ignore[arg-type]


def test_a_copied_list_with_somebody_who_declined_is_told_at_once() -> None:
    note = "---\nevent: w1\nattendees: [Ada Lovelace, Bob Roe, Cleo Finn, Dan Oak]\n---\n"
    notes = {"2026-11-10-a.md": note, "2026-11-17-b.md": note}

    assert codes(notes, "MG075", calendars={"c.ics": EVENT}) == [  # type: ignore[arg-type]
        "2026-11-17-b.md"
    ]


def test_every_rule_has_a_module_of_its_own() -> None:
    modules = (
        copied_attendance,
        crowded,
        long_open,
        no_agenda,
        no_decider,
        no_outcome,
        no_presence,
        no_purpose,
        past_revisit,
    )

    assert {one.run for one in modules} == set(PRACTICE_CHECKS.values())


def test_without_a_level_no_rule_of_practice_is_told() -> None:
    index: Index = run_checks(written({"2026-11-18-a.md": "# A\n"}))

    assert {one.code for one in index.diagnostics} & PRACTICE == set()
