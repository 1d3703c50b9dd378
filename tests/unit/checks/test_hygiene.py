"""Hidden fields, addresses and secrets; and notes that ask not to be told."""

import pytest

from meetgen.checks import run_checks
from tests.unit.written import written


def found(text: str, code: str, **options: str) -> list[tuple[int, int]]:
    index = run_checks(written({"2026-11-18-a.md": text}, **options))  # type: ignore[arg-type]
    return [
        (one.location.line, one.location.column) for one in index.diagnostics if one.code == code
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("- [ ] go 📅 2026-12-01 now", 10),
        ("- [ ] go ✅ 2026-11-01 now 🆔 k3 #x", 10),
        ("- [ ] go 📅 2026-12-01 ⏫ 🆔 k3f9 #apollo ^k3", None),
        ("- [ ] go 📅 2026-12-01 🔁 every week when done", None),
        ("- [ ] go [due:: 2026-12-01] now", None),
        ("- go 📅 2026-12-01 now", None),
    ],
)
def test_a_field_before_words_is_hidden_from_obsidian(line: str, column: int | None) -> None:
    assert found(line, "MG028") == ([(1, column)] if column else [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x\n\nWrite to ada@example.org or bob@example.org", [(3, 10)]),
        ("---\ntitle: T\n---\n<ada@example.org>", [(4, 2)]),
        ("@ada, git@example.org:team/x.git, a@b, user@host", []),
    ],
)
def test_an_address_is_told_once_for_a_note(text: str, place: list[tuple[int, int]]) -> None:
    assert found(text, "MG052") == place


def test_an_address_in_a_note_for_few_is_no_matter() -> None:
    assert found("---\nvisibility: leads\n---\nada@example.org", "MG052", audience="leads") == []


@pytest.mark.parametrize(
    "secret",
    [
        "https://calendar.google.com/calendar/ical/a%40b.c/private-0123456789abcdef01/basic.ics",
        "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a1" * 18,
        "glpat-" + "abcdefghij0123456789",
        "xoxb-" + "1234567890-abcdef",
    ],
)
def test_a_secret_is_told_by_its_form_and_not_repeated(secret: str) -> None:
    index = run_checks(written({"2026-11-18-a.md": f"see {secret} there"}))
    [one] = [one for one in index.diagnostics if one.code == "MG053"]

    assert one.location.column == 5
    assert secret not in one.message + one.hint


def test_words_like_secrets_are_none() -> None:
    assert found("The AKIAN islands, ghp_short, a PRIVATE KEY in a safe", "MG053") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- [ ] a <!-- meetgen: ignore MG020 -->\n- [ ] b", [(2, 3)]),
        ("<!-- meetgen: ignore MG020 -->\n- [ ] a\n- [ ] b", [(3, 3)]),
        ("<!-- meetgen: ignore-file MG020: later -->\n\n- [ ] a\n- [ ] b", []),
        ("- [ ] a <!-- meetgen: ignore MG012, MG020 -->", []),
        ("- [ ] a <!-- meetgen: ignore MG012 -->", [(1, 3)]),
        ("- [ ] a <!-- meetgen: ignore -->", [(1, 3)]),
    ],
)
def test_a_note_can_ask_not_to_be_told(text: str, places: list[tuple[int, int]]) -> None:
    assert found(text, "MG020") == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# T\n\n## Introductions\n* name: text\n", [(4, 1)]),
        ("- [ ] @owner: task\n", [(1, 1)]),
        ("1. <name>\n", [(1, 1)]),
        ("# T\n\n## Next YYYY-MM-DD\n", [(3, 9)]),
        ("written on {{ date }}\n", [(1, 12)]),
        ("# T\n\n###\n\nx\n\n- name: text\n", [(3, 1)]),
        ("`{{date}}` and\n\n```\n- name: text\n```\n", []),
        ("- name: Ada\n- name: text of the licence\n- <https://x.org>\n{{ x }}\n", []),
    ],
)
def test_what_a_template_left_is_told_once_for_a_note(
    text: str, place: list[tuple[int, int]]
) -> None:
    assert found(text, "MG051") == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# T\n\n- Ada Lovelace\n- Bob Roe (IU)\n\n## Agenda\n- x\n", [(3, 1)]),
        ("- Ada Lovelace, Acme\n- Bob Roe\n", [(1, 1)]),
        ("# T\n\n- Ada Lovelace\n- the budget\n", []),
        ("# T\n\n- Ada Lovelace\n", []),
        ("# T\n\n## Speakers\n- Ada Lovelace\n- Bob Roe\n", []),
        ("# T\n\nWe heard\n\n- Ada Lovelace\n- Bob Roe\n", []),
        ("# T\n\nPresent: Cleo Finn\n\n- Ada Lovelace\n- Bob Roe\n", []),
    ],
)
def test_people_listed_below_a_title_are_told_of_where_nobody_is_present(
    text: str, place: list[tuple[int, int]]
) -> None:
    assert found(text, "MG017") == place
