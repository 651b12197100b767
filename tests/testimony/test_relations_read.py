"""Disputes, misreports, revisions, copies and corrections: read out of the table, the levels never mixed."""

from __future__ import annotations

from typing import Any

from bundles import AT, Page, coded, laid_out, page, said

from reportedly.exports import testimony as export
from reportedly.judgements import Judgement, Same, Verdict
from reportedly.judgements.copies import reprints
from reportedly.testimony.readings import conflict

POST = "Gunmen have overrun the rail depot and the mill of {town}, governor Anna Berg wrote on Telegram."
OVERRUN = "Gunmen have overrun the rail depot and the mill of {town}"


def relay(name: str, town: str = "Arun", hour: int = 8, **more: str) -> Page:
    document = page(name, POST.format(town=town), at=f"2030-05-02T{hour:02}:00:00+00:00", **more)
    record = said(
        "control",
        OVERRUN.format(town=town),
        "Anna Berg/NOR",
        town,
        status="captured",
        actor="gunmen/NOR:REB",
        day="2030-05-01",
        via=["Telegram"],
    )
    return document, coded(document, record)


def toll(name: str, text: str, figures: dict[str, Any], hour: int = 8, day: int = 2, **more: Any) -> Page:
    """A page with casualty claims of one spokesman; figures by evidence, each (status, figure)."""
    document = page(
        name,
        text,
        at=f"2030-05-{day:02}T{hour:02}:00:00+00:00",
        **{k: more.pop(k) for k in ("outlet", "url") if k in more},
    )
    records = [
        said(
            "casualties",
            evidence,
            "Olav Strand/NOR",
            "Arun",
            status=status,
            figure=figure,
            day="2030-05-01",
            target="people/NOR:CVL",
            **more,
        )
        for evidence, (status, figure) in figures.items()
    ]
    return document, coded(document, *records)


def test_the_relay_that_stands_alone_is_the_misreport() -> None:
    found = laid_out(relay("a"), relay("b", hour=9), relay("w", "Belsk", hour=10))
    (misreport,) = found.misreports
    assert (misreport.claim.external_id, misreport.field, misreport.verdict) == ("w-0", "place", "misreport")
    assert (misreport.reported, misreport.others) == ("Belsk", "Arun")
    assert not found.disputes


def test_one_relay_against_another_is_suspicious_on_both_sides() -> None:
    found = laid_out(relay("a"), relay("w", "Belsk", hour=10))
    assert {(m.claim.external_id, m.verdict) for m in found.misreports} == {
        ("a-0", "suspicious"),
        ("w-0", "suspicious"),
    }


def test_the_speakers_own_page_tells_against_a_relay() -> None:
    found = laid_out(relay("a", outlet="Anna Berg"), relay("w", "Belsk", hour=10))
    assert [(m.claim.external_id, m.verdict) for m in found.misreports] == [("w-0", "misreport")]


def test_a_place_held_by_nobody_named_contradicts_no_holder() -> None:
    def told(**holder: str) -> str:
        document = page("one", "Gunmen hold the mill, Anna Berg said. The mill has been occupied, Olav Strand said.")
        one = said("control", "Gunmen hold the mill", "Anna Berg/NOR", "Arun", status="held", actor="gunmen/NOR:REB")
        other = said("control", "The mill has been occupied", "Olav Strand", "Arun", status="held", **holder)
        return conflict(*coded(document, one, other))

    assert told(actor="the army/NOR") == "status"
    assert told() == ""


def test_figures_that_change_places_are_a_misreport_of_figures() -> None:
    right = "The blast in Arun killed 14 people and wounded 63, Olav Strand said on Telegram."
    wrong = "As many as 63 people died and 14 were hurt in the Arun blast, Olav Strand wrote on Telegram."
    told = {"killed 14 people": ("killed", 14), "wounded 63": ("wounded", 63)}
    swapped = {"63 people died": ("killed", 63), "14 were hurt": ("wounded", 14)}
    found = laid_out(
        toll("a", right, told), toll("b", right + " Rescue went on.", told, 9), toll("w", wrong, swapped, 10)
    )
    assert {(m.claim.external_id, m.field, m.verdict) for m in found.misreports} == {
        ("w-0", "quantity", "misreport"),
        ("w-1", "quantity", "misreport"),
    }
    assert not found.revisions


def test_killed_for_wounded_is_told_by_the_figure() -> None:
    right = "The clinic of Arun took in 1,315 wounded people and 208 of them died, Olav Strand said."
    wrong = "More than 1,300 people were killed at the clinic of Arun, Olav Strand said."
    found = laid_out(
        toll("a", right, {"took in 1,315 wounded people": ("wounded", 1315), "208 of them died": ("killed", 208)}),
        toll("w", wrong, {"More than 1,300 people were killed": ("killed", (1300, None))}, 10),
    )
    assert {(m.claim.external_id, m.field) for m in found.misreports} == {("a-0", "status"), ("w-0", "status")}


def test_two_things_a_speaker_said_on_one_day_are_no_misreport() -> None:
    first, second = relay("a"), relay("b", hour=9)
    third = page("c", "Belsk is ours again, governor Anna Berg wrote on Telegram.", at="2030-05-02T11:00:00+00:00")
    claims = coded(
        third,
        said(
            "control",
            "Belsk is ours again",
            "Anna Berg/NOR",
            "Belsk",
            status="retaken",
            actor="army/NOR",
            day="2030-05-02",
            via=["Telegram"],
        ),
    )
    assert not laid_out(first, second, (third, claims)).misreports


def test_a_reviewer_may_say_that_it_is_no_misreport() -> None:
    pages = relay("a"), relay("b", hour=9), relay("w", "Belsk", hour=10)
    a, b, w = (claims[0].id for _, claims in pages)
    words = [
        Judgement(same, *sorted((one, w)), Verdict.NO, (("two towns fell", 0.0),), "Anna", AT)  # type: ignore[misc]
        for one in (a, b)
        for same in Same
    ]
    found = laid_out(*pages, more=words)
    assert not found.misreports
    assert len(found.events) == 2


def test_a_later_figure_of_one_speaker_is_a_revision() -> None:
    found = laid_out(
        toll("a", "Nine people died in Arun, Olav Strand said.", {"Nine people died in Arun": ("killed", 9)}),
        toll(
            "b",
            "The dead of Arun are now 15 people, Olav Strand said.",
            {"The dead of Arun are now 15 people": ("killed", 15)},
            20,
        ),
    )
    assert [(r.earlier.external_id, r.later.external_id, r.field) for r in found.revisions] == [
        ("a-0", "b-0", "quantity")
    ]
    assert not found.misreports
    assert not found.disputes


def test_an_older_figure_quoted_beside_the_new_one_comes_first() -> None:
    text = "The dead of Arun are now 15 people, Olav Strand said, up from an earlier count of nine people."
    figures = {"The dead of Arun are now 15 people": ("killed", 15), "an earlier count of nine people": ("killed", 9)}
    found = laid_out(toll("a", text, figures))
    assert [(r.earlier.external_id, r.later.external_id) for r in found.revisions] == [("a-1", "a-0")]


def test_a_rounded_figure_is_no_revision() -> None:
    found = laid_out(
        toll("a", "The clinic of Arun counted 498 dead, Olav Strand said.", {"counted 498 dead": ("killed", 498)}),
        toll(
            "b",
            "Over 490 dead were counted in Arun, Olav Strand said.",
            {"Over 490 dead were counted": ("killed", (490, None))},
            9,
        ),
    )
    assert not found.revisions
    assert len(found.origins) == 1


def test_parties_that_contradict_each_other_are_a_dispute_and_no_misreport() -> None:
    document = page("a", "Our men took Arun, the rebels said. The army said that it still holds Arun.")
    claims = coded(
        document,
        said(
            "control",
            "Our men took Arun",
            "rebels/NOR:REB",
            "Arun",
            status="captured",
            actor="rebels/NOR:REB",
            day="2030-05-01",
        ),
        said("control", "it still holds Arun", "army/NOR", "Arun", status="held", actor="army/NOR", day="2030-05-01"),
    )
    found = laid_out((document, claims))
    assert [(d.left.external_id, d.right.external_id, d.about) for d in found.disputes] == [("a-0", "a-1", "status")]
    assert not found.misreports
    assert found.rows[0].least == 1


def test_a_reporters_count_is_no_party_to_a_dispute() -> None:
    document = page("a", "A Post reporter saw nine graves in Arun. The mayor put the dead of Arun at 14.")
    claims = coded(
        document,
        said(
            "casualties",
            "saw nine graves in Arun",
            "Post reporter/MED",
            "Arun",
            status="killed",
            day="2030-05-01",
            figure=9,
            target="dead/NOR:CVL",
        ),
        said(
            "casualties",
            "put the dead of Arun at 14",
            "mayor/NOR",
            "Arun",
            status="killed",
            day="2030-05-01",
            figure=14,
            target="dead/NOR:CVL",
        ),
    )
    assert not laid_out((document, claims)).disputes


def test_each_blames_the_other_for_the_breach() -> None:
    document = page("a", "The rebels broke the truce, the army said. The rebels said that the army broke the truce.")
    claims = coded(
        document,
        said(
            "ceasefire",
            "The rebels broke the truce",
            "army/NOR",
            "Arun",
            status="violated",
            actor="rebels/NOR:REB",
            day="2030-05-01",
        ),
        said(
            "ceasefire",
            "the army broke the truce",
            "rebels/NOR:REB",
            "Arun",
            status="violated",
            actor="army/NOR",
            day="2030-05-01",
        ),
    )
    found = laid_out((document, claims))
    assert [d.about for d in found.disputes] == ["blame"]
    assert len(found.events) == 2


LONG = (
    "NORDHAVN (Wire) - Shells fell on the covered market of Arun shortly after it opened on Wednesday, the mayor said. "
    "Stalls burned for two hours before the fire brigade could reach the square. He asked people to stay at home."
)


def test_a_reprint_is_a_copy_of_the_wire_that_it_credits() -> None:
    wire = page("r", LONG, "Wire", "2030-05-02T10:00:00+00:00")
    reprint = page("c", LONG.replace("on Wednesday", "Wednesday"), "Gazette", "2030-05-02T09:00:00+00:00")
    (copy,) = laid_out((wire, ()), (reprint, ())).copies
    assert (copy.original, copy.copy, copy.credited) == (wire.id, reprint.id, True)


def test_a_wire_text_on_seventy_pages_is_found_on_each() -> None:
    first = page("first", LONG, "Wire", at="2030-05-02T09:00:00+00:00")
    others = [page(f"p{n}", LONG, f"Paper {n}", at="2030-05-02T10:00:00+00:00") for n in range(70)]
    found = reprints([*others, first])
    assert {pair.copy for pair in found} == {document.id for document in others}
    assert {pair.original for pair in found} == {first.id}


def test_two_accounts_of_one_strike_are_no_copies() -> None:
    other = page(
        "o", "Traders fled as the market of Arun came under fire on Wednesday morning, residents told us.", "Gazette"
    )
    assert not laid_out((page("r", LONG, "Wire"), ()), (other, ())).copies


def test_a_later_version_that_says_so_is_a_correction_and_adds_no_origin() -> None:
    wrong, right = relay("w", "Belsk", url="https://post.example/1"), relay("a", hour=9)
    document = page(
        "v",
        POST.format(town="Arun") + "\n\nCorrection: an earlier version of this report named another town.",
        outlet="The w Post",
        at="2030-05-02T12:00:00+00:00",
        url="https://post.example/1",
    )
    record = said(
        "control",
        OVERRUN.format(town="Arun"),
        "Anna Berg/NOR",
        "Arun",
        status="captured",
        actor="gunmen/NOR:REB",
        day="2030-05-01",
        via=["Telegram"],
    )
    found = laid_out(wrong, right, (document, coded(document, record)))
    (correction,) = found.corrections
    assert (correction.report, correction.corrects, correction.field) == (document.id, wrong[0].id, "place")
    assert "earlier version" in correction.note
    assert [(m.claim.external_id, m.verdict) for m in found.misreports] == [("w-0", "misreport")]
    assert len(found.origins) == 1
    assert wrong[0].id not in {copy.original for copy in found.copies if copy.copy == document.id}


def test_a_slot_changed_between_versions_without_a_word_is_a_silent_edit() -> None:
    first, second = (
        relay("w", "Belsk", url="https://post.example/1"),
        relay("v", "Arun", hour=12, url="https://post.example/1"),
    )
    (edit,) = laid_out(first, second).corrections
    assert (edit.report, edit.corrects, edit.note) == (second[0].id, first[0].id, "")


def test_the_export_has_the_form_of_the_bundles() -> None:
    pages = [relay("a"), relay("b", hour=9), relay("w", "Belsk", hour=10)]
    found = laid_out(*pages)
    told = export.record(
        found,
        {document.id: document for document, _ in pages},
        lambda claim, document: {"kind": claim.proposition.kind},
    )
    assert {(claim["id"], claim["report"], claim["kind"]) for claim in told["claims"]} == {
        ("a-0", "a", "control"),
        ("b-0", "b", "control"),
        ("w-0", "w", "control"),
    }
    (event,) = told["events"]
    assert (sorted(event["claims"]), event["independent_origins"], event["independent_origins_most"]) == (
        ["a-0", "b-0", "w-0"],
        1,
        1,
    )
    assert event["sides"] == ["NOR"]
    assert [(m["claim"], m["field"], m["reported"], m["verdict"]) for m in told["misreports"]] == [
        ("w-0", "place", "Belsk", "misreport")
    ]
    assert set(told) >= {"origins", "disputes", "revisions", "copies", "corrections"}


def test_claims_that_came_with_one_id_are_exported_by_their_digests() -> None:
    first, second = page("a", "Arun is quiet."), page("b", "Belsk is quiet.")
    pages = [(d, coded(d, {**said("notice", d.text), "id": "same"})) for d in (first, second)]
    told = export.record(laid_out(*pages), {d.id: d for d, _ in pages}, lambda claim, document: {})
    assert len({claim["id"] for claim in told["claims"]}) == 2


def test_a_reprint_that_dropped_the_speaker_is_no_party_to_a_dispute() -> None:
    told = {"status": "captured", "actor": "rebels/NOR:REB", "day": "2030-05-01"}
    first = page("a", "Our men took Arun, the rebels said. The army said that it still holds Arun.")
    reprint = page("b", "Our men took Arun.", at="2030-05-02T11:00:00+00:00")
    rebels = coded(first, said("control", "Our men took Arun", "rebels/NOR:REB", "Arun", **told))
    army = {"status": "held", "actor": "army/NOR", "day": "2030-05-01"}
    holds = coded(first, said("control", "it still holds Arun", "army/NOR", "Arun", **army))
    nameless = coded(reprint, said("control", "Our men took Arun", "", "Arun", **told))
    pair = sorted((rebels[0].id, nameless[0].id))
    words = [Judgement(same, *pair, Verdict.YES, (("one text", 9.0),), "Anna", AT) for same in Same]  # type: ignore[misc]
    found = laid_out((first, (*rebels, *holds)), (reprint, nameless), more=words)
    assert [(bool(d.left.claimants), bool(d.right.claimants)) for d in found.disputes] == [(True, True)]
