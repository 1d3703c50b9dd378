"""Every row of the guide's table of hostile inputs has a test that bears its number."""

import re
from pathlib import Path

ROWS = 68
# "def test_row_07_x", "def test_rows_14_and_15_x", "def test_rows_01_to_09_x"
TEST = re.compile(r"^def test_rows?_(\d\d)(?:_(and|to)_(\d\d))?_", re.MULTILINE)


def test_every_row_has_a_test() -> None:
    found: set[int] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for first, joined, last in TEST.findall(path.read_text(encoding="utf-8")):
            rows = range(int(first), int(last or first) + 1)
            found.update(rows if joined != "and" else (int(first), int(last)))

    assert sorted(set(range(1, ROWS + 1)) - found) == []
