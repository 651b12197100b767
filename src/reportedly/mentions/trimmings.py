"""Trimmings: what a tagger takes into a name and is none of it, and two names that it takes for one.

A form of address goes from before a person, a preposition or a mark from behind any name; a town and the American state
behind it are two names, with a comma between them or without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.mentions import MentionKind
from reportedly.mentions.nouns import words

_ADDRESS = re.compile(r"(?:(?:mr|mrs|ms|miss|mx|drs?|prof)\b\.?\s*)+", re.IGNORECASE)
_LOOSE = words("of and the in at for by from to . , ; : -")
_MARKS = ",;:"
_STATES = words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois"
    " indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri"
    " montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington"
    " wisconsin wyoming"
)
_LONG_STATES = words("new-hampshire new-jersey new-mexico new-york north-carolina north-dakota rhode-island") | words(
    "south-carolina south-dakota west-virginia"
)
_POSTAL = words(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa"
    " ri sc sd tn tx ut vt va wa wv wi wy dc"
)
_SYLLABLES = words("al ar co de ga hi id in la ma me mi mo ne oh ok or pa")
"""Postal codes that are a word or a name's last part elsewhere ("Mong La"), and no state unless in capitals."""
_OF_ONE_NAME = words(
    "new north south east west northern southern eastern western northeast northwest southeast southwest central upper"
    " lower rural coastal greater of lake mount mt mt. fort ft ft. port cape baja camp uss university"
)
_WORD = re.compile(r"\S+")


def names(kind: MentionKind, text: str) -> Iterator[tuple[int, int]]:
    """The names in what was taken for one, as half-open offsets; none where nothing is left of it."""
    address = _ADDRESS.match(text) if kind is MentionKind.PERSON else None
    start, end = address.end() if address else 0, _tight(text)
    parts = _town_and_state(text[:end], start) if kind is MentionKind.PLACE else ((start, end),)
    yield from ((left, right) for left, right in parts if left < right)


def _tight(text: str) -> int:
    """Where a name ends without the prepositions and marks that hang on it, and the gaps before them."""
    end = len(text)
    while end:
        start = next((at for at in range(end, 0, -1) if text[at - 1].isspace()), 0)
        if text[end - 1] in _MARKS:
            start = end - 1
        elif not start or text[start:end] not in _LOOSE:
            break
        end = next((at for at in range(start, 0, -1) if not text[at - 1].isspace()), 0)
    return end


def _town_and_state(text: str, start: int) -> tuple[tuple[int, int], ...]:
    found = list(_WORD.finditer(text, start))
    said = [match.group().lower() for match in found]
    for length, last in ((2, "-".join(said[-2:])), (1, said[-1] if said else "")):
        behind = found[-length:]
        written = behind[0].group() if behind else ""
        clear = written.isupper() or (written.istitle() and last not in _SYLLABLES)
        postal = length == 1 and last in _POSTAL and clear
        if len(found) <= length or not (postal or last in (_STATES if length == 1 else _LONG_STATES)):
            continue
        if said[-length - 1].rstrip(",") in _OF_ONE_NAME:
            break
        return (start, start + len(text[start : behind[0].start()].rstrip(" ,"))), (behind[0].start(), len(text))
    return ((start, len(text)),)
