"""Actions that wait for others."""

from meetgen.index.waiting import waiting
from tests.unit.written import written

NOTES = {
    "2026-10-01-w.md": "- [ ] @ada name them 🆔 n1\n- [ ] @bob ask them ⛔ n1\n"
    "- [ ] @bob pay them ⛔ n1 🆔 p1\n- [ ] @cleo wait for nothing ⛔ gone\n"
    "- [ ] @cleo wait for itself 🆔 s1 ⛔ s1\n- [ ] @cleo both ⛔ n1,d1 🆔 b1\n"
    "- [x] done 🆔 d1\n- [x] over ⛔ n1\n",
    "2026-10-08-w.md": "- [ ] @bob pay them 🆔 p1\n",
}


def test_what_is_open_waits_for_what_is_open_wherever_its_line_says_so() -> None:
    found = [(one.action.text, one.on.id) for one in waiting(written(NOTES))]

    assert found == [("ask them", "n1"), ("pay them", "n1"), ("both", "n1")]


def test_where_nothing_is_marked_nothing_waits() -> None:
    assert waiting(written({"2026-10-01-w.md": "- [ ] @ada go\n"})) == ()
