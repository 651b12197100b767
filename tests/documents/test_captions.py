"""Captions run into a line of the story, and the credits that give them away."""

import pytest

from reportedly.documents.captions import apart, credited

CUT = {
    "a caption before the story": (
        "caption: A boy looks at the burnt mill of Tarn on May 3 2016. | furniture: (Reuters Photo)"
        " | body: Nine people were killed on Tuesday."
    ),
    "one without a stop": (
        "caption: Women wait at the well of the town of Tarn | furniture: [Anadolu] | body: Residents say it is dry."
    ),
    "one in the middle": (
        "body: The bridge was shut. | caption: Divers search the river below the old bridge. | furniture: (AFP)"
        " | body: The mayor blamed the army."
    ),
    "a photographer": (
        "body: The road is open. | caption: Trucks on the road to the coast August 9 2014."
        " | furniture: REUTERS/Omar Vahl | body: The army sent more men."
    ),
    "a late dateline": (
        "body: Two men died in a blast in the capital. | dateline: TARN (Sputnik) | body: According to the watchdog it"
        " was a car."
    ),
    "another story's title before it": (
        "body: Two men died in a blast. | teaser: Omar Vahl Number of Villages Joining Hill Truce Reaches Ninety"
        " | dateline: TARN (Sputnik) | body: According to the watchdog it was a car."
    ),
    "an agency by its name": "body: Nine were killed, Agence France-Presse (AFP) Monday reported from the hills.",
    "a group by its letters": "body: The Army of the Hills (AH) The Front has left the town.",
    "a short name for its source": "body: He told the Associated Press (AP) Nine men had died.",
    "films are no credit": "body: Watch the men leave Tarn (VIDEO) Nine of them were hurt.",
}


@pytest.mark.parametrize("written", CUT.values(), ids=CUT)
def test_captions_and_datelines_are_cut_out(written: str) -> None:
    pieces = [piece.split(": ", 1) for piece in written.split(" | ")]
    text = " ".join(words for _, words in pieces)
    assert [[kind.value, text[start:end]] for kind, start, end in apart(text, 0, len(text))] == pieces


@pytest.mark.parametrize(
    ("caption", "said", "credit"),
    [
        ("A crane in Sirte. (AP Photo/Omar Vahl)", "A crane in Sirte.", "(AP Photo/Omar Vahl)"),
        ("A crane in Sirte Photograph: Omar Vahl/EPA", "A crane in Sirte", "Photograph: Omar Vahl/EPA"),
        ("Men leave the quay [File: Reuters]", "Men leave the quay", "[File: Reuters]"),
        ("The quay near Tarn, Austria. Omar Vahl / AP file", "The quay near Tarn, Austria.", "Omar Vahl / AP file"),
        ("Photo: Getty Images", "", "Photo: Getty Images"),
        ("Image: The guard has left the quay", "Image: The guard has left the quay", ""),
        ("The source: a spring in the hills", "The source: a spring in the hills", ""),
    ],
)
def test_a_caption_and_its_credit(caption: str, said: str, credit: str) -> None:
    assert credited(caption) == (said, credit)
