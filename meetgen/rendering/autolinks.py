"""Bare addresses in the text, which GitHub shows as links."""

import re

# "see https://example.org/x"; not the address in <a href="https://example.org/x">
BARE_ADDRESS = re.compile(r"(?<=[\s>(*_~])(?:https?://|www\.)[^\s<]")
ENTITY = re.compile(r"&[a-z]+;")
TRAILING = "?!.,:*_~'\""  # the end of a sentence, not of its address


def has_bare_address(content: str) -> bool:
    """Whether the text of some HTML may hold an address that is no link yet."""
    has_any = "http" in content or "www." in content
    return has_any and BARE_ADDRESS.search(content) is not None


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
