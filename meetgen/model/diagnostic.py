"""What is wrong with a notebook, as a value that names place and remedy."""

from enum import StrEnum

from msgspec import Struct

from meetgen.model.source import Location


class Severity(StrEnum):
    """How much it matters; all but `INFO` fail `meetgen check` and a strict build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding: `code` is stable (`MG012`), `hint` says what to do about it."""

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
