"""Templates: claims as MUC-4 wants them: one template an incident of political violence, its slots from the claims.

Slots from claims: type, date, place, stage, perpetrators with confidence, physical targets with number and effect,
human targets with number and effect; instruments from the page's marks of weapons beside them. Types are read from the
words. Nationalities and totals are not made.

Claims tell of one incident when nothing tells them apart (task documentation, 5): type, place, day. Left out, by
section 1 of the documentation: fighting between armed parties without a civilian or a thing harmed, what is older than
two months, what names no target, and what is not said to have happened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from keys import Filler, Option, Template
from vocabulary import (
    BELONGS,
    CLASH,
    COUNTED,
    COUNTRIES,
    DOUBT,
    EMPTY,
    FORCE,
    NEUTRAL,
    OFFICE,
    OFFICIAL,
    ORGANISED,
    OWNED,
    PERSON,
    REBEL,
    SHORT,
    THING,
    TYPES,
    WEEKDAY,
    arm,
    occupation,
    sort,
)

from reportedly.claims import Claim, Modality
from reportedly.claims.codes import irregular
from reportedly.mentions import MentionKind
from reportedly.pipeline import Reading
from reportedly.referents import Actor, Count, Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span


@dataclass
class Target:
    """One physical or human target: its words, the least number, what became of it."""

    words: str
    count: Count | None = None
    effects: set[str] = field(default_factory=set)


@dataclass
class Incident:
    """What the claims tell of one incident."""

    kind: str
    claims: list[Claim]
    sentences: set[int]
    place: Cited[Place] | None = None
    when: tuple[date, date] | None = None
    weekday: bool = False
    people: dict[str, Target] = field(default_factory=dict)
    things: dict[str, Target] = field(default_factory=dict)
    individuals: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)


class Desk:
    """Reads the claims of one page as incidents."""

    def __init__(self, reading: Reading, day: date | None) -> None:
        self.reading, self.day = reading, day
        self.starts = [sentence.span.start for sentence in reading.page.sentences]
        self.people = [
            (mention.text.upper().removesuffix("'S"), mention.span)
            for mention in reading.page.mentions
            if mention.kind is MentionKind.PERSON
            and mention.text[:1].isupper()
            and not PERSON.search(mention.text.upper())
        ]
        self.forces = {m.text.upper() for m in reading.page.mentions if m.kind is MentionKind.FORCE}
        here = [found.value.country for found in reading.referents.places.values() if found.value.country in COUNTRIES]
        self.country = Counter(here).most_common(1)[0][0] if here else ""

    def templates(self) -> list[Template]:
        """The templates of the page, in the order of the text."""
        incidents: list[Incident] = []
        for claim in sorted(self.reading.claims, key=lambda claim: claim.evidence.start):
            kind = self._kind(claim)
            if kind:
                self._told(claim, kind, incidents)
        for claim in self.reading.claims:
            if claim.proposition.kind == "accusation":
                self._charged(claim, incidents)
        return [self._template(n, incident) for n, incident in enumerate(filter(self._relevant, incidents), 1)]

    def _sentence(self, claim: Claim) -> int:
        return sum(start <= claim.evidence.start for start in self.starts) - 1

    def _words(self, claim: Claim) -> str:
        at = self._sentence(claim)
        return self.reading.page.sentences[at].text.upper() if at >= 0 else ""

    def _kind(self, claim: Claim) -> str:
        said = claim.proposition
        told = claim.modality is Modality.ACTUAL or (claim.modality is Modality.NEGATED and said.kind == "casualties")
        if not told or said.kind not in ("attack", "casualties", "damage", "prisoners", "materiel"):
            return ""
        evidence, around = self.reading.document.words(claim.evidence).upper(), self._words(claim)
        if said.kind == "prisoners":
            taken = re.search(TYPES[0][1], evidence) or irregular(said.actor)
            return "KIDNAPPING" if taken else ""
        if said.kind == "materiel" and said.state == "seized":
            return ""
        for words in (evidence, around):
            for kind, pattern in TYPES[1:]:
                if re.search(pattern, words) and said.state != "air":
                    return kind
        return "ATTACK"

    def _told(self, claim: Claim, kind: str, incidents: list[Incident]) -> None:
        said, at, when = claim.proposition, self._sentence(claim), firm(claim)
        for incident in reversed(incidents):
            if self._same(incident, kind, at, claim, when):
                break
        else:
            incident = Incident(kind, [], set())
            incidents.append(incident)
        if incident.kind == "ATTACK":
            incident.kind = kind
        incident.claims.append(claim)
        incident.sentences.add(at)
        incident.place = finer(incident.place, said.place)
        if incident.when is None and when:
            incident.when, incident.weekday = when, bool(WEEKDAY.search(self._words(claim)))
        self._targets(claim, incident)
        self._perpetrators(claim, said.actor, incident)

    def _same(self, incident: Incident, kind: str, at: int, claim: Claim, when: tuple[date, date] | None) -> bool:
        place = claim.proposition.place
        if claim.proposition.kind == "casualties" and self._victim(claim) in incident.people:
            return True
        if at in incident.sentences:
            return kind == incident.kind or "KIDNAPPING" not in (kind, incident.kind)
        if bool(CLASH.search(self._words(claim))) != bool(CLASH.search(self._words(incident.claims[0]))):
            return False
        if kind != incident.kind and (at - max(incident.sentences) > 2 or "KIDNAPPING" in (kind, incident.kind)):
            return False
        if kind != incident.kind and "ATTACK" not in (kind, incident.kind):
            return False
        apart = when and incident.when and (when[0] > incident.when[1] or when[1] < incident.when[0])
        return not apart and not elsewhere(incident.place, place)

    def _targets(self, claim: Claim, incident: Incident) -> None:
        said = claim.proposition
        if said.kind == "casualties" and claim.modality is Modality.NEGATED:
            nobody = {"killed": "NO DEATH", "wounded": "NO INJURY"}.get(said.state, "NO INJURY OR DEATH")
            incident.bare.add(nobody)
            return
        words = self._victim(claim)
        human = said.kind in ("casualties", "prisoners") or (
            said.kind == "attack" and bool(PERSON.search(words) or self._person(said.target))
        )
        if said.kind == "casualties" and not words and said.quantity:
            words = "DEAD" if said.state == "killed" else "WOUNDED"
        if not words or (not human and not THING.search(words)):
            return
        targets = incident.people if human else incident.things
        for part in re.split(r",? AND (?:HIS |HER |THEIR )?|, ", words) if human else [words]:
            target = targets.setdefault(part, Target(part))
            whole = part == words and not self._proper(words)
            target.count = target.count or (said.quantity.value if said.quantity and whole else None)
            target.effects |= {effect(claim)} - {""}

    def _victim(self, claim: Claim) -> str:
        """Whom or what it is done to: a person by the fullest name on the page, else the words without what follows."""
        target = claim.proposition.target
        name = self._person(target)
        words = name or re.split(r",? (?:WHO|WHOM|WHICH|THAT|WHERE|FROM|IN|AT|NEAR|WITH)\b", plain(target))[0]
        return "" if words in EMPTY or len(words) < 3 or re.search(r"\b\d{4}\b", words) else words.strip(' ,"')

    def _perpetrators(self, claim: Claim, actor: Cited[Actor] | None, incident: Incident) -> None:
        words = re.split(r",? (?:WHO|WHOM|WHICH|THAT|WHERE)\b| ?\[", plain(actor))[0].strip('" ')
        if actor is None or len(words) < 3 or words in EMPTY or words in incident.people or self._place_name(actor):
            return
        short = SHORT.search(actor.value.name) if self._cased() else None
        if self._person(actor):
            incident.individuals.setdefault(self._person(actor))
        elif short or (ORGANISED.search(words) and not REBEL.search(words)):
            named = short.group() if short else words
            incident.organisations.setdefault(named, self._confidence(claim, named))
        elif REBEL.search(words) or FORCE.search(words) or PERSON.search(words):
            incident.individuals.setdefault(words)
            for named in self._behind(actor):
                incident.organisations.setdefault(named, self._confidence(claim, named))
        elif irregular(actor):
            incident.organisations.setdefault(words, self._confidence(claim, words))

    def _behind(self, actor: Cited[Actor]) -> Iterator[str]:
        """Whose people they are: "terrorists of the Farabundo Marti National Liberation Front"."""
        text = self.reading.document.text
        for mention in self.reading.page.mentions:
            between = text[actor.span.end : mention.span.start][:30]
            if mention.kind in (MentionKind.FORCE, MentionKind.ORGANISATION) and BELONGS.fullmatch(between.upper()):
                yield mention.text.upper()

    def _place_name(self, actor: Cited[Actor]) -> bool:
        return any(m.kind is MentionKind.PLACE and m.span == actor.span for m in self.reading.page.mentions)

    def _person(self, actor: Cited[Actor] | None) -> str:
        """The fullest name on the page of the person whose name the words hold; empty where they hold none."""
        if actor is None:
            return ""
        inside = [name for name, span in self.people if actor.span.start <= span.start and span.end <= actor.span.end]
        inside = inside or [name for name, span in self.people if self._beside(actor.span, span)]
        alike = [name for name, _ in self.people if inside and set(inside[0].split()) <= set(name.split())]
        return max((*inside, *alike), key=len, default="")

    def _charged(self, claim: Claim, incidents: list[Incident]) -> None:
        near = [one for one in incidents if min(abs(self._sentence(claim) - at) for at in one.sentences) <= 2]
        if near:
            self._perpetrators(claim, claim.proposition.actor, near[-1])

    def _confidence(self, claim: Claim, words: str) -> str:
        around = self._words(claim)
        speakers = [plain(claimant) for claimant in claim.claimants]
        if words in speakers or OWNED.search(around):
            return "CLAIMED OR ADMITTED"
        if claim.proposition.kind != "accusation" and not DOUBT.search(around):
            return "REPORTED AS FACT"
        official = any(OFFICIAL.search(speaker) for speaker in speakers)
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"

    def _cased(self) -> bool:
        return not self.reading.document.text.isupper()

    def _relevant(self, incident: Incident) -> bool:
        if incident.when and incident.when[1] - incident.when[0] > timedelta(days=45):
            return False
        if self.day and incident.when and incident.when[1] < self.day - timedelta(days=61):
            return False
        armed_ = [name for name in incident.people if armed(name) or name in self.forces]
        civil = [name for name in incident.people if name not in NEUTRAL and name not in armed_]
        things = [name for name in incident.things if not FORCE.search(name)]
        if not self._specific(incident):
            return False
        if any(CLASH.search(self._words(claim)) for claim in incident.claims) or armed_:
            return bool(civil or things)
        return bool(incident.people or things)

    def _specific(self, incident: Incident) -> bool:
        """A day, a place below the country, a name or a count: not "attacks on the pipeline" (documentation, 1.7)."""
        here = incident.place and incident.place.value.precision is not Precision.COUNTRY
        near = here and incident.place and not incident.place.how.startswith("context: article")
        named = any(self._proper(name) for name in incident.people)
        counted = any(target.count for target in (*incident.people.values(), *incident.things.values()))
        return bool(incident.when or near or named or counted)

    def _template(self, number: int, incident: Incident) -> Template:
        slots: dict[str, list[Filler]] = {
            "INCIDENT: DATE": [one(self._date(incident))] if self.day or incident.when else [],
            "INCIDENT: LOCATION": [one(self._place(incident))],
            "INCIDENT: TYPE": [one(incident.kind)],
            "INCIDENT: STAGE OF EXECUTION": [one("ACCOMPLISHED")],
            "PERP: INCIDENT CATEGORY": [one(category) for category in self._category(incident)],
            "PERP: INDIVIDUAL ID": [one(name) for name in incident.individuals],
            "PERP: ORGANIZATION ID": [one(name) for name in incident.organisations],
            "PERP: ORGANIZATION CONFIDENCE": [one(sure, name) for name, sure in incident.organisations.items()],
        }
        if incident.kind != "KIDNAPPING":
            slots |= _physical(incident)
        if incident.kind not in ("KIDNAPPING", "ARSON"):
            slots |= self._instruments(incident)
        slots |= self._human(incident)
        return Template(str(number), {name: tuple(fillers) for name, fillers in slots.items()})

    def _instruments(self, incident: Incident) -> dict[str, list[Filler]]:
        """Weapons that the sentences of the incident name, as the page's marks have them."""
        spans = [self.reading.page.sentences[at].span for at in incident.sentences if at >= 0]
        named = dict.fromkeys(
            COUNTED.sub("", f"{mention.text.upper()} ").strip()
            for mention in self.reading.page.mentions
            if mention.kind is MentionKind.WEAPON and any(mention.span.overlaps(span) for span in spans)
        )
        known = {words: arm(words) for words in named if arm(words)}
        return {
            "INCIDENT: INSTRUMENT ID": [one(words) for words in known],
            "INCIDENT: INSTRUMENT TYPE": [one(kind, words) for words, kind in known.items()],
        }

    def _date(self, incident: Incident) -> str:
        if incident.when is None or incident.weekday:
            return f"- {written(self.day or incident.when[1])}" if self.day or incident.when else ""
        first, last = incident.when
        return written(first) if first == last else f"{written(first)} - {written(last)}"

    def _place(self, incident: Incident) -> str:
        place = incident.place.value if incident.place else None
        if place is None or place.country not in COUNTRIES:
            return COUNTRIES.get(self.country, "EL SALVADOR")
        if place.precision is Precision.COUNTRY:
            return COUNTRIES[place.country]
        return f"{COUNTRIES[place.country]}: {self._local(incident.place)}"

    def _local(self, place: Cited[Place] | None) -> str:
        if place is None:
            return ""
        words = self.reading.document.words(place.span).upper()
        return re.sub(r"\b(?:THE|DEPARTMENT|PROVINCE|DISTRICT|MUNICIPALITY|NEIGHBORHOOD|AREA)\b", "", words).strip()

    def _category(self, incident: Incident) -> Iterator[str]:
        names = " ".join((*incident.individuals, *incident.organisations))
        if FORCE.search(names) and not REBEL.search(names):
            yield "STATE-SPONSORED VIOLENCE"
        elif names:
            yield "TERRORIST ACT"

    def _human(self, incident: Incident) -> dict[str, list[Filler]]:
        people = folded(list(incident.people.values()))
        names = [target for target in people if self._proper(target.words)]
        others = [target for target in people if target not in names]
        everyone = [*names, *others]
        titles = {target.words: self._title(target.words) for target in names}
        kinds = (one(occupation(titles.get(target.words) or target.words), target.words) for target in everyone)
        effects = [one(effect, target.words) for target in everyone for effect in sorted(target.effects)]
        return {
            "HUM TGT: NAME": [one(target.words) for target in names],
            "HUM TGT: DESCRIPTION": [
                *(one(title, name) for name, title in titles.items() if title),
                *(one(target.words) for target in others),
            ],
            "HUM TGT: TYPE": list(kinds),
            "HUM TGT: NUMBER": [
                *(one("1", target.words) for target in names), *(one(number(target), target.words) for target in others)
            ],
            "HUM TGT: EFFECT OF INCIDENT": effects or [one(effect, "-") for effect in sorted(incident.bare)[:1]],
        }  # fmt: skip

    def _title(self, name: str) -> str:
        """The office that stands before a name or, after a comma, behind it: "SENATOR", "MAYOR OF ACHI"."""
        text = self.reading.document.text.upper()
        before = re.search(rf"((?:[A-Z'-]+ ){{1,4}}){re.escape(name)}", text)
        behind = re.search(rf"{re.escape(name)}, (?:THE |A |AN )?([A-Z' -]{{3,60}}?)(?:,| WHO| WAS|\.)", text)
        for found in (before, behind):
            words = OFFICE.split(found[1])[-1].strip() if found else ""
            if words and occupation(words) != "CIVILIAN":
                return words
        return ""

    def _beside(self, words: Span, name: Span) -> bool:
        """An apposition: "Daniel Solorzano, assistant secretary", "another reporter, Mauricio Pineda"."""
        text = self.reading.document.text
        before, behind = text[name.end : words.start][:20], text[words.end : name.start][:20]
        return bool(re.fullmatch(r", (?:the |a |an |one of (?:the )?)?", before) or re.fullmatch(r",? ", behind))

    def _proper(self, words: str) -> bool:
        return any(words == name for name, _ in self.people)


def _physical(incident: Incident) -> dict[str, list[Filler]]:
    things = folded(list(incident.things.values()))
    return {
        "PHYS TGT: ID": [one(target.words) for target in things],
        "PHYS TGT: TYPE": [one(sort(target.words), target.words) for target in things],
        "PHYS TGT: NUMBER": [one(number(target), target.words) for target in things],
        "PHYS TGT: EFFECT OF INCIDENT": [
            one(effect, target.words) for target in things for effect in sorted(target.effects)
        ],
    }


def firm(claim: Claim) -> tuple[date, date] | None:
    """When, where the sentence says so."""
    time = claim.proposition.time
    said = time and time.how in ("verbatim", "tagged", "context: sentence", "context: since")
    return (time.value.earliest, time.value.latest) if time and said else None


def effect(claim: Claim) -> str:
    """An EFFECT filler; empty where nothing is said."""
    said = claim.proposition
    if said.kind in ("damage", "materiel"):
        return "DESTROYED" if said.state == "destroyed" else "SOME DAMAGE"
    return {"killed": "DEATH", "wounded": "INJURY", "released": "REGAINED FREEDOM"}.get(said.state, "")


def armed(words: str) -> bool:
    """The words are of people under arms."""
    return bool(REBEL.search(words) or FORCE.search(words))


def folded(targets: list[Target]) -> list[Target]:
    """Targets told twice as one: "priests" with "Jesuit priests", "two persons" with "two bakers" who met the same."""
    kept: list[Target] = []
    for target in sorted(targets, key=lambda target: (target.words in NEUTRAL, -len(target.words))):
        for other in kept:
            alike = other.words.endswith(f" {target.words}") or target.words in NEUTRAL
            met = target.effects <= other.effects or not target.effects or not other.effects
            counted = target.count == other.count or (
                None in (target.count, other.count) and target.words not in NEUTRAL
            )
            if alike and met and counted:
                other.count, other.effects = other.count or target.count, other.effects | target.effects
                break
        else:
            kept.append(Target(target.words, target.count, set(target.effects)))
    return sorted(kept, key=lambda target: [one.words for one in targets].index(target.words))


def one(value: str, tag: str = "") -> Filler:
    """A filler without alternatives."""
    return Filler((Option(value, tag),))


def plain(actor: Cited[Actor] | None) -> str:
    """An actor's name in capitals, without counts and articles before it."""
    return COUNTED.sub("", f"{actor.value.name.upper()} ").strip() if actor else ""


def number(target: Target) -> str:
    """A NUMBER filler: "7", "~7", "7-", "PLURAL"; one where the words are of one and no count stands."""
    count = target.count
    if count is None or count.low == count.high == 1:
        return "PLURAL" if re.search(r"(?:[^S]S|MEN|PEOPLE|CHILDREN)$", target.words) and count is None else "1"
    if count.low is None:
        return f"-{count.high}"
    if count.high is None:
        return "PLURAL" if count.approximate else f"{count.low}-"
    return f"{'~' if count.approximate else ''}{count.low}" if count.low == count.high else f"{count.low}-{count.high}"


def written(day: date) -> str:
    """ "16 NOV 89"."""
    return day.strftime("%d %b %y").upper()


def finer(old: Cited[Place] | None, new: Cited[Place] | None) -> Cited[Place] | None:
    """The more exact of two places."""
    if old is None or new is None:
        return old or new
    return new if new.value.precision < old.value.precision else old


def elsewhere(old: Cited[Place] | None, new: Cited[Place] | None) -> bool:
    """Two places below the country, neither within the other."""
    if old is None or new is None or old.value.id == new.value.id:
        return False
    if Precision.COUNTRY in (old.value.precision, new.value.precision):
        return old.value.country != new.value.country
    return new.value.id not in old.value.within and old.value.id not in new.value.within


def from_reading(reading: Reading, day: date | None) -> list[Template]:
    """The templates of a page that was published on a day."""
    return Desk(reading, day).templates()


def slots_made() -> Sequence[str]:
    """The slots that these templates can fill."""
    return (
        "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: TYPE", "INCIDENT: STAGE OF EXECUTION",
        "INCIDENT: INSTRUMENT ID", "INCIDENT: INSTRUMENT TYPE",
        "PERP: INCIDENT CATEGORY", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE",
        "PHYS TGT: ID", "PHYS TGT: TYPE", "PHYS TGT: NUMBER", "PHYS TGT: EFFECT OF INCIDENT", "HUM TGT: NAME",
        "HUM TGT: DESCRIPTION", "HUM TGT: TYPE", "HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT",
    )  # fmt: skip
