"""What is wrong with a notebook, as a value that names place and remedy."""

from dataclasses import dataclass
from enum import StrEnum

from meetgen.model.source import Location


class Severity(StrEnum):
    """How much it matters; all but `INFO` fail `meetgen check` and a strict build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: `code` is stable (`MG012`), `hint` says what to do about it."""

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
