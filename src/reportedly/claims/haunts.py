"""Haunts: the places an article speaks of, each with every sentence that names it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reportedly.documents import BlockKind
from reportedly.mentions import MentionKind, Page
from reportedly.referents import Place, Referents
from reportedly.sentences import Sentence
from reportedly.text import Cited


@dataclass(frozen=True, slots=True)
class Naming:
    """A place named once: in which sentence and paragraph, the two words before it (nearest first), the one behind."""

    place: Cited[Place]
    ordinal: int
    paragraph: int
    block: BlockKind
    before: tuple[str, ...]
    behind: str


@dataclass(frozen=True, slots=True)
class Haunt:
    """A place of the article and its namings in the order of the text; at least one."""

    namings: tuple[Naming, ...]

    @property
    def first(self) -> Naming:
        """Where it is named first."""
        return self.namings[0]


def from_page(page: Page, referents: Referents) -> tuple[Haunt, ...]:
    """The places in the order of their first naming: no governments, no peoples, none of the teasers' stories."""
    found: dict[str, list[Naming]] = {}
    starts = [mention.span.start for mention in page.mentions]
    for ordinal, sentence in enumerate(page.sentences):
        if sentence.block is BlockKind.TEASER:
            continue
        for at in range(bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)):
            mention = page.mentions[at]
            cited = referents.places.get(mention.span)
            if cited and not mention.label and mention.kind in (MentionKind.PLACE, MentionKind.FACILITY):
                found.setdefault(cited.value.id, []).append(_naming(cited, sentence, ordinal))
    return tuple(Haunt(tuple(namings)) for namings in found.values())


def _naming(cited: Cited[Place], sentence: Sentence, ordinal: int) -> Naming:
    first, last = (bisect_left(sentence.starts, at) for at in (cited.span.start, cited.span.end))
    if first and sentence.tokens[first - 1].end > cited.span.start:
        first -= 1
    before, behind = sentence.lower[max(0, first - 2) : first], next(iter(sentence.lower[last : last + 1]), "")
    return Naming(cited, ordinal, sentence.paragraph, sentence.block, before[::-1], behind)
