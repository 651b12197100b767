"""Deeds: what one reviewer decided, in the order of the book, and how the last of it is taken back.

Nothing is taken out of the book. A review is followed by one that withdraws it; a judgement by one that is unsure and
carries the reasons of what stood before, so that they weigh again as they did.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reportedly.errors import LedgerError
from reportedly.judgements import Judgement, Same, Verdict, by_pair
from reportedly.judgements.clusters import UNTOLD, weight
from reportedly.ledger import Decision, Ledger, Review
from reportedly.ledger.kinships import RESTATED
from reportedly.ledger.shelves import thing
from reportedly.pipeline.restating import restate

BACKLOG = 5_000
"""Entries behind the last restating from which it is left to the run that is adding them."""
UNDONE = "its correction was taken back"
"""Why a corrected claim is struck when its correction is withdrawn; no deed of its own."""

_REVIEWS = "select seq, about, decision, instead from reviews where reviewer = ? and note <> ? order by seq"
_JUDGED = """
select seq, left_claim, right_claim, verdict, judged_at from judgements where judge = ? and by_person = 1
and same = ? order by seq
"""
_PAIR = """
select judgements.seq, entries.id, entries.body from judgements join entries on entries.seq = judgements.seq
where left_claim = ? and right_claim = ? and same = ? order by judgements.seq
"""


@dataclass(frozen=True)
class Deed:
    """``about``: a claim. ``other``: the claim it was merged with or split from. ``instead``: its correction."""

    seq: int
    about: str
    other: str = ""
    instead: str = ""

    @property
    def named(self) -> tuple[str, str]:
        """What a later word takes back."""
        return self.about, self.other


def follow(book: Ledger) -> None:
    """Let the findings between pages follow what was just decided: only what lies near it is judged again.

    A book that was never restated, or that a run is adding much to, is restated by that run when it ends.
    """
    done = book.mark(RESTATED)
    if done and book.shelf.upto(None) - done <= BACKLOG:
        with contextlib.suppress(LedgerError):  # another writes: the next restating begins where the last ended
            restate(book)


def last(book: Ledger, person: str) -> Deed | None:
    """What a reviewer decided last and has not taken back."""
    standing: list[Deed] = []
    for deed, back in sorted((*_reviewed(book, person), *_judged(book, person)), key=lambda pair: pair[0].seq):
        if not back:
            standing.append(deed)
        elif (at := [n for n, one in enumerate(standing) if one.named == deed.named]) != []:
            del standing[at[-1]]
    return standing[-1] if standing else None


def _reviewed(book: Ledger, person: str) -> Iterator[tuple[Deed, bool]]:
    for seq, about, decision, instead in book.shelf.rows(_REVIEWS, (person, UNDONE)):
        yield Deed(int(seq), str(about), instead=str(instead or "")), decision == Decision.WITHDRAWN.value


def _judged(book: Ledger, person: str) -> Iterator[tuple[Deed, bool]]:
    """A correction repeats the judgements on the old claim for the new one, hour and all: those are no deeds."""
    hours = set[str]()
    for seq, left, right, verdict, hour in book.shelf.rows(_JUDGED, (person, Same.EVENT.value)):
        if str(hour) not in hours:
            hours.add(str(hour))
            yield Deed(int(seq), str(left), str(right)), verdict == Verdict.UNSURE.value


def taken_back(book: Ledger, deed: Deed, person: str, at: datetime) -> tuple[Review | Judgement, ...]:
    """The entries that take a deed back."""
    if deed.other:
        before = _before(book, deed, person)
        return (Judgement(Same.EVENT, deed.about, deed.other, Verdict.UNSURE, before, person, at),)
    withdrawn = Review(deed.about, Decision.WITHDRAWN, person, at)
    if not deed.instead:
        return (withdrawn,)
    return withdrawn, Review(deed.instead, Decision.REJECTED, person, at, UNDONE)


def _before(book: Ledger, deed: Deed, person: str) -> tuple[tuple[str, float], ...]:
    """The reasons that held for a pair without the deed and what the same person said of it later.

    Most pairs had no judgement, and weigh again what such a pair weighs.
    """
    rows = book.shelf.rows(_PAIR, (*sorted((deed.about, deed.other)), Same.EVENT.value))
    known = [(int(seq), thing(str(id_), str(body), Judgement)) for seq, id_, body in rows]
    others = (judgement for seq, judgement in known if seq < deed.seq or judgement.judge != person)
    return next((_weighed(judgement) for judgement in by_pair(others).values()), UNTOLD)


def _weighed(judgement: Judgement) -> tuple[tuple[str, float], ...]:
    """Its reasons where they are its weight; a person's yes or no outweighs them."""
    heavy = weight(judgement)
    if heavy == sum(value for _, value in judgement.reasons):
        return judgement.reasons
    return ((f"{judgement.judge} said {judgement.verdict.value}", heavy),)
