"""Lines of a bare text, and which of them hang under the story."""

from __future__ import annotations

from reportedly.documents.tails import lines


def test_the_lines_of_a_wrapped_paragraph_are_one() -> None:
    text = (
        "Troops entered the town of Sarvan before dawn on Friday and at least twelve\n"
        "people were killed, a nurse at the district hospital said by telephone.\n"
        "\n"
        "The road north was cut.\n"
        "Buses did not run.\n"
    )
    told = [text[start:end] for start, end in lines(text, 0)]
    assert told == [text[: text.index("\n\n")], "The road north was cut.", "Buses did not run."]
