"""Modalities: whether it happened, by the words before the trigger and by the cue that brings the content."""

from __future__ import annotations

from reportedly.attributions import Attribution
from reportedly.claims.passages import Passage
from reportedly.mentions.nouns import words
from reportedly.text import Span

_NEGATING = words(
    "not n't n’t never neither nor without nobody none denied denies deny denying refused failed fails"
    " prevented stopped"
    " no thwarted foiled averted cannot unable halted"
)
_DEMANDING = words(
    "urge urged urges urging demand demanded demands demanding should must ask asked asks asking want"
    " wants wanted propose"
    " proposed proposes appeal appealed appeals calling calls call called threatened threatens"
    " threaten threatening"
    " request requested offer offered offers insist insisted insists wishes"
)
_POSSIBLE = words(
    "may might could possible possibly feared fear fears likely risk risks potential potentially probably perhaps"
    " threat if unless"
)
_PLANNED = words(
    "will would plan plans planned planning intend intends intended expected due scheduled 'll ’ll vowed vows pledged"
    " pledges promised set prepare prepares preparing going shall ready"
)
_ORDER = (("negated", _NEGATING), ("demanded", _DEMANDING), ("possible", _POSSIBLE), ("planned", _PLANNED))
_LOOSE = words("will would could may might due scheduled expected not never n't n’t should must")
_PLAIN = frozenset({"negated", "possible"})
"""What plain words say outweighs a tagger's guess."""
REACH = 7
"""Words before the trigger that may govern it."""

_BARRIERS = words("; : . that who whom whose which but after while where when")


def of(passage: Passage, attribution: Attribution | None) -> str:
    """actual, planned, possible, demanded or negated, as in claims.md 1."""
    read = _read(passage, attribution)
    return read if read in _PLAIN else passage.modality or read


def _read(passage: Passage, attribution: Attribution | None) -> str:
    if passage.form == "adj":
        return "actual"
    said = attribution.modality if attribution else "actual"
    own = _in_clause(passage, attribution)
    if said == "negated":
        return "actual" if own == "negated" else "negated"
    return own if own != "actual" else said


def _in_clause(passage: Passage, attribution: Attribution | None) -> str:
    governing = [*_governing(passage, attribution), *_predicate(passage)]
    for modality, marks in _ORDER:
        if marks.intersection(governing):
            return modality
    return "actual"


def _governing(passage: Passage, attribution: Attribution | None) -> list[str]:
    """The words before the trigger that it can stand under, nearest last; none from beyond a barrier.

    Whose words it is told by counts once: in "X denied shelling Y" nothing is denied twice.
    """
    telling = _telling(attribution)
    near = passage.sentence.tokens[max(0, passage.first - REACH) : passage.first]
    words_before = [token.text.lower() for token in near if not any(s.start <= token.start < s.end for s in telling)]
    for at in range(len(words_before) - 1, -1, -1):
        if words_before[at] in _BARRIERS:
            words_before = words_before[at + 1 :]
            break
    return [word for at, word in enumerate(words_before) if not _idle(words_before, at)]


def _telling(attribution: Attribution | None) -> tuple[Span, ...]:
    """The source of an attribution, and its cue where the cue itself says what becomes of the content."""
    if attribution is None:
        return ()
    return attribution.source if attribution.modality == "actual" else (*attribution.source, *attribution.cue)


def _predicate(passage: Passage) -> list[str]:
    """The words right behind a deed named by a noun: "talks are due", "the toll could rise"."""
    if passage.form != "noun":
        return []
    behind = [token.text.lower() for token in passage.sentence.tokens[passage.last + 1 : passage.last + 7]]
    stop = next((at for at, word in enumerate(behind) if word in _BARRIERS or word == ","), len(behind))
    return [word for word in behind[:stop] if word in _LOOSE]


def _idle(before: list[str], at: int) -> bool:
    """ "no" away from the trigger, "set" as a noun, "due to" for a cause."""
    word, near = before[at], len(before) - at
    if word == "due":
        return before[at + 1 : at + 2] == ["to"] and before[at - 1 : at] not in (["are"], ["is"], ["was"], ["were"])
    if word in {"no", "set", "call", "fear", "threat", "offer", "plan", "possible", "potential", "likely"}:
        return near > 3
    return False
