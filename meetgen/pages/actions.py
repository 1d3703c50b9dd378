"""Open action items by when they are due; a long bucket goes on on pages of its own."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.action import Action, ActionStatus
from meetgen.model.page import ACTIONS_ALL_URI, ACTIONS_URI, Page, PageKind, ready
from meetgen.pages.lists import BUCKET_ROWS, Bucket, DueBucket, due_buckets, first_rows
from meetgen.pages.more import BY_DUE
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import NO_PAGER, Order, Pager, by_period

MOST_ON_ONE_PAGE = 3000  # rows that a browser filters at once
BY_BIRTH: Order[Action] = Order(day_of=lambda one: one.raised_on, is_newest_first=False)
ORDERS = {DueBucket.NO_DATE: BY_BIRTH}
AGES = (
    (0, "under 1 week"),
    (7, "1 to 2 weeks"),
    (14, "2 to 4 weeks"),
    (28, "1 to 3 months"),
    (90, "over 3 months"),
)


class AgeCount(Struct, frozen=True, kw_only=True):
    """How many open actions are that old."""

    words: str
    count: int


class ActionsView(Struct, frozen=True, kw_only=True):
    """What a page of open actions shows; `pager` leads to the others of a long bucket.

    `whole` leads to the page with all of them, where this one has not.
    """

    own_words: str
    as_of: dt.date
    open_total: int
    counts: dict[DueBucket, int]
    buckets: tuple[Bucket, ...]
    ages: tuple[AgeCount, ...]
    done: int
    cancelled: int
    is_first: bool
    whole: str = ""
    pager: Pager = NO_PAGER

    @property
    def here(self) -> int:
        """How many rows this page has."""
        return sum(len(one.actions) for one in self.buckets)


def pages(index: Index) -> Iterator[Page]:
    """The page of open actions; where it has long buckets their pages, and all on one page."""
    buckets = due_buckets(index.actions, index)
    own = index.notes.get(ACTIONS_URI)
    counts = dict.fromkeys(DueBucket, 0) | {one.due: len(one.actions) for one in buckets}
    view = ActionsView(
        own_words=own_words(own, index),
        as_of=index.as_of,
        open_total=sum(counts.values()),
        counts=counts,
        buckets=tuple(
            shown for one in buckets for shown in first_rows((one,), bucket_uri(one.due))
        ),
        ages=_ages(buckets),
        done=sum(one.status is ActionStatus.DONE for one in index.actions),
        cancelled=sum(one.status is ActionStatus.CANCELLED for one in index.actions),
        is_first=True,
        whole=ACTIONS_ALL_URI if any(one.total > BUCKET_ROWS for one in buckets) else "",
    )
    yield Page(
        uri=ACTIONS_URI,
        title="Open actions",
        kind=PageKind.ACTIONS,
        show=ready(view),
        note=own.path if own else None,
        is_searchable=False,
    )
    if view.whole:
        yield _whole_page(buckets, index)
    for bucket in buckets:
        if len(bucket.actions) > BUCKET_ROWS:
            yield from _bucket_pages(bucket, index)


def bucket_uri(due: DueBucket) -> str:
    """The first page of a long bucket."""
    return f"actions/{due.value}.md"


def _whole_page(buckets: tuple[Bucket, ...], index: Index) -> Page:
    """All open actions, so that a filter finds every one; of very many the most pressing."""
    left = MOST_ON_ONE_PAGE
    shown = []
    for one in buckets:
        some = one.actions[:left]
        left -= len(some)
        if some:
            more = bucket_uri(one.due) if len(some) < one.total else ""
            shown.append(replace(one, actions=some, more=more))
    view = ActionsView(
        own_words="",
        as_of=index.as_of,
        open_total=sum(one.total for one in buckets),
        counts={},
        buckets=tuple(shown),
        ages=(),
        done=0,
        cancelled=0,
        is_first=False,
    )
    return Page(
        uri=ACTIONS_ALL_URI,
        title="All open actions",
        kind=PageKind.ACTIONS,
        show=ready(view),
        section=ACTIONS_URI,
        is_searchable=False,
    )


def _bucket_pages(bucket: Bucket, index: Index) -> Iterator[Page]:
    for part in by_period(bucket.actions, ORDERS.get(bucket.due, BY_DUE), bucket_uri(bucket.due)):
        some = Bucket(due=bucket.due, actions=part.items, total=len(part.items))
        view = ActionsView(
            own_words="",
            as_of=index.as_of,
            open_total=len(bucket.actions),
            counts={},
            buckets=(some,) if part.items else (),
            ages=(),
            done=0,
            cancelled=0,
            is_first=False,
            pager=part.pager,
        )
        words = bucket.due.value.replace("-", " ")
        yield Page(
            uri=part.uri,
            title=f"Open actions: {words} {part.words}".strip(),
            kind=PageKind.ACTIONS,
            show=ready(view),
            section=ACTIONS_URI,
            is_searchable=False,
        )


def _ages(buckets: tuple[Bucket, ...]) -> tuple[AgeCount, ...]:
    """Counts by age, the youngest first; empty when no open action has an age."""
    counts = [0] * len(AGES)
    for bucket in buckets:
        for action in bucket.actions:
            if action.age_days is not None:
                fits = [at for at, (days, _) in enumerate(AGES) if action.age_days >= days]
                counts[fits[-1] if fits else 0] += 1
    if not any(counts):
        return ()
    return tuple(
        AgeCount(words=words, count=count) for (_, words), count in zip(AGES, counts, strict=True)
    )
