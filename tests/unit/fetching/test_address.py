"""Secret addresses: where they come from, which are taken, and that they are never told."""

import sys

import pytest

from meetgen.fetching.address import FetchError, address_of, read_address
from meetgen.model.config import CalendarSource

PLACE = "https://calendar.google.com/calendar/ical/ada/private-3f9a1c5d7e2b/basic.ics"


def test_an_address_is_read_from_the_environment_variable() -> None:
    source = CalendarSource(name="team", address_env="TEAM")

    assert address_of(source, {"TEAM": f" {PLACE}\n"}).url == PLACE


def test_an_address_is_what_a_command_prints_first() -> None:
    command = f"{sys.executable} -c \"print('{PLACE}'); print('more')\""
    source = CalendarSource(name="team", address_command=command)

    assert address_of(source, {}).url == PLACE


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("import sys; print('hidden-words', file=sys.stderr); sys.exit(3)", "ended with code 3"),
        ("", "printed nothing"),
    ],
)
def test_a_command_that_fails_says_so_and_tells_nothing_else(program: str, message: str) -> None:
    source = CalendarSource(name="team", address_command=f'{sys.executable} -c "{program}"')

    with pytest.raises(FetchError, match=message) as failed:
        address_of(source, {})
    assert "hidden-words" not in str(failed.value)


def test_a_command_that_is_not_there_is_named_by_its_kind_of_error() -> None:
    source = CalendarSource(name="team", address_command="no-such-program-3f9a show secret-words")

    with pytest.raises(FetchError, match="cannot be run") as failed:
        address_of(source, {})
    assert "secret-words" not in str(failed.value)


def test_a_missing_variable_is_named() -> None:
    with pytest.raises(FetchError, match="variable TEAM is not set"):
        address_of(CalendarSource(name="team", address_env="TEAM"), {"TEAM": " "})


def test_webcal_is_https() -> None:
    assert read_address("webcal://p01.icloud.example/published/2/abc").url.startswith("https://p01")


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org/secret-path-here",
        "file:///etc/passwd-secret-path",
        "ftp://example.org/secret-path-here",
        "secret-path-here",
        "https:///secret-path-here",
        "https://exa mple.org/secret-path-here",
        "https://[::1/secret-path-here",
        "https://example.org:port/secret-path-here",
        "https://example.org/secret-path-here\r\nX-Injected: yes",
        "https://пример.org/secret-path-here",
        "https://example.org/" + "secret-path-here" * 400,
    ],
)
def test_what_is_no_https_address_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(FetchError) as failed:
        read_address(text)
    assert "secret-path" not in str(failed.value)
    assert failed.value.__cause__ is None


def test_an_address_prints_as_its_host() -> None:
    address = read_address(PLACE)

    shown = f"{address} {address!r} {[address]} {{}}".format(address)
    assert "private" not in shown
    assert "https://calendar.google.com/***" in shown


def test_a_password_leaves_the_address_for_a_header_of_its_own() -> None:
    address = read_address("https://ada:p%40ss@cloud.example.org:8443/remote.php/dav?export")

    assert address.url == "https://cloud.example.org:8443/remote.php/dav?export"
    assert address.authorization == "Basic YWRhOnBAc3M="


def test_the_secrets_of_an_address_are_its_long_parts_in_each_coding() -> None:
    address = read_address(
        "https://example.org/a/tok%2Fen-with-slash-1/basic.ics?key=abcdef1234567"
    )

    assert address.secrets == tuple(
        sorted(
            (
                "tok%2Fen-with-slash-1",
                "tok/en-with-slash-1",
                "tok%252Fen-with-slash-1",
                "abcdef1234567",
                address.url,
            )
        )
    )
