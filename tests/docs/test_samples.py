"""The documentation's samples are what meetgen does."""

from pathlib import Path

import pytest

from tests.docs.samples import reading_of, samples_of

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(
    path.name for path in DOCS.glob("*.md") if "<!-- sample: " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", PAGES)
def test_samples_show_what_is_read(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    found = list(samples_of(text))
    readings = [reading_of(sample, tmp_path / str(n)) for n, sample in enumerate(found)]

    if request.config.getoption("--update-docs"):
        for sample, reading in reversed(list(zip(found, readings, strict=True))):
            text = text[: sample.span[0]] + reading + text[sample.span[1] :]
        (DOCS / name).write_text(text, encoding="utf-8")

    assert len(found) == text.count("<!-- sample: ")
    assert readings == [sample.reading for sample in samples_of(text)]
