"""Tenses: whether a clause tells of what was, has been, goes on, is or will be, by its finite verb.

Of a verb that triggers a claim its auxiliary tells, else its own form; of evidence without one the first verb in it.
What has no verb is told by the form of its trigger. "Went on" is "were fleeing", "told" the past of one word ("fell").
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.passages import Passage
from reportedly.mentions.nouns import words

REACH = 6
"""Words before a trigger that may be its auxiliary."""
AHEAD = 3
"""Words before evidence that breaks off from its auxiliary: "were | killed"."""
_BEHIND = 4
"""Words behind an auxiliary among which its verb stands."""

_PLAIN = {
    **dict.fromkeys(words("will would shall 'll ’ll"), "will"),
    **dict.fromkeys(words("may might could can cannot should must"), "may"),
    **dict.fromkeys(words("do does"), "present"),
    "did": "past",
}
_HAVE = words("has have 've ’ve having had")
_BE = words("is are am 're ’re was were")
_SHORT = words("'s ’s")
_PRONOUNS = words("he she it that this who what there which here")
_BETWEEN = words("not n't n’t also been being now still already yet never only just both all so far since")
_ARTICLES = words("the a an its their his her our this that these those all")
_PARTICIPLES = words(
    "begun bought broken brought built burnt caught come cut dealt driven drawn fallen fled flown forced fought found"
    " given gone got grown held hit hurt kept known laid led left lost made met overrun paid put risen run said seen"
    " sent set shaken shot shown shut slain sold spent spoken stolen struck sunk swept taken thrown told torn withdrawn"
    " won written become blown"
)
_PAST = words(
    "arose beat became began bore bought broke brought built burnt came caught chose cut dealt drew drove fed fell felt"
    " fled flew fought found froze gave got grew heard held hit hurt kept knew laid lay led left lent lost made meant"
    " met overran paid put quit ran rang read retook rode rose said sank sat saw sent set shook shot shut slid sold"
    " sought spent split spoke spread stole stood struck stuck swept swore swung taught thought threw told took tore"
    " understood went withdrew woke won wore wrote"
)
_PRESENT = words(
    "remain remains continue continues hold holds keep keeps control controls say says want wants need needs"
    " include includes lie lies stand stands has leave leaves face faces allow allows live lives call calls urge"
    " urges ask asks reject rejects refuse refuses deny denies insist insists back backs accuse accuses warn warns"
    " plan plans expect expects take takes go goes come comes give gives make makes fall falls lose loses fight"
    " fights meet meets run runs show shows see sees rise rises put puts cut cuts sit sits know knows grow grows"
    " begin begins mean means seek seeks send sends pay pays sell sells spend spends think thinks believe believes"
    " help helps use uses work works wait waits serve serves carry carries report reports count counts list lists"
    " appear appears seem seems"
)


def of(passage: Passage) -> str:
    """The tense of a passage in a word or two, for its signs."""
    lower, triggered = passage.sentence.lower, passage.told is not None or passage.evidence is None
    found = _before(lower, passage) if passage.form != "noun" else ""
    if passage.form == "verb" and triggered:
        return found or _own(lower, passage.first) or "bare"
    readings = (_auxiliary(lower, at) or _own(lower, at) for at in range(passage.start, passage.end))
    return found or next(filter(None, readings), f"no verb {passage.form}" if triggered else "no verb")


def _before(lower: Sequence[str], passage: Passage) -> str:
    """By the last auxiliary before a trigger."""
    least = max(passage.start - AHEAD, passage.first - REACH, 0)
    for at in range(passage.first - 1, least - 1, -1):
        if at < passage.start and lower[at] in ",;:.":
            return ""
        if found := _auxiliary(lower, at):
            return found
    return ""


def _auxiliary(lower: Sequence[str], at: int) -> str:
    """What an auxiliary tells together with the words behind it; empty for other words."""
    word = lower[at]
    if word in _SHORT and at and lower[at - 1] in _PRONOUNS:
        word = "is"
    if word in _PLAIN:
        return _PLAIN[word]
    if word not in _HAVE and word not in _BE and word != "to":
        return ""
    near = lower[at + 1 : at + 1 + _BEHIND]
    verb = next((one for one in near if one not in _BETWEEN and not one.endswith("ly")), "")
    if word == "to":
        return "to" if verb.isalpha() and near[0] not in _ARTICLES else ""
    return _having(word, verb, near) if word in _HAVE else _being(word, verb)


def _having(word: str, verb: str, near: Sequence[str]) -> str:
    if verb in _PARTICIPLES or verb.endswith("ed") or "been" in near[:3]:
        return "pluperfect" if word == "had" else "perfect"
    return "past" if word == "had" else "may" if verb == "to" else "present"


def _being(word: str, verb: str) -> str:
    past = word.startswith("w")
    if verb.endswith("ing"):
        return "went on" if past else "going on"
    return "past" if past else "will" if verb == "to" else "present"


def _own(lower: Sequence[str], at: int) -> str:
    """What a word's own form tells."""
    word = lower[at]
    if word in _PAST:
        return "told"
    if word in _PRESENT:
        return "present"
    if word.endswith("ed") and len(word) > 4:
        return "ed"
    return "ing" if word.endswith("ing") and len(word) > 5 else ""
