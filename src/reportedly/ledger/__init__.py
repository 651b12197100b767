"""Ledger: the append-only book. Everything else is read out of it."""
