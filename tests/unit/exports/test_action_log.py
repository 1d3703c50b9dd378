"""The history of an action as text and as data."""

import datetime as dt
import json

from meetgen.exports.action_log import action_log, action_log_json
from meetgen.sources.git import LineCommit
from tests.unit.written import written

INDEX = written(
    {
        "2026-10-07-a.md": "---\nseries: weekly\n---\n- [ ] @ada go 📅 2026-10-14 🆔 k3f9\n",
        "2026-10-14-b.md": "---\nseries: weekly\n---\n- [ ] @bob go 📅 2026-10-28 🆔 k3f9\n",
        "2026-10-21-c.md": "---\nseries: weekly\n---\n- [x] go ✅ 2026-10-23 🆔 k3f9\n",
    }
)
COMMIT = LineCommit(
    commit="abc1234",
    author="Ada\x1b[31m",
    when=dt.datetime(2026, 10, 21, 9, 5, tzinfo=dt.UTC),
    subject="notes",
    text="- [x] go",
)


def test_every_line_has_its_day_deed_place_and_what_is_new() -> None:
    assert action_log(INDEX.actions[0], [COMMIT], folder="notes/").split("\n") == [
        "k3f9  go",
        "  done 2026-10-23, owned by bob, due 2026-10-28 (moved once)",
        "",
        "2026-10-07  raised     notes/2026-10-07-a.md:4  owner ada, due 2026-10-14",
        "2026-10-14  carried    notes/2026-10-14-b.md:4  {}".format(
            "owner bob, due moved from 2026-10-14 to 2026-10-28"
        ),
        "2026-10-21  closed     notes/2026-10-21-c.md:4  on 2026-10-23",
        "",
        "git, newest first",
        r"2026-10-21 09:05  abc1234  Ada\u001b[31m  - [x] go",
        "",
    ]


def test_the_data_says_the_same() -> None:
    data = json.loads(action_log_json(INDEX.actions[0], [COMMIT]))

    assert (data["action"]["id"], data["due_moves"]) == ("k3f9", 1)
    assert [one["what"] for one in data["steps"]] == ["raised", "carried", "closed"]
    assert data["steps"][1]["was_due"] == "2026-10-14"
    assert data["commits"][0]["commit"] == "abc1234"
