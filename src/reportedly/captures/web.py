"""Web: the one guarded fetcher. Nothing else in the house opens a connection to a page.

http and https only; a name is resolved once, every address it has must be public, and the connection goes to the
address that was checked, so a name that changes its mind between two look-ups gains nothing. Each redirect is checked
again. Time, size, growth and slowness are bounded; robots.txt is kept; no proxy, cookie or credential of
the user is used.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx2
from protego import Protego

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.bodies import decoded
from reportedly.captures.guards import Deadline, Refused, Resolve, is_public, transport

AGENT = "Reportedly/0.1 (reads the news for a ledger of claims; keeps robots.txt)"
TOKEN = "Reportedly"
"""Our name in robots.txt."""
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/json;q=0.9, */*;q=0.5"
)
_KEPT = ("content-type", "last-modified", "etag", "date", "content-language")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: bytes once decoded, seconds in all and to connect, bytes a second after the grace, hops."""

    size: int = 32 * 1024 * 1024
    seconds: float = 40.0
    connect: float = 10.0
    rate: float = 512.0
    grace: float = 8.0
    hops: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, its headers by lower-case name, the raw body as far as it came, and why it is not whole."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    cut: str = ""

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True, slots=True)
class Again:
    """An answer to a page asked for again: the capture, None where it is unchanged, or the reason why there is none.

    ``later``: seconds after which the server asks us to come again, 0 where it does not say.
    """

    got: Capture | Receipt | None
    later: float = 0.0


def system_addresses(host: str, port: int) -> Sequence[str]:
    """Every address of a name, as the system knows it."""
    return tuple(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class Fetcher:
    """Fetches pages one at a time; `fetcher(url)` gives a capture, or a receipt with the reason.

    ``resolve`` and ``allowed`` are for tests with a server on this machine: by default the system's resolver is asked,
    and only public addresses are allowed. ``clock`` gives the hour of retrieval.
    """

    def __init__(
        self,
        resolve: Resolve = system_addresses,
        allowed: Callable[[ipaddress.IPv4Address | ipaddress.IPv6Address], bool] = is_public,
        limits: Limits | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits or Limits()
        self._clock = clock
        self._deadline = Deadline()
        self._transport = transport(resolve, allowed, self._deadline)
        self._robots: dict[str, Protego | None] = {}
        self._asked: tuple[tuple[str, str], ...] = ()
        self._later = 0.0
        self._unchanged = False

    def __call__(self, url: str) -> Capture | Receipt:
        """Fetch one page, following at most five redirects."""
        self._deadline.set(self._limits.seconds)
        try:
            return self._fetched(url)
        except Refused as cause:
            return Receipt(url, Fate.REJECTED, str(cause))
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as cause:
            return Receipt(url, Fate.NOT_FETCHED, _reason(cause))

    def again(self, url: str, etag: str = "", modified: str = "") -> Again:
        """Fetch a page again if it has changed since (RFC 9110, 13: If-None-Match, If-Modified-Since)."""
        self._asked = tuple((n, v) for n, v in (("if-none-match", etag), ("if-modified-since", modified)) if v)
        self._later, self._unchanged = 0.0, False
        try:
            got = self(url)
        finally:
            self._asked = ()
        return Again(None if self._unchanged else got, self._later)

    def close(self) -> None:
        """Close what connections are open."""
        self._transport.close()

    def _fetched(self, url: str) -> Capture | Receipt:
        at = _checked(url)
        for _ in range(self._limits.hops + 1):
            if not self._may(at):
                return Receipt(url, Fate.NOT_FETCHED, "The site's robots.txt asks not to fetch it")
            answer = self._answer(at, self._asked)
            target = answer.header("location")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                return self._captured(url, str(at), answer)
            at = _checked(str(at.join(target)))
        return Receipt(url, Fate.NOT_FETCHED, f"It redirects more than {self._limits.hops} times")

    def _captured(self, asked: str, url: str, answer: Answer) -> Capture | Receipt:
        self._unchanged = answer.status == 304
        if answer.status != 200:
            self._later = waiting(answer.header("retry-after"), self._clock())
            later = answer.header("retry-after")
            when = f"; it asks to come again after {later[:40]}" if later else ""
            return Receipt(asked, Fate.NOT_FETCHED, f"The server answered {answer.status}{when}")
        encodings = [name.strip().lower() for name in answer.header("content-encoding").split(",")]
        try:
            body, told = decoded(answer.body, encodings, self._limits.size)
        except ValueError as cause:
            return Receipt(asked, Fate.REJECTED, str(cause))
        if not body.strip():
            return Receipt(asked, Fate.REJECTED, answer.cut or "The page is empty")
        kept = tuple((name, answer.header(name)) for name in _KEPT if answer.header(name))
        wrong = answer.cut or told
        notes = (*((("partial", wrong),) if wrong else ()), *((("requested", asked),) if asked != url else ()))
        return Capture(url, self._clock(), answer.header("content-type") or "text/html", body, (*kept, *notes))

    def _answer(self, url: httpx2.URL, asked: tuple[tuple[str, str], ...] = ()) -> Answer:
        headers = {
            **dict(asked),
            "user-agent": AGENT,
            "accept": _ACCEPT,
            "accept-encoding": "gzip, deflate",
            "connection": "close",
        }
        wait = {
            "connect": self._limits.connect,
            "read": self._limits.grace + 2,
            "write": self._limits.connect,
            "pool": 1.0,
        }
        request = httpx2.Request("GET", url, headers=headers, extensions={"timeout": wait})
        response = self._transport.handle_request(request)
        try:
            fields = tuple((name.lower(), value) for name, value in response.headers.items())
            body, cut = self._body(response)
        finally:
            response.close()
        return Answer(response.status_code, fields, body, cut)

    def _body(self, response: httpx2.Response) -> tuple[bytes, str]:
        """The raw body as far as it comes, and why it is not whole."""
        parts: list[bytes] = []
        size = 0
        start = time.monotonic()
        try:
            for part in _parts(response):
                parts.append(part)
                size += len(part)
                passed = time.monotonic() - start
                if size > self._limits.size:
                    raise Refused(f"The page is larger than {self._limits.size} bytes")
                if passed > self._limits.grace and size < self._limits.rate * passed:
                    raise httpx2.ReadTimeout(f"The server sends less than {self._limits.rate:.0f} bytes a second")
        except httpx2.RemoteProtocolError:
            return b"".join(parts), "The server closed before the page was whole"
        return b"".join(parts), ""

    def _may(self, url: httpx2.URL) -> bool:
        """What the site's robots.txt says to us (RFC 9309): none is a yes, one that fails to come is a no."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(_checked(f"{origin}/robots.txt"))
        rules = self._robots[origin]
        return rules is not None and bool(rules.can_fetch(str(url), TOKEN))

    def _rules(self, url: httpx2.URL) -> Protego | None:
        for _ in range(self._limits.hops + 1):
            answer = self._answer(url)
            target = answer.header("location")
            if answer.status == 200:
                encodings = [name.strip().lower() for name in answer.header("content-encoding").split(",")]
                body, _ = decoded(answer.body, encodings, 512 * 1024)
                return Protego.parse(body.decode("utf-8", "replace"))
            if 300 <= answer.status < 400 and target:
                url = _checked(str(url.join(target)))
                continue
            return Protego.parse("") if answer.status < 500 else None
        return Protego.parse("")


def waiting(told: str, now: datetime) -> float:
    """Seconds that a Retry-After asks for, as seconds or as a date; 0 where it says nothing, a day at most."""
    try:
        seconds = float(told) if told.isdigit() else (parsedate_to_datetime(told) - now).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return min(max(seconds, 0.0), 86_400.0)


def _parts(response: httpx2.Response) -> Iterator[bytes]:
    if isinstance(response.stream, httpx2.SyncByteStream):
        yield from response.stream


def _checked(url: str) -> httpx2.URL:
    """The address if it may be asked for: http or https, a host, no credentials, no fragment. Refused otherwise."""
    if len(url) > 4096:
        raise Refused("The address is longer than 4,096 characters")
    try:
        parts = urlsplit(url.strip())
        known = parts.hostname, parts.port
        at = httpx2.URL(url.strip())
    except (httpx2.InvalidURL, ValueError, UnicodeError) as cause:
        raise Refused(f"It is no web address: {cause}") from cause
    if at.scheme not in ("http", "https"):
        raise Refused(f"Only http and https are fetched, not {at.scheme[:20] or 'nothing'}:")
    if not at.host or not known[0] or known[1] == 0:
        raise Refused("The address names no host")
    return at.copy_with(fragment=None, username=None, password=None) if at.fragment or at.userinfo else at


def _reason(cause: Exception) -> str:
    told = " ".join(str(cause).split())[:200]
    if isinstance(cause, httpx2.TimeoutException):
        return f"The server took too long{': ' + told if told else ''}"
    return f"It could not be fetched: {told or type(cause).__name__}"
