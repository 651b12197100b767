"""Neighbourhoods: the statements that fetch what belongs to some claims: who joins them, their pages, their reviews.

Each asks about a handful of names at a time (`Shelf.chosen`).
"""

from __future__ import annotations

TOWARDS = """
select right_claim, weight from judgements where same in ('origin', 'event') and left_claim in ({asked}) and weight > 0
and seq <= ?
union select left_claim, weight from judgements where right_claim in ({asked}) and weight > 0 and seq <= ?
"""
"""Claims that judgements spoke for being the same as some, and how heavily. Values: these and as of; both twice."""

BETWEEN = """
select right_claim, entries.id, body from judgements join entries using (seq)
where same in ('origin', 'event') and left_claim in ({asked}) and body is not null and seq <= ? order by seq
"""
"""Judgements from some claims to others. Values: these; as of."""

AT_ODDS = "select claim, other, day, seq from odds where claim in ({asked})"
"""Pairs at odds by the claims on the newer pages, with what these are walked by. Values: these."""

REVIEWED = "select about, decision from reviews where about in ({asked}) and seq <= ? order by seq"
FOUND_IN = """
select entries.id, body from findings join entries using (seq) where findings.document in ({asked})
and seq <= ? and (until is null or until > ?) and body is not null order by seq
"""
"""Findings that hold in some documents. Values: these; as of, twice."""

CLAIM_BODIES = """
select claims.seq, entries.id, body from claims join entries on entries.seq = claims.seq
where claims.id in ({asked}) and claims.seq <= ? and body is not null
"""
"""Claims by their ids. Values: these; as of."""

PAGES = """
select entries.id, body, posted_at from documents join entries on entries.seq = documents.seq
where documents.id in ({asked}) and documents.seq <= ? and body is not null
"""
"""Documents by their ids. Values: these; as of."""
