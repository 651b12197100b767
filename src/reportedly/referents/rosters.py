"""Rosters: who is who on one page. Names, offices and the state the page is about, found once for the whole page."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.mentions import Page
from reportedly.referents.actors import Actor, Lexicon
from reportedly.text import Span


@dataclass(frozen=True)
class Roster:
    """Answers who some words of a page refer to."""

    page: Page
    lexicon: Lexicon
    states: tuple[str, ...] = ()

    def named(self, words: str, span: Span) -> Actor:
        """The actor that words at a span refer to; party "UNK" when nothing tells."""
        on = self.page.document.day
        record = self.lexicon.named(words, on)
        if record:
            return Actor(record.id, words, self._filled(record.party), record.office)
        state = self.lexicon.state(words)
        if state:
            return Actor(state, words, state)
        for _, part in reversed(self.lexicon.parts(words, on)):
            party = part if isinstance(part, str) else self._filled(part.party)
            return Actor(f"{party}:{words}", words, party)
        return Actor(f"UNK:{words}", words, "UNK")

    def _filled(self, party: str) -> str:
        state = self.states[0] if self.states else ""
        return party.replace("*", state, 1) if state else ("UNK" if party.startswith("*") else party)
