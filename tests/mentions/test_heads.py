"""Heads and what they are shown of a window, with states made by hand."""

import numpy as np

from reportedly.mentions.decoding import Run
from reportedly.mentions.heads import AT_ONCE, OF_CUE, OF_EVIDENCE, Head, Seen, Words, batches, feed
from reportedly.mentions.pieces import HEADS, LAYERS, Window

ATTACK, CUE = LAYERS.index("attack"), LAYERS.index("cue")


def window(words: int, offset: int = 0) -> Window:
    """Words of two pieces and four letters, a space between them."""
    starts = tuple(offset + 5 * word for word in range(words) for _ in range(2))
    plain = (7,) * len(starts)
    return Window(plain, plain, plain, plain, starts, tuple(start + 4 for start in starts), (1, 0) * words)


def seen(words: int) -> Seen:
    states = np.arange(2 * words + 2, dtype=np.float32)[:, None]
    return Seen(states.repeat(4, axis=1), states.repeat(3, axis=1), np.zeros((len(states), len(LAYERS), 3), np.float32))


def head(start: int, end: int, layer: int = ATTACK, words: int = 100) -> Head:
    return Head.of(Run(layer, start, end, 0.9), Words.of([window(words)]), [seen(words)])


def test_words_of_windows_stand_end_to_end():
    words = Words.of([window(2), window(3, offset=50)])
    assert words.starts == (0, 5, 50, 55, 60)
    assert words.pieces == (1, 3, 1, 3, 5)
    assert words.bounds == (0, 2, 5)


def test_a_head_knows_its_pieces_to_the_end_of_its_window():
    words = Words.of([window(2), window(3, offset=50)])
    last, next_ = (Head.of(Run(ATTACK, *at, 0.9), words, [seen(2), seen(3)]) for at in ((1, 2), (2, 3)))
    assert (last.window, last.pieces) == (0, (3, 5))
    assert (next_.window, next_.pieces) == (1, (1, 3))


def test_views_are_of_one_length_wherever_the_head_stands():
    for start in (0, 20, 50, 99):
        low, high = head(start, start + 1).view
        assert high - low == OF_EVIDENCE
        assert low <= 2 * start + 1 < high <= 202
    assert {high - low for low, high in (head(40, 41, CUE).view, head(99, 100, CUE).view)} == {OF_CUE}


def test_a_view_holds_all_of_a_long_head_and_no_more_than_the_window():
    low, high = head(10, 60).view
    assert low < 21 and high > 121
    assert head(3, 5, words=10).view == (0, 22)


def test_the_words_of_a_view_open_in_it():
    middle = head(50, 51)
    low, high = middle.view
    assert [2 * word + 1 for word in middle.words] == [piece for piece in range(low, high) if piece % 2]


def test_heads_of_like_views_are_read_together():
    heads = [head(at, at + 1) for at in range(90)] + [head(10, 60)]
    found = list(batches(heads))
    assert sorted(map(len, found)) == [1, 90 - 2 * AT_ONCE, AT_ONCE, AT_ONCE]


def test_what_the_second_reader_is_given():
    one = head(50, 51)
    given = feed([one], [seen(100)])
    low, high = one.view
    assert given["narrow"][0, :, 0].tolist() == list(range(low, high))
    assert given["head"].tolist() == [[101.5] * 4]
    assert given["inside"][0, 101 - low : 103 - low].tolist() == [0.5, 0.5]
    assert given["inside"].sum() == 1.0
    assert given["gaps"][0, 99 - low : 105 - low].tolist() == [33, 32, 0, 0, 1, 2]
    assert given["kinds"].tolist() == [HEADS.index("attack")]
