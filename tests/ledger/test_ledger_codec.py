from __future__ import annotations

import dataclasses
import enum
import json
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_reports import report

from reportedly.attributions import Attribution
from reportedly.captures import Capture, Receipt
from reportedly.checks import Finding
from reportedly.claims import TOPICS, Claim
from reportedly.documents import Document
from reportedly.errors import LedgerError
from reportedly.judgements import Judgement
from reportedly.ledger import Redaction, Review, Withdrawal, codec
from reportedly.ledger.entries import Kept, identity
from reportedly.referents import Actor, Count, Period, Place
from reportedly.text import Cited, Span, digest

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ids = st.sampled_from(["0a1b2c3d4e5f6071", "ffffffffffffffff", "00d0c0b0a0908070"])
spans = st.builds(lambda document, start, length: Span(document, start, start + length), ids, st.integers(0, 999),
                  st.integers(1, 99))  # fmt: skip
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
hours = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(
    lambda hour: hour.replace(fold=0)
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
counts = st.tuples(st.none() | st.integers(), st.none() | st.integers()).filter(any).map(lambda ends: Count(*ends))
periods = st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends)))

for type_, strategy in ((str, words), (Span, spans), (float, numbers), (Count, counts), (Period, periods),
                        (date, days), (datetime, hours)):  # fmt: skip
    st.register_type_strategy(type_, strategy)


def cited(values: st.SearchStrategy[object]) -> st.SearchStrategy[Cited[object]]:
    return st.builds(Cited, values, spans, words)


slots = {
    "status": st.none() | cited(words),
    "actor": st.none() | cited(st.from_type(Actor)),
    "target": st.none() | cited(st.from_type(Actor)),
    "place": st.none() | cited(st.from_type(Place)),
    "time": st.none() | cited(periods),
    "quantity": st.none() | cited(counts),
    "subject": st.none() | cited(words),
}
propositions = st.sampled_from(TOPICS).flatmap(lambda topic: st.builds(topic, **slots))
claims = st.builds(
    Claim, st.lists(cited(st.from_type(Actor)), max_size=2).map(tuple), propositions,
    asserted=st.none() | cited(periods),
)  # fmt: skip
things = st.one_of(
    claims, *(st.from_type(type_) for type_ in (
        Capture, Receipt, Document, Attribution, Judgement, Finding, Review, Withdrawal, Redaction, Kept,  Place,
    ))
)  # fmt: skip


@given(things)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_written_is_read_again(thing: object) -> None:
    again = codec.loads(codec.dumps(thing), type(thing))
    assert again == thing
    assert identity(again) == identity(thing)


@given(st.recursive(st.none() | st.booleans() | st.integers() | words | days | hours | spans | st.binary(max_size=5),
                    lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=5))  # fmt: skip
def test_a_value_of_any_type_is_read_again(value: object) -> None:
    bare = Cited(value, Span("d", 0, 1))
    assert codec.loads(codec.dumps(bare), Cited) == bare


weights = st.sampled_from([1, 1.0, True, 0.0, -0.0, -5.25, 1e-9])
reasons = st.lists(st.tuples(st.sampled_from(['said "so"', "minimal pair: place", "]"]), weights), max_size=2)


@given(st.builds(Judgement, left=ids | words, right=ids, reasons=reasons.map(tuple), judge=st.just("rule") | words))
@settings(max_examples=300)
def test_a_judgement_is_written_and_named_like_every_other_entry(judgement: Judgement) -> None:
    fields = {field.name: getattr(judgement, field.name) for field in dataclasses.fields(judgement)}
    plain = {"$": "Judgement", "@": "", **fields}
    plain |= {"same": judgement.same.value, "verdict": judgement.verdict.value, "at": judgement.at.isoformat()}
    assert codec.dumps(judgement) == json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    assert identity(judgement) == digest("Judgement", *fields.values())
    assert codec.loads(json.dumps(plain), Judgement) == judgement


def test_a_claim_reads_as_plain_json() -> None:
    _, page, attack, _ = report(1)
    plain = json.loads(codec.dumps(attack))
    assert plain["$"] == "Claim"
    assert plain["@"] == page.id
    assert plain["evidence"] == [0, 29]
    assert plain["proposition"]["$"] == "Attack"
    assert plain["proposition"]["place"]["value"]["canonical"] == "Varn, Qx"
    assert "external_id" not in plain  # as it is by default


def test_a_book_from_before_a_field_was_added_is_read() -> None:
    _, _, attack, _ = report(1)
    plain = json.loads(codec.dumps(attack))
    del plain["proposition"]["place"]["value"]["canonical"]
    place = codec.loads(json.dumps(plain), Claim).proposition.place
    assert place is not None
    assert place.value.canonical == ""


def test_a_book_with_a_field_of_a_later_version_is_read() -> None:
    _, _, attack, _ = report(1)
    plain = json.loads(codec.dumps(attack)) | {"weather": "snow"}
    assert codec.loads(json.dumps(plain), Claim) == attack


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", "7", '{"$":"Claim","@":""}', '{"$":"Weather","@":""}', '{"$":"Finding","@":"","at":[3,1]}',
     '{"$":"Judgement","@":"","same":"event","left":"0a1b2c3d4e5f6071","right":"ffffffffffffffff","verdict":"perhaps",'
     '"reasons":[],"judge":"rule","at":"2030-01-01T00:00:00+00:00"}',
     '{"$":"Claim","@":"d","evidence":[0,5],"modality":"perhaps"}', '{"$":"Receipt","@":"","location":"x"}'],
)  # fmt: skip
def test_what_cannot_be_read_is_told(body: str) -> None:
    with pytest.raises(LedgerError):
        codec.loads(body, object)


def test_another_type_than_expected_is_told() -> None:
    with pytest.raises(LedgerError, match="is a Withdrawal, not a Claim"):
        codec.loads(codec.dumps(Withdrawal("f")), Claim)


def test_a_type_the_book_does_not_know_is_refused() -> None:
    @dataclasses.dataclass(frozen=True)
    class Weather:
        snow: bool

    with pytest.raises(LedgerError, match="knows no 'Weather'"):
        codec.dumps(Cited(Weather(True), Span("d", 0, 1)))


def test_no_two_types_of_the_book_share_a_name() -> None:
    names = Counter(type_.__name__ for type_ in set(codec.known()))
    assert [name for name, times in names.items() if times > 1] == []
    assert {topic.__name__ for topic in TOPICS} <= set(names)
    assert all(dataclasses.is_dataclass(type_) or issubclass(type_, enum.Enum) for type_ in codec.known())
