"""Readers: processes that read pages, each page within bounds of time and memory. One that dies costs its page alone.

Parsers and regular expressions hold Python's lock, so a thread cannot stop them; a process can be killed. Readers are
forked after the instruments are open and share their memory. They never touch the book: one writer posts, and outcomes
come in the order of the inputs, so that the book is the same whatever their number.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import multiprocessing
import pickle
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeAlias

from reportedly.captures import Capture, Receipt
from reportedly.documents.masthead import Masthead
from reportedly.errors import SpanError
from reportedly.ledger import memories
from reportedly.pipeline.openings import Instruments
from reportedly.pipeline.pages import Outcome, PageReader, read_page

AHEAD = 4
"""Inputs per reader that may be read before the one in front of them is posted."""

SMALL = 1 << 17
"""Bytes of a page, all that is said of it among them, that a reader is handed while it reads another. As much lies in
the pipe, which holds 208 KiB: nobody waits to send it, while the reader may be waiting to send its answer."""

_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of <sys/prctl.h>."""

_NO_MEMORY = 12
"""The status of a process that had no memory left to answer with: ENOMEM of <errno.h>."""

Read: TypeAlias = tuple[Capture, Outcome] | Receipt


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one page: seconds of processor time, bytes beside what the instruments take, seconds on the wall."""

    seconds: int = 60
    memory: int = 1 << 30
    patience: float = 300.0


@dataclass(slots=True)
class _Place:
    """An input's place in the line, with its outcome when it is there."""

    said: Capture | Receipt
    masthead: Masthead
    outcome: Outcome | SpanError | None = None

    @property
    def done(self) -> bool:
        return self.outcome is not None or isinstance(self.said, Receipt)


@dataclass(slots=True)
class _Reader:
    """``places``: what it reads, since ``began``, and what it reads next."""

    process: BaseProcess
    pipe: Connection
    places: deque[_Place] = field(default_factory=deque)
    began: float = 0.0
    forgets: bool = False


class Readers:
    """``jobs`` processes that read pages, each as ``read`` does. Use it as a context manager."""

    def __init__(
        self, instruments: Instruments, jobs: int = 1, limits: Limits | None = None, read: PageReader = read_page
    ) -> None:
        self._instruments, self._read = instruments, read
        self._limits = limits or Limits()
        self._fork = multiprocessing.get_context("fork")
        self._readers: list[_Reader] = []
        self._jobs = max(1, jobs)

    def __enter__(self) -> Readers:
        for _ in range(self._jobs):
            self._readers.append(self._started())
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self._readers:
            self._ended(reader)
        self._readers.clear()

    def read(self, inputs: Iterable[Capture | Receipt], masthead: Masthead) -> Iterator[Read]:
        """Every capture with its outcome and every receipt, in the order they came.

        One goes in for each that comes out, as soon as a reader has room: it reads while that one is posted.
        """
        line: deque[_Place] = deque()
        for said in inputs:
            line.append(place := _Place(said, masthead))
            while not self._handed_out(place):
                yield from self._first(line)
            while len(line) > AHEAD * self._jobs:
                yield from self._first(line)
            if line[0].done:
                yield from self._first(line)
        while line:
            yield from self._first(line)

    def forget(self) -> None:
        """A page was redacted: each reader forgets what it remembers before it reads the next one it is handed."""
        for reader in self._readers:
            reader.forgets = True

    def _first(self, line: deque[_Place]) -> Iterator[Read]:
        """The first of the line, when it is done; else wait for any reader."""
        place = line[0]
        if not place.done:
            self._collect()
            return
        line.popleft()
        if isinstance(place.said, Receipt):
            yield place.said
        elif isinstance(place.outcome, SpanError):
            raise place.outcome
        elif place.outcome is not None:
            yield place.said, place.outcome

    def _handed_out(self, place: _Place) -> bool:
        """Whether there is nothing to read, or a reader has room for it; it has it then."""
        if isinstance(place.said, Receipt):
            return True
        self._collect(0)
        reader = min(self._readers, key=lambda reader: len(reader.places))
        if len(reader.places) > 1 or (reader.places and not _small(place.said)):
            return False
        self._hand(reader, place)
        return True

    def _hand(self, reader: _Reader, place: _Place) -> None:
        if not reader.places:
            reader.began = time.monotonic()
        reader.places.append(place)
        with contextlib.suppress(OSError):  # it died while it had nothing to do: told when its answer is waited for
            reader.pipe.send((place.said, place.masthead, reader.forgets))
        reader.forgets = False

    def _collect(self, most: float = math.inf) -> None:
        """Wait until a reader answers, dies, or has had its time; so many seconds at most."""
        busy = [reader for reader in self._readers if reader.places]
        until = min((reader.began for reader in busy), default=0.0) + self._limits.patience
        ready = wait([reader.pipe for reader in busy], max(0.0, min(most, until - time.monotonic())))
        for reader in busy:
            if reader.pipe in ready:
                self._take(reader)
            elif time.monotonic() >= reader.began + self._limits.patience:
                self._bury(reader, f"Reading it took more than {self._limits.patience:.0f} seconds")

    def _take(self, reader: _Reader) -> None:
        try:
            outcome = reader.pipe.recv()
        except (EOFError, OSError):
            reader.process.join()
            self._bury(reader, ending(("Reading", "read"), reader.process.exitcode or 0, self._limits))
            return
        reader.places.popleft().outcome = outcome
        reader.began = time.monotonic()

    def _bury(self, reader: _Reader, reason: str) -> None:
        """A reader is gone, and its page with it; another takes its stand, and what it was to read next."""
        reader.places.popleft().outcome = reason
        self._ended(reader)
        self._readers[self._readers.index(reader)] = fresh = self._started()
        for place in reader.places:
            self._hand(fresh, place)

    def _started(self) -> _Reader:
        ours, theirs = self._fork.Pipe()
        others = [reader.pipe for reader in self._readers if not reader.pipe.closed]
        told = (theirs, [ours, *others], self._outcome, self._forget, self._limits)
        process = self._fork.Process(target=_serve, args=told, daemon=True)
        process.start()
        theirs.close()
        return _Reader(process, ours)

    def _outcome(self, capture: Capture, masthead: Masthead) -> Outcome | SpanError:
        try:
            return self._read(capture, self._instruments, masthead)
        except SpanError as bug:
            return bug

    def _forget(self) -> None:
        memories.forget(self._instruments.gazetteer)

    def _ended(self, reader: _Reader) -> None:
        reader.pipe.close()
        reader.process.kill()
        reader.process.join()


def _small(capture: Capture) -> bool:
    return len(capture.body) < SMALL and len(pickle.dumps(capture)) < SMALL


def _serve(
    pipe: Connection,
    others: list[Connection],
    outcome: Callable[[Capture, Masthead], Outcome | SpanError],
    forget: Callable[[], None],
    limits: Limits,
) -> None:
    """Read what comes through the pipe until it closes. ``others``: ends that are not this reader's to hold."""
    for other in others:
        other.close()
    serve_apart(limits)
    with contextlib.suppress(EOFError, OSError), told_of_memory():
        while True:
            capture, masthead, forgets = pipe.recv()
            if forgets:
                forget()
            bound_processor(limits)
            pipe.send(outcome(capture, masthead))


def ending(deed: tuple[str, str], exitcode: int, limits: Limits) -> str:
    """Why the process that did a deed ("Reading", "read") is gone, in one sentence."""
    doing, did = deed
    if exitcode == -signal.SIGXCPU:
        return f"{doing} it took more than {limits.seconds} seconds of processor time"
    if exitcode == _NO_MEMORY:
        return f"{doing} it took more than {limits.memory >> 20} MiB of memory"
    ended = f"signal {-exitcode}" if exitcode < 0 else f"status {exitcode}"
    return f"The process that {did} it ended with {ended}"


@contextlib.contextmanager
def told_of_memory() -> Iterator[None]:
    """A forked process that cannot even pack its answer ends with a status that `ending` has a sentence for."""
    try:
        yield
    except MemoryError:
        sys.exit(_NO_MEMORY)


def serve_apart(limits: Limits) -> None:
    """What a forked process does first: it dies with its parent, leaves interrupts to it, and holds so much memory."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_AS, held() + limits.memory)


def die_with_parent() -> None:
    """Let the kernel end this process when the one that forked it is gone, however it went (prctl of Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def bound_processor(limits: Limits) -> None:
    """From now on, so many seconds of processor time and no more."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    bound(resource.RLIMIT_CPU, int(spent.ru_utime + spent.ru_stime) + 1 + limits.seconds)


def bound(what: int, most: int) -> None:
    """Lower a soft limit, or raise it again up to the hard one."""
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def held() -> int:
    """Bytes of address space that are in use."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
