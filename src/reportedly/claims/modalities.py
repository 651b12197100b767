"""Modalities: whether it happened, by a tagger's reading, else by the words before the trigger and by the cue.

A tagger's reading stands above that of the words, which govern further than they know: "the envoy said he would
not sign" is a refusal, and "shells could be heard" were fired. On gold/train, gold/own and gold/dev (November 2026) it
is right in 4,628 of 4,949 claims, in 4,557 where plain words of denial and doubt outweighed it. Only what it takes for
planned is read again for the words by which the guide of claims.md 2 tells doubt and demand from a plan.
"""

from __future__ import annotations

import re

from reportedly.attributions import Attribution
from reportedly.claims import denials
from reportedly.claims.passages import Passage
from reportedly.mentions.nouns import words
from reportedly.sentences import Token
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
_NOT = words("not never n't n’t")
_AHEAD = words("planned demanded")
_GIVEN = re.compile(r"(?<!be )\b(?:pledge[ds]|promise[ds]|approve[ds]|offer(?:ed|s))\b(?! to\b)")
"""A pledge of aid has happened: so in 12 of 12 claims of gold/train and gold/own, though our annotators call 15 of 25
planned; right in 7 of 8 that the tagger reads otherwise there and in what is held out (November 2026). "Promised to
train", "will be approved" and "would send it if Rome approved" lie ahead."""
_UNSURE = words("if unless whether would will should may might could must")
_DOUBTED = words("may might could")
_PERCEIVED = words("heard seen felt")
_ASKED = words(
    "must should threaten threatens threatened threatening offer offers offered propose proposes proposed proposing"
    " proposal demand demands demanded urge urges urged"
)
ASKING = 2
"""Words before evidence that may ask for what it tells: "has threatened | a full-scale offensive"."""
REACH = 7
"""Words before the trigger that may govern it."""

_BARRIERS = words("; : . that who whom whose which but after while where when")


def of(passage: Passage, attribution: Attribution | None) -> str:
    """actual, planned, possible, demanded or negated, as in claims.md 1."""
    if not passage.modality:
        return _read(passage, attribution)
    if _denied(passage, attribution):
        return "negated"
    if passage.modality == "actual" and denials.put_off(passage):
        return "negated"
    if passage.modality == "actual" and denials.unconfirmed(passage):
        return "possible"
    if passage.modality == "negated" and (denials.refused(passage) or denials.unkept(passage)):
        return "actual"
    if passage.kind == "aid" and passage.modality in _AHEAD and _given(" ".join(passage.words)):
        return "actual"
    return _reread(passage) if passage.modality == "planned" else passage.modality


def _denied(passage: Passage, attribution: Attribution | None) -> bool:
    """ "have not captured", "was never captured"; or a denial by name of what is not itself denied."""
    lower = passage.sentence.lower[: passage.first]
    if passage.form == "verb" and _NOT.intersection(lower[-1:] if lower[-1:] != ("been",) else lower[-2:]):
        return passage.modality == "actual" and "if" not in lower
    if attribution is None or attribution.lemma != "deny" or attribution.modality != "negated":
        return False
    cue = max(span.end for span in attribution.cue)
    denying = [token.text.lower() for token in passage.sentence.tokens if token.end <= cue]
    return not _NOT.intersection(denying[-3:]) and _in_clause(passage, attribution) != "negated"


def _given(told: str) -> bool:
    """Whether a pledge is told as made, behind no "would", "will" or "if"."""
    found = _GIVEN.search(told)
    return found is not None and _UNSURE.isdisjoint(told[: found.start()].split())


def _reread(passage: Passage) -> str:
    """What a tagger takes for a plan: possible where it may be, demanded where it is offered, asked or threatened.

    Right in 9 of 11 and in 14 of 18 such claims of the gold that have other words than a plan's (November 2026).
    """
    before = _lower(passage, max(0, passage.start - ASKING), passage.start)
    inside = _lower(passage, passage.start, passage.end)
    if _DOUBTED & inside and not _PERCEIVED & inside:
        return "possible"
    return "demanded" if _ASKED & (before | inside) else "planned"


def _lower(passage: Passage, start: int, end: int) -> set[str]:
    """Words of the sentence in lower case; May, the month and the name, as it is."""
    return {_plain(token) for token in passage.sentence.tokens[start:end]}


def _plain(token: Token) -> str:
    return token.text if token.text == "May" else token.text.lower()


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
    words_before = [_plain(token) for token in near if not any(s.start <= token.start < s.end for s in telling)]
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
    behind = passage.sentence.lower[passage.last + 1 : passage.last + 7]
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
