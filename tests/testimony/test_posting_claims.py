"""Origins and events: what is one utterance, and what is one happening."""

from __future__ import annotations

import itertools
from dataclasses import replace

from bundles import AT, Page, coded, judged, laid_out, page, said, together
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.claims import Claim
from reportedly.documents import Document
from reportedly.judgements import Same, Verdict, judge
from reportedly.testimony import Relations, relations

POST = "Gunmen have seized the grain silos of Arun, governor Anna Berg wrote on Telegram."
TAKEN = "Gunmen have seized the grain silos of Arun"


def relay(name: str, at: str, speaker: str = "Anna Berg/NOR", text: str = POST) -> Page:
    document = page(name, text, at=at)
    record = said(
        "control", TAKEN, speaker, "Arun", status="captured", actor="gunmen/NOR:REB", day="2030-05-01", via=["Telegram"]
    )
    return document, coded(document, record)


def test_forty_outlets_that_carry_one_post_are_one_origin() -> None:
    pages = [relay(f"n{n}", f"2030-05-02T{n // 2:02}:{n % 2 * 30:02}:00+00:00") for n in range(40)]
    found = laid_out(*pages)
    assert [len(origin.claims) for origin in found.origins] == [40]
    (row,) = found.rows
    assert (row.least, row.most, len(row.outlets)) == (1, 1, 40)
    assert not row.corroborated


def test_one_speaker_in_two_spellings_is_one_origin() -> None:
    found = laid_out(
        relay("a", "2030-05-02T08:00:00+00:00", "Hryhoriy Lozhenko/NOR"),
        relay("b", "2030-05-02T09:00:00+00:00", "Grigory Lozhenko/NOR"),
    )
    assert together(found, "origins", "a-0", "b-0")


def test_the_same_words_a_week_later_are_another_utterance() -> None:
    found = laid_out(relay("a", "2030-05-02T08:00:00+00:00"), relay("b", "2030-05-09T08:00:00+00:00"))
    assert not together(found, "origins", "a-0", "b-0")
    assert together(found, "events", "a-0", "b-0")


def test_an_outlet_in_its_own_voice_is_no_origin_and_no_corroboration() -> None:
    document = page("own", "Gunmen have seized the grain silos of Arun.")
    own = (
        document,
        coded(
            document, said("control", TAKEN, "", "Arun", status="captured", day="2030-05-01", actor="gunmen/NOR:REB")
        ),
    )
    (row,) = laid_out(relay("a", "2030-05-02T08:00:00+00:00"), own).rows
    assert (row.least, row.most) == (1, 2)


def test_a_separate_statement_is_another_origin() -> None:
    text = (
        "Drones hit the depot of Belsk, the army said.\n\n"
        "In a separate statement the army said that two bridges near Arun had been blown up."
    )
    document = page("a", text)
    claims = coded(
        document,
        said("attack", "Drones hit the depot of Belsk", "army/NOR", "Belsk", status="drone", day="2030-05-01"),
        said(
            "damage",
            "two bridges near Arun had been blown up",
            "army/NOR",
            "Arun",
            status="destroyed",
            day="2030-05-01",
        ),
    )
    assert not together(laid_out((document, claims)), "origins", "a-0", "a-1")


def test_one_speaker_on_one_page_is_one_origin_else() -> None:
    document = page("a", "Drones hit the depot of Belsk, the army said. It added that eight soldiers had been hurt.")
    claims = coded(
        document,
        said("attack", "Drones hit the depot of Belsk", "army/NOR", "Belsk", status="drone"),
        said("casualties", "eight soldiers had been hurt", "army/NOR", "Belsk", status="wounded", figure=8),
    )
    assert together(laid_out((document, claims)), "origins", "a-0", "a-1")


def test_two_strikes_on_one_day_in_one_region_stay_two() -> None:
    """Even where a third report speaks of raids on the whole region, through which they might chain."""
    first = page("a", "Jets bombed a bakery in Arun on Wednesday, the mayor said.")
    second = page("b", "Jets bombed a school in Belsk on Wednesday, the mayor said.")
    third = page("c", "Jets flew nine raids on Arun Region on Wednesday, the army said.")
    found = laid_out(
        (
            first,
            coded(
                first,
                said(
                    "attack",
                    "Jets bombed a bakery in Arun",
                    "mayor of Arun/NOR",
                    "Arun",
                    status="air",
                    day="2030-05-01",
                    target="bakery/NOR:CVL",
                ),
            ),
        ),
        (
            second,
            coded(
                second,
                said(
                    "attack",
                    "Jets bombed a school in Belsk",
                    "mayor of Belsk/NOR",
                    "Belsk",
                    status="air",
                    day="2030-05-01",
                    target="school/NOR:CVL",
                ),
            ),
        ),
        (
            third,
            coded(
                third,
                said(
                    "attack",
                    "Jets flew nine raids on Arun Region",
                    "army/NOR",
                    "Arun Region",
                    status="air",
                    day="2030-05-01",
                    figure=9,
                ),
            ),
        ),
    )
    assert not together(found, "events", "a-0", "b-0")


def test_an_old_toll_in_the_background_stays_apart() -> None:
    new = page("a", "Shells killed six people in Arun on Wednesday, medics said.")
    old = page("b", "Shells killed 30 people in Arun in May 2025.")
    found = laid_out(
        (
            new,
            coded(
                new,
                said(
                    "casualties",
                    "killed six people in Arun",
                    "medics/NOR",
                    "Arun",
                    status="killed",
                    day="2030-05-01",
                    figure=6,
                    target="people/NOR:CVL",
                ),
            ),
        ),
        (
            old,
            coded(
                old,
                said(
                    "casualties",
                    "killed 30 people in Arun",
                    "",
                    "Arun",
                    status="killed",
                    day=("2025-05-01", "2025-05-31"),
                    figure=30,
                    target="people/NOR:CVL",
                ),
            ),
        ),
    )
    assert not together(found, "events", "a-0", "b-0")


def test_two_sides_that_give_two_figures_speak_of_one_event() -> None:
    document = page(
        "a", "The raid on Arun killed 40 fighters, the army said. The rebels said that they had lost three fighters."
    )
    claims = coded(
        document,
        said(
            "casualties",
            "killed 40 fighters",
            "army/NOR",
            "Arun",
            status="killed",
            day="2030-05-01",
            figure=40,
            target="fighters/NOR:REB",
        ),
        said(
            "casualties",
            "they had lost three fighters",
            "rebels/NOR:REB",
            "Arun",
            status="killed",
            day="2030-05-01",
            figure=3,
            target="fighters/NOR:REB",
        ),
    )
    (row,) = laid_out((document, claims)).rows
    assert (row.least, row.sides, row.corroborated) == (2, ("NOR", "NOR:REB"), True)


def test_a_denial_belongs_to_the_event_and_does_not_count() -> None:
    document = page("a", "Gunmen have seized Arun, the rebels said. The army denied that gunmen have seized Arun.")
    claims = coded(
        document,
        said(
            "control",
            "Gunmen have seized Arun",
            "rebels/NOR:REB",
            "Arun",
            status="captured",
            day="2030-05-01",
            actor="gunmen/NOR:REB",
        ),
        said(
            "control",
            "gunmen have seized Arun",
            "army/NOR",
            "Arun",
            status="captured",
            day="2030-05-01",
            actor="gunmen/NOR:REB",
            modality="negated",
        ),
    )
    (row,) = laid_out((document, claims)).rows
    assert (row.least, row.sides) == (1, ("NOR:REB",))


def test_a_reporter_who_saw_it_corroborates() -> None:
    document = page("a", "A Post reporter saw seven graves in Arun. The mayor put the dead of Arun at seven.")
    claims = coded(
        document,
        said(
            "casualties",
            "saw seven graves in Arun",
            "Post reporter/MED",
            "Arun",
            status="killed",
            day="2030-05-01",
            figure=7,
            target="dead/NOR:CVL",
        ),
        said(
            "casualties",
            "put the dead of Arun at seven",
            "mayor/NOR",
            "Arun",
            status="killed",
            day="2030-05-01",
            figure=7,
            target="dead/NOR:CVL",
        ),
    )
    (row,) = laid_out((document, claims)).rows
    assert (row.least, row.corroborated) == (2, True)


def sample() -> list[Page]:
    """Four pages on one post: two relays, a garbled one, and the other side."""
    wrong = page("w", POST.replace("Arun", "Belsk"), at="2030-05-02T11:00:00+00:00")
    garbled = coded(
        wrong,
        said(
            "control",
            TAKEN.replace("Arun", "Belsk"),
            "Anna Berg/NOR",
            "Belsk",
            status="captured",
            actor="gunmen/NOR:REB",
            day="2030-05-01",
            via=["Telegram"],
        ),
    )
    other = page("o", "The grain silos of Arun are in our hands, the army said.", at="2030-05-02T12:00:00+00:00")
    held = coded(
        other,
        said(
            "control",
            "The grain silos of Arun are in our hands",
            "army/NOR",
            "Arun",
            status="held",
            actor="army/NOR",
            day="2030-05-02",
        ),
    )
    return [
        relay("a", "2030-05-02T08:00:00+00:00"),
        relay("b", "2030-05-02T09:00:00+00:00"),
        (wrong, garbled),
        (other, held),
    ]


def one_by_one(pages: list[Page]) -> Relations:
    """Post page after page, each judged against those before it."""
    judgements = []
    older: list[Claim] = []
    documents: list[Document] = []
    for document, claims in pages:
        documents.append(document)
        judgements += judge(claims, older, documents, AT)
        older += claims
    return relations(sorted(older, key=lambda claim: claim.id), judgements, documents)


@given(st.permutations(range(4)))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=24)
def test_the_table_is_the_same_whatever_the_order_of_arrival(order: list[int]) -> None:
    pages = sample()
    at_once = relations(
        sorted((claim for _, claims in pages for claim in claims), key=lambda claim: claim.id),
        judged(pages),
        [document for document, _ in pages],
    )
    arrived = one_by_one([pages[n] for n in order])
    assert arrived.balances
    for what in ("origins", "events", "misreports", "disputes", "revisions", "copies"):
        assert set(map(repr, getattr(arrived, what))) == set(map(repr, getattr(at_once, what))), what


def test_nothing_is_judged_twice() -> None:
    pages = sample()
    found = [(j.same, j.left, j.right) for j in judged(pages)]
    assert len(found) == len(set(found))
    older = [claim for _, claims in pages[:3] for claim in claims]
    late = judge(pages[3][1], older, [document for document, _ in pages], AT)
    fresh = {claim.id for claim in pages[3][1]}
    assert late
    assert all({j.left, j.right} & fresh for j in late)


def test_the_balance_fails_when_a_claim_is_posted_twice() -> None:
    found = laid_out(*sample())
    assert found.balances
    twice = replace(found, origins=(*found.origins, found.origins[0]))
    assert not twice.balances


def test_pages_far_apart_are_not_compared() -> None:
    pages = [relay("a", "2030-05-02T08:00:00+00:00")]
    far = page("z", "Shells fell on the port of Corva in 2021, fishermen said.", at="2021-01-02T08:00:00+00:00")
    pages.append(
        (
            far,
            coded(
                far, said("attack", "Shells fell on the port of Corva", "fishermen/SUD:CVL", "Corva", day="2021-01-01")
            ),
        )
    )
    ids = {claim.id: n for n, (_, claims) in enumerate(pages) for claim in claims}
    assert all(ids[j.left] == ids[j.right] for j in judged(pages))
    assert list(itertools.chain(*(claims for _, claims in pages)))


def test_a_reprint_in_its_own_voice_goes_back_to_the_same_unknown_root() -> None:
    text = f"{TAKEN}. Lorries queued for hours on the road to the silos, and the mill stood still all day on Wednesday."
    pages = []
    for name in ("a", "b"):
        document = page(name, text)
        record = said("control", TAKEN, "", "Arun", status="captured", day="2030-05-01", actor="gunmen/NOR:REB")
        pages.append((document, coded(document, record)))
    (row,) = laid_out(*pages).rows
    assert (row.least, row.most, len(row.outlets)) == (0, 1, 2)


def blow(name: str, place: str, day: str) -> Page:
    clause = f"Shells fell on a mill in {place}"
    document = page(name, f"{clause}, the army said.")
    return document, coded(document, said("attack", clause, "army/NOR", place, status="shelling", day=day))


def test_a_plain_no_is_left_unsaid_and_what_is_open_is_told() -> None:
    """Two towns and two days are two blows, and nobody asks why; one clause that gives another day is for a person."""
    here, _, later = pages = (
        blow("a", "Arun", "2030-05-01"), blow("b", "Belsk", "2030-04-27"), blow("c", "Arun", "2030-05-03")
    )  # fmt: skip
    told = {frozenset((j.left, j.right)): j.verdict for j in judged(pages) if j.same is Same.EVENT}
    assert told == {frozenset((here[1][0].id, later[1][0].id)): Verdict.UNSURE}
    assert not together(laid_out(*pages), "events", "a-0", "b-0")
