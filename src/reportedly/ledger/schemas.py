"""Schemas: the shape of a book on a PostgreSQL server. The entries are those of a file, hash for hash (`migrations`).

The book is append-only by trigger, against everyone, and by role: ``reportedly_writer`` may add and redact,
``reportedly_reader`` may read. Writers stand in line at one row, the anchor; each transaction that adds entries is
closed at its commit by a row in ``posts``, which is chained to the row before it of the same login.
"""

from __future__ import annotations

NAME = "reportedly"
"""The schema of the book: one in a database."""

READER, WRITER = "reportedly_reader", "reportedly_writer"
"""The roles that a person's login is given one of."""

_ROLES = f"""
do $$ begin
  if not exists (select from pg_roles where rolname = '{READER}') then create role {READER} nologin; end if;
  if not exists (select from pg_roles where rolname = '{WRITER}') then create role {WRITER} nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role('{WRITER}', '{READER}', 'member') then grant {READER} to {WRITER}; end if;
  if not pg_has_role('{WRITER}', 'member') then execute format('grant {WRITER} to %I', current_user); end if;
end $$;
"""

_BOOK = """
create schema reportedly;
set local search_path = reportedly;
create table edition (version integer not null);
create table entries (
  seq bigint primary key, kind text collate "C" not null, id text collate "C" not null,
  document text collate "C" not null, posted_at text collate "C" not null, body text, digest text, hash text not null
);
create index entries_by_id on entries(id, kind);
create index entries_by_kind on entries(kind, seq);
create table blobs (sha256 text collate "C" primary key, size bigint not null, packing text not null, body bytea);
alter table blobs alter body set storage external;

create table anchor (seq bigint not null, hash text not null);
insert into anchor values (0, repeat('0', 64));
create table posts (
  last bigint primary key, first bigint not null, writer text not null, head text not null, hash text not null
);
create index posts_by_writer on posts(writer, last);

create function digest_of(words text) returns text language sql immutable strict parallel safe
as $$ select encode(sha256(convert_to(words, 'UTF8')), 'hex') $$;

create function take_anchor() returns bigint language sql security definer set search_path = reportedly, pg_temp
as $$ select seq from anchor for update $$;

create function close_post() returns trigger language plpgsql security definer set search_path = reportedly, pg_temp
as $$
declare done bigint; before text; latest record;
begin
  select seq into done from anchor for update;
  if done >= new.seq then return null; end if;
  select seq, hash into latest from entries order by seq desc limit 1;
  select hash into before from posts where writer = session_user order by last desc limit 1;
  insert into posts values (
    latest.seq, done + 1, session_user, latest.hash,
    digest_of(concat_ws(E'\\n', coalesce(before, repeat('0', 64)), done + 1, latest.seq, session_user, latest.hash))
  );
  update anchor set seq = latest.seq, hash = latest.hash;
  return null;
end $$;

create function follow() returns trigger language plpgsql security definer set search_path = reportedly, pg_temp
as $$
declare before record;
begin
  perform take_anchor();
  select seq, hash, posted_at into before from entries order by seq desc limit 1;
  if new.seq is distinct from coalesce(before.seq, 0) + 1 then
    raise 'the ledger is append-only: entries follow one another';
  end if;
  if new.posted_at < before.posted_at then raise 'the ledger is append-only: its hours rise'; end if;
  if new.hash is distinct from digest_of(concat_ws(
    E'\\n', coalesce(before.hash, repeat('0', 64)), new.seq, new.kind, new.id, new.document, new.posted_at,
    coalesce(new.digest, digest_of(new.body))
  )) then raise 'the ledger is append-only: an entry is chained to the one before it'; end if;
  return new;
end $$;

create function redacted(name text) returns boolean language sql stable security definer
set search_path = reportedly, pg_temp
as $$ select exists (select from entries where id = name and kind = 'Redaction') $$;

create function hold_entry() returns trigger language plpgsql set search_path = reportedly, pg_temp
as $$
begin
  if new.body is not null or old.body is null or new.digest is distinct from digest_of(old.body)
    or (new.seq, new.kind, new.id, new.document, new.posted_at, new.hash)
      is distinct from (old.seq, old.kind, old.id, old.document, old.posted_at, old.hash)
    or not redacted(old.id)
  then raise 'the ledger is append-only: nothing is changed'; end if;
  return new;
end $$;

create function hold_blob() returns trigger language plpgsql set search_path = reportedly, pg_temp
as $$
begin
  if new.body is not null or (new.sha256, new.size, new.packing) is distinct from (old.sha256, old.size, old.packing)
    or not redacted(old.sha256)
  then raise 'the ledger is append-only: nothing is changed'; end if;
  return new;
end $$;

create function stay() returns trigger language plpgsql
as $$ begin raise 'the ledger is append-only: nothing is deleted'; end $$;

create function hold() returns trigger language plpgsql
as $$ begin raise 'the ledger is append-only: nothing is changed'; end $$;

create trigger entries_follow before insert on entries for each row execute function follow();
create constraint trigger entries_are_posted after insert on entries deferrable initially deferred
  for each row execute function close_post();
create trigger entries_hold before update on entries for each row execute function hold_entry();
create trigger blobs_hold before update on blobs for each row execute function hold_blob();
create trigger posts_hold before update on posts for each row execute function hold();
create trigger entries_stay before delete or truncate on entries execute function stay();
create trigger blobs_stay before delete or truncate on blobs execute function stay();
create trigger posts_stay before delete or truncate on posts execute function stay();
create trigger anchor_stays before delete or truncate on anchor execute function stay();
"""

_INDEX = """
create table captures (
  seq bigint primary key, id text collate "C" not null, url text, retrieved text, media_type text,
  sha256 text collate "C"
);
create index captures_by_url on captures using hash(url);
create index captures_by_bytes on captures(sha256);
create table receipts (seq bigint primary key, location text, fate text, reason text, capture text);
create table documents (
  seq bigint primary key, id text collate "C" not null, name text collate "C", capture text collate "C",
  url text collate "C", outlet text, published text collate "C", published_source text, title text, byline text,
  length integer
);
create unique index documents_by_id on documents(id);
create index documents_by_url on documents using hash(url);
create index documents_by_name on documents using hash(name);
create index documents_by_capture on documents(capture);

create table places (
  id text collate "C" primary key, name text, canonical text, country text collate "C", lat double precision,
  lon double precision, precision integer
);
create table place_areas (place text collate "C", area text collate "C", primary key (place, area));
create index place_areas_by_area on place_areas(area);

create table claims (
  seq bigint primary key, id text collate "C" not null, document text collate "C" not null, part text collate "C",
  kind text collate "C", status text collate "C", modality text, stance text, speaker text, speaker_id text collate "C",
  party text collate "C", actor text, actor_party text, target text, target_party text, place text collate "C",
  country text collate "C", earliest text collate "C", latest text collate "C", first_day text collate "C",
  last_day text collate "C", reach integer, day text collate "C", low bigint, high bigint, approximate integer,
  subject text, starts integer, ends integer, evidence text
);
create unique index claims_by_id on claims(id);
create index claims_by_document on claims(document);
create index claims_near on claims(kind, country, reach, first_day);
create index claims_by_place on claims(place, kind);
create index claims_by_kind on claims(kind, seq);
create index claims_by_country on claims(country, seq);
create index claims_by_party on claims(party, seq);
create index claims_by_days on claims(reach, first_day);
create index claims_by_speaker on claims(speaker_id, day) where speaker_id <> '';

create table judgements (
  seq bigint primary key, same text collate "C", left_claim text collate "C", right_claim text collate "C",
  verdict text, judge text collate "C", by_person integer, judged_at text collate "C", weight double precision,
  slip text collate "C"
);
create index judgements_by_pair on judgements(left_claim, right_claim, same);
create index judgements_by_right on judgements(right_claim);
create table findings (
  seq bigint primary key, id text collate "C" not null, code text collate "C", verdict text, message text,
  document text collate "C", starts integer, ends integer, until bigint
);
create index findings_by_id on findings(id);
create index findings_by_code on findings(code, document);
create table reviews (
  seq bigint primary key, about text collate "C", decision text, reviewer text, reviewed_at text, note text,
  instead text
);
create index reviews_by_about on reviews(about);
create table blocks (key bigint, document bigint, primary key (key, document));
create index blocks_by_document on blocks(document);
create table marks (name text collate "C" primary key, seq bigint);
create table documents_search (seq bigint primary key, words tsvector);
create index documents_search_words on documents_search using gin(words);
create table claims_search (seq bigint primary key, words tsvector);
create index claims_search_words on claims_search using gin(words);

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

_FIRST_TABLES = (
    "captures", "receipts", "documents", "places", "place_areas", "claims", "judgements", "findings", "reviews",
    "blocks", "marks", "documents_search", "claims_search",
)  # fmt: skip
INDEX_TABLES = (*_FIRST_TABLES, "odds")
"""Tables that a rebuilding empties and fills again."""

_RIGHTS = f"""
revoke all on all functions in schema reportedly from public;
grant usage on schema reportedly to {READER};
grant select on all tables in schema reportedly to {READER};
grant execute on function take_anchor(), redacted(text), digest_of(text) to {WRITER};
grant insert on entries, blobs to {WRITER};
grant update (body, digest) on entries to {WRITER};
grant update (body) on blobs to {WRITER};
grant insert, update, delete on {", ".join(_FIRST_TABLES)} to {WRITER};
"""

_BY_DAY = """
set local search_path = reportedly;
create index claims_by_day on claims(day, seq);
create index claims_by_kind_day on claims(kind, day, seq);
create index claims_by_party_day on claims(party, day, seq);
create index claims_by_party_kind on claims(party, kind, day, seq);
create index claims_by_place_day on claims(place, day, seq);
drop index claims_by_place;
create index claims_by_place on claims(place, kind, day, seq);
create index claims_lasting on claims(day, seq) where reach > 365;
create index findings_by_document on findings(document);
create index judgements_of_persons on judgements(judge) where by_person = 1;
create index receipts_by_fate on receipts(fate);
create index receipts_not_stored on receipts(seq) where fate <> 'stored';
"""

_SIDES = f"""
set local search_path = reportedly;
create table odds (
  day text collate "C", seq bigint, claim text collate "C", other text collate "C", primary key (day, seq, other)
);
create index odds_by_claim on odds(claim);
create index odds_by_other on odds(other);
alter table claims alter actor_party type text collate "C", alter target_party type text collate "C";
create index claims_by_actor_party on claims(actor_party, kind, day, seq);
create index claims_by_target_party on claims(target_party, kind, day, seq);
grant select on odds to {READER};
grant insert, update, delete on odds to {WRITER};
"""

STEPS = (_ROLES + _BOOK + _INDEX + _RIGHTS, _BY_DAY, _SIDES)
"""The statements that lead from version n to version n + 1."""

VERSION = len(STEPS)
"""The version this code writes, in the table ``edition``."""

FILLED = 3
"""The version since which the tables have held what they hold now; a book before it is indexed anew."""
