"""Relays: through whom a claim came to its page, the page's own outlet last.

Whoever tells is no hand between: not the outlet by its name, nor the agency that a page is credited to at its head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    return bool(name) and (name == outlet or _credited(relay, scene))


def _credited(relay: Relay, scene: Scene) -> bool:
    """First named at the head of the page, and there neither as a source nor as one who passed words on."""
    document = scene.page.document
    name = re.escape(relay.name.removeprefix("the ").removeprefix("The "))
    found = re.compile(rf"(?<!\w){name}(?!\w)").search(document.text, 0, _HEAD)
    if found is None:
        return False
    span = Span(document.id, found.start(), found.end())
    return not (relay.span is not None and span.overlaps(relay.span)) and not scene.passes_on(span)


def _bare(name: str) -> str:
    return name.lower().removeprefix(_ARTICLE).strip()
