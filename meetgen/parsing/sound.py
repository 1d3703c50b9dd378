"""Text that can be read: what is damaged in a file is found, reported and made harmless."""

from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.limits import USUAL, Limits, size_text
from meetgen.model.source import Location, SourceFile
from meetgen.parsing.key_forms import without_keys
from meetgen.parsing.unseen import first_unseen, with_unseen_shown

REPLACEMENT = "\ufffd"


def sound_text(source: SourceFile, limits: Limits = USUAL) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text without NUL and not too long, and what was wrong with it.

    Keys that can be told by their form are covered: no page, list or export repeats them. Every
    character stays at its place, so that offsets and lines are the file's.
    """
    text = source.text
    diagnostics = []
    if _is_longer(text, limits.note):
        text = text[: limits.note]
        message = f"the file is larger than {size_text(limits.note)}; the rest is not read"
        diagnostics.append(_error("MG006", source.path, 0, message))
    if source.encoding_error is not None:
        place = max(text.find(REPLACEMENT), 0)
        diagnostics.append(_damaged(source.path, text, place, "bytes that are not UTF-8"))
    if "\0" in text:
        diagnostics.append(_damaged(source.path, text, text.index("\0"), "a NUL character"))
        text = text.replace("\0", REPLACEMENT)
    if (unseen := first_unseen(text)) is not None:
        diagnostics.append(_misleading(source.path, text, unseen))
        text = with_unseen_shown(text)
    text = without_keys(text)
    if "<<<<<<<" in text or ">>>>>>>" in text:
        diagnostics.extend(_merge_markers(source.path, text))
    return text, tuple(diagnostics)


def _misleading(path: str, text: str, place: int) -> Diagnostic:
    """The finding of a character that hides or turns round what a reader sees."""
    return Diagnostic(
        code="MG050",
        severity=Severity.WARNING,
        location=_location(path, text, place),
        message=f"an invisible or misleading character, U+{ord(text[place]):04X}",
        hint="delete it; the page shows a sign in its place",
    )


def _is_longer(text: str, size: int) -> bool:
    """Whether a text has more bytes than that, told without encoding most texts."""
    if len(text) > size:
        return True
    if 4 * len(text) <= size:
        return False
    return len(text.encode("utf-8", "surrogatepass")) > size


def _merge_markers(path: str, text: str) -> list[Diagnostic]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line in ("<<<<<<<", ">>>>>>>"):
            error = _error(
                "MG004", path, number, "merge markers: two versions of the text stand here"
            )
            return [error]
    return []


def _damaged(path: str, text: str, place: int, what: str) -> Diagnostic:
    return Diagnostic(
        code="MG005",
        severity=Severity.ERROR,
        location=_location(path, text, place),
        message=f"the file holds {what}",
        hint="save it as UTF-8 text",
    )


def _location(path: str, text: str, place: int) -> Location:
    line = text.count("\n", 0, place) + 1
    return Location(path=path, line=line, column=place - text.rfind("\n", 0, place))


def _error(code: str, path: str, line: int, message: str) -> Diagnostic:
    hints = {
        "MG004": "keep one version and delete the `<<<<<<<`, `=======` and `>>>>>>>` lines",
        "MG006": "split it into several files, or raise the limit `note`",
    }
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=Location(path=path, line=line, column=1 if line else 0),
        message=message,
        hint=hints[code],
    )
