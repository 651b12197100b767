"""Who is who: spellings, offices, bodies and the shorter names of one side."""

from bundles import Page, coded, laid_out, page, said, together

from reportedly.judgements.voices import Level, agree, voices


def level(left: str, right: str, left_text: str = "", right_text: str = "") -> Level:
    """How far two speakers agree, each on a page of its own."""
    pages = []
    for name, speaker, text in (("one", left, left_text), ("two", right, right_text)):
        document = page(name, text or f"The bridge is out, {speaker.partition('/')[0]} said.")
        pages.append(voices(coded(document, said("damage", document.text[:10], speaker))[0], document)[0])
    return agree(*pages)


def test_one_person_in_two_spellings() -> None:
    assert level("Hryhoriy Lozhenko/NOR", "Grigory Lozhenko/NOR") is Level.ONE
    assert level("Yusuf al-Qadri/NOR", "Yousef Al Kadri/NOR") is Level.ONE


def test_two_persons_of_one_side_are_apart() -> None:
    assert level("Anna Berg/NOR", "Olav Berg/NOR") is Level.APART
    assert level("Anna Berg/NOR", "Anna Strand/NOR") is Level.APART


def test_a_spokesman_speaks_for_the_ministry_that_the_page_names_beside_him() -> None:
    beside = "The front holds, the defence ministry's spokesman, Colonel Anna Berg, told reporters."
    assert level("Anna Berg/NOR", "Norland's defence ministry/NOR", left_text=beside) is Level.OFFICE


def test_another_office_of_the_side_is_apart() -> None:
    beside = "The wards are full, the health ministry's spokeswoman, Anna Berg, told reporters."
    assert level("Anna Berg/NOR", "Norland's defence ministry/NOR", left_text=beside) is Level.APART


def test_an_abbreviation_unites_two_names_of_one_body() -> None:
    here = "The clinic is shut, Surgeons Sans Repos (SSR) said."
    there = "The clinic is shut, Doctors Never Resting (SSR) said."
    assert level("Surgeons Sans Repos/NGO", "Doctors Never Resting/NGO", here, there) is Level.ONE


def test_an_officer_of_the_army_is_not_the_army() -> None:
    assert level("army officer/NOR", "army/NOR") is not Level.ONE
    assert level("Norland's army/NOR", "army/NOR") is Level.ONE


def test_a_capital_is_no_more_than_a_side() -> None:
    assert level("Nordhavn/NOR", "Norland's defence ministry/NOR") is Level.SIDE
    assert level("Nordhavn/NOR", "Sudhavn/SUD") is Level.APART


def test_an_agency_named_as_the_source_is_the_hand_that_the_other_page_names() -> None:
    evidence = "Warplanes hit the mill road 26 times"
    slots = {"status": "air", "place": "Arun", "day": "2030-05-01", "target": "mill road/NOR"}

    def struck(name: str, speaker: str, via: tuple[str, ...]) -> Page:
        document = page(name, f"{evidence}, it was said.")
        return document, coded(document, said("attack", evidence, speaker, via=via, **slots))

    army = struck("one", "the army/SUD", ("the Arun Agency",))
    relay, stranger = struck("two", "Arun/MED", ()), struck("three", "Belsk/MED", ())
    assert together(laid_out(army, relay), "origins", "one-0", "two-0")
    assert not together(laid_out(army, stranger), "origins", "one-0", "three-0")
