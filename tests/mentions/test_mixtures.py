"""What a lexicon and a tagger mark together. All sentences are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pages_for_tagger import sentences

from reportedly.mentions import Mention, MentionKind
from reportedly.mentions.mixtures import ForClaims, ForMarks
from reportedly.sentences import Sentence
from reportedly.text import Span

TEXT = "Local Malians fled when Dr. Traore of Kidal said the raid killed two."


def mark(kind: MentionKind, words: str, label: str = "") -> Mention:
    document = sentences(TEXT)[0].span.document
    at = TEXT.index(words)
    return Mention(kind, Span(document, at, at + len(words)), words, label)


def marker(*marks: Mention):  # type: ignore[no-untyped-def]
    def marked(_: Sequence[Sentence]) -> Iterator[Mention]:
        return iter(marks)

    return marked


def test_a_tagger_names_nobody_by_a_title_or_a_peoples_adjective() -> None:
    kidal, people = mark(MentionKind.PLACE, "Kidal"), mark(MentionKind.ORGANISATION, "Local Malians")
    title, demonym = mark(MentionKind.PERSON, "Dr."), mark(MentionKind.PLACE, "Malians", "demonym")
    both = ForMarks(marker(demonym), marker(kidal, people, title))
    assert list(both(sentences(TEXT))) == [demonym, kidal]


def test_an_organisation_of_which_the_tagger_is_unsure_stands_where_the_lexicon_knows_it() -> None:
    unsure = replace(mark(MentionKind.ORGANISATION, "Kidal"), score=0.6)
    assert list(ForMarks(marker(), marker(unsure))(sentences(TEXT))) == []
    known = mark(MentionKind.ORGANISATION, "Kidal")
    assert list(ForMarks(marker(known), marker(unsure))(sentences(TEXT))) == [unsure]


def test_names_of_the_lexicon_without_a_label_are_left_to_the_tagger() -> None:
    both = ForMarks(marker(mark(MentionKind.PLACE, "Kidal")), marker(mark(MentionKind.PERSON, "Traore")))
    assert [m.text for m in both(sentences(TEXT))] == ["Traore"]


def test_peoples_and_faiths_without_a_state_name_nobody() -> None:
    text = "Tamil officers met Kurds of Sheikh Muslim Rashid."
    document = sentences(text)[0].span.document

    def taken(_: Sequence[Sentence]) -> Iterator[Mention]:
        for kind, words in (("place", "Tamil"), ("organisation", "Kurds"), ("person", "Muslim Rashid")):
            at = text.index(words)
            yield Mention(MentionKind(kind), Span(document, at, at + len(words)), words)

    assert [m.text for m in ForMarks(marker(), taken)(sentences(text))] == ["Muslim Rashid"]


def test_the_lexicon_labels_what_the_tagger_names_and_adds_no_bearer_of_an_office() -> None:
    government = mark(MentionKind.PLACE, "Kidal", "metonym")
    officer = mark(MentionKind.PERSON, "Traore", "colonel")
    names = marker(government, officer)
    assert list(ForMarks(names, marker())(sentences(TEXT))) == [government]
    tagged = marker(mark(MentionKind.PLACE, "Kidal"), mark(MentionKind.PERSON, "Traore"))
    assert list(ForMarks(names, tagged)(sentences(TEXT))) == [government, officer]
    longer = mark(MentionKind.PERSON, "Traore of Kidal")
    assert list(ForMarks(names, marker(longer))(sentences(TEXT))) == [longer]


def test_a_person_named_once_is_named_wherever_the_page_has_the_name() -> None:
    text = "Dr. Ann Traore spoke. Nobody met Ann Traore later."
    document = sentences(text)[0].span.document
    named = Mention(MentionKind.PERSON, Span(document, 4, 14), "Ann Traore", "", 0.97)
    assert [m.span.start for m in ForMarks(marker(), marker(named))(sentences(text))] == [4, 33]


def test_claims_are_read_from_evidence_and_roles_alone() -> None:
    evidence = mark(MentionKind.EVIDENCE, "the raid killed two", "casualties/killed/actual/reported")
    assert list(ForClaims(marker(evidence, mark(MentionKind.CUE, "said", "say")))(sentences(TEXT))) == [evidence]
