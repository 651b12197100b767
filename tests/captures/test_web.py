"""The guarded fetcher against a server on this machine that does not mean well."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.guards import is_public
from reportedly.captures.reading import Options, read
from reportedly.captures.web import Fetcher, Limits

NOW = datetime(2024, 6, 12, 9, 0, tzinfo=UTC)
PAGE = b"<html><h1>Port shelled</h1><p>Shells fell on the port of Sirte on Tuesday.</p></html>"
QUICK = Limits(size=300_000, seconds=4.0, connect=1.0, rate=2000.0, grace=0.6, hops=3)


class Desk(BaseHTTPRequestHandler):
    """Answers by path; what it was asked is kept on the server."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers))  # type: ignore[attr-defined]
        name = self.path.strip("/").partition("?")[0].replace(".", "_") or "page"
        try:
            getattr(self, f"_{name}", self._missing)()
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        return

    def _say(self, body: bytes = b"", status: int = 200, **fields: str) -> None:
        self.send_response(status)
        for field, value in {
            "Content_Type": "text/html; charset=utf-8",
            "Content_Length": str(len(body)),
            **fields,
        }.items():
            self.send_header(field.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        if self.headers.get("If-None-Match") == '"7"':
            self._say(b"", 304, ETag='"7"')
            return
        self._say(PAGE, ETag='"7"', Set_Cookie="a=1")

    def _robots_txt(self) -> None:
        self._say(b"User-agent: *\nDisallow: /private\n", Content_Type="text/plain")

    def _missing(self) -> None:
        self._say(b"gone", 404)

    def _busy(self) -> None:
        self._say(b"", 503, Retry_After="120")

    def _empty(self) -> None:
        self._say(b"  ")

    def _moved(self) -> None:
        self._say(b"", 302, Location="/page")

    def _round(self) -> None:
        self._say(b"", 302, Location="/round")

    def _inward(self) -> None:
        self._say(b"", 302, Location="http://inside.example/page")

    def _file(self) -> None:
        self._say(b"", 302, Location="file:///etc/hostname")

    def _packed(self) -> None:
        self._say(gzip.compress(PAGE), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._say(gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")

    def _false_gzip(self) -> None:
        self._say(PAGE, Content_Encoding="gzip")

    def _brotli(self) -> None:
        self._say(b"\x0b\x02\x80\x03", Content_Encoding="br")

    def _short(self) -> None:
        self._say(PAGE, Content_Length=str(len(PAGE) + 500))
        self.close_connection = True

    def _big(self) -> None:
        self._say(b"<p>" + b"a" * 900_000)

    def _slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"a")
            time.sleep(0.1)

    def _silent(self) -> None:
        time.sleep(5)

    def _feed(self) -> None:
        link = f"http://news.example:{self.server.server_address[1]}/page"
        self._say(f"<rss><channel><item><link>{link}</link></item></channel></rss>".encode(), Content_Type="text/xml")


@pytest.fixture(scope="module")
def desk() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    server.daemon_threads = True
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def fetch(desk: ThreadingHTTPServer) -> Iterator[Callable[[str], Capture | Receipt]]:
    """A fetcher for which news.example lies on this machine and may be asked, and nothing else here may."""

    def resolve(host: str, port: int) -> list[str]:
        if host == "news.example":
            return ["127.0.0.1"]
        if host == "inside.example":
            return ["192.168.0.1"]
        raise socket.gaierror(f"no {host}")

    here = ipaddress.ip_address("127.0.0.1")
    fetcher = Fetcher(resolve, lambda address: address == here or is_public(address), QUICK, lambda: NOW)
    yield lambda path: fetcher(path if "://" in path else f"http://news.example:{desk.server_address[1]}/{path}")
    fetcher.close()


def test_a_page(desk: ThreadingHTTPServer, fetch: Callable[[str], Capture | Receipt]) -> None:
    got = fetch("page#part")
    assert isinstance(got, Capture)
    assert (got.body, got.retrieved, got.media_type) == (PAGE, NOW, "text/html; charset=utf-8")
    assert (got.url.rsplit("/", 1)[-1], got.header("etag")) == ("page", '"7"')
    fetch("page")
    path, sent = desk.asked[-1]  # type: ignore[attr-defined]
    assert path == "/page"
    assert sent.get("Cookie") is None
    assert sent.get("User-Agent").startswith("Reportedly")


def test_what_did_not_change_is_not_sent_again(desk: ThreadingHTTPServer) -> None:
    here = ipaddress.ip_address("127.0.0.1")
    fetcher = Fetcher(resolve=lambda host, port: ("127.0.0.1",), allowed=lambda at: at == here, limits=QUICK)
    root = f"http://news.example:{desk.server_address[1]}"
    first = fetcher.again(f"{root}/page")
    assert isinstance(first.got, Capture) and first.got.header("etag") == '"7"'
    assert fetcher.again(f"{root}/page", '"7"').got is None
    assert isinstance(fetcher.again(f"{root}/page", '"6"').got, Capture)
    busy = fetcher.again(f"{root}/busy", '"7"')
    assert isinstance(busy.got, Receipt) and busy.later == 120
    fetcher.close()


def test_a_redirect_is_told(fetch: Callable[[str], Capture | Receipt]) -> None:
    got = fetch("moved")
    assert isinstance(got, Capture)
    assert (got.url.rsplit("/", 1)[-1], (got.header("requested") or "").rsplit("/", 1)[-1]) == ("page", "moved")


def test_codings(fetch: Callable[[str], Capture | Receipt]) -> None:
    packed, false = fetch("packed"), fetch("false_gzip")
    assert isinstance(packed, Capture) and isinstance(false, Capture)
    assert packed.body == false.body == PAGE
    assert packed.header("partial") is None
    assert "is not" in (false.header("partial") or "")


def test_a_page_that_stops_is_kept_in_part(fetch: Callable[[str], Capture | Receipt]) -> None:
    got = fetch("short")
    assert isinstance(got, Capture)
    assert got.body == PAGE
    assert "before the page was whole" in (got.header("partial") or "")


@pytest.mark.parametrize(
    ("path", "fate", "reason"),
    [
        ("gone", Fate.NOT_FETCHED, "answered 404"), ("busy", Fate.NOT_FETCHED, "after 120"),
        ("empty", Fate.REJECTED, "empty"),
        ("private/a", Fate.NOT_FETCHED, "robots.txt"), ("round", Fate.NOT_FETCHED, "more than 3 times"),
        ("inward", Fate.REJECTED, "no public address"), ("file", Fate.REJECTED, "Only http and https"),
        ("bomb", Fate.REJECTED, "grows"), ("brotli", Fate.REJECTED, "not asked for"),
        ("big", Fate.REJECTED, "larger than"),
        ("slow", Fate.NOT_FETCHED, "too long"), ("silent", Fate.NOT_FETCHED, "too long"),
        ("http://nowhere.example/", Fate.NOT_FETCHED, "cannot be resolved"),
        ("http://inside.example/", Fate.REJECTED, "no public"),
        ("ftp://news.example/a", Fate.REJECTED, "Only http and https"),
        ("http://[http//w.example/", Fate.REJECTED, "no web address"),
        ("http://news.example:99999/", Fate.REJECTED, "no web address"),
        ("http://" + "a" * 5000, Fate.REJECTED, "longer than"),
        ("http:///a", Fate.REJECTED, "no host"),
    ],
)  # fmt: skip
def test_what_is_not_fetched_says_why(
    fetch: Callable[[str], Capture | Receipt], path: str, fate: Fate, reason: str
) -> None:
    start = time.monotonic()
    got = fetch(path)
    assert isinstance(got, Receipt)
    assert (got.fate, reason in got.reason) == (fate, True), got.reason
    assert time.monotonic() - start < 6


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "0x7f.1", "2130706433"]
)
def test_by_default_nothing_on_this_machine_or_its_network_is_asked(desk: ThreadingHTTPServer, host: str) -> None:
    before = len(desk.asked)  # type: ignore[attr-defined]
    got = Fetcher(limits=QUICK)(f"http://{host}:{desk.server_address[1]}/page")
    assert isinstance(got, Receipt)
    assert len(desk.asked) == before  # type: ignore[attr-defined]


def test_a_name_is_looked_up_once_and_its_address_kept(desk: ThreadingHTTPServer) -> None:
    """Rebinding: a second look-up would lead inward."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    here = ipaddress.ip_address("127.0.0.1")
    fetcher = Fetcher(lambda host, port: next(answers), lambda address: address == here, QUICK)
    assert isinstance(fetcher(f"http://news.example:{desk.server_address[1]}/page"), Capture)


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("10.1.2.3", False), ("100.64.0.1", False), ("224.0.0.1", False), ("0.0.0.0", False),
     ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False),
     ("2002:a00:1::", False), ("fe80::1", False),
     ("2001:4860:4860::8888", True)],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_feed_on_the_web_is_followed(desk: ThreadingHTTPServer, fetch: Callable[[str], Capture | Receipt]) -> None:
    url = f"http://news.example:{desk.server_address[1]}/feed"
    assert [item.body for item in read(url, Options(fetch=fetch, now=NOW)) if isinstance(item, Capture)] == [PAGE]
