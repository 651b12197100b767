"""Guards: a network that connects only to addresses that were checked, and only until a deadline."""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore2
import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""Every address of a host, as text."""
Options = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(ValueError):
    """An address that is never asked for; the message is the reason."""


class Deadline:
    """The moment after which nothing is waited for any more."""

    def __init__(self) -> None:
        self._end = time.monotonic()

    def set(self, seconds: float) -> None:
        """So many seconds from now."""
        self._end = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """Seconds to wait, ``most`` at most; raises the transport's time-out when none are left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for this page is used up")
        return left if most is None else min(most, left)


def is_public(address: Address) -> bool:
    """The address is one of the public internet, also when it is wrapped in another."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class Stream(httpcore2.NetworkStream):
    """A connection that waits no longer than the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come."""
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same, encrypted; the certificate is checked against the name, not the address."""
        return Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the socket knows."""
        return self._inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Resolves once, checks every address, connects to one that was checked."""

    def __init__(self, resolve: Resolve, allowed: Callable[[Address], bool], deadline: Deadline) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._deadline = deadline
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address that answers; Refused when any address of the host is not public."""
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                inner = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as cause:
                failed = cause
            else:
                return Stream(inner, self._deadline)
        raise failed

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as cause:
            raise httpcore2.ConnectError(f"{host} cannot be resolved: {cause}") from cause
        for address in found:
            if not self._allowed(ipaddress.ip_address(address.partition("%")[0])):
                raise Refused(f"{host} lies at {address}, which is no public address")
        return found


class _Transport(httpx2.HTTPTransport):
    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_connections=4,
            max_keepalive_connections=0,
            network_backend=backend,
        )


def transport(resolve: Resolve, allowed: Callable[[Address], bool], deadline: Deadline) -> httpx2.BaseTransport:
    """The transport of the guarded fetcher."""
    return _Transport(Backend(resolve, allowed, deadline))
