import io
import re
import time

import pytest

from meetgen.cli.progress import Bars, shown_progress
from meetgen.model.progress import Stage, untold

HIDE, SHOW = "\x1b[?25l", "\x1b[?25h"  # the cursor


class Terminal(io.StringIO):
    """A stream in which people see bars move."""

    def isatty(self) -> bool:
        return True


def drawn(seconds_each: float, count: int, stages: tuple[Stage, ...] = (Stage.NOTES,)) -> str:
    """What a terminal gets of stages of so many steps, each of which takes so long."""
    now, terminal = time.time(), Terminal()
    bars = Bars(terminal, lambda: now)
    for stage in stages:
        for done in range(count + 1):
            bars.tell(stage, done, count)
            now += seconds_each
    bars.finish()
    return terminal.getvalue()


def test_a_long_stage_has_a_bar_with_counts_and_the_time_left() -> None:
    _, first, *others = drawn(0.2, 50).split("\r")

    assert first.startswith(f"{HIDE}Reading notes  [")
    assert re.search(r"\] +\d/50", first)
    assert any(" 25/50" in one for one in others)
    assert others[-1].rstrip(" ").endswith(f" 50/50{SHOW}\n")


def test_each_stage_has_its_own_line() -> None:
    lines = drawn(0.2, 50, tuple(Stage)).strip().split("\n")

    assert [re.sub(r"  \[.*", "", line.split("\r")[-1].removeprefix(HIDE)) for line in lines] == [
        stage.value for stage in Stage
    ]


def test_a_quick_stage_has_none() -> None:
    assert drawn(0.001, 100) == ""


def test_a_big_notebook_has_no_more_drawings_than_a_small_one() -> None:
    assert 90 <= drawn(0.01, 20_000).count("\r") <= 110


def test_the_time_left_is_told_from_what_was_done_before_the_bar_was_there() -> None:
    terminal, began = Terminal(), time.time() - 10
    moments = iter([began, began + 5, began + 5])
    bars = Bars(terminal, lambda: next(moments))
    for done in (0, 100):
        bars.tell(Stage.NOTES, done, 400)

    assert terminal.getvalue().rstrip().endswith("100/400  00:00:30")


def test_ci_and_files_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("sys.stderr", Terminal())
    with shown_progress() as here:
        assert here is not untold
    monkeypatch.setenv("CI", "true")
    with shown_progress() as in_ci:
        assert in_ci is untold
    monkeypatch.delenv("CI")
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with shown_progress() as in_a_file:
        assert in_a_file is untold


def test_an_error_leaves_the_bar_on_a_line_of_its_own() -> None:
    terminal, now = Terminal(), time.time()
    bars = Bars(terminal, lambda: now)
    bars.tell(Stage.NOTES, 0, 10)
    now += 1
    bars.tell(Stage.NOTES, 5, 10)
    bars.finish()

    assert terminal.getvalue().endswith(f"{SHOW}\n")
