"""A page whose fingerprint stays has the same Markdown; what says something else has another."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from meetgen.checks import run_checks
from meetgen.index.index import Index
from meetgen.index.shown_names import shown_names
from meetgen.model.config import Config
from meetgen.model.page import RenderedPage
from meetgen.pages import all_pages
from meetgen.rendering.pages import PageRenderer
from meetgen.site import load_index_of
from mkdocs_meetgen.fingerprints import Fingerprints

ROOT = Path(__file__).parents[2]
CONFIG = Config(root=ROOT, notes_dir=ROOT / "notes", insights=True, me="Priya Nair")
DAY = dt.date(2026, 11, 24)
FILES = {
    path.relative_to(CONFIG.notes_dir).as_posix(): path.read_bytes()
    for path in sorted(CONFIG.notes_dir.rglob("*.md"))
}
NOTES = [path for path in FILES if path.startswith("2026/")]
Made = Mapping[str, tuple[bytes, RenderedPage]]
EDITS: Mapping[str, Callable[[str], str]] = {
    "words": lambda text: f"{text}\nSomebody said something more about it.\n",
    "an action": lambda text: f"{text}\n- [ ] @priya: order the new racks 📅 2026-11-20 #harbour\n",
    "a decision": lambda text: f"{text}\nDECISION: we wait for the audit\n",
    "a guest": lambda text: text.replace("attendees:", "attendees:\n  - Zoe Quist", 1),
    "another title": lambda text: text.replace("\n# ", "\n# Not ", 1),
    "everything ticked": lambda text: text.replace("- [ ]", "- [x]"),
    "another day": lambda text: text.replace("date: 2026-1", "date: 2025-1", 1),
    "a mention": lambda text: f"{text}\nAs @tom and [[2026-11-18-platform-weekly]] told us.\n",
}


def made(files: Mapping[str, bytes], config: Config = CONFIG, day: dt.date = DAY) -> Made:
    index: Index = run_checks(load_index_of(config, files.items(), day))
    names = index.once(shown_names)
    fingerprints, renderer = Fingerprints(names), PageRenderer(names)
    return {
        page.uri: (fingerprints.of(page, view := page.view), renderer.render(page, view))
        for page in all_pages(index)
    }


@pytest.fixture(scope="module")
def before() -> Made:
    return made(FILES)


def stays(before: Made, after: Made) -> set[str]:
    """The pages with the same fingerprint, which must be the same."""
    same = {uri for uri in before.keys() & after if before[uri][0] == after[uri][0]}
    for uri in same:
        assert before[uri][1] == after[uri][1], uri
    return same


def test_the_same_notes_in_another_order_have_the_same_fingerprints(before: Made) -> None:
    after = made(dict(reversed(FILES.items())))

    assert stays(before, after) == set(before)


@pytest.mark.parametrize("nth", [0, 20, 40, -1])
@pytest.mark.parametrize("kind", EDITS)
def test_what_stays_is_the_same(kind: str, nth: int, before: Made) -> None:
    path = NOTES[nth]
    text = EDITS[kind](FILES[path].decode())

    after = made({**FILES, path: text.encode()})

    assert (path in stays(before, after)) == (text.encode() == FILES[path])


def test_words_of_one_note_leave_most_pages_alone(before: Made) -> None:
    text = EDITS["words"](FILES[NOTES[10]].decode())

    after = made({**FILES, NOTES[10]: text.encode()})

    assert len(stays(before, after)) > len(before) * 3 / 4


def test_a_note_that_is_gone_and_a_new_one_are_told(before: Made) -> None:
    fewer = {path: data for path, data in FILES.items() if path != NOTES[30]}
    new = {"2026/2026-11-23-new.md": b"# New\n\nAttendees: Ada Berg\n\n- [ ] Tom: call\n"}

    stays(before, made(fewer))
    stays(before, made({**FILES, **new}))


def test_another_day_and_other_options_are_told(before: Made) -> None:
    tomorrow = stays(before, made(FILES, day=DAY + dt.timedelta(days=1)))
    as_somebody_else = stays(before, made(FILES, replace(CONFIG, me="Tom Okafor")))

    assert not tomorrow
    assert not as_somebody_else


def test_what_only_another_page_is_called_by_is_told(before: Made) -> None:
    """A page that names a note in a table has no more of it in its view than its path."""
    path = NOTES[20]
    text = EDITS["another title"](FILES[path].decode())

    after = made({**FILES, path: text.encode()})

    changed = {uri for uri in before if before[uri][1] != after[uri][1]}
    assert len(changed) > 1
    assert not changed & stays(before, after)
