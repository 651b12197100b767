from pages_for_tagger import sentences

from reportedly.mentions.gate import Gate, features

ROWS = ["word\tweight", "*\t-1", "0\t0.4", "shell-\t2", "market\t0.2"]


def test_a_word_or_its_stem_opens_the_gate():
    gate = Gate(ROWS)
    assert [gate(s) for s in sentences("Shelling hit the village. The market was quiet.")] == [True, False]


def test_weights_add_up():
    assert not any(map(Gate(ROWS), sentences("All 300 stalls of the market are open.")))


def test_features_are_words_stems_and_digits():
    assert set(features("Shelled 12 homes")) == {"shelled", "shell-", "0", "homes"}
