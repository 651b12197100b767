"""Ways: what the sentences around words tell of the hands they passed through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.attributions import chains, names
from reportedly.attributions.voices import Attribution, Relay, Role, Stance
from reportedly.attributions.words import Line

_STANDING_FOR = frozenset("he she it they".split()) | names.OFFICES
_LOOK_BACK = 3
"""Lines that a sentence on the way of words ("He shared the update in a post") looks back for the words."""


def retold(attributions: Sequence[Attribution], lines: Sequence[Line], places: Sequence[int]) -> list[Attribution]:
    """Extend the chains of words whose way is told in a later sentence."""
    kept = list(attributions)
    for number, line in enumerate(lines):
        if chains.MADE.isdisjoint(line.words[:14]):
            continue
        earlier = range(bisect_left(places, number - _LOOK_BACK), bisect_left(places, number))
        before = [k for k in earlier if _speech(kept[k])]
        if not before:
            continue
        name = kept[before[-1]].speakers[0].name
        relays = chains.retold(line, {*name.lower().split(), *_STANDING_FOR})
        for k in before if relays else ():
            if kept[k].speakers[0].name == name:
                kept[k] = replace(kept[k], chain=_joined(kept[k].chain, relays))
    return kept


def carried(attributions: Sequence[Attribution], lines: Sequence[Line], places: Sequence[int]) -> list[Attribution]:
    """Words that go on in the next sentence ("It added ...") come through the channel of those before.

    Those that go on in the same sentence ("..., adding C") come through every hand of those before.
    """
    kept = list(attributions)
    for k in range(1, len(kept)):
        one, before = kept[k], kept[k - 1]
        ahead, behind = lines[places[k - 1]].sentence, lines[places[k]].sentence
        if one.chain or places[k] - places[k - 1] > 1 or ahead.paragraph != behind.paragraph:
            continue
        same = _speech(one) and _speech(before) and one.speakers[0].name == before.speakers[0].name
        if same and places[k] == places[k - 1]:
            kept[k] = replace(one, chain=before.chain)
            continue
        if same and one.speakers[0].how.startswith("coreference"):
            kept[k] = replace(one, chain=tuple(relay for relay in before.chain if relay.role is Role.CHANNEL))
    return kept


def _speech(one: Attribution) -> bool:
    return one.stance is not Stance.OWN and bool(one.speakers)


def _joined(chain: Sequence[Relay], more: Sequence[Relay]) -> tuple[Relay, ...]:
    order = (Role.CHANNEL,)
    every = [*chain, *(relay for relay in more if all(relay.name != known.name for known in chain))]
    return tuple(sorted(every, key=lambda relay: relay.role not in order))
