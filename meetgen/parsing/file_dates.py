"""The date that a note's path gives: `2026/2026-11-18-weekly.md`, `2023/06-Jun/01-sync.md`."""

import datetime as dt
import re
from typing import NamedTuple

from meetgen.model.config import DateOrder
from meetgen.parsing.date_words import MONTHS, day_of, find_dates

# Behind the date: "T14_30_00Z", "-14-30", " 14h30"; "-1430" only at the end; not "-21-users"
CLOCK = re.compile(
    r"(?:T(?P<h>\d\d)[-_.:h]?(?P<m>\d\d)(?:[-_.:]?\d\d)?|"
    r"[-_ ](?:at[-_ ])?(?P<h2>\d\d)[-_.:h](?P<m2>\d\d)(?:[-_.:]\d\d)?(?![-_.]?\d)|"
    r"[-_ ](?P<h3>\d\d)(?P<m3>\d\d)(?=$|Z|[-_ ]?UTC))(?P<z>Z|[-_ ]?UTC)?",
    re.IGNORECASE,
)
YEAR_FOLDER = re.compile(r"(?:19|20)\d\d")  # "2023", not "2023-old"
# "06", "06-Jun", "6_june", "June", "2023-06"; not "06-notes"
MONTH_FOLDER = re.compile(r"(?:(?:19|20)\d\d[-_.])?(\d{1,2})?[-_. ]?([^\W\d_]+)?\.?")
YEAR_MONTH_FOLDER = re.compile(r"((?:19|20)\d\d)[-_.]?(\d{2}|[^\W\d_]+)")  # "2020-06", "2020-June"
DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")  # "01-weekly", "1st"
MONTH_DAY_NAME = re.compile(r"(\d{1,2})[-_.]?(\d{2})(?!\d)")  # "06-01-weekly", "0601"
# "CG-05-15", "wg_03-21v2"; not "sprint-01-02", "v05-15"
GROUP_DAY_NAME = re.compile(
    r"(?!(?:sprint|week|part|phase|version|release|iteration|chapter|rfc|adr|cw|kw|day)\b)"
    r"[^\W\d_]{2,12}[-_ ](\d\d)-(\d\d)(?!\d|-\d)",
    re.IGNORECASE,
)
WORD_DAY_NAME = re.compile(r"([^\W\d_]+)[-_. ]*(\d{1,2})(?!\d)")  # "june-1"
DAY_WORD_NAME = re.compile(r"(\d{1,2})[-_. ]*([^\W\d_]+)")  # "1-june", "01Jun"


class FileDate(NamedTuple):
    """The date in a path, and the time where it has one (aware when it says UTC)."""

    day: dt.date
    time: dt.time | None = None


def date_of_path(path: str, order: DateOrder) -> FileDate | None:
    """The date that a path gives, strictly: a full one in the file's name, else with its folders.

    A folder's own full date (`2026-11-18/notes.md`) counts last.
    """
    folders, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    for found in find_dates(stem, order):
        if found.day is not None:
            return FileDate(found.day, _clock(stem, found.end))
    if not folders:
        return None
    parts = folders.split("/")
    day = _with_folders(parts, stem)
    if day is not None:
        return FileDate(day)
    return next(
        (FileDate(one.day) for one in find_dates(parts[-1], order) if one.day is not None), None
    )


def _clock(stem: str, end: int) -> dt.time | None:
    match = CLOCK.match(stem, end)
    if match is None:
        return None
    hour = match["h"] or match["h2"] or match["h3"]
    minute = match["m"] or match["m2"] or match["m3"]
    try:
        moment = dt.time(int(hour), int(minute))
    except ValueError:
        return None
    return moment.replace(tzinfo=dt.UTC) if match["z"] else moment


def _with_folders(folders: list[str], stem: str) -> dt.date | None:
    last = folders[-1]
    year_month = YEAR_MONTH_FOLDER.fullmatch(last)
    if year_month is not None:
        month = _month(year_month[2])
        return None if month is None else _in_month(int(year_month[1]), month, stem)
    if YEAR_FOLDER.fullmatch(last):
        return _in_year(int(last), stem)
    year = next((int(one) for one in reversed(folders[:-1]) if YEAR_FOLDER.fullmatch(one)), None)
    match = MONTH_FOLDER.fullmatch(last)
    if year is None or match is None:
        return None
    word = _month(match[2]) if match[2] else None
    if match[2] and word is None:
        return None
    month = int(match[1]) if match[1] else word
    return None if month is None else _in_month(year, month, stem)


def _in_month(year: int, month: int, stem: str) -> dt.date | None:
    """`01-weekly`, `june-1`, `06-01` in a month's folder."""
    both = _in_year(year, stem)
    if both is not None and both.month == month:
        return both
    match = DAY_NAME.match(stem)
    return None if match is None else day_of(year, month, int(match[1]))


def _in_year(year: int, stem: str) -> dt.date | None:
    """`06-01-weekly`, `CG-06-01`, `june-1`, `1-june` in a year's folder."""
    match = MONTH_DAY_NAME.match(stem) or GROUP_DAY_NAME.match(stem)
    if match is not None:
        return day_of(year, int(match[1]), int(match[2]))
    match = WORD_DAY_NAME.match(stem)
    if match is not None and _month(match[1]) is not None:
        return day_of(year, _month(match[1]) or 0, int(match[2]))
    match = DAY_WORD_NAME.match(stem)
    if match is not None and _month(match[2]) is not None:
        return day_of(year, _month(match[2]) or 0, int(match[1]))
    return None


def _month(word: str) -> int | None:
    return int(word) if word.isdecimal() else MONTHS.get(word.casefold())
