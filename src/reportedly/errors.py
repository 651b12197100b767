"""Errors: what stops the work. What is merely wrong on a page is a `Finding`.

ReportedlyError
├── ReadError         one capture failed; the run goes on, the capture is set aside with the reason
│   └── Unreadable    it was fetched, and is no page (what was not fetched is a Receipt, no error)
├── LedgerError       the book refuses; the whole post is rolled back
└── UsageError        what was asked for cannot be done; the message names the next step
SpanError(AssertionError)  a bug in us: words cited from the wrong document. Never caught
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Base of everything a caller may want to catch."""


class ReadError(ReportedlyError):
    """One capture could not be brought in; the message is the reason, one plain sentence."""


class Unreadable(ReadError):
    """The page was fetched and cannot be read."""


class LedgerError(ReportedlyError):
    """The book refuses an entry; nothing of the post was kept."""


class UsageError(ReportedlyError):
    """What was asked for cannot be done; the message names the next step."""


class SpanError(AssertionError):
    """Words were cited from a document they do not stand in: a bug, never caught."""
