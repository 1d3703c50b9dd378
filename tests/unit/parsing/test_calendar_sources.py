"""The option `calendars`: what it may say, and that it never repeats what could be a secret."""

import pytest

from meetgen.model.config import CalendarSource, Keep
from meetgen.parsing.calendar_sources import SourceError, read_sources

HIDDEN = "private-0123456789abcdef"


def test_a_name_is_enough() -> None:
    wanted = CalendarSource(name="team-2", address_env="MEETGEN_CALENDAR_TEAM_2")

    assert read_sources(["team-2"]) == read_sources([{"name": "team-2"}]) == (wanted,)


def test_everything_can_be_said() -> None:
    given = {
        "name": "ada",
        "address_command": "pass show calendar/ada",
        "owner": "Ada@Example.org",
        "keep": "named",
    }

    assert read_sources([given]) == (
        CalendarSource(
            name="ada",
            address_command="pass show calendar/ada",
            owner="ada@example.org",
            keep=Keep.NAMED,
        ),
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("team", "not a list"),
        ([3], "calendar 1 is not a mapping"),
        ([{"keep": "all"}], "calendar 1 needs a name"),
        (["../team"], "calendar 1 needs a name"),
        (["Team"], "calendar 1 needs a name"),
        (["a", "a"], "two calendars are called 'a'"),
        ([{"name": "a", "adress_env": "X"}], "there is no 'adress_env'"),
        ([{"name": "a", "address_env": "X", "address_command": "y"}], "not both"),
        ([{"name": "a", "address_env": "not a name"}], "not the name of an environment variable"),
        ([{"name": "a", "owner": "Ada"}], "owner is not an e-mail address"),
        ([{"name": "a", "keep": "most"}], "keep is none of named, series, all"),
        ([{"name": "a", "keep": 3}], "keep is not text"),
    ],
)
def test_what_cannot_be_used_is_told(value: object, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_sources(value)


@pytest.mark.parametrize("key", ["address_env", "address_command", "owner", "url", "keep"])
@pytest.mark.parametrize("scheme", ["https", "webcal", "HTTP"])
def test_an_address_is_refused_wherever_it_stands_and_not_repeated(key: str, scheme: str) -> None:
    with pytest.raises(SourceError, match="address in the configuration") as refused:
        read_sources([{"name": "a", key: f"{scheme}://example.org/{HIDDEN}/basic.ics"}])
    assert HIDDEN not in str(refused.value)
