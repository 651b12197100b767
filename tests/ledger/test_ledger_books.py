from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_reports import (
    ABROAD,
    MAYOR,
    NOON,
    OTHER,
    REGION,
    TOWN,
    WORDS,
    attack,
    capture,
    claim,
    deaths,
    document,
    finding,
    judgement,
    report,
    ticking,
    where,
)
from ledger_servers import fresh_database

from reportedly.captures import Capture, Fate, Receipt
from reportedly.checks import Finding
from reportedly.claims import Claim, Modality
from reportedly.claims.attacks import Attack
from reportedly.claims.casualties import Casualties
from reportedly.documents import Document
from reportedly.errors import LedgerError, SpanError, UsageError
from reportedly.judgements import Judgement, Verdict
from reportedly.ledger import Decision, Ledger, Review, addresses, identity, verify
from reportedly.ledger.files import File
from reportedly.ledger.migrations import INDEX_TABLES
from reportedly.ledger.queries import match
from reportedly.ledger.stores import plain
from reportedly.referents import Count, Period
from reportedly.text import Cited, Span


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty book on each of the stores: what is said here holds on both."""
    with Ledger(address, clock=ticking()) as ledger:
        yield ledger


def test_what_is_posted_is_read(ledger: Ledger) -> None:
    source, page, *claims = report(1)
    receipt = Receipt(source.url, Fate.STORED, capture=source.id)
    judged = judgement(*claims, Verdict.NO)
    review = Review(claims[0].id, Decision.ACCEPTED, "reader one", NOON)
    posted = (source, receipt, page, *claims, judged, finding(page), review)
    assert ledger.post(*posted) == posted
    assert tuple(ledger.read(Capture)) == (source,)
    assert tuple(ledger.read(Receipt)) == (receipt,)
    assert tuple(ledger.read(Document)) == (page,)
    assert tuple(ledger.read(Claim)) == tuple(claims)
    assert tuple(ledger.read(Judgement)) == (judged,)
    assert tuple(ledger.read(Finding)) == (finding(page),)
    assert tuple(ledger.read(Review)) == (review,)
    assert ledger.capture(source.id) == source
    assert ledger.document(page.id) == page
    assert ledger.claim(claims[1].id) == claims[1]
    assert (ledger.count("Claim"), ledger.count("Redaction")) == (2, 0)
    assert ledger.counts() == {
        "Capture": 1, "Claim": 2, "Document": 1, "Finding": 1, "Judgement": 1, "Receipt": 1, "Review": 1, "blobs": 1,
    }  # fmt: skip


def test_posting_twice_is_harmless(ledger: Ledger) -> None:
    ledger.post(*report(1))
    before = [posting.seq for posting in ledger.postings()]
    assert ledger.post(*report(1)) == ()
    assert [posting.seq for posting in ledger.postings()] == before
    assert ledger.post(*report(1), *report(2)) == report(2)


def test_claims_posted_together_are_found_as_those_posted_one_by_one() -> None:
    entries = (*report(1), *report(2))
    shuffled = sorted(entries, key=lambda entry: isinstance(entry, Claim))
    together, apart = Ledger(clock=lambda: NOON), Ledger(clock=lambda: NOON)
    assert together.post(*shuffled, shuffled[-1]) == tuple(shuffled)
    for entry in shuffled:
        apart.post(entry)
    tables = ("claims", "blocks", "places", "place_areas")
    found = [[sorted(book.store.rows(f"select * from {table}")) for table in tables] for book in (together, apart)]
    assert found[0] == found[1] and all(found[0])
    assert together.search("killed") == apart.search("killed") != ()


def test_a_page_fetched_again_unchanged_is_one_capture(ledger: Ledger) -> None:
    later = dataclasses.replace(capture(1), retrieved=NOON + timedelta(days=1))
    assert ledger.post(capture(1), later) == (capture(1),)
    assert ledger.capture(later.id).retrieved == NOON


def test_the_same_bytes_under_two_addresses_are_kept_once(ledger: Ledger) -> None:
    ledger.post(capture(1), capture(2))
    assert ledger.counts() == {"Capture": 2, "blobs": 1}


@pytest.mark.parametrize("body", [b"", b"\0\xff\xfe", bytes(range(256)), b"a" * 100_000])
def test_bytes_come_back_as_they_came(ledger: Ledger, body: bytes) -> None:
    source = Capture("https://quill.example/raw", NOON, "application/octet-stream", body)
    ledger.post(source)
    assert ledger.capture(source.id).body == body


def test_a_claim_without_its_document_takes_the_whole_post_with_it(ledger: Ledger) -> None:
    source, page, first, _ = report(1)
    with pytest.raises(LedgerError, match=f"cites document {page.id}"):
        ledger.post(source, first, page)
    assert ledger.counts() == {"blobs": 0}
    assert ledger.post(source, page, first) == (source, page, first)


def test_a_document_rolled_back_is_not_remembered(ledger: Ledger) -> None:
    _, page, first, _ = report(1)
    stranger = attack(document(capture(2)))
    with pytest.raises(LedgerError):
        ledger.post(page, first, stranger)
    with pytest.raises(LedgerError, match="there is no document"):
        ledger.document(page.id)
    with pytest.raises(LedgerError, match="cites document"):
        ledger.post(first)


def test_words_that_do_not_stand_on_the_page_are_refused(ledger: Ledger) -> None:
    source, page, _, _ = report(1)
    beyond = claim(page, Attack(place=Cited(TOWN, Span(page.id, 90, 500))), Span(page.id, 0, 5))
    foreign = claim(page, Attack(place=Cited(TOWN, Span("elsewhere", 0, 4))), Span(page.id, 0, 5))
    for wrong in (beyond, foreign):
        with pytest.raises(SpanError):
            ledger.post(source, page, wrong)
    assert ledger.counts() == {"blobs": 0}


@pytest.mark.parametrize(
    "statement",
    ["update entries set body = '{}'", "update entries set posted_at = ''", "delete from entries",
     "delete from entries where seq = 4", "insert or replace into entries select * from entries where seq = 1",
     "insert into entries select 99, kind, 'x', document, posted_at, body, digest, hash from entries where seq = 1",
     "update blobs set body = x'00'", "delete from blobs", "insert or replace into blobs select * from blobs",
     "update entries set body = null, digest = 'd' where seq = 1", "update blobs set body = null"],
)  # fmt: skip
def test_nothing_is_changed_or_deleted(tmp_path: Path, statement: str) -> None:
    path = str(tmp_path / "book.db")
    with Ledger(path) as ledger:
        ledger.post(*report(1))
    db = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)
    db.close()


def test_what_was_known_then(ledger: Ledger) -> None:
    ledger.post(*report(1))
    ledger.post(*report(2))
    first, second = (posting.posted_at for posting in ledger.postings() if isinstance(posting.entry, Document))
    assert len(tuple(ledger.read(Claim, as_of=first))) == 2
    assert len(tuple(ledger.read(Claim, as_of=second))) == 4
    assert tuple(ledger.read(Claim, as_of=first - timedelta(microseconds=1))) == ()
    assert len(ledger.claims(as_of=first)) == len(ledger.newest(as_of=first)) == 2
    assert len(ledger.search("Varn", as_of=first)) == 2
    assert len(tuple(ledger.read(Claim, as_of=3))) == 1


def test_an_hour_without_a_zone_is_asked_back(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="time zone"):
        tuple(ledger.read(Claim, as_of=datetime(2031, 5, 4)))


def test_hours_rise_when_the_clock_goes_back(address: str) -> None:
    hours = iter([NOON, NOON - timedelta(days=9), NOON - timedelta(days=9), NOON + timedelta(hours=1)])
    ledger = Ledger(address, clock=lambda: next(hours))
    for number in range(4):
        ledger.post(capture(number))
    posted = [posting.posted_at for posting in ledger.postings()]
    assert posted == sorted(set(posted))
    assert posted[-1] == NOON + timedelta(hours=1)
    assert posted[1] == NOON + timedelta(microseconds=1)


def test_versions_of_one_page(ledger: Ledger) -> None:
    first = capture(1)
    second = dataclasses.replace(first, body=WORDS.replace("Varn", "Sool").encode())
    pages = document(first), document(second)
    ledger.post(first, pages[0])
    ledger.post(second, pages[1], document(capture(2)))
    assert ledger.versions(first.url) == pages
    assert ledger.versions(first.url, as_of=2) == pages[:1]
    assert ledger.documents("1") == pages


def test_claims_by_their_fields(ledger: Ledger) -> None:
    source, page, *_ = report(1)
    sunday = Period(date(2031, 5, 4), date(2031, 5, 4))
    april = Period(date(2031, 4, 1), date(2031, 4, 30))
    here, abroad, nowhere = attack(page, TOWN, sunday), attack(page, ABROAD, april), attack(page, None)
    killed = deaths(page, when=Period(date(2031, 1, 1), date(2031, 5, 4)))
    ledger.post(source, page, here, abroad, nowhere, killed)
    assert ledger.claims() == (here, abroad, nowhere, killed)
    assert ledger.claims(kind="attack") == (here, abroad, nowhere)
    assert ledger.claims(kind="attack", status="missile", country="QY") == (abroad,)
    assert ledger.claims(place=TOWN.id) == ledger.claims(place=REGION.id) == (here, killed)
    assert ledger.claims(place="country:QX") == (here, killed)
    assert ledger.claims(place="country:QX", kind="casualties") == (killed,)
    assert ledger.claims(place="region:QY.1") == (abroad,)
    assert ledger.claims(document=page.id, part="body") == (here, abroad, nowhere, killed)
    assert ledger.claims(speaker=MAYOR.id, party="QX") == (here, abroad, nowhere, killed)
    assert ledger.claims(speaker="") == ()
    assert ledger.claims(since=date(2031, 4, 30), until=date(2031, 4, 30)) == (abroad, killed)
    assert ledger.claims(since=date(2031, 5, 4)) == (here, nowhere, killed)
    assert ledger.claims(until=date(2031, 3, 1)) == (killed,)
    assert ledger.claims(until=date(2030, 12, 31)) == ()
    assert ledger.claims(place=REGION.id, since=date(2031, 5, 4), kind="attack") == (here,)
    assert ledger.claims(place=REGION.id, until=date(2031, 5, 3), kind="attack") == ()


def test_pages_of_claims(ledger: Ledger) -> None:
    source, page, *_ = report(1)
    claims = tuple(deaths(page, low) for low in range(1, 8))
    ledger.post(source, page, *claims)
    assert ledger.claims(limit=3) == claims[:3]
    assert ledger.claims(limit=3, after=claims[2].id) == claims[3:6]
    assert ledger.newest(limit=3) == claims[:-4:-1]
    assert ledger.newest(limit=3, before=claims[4].id, kind="casualties") == claims[3:0:-1]
    with pytest.raises(LedgerError, match="there is no claim nothing"):
        ledger.claims(after="nothing")


def test_the_neighbourhood_of_a_claim(ledger: Ledger) -> None:
    source, page, *_ = report(1)
    sunday, long = Period(date(2031, 5, 4), date(2031, 5, 4)), Period(date(2020, 1, 1), date(2031, 5, 4))
    town, region = attack(page, TOWN, sunday), attack(page, REGION, sunday)
    sool, abroad, nowhere = attack(page, OTHER, sunday), attack(page, ABROAD, sunday), attack(page, None, sunday)
    ago, since = attack(page, TOWN, Period(date(2031, 4, 1), date(2031, 4, 2))), attack(page, TOWN, long)
    ledger.post(source, page, town, region, sool, abroad, nowhere, ago, since, deaths(page, when=sunday))
    days = (date(2031, 5, 3), date(2031, 5, 5))
    assert ledger.near("attack", TOWN, "QX", *days) == (town, region, nowhere, since)
    assert ledger.near("attack", REGION, "QX", *days) == (town, region, nowhere, since)
    assert ledger.near("attack", OTHER, "QX", *days) == (sool, nowhere)
    assert ledger.near("attack", None, "QX", *days) == (town, region, sool, nowhere, since)
    assert ledger.near("attack", None, "", *days) == (town, region, sool, abroad, nowhere, since)
    assert ledger.near("attack", TOWN, "QX", date(2031, 4, 2), date(2031, 4, 2)) == (ago, since)
    assert ledger.near("talks", TOWN, "QX", *days) == ()


CLAIMED = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 800)), min_size=1, max_size=12, unique=True)
"""Days after the first of 2028 on which something began, and how many it took."""


@given(CLAIMED, st.integers(0, 1700), st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_days_touch_as_periods_do(claimed: list[tuple[int, int]], start: int, length: int) -> None:
    with Ledger(clock=ticking()) as ledger:
        days_touch(ledger, claimed, start, length)


@given(CLAIMED, st.integers(0, 1700), st.integers(0, 60))
@settings(max_examples=15, deadline=None)
def test_days_touch_on_a_server_too(postgres: str, claimed: list[tuple[int, int]], start: int, length: int) -> None:
    with Ledger(fresh_database(postgres, "days"), clock=ticking()) as ledger:
        days_touch(ledger, claimed, start, length)


def days_touch(ledger: Ledger, claimed: list[tuple[int, int]], start: int, length: int) -> None:
    first = date(2028, 1, 1)
    source, page, *_ = report(1)
    periods = [Period(first + timedelta(s), first + timedelta(s + days)) for s, days in claimed]
    claims = [attack(page, TOWN, period) for period in periods]
    asked = Period(first + timedelta(start), first + timedelta(start + length))
    ledger.post(source, page, *claims)
    wanted = tuple(claim for claim, period in zip(claims, periods, strict=True) if period.overlaps(asked))
    assert ledger.near("attack", TOWN, "QX", asked.earliest, asked.latest) == wanted
    assert ledger.claims(since=asked.earliest, until=asked.latest) == wanted


def test_what_a_speaker_said_in_these_days(ledger: Ledger) -> None:
    source, page, first, second = report(1)
    own = claim(page, Attack(), Span(page.id, 0, 7), speaker=None)
    ledger.post(source, page, first, second, own)
    assert ledger.said_by(MAYOR.id, date(2031, 5, 3), date(2031, 5, 5)) == (first, second)
    assert ledger.said_by(MAYOR.id, date(2031, 5, 5), date(2031, 5, 9)) == ()
    assert ledger.said_by("", date(2031, 5, 3), date(2031, 5, 5)) == ()


def test_search_finds_words_names_and_places(ledger: Ledger) -> None:
    source, page, first, second = report(1)
    ledger.post(source, page, first, second)
    assert ledger.search("rockets") == (first,)
    assert ledger.search('"killed at least"') == (second,)
    assert ledger.search("tesk varn") == (second, first)
    assert ledger.search("tesk absent") == ()
    assert ledger.search_documents("quill agency") == (page,)
    assert ledger.search("rockets", limit=0) == ()


HOSTILE = [
    '"', "'", '""', '"a', "*", "a*", "^a", "NEAR(a b)", "a NOT b", "evidence:a", "{evidence names}:a", "-a", "a + b",
    "(", ")", "a OR", "AND", "\0", "a\0b", '"\0"', ";drop table claims", "%_", "ü" * 500, "a " * 500, "\u202ea\u202c",
    "\U0001f680", "' or 1=1 --", "rowid", "a\nb", "\\", "col : x", '"a" OR "b"',
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_search(ledger: Ledger, words: str) -> None:
    ledger.post(*report(1))
    assert ledger.search(words) == ()
    ledger.search_documents(words)


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=200, deadline=None)
def test_any_words_become_quoted_phrases(words: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table t using fts5(a)")
    wanted = match(words)
    found = db.execute("select * from t where t match ?", (wanted,)).fetchall() if wanted else []
    db.close()
    assert found == []
    assert not wanted or (wanted[0] == wanted[-1] == '"' and wanted.count('"') % 2 == 0)


def test_any_words_may_be_looked_for_on_a_server(postgres: str) -> None:
    with Ledger(fresh_database(postgres, "words")) as ledger:
        ledger.post(*report(1))

        @given(st.text(st.characters(exclude_categories=["Cs"])))
        @settings(max_examples=200, deadline=None)
        def look(words: str) -> None:
            assert set(ledger.search(words)) <= set(ledger.claims())
            assert ledger.search(f"{words} unheard") == ()

        look()


def test_unusual_text_is_kept_to_the_letter(ledger: Ledger) -> None:
    text = "\u202eקרב\u202c in Varn \U0001f680 nul\0nul é e\u0301 \u2028 killed at least 4 people Ilan Tesk"
    source = capture(1, text)
    page = document(source)
    said = Casualties(
        subject=Cited(text[18:30], Span(page.id, 18, 30)), quantity=Cited(Count(10**30, None), Span(page.id, 0, 3))
    )
    odd = claim(page, said, Span(page.id, 0, len(text)))
    ledger.post(source, page, odd)
    assert ledger.document(page.id).text == text
    assert ledger.claims() == (odd,)
    (row,) = ledger.shelf.rows("select evidence, low from claims")
    assert row == (text if isinstance(ledger.store, File) else plain(text), 2**63 - 1)


def test_half_a_character_is_refused_in_words(ledger: Ledger) -> None:
    page = dataclasses.replace(document(), title="\ud83d")
    with pytest.raises(LedgerError, match="lone surrogate"):
        ledger.post(page)
    assert ledger.counts() == {"blobs": 0}


def test_a_later_judgement_supersedes_and_a_persons_wins(ledger: Ledger) -> None:
    source, page, *_ = report(1)
    left, right, third = attack(page), attack(page, OTHER), deaths(page)
    ledger.post(source, page, left, right, third)
    early = judgement(left, right, Verdict.NO, minute=1)
    late = judgement(right, left, Verdict.YES, minute=2)
    person = judgement(left, right, Verdict.UNSURE, "reader one", minute=1)
    other = judgement(left, third, Verdict.NO)
    ledger.post(late, other)
    ledger.post(early)
    assert list(ledger.judgements()) == [late, other]
    ledger.post(person)
    assert list(ledger.judgements()) == [other, person]
    assert list(ledger.judgements(about=[right.id])) == [person]
    assert list(ledger.judgements(about=[left.id, third.id])) == [other, person]
    assert list(ledger.judgements(about=[])) == []
    assert list(ledger.judgements(as_of=6)) == [late]
    assert len(list(ledger.read(Judgement))) == 4


def test_findings_are_restated_and_the_earlier_ones_stay_known(ledger: Ledger) -> None:
    source, page, *_ = report(1)
    spelling, beat = finding(page), finding(page, "beyond-the-beat", "a mayor of Varn speaks of Sool")
    wrong = finding(page, "misreport", "killed 4, where the agency has 14")
    ledger.post(source, page, spelling, beat)
    assert ledger.restate([spelling, wrong], ["misspelt-place", "misreport"]) == (wrong,)
    then = max(posting.seq for posting in ledger.postings())
    assert ledger.restate([], ["misreport", "misspelt-place"], documents=["another"]) == ()
    assert list(ledger.findings()) == [spelling, beat, wrong]
    assert ledger.restate([], ["misreport", "misspelt-place"], documents=[page.id]) == ()
    assert list(ledger.findings()) == [beat]
    assert list(ledger.findings(as_of=then)) == [spelling, beat, wrong]
    assert ledger.restate([wrong], ["misreport"]) == (wrong,)
    assert ledger.post(wrong) == ()
    assert list(ledger.findings()) == [beat, wrong]


def test_restating_what_holds_writes_nothing(ledger: Ledger) -> None:
    source, page, *_ = report(1)
    ledger.post(source, page, finding(page))
    assert ledger.restate([finding(page)], ["misspelt-place"]) == ()
    assert len(list(ledger.postings())) == 3


def test_the_index_is_made_anew_as_it_was(ledger: Ledger) -> None:
    for number in (1, 2):
        ledger.post(*report(number))
    page = document(capture(1))
    ledger.post(finding(page), judgement(attack(page), deaths(page), Verdict.NO), Receipt("x", Fate.REJECTED, "why"))
    ledger.restate([], ["misspelt-place"])
    before = dump(ledger)
    ledger.rebuild()
    assert dump(ledger) == before
    assert len(ledger.search("rockets")) == 2
    assert len(ledger.search("varn")) == 4


def dump(ledger: Ledger) -> list[tuple[object, ...]]:
    return [
        (table, *row) for table in INDEX_TABLES for row in ledger.shelf.rows(f"select * from {table} order by 1, 2")
    ]


def test_the_readable_view(ledger: Ledger) -> None:
    source, page, _, killed = report(1)
    ledger.post(source, page, killed)
    columns = "kind, status, speaker, party, place, lat, lon, low, high, stance, modality, outlet, published, evidence"
    (row,) = ledger.shelf.rows(f"select {columns} from claims_readable")
    assert row == (
        "casualties", "killed", "Ilan Tesk", "QX", "Varn, Qx", 10.1, 20.1, 4, None, "reported", Modality.ACTUAL.value,
        "The Quill", "2031-05-04T00:00:00+00:00", "killed at least 4 people",
    )  # fmt: skip


def test_postings_tell_the_hour(ledger: Ledger) -> None:
    ledger.post(*report(1))
    ledger.post(*report(2))
    found = list(ledger.postings(after=3, limit=2))
    assert [posting.seq for posting in found] == [4, 5]
    assert [posting.posted_at.tzinfo for posting in found] == [UTC, UTC]
    assert found[0].posted_at < found[1].posted_at


def test_a_redacted_page_leaves_tombstones(address: str) -> None:
    secret = WORDS.replace("Ilan Tesk", "Prisoner Omeraq")
    source = capture(1, secret)
    page = document(source)
    with Ledger(address) as ledger:
        ledger.post(source, page, attack(page), finding(page), *report(2))
        tombstones = ledger.redact(page.id, "a private person", "editor one")
        assert {stone.of for stone in tombstones} == {
            source.id, source.sha256, page.id, attack(page).id, identity(finding(page)),
        }  # fmt: skip
        assert ledger.search("rockets") == (report(2)[2],)
        assert ledger.search_documents("Omeraq") == ()
        assert ledger.versions(source.url) == ()
        assert list(ledger.findings()) == []
        assert len(list(ledger.read(Claim))) == 2
        for ask in (lambda: ledger.document(page.id), lambda: ledger.capture(source.id)):
            with pytest.raises(LedgerError, match="was redacted"):
                ask()
        again = claim(page, Attack(), where(page, "Omeraq"))
        assert ledger.post(source, page, attack(page), again, finding(page), finding(page, "beyond-the-beat")) == ()
        assert ledger.knows(page.id)
        assert ledger.redact(page.id, "again", "editor two") == ()
        ledger.rebuild()
        assert len(ledger.claims()) == 2
    assert verify(address).faults == ()
    if not addresses.on_server(address):
        assert b"Omeraq" not in Path(address).read_bytes()
    assert where(page, "Omeraq").start > 0
