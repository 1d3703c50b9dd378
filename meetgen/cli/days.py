"""The day on which a command looks at the notebook."""

import datetime as dt
import os
from zoneinfo import ZoneInfo

import click

EPOCH = "SOURCE_DATE_EPOCH"


class Day(click.ParamType[dt.date]):
    """An ISO date, `2026-11-24`."""

    name = "YYYY-MM-DD"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """The date that the words name."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date (write 2026-11-24)", param, ctx)


day_option = click.option(
    "--date",
    "today",
    type=Day(),
    help="Pretend that it is this day, instead of today.",
)


as_of_option = click.option(
    "--as-of", type=Day(), help="Tell what the notes knew on this earlier day."
)


def day_or_today(day: dt.date | None, timezone: str) -> dt.date:
    """The day asked for, else that of SOURCE_DATE_EPOCH, else today in the notebook's zone."""
    if day is not None:
        return day
    if epoch := os.environ.get(EPOCH):
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return now().astimezone(ZoneInfo(timezone)).date()


def epoch() -> dt.datetime | None:
    """The instant of SOURCE_DATE_EPOCH, if that is set."""
    seconds = os.environ.get(EPOCH)
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC) if seconds else None


def now() -> dt.datetime:
    """This very moment: for what is kept outside of the notebook."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - the command line is the edge


def moment_of(day: dt.date | None, timezone: str) -> dt.datetime:
    """The beginning of the day asked for, else that of SOURCE_DATE_EPOCH's day, else now."""
    if day is not None or os.environ.get(EPOCH):
        start = dt.datetime.combine(day_or_today(day, timezone), dt.time())
        return start.replace(tzinfo=ZoneInfo(timezone))
    return now()
