"""Ledger: the append-only book. Everything else is read out of it."""

from reportedly.ledger.audits import Fault, Verification, verify
from reportedly.ledger.books import Ledger, Posting, open_
from reportedly.ledger.copies import Copied, copy
from reportedly.ledger.entries import Decision, Entry, Redaction, Review, Withdrawal, identity
from reportedly.ledger.salvages import Salvage, salvage

__all__ = [
    "Copied", "Decision", "Entry", "Fault", "Ledger", "Posting", "Redaction", "Review", "Salvage", "Verification",
    "Withdrawal", "copy", "identity", "open_", "salvage", "verify",
]  # fmt: skip
