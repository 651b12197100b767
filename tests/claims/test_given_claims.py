"""Claims coded elsewhere: every field from the record, or a refusal that names it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from reportedly.attributions import Role, Stance
from reportedly.claims import Modality
from reportedly.claims.given import from_record, from_records
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.errors import UsageError
from reportedly.referents.places import Candidate, Place, Precision
from reportedly.text import Span

TEXT = "The clinic of Arun took in 40 hurt people. The clinic of Arun is full, Anna Berg told Wire."
ID = identity("a", TEXT)
PAGE = Document(
    ID, "a", "a", "https://a.example/", "The Post", Published(datetime(2030, 5, 2, tzinfo=UTC), "given"), "", "", TEXT,
    (Block(BlockKind.BODY, Span(ID, 0, 42)), Block(BlockKind.TEASER, Span(ID, 42, len(TEXT)))),
)  # fmt: skip
RECORD: dict[str, Any] = {
    "id": "c7", "kind": "casualties", "status": "wounded", "evidence": "took in 40 hurt people",
    "speaker": [{"name": "Anna Berg", "party": "NOR"}], "via": [{"role": "agency", "name": "Wire"}],
    "stance": "claimed", "modality": "possible", "actor": None, "target": {"name": "people", "party": "NOR:CVL"},
    "place": {"name": "clinic of Arun", "canonical": "Clinic, Arun, Norland", "lat": 40.1, "lon": 30.1},
    "time": {"earliest": "2030-05-01", "latest": "2030-05-02"}, "quantity": {"low": 40, "high": None, "approx": True},
}  # fmt: skip


def test_every_field_is_taken_and_cites_the_evidence() -> None:
    claim = from_record(RECORD, PAGE)
    slots = claim.proposition
    assert (claim.external_id, claim.stance, claim.modality, claim.part) == (
        "c7", Stance.CLAIMED, Modality.POSSIBLE, BlockKind.BODY,
    )  # fmt: skip
    assert PAGE.words(claim.evidence) == RECORD["evidence"]
    assert (slots.kind, slots.status and slots.status.value, slots.actor) == ("casualties", "wounded", None)
    assert slots.time and (slots.time.value.earliest, slots.time.value.latest) == (date(2030, 5, 1), date(2030, 5, 2))
    assert slots.quantity and (slots.quantity.value.low, slots.quantity.value.high) == (40, None)
    assert [(hand.role, hand.name) for hand in claim.chain] == [(Role.AGENCY, "Wire"), (Role.OUTLET, "The Post")]
    cited = (claim.claimants[0], slots.status, slots.target, slots.place, slots.time, slots.quantity)
    assert {(field.span, field.how) for field in cited if field} == {(claim.evidence, "given")}


def test_a_canonical_name_is_a_hierarchy() -> None:
    place = from_record(RECORD, PAGE).proposition.place
    assert place is not None
    assert (place.value.precision, place.value.within) == (Precision.SITE, ("given:arun, norland", "given:norland"))


def test_a_gazetteer_gives_its_own_place_where_it_knows_one_near_by() -> None:
    arun = Place("town:1", "Arun", "NOR", 40.2, 30.0, Precision.TOWN, ("country:NOR",))
    far = Place("town:9", "Arun", "SUD", 10.0, 10.0, Precision.TOWN)

    class Atlas:
        def look_up(self, name: str) -> tuple[Candidate, ...]:
            return (Candidate(far, "verbatim"), Candidate(arun, "verbatim")) if name == "arun" else ()

    place = {"name": "Arun", "canonical": "Arun, Norland", "lat": 40.1, "lon": 30.1}
    found = from_record({**RECORD, "place": place}, PAGE, Atlas()).proposition.place
    assert found is not None and found.value == arun


def test_the_span_tells_which_of_two_equal_clauses_is_meant() -> None:
    words = "The clinic of Arun"
    second = TEXT.rindex(words)
    claim = from_record({**RECORD, "evidence": words, "span": [second, second + len(words)]}, PAGE)
    assert (claim.evidence.start, claim.part) == (second, BlockKind.TEASER)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"evidence": "words that are not there"}, "does not stand on the page"),
        ({"kind": "weather"}, "no kind 'weather'"),
        ({"modality": "perhaps"}, "perhaps"),
        ({"quantity": {"low": None, "high": None}}, "one end"),
        ({"time": {"earliest": "2030-05-02", "latest": "2030-05-01"}}, "before it begins"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(change: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told) as refusal:
        list(from_records([{**RECORD, **change}], PAGE))
    assert "claim c7 of a" in str(refusal.value)
