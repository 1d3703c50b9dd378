import datetime as dt
from pathlib import Path

import pytest

from meetgen.model.config import Config, DateOrder
from meetgen.model.note import DateSource, Note
from meetgen.model.source import SourceFile
from meetgen.parsing.date_words import find_dates, find_time
from meetgen.parsing.file_dates import FileDate, date_of_path
from meetgen.parsing.note import parse_note


def parse(text: str, path: str = "x.md", order: DateOrder = DateOrder.UNSET) -> Note:
    config = Config(root=Path("/r"), notes_dir=Path("/r/notes"), date_order=order)
    return parse_note(SourceFile(path=path, text=text), config)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2026-11-18-weekly.md", "2026-11-18"),
        ("20261118.md", "2026-11-18"),
        ("2014_07_23.md", "2014-07-23"),
        ("2014.7.3-x.md", "2014-07-03"),
        ("23Jul2014.md", "2014-07-23"),
        ("jul-23-2014.md", "2014-07-23"),
        ("Weekly March 3, 2026.md", "2026-03-03"),
        ("2026-11-18--19.md", "2026-11-18"),
        ("2026-11-18_2026-11-19.md", "2026-11-18"),
        ("2023/06-Jun/01-sync.md", "2023-06-01"),
        ("2020-06/june-1.md", "2020-06-01"),
        ("2023/06/01.md", "2023-06-01"),
        ("2023/06-01-x.md", "2023-06-01"),
        ("2023/OPS-06-01.md", "2023-06-01"),
        ("2023/board_06-21v2.md", "2023-06-21"),
        ("2023/sprint-06-01.md", None),
        ("2023/OPS-13-01.md", None),
        ("OPS-06-01.md", None),
        ("2023/0601.md", "2023-06-01"),
        ("2023/June/1st.md", "2023-06-01"),
        ("2026-11-18/notes.md", "2026-11-18"),
        ("meeting-18-11-2026.md", "2026-11-18"),
        ("12026-11-18.md", None),
        ("2026-11-188.md", None),
        ("2026-13-01.md", None),
        ("2026-02-30.md", None),
        ("2026-11.md", None),
        ("11-12-2026.md", None),
        ("2023/12-factor.md", None),
        ("2023/20-questions.md", None),
        ("v1.2.2023.md", None),
    ],
)
def test_a_path_gives_a_date_strictly(path: str, day: str | None) -> None:
    found = date_of_path(path, DateOrder.UNSET)

    assert (None if found is None else found.day.isoformat()) == day


@pytest.mark.parametrize(
    ("path", "time"),
    [
        ("2026-11-18T14_30_00Z.md", dt.time(14, 30, tzinfo=dt.UTC)),
        ("2026-11-18-1430.md", dt.time(14, 30)),
        ("2026-11-18-14-30.md", dt.time(14, 30)),
        ("2026-11-18-21-users.md", None),
    ],
)
def test_a_file_name_may_give_the_time(path: str, time: dt.time | None) -> None:
    assert date_of_path(path, DateOrder.UNSET) == FileDate(dt.date(2026, 11, 18), time)


@pytest.mark.parametrize(
    ("text", "order", "days"),
    [
        ("3rd of March 2026", DateOrder.UNSET, ["2026-03-03"]),
        ("3. März 2026", DateOrder.UNSET, ["2026-03-03"]),
        ("3 de marzo de 2026", DateOrder.UNSET, ["2026-03-03"]),
        ("June 3-5, 2026", DateOrder.UNSET, ["2026-06-03"]),
        ("18/11/2026", DateOrder.UNSET, ["2026-11-18"]),
        ("03/04/2026", DateOrder.UNSET, [None]),
        ("03/04/2026", DateOrder.DAY_FIRST, ["2026-04-03"]),
        ("03/04/2026", DateOrder.MONTH_FIRST, ["2026-03-04"]),
        ("Friday 03/04/2026", DateOrder.UNSET, ["2026-04-03"]),
        ("from 2026-01-01 to 2026-01-02", DateOrder.UNSET, ["2026-01-01", "2026-01-02"]),
        ("marching 3 2026, version 1.2.3.2026", DateOrder.UNSET, []),
    ],
)
def test_dates_in_a_line(text: str, order: DateOrder, days: list[str | None]) -> None:
    assert [one.day and one.day.isoformat() for one in find_dates(text, order)] == days


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:00", "14:00:00"),
        ("2pm", "14:00:00"),
        ("9:30 a.m.", "09:30:00"),
        ("12 am", "00:00:00"),
        ("14h30", "14:30:00"),
        ("14:00Z", "14:00:00+00:00"),
        ("14:00 UTC", "14:00:00+00:00"),
        ("14:00+02:00", "14:00:00+02:00"),
        ("14:00 IST", None),
        ("25:00", None),
        ("13 pm", None),
        ("none", None),
    ],
)
def test_a_time_in_a_line(text: str, time: str | None) -> None:
    found = find_time(text)

    assert (None if found is None else found.isoformat()) == time


def test_a_zone_is_read_as_the_zone_it_is_on_that_day() -> None:
    note = parse("# Call\n\nDate: 2026-07-01 10:00 PST\n")

    assert note.start is not None
    assert note.start.isoformat() == "2026-07-01T10:00:00-07:00"


@pytest.mark.parametrize(
    ("text", "path", "day", "source"),
    [
        ("---\ndate: 2026-01-02\n---\n", "x.md", "2026-01-02", DateSource.FRONT_MATTER),
        ("---\nwhen: March 3, 2026 2pm\n---\n", "x.md", "2026-03-03", DateSource.FRONT_MATTER),
        ("---\ndate: 20260102\n---\n", "x.md", "2026-01-02", DateSource.FRONT_MATTER),
        ("# Weekly\n", "2026-01-02.md", "2026-01-02", DateSource.FILE_NAME),
        ("# Weekly\n\n* Date: 2026-01-02T14:00:00Z\n", "x.md", "2026-01-02", DateSource.LABEL),
        ("# Weekly\n\n| Date | 2026-01-02 |\n|-|-|\n", "x.md", "2026-01-02", DateSource.LABEL),
        ("# Weekly of March 3, 2026\n", "x.md", "2026-03-03", DateSource.HEADING),
        ("Mar 11, 2026\n\nHost: Ada\n", "x.md", "2026-03-11", DateSource.HEADING),
        ("# Notes\n## 2026-01-02\n", "x.md", "2026-01-02", DateSource.HEADING),
        ("# Retro of 1/18/26\n", "x.md", "2026-01-18", DateSource.HEADING),
        ("# (18-1-26) Minutes\n", "x.md", "2026-01-18", DateSource.HEADING),
        ("# Call\n\nDate: 18.01.26\n", "x.md", "2026-01-18", DateSource.LABEL),
        ("# Release v1.18.26, ratio 1/2/26/3, 30.1.26\n", "x.md", None, None),
        ("# Weekly\n\n- Next meeting: 2026-01-02\n", "x.md", None, None),
        ("# Weekly\n\nWe decided to ship it all on 2026-01-02 if tests pass then.\n", "x.md", None,
         None),
    ],
)  # fmt: skip
def test_the_date_comes_from(
    text: str, path: str, day: str | None, source: DateSource | None
) -> None:
    note = parse(text, path)

    assert (note.date and note.date.isoformat(), note.date_source) == (day, source)
    assert note.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "path", "day", "line", "message"),
    [
        ("---\ndate: 2026-01-03\n---\n", "2026-01-02.md", "2026-01-02", 2,
         "front matter says 2026-01-03"),
        ("# Call of 2026-01-03\n", "2026-01-02.md", "2026-01-02", 1, "heading says 2026-01-03"),
        ("---\ndate: 2026-13-01\n---\n# x\n", "x.md", None, 2, "'2026-13-01' is not a date"),
        ("# Monday 2026-01-02\n", "x.md", "2026-01-02", 1, "2026-01-02 is a Friday, not a Monday"),
        ("# Call\n\nDate: 03/04/2026\n", "x.md", None, 3, "'03/04/2026' can be read as two dates"),
        ("# Call\n\nDate: 03/04/26\n", "x.md", None, 3, "'03/04/26' can be read as two dates"),
    ],
)  # fmt: skip
def test_a_doubtful_date_is_reported(
    text: str, path: str, day: str | None, line: int, message: str
) -> None:
    note = parse(text, path)

    assert (note.date and note.date.isoformat()) == day
    (diagnostic,) = [one for one in note.diagnostics if one.code == "MG010"]
    assert diagnostic.location.line == line
    assert message in diagnostic.message
