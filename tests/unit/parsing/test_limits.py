"""The option `limits`, and that each of them holds where it says and no further when raised."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import fields, replace

from meetgen.calendars.ics import read_calendar
from meetgen.calendars.scan import scan
from meetgen.errors import ConfigError
from meetgen.model.config import Config
from meetgen.model.limits import SIZES, USUAL, Limits, size_text
from meetgen.model.page import PageKind, Part, RenderedPage
from meetgen.model.source import SourceFile
from meetgen.parsing.frontmatter import read_yaml
from meetgen.parsing.limits import LimitError, read_limits
from meetgen.parsing.note import parse_note
from meetgen.parsing.options import read_options
from meetgen.publishing.attachments import is_inert_svg
from meetgen.reading import Reading
from meetgen.rendering.html import render_html
from meetgen.site import load_index
from meetgen.sources.calendars import read_calendars
from meetgen.sources.registers import read_registers
from meetgen.sources.site_files import read_site

CONFIG = Config(root=Path("nb"), notes_dir=Path("nb"))
NAMES = [one.name for one in fields(Limits)]


def codes(text: str, limits: Limits) -> set[str]:
    note = parse_note(SourceFile(path="2026-11-18-x.md", text=text), replace(CONFIG, limits=limits))
    return {one.code for one in note.diagnostics}


def events(text: str, limits: Limits) -> tuple[object, ...]:
    return read_calendar(ics(text), path="x.ics", timezone="UTC", limits=limits).events


def ics(text: str) -> bytes:
    return f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n".encode()


def calendar_of(size: int, limits: Limits) -> tuple[object, ...]:
    return events(f"X:{'x' * (size - len(ics(event())) - 3)}\n{event()}", limits)


def event(more: str = "") -> str:
    return f"BEGIN:VEVENT\nUID:x\nDTSTART:20261118T090000Z\n{more}END:VEVENT\n"


def front(block: str) -> str:
    return f"---\n{block}\n---\n\n# X\n"


def yaml_is_read(text: str, limits: Limits) -> bool:
    return read_yaml(text, "people.yml", limits)[0] is not None


def lists(levels: int) -> str:
    return "[" * levels + "]" * levels


def zones(count: int) -> str:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Z{0}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0130\n"
        "TZOFFSETTO:+0130\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    used = "BEGIN:VEVENT\nUID:{0}\nDTSTART;TZID=Z{0}:20261118T090000\nEND:VEVENT\n"
    return "".join(form.format(at) for form in (zone, used) for at in range(count))


def shown(text: str, limits: Limits) -> str:
    part = Part(markdown=text, is_trusted=False)
    page = RenderedPage(uri="x.md", title="X", kind=PageKind.NOTE, parts=(part,))
    return render_html(page, lambda _: None, limits).content


def nested(levels: int) -> str:
    return (
        "<div>\n"
        + '<div class="mg-box">' * levels
        + "x"
        + "</div>" * levels
        + "\n" * 2
        + "<b>" * 1000
    )


ONE_MORE: Mapping[str, Callable[[Limits, int], bool]] = {
    "note": lambda limits, one: "MG006" not in codes("x" * (USUAL.note + one), limits),
    "front_matter": lambda limits, one: (
        "MG006" not in codes(front("a: " + "x" * (USUAL.front_matter - 4 + one)), limits)
    ),
    "front_matter_values": lambda limits, one: (
        "MG006"
        not in codes(front(f"a: [{'x, ' * (USUAL.front_matter_values - 3 + one)}]"), limits)
    ),
    "front_matter_levels": lambda limits, one: (
        "MG006" not in codes(front(f"a: {lists(USUAL.front_matter_levels - 1 + one)}"), limits)
    ),
    "register": lambda limits, one: yaml_is_read(
        "a: " + "x" * (USUAL.register - 3 + one), limits
    ),
    "register_values": lambda limits, one: yaml_is_read(
        "- x\n" * (USUAL.register_values - 1 + one), limits
    ),
    "html_levels": lambda limits, one: (
        shown(nested(USUAL.html_levels - 1 + one), limits).count('class="mg-box"')
        == USUAL.html_levels - 1 + one
    ),
    "calendar": lambda limits, one: bool(calendar_of(USUAL.calendar + one, limits)),
    "calendar_events": lambda limits, one: (
        len(scan(ics(event() * (USUAL.calendar_events + one)), limits.calendar_events)
            .calendars[0].events)
        == USUAL.calendar_events + one
    ),
    "calendar_zones": lambda limits, one: not read_calendar(
        ics(zones(USUAL.calendar_zones + one)), path="x.ics", timezone="UTC", limits=limits,
    ).diagnostics,
    "event_dates": lambda limits, one: (
        len(dates_of(USUAL.event_dates + one, limits)) == USUAL.event_dates + one
    ),
    "event_people": lambda limits, one: (
        len(people_of(USUAL.event_people + one, limits)) == USUAL.event_people + one
    ),
    "drawing": lambda limits, one: is_inert_svg(b"x" * (USUAL.drawing + one), limits.drawing),
}  # fmt: skip


def dates_of(count: int, limits: Limits) -> tuple[object, ...]:
    first = dt.date(2000, 1, 1)
    days = ",".join(f"{first + dt.timedelta(days=at):%Y%m%d}T090000Z" for at in range(count))
    (one,) = events(event(f"EXDATE:{days}\nRRULE:FREQ=DAILY\n"), limits)
    found: tuple[object, ...] = tuple(one.excluded)  # type: ignore[attr-defined]
    return found


def people_of(count: int, limits: Limits) -> tuple[object, ...]:
    lines = "".join(f"ATTENDEE;CN=P:mailto:p{at}@example.org\n" for at in range(count))
    (one,) = events(event(lines), limits)
    found: tuple[object, ...] = one.invitees  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("name", ONE_MORE)
def test_a_limit_holds_exactly_and_can_be_raised(name: str) -> None:
    holds = ONE_MORE[name]

    assert holds(USUAL, 0)
    assert not holds(USUAL, 1)
    assert holds(replace(USUAL, **{name: getattr(USUAL, name) + 1}), 1)


def test_every_limit_is_tried() -> None:
    elsewhere = {"picture", "site_file"}  # tests/plugin/test_attachments.py, below

    assert {*ONE_MORE, *elsewhere} == set(NAMES)


def test_sources_read_as_much_as_the_limits_let_them(tmp_path: Path) -> None:
    limits = replace(USUAL, register=5 * 1024 * 1024, calendar=21_000_000, note=2 * 1024 * 1024)
    config = Config(root=tmp_path, notes_dir=tmp_path / "notes", limits=limits)
    (tmp_path / "notes").mkdir()
    (tmp_path / "calendars").mkdir()
    (tmp_path / "notes" / "2026-11-18-x.md").write_text("x" * 2_000_000, encoding="utf-8")
    (tmp_path / "people.yml").write_text(f"a: {'x' * 5_000_000}", encoding="utf-8")
    (tmp_path / "calendars" / "a.ics").write_bytes(b"x" * 20_500_000)
    index = load_index(config, dt.date(2026, 11, 24))

    assert len(index.notes["2026-11-18-x.md"].body) == 2_000_000
    assert len(read_registers(config)[0].text) == 5_000_003
    assert len(read_calendars(config)[0][1]) == 20_500_000
    assert "MG006" not in {one.code for one in index.diagnostics}


def test_a_raised_limit_asks_the_cache_anew(tmp_path: Path) -> None:
    (tmp_path / "2026-11-18-x.md").write_text("# X\n", encoding="utf-8")
    config = Config(root=tmp_path, notes_dir=tmp_path)
    raised = replace(config, limits=replace(USUAL, note=USUAL.note + 1))

    assert Reading(config).keys != Reading(raised).keys


def test_the_audit_reads_as_much_of_a_file_as_it_may(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"x" * 100)

    assert [len(data) for _, data in read_site(tmp_path, 60)] == [60]


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ({}, USUAL),
        ({"note": "4 MiB"}, replace(USUAL, note=4 * 1024 * 1024)),
        ({"note": "64MB", "calendar_events": 100_000},
         replace(USUAL, note=64_000_000, calendar_events=100_000)),
        ({"picture": 2**30}, replace(USUAL, picture=2**30)),
        ({"picture": 10**30}, replace(USUAL, picture=2**40)),
    ],
)  # fmt: skip
def test_limits_are_numbers_or_sizes(written: object, limits: Limits) -> None:
    assert read_limits(written) == limits


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("4 MiB", "'4 MiB' is not a mapping"),
        ({"notes": "4 MiB"}, "there is no limit 'notes' (do you mean 'note'?)"),
        ({"zzz": 1}, "there is no limit 'zzz' (known: note, "),
        ({"note": "much"}, "note: 'much' is not a size like 4 MiB"),
        ({"note": "1 kB"}, "note: limits can only be raised, and 1 MiB is the least"),
        ({"note": -1}, "note: limits can only be raised"),
        ({"note": True}, "note: True is not a size"),
        ({"calendar_events": "9 MB"}, "calendar_events: '9 MB' is not a whole number"),
        ({"event_people": 499}, "event_people: limits can only be raised, and 500 is the least"),
    ],
)
def test_a_limit_that_cannot_be_used_is_told(written: object, message: str) -> None:
    with pytest.raises(LimitError) as error:
        read_limits(written)
    assert message in str(error.value)


def test_a_wrong_limit_is_an_error_of_the_set_up(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="limits: note: 'x' is not a size like 4 MiB"):
        read_options({"limits": {"note": "x"}}, root=tmp_path, notes_dir=tmp_path)


@pytest.mark.parametrize(
    ("size", "text"),
    [(2**20, "1 MiB"), (32 * 1024, "32 KiB"), (20_000_000, "20 MB"), (1001, "1001 bytes")],
)
def test_a_size_is_told_in_its_own_unit(size: int, text: str) -> None:
    assert size_text(size) == text


def test_sizes_are_limits() -> None:
    assert set(NAMES) >= SIZES
