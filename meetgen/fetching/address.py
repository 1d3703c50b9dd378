"""Secret addresses of calendars: where they come from, and how they never get anywhere else."""

import base64
import shlex
import subprocess
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from msgspec import Struct

from meetgen.model.config import CalendarSource

LONGEST = 4000
SHORTEST_SECRET = 12  # characters; shorter parts of an address are words such as "basic.ics"
COMMAND_SECONDS = 60.0


class FetchError(Exception):
    """Why a calendar could not be fetched; the message has nothing of its address but the host."""


class Address(Struct, frozen=True, kw_only=True):
    """An https address whose path and query are a secret; printed, it is its host.

    `url` has no user information: that is in `authorization`, the value of the header.
    """

    url: str
    host: str
    authorization: str | None = None

    def __repr__(self) -> str:
        return f"https://{self.host}/***"

    __str__ = __repr__

    @property
    def secrets(self) -> tuple[str, ...]:
        """The texts that must not appear anywhere: long parts of the address, in both codings."""
        parts = urlsplit(self.url)
        pieces = (
            *parts.path.split("/"),
            *(one.partition("=")[2] for one in parts.query.split("&")),
        )
        found = {self.url, *pieces, *map(unquote, pieces), *(quote(one, safe="") for one in pieces)}
        found |= {self.authorization.partition(" ")[2]} if self.authorization else set()
        return tuple(sorted(one for one in found if len(one) >= SHORTEST_SECRET))


def address_of(source: CalendarSource, environment: Mapping[str, str]) -> Address:
    """The address that the source's variable holds or its command prints. Raises FetchError."""
    if source.address_command is not None:
        text = _printed(source.address_command)
    else:
        variable = source.address_env or ""
        text = environment.get(variable, "")
        if not text.strip():
            raise FetchError(f"the environment variable {variable} is not set")
    return read_address(text)


def read_address(text: str) -> Address:
    """The address `https://...` or `webcal://...`. Raises FetchError for any other text."""
    words = text.strip()
    if not words.isprintable() or " " in words or len(words) > LONGEST:
        raise FetchError("the secret address is not an address")
    try:
        parts = urlsplit(words)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise FetchError("the secret address is not an address") from None
    if parts.scheme.lower() not in ("https", "webcal", "webcals"):
        # An http address would send its secret in the clear, to whoever answers first.
        raise FetchError("the secret address does not begin with https://")
    if not host.isascii() or not host.strip("."):
        raise FetchError("the secret address names no host")
    authorization = None
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = f"Basic {base64.b64encode(pair.encode()).decode()}"
    name = f"[{host}]" if ":" in host else host
    place = f"{name}:{port}" if port else name
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    url = urlunsplit(("https", place, path, query, ""))
    return Address(url=url, host=place, authorization=authorization)


def _printed(command: str) -> str:
    """The first line that a command of the configuration prints; its other words are kept back."""
    try:
        words = shlex.split(command)
        done = subprocess.run(  # noqa: S603 - the notebook's own configuration names it
            words, capture_output=True, check=False, timeout=COMMAND_SECONDS
        )
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired) as error:
        raise FetchError(f"the address_command cannot be run ({type(error).__name__})") from None
    if done.returncode != 0:
        raise FetchError(f"the address_command '{words[0]}' ended with code {done.returncode}")
    lines = done.stdout.decode("utf-8", "replace").split("\n")
    if not lines[0].strip():
        raise FetchError(f"the address_command '{words[0]}' printed nothing")
    return lines[0]
