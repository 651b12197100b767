"""Made-up reports of a small world, so that they meet often: relays that garble, later versions, corrections."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from reportedly.attributions import Relay, Role, Stance
from reportedly.captures import ARTICLE, Capture
from reportedly.claims import BY_KIND, Claim, Modality
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.referents import Actor, Count, Period, Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

BEGAN = datetime(2031, 5, 4, tzinfo=UTC)
DAY = date(2031, 5, 3)
TOWNS = ("Varn", "Sool", "Dremel")
OFFICIALS = ("Ilan Tesk", "Mara Odun")
STORIES = (
    "Rockets struck the grain market of {town} on Saturday and killed {low} people who had queued for flour since "
    "the early morning, {who} wrote on Telegram, adding that the old bridge of {town} was closed to all traffic.",
    "Gunmen seized the customs post of {town} on Saturday after a fight that lasted until evening, {who} told the "
    "Quill agency by telephone, and {low} people were hurt in the houses beside the post.",
)
NOTE = "Correction: an earlier version of this report named another town."
Report = tuple[Capture, Document, tuple[Claim, ...]]


def place(name: str) -> Place:
    number = TOWNS.index(name)
    return Place(f"town:{number}", name, "QX", 10 + number, 20 + number, Precision.TOWN, ("country:QX",), 900, name)


def report(chance: random.Random, number: int, home: float = 0.7) -> Report:
    """One report: an outlet's relay of one of two stories, with a slip now and then; some share a page, some correct.

    ``home``: the share of reports about one town; the others are about any of them.
    """
    story = chance.randrange(2)
    town = TOWNS[0] if chance.random() < home else chance.choice(TOWNS)
    low = 4 if chance.random() < 0.7 else chance.choice((5, 9))
    who = OFFICIALS[story] if chance.random() < 0.8 else chance.choice(OFFICIALS)
    text = STORIES[story].format(town=town, low=low, who=who)
    text = f"{text}\n\n{NOTE}" if chance.random() < 0.2 else text
    url = f"https://paper-{number % 4}.example/{story if chance.random() < 0.4 else number}"
    at = BEGAN + timedelta(hours=chance.randrange(30), minutes=number)
    return posted(Capture(url, at, ARTICLE, text.encode()), f"Paper {number % 4}", (town, low, who, story))


def posted(source: Capture, outlet: str, slots: tuple[str, int, str, int]) -> Report:
    text = source.body.decode()
    id_ = identity(source.id, text)
    block = Block(BlockKind.BODY, Span(id_, 0, len(text)))
    published = Published(source.retrieved, "given")
    page = Document(id_, source.id[:8], source.id, source.url, outlet, published, "", "", text, (block,))
    return source, page, tuple(_claims(page, slots))


def _claims(page: Document, slots: tuple[str, int, str, int]) -> Sequence[Claim]:
    town, low, who, story = slots
    at = _where(page, town)
    day = Cited(Period(DAY, DAY), _where(page, "Saturday"))
    who_said = Cited(Actor(who, who, "QX"), _where(page, who))
    common = {"place": Cited(place(town), at), "time": day}
    toll = "killed" if story == 0 else "wounded"
    people = Cited(Actor("people", "people", "QX:CVL"), _where(page, "people"))
    figure = Cited(Count(low, low), _where(page, f"{low} people"))
    deed, status = ("attack", "missile") if story == 0 else ("control", "captured")
    first, second = page.text.split(" on Saturday")[0], f"{low} people"
    return [
        Claim(
            (who_said,), BY_KIND[deed](status=Cited(status, _where(page, first)), **common),  # type: ignore[arg-type]
            Modality.ACTUAL, Stance.REPORTED, _hands(page), _where(page, first),
        ),
        Claim(
            (who_said,),
            BY_KIND["casualties"](status=Cited(toll, figure.span), target=people, quantity=figure, **common),  # type: ignore[arg-type]
            Modality.ACTUAL, Stance.REPORTED, _hands(page), _where(page, second),
        ),
    ]  # fmt: skip


def _hands(page: Document) -> tuple[Relay, ...]:
    return (Relay(Role.CHANNEL, "Telegram", _where(page, "Telegram")),) if "Telegram" in page.text else ()


def _where(page: Document, words: str) -> Span:
    start = page.text.index(words)
    return Span(page.id, start, start + len(words))
