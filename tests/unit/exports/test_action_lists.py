"""Lists of actions: aligned for a terminal, safe in a spreadsheet, todo.txt by its rules."""

import csv
import io
import json

from meetgen.exports.action_lists import (
    action_table,
    actions_csv,
    actions_json,
    actions_todo_txt,
)
from meetgen.index.action_groups import grouped_actions
from tests.unit.written import written

INDEX = written(
    {
        "2026-11-18-a.md": "---\nseries: weekly\n---\n# T\n\n"
        "- [ ] @ada send **the** [deck](x.md) 📅 2026-12-01 🔺 🆔 a1 #apollo\n"
        "- [x] =1+1 ✅ 2026-11-20 🆔 a3\n"
        "- [ ] 会議の準備をする、とても長い文章をここに書いてある 🆔 a5\n"
        "- [ ] @bob, @cleo: late 📅 2026-11-20 🆔 a2\n",
        "2026-11-20-b.md": "---\nseries: weekly\nproject: apollo\n---\n",
    }
)


def test_a_table_is_grouped_like_the_page_and_fits_the_terminal() -> None:
    text = action_table(grouped_actions(INDEX.actions, INDEX, "due"), INDEX, 70)

    assert text.split("\n") == [
        "Overdue (1)",
        "a2  late                  bob, cleo  2026-11-20  6 d, 1 meeting   2026-11-18 weekly",
        "",
        "Due this week (1)",
        "a1  send the deck #apol…  ada        2026-12-01  6 d, 1 meeting   2026-11-18 weekly",
        "",
        "No date (1)",
        "a5  会議の準備をする、…   -                      6 d, 1 meeting   2026-11-18 weekly",
        "",
        "Closed (1)",
        "a3  =1+1                  -                      done 2026-11-20  2026-11-18 weekly",
        "",
    ]
    assert action_table([], INDEX, 70) == ""


def test_groups_by_owner_have_everybody_and_those_without_last() -> None:
    groups = grouped_actions(INDEX.actions, INDEX, "owner")

    assert [(name, [one.id for one in some]) for name, some in groups] == [
        ("Ada Lovelace", ["a1"]),
        ("Bob Roe", ["a2"]),
        ("Cleo Finn", ["a2"]),
        ("Without owner", ["a5", "a3"]),
    ]
    assert [name for name, _ in grouped_actions(INDEX.actions, INDEX, "project")] == [
        "Apollo",
        "Without project",
    ]
    assert [name for name, _ in grouped_actions(INDEX.actions, INDEX, "series")] == ["Weekly"]


def test_csv_has_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(actions_csv(INDEX.actions))))

    assert [(row["id"], row["text"], row["owners"]) for row in rows] == [
        ("a1", "send the deck #apollo", "ada"),
        ("a3", "'=1+1", ""),
        ("a5", "会議の準備をする、とても長い文章をここに書いてある", ""),
        ("a2", "late", "bob, cleo"),
    ]


def test_todo_txt_has_a_line_for_each() -> None:
    lines = actions_todo_txt(INDEX.actions).split("\n")

    assert lines[0] == (
        "(A) 2026-11-18 send the deck #apollo +apollo owner:ada due:2026-12-01 id:a1"
    )
    assert lines[1] == "x 2026-11-20 2026-11-18 =1+1 id:a3"


def test_json_has_the_actions_as_the_index_has_them() -> None:
    data = json.loads(actions_json(INDEX.actions[:1], INDEX))

    assert (data["schema"], data["as_of"], data["actions"][0]["id"]) == (1, "2026-11-24", "a1")
