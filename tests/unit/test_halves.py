"""Work shared by two processes gives what one would have given."""

import os
import signal
import time

import pytest

from meetgen import halves
from meetgen.halves import Halves, as_it_is, in_two

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "is_second_process_possible", lambda: True)


def written(number: int) -> bytes:
    return b"%d" % number


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 199, 200, 201, 1_000])
def test_the_results_are_in_order_and_complete(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "FEWEST", 1)

    assert in_two(written, range(count)) == [b"%d" % n for n in range(count)]


def busy(_number: int) -> bytes:
    sum(range(2_000))
    return b"%d" % os.getpid()


def test_both_processes_work() -> None:
    pids = set(in_two(busy, range(2_000)))

    assert len(pids) == 2
    assert b"%d" % os.getpid() in pids


def test_an_error_is_raised_here_wherever_it_came_first() -> None:
    def work(number: int) -> bytes:
        return b"%d" % (1 // (number - 990))

    with pytest.raises(ZeroDivisionError):
        in_two(work, range(1_000))


def test_what_fails_over_there_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> bytes:
        if os.getpid() != here:
            raise ValueError(number)
        return written(number)

    assert in_two(work, range(400)) == [b"%d" % n for n in range(400)]


def test_work_that_was_begun_may_be_abandoned() -> None:
    begun = Halves(busy, range(2_000), as_it_is)

    begun.abandon()

    assert begun.results() != []


def test_the_other_process_works_before_the_results_are_asked_for() -> None:
    begun = Halves(busy, range(300), as_it_is)
    time.sleep(0.5)

    assert b"%d" % os.getpid() not in begun.results()


@pytest.mark.parametrize("fewest", [1, 10_000], ids=["two processes", "one"])
def test_how_far_it_has_come_is_told(fewest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "FEWEST", fewest)
    told: list[tuple[int, int]] = []

    in_two(busy, range(1_000), lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert told[-1] == (1_000, 1_000)
    assert len(told) > 10


def finished(number: int, made: str, last: bytes) -> bytes:
    return last + made.encode() + b"%d" % number


@pytest.mark.parametrize("pause", [0, 0.3])
@pytest.mark.parametrize("size", [1, 1_000_000])
def test_what_is_known_last_finishes_all_that_was_made(pause: float, size: int) -> None:
    begun = Halves(str, range(300), finished)
    time.sleep(pause)

    results = begun.results(b"x" * size)

    assert results == [b"x" * size + b"%d%d" % (n, n) for n in range(300)]


def test_work_without_its_last_word_may_be_abandoned() -> None:
    begun = Halves(str, range(300), finished)

    begun.abandon()

    assert begun.results(b"x")[0] == b"x00"


def test_a_third_process_that_holds_the_pipes_open_is_not_waited_for() -> None:
    begun = Halves(str, range(300), finished)
    third = os.fork()
    if third == 0:
        time.sleep(60)
        os._exit(0)
    try:
        assert len(begun.results(b"x")) == 300
    finally:
        os.kill(third, signal.SIGKILL)
        os.waitpid(third, 0)
