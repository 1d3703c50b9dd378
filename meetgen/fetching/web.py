"""One https request for a calendar, with a bound on everything; sole user of the network.

The standard library does it: a library such as httpx would bring six packages for one GET, and has
no bound on the whole time of a request either. No handler for anything but https is installed, so
a redirect cannot lead to a file, to ftp or to plain http. Certificates are those of the system, or
of SSL_CERT_FILE; a proxy is that of HTTPS_PROXY.
"""

import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from msgspec import Struct

from meetgen import __version__
from meetgen.fetching.address import Address, FetchError, read_address
from meetgen.model.limits import USUAL, size_text

NOT_MODIFIED = 304
UNAUTHORIZED, FORBIDDEN, NOT_FOUND, GONE = 401, 403, 404, 410
REDIRECTS = (301, 302, 303, 307, 308)
TOO_MANY, SERVER_ERROR = 429, 500
BLOCK = 64 * 1024
REASONS = {
    UNAUTHORIZED: "the server wants a password: is the secret address still the right one?",
    FORBIDDEN: "the server refuses: the secret address may have been reset",
    NOT_FOUND: "there is no calendar at the secret address: it may have been reset",
    GONE: "there is no calendar at the secret address any more",
    TOO_MANY: "the server wants to be asked less often",
}


class Allowance(Struct, frozen=True, kw_only=True):
    """How long and how much: `seconds` for all of it, `idle` for one silence, `size` in bytes."""

    seconds: float = 60.0
    idle: float = 20.0
    size: int = USUAL.calendar
    longest_wait: float = 30.0  # seconds; what Retry-After may ask for


class Answer(Struct, frozen=True, kw_only=True):
    """What the server sent; `data` is None when nothing changed since the `etag` or date known."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


class _TryAgainError(FetchError):
    """The server is busy; `wait` says for how long."""

    def __init__(self, message: str, wait: float) -> None:
        super().__init__(message)
        self.wait = wait


def fetch(
    address: Address,
    *,
    etag: str = "",
    last_modified: str = "",
    allowance: Allowance = Allowance(),
    pause: Callable[[float], None] = time.sleep,
) -> Answer:
    """The calendar at an address, if it is no larger than is allowed. Raises FetchError.

    A server that is busy or broken is asked once more, after the time that it names.
    """
    try:
        return _ask(address, etag, last_modified, allowance)
    except _TryAgainError as busy:
        pause(busy.wait)
        return _ask(address, etag, last_modified, allowance)


def _ask(address: Address, etag: str, last_modified: str, allowance: Allowance) -> Answer:
    request = Request(address.url)  # noqa: S310 - https: read_address makes no other
    request.add_header("User-Agent", f"meetgen/{__version__}")
    request.add_header("Accept", "text/calendar, */*;q=0.1")
    request.add_header("Accept-Encoding", "gzip")
    if etag:
        request.add_header("If-None-Match", etag)
    if last_modified:
        request.add_header("If-Modified-Since", last_modified)
    if address.authorization is not None:
        request.add_unredirected_header("Authorization", address.authorization)
    deadline = time.monotonic() + allowance.seconds
    try:
        with _opener(allowance, deadline).open(request, timeout=allowance.idle) as response:
            return _answer(response, allowance)
    except HTTPError as error:
        with error:  # its text names the address, so none of it is passed on
            return _refused(error, etag, last_modified, allowance)
    except (OSError, HTTPException, ValueError, zlib.error) as error:  # URLError is an OSError
        raise FetchError(_reason(error, deadline)) from None


def _answer(response: HTTPResponse, allowance: Allowance) -> Answer:
    data = b"".join(_pieces(response, allowance))
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].upper()
    if start.startswith(b"<"):
        raise FetchError("a web page came instead of a calendar: does the address need a login?")
    if not start.startswith(b"BEGIN:VCALENDAR"):
        raise FetchError("what came is no calendar" if start else "nothing came")
    return Answer(
        data=data,
        etag=response.headers.get("ETag", "")[:500],
        last_modified=response.headers.get("Last-Modified", "")[:100],
    )


def _pieces(response: HTTPResponse, allowance: Allowance) -> Iterator[bytes]:
    """The body, unpacked, as far as the limit: what a bomb would unpack to never exists."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip"):
        raise FetchError("the calendar came in a coding that was not asked for")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    total = 0
    while raw := response.read1(BLOCK):
        while raw:
            piece = raw if unpacker is None else unpacker.decompress(raw, BLOCK)
            raw = b"" if unpacker is None else unpacker.unconsumed_tail
            total += len(piece)
            if total > allowance.size:
                raise FetchError(f"the calendar is larger than {size_text(allowance.size)}")
            yield piece
    if response.length or (unpacker is not None and not unpacker.eof):
        raise FetchError("the calendar came only in part")


def _refused(error: HTTPError, etag: str, last_modified: str, allowance: Allowance) -> Answer:
    if error.code == NOT_MODIFIED and (etag or last_modified):
        return Answer(data=None, etag=etag, last_modified=last_modified)
    if error.code in REDIRECTS:
        raise FetchError("the server redirects too often, or to nowhere") from None
    reason = REASONS.get(error.code, f"the server answered {error.code}")
    if error.code == TOO_MANY or error.code >= SERVER_ERROR:
        asked = error.headers.get("Retry-After", "1") if error.headers else "1"
        wait = float(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1.0  # noqa: PLR2004
        if wait <= allowance.longest_wait:
            raise _TryAgainError(reason, wait) from None
    raise FetchError(reason) from None


def _reason(error: Exception, deadline: float) -> str:
    """Why a request failed, in words of ours: those of the library may hold the address."""
    inner = error.reason if isinstance(error, URLError) else error
    if isinstance(inner, TimeoutError) or time.monotonic() >= deadline:
        return "the server took too long"
    if isinstance(inner, ssl.SSLCertVerificationError):
        return "the server's certificate is not trusted (SSL_CERT_FILE can name your own)"
    if isinstance(inner, OSError) and not isinstance(inner, ssl.SSLError):
        return "the server cannot be reached: no network, or no such host?"
    return f"the connection failed ({type(inner).__name__})"


def _opener(allowance: Allowance, deadline: float) -> OpenerDirector:
    context = ssl.create_default_context()
    context.sslsocket_class = _socket_until(deadline, allowance.idle)
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPSHandler(context=context),
        _Redirects(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _socket_until(deadline: float, idle: float) -> type[ssl.SSLSocket]:
    """Sockets whose every read ends at the deadline, so that a slow drip cannot go on for ever."""

    class SocketUntil(ssl.SSLSocket):
        def recv_into(self, *args: object, **kwargs: object) -> int:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.settimeout(min(left, idle))
            return super().recv_into(*args, **kwargs)  # type: ignore[arg-type]

    return SocketUntil


class _Redirects(HTTPRedirectHandler):
    """A few steps, each to https; a password stays with the host that it is for."""

    max_redirections = 5
    max_repeats = 2

    def redirect_request(  # noqa: PLR0917 - the library's signature
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """The next request. Raises FetchError where the redirect leads out of https."""
        try:
            target = read_address(newurl)
        except FetchError:
            fp.close()
            raise FetchError("the server redirects to an address that is not https") from None
        request = super().redirect_request(req, fp, code, msg, headers, target.url)
        password = req.unredirected_hdrs.get("Authorization")
        if request is not None and password and target.host == urlsplit(req.full_url).netloc:
            request.add_unredirected_header("Authorization", password)
        return request
