"""Opening: what comes with the package, for a run of the command line."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.pipeline import Instruments


def instruments() -> Instruments:
    """The package's instruments, which stay until the process ends.

    The collector of cycles is told to look at their fifty thousand objects no more, which takes a seventh off what
    judging and posting a page costs.
    """
    from reportedly import pipeline

    opened = pipeline.instruments()
    gc.collect()
    gc.freeze()
    return opened
