"""Values as bytes and back: what travels between processes and what the cache keeps."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TypeVar

import msgspec

Value = TypeVar("Value")

# What a decoder raises for bytes that hold no value of its type.
DecodeError = (msgspec.DecodeError, msgspec.ValidationError)


def _plain(value: object) -> object:
    """What msgspec does not know by itself."""
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be encoded")


encode: Callable[[object], bytes] = msgspec.msgpack.Encoder(enc_hook=_plain).encode
"""A value as MessagePack, maps in their own order."""


def decoder(kind: type[Value]) -> Callable[[bytes], Value]:
    """What makes values of a type of their bytes. It raises one of `DecodeError`."""
    return msgspec.msgpack.Decoder(kind, dec_hook=_made).decode


def _made(kind: type, plain: object) -> object:
    """What `_plain` made plain, as it was."""
    if issubclass(kind, PurePath) and isinstance(plain, str):
        return kind(plain)
    if kind is object:
        return plain
    raise TypeError(f"{kind.__name__} cannot be decoded")
