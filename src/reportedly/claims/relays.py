"""Relays: through whom a claim came to its page, the page's own outlet last.

Whoever tells is no hand between: not the outlet by its name, nor the agency that a page is credited to at its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.attributions import Relay, Role
from reportedly.claims.scenes import Scene
from reportedly.text import Span

_HEAD = 600
"""Code points at the head of a page in which an agency that nobody spoke to is the one that tells."""
_ARTICLE = "the "


def passed(chain: Sequence[Relay], scene: Scene) -> tuple[Relay, ...]:
    """The hands of a chain that are not the page's own, and its outlet."""
    outlet = scene.page.document.outlet
    return (*(relay for relay in chain if not _own(relay, scene)), Relay(Role.OUTLET, outlet))


def _own(relay: Relay, scene: Scene) -> bool:
    if relay.role not in (Role.AGENCY, Role.OUTLET):
        return False
    name, outlet = _bare(relay.name), _bare(scene.page.document.outlet)
    return bool(name) and (name == outlet or any(_credit(relay, span, scene) for span in _heads(relay, scene)))


def _heads(relay: Relay, scene: Scene) -> Iterator[Span]:
    """Where a relay is first named, if that is at the head of the page."""
    document = scene.page.document
    name = relay.name.removeprefix("the ").removeprefix("The ")
    start = document.text.find(name, 0, _HEAD)
    if start >= 0:
        yield Span(document.id, start, start + len(name))


def _credit(relay: Relay, span: Span, scene: Scene) -> bool:
    """Named, but neither as a source nor as one who passed words on."""
    if relay.span is not None and span.overlaps(relay.span):
        return False
    hands = (hand.span for one in scene.attributions for hand in one.chain if hand.span is not None)
    sources = (source for one in scene.attributions for source in one.source)
    return not any(span.overlaps(other) for other in (*hands, *sources))


def _bare(name: str) -> str:
    return name.lower().removeprefix(_ARTICLE).strip()
