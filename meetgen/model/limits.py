"""How much of each thing is read: against mistakes and attacks, and each one may be raised."""

from msgspec import Struct

KIB, MIB, MB = 1024, 1024 * 1024, 1000 * 1000


class Limits(Struct, frozen=True, kw_only=True):
    """The limits of a notebook; sizes are in bytes. None may be less than it is here.

    `note`, `front_matter`, `register` and `calendar` are files or their blocks, `picture` and
    `drawing` (SVG) what is looked into before it is published, `site_file` what the audit reads of
    a file. Values are those of YAML: a map or list counts, and so does each thing in it.
    `event_dates` are the exceptions and single dates of one event, `calendar_zones` the time zones
    that one file may define for itself, `html_levels` the elements around one another in a note.
    """

    note: int = MIB
    front_matter: int = 32 * KIB
    front_matter_values: int = 2_000
    front_matter_levels: int = 16
    register: int = 4 * MIB
    register_values: int = 200_000
    html_levels: int = 200
    calendar: int = 20 * MB
    calendar_events: int = 50_000
    calendar_zones: int = 200
    event_dates: int = 5_000
    event_people: int = 500
    picture: int = 64 * MB
    drawing: int = 4 * MB
    site_file: int = 200 * MB


USUAL = Limits()
SIZES = frozenset(
    ("note", "front_matter", "register", "calendar", "picture", "drawing", "site_file")
)
UNITS = {"KiB": KIB, "MiB": MIB, "GiB": 1024 * MIB, "kB": 1000, "MB": MB, "GB": 1000 * MB}


def size_text(size: int) -> str:
    """A number of bytes in the largest unit that fits it exactly: `4 MiB`, `20 MB`."""
    for name in ("GiB", "GB", "MiB", "MB", "KiB", "kB"):
        if size and size % UNITS[name] == 0:
            return f"{size // UNITS[name]} {name}"
    return f"{size} bytes"
