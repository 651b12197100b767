"""Lines of figures, one a claimant, and their drawing."""

from __future__ import annotations

import itertools
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "testimony"))

import pytest
from bundles import coded, laid_out, page, said

from reportedly.views import Coverage, casualties, events
from reportedly.views.casualties import CasualtyRow
from reportedly.views.coverage import Strip
from reportedly.views.tolls import from_rows
from reportedly.web.drawings import HEIGHT, drawn

STRIP = Strip(1, 1, 1, (), "", "reported", False)


def row(who: str, low: int | None, high: int | None, day: str, **more: Any) -> CasualtyRow:
    slots = {
        "according_to": who, "claimant_party": "QUE", "victims": "soldiers", "party": "ESK", "harm": "killed",
        "low": low, "high": high, "approximate": False, "modality": "actual", "scope": "total", "own": False,
        "place": "", "earliest": "2031-05-01", "latest": day, "published": f"{day}T10:00:00+00:00", "strip": STRIP,
        "claim": f"{who}{day}", "document": "d",
    }  # fmt: skip
    return CasualtyRow(**{**slots, **more})


def test_claimants_are_never_added() -> None:
    (chart,) = from_rows(
        (row("Ada", 10, 10, "2031-05-02"), row("Ben", 90, None, "2031-05-02"), row("Ada", 12, 15, "2031-05-04"))
    )
    assert [(line.according_to, [(s.low, s.high) for s in line.steps]) for line in chart.lines] == [
        ("Ben", [(90, None)]), ("Ada", [(10, 10), (12, 15)]),
    ]  # fmt: skip
    assert chart.most == 90


def test_a_claimant_in_two_spellings_has_one_line() -> None:
    first, later = ("Norland's staff", 10, 10, "2031-05-02"), ("The staff of Norland", 12, 12, "2031-05-04")
    (chart,) = from_rows((row(*first, claimant=first[0]), row(*later, claimant=first[0])))
    assert [(line.according_to, len(line.steps)) for line in chart.lines] == [("Norland's staff", 2)]


def test_incidents_and_other_places_are_never_joined_to_a_line() -> None:
    rows = (row("Ada", 10, 10, "2031-05-02"), row("Ada", 4, 4, "2031-05-03", scope="incident"),
            row("Ada", 7, 7, "2031-05-03", place="Varn, Quessia"))  # fmt: skip
    (chart,) = from_rows(rows)
    assert [(line.place, len(line.steps)) for line in chart.lines] == [("", 1), ("Varn, Quessia", 1)]
    assert [line.name for line in drawn(chart).lines] == ["Ada", "Ada, Varn"]


@pytest.mark.parametrize(("until", "place"), [("2030-05-30", ""), ("2030-05-02", "Belsk, Norland")])
def test_a_total_is_not_counted_where_its_page_happens_to_be(until: str, place: str) -> None:
    """An incident takes the place its page is about, and says so; a toll of weeks does not."""
    document = page("one", "Shells fell on Belsk. Omar Dast said 900 soldiers were killed.")
    days, words = ("2030-05-01", until), "900 soldiers were killed"
    record = said("casualties", words, "Omar Dast/SUD", "Belsk", day=days, figure=900, status="killed")
    (claim,) = coded(document, record)
    told = claim.proposition
    assert told.place is not None
    elsewhere = replace(claim, proposition=replace(told, place=replace(told.place, how="context: article")))
    coverage = Coverage(laid_out((document, (elsewhere,))), {document.id: document})
    (found,), (row,) = casualties.from_coverage(coverage), events.from_coverage(coverage)
    assert (found.place, found.presumed, row.place) == (place, bool(place), place)


def test_what_is_denied_planned_or_without_a_figure_draws_nothing() -> None:
    assert from_rows((row("Ada", 10, 10, "2031-05-02", modality="negated"), row("Ada", None, None, "2031-05-02"))) == ()


def test_a_band_is_between_least_and_most_and_open_ends_stay_open() -> None:
    rows = (row("Ada", 10, 20, "2031-05-02"), row("Ben", 30, None, "2031-05-03"))
    drawing = drawn(from_rows(rows)[0])
    ada, ben = sorted(drawing.lines, key=lambda line: line.name)
    assert len(ada.bands) == 1 and not ada.open and not ben.bands and len(ben.open) == 1
    assert drawing.scale.startswith("Scale from nought") and drawing.ticks[0][1] == "0"


def test_far_apart_figures_stand_on_a_logarithmic_scale_that_says_so() -> None:
    drawing = drawn(from_rows((row("Ada", 498, 498, "2031-05-02"), row("Ben", 90_000, 90_000, "2031-05-02")))[0])
    assert drawing.scale.startswith("Logarithmic") and [label for _, label in drawing.ticks] == ["1,000", "10,000"]


def test_years_are_told_where_a_chart_spans_them_and_lines_that_are_left_out_are_counted() -> None:
    rows = tuple(row(f"Speaker {n}", 100 + n, 100 + n, f"203{n % 3}-05-02") for n in range(9))
    drawing = drawn(from_rows(rows)[0])
    assert drawing.days[0][1] == "2 May 2030" and drawing.days[-1][1] == "2 May 2032"
    assert len(drawing.lines) == 8 and "the 8 highest of 9 lines" in drawing.scale


def test_labels_never_cover_each_other() -> None:
    rows = tuple(row(f"Speaker {n}", 100 + n, 100 + n, "2031-05-02") for n in range(8))
    labels = sorted(line.label_y for line in drawn(from_rows(rows)[0]).lines)
    assert all(b - a >= 15.9 for a, b in itertools.pairwise(labels)) and labels[-1] <= HEIGHT


def test_a_label_has_room_with_what_stands_behind_it() -> None:
    who = "The High Command of the Land Army of Quessia"
    rows = (row(who, 10, 10, "2031-05-02", own=True), row(f"{who} and Esk", 20, 20, "2031-05-02"))
    names = [line.name for line in drawn(from_rows(rows)[0]).lines]
    assert all(len(name) <= 42 for name in names) and names[1].endswith("… · own losses") and names[0].endswith("…")
    (placed,) = drawn(from_rows((row(who, 10, 10, "2031-05-02", place="Amber Region, Quessia"),))[0]).lines
    assert placed.name == "The High Command of the Lan…, Amber Region"
    far = row(who, 10, 10, "2031-05-02", own=True, place="Autonomous Republic of Amber Heights, Quessia")
    (cut,) = drawn(from_rows((far,))[0]).lines
    assert cut.name == "The High Co…, Autonomous Rep… · own losses" and len(cut.name) == 42


def test_a_body_named_in_two_ways_is_one_claimant_and_its_ministry_another() -> None:
    told = "Forty soldiers were killed by {day} May, {who} said."
    speakers = ("the General Staff of Norland", "Norland's General Staff", "Norland's health ministry")
    pages = []
    for day, who in enumerate(speakers, 2):
        words = told.format(day=day, who=who)
        document = page(f"p{day}", words, at=f"2030-05-0{day}T10:00:00+00:00")
        told_of = said("casualties", words[:28], f"{who}/NOR", status="killed", target="soldiers/NOR", figure=38 + day)
        pages.append((document, coded(document, told_of)))
    rows = casualties.from_coverage(Coverage(laid_out(*pages), {document.id: document for document, _ in pages}))
    assert [row.claimant for row in sorted(rows, key=lambda row: row.published)] == [
        "the General Staff of Norland", "the General Staff of Norland", "Norland's health ministry",
    ]  # fmt: skip


def test_who_is_counted_is_told_without_the_count_again() -> None:
    words = "nearly 40 miners were killed"
    document = page("one", f"{words}, Omar Dast said.")
    slots = {"status": "killed", "target": "nearly 40 miners/SUD", "figure": 40, "day": "2030-05-02"}
    claims = coded(document, said("casualties", words, "Omar Dast/SUD", place="Arun", **slots))
    coverage = Coverage(laid_out((document, claims)), {document.id: document})
    assert [row.victims for row in casualties.from_coverage(coverage)] == ["miners"]
