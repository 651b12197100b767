"""Backfill: archives read into shards that any ledger can take in, on one machine or on many.

The law is the contract, not the engine. A shard is one input, a stripe of a big one, or a few small ones together. Its
output is named by the shard and by what reads it; it is written under another name and renamed; its list, written
last, says that it is done. Rows carry the ids of their contents. So a shard may run twice, or half, and nothing is lost
and nothing stands there twice; and the bytes are the same on one process and on a hundred.
"""

from reportedly.pipeline.backfill.driving import Total, backfill
from reportedly.pipeline.backfill.loading import Loaded, load
from reportedly.pipeline.backfill.orders import Order, Report
from reportedly.pipeline.backfill.shards import Input, Shard, Terms, plan
from reportedly.pipeline.backfill.versions import extractor

__all__ = [
    "Input", "Loaded", "Order", "Report", "Shard", "Terms", "Total", "backfill", "extractor", "load", "plan",
]  # fmt: skip
