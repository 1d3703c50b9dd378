"""Keys in notes: told by their form, and covered wherever the note is shown."""

from pathlib import Path

import pytest

from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.parsing.key_forms import keys_in, without_keys
from meetgen.parsing.note import parse_note
from tests.budget import within

CONFIG = Config(root=Path("nb"), notes_dir=Path("nb"))
GOOGLE = "https://calendar.google.com/calendar/ical/ada%40example.org/private-{}/basic.ics"
OUTLOOK = "https://outlook.office365.com/owa/calendar/{}/calendar.ics"
CASES = {
    "google": (GOOGLE.format("0123456789abcdef0123"), GOOGLE.format("0" * 20)),
    "outlook": (
        OUTLOOK.format("0123456789@example.org/abcdefghij0123"),
        OUTLOOK.format("XXXXXXXXXX@XXXXXXX.XXX/XXXXXXXXXXXXXX"),
    ),
    "github": (f"ghp_{'a1' * 18}", f"ghp_{'X' * 36}"),
    "github-new": (f"github_pat_{'a1' * 40}", f"github_pat_{'X' * 80}"),
    "gitlab": (f"glpat-{'a-' * 10}", f"glpat-{'X-' * 10}"),
    "slack": ("xoxb-1234567890-abc", "xoxb-XXXXXXXXXX-XXX"),
    "aws": (f"AKIA{'A1' * 8}", f"AKIA{'X' * 16}"),
    "private-key": (
        "-----BEGIN RSA PRIVATE KEY-----\nabc=\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nXXXX\n-----END RSA PRIVATE KEY-----",
    ),
}


@pytest.mark.parametrize(("key", "covered"), CASES.values(), ids=CASES)
def test_a_key_is_covered_and_can_still_be_told(key: str, covered: str) -> None:
    text = f"The key is {key}.\n"

    assert without_keys(text) == f"The key is {covered}.\n"
    assert [kind for kind, _ in keys_in(without_keys(text))] == [kind for kind, _ in keys_in(text)]


@pytest.mark.parametrize(("key", "covered"), CASES.values(), ids=CASES)
def test_nothing_read_of_a_note_has_a_key(key: str, covered: str) -> None:
    text = f"---\ntitle: x\n---\n\n# {key}\n\n- [ ] @ada use {key}\n- Decision: {key}\n"
    note = parse_note(SourceFile(path="2026-11-18-x.md", text=text), CONFIG)

    assert key not in repr(note)
    assert covered.split("\n", maxsplit=1)[0] in note.body
    assert len(note.body) == len(text) - len("---\ntitle: x\n---\n")


@pytest.mark.parametrize(
    "text",
    [
        "https://calendar.google.com/calendar/ical/en.german%23holiday/public/basic.ics",
        "the private-label ghp_ token, glpat-short, AKIA, xox",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert without_keys(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PRIVATE KEY-----" * 40_000,
        "https://calendar.google.com/calendar/ical/" * 20_000,
        f"ghp_{'a' * 36} " * 20_000,
        "-----BEGIN PRIVATE KEY-----\n" + "a" * 1_000_000,
    ],
    ids=["begins", "addresses", "tokens", "long"],
)
def test_keys_without_number_cost_linear_time(text: str) -> None:
    within(1, lambda: without_keys(text))
