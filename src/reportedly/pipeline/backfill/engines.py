"""Engines: who runs the orders. Here, local hands; `clusters` has the same on Dask.

An engine takes orders as fast as it can do them and gives their reports as they are done; never more than a few orders
are on their way, however many shards there are.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from reportedly.pipeline.backfill.hands import Hand, Pages
from reportedly.pipeline.backfill.orders import Order, Report

Engine = Callable[[Iterable[Order], Pages], Iterator[Report]]
AHEAD = 2
"""Orders on their way for each hand."""


class LocalHands:
    """An engine of ``jobs`` processes on this machine."""

    def __init__(self, jobs: int = 1, hand: Callable[[], Hand] = Hand) -> None:
        self.hands = tuple(hand() for _ in range(max(1, jobs)))
        self._lock = threading.Lock()

    def __call__(self, orders: Iterable[Order], pages: Pages) -> Iterator[Report]:
        """Run the orders; a hand that dies is started again. What is broken off ends the hands."""
        idle: queue.SimpleQueue[Hand] = queue.SimpleQueue()
        for hand in self.hands:
            idle.put(hand)

        def through(count: int) -> None:
            with self._lock:
                pages(count)

        def run(order: Order) -> Report:
            hand = idle.get()
            try:
                return hand.work(order, through)
            finally:
                idle.put(hand)

        with ThreadPoolExecutor(len(self.hands)) as pool:
            try:
                yield from _reports(pool, run, orders, AHEAD * len(self.hands))
            finally:
                for hand in self.hands:
                    hand.close()


def _reports(
    pool: ThreadPoolExecutor, run: Callable[[Order], Report], orders: Iterable[Order], most: int
) -> Iterator[Report]:
    coming = iter(orders)
    running: set[Future[Report]] = {pool.submit(run, order) for order in islice(coming, most)}
    try:
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                running |= {pool.submit(run, order) for order in islice(coming, 1)}
                yield future.result()
    finally:
        for future in running:
            future.cancel()
