"""The shipped weights on short invented reports."""

from importlib import resources

import pytest
from pages_for_tagger import sentences

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.gate import Gate
from reportedly.mentions.tagger import Tagger, Weights

MODELS = resources.files("reportedly") / "models"
REPORT = (
    "Governor Ihor Savchuk said on Telegram that Russian forces had shelled the town of Orikhiv overnight. "
    "At least 12 civilians were killed and 30 wounded, the regional police said.\n"
    '"We still hold the bridge," Colonel Adam Bakr told Reuters on Monday.'
)

AGENCIES = (
    'The Red Cross said on Friday that its convoy had reached Goma. "They fired at us," Lina Haddad said. '
    "The Norwegian Refugee Council said the same. Reuters reported that the ministry had no comment."
)


@pytest.fixture(scope="module")
def weights() -> Weights:
    read = (MODELS / "encoder.onnx").read_bytes(), (MODELS / "reader.onnx").read_bytes()
    return Weights(*read, (MODELS / "pieces.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tagger(weights: Weights) -> Tagger:
    return Tagger(weights)


def words(marks: list[Mention], kind: MentionKind) -> set[str]:
    return {mark.text for mark in marks if mark.kind is kind}


def test_who_said_what(tagger: Tagger):
    marks = list(tagger(sentences(REPORT)))
    cue = next(mark for mark in marks if mark.kind is MentionKind.CUE)
    assert cue.text.startswith("said")
    parts = {mark.kind: mark.text for mark in marks if mark.head == cue.span}
    assert "Savchuk" in parts[MentionKind.SOURCE]
    assert "shelled the town" in parts[MentionKind.CONTENT]


def test_evidence_with_kind_and_status(tagger: Tagger):
    labels = {tuple(m.label.split("/")[:2]) for m in tagger(sentences(REPORT)) if m.kind is MentionKind.EVIDENCE}
    assert {("casualties", "killed"), ("casualties", "wounded"), ("attack", "shelling")} <= labels


def test_names(tagger: Tagger):
    marks = list(tagger(sentences(REPORT)))
    assert any("Savchuk" in name for name in words(marks, MentionKind.PERSON))
    assert "Orikhiv" in words(marks, MentionKind.PLACE)
    assert "Monday" in words(marks, MentionKind.TIME)


def test_names_of_organisations(tagger: Tagger):
    marks = list(tagger(sentences(AGENCIES)))
    organisations = words(marks, MentionKind.ORGANISATION)
    assert {"Red Cross", "Reuters"} <= organisations
    assert any("Norwegian Refugee Council" in name for name in organisations)
    assert "Lina Haddad" in words(marks, MentionKind.PERSON)


def test_marks_stand_where_they_say_and_hang_on_heads(tagger: Tagger):
    marks = list(tagger(sentences(REPORT)))
    heads = {MentionKind.CUE: set(), MentionKind.EVIDENCE: set()}
    for mark in marks:
        assert REPORT[mark.span.start : mark.span.end] == mark.text
        assert 0.0 < mark.score <= 1.0
        if mark.kind in heads:
            heads[mark.kind].add(mark.span)
    for mark in marks:
        if mark.kind in (MentionKind.SOURCE, MentionKind.CONTENT):
            assert mark.head in heads[MentionKind.CUE]
        if mark.kind is MentionKind.ROLE:
            assert mark.head in heads[MentionKind.EVIDENCE]


def test_a_page_is_read_alike_alone_and_among_others(tagger: Tagger):
    page, other = sentences(REPORT), sentences("The talks in Jeddah ended without a truce. " * 9)
    assert list(tagger.tag([other, page]))[1] == tuple(tagger(page)) == tuple(tagger(page))


def test_nothing_is_marked_on_an_empty_page(tagger: Tagger):
    assert not list(tagger([]))


def test_only_what_passes_the_gate_is_read(weights: Weights):
    gated = Tagger(weights, Gate(["word\tweight", "*\t-1", "wounded\t2"]))
    read = sentences(REPORT)
    assert all(mark.span in read[1].span for mark in gated(read))
    assert words(list(gated(read)), MentionKind.EVIDENCE)


def test_a_sentence_longer_than_a_window_is_read_to_its_end(tagger: Tagger):
    text = (
        "Witnesses said "
        + "the road was quiet and the shops stayed open and " * 40
        + "ten people were killed in Omdurman."
    )
    assert "Omdurman" in words(list(tagger(sentences(text))), MentionKind.PLACE)


def test_the_shipped_gate_lets_claims_through():
    with (MODELS / "gate.tsv").open(encoding="utf-8") as rows:
        gate = Gate(rows)
    claims, idle = sentences("Shelling killed three people in Nyala."), sentences("She likes old films and green tea.")
    assert gate(claims) == [True]
    assert gate(idle) == [False]


def test_only_the_kinds_that_are_wanted_are_told(weights: Weights):
    read = sentences(REPORT)
    of_claims = list(Tagger(weights, kinds={MentionKind.EVIDENCE, MentionKind.ROLE})(read))
    assert {mark.kind for mark in of_claims} == {MentionKind.EVIDENCE, MentionKind.ROLE}
    places = list(Tagger(weights, kinds={MentionKind.PLACE})(read))
    assert places == [mark for mark in Tagger(weights)(read) if mark.kind is MentionKind.PLACE]
