"""Harm: how many dead and wounded the keys count, and whether a claim of the page counts them so. No templates needed.

A pair of the key is an effect (DEATH, INJURY) and the number of the target it belongs to; PLURAL is no number. It is
found when a claim of casualties that is said to have happened has this effect and this number: 1 the same, 0.5 in the
guidelines' cases of section 3.2.21. Precision cannot be measured so: keys leave out soldiers killed in battle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import scoring
from keys import Template
from templates import Target, number

from reportedly.claims import Claim, Modality

EFFECTS = {"killed": "DEATH", "wounded": "INJURY"}


@dataclass
class Harm:
    """Pairs of the keys, by effect: asked, counted the same, partly, with the effect but no count, not at all."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in EFFECTS.values()})

    def page(self, claims: Sequence[Claim], keys: Sequence[Template]) -> None:
        """Look for the pairs of a page's keys, each once, among its claims."""
        told = said(claims)
        for effect, asked in sorted({pair for key in keys for pair in pairs(key)}):
            values = [value for name, value in told if name == effect]
            best = max((scoring.number(value, asked) for value in values if value), default=0.0)
            found = {1.0: "same", 0.5: "partly"}.get(best, "other count" if any(values) else "no count")
            self.counts[effect].update(["asked", found if values else "no claim"])

    def lines(self) -> list[str]:
        """A line an effect."""
        return [
            f"{effect.lower()}: of {told['asked']} in keys {told['same']} are claimed so, {told['partly']} partly,"
            f" {told['other count']} with another count, {told['no count']} with none, {told['no claim']} not at all;"
            f" recall {100 * (told['same'] + told['partly'] / 2) / max(1, told['asked']):.0f}"
            for effect, told in self.counts.items()
        ]


def said(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Effect and count of each claim of casualties; an empty count where it has none."""
    found = []
    for claim in claims:
        proposition = claim.proposition
        if proposition.kind == "casualties" and proposition.state in EFFECTS and claim.modality is Modality.ACTUAL:
            count = proposition.quantity.value if proposition.quantity else None
            words = proposition.target.value.name.upper() if proposition.target else "PEOPLE"
            value = number(Target(words, count))
            found.append((EFFECTS[proposition.state], "" if value == "PLURAL" else value))
    return found


def pairs(key: Template) -> set[tuple[str, str]]:
    """Effects with the numbers of the targets they belong to."""
    numbers = {
        option.tag: option.value for filler in key.fillers("HUM TGT: NUMBER") for option in filler.options if option.tag
    }
    effects = [option for filler in key.fillers("HUM TGT: EFFECT OF INCIDENT") for option in filler.options[:1]]
    return {
        (option.value, numbers[option.tag])
        for option in effects
        if option.value in EFFECTS.values() and numbers.get(option.tag, "PLURAL") != "PLURAL"
    }
