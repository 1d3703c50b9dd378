"""`meetgen export decisions` as a user types it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

FILES = {
    "people.yml": "ada: {name: Ada Lovelace}\nbo: {name: Bo Li}\n",
    "projects.yml": "apollo: {name: Apollo}\n",
    "teams.yml": "cloud: {name: Cloud, owns: [{concern: Spend, layer: Money}]}\n",
    "notes/2026-09-02-weekly.md": (
        "# Weekly\n\n"
        "- Decision: we rent #apollo [by:: ada] 🆔 d1\n"
        "- Decision: we count #spend [by:: bo] [revisit:: 2026-11-01] 🆔 d3\n"
    ),
    "notes/2026-10-07-weekly.md": (
        "# Weekly\n\n"
        "- Decision: we buy #apollo [by:: ada] [supersedes:: d1] [status:: proposed] 🆔 d2\n"
        "- Decision: we hire [status:: proposed] 🆔 d4\n"
    ),
    "notes/2026-11-04-weekly.md": "# Weekly\n\n- Decision: we buy two #apollo 🆔 d2\n",
}
TODAY = ("--date", "2026-11-24")


@pytest.fixture
def run(run: Run) -> Run:
    """Run a command in a notebook with a register of decisions."""
    for path, text in FILES.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")
    return run


def test_the_register_is_printed_by_stage(run: Run) -> None:
    result = run("export", "decisions", *TODAY)

    assert result.stdout == (
        "Proposed (1)\n"
        "2026-10-07  d4  we hire     -\n"
        "\n"
        "To revisit (1)\n"
        "2026-09-02  d3  we count    Bo Li         revisit 2026-11-01\n"
        "\n"
        "In force (1)\n"
        "2026-11-04  d2  we buy two  Ada Lovelace  replaces d1\n"
        "\n"
        "Superseded (1)\n"
        "2026-09-02  d1  we rent     Ada Lovelace  replaced by d2\n"
    )
    assert result.stderr == "4 decisions, as of 2026-11-24\n"


def test_an_earlier_day_has_what_was_known_then(run: Run) -> None:
    result = run("export", "decisions", "--as-of", "2026-10-31", "--stage", "in-force")

    assert result.stdout == (
        "In force (2)\n"
        "2026-09-02  d1  we rent   Ada Lovelace\n"
        "2026-09-02  d3  we count  Bo Li         revisit 2026-11-01\n"
    )
    assert result.stderr == "2 of 4 decisions, as of 2026-10-31\n"


@pytest.mark.parametrize(
    ("option", "ids"),
    [
        (("--project", "apollo"), ["d2", "d1"]),
        (("--person", "bo"), ["d3"]),
        (("--concern", "spend"), ["d3"]),
        (("--stage", "in-force"), ["d3", "d2"]),
        (("--stage", "proposed", "--stage", "superseded"), ["d4", "d1"]),
    ],
    ids=str,
)
def test_options_narrow_the_list_down(run: Run, option: tuple[str, ...], ids: list[str]) -> None:
    lines = run("export", "decisions", *TODAY, *option).stdout.splitlines()

    assert [line.split()[1] for line in lines if line.startswith("2026")] == ids


def test_what_nobody_knows_is_refused_with_what_is_near(run: Run) -> None:
    result = run("export", "decisions", "--concern", "spends")

    assert result.exit_code == 2
    assert "'spends' is no concern that the notes know (do you mean spend?)" in result.stderr


def test_records_are_written_once_and_again_only_where_they_changed(run: Run) -> None:
    first = run("export", "decisions", "docs/adr", *TODAY)
    again = run("export", "decisions", "docs/adr", *TODAY)

    assert sorted(path.name for path in Path("docs/adr").iterdir()) == [
        "2026-09-02-d1-we-rent.md",
        "2026-09-02-d3-we-count.md",
        "2026-10-07-d4-we-hire.md",
        "2026-11-04-d2-we-buy-two.md",
    ]
    assert (first.stdout, first.stderr) == ("", "4 decisions, 4 files written to docs/adr\n")
    assert again.stderr == "4 decisions, 0 files written to docs/adr\n"


def test_a_file_that_somebody_wrote_is_never_replaced_and_nothing_is_written(run: Run) -> None:
    Path("adr").mkdir()
    Path("adr/2026-09-02-d3-we-count.md").write_text("mine\n", encoding="utf-8")

    result = run("export", "decisions", "adr", *TODAY)

    assert result.exit_code == 4
    assert "2026-09-02-d3-we-count.md: not made by meetgen, so nothing was written" in (
        result.stderr
    )
    assert [path.name for path in Path("adr").iterdir()] == ["2026-09-02-d3-we-count.md"]


def test_files_of_decisions_that_are_not_exported_stay_and_are_named(run: Run) -> None:
    run("export", "decisions", "adr", *TODAY)
    Path("adr/README.md").write_text("mine\n", encoding="utf-8")

    result = run("export", "decisions", "adr", "--person", "bo", *TODAY)

    assert result.stderr == (
        "1 decision, 0 files written to adr\n"
        "not exported now, and left: 2026-09-02-d1-we-rent.md, 2026-10-07-d4-we-hire.md, "
        "2026-11-04-d2-we-buy-two.md\n"
    )
    assert len(list(Path("adr").iterdir())) == 5


def test_many_records_need_few_open_files(run: Run) -> None:
    lines = "".join(f"- Decision: number {n} 🆔 n{n}\n" for n in range(120))
    Path("notes/2026-11-10-long.md").write_text(f"# Long\n\n{lines}", encoding="utf-8")
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_now = max(int(one.name) for one in Path("/dev/fd").iterdir())  # of the whole run of tests
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_now + 60, limits[1]))
    try:
        result = run("export", "decisions", "adr", *TODAY)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)

    assert result.stderr == "124 decisions, 124 files written to adr\n"


def test_no_record_is_written_among_the_notes(run: Run) -> None:
    result = run("export", "decisions", "notes/adr", *TODAY)

    assert result.exit_code == 2
    assert not Path("notes/adr").exists()


def test_a_link_is_not_followed(run: Run) -> None:
    Path("adr").mkdir()
    Path("secret.md").write_text("mine\n", encoding="utf-8")
    Path("adr/2026-09-02-d3-we-count.md").symlink_to("../secret.md")

    assert run("export", "decisions", "adr", *TODAY).exit_code == 5
    assert Path("secret.md").read_text(encoding="utf-8") == "mine\n"


def test_records_can_be_printed_and_a_list_is_no_directory(run: Run) -> None:
    printed = run("export", "decisions", "--format", "madr", "--person", "bo", *TODAY)

    assert printed.stdout.startswith('---\nstatus: "accepted"\ndate: 2026-09-02\n')
    assert "# we count\n" in printed.stdout
    assert run("export", "decisions", "--format", "list", "adr").exit_code == 2


def test_what_an_audience_may_not_see_is_in_no_record(run: Run) -> None:
    Path("notes/2026-11-05-board.md").write_text(
        "---\nvisibility: private\n---\n# Board\n\n- Decision: we sell 🆔 d9\n", encoding="utf-8"
    )

    assert "d9" not in run("export", "decisions", "--audience", "team", *TODAY).stdout
