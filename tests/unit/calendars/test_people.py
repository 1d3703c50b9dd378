"""Who is invited."""

from collections.abc import Callable

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.model.event import Invitee, Participation, Reply

Read = Callable[..., Calendars]


def invited(read: Read, *lines: str) -> tuple[Invitee, ...]:
    return read("UID:a\nDTSTART:20260105\n" + "\n".join(lines)).events["a"][0].invitees


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("ATTENDEE;CN=Ada Lovelace:mailto:Ada@Example.org",
         Invitee(name="Ada Lovelace", email="ada@example.org")),
        ('ATTENDEE;CN="Lovelace, Ada";ROLE=CHAIR;PARTSTAT=ACCEPTED:MAILTO:ada@example.org',
         Invitee(name="Lovelace, Ada", email="ada@example.org", participation=Participation.CHAIR,
                 reply=Reply.ACCEPTED)),
        ("ATTENDEE;CN=Lovelace\\, Ada;PARTSTAT=declined:mailto:ada@example.org",
         Invitee(name="Lovelace, Ada", email="ada@example.org", reply=Reply.DECLINED)),
        ("ATTENDEE;CN=Ada: Team;PARTSTAT=TENTATIVE:mailto:ada@example.org",
         Invitee(name="Ada: Team", email="ada@example.org", reply=Reply.TENTATIVE)),
        ("ATTENDEE;CN=ada@example.org;PARTSTAT=X-UNKNOWN:mailto:ada@example.org",
         Invitee(name="", email="ada@example.org")),
        ("ATTENDEE;CN=Zo\u00eb:mailto:Zo%C3%AB@example.org?subject=Re",
         Invitee(name="Zo\u00eb", email="zo\u00eb@example.org")),
        ("ATTENDEE:ada@example.org", Invitee(name="", email="ada@example.org")),
        ("ATTENDEE;CN=Ada;EMAIL=ada@example.org:/principals/ada/",
         Invitee(name="Ada", email="ada@example.org")),
        ("ATTENDEE;CN=Ada:invalid:nomail", Invitee(name="Ada")),
        ("ATTENDEE;CN=Ada O'Neil \"Al\";ROLE=OPT-PARTICIPANT:mailto:ada@example.org",
         Invitee(name="Ada O'Neil \"Al", email="ada@example.org",
                 participation=Participation.OPTIONAL)),
    ],
    ids=["plain", "quoted", "escaped", "colon", "address-as-name", "encoded", "no-mailto",
         "principal", "no-address", "stray-quotes"],
)  # fmt: skip
def test_an_attendee_is_a_person(read: Read, line: str, person: Invitee) -> None:
    assert invited(read, line) == (person,)


@pytest.mark.parametrize(
    "line",
    ["ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@example.org",
     "ATTENDEE;CUTYPE=resource;CN=Beamer:mailto:beamer@example.org", "ATTENDEE:", "ATTENDEE;CN=:x"],
)  # fmt: skip
def test_rooms_resources_and_nobody_are_no_people(read: Read, line: str) -> None:
    assert invited(read, line) == ()


def test_a_person_listed_twice_is_one_with_the_answer_given(read: Read) -> None:
    found = invited(read, "ATTENDEE:mailto:ada@example.org",
                    "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ADA@example.org")  # fmt: skip

    assert found == (Invitee(name="Ada", email="ada@example.org", reply=Reply.ACCEPTED),)


def test_the_organizer_has_the_reply_of_the_invitation(read: Read) -> None:
    calendars = read(
        "UID:a\nDTSTART:20260105\nORGANIZER:mailto:ada@example.org\n"
        "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org"
    )

    assert calendars.events["a"][0].organizer == Invitee(
        name="Ada", email="ada@example.org", reply=Reply.ACCEPTED)  # fmt: skip
