"""Who is answered by the development server."""

from collections.abc import Iterable
from typing import Any

import pytest

from mkdocs_meetgen.guard import guarded


def status(host: str, method: str = "GET") -> str:
    said: list[str] = []

    def application(_: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [])
        return [b""]

    environ = {"REQUEST_METHOD": method, "HTTP_HOST": host}
    guarded(application, "notes.internal")(environ, lambda first, _: said.append(first))
    return said[0][:3]


@pytest.mark.parametrize(
    "host",
    ["localhost:8000", "LOCALHOST", "127.0.0.1:8000", "[::1]:8000", "192.168.1.7:8000",
     "notes.internal:80", "localhost."],
)  # fmt: skip
def test_its_own_readers_are_answered(host: str) -> None:
    assert status(host) == "200"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example:8000", "127.0.0.1.evil.example", "", "x:80:90"]
)
def test_a_name_of_another_site_is_refused(host: str) -> None:
    assert status(host) == "403"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nobody_writes(method: str) -> None:
    assert status("localhost", method) == "403"
