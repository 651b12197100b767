"""Rosters: who is who on one page. Persons, their offices, and the states the page is about, found once for the page.

A name of the lexicon is what the lexicon says on the day. Else the words themselves tell ("Turkish troops", "people of
Idlib"); else how the page introduces a person ("Oleh Ivanenko, the mayor of ..."); else, for common nouns ("the army",
"rebels"), the state the page is about. Where none tells, the party is UNK: an open world is no error.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from reportedly.documents import BlockKind
from reportedly.mentions import Mention, MentionKind, Page
from reportedly.mentions.spellings import fold
from reportedly.referents.actors import Actor, Lexicon, Record, backs, person_id, surname_key
from reportedly.referents.places import Gazetteer, Place, Precision
from reportedly.text import Cited, Span

NEAR = 80
"""Code points within which "the army" is of the state last named; gold/train, 28 November 2026."""
AT_WAR = 1.5
"""What a state counts more of which the lexicon knows armed groups: talks are held in Geneva, the war is elsewhere."""

_OFFICE = re.compile(
    r"\b(governor|mayor|president|prime minister|(?:foreign|defen[cs]e|interior"
    r"|health|information|deputy) minister|minister"
    r"|spokes(?:man|woman|person)|commander|ambassador|envoy|chief|head|director|secretary[- ]general|leader|chairman"
    r"|general|colonel|lawmaker|official|adviser|negotiator|prosecutor|coordinator"
    r"|resident|activist|doctor|witness)s?\b",
    re.IGNORECASE,
)
_LOCAL = frozenset(("governor", "mayor", "head", "chief", "official", "president"))
_NOT_OURS = re.compile(
    r"[ -](?:backed|led|allied|based|run|held|controlled|occupied|funded|trained|made|born|sponsored)\b", re.IGNORECASE
)
_AFTER = re.compile(r"^(?:,| \(|,? who (?:is|was)) ?(?:a|an|the|its|their)?\b(?P<words>[^,;:()\"“”]{3,90})")
_LEAD = re.compile(
    r"(?:(?:[A-Z][\w'’.-]{0,40}|(?:U\.)+S\.|of|for|the|and|former|then|deputy|acting"
    r"|senior|top|local|regional|military|rebel"
    r"|opposition|government|foreign|defen[cs]e|interior|health|army|police|special"
    r"|chief|prime|human|rights|media|press"
    r"|(?:governor|mayor|president|minister|spokes(?:man|woman|person)|commander|ambassador|envoy|head|director"
    r"|secretary[- ]general|leader|chairman|general|colonel|lawmaker|official|adviser|negotiator|prosecutor|coordinator"
    r"|resident|activist|doctor|witness|fighter|journalist|reporter|correspondent"
    r"|secretary|diplomat|analyst)s?)\s+){1,8}$"
)
_TELLS = re.compile(
    r"(?i)\b(?:(?:health|interior|energy|education) ministry|police|mayor|governor|emergency services?|city council"
    r"|(?:regional|local|city|health) (?:authorities|officials|administration))\b"
)
_BEHIND = re.compile(r"^ (?:of|in) (?:the )?((?:[A-Z][\w'’-]+ ?){1,4})")
_UNNAMED = frozenset(("CVL", "NGO", "MED"))


@dataclass(frozen=True)
class Roster:
    """Answers who some words of a page refer to. ``places``: what the page's place mentions mean."""

    page: Page
    lexicon: Lexicon
    places: Mapping[Span, Cited[Place]] = field(default_factory=dict)
    gazetteer: Gazetteer | None = None

    def named(self, words: str, span: Span) -> Actor:
        """The actor that words at a span refer to; party "UNK" when nothing tells."""
        plain = _bare(words)
        record = self.lexicon.named(plain, self._day, self.states)
        if record is None and (state := self.lexicon.state(plain)) and not _crowd(plain):
            return Actor(state, words, state)
        if record is None and _proper(plain):
            record = self.lexicon.person(plain, self._day)
        if record and not record.generic:
            return self._recorded(record, plain)
        known = self.persons.get(surname_key(plain)) if _proper(plain) else None
        if known:
            return known
        party = self._party(plain, span)
        return Actor(f"{party}:{fold(plain)}", words, party)

    def entered(self, words: str) -> Actor | None:
        """The body that the lexicon has under these very words, no person and no common noun."""
        plain = _bare(words)
        record = self.lexicon.named(plain, self._day, self.states)
        if record is None or record.generic or record.kind == "person":
            return None
        return self._recorded(record, plain)

    # --- the page as a whole ---------------------------------------------------------------------------------------

    @property
    def _day(self) -> date:
        return self.page.document.day

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The states the page is about, most first: by its places, then by demonyms and parties; the headline twice."""
        titles = [b.span for b in self.page.document.blocks if b.kind is BlockKind.HEADLINE]
        votes: dict[str, float] = defaultdict(float)
        for mention in self.page.mentions:
            twice = 2.0 if any(mention.span in title for title in titles) else 1.0
            for code, weight in self._votes(mention):
                votes[code] += weight * twice
        for code in votes:
            votes[code] *= AT_WAR if self.lexicon.at_war(code) else 1.0
        return tuple(code for code, _ in sorted(votes.items(), key=lambda pair: (-pair[1], pair[0])))

    def _votes(self, mention: Mention) -> Iterator[tuple[str, float]]:
        cited = self.places.get(mention.span)
        if mention.kind is MentionKind.PLACE and cited and len(cited.value.country) == 3:
            yield cited.value.country, {"demonym": 0.5, "metonym": 0.3}.get(mention.label, 1.0)
        elif mention.kind in (MentionKind.FORCE, MentionKind.PERSON, MentionKind.ORGANISATION):
            record = self.lexicon.named(mention.text, self._day)
            if record and re.match(r"[A-Z]{3}:(?!NGO)", record.party):
                yield record.party[:3], 1.0

    @cached_property
    def armed(self) -> tuple[tuple[int, str], ...]:
        """Where the page names armed groups: offset and party, in the order of the text."""
        found = []
        for mention in self.page.mentions:
            if mention.kind in (MentionKind.FORCE, MentionKind.ORGANISATION):
                named = (r for _, r in self._parts(mention.text) if isinstance(r, Record) and not r.generic)
                record = next(named, None)
                if (
                    record
                    and not record.generic
                    and (record.party == "ISIS" or record.party.partition(":")[2] not in ("", *_UNNAMED))
                ):
                    found.append((mention.span.start, record.party))
        return tuple(found)

    @cached_property
    def persons(self) -> Mapping[str, Actor]:
        """The page's own persons by the sound of their surname, as the first introduction that tells has them."""
        found: dict[str, Actor] = {}
        for mention in self.page.mentions:
            if mention.kind is MentionKind.PERSON and mention.label != "group" and _proper(mention.text):
                key = surname_key(mention.text)
                actor = self._introduced(mention)
                if key not in found or (found[key].party == "UNK" and actor.party != "UNK"):
                    found[key] = actor
        return found

    # --- persons ---------------------------------------------------------------------------------------------------

    def _introduced(self, mention: Mention) -> Actor:
        record = self.lexicon.named(mention.text, self._day, self.states) or self.lexicon.person(
            mention.text, self._day
        )
        if record and not record.generic:
            return self._recorded(record, mention.text)
        before, after = self._beside(mention)
        party, office = "UNK", mention.label
        for span in filter(None, (before, after)):
            words = self.page.document.words(span)
            found = _OFFICE.search(words)
            office = office or (found.group(1).lower() if found else "")
            if party == "UNK" and (found or span == before):
                party = self._party(words, span, introducing=True)
        where = self._jurisdiction(before, after) if office in _LOCAL else ""
        return Actor(person_id(mention.text, party), mention.text, party, office, where)

    def _beside(self, mention: Mention) -> tuple[Span | None, Span | None]:
        """The words before a name that belong to it, and the apposition after it."""
        text, document = self.page.document.text, self.page.document.id
        floor = max(0, mention.span.start - 70, text.rfind("\n", 0, mention.span.start) + 1)
        lead = _LEAD.search(text[floor : mention.span.start])
        before = Span(document, floor + lead.start(), mention.span.start) if lead else None
        match = _AFTER.match(text[mention.span.end : mention.span.end + 110])
        after = (
            Span(document, mention.span.end + match.start("words"), mention.span.end + match.end("words"))
            if match
            else None
        )
        return before, after

    def _jurisdiction(self, *spans: Span | None) -> str:
        """The id of the place an office is over: the one named beside the name."""
        for span in filter(None, spans):
            for mention in self.page.within(span, MentionKind.PLACE):
                cited = self.places.get(mention.span)
                if cited and cited.value.precision < Precision.COUNTRY:
                    return cited.value.id
        return ""

    def _recorded(self, record: Record, words: str) -> Actor:
        where = ""
        if record.jurisdiction and self.gazetteer:
            found = self.gazetteer.look_up(record.jurisdiction)
            where = found[0].place.id if found else ""
        return Actor(record.id, words, self._filled(record.party, ""), record.office, where)

    # --- parties ---------------------------------------------------------------------------------------------------

    def _parts(self, words: str) -> Sequence[tuple[str, Record | str]]:
        return self.lexicon.parts(_NOT_OURS.sub("backed", words), self._day, self.states)

    def _party(self, words: str, span: Span, introducing: bool = False) -> str:
        """What the words themselves say: an actor named in them, or a group and the state it belongs to."""
        first = re.split(r",\s|\s+and\s+|\s*/\s*", words)[0]
        parts = (not introducing and self._parts(first)) or self._parts(words)
        actors = [value for _, value in parts if isinstance(value, Record) and not value.generic]
        groups = [value for _, value in parts if isinstance(value, Record) and value.generic]
        states = [value for _, value in parts if isinstance(value, str)] or self._state_of_places(span)
        if groups and not states and not introducing:
            states = self._state_behind(span)
        group = groups[-1].party.partition(":")[2] if groups else ""
        if actors and group != "CVL":
            return self._filled(actors[0].party, "")
        if actors:
            states = states or [a.party[:3] for a in actors if re.match(r"[A-Z]{3}(?::|$)", a.party)]
        if groups:
            at_home = states or [self._state] if _TELLS.search(words) else states
            return self._grouped(group, at_home[0] if at_home else "", span)
        if states:
            return f"{states[0]}:CVL" if not introducing and len(parts) == 1 and _crowd(parts[0][0]) else states[0]
        return "UNK"

    def _state_of_places(self, span: Span) -> list[str]:
        named = self.page.within(span, MentionKind.PLACE)
        found = [self.places.get(mention.span) for mention in named if not backs(self.page, mention)]
        return [cited.value.country for cited in found if cited and len(cited.value.country) == 3]

    def _state_behind(self, span: Span) -> list[str]:
        """The state of the place right behind some words: "the health ministry in Gaza", "of Ukraine"."""
        text = self.page.document.text[span.end : span.end + 60]
        match = _BEHIND.match(text)
        return (
            self._state_of_places(Span(span.document, span.end + match.start(1), span.end + match.end(1)))
            if match
            else []
        )

    def _grouped(self, group: str, state: str, span: Span) -> str:
        """A common noun made a party: of the state given, else of the page's; an armed group is the one last named."""
        state = state or (self._acting(span) if not group else "")
        home = state or self._state
        if group in ("ARM", "INS") or (group == "REB" and not self.lexicon.has(f"{home}:REB")):
            before = [p for start, p in self.armed if start <= span.start and (not state or p.startswith(state))]
            if before:
                return before[-1]
            group = "INS" if group == "INS" or home == "AFG" else "REB"
        return self._filled(f"*:{group}" if group else "*", state)

    def _acting(self, span: Span) -> str:
        """The state last named as one, before "the army" or "its planes", in the same sentence or shortly before."""
        since = self._since(span)
        near = [code for start, code in self.named_states if since <= start <= span.start]
        return near[-1] if near else ""

    def _since(self, span: Span) -> int:
        """How far back the state may be named: "its planes" are of one in their sentence, however long that is."""
        before = span.start - NEAR + 1
        if not self.page.document.text[max(0, span.start - 7) : span.start].lower().endswith((" its ", " their ")):
            return before
        at = bisect_right(self.page.sentences, span.start, key=lambda sentence: sentence.span.start)
        return min(before, self.page.sentences[max(0, at - 1)].span.start)

    @cached_property
    def named_states(self) -> tuple[tuple[int, str], ...]:
        """Where demonyms and governments stand, and of which state."""
        places = (m for m in self.page.mentions if m.kind is MentionKind.PLACE)
        marks = [m for m in places if m.label and not backs(self.page, m)]
        found = [(m.span.start, self.lexicon.state(m.text)) for m in marks]
        return tuple((start, code) for start, code in found if code)

    @property
    def _state(self) -> str:
        return self.states[0] if self.states else ""

    def _filled(self, party: str, state: str) -> str:
        """A party with its star replaced by a state."""
        if not party.startswith("*"):
            return party
        state = state or self._state
        return party.replace("*", state, 1) if state else "UNK"


def _crowd(words: str) -> bool:
    """A people in the plural: "Syrians", "Yemenis"."""
    return bool(re.search(r"(?:[aie]ns|[nrt]is|[ei]ts|rds)$", words)) and not re.search("(?i)states|tunis", words)


def _bare(words: str) -> str:
    plain = re.sub(
        r"^(?:the|a|an|some|many|several|its|their|his|all|other)\s+", "", words.strip(), flags=re.IGNORECASE
    )
    return re.sub(r"['’]s?$", "", plain)


def _proper(words: str) -> bool:
    """Written as a person's name: a last word with a capital, and no more than five words."""
    last = words.split()[-1] if words.split() else ""
    return last[:1].isupper() or any(part[:1].isupper() for part in last.split("-"))
