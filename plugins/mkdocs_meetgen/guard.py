"""The development server answers its own readers only: no other site, and nobody who writes."""

import ipaddress
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

READING = ("GET", "HEAD")
OWN_NAMES = frozenset({"localhost"})


def guarded(application: Application, host: str) -> Application:
    """The application behind a look at who asks; `host` is the name at which it is served.

    A page of another site may ask for anything under a name of its own that leads to this machine
    (DNS rebinding); a browser tells that name in `Host`. An address by number cannot be such a one.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        is_reading = environ.get("REQUEST_METHOD") in READING
        if is_reading and _is_own(environ.get("HTTP_HOST", ""), host):
            return application(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This server shows its notebook to readers on its own address only.\n"]

    return answer


def _is_own(asked: str, host: str) -> bool:
    name = asked.strip().lower()
    if not name.endswith("]"):
        head, colon, port = name.rpartition(":")
        name = head if colon and port.isdecimal() else name
    name = name.strip("[]").rstrip(".")
    if name in OWN_NAMES or name == host.lower():
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
