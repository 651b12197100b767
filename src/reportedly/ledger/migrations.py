"""Migrations: the shape of the file, step by step. A fresh book walks the same steps as an old one.

Step 1 is the book itself and is never reshaped. Later steps make the index: tables and views read out of the entries,
plain enough for Datasette, which may be dropped and made anew (`Ledger.rebuild`).
"""

from __future__ import annotations

import sqlite3

APPLICATION = 0x5250_4C47
"""SQLite's application_id of a ledger: "RPLG"."""

_BOOK = """
create table entries (
  seq integer primary key, kind text not null, id text not null, document text not null, posted_at text not null,
  body text, digest text, hash text not null
);
create index entries_by_id on entries(id, kind);
create index entries_by_kind on entries(kind);
create table blobs (sha256 text primary key, size integer not null, packing text not null, body blob);

create trigger entries_follow before insert on entries
when new.seq is not (select coalesce(max(seq), 0) + 1 from entries)
begin select raise(abort, 'the ledger is append-only: entries follow one another'); end;
create trigger entries_stay before delete on entries
begin select raise(abort, 'the ledger is append-only: nothing is deleted'); end;
create trigger entries_hold before update on entries
when new.body is not null or new.digest is null or old.body is null
  or (new.seq, new.kind, new.id, new.document, new.posted_at, new.hash)
     is not (old.seq, old.kind, old.id, old.document, old.posted_at, old.hash)
  or not exists (select 1 from entries where id = old.id and kind = 'Redaction')
begin select raise(abort, 'the ledger is append-only: nothing is changed'); end;

create trigger blobs_once before insert on blobs when exists (select 1 from blobs where sha256 = new.sha256)
begin select raise(abort, 'the ledger is append-only: these bytes are kept'); end;
create trigger blobs_stay before delete on blobs
begin select raise(abort, 'the ledger is append-only: nothing is deleted'); end;
create trigger blobs_hold before update on blobs
when new.body is not null or (new.sha256, new.size) is not (old.sha256, old.size)
  or not exists (select 1 from entries where id = old.sha256 and kind = 'Redaction')
begin select raise(abort, 'the ledger is append-only: nothing is changed'); end;
"""

_INDEX = """
create table captures (
  seq integer primary key, id text not null, url text, retrieved text, media_type text, sha256 text
);
create index captures_by_url on captures(url);
create index captures_by_bytes on captures(sha256);
create table receipts (seq integer primary key, location text, fate text, reason text, capture text);
create table documents (
  seq integer primary key, id text not null, name text, capture text, url text, outlet text, published text,
  published_source text, title text, byline text, length integer
);
create unique index documents_by_id on documents(id);
create index documents_by_url on documents(url);
create index documents_by_name on documents(name);

create table places (
  id text primary key, name text, canonical text, country text, lat real, lon real, precision integer
);
create table place_areas (place text not null, area text not null, primary key (place, area)) without rowid;
create index place_areas_by_area on place_areas(area);

create table claims (
  seq integer primary key, id text not null, document text not null, part text, kind text, status text, modality text,
  stance text, speaker text, speaker_id text, party text, actor text, actor_party text, target text, target_party text,
  place text, country text, earliest text, latest text, first_day text, last_day text, reach integer, day text,
  low integer, high integer, approximate integer, subject text, starts integer, ends integer, evidence text
);
create unique index claims_by_id on claims(id);
create index claims_by_document on claims(document);
create index claims_near on claims(kind, country, reach, first_day);
create index claims_by_place on claims(place, kind);
create index claims_by_kind on claims(kind);
create index claims_by_country on claims(country);
create index claims_by_days on claims(reach, first_day);
create index claims_by_speaker on claims(speaker_id, day) where speaker_id <> '';

create table judgements (
  seq integer primary key, same text, left_claim text, right_claim text, verdict text, judge text, by_person integer,
  judged_at text
);
create index judgements_by_pair on judgements(same, left_claim, right_claim);
create index judgements_by_right on judgements(right_claim);
create table findings (
  seq integer primary key, id text not null, code text, verdict text, message text, document text, starts integer,
  ends integer, until integer
);
create index findings_by_id on findings(id);
create index findings_by_code on findings(code, document);
create table reviews (
  seq integer primary key, about text, decision text, reviewer text, reviewed_at text, note text, instead text
);
create index reviews_by_about on reviews(about);

create virtual table documents_search using fts5(title, text, content='', tokenize='unicode61 remove_diacritics 2');
create virtual table claims_search using fts5(evidence, names, content='', tokenize='unicode61 remove_diacritics 2');

create view claims_readable as
select claims.id, claims.kind, claims.status, speaker, party, places.canonical as place, places.lat, places.lon,
  claims.earliest, claims.latest, low, high, stance, modality, actor, target, subject, part,
  documents.outlet, documents.published, evidence, documents.url, documents.title, entries.posted_at
from claims
join entries on entries.seq = claims.seq
left join documents on documents.id = claims.document
left join places on places.id = claims.place;
create view findings_readable as
select findings.code, findings.verdict, findings.message, documents.outlet, documents.url,
  findings.starts, findings.ends, entries.posted_at, findings.until is null as holds
from findings
join entries on entries.seq = findings.seq
left join documents on documents.id = findings.document;
"""

_NEAR = """
create table blocks (key integer, document integer, primary key (key, document)) without rowid;
create table marks (name text primary key, seq integer) without rowid;
alter table judgements add column weight real;
alter table judgements add column slip text;
create index documents_by_capture on documents(capture);
"""

_BY_DAY = """
create index claims_by_day on claims(day);
create index claims_by_kind_day on claims(kind, day);
create index claims_by_party on claims(party);
create index claims_by_party_day on claims(party, day);
create index claims_by_party_kind on claims(party, kind, day);
create index claims_by_place_day on claims(place, day);
drop index claims_by_place;
create index claims_by_place on claims(place, kind, day);
create index claims_lasting on claims(day) where reach > 365;
create index findings_by_document on findings(document);
create index judgements_of_persons on judgements(judge) where by_person = 1;
create index receipts_by_fate on receipts(fate);
create index receipts_not_stored on receipts(seq) where fate <> 'stored';
"""

_SIDES = """
create table odds (
  day text, seq integer, claim text, other text, primary key (day, seq, other)
) without rowid;
create index odds_by_claim on odds(claim);
create index odds_by_other on odds(other);
create index claims_by_actor_party on claims(actor_party, kind, day);
create index claims_by_target_party on claims(target_party, kind, day);
"""

STEPS = (_BOOK, _INDEX, _NEAR, _BY_DAY, _SIDES)
"""The statements that lead from version n to version n + 1."""

VERSION = len(STEPS)
"""The version this code writes, in SQLite's user_version."""

FILLED = 5
"""The version since which the tables have held what they hold now; a book before it is indexed anew."""

INDEX_TABLES = (
    "captures", "receipts", "documents", "places", "place_areas", "claims", "judgements", "findings", "reviews",
    "blocks", "marks", "odds",
)  # fmt: skip
"""Tables that `rebuild` empties and fills again."""

SEARCH_TABLES = ("documents_search", "claims_search")


def version(db: sqlite3.Connection) -> int:
    """The version of an open file; 0 when nothing was ever written to it."""
    (found,) = db.execute("pragma user_version").fetchone()
    return int(found)


def migrate(db: sqlite3.Connection) -> bool:
    """Walk the steps that are missing, inside the transaction of the caller; True when the index must be filled."""
    reached = version(db)
    for step in STEPS[reached:]:
        for statement in _statements(step):
            db.execute(statement)
    db.execute(f"pragma application_id = {APPLICATION}")
    db.execute(f"pragma user_version = {VERSION}")
    return 0 < reached < FILLED


def empty_index(db: sqlite3.Connection) -> None:
    """Forget what was read out of the entries."""
    for table in INDEX_TABLES:
        db.execute(f"delete from {table}")
    for table in SEARCH_TABLES:
        db.execute(f"insert into {table}({table}) values ('delete-all')")


def _statements(script: str) -> list[str]:
    """Single statements, triggers whole: `executescript` would commit the transaction of the caller."""
    found, statement = [], ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return found
