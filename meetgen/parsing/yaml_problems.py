"""What can be wrong with YAML, and what to do about it."""

from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.source import Location

LONGEST_QUOTE = 60


class ProblemError(Exception):
    """Ends the reading of a block; never leaves `frontmatter`."""

    def __init__(
        self, code: str, message: str, hint: str, *, line: int = 0, column: int = 0
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.line, self.column = line, column


def reported(problem: ProblemError, path: str) -> Diagnostic:
    """The problem as a diagnostic of the file `path`."""
    return Diagnostic(
        code=problem.code,
        severity=Severity.ERROR,
        location=Location(path=path, line=problem.line, column=problem.column),
        message=problem.message,
        hint=problem.hint,
    )


def hint_for(line: str, column: int) -> str:
    """What to do about a line that YAML cannot read, from what people usually get wrong."""
    key, colon, value = line.partition(":")
    value = value.strip()
    if "\t" in line[: len(line) - len(line.lstrip())] or line[column : column + 1] == "\t":
        return "indent with blanks instead of tabs"
    if not colon and line.strip().startswith("-"):
        return f'put the text in quotes: - "{_quoted(line.strip()[1:])}"'
    if value and value[0] not in "\"'":
        return f'put the value in quotes: {key.strip()}: "{_quoted(value)}"'
    if value and value.count(value[0]) % 2:
        return "close the quotes, and write a quote inside them twice"
    return "write `key: value`, and put text with odd characters in quotes"


def _quoted(text: str) -> str:
    return shortened(text.strip()).replace("\\", "\\\\").replace('"', '\\"')


def shortened(text: str) -> str:
    """The text, or its beginning where it is long."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
