import datetime as dt
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetgen.model.action import Priority, TaskFields
from meetgen.parsing.syntaxes import SYNTAXES, dataview, emoji, keyvalue, read_fields

DAY = dt.date(2026, 12, 1)
MEETING = dt.date(2026, 11, 18)

ALL_SIGNS = (
    "x 🆔 a ⛔ b, c ⏫ 🔁 every week when done ➕ 2026-12-01 🛫 2026-12-01 ⏳ 2026-12-01 "
    "❌ 2026-12-01 ✅ 2026-12-01 🏁 keep"
)
READ = {
    "emoji": (emoji, "send it 📅 2026-12-01 🆔 k3f9", TaskFields(due=DAY, id="k3f9"), "send it"),
    "all emoji": (
        emoji,
        ALL_SIGNS,
        TaskFields(
            id="a",
            depends_on=("b", "c"),
            priority=Priority.HIGH,
            recurrence="every week when done",
            created=DAY,
            start=DAY,
            scheduled=DAY,
            cancelled=DAY,
            done=DAY,
        ),
        "x",
    ),
    "variation selector": (emoji, "x 🗓️ 2026-12-01", TaskFields(due=DAY), "x"),
    "odd blanks": (emoji, "x 📅\u00a02026-12-01", TaskFields(due=DAY), "x"),
    "no blank": (emoji, "x 📅2026-12-01", TaskFields(due=DAY), "x"),
    "in the middle": (emoji, "a 📅 2026-12-01 b", TaskFields(due=DAY), "a b"),
    "status": (dataview, "x [status:: Draft]", TaskFields(status="proposed"), "x"),
    "status as a word": (keyvalue, "x status:withdrawn", TaskFields(status="rejected"), "x"),
    "no status": (dataview, "x [status:: late]", TaskFields(), "x [status:: late]"),
    "no status as a word": (keyvalue, "x status:late", TaskFields(), "x status:late"),
    "a sign alone": (emoji, "ship it ✅ now", TaskFields(), "ship it ✅ now"),
    "dataview": (dataview, "x [due:: 2026-12-01]", TaskFields(due=DAY), "x"),
    "round": (dataview, "x (due::2026-12-01) y", TaskFields(due=DAY), "x y"),
    "comma": (
        dataview,
        "x [id:: a], [priority:: low]",
        TaskFields(id="a", priority=Priority.LOW),
        "x",
    ),
    "names": (
        dataview,
        "x [owner:: [[Ada Roe]], @bob] [project:: apollo]",
        TaskFields(owners=("Ada Roe", "bob"), projects=("apollo",)),
        "x",
    ),
    "decision's": (
        dataview,
        "x [by:: ada] [supersedes:: d7k2] [revisit:: 2026-12-01] [visibility:: private]",
        TaskFields(by=("ada",), supersedes=("d7k2",), revisit=DAY, visibility="private"),
        "x",
    ),
    "unknown key": (dataview, "x [mood:: good]", TaskFields(), "x [mood:: good]"),
    "mismatched": (dataview, "x [due:: 2026-12-01)", TaskFields(), "x [due:: 2026-12-01)"),
    "words": (keyvalue, "x due:2026-12-01 id:a", TaskFields(due=DAY, id="a"), "x"),
    "quoted": (keyvalue, 'rec:"every week" x', TaskFields(recurrence="every week"), "x"),
    "in brackets": (keyvalue, "x (due: 2026-12-01)", TaskFields(due=DAY), "x"),
    "no colon": (keyvalue, "x (due 2026-12-01)", TaskFields(due=DAY), "x"),
    "owner": (keyvalue, "x (owner: Ada Roe)", TaskFields(owners=("Ada Roe",)), "x"),
    "owners": (keyvalue, "owner:ada,bob x", TaskFields(owners=("ada", "bob")), "x"),
    "addresses": (keyvalue, "see done:https://x.y", TaskFields(), "see done:https://x.y"),
    "words with colons": (keyvalue, "the due date: soon", TaskFields(), "the due date: soon"),
    "kanban": (keyvalue, "x @{2026-12-01}", TaskFields(due=DAY), "x"),
    "joplin": (keyvalue, "x //2026-12-01 y", TaskFields(due=DAY), "x y"),
}


@pytest.mark.parametrize(("syntax", "text", "fields", "rest"), READ.values(), ids=READ.keys())
def test_fields_are_read_anywhere_in_a_line(
    syntax: ModuleType, text: str, fields: TaskFields, rest: str
) -> None:
    assert syntax.read(text) == (fields, rest)


def test_notations_mix_in_one_line() -> None:
    fields, spans, problems = read_fields("[id:: a] x due:2026-12-01 🔺", None)

    assert fields == TaskFields(id="a", due=DAY, priority=Priority.HIGHEST)
    assert spans == ((0, 8), (11, 25), (26, 27))
    assert problems == ()


RELATIVE = {
    "weekday": ("due:friday", dt.date(2026, 11, 20)),
    "the meeting's own weekday is a week later": ("due:wed", dt.date(2026, 11, 25)),
    "next": ("📅 next friday", dt.date(2026, 11, 27)),
    "tomorrow": ("[due:: tomorrow]", dt.date(2026, 11, 19)),
    "next week": ("(due: next week)", dt.date(2026, 11, 27)),
    "end of month": ("due:end-of-month", dt.date(2026, 11, 30)),
    "in days": ("due:+3d", dt.date(2026, 11, 21)),
    "in a month": ("[due:: in 1 month]", dt.date(2026, 12, 18)),
    "quarter": ("due:eoq", dt.date(2026, 12, 31)),
}


@pytest.mark.parametrize(("text", "day"), RELATIVE.values(), ids=RELATIVE.keys())
def test_relative_dates_count_from_the_meeting_and_are_reported(text: str, day: dt.date) -> None:
    fields, _, problems = read_fields(text, MEETING)

    assert fields.due == day
    assert [(problem.code, problem.day) for problem in problems] == [("MG025", day)]


@pytest.mark.parametrize(
    "text", ["📅 31-05", "due:soon", "due:2026-13-01", "[due:: whenever]", "due:31.12."]
)
def test_an_unreadable_date_is_reported_and_gives_none(text: str) -> None:
    fields, _, problems = read_fields(text, MEETING)

    assert fields.due is None
    assert [problem.code for problem in problems] == ["MG027"]


def test_a_relative_date_without_a_meetings_day_is_unreadable() -> None:
    assert [problem.code for problem in read_fields("due:friday", None)[2]] == ["MG027"]


IDS = st.text("abcXYZ0189_-", min_size=1, max_size=8)
NAMES = st.lists(
    st.from_regex(r"[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6})?", fullmatch=True), max_size=3
).map(tuple)
DATES = st.none() | st.dates(dt.date(1000, 1, 1))
FIELDS = st.builds(
    TaskFields,
    due=DATES,
    scheduled=DATES,
    start=DATES,
    created=DATES,
    done=DATES,
    cancelled=DATES,
    revisit=DATES,
    priority=st.none() | st.sampled_from(Priority),
    recurrence=st.none() | st.from_regex(r"every [a-z]{1,8}( when done)?", fullmatch=True),
    id=st.none() | IDS,
    depends_on=st.lists(IDS, max_size=3).map(tuple),
    supersedes=st.lists(IDS, max_size=2).map(tuple),
    status=st.sampled_from((None, "proposed", "accepted", "rejected")),
    owners=NAMES,
    projects=NAMES,
    visibility=st.none() | st.sampled_from(["private", "team"]),
)


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda syntax: syntax.name)
@given(fields=FIELDS)
def test_what_is_written_is_read_back(syntax: ModuleType, fields: TaskFields) -> None:
    assert syntax.read(syntax.write(fields)) == (fields, "")


def test_dataview_reads_who_decided_back() -> None:
    assert dataview.read(dataview.write(TaskFields(by=("Ada",)))) == (TaskFields(by=("Ada",)), "")


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda syntax: syntax.name)
@given(text=st.text(st.sampled_from("📅⏳🆔🔁⏫️ [](): due:id2026-1x//@{}\u00a0,"), max_size=40))
def test_reading_fields_never_raises(syntax: ModuleType, text: str) -> None:
    assert isinstance(syntax.read(text)[0], TaskFields)
