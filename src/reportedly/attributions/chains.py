"""Chains: the hands that words passed through, from the speaker outwards.

Channel (a post, a statement, a call), then who passed it on: the agency or outlet that was told, that cites, or that
the sentence is according to. Only what the text names with the attribution is in a chain; credits and bylines are not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.attributions import names, sources
from reportedly.attributions.voices import Relay, Role
from reportedly.attributions.words import Line
from reportedly.sentences import Token
from reportedly.text import Span

AGENCIES = frozenset(
    "reuters afp ap tass ria interfax sana anadolu xinhua dpa efe ansa kyodo yonhap irna isna fars tasnim mehr wam"
    " spa saba ina nna petra mena kuna bna qna suna wafa maan ma'an amaq ukrinform unian belta anha upi pti ani"
    " bernama antara aa bloomberg rfe sputnik tap aps map lana ena shafaq khaama pajhwok ukrainska sanaa press-"
    " association apa azertac armenpress trend ntb itar-tass yna cna aki zuma horizon".split()
) - {"horizon", "map", "trend", "zuma", "ukrainska", "sanaa"}  # fmt: skip
_AGENCY_NAME = re.compile(
    r"\b(?:news agency|agency|agence|associated press|press trust|ria novosti|wire service|newswire)\b", re.I
)
OUTLETS = frozenset(
    "cnn bbc cbs nbc abc npr pbs msnbc fox cnbc itv sky jazeera al-jazeera arabiya al-arabiya mayadeen al-mayadeen"
    " manar guardian times telegraph independent post economist politico axios haaretz kommersant tolonews rudaw voa"
    " euronews france24 rt itn lbc press television tv tvs radio fm channel newspaper newspapers daily weekly"
    " magazine broadcaster broadcasters media website network news tribune herald gazette journal standard ledger"
    " chronicle observer mirror monde figaro spiegel zeitung pravda asharq hurriyet sabah fana station".split()
)
_NOT_OUTLETS = frozenset("social medical observatory human rights".split())
CHANNELS = frozenset(
    "statement statements communique communiqué telegram facebook twitter x instagram whatsapp tiktok youtube signal"
    " skype vkontakte weibo post posts tweet tweets video videos clip footage address phone telephone conference"
    " briefing briefings speech letter letters message messages broadcast email e-mail report bulletin recording"
    " livestream readout communication loudspeaker leaflet leaflets blog call sermon remarks newsletter memo audio"
    " text television tv radio".split()
)
_KINDS = frozenset("news agency television radio station channel newspaper magazine broadcaster network".split())
_LEADING = frozenset("to with by on via through told tells telling from".split())
_SEVERAL = frozenset("pair series string thread flurry number".split())
_THROUGH = frozenset("in on via by at during over through from into with using".split())
_TELLING = frozenset("told tells telling tell".split())
_CITING = frozenset("citing quoting cited quoted quotes cites".split())
_HANDING = _CITING | {"carried", "published", "aired", "released", "broadcast"}
MADE = frozenset(
    "shared made posted published issued delivered gave released wrote announced broadcast uploaded sent".split()
)
_UTTERED = frozenset(
    "update updates remarks remark comments comment statement statements announcement claim claims message news"
    " figures figure information toll report accusation allegation warning call appeal post it this them".split()
)


@dataclass(frozen=True, slots=True)
class Passed:
    """What the words around a cue tell of the way: relays from the speaker outwards, and whom a relay cites."""

    relays: tuple[Relay, ...] = ()
    cited: tuple[int, int] | None = None


def from_line(line: Line, taken: Sequence[Span], source: Sequence[Span], reach: tuple[int, int]) -> Passed:
    """Read the chain off the words of a sentence that are no content; ``taken``: contents; ``reach``: code points."""
    tokens = line.sentence.tokens
    free = [
        at for at, token in enumerate(tokens)
        if reach[0] <= token.start < reach[1] and _outside(token, taken) and _outside(token, source)
    ]  # fmt: skip
    beside = [at for at, token in enumerate(tokens) if reach[0] <= token.start < reach[1] and _outside(token, taken)]
    channels = [relay for at in beside for relay in _channel(line, at)]
    passed_on, cited = list(_told(line, free)), None
    for at, token in enumerate(tokens[:-1]):
        if line.words[at] in _HANDING and reach[0] <= token.start < reach[1] and _outside(token, taken):
            by = line.words[at + 1] == "by"
            found = sources.after(line, at + 1 + by, len(tokens))
            if found and by and (line.words[at] in _CITING or passes_on(line.said(*found))):
                passed_on += [relay(line, *found)]
            elif found and line.words[at] in ("citing", "quoting", "quotes"):
                cited = found
    return Passed(_unique((*channels[:1], *passed_on)), cited)


def _outside(token: Token, taken: Sequence[Span]) -> bool:
    return not any(span.start <= token.start < span.end for span in taken)


def relay(line: Line, first: int, last: int) -> Relay:
    """A relay by what it is called: agency, outlet, or else a person or body that passed the words on."""
    return Relay(role(line.said(first, last)), line.said(first, last), line.span(first, last))


def role(name: str) -> Role:
    """What kind of hand a name is."""
    words = set(re.findall(r"[\w'-]+", name.lower()))
    if words & AGENCIES or _AGENCY_NAME.search(name):
        return Role.AGENCY
    if words & OUTLETS and not words & _NOT_OUTLETS:
        return Role.OUTLET
    return Role.PERSON


def passes_on(name: str) -> bool:
    """Whether a name is an agency's or an outlet's."""
    return role(name) is not Role.PERSON


def _channel(line: Line, at: int) -> Iterator[Relay]:
    """The channel that a word is the head of, when a preposition leads to it ("in a Telegram post")."""
    word = line.words[at]
    if word not in CHANNELS or (at + 1 < len(line.words) and line.words[at + 1] in CHANNELS):
        return
    if word == "x" and not (line.sentence.tokens[at].text == "X" and line.words[at - 1 : at] == ("on",)):
        return
    first = at
    while first and line.classes[first - 1] in "nXNhELSGY" and at - first < 6:
        first -= 1
    bare = first
    if first > 1 and line.words[first - 1] == "of" and line.words[first - 2] in _SEVERAL:
        first -= 2
    while first and line.classes[first - 1] == "D":
        first -= 1
    through = line.words[first - 1] if first else ""
    if through in _THROUGH or (through in _TELLING and word in ("conference", "briefing")):
        yield Relay(Role.CHANNEL, line.said(bare, at + 1), line.span(bare, at + 1))


def _told(line: Line, free: Sequence[int]) -> Iterator[Relay]:
    """ "told AFP", "in an interview with the BBC", "said to the agency": the first one in the free words."""
    for first, last in names.runs(line):
        if first not in free:
            continue
        begin, end = _phrase(line, first, last)
        before = line.words[begin - 1] if begin else ""
        initials = before in _TELLING and last - first == 1 and line.said(first, last).isupper()
        if before in _LEADING and (initials or passes_on(line.said(begin, end))):
            hand = relay(line, begin, end)
            yield replace(hand, role=Role.OUTLET) if hand.role is Role.PERSON else hand
            return
    for at in free:
        head = _nameless(line, at)
        if head is not None:
            yield relay(line, head, at + 1)
            return


def _phrase(line: Line, first: int, last: int) -> tuple[int, int]:
    """A run of capitals with what describes it: "Egypt's Al-Qahera News", "a Polish television station"."""
    begin, end = first, last
    while begin and first - begin < 4:
        if not (line.classes[begin - 1] in "DnES" or line.classes[begin] == "S"):
            break
        begin -= 1
    while end < len(line.words) and line.words[end] in _KINDS:
        end += 1
    return begin, end


def _nameless(line: Line, at: int) -> int | None:
    """Where "the agency", "state television" begins, when words were told to it."""
    if at < 2 or line.words[at] not in _KINDS | {"tv", "media"}:
        return None
    begin = at
    while begin > 1 and line.classes[begin - 1] in "nDEX" and line.words[begin - 1] not in _LEADING and at - begin < 3:
        begin -= 1
    return begin if begin < at and line.words[begin - 1] in _LEADING else None


def retold(line: Line, speaker: Collection[str]) -> tuple[Relay, ...]:
    """ "The governor shared the update in an online post, according to Reuters": the way of words told before.

    ``speaker`` are the words that may stand for the one who said them; empty when the sentence tells no such thing.
    """
    made = next((at for at, word in enumerate(line.words[:14]) if word in MADE), None)
    if not made or not any(word in _UTTERED for word in line.words[made + 1 : made + 6]):
        return ()
    if not any(word in speaker for word in line.words[:made]):
        return ()
    channels = [relay for at in range(made, len(line.words)) for relay in _channel(line, at)]
    through = list(_told(line, range(made, len(line.words))))
    for at in range(made, len(line.words) - 1):
        if line.words[at : at + 2] == ("according", "to"):
            found = sources.after(line, at + 2, len(line.words))
            if found and passes_on(line.said(*found)):
                through = [relay(line, *found)]
    return _unique((*channels[:1], *through))


def _unique(relays: Sequence[Relay]) -> tuple[Relay, ...]:
    found: list[Relay] = []
    for hand in relays:
        if all(hand.name not in other.name for other in found):
            found = [*(other for other in found if other.name not in hand.name), hand]
    return tuple(found)
