"""Rows of actions, decisions and questions."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.index.carried import carried
from meetgen.index.shown_names import shown_names
from meetgen.model.action import Action, ActionLine, ActionStatus
from meetgen.pages.markdown import ROOT
from meetgen.rendering.lines import Lines
from meetgen.rendering.tables import Tables
from tests.unit.sample_index import AS_OF, FIRST, SECOND, action, at, sample_index

INDEX = sample_index()


def tables() -> Tables:
    return Tables(shown_names(INDEX), Lines(shown_names(INDEX)))


def cells(one: Action) -> list[str]:
    last = tables().actions([one]).splitlines()[-1]
    return [cell.strip() for cell in last.replace(ROOT, "/").strip("|").split(" | ")]


def test_a_row_says_what_who_when_how_old_and_where_it_stands() -> None:
    one = action(
        text="call **Bob** #apollo",
        owners=("ada", "Zoe"),
        due=dt.date(2026, 11, 14),
        projects=("apollo",),
        age_days=30,
        age_meetings=2,
    )

    assert tables().actions([one]).replace(ROOT, "/") == (
        "| Action | Owner | Due | Age |\n"
        "| --- | --- | --- | --- |\n"
        '| <span class="mg-box" data-mg-state="open" title="open"></span>'
        '<span class="mg-sr">open:</span> call Bob'
        '<br><span class="mg-of">[Apollo](/projects/apollo.md) \u00b7 '
        "[2026-11-11 Weekly 11 November](/2026/2026-11-11-weekly.md#a-a1b2) \u00b7 "
        '<code class="mg-do">meetgen done a1b2</code></span>'
        " | [Ada Lovelace](/people/ada.md), Zoe"
        ' | <time data-mg-due="7" datetime="2026-11-14">2026-11-14</time> '
        '<span class="mg-badge" data-mg-state="overdue">10 d overdue</span>'
        ' | <span class="mg-age" data-mg-state="stale">'
        '<time data-mg-age="14" datetime="2026-10-25">30 d</time>, 2 meetings</span> |'
    )


def test_a_carried_action_says_where_it_was_raised_and_how_often_its_date_moved() -> None:
    days = [dt.date(2026, 11, day) for day in (12, 19, 19, 26)]
    history = tuple(
        ActionLine(note=FIRST, date=None, status=ActionStatus.OPEN, due=day, location=at(FIRST, 3))
        for day in days
    )
    one = action(due=days[-1], note=SECOND, raised_in=FIRST, history=history)

    assert '</time> <span class="mg-muted">moved 2 times</span>' in cells(one)[2]
    assert "\u00b7 raised [2026-11-11](/2026/2026-11-11-weekly.md#a-a1b2)" in cells(one)[0]
    assert "moved" not in cells(action(due=days[0], history=history[:1]))[2]


def test_what_was_open_before_a_meeting_stands_there_as_it_stood_then() -> None:
    raised = ActionLine(
        note=FIRST,
        date=dt.date(2026, 11, 11),
        status=ActionStatus.OPEN,
        due=dt.date(2026, 11, 12),
        location=at(FIRST, 3),
    )
    closed = replace(
        raised,
        note=SECOND,
        date=dt.date(2026, 11, 18),
        status=ActionStatus.DONE,
        due=dt.date(2026, 11, 30),
    )
    one = action(
        status=ActionStatus.DONE,
        note=SECOND,
        due=closed.due,
        done=dt.date(2026, 11, 18),
        history=(raised, closed),
    )

    then = carried(one, dt.date(2026, 11, 18), [dt.date(2026, 11, 11), dt.date(2026, 11, 18)])
    row = tables().carried([then]).splitlines()[-1].replace(ROOT, "/")

    words, owner, due, age, since = (cell.strip() for cell in row.strip("|").split(" | "))
    assert words == (
        '<span class="mg-box" data-mg-state="done" title="done"></span>'
        '<span class="mg-sr">done:</span> send the deck<br><span class="mg-of">'
        "[2026-11-11 Weekly 11 November](/2026/2026-11-11-weekly.md#a-a1b2)</span>"
    )
    assert owner == "[Ada Lovelace](/people/ada.md)"
    assert due == '<time datetime="2026-11-12">2026-11-12</time>'
    assert age == '<span class="mg-age">7 d</span>'
    assert since == (
        '<span class="mg-badge" data-mg-state="done">'
        "[done 2026-11-18](/2026/2026-11-18-weekly.md#a-a1b2)</span>"
    )


def test_what_stands_above_a_line_is_shown_without_its_fields() -> None:
    above = "plan it 📅 2026-11-20 ✅ 2026-11-24 🆔 k3f9"

    shown = cells(action(text="ask Bob", context=("Weekly", above)))[0]
    assert "Weekly \u203a plan it \u00b7 " in shown


def test_an_age_leads_to_the_history_where_there_is_one() -> None:
    one = action()
    carried_on = replace(one, note=SECOND, history=one.history * 2)

    age = '<span class="mg-age"><time data-mg-age="14" datetime="2026-11-11">13 d</time></span>'

    assert cells(one)[2] == age
    assert cells(carried_on)[2] == f"[{age}](/2026/2026-11-18-weekly.md#h-a1b2)"


def test_a_row_leads_to_the_line_in_the_forges_editor() -> None:
    config = replace(INDEX.config, edit_url="https://git.example.org/t/n/edit/main/notes/")
    index = replace(INDEX, config=config)
    one = action(status=ActionStatus.DONE, note="a b/ü&.md", location=at("a b/ü&.md", 7))

    assert str(Lines(shown_names(index)).command(one)) == (
        '<code class="mg-do">meetgen reopen a1b2</code> '
        '<a href="https://git.example.org/t/n/edit/main/notes/a%20b/%C3%BC%26.md#L7">edit</a>'
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "today"), (1, "tomorrow"), (7, "in 7 d"), (-1, "1 d overdue")],
)
def test_a_due_day_near_today_has_a_badge(days: int, expected: str) -> None:
    assert f">{expected}</span>" in cells(action(due=AS_OF + dt.timedelta(days=days)))[2]


def test_a_due_day_far_ahead_and_a_closed_action_have_none() -> None:
    assert "mg-badge" not in cells(action(due=AS_OF + dt.timedelta(days=8)))[2]
    assert "mg-badge" not in cells(action(due=dt.date(2026, 1, 1), status=ActionStatus.DONE))[2]


def test_a_great_age_is_told_in_years() -> None:
    assert ">3 years</time>" in cells(action(age_days=1100))[2]


def test_a_column_that_says_nothing_is_left_out() -> None:
    head = tables().actions([action(owners=(), age_days=None)]).splitlines()[0]

    assert head == "| Action |"


def test_a_short_decision_says_what_stands_above_it() -> None:
    table = tables().decisions(INDEX.decisions[1:]).replace(ROOT, "/")

    assert table.splitlines()[-1] == (
        '| <time datetime="2026-11-18">2026-11-18</time> | we buy '
        '<span class="mg-muted">replaces [<time datetime="2026-11-11">2026-11-11</time>]'
        "(/2026/2026-11-11-weekly.md#d-d1)</span>"
        '<br><span class="mg-of">Hosting \u00b7 [Apollo](/projects/apollo.md) \u00b7 '
        "[Weekly 18 November](/2026/2026-11-18-weekly.md#d-d2)</span>"
        " | [Ada Lovelace](/people/ada.md) |"
    )


def test_a_superseded_decision_is_struck_and_leads_to_what_replaced_it() -> None:
    row = tables().decisions(INDEX.decisions[:1]).replace(ROOT, "/").splitlines()[-1]

    assert (
        '<del>we rent</del> <span class="mg-badge" data-mg-state="superseded">'
        f"superseded by [2026-11-18](/{SECOND}#d-d2)</span>"
    ) in row


def test_an_answer_stands_below_its_question() -> None:
    row = tables().questions(INDEX.questions[1:]).splitlines()[-1]

    assert '| When?<br><span class="mg-answer">Soon</span><br>' in row


def test_a_decision_to_look_at_again_says_when() -> None:
    due = replace(INDEX.decisions[1], revisit=AS_OF)

    assert 'data-mg-state="overdue">revisit 2026-11-24' in tables().decisions([due])
