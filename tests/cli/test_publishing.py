"""`meetgen headers` and `meetgen audit` as a user types them."""

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
