"""What stands for choice as the time, place and actor of a claim, and by which signs. All pages are invented."""

import json
from datetime import UTC, date, datetime
from functools import cache

from reportedly import attributions, mentions, referents, sentences
from reportedly.captures import ARTICLE, Capture
from reportedly.claims import haunts, occasions, passages, protagonists, whereabouts
from reportedly.claims.choices import spelt
from reportedly.claims.circumstances import Memory, remembered
from reportedly.claims.protagonists import Cast
from reportedly.claims.scenes import Scene
from reportedly.claims.topics import BY_KIND
from reportedly.claims.trails import Trail
from reportedly.documents import from_capture
from reportedly.pipeline import lexicons

TODAY = date(2022, 3, 3)


@cache
def ready():
    return lexicons()


def laid(text, title=""):
    article = {"doc": "page", "outlet": "The Ferry Post", "published": TODAY.isoformat(), "title": title, "text": text}
    document = from_capture(Capture("page", datetime(2022, 3, 4, tzinfo=UTC), ARTICLE, json.dumps(article).encode()))
    page = mentions.from_document(document, sentences.from_document(document), ready().markers)
    known = referents.from_page(page, ready().gazetteer, ready().lexicon)
    return Scene(page, known, attributions.from_page(page))


def passage_of(scene, kind):
    return next(passage for passage in passages.from_scene(scene) if passage.kind == kind)


def times(text, kind):
    scene = laid(text)
    passage = passage_of(scene, kind)
    dated = occasions.candidates(passage, scene, None)
    return dated, spelt(occasions.signs(passage, scene, None, None, dated))


def test_a_past_day_stands_beside_the_stretch_from_it_to_publication():
    dated, _ = times("Rebels who crossed the river on 10 February have captured Sumy.", "control")
    spans = [(one.time.value.earliest, one.time.value.latest, one.opened) for one in dated]
    assert (date(2022, 2, 10), date(2022, 2, 10), False) in spans
    assert (date(2022, 2, 10), TODAY, True) in spans


def spans(dated):
    return {(one.time.value.earliest, one.time.value.latest) for one in dated}


def test_since_a_siege_began_runs_on_to_publication():
    dated, _ = times("Shells have killed 61 people since the siege of the port began in February.", "casualties")
    assert (date(2022, 2, 1), TODAY) in spans(dated)
    assert (date(2022, 2, 1), date(2022, 2, 28)) not in spans(dated)


def test_what_began_then_and_what_was_the_first_since_do_not_run_on():
    dated, _ = times("The bakery has been shut since shells hit Sumy on 10 February.", "attack")
    assert (date(2022, 2, 10), date(2022, 2, 10)) in spans(dated)
    dated, _ = times("It was the first raid since the truce began on 10 February, and it killed ten.", "casualties")
    assert (date(2022, 2, 10), date(2022, 2, 10)) in spans(dated)


def test_a_page_speaks_on_the_day_of_its_own_dateline_where_publication_is_days_off():
    dated, _ = times("Updated 20 February 2022 Shells hit Sumy, and the market of the town burnt down.", "attack")
    assert (date(2022, 2, 20), date(2022, 2, 20)) in spans(dated)
    assert (TODAY, TODAY) not in spans(dated)
    dated, _ = times("Updated 2 March 2022 Shells hit Sumy, and the market of the town burnt down.", "attack")
    assert (TODAY, TODAY) in spans(dated)


def test_what_the_war_has_cost_so_far_may_be_counted_from_its_first_day():
    dated, rows = times("The invasion has killed 900 people in Ukraine, the ministry said.", "casualties")
    (whole,) = [at for at, one in enumerate(dated) if one.where == occasions.SO_FAR]
    assert dated[whole].time.value.earliest == date(2022, 2, 24)
    assert "war so far, invasion" in rows[whole]


def test_no_war_is_counted_where_none_is_known():
    dated, _ = times("The flood has killed 900 people in Portugal, the ministry said.", "casualties")
    assert all(one.where != occasions.SO_FAR for one in dated)


def test_the_day_of_publication_keeps_its_signs_where_the_page_names_it():
    dated, rows = times("Shells hit Sumy. A curfew begins on 3 March.", "attack")
    assert [one.where for one in dated if one.published] != ["today"]
    row = next(row for one, row in zip(dated, rows, strict=False) if one.published)
    assert "today" in row
    assert "today attack" in row


def test_the_modality_of_a_clause_and_the_age_of_a_time_speak_for_times():
    dated, rows = times("Rebels might capture Sumy. Shells fell on 20 February.", "control")
    row = next(row for one, row in zip(dated, rows, strict=False) if one.timing and not one.opened)
    assert {"next: possible", "next: possible may", "aged 8-30 control", "next by figures"} <= set(row)
    assert "untimed: possible control" in rows[-1]


def test_a_time_of_saying_is_known_as_such():
    _, (row, *_) = times("Shells hit Sumy. The mayor said on Tuesday that water was short.", "attack")
    assert any(sign.startswith("of a saying") for sign in row)


def test_the_place_of_a_dateline_and_one_that_opens_its_sentence():
    scene = laid("KYIV, March 3 - Shells fell at dawn. In Sumy, a school was hit. A mill in Poltava burnt.")
    named = {scene.page.document.words(h.first.place.span): h.first for h in scene.haunts}
    assert (named["KYIV"].dateline, named["Sumy"].dateline) == (True, False)
    assert (named["Sumy"].opens, named["Poltava"].opens) == (True, False)


def test_the_trigger_of_another_claim_parts_a_place_from_a_clause():
    scene = laid("Shells hit Sumy and troops captured Poltava.")
    passage = passage_of(scene, "attack")
    standings = whereabouts.candidates(passage, scene)
    rows = spelt(whereabouts.signs(passage, scene, None, Trail(), standings))
    parted = {
        s.place.name: any(sign.endswith("past another") for sign in row)
        for s, row in zip(standings, rows, strict=False)
    }
    assert parted == {"Sumy": False, "Poltava": True}


def test_the_attacker_told_before_stands_for_choice_as_the_actor_of_harm():
    scene = laid("Russian jets bombed a market in Sumy. It was noon. Stalls burnt. Ten people were killed.")
    attack, harm = passage_of(scene, "attack"), passage_of(scene, "casualties")
    (jets, *_) = scene.acting(attack.sentence)
    memory = remembered(Memory(), BY_KIND["attack"](actor=jets.actor), attack, None)
    cast = Cast(harm, None, "UKR", {}, {}, memory.attacker, memory.acted)
    players = protagonists.candidates("actor", cast, scene)
    assert [(player.party, player.where) for player in players] == [
        ("UKR:CVL", "clause before"),
        ("RUS", "attack before"),
    ]
    _, signs, nobody = spelt(protagonists.signs("actor", cast, scene, players))
    assert "acted 1" in signs
    assert any("attack told long before" in sign for sign in nobody)


def test_who_reports_a_war_does_not_fight_it():
    scene = laid("A reporter of SANA said shells fell on Sumy.")
    passage = passage_of(scene, "attack")
    assert any(one.party == "MED" for one in scene.acting(passage.sentence))
    cast = Cast(passage, None, "UKR", {}, {})
    assert all(player.party != "MED" for player in protagonists.candidates("actor", cast, scene))
    assert any(player.party == "MED" for player in protagonists.candidates("target", cast, scene))


def test_words_beside_a_name_leave_out_what_belongs_to_it():
    scene = laid("Troops left for the town of Sumy yesterday.")
    (haunt,) = scene.haunts
    assert haunts.beside(haunt.first.place.span, scene.page.sentences[0]) == (("of", "town"), "yesterday")
