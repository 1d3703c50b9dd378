"""What changed lately, for those who were away."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.briefs import Brief
from meetgen.index.digests import digest_since
from meetgen.index.index import Index
from meetgen.model.page import DIGEST_URI, YEARS_URI, Page, PageKind
from meetgen.pages.brief import reader


class DigestView(Struct, frozen=True, kw_only=True):
    """What the page of changes shows: those after the day `since`."""

    brief: Brief
    since: dt.date


def pages(index: Index) -> Iterator[Page]:
    """The page of changes of as many days as the notebook calls recent."""
    since = index.as_of - dt.timedelta(days=index.config.recent_days)
    yield Page(
        uri=DIGEST_URI,
        title="What changed",
        kind=PageKind.DIGEST,
        show=partial(_view, index, since),
        section=YEARS_URI,
        is_searchable=False,
    )


def _view(index: Index, since: dt.date) -> DigestView:
    return DigestView(brief=digest_since(index, since, reader(index)), since=since)
