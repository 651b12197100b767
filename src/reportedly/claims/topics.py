"""Topics: the closed list of what can be claimed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from reportedly.claims.accusations import Accusation
from reportedly.claims.aid import Aid
from reportedly.claims.attacks import Attack
from reportedly.claims.casualties import Casualties
from reportedly.claims.ceasefires import Ceasefire
from reportedly.claims.control import Control
from reportedly.claims.corridors import Corridor
from reportedly.claims.damage import Damage
from reportedly.claims.diplomacy import Diplomacy
from reportedly.claims.displacement import Displacement
from reportedly.claims.materiel import Materiel
from reportedly.claims.movements import Movement
from reportedly.claims.notices import Notice
from reportedly.claims.prisoners import Prisoners
from reportedly.claims.sanctions import Sanction
from reportedly.claims.services import Service
from reportedly.claims.talks import Talks

Topic = (
    Control | Attack | Casualties | Displacement | Materiel | Damage | Service | Talks | Ceasefire | Corridor | Aid
    | Sanction | Prisoners | Movement | Diplomacy | Accusation | Notice
)  # fmt: skip
"""The closed union of topics: a match over it that forgets one is a type error."""

TOPICS: tuple[type[Topic], ...] = get_args(Topic)
"""Every topic, in the order of claims.md."""

BY_KIND: Mapping[str, type[Topic]] = MappingProxyType({topic.kind: topic for topic in TOPICS})
"""The topic of a kind's name."""
