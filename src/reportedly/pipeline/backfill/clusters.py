"""Clusters: the same orders on Dask distributed, an extra: pip install 'reportedly[cluster]'.

Every worker has a hand of its own, a process with one tagger, so start workers with one thread each. Dask gives the
shard of a worker that is lost to another one; the contract makes that harmless.
"""

from __future__ import annotations

import importlib
import queue
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from reportedly.errors import UsageError
from reportedly.pipeline.backfill.engines import AHEAD
from reportedly.pipeline.backfill.hands import COMMAND, Hand, Pages
from reportedly.pipeline.backfill.orders import Order, Report, order_of

PLUGIN = "reportedly-hands"


class DaskWorkers:
    """An engine of Dask workers: those of a scheduler at ``address``, or ``jobs`` started on this machine."""

    def __init__(self, address: str = "", jobs: int = 1, command: tuple[str, ...] = COMMAND) -> None:
        self._address, self._jobs, self._command = address, jobs, command

    def __call__(self, orders: Iterable[Order], pages: Pages) -> Iterator[Report]:
        """Run the orders; pages are told shard by shard. UsageError when no scheduler answers."""
        with self._client() as client:
            client.register_plugin(_hands_plugin(self._command), name=PLUGIN)
            for report in _reports(client, orders):
                if not report.known:
                    pages(report.counts.get("documents", 0) + report.counts.get("rejected", 0))
                yield report

    def _client(self) -> Any:
        dask = _dask()
        if not self._address:
            cluster = dask.LocalCluster(
                n_workers=self._jobs, threads_per_worker=1, dashboard_address=None, silence_logs=40
            )
            return _closing(cluster, dask.Client(cluster))
        try:
            return dask.Client(self._address, timeout=30)
        except OSError as error:
            raise UsageError(f"no Dask scheduler answers at {self._address}; start one with: dask scheduler") from error


class _closing:
    """A client that takes its cluster with it when it is closed."""

    def __init__(self, cluster: Any, client: Any) -> None:
        self._cluster, self._client = cluster, client

    def __enter__(self) -> Any:
        return self._client

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._cluster.close()


def _reports(client: Any, orders: Iterable[Order]) -> Iterator[Report]:
    coming = iter(orders)
    most = AHEAD * max(1, sum(client.nthreads().values()))
    names: dict[str, str] = {}

    def sent(some: Iterable[Order]) -> list[Any]:
        futures = [(client.submit(_work, order.line(), pure=False), order) for order in some]
        names.update({future.key: order.shard.name for future, order in futures})
        return [future for future, _ in futures]

    running = _dask().as_completed(sent(islice(coming, most)))
    for future in running:
        running.update(sent(islice(coming, 1)))
        name = names.pop(future.key)
        error = future.exception()
        yield Report(name, failed=f"The workers that had it were lost: {error}") if error else future.result()
        future.release()


def _dask() -> Any:
    """Dask distributed, where it is installed; UsageError where it is not."""
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        raise UsageError("Dask is not here: pip install 'reportedly[cluster]'") from error


def _work(line: str) -> Report:
    """What a worker does: an order, by a hand of its own."""
    report: Report = _dask().get_worker().plugins[PLUGIN].work(order_of(line))
    return report


def _hands_plugin(command: tuple[str, ...]) -> Any:
    plugin = _dask().WorkerPlugin

    class Hands(plugin):  # type: ignore[misc, valid-type]
        """The hands of one worker: as many as it has threads, kept from one order to the next."""

        def setup(self, worker: Any) -> None:
            self.idle: queue.SimpleQueue[Hand] = queue.SimpleQueue()
            for _ in range(worker.state.nthreads):
                self.idle.put(Hand(command=command))

        def teardown(self, worker: Any) -> None:
            while not self.idle.empty():
                self.idle.get().close()

        def work(self, order: Order) -> Report:
            hand = self.idle.get()
            try:
                return hand.work(order, lambda count: None)
            finally:
                self.idle.put(hand)

    return Hands()
