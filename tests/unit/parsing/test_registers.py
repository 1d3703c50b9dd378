import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.model.config import Config
from meetgen.model.person import PersonEntry
from meetgen.model.project import Project
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from meetgen.model.source import Location, SourceFile
from meetgen.model.team import Concern, Team
from meetgen.parsing.registers import parse_registers

CONFIG = Config(root=Path("/r"), notes_dir=Path("/r/notes"))


def parse(path: str, text: str) -> Registers:
    return parse_registers([SourceFile(path=path, text=text)], CONFIG)


def test_people_are_read_with_one_text_for_a_list() -> None:
    registers = parse(
        "people.yml",
        "ada:\n"
        "  name: Ada Roe\n"
        '  aliases: [AR, "Roe, Ada"]\n'
        "  handles: '@ada-r'\n"
        "  emails: [ada@example.org]\n"
        "  team: cloud\n"
        "  title: Engineer\n"
        "  left: 2026-03-31\n"
        "bob: Bob Doe\n"
        "cy:\n",
    )

    assert registers == Registers(
        people=(
            PersonEntry(
                handle="ada",
                name="Ada Roe",
                aliases=("AR", "Roe, Ada"),
                handles=("ada-r",),
                emails=("ada@example.org",),
                team="cloud",
                title="Engineer",
                left=dt.date(2026, 3, 31),
                location=Location(path="people.yml", line=1, column=1),
            ),
            PersonEntry(
                handle="bob",
                name="Bob Doe",
                location=Location(path="people.yml", line=9, column=1),
            ),
            PersonEntry(handle="cy", location=Location(path="people.yml", line=10, column=1)),
        )
    )


def test_teams_projects_and_series_are_read() -> None:
    files = [
        SourceFile(
            path="teams.yml",
            text="cloud:\n  name: Cloud\n  part_of: infra\n  charter: Shared.\n  owns:\n"
            "    - {concern: Spend, layer: Governance, shared_with: [infra]}\n    - Images\n",
        ),
        SourceFile(path="projects.yaml", text="apollo: {summary: To the moon, owner: ada}\n"),
        SourceFile(path="series.yml", text="- {slug: weekly, uid: u1, project: apollo}\n"),
    ]

    assert parse_registers(files, CONFIG) == Registers(
        teams=(
            Team(
                slug="cloud",
                name="Cloud",
                part_of="infra",
                charter="Shared.",
                owns=(
                    Concern(concern="Spend", layer="Governance", shared_with=("infra",)),
                    Concern(concern="Images"),
                ),
                in_register=True,
                location=Location(path="teams.yml", line=1, column=1),
            ),
        ),
        projects=(
            Project(
                slug="apollo",
                name="apollo",
                summary="To the moon",
                owner="ada",
                in_register=True,
                location=Location(path="projects.yaml", line=1, column=1),
            ),
        ),
        series=(
            SeriesEntry(
                slug="weekly",
                uids=("u1",),
                projects=("apollo",),
                location=Location(path="series.yml", line=1, column=3),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("ada: [x]\n", "MG016", 1, 1),
        ("just text\n", "MG016", 1, 1),
        ("- 3\n", "MG016", 1, 3),
        ("ada:\n  name: [a]\n", "MG007", 2, 9),
        ("ada:\n  aliases: {a: b}\n", "MG007", 2, 12),
        ("ada:\n  left: soon\n", "MG007", 2, 9),
        ("ada:\n  name: @ada\n", "MG001", 2, 9),
        ("ada:\n  name: a\nada:\n  name: b\n", "MG003", 3, 1),
    ],
)
def test_what_cannot_be_read_is_reported_with_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    (diagnostic,) = parse("people.yml", text).diagnostics

    assert diagnostic.code == code
    assert diagnostic.location == Location(path="people.yml", line=line, column=column)
    assert diagnostic.hint


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["people.yml", "teams.yml", "projects.yml", "series.yml"]),
    st.text(alphabet=st.sampled_from("ab:- \n[]{}'\"owns1,"), max_size=60),
)
def test_nothing_raises_on_any_register(path: str, text: str) -> None:
    parse(path, text)
