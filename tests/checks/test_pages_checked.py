"""Findings on one page, each with the words it points at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.attributions import Stance
from reportedly.checks import Finding
from reportedly.checks.pages import arithmetic, beyond_the_beat, from_claims, headline_against_body
from reportedly.claims import BY_KIND, Claim, Modality
from reportedly.documents import Block, BlockKind, Document, Published, identity
from reportedly.referents import Actor, Count, Place, Referents
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

REGION = Place("region:N.1", "Arun Region", "NOR", 40.3, 30.4, Precision.REGION, ("country:NOR",))
ARUN = Place("town:1", "Arun", "NOR", 40.1, 30.1, Precision.TOWN, ("region:N.1", "country:NOR"))
BELSK = Place("town:2", "Belsk", "NOR", 44.1, 35.1, Precision.TOWN, ("region:N.2", "country:NOR"))
GOVERNOR = Actor("person:berg", "Anna Berg", "NOR", "governor", "region:N.1")


def page(title: str, body: str) -> Document:
    text = f"{title}\n\n{body}"
    id_ = identity("a", text)
    blocks = (
        Block(BlockKind.HEADLINE, Span(id_, 0, len(title))),
        Block(BlockKind.BODY, Span(id_, len(title) + 2, len(text))),
    )
    at = datetime(2030, 5, 2, tzinfo=UTC)
    return Document(id_, "a", "a", "https://a.example/", "The Post", Published(at, "given"), title, "", text, blocks)


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(document.id, start, start + len(words))


def claim(document: Document, kind: str, words: str, speaker: Actor | None = None, **slots: object) -> Claim:
    evidence = span(document, words)
    cited = {name: Cited(value, evidence) for name, value in slots.items() if value is not None}
    part = next(block.kind for block in document.blocks if evidence in block.span)
    claimants = (Cited(speaker, evidence),) if speaker else ()
    return Claim(claimants, BY_KIND[kind](**cited), Modality.ACTUAL, Stance.REPORTED, (), evidence, part)  # type: ignore[arg-type]


@pytest.mark.parametrize(("place", "codes"), [(BELSK, ["beyond-the-beat"]), (ARUN, []), (REGION, [])])
def test_a_governor_who_is_made_to_speak_of_another_region(place: Place, codes: list[str]) -> None:
    document = page("Town falls", "Gunmen have taken the town, governor Anna Berg said.")
    taken = claim(document, "control", "Gunmen have taken the town", GOVERNOR, place=place, status="captured")
    assert [finding.code for finding in beyond_the_beat([taken], document)] == codes


def test_who_has_no_jurisdiction_has_no_beat() -> None:
    document = page("Town falls", "Gunmen have taken the town, Anna Berg said.")
    free = replace(GOVERNOR, jurisdiction="")
    assert not list(
        beyond_the_beat([claim(document, "control", "Gunmen have taken the town", free, place=BELSK)], document)
    )


def test_two_claims_of_one_fault_are_one_finding() -> None:
    document = page("Town falls", "Gunmen have taken the town, governor Anna Berg said.")
    taken = claim(document, "control", "Gunmen have taken the town", GOVERNOR, place=BELSK, status="captured")
    hit = claim(document, "attack", "Gunmen have taken the town", GOVERNOR, place=BELSK)
    assert len(from_claims([taken, hit], document)) == 1


def casualties(document: Document, words: str, status: str, low: int | None, high: int | None) -> Claim:
    return claim(document, "casualties", words, status=status, quantity=Count(low, high))


def test_a_headline_that_has_killed_for_wounded() -> None:
    document = page("Blast kills 63 in Arun", "The blast in Arun hurt 63 people, medics said.")
    head = casualties(document, "Blast kills 63", "killed", 63, 63)
    body = casualties(document, "The blast in Arun hurt 63 people", "wounded", 63, 63)
    (finding,) = headline_against_body([head, body], document)
    assert (finding.code, finding.at, finding.others) == ("headline-against-body", head.evidence, (body.evidence,))
    assert "another status" in finding.message


def test_a_headline_that_rounds_is_no_finding() -> None:
    document = page("Blast kills over 60 in Arun", "The blast in Arun killed 63 people, medics said.")
    head = casualties(document, "Blast kills over 60", "killed", 60, None)
    body = casualties(document, "The blast in Arun killed 63 people", "killed", 63, 63)
    assert not list(headline_against_body([head, body], document))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Eight people died, among them twelve children", ["arithmetic"]),
        ("Eight people died, including 3 children", []),
        ("Eight people died, of whom 1,200 were children", ["arithmetic"]),
    ],
)
def test_a_part_greater_than_its_whole(words: str, codes: list[str]) -> None:
    document = page("Toll", f"{words}, medics said.")
    toll = casualties(document, "Eight people died", "killed", 8, 8)
    assert [finding.code for finding in arithmetic([toll], document)] == codes


def test_a_mended_place_name_is_told() -> None:
    document = page("Toll", "Shells fell on Arum overnight.")
    at = span(document, "Arum")
    referents = Referents({at: Cited(ARUN, at, "edit distance 1")}, {}, {}, {})
    assert from_claims([], document, referents) == (
        Finding("misspelt-place", '"Arum" is read as Arun (edit distance 1)', at),
    )
