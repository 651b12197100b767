"""The walk through the house, room by room. No room knows the next."""

from reportedly.pipeline.openings import Instruments, instruments
from reportedly.pipeline.walk import Reading, read, read_document

__all__ = ["Instruments", "Reading", "instruments", "read", "read_document"]
