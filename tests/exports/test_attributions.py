from __future__ import annotations

from tests.attributions.conftest import page

from reportedly import attributions
from reportedly.exports.attributions import record


def test_offsets_count_code_points_and_nested_ones_point_outwards() -> None:
    text = "“The radio said the road was mined,” a driver told us."
    made = page(text)
    found = record(made.document, attributions.from_page(made))
    assert found["doc"] == "own-page"
    inner, outer = found["attributions"]
    assert [text[a:b] for a, b in outer["source"]] == ["a driver"]
    assert [text[a:b] for a, b in outer["content"]] == ["“The radio said the road was mined,”"]
    assert inner["within"] == 1
    assert "within" not in outer


def test_no_source_is_an_empty_list() -> None:
    made = page("The tanks reportedly left at dawn.")
    (one,) = record(made.document, attributions.from_page(made))["attributions"]
    assert one["source"] == []
