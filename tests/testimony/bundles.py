"""Small bundles of reports, written for these tests, with their claims coded beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from reportedly.claims import Claim
from reportedly.claims.given import from_records
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.judgements import Judgement, judge
from reportedly.testimony import Relations, relations
from reportedly.text import Span

AT = datetime(2031, 1, 1, tzinfo=UTC)
TOWNS = {
    "Arun": (40.10, 30.10, "Arun, Norland"),
    "Belsk": (40.60, 30.90, "Belsk, Norland"),
    "Corva": (43.00, 35.00, "Corva, Norland"),
    "Arun Region": (40.30, 30.40, "Arun Region, Norland"),
    "Arun station": (40.10, 30.11, "Railway station, Arun, Norland"),
}


def page(
    name: str, text: str, outlet: str = "", at: str = "2030-05-02T10:00:00+00:00", url: str = "", title: str = ""
) -> Document:
    whole = f"{title}\n\n{text}" if title else text
    id_ = identity(name, whole)
    body = Block(BlockKind.BODY, Span(id_, len(whole) - len(text), len(whole)))
    head = (Block(BlockKind.HEADLINE, Span(id_, 0, len(title))),) if title else ()
    return Document(
        id=id_, name=name, capture=name, url=url or f"https://{name}.example/", outlet=outlet or f"The {name} Post",
        published=Published(datetime.fromisoformat(at), "given"), title=title, byline="", text=whole,
        blocks=(*head, body),
    )  # fmt: skip


def said(kind: str, evidence: str, speaker: str = "", place: str = "", **more: Any) -> dict[str, Any]:
    """A claim record; speaker, actor and target as "name/PARTY", days as "2030-05-01" or a pair, figures as a pair."""
    lat, lon, canonical = TOWNS.get(place, (None, None, place))
    days = more.pop("day", None)
    first, last = days if isinstance(days, tuple) else (days, days)
    figure = more.pop("figure", None)
    low, high = figure if isinstance(figure, tuple) else (figure, figure)
    return {
        "kind": kind, "evidence": evidence, "speaker": [_name(speaker)] if speaker else [],
        "stance": "reported" if speaker else "own", "modality": more.pop("modality", "actual"),
        "place": {"name": place, "canonical": canonical, "lat": lat, "lon": lon} if place else None,
        "time": {"earliest": first, "latest": last} if first else None,
        "quantity": {"low": low, "high": high, "approx": False} if figure is not None else None,
        "actor": _name(more.pop("actor", "")), "target": _name(more.pop("target", "")),
        "via": [{"role": "channel", "name": hand} for hand in more.pop("via", ())], **more,
    }  # fmt: skip


def _name(words: str) -> dict[str, str] | None:
    name, _, party = words.partition("/")
    return {"name": name, "party": party or "UNK"} if name else None


def coded(document: Document, *records: dict[str, Any]) -> tuple[Claim, ...]:
    return tuple(from_records([{"id": f"{document.name}-{n}", **r} for n, r in enumerate(records)], document))


Page = tuple[Document, tuple[Claim, ...]]


def judged(pages: Iterable[Page]) -> tuple[Judgement, ...]:
    told = tuple(pages)
    return judge([claim for _, claims in told for claim in claims], (), [document for document, _ in told], AT)


def laid_out(*pages: Page, more: Iterable[Judgement] = ()) -> Relations:
    claims = [claim for _, coded_claims in pages for claim in coded_claims]
    return relations(claims, (*judged(pages), *more), [document for document, _ in pages])


def names(claims: Iterable[Claim]) -> set[str]:
    return {claim.external_id for claim in claims}


def together(found: Relations, what: str, *ids: str) -> bool:
    """All these claims stand in one origin, or in one event."""
    return any(set(ids) <= names(group.claims) for group in getattr(found, what))
