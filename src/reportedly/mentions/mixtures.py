"""Mixtures: what a lexicon and a tagger mark together, for the claims of a page and for its marks alone.

For claims the tagger finds where a claim stands and who plays which part in it, and the lexicons do all else: with its
attributions too, speakers fall from .82 to .80 and channels from .82 to .78 on gold/dev (423 claims).
For the marks themselves the tagger's names stand beside the lexicon's governments, demonyms and groups. On uner_ewt dev
(966 names) lexicon and tagger added together reach F1 .49, the tagger's names alone .62, the lexicon's .39. Times and
quantities are always the grammar's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.mentions import Marker, Mention, MentionKind
from reportedly.sentences import Sentence

OF_CLAIMS = frozenset({MentionKind.EVIDENCE, MentionKind.ROLE})
OF_MARKS = frozenset(MentionKind) - {MentionKind.TIME, MentionKind.QUANTITY}


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
        """All but times and quantities."""
        yield from (mention for mention in self._names(sentences) if mention.label)
        yield from (mention for mention in self._tagger(sentences) if mention.kind in OF_MARKS)
