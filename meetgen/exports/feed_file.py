"""A feed as a file of the site."""

from msgspec import Struct


class FeedFile(Struct, frozen=True, kw_only=True):
    """`uri` is the path from the site's root."""

    uri: str
    content: bytes
