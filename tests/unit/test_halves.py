"""Work shared by two processes gives what one would have given."""

import os

import pytest

from meetgen import halves
from meetgen.halves import in_two

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "is_second_process_possible", lambda: True)


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 199, 200, 201, 1_000])
def test_the_results_are_in_order_and_complete(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "FEWEST", 1)

    assert in_two(str, range(count)) == [str(n) for n in range(count)]


def busy(_number: int) -> int:
    sum(range(2_000))
    return os.getpid()


def test_both_processes_work() -> None:
    pids = set(in_two(busy, range(2_000)))

    assert len(pids) == 2
    assert os.getpid() in pids


def test_an_error_is_raised_here_wherever_it_came_first() -> None:
    def work(number: int) -> int:
        return 1 // (number - 990)

    with pytest.raises(ZeroDivisionError):
        in_two(work, range(1_000))


def test_what_cannot_travel_is_done_here() -> None:
    results = in_two(lambda number: iter((number,)), range(400))  # a generator cannot
    generators = in_two(lambda number: (one for one in (number,)), range(400))

    assert [next(result) for result in results] == list(range(400))
    assert [next(result) for result in generators] == list(range(400))
