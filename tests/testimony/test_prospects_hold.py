"""Prospects: a pair is let go by a look only where all its reasons together would not reach so far."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from functools import partial

from bundles import coded, page, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.judgements.features import odds, reasons
from reportedly.judgements.judges import LEAST
from reportedly.judgements.notes import Note, note
from reportedly.judgements.prospects import reaching, told_by_both
from reportedly.judgements.sheets import LONG, joined, parts, shared, sheet, sheets
from reportedly.judgements.slips import relays

CLAUSES = (
    "Rockets struck the railway station of Arun",
    "Mortars hit the old mill beside Zelno",
    "the attack on them was answered within the hour",
    "Fighters of General Strand took it",
)
STATUSES = {
    "attack": ("missile", "ground", "unspecified"),
    "casualties": ("killed", "wounded"),
    "control": ("captured", "held", "besieged"),
    "ceasefire": ("violated", "agreed"),
    "damage": ("destroyed", "damaged"),
}
DAYS = (None, "2030-05-01", "2030-05-02", ("2030-02-01", "2030-05-02"), ("2030-05-01", "2030-05-02"))
PARTIES = ("", "Norland/NOR", "Sudland/SUD", "rebels/NOR:REB", "people/NOR:CVL", "gunmen/UNK", "the old mill/NOR")
SPEAKERS = ("", "Lena Holt/NOR", "the Sudland army/SUD", "an army officer/UNK", "Quill Watch/NGO")
FIGURES = (None, 1, 12, 40, (12, None), 10**400)
SLOTS = st.sampled_from((frozenset[str](), frozenset({"place"}), frozenset({"time"}), frozenset({"place", "time"})))


@st.composite
def noted(draw: st.DrawFn, kind: str, name: str) -> Note:
    """One claim of a kind on a page of its own."""
    clause = draw(st.sampled_from(CLAUSES))
    title = draw(st.sampled_from(("", "Blast at the station of Arun", "Talks in Corva")))
    at = draw(st.sampled_from(("2030-05-02T10:00:00+00:00", "2030-05-03T09:00:00+00:00", "2030-05-08T09:00:00+00:00")))
    document = page(name, f"{clause}, it was said in Belsk on Tuesday; 23 were hurt.", at=at, title=title)
    parties = {role: draw(st.sampled_from(PARTIES)) for role in ("actor", "target")}
    place, speaker = (
        draw(st.sampled_from(("", "Arun", "Arun Region", "Belsk", "Corva"))),
        draw(st.sampled_from(SPEAKERS)),
    )
    told = {"day": draw(st.sampled_from(DAYS)), "figure": draw(st.sampled_from(FIGURES)), **parties}
    record = said(kind, clause, speaker, place, status=draw(st.sampled_from(STATUSES[kind])), **told)
    inferred, guessed = draw(SLOTS), draw(SLOTS)
    made = note(coded(document, record)[0], document)
    return replace(made, inferred=inferred | guessed, guessed=guessed, earlier=draw(st.booleans()))


PAIRS = st.sampled_from(sorted(STATUSES)).flatmap(lambda kind: st.tuples(noted(kind, "one"), noted(kind, "two")))


def may_reach(least: float, left: Note, right: Note) -> bool:
    """The look lets the pair through."""
    return list(reaching(least, sheet([left]), sheet([right]))) == [(left, right)]


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(PAIRS)
def test_no_pair_weighs_more_than_it_may(pair: tuple[Note, Note]) -> None:
    left, right = pair
    assert may_reach(odds(reasons(left, right)), left, right)
    assert may_reach(odds(reasons(right, left)), right, left)


def test_two_blows_in_two_towns_are_told_apart_by_a_look_and_one_blow_is_not() -> None:
    pages = [page(name, f"{CLAUSES[0]}, Lena Holt said.") for name in ("one", "two")]
    left, right = (
        note(coded(told, said("attack", CLAUSES[0], place="Arun", day="2030-05-01"))[0], told) for told in pages
    )
    other = replace(right, place=replace(left.place, id="elsewhere", lat=44.0), words=frozenset({"mill", "mortar"}))  # type: ignore[type-var]
    assert may_reach(LEAST, left, right) and not may_reach(LEAST, left, other)


KINDS = st.lists(st.sampled_from(sorted(STATUSES)), max_size=4)


@st.composite
def sheeted(draw: st.DrawFn) -> tuple[list[Note], list[list[Note]]]:
    """A page, and up to three others with claims of any kinds."""
    pages = [[draw(noted(kind, name)) for kind in draw(KINDS)] for name in ("one", "two", "three", "four")]
    return pages[0], [notes for notes in pages[1:] if notes]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(sheeted())
def test_pages_are_looked_at_together_as_each_claim_by_itself(pages: tuple[list[Note], list[list[Note]]]) -> None:
    mine, others = sheet(pages[0]), joined([sheet(notes) for notes in pages[1]])
    pairs = [(left, right) for left in mine.notes for right in others.notes if left.kind == right.kind]
    assert set(reaching(LEAST, mine, others)) == {pair for pair in pairs if may_reach(LEAST, *pair)}
    for number, right in enumerate(others.notes):
        words = [len(left.words & right.words) for left in mine.notes]
        assert shared(mine, others)[number][0].tolist() == words
    relayed = set(told_by_both(mine, others))
    assert {pair for pair in pairs if relays(*pair)} <= relayed


ANY = st.sampled_from(sorted(STATUSES)).flatmap(lambda kind: noted(kind, "one"))


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY, max_size=6), st.integers(1, 3))
def test_long_pages_are_looked_at_part_by_part_as_at_once(notes: list[Note], most: int) -> None:
    whole, some = sheet(notes), list(parts(sheet(notes), most))
    assert [note for part in some for note in part.notes] == list(whole.notes)
    for looked in (told_by_both, partial(reaching, LEAST)):
        assert {pair for one in some for other in some for pair in looked(one, other)} == set(looked(whole, whole))


def test_two_pages_of_a_thousand_claims_are_looked_at_in_bounded_memory() -> None:
    document = page("one", f"{CLAUSES[0]}.")
    (claim,) = coded(document, said("attack", CLAUSES[0], "", "Arun", status="missile"))
    long = sheet([replace(note(claim, document), id=str(number)) for number in range(1000)])  # type: ignore[type-var]
    tracemalloc.start()
    assert sum(1 for _ in reaching(-99, long, long)) == 1_000_000
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 200 << 20


def test_the_sheet_of_a_long_page_is_not_kept_at_hand() -> None:
    for number, kept in ((LONG, True), (LONG + 1, False)):
        document = page(f"long-{number}", " ".join(f"Shells fell on quay {at} of Arun." for at in range(number)))
        records = (
            said("attack", f"Shells fell on quay {at} of Arun", "", "Arun", status="shelling") for at in range(number)
        )
        claims, documents = coded(document, *records), {document.id: document}
        first, again = (sheets(claims, documents)[document.id] for _ in range(2))
        assert (first is again, len(first.notes)) == (kept, number)
