"""`meetgen init`: a notebook that builds at once."""

import datetime as dt
from importlib.resources import files
from pathlib import Path

import click

from meetgen.cli.days import day_option, day_or_today
from meetgen.errors import MeetgenError

# where each file of the folder `notebook_files` goes, `{day}` being today; dots are added here,
# because tools that pack and copy folders pass over hidden files
FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "people.yml": "people.yml",
    "teams.yml": "teams.yml",
    "projects.yml": "projects.yml",
    "series.yml": "series.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "note.md": "templates/meeting-note.md",
    "sample.md": "notes/{day:%Y}/{day}-team-weekly.md",
    "calendars.md": "calendars/README.md",
}


WEEK = dt.timedelta(days=7)


class NothingMadeError(MeetgenError):
    """A file could not be written."""

    exit_code = 3


@click.command()
@click.argument(
    "folder", required=False, default=".", type=click.Path(path_type=Path, file_okay=False)
)
@day_option
def init(folder: Path, today: dt.date | None) -> None:
    r"""Make a notebook that builds at once: configuration, registers, a sample note.

    FOLDER is made when it is not there; this folder unless given. Files that are there stay as
    they are.

    \b
    Examples:
      meetgen init
      meetgen init notes-repo && cd notes-repo && meetgen serve --open
    """
    day = day_or_today(today, "UTC")
    source = files("meetgen.cli") / "notebook_files"
    made = 0
    for name, target in FILES.items():
        path = folder / target.format(day=day)
        if path.exists() or path.is_symlink():
            click.echo(f"  left alone  {click.format_filename(path)}", err=True)
            continue
        text = (source / name).read_text(encoding="utf-8")
        _write(path, text.replace("{due}", str(day + WEEK)).encode())
        made += 1
        click.echo(f"  made        {click.format_filename(path)}", err=True)
    if made:
        go = "" if folder == Path() else f"cd {click.format_filename(folder)} && "
        click.echo(f"Now: {go}meetgen serve --open", err=True)


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:  # never over a file that came into being meanwhile
            stream.write(content)
    except OSError as error:
        raise NothingMadeError(f"{path}: cannot be written ({error.strerror})") from error
