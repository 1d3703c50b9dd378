"""What each kind of page shows of a small notebook, and of an empty one."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.index.stages import Stage
from meetgen.model.config import Search
from meetgen.model.decision import DecisionStatus
from meetgen.model.diagnostic import Severity
from meetgen.model.note import Note, NoteKind, Section
from meetgen.model.page import Page, PageKind
from meetgen.pages import (
    PAGE_KINDS,
    actions,
    actions_closed,
    all_pages,
    decisions,
    findings,
    home,
    month,
    more,
    note,
    people,
    person,
    project,
    projects,
    questions,
    series,
    series_list,
    team,
    teams,
    year,
    years,
)
from meetgen.pages.actions import ActionsView, AgeCount
from meetgen.pages.agenda import Coming
from meetgen.pages.lists import Bucket, DueBucket
from meetgen.pages.more import MoreView
from meetgen.pages.person import PersonView
from meetgen.pages.slots import SlotState
from meetgen.pages.timeline import Timeline
from tests.unit.sample_index import (
    AS_OF,
    FIRST,
    SECOND,
    action,
    at,
    decision,
    empty_index,
    meeting,
    sample_index,
)

INDEX = sample_index()


def only(pages: Iterator[Page]) -> Page:
    [page] = list(pages)
    return page


def test_every_kind_is_registered_and_makes_its_pages() -> None:
    searched = replace(INDEX.config, search=Search.PAGEFIND)
    kinds = {page.kind for page in all_pages(replace(INDEX, config=searched))}

    assert kinds | {PageKind.MORE} == set(PageKind)  # a sample has no list that is too long
    assert len(PAGE_KINDS) == len(PageKind)


def test_no_two_pages_have_one_address_and_a_note_keeps_its_own() -> None:
    taken = meeting("decisions/index.md", "Decisions of the board", AS_OF)
    index = replace(INDEX, meetings={**INDEX.meetings, taken.path: taken})

    pages = list(all_pages(index))

    assert len({page.uri for page in pages}) == len(pages)
    assert [p.kind for p in pages if p.uri == "decisions/index.md"] == [PageKind.NOTE]


def test_home_shows_what_needs_attention_and_what_comes() -> None:
    page = only(home.pages(INDEX))
    view = page.view

    assert (page.uri, page.title, page.note) == ("index.md", "Harbour notes", None)
    assert isinstance(view, home.HomeView)
    assert view.due == {
        DueBucket.OVERDUE: 1,
        DueBucket.THIS_WEEK: 1,
        DueBucket.LATER: 0,
        DueBucket.NO_DATE: 1,
    }
    assert [one.id for one in view.top_actions] == ["o1", "o2", "o3"]
    assert view.coming == (
        Coming(day=dt.date(2026, 11, 25), clock="10:00", title="Weekly", series="weekly"),
    )
    assert [one.id for one in view.decisions] == ["d2", "d1"]
    assert [one.path for one in view.latest] == [SECOND, FIRST]
    assert view.weeks == (0,) * 9 + (1, 1, 0)
    assert (view.open_questions, view.errors, view.warnings, view.findings) == (1, 0, 1, 1)
    assert not view.missing


def test_home_begins_with_its_own_words() -> None:
    own = Note(
        path="index.md",
        kind=NoteKind.PAGE,
        title="Our notes",
        body="# Our notes\n\nHi.\n",
        sections=(Section(level=1, text="Our notes", anchor="x", location=at("index.md", 1)),),
    )

    page = only(home.pages(replace(INDEX, notes={**INDEX.notes, "index.md": own})))

    assert (page.title, page.note, getattr(page.view, "own_words", "")) == (
        "Our notes",
        "index.md",
        "Hi.",
    )


def test_a_series_is_missing_notes_after_two_occurrences_without_one() -> None:
    weekly = INDEX.series["weekly"]
    day = dt.date(2026, 11, 11)
    second = replace(weekly.without_note[0], start=day, end=day, original_start=day)
    lax = replace(
        weekly,
        without_note=(*weekly.without_note, second),
        occurrences=(weekly.without_note[0], second, *weekly.upcoming),
    )

    view = only(home.pages(replace(INDEX, series={"weekly": lax}))).view

    assert getattr(view, "missing", ()) == (lax,)


def test_a_note_shows_its_facts_text_and_what_was_open_before_it() -> None:
    first, second = note.pages(INDEX)
    view = second.view

    assert (first.uri, second.uri, second.section) == (FIRST, SECOND, "meetings/index.md")
    assert isinstance(view, note.NoteView)
    assert view.meeting is INDEX.meetings[SECOND]
    assert (view.previous, view.next) == (INDEX.meetings[FIRST], None)
    assert [one.action.id for one in view.carried] == ["o3", "a1b2", "o1", "o2"]
    assert (view.open_before.total, view.open_before.still) == (4, 3)
    assert [one.id for one in view.lives] == ["a1b2"]
    assert [one.severity for one in view.problems] == [Severity.WARNING]
    assert [one.severity for one in view.remarks] == [Severity.INFO]
    assert isinstance(first.view, note.NoteView)
    assert [one.note for one in first.view.backlinks] == [SECOND]


def test_many_open_actions_show_the_oldest_few_and_how_many_there_were() -> None:
    many = tuple(action(id=f"m{n:03}", location=at(FIRST, n)) for n in range(50))

    _, second = note.pages(replace(INDEX, actions=many))

    assert isinstance(second.view, note.NoteView)
    assert tuple(one.action for one in second.view.carried) == many[: note.OPEN_BEFORE]
    assert (second.view.open_before.total, second.view.open_before.still) == (50, 50)


def test_a_person_shows_what_they_owe_first() -> None:
    ada, bob, cyd = person.pages(INDEX)
    view = ada.view

    assert (ada.uri, ada.title, ada.section) == ("people/ada.md", "Ada Lovelace", "people/index.md")
    assert isinstance(view, PersonView)
    assert [one.id for one in view.owes] == ["o1"]
    assert [one.id for one in view.helps] == ["o2"]
    assert view.done == 1
    assert view.last is INDEX.meetings[SECOND]
    assert (view.next_series, view.next) == ("weekly", INDEX.series["weekly"].upcoming[0])
    assert view.meetings == Timeline(latest=(INDEX.meetings[SECOND], INDEX.meetings[FIRST]))
    assert (view.projects, view.series, view.with_people) == (("apollo",), ("weekly",), ("bob",))
    assert [one.id for one in view.decisions] == ["d2", "d1"]
    assert [one.note for one in view.mentions] == [SECOND]
    assert [page.title for page in (bob, cyd)] == ["Bob Byte", "Cyd"]


def test_people_are_listed_by_name_and_those_who_left_apart() -> None:
    view = only(people.pages(INDEX)).view

    assert isinstance(view, people.PeopleView)
    assert [(r.person.handle, r.open_actions, r.last_met) for r in view.here] == [
        ("ada", 2, dt.date(2026, 11, 18)),
        ("bob", 1, dt.date(2026, 11, 18)),
    ]
    assert [row.person.handle for row in view.left] == ["cyd"]


def test_a_project_keeps_superseded_decisions_apart() -> None:
    index = replace(
        INDEX, decisions=tuple(replace(one, projects=("apollo",)) for one in INDEX.decisions)
    )

    page = only(project.pages(index))
    view = page.view

    assert (page.uri, page.section) == ("projects/apollo.md", "projects/index.md")
    assert isinstance(view, project.ProjectView)
    assert [(one.owner, [a.id for a in one.actions]) for one in view.open] == [("bob", ["o2"])]
    assert [(one.number, one.words) for one in view.attention] == [(1, "open question")]
    assert [one.id for one in view.decisions] == ["d2"]
    assert [one.id for one in view.superseded] == ["d1"]
    assert [one.id for one in view.questions] == ["q1"]
    assert view.people == ("ada", "bob")


def test_projects_count_what_is_open_and_overdue() -> None:
    late = action(id="l", due=dt.date(2026, 11, 1), projects=("apollo",))

    view = only(projects.pages(replace(INDEX, actions=(*INDEX.actions, late)))).view

    assert isinstance(view, projects.ProjectsView)
    assert [(r.project.slug, r.open_actions, r.overdue) for r in view.projects] == [
        ("apollo", 2, 1)
    ]


def test_a_series_shows_gaps_and_throughput() -> None:
    page = only(series.pages(INDEX))
    view = page.view

    assert isinstance(view, series.SeriesView)
    assert [one.day for one in view.missing] == [dt.date(2026, 11, 4)]
    assert [(one.meeting.path, one.open_before, one.raised, one.closed) for one in view.flow] == [
        (SECOND, 4, 0, 1),
        (FIRST, 1, 5, 1),
    ]
    assert view.last_year == dict.fromkeys(
        (SlotState.NOTED, SlotState.MISSING, SlotState.UNPLANNED), 1
    )
    assert [(one.number, one.words) for one in view.attention] == [
        (1, "overdue"),
        (1, "open question"),
    ]
    assert [one.path for one in view.meetings.latest] == [SECOND, FIRST]
    assert [len(one.actions) for one in view.open] == [1, 1, 1]


def test_the_list_of_series_knows_the_next_and_last_day() -> None:
    view = only(series_list.pages(INDEX)).view

    assert isinstance(view, series_list.SeriesListView)
    assert [(r.series.slug, r.open_actions, r.last_met, r.next) for r in view.series] == [
        ("weekly", 3, dt.date(2026, 11, 18), INDEX.series["weekly"].upcoming[0]),
    ]


def test_a_team_shows_its_members_actions_and_shared_concerns() -> None:
    cloud, infra = (page.view for page in team.pages(INDEX))

    assert isinstance(cloud, team.TeamView)
    assert isinstance(infra, team.TeamView)
    assert [(one.person.handle, one.open_actions) for one in cloud.members] == [("ada", 2)]
    assert [(one.number, one.words) for one in cloud.attention] == [(1, "overdue")]
    # d1 is of a note without a team and superseded, d2 of a note of the team
    assert [[one.id for one in some] for some in (cloud.decisions, cloud.superseded)] == [
        ["d2"],
        [],
    ]
    assert sum(len(one.actions) for one in cloud.open) == 2
    assert (cloud.projects, cloud.series) == (("apollo",), ("weekly",))
    assert infra.parts == ("cloud",)
    assert infra.shares == (("cloud", INDEX.teams["cloud"].owns[0]),)


def test_a_team_has_the_decisions_about_its_projects_too() -> None:
    about = decision(id="p", projects=("apollo",))
    old = decision(id="s", projects=("apollo",), status=DecisionStatus.SUPERSEDED)
    other = decision(id="o")

    cloud, infra = (page.view for page in team.pages(replace(INDEX, decisions=(about, old, other))))

    assert isinstance(cloud, team.TeamView)
    assert isinstance(infra, team.TeamView)
    assert (cloud.decisions, cloud.superseded) == ((about,), (old,))
    assert (infra.decisions, infra.superseded) == ((), ())


def test_teams_stand_below_the_team_they_are_part_of() -> None:
    view = only(teams.pages(INDEX)).view

    assert isinstance(view, teams.TeamsView)
    assert [(row.team.slug, row.depth, row.members) for row in view.teams] == [
        ("infra", 0, 0),
        ("cloud", 1, 1),
    ]
    assert (view.concerns, view.unowned, view.contested) == (3, 1, 1)


def test_teams_that_are_part_of_each_other_are_each_shown_once() -> None:
    cloud = replace(INDEX.teams["cloud"], part_of="infra")
    infra = replace(INDEX.teams["infra"], part_of="cloud")

    view = only(teams.pages(replace(INDEX, teams={"cloud": cloud, "infra": infra}))).view

    assert isinstance(view, teams.TeamsView)
    assert sorted(row.team.slug for row in view.teams) == ["cloud", "infra"]


def test_old_notes_and_those_that_say_so_are_not_in_the_search() -> None:
    old = meeting("old.md", "O", AS_OF - dt.timedelta(days=8))
    young, undated = meeting("young.md", "Y", AS_OF), meeting("undated.md", "U", None)
    hidden = replace(
        young, note=replace(young.note, path="h.md", meta={"search": {"exclude": True}})
    )
    meetings = {one.path: one for one in (old, young, undated, hidden)}
    index = empty_index(meetings=meetings)
    limited = replace(index, config=replace(index.config, search_days=7))

    def found(index: Index) -> list[str]:
        return sorted(page.uri for page in note.pages(index) if page.is_searchable)

    assert found(index) == ["old.md", "undated.md", "young.md"]
    assert found(limited) == ["undated.md", "young.md"]


def test_years_months_and_days() -> None:
    undated = meeting("u.md", "U", None)
    index = replace(INDEX, meetings={"u.md": undated, **INDEX.meetings})

    all_years = only(years.pages(index)).view
    one_year = only(year.pages(index)).view
    one_month = only(month.pages(index))

    assert isinstance(all_years, years.YearsView)
    assert [(row.year, row.months) for row in all_years.years] == [(2026, (0,) * 10 + (2, 0))]
    assert all_years.undated == (undated,)
    assert isinstance(one_year, year.YearView)
    assert [(row.month, row.total, [m.path for m in row.meetings]) for row in one_year.months] == [
        (11, 2, [SECOND, FIRST]),
    ]
    assert (one_month.uri, one_month.title) == ("meetings/2026/11.md", "November 2026")
    assert isinstance(one_month.view, month.MonthView)
    assert [len(week) for week in one_month.view.weeks] == [7] * 6
    days = [day for week in one_month.view.weeks for day in week if day.entries]
    assert [(day.date.day, day.entries[0].meeting is not None) for day in days] == [
        (4, False),
        (11, True),
        (18, True),
        (25, False),
    ]


def test_a_full_year_lists_its_months_only() -> None:
    many = {str(n): meeting(str(n), "M", dt.date(2026, 1 + n % 12, 1)) for n in range(201)}

    view = only(year.pages(empty_index(meetings=many))).view

    assert isinstance(view, year.YearView)
    assert {row.meetings for row in view.months} == {()}


def test_open_actions_by_bucket_with_their_ages() -> None:
    view = only(actions.pages(INDEX)).view

    assert view == ActionsView(
        own_words="",
        as_of=AS_OF,
        open_total=3,
        counts={
            DueBucket.OVERDUE: 1,
            DueBucket.THIS_WEEK: 1,
            DueBucket.LATER: 0,
            DueBucket.NO_DATE: 1,
        },
        buckets=(
            Bucket(due=DueBucket.OVERDUE, actions=(INDEX.actions[2],), total=1),
            Bucket(due=DueBucket.THIS_WEEK, actions=(INDEX.actions[3],), total=1),
            Bucket(due=DueBucket.NO_DATE, actions=(INDEX.actions[4],), total=1),
        ),
        ages=(
            AgeCount(words="under 1 week", count=0),
            AgeCount(words="1 to 2 weeks", count=2),
            AgeCount(words="2 to 4 weeks", count=0),
            AgeCount(words="1 to 3 months", count=1),
            AgeCount(words="over 3 months", count=0),
        ),
        done=1,
        cancelled=1,
        is_first=True,
    )


def test_a_long_bucket_goes_on_on_pages_of_its_own() -> None:
    many = tuple(action(id=f"m{n:03}", location=at(FIRST, n)) for n in range(250))

    first, whole, one, year_2026, *parts = actions.pages(replace(INDEX, actions=many))

    assert [page.uri for page in (first, whole, one, year_2026, *parts)] == [
        "actions/index.md",
        "actions/all.md",
        "actions/no-date.md",
        "actions/no-date-2026.md",
        "actions/no-date-2026-1.md",
        "actions/no-date-2026-2.md",
    ]
    assert isinstance(first.view, ActionsView)
    assert first.view.buckets == (
        Bucket(due=DueBucket.NO_DATE, actions=many[:100], total=250, more="actions/no-date.md"),
    )
    assert (first.view.whole, first.view.here) == ("actions/all.md", 100)
    assert isinstance(whole.view, ActionsView)
    assert whole.view.buckets == (Bucket(due=DueBucket.NO_DATE, actions=many, total=250),)
    assert isinstance(parts[1].view, ActionsView)
    assert parts[1].view.buckets[0].actions == many[200:]


def test_one_page_has_no_more_actions_than_a_browser_filters() -> None:
    many = tuple(action(id=f"m{n:04}", location=at(FIRST, n)) for n in range(3001))

    whole = next(page for page in actions.pages(replace(INDEX, actions=many)) if "all" in page.uri)

    assert isinstance(whole.view, ActionsView)
    assert (whole.view.here, whole.view.open_total) == (3000, 3001)
    assert whole.view.buckets[0].more == "actions/no-date.md"


def test_what_is_too_long_for_a_page_of_a_person_goes_on_on_others() -> None:
    days = [AS_OF - dt.timedelta(days=n) for n in range(301)]
    meetings = {str(n): meeting(str(n), "M", day) for n, day in enumerate(days)}
    many = tuple(action(id=f"m{n:03}", owners=("ada",), due=AS_OF) for n in range(101))
    ada = replace(INDEX.people["ada"], notes=tuple(meetings))
    index = empty_index(meetings=meetings, people={"ada": ada}, actions=many)

    view, pages = only(person.pages(index)).view, list(more.pages(index))

    assert isinstance(view, PersonView)
    assert (len(view.owes), view.open_total, view.more) == (100, 101, "people/ada/actions.md")
    uris = {page.uri for page in pages}
    assert {view.more, *(link.uri for link in view.meetings.links)} <= uris
    shown = [one for page in pages if isinstance(page.view, MoreView) for one in page.view.meetings]
    assert sorted(one.path for one in shown) == sorted(meetings)
    assert {page.is_searchable for page in pages} == {False}


def test_a_person_with_a_few_meetings_and_actions_needs_no_more_pages() -> None:
    assert list(more.pages(INDEX)) == []


def test_many_people_are_on_pages_by_name() -> None:
    ada = INDEX.people["ada"]
    crowd = {f"p{n}": replace(ada, handle=f"p{n}", name=f"P {n:03}", notes=()) for n in range(201)}

    first, second = people.pages(empty_index(people=crowd))

    assert isinstance(second.view, people.PeopleView)
    assert [row.person.name for row in second.view.here] == ["P 200"]
    assert (second.uri, second.title, second.section) == (
        "people/page-2.md",
        "People (2)",
        first.uri,
    )


def test_a_full_month_goes_on_on_further_pages() -> None:
    many = {f"{n:03}": meeting(f"{n:03}", "M", dt.date(2026, 1, 1 + n % 28)) for n in range(201)}

    first, second = month.pages(empty_index(meetings=many))

    assert isinstance(first.view, month.MonthView)
    assert isinstance(second.view, month.MonthView)
    assert (len(first.view.entries), len(second.view.entries)) == (200, 1)
    assert second.view.weeks == ()


def test_closed_actions_have_pages_of_their_own() -> None:
    done, cancelled = actions_closed.pages(INDEX)

    assert (done.uri, cancelled.uri) == ("actions/done.md", "actions/cancelled.md")
    assert getattr(done.view, "actions", ()) == (INDEX.actions[0],)
    assert getattr(cancelled.view, "actions", ()) == (INDEX.actions[1],)


def test_decisions_are_newest_first_and_say_what_to_look_at_again() -> None:
    due = decision(id="r", revisit=AS_OF)

    view = only(decisions.pages(replace(INDEX, decisions=(*INDEX.decisions, due)))).view

    assert isinstance(view, decisions.DecisionsView)
    assert [one.id for one in view.decisions] == ["d2", "d1", "r"]
    assert (view.revisit, view.counts[Stage.SUPERSEDED]) == ((due,), 1)
    assert (view.has_chains, view.snapshots) == (True, ())
    assert view.decisions[1].status is DecisionStatus.SUPERSEDED


def test_open_questions_come_before_answered_ones() -> None:
    view = only(questions.pages(INDEX)).view

    assert isinstance(view, questions.QuestionsView)
    assert ([q.id for q in view.open], [q.id for q in view.answered]) == (["q1"], ["q2"])


def test_findings_are_grouped_by_severity() -> None:
    view = only(findings.pages(INDEX)).view

    assert isinstance(view, findings.FindingsView)
    assert [(group.severity, group.total) for group in view.groups] == [
        (Severity.WARNING, 1),
        (Severity.INFO, 1),
    ]
