"""A feed as a file of the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """`uri` is the path from the site's root."""

    uri: str
    content: bytes
