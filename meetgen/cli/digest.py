"""`meetgen digest`: what changed since a day or a commit."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from meetgen.cli.changing import load
from meetgen.cli.days import day_option
from meetgen.cli.showing_briefs import format_option, show_brief

if TYPE_CHECKING:
    from meetgen.index.briefs import Brief
    from meetgen.index.index import Index

DAYS = 7


@click.command()
@click.option(
    "--since",
    metavar="DATE|COMMIT",
    help=f"A day, or a commit of git; {DAYS} days ago unless given.",
)
@click.option(
    "--as", "who", metavar="PERSON", help="Whose absence matters; else `me` or git's user."
)
@format_option
@day_option
@click.pass_context
def digest(
    ctx: click.Context, *, since: str | None, who: str | None, form: str, today: dt.date | None
) -> None:
    r"""Tell what changed: decided, opened, done, cancelled, slipped, met without you.

    Since a DATE, from the days of notes and behind boxes; since a COMMIT, by comparing the notes
    with those that it had.

    \b
    Examples:
      meetgen digest
      meetgen digest --since 2026-11-01 --as ada
      meetgen digest --since HEAD~20
      meetgen digest --since v1.0 --format markdown
    """
    from meetgen.cli.asked import me_or_nobody

    index = load(ctx, today)
    made = _digest(since, index, me_or_nobody(who, index))
    show_brief(made, form, when_empty="Nothing changed.\n")


def _digest(since: str | None, index: "Index", me: str | None) -> "Brief":
    from meetgen.index.digests import digest_between, digest_since
    from meetgen.parsing.dates import read_date
    from meetgen.site import load_index_of
    from meetgen.sources.git import commit_called, files_at

    if since is None:
        return digest_since(index, index.as_of - dt.timedelta(days=DAYS), me)
    day = read_date(since, index.as_of).day
    if day is not None:
        return digest_since(index, day, me)
    config = index.config
    commit = commit_called(config.root, since)
    if commit is None:
        raise click.UsageError(
            f"{since!r} is neither a day (write 2026-11-01) nor a commit that git knows"
        )
    day = commit.when.date()
    before = load_index_of(config, files_at(commit, config.notes_dir, config.root), day)
    return digest_between(before, index, commit.name, day, me)
