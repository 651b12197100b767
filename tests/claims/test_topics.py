"""Every topic is whole: kind, statuses, gist, and its own idea of conflict."""

from datetime import date
from typing import get_args

import pytest

from reportedly.claims import BY_KIND, TOPICS, Proposition, Topic
from reportedly.referents import Actor, Count, Period, Place
from reportedly.referents.places import Precision
from reportedly.text import Cited, Span

HERE = Span("page", 0, 4)
KINDS = (
    "control attack casualties displacement materiel damage service talks ceasefire corridor aid sanction prisoners"
    " movement diplomacy accusation notice"
)


def cited(value):
    return Cited(value, HERE)


def actor(party, name="someone"):
    return cited(Actor(f"{party}:{name}", name, party))


def place(name="Oakford"):
    return cited(Place(f"test:{name}", name, "XXX", 1.0, 2.0, Precision.TOWN))


def day(number):
    return cited(Period(date(2024, 5, number), date(2024, 5, number)))


def test_the_list_is_closed_and_in_the_order_of_the_guide():
    assert [topic.kind for topic in TOPICS] == KINDS.split()
    assert get_args(Topic) == TOPICS
    assert list(BY_KIND) == KINDS.split()


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_tells_its_gist_with_and_without_slots(topic):
    status = cited(topic.statuses[0]) if topic.statuses else None
    full = topic(status, actor("AAA", "Northland"), actor("BBB", "Southland"), place(), day(1), cited(Count(20, None)))
    assert topic().gist().strip()
    assert "\n" not in full.gist()
    assert "None" not in full.gist() + topic().gist()
    assert issubclass(topic, Proposition)
    assert topic.__doc__


def test_a_word_that_points_back_names_nobody_in_a_gist():
    attack, talks, diplomacy = (BY_KIND[kind] for kind in ("attack", "talks", "diplomacy"))
    assert attack(None, actor("UNK", "They"), actor("UNK", "them"), place()).gist() == "attack in Oakford"
    assert talks(cited("held"), actor("UNK", "I"), actor("BBB", "Southland")).gist() == "Southland: talks held"
    assert diplomacy(None, actor("AAA", "The Diet")).gist() == "diplomacy by the Diet"


@pytest.mark.parametrize(
    ("group", "count", "told"),
    [
        ("126 skins", Count(126, 126), "126 skins seized"),
        ("the 76 crates", Count(76, 76), "the 76 crates seized"),
        ("one lorry", Count(1, 1), "one lorry seized"),
        ("lorries", Count(2, 2), "2 lorries seized"),
        ("the lorries", Count(2, 2), "2 of the lorries seized"),
    ],
)
def test_a_count_that_the_words_hold_is_told_once(group, count, told):
    materiel = BY_KIND["materiel"]
    assert materiel(cited("seized"), target=actor("UNK", group), quantity=cited(count)).gist() == told


@pytest.mark.parametrize(
    ("group", "count", "told"),
    [
        ("nearly 40 miners", Count(40, 40, True), "about 40 miners killed"),
        ("19 children", Count(69, 69), "69 people (19 children) killed"),
        ("both bride and groom", Count(2, 2), "both bride and groom killed"),
        ("all five miners", Count(None, 5), "up to 5 miners killed"),
        ("quarter of a million people", Count(250_000, None), "at least 250,000 people killed"),
        ("hundreds", Count(200, None), "at least 200 people killed"),
        ("members of", Count(7, 7), "7 members killed"),
        ("leaving many miners", None, "many miners killed"),
    ],
)
def test_a_line_tells_a_figure_once_and_leaves_nothing_hanging(group, count, told):
    quantity = cited(count) if count else None
    assert BY_KIND["casualties"](cited("killed"), target=actor("AAA", group), quantity=quantity).gist() == told


def side(name, party="RUS", id_=""):
    return cited(Actor(id_ or party, name, party))


@pytest.mark.parametrize(
    ("by", "on", "told"),
    [
        (side("Russian"), side("Turkish", "TUR"), "attack by Russian forces on Turkish targets in Oakford"),
        (side("rebel", "AAA:REB"), side("a rebel", "AAA:REB"), "attack by rebels on a rebel in Oakford"),
        (side("US-led", "USA"), side("the mill and its", "AAA:CVL"), "attack by US-led forces on the mill in Oakford"),
        (side("Sarkisian", "ARM", "person:sarkisian/ARM"), None, "attack by Sarkisian in Oakford"),
        (side("Russia"), side("the mills of Oakfort", "AAA"), "attack by Russia on the mills of Oakfort"),
        (side("Russia"), side("the Oakfordian army", "AAA"), "attack by Russia on the Oakfordian army in Oakford"),
    ],
)
def test_a_line_names_who_and_tells_the_place_once(by, on, told):
    assert BY_KIND["attack"](None, by, on, place()).gist() == told


def test_what_a_body_backs_is_said_or_it_is_backed_by_the_body():
    diplomacy, diet = BY_KIND["diplomacy"], actor("AAA", "The Diet")
    assert diplomacy(cited("backed"), diet).gist() == "backed by the Diet"
    assert diplomacy(cited("backed"), diet, actor("BBB", "Southland")).gist() == "The Diet backed Southland"


def test_what_is_contested_is_held_by_nobody():
    control = BY_KIND["control"]
    assert control(cited("contested"), actor("AAA", "Northland"), place=place()).gist() == "Oakford contested"
    assert control(cited("held"), actor("AAA", "Northland"), place=place()).gist() == "Oakford held by Northland"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_never_conflicts_with_itself_nor_with_another(topic):
    status = cited(topic.statuses[0]) if topic.statuses else None
    one = topic(status, actor("AAA"), actor("BBB"), place(), day(1), cited(Count(20, 20)))
    assert not one.conflicts(one)
    assert not any(one.conflicts(other(place=place(), time=day(1))) for other in TOPICS if other is not topic)


def test_two_holders_of_one_place_conflict_unless_they_held_it_at_different_times():
    control = BY_KIND["control"]
    held = control(cited("held"), actor("UKR"), place=place(), time=day(3))
    captured = control(cited("captured"), actor("RUS"), place=place(), time=day(3))
    later = control(cited("captured"), actor("RUS"), place=place(), time=day(9))
    assert held.conflicts(captured)
    assert captured.conflicts(held)
    assert not held.conflicts(later)
    assert not held.conflicts(control(cited("held"), actor("UKR:MIL"), place=place(), time=day(3)))


def test_a_captor_cannot_still_besiege_and_a_fought_over_place_is_not_held():
    control = BY_KIND["control"]
    captured = control(cited("captured"), actor("RUS"), place=place(), time=day(3))
    assert captured.conflicts(control(cited("besieged"), actor("RUS"), place=place(), time=day(3)))
    assert captured.conflicts(control(cited("contested"), place=place(), time=day(3)))
    assert not captured.conflicts(control(cited("contested"), place=place("Elmham"), time=day(3)))


@pytest.mark.parametrize(
    ("left", "right", "conflict"),
    [
        (Count(9, 9), Count(12, 12), True),
        (Count(450, None), Count(9000, 9000), False),
        (Count(20, 20, True), Count(21, 21), False),
        (Count(None, 20), Count(21, 21), True),
        (Count(9, 9), Count(9, 12), False),
    ],
)
def test_casualties_conflict_when_the_counts_share_no_number(left, right, conflict):
    casualties = BY_KIND["casualties"]
    one = casualties(cited("killed"), target=actor("SYR:CVL"), place=place(), time=day(1), quantity=cited(left))
    other = casualties(cited("killed"), target=actor("SYR:CVL"), place=place(), time=day(1), quantity=cited(right))
    wounded = casualties(cited("wounded"), target=actor("SYR:CVL"), place=place(), time=day(1), quantity=cited(right))
    assert one.conflicts(other) is conflict
    assert other.conflicts(one) is conflict
    assert not one.conflicts(wounded)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("service", "out", "restored"),
        ("talks", "agreed", "failed"),
        ("ceasefire", "in-force", "violated"),
        ("corridor", "open", "refused"),
        ("aid", "delivered", "suspended"),
        ("movement", "advancing", "withdrawing"),
    ],
)
def test_states_that_exclude_each_other(kind, left, right):
    topic = BY_KIND[kind]
    one = topic(cited(left), actor("AAA"), place=place(), time=day(1))
    other = topic(cited(right), actor("AAA"), place=place(), time=day(1))
    elsewhere = topic(cited(right), actor("AAA"), place=place("Elmham"), time=day(1))
    assert one.conflicts(other)
    assert other.conflicts(one)
    assert not one.conflicts(elsewhere)


def test_sanctions_and_votes_need_no_place_to_conflict():
    sanction, diplomacy = BY_KIND["sanction"], BY_KIND["diplomacy"]
    parties = (actor("EU"), actor("RUS", "banks"))
    assert sanction(cited("imposed"), *parties).conflicts(sanction(cited("lifted"), *parties))
    assert diplomacy(cited("backed"), *parties).conflicts(diplomacy(cited("condemned"), *parties))
    assert not diplomacy(cited("backed"), *parties).conflicts(diplomacy(cited("condemned"), actor("USA"), parties[1]))


def test_prisoners_held_and_free_are_the_same_people():
    prisoners = BY_KIND["prisoners"]
    held = prisoners(cited("held"), actor("ISIS"), actor("GBR:CVL", "the reporter"), time=day(1))
    assert held.conflicts(prisoners(cited("released"), actor("ISIS"), actor("GBR:CVL", "the reporter"), time=day(1)))
    assert not held.conflicts(prisoners(cited("released"), actor("ISIS"), actor("GBR:CVL", "the nurse"), time=day(1)))


def test_what_is_said_leaves_out_where_it_stands():
    attack = BY_KIND["attack"]
    one = attack(cited("air"), place=place())
    other = attack(Cited("air", Span("elsewhere", 5, 9)), place=Cited(place().value, Span("elsewhere", 0, 2)))
    assert one.says() == other.says()
    assert one != other


def test_a_count_of_nought_is_told_as_nobody():
    span = Span("page", 0, 5)
    spared = BY_KIND["casualties"](status=Cited("killed", span), quantity=Cited(Count(0, 0), span))
    assert spared.gist() == "nobody killed"


def test_a_toll_is_not_told_of_a_town_that_its_sentence_does_not_name():
    casualties, oakford = BY_KIND["casualties"], place().value
    elsewhere, beside = Cited(oakford, HERE, "context: article"), Cited(oakford, HERE, "context: sentence")
    assert casualties(cited("killed"), target=actor("AAA", "pilots"), place=elsewhere).gist() == "pilots killed"
    assert casualties(cited("killed"), target=actor("AAA", "pilots"), place=beside).gist() == "pilots killed in Oakford"


def test_a_side_counts_some_of_its_own():
    own = BY_KIND["casualties"](cited("killed"), target=actor("RUS", "Its servicemen"), quantity=cited(Count(498, 498)))
    assert own.gist() == "498 of its servicemen killed"


def test_one_that_the_page_calls_a_thing_is_not_counted_as_well():
    one = BY_KIND["damage"](cited("damaged"), target=actor("AAA", "a training building"), quantity=cited(Count(1, 1)))
    assert one.gist().startswith("a training building damaged")
