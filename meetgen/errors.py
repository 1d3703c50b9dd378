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


class NotebookUnreadableError(MeetgenError):
    """A folder of the notebook cannot be read: without it, its notes would be missing unseen."""

    exit_code = 3


class SiteNotFoundError(MeetgenError):
    """There is no built site where one was named."""

    exit_code = 3


class PagefindError(MeetgenError):
    """Pagefind's program is not there, or gave up."""

    exit_code = 3


class ConflictError(MeetgenError):
    """A file is not what the change was made for: nothing was written."""

    exit_code = 4


class EditRefusedError(ConflictError):
    """A change cannot be made safely, or not without guessing: nothing was written."""


class WriteError(MeetgenError):
    """A file cannot be read or written: it is as it was."""

    exit_code = 5
