"""Clusters under judgements: what belongs together, whatever the order in which it was found out.

A settled yes joins first, a settled no keeps apart; then the two groups with the highest average judgement join, as
long as that average speaks for it. So a chain of likenesses never runs through a pair that was judged apart.
"""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reportedly.judgements.features import Reason
from reportedly.judgements.judges import ANSWER, RULE, by_pair
from reportedly.judgements.utterances import CERTAIN
from reportedly.judgements.verdicts import Judgement, Same, Verdict

PERSON = 1000.0  # a reviewer's word outweighs any machine's
BAR = -1e9  # what a settled no weighs between two groups: nothing makes up for it
DOUBT = 2.0  # a no counts so much more than a yes
UNJUDGED = -2.5
"""What a pair weighs that was not worth a judgement, when it would come into one event: a plain no, or never met.

Measured when every plain no came under it (2026-11-29, docs/decisions/0014): with -3.5 events from bare reports and our
own coded claims are a little worse, with -5, twice the mean of what is left unsaid, all are.
"""
UNTOLD: tuple[Reason, ...] = (("not worth a judgement", UNJUDGED / DOUBT),)
"""The reasons of a pair that has no judgement: told of it, they weigh what it weighs without them."""
JOIN = 0.0  # average log-odds from which on two groups are one

Links = dict[str, dict[str, tuple[float, int]]]
Led = Mapping[str, tuple[str, ...]]


def partition(same: Same, claims: Iterable[str], judgements: Iterable[Judgement]) -> tuple[tuple[str, ...], ...]:
    """Groups of claim ids that are one origin or one event; every claim is in exactly one. Sorted within and among."""
    ids = sorted(set(claims))
    held = dict(_held(same, frozenset(ids), judgements))
    weights = {pair: weight(judgement) for pair, judgement in held.items()}
    led = _led(held, weights) if same is Same.EVENT else {}
    leading = [name for name in ids if name not in led]
    merged = _grouped(leading, {**weights, **_tied(led, weights)}, UNJUDGED if same is Same.EVENT else None)
    group_of = {name: group for group in merged for name in group}
    for name in sorted(led):
        group_of[_head(name, led)].add(name)
    return tuple(sorted(tuple(sorted(group)) for group in merged))


def _held(
    same: Same, ids: frozenset[str], judgements: Iterable[Judgement]
) -> Iterator[tuple[tuple[str, str], Judgement]]:
    for (what, left, right), judgement in by_pair(j for j in judgements if j.same is same).items():
        if what is same and left in ids and right in ids:
            yield (left, right), judgement


def _led(held: Mapping[tuple[str, str], Judgement], weights: Mapping[tuple[str, str], float]) -> Led:
    """Bare denials, which go where the charges go.

    By itself each would draw its event apart. Of such a pair the one for which less speaks is led; where
    they are even, or where more is settled of it than the pair, it goes its own way. Each with those that lead it.
    A pair of which more speaks against one event than for it leads nowhere: what stands nearest need not be the charge
    (7 of 53 pairs on the first 200 pages of FA-KES, 2 or 3 of them rightly paired; 2026-11-29).
    """
    pairs = {pair for pair, judgement in held.items() if weights[pair] >= JOIN and _follows(judgement)}
    if not pairs:
        return {}
    named = {name for pair in pairs for name in pair}
    others = [(pair, value) for pair, value in weights.items() if pair not in pairs and not named.isdisjoint(pair)]
    support: dict[str, float] = defaultdict(float)
    for pair, value in others:
        for name in pair:
            support[name] = round(support[name] + max(0.0, value), 6)
    bound = {name for pair, value in others if abs(value) >= CERTAIN for name in pair}
    led: dict[str, tuple[str, ...]] = {}
    for pair in sorted(pairs):
        weaker, stronger = sorted(pair, key=lambda name: support[name])
        if support[weaker] < support[stronger] and weaker not in bound:
            led[weaker] = (*led.get(weaker, ()), stronger)
    return led


def _head(name: str, led: Led) -> str:
    """Who leads at the end; each leader has more to speak for it than those it leads, so there is an end."""
    while name in led:
        name = led[name][0]
    return name


def _tied(led: Led, weights: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Two that lead one claim are of one event, unless that is settled otherwise."""
    found = {}
    for leaders in led.values():
        for one, other in itertools.pairwise(leaders):
            first, second = sorted((_head(one, led), _head(other, led)))
            if first != second and weights.get((first, second), 0.0) > -CERTAIN:
                found[first, second] = max(weights.get((first, second), 0.0), CERTAIN)
    return found


def _follows(judgement: Judgement) -> bool:
    """What is denied in three words is near to nothing else told of the event. A minimal pair is settled by itself."""
    return judgement.judge == RULE and any(reason == ANSWER for reason, _ in judgement.reasons)


def _grouped(ids: list[str], weights: Mapping[tuple[str, str], float], unjudged: float | None) -> list[set[str]]:
    there = frozenset(ids)
    kept = {pair: value for pair, value in weights.items() if there.issuperset(pair)}
    apart = frozenset(pair for pair, value in kept.items() if value <= -CERTAIN)
    return _averaged(_settled(ids, kept, apart), kept, apart, unjudged)


def weight(judgement: Judgement) -> float:
    """How heavily a judgement speaks for (positive) or against (negative).

    A reviewer's yes or no outweighs all else; one who is unsure leaves it to the reasons, which may be the machine's.
    """
    if judgement.judge != RULE and judgement.verdict is not Verdict.UNSURE:
        return PERSON if judgement.verdict is Verdict.YES else -PERSON
    return sum(value for _, value in judgement.reasons)


def _settled(
    ids: list[str], weights: Mapping[tuple[str, str], float], apart: frozenset[tuple[str, str]]
) -> dict[str, set[str]]:
    """Join what a settled yes joins, heaviest first, unless a settled no stands between the groups."""
    groups = {name: {name} for name in ids}
    sure = sorted((-weight, pair) for pair, weight in weights.items() if weight >= CERTAIN)
    foes = _foes(ids, apart)
    for _, (left, right) in sure:
        mine, theirs = groups[left], groups[right]
        if mine is not theirs and not any(foes[name] & theirs for name in mine):
            mine |= theirs
            for name in theirs:
                groups[name] = mine
    return groups


def _foes(ids: list[str], apart: frozenset[tuple[str, str]]) -> dict[str, set[str]]:
    foes: dict[str, set[str]] = {name: set() for name in ids}
    for left, right in apart:
        foes[left].add(right)
        foes[right].add(left)
    return foes


def _averaged(
    groups: Mapping[str, set[str]],
    weights: Mapping[tuple[str, str], float],
    apart: frozenset[tuple[str, str]],
    unjudged: float | None,
) -> list[set[str]]:
    """Average linkage, over the judged pairs alone or with a weight for the others; a settled no bars two groups."""
    name_of = {claim: min(group) for claim, group in groups.items()}
    linkage = _Linkage({name_of[claim]: group for claim, group in groups.items()}, unjudged)
    for (left, right), value in weights.items():
        mine, theirs = name_of[left], name_of[right]
        if mine != theirs:
            heavy = BAR if (left, right) in apart else value if value > 0 else DOUBT * value
            linkage.add(mine, theirs, (heavy, 1))
    queue = [entry for name in linkage.links for entry in linkage.offers(name)]
    heapq.heapify(queue)
    while queue:
        height, kept, gone = heapq.heappop(queue)
        if linkage.height(kept, gone) == height:
            linkage.join(kept, gone)
            for entry in linkage.offers(kept):
                heapq.heappush(queue, entry)
    return list(linkage.members.values())


class _Linkage:
    """Groups by name, and between each two the sum and the number of the judgements. Made and used up by one call."""

    def __init__(self, members: dict[str, set[str]], unjudged: float | None) -> None:
        self.members = members
        self.unjudged = unjudged
        self.links: Links = {name: {} for name in members}

    def add(self, mine: str, theirs: str, more: tuple[float, int]) -> None:
        for one, other in ((mine, theirs), (theirs, mine)):
            total, count = self.links[one].get(other, (0.0, 0))
            self.links[one][other] = (total + more[0], count + more[1])

    def height(self, first: str, second: str) -> float | None:
        """The average between two groups, its sign turned; None when nothing was judged between them."""
        total, count = self.links.get(first, {}).get(second, (0.0, 0))
        if not count:
            return None
        if self.unjudged is None:
            return -round(total / count, 9)
        pairs = len(self.members[first]) * len(self.members[second])
        return -round((total + (pairs - count) * self.unjudged) / pairs, 9)

    def offers(self, name: str) -> Iterator[tuple[float, str, str]]:
        """The joins open to a group, heaviest average first; ties go by name, so nothing but the judgements decides."""
        for other, (total, _) in self.links[name].items():
            if total <= JOIN:  # so is their average: JOIN is not below zero, and what was not judged speaks against it
                continue
            first, second = sorted((name, other))
            height = self.height(first, second)
            if height is not None and -height > JOIN:
                yield height, first, second

    def join(self, kept: str, gone: str) -> None:
        self.members[kept] |= self.members.pop(gone)
        for other, more in self.links.pop(gone).items():
            del self.links[other][gone]
            if other != kept:
                self.add(kept, other, more)
