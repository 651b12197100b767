"""Mixtures: what a lexicon and a tagger mark together, for the claims of a page and for its marks alone.

For claims the tagger finds where a claim stands and who plays which part in it, and the lexicons do all else: with its
attributions too, speakers fall from .82 to .80 and channels from .82 to .78 on gold/dev (423 claims).
For the marks themselves the tagger's names stand beside the lexicon's governments, demonyms and groups; a name that
ends in a demonym or is a mere title is left out. On the half of uner_ewt dev kept from training (452 names):
the tagger's alone .72, so .74. Times and quantities are always the grammar's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.mentions import Marker, Mention, MentionKind
from reportedly.mentions.nouns import words
from reportedly.sentences import Sentence

OF_CLAIMS = frozenset({MentionKind.EVIDENCE, MentionKind.ROLE})
OF_MARKS = frozenset(MentionKind) - {MentionKind.TIME, MentionKind.QUANTITY}
NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.PLACE})
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.FORCE})
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
        known = [mention for mention in told if mention.label]
        bodies = {mention.span for mention in told if mention.kind in BODIES}
        peoples = {mention.span.end for mention in known if mention.label == "demonym"}
        yield from known
        for mention in self._tagger(sentences):
            named = mention.kind in NAMES and (mention.span.end in peoples or mention.text.lower() in TITLES)
            unsure = mention.kind in BODIES and mention.score < SURELY and mention.span not in bodies
            if mention.kind in OF_MARKS and not named and not unsure:
                yield mention
