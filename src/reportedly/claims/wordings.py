"""Wordings: what the words of a clause let expect of when it happens: how sure it is, how large a count, whose words.

What is demanded has no day yet; a toll of many thousands is a whole war's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.attributions import Attribution
from reportedly.claims import modalities
from reportedly.claims.passages import Passage
from reportedly.claims.scenes import Scene

_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{5,}|thousands|millions?")


@dataclass(frozen=True, slots=True)
class Wording:
    """``modality``; ``word``: the trigger's; ``quoted``: inside quotation marks; ``large``: with a large count."""

    modality: str
    word: str
    quoted: bool
    large: bool

    @classmethod
    def of(cls, passage: Passage, scene: Scene, attribution: Attribution | None) -> Wording:
        """The wording of a passage."""
        return cls(
            modalities.of(passage, attribution),
            passage.sentence.lower[passage.first],
            scene.quoted(passage.head),
            any(_LARGE.fullmatch(word) for word in passage.words),
        )

    def signs(self, kind: str, tense: str) -> tuple[str, ...]:
        """What it says of one kind of claim in one tense."""
        said = (self.modality, f"word {self.word}", "quoted" if self.quoted else "plain")
        return (*said, f"{self.modality} {kind}", f"{self.modality} {tense}")
