"""The garbage collector rests while a command works, which makes many values and few circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collections(*, lives_on: bool = False) -> Iterator[None]:
    """Collect nothing meanwhile; `lives_on` tells that the program has more to do after that."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not lives_on:
                gc.freeze()  # nor is there anything to find when the program ends
            gc.enable()
