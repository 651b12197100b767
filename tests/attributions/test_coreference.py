from __future__ import annotations

import pytest


def test_a_pronoun_is_the_person_last_heard(read) -> None:
    found = read("Yousef Karim, a surgeon, said the ward was full. The lights went out. He said two patients had died.")
    assert found.speaker("two patients had died") == "Yousef Karim"
    assert found.voice("two patients had died").speakers[0].how == "coreference: he"


def test_a_pronoun_crosses_paragraphs(read) -> None:
    text = 'Layla Nasser lives by the river.\n\nThe water rose for days.\n\n"Our house is gone," she said.'
    assert read(text).speaker("Our house is gone") == "Layla Nasser"


def test_a_woman_is_not_he(read) -> None:
    text = "Omar Said said the road was open. Mrs Helen Brown, his aide, said it was mined. He said that was false."
    assert read(text).speaker("that was false") == "Omar Said"


def test_it_is_the_body_last_heard(read) -> None:
    text = "The health ministry said 20 had died. It added that the count would rise."
    assert read(text).speaker("the count would rise") == "The health ministry"


def test_a_surname_is_the_fullest_name(read) -> None:
    text = "Captain Yaw Mensah Boateng led the patrol. Boateng said the mine had been laid at night."
    assert read(text).speaker("the mine had been laid at night") == "Yaw Mensah Boateng"


def test_a_surname_with_a_letter_astray_is_the_same(read) -> None:
    text = "Petro Zavadskyi runs the depot. Zavadsky said the fuel was gone."
    assert read(text).speaker("the fuel was gone") == "Petro Zavadskyi"


def test_an_office_is_its_holder(read) -> None:
    text = "Omar Said, the governor of Halfa, toured the camp. The governor said it was full."
    found = read(text)
    assert found.speaker("it was full") == "Omar Said"
    assert found.voice("it was full").speakers[0].how == "coreference: The governor"


def test_an_office_of_another_country_is_not(read) -> None:
    text = "Yemeni president Omar Said toured the camp. The Chadian president said it was full."
    assert read(text).speaker("it was full") == "The Chadian president"


def test_a_short_name_is_the_full_body(read) -> None:
    text = (
        "The Halfa Observatory for Human Rights said nine had died. Police were silent. "
        "The Observatory said more were missing."
    )
    assert read(text).speaker("more were missing") == "The Halfa Observatory for Human Rights"


def test_initials_are_the_full_body(read) -> None:
    text = "The Northern Relief Committee (NRC) runs the camp. The NRC said the wells were dry."
    assert read(text).speaker("the wells were dry") == "Northern Relief Committee"
    text = "The Northern Relief Committee runs the camp. The NRC said the wells were dry."
    assert read(text).speaker("the wells were dry") == "Northern Relief Committee"


def test_a_person_speaks_for_a_body(read) -> None:
    text = "Igor Petrenko, a spokesman of the defence ministry, said two drones had been downed."
    assert read(text).speaker("two drones had been downed") == "Igor Petrenko"
    text = "Defence ministry spokesman Igor Petrenko said two drones had been downed."
    assert read(text).speaker("two drones had been downed") == "Igor Petrenko"


def test_the_unnamed_stay_unnamed(read) -> None:
    assert read("Two officials said the talks had failed.").speaker("the talks had failed") == "Two officials"
    text = "A doctor who asked not to be named said the morgue was full."
    assert read(text).speaker("the morgue was full") == "A doctor who asked not to be named"


def test_we_in_a_quotation_is_whoever_is_quoted(read) -> None:
    text = '"We deny that any of our men were there," Idris Bello said.'
    found = read(text)
    assert found.speaker("any of our men were there") == "Idris Bello"


def test_we_outside_quotations_is_the_pages_own_voice(read) -> None:
    assert read("We call on all sides to open the road.").voice("open the road") is None


def test_who_is_whoever_stands_before_it(read) -> None:
    text = "Amina Yusuf, who said the well was poisoned, has left the village."
    assert read(text).speaker("the well was poisoned") == "Amina Yusuf"


def test_the_place_of_the_fullest_name_is_kept(read) -> None:
    text = "Captain Yaw Mensah Boateng led the patrol. Boateng said the mine had been laid at night."
    found = read(text)
    speaker = found.voice("the mine had been laid").speakers[0]
    assert found.page.document.words(speaker.span) == "Boateng"
    assert found.page.document.words(speaker.named) == "Yaw Mensah Boateng"


def test_a_person_stands_just_before_the_office_told_of_them(read) -> None:
    text = "Yaw Mensah, the head of the Halfa Observatory for Relief said the road was shelled."
    assert read(text).speaker("the road was shelled") == "Yaw Mensah"
    text = "Yaw Mensah a local doctor said that nine had died."
    assert read(text).speaker("nine had died") == "Yaw Mensah"


def test_an_office_before_a_comma_is_its_holders(read) -> None:
    text = "The interior minister, Omar Said, toured the camp. The minister said it was full."
    assert read(text).speaker("it was full") == "Omar Said"


def test_an_office_at_the_head_of_a_page_is_whom_the_next_sentence_names(read) -> None:
    text = "The mayor of Halfa has said the bridge will close. Omar Said told a radio station that it was unsafe."
    found = read(text)
    assert found.speaker("the bridge will close") == "Omar Said"
    assert found.voice("the bridge will close").speakers[0].how == "coreference: The mayor of Halfa"


def test_a_name_run_together_with_a_body_or_a_war_is_the_name(read) -> None:
    text = "Halfa Red Cross Omar Said said the wells were dry. He said two had died."
    assert read(text).speaker("two had died") == "Omar Said"
    text = "Omar Abdul Karim fled. It was the worst night since World War II Karim said."
    assert read(text).speaker("It was the worst night") == "Omar Abdul Karim"


def test_the_group_is_the_one_its_spokesman_speaks_for(read) -> None:
    text = (
        "The Halfa Observatory for Human Rights said nine had died. Yaw Mensah, a spokesman for Northern Dawn, said "
        "the attack failed. The group said it had taken the bridge."
    )
    assert read(text).speaker("it had taken the bridge") == "Northern Dawn"


def test_a_thing_that_suggests_is_not_the_one_who_says_it_again(read) -> None:
    text = "The health ministry said 20 had died. A charge followed. It said the wards were full."
    assert read(text).speaker("the wards were full") == "The health ministry"
    text = "Evidence strongly suggests soldiers used gas Halfa Rights Watch said on Monday."
    assert read(text).speaker("soldiers used gas") == "Halfa Rights Watch"


def test_a_unit_linked_to_a_group_is_no_monitor(read) -> None:
    text = (
        "The Halfa Observatory for Human Rights said nine had died. A media unit linked to the Dawn group said the "
        "buses left."
    )
    assert read(text).speaker("buses left") == "A media unit linked to the Dawn group"


def test_whoever_is_named_behind_the_office_speaks(read) -> None:
    text = "Its mayor, Omar Said, toured the camp. The mayor of Soba, Idris Bello, said two wells had run dry."
    assert read(text).speaker("two wells had run dry") == "Idris Bello"
    text = "Major-General Idris Bello left the town. A spokeswoman, Layla Nasser, said the gate was shut."
    assert read(text).speaker("the gate was shut") == "Layla Nasser"


def test_a_rank_with_a_hyphen_is_no_part_of_a_name(read) -> None:
    assert read("Major-General Idris Bello said the gate was shut.").speaker("the gate was shut") == "Idris Bello"


def test_a_number_in_words_is_no_person(read) -> None:
    text = "Omar Said said the wards were full. Forty-four wounded could not be moved, he said."
    assert read(text).speaker("Forty-four wounded could not be moved") == "Omar Said"


def test_a_president_of_another_land_is_not_the_one_last_heard(read) -> None:
    text = "President Omar Said left Chad at dawn. Iraq’s president said the border was shut."
    assert read(text).speaker("the border was shut") == "Iraq’s president"


def test_initials_are_the_body_whose_name_ends_before_its_seat(read) -> None:
    text = "The People's Relief Front in Soba runs the camp. The PRF said the wells were dry."
    assert read(text).speaker("the wells were dry") == "People's Relief Front"


def test_a_short_name_is_no_office_of_the_body_it_begins(read) -> None:
    text = "The Government Press Bureau said the road was open. The Government said the bridge was hit."
    assert read(text).speaker("the bridge was hit") == "The Government"


def test_two_sources_are_two_speakers(read) -> None:
    found = read("Residents and the health ministry said the clinic was hit.").voice("the clinic was hit")
    assert [speaker.name for speaker in found.speakers] == ["Residents", "the health ministry"]
    found = read("The Ministry of Health and Works said the clinic was hit.").voice("the clinic was hit")
    assert [speaker.name for speaker in found.speakers] == ["The Ministry of Health and Works"]


@pytest.mark.parametrize(
    "source", ["Trinidad and Tobago", "The governor of Halfa and the coast", "Residents in Halfa and the villages"]
)
def test_what_stands_behind_a_word_that_rules_both_is_no_second_speaker(read, source: str) -> None:
    assert len(read(f"{source} said the clinic was hit.").voice("the clinic was hit").speakers) == 1


def test_a_bulletin_is_that_of_whoever_gave_it(read) -> None:
    found = read("According to the Harbour Office bulletin on the visit, the truce would hold.").voice(
        "the truce would hold"
    )
    assert [speaker.name for speaker in found.speakers] == ["the Harbour Office"]


def test_pictures_are_those_of_whoever_gave_them(read) -> None:
    assert (
        read("Satellite pictures from Terravue show that the bridge is gone.").speaker("the bridge is gone")
        == "Terravue"
    )


def test_he_is_the_person_told_of_behind_the_comma(read) -> None:
    text = (
        "Omar Said said the wards were full.\n\nPressed at the gate about the broken road, minister Idris Bello left."
        " He promised that engineers would come to Soba."
    )
    assert read(text).speaker("engineers would come to Soba") == "Idris Bello"


def test_the_first_word_of_an_office_is_nobody(read) -> None:
    text = "National security adviser Idris Bello said there would be no talks."
    assert read(text).speaker("there would be no talks") == "Idris Bello"


def test_a_report_of_its_own_is_not_the_one_last_heard(read) -> None:
    text = "The mayor said the road was open. A diplomat, quoting a cabinet report, said that it was mined."
    assert read(text).speaker("it was mined") == "a cabinet report"


def test_a_pronoun_is_the_nearest_of_two_subjects(read) -> None:
    text = "The harbour master, Yaw Boateng, was hurt and the mayor, Omar Said, got out by a window, as he wrote later."
    assert read(text).speaker("got out by a window") == "Omar Said"


def test_a_pronoun_is_nobody_in_a_relative_clause(read) -> None:
    text = "Omar Said, who met Yaw Boateng on Friday, was hurt by the blast, he said."
    assert read(text).speaker("was hurt by the blast") == "Omar Said"


def test_a_single_name_with_an_age_may_be_she(read) -> None:
    text = (
        "Helen Brown, the surgeon, said the ward was full. Halyna, 66, took her keys.\n\n"
        '"We lived in the cellar," she said.'
    )
    assert read(text).speaker("We lived in the cellar") == "Halyna"


def test_an_officer_without_a_name_may_be_he(read) -> None:
    text = (
        "Omar Said told us that the road was open. A commander of the rebels denied that his men had fired."
        ' "The dead had rifles," he said.'
    )
    assert read(text).speaker("The dead had rifles") == "A commander of the rebels"


def test_it_is_no_officer(read) -> None:
    text = "The ministry said nine had died. A doctor said the roof fell. It added that the count would rise."
    assert read(text).speaker("the count would rise") == "The ministry"


def test_a_body_keeps_its_fuller_name(read) -> None:
    text = "The army said the road was open. The French army said it had lost two trucks. It said the pass was shut."
    assert read(text).speaker("it had lost two trucks") == read(text).speaker("the pass was shut") == "The French army"


@pytest.mark.parametrize(
    ("office", "holder"),
    [("Ghana's foreign minister", "Yaw Boateng"), ("Ghana's prime minister", "Idris Bello"), ("Ghana's mayor", None)],
)
def test_an_office_of_a_land_is_its_holder_by_what_it_is_of(read, office, holder) -> None:
    text = (
        f"{office} warned that the pass was mined. The Ghanaian prime minister, Idris Bello, was in Halfa."
        " The Ghanaian foreign minister, Yaw Boateng, flew home."
    )
    assert read(text).speaker("the pass was mined") == (holder or office)


def test_an_office_at_the_head_is_who_speaks_next(read) -> None:
    text = "Ghana's president has denied that the pass was mined. On Monday in Halfa, Idris Bello told us it was open."
    assert read(text).speaker("the pass was mined") == "Idris Bello"


def test_a_statement_is_whose_who_made_it(read) -> None:
    text = "The mayor said the road was open. The port board issued a statement saying that the quay was closed."
    found = read(text)
    assert found.speaker("the quay was closed") == "The port board"
    assert found.chain("the quay was closed") == [("channel", "statement")]


def test_an_operation_is_no_person(read) -> None:
    text = "The Task Force Operation Silent Dawn said that the pass was shut."
    assert read(text).speaker("the pass was shut") == "The Task Force Operation Silent Dawn"


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        ("The Presidency and France Info", ["The Presidency", "France Info"]),
        ("The Food and Drug Board", ["The Food and Drug Board"]),
        ("The Trinidad and Tobago embassy", ["The Trinidad and Tobago embassy"]),
    ],
)
def test_a_body_with_an_article_and_a_bare_name_are_two(read, source, speakers) -> None:
    found = read(f"{source} said that the pass was shut.").voice("the pass was shut")
    assert [one.name for one in found.speakers] == speakers
