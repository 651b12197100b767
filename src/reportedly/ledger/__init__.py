"""Ledger: the append-only book. Everything else is read out of it."""

from reportedly.ledger.books import Ledger, Posting
from reportedly.ledger.entries import Decision, Entry, Redaction, Review, Withdrawal, identity

__all__ = ["Decision", "Entry", "Ledger", "Posting", "Redaction", "Review", "Withdrawal", "identity"]
