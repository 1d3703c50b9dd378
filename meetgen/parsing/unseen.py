"""Characters that hide or turn round what a reader sees, and towers of marks, made visible."""

import re

# The embeddings, overrides and isolates of bidirectional text (UAX 9): what is shown is not what is
# written. The plain marks U+200E and U+200F stay, right-to-left notes need them.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Combining marks; nine on one letter cover the lines around it, no language has more than a few.
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff"
MOST_MARKS = 8
# A flag made of tag characters, as in the emoji of Wales; a turning or tag character; a mark beyond
UNSEEN = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f)"
    f"|[{TURNING}\U000e0000-\U000e007f]|(?<=[{MARKS}]{{{MOST_MARKS}}})[{MARKS}]"
)
# What UTF-8 has of tags and marks, none of it frequent; a search for bytes is the fastest there is
TAG_SIGN = "\U000e0000".encode()[:2]
MARK_SIGNS = tuple(one.encode()[:1] for one in "\u0300\u0340\u0483\u1ab0")
SHOWN = "\ufffd"


def with_unseen_shown(text: str) -> str:
    """`text` with a replacement character for each such character: all others stay in place."""
    if text.isascii():
        return text
    if not any(one in text for one in TURNING) and not _may_hold_others(text):
        return text
    return UNSEEN.sub(lambda match: match["flag"] or SHOWN, text)


def first_unseen(text: str) -> int | None:
    """Where the first of them is, None where there is none."""
    shown = with_unseen_shown(text)
    if shown is text or shown == text:
        return None
    return next(at for at, (one, other) in enumerate(zip(text, shown, strict=True)) if one != other)


def _may_hold_others(text: str) -> bool:
    data = text.encode("utf-8", "surrogatepass")
    return TAG_SIGN in data or any(data.count(sign) > MOST_MARKS for sign in MARK_SIGNS)
