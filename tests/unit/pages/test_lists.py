"""Buckets, timelines and groups."""

import datetime as dt

from msgspec.structs import replace

from meetgen.index.index import Backlink, TargetKind
from meetgen.model.action import ActionStatus
from meetgen.model.link import Link, LinkKind
from meetgen.pages.lists import (
    DueBucket,
    OfOwner,
    by_owner,
    due_buckets,
    first_rows,
    last_met,
    mentions,
    open_actions,
)
from tests.unit.sample_index import (
    AS_OF,
    FIRST,
    SECOND,
    action,
    at,
    empty_index,
    meeting,
    sample_index,
)


def test_due_today_is_this_week_and_not_overdue() -> None:
    late, today, week, later = (
        action(id=str(n), due=AS_OF + dt.timedelta(days=n)) for n in (-1, 0, 7, 8)
    )
    undated = action(id="n")
    done = action(id="d", status=ActionStatus.DONE, due=AS_OF)

    buckets = due_buckets([undated, later, week, today, done, late], empty_index())

    assert [(one.due, one.actions) for one in buckets] == [
        (DueBucket.OVERDUE, (late,)),
        (DueBucket.THIS_WEEK, (today, week)),
        (DueBucket.LATER, (later,)),
        (DueBucket.NO_DATE, (undated,)),
    ]


def test_the_most_pressing_is_due_first_then_oldest() -> None:
    old, new = action(id="o", raised_on=dt.date(2026, 1, 1)), action(id="n")
    due = action(id="d", due=AS_OF)

    assert open_actions([new, old, due]) == (due, old, new)


def test_a_long_bucket_is_cut_and_leads_to_all_of_it() -> None:
    many = [action(id=f"m{n:03}") for n in range(101)]
    [long] = due_buckets(many, empty_index())
    [short] = due_buckets(many[:100], empty_index())

    [cut] = first_rows([long], "people/ada/actions.md")

    assert (len(cut.actions), cut.total, cut.more) == (100, 101, "people/ada/actions.md")
    assert first_rows([short], "people/ada/actions.md") == (short,)


def test_actions_by_owner_keep_their_order_and_nobodys_come_last() -> None:
    first = action(id="1", owners=())
    second = action(id="2", owners=("bob", "ada"))
    third = action(id="3", owners=("ada",))
    fourth = action(id="4", owners=("bob",))

    bobs, adas, nobodys = by_owner([first, second, third, fourth])

    assert (bobs, adas) == (
        OfOwner(owner="bob", actions=(second, fourth)),
        OfOwner(owner="ada", actions=(third,)),
    )
    assert (nobodys.owner, nobodys.actions) == (None, (first,))
    assert (bobs.without, adas.without) == ((), ("Owner",))


def test_last_met_is_never_ahead() -> None:
    ahead = meeting("a.md", "A", AS_OF + dt.timedelta(days=1))
    past = meeting("b.md", "B", AS_OF)

    index = empty_index(meetings={"a.md": ahead, "b.md": past})

    assert last_met(("a.md", "b.md"), index) == AS_OF
    assert last_met((), index) is None


def test_mentions_leave_out_lines_that_the_page_tells_anyway() -> None:
    index = sample_index()
    link = Link(kind=LinkKind.MENTION, target="ada", start=0, end=4, location=at(FIRST, 3))
    told = Backlink(note=FIRST, link=link)
    other = Backlink(note=SECOND, link=replace(link, location=at(SECOND, 3)))
    target = (TargetKind.PERSON, "ada")

    found = mentions(replace(index, backlinks={target: (told, other)}), target, index.actions, 5)

    assert found == (other,)
