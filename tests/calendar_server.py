"""A calendar server on this machine with the habits, good and bad, of those in the world."""

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme

HIDDEN = "private-3f9a1c5d7e2b4a6f8c0d"
PLACE = f"/calendar/ical/ada/{HIDDEN}/basic.ics"


def ics(*events: str, head: str = "X-WR-TIMEZONE:Europe/Berlin") -> bytes:
    """A calendar of events, each some content lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Google Inc//EN", head]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    return ("\r\n".join([*lines, "END:VCALENDAR"]) + "\r\n").encode()


WEEKLY = """
UID:weekly-1@google.com
DTSTAMP:{stamp}
DTSTART;TZID=Europe/Berlin:20260105T100000
DTEND;TZID=Europe/Berlin:20260105T110000
RRULE:FREQ=WEEKLY
SUMMARY:Platform weekly
LOCATION:https://example.zoom.us/j/123?pwd=s3cr3t\\, Room Weser
DESCRIPTION:Join https://example.zoom.us/j/123?pwd=s3cr3t
ORGANIZER;CN=Ada:mailto:ada@example.org
ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@example.org
ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org
BEGIN:VALARM
TRIGGER:-PT10M
ACTION:DISPLAY
END:VALARM
"""
DENTIST = """
UID:single-1@google.com
DTSTART;TZID=Europe/Berlin:20260112T150000
DTEND;TZID=Europe/Berlin:20260112T160000
SUMMARY:Dentist
CLASS:PRIVATE
"""
REVIEW = """
UID:single-2@google.com
DTSTART;TZID=Europe/Berlin:20260113T090000
DTEND;TZID=Europe/Berlin:20260113T100000
SUMMARY:Spend review
"""


@dataclass
class Server:
    """What the server answers by path, and what it was asked."""

    root: str
    answers: dict[str, "Habit"] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """A secret address of a calendar here."""
        return f"{self.root}{PLACE}"


class Handler(BaseHTTPRequestHandler):
    """Answers as the test said."""

    protocol_version = "HTTP/1.1"
    answering: Server

    def do_GET(self) -> None:
        self.answering.seen.append((self.path, dict(self.headers)))
        habit = self.answering.answers.get(self.path)
        if habit is None:
            self.reply(404, b"no such page")
        else:
            with suppress(OSError, ssl.SSLError):
                habit(self)

    def reply(self, code: int, body: bytes = b"", **headers: str) -> None:
        """An answer with its length; `content_type` and the like are headers."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


Habit = Callable[[Handler], None]


def restamping() -> Habit:
    """Google and Microsoft 365: DTSTAMP is the time of the request, and never a 304."""
    times: list[int] = []

    def answer(handler: Handler) -> None:
        times.append(0)
        event = WEEKLY.format(stamp=f"20260112T1000{len(times):02d}Z")
        handler.reply(200, ics(event, DENTIST, REVIEW), content_type="text/calendar")

    return answer


def sending(body: bytes, *, code: int = 200, **headers: str) -> Habit:
    """The same answer each time."""
    return lambda handler: handler.reply(code, body, **headers)


def unchanged(body: bytes) -> Habit:
    """A server that knows ETags."""

    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.reply(304)
        else:
            handler.reply(200, body, ETag='"v1"')

    return answer


def redirecting(target: str) -> Habit:
    """A step to another address."""
    return lambda handler: handler.reply(302, Location=target)


def dripping(body: bytes, *, headers_too: bool = False) -> Habit:
    """A byte now and then, for longer than anybody should wait."""

    def answer(handler: Handler) -> None:
        start = b"HTTP/1.1 200 OK\r\nX-Slow: "
        if not headers_too:
            start += b"no\r\nContent-Length: %d\r\n\r\n" % len(body)
        handler.wfile.write(start)
        for byte in body:
            handler.wfile.write(bytes([byte]))
            time.sleep(0.05)

    return answer


def bomb() -> Habit:
    """100 MB that travel as 100 kB."""
    packed = gzip.compress(b"BEGIN:VCALENDAR\r\n" + b"X" * 100_000_000, compresslevel=9)
    return sending(packed, content_encoding="gzip")


@contextmanager
def serving(folder: Path) -> Iterator[tuple[Server, Path]]:
    """A running server, and the file of the authority that its certificate is from."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)

    class Own(Handler):
        """The handler of this one server."""

    httpd = ThreadingHTTPServer(("localhost", 0), Own)
    httpd.daemon_threads = True
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    server = Server(root=f"https://localhost:{httpd.server_address[1]}")
    Own.answering = server
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server, folder / "authority.pem"
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
