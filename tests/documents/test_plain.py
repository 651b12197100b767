"""Bare texts and records: the story, what hangs around it, and when it was published."""

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import documents, sentences
from reportedly.captures import ARTICLE, Capture
from reportedly.documents import BlockKind, Document, Masthead
from reportedly.errors import Unreadable

READ = datetime(2024, 6, 12, 9, 0, tzinfo=UTC)


def text(words: str, masthead: Masthead | None = None) -> Document:
    return documents.from_capture(Capture("desk/report.txt", READ, "text/plain", words.encode()), masthead)


def record(**fields: object) -> Document:
    return documents.from_capture(Capture("a.jsonl:1", READ, ARTICLE, json.dumps(fields).encode()))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.words(block.span)) for block in document.blocks]


def test_a_text_with_its_neighbours() -> None:
    document = text(
        "Port of Sirte shelled at dawn, says harbour master\n"
        "SIRTE, Libya, June 11 (AFP) - Shells fell on the port on Tuesday, the harbour master said.\n"
        "Full coverage of the Libya conflict here\n"
        "Also Read | Which towns have changed hands this week?\n"
        "Nobody was hurt, he added.\n"
        "-\n"
        "Derna counts its missing after the flood\n"
        "The mayor said 11 people were found on Monday.\n"
        "-\n"
        "Tripoli airport opens again after two days\n"
    )
    assert kinds(document) == [
        ("headline", "Port of Sirte shelled at dawn, says harbour master"),
        ("dateline", "SIRTE, Libya, June 11 (AFP) -"),
        ("body", "Shells fell on the port on Tuesday, the harbour master said."),
        ("furniture", "Full coverage of the Libya conflict here"),
        ("furniture", "Also Read |"),
        ("teaser", "Which towns have changed hands this week?"),
        ("body", "Nobody was hurt, he added."),
        ("furniture", "-"),
        ("teaser", "Derna counts its missing after the flood"),
        ("teaser", "The mayor said 11 people were found on Monday."),
        ("furniture", "-"),
        ("teaser", "Tripoli airport opens again after two days"),
    ]
    assert document.title == "Port of Sirte shelled at dawn, says harbour master"
    assert document.name == "report"


def test_bullets_under_the_headline_are_its_deck() -> None:
    deck = "- Two cranes were hit.\n- Nobody was hurt."
    document = text(f"Port of Sirte shelled at dawn again\n{deck}\nShells fell on Tuesday.")
    assert [kind for kind, _ in kinds(document)] == ["headline", "standfirst", "standfirst", "body"]
    listed = text(f"What we know about the port so far\n{deck}")
    assert [kind for kind, _ in kinds(listed)] == ["headline", "body", "body"]


@pytest.mark.parametrize(
    "lead",
    [
        "GOMA, DR Congo, June 3 (Reuters) -", "MOSCOW, June 3.", "SANAA (Saba) –", "BEIRUT —", "The Hague -",
        "KABUL, Afghanistan (June 3) –",
        "Geneva, 3 June 2024 –", "Published June 3 2024", "Last updated at Jun 032024", "03.06.2024", "Mon Jun 3 2024",
    ],
)  # fmt: skip
def test_datelines_and_stamps_are_no_part_of_the_story(lead: str) -> None:
    document = record(title="Two towns fall in a day", text=f"{lead} Two towns fell on Monday. Few stayed.")
    assert kinds(document)[1:] == [("dateline", lead), ("body", "Two towns fell on Monday. Few stayed.")]


@pytest.mark.parametrize(
    "story",
    [
        "Russia said it held the town - Ukraine denied it.",
        "NATO Secretary General Jens Stoltenberg spoke on Monday.",
        "VLADIMIR Putin's men were seen in the town.",
        "BREAKING - the bridge is down.",
        "March was the worst month so far.",
        "Hamas said – as before – that it was ready.",
        "The Ossetian - Georgian Council met in the town.",
        "Al - Manar Daily reported it on Monday.",
    ],
)
def test_an_opening_that_only_looks_like_a_dateline_stays(story: str) -> None:
    assert kinds(record(title="A day of talks", text=story))[1:] == [("body", story)]


def test_prose_that_was_run_together_is_peeled() -> None:
    document = record(
        title="Suicide bomber strikes checkpoint near Hama Monitor",
        text="Suicide bomber strikes checkpoint near Hama Monitor AFP Friday 24 Oct 2014 Ten soldiers were killed on"
        " Friday. The blast was heard miles away. (Reporting by A. Writer; Editing by B. Reader) Read Also",
        published="2014-10-24",
    )
    assert [kind for kind, _ in kinds(document)] == [
        "headline", "headline", "byline", "dateline", "body", "byline", "furniture",
    ]  # fmt: skip
    assert document.published.source == "given"


@pytest.mark.parametrize(
    ("label", "titles", "kind"),
    [
        ("Related", "Port of Sirte Opens Again Ferry Sinks off Lamu Island Derna Counts Its Missing", "teaser"),
        ("... 43 Related", "Port of Sirte Opens Again Ferry Sinks off Lamu Island", "teaser"),
        ("Related News", "Ferry sinks off Lamu island Port of Sirte opens again", "teaser"),
        ("Related", "Families of the crew wait for news at the port of Sirte.", "body"),
        ("More", "Than nine boats were lost, and the guard counts its dead.", "body"),
    ],
)
def test_other_stories_titles_hang_behind_the_last_sentence(label: str, titles: str, kind: str) -> None:
    document = text(f"Ferry lost off the coast near Sirte\nThe guard found the crew on Tuesday. {label} {titles}")
    assert kinds(document)[-1][0] == kind
    if kind == "teaser":
        assert [words for _, words in kinds(document)[1:]][-2:] == [label.removeprefix("... "), titles]


def test_sections_of_one_story_are_not_other_stories() -> None:
    words = "The talks went on.\n___\nWHAT COMES NEXT?\nNobody knows. " + "The envoy flew home on Friday. " * 20
    assert {kind for kind, _ in kinds(record(title="Five questions", text=words))} == {"headline", "body", "furniture"}


def test_a_list_under_an_unknown_heading_in_capitals_must_read_like_headlines() -> None:
    advice = "Ships were warned.\nADVICE TO MASTERS\nKeep clear of the strait.\nReport any craft."
    titles = "Ships were warned.\nON THE FOREIGN DESK\nBudget row splits cabinet again\nFerry sinks off Lamu island"
    assert BlockKind.TEASER not in {block.kind for block in record(title="Strait closed", text=advice).blocks}
    assert kinds(record(title="Strait closed", text=titles))[-1] == ("teaser", "Ferry sinks off Lamu island")


def test_a_correction_stays_in_the_story() -> None:
    note = "CORRECTION, 11.40am: An earlier version of this article placed the governor in Kharkiv."
    assert kinds(record(title="Governor speaks out", text=f"The governor spoke.\n{note}"))[-1] == ("body", note)


def test_the_record_says_who_it_is() -> None:
    document = record(
        doc="d7", source="The Echo", title="Bridge down", text="It fell.", published="2024-06-11", byline="A. B."
    )
    assert (document.name, document.outlet, document.byline) == ("d7", "The Echo", "A. B.")
    assert document.text == "Bridge down\n\nIt fell."
    assert (document.published.at.isoformat(), document.published.precision) == ("2024-06-11T00:00:00+00:00", "day")


def test_what_is_given_fills_only_what_the_text_lacks() -> None:
    bare = text("A plain report.", Masthead(outlet="The Echo", published="2024-06-01"))
    assert (bare.outlet, bare.day.isoformat(), bare.published.source) == ("The Echo", "2024-06-01", "given")
    dated = text("Bridge falls into the river again\n3 June 2024 The bridge fell on Monday.")
    assert (dated.day.isoformat(), dated.published.source) == ("2024-06-03", "text")
    assert text("A plain report.").published.source == "retrieval"


@pytest.mark.parametrize(
    ("written", "day"),
    [("23/02/2022", "2022-02-23"), ("02/23/2022", "2022-02-23"), ("5.5.2023", "2023-05-05"),
     ("May 3rd, 2023", "2023-05-03"),
     ("Thu, 03 Mar 2022 10:00:00 GMT", "2022-03-03"), ("2022-03-03T23:30:00+02:00", "2022-03-03")],
)  # fmt: skip
def test_hours_as_they_are_written(written: str, day: str) -> None:
    assert record(text="It fell.", published=written).day.isoformat() == day


def test_the_dateline_tells_its_own_day() -> None:
    document = record(text="BEIRUT, 28 October 2016 - It fell.", published="2016-10-07")
    told = documents.dated(document)
    assert told is not None
    assert (document.day.isoformat(), told.at.date().isoformat()) == ("2016-10-07", "2016-10-28")
    assert documents.dated(record(text="It fell.")) is None


def test_a_date_with_two_readings_is_nobodys() -> None:
    document = record(text="It fell.", published="03/02/2022")
    assert document.published.source == "retrieval"
    assert [flag.code for flag in document.flags] == ["published-unread"]


def test_nothing_is_published_after_it_was_read() -> None:
    document = record(text="It fell.", published="2031-01-01")
    assert document.published.source == "retrieval"
    assert [flag.code for flag in document.flags] == ["published-in-future"]


def test_characters_that_no_store_can_hold_are_replaced_one_for_one() -> None:
    document = record(title="Half \ud800 a character", text="And a \0 NUL.")
    assert document.text == "Half \ufffd a character\n\nAnd a \ufffd NUL."
    assert [flag.code for flag in document.flags] == ["characters-replaced"]


@pytest.mark.parametrize(
    ("body", "header", "words", "guessed"),
    [
        ("Харьков".encode("cp1251") * 9, "text/plain; charset=us-ascii", "Харьков" * 9, True),
        (b"\xff\xfe" + "Kyiv fell silent".encode("utf-16-le"), "text/plain; charset=utf-8", "Kyiv fell silent", False),
        ("“Yes,” he said".encode("cp1252"), "text/plain; charset=iso-8859-1", "“Yes,” he said", False),
        ("Zürich".encode(), "text/plain; charset=latin-1", "Zürich", False),
    ],
)
def test_charsets(body: bytes, header: str, words: str, guessed: bool) -> None:
    document = documents.from_capture(Capture("a.txt", READ, header, body))
    assert document.text == words
    assert ("encoding-guessed" in [flag.code for flag in document.flags]) is guessed


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", ""])
def test_what_is_no_text_is_unreadable(kind: str) -> None:
    with pytest.raises(Unreadable):
        documents.from_capture(Capture("a", READ, kind, b"words"))


@pytest.mark.parametrize(
    "unit",
    ["A", "A ", "A-", "a-a-", "A/ ", "A B C/ ", "12 Jan 2016 ", "(Reporting by ", "Read ", "(", "\"", ".a,", "-\n",
     "AA BB CC\n", "More news A\n", "Photo (", "! ", "http://", "...5", "By A B C D E ", "\t",
     "(Reuters Photo) A ", "Ab cd (AFP) ef. ", "REUTERS/A B ", "TARN (AP) A ", "Also on a.com A ", "ab. Related A ",
     "ab. Source: A "],
)  # fmt: skip
def test_text_made_to_be_slow_is_not(unit: str) -> None:
    start = time.process_time()
    for story in (unit * (40_000 // len(unit)), unit * (400 // len(unit)), f"{unit * (8_000 // len(unit))}x."):
        if story.strip():
            sentences.from_document(record(title="A day of talks in Sirte", text=story))
    assert time.process_time() - start < 4


PIECES = st.lists(
    st.sampled_from(
        ["-", "Also Read | Which towns have fallen so far?", "MORE FROM SUDAN", "Ferry sinks off Lamu island",
         "BEIRUT (Reuters) - ",
         "He said so.", "By Jane Doe", "(AFP)", "\t", "", "___", "Photo: A bridge", "Published June 3 2024 ",
         "\u2028", "x" * 500, "Smoke over Tarn on May 3. (AFP Photo) At least", "LVIV (AP) It is", "over Tarn The"]
    ),
    max_size=12,
)  # fmt: skip


@given(st.one_of(PIECES.map("\n".join), PIECES.map(" ".join), st.text(max_size=300)), st.text(max_size=20))
def test_blocks_cover_every_word_and_never_overlap(words: str, title: str) -> None:
    if not (words.strip() or title.strip()):
        return
    document = record(title=title, text=words)
    at = 0
    for block in document.blocks:
        assert not document.text[at : block.span.start].strip()
        at = block.span.end
    assert not document.text[at:].strip()


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_unreadable(body: bytes) -> None:
    for kind in ("text/plain", "text/html", ARTICLE):
        try:
            document = documents.from_capture(Capture("a", READ, kind, body))
        except Unreadable:
            continue
        assert all(document.words(block.span).strip() for block in document.blocks)


def test_a_sentence_goes_over_the_break_of_a_wrapped_line() -> None:
    words = (
        "Town loses its bridge\n\nTroops entered the town of Sarvan before dawn on Friday and at least twelve\n"
        "people were killed, a nurse at the district hospital said by telephone.\n"
    )
    told = [sentence.text for sentence in sentences.from_document(text(words))]
    assert told[-1].startswith("Troops entered") and told[-1].endswith("by telephone.")


BLOG = """War in Quessia, day twelve

LIVE: 14:05 GMT - Rockets hit the harbour of Varn
LIVE: 13:40 - Our reporter hears shelling in the north of the city.
1.15pm
Four people were killed in Varn, the mayor said.
12.50 Two bridges were blown up by the retreating army."""


def test_entries_of_a_live_blog_are_cut_from_their_hours() -> None:
    document = text(BLOG)
    assert kinds(document) == [
        ("headline", "War in Quessia, day twelve"),
        ("dateline", "LIVE: 14:05 GMT -"),
        ("body", "Rockets hit the harbour of Varn"),
        ("dateline", "LIVE: 13:40 -"),
        ("body", "Our reporter hears shelling in the north of the city."),
        ("dateline", "1.15pm"),
        ("body", "Four people were killed in Varn, the mayor said."),
        ("dateline", "12.50"),
        ("body", "Two bridges were blown up by the retreating army."),
    ]


def test_one_hour_makes_no_blog_and_a_figure_is_no_hour() -> None:
    for words in ("14:05 The bridge fell.", "2.50 million fled.\n\n3.20 euros is the price of bread."):
        document = text(f"War in Quessia, day twelve\n\n{words}\n\nThe mayor said so on Sunday.")
        assert "dateline" not in dict(kinds(document))
