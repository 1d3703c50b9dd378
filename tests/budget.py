"""What work may cost: processor time, the least of a few tries, because test machines are busy."""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
TRIES = 5
TRACED = 5  # times as slow where coverage is measured


def seconds_of(work: Callable[[], object]) -> float:
    """The processor time of one try."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work()` gives; fails where no try takes at most `seconds` of processor time.

    Where lines are traced, they may take as many times longer as that costs.
    """
    least = float("inf")
    seconds *= 1 if sys.gettrace() is None else TRACED
    for _ in range(TRIES):
        begin = time.process_time()
        given = work()
        least = min(least, time.process_time() - begin)
        if least <= seconds:
            return given
    message = f"took {least:.3f} s at the least and may take {seconds:.3f} s"
    raise AssertionError(message)
