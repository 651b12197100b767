"""Words cut a stretch at a time are cut as the whole sentence is."""

from importlib import resources

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer

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


def test_no_more_is_kept_than_may_be(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cuttings, "KEPT", 3)
    fresh = Cuttings(PIECES)
    text = "The road to the bridge by the river was closed to the buses of the town."
    assert fresh.sentence(text, 0, True) == KEPT.sentence(text, 0, True)
    assert len(fresh._kept) <= 3
