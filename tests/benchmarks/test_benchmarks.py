import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.compared import Missing, Tool, find_tools
from benchmarks.measuring import ToolError, environment, seconds
from benchmarks.notebook import write_notebook
from benchmarks.table import Figures, Work, growth_rows, rows
from benchmarks.workplace import SITES, furnish


def tool(name: str, sites: str = "meetgen", *, keeps: bool = False) -> Tool:
    return Tool(name=name, version="1.0", sites=sites, build=(), serve=(), keeps=keeps)


OURS, THEIRS = tool("meetgen", keeps=True), tool("Theirs")


def test_a_notebook_of_a_size_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_notebook(20, tmp_path / name)

    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in files}
        for name in ("one", "two")
        if (files := sorted(path for path in (tmp_path / name).rglob("*") if path.is_file()))
    )
    assert one == two
    assert sum(path.name.startswith("20") for path in one) == 20


@pytest.mark.parametrize("sites", sorted(path.name for path in SITES.iterdir()))
def test_each_tool_edits_the_same_note_in_a_folder_of_its_own(sites: str, tmp_path: Path) -> None:
    write_notebook(20, tmp_path / "notebook")
    expected = furnish(tool("meetgen"), tmp_path / "notebook", tmp_path / "reference")

    place = furnish(tool(sites, sites), tmp_path / "notebook", tmp_path / "place")
    place.edit("ask about it")

    assert place.note.name == expected.note.name
    assert place.note.is_relative_to(tmp_path / "place")
    assert place.note.read_text(encoding="utf-8").endswith(" ask about it due:2024-01-02\n")
    place.undo()
    assert place.note.read_text(encoding="utf-8") == place.text


def test_a_cold_build_finds_neither_site_nor_cache(tmp_path: Path) -> None:
    write_notebook(20, tmp_path / "notebook")
    place = furnish(tool("meetgen"), tmp_path / "notebook", tmp_path / "place")
    for _ in range(2):
        (place.folder / "site").mkdir()
        Path(environment(place.cache)["MEETGEN_CACHE_DIR"]).mkdir()

        place.make_cold()

        assert not (place.folder / "site").exists()
        assert not place.cache.exists()


def test_a_tool_that_is_not_there_comes_with_the_way_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    missing = [one for one in find_tools(tmp_path) if isinstance(one, Missing)]

    assert [one.name for one in missing] == ["Hugo", "Zensical", "Eleventy", "Pelican"]
    assert all("install" in one.remedy for one in missing)


def test_the_processors_seconds_are_those_of_all_processes(tmp_path: Path) -> None:
    busy = f"{sys.executable} -c 'sum(range(10_000_000))'"

    took = seconds(("sh", "-c", f"{busy}; sleep 0.3"), tmp_path, tmp_path / "cache")

    assert took.clock > 0.3
    assert took.processors > 0.05


def test_a_tool_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="ended with 3: no such thing"):
        seconds(("sh", "-c", "echo no such thing >&2; exit 3"), tmp_path, tmp_path / "cache")


def test_a_row_has_our_figure_and_which_part_of_each_other_it_is() -> None:
    figures = Figures(
        taken={
            (100, Work.COLD, "meetgen"): [2.0, 9.0, 1.0],
            (100, Work.COLD, "Theirs"): [8.0],
            (100, Work.WARM, "meetgen"): [0.5],
        }
    )

    assert list(rows(figures, (OURS, THEIRS, tool("Absent")), 100)) == [
        "| cold build, s | 100 | 2 | **0.25** (8) | – |",
        "| nothing changed, s | 100 | 0.5 | **0.062** (8) | – |",
    ]


def test_time_in_step_with_the_notes_grows_with_an_exponent_of_one() -> None:
    taken = {
        (size, Work.COLD, name): [size**exponent]
        for size in (100, 1000)
        for name, exponent in (("meetgen", 1.0), ("Theirs", 2.0))
    }

    growth = growth_rows(Figures(taken=taken), (OURS, THEIRS), (100, 1000))

    assert next(growth) == "| growth exponent, cold build | 100 – 1,000 | 1.00 | 2.00 |"


def test_one_command_builds_serves_and_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    works = "cold,edited,serve,memory"
    main(["--sizes", "6", "--runs", "1", "--tools", "meetgen", "--work", works])

    measured = [line.split("|")[1].strip() for line in capsys.readouterr().out.splitlines()[5:-1]]
    assert [words.partition(",")[0] for words in measured] == [
        "cold build",
        "one note changed",
        "cold build",
        "one note changed",
        "serve: saved until the note shows it",
        "cold build",
    ]
