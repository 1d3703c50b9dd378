"""What is fuzzed: each target takes any bytes and raises nothing but errors of our own kinds."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from meetgen.editing.front_matter import with_key
from meetgen.errors import MeetgenError
from meetgen.model.config import Config
from meetgen.model.page import PageKind, Part, RenderedPage
from meetgen.model.slug import heading_anchor, slug_of
from meetgen.model.source import SourceFile
from meetgen.parsing.frontmatter import read_front_matter
from meetgen.parsing.note import parse_note
from meetgen.parsing.registers import parse_registers
from meetgen.parsing.syntaxes import SYNTAXES
from meetgen.rendering.html import render_html
from meetgen.sources.files import decoded

CONFIG = Config(root=Path("book"), notes_dir=Path("book/notes"))
TODAY = dt.date(2026, 11, 24)
MONTH = dt.timedelta(days=31)


def _source(data: bytes, path: str = "2026-11-18-x.md") -> SourceFile:
    return decoded(data, path)


def front_matter(data: bytes) -> None:
    """A block of front matter, and a register."""
    text = _source(data).text
    read_front_matter(f"---\n{text}\n---\n", "x.md")
    parse_registers([SourceFile(path="people.yml", text=text, encoding_error=None)], CONFIG)


def text(data: bytes) -> None:
    """A whole note, read and shown."""
    note = parse_note(_source(data), CONFIG)
    part = Part(markdown=note.body, is_trusted=False)
    page = RenderedPage(uri="x.md", title="X", kind=PageKind.NOTE, parts=(part,))
    html = render_html(page, lambda _: None).content
    assert "<script" not in html.casefold()
    assert "javascript:" not in html.casefold() or "javascript:" in note.body.casefold()


def tasks(data: bytes) -> None:
    """The fields of a task line; what is written of them reads as the same."""
    line = " ".join(_source(data).text.split())
    for syntax in SYNTAXES:
        fields, _ = syntax.read(line)
        again, _ = syntax.read(syntax.write(fields))
        assert again == syntax.read(syntax.write(again))[0]
    parse_note(_source(b"- [ ] " + data), CONFIG)


def calendar(data: bytes) -> None:
    """A calendar, read and expanded over two months."""
    file = read_calendar(data, path="x.ics", timezone="Europe/Berlin")
    calendars = Calendars.of([file])
    calendars.occurrences(calendars.all_families(), TODAY - MONTH, TODAY + MONTH)


def slugs(data: bytes) -> None:
    """Names for files, addresses and anchors."""
    name = data.decode("utf-8", "surrogateescape")
    slug = slug_of(name)
    assert slug
    assert slug.isascii()
    assert len(slug) <= 80
    assert not set(slug) & set("/\\. ")
    heading_anchor(name, set())


def edits(data: bytes) -> None:
    """A value of the front matter set in any file: either refused, or it is there."""
    try:
        changed = with_key(data, "x.md", "series", "weekly")
    except MeetgenError:
        return
    assert b"weekly" in changed


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (front_matter, text, tasks, calendar, slugs, edits)
}
SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "front_matter": (b"title: x\nattendees: [Ada, {name: Bob, role: chair}]\n", b"a: |\n  b\n"),
    "text": (b"---\ntitle: x\n---\n\n# X {visibility=private}\n\n- [ ] @ada [a](b) [[c|d]] `x`\n",),
    "tasks": ("@ada send it \U0001f4c5 2026-12-01 [due:: friday] id:k3f9 #done".encode(),),
    "calendar": (
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Paris:"
            b"20261118T090000\r\nRRULE:FREQ=MONTHLY;BYDAY=2WE;COUNT=9\r\nEXDATE:20261209T090000\r\n"
            b"SUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ),
    ),
    "slugs": ("Gary O\u2019Neall".encode(), b"../con", b"\xff\xfe"),
    "edits": (b"\xef\xbb\xbf---\r\ntitle: x\r\nseries: y # z\r\n---\r\n\r\n# X\r\n", b"# X\n"),
}
