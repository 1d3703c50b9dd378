"""What makes two UIDs one meeting: the marks that splits and single invitations leave in them."""

import re
from datetime import date

# "38slc1_R20260112T090000@google.com", "x_R20260012T090000@proton.me" (its month counts from 0);
# not "team_Rollout@example.org"
SPLIT = re.compile(r"_R\d{8}(?:T\d{6}Z?)?(?=@|$)")
# Exchange's GlobalObjectId in hexadecimal, then the occurrence's date (zero in a series' master).
EXCHANGE = re.compile(
    r"(040000008200E00074C5B7101A82E008)([0-9A-F]{8})(?=[0-9A-F]*$)", re.IGNORECASE
)


def family_of(uid: str) -> str:
    """The key that the UIDs of one meeting share; pure text, no look-up."""
    bare = uid.strip()
    if bare[:1] == "{" and bare[-1:] == "}":
        bare = bare[1:-1]
    if "_R" in bare:
        bare = SPLIT.sub("", bare) or bare
    if bare[:4] == "0400" and EXCHANGE.match(bare):
        bare = EXCHANGE.sub(r"\g<1>00000000", bare).upper()
    return bare


def day_in_uid(uid: str) -> date | None:
    """The day of the one occurrence that an Exchange UID invites to; None of any other UID."""
    if (match := EXCHANGE.match(uid.strip())) is None or match[2] == "00000000":
        return None
    year, month, day = int(match[2][:4], 16), int(match[2][4:6], 16), int(match[2][6:], 16)
    try:
        return date(year, month, day)
    except ValueError:
        return None
