"""What is fuzzed: each target takes any bytes and raises nothing but errors of our own kinds."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec.structs import replace

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from meetgen.editing.action_edits import Edit, SetDue, SetId, SetStatus
from meetgen.editing.actions import edited
from meetgen.editing.front_matter import with_key
from meetgen.editing.original import Original
from meetgen.editing.sections import with_item
from meetgen.errors import MeetgenError
from meetgen.model.action import ActionItem, ActionStatus
from meetgen.model.config import Config
from meetgen.model.page import PageKind, Part, RenderedPage
from meetgen.model.slug import heading_anchor, slug_of
from meetgen.model.source import SourceFile
from meetgen.parsing.frontmatter import read_front_matter
from meetgen.parsing.item_places import item_places
from meetgen.parsing.note import parse_note
from meetgen.parsing.registers import parse_registers
from meetgen.parsing.syntaxes import SYNTAXES
from meetgen.rendering.html import render_html
from meetgen.sources.files import decoded

# a tag that runs, or an attribute of one that does: '<a href="javascript:x">', "<b onclick="
ACTS = re.compile(
    r"<(?:script|iframe|object|embed|base|meta|form|style)\b"
    r"|<[a-z][^<>]*[\s\"'](?:on[a-z]+\s*=|(?:href|src)=\"\s*(?:javascript|vbscript|data|//))",
    re.IGNORECASE,
)
CONFIG = Config(root=Path("book"), notes_dir=Path("book/notes"))
AUTHOR = replace(CONFIG, audience="private")
TODAY = dt.date(2026, 11, 24)
MONTH = dt.timedelta(days=31)
DONE = SetStatus(status=ActionStatus.DONE, day=TODAY)
OPEN = SetStatus(status=ActionStatus.OPEN, day=TODAY)
EDITS: tuple[Edit, ...] = (DONE, OPEN, SetDue(day=TODAY), SetId(id="k3f9"))


def _source(data: bytes, path: str = "2026-11-18-x.md") -> SourceFile:
    return decoded(data, path)


def front_matter(data: bytes) -> None:
    """A block of front matter, and a register."""
    text = _source(data).text
    read_front_matter(f"---\n{text}\n---\n", "x.md")
    parse_registers([SourceFile(path="people.yml", text=text, encoding_error=None)], CONFIG)


def text(data: bytes) -> None:
    """A whole note, read for its author and for everybody, and shown."""
    parse_note(_source(data), AUTHOR)
    note = parse_note(_source(data), CONFIG)
    part = Part(markdown=note.body, is_trusted=False)
    page = RenderedPage(uri="x.md", title="X", kind=PageKind.NOTE, parts=(part,))
    html = render_html(page, lambda _: None).content
    assert not ACTS.search(html)


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
    """A key, an item and each action item changed in any file: refused, or it is there."""
    for change in (_with_series, _with_item):
        try:
            changed = change(data)
        except MeetgenError:
            continue
        assert b"weekly" in changed
    try:
        text = Original.of(data, "x.md").text
    except MeetgenError:
        return
    for nth, places in enumerate(item_places(text, "x.md", CONFIG)[:3]):
        for edit in EDITS:
            _edit(data, nth, places.item, edit)


def _with_series(data: bytes) -> bytes:
    return with_key(data, "x.md", "series", "weekly")


def _with_item(data: bytes) -> bytes:
    return with_item(data, "x.md", "[ ] weekly", headings=("Actions",), new_heading="Actions")


def _edit(data: bytes, nth: int, item: ActionItem, edit: Edit) -> None:
    """The edit adds and drops no line, and made again it changes nothing."""
    try:
        made = edited(data, item.location, item.text, edit, CONFIG)
    except MeetgenError:
        return
    assert len(made.splitlines()) == len(data.splitlines())
    now = item_places(Original.of(made, "x.md").text, "x.md", CONFIG)[nth].item
    assert edited(made, now.location, now.text, edit, CONFIG) == made


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
    "edits": (
        b"\xef\xbb\xbf---\r\ntitle: x\r\nseries: y # z\r\n---\r\n\r\n# X\r\n",
        b"# X\n",
        "## Actions\n\n- [ ] @ada a \U0001f4c5 2026-12-01\n  > * [x] b [id:: k3]\n".encode(),
    ),
}
# What the fuzzer may put in: it would not come upon most of it by chance
_FIELDS = (
    "\U0001f4c5 2026-12-01",
    "\u2705 ",
    "\U0001f194 k3f9",
    "[due:: ",
    "due:",
    "(id:: x)",
    "^k3",
)
_TEXT = (
    "- [ ] ",
    "- [x] ",
    "@ada ",
    "[[",
    "]]",
    "](",
    "## Actions\n",
    "ACTION: ",
    "\n> ",
    "\n\n    ",
)
_HIDING = (
    "[visibility:: private]",
    "{visibility=private}",
    "visibility:private",
    "%%",
    "<!--",
    "`",
)
_HTML = (
    "<div>",
    "</div>",
    "<script>",
    " onerror=",
    "javascript:",
    "&#x",
    "> [!note]\n",
    "| a |\n|-|",
)
_YAML = ("---\n", "title: ", "attendees:\n", "- {name: ", "private: true", "&a", "*a", "!!", "<<: ")
_ICS = (
    "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VTIMEZONE\n", "END:VTIMEZONE\n", "TZID:X\n", "\n ",
    "RRULE:FREQ=", "YEARLY", "MONTHLY", "WEEKLY", "DAILY", ";COUNT=", ";UNTIL=", ";BYDAY=-1SU",
    ";BYSETPOS=", ";INTERVAL=", "RDATE:", "EXDATE:", "DTEND:", "DURATION:P", "RECURRENCE-ID:",
    "ATTENDEE;CN=", "ORGANIZER:mailto:", "STATUS:CANCELLED\n", "DTSTART:", "20261118T090000Z",
)  # fmt: skip
WORDS: Mapping[str, tuple[bytes, ...]] = {
    name: tuple(word.encode() for word in words)
    for name, words in {
        "front_matter": _YAML,
        "text": (*_TEXT, *_HIDING, *_HTML, *_FIELDS),
        "tasks": (*_FIELDS, *_HIDING),
        "calendar": _ICS,
        "slugs": ("../", "CON", "\u2019", "\u202e", "e\u0301"),
        "edits": (*_TEXT, *_FIELDS, *_YAML, "\r\n"),
    }.items()
}
