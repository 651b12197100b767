"""Disputes want proof that one happening is meant; two blows on one town in one week are two."""

from __future__ import annotations

from bundles import Page, coded, laid_out, page, said, together

from reportedly.judgements.doers import doer
from reportedly.judgements.settings import setting
from reportedly.testimony import Relations

DAY = "2030-05-01"


def toll(name: str, text: str, evidence: str, speaker: str, figure: int, **more: object) -> Page:
    at = str(more.pop("at", "2030-05-02T10:00:00+00:00"))
    document = page(name, text, at=at)
    place = str(more.pop("place", "Arun"))
    slots = {"status": "killed", "place": place, "day": DAY, "figure": figure, "target": "people/NOR:CVL"}
    return document, coded(document, said("casualties", evidence, speaker, **{**slots, **more}))


def test_two_tolls_of_one_site_are_a_dispute() -> None:
    mine = toll("one", "The strike on the grain market killed 12 people, Lena Holt said.", "killed 12 people",
                "Lena Holt/NOR", 12)  # fmt: skip
    theirs = toll("two", "A shell hit the market and 31 people died, Omar Dast said.", "31 people died",
                  "Omar Dast/SUD", 31)  # fmt: skip
    assert [dispute.about for dispute in laid_out(mine, theirs).disputes] == ["quantity"]


def test_two_tolls_that_share_the_town_and_the_day_alone_are_none() -> None:
    mine = toll("one", "The morning strike killed 12 people, Lena Holt said.", "killed 12 people", "Lena Holt/NOR", 12)
    theirs = toll("two", "Shelling left 31 people dead, Omar Dast said.", "31 people dead", "Omar Dast/SUD", 31)
    assert not laid_out(mine, theirs).disputes


def test_a_toll_that_rose_by_the_next_day_is_no_dispute() -> None:
    mine = toll("one", "The strike on the grain market killed 12 people, Lena Holt said.", "killed 12 people",
                "Lena Holt/NOR", 12)  # fmt: skip
    theirs = toll("two", "The strike on the market killed 31 people, Omar Dast said.", "killed 31 people",
                  "Omar Dast/SUD", 31, at="2030-05-03T12:00:00+00:00")  # fmt: skip
    assert not laid_out(mine, theirs).disputes


def test_a_page_that_sets_two_tolls_side_by_side_tells_a_dispute() -> None:
    text = "Shelling killed 12 people, Lena Holt said. Omar Dast put the toll at 31 people."
    document = page("one", text)
    slots = {"status": "killed", "place": "Arun", "day": DAY, "target": "people/NOR:CVL"}
    first = said("casualties", "killed 12 people", "Lena Holt/NOR", figure=12, **slots)
    second = said("casualties", "the toll at 31 people", "Omar Dast/SUD", figure=31, **slots)
    assert len(laid_out((document, coded(document, first, second))).disputes) == 1


def blow(name: str, text: str, evidence: str, speaker: str, actor: str) -> Page:
    document = page(name, text)
    slots = {"status": "missile", "place": "Arun station", "day": DAY, "actor": actor}
    return document, coded(document, said("attack", evidence, speaker, **slots))


def test_who_struck_is_disputed_by_the_side_that_is_charged() -> None:
    charge = blow("one", "A Sudland missile hit the station, Lena Holt said.", "A Sudland missile hit the station",
                  "Lena Holt/NOR", "Sudland/SUD")  # fmt: skip
    answer = blow("two", "Norland hit the station with its own missile, Omar Dast said.",
                  "Norland hit the station with its own missile", "Omar Dast/SUD", "Norland/NOR")  # fmt: skip
    bystander = blow("three", "Rebels hit the station with a missile, Kim Ferro said.",
                     "Rebels hit the station with a missile", "Kim Ferro/NGO", "rebels/EST:REB")  # fmt: skip
    assert [dispute.about for dispute in laid_out(charge, answer).disputes] == ["actor"]
    assert not laid_out(charge, bystander).disputes


def test_one_clause_read_in_two_ways_is_no_slip_of_a_page() -> None:
    text = "Two gunmen shot dead three people at the bus stop on the mill road, Lena Holt said."
    evidence = "Two gunmen shot dead three people at the bus stop on the mill road"
    mine, theirs = (toll(name, text, evidence, "Lena Holt/NOR", n) for name, n in (("one", 3), ("two", 2)))
    assert not laid_out(mine, theirs).misreports


def test_the_marks_of_a_sentence_leave_out_its_own_names_and_the_calendar() -> None:
    text = "On Friday a shell hit a bakery in the Karim quarter of Arun. It killed 12, Holt said, and hurt 40."
    first = setting(text, text.index("a shell"), text.index(" in the Karim"), frozenset())
    assert (first.sites, first.figures) == (frozenset({"bakery"}), frozenset())
    assert len(first.names) == 2
    second = setting(text, text.index("It killed"), text.index(", Holt"), frozenset({"halt"}))
    assert (second.names, second.figures) == (frozenset(), frozenset({40}))


def test_who_says_that_nothing_is_known_denies_nobody() -> None:
    text = "A raid hit the mill, Lena Holt said. It was not clear who carried out the raid, Omar Dast said."
    assert not _raid(text, "who carried out the raid").disputes
    text = "A raid hit the mill, Lena Holt said. Sudland denied that it carried out the raid, Omar Dast said."
    assert len(_raid(text, "it carried out the raid").disputes) == 1


def _raid(text: str, denied: str) -> Relations:
    document = page("one", text)
    slots = {"status": "air", "place": "Arun", "day": DAY, "actor": "Sudland/SUD"}
    charge = said("attack", "A raid hit the mill", "Lena Holt/NOR", **slots)
    answer = said("attack", denied, "Omar Dast/SUD", modality="negated", **slots)
    return laid_out((document, coded(document, charge, answer)))


def on_one_page(text: str, first: tuple[str, str, str], second: tuple[str, str, str]) -> Relations:
    """A charge and its denial on one page, each as evidence, speaker and doer."""
    document = page("one", text)
    charge, answer = (
        said("attack", words, speaker, status="chemical", place="Arun", day=DAY, actor=doer, modality=modality)
        for (words, speaker, doer), modality in ((first, "actual"), (second, "negated"))
    )
    return laid_out((document, coded(document, charge, answer)))


def test_the_one_who_is_charged_denies_and_no_other() -> None:
    charge = ("Sudland used gas in Arun", "Lena Holt/NOR", "Sudland/SUD")
    text = "Lena Holt said Sudland used gas in Arun. {} denied using gas."
    answered = on_one_page(text.format("Sudland"), charge, ("using gas", "Sudland/SUD", "Sudland/SUD"))
    beside = on_one_page(text.format("Estland"), charge, ("using gas", "Estland/EST", "Estland/EST"))
    assert [dispute.about for dispute in answered.disputes] == ["denied"]
    assert not beside.disputes


def test_an_alleged_deed_of_nobody_is_no_charge() -> None:
    text = "Lena Holt asked to see the site of {} gas attack. Sudland denied using gas."
    denied = ("using gas", "Sudland/SUD", "Sudland/SUD")
    told = on_one_page(text.format("the"), ("the gas attack", "Lena Holt/NOR", ""), denied)
    hedged = on_one_page(text.format("an alleged"), ("an alleged gas attack", "Lena Holt/NOR", ""), denied)
    assert told.disputes and not hedged.disputes


def test_what_a_page_tells_of_another_year_is_no_answer_to_the_news() -> None:
    denied = ("using gas on Tuesday", "Sudland/SUD", "Sudland/SUD")
    charge = ("Sudland used gas in Arun", "Lena Holt/NOR", "Sudland/SUD")
    text = "In the spring of 2024 Sudland used gas in Arun, Lena Holt said.\nSudland denied using gas on Tuesday."
    assert not on_one_page(text, charge, denied).disputes
    assert on_one_page(text.replace("In the spring of 2024 ", ""), charge, denied).disputes


def test_a_figure_that_the_other_sentence_gives_too_is_part_of_it() -> None:
    mine = toll("one", "The strike on the market killed 31 people, 10 of them on a bus, Lena Holt said.",
                "The strike on the market killed 31 people", "Lena Holt/NOR", 31)  # fmt: skip
    theirs = toll("two", "The 10 people killed at the market were on a bus, Omar Dast said.",
                  "The 10 people killed at the market", "Omar Dast/SUD", 10)  # fmt: skip
    assert not laid_out(mine, theirs).disputes


def test_who_is_of_no_side_is_a_party_only_beside_another() -> None:
    apart = [
        toll(name, f"The strike on the grain market killed {n} people, {who} said.", f"killed {n} people",
             f"{who}/{side}", n)
        for name, n, who, side in (("one", 12, "Lena Holt", "NOR"), ("two", 31, "World leaders", "UNK"))
    ]  # fmt: skip
    assert not laid_out(*apart).disputes


def test_a_new_count_that_names_the_old_one_is_not_the_old_one() -> None:
    text = "The attack killed 32 people, Lena Holt said, updating an earlier toll of 15. Omar Dast put the dead at 50."
    document = page("one", text)
    slots = {"status": "killed", "place": "Arun", "day": DAY, "target": "people/NOR:CVL"}
    first = said("casualties", "The attack killed 32 people", "Lena Holt/NOR", figure=32, **slots)
    second = said("casualties", "the dead at 50", "Omar Dast/SUD", figure=50, **slots)
    assert len(laid_out((document, coded(document, first, second))).disputes) == 1


def test_two_parties_that_hold_one_town_dispute_it_on_the_page_that_says_so() -> None:
    document = page(
        "one", "Norland's army has taken the town, Lena Holt said. Sudland said its men still hold most of it."
    )
    slots = {"place": "Arun", "day": DAY}
    taken = said("control", "Norland's army has taken the town", "Lena Holt/NOR", status="captured",
                 actor="Norland's army/NOR", **slots)  # fmt: skip
    held = said("control", "its men still hold most of it", "Sudland/SUD", status="held", actor="its men/SUD", **slots)
    assert [dispute.about for dispute in laid_out((document, coded(document, taken, held))).disputes] == ["status"]


def test_a_first_count_is_no_older_one() -> None:
    text = "The ministry gave the first count of its losses: 498 men killed. Sudland put the toll at 5,840."
    document = page("one", text)
    slots = {"status": "killed", "place": "Arun", "day": DAY, "target": "men/NOR"}
    first = said("casualties", "498 men killed", "ministry/NOR", figure=498, **slots)
    second = said("casualties", "the toll at 5,840", "Sudland/SUD", figure=5840, **slots)
    assert len(laid_out((document, coded(document, first, second))).disputes) == 1


def test_a_reprint_that_drops_the_speaker_blames_nobody() -> None:
    charge = "Sudland broke the truce at the northern checkpoint of Arun before dawn with forty mortar rounds"
    text = f"{charge}, Lena Holt said. The shells set two barns and a mill on fire and nobody was hurt in the village."
    slots = {"status": "violated", "place": "Arun", "day": DAY}
    first, second = page("one", text), page("two", text, at="2030-05-02T08:00:00+00:00")
    answer = page("three", "Norland broke the truce at the checkpoint, Omar Dast said.")
    told = said("ceasefire", charge, "Lena Holt/NOR", actor="Sudland/SUD", **slots)
    own = said("ceasefire", charge, actor="Sudland/SUD", **slots)
    back = said("ceasefire", "Norland broke the truce at the checkpoint", "Omar Dast/SUD", actor="Norland/NOR", **slots)
    found = laid_out((first, coded(first, told)), (second, coded(second, own)), (answer, coded(answer, back)))
    assert together(found, "origins", "one-0", "two-0")
    assert [dispute.about for dispute in found.disputes] == ["blame"]


def two_counts(text: str, first: str, second: str, target: str, figures: tuple[object, object]) -> Page:
    document = page("one", text)
    slots = {"status": "killed", "place": "Arun", "day": DAY, "target": target}
    mine = said("casualties", first, "Lena Holt/NOR", figure=figures[0], **slots)
    theirs = said("casualties", second, "Omar Dast/SUD", figure=figures[1], **slots)
    return document, coded(document, mine, theirs)


def test_a_partys_own_dead_are_disputed_by_what_the_other_party_says_of_them() -> None:
    text = "Nine soldiers fell at Arun, Lena Holt said. Omar Dast spoke of 31 soldiers dead."
    told = two_counts(text, "Nine soldiers fell", "31 soldiers dead", "soldiers/NOR", (9, 31))
    of_others = two_counts(text, "Nine soldiers fell", "31 soldiers dead", "soldiers/NOR:CVL", (9, 31))
    assert len(laid_out(told).disputes) == 1 and not laid_out(of_others).disputes


def test_up_to_ten_are_ten_and_not_none() -> None:
    text = "Shelling killed 160 soldiers, Lena Holt said. Omar Dast put the toll at no more than 10 soldiers."
    told = two_counts(text, "killed 160 soldiers", "no more than 10 soldiers", "soldiers/SUD", (160, (None, 10)))
    assert len(laid_out(told).disputes) == 1


def test_the_dead_of_one_army_are_no_other_count_of_the_dead_of_the_other() -> None:
    document = page("one", "Shelling killed 12 soldiers, Lena Holt said. Omar Dast put the toll at 31 of his men.")
    slots = {"status": "killed", "place": "Arun", "day": DAY}
    mine = said("casualties", "killed 12 soldiers", "Lena Holt/NOR", figure=12, target="Norland men/NOR", **slots)
    theirs = said(
        "casualties", "the toll at 31 of his men", "Omar Dast/SUD", figure=31, target="Sudland men/SUD", **slots
    )
    assert not laid_out((document, coded(document, mine, theirs))).disputes


def test_each_names_the_other_as_the_one_who_shelled() -> None:
    text = "Sudland guns shelled the crowd, Lena Holt said. Norland troops shelled it themselves, Omar Dast said."
    document = page("one", text)
    slots = {"status": "shelling", "day": DAY}
    mine = said("attack", "Sudland guns shelled the crowd", "Lena Holt/NOR", "Arun", actor="Sudland/SUD", **slots)
    clause = "Norland troops shelled it themselves"
    here, there = (
        said("attack", clause, "Omar Dast/SUD", town, actor="Norland troops/NOR", **slots) for town in ("Arun", "Corva")
    )
    assert [d.about for d in laid_out((document, coded(document, mine, here))).disputes] == ["actor"]
    assert not laid_out((document, coded(document, mine, there))).disputes


def test_we_are_the_side_of_the_one_who_speaks() -> None:
    document = page("one", '"We hold Arun," Lena Holt said. "We hold Arun," Omar Dast said.')
    claims = [
        said("control", "We hold Arun", name, "Arun", day=DAY, status="held", actor="We")
        for name in ("Lena Holt/NOR", "Omar Dast/SUD")
    ]
    assert [doer(claim) for claim in coded(document, *claims)] == ["NOR", "SUD"]


def test_a_denial_without_place_or_day_goes_where_its_charge_goes() -> None:
    text = "A Sudland missile hit the station of Arun, Lena Holt said. Sudland denied that it had to do with this."
    first, second = (page(name, text) for name in ("one", "two"))
    slots = {"status": "missile", "actor": "Sudland/SUD"}
    denial = said("attack", "it had to do with this", "Sudland/SUD", modality="negated", actor="Sudland/SUD")
    pages = [
        (document, coded(document, said("attack", clause, "Lena Holt/NOR", "Arun station", day=DAY, **slots), denial))
        for document, clause in (
            (first, "A Sudland missile hit the station of Arun"),
            (second, "A Sudland missile hit"),
        )
    ]
    assert together(laid_out(*pages), "events", "one-0", "one-1", "two-0", "two-1")


def test_another_relay_may_tell_the_side_of_a_speaker() -> None:
    clause = "A shell hit the grain market and killed 12 people"
    pages = []
    for name, speaker in (("one", "Lena Holt/UNK"), ("two", "Lena Holt/MED"), ("three", "Lena Holt/NOR")):
        pages.append(toll(name, f"{clause}, Lena Holt said.", clause, speaker, 12))
    assert [(origin.speaker, origin.party) for origin in laid_out(*pages).origins] == [("Lena Holt", "NOR")]
