"""The command line: one file a command, imported when it runs."""

from meetgen.cli.main import main

__all__ = ["main"]
