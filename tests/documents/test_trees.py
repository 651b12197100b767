"""How deep a page is built, as the parser tells and as it is counted."""

import pytest

from reportedly.documents.trees import DEEPEST, deep, depth, parsed


@pytest.mark.parametrize("levels", [1, DEEPEST - 2, DEEPEST - 1, DEEPEST + 50])
def test_the_parser_tells_of_a_deep_page_as_counting_does(levels):
    tree, _ = parsed(f"<html><body>{'<div>' * levels}The bridge was shelled.{'</div>' * levels}</body></html>")
    assert depth(tree) == levels + 2
    assert deep(tree) == (depth(tree) > DEEPEST)
