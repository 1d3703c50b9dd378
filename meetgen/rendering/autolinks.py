"""Bare addresses in the text, which GitHub shows as links."""

import re

# "see https://example.org/x"; not the address in <a href="https://example.org/x">. What stands
# before is looked at last, because a search for a fixed beginning is many times as fast.
BARE_HTTP = re.compile(r"http(?<=[\s>(*_~]http)s?://[^\s<]")
BARE_WWW = re.compile(r"www\.(?<=[\s>(*_~]www\.)[^\s<]")
ENTITY = re.compile(r"&[a-z]+;")
TRAILING = "?!.,:*_~'\""  # the end of a sentence, not of its address


def has_bare_address(content: str) -> bool:
    """Whether the text of some HTML may hold an address that is no link yet."""
    return bool(BARE_HTTP.search(content) or BARE_WWW.search(content))


def autolink(written: str) -> str:
    """The link for an address in some HTML's text, and what stands behind it (GFM autolinks)."""
    address = _without_trailing(written)
    target = address if address.startswith("http") else f"http://{address}"
    rest = written[len(address) :]
    return f'<a href="{target}" rel="noopener noreferrer">{address}</a>{rest}'


def _without_trailing(address: str) -> str:
    """`https://example.org/a_(b)` of `https://example.org/a_(b)).`."""
    spare = address.count(")") - address.count("(")
    while True:
        end = len(address)
        if address.endswith(";") and ENTITY.fullmatch(address, max(address.rfind("&"), 0)):
            end = address.rfind("&")
        elif address.endswith(")") and spare > 0:
            spare -= 1
            end -= 1
        shorter = address[:end].rstrip(TRAILING)
        if shorter == address:
            return address
        address = shorter
