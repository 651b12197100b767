"""The scorer of MUC-4 templates by its guidelines' rules, the reading of its keys, and templates from our claims."""

import sys
from datetime import date
from pathlib import Path

import pytest

from reportedly.attributions import Stance
from reportedly.claims import BY_KIND, Claim, Modality
from reportedly.mentions import Page
from reportedly.pipeline import Reading
from reportedly.referents import Actor, Count, Period, Place, Referents
from reportedly.referents.places import Precision
from reportedly.sentences import from_document
from reportedly.text import Cited, Span

sys.path.insert(0, str(Path(__file__).parent.parent / "bench" / "muc4"))
keys = pytest.importorskip("keys")
scoring = pytest.importorskip("scoring", reason="scipy pairs the templates; it is not installed")
casing = pytest.importorskip("casing")
pages = pytest.importorskip("pages")
templates = pytest.importorskip("templates")
harm = pytest.importorskip("harm")
vocabulary = pytest.importorskip("vocabulary")


def template(number="1", **slots):
    names = {
        "kind": "INCIDENT: TYPE", "day": "INCIDENT: DATE", "place": "INCIDENT: LOCATION", "who": "HUM TGT: DESCRIPTION",
        "many": "HUM TGT: NUMBER", "harm": "HUM TGT: EFFECT OF INCIDENT", "band": "PERP: ORGANIZATION ID",
    }  # fmt: skip
    told = {"MESSAGE: TEMPLATE": [number], **{slot: [] for slot in names.values()}}
    return keys.from_key(told | {names[name]: lines for name, lines in slots.items()})


def test_a_key_s_line_is_read_with_its_alternatives_its_tag_and_its_option():
    filler = keys.filler('? DEATH: "BAKERS" / "THE \\"RED\\" BAKERS"')
    assert filler.optional
    assert [(option.value, option.tag) for option in filler.options] == [
        ("DEATH", "BAKERS"),
        ("DEATH", 'THE "RED" BAKERS'),
    ]
    assert [o.value for o in keys.filler("(08 MAR 90) / (- 08 MAR 90)").options] == ["08 MAR 90", "- 08 MAR 90"]
    assert [o.value for o in keys.filler("PERU: OAKFORD (CITY / TOWN)").options] == ["PERU: OAKFORD (CITY / TOWN)"]
    assert keys.parts("PERU: LIMA (CITY): OAKFORD (NEIGHBORHOOD)") == ("PERU", ("LIMA", "OAKFORD"))
    assert keys.days("- 26 AUG 89") == (None, date(1989, 8, 26))


@pytest.mark.parametrize(
    ("response", "key", "score"),
    [
        ("THE 3 BAKERS", "BAKERS", 1), ("OLD BAKERS", "BAKERS", 1), ("TORRES", "ALBERTO TORRES", 0.5),
        ("BAKERS WHO SAW IT", "BAKERS", 0.5), ("BRIGADE", "6TH INFANTRY BRIGADE", 0.5), ("MILLERS", "BAKERS", 0),
    ],
)  # fmt: skip
def test_a_string_is_right_with_words_before_it_and_partly_right_in_part(response, key, score):
    assert scoring.string(response, key) == score


@pytest.mark.parametrize(
    ("response", "key", "score"),
    [
        ("26 AUG 89", "26 AUG 89", 1), ("26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5), ("25 AUG 89", "- 26 AUG 89", 0.5),
        ("- 26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5), ("- 26 AUG 89", "26 AUG 89", 0.5),
        ("- 26 AUG 89", "16 AUG 89", 0),
        ("- 26 AUG 89", "24 AUG 89 - 25 AUG 89", 0),
    ],
)  # fmt: skip
def test_dates_score_as_the_guidelines_examples_do(response, key, score):
    assert scoring.day(response, key) == score


@pytest.mark.parametrize(
    ("response", "key", "score"),
    [
        ("COLOMBIA: MEDELLIN (CITY)", "COLOMBIA: MEDELLIN (CITY) - CALI (CITY)", 0.5), ("COLOMBIA", "COLOMBIA", 1),
        ("BOLIVIA: MEDELLIN (CITY)", "COLOMBIA: MEDELLIN (CITY)", 0.5), ("COLOMBIA", "COLOMBIA: CALI (CITY)", 0.5),
        ("COLOMBIA: CALI (CITY)", "COLOMBIA", 0.5), ("BOLIVIA", "COLOMBIA: CALI (CITY)", 0),
    ],
)  # fmt: skip
def test_places_score_as_the_guidelines_examples_do(response, key, score):
    assert scoring.place(response, key) == score


@pytest.mark.parametrize(
    ("response", "key", "score"),
    [("7", "7", 1), ("7", "5 - 7", 0.5), ("7", "~7", 0.5), ("7", "PLURAL", 0), ("6", "5-7", 0)],
)
def test_numbers_score_as_the_guidelines_examples_do(response, key, score):
    assert scoring.number(response, key) == score


def test_a_set_fill_with_the_wrong_tag_is_half_right_and_some_mistakes_are_forgiven():
    said = keys.filler('DEATH: "BAKERS"').options[0]
    assert scoring.credit("HUM TGT: EFFECT OF INCIDENT", said, keys.filler('DEATH: "BAKERS" / "MEN"')) == 1
    assert scoring.credit("HUM TGT: EFFECT OF INCIDENT", said, keys.filler('DEATH: "MILLERS"')) == 0.5
    assert scoring.credit("HUM TGT: EFFECT OF INCIDENT", said, keys.filler('INJURY: "BAKERS"')) == 0
    assert scoring.value("INCIDENT: TYPE", "ATTACK", "BOMBING") == 0.5
    assert scoring.value("INCIDENT: TYPE", "BOMBING", "ATTACK") == 0
    assert scoring.value("PHYS TGT: EFFECT OF INCIDENT", "DESTROYED", "SOME DAMAGE") == 0.5
    assert scoring.value("PHYS TGT: EFFECT OF INCIDENT", "SOME DAMAGE", "DESTROYED") == 0


def test_fillers_left_over_are_wrong_in_pairs_and_then_too_many_or_too_few():
    said = tuple(map(keys.filler, ('"BAKERS"', '"MILLERS"')))
    asked = tuple(map(keys.filler, ('"BAKERS"', '"PRIESTS"', '? "NUNS"', '"MEN"')))
    assert +scoring.slot("HUM TGT: DESCRIPTION", said, asked).counts == {"COR": 1, "INC": 1, "MIS": 1}
    assert +scoring.slot("HUM TGT: DESCRIPTION", said, ()).counts == {"SPU": 2}
    assert +scoring.slot("HUM TGT: DESCRIPTION", (), asked[2:3]).counts == {}


def test_templates_are_mapped_where_type_and_a_target_meet_and_counted_by_the_four_rows():
    bombing = template(kind=["BOMBING"], who=['"BAKERS"'], day=["26 AUG 89"])
    attack = template(kind=["ATTACK"], who=['"MILLERS"'])
    doubtful = template("3 (OPTIONAL)", kind=["ARSON"], who=['"NUNS"'])
    scores = scoring.Scores()
    scores.page([template(kind=["ATTACK"], who=['"BAKERS"']), template(kind=["KIDNAPPING"], who=['"MILLERS"'])],
                [bombing, attack, doubtful])  # fmt: skip
    assert scores.templates.counts == {"COR": 1, "MIS": 1, "SPU": 1}
    assert +scores.row(scores.matched).counts == {"COR": 1, "PAR": 1, "MIS": 1}
    assert +scores.row(scores.missing).counts == {"MIS": 2}
    recall, precision, over, both = scores.row(scores.matched, scores.missing, scores.spurious).figures()
    assert (recall, precision, over) == (100 * 1.5 / 5, 100 * 1.5 / 4, 50)
    assert both == pytest.approx(2 * 30 * 37.5 / 67.5)


def test_keys_scored_against_themselves_are_all_right():
    key = template(kind=["BOMBING"], place=["PERU"], who=['"BAKERS"'], many=['2: "BAKERS"'], harm=['DEATH: "BAKERS"'])
    scores = scoring.Scores()
    scores.page([key], [key])
    assert +scores.row(scores.matched, scores.missing, scores.spurious).counts == {"COR": 5}


def test_capitals_are_written_as_other_texts_write_the_words_and_no_word_moves():
    known = casing.from_texts(
        ["The guards of the bank in the city saw the men of the front who attacked. It was in Lima, on Monday."] * 2
    )
    text = "THE GUARDS SAW MEN OF THE RED OAK FRONT [ROF] IN OAKFORD. THE ROF'S BOMBING WAS ON MONDAY."
    written = known.written(text)
    assert written == "The guards saw men of the Red Oak Front [ROF] in Oakford. The ROF's Bombing was on Monday."
    assert len(written) == len(text)
    assert known.written("The guards saw Oakford.") == "The guards saw Oakford."


PAGE = (
    "Lima -- Gunmen of the Red Front killed two bakers in Oakford on 3 May. A bomb damaged a bank."
    " Rebels clashed with soldiers."
)


def reading(*propositions):
    """A hand-made reading: each proposition with the words of its evidence and, by slot, of its actor and target."""
    made = pages.made({"doc": "oakford", "text": PAGE, "published": "1990-05-04"})

    def at(words):
        return Span(made.id, PAGE.index(words), PAGE.index(words) + len(words))

    def claim(kind, status, evidence, slots):
        filled = {name: Cited(Actor(f"test:{words}", words, "UNK"), at(words)) for name, words in slots.items()}
        if "bakers" in evidence:
            place = Place("test:oakford", "Oakford", "PER", 1.0, 2.0, Precision.TOWN)
            day = Period(date(1990, 5, 3), date(1990, 5, 3))
            filled |= {"place": Cited(place, at("Oakford")), "time": Cited(day, at("3 May"))}
            filled |= {"quantity": Cited(Count(2, 2), at("two"))}
        said = BY_KIND[kind](Cited(status, at(evidence)) if status else None, **filled)
        return Claim((), said, Modality.ACTUAL, Stance.OWN, (), at(evidence))

    sentences = from_document(made)
    referents = Referents({}, {}, {}, {})
    claims = tuple(claim(*proposition) for proposition in propositions)
    return Reading(made, Page(made, sentences, ()), (), referents, claims)


def lines(found, slot):
    return [(filler.options[0].value, filler.options[0].tag) for filler in found.fillers(slot)]


def test_claims_of_one_incident_are_one_template_and_a_clash_is_none():
    found = templates.from_reading(
        reading(
            ("casualties", "killed", "killed two bakers", {"actor": "Gunmen", "target": "two bakers"}),
            ("damage", "damaged", "A bomb damaged a bank", {"target": "a bank"}),
            ("attack", "ground", "Rebels clashed with soldiers", {"actor": "Rebels", "target": "soldiers"}),
        ),
        date(1990, 5, 4),
    )
    assert len(found) == 1
    assert lines(found[0], "INCIDENT: TYPE") == [("BOMBING", "")]
    assert lines(found[0], "INCIDENT: DATE") == [("03 MAY 90", "")]
    assert lines(found[0], "INCIDENT: LOCATION") == [("PERU: OAKFORD", "")]
    assert lines(found[0], "PERP: INDIVIDUAL ID") == [("GUNMEN", "")]
    assert lines(found[0], "HUM TGT: NUMBER") == [("2", "BAKERS")]
    assert lines(found[0], "HUM TGT: EFFECT OF INCIDENT") == [("DEATH", "BAKERS")]
    assert lines(found[0], "PHYS TGT: EFFECT OF INCIDENT") == [("SOME DAMAGE", "BANK")]


def test_soldiers_alone_are_no_target_of_terror():
    clash = ("casualties", "killed", "Rebels clashed with soldiers", {"actor": "Rebels", "target": "soldiers"})
    assert templates.from_reading(reading(clash), date(1990, 5, 4)) == []


def test_counts_of_dead_are_found_among_claims_without_templates():
    key = template(
        kind=["ATTACK"], who=['"BAKERS"', '"NUNS"', '"MEN"'], many=['2: "BAKERS"', '~7: "NUNS"', 'PLURAL: "MEN"'],
        harm=['DEATH: "BAKERS"', 'DEATH: "NUNS"', 'DEATH: "MEN"'],
    )  # fmt: skip
    assert harm.pairs(key) == {("DEATH", "2"), ("DEATH", "~7")}
    found = harm.Harm()
    found.page(reading(("casualties", "killed", "killed two bakers", {"target": "two bakers"})).claims, [key])
    assert found.counts == {"DEATH": {"asked": 2, "same": 1, "other count": 1}, "INJURY": {}}
    found.page((), [key])
    assert found.counts["DEATH"]["no claim"] == 2


def test_a_wider_instrument_is_half_right_for_a_narrower_and_not_the_other_way():
    assert scoring.value("INCIDENT: INSTRUMENT TYPE", "GUN", "MACHINE GUN") == 0.5
    assert scoring.value("INCIDENT: INSTRUMENT TYPE", "MACHINE GUN", "GUN") == 0
    assert [vocabulary.arm(words) for words in ("A CAR BOMB", "M-16 RIFLES", "WORDS")] == ["VEHICLE BOMB", "RIFLE", ""]


def test_a_target_told_twice_is_one():
    told = [
        templates.Target("PRIESTS", None, {"DEATH"}), templates.Target("RED PRIESTS", Count(2, 2), {"DEATH"}),
        templates.Target("PERSONS", Count(2, 2), {"DEATH"}), templates.Target("WOUNDED", Count(5, 5), {"INJURY"}),
    ]  # fmt: skip
    found = templates.folded(told)
    assert [(target.words, target.count.low) for target in found] == [("RED PRIESTS", 2), ("WOUNDED", 5)]
