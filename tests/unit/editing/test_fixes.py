"""What `check --fix` mends: only the fields named, in their own order, and never the words."""

from pathlib import Path

import pytest

from meetgen.checks import run_checks
from meetgen.editing.fixes import FIXABLE, fix_plans
from meetgen.editing.plans import changes
from tests.unit.written import written

PATH = "2026-11-18-a.md"
ROWS = [
    ("- [ ] go due:friday", "- [ ] go due:2026-11-20"),
    ("- [ ] go 📅 next week ⏫", "- [ ] go 📅 2026-11-27 ⏫"),
    ("- [ ] go [due:: tomorrow] now", "- [ ] go [due:: 2026-11-19] now"),
    ("- [ ] go 📅 2026-12-01 now", "- [ ] go now 📅 2026-12-01"),
    (
        "- [ ] a 📅 2026-12-01 b ⏳ 2026-11-30 c 🆔 k3  ",
        "- [ ] a b c 🆔 k3 📅 2026-12-01 ⏳ 2026-11-30  ",
    ),
    ("- [ ] a 📅 friday b", "- [ ] a b 📅 2026-11-20"),
    ("- [ ] go 📅 2026-12-01", "- [ ] go 📅 2026-12-01"),
]


@pytest.mark.parametrize(("before", "after"), ROWS, ids=[row[0] for row in ROWS])
def test_what_was_found_is_mended_and_found_no_more(
    before: str, after: str, tmp_path: Path
) -> None:
    text = before
    (tmp_path / "notes").mkdir()
    for _ in range(2):  # a date that is written as a word is hidden only once it is one
        index = run_checks(written({PATH: f"# T\n\n{text}\n"}, root=tmp_path))
        (tmp_path / "notes" / PATH).write_text(f"# T\n\n{text}\n", encoding="utf-8")
        found = [one for one in index.diagnostics if one.code in FIXABLE]
        for change in changes(fix_plans(found, index), index.config):
            text = change.after.decode().removeprefix("# T\n\n").removesuffix("\n")

    assert text == after
    again = run_checks(written({PATH: f"# T\n\n{text}\n"}))
    assert not [one for one in again.diagnostics if one.code in FIXABLE]
