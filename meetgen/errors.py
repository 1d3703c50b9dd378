"""Errors of the set-up: what stops a command, with the exit code it stops with."""


class MeetgenError(Exception):
    """The set-up is wrong; the message names the thing, the place and the remedy."""

    exit_code = 70


class ConfigError(MeetgenError):
    """A configuration file or option cannot be used."""

    exit_code = 3


class NotebookNotFoundError(MeetgenError):
    """There is no folder of notes where one was named."""

    exit_code = 3
