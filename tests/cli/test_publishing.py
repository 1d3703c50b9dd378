"""`meetgen headers` and `meetgen audit` as a user types them."""

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meetgen.cli.main import main
from meetgen.publishing.policy import PageCode, meta_tag, policy_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page."""
    page = f"<html><head>{meta_tag(policy_of(PageCode(scripts=('x',))))}</head></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_headers_are_those_of_the_built_site(site: Path) -> None:
    result = run("headers", str(site), "--for", "nginx")

    assert result.exit_code == 0
    assert "script-src 'self' 'sha256-" in result.stdout
    assert result.stdout.count("\nadd_header ") == 5


def test_a_folder_without_a_policy_has_no_headers(tmp_path: Path) -> None:
    result = run("headers", str(tmp_path))

    assert result.exit_code == 3
    assert "no home page with a policy" in result.stderr


NOTES = {
    "2026-11-17-open.md": "# Open meeting\n\n- [ ] @ada send it\n",
    "2026-11-18-x.md": "---\nprivate: true\n---\n\n# Pay of zebracanary\n",
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of notes beside which commands run."""
    (tmp_path / "book").mkdir()
    for name, text in NOTES.items():
        (tmp_path / "book" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", os.environ.copy())


@pytest.mark.usefixtures("built")
def test_an_audit_of_a_site_for_everybody_finds_nothing() -> None:
    assert run("build", "book", "--site-dir", "out").exit_code == 0
    result = run("audit", "out", "book")

    assert (result.stdout, result.exit_code) == ("", 0)
    assert re.search(
        r"\d+ files, [1-9]\d* hidden words and names looked for, 0 found", result.stderr
    )


@pytest.mark.usefixtures("built")
def test_an_audit_of_the_authors_own_site_tells_all_that_is_private() -> None:
    assert run("build", "book", "--site-dir", "out", "--audience", "private").exit_code == 0
    os.environ.pop("MEETGEN_AUDIENCE")
    result = run("audit", "out", "book", "--json")
    leaks = json.loads(result.stdout)["leaks"]

    assert result.exit_code == 1
    assert {"title", "word", "file name"} <= {one["kind"] for one in leaks}
    assert {one["source"] for one in leaks if one["kind"] == "word"} == {"2026-11-18-x.md"}
