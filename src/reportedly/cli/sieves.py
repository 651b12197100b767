"""Sieves: what a verb is asked about, read from its options; what names nothing is refused, with what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.claims import Claim
    from reportedly.views import Coverage


def places_called(name: str | None) -> frozenset[str]:
    """Ids of every place that a name may mean, in any spelling the gazetteer has; none given: none asked for."""
    if name is None:
        return frozenset()
    from reportedly import pipeline

    found = frozenset(candidate.place.id for candidate in pipeline.lexicons().gazetteer.look_up(name))
    if not found:
        raise UsageError(f"no place is called {name!r} in the gazetteer; try another spelling")
    return found


def kind_called(name: str | None) -> str | None:
    """A kind of claim that there is; UsageError names them all."""
    from reportedly.claims import BY_KIND

    if name is not None and name not in BY_KIND:
        raise UsageError(f"there is no kind {name!r}; the kinds are {', '.join(sorted(BY_KIND))}")
    return name


def sieve(
    places: frozenset[str], kind: str | None, on: date | None, party: str | None = None
) -> Callable[[Claim], bool]:
    """Which claims a question is about. A place asked for holds what lies within it, a party its groups."""

    def passes(claim: Claim) -> bool:
        said = claim.proposition
        where = said.place.value if said.place else None
        return (
            (kind is None or said.kind == kind)
            and (not places or (where is not None and not places.isdisjoint((where.id, *where.within))))
            and (not party or _of(claim, party))
            and (on is None or (said.time is not None and said.time.value.earliest <= on <= said.time.value.latest))
        )

    return passes


def of_party(held: Coverage, party: str | None) -> Coverage:
    """Lists hold the claims by a party or of it alone: what others say of the same happening stands in its counts."""
    if not party:
        return held
    own = frozenset(claim.id for claim in held.relations.claims if _of(claim, party))
    return replace(held, own=own if held.own is None else own & held.own)


def sided(rows: Sequence[Any], party: str | None) -> Sequence[Any]:
    """Of rows that stand between two sides those of a party."""
    from reportedly.ledger.selections import within

    return [row for row in rows if any(within(side, party) for side in row.sides)] if party else rows


def _of(claim: Claim, party: str) -> bool:
    """A claim by a party, or of its dead or its towns."""
    from reportedly.ledger.selections import TOLD_OF, within

    said = claim.proposition
    slot = {"actor_party": said.actor, "target_party": said.target}.get(TOLD_OF.get(said.kind, ""))
    named = (*claim.claimants, *((slot,) if slot else ()))
    return any(within(actor.value.party, party) for actor in named)
