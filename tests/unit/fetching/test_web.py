"""Requests: what the server may do, and what it may not."""

import base64
import gzip
import socket  # noqa: TID251 - this test looks for a port that nobody listens on
import time
import traceback

import pytest

from meetgen.fetching.address import FetchError, read_address
from meetgen.fetching.web import Allowance, Answer, fetch
from tests.calendar_server import (
    HIDDEN,
    PLACE,
    REVIEW,
    Habit,
    Server,
    bomb,
    dripping,
    ics,
    redirecting,
    sending,
    unchanged,
)

BODY = ics(REVIEW)
QUICK = Allowance(seconds=1.0, idle=0.5)


def get(server: Server, habit: Habit | None = None, **options: object) -> Answer:
    """The answer of the server with one habit."""
    if habit is not None:
        server.answers[PLACE] = habit
    return fetch(read_address(server.address), pause=lambda _: None, **options)  # type: ignore[arg-type]


def test_a_calendar_is_fetched_with_what_the_server_says_of_it(server: Server) -> None:
    habit = sending(BODY, ETag='"v1"', Last_Modified="Mon, 12 Jan 2026 09:00:00 GMT")

    assert get(server, habit) == Answer(
        data=BODY, etag='"v1"', last_modified="Mon, 12 Jan 2026 09:00:00 GMT"
    )
    assert server.seen[0][1]["User-Agent"].startswith("meetgen/")


def test_a_packed_calendar_is_unpacked(server: Server) -> None:
    assert get(server, sending(gzip.compress(BODY), content_encoding="gzip")).data == BODY


def test_a_calendar_that_has_not_changed_is_not_sent(server: Server) -> None:
    answer = get(server, unchanged(BODY), etag='"v1"')

    assert answer == Answer(data=None, etag='"v1"')


@pytest.mark.parametrize(
    ("habit", "message"),
    [
        (sending(b"", code=401), "wants a password"),
        (sending(b"", code=403), "refuses"),
        (sending(b"", code=404), "no calendar at the secret address"),
        (sending(b"", code=410), "any more"),
        (sending(b"", code=304), "answered 304"),
        (sending(b"<!doctype html><title>Sign in</title>"), "a web page came"),
        (sending(b'{"error": 1}'), "no calendar"),
        (sending(b""), "nothing came"),
        (sending(BODY, content_encoding="br"), "coding that was not asked for"),
        (sending(gzip.compress(BODY)[:-20], content_encoding="gzip"), "only in part"),
        (sending(b"BEGIN:VCALENDAR", content_encoding="gzip"), "connection failed"),
        (redirecting("http://localhost/x"), "not https"),
        (redirecting("ftp://localhost/x"), "redirects"),
        (redirecting("file:///etc/passwd"), "redirects"),
        (redirecting(PLACE), "redirects too often"),
    ],
)
def test_a_refusal_is_told_in_words_without_the_address(
    server: Server, habit: Habit, message: str
) -> None:
    with pytest.raises(FetchError, match=message) as failed:
        get(server, habit)
    assert HIDDEN not in str(failed.value)
    shown = "".join(traceback.format_exception(failed.value))
    assert HIDDEN not in shown


def test_a_busy_server_is_asked_once_more_after_the_time_it_names(server: Server) -> None:
    waits: list[float] = []
    server.answers[PLACE] = sending(b"", code=503, Retry_After="7")

    with pytest.raises(FetchError, match="answered 503"):
        fetch(read_address(server.address), pause=waits.append)
    assert (len(server.seen), waits) == (2, [7.0])


def test_a_server_that_asks_for_an_hour_is_not_waited_for(server: Server) -> None:
    with pytest.raises(FetchError, match="less often"):
        get(server, sending(b"", code=429, Retry_After="3600"))
    assert len(server.seen) == 1


@pytest.mark.parametrize("headers_too", [False, True], ids=["body", "headers"])
def test_a_slow_drip_ends_at_the_deadline(server: Server, *, headers_too: bool) -> None:
    start = time.monotonic()

    with pytest.raises(FetchError, match="took too long"):
        get(server, dripping(BODY * 10, headers_too=headers_too), allowance=QUICK)
    assert time.monotonic() - start < 4 * QUICK.seconds


def test_silence_ends_sooner(server: Server) -> None:
    with pytest.raises(FetchError, match="took too long"):
        get(server, lambda _: time.sleep(2), allowance=QUICK)


def test_a_bomb_is_never_unpacked(server: Server) -> None:
    with pytest.raises(FetchError, match="larger than 1 MB"):
        get(server, bomb(), allowance=Allowance(size=1_000_000))


def test_a_redirect_to_https_is_followed(server: Server) -> None:
    server.answers["/moved"] = sending(BODY)

    assert get(server, redirecting(f"{server.root}/moved")).data == BODY


def test_a_password_is_sent_to_its_own_host_only(server: Server) -> None:
    server.answers |= {
        PLACE: redirecting("/second"),
        "/second": redirecting(f"{server.root.replace('localhost', '127.0.0.1')}/third"),
    }
    address = read_address(server.address.replace("https://", "https://ada:secret@"))

    with pytest.raises(FetchError):  # the certificate is for localhost
        fetch(address)
    sent = base64.b64encode(b"ada:secret").decode()
    assert [one[1].get("Authorization") for one in server.seen] == [f"Basic {sent}"] * 2


def test_an_unknown_authority_is_not_trusted(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(FetchError, match="certificate is not trusted"):
        get(server, sending(BODY))


def test_a_host_that_is_not_there_is_told(server: Server) -> None:
    with socket.socket() as unused:
        unused.bind(("localhost", 0))
        port = unused.getsockname()[1]

    with pytest.raises(FetchError, match="cannot be reached"):
        fetch(read_address(f"https://localhost:{port}/x"))
    assert server.seen == []
