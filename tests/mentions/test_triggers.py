"""The lexicon of triggers, and how its patterns are matched."""

from importlib import resources

import pytest

from reportedly.claims import BY_KIND
from reportedly.mentions.triggers import Triggers, read
from reportedly.sentences import tokens

LINES = (resources.files("reportedly") / "data" / "triggers.tsv").read_text(encoding="utf-8").splitlines()
HEADER = "kind\tstatus\tform\tpattern\tweight\texample"


def row(kind, status, pattern, form="verb"):
    return "\t".join((kind, status, form, pattern, "0.5", ""))


def found(text, *rows):
    return [(hit.trigger.kind, hit.trigger.status) for hit in Triggers(rows).hits(tokens(text))]


def test_the_lexicon_is_sorted_unique_and_of_the_topics():
    rows = [line.split("\t") for line in LINES[1:]]
    assert LINES[0] == HEADER
    assert rows == sorted(rows)
    assert len({(kind, pattern) for kind, _, _, pattern, _, _ in rows}) == len(rows)
    for kind, status, form, _, weight, _ in rows:
        assert kind == "-" or status == "" or status in BY_KIND[kind].statuses
        assert form in {"verb", "noun", "state", "adj"}
        assert 0 < float(weight) < 1


def test_each_row_marks_its_own_example():
    triggers = Triggers(LINES)
    blind = [
        row.pattern
        for row in read(LINES)
        if row.kind != "-" and row not in {hit.trigger for hit in triggers.hits(tokens(row.example))}
    ]
    assert blind == []


def test_a_blocker_hides_what_looks_like_a_trigger():
    rows = [row("attack", "unspecified", "strike|strikes"), row("-", "", "hunger strike")]
    assert found("The prisoners began a hunger strike.", *rows) == []
    assert found("A strike began.", *rows) == [("attack", "unspecified")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Guards captured nine soldiers.", [("casualties", "captured")]),
        ("Guards captured the town.", [("control", "captured")]),
    ],
)
def test_of_patterns_that_want_the_same_word_the_longest_wins(text, kinds):
    rows = [row("control", "captured", "captur+"), row("casualties", "captured", "captur+ ... <force>")]
    assert found(text, *rows) == kinds


def test_one_word_may_tell_an_attack_and_its_harm():
    rows = [row("attack", "unspecified", "behead+"), row("casualties", "killed", "behead+")]
    assert sorted(found("The gang beheaded a courier.", *rows)) == [("attack", "unspecified"), ("casualties", "killed")]


def test_a_gap_does_not_reach_over_a_stop():
    rows = [row("service", "out", "<service> ... cut")]
    assert found("The water was cut.", *rows) == [("service", "out")]
    assert found("They brought water; a ribbon was cut.", *rows) == []


def test_stems_take_regular_endings():
    rows = [row("damage", "destroyed", "raze+")]
    assert [len(found(f"They {form} it.", *rows)) for form in ("raze", "razed", "razing", "razor")] == [1, 1, 1, 0]
