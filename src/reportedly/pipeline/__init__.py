"""The walk through the house, room by room. No room knows the next."""

from reportedly.captures import Receipt
from reportedly.pipeline.openings import Instruments, instruments, instruments_for_marks, lexicons
from reportedly.pipeline.walk import Reading, read, read_document, readings

__all__ = [
    "Instruments",
    "Reading",
    "Receipt",
    "instruments",
    "instruments_for_marks",
    "lexicons",
    "read",
    "read_document",
    "readings",
]
