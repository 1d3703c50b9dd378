"""`meetgen calendar`: what is fetched, what is told, and that no secret is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meetgen.cli.main import main
from tests.calendar_server import (
    HIDDEN,
    PLACE,
    REVIEW,
    Server,
    ics,
    restamping,
    sending,
    serving,
    unchanged,
)

MKDOCS = """site_name: Notes
docs_dir: notes
plugins:
  - meetgen:
      timezone: Europe/Berlin
      calendars:
        - name: team
"""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A calendar server, and this folder a notebook that pulls from it."""
    (tmp_path / "server").mkdir()
    (tmp_path / "nb" / "notes").mkdir(parents=True)
    (tmp_path / "nb" / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "nb")
    monkeypatch.setenv("NO_PROXY", "localhost")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # Set, so that it is as before again after `build --date`; OpenSSL sees no copy of os.environ.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    with serving(tmp_path / "server") as (running, authority):
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        monkeypatch.setenv("MEETGEN_CALENDAR_TEAM", running.address)
        yield running


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["calendar", *words], catch_exceptions=False)


def everything_below(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_pull_writes_a_file_a_series_and_a_second_one_nothing(server: Server) -> None:
    server.answers[PLACE] = restamping()

    first = run("pull", "--date", "2026-01-14")
    before = everything_below(Path())
    second = run("pull", "--date", "2026-01-14")

    (path,) = Path("calendars").rglob("*.ics")
    assert (first.exit_code, first.stdout) == (0, f"new      {path}\n")
    assert first.stderr == "team: 1 file\n"
    assert (second.exit_code, second.stdout, second.stderr) == (0, "", "team: nothing new\n")
    assert everything_below(Path()) == before


def test_a_dry_run_writes_nothing_into_the_notebook(server: Server) -> None:
    server.answers[PLACE] = restamping()
    before = everything_below(Path())

    result = run("pull", "--dry-run", "--date", "2026-01-14")

    assert result.stdout.startswith("new      calendars/team/platform-weekly-")
    assert "nothing is written" in result.stderr
    assert everything_below(Path()) == before


def test_a_server_with_etags_is_asked_for_news_only(server: Server) -> None:
    server.answers[PLACE] = unchanged(ics(REVIEW.replace("SUMMARY", "RRULE:FREQ=DAILY\nSUMMARY")))

    assert run("pull").exit_code == 0
    assert run("pull").stderr == "team: nothing new\n"
    assert [one[1].get("If-None-Match") for one in server.seen] == [None, '"v1"']


@pytest.mark.parametrize(
    ("code", "body"), [(500, b""), (401, b""), (200, b"<html>Sign in"), (200, ics(REVIEW)[:-15])]
)
def test_a_failed_pull_keeps_what_was_there_and_says_how_old_it_is(
    server: Server, code: int, body: bytes
) -> None:
    server.answers[PLACE] = restamping()
    run("pull", "--date", "2026-01-14")
    before = everything_below(Path())
    server.answers[PLACE] = sending(body, code=code, Retry_After="0")

    result = run("pull", "--date", "2026-01-14", "--max-age", "1")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "the copy of today stays" in result.stderr
    assert everything_below(Path()) == before


def test_a_first_pull_that_fails_is_a_failure(server: Server) -> None:
    server.answers[PLACE] = sending(b"", code=401)

    result = run("pull")

    assert result.exit_code == 1
    assert result.stderr == (
        "team: the server wants a password: is the secret address still the right one? "
        "(nothing is there yet)\n"
    )


def test_a_copy_that_is_too_old_is_a_failure(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers[PLACE] = restamping()
    run("pull")
    monkeypatch.delenv("MEETGEN_CALENDAR_TEAM")
    state = next(Path("../cache").rglob("state.json"))
    text = state.read_text(encoding="utf-8")
    year = text.partition('"fetched": "')[2][:4]
    state.write_text(text.replace(f'"fetched": "{year}', '"fetched": "2020'), encoding="utf-8")

    assert run("pull").exit_code == 0
    assert run("pull", "--max-age", "7").exit_code == 1


def test_no_output_copy_or_file_has_the_secret_address(server: Server, tmp_path: Path) -> None:
    said = ""
    body = ics(
        REVIEW.replace("SUMMARY", "RRULE:FREQ=DAILY\nSUMMARY"), f"UID:x\nURL:{server.address}"
    )
    for habit in (
        sending(body),
        sending(b"", code=404),
        sending(b"<html>"),
        lambda handler: handler.reply(302, Location="http://localhost/"),
        lambda handler: handler.wfile.write(b"nonsense\r\n\r\n"),
        sending(ics(REVIEW.replace("Spend", HIDDEN))),
    ):
        server.answers[PLACE] = habit
        said += run("pull", "--date", "2026-01-14").output
    files = everything_below(tmp_path)

    assert HIDDEN not in said
    assert [path for path, data in files.items() if HIDDEN.encode() in data] == []
    assert len(server.seen) == 6


def test_an_address_in_the_configuration_is_refused_and_not_repeated(server: Server) -> None:
    text = MKDOCS + f"          address_env: {server.address}\n"
    Path("mkdocs.yml").write_text(text, encoding="utf-8")

    result = run("pull")

    assert result.exit_code == 3
    assert "address in the configuration" in result.stderr
    assert HIDDEN not in result.output


def test_a_notebook_without_calendars_says_how_to_configure_one(server: Server) -> None:
    Path("mkdocs.yml").write_text("site_name: x\ndocs_dir: notes\n", encoding="utf-8")

    result = run("pull")

    assert (result.exit_code, server.seen) == (3, [])
    assert "MEETGEN_CALENDAR_TEAM" in result.stderr


def test_an_unknown_calendar_is_wrong_usage(server: Server) -> None:
    assert run("pull", "taem").exit_code == 2
    assert server.seen == []


def test_what_was_pulled_is_what_a_build_reads_without_network(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers[PLACE] = restamping()
    assert run("pull", "--date", "2026-01-14").exit_code == 0
    monkeypatch.delenv("MEETGEN_CALENDAR_TEAM")
    note = "---\nseries: Platform weekly\n---\n\n# Hello\n"
    Path("notes/2026-01-12-weekly.md").write_text(note, encoding="utf-8")

    # A process of its own: MkDocs keeps a plugin from one build of a process to the next.
    build = [sys.executable, "-m", "meetgen", "build", "--date", "2026-01-14"]
    built = subprocess.run(build, capture_output=True, text=True, check=False)

    assert built.returncode == 0, built.stderr
    page = Path("site/2026-01-12-weekly/index.html").read_text(encoding="utf-8")
    assert "Room Weser" in page
    assert "zoom.us" not in page
    assert len(server.seen) == 1
