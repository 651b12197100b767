"""WARC 1.1: the captures as they were kept, bytes and all, with SHA-256 digests. Any replay tool can read it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from functools import partial
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from reportedly.captures import Capture


def pieces(captures: Iterable[Capture]) -> Iterator[bytes]:
    """A compressed record a capture, the oldest posting first, behind a record that says who wrote the file."""
    yield _written(lambda writer: writer.create_warcinfo_record("reportedly.warc.gz", {"software": "Reportedly"}))
    for capture in captures:
        yield _written(partial(_record, capture=capture))


class _Writer(WARCWriter):  # type: ignore[misc]
    """Digests by SHA-256, as the book keeps them."""

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


def _written(make: Callable[[WARCWriter], Any]) -> bytes:
    page = io.BytesIO()
    writer = _Writer(page, gzip=True, warc_version="WARC/1.1")
    writer.write_record(make(writer))
    return page.getvalue()


def _record(writer: WARCWriter, capture: Capture) -> Any:
    """A response where it came by HTTP, else a resource; digests are of the bytes that were kept."""
    hour = capture.retrieved.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    named = {"WARC-Date": hour}
    address = capture.url if "://" in capture.url else f"urn:reportedly:{capture.id}"
    if not address.startswith(("http://", "https://")):
        body = io.BytesIO(capture.body)
        return writer.create_warc_record(
            address, "resource", payload=body, length=len(capture.body), warc_content_type=capture.media_type,
            warc_headers_dict=named,
        )  # fmt: skip
    kept = [(name, value) for name, value in capture.headers if name not in ("content-encoding", "transfer-encoding")]
    kept = [
        *((n, v) for n, v in kept if n not in ("content-length", "content-type")),
        ("content-type", capture.media_type),
    ]
    headers = StatusAndHeaders("200 OK", [*kept, ("content-length", str(len(capture.body)))], protocol="HTTP/1.1")
    return writer.create_warc_record(
        address, "response", payload=io.BytesIO(capture.body), http_headers=headers, warc_headers_dict=named
    )
