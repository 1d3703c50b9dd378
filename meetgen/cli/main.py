"""The command `meetgen`: its options, its commands, and what becomes of errors."""

import sys
from importlib import import_module
from pathlib import Path

import click

from meetgen import __version__
from meetgen.cli.notebook import Place
from meetgen.errors import MeetgenError
from meetgen.garbage import without_collections

# name -> module that holds a click command of the same name; the help is here so that `--help`
# imports none of them.
COMMANDS = {
    "init": ("meetgen.cli.init", "Make a notebook that builds at once."),
    "build": ("meetgen.cli.build", "Build the site."),
    "serve": ("meetgen.cli.serve", "Show the site in the browser and follow changes."),
    "actions": ("meetgen.cli.actions", "List actions, open ones first by when they are due."),
    "brief": ("meetgen.cli.brief", "Tell what to know before a meeting, or about people."),
    "digest": ("meetgen.cli.digest", "Tell what changed since a day or a commit."),
    "log": ("meetgen.cli.log", "Tell what became of an action."),
    "add": ("meetgen.cli.add", "Write a new action into a note."),
    "done": ("meetgen.cli.done", "Mark actions as done, in the notes that say them."),
    "reopen": ("meetgen.cli.reopen", "Open actions again."),
    "cancel": ("meetgen.cli.cancel", "Mark actions as cancelled."),
    "assign": ("meetgen.cli.assign", "Give actions to a person."),
    "due": ("meetgen.cli.due", "Set or move the due date of actions."),
    "ids": ("meetgen.cli.ids", "Write ids behind actions and decisions without one."),
    "check": ("meetgen.cli.check", "Say what is wrong with the notes."),
    "today": ("meetgen.cli.today", "Show today's meetings and which have a note."),
    "new": ("meetgen.cli.new", "Write a note for a meeting of the calendar."),
    "calendar": ("meetgen.cli.calendar", "Fetch calendars, list them, join them to notes."),
    "audit": ("meetgen.cli.audit", "Say what a built site tells that its audience may not see."),
    "headers": ("meetgen.cli.headers", "Print the headers with which to serve a built site."),
    "schema": ("meetgen.cli.schema", "Print the JSON Schema of notes, registers or the index."),
    "export": ("meetgen.cli.export", "Print the notebook as data for other programs."),
}
HELP = """Turn a folder of meeting notes into a cross-linked site.

\b
Examples:
  meetgen init notes-repo          a new notebook, with a sample note
  meetgen build                    the site of the notebook in this folder
  meetgen build ~/Documents/notes  any folder of Markdown will do
  meetgen check                    notes/2026/weekly.md:7:8: warning[MG012] ...
  meetgen export json > index.json

Exit codes: 0 all is well, 1 something was found, 2 wrong usage, 3 no such notebook or a
configuration that cannot be used, 4 a file changed meanwhile or cannot be changed safely, 5 a
file cannot be written.

\b
Completion: eval "$(_MEETGEN_COMPLETE=bash_source meetgen)", likewise zsh_source; for fish
  _MEETGEN_COMPLETE=fish_source meetgen | source
"""


class LazyGroup(click.Group):
    """A group that imports a command when it is run or when its own help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        return with_blocks(getattr(import_module(module), cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of the set-up becomes its message and exit code."""
        try:
            return super().invoke(ctx)
        except MeetgenError as error:
            from meetgen.exports.messages import printable

            lines = [printable(line) for line in str(error).split("\n")]
            click.echo("Error: " + "\n".join(lines), err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:  # `meetgen export json | head`
            sys.stderr.close()
            ctx.exit(1)


def with_blocks(command: click.Command) -> click.Command:
    r"""The command, and those below it, with the blocks of its help laid out as written.

    click wants a control character before each; a raw docstring has `\b` as two signs.
    """
    if command.help is not None:
        command.help = command.help.replace("\\b\n", "\b\n")
    if isinstance(command, click.Group):
        for below in command.commands.values():
            with_blocks(below)
    return command


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="meetgen")
@click.option(
    "--notes",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of notes; no mkdocs.yml is read then.",
)
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The mkdocs.yml to use, instead of the one found from this folder upwards.",
)
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing of it.")
@click.pass_context
def main(
    ctx: click.Context, notes: Path | None, config_file: Path | None, *, no_cache: bool
) -> None:
    """Turn a folder of meeting notes into a cross-linked site."""
    if no_cache:
        from meetgen.cache import without_cache

        without_cache()
    if notes is not None and config_file is not None:
        raise click.UsageError("--notes and --config exclude each other: give one of them")
    if ctx.invoked_subcommand != "serve":  # which lives on, and looks after itself
        ctx.with_resource(without_collections())
    ctx.obj = Place(notes=notes, config_file=config_file)
