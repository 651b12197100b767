"""Whether a clause tells of what was, has been, goes on, is or will be. All sentences are invented."""

from dataclasses import replace
from datetime import date

import pytest
from tests.claims.test_occasions import laid, passage_of

from reportedly.claims import ages, tenses
from reportedly.mentions import Mention, MentionKind

TODAY = date(2022, 3, 3)


@pytest.mark.parametrize(
    ("text", "kind", "tense"),
    [
        ("Gunmen killed four ferrymen.", "casualties", "ed"),
        ("Thousands fled the port.", "displacement", "told"),
        ("Four ferrymen were killed.", "casualties", "past"),
        ("Four ferrymen have been killed.", "casualties", "perfect"),
        ("Four ferrymen had not been killed.", "casualties", "pluperfect"),
        ("Rebels will capture Sumy.", "control", "will"),
        ("Rebels might capture Sumy.", "control", "may"),
        ("Troops are advancing on the quay.", "movement", "going on"),
        ("Troops were advancing on the quay.", "movement", "went on"),
    ],
)
def test_a_verb_tells_its_tense_by_its_auxiliary_or_its_form(text: str, kind: str, tense: str) -> None:
    assert tenses.of(passage_of(laid(text), kind)) == tense


@pytest.mark.parametrize(
    ("words", "tense"),
    [
        ("the quay has 40 berths", "present"),
        ("the quay has to close", "may"),
        ("the quay is to close", "will"),
        ("it 's going under", "going on"),
        ("the harbour 's going rate", "no verb"),
        ("the ferry to the island", "no verb"),
        ("to mend the quay", "to"),
        ("the quay remains shut", "present"),
        ("the quay, now mostly mended", "ed"),
    ],
)
def test_evidence_without_a_trigger_is_told_by_its_first_verb(words: str, tense: str) -> None:
    scene = laid(f"{words.capitalize()}. Shells fell.")
    passage = passage_of(scene, "attack")
    sentence = scene.page.sentences[0]
    end = len(sentence.tokens) - 1
    marked = Mention(MentionKind.EVIDENCE, sentence.span, sentence.text, "service//actual")
    taken = {"start": 0, "end": end, "first": 0, "last": end - 1, "form": "verb"}
    assert tenses.of(replace(passage, sentence=sentence, evidence=marked, told=None, **taken)) == tense


@pytest.mark.parametrize(
    ("earliest", "latest", "age"),
    [
        (date(2022, 3, 2), date(2022, 3, 2), "1"),
        (date(2022, 2, 25), date(2022, 2, 25), "3-7"),
        (date(2021, 3, 2), date(2021, 3, 2), "31+"),
        (date(2022, 2, 1), TODAY, "since 8-30"),
        (date(2020, 2, 1), TODAY, "since 101+"),
        (TODAY, TODAY, ""),
        (date(2022, 3, 4), date(2022, 3, 4), ""),
        (date(2022, 2, 1), date(2022, 2, 9), ""),
    ],
)
def test_how_long_ago_a_day_is_or_a_stretch_to_publication_began(earliest: date, latest: date, age: str) -> None:
    assert ages.of(earliest, latest, TODAY) == age


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("14:10", "clock"),
        ("Thursday night", "weekday"),
        ("last night", "near"),
        ("3 March", "figures"),
        ("March", "else"),
    ],
)
def test_in_what_sort_of_words_a_time_is_named(words: str, wording: str) -> None:
    assert ages.wording(words) == wording
