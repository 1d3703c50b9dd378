"""The clock of a build: SOURCE_DATE_EPOCH where it is set, else today in the notebook's zone."""

import datetime as dt
import os
from zoneinfo import ZoneInfo

EPOCH = "SOURCE_DATE_EPOCH"


def today(timezone: str) -> dt.date:
    """The day on which the site is true. MkDocs dates the sitemap by the same variable."""
    epoch = os.environ.get(EPOCH)
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(ZoneInfo(timezone)).date()  # noqa: TID251 - the adapter is the edge


def latest_change() -> dt.datetime | None:
    """The instant of SOURCE_DATE_EPOCH, after which nothing in the site is dated."""
    epoch = os.environ.get(EPOCH)
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else None


def pretend(day: dt.date) -> None:
    """Make `day` the day of this process' builds, for meetgen and MkDocs alike."""
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    os.environ[EPOCH] = str(int(noon.timestamp()))
