"""Actors: who acts and who speaks, with party, office and jurisdiction, by a dated lexicon that comes in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """``id`` is one for a person or body across spellings ("person:lahuta", "RUS:ministry").

    ``party``: a code of claims.md ("RUS", "SYR:REB", "UNK"). ``office``: what the actor speaks as ("governor") or "".
    ``jurisdiction``: the id of the place the office covers, or "". ``name`` is the fullest form on the page.
    """

    id: str
    name: str
    party: str
    office: str = ""
    jurisdiction: str = ""
