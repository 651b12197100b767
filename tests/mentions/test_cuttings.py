"""Words cut a stretch at a time are cut as the whole sentence is."""

from importlib import resources

from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.ledger import memories
from reportedly.mentions import cuttings
from reportedly.mentions.cuttings import Cuttings
from reportedly.mentions.pieces import sentence_pieces

PIECES = (resources.files("reportedly") / "models" / "pieces.json").read_text(encoding="utf-8")
WHOLE = Tokenizer.from_str(PIECES)
KEPT = Cuttings(PIECES)
TEXTS = st.text(
    st.sampled_from("ab Zéß\u0301\u200b\u3000\u00a0\t'’.-,$中İﬁЖ½ ") | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)


@given(TEXTS)
@example("Col. Adam Bakr's unit  held al-Fashir,\u00a0he said.")
@example("A MAN FROM Kassala \u212aept watch")
def test_a_sentence_is_cut_as_the_whole_of_it_would_be(text):
    encoding = WHOLE.encode(text, add_special_tokens=False)
    if encoding.ids:
        assert KEPT.sentence(text, 7, True) == sentence_pieces(encoding, text, 7, True)
    else:
        assert not len(KEPT.sentence(text, 7, True))


def test_no_more_is_kept_than_may_be_and_nothing_that_is_long():
    cuttings.kept.cache_clear()
    text = "The road to the bridge was closed to the lorries of the town."
    KEPT.sentence(f"{text} {'a' * (cuttings.LONGEST + 1)}", 0, True)
    kept = cuttings.kept.cache_info()
    assert (kept.currsize, kept.maxsize) == (len(set(text.split())), cuttings.KEPT)


def test_what_is_kept_is_forgotten_with_a_redacted_page():
    KEPT.sentence("Idris Bello", 0, True)
    assert cuttings.kept.cache_info().currsize
    memories.forget()
    assert not cuttings.kept.cache_info().currsize
