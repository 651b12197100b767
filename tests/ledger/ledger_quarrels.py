"""Two sides that quarrel over a town, day after day, each on a page of its own. Invented, like all of the ledger's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ledger_reports import DAY, MAYOR, NOON, TOWN, attack, capture, document, where

from reportedly.claims import Claim
from reportedly.claims.ceasefires import Ceasefire
from reportedly.claims.control import Control
from reportedly.judgements import Judgement, Same, Verdict
from reportedly.ledger import Ledger
from reportedly.referents import Actor, Period
from reportedly.text import Cited, Span

CHIEF = Actor("office:chief-of-staff", "Bero Maan", "ESK", "chief of staff")
GUARD, ARMY = Actor("", "The Qx guard", "QX"), Actor("", "The Eskan army", "ESK")
SUNDAY = Period(date(2031, 5, 4), date(2031, 5, 4))
VERBS = {"held": "holds the town of", "captured": "has taken the town of", "violated": "broke the truce in"}


def quarrel(book: Ledger, day: int, weight: float = 12.0) -> None:
    """Who holds the town, on two pages of one day; ``weight``: how heavily the judge speaks for one happening."""
    mayor = replace(MAYOR, name=f"{MAYOR.name} {'I' * (day + 1)}")  # another each day: what reads alike is one row
    left = posted(book, 10 * day, mayor, GUARD, "held")
    right = posted(book, 10 * day + 1, CHIEF, ARMY, "captured")
    verdict = Verdict.YES if weight > 0 else Verdict.NO
    book.post(Judgement(Same.EVENT, left.id, right.id, verdict, (("one town", weight),), "rule", NOON))


def posted(book: Ledger, number: int, who: Actor, by: Actor, status: str) -> Claim:
    """A page, ten to a day, on which ``who`` says that ``by`` does something."""
    source = capture(number, f"{by.name} {VERBS[status]} Varn on Sunday, {who.name} said.")
    page = document(source, DAY + timedelta(days=number // 10))
    evidence = Span(page.id, 0, page.text.index(","))
    topic = Ceasefire if status == "violated" else Control
    said = topic(
        status=Cited(status, evidence),
        actor=Cited(by, where(page, by.name)),
        place=Cited(TOWN, where(page, "Varn")),
        time=Cited(SUNDAY, where(page, "Sunday")),
    )
    claimants = (Cited(who, where(page, who.name)),)
    claim = replace(attack(page, None), proposition=said, evidence=evidence, claimants=claimants, chain=())
    book.post(source, page, claim)
    return claim
