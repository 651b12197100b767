from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.attributions import Stance

Reader = Callable[..., object]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The harbour master said that two cranes had been hit.",
            ["The harbour master"], ["said"], ["that two cranes had been hit"],
        ),
        (
            "Two cranes had been hit overnight, the harbour master said on Monday.",
            ["the harbour master"], ["said"], ["Two cranes had been hit overnight"],
        ),
        (
            "Shells fell on the grain market in Talodi local residents said.",
            ["local residents"], ["said"], ["Shells fell on the grain market in Talodi"],
        ),
        (
            '"We counted nine shells," said Mariam Idris, a nurse at the clinic.',
            ["Mariam Idris, a nurse at the clinic"], ["said"], ['"We counted nine shells,"'],
        ),
        (
            "The militia was accused by members of the union of shelling a school.",
            ["members of the union"], ["was accused"], ["The militia", "of shelling a school"],
        ),
        (
            "According to the port authority, three tugs are missing.",
            ["the port authority"], ["According to"], ["three tugs are missing"],
        ),
        (
            "Three tugs are missing, according to the port authority.",
            ["the port authority"], ["according to"], ["Three tugs are missing"],
        ),
        (
            "At least 40 people, according to the Red Crescent, were pulled from the rubble.",
            ["the Red Crescent"], ["according to"], ["At least 40 people", "were pulled from the rubble"],
        ),
        (
            "Tesfaye Alemu, the mayor of Woldia, has also confirmed that the bakery is open.",
            ["Tesfaye Alemu, the mayor of Woldia"], ["has also confirmed"], ["that the bakery is open"],
        ),
        (
            "The junta denied the raid on the monastery.",
            ["The junta"], ["denied"], ["the raid on the monastery"],
        ),
        (
            "The envoy urged both sides to open the road.",
            ["The envoy"], ["urged"], ["both sides to open the road"],
        ),
        (
            "The commander told reporters that the ridge was lost.",
            ["The commander"], ["told"], ["that the ridge was lost"],
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content(read, text, source, cue, content) -> None:
    assert (source, cue, content) in read(text).parts()


def test_a_mixed_quotation_is_one_content(read) -> None:
    found = read('The minister said the ceasefire "is not worth the paper" and would lapse on Friday.')
    assert found.parts()[0][2] == ['the ceasefire "is not worth the paper" and would lapse on Friday']


def test_a_quotation_of_several_sentences_is_one_content(read) -> None:
    text = '"They came at night. They took the goats. Nobody stopped them," said a herder.'
    assert read(text).parts()[0][2] == ['"They came at night. They took the goats. Nobody stopped them,"']


def test_a_quotation_goes_on_behind_its_cue(read) -> None:
    text = '"The dam holds," the engineer said. "For how long I cannot tell you today."'
    assert read(text).parts()[0][2] == ['"The dam holds,"', '"For how long I cannot tell you today."']


def test_a_paragraph_of_quotation_has_the_speaker_before(read) -> None:
    text = (
        '"We left at dawn and took nothing with us," Amal Haddad said.\n\n"My brother stayed behind to bury the dead."'
    )
    assert read(text).speaker("My brother stayed behind") == "Amal Haddad"


def test_a_sentence_without_a_cue_is_the_outlets_own(read) -> None:
    text = "The mayor said the bridge was open. This also has reopened the way to the mill."
    assert read(text).speaker("the bridge was open") == "The mayor"
    assert read(text).speaker("reopened the way to the mill") is None


def test_two_voices_in_one_sentence_are_kept_apart(read) -> None:
    found = read("The army said the town had fallen, while the rebels said they still held the station.")
    assert found.speaker("the town had fallen") == "The army"
    assert found.speaker("they still held the station") == "the rebels"


def test_what_follows_a_parted_quote_is_still_said(read) -> None:
    text = "Nine houses burned, the fire brigade said, and a boy of four is missing."
    assert read(text).speaker("a boy of four is missing") == "the fire brigade"


def test_a_headline_names_its_voice_before_or_behind(read) -> None:
    assert read("Text.", "Governor: the bridge is open again").speaker("the bridge is open") == "Governor"
    assert read("Text.", "Nine dead in blast at mill, police say").speaker("Nine dead in blast") == "police"


def test_a_list_label_is_no_voice(read) -> None:
    assert read("Losses by town follow.\n\nTaiz: three children hurt by a mine.").speaker("three children hurt") is None


@pytest.mark.parametrize(
    ("text", "words", "stance", "modality"),
    [
        ("The tanks reportedly left at dawn.", "left at dawn", Stance.CLAIMED, "actual"),
        ("The rebels claimed that the base was theirs.", "the base was theirs", Stance.CLAIMED, "actual"),
        ("The army admitted that it had lost two men.", "it had lost two men", Stance.CONFIRMED, "actual"),
        (
            "The army denied that its guns had hit the school.",
            "its guns had hit the school",
            Stance.REPORTED,
            "negated",
        ),
        ("The envoy called for an end to the siege.", "an end to the siege", Stance.REPORTED, "demanded"),
        ("The council vowed to rebuild the mill.", "rebuild the mill", Stance.REPORTED, "planned"),
    ],
)
def test_a_cue_tells_stance_and_modality(read, text, words, stance, modality) -> None:
    voice = read(text).voice(words)
    assert voice is not None
    assert (voice.stance, voice.modality) == (stance, modality)


def test_a_hedge_names_nobody(read) -> None:
    found = read("The tanks reportedly left at dawn.")
    assert found.said[0].speakers == ()


def test_an_attitude_is_no_speech(read) -> None:
    assert read("The council wants to rebuild the mill.").voice("rebuild the mill") is None


def test_an_act_of_speech_is_no_report_of_itself(read) -> None:
    found = read("The governor condemned the raid on the clinic.")
    assert found.voice("The governor condemned the raid on the clinic") is None
    assert found.speaker("the raid on the clinic") == "The governor"


def test_a_name_with_a_cue_in_it_is_no_cue(read) -> None:
    assert read("Troops of the United States left the base.").said == ()


def test_a_participle_before_its_noun_is_no_cue(read) -> None:
    assert read("The US-backed fighters left, and the reported deaths in the camp remain a riddle.").said == ()


def test_a_verb_of_saying_inside_a_quotation_is_nested(read) -> None:
    found = read('"The radio said the road was mined," a driver told us.')
    inner = found.said[0]
    assert found.words(inner.content) == ["the road was mined"]
    assert inner.within == 1
    assert found.said[1].within is None


def test_every_span_stands_in_the_text(read) -> None:
    text = '"Go," he said: "go now," adding that, according to X, (so she claimed) — it said; "unfinished'
    found = read(text)
    for attribution in found.said:
        for span in attribution.source + attribution.cue + attribution.content:
            assert found.page.document.words(span)


def test_nothing_is_attributed_on_a_page_without_cues(read) -> None:
    assert read("Rain fell on the hills. Nobody came.").said == ()


def test_without_commas_a_participle_behind_the_cue_is_the_outlets(read) -> None:
    found = read("Army planes bombed the mill on Monday residents said keeping up the pressure on the town.")
    assert found.speaker("Army planes bombed") == "residents"
    assert found.speaker("keeping up the pressure") is None


def test_a_place_before_adding_is_not_who_adds(read) -> None:
    found = read("Activist Omar Said said planes struck Port Halfa adding that dozens were hurt.")
    assert found.speaker("dozens were hurt") == "Omar Said"


def test_whoever_is_told_does_not_speak(read) -> None:
    found = read("Omar Karim told MPs: “The bridge is gone.”")
    assert found.speaker("The bridge is gone") == "Omar Karim"


def test_the_occasion_before_a_quotation_is_not_said(read) -> None:
    (found,) = read('In a speech in Halfa on Friday, Idris Bello said: "The quay will stay open."').parts()
    assert found[2] == ['"The quay will stay open."']


def test_what_stands_behind_a_relative_clause_is_the_sentences(read) -> None:
    found = read("Halfa, which has worked with both and often insists that it is neutral, allowed the convoy to pass.")
    assert found.speaker("it is neutral") == "Halfa"
    assert found.speaker("allowed the convoy to pass") is None


def test_the_subject_of_a_relative_clause_speaks(read) -> None:
    found = read("The quay was shut when Halfa Shield, a guild which clerks say is run by smugglers, boarded a tug.")
    assert found.speaker("is run by smugglers") == "clerks"


def test_two_behind_a_comma_speak_together(read) -> None:
    text = (
        "The Halfa Observatory for Human Rights has wide contacts. Nine tugs sank off the old quay of the town of "
        "Soba, the Red Crescent and monitors said."
    )
    assert read(text).speaker("Nine tugs sank") == "the Red Crescent and monitors"


def test_demands_behind_to_are_no_cue(read) -> None:
    found = read("Idris Bello, the envoy, left. “At this stage we do not yield to demands for a truce,” he said.")
    assert found.speaker("we do not yield") == "Idris Bello"


@pytest.mark.parametrize(
    "text",
    [
        "The army denied claims by a monitor that its guns hit the mill.",
        "The army dismissed reports that its guns hit the mill.",
        "The army rejected the accusation that its guns hit the mill.",
    ],
)
def test_what_others_claim_is_denied_by_whoever_dismisses_it(read, text) -> None:
    voice = read(text).voice("its guns hit the mill")
    assert (voice.speakers[0].name, voice.stance, voice.modality) == ("The army", Stance.REPORTED, "negated")


def test_what_is_not_yet_confirmed_is_nobodys_words(read) -> None:
    assert read("The army has not yet confirmed that its guns hit the mill.").voice("its guns hit the mill") is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Unconfirmed reports said the mill was shut.", ["Unconfirmed reports"]),
        ("There were unconfirmed reports that the mill was shut.", []),
        ("Amid reports that the mill was shut, traders left.", []),
        ("The radio reports that the mill was shut.", ["The radio"]),
    ],
)
def test_reports_are_a_noun_where_nobody_reports(read, text, source) -> None:
    found = read(text)
    voice = found.voice("the mill was shut")
    assert voice is not None
    assert found.words(voice.source) == source
