"""Open action items by when they are due; a long bucket goes on on pages of its own."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from meetgen.index.index import Index
from meetgen.model.action import Action, ActionStatus
from meetgen.model.page import ACTIONS_URI, Page, PageKind
from meetgen.pages.lists import ROWS_A_PAGE, Bucket, DueBucket, due_buckets
from meetgen.pages.note_text import own_words

BUCKET_ROWS = 100  # rows of one bucket on the first page
AGES = (
    (0, "under 1 week"),
    (7, "1 to 2 weeks"),
    (14, "2 to 4 weeks"),
    (28, "1 to 3 months"),
    (90, "over 3 months"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketList:
    """A bucket on a page: `more` leads to the page with the rest, empty when all is here."""

    due: DueBucket
    actions: tuple[Action, ...]
    total: int
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeCount:
    """How many open actions are that old."""

    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsView:
    """What a page of open actions shows; `pages` leads to the others of a long bucket."""

    own_words: str
    as_of: dt.date
    open_total: int
    counts: dict[DueBucket, int]
    buckets: tuple[BucketList, ...]
    ages: tuple[AgeCount, ...]
    done: int
    cancelled: int
    is_first: bool
    pages: tuple[tuple[str, str], ...] = ()


def pages(index: Index) -> Iterator[Page]:
    """The page of open actions, then the pages of its long buckets."""
    buckets = due_buckets(index.actions, index)
    own = index.notes.get(ACTIONS_URI)
    lists = tuple(
        BucketList(
            due=one.due,
            actions=one.actions[:BUCKET_ROWS],
            total=len(one.actions),
            more=bucket_uri(one.due, 1) if len(one.actions) > BUCKET_ROWS else "",
        )
        for one in buckets
    )
    counts = dict.fromkeys(DueBucket, 0) | {one.due: len(one.actions) for one in buckets}
    view = ActionsView(
        own_words=own_words(own, index) if own else "",
        as_of=index.as_of,
        open_total=sum(counts.values()),
        counts=counts,
        buckets=lists,
        ages=_ages(buckets),
        done=sum(one.status is ActionStatus.DONE for one in index.actions),
        cancelled=sum(one.status is ActionStatus.CANCELLED for one in index.actions),
        is_first=True,
    )
    yield Page(
        uri=ACTIONS_URI,
        title="Open actions",
        kind=PageKind.ACTIONS,
        view=view,
        note=own.path if own else None,
        is_searchable=False,
    )
    for bucket in buckets:
        if len(bucket.actions) > BUCKET_ROWS:
            yield from _bucket_pages(bucket, index)


def bucket_uri(due: DueBucket, number: int) -> str:
    """The page with a part of a long bucket, counted from 1."""
    return f"actions/{due.value}-{number}.md" if number > 1 else f"actions/{due.value}.md"


def _bucket_pages(bucket: Bucket, index: Index) -> Iterator[Page]:
    parts = range(0, len(bucket.actions), ROWS_A_PAGE)
    links = tuple((str(at), bucket_uri(bucket.due, at)) for at in range(1, len(parts) + 1))
    for number, start in enumerate(parts, 1):
        some = bucket.actions[start : start + ROWS_A_PAGE]
        view = ActionsView(
            own_words="",
            as_of=index.as_of,
            open_total=len(bucket.actions),
            counts={bucket.due: len(bucket.actions)},
            buckets=(BucketList(due=bucket.due, actions=some, total=len(bucket.actions)),),
            ages=(),
            done=0,
            cancelled=0,
            is_first=False,
            pages=links if len(links) > 1 else (),
        )
        words = bucket.due.value.replace("-", " ")
        yield Page(
            uri=bucket_uri(bucket.due, number),
            title=f"Open actions: {words}" + (f" ({number})" if number > 1 else ""),
            kind=PageKind.ACTIONS,
            view=view,
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
