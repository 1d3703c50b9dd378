"""Words of a user: exact ones first, several candidates where they leave a doubt."""

import pytest

from meetgen.index.lookup import (
    action_with,
    near_actions,
    near_names,
    other_lines_with,
    people_named,
    projects_named,
    series_named,
)
from tests.unit.written import written

INDEX = written(
    {
        "2026-11-18-a.md": "---\nseries: platform-weekly\nproject: apollo\n---\n"
        "- [ ] @ada go 🆔 k3f9\n",
        "2026-11-19-b.md": "---\nseries: Platform review\n---\n- [x] @ada went 🆔 k3f8\n",
    },
    registers={
        "people": "ada: {name: Ada Lovelace, aliases: [AL]}\nadam: {name: Adam Roe}\n"
        "ann: {name: Ada Finn}\n"
    },
)


@pytest.mark.parametrize(
    ("words", "handles"),
    [
        ("@ada", ["ada"]),
        ("Ada Lovelace", ["ada"]),
        ("al", ["ada"]),
        ("Adam", ["adam"]),
        ("Finn", ["ann"]),
        ("nobody", []),
    ],
)
def test_people_by_every_name(words: str, handles: list[str]) -> None:
    assert [one.handle for one in people_named(words, INDEX)] == handles


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("platform-weekly", ["platform-weekly"]),
        ("Platform review", ["platform-review"]),
        ("platform", ["platform-review", "platform-weekly"]),
        ("weekly", ["platform-weekly"]),
        ("", []),
    ],
)
def test_series_by_slug_title_or_a_part_of_it(words: str, slugs: list[str]) -> None:
    assert [one.slug for one in series_named(words, INDEX)] == slugs


def test_projects_and_near_names() -> None:
    assert [one.slug for one in projects_named("#apollo", INDEX)] == ["apollo"]
    assert near_names("lovelase ada", ["Ada Lovelace", "Lovelace Ada"]) == ("Lovelace Ada",)


def test_actions_by_id_and_the_nearest_of_those_that_are_not() -> None:
    found = action_with("k3f9", INDEX)

    assert found is not None
    assert action_with("k3", INDEX) is None
    assert [one.id for one in near_actions("k3", INDEX)] == ["k3f9", "k3f8"]
    assert other_lines_with(found, INDEX) == ()
