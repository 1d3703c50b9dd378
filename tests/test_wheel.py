"""The wheel holds all that a user's machine needs: it makes and builds a new notebook."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*words: str, folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked."""
    made = tmp_path_factory.mktemp("wheel")
    run("hatchling", "build", "--target", "wheel", "--directory", str(made), folder=ROOT)
    (archive,) = made.glob("*.whl")
    with zipfile.ZipFile(archive) as content:
        content.extractall(made / "content")
    return made / "content"


def test_it_holds_the_two_packages_and_nothing_else(wheel: Path) -> None:
    names = sorted(path.name.split("-")[0] for path in wheel.iterdir())

    assert names == ["meetgen", "meetgen", "mkdocs_meetgen"]


def test_it_has_the_licence(wheel: Path) -> None:
    assert len(list(wheel.glob("*.dist-info/licenses/LICENSE"))) == 1


def test_it_has_a_bill_of_materials(wheel: Path) -> None:
    assert len(list(wheel.glob("*.dist-info/sboms/meetgen.cdx.json"))) == 1


def test_a_new_notebook_builds_with_it(wheel: Path, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(wheel)}

    run("meetgen", "init", "minutes", folder=tmp_path, environment=environment)
    run("meetgen", "build", "--strict", folder=tmp_path / "minutes", environment=environment)

    assert (tmp_path / "minutes/site/people/index.html").is_file()
    assert list((tmp_path / "minutes/site").rglob("meetgen*.css"))
