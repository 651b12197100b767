from __future__ import annotations


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
