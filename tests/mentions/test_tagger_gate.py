from pages_for_tagger import sentences

from reportedly.mentions.gate import Gate, features

ROWS = ["word\tweight", "*\t-1", "0\t0.4", "shell-\t2", "market\t0.2"]


def test_a_word_or_its_stem_opens_the_gate():
    gate = Gate(ROWS)
    assert gate(sentences("Shelling hit the village. The market was quiet.")) == [True, False]


def test_weights_add_up():
    assert Gate(ROWS)(sentences("All 300 stalls of the market are open.")) == [False]


def test_features_are_words_stems_and_digits():
    assert set(features("Shelled 12 homes")) == {"shelled", "shell-", "0", "homes"}


def test_weights_add_up_whatever_the_order_of_the_words():
    """A tenth and two tenths less three tenths is a trifle more than nought, and nought where the last come first."""
    for number in range(100):
        low, middle, high = (f"{name}{letters(number)}" for name in ("ah", "bo", "cu"))
        gate = Gate(["word\tweight", f"{low}\t0.1", f"{middle}\t0.2", f"{high}\t-0.3"])
        assert gate(sentences(f"{low} {middle} {high}".capitalize() + ".")) == [True]


def test_the_same_words_pass_among_claims_and_not_among_the_arts():
    gate = Gate(["word\tweight", "*\t-1", "shell-\t4", "*page\t4", "*least\t1"])
    war = gate(sentences("Shelling began. Three more fell. Shelling went on."))
    arts = gate(sentences("Critics liked it. Three more fell. The hall was full."))
    assert war == [True, True, True]
    assert arts == [False, False, False]


def test_a_page_without_sentences_has_none_to_let_through():
    assert Gate(ROWS)(()) == []


def letters(number: int) -> str:
    return chr(97 + number // 26) + chr(97 + number % 26)
