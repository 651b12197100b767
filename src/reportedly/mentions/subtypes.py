"""Subtypes: which organisations bear arms, and which places are buildings, by the last word of their names.

No public set marks both, so the tagger learns organisation and place, and the name itself says the rest.
"""

from __future__ import annotations

import re

from reportedly.mentions import MentionKind

_FORCE = re.compile(
    r"(?i)\b(?:army|armies|air force|navy|fleet|forces?|brigades?|battalions?|regiments?|divisions?|corps|troops|"
    r"militias?|"
    r"militants?|guards?|guerrillas?|rebels?|fighters|insurgents?|separatists|front|legion|units?|soldiers|marines|"
    r"battlegroup|squadron|police|commandos|peshmerga|mujahideen|taliban|hezbollah|hizbullah|hamas|isis|isil|"
    r"islamic state|"
    r"daesh|al-?qaeda|al-?shabaab|boko haram|houthis?|janjaweed|wagner|idf|sdf|ypg|fsa|rsf|saf|tplf|ansar allah|unifil|"
    r"monusco|minusma|unmiss|amisom)(?:\s+\([A-Za-z-]+\)|\s+in\s+\S+)?$"
)
_FACILITY = re.compile(
    r"(?i)\b(?:hospitals?|clinic|schools?|university|college|academy|airport|airfield|airbase|air base|base|barracks|"
    r"bridges?|dam|power (?:plant|station)|plant|refinery|terminal|port|harbou?r|station|prison|jail|mosque|church|"
    r"cathedral|market|mall|stadium|theatre|theater|museum|hotel|embassy|palace|checkpoint|crossing|camp|cemetery|"
    r"warehouse|depot|factory|steelworks|works|tower|building|headquarters|depot|tunnel|bakery|library|square)$"
)


SUBTYPES = {MentionKind.ORGANISATION: (MentionKind.FORCE,), MentionKind.PLACE: (MentionKind.FACILITY,)}
"""What a name of a kind may turn out to be."""


def subtype(kind: MentionKind, name: str) -> MentionKind:
    """An organisation that bears arms is a force; a place or an organisation that is a building is a facility."""
    if kind is MentionKind.ORGANISATION and _FORCE.search(name):
        return MentionKind.FORCE
    if kind is MentionKind.PLACE and _FACILITY.search(name):
        return MentionKind.FACILITY
    return kind
