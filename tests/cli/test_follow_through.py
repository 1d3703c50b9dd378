"""Commands about actions, as transcripts: what is typed, what is said, what the file is then."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
NOTE = Path("notes/2026-11-18-weekly.md")
TEXT = """---\r
series: weekly\r
attendees: [Ada Lovelace, Bob Roe]\r
---\r
\r
## Actions\r
\r
- [ ] @ada send the deck 📅 2026-12-01 🆔 k3f9\r
- [ ] Bob to call them [due:: 2026-11-20]\r
"""
PEOPLE = "ada: {name: Ada Lovelace, emails: [ada@example.org]}\nbob: {name: Bob Roe}\n"
DAY = ("--date", "2026-11-24")


@pytest.fixture(autouse=True)
def notebook(run: Run) -> None:
    NOTE.parent.mkdir()
    NOTE.write_bytes(TEXT.encode())
    Path("people.yml").write_text(PEOPLE, encoding="utf-8")
    assert run("actions", *DAY).exit_code == 0


def text() -> str:
    return NOTE.read_bytes().decode()


def test_done_and_reopened_leave_the_file_as_it_was(run: Run) -> None:
    done = run("done", "k3f9", *DAY)

    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "done: send the deck (k3f9, notes/2026-11-18-weekly.md:8)\n",
        "",
    )
    line = "- [x] @ada send the deck 📅 2026-12-01 🆔 k3f9 ✅ 2026-11-24\r\n"
    assert text() == TEXT.replace("- [ ] @ada send the deck 📅 2026-12-01 🆔 k3f9\r\n", line)
    assert run("done", "k3f9", *DAY).stdout.startswith("already done: ")
    assert run("reopen", "k3f9", *DAY).stdout.startswith("open: send the deck")
    assert text() == TEXT


def test_a_dry_run_writes_nothing_and_a_difference_can_be_read(run: Run) -> None:
    result = run("cancel", "k3f9", "--dry-run", "--diff", *DAY)

    assert text() == TEXT
    assert result.stdout == (
        "--- a/notes/2026-11-18-weekly.md\n+++ b/notes/2026-11-18-weekly.md\n@@ -7,3 +7,3 @@\n \n"
        "-- [ ] @ada send the deck 📅 2026-12-01 🆔 k3f9\n"
        "+- [-] @ada send the deck 📅 2026-12-01 🆔 k3f9 ❌ 2026-11-24\n"
        " - [ ] Bob to call them [due:: 2026-11-20]\n"
    )
    assert result.stderr.startswith("would: cancelled: send the deck")


def test_an_id_that_is_not_there_names_the_nearest_and_ends_with_four(run: Run) -> None:
    result = run("done", "k3f")

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == (
        "Error: k3f: no action has this id, or its words have changed (do you mean)\n"
        "  k3f9  send the deck  (2026-11-18-weekly.md:8)\n"
    )


def test_an_owner_and_a_date_are_set_in_place(run: Run) -> None:
    assert run("assign", "k3f9", "Bob Roe", *DAY).exit_code == 0
    assert run("due", "k3f9", "friday", *DAY).exit_code == 0
    assert "- [ ] @bob send the deck 📅 2026-11-27 🆔 k3f9\r\n" in text()
    assert run("due", "k3f9", "none", *DAY).exit_code == 0
    assert "- [ ] @bob send the deck 🆔 k3f9\r\n" in text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("assign", "k3f9", "adda"), "'adda' is no person that the notes know (do you mean ada?)"),
        (("due", "k3f9", "soon"), "'soon' is not a date"),
        (("add", "x"), "say where: --note FILE or --series SLUG"),
        (("add", "x", "--note", "gone.md"), "gone.md is no note of this notebook"),
        (("actions", "--project", "apolo"), "'apolo' is no project"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_words_that_mean_nothing_are_wrong_usage(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    result = run(*words, *DAY)

    assert result.exit_code == 2
    assert said in result.stderr
    assert text() == TEXT


def test_merge_markers_are_left_to_be_resolved(run: Run) -> None:
    NOTE.write_bytes((TEXT + "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n").encode())
    before = NOTE.read_bytes()
    result = run("done", "k3f9", *DAY)

    assert (result.exit_code, result.stdout) == (4, "")
    assert "weekly.md:10: merge markers" in result.stderr
    assert NOTE.read_bytes() == before


def test_ids_are_written_once(run: Run) -> None:
    first = run("ids", *DAY)

    assert first.stdout == "notes/2026-11-18-weekly.md: 1 new id\n"
    assert "[due:: 2026-11-20]  [id:: " in text()
    assert run("ids", *DAY).stdout == ""
    assert run("ids", "nosuch.md").exit_code == 2


def test_a_new_action_goes_into_the_newest_note_of_the_series(run: Run) -> None:
    result = run("add", "buy cake", "--series", "weekly", "--owner", "ada", "--due", "+1w", *DAY)

    assert result.exit_code == 0, result.stderr
    assert text().startswith(TEXT)
    assert text()[len(TEXT) :].startswith("- [ ] @ada buy cake 📅 2026-12-01 🆔 ")
    assert text().endswith("\r\n")
    assert "buy cake" in run("actions", "--owner", "ada", *DAY).stdout


def test_actions_are_listed_as_on_the_page(run: Run) -> None:
    result = run("actions", *DAY)

    ids = [line.split("  ")[0] for line in result.stdout.split("\n")]
    assert (ids[0], ids[3], ids[4]) == ("Overdue (1)", "Due this week (1)", "k3f9")
    assert result.stderr == "2 of 2 open actions, as of 2026-11-24\n"
    assert run("actions", "--due", "overdue", "--csv", *DAY).stdout_bytes.count(b"\r\n") == 2
    assert '"id": "k3f9"' in run("actions", "deck", "--json", *DAY).stdout
    assert run("actions", "--format", "todo.txt", "deck", *DAY).stdout == (
        "2026-11-18 send the deck owner:ada due:2026-12-01 id:k3f9\n"
    )


def test_me_is_the_user_of_git_or_who_the_notebook_says(run: Run) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "config", "user.email", "ADA@example.org"], check=True)
    subprocess.run(["git", "config", "user.name", "nobody here"], check=True)

    assert run("actions", "--owner", "me", *DAY).stdout.startswith("Due this week (1)\nk3f9")
    subprocess.run(["git", "config", "user.email", "x@example.org"], check=True)
    assert "set `me: your-handle`" in run("actions", "--owner", "me", *DAY).stderr
    Path("mkdocs.yml").write_text(
        "site_name: X\ndocs_dir: notes\nplugins: [{meetgen: {me: bob}}]\n", encoding="utf-8"
    )
    assert "call them" in run("actions", "--owner", "me", *DAY).stdout


def test_the_log_tells_what_became_of_an_action(run: Run) -> None:
    later = TEXT.replace("2026-12-01", "2026-12-08").replace("[ ] @ada", "[x] @ada")
    Path("notes/2026-11-23-weekly.md").write_bytes(later.encode())
    result = run("log", "k3f9", *DAY)

    assert result.exit_code == 0
    assert result.stdout == (
        "k3f9  send the deck\n  done 2026-11-23, owned by ada, due 2026-12-08 (moved once)\n\n"
        "2026-11-18  raised     notes/2026-11-18-weekly.md:8  owner ada, due 2026-12-01\n"
        "2026-11-23  closed     notes/2026-11-23-weekly.md:8  "
        "due moved from 2026-12-01 to 2026-12-08\n"
    )
    before = run("log", "k3f9", "--as-of", "2026-11-20")
    assert before.stdout.startswith("k3f9  send the deck\n  2 d, owned by ada, due 2026-12-01\n")
    assert "k3f9" not in run("actions", *DAY).stdout
    assert "k3f9" in run("actions", "--as-of", "2026-11-20").stdout


def test_a_brief_is_about_a_series_or_people_and_says_who_is_meant(run: Run) -> None:
    about = run("brief", "weekly", "--as", "ada", *DAY)

    bobs = about.stdout[-8:-2]
    assert about.exit_code == 0, about.stderr
    assert about.stdout == (
        "2026-11-25 Weekly\nwith Bob Roe\n\nLAST TIME\n"
        "- Weekly (with Ada Lovelace, Bob Roe)  [2026-11-18]\n"
        "- Left: 2 actions raised, 2 still open\n\n"
        "YOU OWE\n- send the deck (due 2026-12-01 · open 6 d)  [k3f9]\n\n"
        f"THEY OWE\n- call them (Bob Roe · 4 d overdue · open 6 d)  [{bobs}]\n"
    )
    assert run("brief", "ada", "bob", *DAY).stdout.startswith("2026-11-24 Ada Lovelace and Bob Roe")
    assert run("brief", "ada", "--format", "html", *DAY).stdout.startswith("<!doctype html>")
    nothing = run("brief", "adda", *DAY)
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "nobody whom the notes know (do you mean ada?)" in nothing.stderr
    assert run("brief", *DAY).exit_code == 2
    assert run("brief", "--next", *DAY).exit_code == 1


BAD = """---
attendees: [Ada Lovelace]
---

- [ ] @ada send 📅 2026-12-01 the deck
- [ ] @ada call them due:friday
- [ ] see [it](gone.md)
"""


def check(run: Run, *words: str) -> Result:
    NOTE.write_text(BAD, encoding="utf-8")
    return run("check", *words, *DAY)


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:sync-1@example.org
SUMMARY:Sync
DTSTART:20261124T090000Z
DTEND:20261124T093000Z
ORGANIZER:mailto:bob@example.org
ATTENDEE;CN=Bob Roe:mailto:bob@example.org
END:VEVENT
BEGIN:VEVENT
UID:review-1@example.org
SUMMARY:Review
DTSTART:20261125T090000Z
DTEND:20261125T093000Z
ORGANIZER:mailto:bob@example.org
ATTENDEE;CN=Ada Lovelace:mailto:ada@example.org
END:VEVENT
END:VCALENDAR
"""


def test_the_next_meeting_is_ones_own_where_there_is_one(run: Run) -> None:
    Path("calendars").mkdir()
    Path("calendars/team.ics").write_text(CALENDAR.replace("\n", "\r\n"), encoding="utf-8")

    assert run("brief", "--next", "--as", "ada", *DAY).stdout.startswith("2026-11-25 09:00")
    assert run("brief", "--next", "--as", "bob", *DAY).stdout.startswith("2026-11-24 09:00")
    assert run("brief", "--next", *DAY).stdout.startswith("2026-11-24 09:00")


def test_check_tells_only_the_codes_asked_for(run: Run) -> None:
    assert check(run, "--select", "MG028,mg025").stdout.count("\n") == 2
    assert "MG02" not in check(run, "--ignore", "MG02").stdout
    assert check(run, "--ignore", "MG040").exit_code == 0
    assert "MG070" not in check(run).stdout
    assert "info[MG070]" in check(run, "--practice").stdout
    assert "info[MG070]" in check(run, "--select", "MG07").stdout


def test_check_shows_the_line_and_the_place(run: Run) -> None:
    lines = check(run, "--source", "--select", "MG040").stdout.split("\n")

    assert lines[1:3] == ["    - [ ] see [it](gone.md)", "              ^"]


@pytest.mark.parametrize(
    ("form", "begin"),
    [("json", '{\n  "schema": 1'), ("github", "::"), ("sarif", "{"), ("junit", "<?xml")],
)
def test_check_writes_for_other_programs(run: Run, form: str, begin: str) -> None:
    result = check(run, "--format", form)

    assert (result.exit_code, result.stdout.startswith(begin)) == (1, True)


def test_a_baseline_lets_an_old_notebook_begin_clean(run: Run) -> None:
    assert check(run, "--write-baseline").exit_code == 0
    assert (check(run).exit_code, check(run).stdout) == (0, "")
    NOTE.write_text(f"{BAD}\n[new](nowhere.md)\n", encoding="utf-8")
    result = run("check", *DAY)
    assert (result.exit_code, result.stdout.count("MG040")) == (1, 1)
    assert run("check", "--baseline", "nosuch.json", *DAY).exit_code == 3


def test_check_mends_what_it_safely_can(run: Run) -> None:
    dry = check(run, "--fix", "--dry-run", "--diff")
    assert NOTE.read_text(encoding="utf-8") == BAD
    assert "+- [ ] @ada call them due:2026-11-20\n" in dry.stdout

    result = check(run, "--fix")
    assert NOTE.read_text(encoding="utf-8") == BAD.replace(
        "send 📅 2026-12-01 the deck", "send the deck 📅 2026-12-01"
    ).replace("due:friday", "due:2026-11-20")
    assert "MG025" not in result.stdout
    assert "mended: " in result.stderr


def test_a_past_meeting_is_told_of_as_it_began(run: Run) -> None:
    later = Path("notes/2026-11-23-weekly.md")
    later.write_bytes(TEXT.replace("[ ] @ada", "[x] @ada").encode())
    Path("notes/2026-12-02-weekly.md").write_bytes(b"---\nseries: weekly\n---\n- Decision: late\n")
    found = run("actions", "--at", str(later), *DAY)
    told = run("brief", str(later), "--as", "ada", *DAY)

    assert "k3f9    send the deck  ada  2026-12-01  5 d  2026-11-18 weekly" in found.stdout
    assert found.stderr == "2 of 2 open actions, as of 2026-11-23\n"
    assert told.stdout.startswith("2026-11-23 Weekly\nwith Bob Roe\n\nLAST TIME\n- Weekly ")
    assert "- send the deck (due 2026-12-01 · open 4 d)  [k3f9]" in told.stdout
    assert "late" not in told.stdout
    assert run("actions", "--at", "people.yml", *DAY).exit_code == 2
    assert run("brief", "gone.md", *DAY).exit_code == 2


def test_commands_that_change_one_note_at_once_lose_nothing(run: Run) -> None:  # noqa: ARG001
    items = "".join(f"- [ ] task number {nth} 🆔 id{nth}a\n" for nth in range(6))
    NOTE.write_text(f"# Weekly\n\n{items}", encoding="utf-8")
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "meetgen", "done", f"id{nth}a", *DAY],
            stdout=subprocess.DEVNULL,
        )
        for nth in range(6)
    ]

    assert [one.wait(120) for one in started] == [0] * 6
    assert NOTE.read_text(encoding="utf-8").count("- [x] task") == 6
