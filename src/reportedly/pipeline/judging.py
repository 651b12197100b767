"""Judging: what a page's claims are to those of the pages near it, within bounds of time.

A page is compared with all that is near it. Where that is much, as on the day of a great battle or for a page made to
be like every other, the comparing goes on in a process of its own that can be stopped, some pages at a time; what was
compared until then holds, and the page says with how many it was not compared.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Judgement, judge
from reportedly.pipeline.readers import Limits, bound_processor, serve_apart

TOGETHER = 20
"""Pages that are compared in one go."""
LIMITS = Limits(seconds=60, memory=1 << 30, patience=300.0)


@dataclass(frozen=True, slots=True)
class Bounds:
    """``free``: pairs of claims that are compared here, without a process; ``limits``: of what is compared in one."""

    free: int = 100_000
    limits: Limits = LIMITS


Near = tuple[Document, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements on a page's claims; ``wanting``: with how many of the pages near it it was not compared."""

    judgements: tuple[Judgement, ...]
    wanting: int = 0


def judged(
    claims: Sequence[Claim], document: Document, near: Sequence[Near], at: datetime, bounds: Bounds | None = None
) -> Judged:
    """Judge the claims of a document among themselves and against the claims of the pages near it."""
    chosen = bounds or Bounds()
    pairs = len(claims) * (len(claims) + sum(len(older) for _, older in near))
    if pairs <= chosen.free:
        return Judged(_against(claims, document, near, at))
    goes = [near[start : start + TOGETHER] for start in range(0, len(near), TOGETHER)]
    done = list(_within(chosen.limits, lambda: (_against(claims, document, go, at) for go in goes)))
    found = {_key(j): j for go in (_against(claims, document, (), at), *done) for j in go}
    return Judged(tuple(found[key] for key in sorted(found)), sum(map(len, goes[len(done) :])))


def _key(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.same.value, judgement.left, judgement.right


def _against(claims: Sequence[Claim], document: Document, near: Sequence[Near], at: datetime) -> tuple[Judgement, ...]:
    older = [claim for _, found in near for claim in found]
    return judge(claims, older, (document, *(page for page, _ in near)), at)


def _within(limits: Limits, work: Callable[[], Iterator[tuple[Judgement, ...]]]) -> Iterator[tuple[Judgement, ...]]:
    """What the work yields in a process of its own until it ends or its time is up. A fault in it is raised here."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_serve, args=(theirs, ours, work, limits), daemon=True)
    process.start()
    theirs.close()
    until = time.monotonic() + limits.patience
    try:
        while (left := until - time.monotonic()) > 0 and ours.poll(left) and (said := ours.recv()) is not None:
            if isinstance(said, Exception):
                raise said
            yield said
    except (EOFError, OSError):
        return
    finally:
        ours.close()
        process.kill()
        process.join()


def _serve(
    pipe: Connection, other: Connection, work: Callable[[], Iterator[tuple[Judgement, ...]]], limits: Limits
) -> None:
    other.close()
    serve_apart(limits)
    bound_processor(limits)
    try:
        for judgements in work():
            pipe.send(judgements)
        pipe.send(None)
    except MemoryError:
        return
    except Exception as fault:
        pipe.send(fault)
