"""Invented reports for the ledger's tests: no outlet, speaker or event here is real."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from reportedly.attributions import Relay, Role, Stance
from reportedly.captures import Capture
from reportedly.checks import Finding
from reportedly.claims import Claim, Modality
from reportedly.claims.attacks import Attack
from reportedly.claims.casualties import Casualties
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.judgements import Judgement, Same, Verdict
from reportedly.referents import Actor, Count, Period, Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
DAY = NOON.date()
REGION = Place(
    "region:QX.1", "Amber Region", "QX", 10.0, 20.0, Precision.REGION, ("country:QX",), 0, "Amber Region, Qx"
)
TOWN = Place("town:1", "Varn", "QX", 10.1, 20.1, Precision.TOWN, ("region:QX.1", "country:QX"), 900, "Varn, Qx")
OTHER = Place("town:2", "Sool", "QX", 11.1, 21.1, Precision.TOWN, ("region:QX.2", "country:QX"), 900, "Sool, Qx")
ABROAD = Place("town:3", "Dremel", "QY", -3.5, 7.0, Precision.TOWN, ("region:QY.1", "country:QY"), 900, "Dremel, Qy")
MAYOR = Actor("office:mayor-varn", "Ilan Tesk", "QX", "mayor", "town:1")
WORDS = "Rockets struck Varn on Sunday and killed at least 4 people, Ilan Tesk told the Quill agency."


def ticking(start: datetime = NOON, step: timedelta = timedelta(minutes=1)) -> Callable[[], datetime]:
    """A clock that moves one step at every look."""
    looks = itertools.count()
    return lambda: start + step * next(looks)


def capture(number: int = 1, text: str = WORDS) -> Capture:
    url = f"https://quill.example/{number}"
    return Capture(url, NOON, "text/html", text.encode(), (("content-type", "text/html"),))


def document(source: Capture | None = None, day: date = DAY, text: str | None = None) -> Document:
    source = source or capture()
    text = source.body.decode() if text is None else text
    id_ = identity(source.id, text)
    published = Published(datetime(day.year, day.month, day.day, tzinfo=UTC), "given", "day")
    block = Block(BlockKind.BODY, Span(id_, 0, len(text)))
    name = source.url.rsplit("/", 1)[1]
    return Document(id_, name, source.id, source.url, "The Quill", published, "", "", text, (block,))


def report(number: int, text: str = WORDS) -> tuple[Capture, Document, Claim, Claim]:
    """A capture, its document, and the two claims of the sentence all of them carry."""
    source = capture(number, text)
    page = document(source)
    return source, page, attack(page), deaths(page)


def where(page: Document, words: str) -> Span:
    start = page.text.index(words)
    return Span(page.id, start, start + len(words))


def attack(page: Document, place: Place | None = TOWN, when: Period | None = None) -> Claim:
    evidence = where(page, page.text.split(" and killed")[0])
    at = Span(page.id, 15, 19)
    said = Attack(
        status=Cited("missile", Span(page.id, 0, 7), "lexicon"),
        place=Cited(place, at, "verbatim" if place is TOWN else "context") if place else None,
        time=Cited(when, at) if when else None,
    )
    return claim(page, said, evidence)


def deaths(page: Document, low: int = 4, when: Period | None = None) -> Claim:
    evidence = where(page, "killed at least 4 people")
    said = Casualties(
        status=Cited("killed", evidence, "lexicon"),
        place=Cited(TOWN, Span(page.id, 15, 19), "context"),
        time=Cited(when, evidence) if when else None,
        quantity=Cited(Count(low, None), evidence),
    )
    return claim(page, said, evidence)


def claim(page: Document, said: Attack | Casualties, evidence: Span, speaker: Actor | None = MAYOR) -> Claim:
    agency = Relay(Role.AGENCY, "Quill", where(page, "Quill")) if "Quill" in page.text else None
    return Claim(
        claimants=(_cited(speaker, page, evidence),) if speaker else (),
        proposition=said,
        modality=Modality.ACTUAL,
        stance=Stance.REPORTED,
        chain=(agency,) if agency else (),
        evidence=evidence,
    )


def _cited(speaker: Actor, page: Document, evidence: Span) -> Cited[Actor]:
    if speaker.name in page.text:
        return Cited(speaker, where(page, speaker.name))
    return Cited(speaker, evidence, "context")


def judgement(left: Claim, right: Claim, verdict: Verdict, judge: str = "rule", minute: int = 0) -> Judgement:
    at = NOON + timedelta(minutes=minute)
    return Judgement(Same.EVENT, left.id, right.id, verdict, (("place", 1.5),), judge, at)


def finding(page: Document, code: str = "misspelt-place", message: str = "Varn is written Vran") -> Finding:
    return Finding(code, message, Span(page.id, 0, 4))
