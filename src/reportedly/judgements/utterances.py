"""Are two claims one utterance? By speaker, occasion and content; never by a likeness of texts alone.

On one page the claims of one speaker are one utterance, unless the page opens another ("in a separate statement"),
names two channels or gives two figures for one thing. On two pages it takes one speaker, one content and 36 hours.
"""

from __future__ import annotations

import re

from reportedly.judgements import slots
from reportedly.judgements.features import ONE_UTTERANCE, Reason, level, status_fit
from reportedly.judgements.notes import Note
from reportedly.judgements.voices import ROLE_OF, Level

CERTAIN = 10.0  # weight of a reason that settles a pair
ON_ONE_PAGE = 9.0  # heavier than any likeness of two pages, so that a page's utterances stand before pages meet
NO_UTTERANCE = -1.0
"""Log-odds of one happening, up to which two pages do not tell of one utterance."""
RELAY = "MED"  # the party of those who pass on what others say
QUOTED_AGAIN = 240.0  # hours within which a page may quote a speaker's older figure
INSTITUTIONS = frozenset(
    {"ministry", "command", "forces", "army", "government", "office", "council", "presidency", "police"}
)
CHANNEL = re.compile(
    r"\b(tele(?:gram|vision|phone)|twitter|tweet|facebook|phone|video|radio|tv|whatsapp|signal|youtube|vkontakte|weibo|x)\b"
)
SPELT = {"tweet": "twitter", "x": "twitter", "telephone": "phone", "tv": "television"}
COMMON = re.compile(r"^(?:the|a|an) | (?:news )?(?:agency|service|newspaper|website|magazine|daily)$")
VAGUE = re.compile(
    r"\b(?:statement|briefing|conference|address|interview|remarks|speech|message|post|media|release)s?\b"
)


def channels(note: Note) -> frozenset[str]:
    """The hands named with the claim, spellings of one channel united; what names no channel in particular left out."""
    return frozenset(channel(name) for name in note.channels) - {""}


def channel(name: str) -> str:
    """One name for one channel: "a post on X" and "tweet" are Twitter, a "statement" may be anywhere."""
    found = CHANNEL.search(name)
    if found:
        return SPELT.get(found.group(1), found.group(1))
    return "" if VAGUE.search(name) else plain_hand(name)


def plain_hand(name: str) -> str:
    """An agency or paper by its name alone: "the Anadolu Agency" is Anadolu."""
    return COMMON.sub("", name).strip() or name


def on_one_page(left: Note, right: Note) -> tuple[Reason, ...]:
    """For or against one utterance, for two attributed claims of one page; none when the speakers do not meet."""
    agreed = level(left, right)
    if agreed is Level.APART:
        return ()
    if left.teaser != right.teaser:
        return (("another story", -CERTAIN),)
    if agreed is Level.SIDE:
        return (("one side in one paragraph", 2.0),) if _summed_up(left, right) else ()
    if agreed is Level.OFFICE and not _spoken_for(left, right):
        return (("two speakers of one office", -4.0),)
    if left.occasion != right.occasion:
        return (("the page opens another utterance", -CERTAIN),)
    mine, theirs = channels(left), channels(right)
    if mine and theirs and not mine & theirs:
        return (("two channels", -4.0),)
    if _two_figures(left, right):
        return (("two figures for one thing", -CERTAIN),)
    if left.earlier != right.earlier:
        return (("an older word of one speaker", 1.0),)
    return (("one speaker on one page", ON_ONE_PAGE),)


def _summed_up(left: Note, right: Note) -> bool:
    """A side and, in the next breath, its nameless spokesman: "the rebels refused; they had orders, he said"."""
    both = (*left.voices, *right.voices)
    return left.paragraph == right.paragraph and any(v.bare for v in both) and any(v.spokesman for v in both)


def _spoken_for(left: Note, right: Note) -> bool:
    """On a body's own page its people speak for it."""
    people = {voice.personal for voice in (*left.voices, *right.voices)}
    return len(people) == 2 and (own_page(left) or own_page(right))


def own_page(note: Note) -> bool:
    """The page is published by the body that speaks: a ministry's release, a charity's update."""
    outlet = set(note.outlet.split())
    if not outlet:
        return False
    names = [set(name.split()) for voice in note.voices for name in voice.names]
    if any(outlet <= name or name <= outlet for name in names if name):
        return True
    offices = {ROLE_OF[word] for word in outlet if word in ROLE_OF}
    return bool(outlet & INSTITUTIONS) and any(offices & voice.roles for voice in note.voices)


def _two_figures(left: Note, right: Note) -> bool:
    return (
        left.kind == right.kind
        and left.status == right.status
        and slots.quantity(left, right) < 0
        and (left.earlier or right.earlier)
        and slots.party(left.target, right.target) >= 0
    )


def on_two_pages(left: Note, right: Note, happening: float) -> tuple[Reason, ...]:
    """For or against one utterance, for claims of two pages; ``happening``: the log-odds of one event."""
    if left.kind != right.kind or happening <= NO_UTTERANCE:
        return ()
    agreed = level(left, right)
    if agreed is Level.APART and (_named_hand(left, right) or _named_hand(right, left)):
        agreed = Level.OFFICE
    if agreed is Level.APART:
        return ()
    figure, hours = slots.quantity(left, right), abs(left.hour - right.hour)
    if figure < 0 or 0 < figure < 0.5:
        if agreed < Level.OFFICE or happening <= 0 or left.status != right.status:
            return ()
        return (("figure raised since", -CERTAIN),) if _raised(left, right) else (("figure apart", -5.0),)
    if left.modality != right.modality and "negated" in (left.modality, right.modality):
        return (("one denies it", -CERTAIN),)
    again = figure >= 0.7 and (left.earlier or right.earlier)
    if hours > (QUOTED_AGAIN if again else ONE_UTTERANCE):
        return (("too long after", -2.0),) if agreed >= Level.OFFICE else ()
    if agreed is Level.SIDE and not again and not _unmistakable(left, right, figure):
        return ()
    if happening <= 0 or (status_fit(left, right) < 1.0 and left.status and right.status):
        return ()
    return (("speaker", float(agreed)), ("content", round(min(happening, 4.0), 3)))


def _raised(left: Note, right: Note) -> bool:
    """The later page says that the toll has risen, or its speaker's figure has gone up: another word than before."""
    first, later = sorted((left, right), key=lambda note: (note.hour, note.id))
    told = later.setting.rising and not later.earlier and not first.earlier
    return told and later.low > first.low and later.hour > first.hour


def _named_hand(left: Note, right: Note) -> bool:
    """One page names for its source the agency or paper through whose hands the other had it: "TASS reported"."""
    if not left.voices or any(voice.party != RELAY for voice in left.voices):
        return False
    hands = channels(right) | {plain_hand(right.outlet)}
    return any(plain_hand(voice.names[0]) in hands for voice in left.voices)


def _unmistakable(left: Note, right: Note, figure: float) -> bool:
    """The content alone tells which utterance is meant, when one page names only the side."""
    bare = any(voice.bare for voice in (*left.voices, *right.voices))
    return bare and (figure >= 0.7 or len(left.words & right.words) >= 3 or (not left.counted and not right.counted))
