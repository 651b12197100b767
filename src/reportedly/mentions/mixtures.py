"""Mixtures: what a lexicon and a tagger mark together, for the claims of a page and for its marks alone.

For claims the tagger finds where a claim stands and who plays which part in it, and the lexicons do all else: with its
attributions too, speakers fall from .82 to .80 and channels from .82 to .78 on gold/dev (423 claims).
For the marks themselves the tagger's names stand beside the lexicon's governments, demonyms and groups; a name that
ends in a demonym or is a mere title is left out. On the half of uner_ewt dev kept from training (452 names):
the tagger's alone .72, so .74. Times and quantities are always the grammar's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from reportedly.mentions import Marker, Mention, MentionKind
from reportedly.mentions.echoes import echoes
from reportedly.mentions.extents import BODIES
from reportedly.mentions.nouns import PEOPLES, words
from reportedly.sentences import Sentence
from reportedly.text import Span

OF_CLAIMS = frozenset({MentionKind.EVIDENCE, MentionKind.ROLE})
OF_MARKS = frozenset(MentionKind) - {MentionKind.TIME, MentionKind.QUANTITY}
NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.PLACE})
UNNAMED = frozenset({"demonym", "group"})
"""Labels of words that stand for someone and name nobody."""
SURELY = 0.7
"""An organisation of which the tagger is less sure is one only where the lexicon knows it too. Of those below it, 6 in
27 are right on WNUT's dev part and 5 in 31 on the held-out half of uner_ewt dev; of those above, six in ten. Persons
and places are right half the time even at .5 (29 November 2026)."""
TITLES = words("dr dr. mr mr. mrs mrs. ms ms. president minister king prince general colonel i")
"""Words that a tagger takes for a whole name where the name follows."""


class ForClaims:
    """A `Marker`: what of a tagger's marks the claims of a page are read from."""

    def __init__(self, tagger: Marker) -> None:
        self._tagger = tagger

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        """Evidence and roles."""
        return (mention for mention in self._tagger(sentences) if mention.kind in OF_CLAIMS)


class ForMarks:
    """A `Marker`: a tagger's marks with the lexicon's names that have a label."""

    def __init__(self, names: Marker, tagger: Marker) -> None:
        self._names, self._tagger = names, tagger

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        """All but times and quantities; what the lexicon knows for a people's adjective is nobody's name."""
        told = list(self._names(sentences))
        bodies = {mention.span for mention in told if mention.kind in BODIES}
        peoples = {mention.span.end for mention in told if mention.label == "demonym"}
        kept = []
        for mention in self._tagger(sentences):
            named = mention.kind in NAMES and (mention.span.end in peoples or _names_nobody(mention.text.lower()))
            unsure = mention.kind in BODIES and mention.score < SURELY and mention.span not in bodies
            if mention.kind in OF_MARKS and not named and not unsure:
                kept.append(mention)
        kept += echoes(sentences, [mention for mention in kept if mention.kind in NAMES])
        yield from _labelled(told, kept)


def _names_nobody(text: str) -> bool:
    return text in TITLES or text.rsplit(None, 1)[-1] in PEOPLES


def _labelled(told: Iterable[Mention], tagged: Sequence[Mention]) -> Iterator[Mention]:
    """A tagger's marks, with the lexicon's label where it marks the same; and the lexicon's peoples and groups.

    A government that the tagger passes over stands; a bearer of an office does not: of 13 on UD EWT and 3 on WNUT's dev
    part none was named so by its annotators (30 November 2026).
    """
    names = sorted((m for m in tagged if m.kind in NAMES), key=lambda name: name.span.start)
    starts = [name.span.start for name in names]
    seen = {(mention.kind, mention.span) for mention in tagged}
    labelled: set[tuple[MentionKind, Span]] = set()
    for mention in (mention for mention in told if mention.label):
        before = names[: bisect_left(starts, mention.span.end)][-1:]
        silent = not before or not before[0].span.overlaps(mention.span)
        same = (mention.kind, mention.span) in seen
        if same or mention.label in UNNAMED or (silent and mention.kind is MentionKind.PLACE):
            labelled.add((mention.kind, mention.span))
            yield mention
    yield from (mention for mention in tagged if (mention.kind, mention.span) not in labelled)
