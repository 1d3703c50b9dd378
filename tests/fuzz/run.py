"""Fuzz a target with Atheris: `python -m tests.fuzz.run calendar --minutes 10`.

Atheris is none of the pinned tools: `pip install atheris` where it is wanted (CPython 3.11 to 3.13
on Linux). The minutes are those of the processor, so that a busy machine does not count. `--keep`
names a folder in which the inputs that reached something new stay for the next run. What it finds
goes as a file into `tests/data/fuzz/<target>/`, where the test suite tries it from then on.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SLOW = 5.0  # seconds of the processor for one input, with the fuzzer's own share


def main() -> None:
    """Run one target until the time is over; a find ends it and is written where we stand."""
    import atheris

    parser = argparse.ArgumentParser()
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with atheris.instrument_imports(include=["meetgen"]):
        from tests.fuzz.targets import SEEDS, TARGETS, WORDS

        for seed in SEEDS[asked.target]:  # some modules are imported when they are first needed
            TARGETS[asked.target](seed)
    cases = Path(__file__).parents[1] / "data" / "fuzz" / asked.target
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number, seed in enumerate(SEEDS[asked.target]):
            (seeds / f"seed{number}").write_bytes(seed)
        words = Path(folder) / "words"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[asked.target]))
        # libFuzzer puts what is new into the first folder and only reads the others
        kept = asked.keep or Path(folder) / "kept"
        kept.mkdir(parents=True, exist_ok=True)
        folders = [str(one) for one in (kept, seeds, cases) if one.is_dir()]
        options = ["-timeout=600", "-max_len=4096", f"-dict={words}"]
        atheris.Setup([sys.argv[0], *options, *folders], _until(TARGETS[asked.target], asked))
        atheris.Fuzz()


def _until(target: Callable[[bytes], None], asked: argparse.Namespace) -> Callable[[bytes], None]:
    """The target, which says what was done and ends the run once its minutes are used up."""
    runs = 0

    def run(data: bytes) -> None:
        nonlocal runs
        begin = time.process_time()
        target(data)
        runs += 1
        taken = time.process_time() - begin
        if taken > SLOW:  # libFuzzer's own limit counts while others have the processor
            raise TimeoutError(f"{len(data)} bytes took {taken:.1f} s")
        if time.process_time() > asked.minutes * 60:
            print(f"{asked.target}: {runs} runs in {asked.minutes:g} minutes, nothing found")  # noqa: T201
            sys.stdout.flush()
            os._exit(0)  # libFuzzer takes every other way out for a find

    return run


def _escaped(word: bytes) -> str:
    return "".join(rf"\x{one:02x}" for one in word)


if __name__ == "__main__":
    main()
