"""Resolve: what in the world a mention refers to.

`Referents` maps the spans of one page to places, periods, counts and actors, each cited with how it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.referents.actors import Actor
from reportedly.referents.counts import Count
from reportedly.referents.periods import Period
from reportedly.referents.places import Place
from reportedly.text import Cited, Span

__all__ = ["Actor", "Count", "Period", "Place", "Referents"]


@dataclass(frozen=True, slots=True)
class Referents:
    """What the mentions of one page refer to, by the span of the mention. What is not resolved is not in it."""

    places: Mapping[Span, Cited[Place]]
    periods: Mapping[Span, Cited[Period]]
    counts: Mapping[Span, Cited[Count]]
    actors: Mapping[Span, Cited[Actor]]
