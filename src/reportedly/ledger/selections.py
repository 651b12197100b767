"""Selections: which claims a screen lays out. The newest pages first, so many and no more, told by the index.

What a selection costs goes by what it holds, not by what the book holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reportedly.ledger import queries
from reportedly.ledger.index import REACHES
from reportedly.ledger.queries import Question
from reportedly.ledger.shelves import Shelf
from reportedly.ledger.stores import AT_ONCE, blanks

EVERYWHERE = 1000
"""Places of a name from which on the claims are walked through by day: so common a name is soon met."""

VALUES = 10_000
"""Values of one statement; an engine takes some thirty thousand."""

LASTING = f"claims.reach > {REACHES[-2]}"
"""Claims about more than a year, which an index has by the day of their pages."""

SAYING = 2
"""Claims with the words of a speaker's name that are looked through, for each that is asked for."""


KNOWN = "+claims.seq <= ?"
"""As of an entry, where claims are walked along an index of days: by the sign the engine is kept from walking them all
by their numbers."""

BEHIND = "({walked}.day, {walked}.seq) < (?, ?)"
"""Claims that come behind one, newest first. Values: its day, its number."""

_NAME = "lower(coalesce(nullif(canonical, ''), name))"
PLACES_LIKE = f"select id from places where {_NAME} like ? escape '!' limit ?"
"""Places by some letters of the name they are shown by. Values: `like`, how many."""

AT_PLACES_LIKE = f"claims.place || '' in (select id from places where {_NAME} like ? escape '!')"
"""The same as a condition on claims that are walked by day."""

PARTIES = """
with recursive named(code) as (
  select min({column}) from claims where {column} > ''
  union all
  select (select min({column}) from claims where {column} > named.code) from named where named.code is not null
)
select code, (select seq from claims where claims.{column} = named.code order by seq limit 1) from named
where code is not null
"""
"""The parties of speakers (of doers, of those who are hit), each with its first claim: as many steps along an index
as there are parties."""

TOLD_OF = {"casualties": "target_party", "control": "actor_party"}
"""Kinds that a party is asked about as well as heard: whose dead, who holds. The column that tells it."""


DAYS = """
with recursive told(day) as (
  select min(day) from claims where kind = ? and +seq <= ?
  union all
  select (select min(day) from claims where kind = ? and +seq <= ? and day > told.day) from told
  where told.day is not null
)
select day from told where day is not null
"""
"""Days of pages with a claim of a kind: as many steps along the index as there are days. Values: kind, as of; twice."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What claims are asked for by; all that is given must hold. Nothing given: every claim.

    ``place``: part of a place's name, ``places``: ids, what lies within them counts; ``party``: that of the speaker, or
    by `TOLD_OF` of whom a claim tells, its groups with it; ``who``: words of a speaker's name; ``on``: a day that is
    spoken of; ``since``, ``upto``: days of publication; ``before``: only what comes behind this claim, for a following
    page. ``at_odds``: only claims that stand against another one on an older page; all else may hold of either.
    """

    kind: str = ""
    place: str = ""
    places: tuple[str, ...] = ()
    party: str = ""
    who: str = ""
    on: date | None = None
    since: date | None = None
    upto: date | None = None
    before: str = ""
    at_odds: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """``claims``: ids, newest page first. ``first``, ``last``: days of their pages. ``more``: older ones were left."""

    claims: tuple[str, ...]
    first: str
    last: str
    more: bool


def select(shelf: Shelf, sought: Sought, upto: int, most: int) -> Selection:
    """The newest claims that are sought, as of an entry: by the day of their page, then by posting."""
    found = _newest(_found(shelf, sought, upto, most), most)
    days = [day for day, _, _ in found]
    return Selection(tuple(id_ for _, _, id_ in found[:most]), min(days, default=""), max(days, default=""),
                     len(found) > most)  # fmt: skip


Found = tuple[str, int, str]
"""Day, place in the book, id."""


def _newest(found: Iterable[Found], most: int) -> list[Found]:
    """One more than asked for, to tell whether there are more."""
    return sorted(set(found), reverse=True)[: most + 1]


def _found(shelf: Shelf, sought: Sought, upto: int, most: int) -> Iterator[Found]:
    """Every way by which a claim can be what is sought, each answered by one walk along an index."""
    common = _common(shelf, sought, upto, most)
    if common is None:
        return
    parties = tuple(_parties(shelf, sought))
    if sought.at_odds:
        ways = _at_odds(_question(common, _either(_places(shelf, sought)), _either(parties)), sought)
    else:
        ways = _on((_question(common, party, place) for place in _places(shelf, sought) for party in parties), sought)
    together = max(1, VALUES // max((len(values) for _, values in ways), default=1))
    for start in range(0, len(ways), min(together, AT_ONCE)):
        some = ways[start : start + min(together, AT_ONCE)]
        told = " union ".join(f"select * from ({sql}) as way{n}" for n, (sql, _) in enumerate(some))
        values = tuple(value for _, values in some for value in (*values, most + 1))
        rows = shelf.rows(f"{told} order by day desc, seq desc limit ?", (*values, most + 1))
        yield from ((str(day), int(seq), str(id_)) for day, seq, id_ in rows)


Way = tuple[str, tuple[Any, ...]]
"""A statement for day, number and id, the newest first, that ends with a limit; and its values but for that."""


def _on(questions: Iterable[Question], sought: Sought) -> list[Way]:
    ways = (way for question in questions for way in _spoken(question, sought.on))
    return [(way.newest_first(), way.values) for way in ways]


def _at_odds(question: Question, sought: Sought) -> list[Way]:
    """Pairs are few, so they are walked whatever is asked; where nothing is, both claims of a pair would do."""
    sides = ("claim", "other") if sought != Sought(before=sought.before, at_odds=True) else ("claim",)
    whole = _question((question.clauses, question.values), _touching(sought.on) if sought.on else NONE)
    return [(whole.newest_at_odds(side), whole.values) for side in sides]


def _either(alternatives: Iterable[Clauses]) -> Clauses:
    """One of some conditions on one column, as one condition."""
    found = list(alternatives)
    if len(found) < 2:
        return found[0] if found else (("false",), ())
    column = found[0][0][0].partition(" = ")[0]
    return (f"{column} in ({blanks(found)})",), tuple(value for _, (value,) in found)


def _touching(on: date) -> Clauses:
    return ("claims.first_day <= ?", "claims.last_day >= ?"), (on.isoformat(),) * 2


def _spoken(question: Question, on: date | None) -> tuple[Question, ...]:
    """Of claims about a day: those about at most a year, by what they are about; the others, newest first."""
    if on is None:
        return (question,)
    touching, days = _touching(on)
    return (
        queries.within_days(on, on, question, REACHES[:-1]),
        Question(question.sources, (LASTING, *touching, *question.clauses), (*days, *question.values)),
    )


Clauses = tuple[tuple[str, ...], tuple[Any, ...]]
NONE: Clauses = ((), ())


def _question(*parts: Clauses) -> Question:
    clauses = tuple(clause for clauses, _ in parts for clause in clauses)
    return Question("claims", clauses, tuple(value for _, values in parts for value in values))


def _common(shelf: Shelf, sought: Sought, upto: int, most: int) -> Clauses | None:
    """What holds on every way; None when nothing can be found."""
    days = ((">=", sought.since), ("<=", sought.upto))
    parts: list[Clauses] = [((KNOWN,), (upto,))]
    parts += [((f"claims.day {sign} ?",), (day.isoformat(),)) for sign, day in days if day]
    if sought.kind:
        parts.append((("claims.kind = ?",), (sought.kind,)))
    if sought.before:
        at = next(shelf.rows("select day, seq from claims where id = ? limit ?", (sought.before, 1)), None)
        if at is None:
            return None
        parts.append(((BEHIND.format(walked="odds" if sought.at_odds else "claims"),), at))
    if sought.who and sought.at_odds:
        parts.append((("lower(claims.speaker) like ? escape '!'",), (like(sought.who),)))
    elif sought.who:
        named = shelf.saying(sought.who, upto, SAYING * most)
        if not named:
            return None
        parts.append(((f"claims.id in ({blanks(named)})",), named))
    whole = _question(*parts)
    return whole.clauses, whole.values


def _parties(shelf: Shelf, sought: Sought) -> Iterator[Clauses]:
    if not sought.party:
        yield NONE
        return
    told_of = () if sought.at_odds else tuple(filter(None, (TOLD_OF.get(sought.kind),)))
    for column in ("party", *told_of):
        for code in parties(shelf, column):
            if within(code, sought.party):
                yield (f"claims.{column} = ?",), (code,)


def within(code: str, party: str) -> bool:
    """A party is the one asked for, or a group of it."""
    return code == party or code.startswith(f"{party}:")


def _places(shelf: Shelf, sought: Sought) -> Iterator[Clauses]:
    if not (sought.place or sought.places):
        yield NONE
        return
    ids = _held(shelf, sought.places) if sought.places else _called(shelf, sought.place)
    if len(ids) > EVERYWHERE and not sought.places:
        yield (AT_PLACES_LIKE,), (like(sought.place),)
        return
    yield from ((("claims.place = ?",), (place,)) for place in ids)


def _called(shelf: Shelf, name: str) -> tuple[str, ...]:
    """Ids of the places whose name holds some letters; one more than are asked for one by one."""
    rows = shelf.rows(PLACES_LIKE, (like(name), EVERYWHERE + 1))
    return tuple(sorted(str(id_) for (id_,) in rows))


def _held(shelf: Shelf, places: Iterable[str]) -> tuple[str, ...]:
    """Places and what lies within them."""
    asked = tuple(sorted(places))
    rows = shelf.rows(f"select place from place_areas where area in ({blanks(asked)})", asked)
    return tuple(sorted({*asked, *(str(id_) for (id_,) in rows)}))


def parties(shelf: Shelf, column: str = "party") -> tuple[str, ...]:
    """The parties of speakers, in the order the book first named them. ``column``: of claims, for those of others."""
    rows = shelf.rows(PARTIES.format(column=column))
    return tuple(str(code) for _, code in sorted((int(seq), str(code)) for code, seq in rows if code))


def days(shelf: Shelf, kind: str, upto: int) -> tuple[date, ...]:
    """The days on which pages with a claim of a kind were published, in order, as of an entry."""
    rows = shelf.rows(DAYS, (kind, upto, kind, upto))
    return tuple(date.fromisoformat(str(day)) for (day,) in rows if day)


WHOLE = 5_000
"""Claims of a book that is still read whole for a question, which takes about two seconds."""


def whole(shelf: Shelf, most: int) -> bool:
    """The book holds no more claims than this."""
    ((count,),) = shelf.rows("select count(*) from (select 1 from claims limit ?) as few", (most + 1,))
    return int(count) <= most


def following(sought: Sought, selection: Selection) -> Sought | None:
    """What is sought behind a selection; None when it was the last."""
    return replace(sought, before=selection.claims[-1]) if selection.more else None


def like(letters: str) -> str:
    """Letters that a name must hold. An engine may know only English capitals: any other letter stands for any."""
    plain = "".join(f"!{sign}" if sign in "!%_" else sign if sign.isascii() else "_" for sign in letters.lower())
    return f"%{plain}%"
