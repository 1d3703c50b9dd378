"""Dates and times as people write them in a line of text."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meetgen.model.config import DateOrder

FIRST_YEAR, LAST_YEAR = 1950, 2199
MONTH_NAMES = (
    "january jan januar jänner janvier janv enero ene janeiro januari gennaio gen",
    "february feb februar février févr fevrier febrero fevereiro fev februari febbraio",
    "march mar märz maerz mrz mars marzo março marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio mei maggio mag",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre setembro set settembre",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre",
)
MONTHS = {name: month for month, names in enumerate(MONTH_NAMES, 1) for name in names.split()}
WEEKDAY_NAMES = (
    "monday mon montag lundi lunes segunda maandag lunedì",
    "tuesday tue tues dienstag mardi martes terça dinsdag martedì",
    "wednesday wed mittwoch mercredi miércoles quarta woensdag mercoledì",
    "thursday thu thur thurs donnerstag jeudi jueves quinta donderdag giovedì",
    "friday fri freitag vendredi viernes sexta vrijdag venerdì",
    "saturday sat samstag samedi sábado zaterdag sabato",
    "sunday sun sonntag dimanche domingo zondag domenica",
)
WEEKDAYS = {name: day for day, names in enumerate(WEEKDAY_NAMES) for name in names.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_RANGE = r"(?:\s*(?:[-–—&/]|to|and)\s*\d{1,2}(?:st|nd|rd|th)?(?!\d))?"  # "18-19", "18 to 20"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.)?"
DATE = re.compile(
    # "2026-11-18", "2026/1/8", "2026.01.08"; not "12026-11-18", "2026-11-188"
    r"(?<![\d.])(?P<iso_y>\d{4})(?P<mark>[-/._])(?P<iso_m>\d{1,2})(?P=mark)(?P<iso_d>\d{1,2})(?!\d)|"
    # "20261118"; not "202611181", "#20261118"
    r"(?<![\d#.])(?P<num_y>(?:19|20)\d\d)(?P<num_m>[01]\d)(?P<num_d>[0-3]\d)(?!\d)|"
    # "March 3, 2026", "Mar. 3rd 2026", "June 3-5, 2026", "Jul-23-2014"
    rf"(?<![^\W\d_])(?P<mdy_m>{_MONTH})\.?[\s_-]*(?P<mdy_d>\d{{1,2}}){_ORDINAL}{_RANGE}"
    r"(?:\s*,\s*|[\s_-]+)(?:de\s+)?(?P<mdy_y>\d{4})(?!\d)|"
    # "3 March 2026", "3rd of March, 2026", "3. März 2026", "23Jul2014", "18-20 June 2026"
    rf"(?<!\d)(?P<dmy_d>\d{{1,2}}){_ORDINAL}{_RANGE}[\s_-]*(?:of\s+|de\s+)?"
    rf"(?P<dmy_m>{_MONTH})\.?(?:\s*,\s*|[\s_-]*)(?:de\s+)?(?P<dmy_y>\d{{4}})(?!\d)|"
    # "2014 July 23", "2014-Jul-23"
    rf"(?<!\d)(?P<ymd_y>\d{{4}})[\s,_-]*(?P<ymd_m>{_MONTH})\.?[\s_-]*(?P<ymd_d>\d{{1,2}})(?!\d)|"
    # "03/04/2026", "18.11.2026"; not "1.2.3.2026"
    r"(?<!\d)(?<!\d[-./_])(?P<any_a>\d{1,2})(?P<sep>[-/._])(?P<any_b>\d{1,2})(?P=sep)(?P<any_y>\d{4})(?!\d)",
    re.IGNORECASE,
)
# "10/18/24", "30-9-24", "21.05.25" in a heading or behind `Date:`; not "v1.2.24", "1/2/24/3"
SHORT_DATE = re.compile(
    r"(?<![\w./-])(?P<any_a>\d{1,2})(?P<sep>[-/])(?P<any_b>\d{1,2})(?P=sep)(?P<any_y>\d\d)(?![\w/-])|"
    r"(?<![\w./-])(?P<dot_a>\d\d)\.(?P<dot_b>\d\d)\.(?P<dot_y>\d\d)(?![\w./-])"
)
LAST_SHORT_YEAR = 69  # "98" is no year of meetings that anybody notes today
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
TIME = re.compile(
    # "14:00", "14:00:30Z", "9:30 am", "2pm", "14h00", "14.30 Uhr"; not "1:234", "12:30:"
    r"(?<![\d:.])(?P<h>\d{1,2})(?:(?:[:h](?P<m>\d\d)(?::\d\d(?:\.\d+)?)?)\s*(?P<half>[ap]\.?m\b\.?)?"
    r"|\s*(?P<half2>[ap]\.?m\b\.?))(?!\d)\s*(?:(?P<z>Z\b)|(?P<off>[-+]\d{2}:?\d{2})(?!\d)"
    r"|\(?(?P<zone>[A-Z]{2,5}T|UTC|GMT|[CEMP]T)\b)?",
    re.IGNORECASE,
)
ZONES = {
    **dict.fromkeys(("utc", "gmt"), "UTC"),
    **dict.fromkeys(("pt", "pst", "pdt"), "America/Los_Angeles"),
    **dict.fromkeys(("mt", "mst", "mdt"), "America/Denver"),
    **dict.fromkeys(("ct", "cdt"), "America/Chicago"),
    **dict.fromkeys(("et", "est", "edt"), "America/New_York"),
    **dict.fromkeys(("cet", "cest"), "Europe/Berlin"),
    **dict.fromkeys(("wet", "west"), "Europe/Lisbon"),
    **dict.fromkeys(("eet", "eest"), "Europe/Helsinki"),
    "jst": "Asia/Tokyo",
    **dict.fromkeys(("aest", "aedt"), "Australia/Sydney"),
}
NOON = 12


class FoundDate(NamedTuple):
    """A date in a text and its offsets; `day` is None where two readings are left."""

    day: dt.date | None
    start: int
    end: int
    is_ambiguous: bool = False


def find_dates(text: str, order: DateOrder) -> Iterator[FoundDate]:
    """The dates written in a line, in order; of a range the first day.

    A numeric date whose day and month could be swapped is read by `order`, or by the weekday in the
    line; else it comes without a day, as ambiguous.
    """
    for match in DATE.finditer(text):
        found = _found(match, text, order)
        if found is not None:
            yield found


def find_short_dates(text: str, order: DateOrder) -> Iterator[FoundDate]:
    """The dates of a line that write their year with two digits, and last; as `find_dates`."""
    for match in SHORT_DATE.finditer(text):
        form = "any" if match["any_y"] else "dot"
        year = int(match[f"{form}_y"])
        if year <= LAST_SHORT_YEAR:
            numbers = int(match[f"{form}_a"]), int(match[f"{form}_b"]), 2000 + year
            found = _swappable(numbers, match.span(), text, order)
            if found is not None:
                yield found


def find_time(text: str) -> dt.time | None:
    """The first time of day in a line, aware when a zone or offset follows it.

    A zone nobody can tell apart (IST, CST) gives None: a wrong time is worse than none.
    """
    match = TIME.search(text)
    moment = None if match is None else _time_of_day(match)
    if match is None or moment is None:
        return None
    if match["z"]:
        return moment.replace(tzinfo=dt.UTC)
    if match["off"]:
        return moment.replace(tzinfo=_offset(match["off"]))
    if match["zone"] is None:
        return moment
    zone = _zone(match["zone"].lower())
    return None if zone is None else moment.replace(tzinfo=zone)


def _time_of_day(match: re.Match[str]) -> dt.time | None:
    hour, half = int(match["h"]), (match["half"] or match["half2"] or "").lower()
    if half:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    try:
        return dt.time(hour, int(match["m"] or 0))
    except ValueError:
        return None


def weekday_in(text: str) -> int | None:
    """The weekday a line names (Monday is 0), None when it names none or several."""
    found = {WEEKDAYS[name.casefold()] for name in WEEKDAY.findall(text)}
    return found.pop() if len(found) == 1 else None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, None when there is no such day or the year is no year of meetings."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _found(match: re.Match[str], text: str, order: DateOrder) -> FoundDate | None:
    start, end = match.span()
    if match["any_y"]:
        numbers = int(match["any_a"]), int(match["any_b"]), int(match["any_y"])
        return _swappable(numbers, (start, end), text, order)
    for form in ("iso", "num", "mdy", "dmy", "ymd"):
        year = match[f"{form}_y"]
        if year is None:
            continue
        word = match[f"{form}_m"].casefold()
        month = MONTHS[word] if word in MONTHS else int(word)
        day = day_of(int(year), month, int(match[f"{form}_d"]))
        return None if day is None else FoundDate(day, start, end)
    return None


def _swappable(
    numbers: tuple[int, int, int], span: tuple[int, int], text: str, order: DateOrder
) -> FoundDate | None:
    first, second, year = numbers
    day_first, month_first = day_of(year, second, first), day_of(year, first, second)
    start, end = span
    if order is not DateOrder.UNSET:
        day = day_first if order is DateOrder.DAY_FIRST else month_first
        return None if day is None else FoundDate(day, start, end)
    candidates = {day for day in (day_first, month_first) if day is not None}
    weekday = weekday_in(text)
    if len(candidates) > 1 and weekday is not None:
        candidates = {day for day in candidates if day.weekday() == weekday} or candidates
    if len(candidates) == 1:
        return FoundDate(candidates.pop(), start, end)
    return FoundDate(None, start, end, is_ambiguous=True) if candidates else None


def _offset(text: str) -> dt.tzinfo:
    hours, minutes = int(text[1:3]), int(text[-2:])
    delta = dt.timedelta(hours=min(hours, 23), minutes=min(minutes, 59))
    return dt.timezone(-delta if text[0] == "-" else delta)


def _zone(word: str) -> dt.tzinfo | None:
    name = ZONES.get(word)
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return None
