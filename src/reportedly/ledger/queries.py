"""Queries: a question becomes SQL that an index answers. User's words never reach the query language of the search."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from reportedly.judgements.utterances import CERTAIN
from reportedly.ledger.index import REACHES, back
from reportedly.ledger.stores import blanks
from reportedly.referents import Place


class Where(TypedDict, total=False):
    """What claims may be asked for by. All that is given must hold.

    ``place``: a place's id; what lies within it counts (a whole country is asked for faster by its code, ``country``).
    ``speaker``: an actor's id, ``party``: the speaker's party.
    ``since``, ``until``: days, both included, that the claim's time must touch; a claim that names no time stands on
    the day its document was published.
    """

    kind: str
    status: str
    document: str
    part: str
    place: str
    country: str
    speaker: str
    party: str
    since: date
    until: date


_EQUAL = {"kind", "status", "document", "part", "country", "party"}


@dataclass(frozen=True, slots=True)
class Question:
    """SQL with its values, built up clause by clause."""

    sources: str
    clauses: tuple[str, ...]
    values: tuple[Any, ...]

    def between(self, after: int, upto: int) -> Question:
        """The same question of a stretch of the book: behind an entry, up to another and with it."""
        clauses = (*self.clauses, "claims.seq > ?", "claims.seq <= ?")
        return Question(self.sources, clauses, (*self.values, after, upto))

    def sql(self, order: str) -> str:
        """The whole statement, for the bodies of claims; ``order``: "asc" or "desc" by posting. Ends with a limit."""
        where = " and ".join(self.clauses) or "true"
        return (
            "select entries.id, entries.body from (select claims.seq as chosen from "
            f"{self.sources} where {where} order by claims.seq {order} limit ?) as found join entries on seq = chosen "
            f"where body is not null order by seq {order}"
        )

    def newest_first(self) -> str:
        """The whole statement, for day, number and id, the newest pages first. Ends with a limit."""
        where = " and ".join(self.clauses)
        return (
            f"select claims.day, claims.seq, claims.id from {self.sources} where {where} "
            "order by claims.day desc, claims.seq desc limit ?"
        )

    def newest_at_odds(self, side: str) -> str:
        """The same of the newer claims of pairs that are at odds, where what is asked holds of the newer one or of the
        other. ``side``: "claim" or "other"."""
        where = " and ".join((f"claims.id = odds.{side}", *self.clauses))
        return (
            f"select distinct odds.day, odds.seq, odds.claim as id from odds cross join claims where {where} "
            "order by odds.day desc, odds.seq desc limit ?"
        )


def about(where: Where) -> Question:
    """Claims by any of the fields of `Where`."""
    clauses, values = list[str](), list[Any]()
    for field, value in where.items():
        if field in _EQUAL:  # a known column, never the caller's words
            clauses.append(f"claims.{field} = ?")
            values.append(value)
    if "speaker" in where:
        clauses.append("claims.speaker_id = ? and claims.speaker_id <> ''")
        values.append(where["speaker"])
    question = Question("claims", tuple(clauses), tuple(values))
    since, until = where.get("since"), where.get("until")
    if "place" in where:
        return _held_by(where["place"], since, until, question)
    return within_days(since or date.min, until or date.max, question) if since or until else question


def _held_by(place: str, since: date | None, until: date | None, question: Question) -> Question:
    """Claims at a place or within it, by way of the places: a region holds some hundreds of them."""
    days = ("claims.first_day <= ?", "claims.last_day >= ?")
    return Question(
        "(select place from place_areas where area = ? union select ?) as held cross join claims",
        ("claims.place = held.place", *question.clauses, *days),
        (place, place, *question.values, (until or date.max).isoformat(), (since or date.min).isoformat()),
    )


def near(kind: str, place: Place | None, country: str, since: date, until: date) -> Question:
    """Claims that may be about the same: kind, days, and a place that holds or is held by the one given, or unknown."""
    clauses, values = ["claims.kind = ?"], list[Any]([kind])
    if country:
        clauses.append("claims.country in (?, '')")
        values.append(country)
    if place:
        areas = (place.id, *place.within)
        clauses.append(
            f"(claims.place in ('', {blanks(areas)}) or claims.place in (select place from place_areas where area = ?))"
        )
        values += [*areas, place.id]
    return within_days(since, until, Question("claims", tuple(clauses), tuple(values)))


def said_by(speaker: str, since: date, until: date) -> Question:
    """Claims of one speaker in documents published in these days, whatever they are about."""
    clauses = ("claims.speaker_id = ? and claims.speaker_id <> ''", "claims.day between ? and ?")
    return Question("claims", clauses, (speaker, since.isoformat(), until.isoformat()))


def within_days(since: date, until: date, question: Question, reaches: tuple[int, ...] = REACHES) -> Question:
    """Overlap of periods as one narrow range for each class of length (`index.REACHES`)."""
    ranges = ", ".join("(?, ?)" for _ in reaches)
    lengths = [value for days in reaches for value in (days, back(since, days).isoformat())]
    overlap = (
        "claims.reach = lengths.column1", "claims.first_day between lengths.column2 and ?", "claims.last_day >= ?",
    )  # fmt: skip
    return Question(
        f"(values {ranges}) as lengths cross join claims",
        (*overlap, *question.clauses),
        (*lengths, until.isoformat(), since.isoformat(), *question.values),
    )


WORDS_AT_MOST = 64


def match(words: str) -> str:
    """User's words in the language of SQLite's search: phrases that must all occur. "" for none."""
    return " ".join(f'"{phrase}"' for phrase in phrases(words))


def phrases(words: str) -> tuple[str, ...]:
    """User's words as phrases that must all occur; what stands in double quotes is one phrase."""
    return tuple(itertools.islice(_phrases(words), WORDS_AT_MOST))


def _phrases(words: str) -> Iterator[str]:
    for position, stretch in enumerate(words.replace("\0", " ").split('"')):
        phrases = [stretch] if position % 2 else stretch.split()
        yield from (phrase for phrase in phrases if any(map(str.isalnum, phrase)))


OF_KIND = """
select seq, id, body from entries where kind = ? and seq <= ? and body is not null and seq > ? order by seq limit ?
"""
"""Entries of a kind, in stretches. Values: kind, as of; behind which, how many."""

LAST_OF_KIND = "select seq from entries where kind = ? order by seq desc limit 1"

POSTINGS = """
select seq, posted_at, id, body from entries where seq <= ? and body is not null and seq > ? order by seq limit ?
"""
"""Entries of every kind, in stretches. Values: as of; behind which, how many."""

_LATER = """
select 1 from judgements as later where later.same = judgements.same and later.left_claim = judgements.left_claim
and later.right_claim = judgements.right_claim and later.seq <= ?
and (later.by_person, later.judged_at, later.judge, later.seq)
  > (judgements.by_person, judgements.judged_at, judgements.judge, judgements.seq)
"""

STANDING = f"""
select seq, entries.id, body from judgements join entries using (seq) where seq <= ? and body is not null
and not exists ({_LATER}) and seq > ? order by seq limit ?
"""
"""The judgement that stands for each pair, in stretches. Values: as of, twice; behind which, how many."""

STANDING_ABOUT = f"""
select entries.id, body from (
  select * from judgements where same in ('origin', 'event') and left_claim = ? and seq <= ?
  union select * from judgements where right_claim = ? and seq <= ?
) as judgements join entries using (seq) where body is not null and not exists ({_LATER}) order by seq
"""
"""The same for the pairs of one claim. Values: the claim and as of, twice; as of."""

HOLDING = """
select seq, entries.id, body from findings join entries using (seq)
where seq <= ? and (until is null or until > ?) and body is not null and seq > ? order by seq limit ?
"""
"""Findings posted and not withdrawn, in stretches. Values: as of, twice; behind which, how many."""

STILL_HOLDING = "select id from findings where code = ? and until is null order by seq"
"""Findings of a code that hold now, in the order of the book."""

STILL_HOLDING_IN = "select id from findings where code = ? and document = ? and until is null order by seq"
"""The same in one document."""

SHARING = """
select documents.id from documents where seq in (
  select document from blocks where key in ({asked}) and document > ? and document <= ?
)
"""
"""Documents in some blocks. Values: the blocks; behind which entry, as of."""


def _from_each_side(statement: str) -> str:
    """A statement about standing judgements, asked of the claims on either side. Values: as of, twice, behind its own;
    all of them twice.

    On the right SQLite would go through all that are of one sameness, were it told so plainly.
    """
    sides = (("same", "left_claim", "right_claim"), ("same || ''", "right_claim", "left_claim"))
    return " union ".join(
        f"{statement.format(same=same, one=one, other=other, asked='{asked}')} and seq <= ? and not exists ({_LATER})"
        for same, one, other in sides
    )


JOINED = _from_each_side(
    f"select {{other}} from judgements where {{one}} in ({{asked}}) and {{same}} = ? and weight >= {CERTAIN}"
)
"""Claims that standing judgements settle to be the same as some. Values: the claims, same, as of, as of; twice."""

SLIPPED = _from_each_side(
    "select {other} from judgements where {same} in ('origin', 'event') and {one} in ({asked}) and slip <> ''"
)
"""Claims that standing judgements set against some as minimal pairs. Values: the claims, as of, as of; twice."""

GARBLED = _from_each_side("select {one} from judgements where slip <> ''")
"""The claims of all minimal pairs, those that were redacted among them. Values: as of, four times."""

LAST_ON = "select document, max(seq), count(*) from claims where document in ({asked}) and seq <= ? group by document"
"""Documents with the last claim on each and how many there are. Values: the documents; as of."""

CLAIMS_OF = "select id from claims where document in ({asked}) and seq <= ?"
DOCUMENTS_OF = "select document from claims where id in ({asked}) and seq <= ?"
NUMBERS_OF = "select seq from claims where id in ({asked}) and seq <= ?"
VERSIONS_OF = """
select coalesce(other.id, one.id) from (select id, url from documents where id in ({asked})) as one
left join documents as other on other.url = one.url and one.url <> '' and other.seq <= ?
"""
FRESH_DOCUMENTS = "select id from documents where seq > ? and seq <= ?"
FRESH_CLAIMS = """
with fresh as (select id from claims where seq > ? and seq <= ?),
judged as (select left_claim, right_claim from judgements where seq > ? and seq <= ?
  and left_claim not in (select id from fresh) and right_claim not in (select id from fresh))
select id from fresh union select left_claim from judged union select right_claim from judged
"""
"""Claims posted between two entries, and those that were judged there without one of the former."""
