"""Containers: archives, feeds, tables and folders opened in a process of its own, within bounds of time and memory.

A bomb, or a file that a parser never comes back from, costs what is left of that location and nothing else: what came
out of it before is read, and a receipt tells where it stopped. The next location is opened by another process.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options
from reportedly.captures.reading import read as captured
from reportedly.errors import ReportedlyError
from reportedly.pipeline.readers import Limits, bound_processor, ending, serve_apart, told_of_memory
from reportedly.views.coverage import counted

STDIN = "-"
PER_INPUT = Limits(seconds=300, memory=2 << 30, patience=3600.0)
"""Bounds from one input of a location to the next: an archive may hold gigabytes of pictures between two pages, and
the network may be slow."""


class Opener:
    """Opens locations in a process of its own. Use it as a context manager."""

    def __init__(self, options: Options, limits: Limits = PER_INPUT) -> None:
        self._options = options
        self._limits = limits
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Opener:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def open(self, locations: Iterable[str]) -> Iterator[Capture | Receipt]:
        """What `captured` gives for every location, in its order; a receipt where the process was lost."""
        for location in locations:
            if location == STDIN:
                self._take_stdin()
            yield from self._inputs(location)

    def _inputs(self, location: str) -> Iterator[Capture | Receipt]:
        came = 0
        try:
            pipe = self._ready()
            pipe.send(location)
            while (said := self._received(pipe)) is not None:
                came += 1
                yield said
        except TimeoutError:
            yield self._lost(location, f"Opening it took more than {self._limits.patience:.0f} seconds", came)
        except (EOFError, OSError):
            yield self._lost(location, "", came)

    def _received(self, pipe: Connection) -> Capture | Receipt | None:
        """The next input; None at the end of the location."""
        if not pipe.poll(self._limits.patience):
            raise TimeoutError
        said: Capture | Receipt | Exception | None = pipe.recv()
        if isinstance(said, Exception):
            raise said
        return said

    def _lost(self, location: str, reason: str, came: int) -> Receipt:
        """The receipt of a location whose process is gone, or is to go."""
        process = self._process
        if not reason and process is not None:
            process.join()
            reason = ending(("Opening", "opened"), process.exitcode or 0, self._limits)
        self._end()
        fate = Fate.PARTIAL if came else Fate.REJECTED
        return Receipt(location, fate, f"{reason}; {counted(came, 'input')} came out of it before" if came else reason)

    def _take_stdin(self) -> None:
        """What is piped in is read here, for a forked process has no standard input."""
        stream = self._options.stdin or sys.stdin.buffer
        self._options = replace(self._options, stdin=io.BytesIO(stream.read()))
        self._end()

    def _ready(self) -> Connection:
        if self._pipe is None:
            fork = multiprocessing.get_context("fork")
            self._pipe, theirs = fork.Pipe()
            arguments = (theirs, self._pipe, self._options, self._limits)
            self._process = fork.Process(target=_serve, args=arguments, daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None


def _serve(pipe: Connection, other: Connection, options: Options, limits: Limits) -> None:
    """Open what is asked for until the pipe closes; each location ends with None, or with the error that stops us."""
    other.close()
    serve_apart(limits)
    with contextlib.suppress(EOFError, OSError), told_of_memory():
        while True:
            location = pipe.recv()
            bound_processor(limits)
            for said in _opened(location, options):
                pipe.send(said)
                bound_processor(limits)


def _opened(location: str, options: Options) -> Iterator[Capture | Receipt | Exception | None]:
    """The inputs of a location; a fault of ours costs what is left of it and no other."""
    try:
        yield from captured(location, options)
    except ReportedlyError as error:
        yield error
    except Exception as fault:
        told = f"a fault in Reportedly, please report it: {type(fault).__name__}: {fault}"
        yield Receipt(location, Fate.PARTIAL, told)
    yield None
