"""Invented reports for the newsroom's tests: no outlet, person, place or event here is real."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportedly import documents
from reportedly.captures import ARTICLE, Capture
from reportedly.claims.given import from_records
from reportedly.judgements import Judgement, Same, Verdict
from reportedly.ledger import Ledger

VARN = {"name": "Varn", "canonical": "Varn, Quessia", "lat": 48.1, "lon": 31.2}
SOOL = {"name": "Sool", "canonical": "Sool, Quessia", "lat": 49.9, "lon": 36.1}
REGION = {"name": "Amber Region", "canonical": "Amber Region, Quessia", "lat": 47.2, "lon": 33.0}
SUNDAY = {"earliest": "2031-05-04", "latest": "2031-05-04"}
TESK = {"name": "Ilan Tesk", "party": "ESK"}
LIND = {"name": "Orra Lind", "party": "QUE"}
ARMY = {"name": "Eastern Army", "party": "ESK"}
PEOPLE = {"name": "people", "party": "QUE:CVL"}
WATER = {"name": "water", "party": "QUE:CVL"}
POST = [{"role": "channel", "name": "online post"}, {"role": "agency", "name": "Quill Wire"}]

TAKEN = "the Eastern Army has taken the grain hall in {}"
KILLED = "at least 12 people were killed in the grain hall in {}"


def _claim(kind: str, evidence: str, **slots: Any) -> dict[str, Any]:
    return {"kind": kind, "evidence": evidence, "stance": "reported", **slots}


def relay(name: str, outlet: str, place: dict[str, Any], hour: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    town = place["name"]
    taken, killed = TAKEN.format(town), KILLED.format(town)
    text = f"Governor Ilan Tesk said in an online post on Sunday that {taken}. He added that {killed}."
    claims = [
        _claim("control", taken, status="captured", actor=ARMY, place=place, time=SUNDAY, speaker=[TESK], via=POST),
        _claim("casualties", killed, status="killed", target=PEOPLE, place=place, time=SUNDAY, speaker=[TESK], via=POST,
               quantity={"low": 12, "high": None, "approx": False}),
    ]  # fmt: skip
    return _article(name, outlet, f"Army takes grain hall in {town}, governor says", text, hour), claims


def _article(name: str, outlet: str, title: str, text: str, hour: int, **more: str) -> dict[str, Any]:
    return {
        "doc": name, "url": f"https://{name}.example/{hour}", "outlet": outlet, "title": title, "text": text,
        "published": f"2031-05-04T{hour:02}:10:00Z", **more,
    }  # fmt: skip


def reports() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Articles with their claims: a relay gone wrong, a dispute, talks, a service, a corridor, a notice, a victim."""
    yield relay("quill", "Quill Wire", VARN, 8)
    yield relay("harbour", "Harbour Post", VARN, 9)
    yield relay("lantern", "Morning Lantern", SOOL, 10)
    held = "Varn, grain hall and all, remains in the hands of its council"
    few = "3 people were killed in the grain hall in Varn"
    yield _article(
        "bulletin", "Eastern Bulletin", "Council denies loss of Varn", f"Council aide Orra Lind said {held}; {few}.", 11
    ), [
        _claim("control", held, status="held", actor={"name": "council", "party": "QUE"}, place=VARN, time=SUNDAY,
               speaker=[LIND]),
        _claim("casualties", few, status="killed", target=PEOPLE, place=VARN, time=SUNDAY, speaker=[LIND],
               quantity={"low": 3, "high": 3, "approx": False}),
    ]  # fmt: skip
    yield _live()
    yield _people()


def _live() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    lines = (
        "Talks between the council and the Eastern Army will open on Monday",
        "Varn has been without water since Saturday",
        "a corridor for families was open until noon",
        "relatives may call +44 20 7946 0991 for news of soldiers",
        "the Amber Region is besieged by the Eastern Army",
    )
    text = ". ".join(lines) + "."
    month = {"earliest": "2031-04-01", "latest": "2031-05-04"}
    return _article("live", "Harbour Post", "Day by day", text, 12), [
        _claim("talks", lines[0], status="planned", modality="planned", actor=TESK, target=ARMY, stance="own"),
        _claim(
            "service", lines[1], status="out", place=VARN, target={"name": "water", "party": "QUE:CVL"}, stance="own"
        ),
        _claim("corridor", lines[2], status="open", place=VARN, stance="own"),
        _claim("notice", lines[3], stance="own", place=VARN),
        _claim("control", lines[4], status="besieged", actor=ARMY, place=REGION, time=month, stance="own"),
    ]


def _people() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    named = "Jonah Pell, a baker, was killed in Varn"
    text = f"{named}, Ilan Tesk said. قال المحافظ إن المدينة محاصرة. The council's Orra Lind said nothing."
    return _article("people", "Quill Wire", "Baker Jonah Pell among the dead", text, 13), [
        _claim("casualties", named, status="killed", target={"name": "Jonah Pell", "party": "UNK"}, place=VARN,
               time=SUNDAY, speaker=[TESK], quantity={"low": 1, "high": 1, "approx": False}),
        _claim("control", "قال المحافظ إن المدينة محاصرة", status="besieged", actor=ARMY, place=VARN, speaker=[TESK]),
    ]  # fmt: skip


def write(path: Path, pages: Iterator[tuple[dict[str, Any], list[dict[str, Any]]]] | None = None) -> Path:
    """A ledger of these reports; one speaker's relays are one utterance, and all are one event by kind and place."""
    noon = datetime(2031, 5, 4, 14, tzinfo=UTC)
    with Ledger(str(path)) as book:
        posted = []
        for article, records in pages or reports():
            body = json.dumps(article, ensure_ascii=False).encode()
            capture = Capture(article["url"], noon, ARTICLE, body)
            document = documents.from_capture(capture)
            claims = tuple(from_records(records, document))
            book.post(capture, document, *claims)
            posted += claims
        book.post(*_judged(posted, noon))
    return path


def _judged(claims: list[Any], at: datetime) -> Iterator[Judgement]:
    same, minimal = (("same speaker", 12.0),), (("same speaker", 12.0), ("minimal pair: place", 1.0))
    for n, one in enumerate(claims):
        for other in claims[n + 1 :]:
            kind = one.proposition.kind == other.proposition.kind and one.proposition.kind in ("control", "casualties")
            if not kind or "Amber" in str(one) + str(other) or "Pell" in str(one) + str(other) or _arabic(one, other):
                continue
            yield Judgement(Same.EVENT, one.id, other.id, Verdict.YES, (("one kind, one day", 12.0),), "rule", at)
            speakers = {c.value.name for claim in (one, other) for c in claim.claimants}
            if len(speakers) == 1:
                apart = one.proposition.place.value.id != other.proposition.place.value.id
                yield Judgement(Same.ORIGIN, one.id, other.id, Verdict.YES, minimal if apart else same, "rule", at)


def _arabic(*claims: Any) -> bool:
    return any(claim.proposition.state == "besieged" for claim in claims)
